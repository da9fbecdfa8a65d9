//! A document made ready for finding quotes in it.

use std::sync::{Arc, OnceLock};

use super::fold::Folded;
use super::furniture::furniture_within_sentences;
use super::markup::markup_of;
use super::passed::{Passed, merged};
use super::piece::Reading;
use crate::document::{Document, Format};

/// A document with its text folded for comparison. Folding goes through the
/// whole text, so make one for each document, off the drawing thread, and keep
/// it; it can be shared between threads.
#[derive(Debug)]
pub struct PreparedDocument {
    document: Arc<Document>,
    folded: Folded,
    /// What is no part of the sentences: page headers, notes, markup.
    passed_over: OnceLock<Vec<Passed>>,
    /// A second folding without that, made when a quote is not found otherwise.
    across: OnceLock<Folded>,
}

/// A folded text with what was passed over in it.
#[derive(Clone, Copy)]
pub(super) struct FoldedView<'prepared> {
    pub(super) folded: &'prepared Folded,
    pub(super) passed_over: &'prepared [Passed],
}

impl PreparedDocument {
    /// Folds `document`.
    #[must_use]
    pub fn new(document: Arc<Document>) -> Self {
        Self {
            folded: Folded::new(document.text(), Reading::Plain, &[]),
            document,
            passed_over: OnceLock::new(),
            across: OnceLock::new(),
        }
    }

    /// The document as it is.
    #[must_use]
    pub fn document(&self) -> &Arc<Document> {
        &self.document
    }

    pub(super) fn text(&self) -> &str {
        self.document.text()
    }

    /// The text as it is.
    pub(super) fn whole(&self) -> FoldedView<'_> {
        FoldedView {
            folded: &self.folded,
            passed_over: &[],
        }
    }

    /// What is no part of the sentences, ascending: page headers and notes inside
    /// them, and the signs of Markdown where the document is of that kind.
    pub(super) fn passed_over(&self) -> &[Passed] {
        self.passed_over.get_or_init(|| {
            let furniture = furniture_within_sentences(&self.document);
            let markup = match self.document.format() {
                Format::Markdown => markup_of(self.text()),
                _ => Vec::new(),
            };
            merged(furniture, markup)
        })
    }

    /// The text read across page headers, notes and markup, if there are any.
    pub(super) fn across(&self) -> Option<FoldedView<'_>> {
        let passed_over = self.passed_over();
        (!passed_over.is_empty()).then(|| FoldedView {
            folded: self
                .across
                .get_or_init(|| Folded::new(self.text(), Reading::Plain, passed_over)),
            passed_over,
        })
    }
}
