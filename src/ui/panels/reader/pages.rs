//! Where the pages of a document begin in its text, and what they are called.

use crate::document::Document;

/// The first character of a page that has a label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageMark {
    /// In characters of the document's text.
    pub char: usize,
    pub label: String,
}

/// The pages that the document itself names, in order; none where it does not,
/// since a count of pages is nothing that one could cite.
pub fn page_marks_of(document: &Document) -> Vec<PageMark> {
    document
        .pages()
        .iter()
        .filter(|page| !page.label.trim().is_empty())
        .map(|page| PageMark {
            char: document.char_of_byte(page.range.start),
            label: page.label.trim().to_owned(),
        })
        .collect()
}

/// The marks from one character up to another.
pub fn marks_between(marks: &[PageMark], from: usize, to: usize) -> &[PageMark] {
    let first = marks.partition_point(|mark| mark.char < from);
    let after = marks.partition_point(|mark| mark.char < to);
    marks.get(first..after.max(first)).unwrap_or_default()
}

/// `p. 12` where the page has a label, else `page 3 of 40`; `None` where the
/// document has no pages.
pub fn page_words(document: &Document, char: usize) -> Option<String> {
    let index = document.page_of_byte(document.byte_of_char(char))?;
    let pages = document.pages();
    Some(match pages.get(index)?.label.trim() {
        "" => format!("page {} of {}", index + 1, pages.len()),
        label => format!("p. {label}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Content, Page};

    fn document(labels: [&str; 3]) -> Document {
        let text = "é one\n\u{C}two\n\u{C}three";
        let ranges = [0..7, 8..12, 13..18];
        let pages = labels.into_iter().zip(ranges).map(|(label, range)| Page {
            label: label.into(),
            range,
            size: None,
        });
        Document::from_content(Content {
            text: text.into(),
            pages: pages.collect(),
            ..Content::default()
        })
    }

    #[test]
    fn pages_are_called_what_the_document_calls_them() {
        let document = document(["iv", "1", "2"]);
        let marks = page_marks_of(&document);
        let places: Vec<(usize, &str)> = marks
            .iter()
            .map(|mark| (mark.char, mark.label.as_str()))
            .collect();
        assert_eq!(places, [(0, "iv"), (7, "1"), (12, "2")]);
        assert_eq!(page_words(&document, 0).unwrap(), "p. iv");
        assert_eq!(page_words(&document, 13).unwrap(), "p. 2");
        assert_eq!(marks_between(&marks, 1, 12), &marks[1..2]);
        assert!(marks_between(&marks, 12, 3).is_empty());
    }

    #[test]
    fn pages_without_labels_are_counted_and_not_marked() {
        let document = document(["", "", ""]);
        assert!(page_marks_of(&document).is_empty());
        assert_eq!(page_words(&document, 8).unwrap(), "page 2 of 3");
        let plain = Document::from_text("No pages.".into());
        assert_eq!(page_words(&plain, 3), None);
    }
}
