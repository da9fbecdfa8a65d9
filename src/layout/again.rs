//! The next layout, made from the last one where little has changed.
//!
//! What an edit touches is one node or a few, and all above them: these alone get new
//! shapes, and what has to move gets new places. All else is copied row by row. The
//! property that holds this to account: it equals what comes of going over everything.

use std::sync::Arc;

use super::links::Stage;
use super::measures::Measures;
use super::outline::NONE;
use super::places::{Placing, finish};
use super::roots::gap_below;
use super::tip::{self, Before, Grown};
use super::window::{Turnovers, Window};
use super::{
    Arranged, DEFAULT_ARRANGEMENT, FoldBadge, Index, Layout, Link, LinkKind, Outline, Point,
    Points, ReasonBox, Rect, Reference, Request, Rows, Sizes, Spacing, WORTH_KEEPING, arrangement,
    conflicts, fill, links,
};
use crate::model::Id;

/// How a layout came about. Derived: never compared.
#[derive(Clone, Debug, Default)]
pub struct Trail(Option<Arc<Steps>>);

impl PartialEq for Trail {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

#[derive(Debug)]
struct Steps {
    spacing: Spacing,
    sizes: Sizes,
    measures: Measures,
    corners: Vec<Point>,
    trunks: Vec<Option<f32>>,
    grown: Grown,
}

impl Trail {
    pub(super) fn of(
        request: &Request,
        measures: Measures,
        corners: Vec<Point>,
        trunks: Vec<Option<f32>>,
        grown: Grown,
    ) -> Self {
        Self(Some(Arc::new(Steps {
            spacing: request.spacing.clone(),
            sizes: request.sizes.clone(),
            measures,
            corners,
            trunks,
            grown,
        })))
    }
}

/// The layout that follows on the one before; `None` where everything has to be gone
/// over.
pub(super) fn again(request: &Request, before: &Layout) -> Option<Layout> {
    let steps = before.trail.0.as_deref()?;
    let (old, new) = (before.outline.as_ref(), request.outline.as_ref());
    let is_alike = arrangement(&request.arrangement).name() == DEFAULT_ARRANGEMENT
        && !before.memory.is_empty()
        && steps.spacing == request.spacing
        && steps.sizes.fold == request.sizes.fold
        && !(old.slots.pinned || new.slots.pinned)
        && old.spreads == new.spreads
        && links::count_in_forest(&before.links) == old.slots.children.len();
    if !is_alike {
        return None;
    }
    let window = Window::between(old, new)?;
    let turnovers = Turnovers::between(old, new, &window)?;
    let mut touched = Touched::new(new);
    touched.by_structure(old, &window);
    let (before_it, mark) = (&steps.measures, |node| touched.mark(node));
    let measures = Measures::again(request, before_it, &steps.sizes, &window, &turnovers, mark);
    let gaps = gaps(request, steps, &window, &mut touched);
    let Touched {
        marks, mut nodes, ..
    } = touched;
    if nodes.len() > new.nodes.len() / 4 + 8 {
        return None;
    }
    nodes.sort_unstable();
    let from = Before {
        grown: &steps.grown,
        corners: &steps.corners,
        trunks: &steps.trunks,
        window: &window,
        touched: &nodes,
        is_touched: &marks,
    };
    let sizes = &measures.nodes;
    let (mut arranged, put) =
        tip::arrange_again(request, sizes, &before.memory, &turnovers, gaps, &from)?;
    if fill(request, sizes, &arranged) < before.memory.fill * WORTH_KEEPING {
        return None;
    }
    arranged.memory.fill = before.memory.fill;
    let mut layout = placed(request, &measures, before, &turnovers, &arranged, &put);
    let stage = Stage {
        request,
        layout: &layout,
        measures: &measures,
        arranged: &arranged,
    };
    layout.links = lines(&stage, before, &window, &put)?;
    layout.index = Index::again(&before.index, &window, &layout, &put);
    Some(finish(request, layout, measures, arranged))
}

/// Which nodes have to be looked at again: what changed, and all above it.
struct Touched<'a> {
    outline: &'a Outline,
    marks: Vec<bool>,
    nodes: Vec<usize>,
}

impl<'a> Touched<'a> {
    fn new(outline: &'a Outline) -> Self {
        Self {
            outline,
            marks: vec![false; outline.nodes.len()],
            nodes: Vec::new(),
        }
    }

    fn mark(&mut self, node: usize) {
        let mut next = Some(node);
        while let Some(node) = next
            && let Some(mark) = self.marks.get_mut(node)
            && !*mark
        {
            *mark = true;
            self.nodes.push(node);
            next = self.outline.parent(node);
        }
    }

    /// What hangs elsewhere, came or went.
    fn by_structure(&mut self, old: &Outline, window: &Window) {
        for node in window.front..window.new_end {
            self.mark(node);
        }
        for node in window.front..window.old_end {
            if let Some(parent) = old.parent(node)
                && parent < window.front
            {
                self.mark(parent);
            }
        }
    }
}

