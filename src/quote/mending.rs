//! What becomes of a quote when a person decides about it.
//!
//! These make the record that the decision asks for; nothing calls them but for a
//! person's yes.

use std::ops::Range;

use super::find::Gap;
use super::page::page_label;
use super::selector::selector_for;
use crate::document::Document;
use crate::model::Quote;

/// The quote with the document's words in `chars` in place of its own, anchored
/// there: words, context, position, and the page where the document labels one.
/// What it leaves out at `gaps` (none, if it is the whole that is wanted) it goes on
/// leaving out. What people added to it stays. `None` where `chars` holds no words.
#[must_use]
pub fn reanchored(
    quote: &Quote,
    document: &Document,
    chars: Range<usize>,
    gaps: &[Gap],
) -> Option<Quote> {
    let words = words_at(&quote.exact, document, &chars, gaps);
    let selector = selector_for(document, chars);
    if selector.exact.is_empty() {
        return None;
    }
    let exact = match gaps {
        [] => selector.exact,
        _ => words.trim().to_owned(),
    };
    let start = document.byte_of_char(selector.start.unwrap_or_default());
    let page = page_label(document, start);
    Some(Quote {
        exact,
        prefix: selector.prefix,
        suffix: selector.suffix,
        start: selector.start.and_then(|start| u64::try_from(start).ok()),
        page: page.map_or_else(|| quote.page.clone(), str::to_owned),
        confirmed: String::new(),
        ..quote.clone()
    })
}

/// The document's words in `chars`, with the marks of the quote where it leaves
/// something out.
#[must_use]
pub fn words_at(quote: &str, document: &Document, chars: &Range<usize>, gaps: &[Gap]) -> String {
    let mut words = String::new();
    let mut at = chars.start;
    for gap in gaps {
        words.push_str(document.slice_of_chars(&(at..gap.span.start)).trim_end());
        words.push_str(mark_with_space(quote, &gap.quote_range));
        at = gap.span.end;
        // White space at the end of what is left out belongs to the mark.
        let rest = document.slice_of_chars(&(at..chars.end));
        at += rest.chars().take_while(|it| it.is_whitespace()).count();
    }
    words.push_str(document.slice_of_chars(&(at..chars.end)));
    words
}

/// A mark of omission with the white space on either side of it.
fn mark_with_space<'a>(quote: &'a str, mark: &Range<usize>) -> &'a str {
    let before = quote.get(..mark.start).unwrap_or_default();
    let after = quote.get(mark.end..).unwrap_or_default();
    let start = before.trim_end().len();
    let end = mark.end + (after.len() - after.trim_start().len());
    quote.get(start..end).unwrap_or(" […] ")
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
        let mended = reanchored(&quote(), &document, 12..30, &[]).unwrap();
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
        let mended = reanchored(&quote(), &document, 46..64, &[]).unwrap();
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
    fn a_quote_with_gaps_keeps_them_and_is_verified() {
        let text = "It rained. The old gate was shut at noon by the keeper, who had slept badly, \
                    and nobody crossed the bridge until Sunday. Then it fell.";
        let prepared = PreparedDocument::new(Document::from_text(text.into()).into());
        let document = prepared.document();
        let words = "The old gate was shut at noon […] and nobody crossed the bridge until Monday.";
        let found = find(&prepared, &Selector::of_words(words));
        assert_eq!((found.state, found.gaps.len()), (State::Approximate, 1));
        let quote = Quote {
            exact: words.into(),
            ..quote()
        };
        let span = found.span.unwrap();
        let mended = reanchored(&quote, document, span.clone(), &found.gaps).unwrap();
        assert_eq!(
            mended.exact,
            "The old gate was shut at noon […] and nobody crossed the bridge until Sunday."
        );
        let found = find(&prepared, &Selector::of_words(mended.exact));
        assert_eq!((found.state, found.span), (State::Elided, Some(span)));
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
        assert_eq!(reanchored(&quote(), &document, 4..7, &[]), None);
        assert_eq!(confirmed(&quote(), &document, &(4..7)), None);
    }
}
