//! Whether a place in a text falls inside a word or a number.
//!
//! A quote that begins or ends there does not say what the document says:
//! "known" is no quote from "unknown" or "un-known", "can" none from "can't",
//! "10" none from "10,000" or "10²", and "5" none from "−5".

use unicode_segmentation::UnicodeSegmentation as _;

use super::piece::{PieceKind, Reading, last_base, piece_at};
use crate::document::characters::{
    SOFT_HYPHEN, is_dash, is_hyphen, is_invisible, is_raised_or_lowered, is_superscript_digit,
    straight_quote,
};

/// Characters looked at on either side.
const REACH: usize = 48;

/// Whether byte `at` of `text` (a character boundary) is inside a word.
pub(super) fn is_inside_word(text: &str, at: usize) -> bool {
    let Some((before, after)) = text.split_at_checked(at) else {
        return false;
    };
    if let Some(inside) = is_plainly_inside_word(before.as_bytes(), after.as_bytes()) {
        return inside;
    }
    if is_inside_divided_word(before, after) {
        return true;
    }
    let (Some(last), Some(next)) = (
        before
            .chars()
            .rev()
            .find(|character| !is_invisible(*character)),
        after.chars().find(|character| !is_invisible(*character)),
    ) else {
        return false;
    };
    is_inside_number(before, last, after, next)
        || is_between_word_and_its_index(text, at, last, next)
        || is_inside_segment(before, after)
}

/// The answer for plain letters and single spaces, which is nearly every place,
/// without looking further.
fn is_plainly_inside_word(before: &[u8], after: &[u8]) -> Option<bool> {
    let is_letter = u8::is_ascii_alphabetic;
    match (before, after) {
        ([.., last], [next, ..]) if is_letter(last) && is_letter(next) => Some(true),
        ([.., last, b' '], [next, ..]) if is_letter(last) && is_letter(next) => Some(false),
        ([.., last], [b' ', next, ..]) if is_letter(last) && is_letter(next) => Some(false),
        _ => None,
    }
}

/// Inside a word by Unicode's rules (UAX #29), invisible characters left out.
fn is_inside_segment(before: &str, after: &str) -> bool {
    let belongs = |character: &char| !character.is_whitespace();
    let seen = |character: &char| !is_invisible(*character);
    let mut window: Vec<char> = before
        .chars()
        .rev()
        .filter(seen)
        .take_while(belongs)
        .take(REACH)
        .collect();
    window.reverse();
    let mut window: String = window.into_iter().map(plain_apostrophe).collect();
    let place = window.len();
    window.extend(
        after
            .chars()
            .filter(seen)
            .take_while(belongs)
            .take(REACH)
            .map(plain_apostrophe),
    );
    place > 0
        && place < window.len()
        && !window
            .split_word_bound_indices()
            .any(|(start, _)| start == place)
}

/// Apostrophes hold a word together however they are written.
fn plain_apostrophe(character: char) -> char {
    match straight_quote(character) {
        Some("'") => '\'',
        _ => character,
    }
}

/// Beside a dash that joins two parts of a word or number, be it at a line's end.
fn is_inside_divided_word(before: &str, after: &str) -> bool {
    // The dash stands after the place, or before it with or without a line end.
    let is_shapeless = |character: char| is_invisible(character) && character != SOFT_HYPHEN;
    let after_seen = after.trim_start_matches(is_shapeless);
    if let Some(dash) = after_seen.chars().next()
        && is_word_dash(dash)
        && joins(
            before,
            dash,
            after_seen.get(dash.len_utf8()..).unwrap_or_default(),
        )
    {
        return true;
    }
    let line_start = before
        .trim_end_matches(|character: char| is_shapeless(character) || character.is_whitespace());
    let gap = before.get(line_start.len()..).unwrap_or_default();
    let Some(dash) = line_start
        .chars()
        .next_back()
        .filter(|dash| is_word_dash(*dash))
    else {
        return false;
    };
    let is_space_only = gap.contains(char::is_whitespace) && !gap.contains('\n');
    let before_dash = line_start
        .get(..line_start.len() - dash.len_utf8())
        .unwrap_or_default();
    let rest = format!("{gap}{}", head(after));
    !is_space_only && joins(before_dash, dash, &rest)
}

/// The first few characters, enough to see what follows a dash.
fn head(text: &str) -> &str {
    let end = text
        .char_indices()
        .nth(REACH)
        .map_or(text.len(), |(offset, _)| offset);
    text.get(..end).unwrap_or_default()
}

fn is_word_dash(character: char) -> bool {
    is_dash(character) || character == SOFT_HYPHEN
}

/// Whether `dash` makes one word of what stands before and after it. Hyphens
/// do, across one line end too. Longer dashes do between digits, and after a
/// syllable that turns a word around.
fn joins(before: &str, dash: char, after: &str) -> bool {
    let trimmed = after
        .trim_start_matches(|character: char| character.is_whitespace() || is_invisible(character));
    let gap = after.get(..after.len() - trimmed.len()).unwrap_or_default();
    let has_space = gap.contains(char::is_whitespace);
    let is_line_end = gap.matches('\n').count() == 1;
    let (Some(last), Some(next)) = (last_base(before), trimmed.chars().next()) else {
        return false;
    };
    let is_word_character = |character: char| character.is_alphabetic() || character.is_numeric();
    if (has_space && !is_line_end) || !is_word_character(last) || !is_word_character(next) {
        return false;
    }
    if is_hyphen(dash) || (dash == SOFT_HYPHEN && is_line_end) {
        return true;
    }
    !has_space && ((last.is_numeric() && next.is_numeric()) || ends_in_turning_syllable(before))
}

