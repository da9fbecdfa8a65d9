//! What would change the answer: for the leading thesis and each rival, the smallest
//! sets of items whose withdrawal lets the rival draw level or pass.

mod matrix;
mod strength;
mod verdict;

pub(super) use matrix::matrix_cruxes;
pub(super) use strength::strength_cruxes;
pub(super) use verdict::verdict_cruxes;

use super::bearing::is_withdrawn;
use super::graph::{Contest, Graph, Node, What, Worth};
use super::settings::Hold;
use crate::model::Id;

/// One of the three ways to look at a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reading {
    Verdict,
    Strength,
    Matrix,
}

impl Reading {
    pub const ALL: [Self; 3] = [Self::Verdict, Self::Strength, Self::Matrix];

    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Verdict => "verdict",
            Self::Strength => "strength",
            Self::Matrix => "matrix",
        }
    }
}

/// What the withdrawal brings about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effect {
    /// The leader leads no more: both stand level.
    Tie,
    /// The rival leads.
    Overtake,
}

impl Effect {
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Tie => "tie",
            Self::Overtake => "overtake",
        }
    }
}

/// A set of items on which the lead of one thesis over another hangs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crux {
    pub reading: Reading,
    pub leader: Id,
    pub rival: Id,
    /// Backings, reasons and claims, sorted. One alone is a linchpin.
    pub remove: Vec<Id>,
    pub effect: Effect,
    /// Whether no smaller set does the same. Otherwise it is minimal: none of its
    /// items can be spared.
    pub is_proven_smallest: bool,
}

/// Items that can be withdrawn below the theses of a contest: reasons, backings and
/// claims, but no thesis. Sorted by id.
fn items(graph: &Graph, contest: &Contest) -> Vec<Node> {
    let mut items = graph.with_all_below(&contest.theses);
    items.sort_unstable_by_key(|node| graph.id(*node));
    let is_open =
        |node: Node| graph.contests_of(node).next().is_none() && !is_withdrawn(graph, node);
    items.retain(|node| is_open(*node));
    items
}

/// What an item is worth once it is withdrawn.
fn withdrawn(worth: &Worth) -> Worth {
    match worth.what {
        What::Claim => Worth {
            hold: Some(Hold::Out),
            ..*worth
        },
        _ => Worth {
            off: true,
            ..*worth
        },
    }
}
