//! What colours a part that is seen from so far that it is a block.

use super::map_drawing::MapDrawing;
use super::shape::{Bearing, Part, TagColor};
use crate::model::problems::Severity;

/// What a block stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Block {
    Question,
    Thesis,
    /// The card of a claim that is no thesis.
    Claim,
    /// A reason's box.
    Reason(Bearing),
    /// A stand-in for a claim, or a fold's badge.
    StandIn,
    /// A line; that to a reason has the reason's bearing.
    Line(Option<Bearing>),
    /// A conflict's line or its word.
    Conflict,
    /// The band behind a thesis.
    Lane,
}

/// What of a part's looks can be told from far away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Tone {
    pub block: Block,
    /// The first tag of a claim.
    pub tag: Option<TagColor>,
    /// The worst problem with a claim, where one is shown.
    pub problem: Option<Severity>,
    /// Whether a line such as a verdict stands under a claim's text.
    pub has_remark: bool,
}

impl MapDrawing {
    /// What colours a part, told without making its face.
    #[must_use]
    pub fn tone(&self, part: Part) -> Tone {
        let parts = &self.picture.parts;
        let mut tone = Tone {
            block: Block::Claim,
            tag: None,
            problem: None,
            has_remark: false,
        };
        match part {
            Part::Card(id) => {
                if let Some(card) = parts.cards.get(&id) {
                    let content = &card.content;
                    if content.letter.is_some() {
                        tone.block = Block::Thesis;
                    }
                    tone.tag = content.tags.first().copied();
                    tone.problem = content.problem;
                    tone.has_remark = content.letter.is_some() && content.remark.is_some();
                }
            }
            Part::Question(_) => tone.block = Block::Question,
            Part::Reason(id) => {
                tone.block = Block::Reason(parts.bearing(id).unwrap_or(Bearing::For));
            }
            Part::Reference { .. } | Part::FoldBadge(_) => tone.block = Block::StandIn,
            Part::Link { to, .. } => tone.block = Block::Line(parts.bearing(to)),
            Part::CrossLink { .. } => tone.block = Block::Line(None),
            Part::Lane(_) => tone.block = Block::Lane,
            Part::Conflict(_) | Part::ConflictLabel(_) => tone.block = Block::Conflict,
        }
        tone
    }
}
