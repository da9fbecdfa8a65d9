//! From where one looks: a perspective, a standard, and what if.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Id, Map, Standard};

/// What a claim is taken to be for the sake of argument.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hold {
    In,
    Out,
}

/// Things supposed for the sake of argument. The map knows nothing of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WhatIf {
    /// Claims that are held in or out, whatever speaks for or against them.
    pub held: BTreeMap<Id, Hold>,
    /// Reasons and backings that count as not being there. A claim among them counts
    /// as withdrawn, like one that is held out.
    pub off: BTreeSet<Id>,
    /// Claims, reasons and backings that count as not being rated by anybody.
    pub unrated: BTreeSet<Id>,
}

impl WhatIf {
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.held.is_empty() && self.off.is_empty() && self.unrated.is_empty()
    }

    /// The same with some more items switched off.
    #[must_use]
    pub fn without(mut self, items: &[Id]) -> Self {
        self.off.extend(items);
        self
    }

    pub(super) fn hold_of(&self, id: Id) -> Option<Hold> {
        let off = || self.off.contains(&id).then_some(Hold::Out);
        self.held.get(&id).copied().or_else(off)
    }
}

/// Everything that a reading depends on besides the map.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings {
    /// Whose ratings count before those of the map.
    pub perspective: Option<Id>,
    /// In place of the standards that the questions ask for.
    pub standard: Option<Standard>,
    /// Claims are worth nothing by themselves: only ratings and quotes count.
    /// Assumptions stay, since they are taken as given without evidence.
    pub evidence_only: bool,
    pub what_if: WhatIf,
}

impl Settings {
    /// The records that can be worth something else than by the settings before, sorted.
    pub(super) fn concerned(&self, before: &Self, map: &Map) -> Vec<Id> {
        let mut ids = Vec::new();
        if self.evidence_only != before.evidence_only {
            ids.extend(map.claims().ids());
        }
        if self.perspective != before.perspective {
            let sides = [self.perspective, before.perspective];
            for who in (sides.into_iter().flatten()).filter_map(|id| map.perspective(id)) {
                ids.extend(who.ratings.iter().map(|(id, _)| id));
                ids.extend(who.relevance.iter().map(|(id, _)| id));
            }
        }
        let (ours, theirs) = (&self.what_if, &before.what_if);
        for (one, other) in [(ours, theirs), (theirs, ours)] {
            let is_news = |(id, hold): &(&Id, &Hold)| other.held.get(id) != Some(hold);
            ids.extend(one.held.iter().filter(is_news).map(|(id, _)| id));
            ids.extend(one.off.difference(&other.off));
            ids.extend(one.unrated.difference(&other.unrated));
        }
        ids.sort_unstable();
        ids.dedup();
        ids
    }
}
