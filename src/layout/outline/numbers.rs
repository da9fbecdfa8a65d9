//! From the finished forest to the same by numbers.

use std::sync::Arc;

use super::builder::Builder;
use super::slots::{self, NONE, SeatSlot, Slim, Slots, What};
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
            seats: Vec::with_capacity(self.seat_ranks.len()),
            ..Slots::default()
        };
        let mut reference_ranks = Vec::new();
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
                        reference_ranks.push(*rank);
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
                    reference_ranks.push(self.ranks.rank(claim).unwrap_or(NONE));
                    (What::Reference, slots.references.len() as u32 - 1)
                }
                Head::Fold { below, .. } => {
                    folds.push((below, index));
                    (What::Fold, NONE)
                }
            };
            slots.nodes.push(Slim {
                what,
                slot,
                against: node.against,
                starts: false,
                parent: self.parents[index],
                first_child: 0,
                children: 0,
                first_seat,
                seats: node.seats.len() as u32,
                head,
                holder: place(self.holder_ranks[index]),
            });
        }
        slots.pinned = nodes.iter().any(|node| node.pin.is_some());
        let hidden = self.hidden.iter().zip(&self.homes);
        slots.hidden = hidden
            .filter(|(hidden, home)| **hidden && **home == NONE)
            .count();
        slots.children = slots::hang(&mut slots.nodes);
        let home = |rank: &u32| match self.homes.get(*rank as usize) {
            Some(home) if *home != NONE => place(*rank),
            _ => NONE,
        };
        slots.reference_homes = reference_ranks.iter().map(home).collect();
        folds.sort_unstable();
        for ((_, node), slot) in folds.iter().zip(0..) {
            slots.nodes[*node].slot = slot;
        }
        slots.folds = Arc::new(folds.iter().map(|(id, _)| *id).collect());
        slots
    }
}
