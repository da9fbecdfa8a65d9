//! PDF: text out of glyphs on pages.
//!
//! A PDF says which glyph stands where, and nothing of words, lines or columns.
//! The way from one to the other:
//!
//! 1. [`open`] opens the file, with an empty password where it has one.
//! 2. [`glyphs`] collects the glyphs of a page with their meaning and place, and
//!    [`words`] makes words of glyphs that stand close together.
//! 3. [`columns`] finds the empty strips between columns and says which words are
//!    read after which; [`lines`] makes lines of them.
//! 4. [`furniture`] finds running heads and page numbers by looking at all pages,
//!    [`blocks`] makes headings, paragraphs, list items and notes of the lines.
//! 5. [`assemble`] writes it all down as one text with the place of each word.
//!
//! The text keeps what the page shows: lines end in `\n`, and a hyphen at a
//! line's end stays, since only a reader knows whether it belongs to the word.
//! Comparing quotes tries both.

mod about;
mod accents;
mod assemble;
mod blocks;
mod columns;
mod direction;
mod furniture;
mod glyphs;
mod labels;
mod lines;
mod meaning;
mod notes;
mod open;
mod openings;
mod page;
mod picture;
mod turn;
mod words;

use super::content::Content;
use super::refused::Refused;

pub use picture::{PagePicture, draw_page};

/// The text of a PDF file with its pages, and where each word stands on them.
///
/// # Errors
/// When it is damaged, locked, too large, or holds pictures only.
pub(super) fn read(bytes: &[u8]) -> Result<Content, Refused> {
    open::guarded(bytes, assemble::read)
}
