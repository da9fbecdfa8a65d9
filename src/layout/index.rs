//! What is where: finding things by place.
//!
//! The forest is its own spatial index: with each node goes the rectangle around all
//! that hangs below it, and whoever looks for something goes down only where that
//! rectangle is met. It is made in one pass, so it costs next to nothing to keep.
//! Cross-links and conflicts, which lead across the forest, stand in lists beside it.

use super::{ById, ConflictLine, Head, Layout, Link, LinkKind, Outline, Point, Rect, Seat};
use crate::model::Id;

/// What stands at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hit {
    /// A quote's chip on a card. Layouts do not know of chips: the drawing does.
    Chip {
        claim: Id,
        backing: Id,
    },
    /// The badge under a folded record.
    FoldBadge(Id),
    /// A claim's card.
    Card(Id),
    /// A stand-in for a claim; `holder` is the reason or question it stands in.
    Reference {
        claim: Id,
        holder: Id,
    },
    /// The label on a reason's box.
    ReasonLabel(Id),
    /// A reason's box, beside its premises.
    Reason(Id),
    Question(Id),
    /// A conflict's line or its word.
    Conflict(Id),
}

impl Hit {
    /// The record that was hit; for a reference, the claim it stands for.
    #[must_use]
    pub fn record(self) -> Id {
        match self {
            Self::Chip { claim, .. } | Self::Reference { claim, .. } => claim,
            Self::FoldBadge(id)
            | Self::Card(id)
            | Self::ReasonLabel(id)
            | Self::Reason(id)
            | Self::Question(id)
            | Self::Conflict(id) => id,
        }
    }
}

/// A spatial index over a layout. Derived: never compared.
#[derive(Clone, Debug, Default)]
pub struct Index {
    /// Around each node with all that hangs below it, lines included.
    reach: Vec<Rect>,
    /// The line that leads to each node.
    links: Vec<Option<u32>>,
    /// The lines across the forest.
    across: Vec<(Rect, u32)>,
    conflicts: Vec<(Rect, Id)>,
}

impl PartialEq for Index {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Index {
    /// The index of all but the lines across the forest. The lines of the forest come
    /// first among the links, in the order of the nodes that they start on.
    pub(super) fn new(layout: &Layout) -> Self {
        let outline = &layout.outline;
        let mut index = Self {
            reach: (0..outline.nodes.len())
                .map(|node| outer(layout, node))
                .collect(),
            links: vec![None; outline.nodes.len()],
            ..Self::default()
        };
        let mut links = layout.links.iter().zip(0..).peekable();
        for node in &outline.nodes {
            for child in node.children.iter().copied() {
                let leads = |link: &Link| {
                    Some(link.from) == outline.nodes[child].hangs_on
                        && Some(link.to) == leads_to(outline, child)
                };
                if let Some((_, place)) = links.next_if(|(link, _)| leads(link)) {
                    index.links[child] = Some(place);
                }
            }
        }
        // Children stand behind their parents.
        for (child, node) in outline.nodes.iter().enumerate().rev() {
            if let Some(parent) = node.parent {
                let mut reach = index.reach[parent].union(index.reach[child]);
                if let Some(link) = index.links[child].and_then(|it| layout.links.get(it as usize)) {
                    reach = reach.union(around(&link.points));
                }
                index.reach[parent] = reach;
            }
        }
        index
    }

    /// Adds the lines across the forest.
    pub(super) fn add_lines(&mut self, links: &[Link], conflicts: &ById<ConflictLine>) {
        self.across.clear();
        self.conflicts.clear();
        for (link, place) in links.iter().zip(0..) {
            if link.kind == LinkKind::Cross {
                self.across.push((around(&link.points), place));
            }
        }
        for (id, conflict) in conflicts {
            self.conflicts.push((conflict.label, *id));
            for piece in conflict.points.windows(2) {
                self.conflicts.push((around(piece).grown(CONFLICT_REACH), *id));
            }
        }
    }

    /// Tells of everything that reaches into the rectangle, edges included.
    fn find(&self, layout: &Layout, rect: Rect, mut found: impl FnMut(Hit)) {
        let nodes = &layout.outline.nodes;
        for (around, id) in &self.conflicts {
            if around.touches(rect) {
                found(Hit::Conflict(*id));
            }
        }
        let mut stack: Vec<usize> = layout.outline.roots.clone();
        while let Some(node) = stack.pop() {
            if !self.reach.get(node).is_some_and(|reach| reach.touches(rect)) {
                continue;
            }
            hits_of(layout, node, &mut |around, hit| {
                if around.touches(rect) {
                    found(hit);
                }
            });
            stack.extend(&nodes[node].children);
        }
    }

