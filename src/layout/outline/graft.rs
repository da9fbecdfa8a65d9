//! The tables of a forest after an edit, put together from those before it.
//!
//! What is done here for all nodes is copying and adding to numbers.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use super::builder::{conflicts_of, spreads};
use super::regrow::{Piece, Regrown};
use super::slots::{self, NONE, SeatSlot, Slim, Slots, What};
use super::{Head, Node, Outline, Seat};
use crate::layout::by_id::Ids;
use crate::layout::{ById, Mode, Rows};
use crate::model::{Id, Kind, Map};

pub(super) fn graft(old: &Outline, map: &Map, altered: &BTreeSet<Id>, regrown: Regrown) -> Outline {
    let Regrown {
        pieces,
        roots,
        new_of_old,
        fresh,
        gone,
        hidden,
    } = regrown;
    let claims = Renumbered::new(old.homes.ids(), Kind::Claim, &gone, &fresh);
    let reasons = Renumbered::new(old.reasons.ids(), Kind::Reason, &gone, &fresh);
    let bases = [claims.ids.len(), claims.ids.len() + reasons.ids.len()].map(|it| it as u32);
    let mut places = claims.places.clone();
    places.extend(
        reasons
            .places
            .iter()
            .map(|place| place.saturating_add(bases[0])),
    );
    places.extend((0..old.questions.len() as u32).map(|place| place + bases[1]));
    let mut grafting = Grafting {
        old,
        claims: &claims.ids,
        reasons: &reasons.ids,
        places: &places,
        bases,
        new_of_old: &new_of_old,
        nodes: Rows::default(),
        homes: claims.moved(old.homes.rows(), &new_of_old),
        reason_nodes: reasons.moved(old.reasons.rows(), &new_of_old),
        slots: Slots {
            nodes: Vec::with_capacity(old.nodes.len() + fresh.len()),
            seats: Vec::with_capacity(old.slots.seats.len() + fresh.len()),
            references: Vec::with_capacity(old.slots.references.len() + fresh.len()),
            reference_homes: Vec::with_capacity(old.slots.references.len() + fresh.len()),
            folds: Arc::clone(&old.slots.folds),
            hidden,
            ..Slots::default()
        },
    };
    for piece in pieces {
        match piece {
            Piece::Old(range) => grafting.take_over(range),
            Piece::New(node, parent) => grafting.add(node, parent),
        }
    }
    let Grafting {
        nodes,
        homes,
        reason_nodes,
        mut slots,
        ..
    } = grafting;
    slots.children = slots::hang(&mut slots.nodes);
    slots.pinned |= old.slots.pinned && nodes.iter().any(|node| node.pin.is_some());
    let questions = old.questions.rows().iter();
    let questions = questions.map(|node| new_of_old.get(*node).map_or(0, |new| *new as usize));
    let mut outline = Outline {
        nodes,
        roots,
        homes: ById::of(&claims.ids, homes),
        reasons: ById::of(&reasons.ids, reason_nodes),
        questions: ById::of(old.questions.ids(), questions.collect::<Rows<usize>>()),
        conflicts: ById::default(),
        spreads: spreads_after(old, map, altered),
        slots,
    };
    let of_conflict = |id: &Id| match id.kind() {
        Kind::Conflict => true,
        Kind::Claim => !map.conflicts_of(*id).is_empty() || gone.contains(id),
        _ => false,
    };
    if altered.iter().any(of_conflict) {
        conflicts_of(map, &mut outline);
    } else {
        outline.conflicts = old.conflicts.clone();
        let pairs = old.slots.conflicts.iter();
        let moved = pairs.map(|pair| pair.map(|slot| number(&claims.places, slot)));
        outline.slots.conflicts = moved.collect();
    }
    outline
}

fn number(numbers: &[u32], old: u32) -> u32 {
    numbers.get(old as usize).copied().unwrap_or(NONE)
}

/// A row of ids after some came and others went.
struct Renumbered {
    ids: Ids,
    /// The new place of each old id.
    places: Vec<u32>,
}

