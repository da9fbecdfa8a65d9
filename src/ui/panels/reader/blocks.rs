//! A document cut into the parts that are laid out one by one.

use std::ops::Range;
use std::sync::Arc;

use crate::document::{Block, BlockKind, Document};

use super::columns::{Columns, columns_of};

/// A part longer than this (characters) is cut, so that no text is too long to
/// lay out within a frame.
const PART_MAX: usize = 3000;

/// What is laid out as one piece of text: a block, or a stretch of a long one.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Characters of the document's text.
    pub chars: Range<usize>,
    pub kind: BlockKind,
    /// The rank of a heading, how deep a list item is nested; see [`Block::level`].
    pub level: u8,
    /// Whether the block begins here, so that there is space above.
    pub opens: bool,
    /// The number of the paragraph that it belongs to, from 1; a heading has that
    /// of the paragraph after it.
    pub paragraph: usize,
    /// The columns of the table that a row belongs to.
    pub columns: Option<Arc<Columns>>,
}

/// Headings and what belongs to the page are not counted as paragraphs.
fn is_counted(kind: BlockKind) -> bool {
    !matches!(kind, BlockKind::Heading | BlockKind::Furniture)
}

/// The parts of a document in order, and how many paragraphs there are.
pub fn parts_of(document: &Document) -> (Vec<Part>, usize) {
    let blocks = document.blocks();
    let mut parts = Vec::with_capacity(blocks.len());
    let mut paragraphs = 0;
    let mut columns = None;
    for (index, block) in blocks.iter().enumerate() {
        let chars = document.chars_of_bytes(&block.range);
        let counts = is_counted(block.kind);
        if counts {
            paragraphs += 1;
        }
        columns = match block.kind {
            BlockKind::TableRow => columns.or_else(|| table_from(document, index)),
            _ => None,
        };
        let is_short = chars.len() <= PART_MAX;
        let stretches = match document.text().get(block.range.clone()) {
            Some(text) if !is_short => stretches(text, chars.start),
            _ => vec![chars],
        };
        for (index, stretch) in stretches.into_iter().enumerate() {
            parts.push(Part {
                chars: stretch,
                kind: block.kind,
                level: block.level,
                opens: index == 0,
                paragraph: paragraphs + usize::from(!counts),
                columns: columns.clone().filter(|_| is_short),
            });
        }
    }
    (parts, paragraphs)
}

/// The columns of the table whose first row is the block of that index.
fn table_from(document: &Document, first: usize) -> Option<Arc<Columns>> {
    let blocks = document.blocks().get(first..)?;
    let rows = blocks
        .iter()
        .take_while(|block| block.kind == BlockKind::TableRow)
        .map(|Block { range, .. }| document.text().get(range.clone()).unwrap_or_default());
    columns_of(rows).map(Arc::new)
}

/// `text` in stretches of at most [`PART_MAX`] characters, cut at white space
/// where there is some. `start` is the number of its first character.
fn stretches(text: &str, start: usize) -> Vec<Range<usize>> {
    let mut stretches = Vec::new();
    let (mut from, mut last_space, mut at) = (start, None, start);
    for character in text.chars() {
        at += 1;
        if character.is_whitespace() {
            last_space = Some(at);
        }
        if at - from >= PART_MAX {
            let end = last_space.filter(|end| *end > from).unwrap_or(at);
            stretches.push(from..end);
            from = end;
            last_space = None;
        }
    }
    if at > from || stretches.is_empty() {
        stretches.push(from..at);
    }
    stretches
}

/// The part as it is shown: lines that were broken by hand flow on, so a run of
/// white space becomes one space, except where spaces and line ends count. Every
/// character stays one character (what is left out becomes a space without width),
/// so that positions stay the same.
pub fn shown_text(document: &Document, part: &Part) -> String {
    let text = document.slice_of_chars(&part.chars);
    if part.kind == BlockKind::Preformatted {
        return text.replace('\u{C}', " ");
    }
    let mut in_space = false;
    let mut word_divided = false;
    // The byte of the text at which the word begins that is being gone through.
    let mut word = 0;
    let mut shown = String::with_capacity(text.len());
    for (at, character) in text.char_indices() {
        let is_space = character.is_whitespace();
        let follows = std::mem::replace(&mut in_space, is_space);
        let behind = text.get(at + character.len_utf8()..).unwrap_or_default();
        let first_part = text.get(word..at).unwrap_or_default();
        shown.push(match (is_space, follows) {
            (false, _) if is_line_end_hyphen(character, first_part, behind) => {
                word_divided = true;
                if keeps_hyphen(first_part) {
                    character
                } else {
                    '\u{200B}'
                }
            }
            (false, _) => character,
            (true, false) if std::mem::take(&mut word_divided) => '\u{200B}',
            (true, false) => ' ',
            (true, true) => '\u{200B}',
        });
        if !character.is_alphabetic() {
            word = at + character.len_utf8();
        }
    }
    shown
}

/// Whether a line ends inside a word at this hyphen.
fn is_line_end_hyphen(hyphen: char, first_part: &str, behind: &str) -> bool {
    matches!(hyphen, '-' | '\u{2010}')
        && first_part.ends_with(char::is_alphabetic)
        && (behind.strip_prefix('\n')).is_some_and(|next| next.starts_with(char::is_lowercase))
}

/// Whether the hyphen at a line's end is likely the word's own. Nobody can tell for
/// certain, so it matters to the look alone: quotes are compared with both readings.
fn keeps_hyphen(first_part: &str) -> bool {
    // Few enough that these letters seldom begin a word which is divided behind them.
    const OWN: [&str; 8] = [
        "anti", "counter", "cross", "half", "quasi", "self", "semi", "well",
    ];
    OWN.iter().any(|own| first_part.eq_ignore_ascii_case(own))
}

