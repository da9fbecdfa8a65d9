//! What goes to the clipboard: lists of references, and quotes with their citation.

use crate::model::{Id, Map, Source};

use super::cite::{Entry, citation_among, reference};
use super::names::squeezed;
use super::style::Style;

/// How text leaves the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Markup {
    Plain,
    Markdown,
}

/// Whether a quote of the source stands behind a claim.
#[must_use]
pub fn quoted(map: &Map, source: Id) -> bool {
    let quotes = map.quotes_of(source);
    quotes
        .iter()
        .any(|quote| !map.backings_with(*quote).is_empty())
}

/// The references, a paragraph each.
#[must_use]
pub fn references_text(entries: &[Entry], markup: Markup) -> String {
    let texts: Vec<String> = (entries.iter())
        .map(|entry| match markup {
            Markup::Plain => entry.text.plain(),
            Markup::Markdown => entry.text.markdown(),
        })
        .collect();
    texts.join("\n\n")
}

/// The words of a quote in quotation marks with their citation, and the reference in
/// a paragraph below; nothing where the quote or its source is not in the map.
#[must_use]
pub fn quote_text(map: &Map, quote: Id, style: Style, markup: Markup) -> Option<String> {
    let quote = map.quote(quote)?;
    let source = map.source(quote.source)?;
    let all: Vec<(Id, &Source)> = (map.sources().iter())
        .map(|(id, source)| (id, source.as_ref()))
        .collect();
    let citation = citation_among(all, quote.source, &quote.page, style);
    let reference = reference(quote.source, source, style);
    // The words stay as they are; only the line ends of their document go.
    let words = squeezed(&quote.exact);
    Some(match (markup, style.has_notes()) {
        (Markup::Plain, false) => format!(
            "“{words}” {}\n\n{}",
            citation.plain(),
            reference.text.plain()
        ),
        (Markup::Plain, true) => format!(
            "“{words}”\n\n{}\n\n{}",
            citation.plain(),
            reference.text.plain()
        ),
        (Markup::Markdown, false) => format!(
            "> “{words}” {}\n\n{}",
            citation.markdown(),
            reference.text.markdown()
        ),
        (Markup::Markdown, true) => format!(
            "> “{words}”[^1]\n\n[^1]: {}\n\n{}",
            citation.markdown(),
            reference.text.markdown()
        ),
    })
}
