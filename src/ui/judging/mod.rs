//! How the theses stand, from where one looks, kept in step with the map.
//!
//! [`Judging`] belongs to a desk. It holds the settings that no file knows of (whose
//! ratings count, what is supposed for the sake of argument, which question is looked
//! at) and the [`Reasoner`](crate::reasoning::Reasoner) that follows both. Views read
//! it and push [`JudgeAction`]s.

mod action;
mod seeking;
mod state;

pub use action::JudgeAction;
pub use seeking::Cruxes;
pub use state::Judging;
