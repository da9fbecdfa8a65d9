//! What has to be looked at again after a change.

use std::collections::BTreeSet;

use crate::model::{Change, Delta, Id, Map};

/// The parts whose looks may have changed. Naming too much costs time alone; what
/// is not named stays as it was drawn last.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Touched {
    pub claims: BTreeSet<Id>,
    pub questions: BTreeSet<Id>,
    pub reasons: BTreeSet<Id>,
    pub conflicts: BTreeSet<Id>,
    /// Records whose placement changed.
    pub placements: BTreeSet<Id>,
    /// Whether something may hang elsewhere now, or be as wide as it was not.
    pub structure: bool,
}

impl Touched {
    /// What a change touches that led to this map.
    #[must_use]
    pub fn by(change: &Change, map: &Map) -> Self {
        let mut touched = Self::default();
        touched.add(change, map);
        touched
    }

    /// Adds what a further change touches that led to this map.
    pub fn add(&mut self, change: &Change, map: &Map) {
        let Change {
            header: _,
            questions,
            claims,
            reasons,
            conflicts,
            sources,
            quotes,
            backings,
            tags,
            // No card shows them.
            perspectives: _,
            overrides: _,
            layout,
        } = change;
        self.structure |= comes_or_goes(questions)
            || comes_or_goes(claims)
            || comes_or_goes(reasons)
            || !conflicts.is_empty()
            || !layout.is_empty();
        self.claims.extend(ids(claims));
        self.reasons.extend(ids(reasons));
        self.conflicts.extend(ids(conflicts));
        self.placements.extend(ids(layout));
        self.questions.extend(ids(questions));
        for question in records(questions) {
            // Their letters, and how high they are.
            self.claims.extend(&question.theses);
        }
        self.structure |=
            updates(questions).any(|[from, to]| from.theses != to.theses || from.order != to.order);
        self.structure |= updates(reasons).any(|[from, to]| {
            from.target != to.target
                || from.premises != to.premises
                || from.stance != to.stance
                || from.order != to.order
        });
        self.claims
            .extend(records(backings).map(|backing| backing.claim));
        for quote in ids(quotes) {
            self.add_backed_by(quote, map);
        }
        for source in ids(sources) {
            for quote in map.quotes_of(source) {
                self.add_backed_by(quote, map);
            }
        }
        if !tags.is_empty() {
            let tagged = |claim: &crate::model::Claim| {
                claim.tags.iter().any(|tag| tags.after(*tag).is_some())
            };
            let claims = map.claims().iter().filter(|(_, claim)| tagged(claim));
            self.claims.extend(claims.map(|(id, _)| id));
        }
    }

    /// Everything that may hang elsewhere now, or be gone.
    pub(super) fn altered(&self) -> BTreeSet<Id> {
        let Self {
            claims,
            questions,
            reasons,
            conflicts,
            placements,
            structure: _,
        } = self;
        let all = [claims, questions, reasons, conflicts, placements];
        all.into_iter().flatten().copied().collect()
    }

    /// The claims that a quote stands behind.
    pub fn add_backed_by(&mut self, quote: Id, map: &Map) {
        let backings = map.backings_with(quote).into_iter();
        let claims = backings.filter_map(|backing| Some(map.backing(backing)?.claim));
        self.claims.extend(claims);
    }
}

fn comes_or_goes<T>(delta: &Delta<T>) -> bool {
    !delta.added.is_empty() || !delta.removed.is_empty()
}

fn ids<T>(delta: &Delta<T>) -> impl Iterator<Item = Id> + '_ {
    let (added, removed) = (delta.added.keys(), delta.removed.keys());
    added.chain(removed).chain(delta.updated.keys()).copied()
}

fn updates<T>(delta: &Delta<T>) -> impl Iterator<Item = [&T; 2]> + '_ {
    let updated = delta.updated.values();
    updated.map(|[from, to]| [from.as_ref(), to.as_ref()])
}

/// The records on both sides of a change.
fn records<T>(delta: &Delta<T>) -> impl Iterator<Item = &T> + '_ {
    let (added, removed) = (delta.added.values(), delta.removed.values());
    let single = added.chain(removed).map(AsRef::as_ref);
    single.chain(updates(delta).flatten())
}
