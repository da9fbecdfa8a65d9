//! Quotes in documents.

use std::ops::Range;
use std::sync::Arc;

use crate::document::Document;

/// What anchors a quote.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selector {
    pub exact: String,
    pub prefix: String,
    pub suffix: String,
    pub start: Option<usize>,
}

/// The shape a quote is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Exact,
    Normalised,
    Elided,
    Approximate,
    Ambiguous,
    Missing,
    NoDocument,
}

impl State {
    #[must_use]
    pub fn is_verified(self) -> bool {
        matches!(self, Self::Exact | Self::Normalised | Self::Elided)
    }

    #[must_use]
    pub fn as_str(self) -> &'static str {
        "exact"
    }
}

/// What looking for a quote gave.
#[derive(Clone, Debug)]
pub struct Finding {
    pub state: State,
    pub span: Option<Range<usize>>,
}

/// A document ready for looking.
#[derive(Debug)]
pub struct PreparedDocument {
    document: Arc<Document>,
}

impl PreparedDocument {
    #[must_use]
    pub fn new(document: Arc<Document>) -> Self {
        Self { document }
    }

    #[must_use]
    pub fn document(&self) -> &Arc<Document> {
        &self.document
    }
}

/// Looks.
#[must_use]
pub fn find(_document: &PreparedDocument, _selector: &Selector) -> Finding {
    Finding {
        state: State::Missing,
        span: None,
    }
}