/// From each node's lower edge to a row below it.
fn gaps(request: &Request, steps: &Steps, window: &Window, touched: &mut Touched) -> Vec<f32> {
    let outline = &request.outline;
    let mut gaps = window.list(&steps.grown.gaps, &0.0);
    let lanes = conflicts::conflict_lanes(outline);
    let gap = |node: usize| {
        let lanes = lanes.get(&node).map_or(0, Vec::len);
        let own = gap_below(request, node);
        if lanes > 0 {
            own + lanes as f32 * request.spacing.conflict_gap
        } else {
            own
        }
    };
    for question in outline.questions.rows() {
        let gap = gap(*question);
        if gaps.get(*question) != Some(&gap) {
            touched.mark(*question);
        }
    }
    for node in &touched.nodes {
        if let Some(known) = gaps.get_mut(*node) {
            *known = gap(*node);
        }
    }
    gaps
}

/// The layout without its lines.
fn placed(
    request: &Request,
    measures: &Measures,
    before: &Layout,
    turnovers: &Turnovers,
    arranged: &Arranged,
    put: &[usize],
) -> Layout {
    let references = &request.outline.slots.references;
    let blank = Reference {
        claim: Id::default(),
        holder: Id::default(),
        rect: Rect::default(),
    };
    let mut placing = Placing {
        request,
        measures,
        questions: turnovers
            .questions
            .row(before.questions.rows(), &Rect::default()),
        cards: turnovers.claims.row(before.cards.rows(), &Rect::default()),
        reasons: turnovers
            .reasons
            .row(before.reasons.rows(), &ReasonBox::default()),
        references: turnovers.references.list(&before.references, &blank),
        folds: turnovers
            .folds
            .row(before.folds.rows(), &FoldBadge::default()),
    };
    let fresh = turnovers.references.front..turnovers.references.new_end;
    for (place, reference) in fresh
        .clone()
        .zip(placing.references.get_mut(fresh).into_iter().flatten())
    {
        if let Some([claim, holder]) = references.get(place) {
            (reference.claim, reference.holder) = (*claim, *holder);
        }
    }
    for node in put {
        placing.node(*node, arranged.corners[*node]);
    }
    placing.into_layout()
}

/// The lines of the forest: those that start on nodes that were put are led anew.
fn lines(stage: &Stage, before: &Layout, window: &Window, put: &[usize]) -> Option<Rows<Link>> {
    let (old, new) = (&before.outline.slots, &stage.layout.outline.slots);
    let mut links: Rows<Link> = Rows::default();
    let blank = Link {
        kind: LinkKind::Reason,
        from: Id::default(),
        to: Id::default(),
        points: Points::default(),
        shared: false,
    };
    // The lists of children differ at the nodes in the window and at parents of such.
    let mut others: Vec<usize> = (window.front..window.new_end).collect();
    let parents = |slots: &super::outline::Slots, end: usize| -> Vec<usize> {
        let nodes = slots.nodes.get(window.front..end).unwrap_or_default();
        let parents = nodes
            .iter()
            .map(|node| node.parent)
            .filter(|it| *it != NONE);
        let parents = parents.map(|parent| parent as usize);
        parents.filter(|parent| *parent < window.front).collect()
    };
    others.extend(parents(old, window.old_end));
    others.extend(parents(new, window.new_end));
    others.sort_unstable();
    others.dedup();
    let count = new.nodes.len();
    let mut next = 0;
    for stop in others.into_iter().chain([count]) {
        // Where the window is empty, it parts what stands before from what stands behind.
        for (from, to) in [
            (next, stop.min(window.front)),
            (next.max(window.front), stop),
        ] {
            if from < to {
                let range = window.old_of(from)?..window.old_of(to - 1)? + 1;
                links.extend_from(&before.links, hung_on(old, range)?);
            }
        }
        if stop < count {
            let count = new.children(stop).len();
            links.extend(std::iter::repeat_n(&blank, count).cloned());
        }
        next = stop + 1;
    }
    let mut own = Vec::new();
    for node in put {
        own.clear();
        links::add_links_of(stage, *node, |link| own.push(link));
        let first = new.nodes.get(*node)?.first_child as usize;
        if new.children(*node).len() != own.len() {
            return None;
        }
        for (place, link) in (first..).zip(own.drain(..)) {
            links.set(place, link);
        }
    }
    (links.len() == new.children.len()).then_some(links)
}

/// Where the children of neighbouring nodes stand among all children.
fn hung_on(
    slots: &super::outline::Slots,
    nodes: std::ops::Range<usize>,
) -> Option<std::ops::Range<usize>> {
    let first = slots.nodes.get(nodes.start)?.first_child as usize;
    let last = slots.nodes.get(nodes.end.checked_sub(1)?)?;
    Some(first..(last.first_child + last.children) as usize)
}
