//! The reader's own search: every place where some words stand, however their
//! quotation marks, dashes and spaces are written. It only takes the reader to
//! a place and says nothing about quotes.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::canonical_combining_class;

use super::characters::{is_dash, is_invisible, straight_quote};

pub(super) fn find_all(text: &str, needle: &str, case_insensitive: bool) -> Vec<Range<usize>> {
    let needle = fold_all(needle.trim(), case_insensitive);
    let Some(first) = needle.first().copied() else {
        return Vec::new();
    };
    let bears_mark = (needle.get(1)).is_some_and(|next| canonical_combining_class(*next) != 0);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = next_start(text, at, (first, bears_mark), case_insensitive) {
        let rest = text.get(start..).unwrap_or_default();
        at = match matched_len(rest, &needle, case_insensitive) {
            Some(length) => {
                found.push(start..start + length);
                start + length
            }
            None => start + rest.chars().next().map_or(1, char::len_utf8),
        };
    }
    found
}

/// The next place from byte `at` on whose first character folds to `first`, which
/// may bear a mark.
fn next_start(
    text: &str,
    at: usize,
    (first, bears_mark): (char, bool),
    case_insensitive: bool,
) -> Option<usize> {
    let rest = text.get(at..)?;
    // Letters and digits of ASCII are looked for as bytes, which is many times
    // faster; it passes by the Kelvin sign, whose lower case is "k".
    if first.is_ascii_alphanumeric() && !bears_mark {
        let byte = u8::try_from(first).ok()?;
        let other = if case_insensitive {
            byte.to_ascii_uppercase()
        } else {
            byte
        };
        return memchr::memchr2(byte, other, rest.as_bytes()).map(|offset| at + offset);
    }
    let starts = |character: char| {
        let mut folded = fold(character, case_insensitive).nfd();
        !is_invisible(character) && folded.next() == Some(first)
    };
    rest.find(starts).map(|offset| at + offset)
}

/// How many bytes of `text` the needle takes up, if it stands at its start.
fn matched_len(text: &str, needle: &[char], case_insensitive: bool) -> Option<usize> {
    let mut wanted = needle.iter();
    let mut after_space = false;
    let mut offset = 0;
    while !wanted.as_slice().is_empty() {
        let letter = first_letter(text.get(offset..)?)?;
        offset += letter.len();
        if letter.chars().all(is_invisible) {
            continue;
        }
        let is_space = letter.chars().all(char::is_whitespace);
        if is_space && after_space {
            continue;
        }
        after_space = is_space;
        // A needle may end inside what one letter becomes: "e" in "é", however
        // that is stored, or "i" in "İ". That is no match.
        let mut fits = |folded: char| wanted.next() == Some(&folded);
        if !fold_letter(letter, case_insensitive, &mut fits) {
            return None;
        }
    }
    Some(offset)
}

/// The first character of `text` with the marks that stand on it.
fn first_letter(text: &str) -> Option<&str> {
    let mut rest = text.chars();
    rest.next()?;
    loop {
        let end = text.len() - rest.as_str().len();
        match rest.next() {
            Some(mark) if canonical_combining_class(mark) != 0 => {}
            _ => return text.get(..end),
        }
    }
}

/// Hands on, one by one, what a letter with its marks is compared as, while `take`
/// wants more; whether it wanted all. Accents come apart from their letters, in
/// the order that Unicode gives them, so that it does not matter how they are
/// stored.
fn fold_letter(letter: &str, case_insensitive: bool, mut take: impl FnMut(char) -> bool) -> bool {
    let seen = letter.chars().filter(|character| !is_invisible(*character));
    let mut folded = seen.flat_map(|character| fold(character, case_insensitive));
    match letter.is_ascii() {
        true => folded.all(&mut take),
        false => folded.nfd().all(&mut take),
    }
}

