//! The seam for ways of arranging a map.

use super::tip::{Grown, Memory, Tip};
use super::trees::{Columns, Indented, Layered, LeftToRight, TopToBottom};
use super::trunk::Trunk;
use super::{GivenUp, Point, Rect, Request, Size};

/// Where an arrangement puts the nodes, in the order of
/// [`Outline::nodes`](super::Outline::nodes).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Arranged {
    /// The top left corner of every node.
    pub corners: Vec<Point>,
    /// How the line reaches a node that stands along an upright one: how far right of
    /// the parent's left edge that one runs.
    pub trunks: Vec<Option<f32>>,
    /// How lines lead to all others.
    pub ways: Ways,
    /// Bands behind the nodes, one for each thesis and one for free claims, where the
    /// arrangement has such.
    pub lanes: Vec<Rect>,
    /// What is to be known of this picture when the next one is arranged.
    pub memory: Memory,
    /// How the tip-over tree came to it.
    pub(super) grown: Option<Grown>,
}

/// How lines lead from what holds something to what hangs on it, where nothing stands
/// along a trunk.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Ways {
    /// Down to a lane right below the holder's node, along it, and down.
    #[default]
    Down,
    /// The same with the lanes below everything on the holder's level: by node, how far
    /// below its upper edge they begin.
    Ranks(Vec<f32>),
    /// Out at the right side, along an upright lane, and into the left side.
    Across,
}

/// A way of putting the nodes of a forest side by side.
pub trait Arrangement: Sync {
    /// What maps and menus call it.
    fn name(&self) -> &'static str;

    /// What earlier versions called it.
    fn former_name(&self) -> Option<&'static str> {
        None
    }

    /// Places every node, given the nodes' outer sizes (labels that stand out of a
    /// box included). Nothing may overlap.
    ///
    /// Pins are not its business, save that whatever hangs below a pinned node
    /// keeps its place relative to that node.
    fn arrange(&self, request: &Request, sizes: &[Size]) -> Arranged;

    /// The same, such that little moves from where it stood in the last picture. What
    /// looks at one node at a time holds still without a memory.
    /// `None` where it was given up.
    fn arrange_after(
        &self,
        request: &Request,
        sizes: &[Size],
        before: &Memory,
        given_up: GivenUp,
    ) -> Option<Arranged> {
        let _ = (before, given_up);
        Some(self.arrange(request, sizes))
    }
}

/// What is used where a map names no arrangement, or one that is not known.
pub const DEFAULT_ARRANGEMENT: &str = "tip-over";

const ALL: &[&dyn Arrangement] = &[
    &Tip,
    &Trunk,
    &TopToBottom,
    &LeftToRight,
    &Columns,
    &Layered,
    &Indented,
];

/// The arrangement of that name, or the default one.
#[must_use]
pub fn arrangement(name: &str) -> &'static dyn Arrangement {
    let called = |it: &&&dyn Arrangement| it.name() == name || it.former_name() == Some(name);
    let found = ALL.iter().find(called);
    *found.unwrap_or(&ALL[0])
}

/// The names of all arrangements.
pub fn arrangement_names() -> impl Iterator<Item = &'static str> {
    ALL.iter().map(|arrangement| arrangement.name())
}
