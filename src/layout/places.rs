//! From the corners of nodes to the places of everything in them.

use std::sync::Arc;

use super::again::Trail;
use super::conflicts::{self, ConflictLine};
use super::cross_links;
use super::detours;
use super::links::{self, Link, Stage};
use super::outline::{SeatSlot, What};
use super::writable::{Plain, Writable};
use super::{
    Arranged, ById, Few, GivenUp, Head, Index, Measures, Memory, Outline, Point, Rect, Request,
    Rows, STEP, Size, Ways,
};
use crate::model::Id;

/// Where everything stands, in map points.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layout {
    pub outline: Arc<Outline>,
    pub questions: ById<Rect>,
    /// Every claim that is shown, once, at its home.
    pub cards: ById<Rect>,
    pub reasons: ById<ReasonBox>,
    /// Stand-ins for claims away from their home, in reading order.
    pub references: Vec<Reference>,
    /// By the folded record.
    pub folds: ById<FoldBadge>,
    pub links: Rows<Link>,
    pub conflicts: ById<ConflictLine>,
    pub bounds: Rect,
    pub index: Index,
    /// What the next layout holds on to.
    pub memory: Memory,
    /// Which way what hangs on something lies from it.
    pub flow: Flow,
    /// Bands behind everything, one for each thesis, where the arrangement has such.
    pub lanes: Vec<Rect>,
    /// How it came about.
    pub(super) trail: Trail,
}

/// Which way a picture grows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Flow {
    #[default]
    Down,
    Right,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReasonBox {
    pub rect: Rect,
    /// The label, in the middle of the upper edge.
    pub pill: Rect,
    /// Midway between one premise and the next: where the joining words stand.
    pub joints: Few<Point>,
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

#[derive(Clone, Debug, Default, PartialEq)]
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

/// Puts everything where its node is.
///
/// `None` where it was given up.
pub(super) fn place(
    request: &Request,
    measures: Measures,
    arranged: Arranged,
    given_up: GivenUp,
) -> Option<Layout> {
    let outline = &request.outline;
    let slots = &outline.slots;
    let reference = |[claim, holder]: &[Id; 2]| Reference {
        claim: *claim,
        holder: *holder,
        rect: Rect::default(),
    };
    let mut questions = vec![Rect::default(); outline.questions.len()];
    let mut cards = vec![Rect::default(); outline.homes.len()];
    let mut reasons = vec![ReasonBox::default(); outline.reasons.len()];
    let mut folds = vec![FoldBadge::default(); slots.folds.len()];
    let mut placing = Placing {
        request,
        measures: &measures,
        questions: Plain(&mut questions),
        cards: Plain(&mut cards),
        reasons: Plain(&mut reasons),
        references: slots.references.iter().map(reference).collect(),
        folds: Plain(&mut folds),
    };
    for (node, corner) in arranged.corners.iter().enumerate() {
        if node % STEP == 0 && given_up() {
            return None;
        }
        placing.node(node, *corner);
    }
    let mut layout = Layout {
        outline: Arc::clone(outline),
        references: placing.references,
        questions: ById::of(outline.questions.ids(), &questions[..]),
        cards: ById::of(outline.homes.ids(), &cards[..]),
        reasons: ById::of(outline.reasons.ids(), reasons),
        folds: ById::of(&slots.folds, folds),
        ..Layout::default()
    };
    let stage = Stage {
        request,
        layout: &layout,
        measures: &measures,
        arranged: &arranged,
    };
    layout.links = links::tree_links(&stage, given_up)?;
    layout.index = Index::around(&layout, |node| {
        Rect::at(arranged.corners[node], measures.nodes[node])
    });
    if outline.slots.pinned {
        detours::lead_around(&mut layout, given_up)?;
    }
    if given_up() {
        return None;
    }
    Some(finish(request, layout, measures, arranged))
}

/// Where everything stands whose node is placed.
pub(super) struct Placing<'a, R, B, F> {
    pub request: &'a Request,
    pub measures: &'a Measures,
    pub questions: R,
    pub cards: R,
    pub reasons: B,
    pub references: Vec<Reference>,
    pub folds: F,
}

