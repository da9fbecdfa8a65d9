//! What would change the answer: for the leading thesis and each rival, the smallest
//! sets of items whose withdrawal lets the rival draw level or pass.

mod matrix;
mod strength;
mod verdict;

#[cfg(test)]
pub(super) use matrix::cruxes_of_rows;
pub(super) use matrix::matrix_cruxes;
pub(super) use strength::strength_cruxes;
pub(super) use verdict::verdict_cruxes;

use super::bearing::is_withdrawn;
use super::graph::{Contest, Graph, Node, Own, What, Worth};
use super::settings::Hold;
use super::worth::Reader;
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
    /// Backings, reasons and claims that are withdrawn, sorted.
    pub remove: Vec<Id>,
    /// Backings, reasons and claims that stay, and of which the rating alone is
    /// withdrawn, sorted.
    pub unrate: Vec<Id>,
    /// Claims that are withdrawn along with the last evidence behind them, since the
    /// matrix would count the bare claim in its stead, sorted. They are not counted.
    pub along: Vec<Id>,
    pub effect: Effect,
    /// Whether no smaller set does the same. Otherwise it is minimal: none of its
    /// items can be spared.
    pub is_proven_smallest: bool,
}

impl Crux {
    /// How many items are withdrawn. One alone is a linchpin.
    #[must_use]
    pub fn len(&self) -> usize {
        self.remove.len() + self.unrate.len()
    }

    /// Whether nothing need be withdrawn; no crux is.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Everything that it is about, sorted within each kind of withdrawal.
    pub fn items(&self) -> impl Iterator<Item = Id> + '_ {
        self.remove.iter().chain(&self.unrate).copied()
    }
}

/// Something that can be withdrawn: a reason, backing or claim, or its rating alone.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Item {
    node: Node,
    is_rating: bool,
    /// What the node is worth without it.
    without: Own,
}

/// Items below the theses of a contest; no thesis is among them, nor is what is
/// withdrawn already. Nearest to the theses first.
fn items(graph: &Graph, contest: &Contest, unrated: &Reader<'_>) -> Vec<Item> {
    let mut items = Vec::new();
    for node in graph.with_all_below(&contest.theses) {
        if graph.is_thesis(node) || is_withdrawn(graph, node) {
            continue;
        }
        let own = graph.own(node);
        let item = |is_rating, without| Item {
            node,
            is_rating,
            without,
        };
        items.push(item(false, withdrawn(own)));
        if own.worth.is_rated
            && own.worth.hold.is_none()
            && let Some(without) = unrated.read(graph.id(node))
            && without != own
        {
            items.push(item(true, without));
        }
    }
    items
}

/// The crux of withdrawing these items.
fn crux_of(graph: &Graph, items: &[Item], told: Told) -> Crux {
    let ids = |is_rating: bool| {
        let mut ids: Vec<Id> = (items.iter())
            .filter(|item| item.is_rating == is_rating)
            .map(|item| graph.id(item.node))
            .collect();
        ids.sort_unstable();
        ids
    };
    Crux {
        reading: told.reading,
        leader: graph.id(told.leader),
        rival: graph.id(told.rival),
        remove: ids(false),
        unrate: ids(true),
        along: Vec::new(),
        effect: told.effect,
        is_proven_smallest: told.is_proven_smallest,
    }
}

/// What is told of a crux besides its items.
#[derive(Clone, Copy)]
struct Told {
    reading: Reading,
    leader: Node,
    rival: Node,
    effect: Effect,
    is_proven_smallest: bool,
}

/// What an item is worth once it is withdrawn.
fn withdrawn(own: Own) -> Own {
    let worth = match own.worth.what {
        What::Claim => Worth {
            hold: Some(Hold::Out),
            ..own.worth
        },
        _ => Worth {
            off: true,
            ..own.worth
        },
    };
    Own { worth, ..own }
}
