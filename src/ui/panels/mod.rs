//! What stands beside the canvas.
//!
//! [`LeftPanel`] holds the sources with the reader, the outline of the map and
//! the list of problems; [`Inspector`] shows the selected record and edits it.
//! Each view first makes plain data of the map and then draws it.

mod cards;
mod inspector;
mod left;
mod outline;
mod problems;
mod quoting;
mod reader;
mod sources;
mod words;

#[cfg(test)]
mod tests;

pub use inspector::Inspector;
pub use left::{LeftPanel, LeftView};
