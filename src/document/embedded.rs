//! A document's text inside a map, and back, to the letter.
//!
//! The text is cut where its blocks begin, so that one block is one text in the
//! file: people can read it there, and two versions can be compared. Put
//! together, the pieces are the text again, white space and all; what each is stands
//! in a list beside them. Positions are in characters, like all positions in files.
//!
//! What is kept is what quotes and the reader need: text, blocks, page labels, and
//! the signs of unknown meaning, for words there must not be verified. Where things
//! stand on drawn pages, and what the file said of itself, is not.

use std::ops::Range;

use crate::model::EmbeddedText;

use super::block::{Block, BlockKind};
use super::content::{Content, Format, Page};
use super::text::Document;

/// The words for the kinds of blocks, as they stand in files.
const KINDS: [(BlockKind, &str); 9] = [
    (BlockKind::Heading, "heading"),
    (BlockKind::Paragraph, "paragraph"),
    (BlockKind::ListItem, "list-item"),
    (BlockKind::Quotation, "quotation"),
    (BlockKind::Note, "note"),
    (BlockKind::TableRow, "table-row"),
    (BlockKind::Caption, "caption"),
    (BlockKind::Preformatted, "preformatted"),
    (BlockKind::Furniture, "furniture"),
];
/// Text between blocks that belongs to none.
const NO_BLOCK: &str = "none";

/// The text of `document` as it goes into a map.
#[must_use]
pub fn embed(document: &Document) -> EmbeddedText {
    let text = document.text();
    let mut pieces = Pieces::default();
    let mut done = 0;
    for block in document.blocks() {
        let Range { start, end } = block.range;
        if start < done || end <= start {
            continue;
        }
        pieces.between(text.get(done..start).unwrap_or_default());
        pieces.add(
            text.get(start..end).unwrap_or_default(),
            word_of(block.kind, block.level),
        );
        done = end;
    }
    pieces.between(text.get(done..).unwrap_or_default());
    let characters = |byte: usize| document.char_of_byte(byte) as u64;
    EmbeddedText {
        text: pieces.texts,
        format: document.format().extensions()[0].to_owned(),
        kinds: pieces.kinds,
        page_labels: (document.pages().iter())
            .map(|page| page.label.clone())
            .collect(),
        page_starts: (document.pages().iter())
            .map(|page| characters(page.range.start))
            .collect(),
        unmapped: (document.unmapped().iter())
            .flat_map(|range| [characters(range.start), characters(range.end)])
            .collect(),
        ..EmbeddedText::default()
    }
}

/// The document that `embedded` holds. Whatever else the record says wrongly, such as
/// pages out of order, is left out; the text is always all there.
#[must_use]
pub fn from_embedded(embedded: &EmbeddedText) -> Document {
    let EmbeddedText {
        text: pieces,
        format,
        kinds,
        page_labels,
        page_starts,
        unmapped,
        ext: _,
    } = embedded;
    let text = pieces.concat();
    let mut blocks = Vec::new();
    let mut start = 0;
    for (number, piece) in pieces.iter().enumerate() {
        let word = kinds.get(number).map_or("paragraph", String::as_str);
        let inner = piece.trim_start();
        let from = start + (piece.len() - inner.len());
        let range = from..from + inner.trim_end().len();
        if word != NO_BLOCK && !range.is_empty() {
            let (kind, level) = kind_of(word);
            blocks.push(Block { range, kind, level });
        }
        start += piece.len();
    }
    // A text of its own finds bytes by characters quickly.
    let plain = Document::from_content(Content {
        text,
        ..Content::default()
    });
    let byte =
        |character: u64| plain.byte_of_char(usize::try_from(character).unwrap_or(usize::MAX));
    let mut pages: Vec<Page> = Vec::new();
    for (number, start) in page_starts.iter().enumerate() {
        let start = byte(*start);
        if let Some(last) = pages.last_mut() {
            if start < last.range.start {
                continue;
            }
            last.range.end = start;
        }
        pages.push(Page {
            label: page_labels.get(number).cloned().unwrap_or_default(),
            range: start..plain.text().len(),
            size: None,
        });
    }
    let unmapped = (unmapped.chunks_exact(2))
        .filter_map(|pair| match pair {
            [start, end] => Some(byte(*start)..byte(*end)),
            _ => None,
        })
        .collect();
    Document::from_content(Content {
        format: Format::from_extension(format).unwrap_or_default(),
        text: plain.text().to_owned(),
        blocks: Some(blocks),
        pages,
        unmapped,
        ..Content::default()
    })
}

#[derive(Default)]
struct Pieces {
    texts: Vec<String>,
    kinds: Vec<String>,
}

impl Pieces {
    fn add(&mut self, text: &str, kind: String) {
        // White space before the first block has no piece to stand in but this one.
        match (self.texts.last_mut(), self.kinds.last_mut()) {
            (Some(last), Some(last_kind)) if last.trim().is_empty() => {
                last.push_str(text);
                *last_kind = kind;
            }
            _ => {
                self.texts.push(text.to_owned());
                self.kinds.push(kind);
            }
        }
    }

    /// What stands between two blocks: white space goes with the block before it.
    fn between(&mut self, text: &str) {
        let words = text.trim_start();
        let (space, words) = text.split_at(text.len() - words.len());
        if !space.is_empty() {
            match self.texts.last_mut() {
                Some(last) => last.push_str(space),
                None => self.add(space, NO_BLOCK.to_owned()),
            }
        }
        if !words.is_empty() {
            self.add(words, NO_BLOCK.to_owned());
        }
    }
}

