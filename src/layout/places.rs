//! From the corners of nodes to the places of everything in them.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::conflicts::{self, ConflictLine};
use super::links::{self, Link};
use super::{Arranged, Head, Index, Node, Outline, Point, Rect, Request, Seat, Size, routing};
use crate::model::Id;

/// Where everything stands, in map points.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layout {
    pub outline: Arc<Outline>,
    pub questions: BTreeMap<Id, Rect>,
    /// Every claim that is shown, once, at its home.
    pub cards: BTreeMap<Id, Rect>,
    pub reasons: BTreeMap<Id, ReasonBox>,
    /// Stand-ins for claims away from their home, in reading order.
    pub references: Vec<Reference>,
    /// By the folded record.
    pub folds: BTreeMap<Id, FoldBadge>,
    pub links: Vec<Link>,
    pub conflicts: BTreeMap<Id, ConflictLine>,
    pub bounds: Rect,
    pub index: Index,
}

#[derive(Clone, Debug, PartialEq)]
pub struct ReasonBox {
    pub rect: Rect,
    /// The label, in the middle of the upper edge.
    pub pill: Rect,
    /// Midway between one premise and the next: where the joining words stand.
    pub joints: Vec<Point>,
    /// The box with its label, which stands out of it.
    pub outer: Rect,
}

/// A small card that stands for a claim away from its home.
#[derive(Clone, Debug, PartialEq)]
pub struct Reference {
    pub claim: Id,
    /// The reason or question that it stands in.
    pub holder: Id,
    pub rect: Rect,
}

#[derive(Clone, Debug, PartialEq)]
pub struct FoldBadge {
    pub rect: Rect,
    /// How many claims are hidden.
    pub hidden: usize,
}

impl Layout {
    /// Where a question, claim or reason stands.
    #[must_use]
    pub fn rect_of(&self, id: Id) -> Option<Rect> {
        let questions = || self.questions.get(&id).copied();
        let reasons = || self.reasons.get(&id).map(|reason| reason.outer);
        let conflicts = || self.conflicts.get(&id).map(|conflict| conflict.label);
        let cards = self.cards.get(&id).copied();
        cards.or_else(reasons).or_else(questions).or_else(conflicts)
    }

    /// The stand-in for a claim in a reason or under a question.
    #[must_use]
    pub fn reference(&self, claim: Id, holder: Id) -> Option<&Reference> {
        let mut references = self.references.iter();
        references.find(|it| it.claim == claim && it.holder == holder)
    }

    /// The smallest rectangle around the given records.
    #[must_use]
    pub fn rect_around<'a>(&self, ids: impl IntoIterator<Item = &'a Id>) -> Option<Rect> {
        let rects = ids.into_iter().filter_map(|id| self.rect_of(*id));
        rects.reduce(Rect::union)
    }
}

/// How far a node's label stands out at the top.
pub(super) fn overhang(request: &Request, node: usize) -> f32 {
    match request.outline.nodes[node].head {
        Head::Reason(id) => pill(request, id).height / 2.0,
        _ => 0.0,
    }
}

fn pill(request: &Request, reason: Id) -> Size {
    let size = request.sizes.pills.get(&reason);
    size.copied().unwrap_or_default()
}

fn seat_size(request: &Request, seat: Seat) -> Size {
    let sizes = &request.sizes;
    let size = match seat {
        Seat::Card(claim) => sizes.cards.get(&claim),
        Seat::Reference(claim) => sizes.references.get(&claim),
    };
    size.copied().unwrap_or_default()
}

/// The outer sizes of all nodes.
pub(super) fn node_sizes(request: &Request) -> Vec<Size> {
    let sizes = &request.sizes;
    let spacing = &request.spacing;
    let nodes = request.outline.nodes.iter().enumerate();
    let size = |(index, node): (usize, &Node)| match node.head {
        Head::Question(id) | Head::Claim(id) => sizes.cards.get(&id).copied().unwrap_or_default(),
        Head::Reference { claim, .. } => seat_size(request, Seat::Reference(claim)),
        Head::Fold { .. } => sizes.fold,
        Head::Reason(id) => {
            let seats = node.seats.iter().map(|seat| seat_size(request, *seat));
            let (mut width, mut height) = (pill(request, id).width, 0.0);
            for seat in seats {
                width = width.max(seat.width);
                height += seat.height;
            }
            let gaps = node.seats.len().saturating_sub(1) as f32 * spacing.seat_gap;
            Size::new(
                width + 2.0 * spacing.box_padding,
                overhang(request, index) + spacing.box_head + height + gaps + spacing.box_padding,
            )
        }
    };
    nodes.map(size).collect()
}

/// Puts everything where its node is.
pub(super) fn place(request: &Request, sizes: &[Size], arranged: &Arranged) -> Layout {
    let corners = &arranged.corners;
    let outline = &request.outline;
    let mut layout = Layout {
        outline: Arc::clone(outline),
        ..Layout::default()
    };
    let mut bounds = Rect::NOTHING;
    for (index, node) in outline.nodes.iter().enumerate() {
        let outer = Rect::at(corners[index], sizes[index]);
        bounds = bounds.union(outer);
        match node.head {
            Head::Question(id) => {
                layout.questions.insert(id, outer);
            }
            Head::Claim(id) => {
                layout.cards.insert(id, outer);
            }
            Head::Reason(id) => seat_premises(request, &mut layout, id, node, outer),
            Head::Reference { claim, holder } => layout.references.push(Reference {
                claim,
                holder,
                rect: outer,
            }),
            Head::Fold { below, hidden } => {
                let badge = FoldBadge {
                    rect: outer,
                    hidden,
                };
                layout.folds.insert(below, badge);
            }
        }
    }
    layout.bounds = if bounds.is_empty() {
        Rect::default()
    } else {
        bounds
    };
    layout.links = links::tree_links(request, &layout, arranged);
    let cross_links = links::cross_links(&layout, None, routing::Effort::AT_ONCE);
    layout.links.extend(cross_links);
    if !outline.conflicts.is_empty() {
        // Their words look for places that are free.
        layout.index = Index::new(&layout);
        layout.conflicts = conflicts::conflict_lines(request, &layout);
    }
    layout.index = Index::new(&layout);
    layout
}

fn seat_premises(request: &Request, layout: &mut Layout, id: Id, node: &Node, outer: Rect) {
    let spacing = &request.spacing;
    let pill = pill(request, id);
    let rect = Rect::new(outer.min.moved(0.0, pill.height / 2.0), outer.max);
    let center_x = outer.center().x;
    let mut y = rect.min.y + spacing.box_head;
    let mut joints = Vec::new();
    for (place, seat) in node.seats.iter().enumerate() {
        if place > 0 {
            joints.push(Point::new(center_x, y + spacing.seat_gap / 2.0));
            y += spacing.seat_gap;
        }
        let size = seat_size(request, *seat);
        let seat_rect = Rect::at(Point::new(center_x - size.width / 2.0, y), size);
        y += size.height;
        match *seat {
            Seat::Card(claim) => {
                layout.cards.insert(claim, seat_rect);
            }
            Seat::Reference(claim) => layout.references.push(Reference {
                claim,
                holder: id,
                rect: seat_rect,
            }),
        }
    }
    let reason = ReasonBox {
        rect,
        pill: Rect::around(Point::new(center_x, rect.min.y), pill),
        joints,
        outer,
    };
    layout.reasons.insert(id, reason);
}
