//! What there is to draw, and how large it is: contents and sizes, no shapes.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::card::CardContent;
use super::frame::{self, ReasonContent};
use super::shape::Bearing;
use crate::layout::{Size, Sizes};
use crate::model::sorted::Sorted;
use crate::model::{Claim, ConflictKind, Id, Kind, Question};

/// The parts of a map, whatever their places. Copies share what they have in common.
#[derive(Clone, Debug, Default)]
pub(super) struct Parts {
    pub questions: Sorted<Id, Arc<QuestionPart>>,
    pub cards: Sorted<Id, Arc<CardPart>>,
    pub reasons: Sorted<Id, Arc<ReasonPart>>,
    /// By the claim that they stand for.
    pub references: Sorted<Id, Arc<ReferencePart>>,
    pub conflicts: Sorted<Id, ConflictPart>,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct CardPart {
    pub content: CardContent,
    /// As high as the content alone makes it.
    pub natural_height: f32,
}

impl CardPart {
    pub fn size(&self) -> Size {
        let height = self.natural_height.max(self.content.min_height);
        Size::new(self.content.width, height)
    }
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct QuestionPart {
    pub record: Arc<Question>,
    pub size: Size,
    /// Which of its theses leads, say.
    pub finding: Option<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct ReasonPart {
    pub content: ReasonContent,
    /// Of the label.
    pub pill: Size,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct ReferencePart {
    pub record: Arc<Claim>,
    pub letter: Option<String>,
    pub size: Size,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct ConflictPart {
    pub kind: ConflictKind,
    /// Of the word on its line.
    pub size: Size,
}

impl Parts {
    pub fn bearing(&self, reason: Id) -> Option<Bearing> {
        let part = self.reasons.get(&reason)?;
        Some(part.content.bearing)
    }

    /// A record is no longer shown.
    pub fn remove(&mut self, id: Id) {
        self.questions.remove(&id);
        self.cards.remove(&id);
        self.reasons.remove(&id);
    }

    /// What a layout has to know of them.
    pub fn sizes(&self) -> Sizes {
        let Self {
            questions,
            cards,
            reasons,
            references,
            conflicts,
        } = self;
        let questions = questions.iter().map(|(id, part)| (*id, part.size));
        let cards = cards.iter().map(|(id, part)| (*id, part.size()));
        Sizes {
            cards: cards.chain(questions).collect(),
            pills: (reasons.iter().map(|(id, part)| (*id, part.pill))).collect(),
            references: (references.iter().map(|(id, part)| (*id, part.size))).collect(),
            fold: frame::FOLD_SIZE,
            conflicts: (conflicts.iter().map(|(id, part)| (*id, part.size))).collect(),
        }
    }
    /// The sizes after some parts came, went or may have got another size; all others are
    /// as they were.
    pub fn sizes_after(&self, before: &Sizes, renewed: &BTreeSet<Id>) -> Sizes {
        let of_kind = |kinds: &'static [Kind]| {
            let ids = renewed.iter().copied();
            ids.filter(|id| kinds.contains(&id.kind()))
        };
        let card = |id: Id| {
            let card = self.cards.get(&id).map(|card| card.size());
            let size = card.or_else(|| Some(self.questions.get(&id)?.size));
            (id, size)
        };
        let pill = |id: Id| (id, self.reasons.get(&id).map(|part| part.pill));
        let reference = |id: Id| (id, self.references.get(&id).map(|part| part.size));
        let conflict = |id: Id| (id, self.conflicts.get(&id).map(|part| part.size));
        let claims = || of_kind(&[Kind::Claim]);
        let cards = of_kind(&[Kind::Claim, Kind::Question]).map(card);
        let conflicts = of_kind(&[Kind::Conflict]).map(conflict);
        Sizes {
            cards: before.cards.patched(cards),
            pills: before.pills.patched(of_kind(&[Kind::Reason]).map(pill)),
            references: before.references.patched(claims().map(reference)),
            fold: frame::FOLD_SIZE,
            conflicts: before.conflicts.patched(conflicts),
        }
    }
}
