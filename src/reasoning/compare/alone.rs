//! What one side leans on, and what it lacks.

use std::collections::BTreeMap;

use super::across::Branch;
use crate::model::Id;

/// A source that a side leans on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceShare {
    pub source: Id,
    /// Its quotes that help the thesis, sorted by id.
    pub quotes: Vec<Id>,
}

/// What the case of a thesis lacks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gaps {
    /// Objections and undercuts that hurt the thesis and that nothing answers: neither
    /// the step nor any premise is objected to, nor is there a quote against one.
    pub unanswered: Vec<Id>,
    /// Claims of the case, its thesis included, with neither a reason nor a quote for
    /// them. Assumptions are taken as given.
    pub unbacked: Vec<Id>,
    /// Quotes of the case that are not verified.
    pub unverified: Vec<Id>,
}

pub(super) fn sources(branch: &Branch<'_>) -> Vec<SourceShare> {
    let mut by_source: BTreeMap<Id, Vec<Id>> = BTreeMap::new();
    for (id, ways) in &branch.quotes {
        if ways.helps
            && let Some(quote) = branch.map.quote(*id)
        {
            by_source.entry(quote.source).or_default().push(*id);
        }
    }
    let mut shares: Vec<SourceShare> = (by_source.into_iter())
        .map(|(source, quotes)| SourceShare { source, quotes })
        .collect();
    shares.sort_by_key(|share| std::cmp::Reverse(share.quotes.len()));
    shares
}

pub(super) fn gaps(branch: &Branch<'_>, is_verified: &dyn Fn(Id) -> bool) -> Gaps {
    let map = branch.map;
    let is_objected_to = |target: Id| branch.objected_to.contains(&target);
    let unanswered = |id: Id| {
        !is_objected_to(id)
            && (map.reason(id))
                .is_some_and(|reason| !reason.premises.iter().any(|claim| is_objected_to(*claim)))
    };
    let is_given = |claim: Id| map.claim(claim).is_none_or(|claim| claim.assumption);
    let claims = [branch.thesis]
        .into_iter()
        .chain(branch.premises.keys().copied());
    Gaps {
        unanswered: (branch.attacks.iter().copied())
            .filter(|id| unanswered(*id))
            .collect(),
        unbacked: claims
            .filter(|claim| !branch.backed.contains(claim) && !is_given(*claim))
            .collect(),
        unverified: (branch.quotes.keys().copied())
            .filter(|quote| !is_verified(*quote))
            .collect(),
    }
}
