//! The seam for ways of arranging a map.

use super::tidy::Tidy;
use super::tip::{Memory, Tip};
use super::trunk::Trunk;
use super::{Point, Request, Size};

/// Where an arrangement puts the nodes, in the order of
/// [`Outline::nodes`](super::Outline::nodes).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Arranged {
    /// The top left corner of every node.
    pub corners: Vec<Point>,
    /// How the line reaches a node that stands along an upright one: how far right of
    /// the parent's left edge that one runs.
    pub trunks: Vec<Option<f32>>,
    /// What is to be known of this picture when the next one is arranged.
    pub memory: Memory,
}

/// A way of putting the nodes of a forest side by side.
pub trait Arrangement: Sync {
    /// What maps and menus call it.
    fn name(&self) -> &'static str;

    /// Places every node, given the nodes' outer sizes (labels that stand out of a
    /// box included). Nothing may overlap.
    ///
    /// Pins are not its business, save that whatever hangs below a pinned node
    /// keeps its place relative to that node.
    fn arrange(&self, request: &Request, sizes: &[Size]) -> Arranged;

    /// The same, such that little moves from where it stood in the last picture. What
    /// looks at one node at a time holds still without a memory.
    fn arrange_after(&self, request: &Request, sizes: &[Size], before: &Memory) -> Arranged {
        let _ = before;
        self.arrange(request, sizes)
    }
}

/// What is used where a map names no arrangement, or one that is not known.
pub const DEFAULT_ARRANGEMENT: &str = "tip-over";

const ALL: &[&dyn Arrangement] = &[&Tip, &Trunk, &Tidy];

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