fn word_of(kind: BlockKind, level: u8) -> String {
    let word = KINDS
        .iter()
        .find(|(known, _)| *known == kind)
        .map_or("paragraph", |(_, word)| *word);
    match level {
        0 => word.to_owned(),
        level => format!("{word}-{level}"),
    }
}

/// A word that is not known, perhaps a newer version's, is shown as a paragraph.
fn kind_of(word: &str) -> (BlockKind, u8) {
    let level = word
        .rsplit_once('-')
        .and_then(|(name, level)| Some((name, level.parse().ok()?)));
    let (name, level) = level.unwrap_or((word, 0));
    KINDS
        .iter()
        .find(|(_, known)| *known == name)
        .map_or((BlockKind::Paragraph, 0), |(kind, _)| (*kind, level))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Documents of blocks of every kind with any white space around them.
    fn document() -> impl Strategy<Value = Document> {
        let words = "[a-zé“”\u{200B}\u{FEFF}]{1,6}( ?[\n]?[a-zß\u{AD}]{1,5}){0,3}";
        let space = prop::sample::select(vec!["", "\n", "\n\n", " \t\n", "\u{C}", "\u{A0}\n"]);
        let block = (words, space, 0..KINDS.len() + 1, 0_u8..4);
        (
            prop::sample::select(vec!["", "\n ", "\u{FEFF}"]),
            prop::collection::vec(block, 0..8),
            prop::collection::vec((0.0..1.0_f64, "[ivx0-9]{0,3}"), 0..4),
            prop::collection::vec(0.0..1.0_f64, 0..4),
        )
            .prop_map(|(before, parts, mut pages, mut unmapped)| {
                let mut text = before.to_owned();
                let mut blocks = Vec::new();
                for (words, space, kind, level) in parts {
                    let start = text.len();
                    text.push_str(&words);
                    if let Some((kind, _)) = KINDS.get(kind) {
                        blocks.push(Block {
                            range: start..text.len(),
                            kind: *kind,
                            level,
                        });
                    }
                    text.push_str(space);
                    text.push('\n');
                }
                let at = |share: f64| {
                    let mut byte = (share * text.len() as f64) as usize;
                    while !text.is_char_boundary(byte) {
                        byte -= 1;
                    }
                    byte
                };
                pages.sort_by(|one, other| one.0.total_cmp(&other.0));
                unmapped.sort_by(f64::total_cmp);
                let ends: Vec<usize> = (pages.iter().skip(1).map(|page| at(page.0)))
                    .chain([text.len()])
                    .collect();
                let pages = (pages.into_iter().zip(ends))
                    .map(|((start, label), end)| Page {
                        label,
                        range: at(start)..end,
                        size: None,
                    })
                    .collect();
                let unmapped = (unmapped.chunks_exact(2))
                    .map(|pair| at(pair[0])..at(pair[1]))
                    .collect();
                Document::from_content(Content {
                    format: Format::Docx,
                    text,
                    blocks: Some(blocks),
                    pages,
                    unmapped,
                    ..Content::default()
                })
            })
    }

    proptest! {
        #[test]
        fn a_document_comes_out_of_the_map_as_it_went_in(document in document()) {
            let embedded = embed(&document);
            let again = from_embedded(&embedded);
            prop_assert_eq!(again.text(), document.text());
            prop_assert_eq!(again.hash(), document.hash());
            prop_assert_eq!(again.format(), document.format());
            prop_assert_eq!(again.blocks(), document.blocks());
            prop_assert_eq!(again.pages(), document.pages());
            prop_assert_eq!(again.unmapped(), document.unmapped());
            prop_assert_eq!(embedded.text.len(), embedded.kinds.len());
            prop_assert_eq!(embed(&again), embedded);
        }

        #[test]
        fn a_record_that_says_nonsense_still_gives_its_text(
            text in prop::collection::vec(any::<String>(), 0..4),
            kinds in prop::collection::vec("[a-z0-9-]{0,12}", 0..6),
            page_starts in prop::collection::vec(any::<u64>(), 0..4),
            unmapped in prop::collection::vec(any::<u64>(), 0..5),
        ) {
            let embedded = EmbeddedText { text, kinds, page_starts, unmapped, ..EmbeddedText::default() };
            let document = from_embedded(&embedded);
            prop_assert_eq!(document.text(), embedded.text.concat());
            for block in document.blocks() {
                prop_assert!(document.text().get(block.range.clone()).is_some());
            }
        }
    }

    #[test]
    fn one_block_is_one_piece_that_people_can_read() {
        let text = "\nThe weir\n\nThe water stood high.\nNobody crossed.\n";
        let block = |range: Range<usize>, kind, level| Block { range, kind, level };
        let document = Document::from_content(Content {
            format: Format::Html,
            text: text.into(),
            blocks: Some(vec![
                block(1..9, BlockKind::Heading, 1),
                block(11..32, BlockKind::Paragraph, 0),
                block(33..48, BlockKind::ListItem, 2),
            ]),
            ..Content::default()
        });
        let embedded = embed(&document);
        assert_eq!(embedded.format, "html");
        assert_eq!(embedded.kinds, ["heading-1", "paragraph", "list-item-2"]);
        assert_eq!(
            embedded.text,
            [
                "\nThe weir\n\n",
                "The water stood high.\n",
                "Nobody crossed.\n"
            ]
        );
    }
}