/// How many characters the mark of a list item takes, with the space behind it: 2
/// of `- one`, 4 of `12. one`. 0 where there is none.
pub fn mark_len(shown: &str) -> usize {
    const LONGEST: usize = 8;
    let mark: Vec<char> = shown
        .chars()
        .take(LONGEST)
        .take_while(|character| !character.is_whitespace())
        .collect();
    let is_mark = match mark.as_slice() {
        ['-' | '–' | '—' | '*' | '+' | '•' | '·' | '◦' | '▪' | '‣' | '○' | '●'] => {
            true
        }
        ['(' | '[', inside @ .., ')' | ']'] | [inside @ .., '.' | ')'] => {
            let all = |fits: fn(char) -> bool| inside.iter().all(|it| fits(*it));
            let is_number = all(|it| it.is_ascii_digit()) || all(|it| "ivxlcIVXLC".contains(it));
            let is_letter = matches!(inside, [letter] if letter.is_alphabetic());
            (1..=5).contains(&inside.len()) && (is_number || is_letter)
        }
        _ => false,
    };
    let is_space = |character: &char| character.is_whitespace() || *character == '\u{200B}';
    let spaces = shown.chars().skip(mark.len()).take_while(is_space).count();
    match (is_mark, spaces) {
        (false, _) | (_, 0) => 0,
        (true, spaces) => mark.len() + spaces,
    }
}

/// The part that holds the character, or the next one after it.
pub fn part_at(parts: &[Part], char: usize) -> Option<usize> {
    let index = parts.partition_point(|part| part.chars.end <= char);
    let last = parts.len().checked_sub(1)?;
    Some(index.min(last))
}

/// The number of the paragraph that holds the character; `None` for an empty text.
pub fn paragraph_at(document: &Document, char: usize) -> Option<usize> {
    let byte = document.byte_of_char(char);
    let blocks = document.blocks();
    let holding = blocks.partition_point(|block| block.range.end <= byte);
    let upto = blocks.get(..=holding.min(blocks.len().checked_sub(1)?))?;
    let count = upto.iter().filter(|block| is_counted(block.kind)).count();
    Some(count + usize::from(!is_counted(upto.last()?.kind)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn broken_lines_flow_on_and_keep_their_characters() {
        let document = Document::from_text("One\n  two\tthree.\n\nFour.".into());
        let (parts, paragraphs) = parts_of(&document);
        assert_eq!((parts.len(), paragraphs), (2, 2));
        let shown = shown_text(&document, &parts[0]);
        assert_eq!(shown, "One \u{200B}\u{200B}two three.");
        assert_eq!(shown.chars().count(), parts[0].chars.len());
        assert_eq!(part_at(&parts, 0), Some(0));
        assert_eq!(part_at(&parts, parts[0].chars.end), Some(1));
        assert_eq!(part_at(&parts, 9999), Some(1));
    }

    #[test]
    fn a_word_that_goes_on_in_the_next_line_has_no_space_in_it() {
        let document = Document::from_text("What hap-\npens at 1390-\n1392 – or -\nnot.".into());
        let (parts, _) = parts_of(&document);
        let shown = shown_text(&document, &parts[0]);
        assert_eq!(
            shown,
            "What hap\u{200B}\u{200B}pens at 1390- 1392 – or - not."
        );
        let document = Document::from_text("A well-\nknown self-\nmade man.".into());
        let (parts, _) = parts_of(&document);
        let shown = shown_text(&document, &parts[0]);
        assert_eq!(shown, "A well-\u{200B}known self-\u{200B}made man.");
    }

    #[test]
    fn marks_of_list_items_are_told_from_words() {
        for (text, length) in [
            ("- one", 2),
            ("•  one", 3),
            ("12. one", 4),
            ("(iv) one", 5),
            ("a) one", 3),
            ("one", 0),
            ("-5 degrees", 0),
            ("Mr. Hall", 0),
            ("1.", 0),
            ("", 0),
        ] {
            assert_eq!(mark_len(text), length, "{text}");
        }
    }

    #[test]
    fn a_text_without_line_ends_is_cut_at_spaces() {
        let document = Document::from_text("word ".repeat(5000));
        let (parts, paragraphs) = parts_of(&document);
        assert_eq!(paragraphs, 1);
        assert!(parts.len() > 5);
        assert!(parts.iter().all(|part| part.chars.len() <= PART_MAX));
        assert!(
            parts
                .windows(2)
                .all(|pair| pair[0].chars.end == pair[1].chars.start)
        );
        assert_eq!(parts.iter().filter(|part| part.opens).count(), 1);
        assert!(document.slice_of_chars(&parts[1].chars).starts_with("word"));
    }

    #[test]
    fn paragraphs_are_counted_without_headings() {
        let body = "The border was closed for weeks on end. ".repeat(6);
        let document = Document::from_text(format!("A Title\n{body}\nPart Two\n{body}\n"));
        let (parts, paragraphs) = parts_of(&document);
        assert_eq!(paragraphs, 2);
        let numbers: Vec<usize> = parts.iter().map(|part| part.paragraph).collect();
        assert_eq!(numbers, [1, 1, 2, 2]);
        for part in &parts {
            assert_eq!(
                paragraph_at(&document, part.chars.start),
                Some(part.paragraph)
            );
        }
        assert_eq!(paragraph_at(&Document::from_text(String::new()), 0), None);
    }
}
