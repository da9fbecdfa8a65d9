//! What there is to draw, and how large it is: contents and sizes, no shapes.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::card::CardContent;
use super::frame::{self, ReasonContent};
use super::shape::Bearing;
use crate::layout::{Size, Sizes};
use crate::model::{Claim, ConflictKind, Id, Question};

/// The parts of a map, whatever their places.
#[derive(Clone, Debug, Default)]
pub(super) struct Parts {
    pub questions: BTreeMap<Id, Arc<QuestionPart>>,
    pub cards: BTreeMap<Id, Arc<CardPart>>,
    pub reasons: BTreeMap<Id, Arc<ReasonPart>>,
    /// By the claim that they stand for.
    pub references: BTreeMap<Id, Arc<ReferencePart>>,
    pub conflicts: BTreeMap<Id, ConflictPart>,
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
}
