//! How the theses stand, from where one looks, kept in step with the map.
//!
//! [`Judging`] belongs to a desk. It holds the settings that no file knows of (whose
//! ratings count, what is supposed for the sake of argument, which question is looked
//! at) and the [`Reasoner`](crate::reasoning::Reasoner) that follows both. Views read
//! it and push [`JudgeAction`]s.

mod action;
mod control;
mod parting;
mod perspectives;
mod remarks;
mod seeking;
mod sought;
mod state;
mod supposed;
#[cfg(test)]
mod tests;
mod words;

pub use action::JudgeAction;
pub use control::{looking_from_in_line_ui, looking_from_ui};
pub use perspectives::Perspectives;
pub use remarks::{Remarks, RemarksKey};
pub use seeking::Cruxes;
pub use sought::{Rest, Sought};
pub use state::Judging;
pub use supposed::supposed_bar_ui;
pub use words::standing_sentences;
