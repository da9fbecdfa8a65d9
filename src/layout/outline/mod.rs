//! What hangs where: the map as a forest, before anything has a size.
//!
//! Every claim has one home. Theses live under their question; a premise lives in
//! the first reason that uses it, in reading order; whatever nothing holds is a
//! root. A claim that is used again elsewhere stands there as a reference.

mod builder;
mod folds;
mod numbered;
mod numbers;
mod ranks;
mod slots;

pub(super) use slots::{NONE, SeatSlot, Slim, Slots, What};

use std::collections::BTreeSet;

use super::{ById, Few, Mode, Point};
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
    pub parent: Option<usize>,
    /// In order; always behind their parent in [`Outline::nodes`].
    pub children: Few<usize>,
    /// Where a person put its top left corner.
    pub pin: Option<Point>,
}

/// The forest. Equal outlines with equal sizes have equal layouts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outline {
    /// Parents stand before their children.
    pub nodes: Vec<Node>,
    /// In the order in which to read them.
    pub roots: Vec<usize>,
    /// The node in which each claim that is shown has its home.
    pub homes: ById<usize>,
    /// The node of each question and reason that is shown.
    pub places: ById<usize>,
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

    /// The node where the record stands: a question, a reason, or a claim's home.
    #[must_use]
    pub fn node_of(&self, id: Id) -> Option<usize> {
        let table = if id.kind() == Kind::Claim {
            &self.homes
        } else {
            &self.places
        };
        table.get(&id).copied()
    }
}
