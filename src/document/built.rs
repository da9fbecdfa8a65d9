//! The text that parts make when they stand one after the other.
//!
//! Between two parts stands a blank line; between two items of a list and between
//! two rows of a table a line end.

use std::ops::Range;

use super::block::{Block, BlockKind};
use super::builder::{Mark, Part};
use super::content::Page;

/// What comes out: a text with its parts.
#[derive(Debug)]
pub(super) struct Built {
    pub(super) text: String,
    pub(super) blocks: Vec<Block>,
    pub(super) pages: Vec<Page>,
    pub(super) unmapped: Vec<Range<usize>>,
}

impl Built {
    /// Writes the parts down.
    pub(super) fn join(parts: Vec<Part>) -> Self {
        let mut text = String::with_capacity(parts.iter().map(|part| part.text.len() + 2).sum());
        let mut blocks: Vec<Block> = Vec::with_capacity(parts.len());
        let mut pages: Vec<Page> = Vec::new();
        let mut unmapped = Vec::new();
        for part in parts {
            let kind = part.kind();
            if let Some(last) = blocks.last() {
                let goes_on =
                    last.kind == kind && matches!(kind, BlockKind::ListItem | BlockKind::TableRow);
                text.push_str(if goes_on { "\n" } else { "\n\n" });
            }
            let start = text.len();
            for (at, mark) in part.marks {
                let at = start + at;
                match mark {
                    Mark::Unmapped => unmapped.push(at..at + '\u{FFFD}'.len_utf8()),
                    Mark::Page(label) => {
                        if let Some(before) = pages.last_mut() {
                            before.range.end = at;
                        }
                        pages.push(Page {
                            label,
                            range: at..at,
                            size: None,
                        });
                    }
                }
            }
            let indent = part.text.len() - part.text.trim_start().len();
            text.push_str(&part.text);
            blocks.push(Block {
                range: start + indent..text.len(),
                kind,
                level: part.level,
            });
        }
        if let Some(last) = pages.last_mut() {
            last.range.end = text.len();
        }
        Self {
            text,
            blocks,
            pages,
            unmapped,
        }
    }

    /// What the first heading of the first rank says, if the text begins with one:
    /// its title, where the file has no other.
    pub(super) fn first_heading(&self) -> String {
        let heading = self
            .blocks
            .iter()
            .take(20)
            .find(|block| block.kind == BlockKind::Heading && block.level == 1);
        let words = heading.and_then(|block| self.text.get(block.range.clone()));
        words.unwrap_or_default().replace('\n', " ")
    }
}
