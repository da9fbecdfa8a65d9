//! Short ways to say what a reader made of a file.

use contend::document::{BlockKind, Content, Refused, read_bytes};

/// Reads the bytes of a file whose name ends in `extension`.
pub fn content_of(bytes: &[u8], extension: &str) -> Content {
    read_bytes(bytes, extension).unwrap()
}

pub fn refusal_of(bytes: &[u8], extension: &str) -> Refused {
    read_bytes(bytes, extension).unwrap_err()
}

/// The blocks with their words.
pub fn blocks_of(content: &Content) -> Vec<(BlockKind, u8, &str)> {
    content
        .blocks
        .as_ref()
        .unwrap()
        .iter()
        .map(|block| (block.kind, block.level, &content.text[block.range.clone()]))
        .collect()
}

/// The blocks in short: the kind's first letters, the level where there is one,
/// and the words.
pub fn outline_of(content: &Content) -> Vec<String> {
    blocks_of(content)
        .into_iter()
        .map(|(kind, level, words)| {
            let kind = match kind {
                BlockKind::Heading => "heading",
                BlockKind::Paragraph => "paragraph",
                BlockKind::ListItem => "item",
                BlockKind::Quotation => "quotation",
                BlockKind::Note => "note",
                BlockKind::TableRow => "row",
                BlockKind::Caption => "caption",
                BlockKind::Preformatted => "pre",
                BlockKind::Furniture => "furniture",
            };
            match level {
                0 => format!("{kind}: {words}"),
                level => format!("{kind} {level}: {words}"),
            }
        })
        .collect()
}

/// The labels of the pages with the first words on each.
pub fn pages_of(content: &Content) -> Vec<(String, String)> {
    content
        .pages
        .iter()
        .map(|page| {
            let words = &content.text[page.range.clone()];
            let first = words.split_whitespace().take(3).collect::<Vec<_>>();
            (page.label.clone(), first.join(" "))
        })
        .collect()
}
