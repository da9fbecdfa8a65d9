//! Tidy trees: neighbouring trees are pushed together until their outlines touch.
//!
//! After Reingold and Tilford, *Tidier Drawings of Trees* (1981), and van der Ploeg,
//! *Drawing Non-layered Tidy Trees in Linear Time* (2014), here for nodes of any
//! size: an outline is a staircase of pieces, each with its own height. Of two trees
//! only the part that both reach is looked at, so that all of it takes time in
//! proportion to the number of nodes.

use std::collections::VecDeque;

use crate::layout::roots::Extent;
use crate::layout::{Point, Size};

/// What a tidy forest is made from; everything by node.
pub(super) struct Forest<'a> {
    /// What hangs on each node, from left to right. Parents stand before children.
    pub children: &'a [&'a [usize]],
    pub sizes: &'a [Size],
    /// From each node's lower edge to what hangs on it.
    pub gaps: &'a [f32],
    /// The lower part of each gap that belongs to the row below alone; above it only
    /// the node's own width is kept free.
    pub lower_gap: f32,
    /// Between each node's tree and the one before it.
    pub gaps_before: &'a [f32],
}

/// Where the nodes of a forest stand.
pub(super) struct Placed {
    /// From the corner of the parent to the corner of the node.
    pub offsets: Vec<Point>,
    pub extents: Vec<Extent>,
}

impl Forest<'_> {
    /// Everything that hangs on a node in a row below it, the node in the middle.
    pub(super) fn place(&self) -> Placed {
        let count = self.sizes.len();
        let mut trees: Vec<Option<Tree>> = (0..count).map(|_| None).collect();
        let mut offsets = vec![Point::default(); count];
        let mut extents = vec![Extent::default(); count];
        // Children stand behind their parents, so this goes upwards.
        for index in (0..count).rev() {
            let size = self.sizes[index];
            let mut row: Option<Row> = None;
            for child in self.children[index].iter().copied() {
                let Some(tree) = trees[child].take() else {
                    continue;
                };
                offsets[child].x = match &mut row {
                    Some(row) => row.push(tree, self.gaps_before[child]),
                    None => {
                        row = Some(Row::of(tree));
                        0.0
                    }
                };
            }
            let top = size.height + self.gaps[index];
            let shift = self.shift(index, &offsets);
            for child in self.children[index] {
                offsets[*child].x += shift;
                offsets[*child].y = top;
            }
            let edge = top - self.lower_gap.min(self.gaps[index]);
            let tree = match row {
                Some(row) => row.under(size, shift, edge, top),
                None => Tree::leaf(size, edge),
            };
            extents[index] = tree.extent;
            trees[index] = Some(tree);
        }
        Placed { offsets, extents }
    }

    /// How far to move the row so that the parent stands in the middle above it.
    fn shift(&self, index: usize, offsets: &[Point]) -> f32 {
        let center = |child: &usize| offsets[*child].x + self.sizes[*child].width / 2.0;
        let children = self.children[index];
        match (children.first(), children.last()) {
            (Some(first), Some(last)) => {
                self.sizes[index].width / 2.0 - f32::midpoint(center(first), center(last))
            }
            _ => 0.0,
        }
    }
}

/// The outline of a laid out tree, from the corner of its topmost node.
struct Tree {
    left: Side,
    right: Side,
    extent: Extent,
}

impl Tree {
    fn leaf(size: Size, edge: f32) -> Self {
        Self {
            left: Side::of(0.0, edge),
            right: Side::of(size.width, edge),
            extent: Extent {
                left: 0.0,
                right: size.width,
                bottom: size.height,
            },
        }
    }
}

/// Trees side by side, measured from the corner of the first.
struct Row {
    left: Side,
    right: Side,
    extent: Extent,
}

impl Row {
    fn of(tree: Tree) -> Self {
        let Tree {
            left,
            right,
            extent,
        } = tree;
        Self {
            left,
            right,
            extent,
        }
    }

