//! Quotes: whether a document holds some words, and where.
//!
//! A mark on a quote means something here, so one rule stands above the rest:
//! **what is shown as verified is in the document.** A state is decided on the
//! characters of the place that was found, never on a score; one changed word
//! in a long quote is 98% alike and means the opposite.
//!
//! The way of a quote:
//!
//! 1. [`selector_for`] makes a [`Selector`] of what a reader marked: the words,
//!    the text before and after them, and the position.
//! 2. [`PreparedDocument`] folds a document once: curly and straight quotation
//!    marks, dashes, spaces, line ends, ligatures, accents and invisible
//!    characters are brought to one form, with a map back to the text as written.
//! 3. [`find`] looks for the words as written and in folded form, drops places
//!    that cut words apart, compares each place letter for letter (this, not the
//!    folding, decides what may differ, and lists it), and chooses between the
//!    places left by the text around them. Where that does not decide, it asks.
//! 4. The [`Finding`] says the [`State`], the place, every [`Difference`], and
//!    whether the quote moved.
//!
//! The folded form is deliberately coarse: it only proposes places. So a rule
//! about what may differ lives in one place, the comparison, and can be strict
//! ("a dash between digits stays what it is") without slowing the search.
//!
//! What is neither exact nor normalised may be elided: its parts between marks of
//! omission are looked for in the same way, in order. Only then something near is
//! looked for, with errors: pieces of the words that stand unchanged lead to most
//! places, the text stored around the quote to others, and a bit-parallel table
//! goes through the rest. What that finds is *approximate* at best, with every
//! other word listed, and where two places are about equally near it asks.

mod approximate;
mod boundary;
mod choice;
mod compare;
mod context;
mod core;
mod difference;
mod edges;
mod elided;
mod elided_near;
mod find;
mod fold;
mod footnote;
mod furniture;
mod markup;
mod matching;
mod mending;
mod myers;
mod near;
mod notes;
mod omission;
mod page;
mod passed;
mod piece;
mod places;
mod prepared;
mod scan;
mod selector;
mod standing;
mod state;
mod words;

#[cfg(test)]
mod choice_tests;
#[cfg(test)]
mod document_tests;
#[cfg(test)]
mod edited_tests;
#[cfg(test)]
mod elided_tests;
#[cfg(test)]
mod find_tests;
#[cfg(test)]
mod fold_tests;
#[cfg(test)]
mod format_tests;
#[cfg(test)]
mod near_tests;
#[cfg(test)]
mod property_elided_tests;
#[cfg(test)]
mod property_tests;
#[cfg(test)]
mod test_kit;
#[cfg(test)]
mod test_made;

pub use context::ContextAgreement;
pub use difference::{Difference, DifferenceKind};
pub use find::{Candidate, Finding, Gap, find, find_in};
pub use matching::{SourceMatches, SourceTally, match_sources};
pub use mending::{confirmed, reanchored, words_at};
pub use page::page_label;
pub use prepared::PreparedDocument;
pub use selector::{Selector, selector_for};
pub use standing::Standing;
pub use state::State;
pub use words::{WordStretch, WordStretchKind, compare_words};
