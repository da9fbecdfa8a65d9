//! Documents on their way into a map, and what is to be said of those in it.
//!
//! [`Imports`] is the data: what is being read, which files could not be, which
//! ones a folder held besides, and for which sources the text is another than the one
//! that was quoted. [`ImportsPanel`] shows it over the list of sources. Files are
//! read by the jobs; what comes of them is done by the application.

mod change_ui;
mod changes;
mod panel;
mod paste;
mod record;
mod source_text;
mod state;
mod summary;

pub use changes::{ChangeReport, change_report};
pub use panel::ImportsPanel;
pub use paste::{PasteDialog, PasteReply};
pub use record::record_of;
pub use source_text::{source_menu_ui, source_text_ui};
pub use state::{ImportAction, Imports};
pub use summary::summary;