impl Renumbered {
    fn new(old: &Ids, kind: Kind, gone: &BTreeSet<Id>, fresh: &BTreeSet<Id>) -> Self {
        let mut ids = Vec::new();
        let mut places = Vec::with_capacity(old.len());
        let own = |set: &BTreeSet<Id>| -> Vec<Id> {
            set.iter().copied().filter(|id| id.kind() == kind).collect()
        };
        let (gone, fresh) = (own(gone), own(fresh));
        if gone.is_empty() && fresh.is_empty() {
            places.extend(0..old.len() as u32);
            let ids = Arc::clone(old);
            return Self { ids, places };
        }
        ids.reserve(old.len() + fresh.len());
        let place = |id: &Id| old.partition_point(|old| old < id);
        let mut events: Vec<(usize, bool, Id)> = Vec::new();
        events.extend(fresh.iter().map(|id| (place(id), false, *id)));
        events.extend(gone.iter().map(|id| (place(id), true, *id)));
        events.sort_unstable();
        let mut next = 0;
        for (at, goes, id) in events {
            take(old, next..at, &mut ids, &mut places);
            next = at;
            if goes {
                places.push(NONE);
                next = at + 1;
            } else {
                ids.push(id);
            }
        }
        take(old, next..old.len(), &mut ids, &mut places);
        let ids = Arc::new(ids);
        Self { ids, places }
    }

    /// The nodes of old records along the new ids; 0 for new ones.
    fn moved(&self, old: &Rows<usize>, new_of_old: &[u32]) -> Vec<usize> {
        let mut rows = vec![0; self.ids.len()];
        for (node, place) in old.iter().zip(&self.places) {
            if let Some(row) = rows.get_mut(*place as usize) {
                *row = new_of_old.get(*node).map_or(0, |new| *new as usize);
            }
        }
        rows
    }
}

/// Takes over a part of a row of ids.
fn take(old: &[Id], part: Range<usize>, ids: &mut Vec<Id>, places: &mut Vec<u32>) {
    let part = old.get(part).unwrap_or_default();
    places.extend((ids.len() as u32..).take(part.len()));
    ids.extend_from_slice(part);
}

struct Grafting<'a> {
    old: &'a Outline,
    claims: &'a [Id],
    reasons: &'a [Id],
    /// From old to new places in the row of all claims, reasons and questions.
    places: &'a [u32],
    /// Where reasons and questions begin in that row.
    bases: [u32; 2],
    new_of_old: &'a [u32],
    nodes: Rows<Node>,
    homes: Vec<usize>,
    reason_nodes: Vec<usize>,
    slots: Slots,
}