    fn find_links(&self, layout: &Layout, rect: Rect) -> Vec<usize> {
        let nodes = &layout.outline.nodes;
        let across = self.across.iter().filter(|(around, _)| around.touches(rect));
        let mut found: Vec<usize> = across.map(|(_, place)| *place as usize).collect();
        let mut stack: Vec<usize> = layout.outline.roots.clone();
        while let Some(node) = stack.pop() {
            if !self.reach.get(node).is_some_and(|reach| reach.touches(rect)) {
                continue;
            }
            for child in nodes[node].children.iter().copied() {
                if let Some(place) = self.links[child].map(|place| place as usize)
                    && let Some(link) = layout.links.get(place)
                    && around(&link.points).touches(rect)
                {
                    found.push(place);
                }
                stack.push(child);
            }
        }
        found.sort_unstable();
        found
    }
}

/// The record that the line to a node leads to.
fn leads_to(outline: &Outline, node: usize) -> Option<Id> {
    match outline.nodes[node].head {
        Head::Reference { claim, .. } => Some(claim),
        Head::Fold { below, .. } => Some(below),
        head => head.record(),
    }
}

fn around(points: &[Point]) -> Rect {
    let rect = |point: &Point| Rect::new(*point, *point);
    points.iter().map(rect).fold(Rect::NOTHING, Rect::union)
}

/// The rectangle of a node, labels included.
fn outer(layout: &Layout, node: usize) -> Rect {
    let mut outer = Rect::NOTHING;
    hits_of(layout, node, &mut |rect, _| outer = outer.union(rect));
    outer
}

/// Everything in a node with its place.
fn hits_of(layout: &Layout, node: usize, tell: &mut impl FnMut(Rect, Hit)) {
    let outline = &layout.outline;
    let slot = outline.slots.nodes[node] as usize;
    let reference = |slot: usize, tell: &mut dyn FnMut(Rect, Hit)| {
        if let Some(reference) = layout.references.get(slot) {
            let (claim, holder) = (reference.claim, reference.holder);
            tell(reference.rect, Hit::Reference { claim, holder });
        }
    };
    match outline.nodes[node].head {
        Head::Question(id) => {
            if let Some(rect) = layout.questions.rows().get(slot) {
                tell(*rect, Hit::Question(id));
            }
        }
        Head::Claim(id) => {
            if let Some(rect) = layout.cards.rows().get(slot) {
                tell(*rect, Hit::Card(id));
            }
        }
        Head::Reason(id) => {
            if let Some(reason) = layout.reasons.rows().get(slot) {
                tell(reason.rect, Hit::Reason(id));
                tell(reason.pill, Hit::ReasonLabel(id));
            }
            for (place, seat) in outline.nodes[node].seats.iter().enumerate() {
                let slot = outline.slots.seat(node, place);
                match seat {
                    Seat::Card(claim) => {
                        if let Some(rect) = layout.cards.rows().get(slot) {
                            tell(*rect, Hit::Card(*claim));
                        }
                    }
                    Seat::Reference(_) => reference(slot, tell),
                }
            }
        }
        Head::Reference { .. } => reference(slot, tell),
        Head::Fold { below, .. } => {
            if let Some(badge) = layout.folds.rows().get(slot) {
                tell(badge.rect, Hit::FoldBadge(below));
            }
        }
    }
}

/// How near a pointer has to come to a conflict's line, in map points.
const CONFLICT_REACH: f32 = 4.0;

impl Layout {
    /// What stands at a place: the frontmost, a card before its box.
    #[must_use]
    pub fn hit(&self, at: Point) -> Option<Hit> {
        let mut first: Option<Hit> = None;
        self.index.find(self, Rect::new(at, at), |hit| {
            first = Some(first.map_or(hit, |first| first.min(hit)));
        });
        first
    }

    /// Everything that reaches into a rectangle, sorted; each once.
    #[must_use]
    pub fn in_rect(&self, rect: Rect) -> Vec<Hit> {
        let mut hits: Vec<Hit> = Vec::new();
        self.index.find(self, rect, |hit| hits.push(hit));
        hits.sort_unstable();
        hits.dedup();
        hits
    }

    /// The places in [`links`](Self::links) of those that may reach into a rectangle,
    /// ascending.
    #[must_use]
    pub fn links_in(&self, rect: Rect) -> Vec<usize> {
        self.index.find_links(self, rect)
    }
}
