//! The only writer of a map.
//!
//! The interface builds an [`Edit`], asks [`Edit::check`] while the pointer still
//! moves, so that an illegal drop says why before it is made, and hands it to
//! [`Session::apply`] on release. The session checks again, makes the
//! [`Change`](crate::model::Change), keeps it for undo and bumps the revision on
//! which everything derived is keyed.
//!
//! Every edit keeps the invariants of [`problems`](crate::model::problems), or is
//! refused and leaves the map as it was.

mod apply;
mod command;
mod fragment;
mod grow;
mod history;
mod judged;
mod keep;
mod parts;
mod rate;
mod recent;
mod refusal;
mod remove;
mod rename;
mod session;
mod siblings;

pub use command::Edit;
pub use fragment::{Fragment, fragment};
pub use history::{HISTORY_BYTES, History};
pub use keep::keeping;
pub use parts::{Aspect, Below, ClaimRef, Onto, Place, Sibling};
pub use refusal::Refusal;
pub use session::{Applied, Session};
