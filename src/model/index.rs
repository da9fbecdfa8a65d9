//! Who points at whom, kept in step with the records.

use super::sorted::Sorted;
use super::{
    Backing, Claim, Conflict, Id, Override, Perspective, Placement, Question, Quote, Reason,
    Source, Tag,
};

/// What points at what.
#[derive(Clone, Copy, Debug)]
pub enum Relation {
    QuestionsByThesis,
    ReasonsByTarget,
    ReasonsByPremise,
    ConflictsByClaim,
    QuotesBySource,
    BackingsByClaim,
    BackingsByQuote,
    /// By the evidence, the thesis and the perspective alike.
    OverridesByPart,
}

const RELATIONS: usize = 8;

/// The records of a map by what they point at: for each relation pairs of ids, found by
/// the first. Derived, never compared, never written: [`Map`](super::Map) updates it
/// with each record that it takes or gives.
#[derive(Clone, Debug, Default)]
pub(super) struct Index([Sorted<(Id, Id), ()>; RELATIONS]);

/// Pairs of ids on their way into an index: sorted all at once they take half of the
/// room that they would take one after the other.
#[derive(Default)]
pub(super) struct Pairs([Vec<((Id, Id), ())>; RELATIONS]);

impl Pairs {
    pub(super) fn add(&mut self, relation: Relation, from: Id, to: Id) {
        if let Some(pairs) = self.0.get_mut(relation as usize) {
            pairs.push(((from, to), ()));
        }
    }

    pub(super) fn indexed(self) -> Index {
        Index(self.0.map(|mut pairs| {
            pairs.sort_unstable();
            pairs.dedup();
            Sorted::from_sorted(pairs)
        }))
    }
}

impl Index {
    pub(super) fn set(&mut self, relation: Relation, from: Id, to: Id, present: bool) {
        let Some(pairs) = self.0.get_mut(relation as usize) else {
            return;
        };
        if present {
            pairs.insert((from, to), ());
        } else {
            pairs.remove(&(from, to));
        }
    }

    /// Everything related to `from`, sorted by id.
    pub(super) fn of(&self, relation: Relation, from: Id) -> impl Iterator<Item = Id> + '_ {
        let pairs = self.0.get(relation as usize).into_iter();
        pairs
            .flat_map(move |pairs| pairs.from((from, Id::default())))
            .map(|(pair, ())| *pair)
            .take_while(move |(start, _)| *start == from)
            .map(|(_, to)| to)
    }
}

/// What a record points at, by relation.
pub(super) trait Relate {
    fn relate(&self, _each: &mut dyn FnMut(Relation, Id)) {}
}

impl Relate for Question {
    fn relate(&self, each: &mut dyn FnMut(Relation, Id)) {
        for thesis in &self.theses {
            each(Relation::QuestionsByThesis, *thesis);
        }
    }
}

impl Relate for Reason {
    fn relate(&self, each: &mut dyn FnMut(Relation, Id)) {
        each(Relation::ReasonsByTarget, self.target);
        for premise in &self.premises {
            each(Relation::ReasonsByPremise, *premise);
        }
    }
}

impl Relate for Conflict {
    fn relate(&self, each: &mut dyn FnMut(Relation, Id)) {
        for claim in &self.claims {
            each(Relation::ConflictsByClaim, *claim);
        }
    }
}

impl Relate for Quote {
    fn relate(&self, each: &mut dyn FnMut(Relation, Id)) {
        each(Relation::QuotesBySource, self.source);
    }
}

impl Relate for Backing {
    fn relate(&self, each: &mut dyn FnMut(Relation, Id)) {
        each(Relation::BackingsByClaim, self.claim);
        each(Relation::BackingsByQuote, self.quote);
    }
}

impl Relate for Override {
    fn relate(&self, each: &mut dyn FnMut(Relation, Id)) {
        let parts = [Some(self.evidence), Some(self.thesis), self.perspective];
        for part in parts.into_iter().flatten() {
            each(Relation::OverridesByPart, part);
        }
    }
}

impl Relate for Claim {}
impl Relate for Source {}
impl Relate for Tag {}
impl Relate for Perspective {}
impl Relate for Placement {}
