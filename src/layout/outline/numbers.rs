//! From the finished forest to the same by numbers.

use super::builder::Builder;
use super::slots::{NONE, SeatSlot, Slim, Slots, What};
use super::{Head, Seat};
use crate::model::Id;

impl Builder<'_> {
    /// The forest by numbers; all but the ids of questions and reasons.
    pub(super) fn slots(&self) -> Slots {
        let ranks = &self.ranks;
        let mut shown = 0;
        // From rank to place among those that have a home.
        let dense: Vec<u32> = (self.homes.iter())
            .map(|home| {
                let place = shown;
                shown += u32::from(*home != NONE);
                place
            })
            .collect();
        let place = |rank: u32| dense.get(rank as usize).copied().unwrap_or(NONE);
        let first_reason = dense.get(ranks.claims).copied().unwrap_or(shown);
        let first_question = dense.get(ranks.claims + ranks.reasons).copied();
        let first_question = first_question.unwrap_or(shown);
        let nodes = &self.outline.nodes;
        let mut slots = Slots {
            nodes: Vec::with_capacity(nodes.len()),
            children: Vec::with_capacity(nodes.len()),
            seats: Vec::with_capacity(self.seat_ranks.len()),
            ..Slots::default()
        };
        let mut folds: Vec<(Id, usize)> = Vec::new();
        for (index, node) in nodes.iter().enumerate() {
            let head = place(self.head_ranks[index]);
            let first_seat = slots.seats.len() as u32;
            let ranks = self
                .seat_ranks
                .iter()
                .skip(self.first_seats[index] as usize);
            for (seat, rank) in node.seats.iter().zip(ranks) {
                slots.seats.push(match (*seat, node.head) {
                    (Seat::Card(_), _) => SeatSlot::Card(place(*rank)),
                    (Seat::Reference(claim), head) => {
                        let holder = head.record().unwrap_or_default();
                        slots.references.push([claim, holder]);
                        SeatSlot::Reference(slots.references.len() as u32 - 1)
                    }
                });
            }
            let (what, slot) = match node.head {
                Head::Question(_) => (What::Question, head - first_question),
                Head::Claim(_) => (What::Claim, head),
                Head::Reason(_) => (What::Reason, head - first_reason),
                Head::Reference { claim, holder } => {
                    slots.references.push([claim, holder]);
                    (What::Reference, slots.references.len() as u32 - 1)
                }
                Head::Fold { below, .. } => {
                    folds.push((below, index));
                    (What::Fold, NONE)
                }
            };
            let first_child = slots.children.len() as u32;
            slots
                .children
                .extend(node.children.iter().map(|child| *child as u32));
            slots.nodes.push(Slim {
                what,
                slot,
                against: node.against,
                starts: false,
                parent: node.parent.map_or(NONE, |parent| parent as u32),
                first_child,
                children: node.children.len() as u32,
                first_seat,
                seats: node.seats.len() as u32,
                head,
                holder: place(self.holder_ranks[index]),
            });
        }
        slots.pinned = nodes.iter().any(|node| node.pin.is_some());
        for node in nodes {
            let mut before = NONE;
            for child in &node.children {
                let slim = &mut slots.nodes[*child];
                slim.starts = slim.holder != before;
                before = slim.holder;
            }
        }
        folds.sort_unstable();
        for ((_, node), slot) in folds.iter().zip(0..) {
            slots.nodes[*node].slot = slot;
        }
        slots.folds = folds.iter().map(|(id, _)| *id).collect();
        slots
    }
}
