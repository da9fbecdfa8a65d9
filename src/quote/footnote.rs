//! Which superscript digits are the mark of a footnote and which are part of
//! what they stand at: `border¹⁹` has a footnote, `km²` and `1987¹²` may not be
//! read without their digits.
//!
//! A mark is passed over in comparison only where it can be nothing else. What
//! is doubtful stays visible, and the quote that leaves it out is not verified.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use super::piece::last_base;
use crate::document::characters::{
    SOFT_HYPHEN, is_hyphen, is_invisible, is_raised_or_lowered, is_superscript_digit,
};

/// Words of three letters and more that are measured or raised to powers.
/// Shorter words keep their digits whatever they are: most units, chemical
/// signs and variables are that short.
const RAISED_WORDS: [&str; 50] = [
    "acre",
    "acres",
    "angstrom",
    "bar",
    "centimeter",
    "centimeters",
    "centimetre",
    "centimetres",
    "cos",
    "cosh",
    "cot",
    "exp",
    "feet",
    "foot",
    "hour",
    "hours",
    "hrs",
    "inch",
    "inches",
    "kilometer",
    "kilometers",
    "kilometre",
    "kilometres",
    "lbs",
    "log",
    "meter",
    "meters",
    "metre",
    "metres",
    "micron",
    "microns",
    "mile",
    "miles",
    "millimeter",
    "millimeters",
    "millimetre",
    "millimetres",
    "min",
    "mol",
    "rad",
    "sec",
    "second",
    "seconds",
    "sin",
    "sinh",
    "tan",
    "tanh",
    "yard",
    "yards",
    "yds",
];

/// Bytes of the run of superscript digits at the start of `text`; several
/// numbers set as one mark (`¹²,¹³` and `¹²–¹⁴`) are one run.
pub(super) fn raised_run_len(text: &str) -> usize {
    let mut len = 0;
    let mut characters = text.char_indices().peekable();
    while let Some((offset, character)) = characters.next() {
        if is_superscript_digit(character) {
            len = offset + character.len_utf8();
            continue;
        }
        let goes_on = matches!(character, ',' | '-' | '–')
            && characters
                .peek()
                .is_some_and(|(_, next)| is_superscript_digit(*next));
        if !goes_on {
            break;
        }
    }
    len
}

/// Whether the run of superscript digits at `run` is a footnote's mark: after a
/// word of three letters and more that is no unit, or after punctuation, and
/// before neither letter, digit nor other raised sign.
pub(super) fn is_footnote_mark(text: &str, run: Range<usize>) -> bool {
    let before = text.get(..run.start).unwrap_or_default();
    let after = text.get(run.end..).unwrap_or_default();
    let next = after.chars().find(|character| !is_invisible(*character));
    if next.is_some_and(|next| next.is_alphanumeric() || is_raised_or_lowered(next)) {
        return false;
    }
    let Some(last) = last_base(before) else {
        return false;
    };
    if last.is_alphabetic() {
        return ends_in_footnoted_word(before);
    }
    match last {
        '.' | ',' | ';' | ':' | '!' | '?' | '…' | '”' | '’' | '»' | '*' => true,
        // Straight marks after a digit are feet and inches.
        '"' | '\'' => !char_before(before, last).is_some_and(char::is_numeric),
        // After a bracket only with a word in it: `(a + b)²` is a square.
        ')' => before
            .trim_end_matches(|character| character != ')')
            .strip_suffix(')')
            .is_some_and(ends_in_footnoted_word),
        _ => false,
    }
}

/// The character before the last `last` in `text`.
fn char_before(text: &str, last: char) -> Option<char> {
    let (before, _) = text.rsplit_once(last)?;
    before.chars().next_back()
}

/// How far back a word is followed, in letters.
const WORD_MAX: usize = 40;

