//! Theses side by side, and under each a trunk: reasons for it stand on its left,
//! objections on its right, one below the other.
//!
//! A tree that grows in rows alone turns a map of a few dozen claims into a strip
//! twenty times as wide as it is high. Here whatever has three things or more
//! hanging on it grows downwards; pairs stand side by side. The rule looks at one
//! node at a time, so that adding a claim leaves the rest of the picture in place.
//! Where one side would grow too high for the number of theses beside it, it goes on
//! in a further column, outside the first and with a trunk of its own.

use super::roots::{Extent, gap_between, gaps_below, place_roots};
use super::{Arranged, Arrangement, Head, Point, Request, Size};

pub(super) struct Trunk;

/// From this many on, what hangs on a node stands along a trunk.
const TRUNK_FROM: usize = 3;
/// Between a trunk and what stands along it.
const BRANCH: f32 = 24.0;
/// Between the left edge of a node and a trunk that grows on one side only.
const INDENT: f32 = 20.0;
/// Between what stands below each other along a trunk.
const RUNG_GAP: f32 = 28.0;

/// How high a column may grow for each thesis of a question, in map points: the
/// more theses stand side by side, the higher each may be.
const HEIGHT_PER_THESIS: f32 = 850.0;
/// The least and the most that comes of it.
const COLUMN_HEIGHTS: (f32, f32) = (1000.0, 2600.0);

impl Arrangement for Trunk {
    fn name(&self) -> &'static str {
        "trunk"
    }

    fn arrange(&self, request: &Request, sizes: &[Size]) -> Arranged {
        let nodes = &request.outline.nodes;
        let mut extents = vec![Extent::default(); nodes.len()];
        // From the corner of the parent to the corner of the node.
        let mut offsets = vec![Point::default(); nodes.len()];
        let mut trunks = vec![None; nodes.len()];
        let height = column_height(request);
        let gaps = gaps_below(request);
        // Children stand behind their parents, so this goes upwards.
        for index in (0..nodes.len()).rev() {
            let mut branch = Branch {
                request,
                sizes,
                gaps: &gaps,
                extents: &mut extents,
                offsets: &mut offsets,
            };
            match sides(request, index) {
                Some((left, right)) => branch.trunk(index, &left, &right, height, &mut trunks),
                None => branch.row(index),
            }
        }
        let mut corners = vec![Point::default(); nodes.len()];
        place_roots(request, |root| Some(extents[root]), &mut corners);
        for index in 0..nodes.len() {
            if let Some(parent) = request.outline.parent(index) {
                corners[index] = corners[parent].moved(offsets[index].x, offsets[index].y);
            }
        }
        Arranged {
            corners,
            trunks,
            ..Arranged::default()
        }
    }
}

fn column_height(request: &Request) -> f32 {
    let outline = &request.outline;
    let asks = |node: &usize| matches!(outline.nodes[*node].head, Head::Question(_));
    let questions = (0..outline.nodes.len()).filter(asks);
    let theses = questions.map(|node| outline.children(node).len());
    let theses = theses.max().unwrap_or(1);
    let (least, most) = COLUMN_HEIGHTS;
    (theses as f32 * HEIGHT_PER_THESIS).clamp(least, most)
}

/// What stands left and right of a node's trunk; `None` where a row serves better:
/// under questions, for few children, and where the children of one box hang on
/// different premises, since one trunk could not tell them apart.
fn sides(request: &Request, index: usize) -> Option<(Vec<usize>, Vec<usize>)> {
    let nodes = &request.outline.nodes;
    let node = &nodes[index];
    let children = request.outline.children(index);
    let one_holder =
        (children.windows(2)).all(|pair| nodes[pair[0]].hangs_on == nodes[pair[1]].hangs_on);
    let asks = matches!(node.head, Head::Question(_));
    if asks || children.len() < TRUNK_FROM || !one_holder {
        return None;
    }
    let (right, left): (Vec<usize>, Vec<usize>) =
        children.iter().partition(|child| nodes[**child].against);
    Some(if right.is_empty() {
        (Vec::new(), left)
    } else {
        (left, right)
    })
}

