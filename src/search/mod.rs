//! Words in a map, found as one types.
//!
//! An [`Index`] holds everything that can be searched, folded by [`folded`] (case,
//! accents, fancy quotation marks and line ends off) and laid end to end in one text,
//! so that a search is one pass over it. A change of the map replaces the fields that
//! it touches. [`Found`] is what one query found, best first; a query that goes on
//! from the last one looks only at what that one found.
//!
//! In memory an index takes the searchable text once over, and 48 bytes for each of
//! its fields.

mod excerpt;
mod fold;
mod found;
mod fuzzy;
mod index;
mod text;

pub use excerpt::{Excerpt, excerpt};
pub use fold::folded;
pub use found::{Found, Hit};
pub use fuzzy::{score, score_sentence};
pub use index::Index;
pub use text::{What, text_of};
