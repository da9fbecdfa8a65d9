//! The sizes of a request along the dense tables of its outline.

use super::outline::{SeatSlot, Slim, What};
use super::{Request, Size};

/// How large everything is.
#[derive(Clone, Debug, Default)]
pub(super) struct Measures {
    /// The outer sizes of all nodes, labels that stand out of a box included.
    pub nodes: Vec<Size>,
    /// Of the cards of claims.
    pub cards: Vec<Size>,
    /// Of the labels on reasons.
    pub pills: Vec<Size>,
    pub references: Vec<Size>,
}

impl Measures {
    pub(super) fn new(request: &Request) -> Self {
        let outline = &request.outline;
        let slots = &outline.slots;
        let sizes = &request.sizes;
        let reference = |[claim, _]: &[crate::model::Id; 2]| {
            let size = sizes.references.get(claim);
            size.copied().unwrap_or_default()
        };
        let mut measures = Self {
            nodes: Vec::with_capacity(outline.nodes.len()),
            cards: sizes.cards.along(outline.homes.ids()),
            pills: sizes.pills.along(outline.reasons.ids()),
            references: slots.references.iter().map(reference).collect(),
        };
        let questions = sizes.cards.along(outline.questions.ids());
        let spacing = &request.spacing;
        for (index, node) in slots.nodes.iter().enumerate() {
            let slot = node.slot as usize;
            let size = match node.what {
                What::Question => questions[slot],
                What::Claim => measures.cards[slot],
                What::Reference => measures.references[slot],
                What::Fold => sizes.fold,
                What::Reason => {
                    let pill = measures.pills[slot];
                    let (mut width, mut height) = (pill.width, 0.0);
                    for seat in slots.seats(index) {
                        let size = measures.seat(*seat);
                        width = width.max(size.width);
                        height += size.height;
                    }
                    let gaps = node.seats.saturating_sub(1) as f32 * spacing.seat_gap;
                    let frame = spacing.box_head + height + gaps + spacing.box_padding;
                    let width = width + 2.0 * spacing.box_padding;
                    Size::new(width, pill.height / 2.0 + frame)
                }
            };
            measures.nodes.push(size);
        }
        measures
    }

    pub(super) fn seat(&self, seat: SeatSlot) -> Size {
        match seat {
            SeatSlot::Card(slot) => self.cards[slot as usize],
            SeatSlot::Reference(slot) => self.references[slot as usize],
        }
    }

    /// How far a node's label stands out at the top.
    pub(super) fn overhang(&self, node: &Slim) -> f32 {
        match node.what {
            What::Reason => self.pills[node.slot as usize].height / 2.0,
            _ => 0.0,
        }
    }
}