impl Grafting<'_> {
    fn take_over(&mut self, range: Range<usize>) {
        let old = &self.old.slots;
        self.nodes.extend_from(&self.old.nodes, range.clone());
        let Some(slims) = old.nodes.get(range) else {
            return;
        };
        let Some(first) = slims.first() else {
            return;
        };
        let mut seats = old
            .seats
            .get(first.first_seat as usize..)
            .unwrap_or_default();
        let mut references: Option<Range<usize>> = None;
        let first_new = self.slots.references.len() as u32;
        let mut renumbered = |slot: u32| {
            let slot = slot as usize;
            let range = references.get_or_insert(slot..slot);
            range.end = slot + 1;
            first_new + (slot - range.start) as u32
        };
        let [claims, reasons] = self.bases;
        for slim in slims {
            let head = number(self.places, slim.head);
            let (own, rest) = seats
                .split_at_checked(slim.seats as usize)
                .unwrap_or_default();
            seats = rest;
            let first_seat = self.slots.seats.len() as u32;
            self.slots.seats.extend(own.iter().map(|seat| match *seat {
                SeatSlot::Card(slot) => SeatSlot::Card(number(self.places, slot)),
                SeatSlot::Reference(slot) => SeatSlot::Reference(renumbered(slot)),
            }));
            let slot = match slim.what {
                What::Claim => head,
                What::Reason => head.wrapping_sub(claims),
                What::Question => head.wrapping_sub(reasons),
                What::Reference => renumbered(slim.slot),
                What::Fold => slim.slot,
            };
            self.slots.nodes.push(Slim {
                slot,
                head,
                first_seat,
                parent: number(self.new_of_old, slim.parent),
                holder: number(self.places, slim.holder),
                first_child: 0,
                children: 0,
                ..*slim
            });
        }
        let range = references.unwrap_or_default();
        let references = old.references.get(range.clone()).unwrap_or_default();
        self.slots.references.extend_from_slice(references);
        let homes = old.reference_homes.get(range).unwrap_or_default();
        let homes = homes.iter().map(|home| number(self.places, *home));
        self.slots.reference_homes.extend(homes);
    }

    fn add(&mut self, node: Node, parent: u32) {
        let index = self.nodes.len();
        let first_seat = self.slots.seats.len() as u32;
        for seat in &node.seats {
            let seat = match *seat {
                Seat::Card(claim) => {
                    let slot = self.claim(claim);
                    if let Some(home) = self.homes.get_mut(slot as usize) {
                        *home = index;
                    }
                    SeatSlot::Card(slot)
                }
                Seat::Reference(claim) => {
                    let holder = node.head.record().unwrap_or_default();
                    SeatSlot::Reference(self.reference(claim, holder))
                }
            };
            self.slots.seats.push(seat);
        }
        let head = node.head.record().map_or(NONE, |id| self.place(id));
        let (what, slot) = match node.head {
            Head::Question(_) => (What::Question, head.wrapping_sub(self.bases[1])),
            Head::Claim(_) => {
                if let Some(home) = self.homes.get_mut(head as usize) {
                    *home = index;
                }
                (What::Claim, head)
            }
            Head::Reason(_) => {
                let slot = head.wrapping_sub(self.bases[0]);
                if let Some(place) = self.reason_nodes.get_mut(slot as usize) {
                    *place = index;
                }
                (What::Reason, slot)
            }
            Head::Reference { claim, holder } => (What::Reference, self.reference(claim, holder)),
            Head::Fold { below, .. } => {
                let slot = self.slots.folds.binary_search(&below);
                (What::Fold, slot.map_or(NONE, |slot| slot as u32))
            }
        };
        // Whether any of the others is pinned is asked in the end.
        self.slots.pinned |= node.pin.is_some();
        self.slots.nodes.push(Slim {
            what,
            against: node.against,
            starts: false,
            parent,
            first_child: 0,
            children: 0,
            first_seat,
            seats: node.seats.len() as u32,
            slot,
            head,
            holder: node.hangs_on.map_or(NONE, |id| self.place(id)),
        });
        self.nodes.push(node);
    }

    fn reference(&mut self, claim: Id, holder: Id) -> u32 {
        let home = self.claim(claim);
        self.slots.references.push([claim, holder]);
        self.slots.reference_homes.push(home);
        self.slots.references.len() as u32 - 1
    }

    fn claim(&self, id: Id) -> u32 {
        let slot = self.claims.binary_search(&id);
        slot.map_or(NONE, |slot| slot as u32)
    }

    /// The place of a record in the row of all.
    fn place(&self, id: Id) -> u32 {
        let reason = || self.reasons.binary_search(&id).ok();
        match id.kind() {
            Kind::Claim => self.claim(id),
            Kind::Reason => reason().map_or(NONE, |place| place as u32 + self.bases[0]),
            _ => {
                let place = self.old.questions.place(id);
                place.map_or(NONE, |place| place as u32 + self.bases[1])
            }
        }
    }
}

fn spreads_after(old: &Outline, map: &Map, altered: &BTreeSet<Id>) -> ById<Mode> {
    let stays = |id: &Id| {
        let word = map.placement(*id).and_then(|place| place.spread.as_ref());
        let mode = word.and_then(|word| Mode::parse(word.as_str()));
        mode.as_ref() == old.spreads.get(id)
    };
    if altered.iter().all(stays) {
        return old.spreads.clone();
    }
    spreads(map)
}
