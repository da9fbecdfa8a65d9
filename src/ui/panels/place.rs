//! Where a quote stands, in a few words.

use crate::document::Document;
use crate::model::{Id, Quote, Source};
use crate::ui::desk::Desk;

use super::reader::blocks::paragraph_at;

/// `Ghazi, par. 9`, `Khan & Hussain, p. 12`.
pub fn citation_of(desk: &Desk, id: Id, quote: &Quote) -> String {
    let label = desk
        .map()
        .source(quote.source)
        .map_or("no source", Source::label);
    match place_of(desk, id, quote).as_str() {
        "" => label.to_owned(),
        place => format!("{label}, {place}"),
    }
}

/// `p. 12` where people or the document label the page, else `par. 9`; `near`
/// where the words are others; empty where it is not known.
pub fn place_of(desk: &Desk, id: Id, quote: &Quote) -> String {
    let page = quote.page.trim();
    if !page.is_empty() {
        return format!("p. {page}");
    }
    let documents = &desk.documents;
    let found = documents
        .text(quote.source)
        .zip(documents.finding(id).and_then(|it| it.span.clone()));
    let Some((text, span)) = found else {
        return String::new();
    };
    let place = place_in(text.document.document(), span.start);
    match documents.standing(id).is_verified() {
        false if !place.is_empty() => format!("near {place}"),
        _ => place,
    }
}

/// Where a character stands: its page, where the document labels pages, else its
/// paragraph.
pub fn place_in(document: &Document, char: usize) -> String {
    let page = document
        .page_of_byte(document.byte_of_char(char))
        .and_then(|page| document.pages().get(page))
        .map_or("", |page| page.label.trim());
    match (page, paragraph_at(document, char)) {
        ("", Some(paragraph)) => format!("par. {paragraph}"),
        ("", None) => String::new(),
        (label, _) => format!("p. {label}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Content, Page};

    #[test]
    fn a_labelled_page_says_more_than_a_paragraph() {
        let text = "One here.\n\nTwo there.";
        let plain = Document::from_text(text.into());
        assert_eq!(place_in(&plain, 11), "par. 2");
        assert_eq!(place_in(&Document::from_text(String::new()), 0), "");
        let page = |label: &str, range| Page {
            label: label.into(),
            range,
            size: None,
        };
        let paged = Document::from_content(Content {
            text: text.into(),
            pages: vec![page("xii", 0..9), page("", 11..21)],
            ..Content::default()
        });
        assert_eq!(place_in(&paged, 0), "p. xii");
        assert_eq!(place_in(&paged, 12), "par. 2");
    }
}
