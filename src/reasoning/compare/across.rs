//! What theses share, and what one of them has alone.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::same::{is_generated, is_one_map, words_of};
use super::{CasePart, Side, case};
use crate::model::{ConflictKind, Id, Map};

/// Something that several sides have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shared {
    /// By side: the record there, where the side has it.
    pub ids: Vec<Option<Id>>,
    /// By side: whether it speaks for the thesis there (it may speak both ways).
    pub helps: Vec<bool>,
    /// By side: whether it speaks against the thesis there.
    pub hurts: Vec<bool>,
}

/// Two claims, each of the case of one side, that exclude each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflicting {
    /// The side of each claim, by place.
    pub sides: [usize; 2],
    pub claims: [Id; 2],
    /// The record that says so.
    pub conflict: Id,
    pub kind: ConflictKind,
}

/// Which ways something speaks.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Ways {
    pub helps: bool,
    pub hurts: bool,
}

/// What belongs to the case of one side.
pub(super) struct Branch<'a> {
    pub map: &'a Map,
    pub thesis: Id,
    /// Claims below the thesis.
    pub premises: BTreeMap<Id, Ways>,
    /// Quotes, not backings: two backings of one quote are one piece of evidence.
    pub quotes: BTreeMap<Id, Ways>,
    /// Objections and undercuts that hurt the thesis.
    pub attacks: Vec<Id>,
    /// What anything speaks for, and what anything is objected to: a quote or a reason.
    pub backed: HashSet<Id>,
    pub objected_to: HashSet<Id>,
}

impl<'a> Branch<'a> {
    pub fn of(side: Side<'a>) -> Self {
        let Side { map, thesis } = side;
        let mut branch = Self {
            map,
            thesis,
            premises: BTreeMap::new(),
            quotes: BTreeMap::new(),
            attacks: Vec::new(),
            backed: HashSet::new(),
            objected_to: HashSet::new(),
        };
        // The records that the line hangs on, from the thesis down.
        let mut above: Vec<Id> = Vec::new();
        for line in case(map, thesis) {
            above.truncate(line.depth);
            match (line.part, above.last()) {
                (CasePart::Thesis | CasePart::Premise, _) | (_, None) => {}
                (CasePart::Reason | CasePart::QuoteFor, Some(on)) => {
                    branch.backed.insert(*on);
                }
                (_, Some(on)) => {
                    branch.objected_to.insert(*on);
                }
            }
            above.push(line.id);
            let ways = match line.part {
                CasePart::Thesis => continue,
                CasePart::Reason | CasePart::Objection | CasePart::Reply | CasePart::Undercut => {
                    let attacks = line.part != CasePart::Reason && !line.helps;
                    if attacks && !line.is_told_above {
                        branch.attacks.push(line.id);
                    }
                    continue;
                }
                CasePart::Premise => branch.premises.entry(line.id).or_default(),
                CasePart::QuoteFor | CasePart::QuoteAgainst => {
                    let Some(backing) = map.backing(line.id) else {
                        continue;
                    };
                    branch.quotes.entry(backing.quote).or_default()
                }
            };
            ways.helps |= line.helps;
            ways.hurts |= !line.helps;
        }
        branch
    }
}

