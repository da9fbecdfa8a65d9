//! The mark on a quote unfolded: what was found, where, and what differs.
//!
//! [`facts`] and [`changes`] make plain data, [`mark`] draws it.

mod changes;
mod facts;
mod mark;

pub use changes::{Side, flowing, words_job};
pub use facts::unfolded;
pub use mark::{facts_ui, mark_ui, standing_color, standing_ui};
