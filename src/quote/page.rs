//! Pages, as a document itself calls them.

use crate::document::Document;

/// What the document calls the page on which byte `byte` of its text stands, such
/// as `iv` or `12`; nothing where it has no pages or does not name this one.
#[must_use]
pub fn page_label(document: &Document, byte: usize) -> Option<&str> {
    let page = document.pages().get(document.page_of_byte(byte)?)?;
    Some(page.label.as_str()).filter(|label| !label.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Content, Page};

    #[test]
    fn pages_have_the_names_that_the_document_gives_them() {
        let page = |label: &str, range| Page {
            label: label.into(),
            range,
            size: None,
        };
        let document = Document::from_content(Content {
            text: "Preface\u{C}One\u{C}Two".into(),
            pages: vec![page("iv", 0..7), page("1", 8..11), page("", 12..15)],
            ..Content::default()
        });
        let labels: Vec<Option<&str>> = [0, 6, 8, 13]
            .into_iter()
            .map(|byte| page_label(&document, byte))
            .collect();
        assert_eq!(labels, [Some("iv"), Some("iv"), Some("1"), None]);
        assert_eq!(page_label(&Document::from_text("One".into()), 1), None);
    }
}
