//! Upwards: the front of every tree.

use std::ops::Range;

use super::front::{Shape, prune};
use super::memory::Kept;
use super::room;
use super::scratch::Scratch;
use super::spread::{self, Part};
use super::{FIRST_RUNG, INDENT, TRUNK_STEP};
use crate::layout::outline::{Slim, What};
use crate::layout::roots::{gap_between, gaps_below};
use crate::layout::{GivenUp, Mode, Request, Rows, STEP, Size};

/// The fronts of all trees, and of what hangs on each holder.
pub(super) struct Fronts<'a> {
    pub request: &'a Request,
    pub sizes: &'a [Size],
    pub kept: Kept,
    /// From each head's lower edge to a row below it.
    pub gaps: Vec<f32>,
    shapes: Vec<Shape>,
    /// Of each node, its part of `shapes`.
    of_nodes: Vec<Range<u32>>,
    /// Where several premises of a box are argued for: the front of each one's
    /// children, by the first of them.
    of_clumps: Vec<Range<u32>>,
    /// Where only some trees are looked at again: the shape that each of the others keeps.
    known: Rows<Shape>,
}

/// The children of most nodes are few.
pub(super) type Parts<'a> = Vec<Part<'a>>;

impl<'a> Fronts<'a> {
    pub(super) fn new(request: &'a Request, sizes: &'a [Size], kept: Kept) -> Self {
        let count = request.outline.nodes.len();
        Self {
            request,
            sizes,
            kept,
            gaps: gaps_below(request),
            shapes: Vec::with_capacity(count * 3),
            of_nodes: vec![0..0; count],
            of_clumps: vec![0..0; count],
            known: Rows::default(),
        }
    }

    /// Where the trees below some nodes alone have to be looked at again: all others keep
    /// the shape that they had.
    pub(super) fn followed(
        request: &'a Request,
        sizes: &'a [Size],
        kept: Kept,
        gaps: Vec<f32>,
        known: Rows<Shape>,
    ) -> Self {
        Self {
            request,
            sizes,
            kept,
            gaps,
            shapes: Vec::new(),
            of_nodes: vec![0..0; known.len()],
            of_clumps: vec![0..0; known.len()],
            known,
        }
    }

    /// Grows the trees of some nodes, of which parents stand behind their children here.
    pub(super) fn grow_again(&mut self, nodes: impl Iterator<Item = usize>) {
        let (mut found, mut scratch) = (Vec::new(), Scratch::default());
        for node in nodes {
            self.grow_one(node, &mut scratch, &mut found);
        }
    }

    /// The gaps, and the shapes that trees kept.
    pub(super) fn into_rows(self) -> (Vec<f32>, Rows<Shape>) {
        (self.gaps, self.known)
    }

    /// `None` where it was given up.
    pub(super) fn grow(&mut self, given_up: GivenUp) -> Option<()> {
        let (mut found, mut scratch) = (Vec::new(), Scratch::default());
        // Children stand behind their parents, so this goes upwards.
        for node in (0..self.request.outline.nodes.len()).rev() {
            if node % STEP == 0 && given_up() {
                return None;
            }
            self.grow_one(node, &mut scratch, &mut found);
        }
        Some(())
    }

    fn grow_one(&mut self, node: usize, scratch: &mut Scratch, found: &mut Vec<Shape>) {
        found.clear();
        self.tree(node, scratch, found);
        let room = self.kept.of(self.slim(node).head).room;
        if room.width > 0.0 {
            room::hold_still(room, found);
        } else if !self.is_last(node) {
            room::leave_air(found);
        }
        self.of_nodes[node] = self.keep(found);
    }

    fn keep(&mut self, front: &[Shape]) -> Range<u32> {
        let start = self.shapes.len() as u32;
        self.shapes.extend_from_slice(front);
        start..self.shapes.len() as u32
    }

    pub(super) fn front(&self, node: usize) -> &[Shape] {
        let Range { start, end } = self.of_nodes[node];
        if start == end {
            return self.known.get(node).map_or(&[], std::slice::from_ref);
        }
        &self.shapes[start as usize..end as usize]
    }

