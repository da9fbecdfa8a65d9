//! The headings of a document as a list to go by.

use std::sync::Arc;

use crate::document::{BlockKind, Document};

/// A heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Where it begins, in characters of the document's text.
    pub char: usize,
    /// How deep it stands, from 0.
    pub depth: u8,
    pub text: String,
}

/// The headings of the document that is open.
#[derive(Debug, Default)]
pub struct Contents {
    of: Option<Arc<Document>>,
    entries: Vec<Entry>,
}

impl Contents {
    /// Brings the list up to date; quick where the document is the same.
    pub fn refresh(&mut self, document: Option<&Arc<Document>>) {
        let is_known = match (&self.of, document) {
            (Some(known), Some(document)) => Arc::ptr_eq(known, document),
            (None, None) => true,
            _ => false,
        };
        if !is_known {
            self.entries = document.map_or_else(Vec::new, |document| entries_of(document));
            self.of = document.cloned();
        }
    }

    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The heading that a character stands under.
    pub fn at(&self, char: usize) -> Option<usize> {
        let after = self.entries.partition_point(|entry| entry.char <= char);
        after.checked_sub(1)
    }
}

fn entries_of(document: &Document) -> Vec<Entry> {
    let headings = || {
        document
            .blocks()
            .iter()
            .filter(|block| block.kind == BlockKind::Heading)
    };
    // Documents whose chapters are of rank 2 begin at the left edge as well; what
    // has no rank stands with the highest.
    let ranks = headings().map(|block| block.level).filter(|rank| *rank > 0);
    let highest = ranks.min().unwrap_or(1);
    let entry = |block: &crate::document::Block| {
        let text = document.text().get(block.range.clone()).unwrap_or_default();
        Entry {
            char: document.char_of_byte(block.range.start),
            depth: block.level.saturating_sub(highest).min(5),
            text: title_of(text),
        }
    };
    headings().map(entry).collect()
}

/// One line, without the marks of Markdown.
fn title_of(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let line = words.join(" ");
    let bare = line.trim_start_matches('#');
    match bare.len() < line.len() && bare.starts_with(' ') {
        true => bare.trim_matches([' ', '#']).to_owned(),
        false => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Block, Content};

    fn document(parts: &[(&str, BlockKind, u8)]) -> Arc<Document> {
        let mut text = String::new();
        let mut blocks = Vec::new();
        for (words, kind, level) in parts {
            let start = text.len();
            text.push_str(words);
            blocks.push(Block {
                range: start..text.len(),
                kind: *kind,
                level: *level,
            });
            text.push_str("\n\n");
        }
        Arc::new(Document::from_content(Content {
            text,
            blocks: Some(blocks),
            ..Content::default()
        }))
    }

    #[test]
    fn headings_stand_as_deep_as_their_rank() {
        let document = document(&[
            ("Évora", BlockKind::Heading, 0),
            ("Words.", BlockKind::Paragraph, 0),
            ("## The bridge ##", BlockKind::Heading, 2),
            ("### Its\n piers", BlockKind::Heading, 3),
            ("More words.", BlockKind::Paragraph, 0),
            ("#7 of the list", BlockKind::Heading, 2),
        ]);
        let mut contents = Contents::default();
        contents.refresh(Some(&document));
        let shown: Vec<(u8, &str)> = contents
            .entries()
            .iter()
            .map(|entry| (entry.depth, entry.text.as_str()))
            .collect();
        assert_eq!(
            shown,
            [
                (0, "Évora"),
                (0, "The bridge"),
                (1, "Its piers"),
                (0, "#7 of the list")
            ]
        );
        assert_eq!(contents.at(0), Some(0));
        assert_eq!(contents.at(14), Some(0));
        assert_eq!(contents.at(15), Some(1));
        assert_eq!(contents.at(9999), Some(3));
        contents.refresh(None);
        assert_eq!((contents.entries().len(), contents.at(5)), (0, None));
    }
}
