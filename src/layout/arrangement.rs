//! The seam for ways of arranging a map.

use super::tidy::Tidy;
use super::{Point, Request, Size};

/// A way of putting the nodes of a forest side by side.
pub trait Arrangement: Sync {
    /// What maps and menus call it.
    fn name(&self) -> &'static str;

    /// Places every node, given the nodes' outer sizes (labels that stand out of a
    /// box included). Nothing may overlap. Pins are not its business.
    fn arrange(&self, request: &Request, sizes: &[Size]) -> Arranged;
}

/// Where the nodes stand; both lists in the order of
/// [`Outline::nodes`](super::Outline::nodes).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Arranged {
    /// The top left corners.
    pub corners: Vec<Point>,
    /// How lines reach nodes that do not stand in the first row below their
    /// parent: down a trunk beside the rows above, this far to the right of the
    /// parent's corner.
    pub trunks: Vec<Option<f32>>,
}

/// What is used where a map names no arrangement, or one that is not known.
pub const DEFAULT_ARRANGEMENT: &str = "tidy";

const ALL: &[&dyn Arrangement] = &[&Tidy];

/// The arrangement of that name, or the default one.
#[must_use]
pub fn arrangement(name: &str) -> &'static dyn Arrangement {
    let found = ALL.iter().find(|arrangement| arrangement.name() == name);
    *found.unwrap_or(&ALL[0])
}

/// The names of all arrangements.
pub fn arrangement_names() -> impl Iterator<Item = &'static str> {
    ALL.iter().map(|arrangement| arrangement.name())
}