fn fold_all(text: &str, case_insensitive: bool) -> Vec<char> {
    let mut folded = Vec::new();
    let mut rest = text;
    while let Some(letter) = first_letter(rest) {
        rest = rest.get(letter.len()..).unwrap_or_default();
        if letter.chars().all(char::is_whitespace) && folded.last() == Some(&' ') {
            continue;
        }
        fold_letter(letter, case_insensitive, |character| {
            folded.push(character);
            true
        });
    }
    folded
}

/// The characters that `character` is compared as: one, or a few where the
/// lower case takes several.
fn fold(character: char, case_insensitive: bool) -> impl Iterator<Item = char> {
    let plain = match straight_quote(character) {
        Some("'") => '\'',
        Some(_) => '"',
        None if is_dash(character) => '-',
        None if character.is_whitespace() => ' ',
        None => character,
    };
    let lower = case_insensitive.then(|| plain.to_lowercase());
    let kept = lower.is_none().then_some(plain);
    lower.into_iter().flatten().chain(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'a>(text: &'a str, needle: &str) -> Vec<&'a str> {
        find_all(text, needle, true)
            .into_iter()
            .map(|range| &text[range])
            .collect()
    }

    #[test]
    fn curly_and_straight_quotes_are_the_same() {
        let text = "Pakistan’s and Pakistan's “depth”";
        assert_eq!(found(text, "pakistan's"), ["Pakistan’s", "Pakistan's"]);
        assert_eq!(found(text, "\"DEPTH\""), ["“depth”"]);
    }

    #[test]
    fn line_ends_dashes_and_invisible_characters_are_no_hindrance() {
        let text = "the Pakistan–Taliban\n  bor\u{AD}der";
        assert_eq!(
            found(text, "pakistan-taliban border"),
            ["Pakistan–Taliban\n  bor\u{AD}der"]
        );
    }

    #[test]
    fn capitals_count_when_asked_to() {
        assert_eq!(find_all("It is IT or IT.", "IT", false), [6..8, 12..14]);
        assert_eq!(find_all("It is IT.", "IT", true), [0..2, 6..8]);
    }

    #[test]
    fn nothing_is_found_nowhere() {
        assert!(found("text", "").is_empty());
        assert!(found("text", " \u{200B}\n").is_empty());
        assert!(found("", "text").is_empty());
        assert!(found("tex", "text").is_empty());
    }

    #[test]
    fn accents_are_found_however_they_are_stored() {
        let composed = "Un \u{e9}tat, une \u{c9}TAPE, et \u{1ed9}.";
        let apart = "Un e\u{301}tat, une E\u{301}TAPE, et o\u{323}\u{302}.";
        let swapped = "Un e\u{301}tat, une E\u{301}TAPE, et o\u{302}\u{323}.";
        for text in [composed, apart, swapped] {
            for (one, other) in [
                ("\u{e9}tat", "e\u{301}tat"),
                ("\u{e9}tape", "e\u{301}tape"),
                ("un \u{e9}", "un e\u{301}"),
                ("et \u{1ed9}", "et o\u{302}\u{323}"),
            ] {
                let places = find_all(text, one, true);
                assert_eq!(places.len(), 1, "{one} in {text}");
                assert_eq!(find_all(text, other, true), places);
                assert!(text.get(places[0].clone()).is_some());
                let after = text[places[0].end..].chars().next();
                assert!(after.is_none_or(|after| canonical_combining_class(after) == 0));
            }
        }
        assert_eq!(
            find_all(composed, "\u{e9}tat", true),
            std::slice::from_ref(&(3..8))
        );
        assert_eq!(
            find_all(apart, "\u{e9}tat", true),
            std::slice::from_ref(&(3..9))
        );
    }

    #[test]
    fn a_letter_without_its_accent_is_another_letter() {
        for text in ["\u{e9}tat", "e\u{301}tat"] {
            assert!(found(text, "etat").is_empty());
            assert!(found(text, "e").is_empty());
        }
        assert_eq!(found("etat", "etat"), ["etat"]);
        assert!(found("etat", "\u{e9}tat").is_empty());
    }

    #[test]
    fn places_do_not_overlap() {
        assert_eq!(find_all("aaaa a", "aa", true), [0..2, 2..4]);
    }
}
