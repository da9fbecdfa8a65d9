//! References in the window: the list of them, and what an import would do.

mod references;
mod rich_text;
mod summary;

pub use references::{References, ReferencesReply};
pub use rich_text::reference_ui;
pub use summary::{ask, edit, merged, told};
