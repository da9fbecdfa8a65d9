//! Maps as files: RON in and out, and saving that never loses anything.
//!
//! [`read`] takes the bytes of a file, refuses what cannot be a map, and hands the
//! text to [`parse`], which gives a [`Map`](crate::model::Map) or an [`OpenError`]
//! that says what is wrong, in which line, and what to do. A map whose records
//! point at records that are not there is opened all the same: [`Opened::broken`]
//! lists what is broken and where, so that a person can agree to a
//! [`repair`](crate::model::problems::repair) in memory. Reading never writes.
//!
//! [`print`](print()) is the inverse: one text for one map, whoever made it and in
//! whatever order. [`save`] prints, reads the text back, compares, and only then
//! puts the new file in the place of the old one in a single step. Each file that
//! was read or saved has a [`Fingerprint`], by which a save notices that somebody
//! else has altered the file meanwhile.
//!
//! Comments in a map file are not kept; every record has a note for that.
//!
//! [`Preferences`] are the other file of this program, treated with less ceremony:
//! a damaged one is set aside and the defaults are used.

mod bytes;
mod diagnose;
mod document;
mod error;
mod fingerprint;
pub mod folder;
mod json;
mod locate;
mod parse;
mod picture;
pub mod preferences;
mod print;
mod read;
mod save;
mod text;
mod writer;

pub use bytes::{BytesError, read_bytes};
pub use document::FORMAT;
pub use error::{OpenError, OpenErrorKind, SaveError, SaveErrorKind};
pub use fingerprint::Fingerprint;
pub use json::json;
pub use parse::{Located, Opened, locate, parse};
pub use picture::{PictureError, read_picture};
pub use preferences::Preferences;
pub use print::print;
pub use read::{MAX_BYTES, ReadOptions, read, read_text, read_with};
pub use save::{Saved, save};
pub use text::write_text;
pub use writer::WriteError;