/// Premises of two sides or more.
pub(super) fn shared_premises(branches: &[Branch<'_>]) -> Vec<Shared> {
    shared(branches, |branch| &branch.premises, |_| true, 2)
}

/// Quotes that speak for two sides or more.
pub(super) fn claimed_by_both(branches: &[Branch<'_>]) -> Vec<Shared> {
    shared(branches, |branch| &branch.quotes, |ways| ways.helps, 2)
}

/// Quotes that speak against a side, and for none: evidence that none of the theses
/// explains.
pub(super) fn unexplained(branches: &[Branch<'_>]) -> Vec<Shared> {
    let mut found = shared(branches, |branch| &branch.quotes, |_| true, 1);
    found.retain(|shared| !shared.helps.contains(&true));
    found
}

/// What so many sides or more have, in the order of the first that has it.
fn shared(
    branches: &[Branch<'_>],
    table: impl for<'t> Fn(&'t Branch<'_>) -> &'t BTreeMap<Id, Ways>,
    counts: impl Fn(&Ways) -> bool,
    least: usize,
) -> Vec<Shared> {
    let finders: Vec<Finder<'_>> = (branches.iter())
        .map(|branch| Finder::of(branch, table(branch), branches))
        .collect();
    let mut found = Vec::new();
    let mut done: BTreeSet<(usize, Id)> = BTreeSet::new();
    for (place, branch) in branches.iter().enumerate() {
        for (id, ways) in table(branch) {
            if !counts(ways) || done.contains(&(place, *id)) {
                continue;
            }
            let mut shared = Shared {
                ids: vec![None; branches.len()],
                helps: vec![false; branches.len()],
                hurts: vec![false; branches.len()],
            };
            for (other, finder) in finders.iter().enumerate() {
                let there = match other == place {
                    true => Some((*id, *ways)),
                    false => finder.find(branch.map, *id),
                };
                let Some((there, ways)) = there.filter(|(_, ways)| counts(ways)) else {
                    continue;
                };
                done.insert((other, there));
                if let Some(slot) = shared.ids.get_mut(other) {
                    *slot = Some(there);
                    shared.helps[other] = ways.helps;
                    shared.hurts[other] = ways.hurts;
                }
            }
            if shared.ids.iter().flatten().count() >= least {
                found.push(shared);
            }
        }
    }
    found
}

/// Finds in one side what another has.
struct Finder<'a> {
    map: &'a Map,
    table: &'a BTreeMap<Id, Ways>,
    by_words: BTreeMap<String, Id>,
}

impl<'a> Finder<'a> {
    /// For looking something of any of the branches up in one of them.
    fn of(of: &Branch<'a>, table: &'a BTreeMap<Id, Ways>, branches: &[Branch<'_>]) -> Self {
        let map = of.map;
        // Within one map ids alone tell.
        let need_words = branches.iter().any(|other| !is_one_map(other.map, map));
        let mut by_words = BTreeMap::new();
        for id in table.keys().rev().filter(|_| need_words) {
            let words = words_of(map, *id);
            if !words.is_empty() {
                by_words.insert(words, *id);
            }
        }
        Self {
            map,
            table,
            by_words,
        }
    }

    fn find(&self, map: &Map, id: Id) -> Option<(Id, Ways)> {
        let by_id = |id: Id| Some((id, *self.table.get(&id)?));
        if is_one_map(map, self.map) {
            return by_id(id);
        }
        match self.by_words.get(&words_of(map, id)) {
            Some(there) => by_id(*there),
            None if is_generated(id) => by_id(id),
            None => None,
        }
    }
}

/// By side: quotes that help it and stand in no other side's case.
pub(super) fn explained_alone(branches: &[Branch<'_>]) -> Vec<Vec<Id>> {
    let finders: Vec<Finder<'_>> = (branches.iter())
        .map(|branch| Finder::of(branch, &branch.quotes, branches))
        .collect();
    (branches.iter().enumerate())
        .map(|(place, branch)| {
            let is_alone = |id: Id| {
                (finders.iter().enumerate())
                    .all(|(other, finder)| other == place || finder.find(branch.map, id).is_none())
            };
            (branch.quotes.iter())
                .filter(|(id, ways)| ways.helps && is_alone(**id))
                .map(|(id, _)| *id)
                .collect()
        })
        .collect()
}

/// Conflicts between what speaks for one side, its thesis included, and what speaks for
/// another. Each is told once for each two sides.
pub(super) fn conflicts(branches: &[Branch<'_>]) -> Vec<Conflicting> {
    let held: Vec<BTreeMap<Id, Ways>> = (branches.iter())
        .map(|branch| {
            let mut held: BTreeMap<Id, Ways> = (branch.premises.iter())
                .filter(|(_, ways)| ways.helps)
                .map(|(id, ways)| (*id, *ways))
                .collect();
            held.insert(branch.thesis, Ways::default());
            held
        })
        .collect();
    let finders: Vec<Finder<'_>> = (branches.iter().zip(&held))
        .map(|(branch, held)| Finder::of(branch, held, branches))
        .collect();
    let mut told: BTreeSet<([usize; 2], [Id; 2])> = BTreeSet::new();
    let mut found: Vec<Conflicting> = Vec::new();
    for (place, (branch, held)) in branches.iter().zip(&held).enumerate() {
        for claim in held.keys() {
            for id in branch.map.conflicts_of(*claim) {
                let Some(conflict) = branch.map.conflict(id) else {
                    continue;
                };
                let Some(against) = conflict.claims.iter().find(|other| *other != claim) else {
                    continue;
                };
                for (other, finder) in finders.iter().enumerate() {
                    let Some((there, _)) = finder.find(branch.map, *against) else {
                        continue;
                    };
                    let (sides, claims) = match place < other {
                        true => ([place, other], [*claim, there]),
                        false => ([other, place], [there, *claim]),
                    };
                    if place != other && told.insert((sides, claims)) {
                        found.push(Conflicting {
                            sides,
                            claims,
                            conflict: id,
                            kind: conflict.kind.clone(),
                        });
                    }
                }
            }
        }
    }
    found.sort_by_key(|it| (it.sides, it.claims));
    found
}
