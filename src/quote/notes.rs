//! Notes in a text that does not say which of its lines are notes.

use super::footnote::raised_run_len;
use crate::document::characters::is_superscript_digit;

/// The most digits of a note's number.
const DIGITS_MAX: usize = 3;

/// The number that a note begins with, as it is written there: superscript
/// digits, or plain ones before white space and a capital or quotation mark.
pub(super) fn note_number(line: &str) -> Option<&str> {
    let raised = raised_run_len(line);
    if raised > 0 {
        let number = line.get(..raised)?;
        let has_words = line.get(raised..)?.contains(char::is_alphabetic);
        return (number.chars().all(is_superscript_digit) && has_words).then_some(number);
    }
    let rest = line.trim_start_matches(|character: char| character.is_ascii_digit());
    let number = line.get(..line.len() - rest.len())?;
    let after = rest.strip_prefix(['.', ')']).unwrap_or(rest);
    let words = after.trim_start();
    let starts_high = words
        .trim_start_matches(['“', '"', '*', '_', '‘', '\''])
        .starts_with(char::is_uppercase);
    ((1..=DIGITS_MAX).contains(&number.len()) && words.len() < after.len() && starts_high)
        .then_some(number)
}

/// Whether `text` bears the mark of the note `number`: its digits, raised or
/// plain, right after a letter or a sign and before neither letter nor digit.
pub(super) fn is_cited(text: &str, number: &str) -> bool {
    let raised: String = number.chars().map(raised_digit).collect();
    let plain: String = number.chars().map(plain_digit).collect();
    stands_as_mark(text, &raised) || stands_as_mark(text, &plain)
}

fn stands_as_mark(text: &str, mark: &str) -> bool {
    text.match_indices(mark).any(|(start, _)| {
        let before = text
            .get(..start)
            .and_then(|before| before.chars().next_back());
        let after = text
            .get(start + mark.len()..)
            .and_then(|after| after.chars().next());
        let follows = before
            .is_some_and(|before| before.is_alphabetic() || ".,;:!?…”’\"')*".contains(before));
        let is_over =
            after.is_none_or(|after| !after.is_alphanumeric() && !is_superscript_digit(after));
        follows && is_over && !is_decimal(text, start)
    })
}

/// Whether the digits at `start` are those after a point: `3.5`.
fn is_decimal(text: &str, start: usize) -> bool {
    let mut backwards = text.get(..start).unwrap_or_default().chars().rev();
    backwards
        .next()
        .is_some_and(|point| matches!(point, '.' | ',' | ':'))
        && backwards.next().is_some_and(char::is_numeric)
        && text
            .get(start..)
            .is_some_and(|rest| rest.starts_with(|character: char| character.is_ascii_digit()))
}

const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

fn raised_digit(character: char) -> char {
    character
        .to_digit(10)
        .and_then(|digit| RAISED.get(digit as usize).copied())
        .unwrap_or(character)
}

fn plain_digit(character: char) -> char {
    RAISED
        .iter()
        .position(|raised| *raised == character)
        .and_then(|digit| char::from_digit(u32::try_from(digit).ok()?, 10))
        .unwrap_or(character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_begin_with_their_number() {
        for (line, number) in [
            ("¹ Aidan Parkes", "¹"),
            ("⁸Ahmed Rashid", "⁸"),
            ("12 Aidan Parkes", "12"),
            ("3. “Border Clashes”", "3"),
        ] {
            assert_eq!(note_number(line), Some(number), "{line}");
        }
        for line in [
            "2021 was",
            "12",
            "¹²",
            "1990s saw",
            "12 of them",
            "2,000 Men",
        ] {
            assert_eq!(note_number(line), None, "{line}");
        }
    }

    #[test]
    fn marks_are_raised_or_touch_their_word() {
        assert!(is_cited("the border.¹² It", "¹²"));
        assert!(is_cited("the border.¹² It", "12"));
        assert!(is_cited("the border12 it", "12"));
        for text in ["in 12 cases", "the border¹²³", "3.12 million", "km of 12"] {
            assert!(!is_cited(text, "12"), "{text}");
        }
    }
}
