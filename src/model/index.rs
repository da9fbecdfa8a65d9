//! Who points at whom, kept in step with the records.

use super::sorted::Sorted;
use super::{
    Backing, Claim, Conflict, Id, Override, Perspective, Placement, Question, Quote, Reason,
    Source, Tag,
};

/// Pairs of ids, found by the first.
#[derive(Clone, Debug, Default)]
pub(super) struct Relation(Sorted<(Id, Id), ()>);

impl Relation {
    fn set(&mut self, from: Id, to: Id, present: bool) {
        if present {
            self.0.insert((from, to), ());
        } else {
            self.0.remove(&(from, to));
        }
    }

    /// Everything related to `from`, sorted by id.
    pub(super) fn of(&self, from: Id) -> impl Iterator<Item = Id> + '_ {
        let first = Id::default();
        self.0
            .from((from, first))
            .map(|(pair, ())| *pair)
            .take_while(move |(start, _)| *start == from)
            .map(|(_, to)| to)
    }
}

/// The records of a map by what they point at. Derived, never compared, never
/// written: [`Map`](super::Map) updates it with each record that it takes or gives.
#[derive(Clone, Debug, Default)]
pub struct Index {
    pub(super) questions_by_thesis: Relation,
    pub(super) reasons_by_target: Relation,
    pub(super) reasons_by_premise: Relation,
    pub(super) conflicts_by_claim: Relation,
    pub(super) quotes_by_source: Relation,
    pub(super) backings_by_claim: Relation,
    pub(super) backings_by_quote: Relation,
    /// By the evidence, the thesis and the perspective alike.
    pub(super) overrides_by_part: Relation,
}

/// How a record enters the index and leaves it.
pub(super) trait Relate {
    fn relate(&self, _id: Id, _index: &mut Index, _present: bool) {}
}

impl Relate for Question {
    fn relate(&self, id: Id, index: &mut Index, present: bool) {
        for thesis in &self.theses {
            index.questions_by_thesis.set(*thesis, id, present);
        }
    }
}

impl Relate for Reason {
    fn relate(&self, id: Id, index: &mut Index, present: bool) {
        index.reasons_by_target.set(self.target, id, present);
        for premise in &self.premises {
            index.reasons_by_premise.set(*premise, id, present);
        }
    }
}

impl Relate for Conflict {
    fn relate(&self, id: Id, index: &mut Index, present: bool) {
        for claim in &self.claims {
            index.conflicts_by_claim.set(*claim, id, present);
        }
    }
}

impl Relate for Quote {
    fn relate(&self, id: Id, index: &mut Index, present: bool) {
        index.quotes_by_source.set(self.source, id, present);
    }
}

impl Relate for Backing {
    fn relate(&self, id: Id, index: &mut Index, present: bool) {
        index.backings_by_claim.set(self.claim, id, present);
        index.backings_by_quote.set(self.quote, id, present);
    }
}

impl Relate for Override {
    fn relate(&self, id: Id, index: &mut Index, present: bool) {
        let parts = [Some(self.evidence), Some(self.thesis), self.perspective];
        for part in parts.into_iter().flatten() {
            index.overrides_by_part.set(part, id, present);
        }
    }
}

impl Relate for Claim {}
impl Relate for Source {}
impl Relate for Tag {}
impl Relate for Perspective {}
impl Relate for Placement {}