fn ends_in_footnoted_word(text: &str) -> bool {
    let mut letters: Vec<char> = Vec::new();
    let mut before = None;
    // Letters on the last line, if the word began on the line before.
    let mut last_line: Option<usize> = None;
    let mut rest = text;
    while let Some(character) = rest.chars().next_back() {
        rest = rest
            .get(..rest.len() - character.len_utf8())
            .unwrap_or_default();
        if is_invisible(character) || is_combining_mark(character) {
            continue;
        }
        if character.is_whitespace() && !letters.is_empty() {
            // The word may have begun on the line before: "bor-\nder¹⁹".
            if let Some(line_before) = before_line_end_hyphen(rest, character) {
                rest = line_before;
                last_line = last_line.or(Some(letters.len()));
                continue;
            }
        }
        if !character.is_alphabetic() || letters.len() == WORD_MAX {
            before = Some(character);
            break;
        }
        letters.push(character);
    }
    letters.reverse();
    let sticks_to_number = before.is_some_and(|before| before.is_numeric() || before == '/');
    // "five-\nkm²" may be one word or two: neither may be a unit.
    let last_part = letters.len() - last_line.unwrap_or(letters.len());
    letters.len() >= 3
        && !sticks_to_number
        && !looks_like_unit(&letters)
        && !letters.get(last_part..).is_some_and(looks_like_unit)
}

/// Whether a word is measured or raised to powers, or looks like it: three
/// letters and fewer without a vowel, such as "kHz". Abbreviations in capitals
/// only are names ("TTP").
fn looks_like_unit(letters: &[char]) -> bool {
    let word: String = letters
        .iter()
        .flat_map(|letter| letter.to_lowercase())
        .collect();
    let has_small_letters = letters.iter().any(|letter| letter.is_lowercase());
    let has_vowels = !word.is_ascii() || word.contains(['a', 'e', 'i', 'o', 'u', 'y']);
    letters.len() == 1
        || (letters.len() <= 3 && has_small_letters && !has_vowels)
        || RAISED_WORDS.contains(&word.as_str())
}

/// What stands before the hyphen, if `text` and `space` are the end of a line
/// at which a word is divided.
fn before_line_end_hyphen(text: &str, space: char) -> Option<&str> {
    let line = text.trim_end();
    let gap = text.get(line.len()..)?;
    let line_ends = gap.matches('\n').count() + usize::from(space == '\n');
    let hyphen = line.chars().next_back()?;
    let divides = line_ends == 1 && (is_hyphen(hyphen) || hyphen == SOFT_HYPHEN);
    divides.then(|| line.get(..line.len() - hyphen.len_utf8()))?
}

#[cfg(test)]
mod tests {
    use super::*;

    fn has_mark(text: &str) -> bool {
        let at = text.find(is_superscript_digit).unwrap();
        is_footnote_mark(text, at..at + raised_run_len(&text[at..]))
    }

    #[test]
    fn marks_after_words_and_punctuation_are_footnotes() {
        for text in [
            "western flank.¹ This",
            "border¹⁹ and",
            "of others.”¹⁴ Ken",
            "(TTP)¹² said",
            "*interpretation*.¹⁵",
            "restraint,³³ as",
            "in October 2025.³¹",
            "the TTP², which",
            "said.¹²,¹³ Then",
            "de\u{301}cide\u{301}¹ que",
            "said¹²",
            "sa-\nid¹ that",
            "sa\u{AD}\n  id¹",
        ] {
            assert!(has_mark(text), "{text}");
        }
    }

    #[test]
    fn powers_units_isotopes_and_numbers_keep_their_digits() {
        for text in [
            "10² is",
            "1987¹² was",
            "in 1987¹²",
            "5 km² of",
            "25 acres² of",
            "x² + y²",
            "mc²",
            "(a + b)²",
            "(2021)¹²",
            "of ²³⁵U",
            "carbon ¹⁴C",
            "Ca²⁺",
            "sin² x",
            "5'²",
            "the kHz²",
            "CO² levels",
            "m/sec²",
            "SO₄²⁻",
            "¹ Aidan Parkes",
            "⁸Ahmed Rashid",
            "word¹²C",
            "five-\nkm²",
            "- it²",
        ] {
            assert!(!has_mark(text), "{text}");
        }
    }
}
