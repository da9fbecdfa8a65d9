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
    /// The signs of Markdown, where the document is of that kind.
    markup: OnceLock<Vec<Passed>>,
    /// The text without page headers, notes and markup, made when a quote is not
    /// found otherwise.
    across: OnceLock<Option<Across>>,
}

/// A second folding that passes over what is no part of the sentences.
#[derive(Debug)]
struct Across {
    passed_over: Vec<Passed>,
    folded: Folded,
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
            markup: OnceLock::new(),
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

    /// The signs of Markdown, ascending; none in other documents.
    pub(super) fn markup(&self) -> &[Passed] {
        self.markup.get_or_init(|| match self.document.format() {
            Format::Markdown => markup_of(self.text()),
            _ => Vec::new(),
        })
    }

    /// The text read across page headers, notes and markup, if there are any.
    pub(super) fn across(&self) -> Option<FoldedView<'_>> {
        let read = self.across.get_or_init(|| {
            let furniture = furniture_within_sentences(&self.document);
            let passed_over = merged(furniture, self.markup().to_vec());
            (!passed_over.is_empty()).then(|| Across {
                folded: Folded::new(self.text(), Reading::Plain, &passed_over),
                passed_over,
            })
        });
        read.as_ref().map(|across| FoldedView {
            folded: &across.folded,
            passed_over: &across.passed_over,
        })
    }
}
