//! Documents, quotes and findings in a line each, for tests.

use std::sync::Arc;

use super::{DifferenceKind, Finding, PreparedDocument, Selector, State, find, selector_for};
use crate::document::Document;

pub(super) fn prepared(text: &str) -> PreparedDocument {
    PreparedDocument::new(Arc::new(Document::from_text(text.into())))
}

/// The finding of words that were typed.
pub(super) fn typed(text: &str, words: &str) -> Finding {
    find(&prepared(text), &Selector::of_words(words))
}

/// The selector of the `nth` place of `words` in `text`.
pub(super) fn marked(text: &str, words: &str, nth: usize) -> Selector {
    let document = Document::from_text(text.into());
    let bytes = text.match_indices(words).nth(nth).unwrap().0;
    let start = document.char_of_byte(bytes);
    selector_for(&document, start..start + words.chars().count())
}

pub(super) fn kinds(finding: &Finding) -> Vec<DifferenceKind> {
    finding
        .differences
        .iter()
        .map(|difference| difference.kind)
        .collect()
}

pub(super) fn state(text: &str, words: &str) -> State {
    typed(text, words).state
}
