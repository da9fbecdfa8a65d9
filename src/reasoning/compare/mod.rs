//! Theses side by side, of one map or of several.
//!
//! A [`Side`] is a thesis in its map. [`case`] tells what is said for and against it as
//! an outline to read. [`compare`] finds what the sides share and where each stands
//! alone. Within one map, a claim is the same claim where it has the same id. Across
//! maps, which know nothing of each other's ids, it is the same where it has the same
//! words, apart from capitals, white space and punctuation; or, where no words agree, the
//! same id that was drawn at random, since then one map is a copy of the other in which
//! the claim was reworded. Quotes are told by their words and their source's title.

mod across;
mod alone;
mod case;
mod same;

pub use across::{Conflicting, Shared};
pub use alone::{Gaps, SourceShare};
pub use case::{CaseLine, CasePart, case};

use crate::model::{Id, Map};

use across::Branch;

/// What the case of one side lacks, quotes left out of account, and the sources that it
/// leans on.
pub(super) fn lacks(side: Side<'_>) -> (Gaps, Vec<SourceShare>) {
    let branch = Branch::of(side);
    (alone::gaps(&branch, &|_| true), alone::sources(&branch))
}

/// A thesis, or any other claim, in its map.
#[derive(Clone, Copy)]
pub struct Side<'a> {
    pub map: &'a Map,
    pub thesis: Id,
}

/// What theses have in common, and in what they differ. Sides are told by their places.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comparison {
    /// Premises that two sides or more rest on.
    pub shared_premises: Vec<Shared>,
    /// Quotes that two sides or more have for themselves.
    pub claimed_by_both: Vec<Shared>,
    /// Claims of two sides that exclude each other.
    pub conflicts: Vec<Conflicting>,
    /// By side: evidence for it that bears on no other side, either way.
    pub explained_alone: Vec<Vec<Id>>,
    /// Quotes that bear on one side or more, and speak for none of them.
    pub unexplained: Vec<Shared>,
    /// By side: the sources that it leans on, most quotes first.
    pub sources: Vec<Vec<SourceShare>>,
    /// By side: what it lacks.
    pub gaps: Vec<Gaps>,
}

impl Comparison {
    /// The source that everything quoted for the side is from, where that is more than
    /// one quote: many quotes of one source are one witness.
    #[must_use]
    pub fn only_source(&self, side: usize) -> Option<Id> {
        match self.sources.get(side)?.as_slice() {
            [share] if share.quotes.len() > 1 => Some(share.source),
            _ => None,
        }
    }
}

/// Compares theses. `is_verified` says of a side's place and a quote whether the quote
/// was found in its document to the letter.
#[must_use]
pub fn compare(sides: &[Side<'_>], is_verified: &dyn Fn(usize, Id) -> bool) -> Comparison {
    let branches: Vec<Branch<'_>> = sides.iter().map(|side| Branch::of(*side)).collect();
    Comparison {
        shared_premises: across::shared_premises(&branches),
        claimed_by_both: across::claimed_by_both(&branches),
        conflicts: across::conflicts(&branches),
        explained_alone: across::explained_alone(&branches),
        unexplained: across::unexplained(&branches),
        sources: branches.iter().map(alone::sources).collect(),
        gaps: (branches.iter().enumerate())
            .map(|(place, branch)| alone::gaps(branch, &|quote| is_verified(place, quote)))
            .collect(),
    }
}
