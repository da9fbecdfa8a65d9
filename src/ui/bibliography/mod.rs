//! References in the window: the list of them, and what an import would do.

mod preview;
mod references;
mod rich_text;
mod summary;

pub use preview::Preview;
pub use references::{References, ReferencesReply, Request};
pub use rich_text::reference_ui;
pub use summary::{ask, edit, merged, told};
