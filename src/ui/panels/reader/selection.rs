//! Words that are selected in a document: positions in characters, and the moves
//! that need nothing but the text.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;

use crate::document::Document;

use super::blocks::{Part, part_at, shown_text};

/// From where to where; equal ends are a caret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WordSelection {
    /// Where it was begun.
    pub anchor: usize,
    /// Where it goes on when it is extended: the caret.
    pub head: usize,
}

impl WordSelection {
    pub fn caret(at: usize) -> Self {
        Self {
            anchor: at,
            head: at,
        }
    }

    pub fn of(range: &Range<usize>) -> Self {
        Self {
            anchor: range.start,
            head: range.end,
        }
    }

    pub fn range(self) -> Range<usize> {
        self.anchor.min(self.head)..self.anchor.max(self.head)
    }

    pub fn is_empty(self) -> bool {
        self.anchor == self.head
    }

    /// Moves the caret; `extend` leaves the other end where it is.
    #[must_use]
    pub fn moved(self, to: usize, extend: bool) -> Self {
        match extend {
            true => Self { head: to, ..self },
            false => Self::caret(to),
        }
    }

    /// Draws the selection on so that it covers `unit` besides what `first`
    /// covers: dragging after a double click goes on word by word.
    pub fn covering(first: &Range<usize>, unit: &Range<usize>) -> Self {
        if unit.start < first.start {
            Self {
                anchor: first.end,
                head: unit.start,
            }
        } else {
            Self {
                anchor: first.start,
                head: unit.end.max(first.end),
            }
        }
    }
}

/// How much a drag takes at a time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Unit {
    #[default]
    Character,
    Word,
    Sentence,
}

impl Unit {
    pub fn at(self, document: &Document, parts: &[Part], char: usize) -> Range<usize> {
        match self {
            Self::Character => char..char,
            Self::Word => word_at(document, parts, char),
            Self::Sentence => sentence_at(document, parts, char),
        }
    }
}

/// The word at a character, or the space or sign there.
pub fn word_at(document: &Document, parts: &[Part], char: usize) -> Range<usize> {
    piece_at(document, parts, char, |text| {
        text.split_word_bounds().map(str::len).collect()
    })
}

/// The sentence at a character, without the space behind it.
pub fn sentence_at(document: &Document, parts: &[Part], char: usize) -> Range<usize> {
    let found = piece_at(document, parts, char, |text| {
        text.split_sentence_bounds().map(str::len).collect()
    });
    trimmed(document, &found)
}

/// The piece of the part at `char` that holds it, where `cut` gives the lengths
/// (bytes) of a text's pieces.
fn piece_at(
    document: &Document,
    parts: &[Part],
    char: usize,
    cut: impl Fn(&str) -> Vec<usize>,
) -> Range<usize> {
    let Some(part) = part_at(parts, char).and_then(|index| parts.get(index)) else {
        return char..char;
    };
    let shown = shown_text(document, part);
    let wanted = char.clamp(part.chars.start, part.chars.end.saturating_sub(1));
    let (mut byte, mut start) = (0, part.chars.start);
    for length in cut(&shown) {
        let piece = shown.get(byte..byte + length).unwrap_or_default();
        let end = start + piece.chars().count();
        if wanted < end {
            return start..end;
        }
        byte += length;
        start = end;
    }
    wanted..part.chars.end
}

/// The range without white space at its ends.
pub fn trimmed(document: &Document, range: &Range<usize>) -> Range<usize> {
    let text = document.slice_of_chars(range);
    let count = |text: &str| text.chars().count();
    let leading = count(text) - count(text.trim_start());
    let kept = count(text.trim());
    let start = (range.start + leading).min(range.end);
    start..start + kept
}

/// The selection drawn out so that neither end cuts a word: what the mouse let
/// go of is seldom meant to the letter.
pub fn to_whole_words(document: &Document, selection: WordSelection) -> WordSelection {
    let range = selection.range();
    if range.is_empty() {
        return selection;
    }
    let char_at = |at: usize| document.slice_of_chars(&(at..at + 1)).chars().next();
    let inside_word = |at: usize| {
        let before = at.checked_sub(1).and_then(char_at);
        before.is_some_and(is_of_word) && char_at(at).is_some_and(is_of_word)
    };
    let mut start = range.start;
    while inside_word(start) {
        start -= 1;
    }
    let mut end = range.end;
    while inside_word(end) {
        end += 1;
    }
    match selection.anchor <= selection.head {
        true => WordSelection {
            anchor: start,
            head: end,
        },
        false => WordSelection {
            anchor: end,
            head: start,
        },
    }
}

