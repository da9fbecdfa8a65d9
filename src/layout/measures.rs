//! The sizes of a request along the dense tables of its outline.

use super::{Head, Request, Seat, Size};

/// How large everything is.
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
            pills: sizes.pills.along(&slots.reasons),
            references: slots.references.iter().map(reference).collect(),
        };
        let questions = sizes.cards.along(&slots.questions);
        let spacing = &request.spacing;
        for (index, node) in outline.nodes.iter().enumerate() {
            let slot = slots.nodes[index] as usize;
            let size = match node.head {
                Head::Question(_) => questions[slot],
                Head::Claim(_) => measures.cards[slot],
                Head::Reference { .. } => measures.references[slot],
                Head::Fold { .. } => sizes.fold,
                Head::Reason(_) => {
                    let pill = measures.pills[slot];
                    let (mut width, mut height) = (pill.width, 0.0);
                    for (place, seat) in node.seats.iter().enumerate() {
                        let size = measures.seat(request, index, place, *seat);
                        width = width.max(size.width);
                        height += size.height;
                    }
                    let gaps = node.seats.len().saturating_sub(1) as f32 * spacing.seat_gap;
                    let frame = spacing.box_head + height + gaps + spacing.box_padding;
                    Size::new(
                        width + 2.0 * spacing.box_padding,
                        pill.height / 2.0 + frame,
                    )
                }
            };
            measures.nodes.push(size);
        }
        measures
    }

    pub(super) fn seat(&self, request: &Request, node: usize, place: usize, seat: Seat) -> Size {
        let slot = request.outline.slots.seat(node, place);
        match seat {
            Seat::Card(_) => self.cards[slot],
            Seat::Reference(_) => self.references[slot],
        }
    }

    /// The label of a reason's node.
    pub(super) fn pill(&self, request: &Request, node: usize) -> Size {
        match request.outline.nodes[node].head {
            Head::Reason(_) => self.pills[request.outline.slots.nodes[node] as usize],
            _ => Size::default(),
        }
    }

    /// How far a node's label stands out at the top.
    pub(super) fn overhang(&self, request: &Request, node: usize) -> f32 {
        self.pill(request, node).height / 2.0
    }
}
