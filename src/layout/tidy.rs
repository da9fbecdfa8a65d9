//! A tidy tree: what hangs on a thing stands in a row below it.
//!
//! Neighbouring trees are pushed together until their outlines touch, as in
//! Reingold and Tilford, *Tidier Drawings of Trees* (1981), here for nodes of any
//! size: an outline is a staircase of pieces, each with its own height.

use super::roots::{Extent, gap_between, gaps_below, place_roots};
use super::{Arranged, Arrangement, Point, Request, Size};

pub(super) struct Tidy;

impl Arrangement for Tidy {
    fn name(&self) -> &'static str {
        "tidy"
    }

    fn arrange(&self, request: &Request, sizes: &[Size]) -> Arranged {
        let nodes = &request.outline.nodes;
        let spacing = &request.spacing;
        let gaps = gaps_below(request);
        let mut trees: Vec<Option<Tree>> = nodes.iter().map(|_| None).collect();
        // From the corner of the parent to the corner of the node.
        let mut offsets = vec![Point::default(); nodes.len()];
        // Children stand behind their parents, so this goes upwards.
        for index in (0..nodes.len()).rev() {
            let node = &nodes[index];
            let size = sizes[index];
            let mut row = Row::default();
            for child in node.children.iter().copied() {
                if let Some(tree) = trees[child].take() {
                    let gap = gap_between(spacing, request.outline.slots.nodes[child].what);
                    offsets[child].x = row.push(tree, gap);
                }
            }
            let top = size.height + gaps[index];
            let shift = row_shift(&node.children, &offsets, sizes, size.width);
            for child in &node.children {
                offsets[*child].x += shift;
                offsets[*child].y = top;
            }
            trees[index] = Some(row.under(size, shift, top, spacing.sibling_gap));
        }
        let mut corners = vec![Point::default(); nodes.len()];
        let extent = |root: usize| trees[root].as_ref().map(|tree| tree.extent);
        place_roots(request, extent, &mut corners);
        for index in 0..nodes.len() {
            if let Some(parent) = nodes[index].parent {
                corners[index] = corners[parent].moved(offsets[index].x, offsets[index].y);
            }
        }
        Arranged {
            corners,
            trunks: vec![None; nodes.len()],
            ..Arranged::default()
        }
    }
}

/// How far to move the row so that the parent stands in the middle above it.
fn row_shift(children: &[usize], offsets: &[Point], sizes: &[Size], width: f32) -> f32 {
    let center = |child: &usize| offsets[*child].x + sizes[*child].width / 2.0;
    match (children.first(), children.last()) {
        (Some(first), Some(last)) => width / 2.0 - f32::midpoint(center(first), center(last)),
        _ => 0.0,
    }
}

/// The extent of a laid out tree, from the corner of its topmost node.
struct Tree {
    left_side: Vec<Piece>,
    right_side: Vec<Piece>,
    extent: Extent,
}

/// A part of a tree's side: how far it reaches between two heights.
#[derive(Clone, Copy)]
struct Piece {
    top: f32,
    bottom: f32,
    x: f32,
}

/// Trees side by side, measured from the corner of the first.
#[derive(Default)]
struct Row {
    left_side: Vec<Piece>,
    right_side: Vec<Piece>,
    left: f32,
    right: f32,
    bottom: f32,
    started: bool,
}

impl Row {
    /// Adds a tree at the right and says how far its topmost node stands from
    /// that of the first.
    fn push(&mut self, tree: Tree, gap: f32) -> f32 {
        let x = if self.started {
            clearance(&self.right_side, &tree.left_side) + gap
        } else {
            0.0
        };
        extend_below(&mut self.left_side, &tree.left_side, x);
        let mut right_side = tree.right_side;
        for piece in &mut right_side {
            piece.x += x;
        }
        extend_below(&mut right_side, &self.right_side, 0.0);
        self.right_side = right_side;
        self.left = self.left.min(tree.extent.left + x);
        self.right = self.right.max(tree.extent.right + x);
        self.bottom = self.bottom.max(tree.extent.bottom);
        self.started = true;
        x
    }

    /// The tree of a node with this row below it. `margin` keeps others from
    /// standing directly under the node's lower edge.
    fn under(self, node: Size, shift: f32, top: f32, margin: f32) -> Tree {
        let own = |x: f32| Piece {
            top: 0.0,
            bottom: node.height + margin,
            x,
        };
        let side = |x: f32, below: Vec<Piece>| {
            // The gap between the node and its row belongs to the tree as well:
            // that is where the lines run.
            let first = below.first().copied();
            let gap = first.map(|piece| Piece {
                top: node.height + margin,
                bottom: top,
                x: piece.x + shift,
            });
            let below = below.into_iter().map(|piece| Piece {
                top: piece.top + top,
                bottom: piece.bottom + top,
                x: piece.x + shift,
            });
            std::iter::once(own(x)).chain(gap).chain(below).collect()
        };
        let started = self.started;
        let extent = Extent {
            left: if started {
                (self.left + shift).min(0.0)
            } else {
                0.0
            },
            right: if started {
                (self.right + shift).max(node.width)
            } else {
                node.width
            },
            bottom: if started {
                self.bottom + top
            } else {
                node.height
            },
        };
        Tree {
            extent,
            left_side: side(0.0, self.left_side),
            right_side: side(node.width, self.right_side),
        }
    }
}

/// How far right the second must stand so that it touches the first.
fn clearance(right_side: &[Piece], left_side: &[Piece]) -> f32 {
    let mut wanted = f32::NEG_INFINITY;
    let (mut one, mut other) = (0, 0);
    while let (Some(a), Some(b)) = (right_side.get(one), left_side.get(other)) {
        if a.top < b.bottom && b.top < a.bottom {
            wanted = wanted.max(a.x - b.x);
        }
        if a.bottom <= b.bottom {
            one += 1;
        } else {
            other += 1;
        }
    }
    if wanted.is_finite() { wanted } else { 0.0 }
}

/// Continues a side with the part of another that reaches further down.
fn extend_below(side: &mut Vec<Piece>, other: &[Piece], shift: f32) {
    let bottom = side.last().map_or(0.0, |piece| piece.bottom);
    let from = other.partition_point(|piece| piece.bottom <= bottom);
    side.extend(other[from..].iter().map(|piece| Piece {
        top: piece.top.max(bottom),
        bottom: piece.bottom,
        x: piece.x + shift,
    }));
}
