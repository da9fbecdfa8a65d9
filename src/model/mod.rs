//! Pure data: the records of a map, the map, and the one type that alters it.
//!
//! A [`Map`] is tables of flat records that point at each other by [`Id`]. It
//! answers questions about its structure ([`Map::reasons_on`], …) from an index
//! that it keeps in step. Nothing here knows of files, windows or time.
//!
//! What must hold of a map, and what is merely worth a look, is listed and checked
//! in [`problems`].

mod change;
mod entry;
mod id;
mod index;
pub(crate) mod kinds;
mod map;
mod month;
mod number;
pub mod order;
mod packed;
pub mod problems;
mod ratings;
pub(crate) mod record;
mod records;
pub mod scale;
pub(crate) mod sorted;
mod table;
mod transaction;
mod weight;

pub use change::{Change, Delta};
pub use entry::{Entry, Record};
pub use id::{Id, IdError, IdText, Kind, MAX_ID_LEN};
pub use kinds::{Combination, ConflictKind, Fit, Outcome, ProcessTest, Spread, Stance, Standard};
pub use map::{Header, Map, letter_of};
pub use month::month_named;
pub use number::Finite;
pub use ratings::Ratings;
pub use record::Ext;
pub use records::{
    Backing, Claim, Conflict, EmbeddedText, Override, Perspective, Picture, Placement, Question,
    Quote, Reason, Source, Tag,
};
pub use table::Table;
pub use transaction::Transaction;
pub use weight::Weigh;