/// Where the next word begins after `char`; the end of the text at last.
pub fn next_word(document: &Document, char: usize) -> usize {
    let from = document.byte_of_char(char);
    let rest = document.text().get(from..).unwrap_or_default();
    let mut at = char;
    let mut characters = rest.chars().peekable();
    while characters
        .next_if(|character| is_of_word(*character))
        .is_some()
    {
        at += 1;
    }
    while characters
        .next_if(|character| !is_of_word(*character))
        .is_some()
    {
        at += 1;
    }
    at
}

/// Where the word begins that `char` stands in or behind.
pub fn previous_word(document: &Document, char: usize) -> usize {
    let upto = document.byte_of_char(char);
    let before = document.text().get(..upto).unwrap_or_default();
    let mut at = char.min(document.char_count());
    let mut characters = before.chars().rev().peekable();
    while characters
        .next_if(|character| !is_of_word(*character))
        .is_some()
    {
        at -= 1;
    }
    while characters
        .next_if(|character| is_of_word(*character))
        .is_some()
    {
        at -= 1;
    }
    at
}

fn is_of_word(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '\'' | '’' | '_')
}

#[cfg(test)]
mod tests {
    use super::super::blocks::parts_of;
    use super::*;

    fn text(text: &str) -> (Document, Vec<Part>) {
        let document = Document::from_text(text.into());
        let (parts, _) = parts_of(&document);
        (document, parts)
    }

    #[test]
    fn a_double_click_takes_a_word_and_a_triple_click_a_sentence() {
        let (document, parts) = text("Kabul’s border\nwas closed. It “opened” again.");
        let words = |char| document.slice_of_chars(&word_at(&document, &parts, char));
        assert_eq!(words(2), "Kabul’s");
        assert_eq!(words(9), "border");
        let sentence = |char| document.slice_of_chars(&sentence_at(&document, &parts, char));
        assert_eq!(sentence(2), "Kabul’s border\nwas closed.");
        assert_eq!(sentence(30), "It “opened” again.");
        assert_eq!(sentence(9999), "It “opened” again.");
    }

    #[test]
    fn ctrl_and_arrows_go_word_by_word_across_paragraphs() {
        let (document, _) = text("One two.\n\nThree");
        assert_eq!(next_word(&document, 0), 4);
        assert_eq!(next_word(&document, 4), 10);
        assert_eq!(next_word(&document, 10), 15);
        assert_eq!(next_word(&document, 15), 15);
        assert_eq!(previous_word(&document, 15), 10);
        assert_eq!(previous_word(&document, 10), 4);
        assert_eq!(previous_word(&document, 0), 0);
    }

    #[test]
    fn space_at_the_ends_is_left_out() {
        let (document, _) = text("  One two  ");
        assert_eq!(trimmed(&document, &(0..6)), 2..5);
        assert!(trimmed(&document, &(0..2)).is_empty());
    }

    #[test]
    fn dragging_after_a_double_click_goes_on_by_words() {
        let first = 10..14;
        assert_eq!(WordSelection::covering(&first, &(20..24)).range(), 10..24);
        assert_eq!(WordSelection::covering(&first, &(2..5)).range(), 2..14);
        assert_eq!(WordSelection::covering(&first, &first).range(), first);
    }

    #[test]
    fn what_the_mouse_marks_ends_with_words() {
        let (document, _) = text("The Taliban’s border-post was closed.");
        let marked = |anchor, head| {
            let whole = to_whole_words(&document, WordSelection { anchor, head });
            (
                document.slice_of_chars(&whole.range()),
                whole.head < whole.anchor,
            )
        };
        assert_eq!(marked(6, 17), ("Taliban’s border", false));
        assert_eq!(marked(17, 6), ("Taliban’s border", true));
        assert_eq!(marked(4, 13), ("Taliban’s", false));
        assert_eq!(marked(7, 7), ("", false));
        assert_eq!(marked(30, 37), ("closed.", false));
    }

    #[test]
    fn shift_keeps_the_other_end() {
        let selection = WordSelection::caret(5).moved(9, true);
        assert_eq!(selection.range(), 5..9);
        assert_eq!(selection.moved(2, true).range(), 2..5);
        assert!(selection.moved(2, false).is_empty());
    }
}
