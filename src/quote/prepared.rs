//! A document made ready for finding quotes in it.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use super::fold::Folded;
use super::furniture::furniture_within_sentences;
use super::piece::Reading;
use crate::document::Document;

/// A document with its text folded for comparison. Folding goes through the
/// whole text, so make one for each document, off the drawing thread, and keep
/// it; it can be shared between threads.
#[derive(Debug)]
pub struct PreparedDocument {
    document: Arc<Document>,
    folded: Folded,
    /// The text without page headers, made when a quote is not found otherwise.
    without_furniture: OnceLock<Option<WithoutFurniture>>,
}

/// A second folding that passes over page headers inside sentences.
#[derive(Debug)]
struct WithoutFurniture {
    passed_over: Vec<Range<usize>>,
    folded: Folded,
}

/// A folded text with what was passed over in it.
#[derive(Clone, Copy)]
pub(super) struct FoldedView<'prepared> {
    pub(super) folded: &'prepared Folded,
    pub(super) passed_over: &'prepared [Range<usize>],
}

impl PreparedDocument {
    /// Folds `document`.
    #[must_use]
    pub fn new(document: Arc<Document>) -> Self {
        Self {
            folded: Folded::new(document.text(), Reading::Plain, &[]),
            document,
            without_furniture: OnceLock::new(),
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

    pub(super) fn whole(&self) -> FoldedView<'_> {
        FoldedView {
            folded: &self.folded,
            passed_over: &[],
        }
    }

    /// The text read across page headers, if there are any.
    pub(super) fn without_furniture(&self) -> Option<FoldedView<'_>> {
        let read = self.without_furniture.get_or_init(|| {
            let passed_over = furniture_within_sentences(self.text());
            (!passed_over.is_empty()).then(|| WithoutFurniture {
                folded: Folded::new(self.text(), Reading::Plain, &passed_over),
                passed_over,
            })
        });
        read.as_ref().map(|without| FoldedView {
            folded: &without.folded,
            passed_over: &without.passed_over,
        })
    }
}
