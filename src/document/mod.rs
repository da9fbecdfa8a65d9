//! Documents: the texts that quotes are anchored in.
//!
//! A file becomes a [`Document`] in three steps. [`read`] takes the bytes of a
//! regular file, refuses what is no text (and says what it is instead), and
//! decodes the rest. [`Document::from_text`] brings the text to its canonical
//! form: no byte order mark, lines that end in `\n`, and otherwise every
//! character as written, because a quote mark is only worth something when
//! nothing was tidied away. The canonical text is hashed, and that
//! [`TextHash`] says later whether a quote was chosen from the same text.
//!
//! Positions come in two units. Inside the library they are byte offsets of the
//! canonical text; in files they are counts of characters (Unicode scalar
//! values), which do not depend on the encoding. [`Document::char_of_byte`] and
//! [`Document::byte_of_char`] turn one into the other.
//!
//! Files that others made are read through a [`Reader`], which does it in a process
//! of its own with bounds on time and memory.
//!
//! For showing it, a document is a list of [`Block`]s: paragraphs, headings and
//! list items as byte ranges. [`Document::find_all`] is the reader's own search;
//! telling whether a quote holds is the work of [`crate::quote`].

pub(crate) mod characters;

mod archive;
mod block;
mod builder;
mod built;
mod content;
mod decode;
mod docx;
mod embedded;
mod epub;
mod front_matter;
mod html;
mod list_number;
mod markdown;
mod offsets;
mod pdf;
mod plain;
mod process;
mod raised;
mod read;
mod refused;
mod rows;
mod said;
mod search;
mod sniff;
mod text;
mod xml;

pub use block::{Block, BlockKind};
pub use content::{About, Content, Format, Page, PlaceOnPage};
pub use decode::{EncodingNote, EncodingSource};
pub use embedded::{embed, from_embedded};
pub use pdf::{PagePicture, draw_page};
pub use process::{Cancel, FileRead, FileStamp, Limits, Reader, serve};
pub use read::{MAX_BYTES, ReadError, read, read_bytes};
pub use refused::Refused;
pub use sniff::FileLook;
pub use text::{Document, TextHash};