/// Places the children of one node after the other.
struct Branch<'a> {
    request: &'a Request,
    sizes: &'a [Size],
    /// From each node's lower edge to what hangs on it.
    gaps: &'a [f32],
    extents: &'a mut [Extent],
    offsets: &'a mut [Point],
}

impl Branch<'_> {
    /// Side by side, the node in the middle above them.
    fn row(&mut self, index: usize) {
        let children = self.request.outline.children(index);
        let size = self.sizes[index];
        let top = size.height + self.gaps[index];
        let mut right = 0.0;
        for (place, child) in children.iter().enumerate() {
            let extent = self.extents[*child];
            let gap = gap_between(
                &self.request.spacing,
                self.request.outline.slots.nodes[*child].what,
            );
            let left = if place == 0 { 0.0 } else { right + gap };
            self.offsets[*child] = Point::new(left - extent.left, top);
            right = left - extent.left + extent.right;
        }
        let center = |child: &usize| self.offsets[*child].x + self.sizes[*child].width / 2.0;
        let ends = children.first().zip(children.last());
        let middle = ends.map_or(0.0, |(first, last)| {
            f32::midpoint(center(first), center(last))
        });
        for child in children {
            self.offsets[*child].x += size.width / 2.0 - middle;
        }
        self.enclose(index);
    }

    /// Along trunks, in as many columns as it takes.
    fn trunk(
        &mut self,
        index: usize,
        left: &[usize],
        right: &[usize],
        height: f32,
        trunks: &mut [Option<f32>],
    ) {
        let size = self.sizes[index];
        let top = size.height + self.gaps[index];
        let first = if left.is_empty() {
            INDENT
        } else {
            size.width / 2.0
        };
        let mut trunk = first;
        for column in self.columns(left, height) {
            let (mut y, mut edge) = (top, trunk);
            for child in column {
                let extent = self.extents[child];
                self.offsets[child] = Point::new(trunk - BRANCH - extent.right, y);
                trunks[child] = Some(trunk);
                y += extent.bottom + RUNG_GAP;
                edge = edge.min(self.offsets[child].x + extent.left);
            }
            trunk = edge - BRANCH;
        }
        trunk = first;
        for column in self.columns(right, height) {
            let (mut y, mut edge) = (top, trunk);
            for child in column {
                let extent = self.extents[child];
                self.offsets[child] = Point::new(trunk + BRANCH - extent.left, y);
                trunks[child] = Some(trunk);
                y += extent.bottom + RUNG_GAP;
                edge = edge.max(self.offsets[child].x + extent.right);
            }
            trunk = edge + BRANCH;
        }
        self.enclose(index);
    }

    /// One side of a trunk in columns of about equal height, in order.
    fn columns(&self, side: &[usize], height: f32) -> Vec<Vec<usize>> {
        let tall = |child: usize| self.extents[child].bottom + RUNG_GAP;
        let total: f32 = side.iter().map(|child| tall(*child)).sum();
        let share = total / (total / height).ceil().max(1.0);
        let mut columns: Vec<Vec<usize>> = vec![Vec::new()];
        let mut filled = 0.0;
        for child in side.iter().copied() {
            // A child that crosses the bound stays where more of it lies.
            let middle = filled + tall(child) / 2.0;
            if middle > share * columns.len() as f32
                && let Some(last) = columns.last()
                && !last.is_empty()
            {
                columns.push(Vec::new());
            }
            if let Some(last) = columns.last_mut() {
                last.push(child);
            }
            filled += tall(child);
        }
        columns
    }

    fn enclose(&mut self, index: usize) {
        let size = self.sizes[index];
        let own = Extent {
            left: 0.0,
            right: size.width,
            bottom: size.height,
        };
        let children = self.request.outline.children(index);
        self.extents[index] = children.iter().fold(own, |sum, child| {
            let (offset, extent) = (self.offsets[*child], self.extents[*child]);
            Extent {
                left: sum.left.min(offset.x + extent.left),
                right: sum.right.max(offset.x + extent.right),
                bottom: sum.bottom.max(offset.y + extent.bottom),
            }
        });
    }
}