    /// Adds a tree at the right and says how far its topmost node stands from that
    /// of the first.
    fn push(&mut self, tree: Tree, gap: f32) -> f32 {
        let x = self.right.clearance(&tree.left) + gap;
        let Tree {
            mut left,
            mut right,
            extent,
        } = tree;
        left.x += x;
        right.x += x;
        self.left.extend_below(left);
        right.extend_below(std::mem::take(&mut self.right));
        self.right = right;
        self.extent.left = self.extent.left.min(extent.left + x);
        self.extent.right = self.extent.right.max(extent.right + x);
        self.extent.bottom = self.extent.bottom.max(extent.bottom);
        x
    }

    /// The tree of a node with this row below it. Down to `edge` only the node's own
    /// width is kept free, from there to `top` the row's: that is where lines run.
    fn under(mut self, node: Size, shift: f32, edge: f32, top: f32) -> Tree {
        for (side, x) in [(&mut self.left, 0.0), (&mut self.right, node.width)] {
            side.x += shift;
            side.y += top;
            side.lengthen(edge, top);
            side.cover(x, edge);
        }
        Tree {
            left: self.left,
            right: self.right,
            extent: Extent {
                left: (self.extent.left + shift).min(0.0),
                right: (self.extent.right + shift).max(node.width),
                bottom: self.extent.bottom + top,
            },
        }
    }
}

/// A part of a tree's side: how far it reaches between two heights.
#[derive(Clone, Copy)]
struct Piece {
    top: f32,
    bottom: f32,
    x: f32,
}

/// One side of a tree, from top to bottom. All of it can be moved at once.
#[derive(Default)]
struct Side {
    pieces: VecDeque<Piece>,
    /// Added to all pieces.
    x: f32,
    y: f32,
}

impl Side {
    fn of(x: f32, bottom: f32) -> Self {
        let piece = Piece {
            top: 0.0,
            bottom,
            x,
        };
        Self {
            pieces: VecDeque::from([piece]),
            x: 0.0,
            y: 0.0,
        }
    }

    fn get(&self, at: usize) -> Option<Piece> {
        self.pieces.get(at).map(|piece| Piece {
            top: piece.top + self.y,
            bottom: piece.bottom + self.y,
            x: piece.x + self.x,
        })
    }

    fn bottom(&self) -> f32 {
        self.pieces.back().map_or(0.0, |last| last.bottom + self.y)
    }

    fn own(&self, piece: Piece) -> Piece {
        Piece {
            top: piece.top - self.y,
            bottom: piece.bottom - self.y,
            x: piece.x - self.x,
        }
    }

    /// Lets the uppermost piece begin at `top`, where now it begins at `from`.
    fn lengthen(&mut self, top: f32, from: f32) {
        if let Some(first) = self.get(0) {
            let x = first.x;
            let above = self.own(Piece {
                top,
                bottom: from,
                x,
            });
            self.pieces.push_front(above);
        }
    }

    /// Puts a piece on top, from 0 down to `bottom`.
    fn cover(&mut self, x: f32, bottom: f32) {
        let piece = self.own(Piece {
            top: 0.0,
            bottom,
            x,
        });
        self.pieces.push_front(piece);
    }

    /// How far right another's left side must stand so that it touches this right
    /// side.
    fn clearance(&self, left: &Self) -> f32 {
        let mut wanted = f32::NEG_INFINITY;
        let (mut one, mut other) = (0, 0);
        while let (Some(a), Some(b)) = (self.get(one), left.get(other)) {
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

    /// Continues the side with the part of another that reaches further down. Only
    /// as many pieces are moved as the shorter of the two has.
    fn extend_below(&mut self, mut other: Self) {
        let bottom = self.bottom();
        if other.bottom() <= bottom {
            return;
        }
        while other.get(0).is_some_and(|piece| piece.bottom <= bottom) {
            other.pieces.pop_front();
        }
        if let Some(first) = other.pieces.front_mut() {
            first.top = first.top.max(bottom - other.y);
        }
        if other.pieces.len() < self.pieces.len() {
            for at in 0..other.pieces.len() {
                if let Some(piece) = other.get(at) {
                    let piece = self.own(piece);
                    self.pieces.push_back(piece);
                }
            }
        } else {
            for at in (0..self.pieces.len()).rev() {
                if let Some(piece) = self.get(at) {
                    let piece = other.own(piece);
                    other.pieces.push_front(piece);
                }
            }
            *self = other;
        }
    }
}
