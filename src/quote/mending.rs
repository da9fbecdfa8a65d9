//! What becomes of a quote when a person decides about it.
//!
//! These make the record that the decision asks for; nothing calls them but for a
//! person's yes.

use std::ops::Range;

use super::selector::selector_for;
use crate::document::Document;
use crate::model::Quote;

/// The quote with the document's words in `chars` in place of its own, anchored
/// there: words, context, position, and the page where the document labels one.
/// What people added to it stays. `None` where `chars` holds no words.
#[must_use]
pub fn reanchored(quote: &Quote, document: &Document, chars: Range<usize>) -> Option<Quote> {
    let selector = selector_for(document, chars);
    if selector.exact.is_empty() {
        return None;
    }
    let page = page_label(document, selector.start.unwrap_or_default());
    Some(Quote {
        exact: selector.exact,
        prefix: selector.prefix,
        suffix: selector.suffix,
        start: selector.start.and_then(|start| u64::try_from(start).ok()),
        page: page.map_or_else(|| quote.page.clone(), str::to_owned),
        confirmed: String::new(),
        ..quote.clone()
    })
}

/// The quote as it is, with the note that a person accepted the document's words
/// in `chars` for its own. `None` where `chars` holds no words.
#[must_use]
pub fn confirmed(quote: &Quote, document: &Document, chars: &Range<usize>) -> Option<Quote> {
    let words = document.slice_of_chars(chars);
    (!words.trim().is_empty()).then(|| Quote {
        confirmed: words.to_owned(),
        ..quote.clone()
    })
}

/// What the document calls the page on which the character stands; `None` where
/// it has no pages or does not label them.
fn page_label(document: &Document, char: usize) -> Option<&str> {
    let page = document.page_of_byte(document.byte_of_char(char))?;
    let label = document.pages().get(page)?.label.trim();
    (!label.is_empty()).then_some(label)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Content, Page};
    use crate::model::{Finite, Id};
    use crate::quote::{PreparedDocument, Selector, State, find};

    fn quote() -> Quote {
        Quote {
            source: Id::parse("s-log").unwrap(),
            exact: "The gates were shut.".into(),
            prefix: "Old words before. ".into(),
            suffix: " Old words after.".into(),
            start: Some(400),
            page: "9".into(),
            confirmed: "Something else.".into(),
            note: "Important".into(),
            reliability: Finite::new(0.75),
            ..Quote::default()
        }
    }

    #[test]
    fn reanchoring_takes_words_context_position_and_page_and_keeps_the_rest() {
        let text = "It rained. \u{C}The gate was shut. Nobody crossed.";
        let document = Document::from_content(Content {
            text: text.into(),
            pages: vec![
                Page {
                    label: "iv".into(),
                    range: 0..11,
                    size: None,
                },
                Page {
                    label: "v".into(),
                    range: 12..text.len(),
                    size: None,
                },
            ],
            ..Content::default()
        });
        let mended = reanchored(&quote(), &document, 12..30).unwrap();
        assert_eq!(mended.exact, "The gate was shut.");
        assert_eq!(mended.prefix, "It rained. \u{C}");
        assert_eq!(mended.suffix, " Nobody crossed.");
        assert_eq!((mended.start, mended.page.as_str()), (Some(12), "v"));
        assert_eq!(mended.confirmed, "");
        assert_eq!(mended.note, "Important");
        assert_eq!(mended.reliability, Finite::new(0.75));
    }

    #[test]
    fn a_reanchored_quote_is_exact() {
        let text = "It rained. The gate was shut. Nobody crossed. The gate was shut.";
        let document = Document::from_text(text.into());
        let mended = reanchored(&quote(), &document, 46..64).unwrap();
        assert_eq!(mended.page, "9", "no label says otherwise");
        let selector = Selector {
            exact: mended.exact.clone(),
            prefix: mended.prefix.clone(),
            suffix: mended.suffix.clone(),
            start: Some(46),
        };
        let found = find(&PreparedDocument::new(document.into()), &selector);
        assert_eq!((found.state, found.span), (State::Exact, Some(46..64)));
    }

    #[test]
    fn confirming_alters_nothing_but_the_note_of_it() {
        let document = Document::from_text("It rained. The gate was shut.".into());
        let confirmed = confirmed(&quote(), &document, &(11..29)).unwrap();
        assert_eq!(confirmed.confirmed, "The gate was shut.");
        let unconfirmed = Quote {
            confirmed: quote().confirmed,
            ..confirmed
        };
        assert_eq!(unconfirmed, quote());
    }

    #[test]
    fn white_space_is_no_quote() {
        let document = Document::from_text("One. \n Two.".into());
        assert_eq!(reanchored(&quote(), &document, 4..7), None);
        assert_eq!(confirmed(&quote(), &document, &(4..7)), None);
    }
}