impl<R: Writable<Rect>, B: Writable<ReasonBox>, F: Writable<FoldBadge>> Placing<'_, R, B, F> {
    /// Puts what stands in a node.
    pub(super) fn node(&mut self, index: usize, corner: Point) {
        let outline = &self.request.outline;
        let slots = &outline.slots;
        let node = &slots.nodes[index];
        let outer = Rect::at(corner, self.measures.nodes[index]);
        let slot = node.slot as usize;
        match node.what {
            What::Question => self.questions.write(slot, outer),
            What::Claim => self.cards.write(slot, outer),
            What::Reference => self.references[slot].rect = outer,
            What::Fold => {
                let hidden = match outline.nodes[index].head {
                    Head::Fold { hidden, .. } => hidden,
                    _ => 0,
                };
                let rect = outer;
                self.folds.write(slot, FoldBadge { rect, hidden });
            }
            What::Reason => {
                let Self {
                    cards, references, ..
                } = self;
                let reason = seat_premises(
                    self.request,
                    self.measures,
                    self.measures.pills[slot],
                    slots.seats(index),
                    outer,
                    |seat, rect| match seat {
                        SeatSlot::Card(slot) => cards.write(slot as usize, rect),
                        SeatSlot::Reference(slot) => references[slot as usize].rect = rect,
                    },
                );
                self.reasons.write(slot, reason);
            }
        }
    }
}

impl Placing<'_, Rows<Rect>, Rows<ReasonBox>, Rows<FoldBadge>> {
    /// A layout without its lines.
    pub(super) fn into_layout(self) -> Layout {
        let outline = &self.request.outline;
        Layout {
            outline: Arc::clone(outline),
            questions: ById::of(outline.questions.ids(), self.questions),
            cards: ById::of(outline.homes.ids(), self.cards),
            reasons: ById::of(outline.reasons.ids(), self.reasons),
            references: self.references,
            folds: ById::of(&outline.slots.folds, self.folds),
            ..Layout::default()
        }
    }
}

/// All that comes after the lines of the forest.
pub(super) fn finish(
    request: &Request,
    mut layout: Layout,
    measures: Measures,
    arranged: Arranged,
) -> Layout {
    let rects = arranged.corners.iter().zip(&measures.nodes);
    let bounds = rects.fold(Rect::NOTHING, |sum, (corner, size)| {
        sum.union(Rect::at(*corner, *size))
    });
    if !bounds.is_empty() {
        layout.bounds = bounds;
    }
    let mut links = std::mem::take(&mut layout.links);
    links.extend(cross_links::stubs(&layout));
    layout.links = links;
    // Their words look for places that are free.
    layout.conflicts = conflicts::conflict_lines(request, &layout);
    layout.index.add_lines(&layout.links, &layout.conflicts);
    layout.bounds = (arranged.lanes.iter()).fold(layout.bounds, |sum, lane| sum.union(*lane));
    let Arranged {
        corners,
        trunks,
        ways,
        lanes,
        memory,
        grown,
    } = arranged;
    layout.lanes = lanes;
    layout.memory = memory;
    layout.flow = match ways {
        Ways::Down | Ways::Ranks(_) => Flow::Down,
        Ways::Across => Flow::Right,
    };
    if let Some(grown) = grown {
        layout.trail = Trail::of(request, measures, corners, trunks, grown);
    }
    layout
}

/// The box of a reason, and its premises one below the other.
fn seat_premises(
    request: &Request,
    measures: &Measures,
    pill: Size,
    seats: &[SeatSlot],
    outer: Rect,
    mut seated: impl FnMut(SeatSlot, Rect),
) -> ReasonBox {
    let spacing = &request.spacing;
    let rect = Rect::new(outer.min.moved(0.0, pill.height / 2.0), outer.max);
    let center_x = outer.center().x;
    let mut y = rect.min.y + spacing.box_head;
    let mut joints = Few::None;
    for (place, seat) in seats.iter().copied().enumerate() {
        if place > 0 {
            joints.push(Point::new(center_x, y + spacing.seat_gap / 2.0));
            y += spacing.seat_gap;
        }
        let size = measures.seat(seat);
        let corner = Point::new(center_x - size.width / 2.0, y);
        y += size.height;
        seated(seat, Rect::at(corner, size));
    }
    ReasonBox {
        rect,
        pill: Rect::around(Point::new(center_x, rect.min.y), pill),
        joints,
        outer,
    }
}