    /// Whether the clumps of a box have been looked at.
    pub(super) fn knows_clumps(&self, children: &[usize]) -> bool {
        let first = children.first().map(|child| self.clump_front(*child));
        first.is_some_and(|front| !front.is_empty())
    }

    /// The front of a clump of a box in which there are several.
    fn clump_front(&self, first_child: usize) -> &[Shape] {
        let Range { start, end } = self.of_clumps[first_child];
        &self.shapes[start as usize..end as usize]
    }

    fn slim(&self, node: usize) -> &Slim {
        &self.request.outline.slots.nodes[node]
    }

    pub(super) fn children(&self, node: usize) -> &'a [usize] {
        self.request.outline.slots.children(node)
    }

    /// The children of a node, by the records that they hang on.
    pub(super) fn clumps(
        &self,
        children: &'a [usize],
    ) -> impl Iterator<Item = &'a [usize]> + Clone {
        self.request.outline.slots.clumps(children)
    }

    pub(super) fn parts(&self, children: &[usize]) -> Parts<'_> {
        let spacing = &self.request.spacing;
        let part = |child: &usize| {
            let slim = self.slim(*child);
            Part {
                front: self.front(*child),
                gap: gap_between(spacing, slim.what),
                against: slim.against,
            }
        };
        children.iter().map(part).collect()
    }

    /// The clumps of a node as parts of a row.
    pub(super) fn clump_parts(&self, children: &'a [usize]) -> Parts<'_> {
        let fronts = self
            .clumps(children)
            .map(|clump| self.clump_front(clump[0]));
        self.parts_of_row(fronts)
    }

    /// Parts of a row with these fronts.
    pub(super) fn parts_of_row<'b>(&self, fronts: impl Iterator<Item = &'b [Shape]>) -> Parts<'b> {
        let part = |front| Part {
            front,
            gap: self.request.spacing.sibling_gap,
            against: false,
        };
        fronts.map(part).collect()
    }

    /// The shapes of a node with all that hangs below it.
    fn tree(&mut self, node: usize, scratch: &mut Scratch, found: &mut Vec<Shape>) {
        let children = self.children(node);
        if children.is_empty() {
            found.push(leaf(self.sizes[node]));
            return;
        }
        if let [child] = *children {
            let decided = self.kept.of(self.slim(child).holder).mode;
            if matches!(decided, Mode::Free | Mode::Row) {
                self.chain(node, child, found);
                return;
            }
        }
        let last = self.clumps(children).count() - 1;
        if last == 0 {
            self.spread(children, None, scratch, found);
            for shape in &mut *found {
                *shape = self.crowned(node, *shape, true);
            }
            prune(found);
            return;
        }
        let head = self.slim(node).head;
        let slots = &self.request.outline.slots;
        for clump in slots.clumps(children) {
            found.clear();
            self.clump(head, clump, None, scratch, found);
            self.of_clumps[clump[0]] = self.keep(found);
        }
        found.clear();
        let fixed = self.kept.of(head).mode;
        if fixed != Mode::Columns(1) {
            spread::rows(&self.clump_parts(children), scratch, found);
        }
        if fixed != Mode::Row {
            spread::columns(&self.parts(children), Some(1), scratch, found);
        }
        for shape in &mut *found {
            if shape.mode == Mode::Columns(1) {
                shape.width += TRUNK_STEP * last as f32;
            }
            *shape = self.crowned(node, *shape, false);
        }
        prune(found);
    }

    /// Whether nothing stands behind the tree of the node among those that hang on the same.
    fn is_last(&self, node: usize) -> bool {
        let siblings = self.children(self.slim(node).parent as usize);
        siblings.last().is_none_or(|last| *last == node)
    }

    /// The shapes of what hangs on one of several records in a box.
    pub(super) fn clump(
        &self,
        head: u32,
        clump: &[usize],
        decided: Option<Mode>,
        scratch: &mut Scratch,
        found: &mut Vec<Shape>,
    ) {
        let own = self.slim(clump[0]).holder == head;
        // What is kept of the head speaks of all clumps.
        let alone = if clump.len() > 1 {
            Mode::Columns(1)
        } else {
            Mode::Row
        };
        let decided = if own { Some(alone) } else { decided };
        self.spread(clump, decided, scratch, found);
        prune(found);
    }

    /// The shapes of a node with a single child below it: what most nodes have.
    fn chain(&self, node: usize, child: usize, found: &mut Vec<Shape>) {
        found.extend(self.front(child).iter().map(|shape| {
            let row = Shape {
                mode: Mode::Row,
                bounds: [shape.height, 0.0],
                ..*shape
            };
            self.crowned(node, row, true)
        }));
        if found.len() > 1 {
            prune(found);
        }
    }

    /// The shapes of children that hang on one record.
    fn spread(
        &self,
        children: &[usize],
        decided: Option<Mode>,
        scratch: &mut Scratch,
        found: &mut Vec<Shape>,
    ) {
        let parts = self.parts(children);
        let Some(first) = children.first() else {
            return;
        };
        let Slim { parent, holder, .. } = *self.slim(*first);
        match decided.unwrap_or_else(|| self.kept.of(holder).mode) {
            Mode::Row => return spread::rows(&parts, scratch, found),
            Mode::Columns(count) => return spread::columns(&parts, Some(count), scratch, found),
            Mode::Sides(left, right) => {
                return spread::sides(&parts, Some((left, right)), scratch, found);
            }
            Mode::Free => {}
        }
        let head = self.slim(parent as usize).what;
        if head == What::Question {
            spread::rows(&parts, scratch, found);
            if parts.len() > MOST_IN_A_ROW {
                spread::columns(&parts, None, scratch, found);
            }
            return;
        }
        if parts.len() == 1 {
            return spread::rows(&parts, scratch, found);
        }
        let objections = parts.iter().filter(|part| part.against).count();
        let mixed = objections > 0 && objections < parts.len();
        if !mixed {
            spread::rows(&parts, scratch, found);
            spread::columns(&parts, None, scratch, found);
            return;
        }
        // A thesis always has its case on the left and the case against on the right.
        if head == What::Claim {
            spread::sides_of_a_thesis(&parts, scratch, found);
        } else {
            spread::sides(&parts, None, scratch, found);
            spread::columns(&parts, Some(1), scratch, found);
            if parts.len() == 2 {
                spread::rows(&parts, scratch, found);
            }
        }
    }

    /// From a head's lower edge to what is spread out below it.
    pub(super) fn gap(&self, node: usize, mode: Mode, one_clump: bool) -> f32 {
        match mode {
            Mode::Columns(1) | Mode::Sides(..) if one_clump => FIRST_RUNG,
            _ => self.gaps[node],
        }
    }

    /// A spread with its head above it.
    fn crowned(&self, node: usize, spread: Shape, one_clump: bool) -> Shape {
        let head = self.sizes[node];
        let crown = Crown::over(spread.mode, spread.width, spread.anchor, head.width);
        Shape {
            width: crown.width,
            height: head.height + self.gap(node, spread.mode, one_clump) + spread.height,
            anchor: crown.head + head.width / 2.0,
            ..spread
        }
    }
}

/// The most theses of a question that stand side by side without a question being
/// asked whether they should.
const MOST_IN_A_ROW: usize = 6;

fn leaf(head: Size) -> Shape {
    Shape {
        width: head.width,
        height: head.height,
        anchor: head.width / 2.0,
        mode: Mode::Row,
        bounds: [0.0; 2],
    }
}

/// How a head stands over its spread.
#[derive(Clone, Copy)]
pub(super) struct Crown {
    /// Of both together.
    pub width: f32,
    /// From the left edge of both to that of the head.
    pub head: f32,
    /// From the left edge of both to that of the spread.
    pub spread: f32,
}

impl Crown {
    pub(super) fn over(mode: Mode, spread: f32, anchor: f32, head: f32) -> Self {
        if let Mode::Columns(1) = mode {
            return Self {
                width: head.max(INDENT + spread),
                head: 0.0,
                spread: INDENT,
            };
        }
        let start = anchor - head / 2.0;
        let left = start.min(0.0);
        Self {
            width: spread.max(start + head) - left,
            head: start - left,
            spread: -left,
        }
    }
}
