//! A text's parts for showing it: paragraphs, headings, list items.
//!
//! Plain text does not say what its parts are, so this guesses, and guesses
//! low: what is not clearly a heading or a list item is a paragraph. Nothing but
//! the look of the reader depends on it.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// What a block is shown as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum BlockKind {
    Heading,
    Paragraph,
    /// An item of a list, its mark (`-`, `•`, `1.`) included.
    ListItem,
    /// Words of others, set off from the text.
    Quotation,
    /// A footnote or endnote, its number included. It may stand between two parts
    /// of one sentence, as at the foot of a page.
    Note,
    /// A row of a table, with tabs between its cells.
    TableRow,
    /// What is under or over a picture or table.
    Caption,
    /// Text whose spaces and line ends count, such as a program or a poem.
    Preformatted,
    /// What belongs to the page and not to the text: running heads, page numbers,
    /// menus of a web page. It may stand between two parts of one sentence.
    Furniture,
}

/// One part of a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// Bytes of the document's text, without white space at either end. Line
    /// ends inside are those of a text with hard line breaks.
    pub range: Range<usize>,
    pub kind: BlockKind,
    /// Of a heading its rank from 1, of a list item how deep it is nested from 1;
    /// 0 where nothing says so, and for all others.
    pub level: u8,
}

/// A line longer than this (bytes) was not broken by hand.
const WRAPPED_LINE_MAX: usize = 120;
/// A heading is at most this long (bytes).
const HEADING_MAX: usize = 90;
/// What follows a heading is at least this long (bytes).
const BODY_MIN: usize = 160;

/// The blocks of `text` in order. In a text whose lines are broken by hand a
/// paragraph ends at a blank line; in one whose paragraphs are single lines it
/// ends at every line end.
pub(super) fn blocks_of(text: &str) -> Vec<Block> {
    let wrapped = has_hard_line_breaks(text);
    let mut ranges: Vec<Range<usize>> = Vec::new();
    let mut open = false;
    for line in lines_of(text) {
        let words = text.get(line.clone()).unwrap_or_default();
        if words.is_empty() {
            open = false;
            continue;
        }
        let starts_block = is_list_item(words) || is_marked_heading(words);
        match ranges.last_mut() {
            Some(last) if open && wrapped && !starts_block => last.end = line.end,
            _ => ranges.push(line),
        }
        open = !is_marked_heading(words);
    }
    let words_of = |range: &Range<usize>| text.get(range.clone()).unwrap_or_default();
    let kinds: Vec<BlockKind> = ranges
        .iter()
        .enumerate()
        .map(|(index, range)| {
            let next = ranges.get(index + 1).map(words_of);
            kind_of(words_of(range), next, index == 0)
        })
        .collect();
    ranges
        .into_iter()
        .zip(kinds)
        .map(|(range, kind)| Block {
            range,
            kind,
            level: 0,
        })
        .collect()
}

/// The lines of `text` as byte ranges without white space at either end.
fn lines_of(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    text.split_inclusive(['\n', '\u{C}']).map(move |line| {
        let from = start + (line.len() - line.trim_start().len());
        start += line.len();
        from..(from + line.trim().len())
    })
}

/// Whether nearly all of the text stands in short lines.
fn has_hard_line_breaks(text: &str) -> bool {
    let (long, all) = lines_of(text).fold((0_usize, 0_usize), |(long, all), line| {
        let is_long = line.len() > WRAPPED_LINE_MAX;
        (
            long + if is_long { line.len() } else { 0 },
            all + line.len(),
        )
    });
    long * 10 < all
}

fn kind_of(words: &str, next: Option<&str>, is_first: bool) -> BlockKind {
    if is_marked_heading(words) {
        return BlockKind::Heading;
    }
    if is_bullet_item(words) {
        return BlockKind::ListItem;
    }
    let leads_into_text = next.is_some_and(|next| next.len() >= BODY_MIN && !is_list_item(next));
    if looks_like_heading(words) && (leads_into_text || is_first) {
        return BlockKind::Heading;
    }
    if is_list_item(words) {
        BlockKind::ListItem
    } else {
        BlockKind::Paragraph
    }
}

