//! The sizes of a request along the dense tables of its outline.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::outline::{SeatSlot, Slim, What};
use super::window::{Turnovers, Window};
use super::{ById, Outline, Rect, Request, Size, Sizes};
use crate::model::Id;

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
        let at_home = sizes.references.along(outline.homes.ids());
        let reference = |([claim, _], home): (&[Id; 2], &u32)| {
            let known = at_home.get(*home as usize);
            let size = known.or_else(|| sizes.references.get(claim));
            size.copied().unwrap_or_default()
        };
        let mut measures = Self {
            nodes: Vec::with_capacity(outline.nodes.len()),
            cards: sizes
                .cards
                .along(outline.homes.ids())
                .iter()
                .copied()
                .collect(),
            pills: sizes
                .pills
                .along(outline.reasons.ids())
                .iter()
                .copied()
                .collect(),
            references: (slots.references.iter())
                .zip(&slots.reference_homes)
                .map(reference)
                .collect(),
        };
        for index in 0..slots.nodes.len() {
            let size = measures.node(request, index);
            measures.nodes.push(size);
        }
        measures
    }

    /// The same where only some records came or went, or have another size than before.
    /// Tells which nodes may have.
    pub(super) fn again(
        request: &Request,
        before: &Self,
        sizes_before: &Sizes,
        window: &Window,
        turnovers: &Turnovers,
        mut tell: impl FnMut(usize),
    ) -> Self {
        let Request { outline, sizes, .. } = request;
        let slots = &outline.slots;
        let blank = Size::default();
        let mut measures = Self {
            nodes: window.list(&before.nodes, &blank),
            cards: turnovers.claims.list(&before.cards, &blank),
            pills: turnovers.reasons.list(&before.pills, &blank),
            references: turnovers.references.list(&before.references, &blank),
        };
        let mut nodes: BTreeSet<usize> = (window.front..window.new_end).collect();
        let size_in = |table: &ById<Size>, id: &Id| table.get(id).copied().unwrap_or_default();
        let come = turnovers.claims.come.iter();
        let come = come.filter_map(|place| outline.homes.ids().get(*place).copied());
        for id in differing(&sizes_before.cards, &sizes.cards)
            .into_iter()
            .chain(come)
        {
            if let Some(place) = outline.homes.place(id) {
                measures.cards[place] = size_in(&sizes.cards, &id);
            }
            nodes.extend(outline.node_of(id));
        }
        let come = turnovers.reasons.come.iter();
        let come = come.filter_map(|place| outline.reasons.ids().get(*place).copied());
        for id in differing(&sizes_before.pills, &sizes.pills)
            .into_iter()
            .chain(come)
        {
            if let Some(place) = outline.reasons.place(id) {
                measures.pills[place] = size_in(&sizes.pills, &id);
            }
            nodes.extend(outline.node_of(id));
        }
        let others = differing(&sizes_before.references, &sizes.references);
        let others: BTreeSet<Id> = others.into_iter().collect();
        let fresh = turnovers.references.front..turnovers.references.new_end;
        let all = if others.is_empty() {
            fresh.clone()
        } else {
            0..slots.references.len()
        };
        for place in all {
            let Some([claim, _]) = slots.references.get(place) else {
                continue;
            };
            if fresh.contains(&place) || others.contains(claim) {
                measures.references[place] = size_in(&sizes.references, claim);
                nodes.extend(node_of_reference(outline, place));
            }
        }
        for node in nodes {
            let size = measures.node(request, node);
            measures.nodes[node] = size;
            tell(node);
        }
        measures
    }

    /// How large a node is whose parts are known.
    fn node(&self, request: &Request, index: usize) -> Size {
        let slots = &request.outline.slots;
        let spacing = &request.spacing;
        let node = &slots.nodes[index];
        let slot = node.slot as usize;
        match node.what {
            What::Question => {
                let id = request.outline.questions.ids().get(slot);
                let size = id.and_then(|id| request.sizes.cards.get(id));
                size.copied().unwrap_or_default()
            }
            What::Claim => self.cards[slot],
            What::Reference => self.references[slot],
            What::Fold => request.sizes.fold,
            What::Reason => {
                let pill = self.pills[slot];
                let (mut width, mut height) = (pill.width, 0.0);
                for seat in slots.seats(index) {
                    let size = self.seat(*seat);
                    width = width.max(size.width);
                    height += size.height;
                }
                let gaps = node.seats.saturating_sub(1) as f32 * spacing.seat_gap;
                let frame = spacing.box_head + height + gaps + spacing.box_padding;
                let width = width + 2.0 * spacing.box_padding;
                Size::new(width, pill.height / 2.0 + frame)
            }
        }
    }

    pub(super) fn seat(&self, seat: SeatSlot) -> Size {
        match seat {
            SeatSlot::Card(slot) => self.cards[slot as usize],
            SeatSlot::Reference(slot) => self.references[slot as usize],
        }
    }

    /// The box of a reason without what of its label stands out of it; of others all.
    pub(super) fn frame(&self, node: &Slim, outer: Rect) -> Rect {
        Rect::new(outer.min.moved(0.0, self.overhang(node)), outer.max)
    }

    /// How far a node's label stands out at the top.
    pub(super) fn overhang(&self, node: &Slim) -> f32 {
        match node.what {
            What::Reason => self.pills[node.slot as usize].height / 2.0,
            _ => 0.0,
        }
    }
}

/// What has another size in one table than in the other, or none in one of them, and
/// maybe more.
fn differing(old: &ById<Size>, new: &ById<Size>) -> Vec<Id> {
    let (one, other) = (old.ids(), new.ids());
    let most = one.len().min(other.len());
    let (front, back) = if Arc::ptr_eq(one, other) {
        (most, 0)
    } else {
        let pairs = one.iter().zip(&**other);
        let front = pairs.take_while(|(one, other)| one == other).count();
        let pairs = one.iter().rev().zip(other.iter().rev());
        let same = pairs.take_while(|(one, other)| one == other);
        (front, same.take(most - front).count())
    };
    let between = |ids: &[Id]| ids.get(front..ids.len() - back).map(<[Id]>::to_vec);
    let mut found = between(one).unwrap_or_default();
    found.extend(between(other).unwrap_or_default());
    let mut tell = |place: usize| found.extend(other.get(place));
    (new.rows()).differing(0, old.rows(), 0, front, &mut tell);
    let (from, old_from) = (other.len() - back, one.len() - back);
    (new.rows()).differing(from, old.rows(), old_from, back, &mut tell);
    found
}

/// The node that a reference stands in.
fn node_of_reference(outline: &Outline, slot: usize) -> Option<usize> {
    let slots = &outline.slots;
    let [_, holder] = *slots.references.get(slot)?;
    let node = outline.node_of(holder)?;
    let stands = |node: usize| {
        let slim = slots.nodes.get(node);
        let itself = slim.is_some_and(|it| it.what == What::Reference && it.slot as usize == slot);
        itself
            || slots
                .seats(node)
                .contains(&SeatSlot::Reference(slot as u32))
    };
    if stands(node) {
        return Some(node);
    }
    let children = outline.children(node).iter().copied();
    children.into_iter().find(|child| stands(*child))
}