/// Syllables that a dash of any length joins to the word they turn around.
const TURNING_SYLLABLES: [&str; 10] = [
    "anti", "counter", "ex", "non", "not", "pseudo", "quasi", "semi", "un", "in",
];

fn ends_in_turning_syllable(text: &str) -> bool {
    let start = text
        .char_indices()
        .rev()
        .take_while(|(_, character)| character.is_alphabetic())
        .last()
        .map_or(text.len(), |(offset, _)| offset);
    let syllable = text.get(start..).unwrap_or_default().to_lowercase();
    TURNING_SYLLABLES.contains(&syllable.as_str())
}

/// Inside a number with its sign, fraction, grouping or percent sign, beyond
/// what word segmentation knows.
fn is_inside_number(before: &str, last: char, after: &str, next: char) -> bool {
    let second_last = before
        .chars()
        .rev()
        .filter(|character| !is_invisible(*character))
        .nth(1);
    let second_next = after
        .chars()
        .filter(|character| !is_invisible(*character))
        .nth(1);
    // Raised digits after a point are a footnote's: "in 2025.³¹".
    let is_figure = |character: char| character.is_numeric() && !is_superscript_digit(character);
    let is_digit = |character: Option<char>| character.is_some_and(is_figure);
    let joins_digits = |character: char| {
        matches!(
            character,
            ':' | '/'
                | '·'
                | '.'
                | ','
                | '\''
                | '’'
                | '\u{2044}'
                | '\u{A0}'
                | '\u{2007}'
                | '\u{2009}'
                | '\u{202F}'
        )
    };
    let is_sign = |character: char| matches!(character, '-' | '\u{2212}' | '\u{2013}' | '+' | '±');
    let starts_number = |character: Option<char>| {
        character.is_none_or(|character| {
            character.is_whitespace() || "([{“\"‘'$€£=<>".contains(character)
        })
    };
    (last.is_numeric() && next.is_numeric())
        || (last.is_numeric() && matches!(next, '%' | '‰' | '°' | '\u{2032}' | '\u{2033}'))
        || (last.is_numeric() && joins_digits(next) && is_digit(second_next))
        || (joins_digits(last) && is_figure(next) && is_digit(second_last))
        || (last == '.' && is_figure(next) && starts_number(second_last))
        || (is_sign(last) && is_figure(next) && starts_number(second_last))
}

/// Before a raised or lowered sign that belongs to its word: `km²`, `CO₂`. The
/// mark of a footnote does not.
fn is_between_word_and_its_index(text: &str, at: usize, last: char, next: char) -> bool {
    let stands_at_word = last.is_alphanumeric() || is_raised_or_lowered(last) || last == ')';
    if !stands_at_word || !is_raised_or_lowered(next) {
        return false;
    }
    let place = text
        .get(at..)
        .and_then(|after| after.find(next))
        .map(|offset| at + offset);
    let piece = place.and_then(|place| piece_at(text, place, Reading::Plain));
    piece.is_none_or(|piece| piece.kind != PieceKind::FootnoteMark)
}

/// Whether the text stored beside a quote shows that it was chosen with its
/// edge inside a word: it goes on as the document does there, up to the next
/// white space or as far as it was stored.
pub(super) fn was_chosen_so(
    document_side: &mut dyn Iterator<Item = char>,
    stored: &mut dyn Iterator<Item = char>,
) -> bool {
    let mut seen = 0;
    let mut stored = stored
        .filter(|character| !is_invisible(*character))
        .map(compared);
    let document_side = document_side
        .filter(|character| !is_invisible(*character))
        .map(compared)
        .take(REACH);
    for character in document_side {
        match stored.next() {
            Some(other) if other == character => seen += 1,
            Some(_) => return false,
            None => break,
        }
        if character == ' ' && seen > 1 {
            break;
        }
    }
    seen > 0
}

fn compared(character: char) -> char {
    match straight_quote(character) {
        Some("'") => '\'',
        Some(_) => '"',
        None if is_dash(character) => '-',
        None if character.is_whitespace() => ' ',
        None => character,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Places are marked with `|`.
    fn inside(marked: &str) -> bool {
        let at = marked.find('|').unwrap();
        is_inside_word(&marked.replacen('|', "", 1), at)
    }

    #[test]
    fn places_inside_words_and_numbers() {
        for marked in [
            "ch|ines",
            "un|known",
            "un\u{AD}|known",
            "un\u{200B}|known",
            "can|'t",
            "can|’t",
            "Taliban|’s",
            "non-|state",
            "non|-state",
            "un-\n|known",
            "un|-\nknown",
            "un-|\nknown",
            "un\u{AD}\n|known",
            "sugar|-free",
            "10|,000",
            "10,|000",
            "3|.5",
            "10|²",
            "5|½",
            "50|%",
            " −|5",
            "(-|5",
            "2021|–2023",
            "2021–|2023",
            "10|:30",
            "1|/2",
            "10|\u{202F}000",
            ".|5",
            "km|²",
            "CO|₂",
            "e|\u{301}",
            "non–|state",
            "1987|¹²",
            "1987-|\n88",
        ] {
            assert!(inside(marked), "{marked:?}");
        }
    }

    #[test]
    fn places_between_words() {
        for marked in [
            "|word",
            "word|",
            "one| two",
            "one |two",
            "“|one",
            "one|”",
            "(|TTP)|",
            "end|.",
            ".| Next",
            "Pakistan–|Taliban",
            "word—|word",
            "word|—word",
            "pre- |and",
            "border|¹⁹ and",
            "end.|¹ This",
            "*|word",
            "one\n|two",
            "one:| two",
            "2021|.",
            "in 2021|, he",
            "'|tis",
            "- |item",
            "one-\n\n|Two",
        ] {
            assert!(!inside(marked), "{marked:?}");
        }
    }
}
