//! What is where: finding things by place.
//!
//! The forest is its own spatial index: with each node goes the rectangle around all
//! that hangs below it, and whoever looks for something goes down only where that
//! rectangle is met. It is made in one pass, so it costs next to nothing to keep.
//! Cross-links and conflicts, which lead across the forest, stand in lists beside it.

use super::outline::{SeatSlot, What};
use super::window::Window;
use super::{ById, ConflictLine, Layout, Link, Point, Rect, Rows, links};
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
    reach: Rows<Rect>,
    /// Whether a line leads to every node that hangs on another: then the lines of the
    /// forest stand in the order of [`Slots::children`].
    all_linked: bool,
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
        Self::around(layout, |node| outer(layout, node))
    }

    /// The same where the rectangle of each node is at hand, labels included.
    pub(super) fn around(layout: &Layout, outer: impl Fn(usize) -> Rect) -> Self {
        let slots = &layout.outline.slots;
        let mut index = Self {
            all_linked: all_linked(layout),
            ..Self::default()
        };
        let nodes = 0..slots.nodes.len();
        let mut reach: Vec<Rect> = nodes.map(outer).collect();
        // Children stand behind their parents, and their lines in the order of children.
        if index.all_linked {
            let mut lines = layout.links.iter();
            for (node, slim) in slots.nodes.iter().enumerate() {
                for link in lines.by_ref().take(slim.children as usize) {
                    reach[node] = reach[node].union(around(&link.points));
                }
            }
        }
        for (child, node) in slots.nodes.iter().enumerate().rev() {
            if let Some(above) = reach.get(node.parent as usize) {
                reach[node.parent as usize] = above.union(reach[child]);
            }
        }
        index.reach = reach[..].into();
        index
    }

    /// The same where only some nodes have other places or children than before; parents
    /// come first among them.
    pub(super) fn again(before: &Self, window: &Window, layout: &Layout, put: &[usize]) -> Self {
        let mut index = Self {
            reach: window.row(&before.reach, &Rect::NOTHING),
            all_linked: all_linked(layout),
            ..Self::default()
        };
        for node in put.iter().rev() {
            let mut reach = outer(layout, *node);
            for child in layout.outline.children(*node) {
                reach = reach.union(index.reach[*child]);
                reach = reach.union(index.around_link_to(layout, *child));
            }
            index.reach.set(*node, reach);
        }
        index
    }

    /// The line that leads to a node.
    fn link_to(&self, layout: &Layout, child: usize) -> Option<usize> {
        let slots = &layout.outline.slots;
        let parent = slots.nodes.get(child)?.parent as usize;
        let first = slots.nodes.get(parent)?.first_child as usize;
        let place = slots.children(parent).binary_search(&child).ok()?;
        self.all_linked.then_some(first + place)
    }

    fn around_link_to(&self, layout: &Layout, child: usize) -> Rect {
        let place = self.link_to(layout, child);
        let link = place.and_then(|place| layout.links.get(place));
        link.map_or(Rect::NOTHING, |link| around(&link.points))
    }

    /// Adds the lines across the forest.
    pub(super) fn add_lines(&mut self, links: &Rows<Link>, conflicts: &ById<ConflictLine>) {
        self.across.clear();
        self.conflicts.clear();
        let first = links::count_in_forest(links);
        let across = links.iter_from(first).zip(first as u32..);
        (self.across).extend(across.map(|(link, place)| (around(&link.points), place)));
        for (id, conflict) in conflicts {
            self.conflicts.push((conflict.label, *id));
            for piece in conflict.points.windows(2) {
                self.conflicts
                    .push((around(piece).grown(CONFLICT_REACH), *id));
            }
        }
    }

    /// Tells of everything that reaches into the rectangle, edges included.
    fn find(&self, layout: &Layout, rect: Rect, mut found: impl FnMut(Hit)) {
        let slots = &layout.outline.slots;
        for (around, id) in &self.conflicts {
            if around.touches(rect) {
                found(Hit::Conflict(*id));
            }
        }
        let mut stack: Vec<usize> = layout.outline.roots.clone();
        while let Some(node) = stack.pop() {
            if !self
                .reach
                .get(node)
                .is_some_and(|reach| reach.touches(rect))
            {
                continue;
            }
            hits_of(layout, node, &mut |around, hit| {
                if around.touches(rect) {
                    found(hit);
                }
            });
            stack.extend(slots.children(node));
        }
    }

    fn find_links(&self, layout: &Layout, rect: Rect) -> Vec<usize> {
        let slots = &layout.outline.slots;
        let across = self
            .across
            .iter()
            .filter(|(around, _)| around.touches(rect));
        let mut found: Vec<usize> = across.map(|(_, place)| *place as usize).collect();
        let mut stack: Vec<usize> = layout.outline.roots.clone();
        while let Some(node) = stack.pop() {
            if !self
                .reach
                .get(node)
                .is_some_and(|reach| reach.touches(rect))
            {
                continue;
            }
            for child in slots.children(node).iter().copied() {
                if let Some(place) = self.link_to(layout, child)
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

/// Whether a line leads to every node that hangs on another.
fn all_linked(layout: &Layout) -> bool {
    links::count_in_forest(&layout.links) == layout.outline.slots.children.len()
}

fn around(points: &[Point]) -> Rect {
    let rect = |point: &Point| Rect::new(*point, *point);
    points.iter().map(rect).fold(Rect::NOTHING, Rect::union)
}

/// The rectangle of a node, labels included.
fn outer(layout: &Layout, node: usize) -> Rect {
    let slim = &layout.outline.slots.nodes[node];
    let slot = slim.slot as usize;
    let found = match slim.what {
        What::Question => layout.questions.rows().get(slot).copied(),
        What::Claim => layout.cards.rows().get(slot).copied(),
        What::Reason => {
            let reason = layout.reasons.rows().get(slot);
            reason.map(|reason| reason.outer.union(reason.pill))
        }
        What::Reference => layout.references.get(slot).map(|it| it.rect),
        What::Fold => layout.folds.rows().get(slot).map(|badge| badge.rect),
    };
    found.unwrap_or(Rect::NOTHING)
}

/// Everything in a node with its place.
fn hits_of(layout: &Layout, node: usize, tell: &mut impl FnMut(Rect, Hit)) {
    let slots = &layout.outline.slots;
    let slim = &slots.nodes[node];
    let slot = slim.slot as usize;
    match slim.what {
        What::Question => told(&layout.questions, slot, |id, rect| {
            tell(*rect, Hit::Question(id));
        }),
        What::Claim => told(&layout.cards, slot, |id, rect| tell(*rect, Hit::Card(id))),
        What::Reference => tell_reference(layout, slot, tell),
        What::Fold => told(&layout.folds, slot, |id, badge| {
            tell(badge.rect, Hit::FoldBadge(id));
        }),
        What::Reason => {
            told(&layout.reasons, slot, |id, reason| {
                tell(reason.rect, Hit::Reason(id));
                tell(reason.pill, Hit::ReasonLabel(id));
            });
            for seat in slots.seats(node) {
                match *seat {
                    SeatSlot::Card(slot) => told(&layout.cards, slot as usize, |id, rect| {
                        tell(*rect, Hit::Card(id));
                    }),
                    SeatSlot::Reference(slot) => tell_reference(layout, slot as usize, tell),
                }
            }
        }
    }
}

fn told<T>(table: &ById<T>, slot: usize, tell: impl FnOnce(Id, &T)) {
    if let (Some(id), Some(value)) = (table.ids().get(slot), table.rows().get(slot)) {
        tell(*id, value);
    }
}

fn tell_reference(layout: &Layout, slot: usize, tell: &mut impl FnMut(Rect, Hit)) {
    if let Some(reference) = layout.references.get(slot) {
        let (claim, holder) = (reference.claim, reference.holder);
        tell(reference.rect, Hit::Reference { claim, holder });
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
