//! What a layout depends on.

use std::sync::Arc;

use super::{ById, Head, Node, Outline, Seat, Size};
use crate::model::{Id, Map};

/// Everything a layout is made from. Equal requests have equal layouts.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    pub outline: Arc<Outline>,
    pub sizes: Sizes,
    pub spacing: Spacing,
    /// The name of an [`Arrangement`](super::Arrangement); an unknown one means
    /// the default.
    pub arrangement: String,
    /// The width of the frame that the picture should fill, divided by its height: of
    /// a window, a screen or a page.
    pub aspect: f32,
}

impl Default for Request {
    fn default() -> Self {
        Self::new(Arc::default(), Sizes::default())
    }
}

impl Request {
    #[must_use]
    pub fn new(outline: Arc<Outline>, sizes: Sizes) -> Self {
        Self {
            outline,
            sizes,
            spacing: Spacing::default(),
            arrangement: super::DEFAULT_ARRANGEMENT.to_owned(),
            aspect: DEFAULT_ASPECT,
        }
    }
}

/// How large the parts are, in map points. What is missing counts as empty.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sizes {
    /// Questions and the cards of claims.
    pub cards: ById<Size>,
    /// The labels on reasons' boxes.
    pub pills: ById<Size>,
    /// The small cards that stand for a claim away from its home.
    pub references: ById<Size>,
    /// Of every badge that counts what a fold hides.
    pub fold: Size,
    /// The word on a conflict's line.
    pub conflicts: ById<Size>,
}

/// Distances and default widths, in map points.
#[derive(Clone, Debug, PartialEq)]
pub struct Spacing {
    pub question_width: f32,
    pub thesis_width: f32,
    pub card_width: f32,
    pub reference_width: f32,
    /// Between a box's edge and the cards in it.
    pub box_padding: f32,
    /// Between a box's upper edge and its first card: the label stands there.
    pub box_head: f32,
    /// Between the cards of one box: the joining word stands there.
    pub seat_gap: f32,
    /// From a card or box down to what hangs on it.
    pub level_gap: f32,
    /// What each further starting point of lines adds to `level_gap`.
    pub lane_gap: f32,
    /// Between the lines of conflicts that run over the heads of theses.
    pub conflict_gap: f32,
    /// Between neighbours.
    pub sibling_gap: f32,
    /// Between the trees of neighbouring theses.
    pub thesis_gap: f32,
    /// Between roots.
    pub root_gap: f32,
    /// What free things keep away from pinned ones.
    pub pin_gap: f32,
}

impl Default for Spacing {
    fn default() -> Self {
        Self {
            question_width: 560.0,
            thesis_width: 288.0,
            card_width: 208.0,
            reference_width: 184.0,
            box_padding: 12.0,
            box_head: 24.0,
            seat_gap: 24.0,
            level_gap: 44.0,
            lane_gap: 8.0,
            conflict_gap: 16.0,
            sibling_gap: 20.0,
            thesis_gap: 64.0,
            root_gap: 96.0,
            pin_gap: 20.0,
        }
    }
}

impl Outline {
    /// How wide each question's and claim's card is: as a person set it, or the
    /// default of its kind. The cards in one box are all as wide as the widest.
    #[must_use]
    pub fn card_widths(&self, map: &Map, spacing: &Spacing) -> ById<f32> {
        let mut widths: Vec<(Id, f32)> = Vec::new();
        for node in &self.nodes {
            node.card_widths(map, spacing, |id, width| widths.push((id, width)));
        }
        widths.into_iter().collect()
    }
}

impl Node {
    /// Tells how wide the cards in the node are.
    pub fn card_widths(&self, map: &Map, spacing: &Spacing, mut tell: impl FnMut(Id, f32)) {
        let set = |id: Id| {
            let width = map.placement(id)?.width?.get() as f32;
            Some(width.clamp(MIN_CARD_WIDTH, MAX_CARD_WIDTH))
        };
        match self.head {
            Head::Question(id) => tell(id, set(id).unwrap_or(spacing.question_width)),
            Head::Claim(id) => {
                let default = if map.is_thesis(id) {
                    spacing.thesis_width
                } else {
                    spacing.card_width
                };
                tell(id, set(id).unwrap_or(default));
            }
            Head::Reason(_) => {
                let cards = || {
                    self.seats.iter().filter_map(|seat| match seat {
                        Seat::Card(claim) => Some(*claim),
                        Seat::Reference(_) => None,
                    })
                };
                let widest = cards().filter_map(set).reduce(f32::max);
                let width = widest.unwrap_or(spacing.card_width);
                cards().for_each(|claim| tell(claim, width));
            }
            Head::Reference { .. } | Head::Fold { .. } => {}
        }
    }
}

/// That of a screen of 16 by 10.
pub const DEFAULT_ASPECT: f32 = 1.6;

/// The narrowest that a card can be set, in map points.
pub const MIN_CARD_WIDTH: f32 = 120.0;
/// The widest that a card can be set, in map points.
pub const MAX_CARD_WIDTH: f32 = 960.0;
