//! What hangs where: the map as a forest, before anything has a size.
//!
//! Every claim has one home. Theses live under their question; a premise lives in
//! the first reason that uses it, in reading order; whatever nothing holds is a
//! root. A claim that is used again elsewhere stands there as a reference.

mod altered;
mod builder;
mod folds;
mod graft;
mod numbered;
mod numbers;
mod ranks;
mod regrow;
mod slots;

pub use altered::altered;
pub(super) use slots::{NONE, SeatSlot, Slim, Slots, What};

use std::collections::BTreeSet;
use std::ops::Range;

use super::window::Window;
use super::{ById, Few, Mode, Point, Rows};
use crate::model::{Id, Kind, Map};

/// What stands at a node of the forest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Head {
    Question(Id),
    /// A claim that stands by itself: a thesis or a free claim.
    Claim(Id),
    /// A reason's box, with its premises inside.
    Reason(Id),
    /// A thesis of a question that has its home elsewhere.
    Reference {
        claim: Id,
        holder: Id,
    },
    /// In place of what hangs below a folded record.
    Fold {
        below: Id,
        hidden: usize,
    },
}

impl Head {
    /// The question, claim or reason that stands here; none for stand-ins.
    #[must_use]
    pub fn record(self) -> Option<Id> {
        match self {
            Self::Question(id) | Self::Claim(id) | Self::Reason(id) => Some(id),
            Self::Reference { .. } | Self::Fold { .. } => None,
        }
    }
}

/// A premise's seat in a reason's box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seat {
    /// The claim's home.
    Card(Id),
    /// The claim lives elsewhere.
    Reference(Id),
}

impl Seat {
    #[must_use]
    pub fn claim(self) -> Id {
        match self {
            Self::Card(claim) | Self::Reference(claim) => claim,
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    pub head: Head,
    /// The premises of a reason, in order; empty for others.
    pub seats: Few<Seat>,
    /// Whether it is a reason against what it hangs on.
    pub against: bool,
    /// The record that the node hangs on: a question, a claim or a reason.
    pub hangs_on: Option<Id>,
    /// Where a person put its top left corner.
    pub pin: Option<Point>,
}

impl Node {
    /// A node that hangs on nothing yet.
    fn of(head: Head) -> Self {
        Self {
            head,
            seats: Few::None,
            against: false,
            hangs_on: None,
            pin: None,
        }
    }
}

/// The forest. Equal outlines with equal sizes have equal layouts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outline {
    /// Parents stand before their children, and all that hangs below a node right
    /// behind it.
    pub nodes: Rows<Node>,
    /// In the order in which to read them.
    pub roots: Vec<usize>,
    /// The node in which each claim that is shown has its home.
    pub homes: ById<usize>,
    /// The nodes of the reasons and questions that are shown.
    pub(super) reasons: ById<usize>,
    pub(super) questions: ById<usize>,
    /// Conflicts of which both claims are shown, with their claims.
    pub conflicts: ById<[Id; 2]>,
    /// How people want what hangs on a record to be spread, where they said so.
    pub spreads: ById<Mode>,
    pub(super) slots: Slots,
}

impl Outline {
    /// The forest of a map, or of the questions, claims and reasons in `only`.
    #[must_use]
    pub fn new(map: &Map, only: Option<&BTreeSet<Id>>) -> Self {
        builder::build(map, only)
    }

    /// The forest of the map after an edit, where it is worth the while to make it from
    /// the one before: an edit of few records that changes what hangs where only near
    /// them. `altered` names every question, claim, reason and conflict that the edit
    /// added, removed or altered, or whose placement it did.
    ///
    /// It equals the forest that [`new`](Self::new) makes of the whole map, and leaves
    /// alone what it does not touch. `None` where it has to be made that way.
    #[must_use]
    pub fn after(&self, map: &Map, altered: &BTreeSet<Id>) -> Option<Self> {
        let regrown = regrow::regrow(self, map, altered)?;
        Some(graft::graft(self, map, altered, regrown))
    }

    /// Where the nodes are others than in an earlier forest, and where they were in that
    /// one: what stands before and behind is the same. `None` where most of it differs.
    #[must_use]
    pub fn changed_since(&self, before: &Self) -> Option<[Range<usize>; 2]> {
        let window = Window::between(before, self)?;
        let Window {
            front,
            old_end,
            new_end,
        } = window;
        Some([front..new_end, front..old_end])
    }

    /// The node where the record stands: a question, a reason, or a claim's home.
    #[must_use]
    pub fn node_of(&self, id: Id) -> Option<usize> {
        let table = match id.kind() {
            Kind::Claim => &self.homes,
            Kind::Reason => &self.reasons,
            _ => &self.questions,
        };
        table.get(&id).copied()
    }

    /// The node that a node hangs on.
    #[must_use]
    pub fn parent(&self, node: usize) -> Option<usize> {
        let parent = self.slots.nodes.get(node)?.parent;
        (parent != NONE).then_some(parent as usize)
    }

    /// What hangs on a node, in order.
    #[must_use]
    pub fn children(&self, node: usize) -> &[usize] {
        self.slots.children(node)
    }
}
