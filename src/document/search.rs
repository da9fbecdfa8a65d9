//! The reader's own search: every place where some words stand, however their
//! quotation marks, dashes and spaces are written. It only takes the reader to
//! a place and says nothing about quotes.

use std::ops::Range;

use super::characters::{is_dash, is_invisible, straight_quote};

pub(super) fn find_all(text: &str, needle: &str, case_insensitive: bool) -> Vec<Range<usize>> {
    let needle = fold_all(needle.trim(), case_insensitive);
    let Some(first) = needle.first().copied() else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = next_start(text, at, first, case_insensitive) {
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

/// The next place from byte `at` on whose first character folds to `first`.
fn next_start(text: &str, at: usize, first: char, case_insensitive: bool) -> Option<usize> {
    let rest = text.get(at..)?;
    // Letters and digits of ASCII are looked for as bytes, which is many times
    // faster; it passes by the Kelvin sign, whose lower case is "k".
    if first.is_ascii_alphanumeric() {
        let byte = u8::try_from(first).ok()?;
        let other = if case_insensitive {
            byte.to_ascii_uppercase()
        } else {
            byte
        };
        return memchr::memchr2(byte, other, rest.as_bytes()).map(|offset| at + offset);
    }
    let starts = |character: char| {
        !is_invisible(character) && fold(character, case_insensitive).next() == Some(first)
    };
    rest.find(starts).map(|offset| at + offset)
}

/// How many bytes of `text` the needle takes up, if it stands at its start.
fn matched_len(text: &str, needle: &[char], case_insensitive: bool) -> Option<usize> {
    let mut wanted = needle.iter();
    let mut after_space = false;
    for (offset, character) in text.char_indices() {
        if wanted.as_slice().is_empty() {
            return Some(offset);
        }
        if is_invisible(character) {
            continue;
        }
        let is_space = character.is_whitespace();
        if is_space && after_space {
            continue;
        }
        after_space = is_space;
        for folded in fold(character, case_insensitive) {
            // A needle may end inside the several letters that one character
            // becomes ("ß" has no such case, "İ" does): that is no match.
            if wanted.next() != Some(&folded) {
                return None;
            }
        }
    }
    wanted.as_slice().is_empty().then_some(text.len())
}

fn fold_all(text: &str, case_insensitive: bool) -> Vec<char> {
    let mut folded = Vec::new();
    for character in text.chars().filter(|character| !is_invisible(*character)) {
        if character.is_whitespace() && folded.last() == Some(&' ') {
            continue;
        }
        folded.extend(fold(character, case_insensitive));
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
    fn places_do_not_overlap() {
        assert_eq!(find_all("aaaa a", "aa", true), [0..2, 2..4]);
    }
}