/// A heading of Markdown: one to six `#` and a space.
fn is_marked_heading(words: &str) -> bool {
    let rest = words.trim_start_matches('#');
    let marks = words.len() - rest.len();
    (1..=6).contains(&marks) && rest.starts_with(' ') && !words.contains('\n')
}

/// One short line that starts like a title and does not end like a sentence.
fn looks_like_heading(words: &str) -> bool {
    let ends_open = !words.ends_with(['.', ',', ';', ':', '!', '…', ')', '”', '"', '>']);
    let starts_high = words
        .chars()
        .next()
        .is_some_and(|first| first.is_uppercase() || first.is_ascii_digit());
    let has_letters = words.chars().any(char::is_alphabetic);
    let is_byline = words.starts_with("By ");
    words.len() <= HEADING_MAX
        && !words.contains('\n')
        && ends_open
        && starts_high
        && has_letters
        && !is_byline
}

fn is_list_item(words: &str) -> bool {
    is_bullet_item(words) || is_numbered_item(words)
}

fn is_bullet_item(words: &str) -> bool {
    let mut characters = words.chars();
    matches!(characters.next(), Some('-' | '*' | '•' | '–'))
        && characters.next().is_some_and(char::is_whitespace)
}

fn is_numbered_item(words: &str) -> bool {
    let rest = words.trim_start_matches(|character: char| character.is_ascii_digit());
    let digits = words.len() - rest.len();
    let mut characters = rest.chars();
    (1..=3).contains(&digits)
        && matches!(characters.next(), Some('.' | ')'))
        && characters.next().is_some_and(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::BlockKind::{Heading, Paragraph};
    use super::*;

    fn shown(text: &str) -> Vec<(BlockKind, &str)> {
        blocks_of(text)
            .into_iter()
            .map(|block| (block.kind, &text[block.range]))
            .collect()
    }

    fn sentence() -> String {
        "The border was closed for weeks. "
            .repeat(8)
            .trim_end()
            .to_owned()
    }

    #[test]
    fn lines_broken_by_hand_make_one_paragraph() {
        let text = "The first line of a paragraph\nand its second line.\n\n\nAnother.\n";
        assert_eq!(
            shown(text),
            [
                (
                    BlockKind::Paragraph,
                    "The first line of a paragraph\nand its second line."
                ),
                (BlockKind::Paragraph, "Another."),
            ]
        );
    }

    #[test]
    fn long_lines_are_a_paragraph_each() {
        let sentence = sentence();
        let text = format!("{sentence}\n{sentence}\n\n  {sentence} \n");
        let paragraph = (BlockKind::Paragraph, sentence.as_str());
        assert_eq!(shown(&text), [paragraph, paragraph, paragraph]);
    }

    #[test]
    fn short_line_over_a_paragraph_is_a_heading() {
        let sentence = sentence();
        let text = format!("{sentence}\nThe Durand Line\n{sentence}\n1. In silence\n{sentence}");
        let kinds: Vec<BlockKind> = shown(&text).into_iter().map(|(kind, _)| kind).collect();
        assert_eq!(kinds, [Paragraph, Heading, Paragraph, Heading, Paragraph]);
    }

    #[test]
    fn short_lines_that_are_no_titles_stay_paragraphs() {
        let sentence = sentence();
        for line in ["By Ann Author", "It failed.", "and so on", "No comments:"] {
            let text = format!("{sentence}\n{line}\n{sentence}");
            assert_eq!(shown(&text)[1], (BlockKind::Paragraph, line));
        }
    }

    #[test]
    fn marks_of_headings_and_lists_are_understood() {
        let text = "# Title\nSome words\n- one\n- two\n  and more\n2) three\n#hashtag";
        assert_eq!(
            shown(text),
            [
                (BlockKind::Heading, "# Title"),
                (BlockKind::Paragraph, "Some words"),
                (BlockKind::ListItem, "- one"),
                (BlockKind::ListItem, "- two\n  and more"),
                (BlockKind::ListItem, "2) three\n#hashtag"),
            ]
        );
    }

    #[test]
    fn text_of_white_space_has_no_blocks() {
        assert!(shown("").is_empty());
        assert!(shown(" \n\u{C}\n\t").is_empty());
    }
}
