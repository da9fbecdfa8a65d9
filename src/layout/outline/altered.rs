//! What a change names.

use std::collections::BTreeSet;

use crate::model::{Change, Delta, Id};

/// Every question, claim, reason and conflict that a change adds, removes or alters, or
/// whose placement it does: what [`Outline::after`](super::Outline::after) asks for.
#[must_use]
pub fn altered(change: &Change) -> BTreeSet<Id> {
    let Change {
        header: _,
        questions,
        claims,
        reasons,
        conflicts,
        layout,
        // No node stands for them.
        sources: _,
        quotes: _,
        backings: _,
        tags: _,
        perspectives: _,
        overrides: _,
    } = change;
    let mut altered = BTreeSet::new();
    add(&mut altered, questions);
    add(&mut altered, claims);
    add(&mut altered, reasons);
    add(&mut altered, conflicts);
    add(&mut altered, layout);
    altered
}

fn add<T>(altered: &mut BTreeSet<Id>, delta: &Delta<T>) {
    let ids = delta.added.keys().chain(delta.removed.keys());
    altered.extend(ids.chain(delta.updated.keys()));
}
