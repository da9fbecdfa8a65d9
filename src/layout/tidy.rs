//! A tidy tree: what hangs on a thing stands in a row below it, or in several where
//! the row would grow too wide.
//!
//! Neighbouring trees are pushed together until their outlines touch, as in
//! Reingold and Tilford, *Tidier Drawings of Trees* (1981), here for nodes of any
//! size: an outline is a staircase of pieces, each with its own height.

use super::conflicts;
use super::{Arranged, Arrangement, Head, Node, Point, Request, Size, Spacing};

pub(super) struct Tidy;

impl Arrangement for Tidy {
    fn name(&self) -> &'static str {
        "tidy"
    }

    fn arrange(&self, request: &Request, sizes: &[Size]) -> Arranged {
        let nodes = &request.outline.nodes;
        let limit = row_limit(request);
        let mut trees: Vec<Option<Tree>> = nodes.iter().map(|_| None).collect();
        // From the corner of the parent to the corner of the node.
        let mut offsets = vec![Point::default(); nodes.len()];
        let mut trunks = vec![None; nodes.len()];
        // Children stand behind their parents, so this goes upwards.
        for index in (0..nodes.len()).rev() {
            let rows = rows_of(request, index, &trees, limit);
            let mut stack = Stack::new(sizes[index], gap_below(request, index), request);
            for children in &rows {
                stack.add(request, children, sizes, &mut trees, &mut offsets);
            }
            if rows.len() > 1 {
                let trunk = stack.left - TRUNK_GAP;
                for child in rows[1..].iter().flatten() {
                    trunks[*child] = Some(trunk);
                }
                stack.left = trunk - TRUNK_GAP;
            }
            trees[index] = Some(stack.tree());
        }
        let mut corners = vec![Point::default(); nodes.len()];
        place_roots(request, &trees, &mut corners);
        for index in 0..nodes.len() {
            if let Some(parent) = nodes[index].parent {
                corners[index] = corners[parent].moved(offsets[index].x, offsets[index].y);
            }
        }
        Arranged { corners, trunks }
    }
}

/// Between a trunk and the rows that it passes.
const TRUNK_GAP: f32 = 14.0;

/// How wide a row may grow: the more theses there are, the narrower each has to be.
fn row_limit(request: &Request) -> f32 {
    let nodes = &request.outline.nodes;
    let questions = nodes
        .iter()
        .filter(|node| matches!(node.head, Head::Question(_)));
    let theses = questions.map(|node| node.children.len()).max().unwrap_or(1);
    let share = request.spacing.rows_width / theses.max(1) as f32;
    share.max(request.spacing.row_min_width)
}

/// A node's children in rows: all in one where they fit, or else with a new row
/// where it would grow too wide and where the reasons for end and those against
/// begin. Theses always stand side by side.
fn rows_of(request: &Request, index: usize, trees: &[Option<Tree>], limit: f32) -> Vec<Vec<usize>> {
    let nodes = &request.outline.nodes;
    let children = &nodes[index].children;
    if children.is_empty() {
        return Vec::new();
    }
    let width = |child: usize| {
        trees[child]
            .as_ref()
            .map_or(0.0, |tree| tree.right - tree.left)
    };
    let gap = request.spacing.sibling_gap;
    let total: f32 = children.iter().map(|child| width(*child) + gap).sum();
    if matches!(nodes[index].head, Head::Question(_)) || total <= limit {
        return vec![children.clone()];
    }
    let runs = children.chunk_by(|one, other| nodes[*one].against == nodes[*other].against);
    let mut rows = Vec::new();
    for run in runs {
        // As few rows as it takes, and all about equally wide.
        let total: f32 = run.iter().map(|child| width(*child) + gap).sum();
        let share = total / (total / limit).ceil().max(1.0);
        let (mut before, mut row, mut place) = (0.0, Vec::new(), 0.0);
        for child in run.iter().copied() {
            let wide = width(child) + gap;
            let wanted = ((before + wide / 2.0) / share).floor();
            if wanted > place && !row.is_empty() {
                rows.push(std::mem::take(&mut row));
            }
            place = wanted;
            row.push(child);
            before += wide;
        }
        rows.push(row);
    }
    rows
}

/// The rows below a node, from the top.
struct Stack {
    node: Size,
    /// From the node's corner down to the next row.
    top: f32,
    level_gap: f32,
    margin: f32,
    left: f32,
    right: f32,
    bottom: f32,
    rows: usize,
    /// The sides of the only row, and how far it was moved.
    first: Option<(Row, f32, f32)>,
}

impl Stack {
    fn new(node: Size, gap: f32, request: &Request) -> Self {
        Self {
            node,
            top: node.height + gap,
            level_gap: request.spacing.level_gap,
            margin: request.spacing.sibling_gap,
            left: 0.0,
            right: node.width,
            bottom: node.height,
            rows: 0,
            first: None,
        }
    }

    fn add(
        &mut self,
        request: &Request,
        children: &[usize],
        sizes: &[Size],
        trees: &mut [Option<Tree>],
        offsets: &mut [Point],
    ) {
        let nodes = &request.outline.nodes;
        let mut row = Row::default();
        for child in children.iter().copied() {
            if let Some(tree) = trees[child].take() {
                let gap = gap_between(&request.spacing, &nodes[child]);
                offsets[child].x = row.push(tree, gap);
            }
        }
        let shift = row_shift(children, offsets, sizes, self.node.width);
        for child in children {
            offsets[*child].x += shift;
            offsets[*child].y = self.top;
        }
        self.left = self.left.min(row.left + shift);
        self.right = self.right.max(row.right + shift);
        self.bottom = self.top + row.bottom;
        let top = self.top;
        self.top = self.bottom + self.level_gap;
        self.rows += 1;
        self.first = (self.rows == 1).then_some((row, shift, top));
    }

    fn tree(self) -> Tree {
        match self.first {
            Some((row, shift, top)) => row.under(self.node, shift, top, self.margin),
            None if self.rows == 0 => Row::default().under(self.node, 0.0, 0.0, self.margin),
            // Rows on rows are one block to their neighbours.
            None => {
                let side = |x: f32| {
                    vec![Piece {
                        top: 0.0,
                        bottom: self.bottom,
                        x,
                    }]
                };
                Tree {
                    left_side: side(self.left),
                    right_side: side(self.right),
                    left: self.left,
                    right: self.right,
                    bottom: self.bottom,
                }
            }
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

fn gap_between(spacing: &Spacing, node: &Node) -> f32 {
    match node.head {
        Head::Claim(_) | Head::Reference { .. } => spacing.thesis_gap,
        Head::Question(_) | Head::Reason(_) | Head::Fold { .. } => spacing.sibling_gap,
    }
}

/// From a node's lower edge to what hangs on it: each record in the node that
/// something hangs on needs a lane for its lines, and so does each conflict of
/// theses between which others stand.
fn gap_below(request: &Request, index: usize) -> f32 {
    let nodes = &request.outline.nodes;
    if let Head::Question(_) = nodes[index].head {
        let arcs = conflicts::conflict_lanes(request, index).len() as f32;
        return request.spacing.level_gap + arcs * request.spacing.conflict_gap;
    }
    let mut holders: Vec<_> = nodes[index]
        .children
        .iter()
        .map(|child| nodes[*child].hangs_on)
        .collect();
    holders.dedup();
    let lanes = holders.len().saturating_sub(1) as f32;
    let spacing = &request.spacing;
    spacing.level_gap + lanes * spacing.lane_gap
}

/// Questions below each other, free claims and their trees in rows beneath.
fn place_roots(request: &Request, trees: &[Option<Tree>], corners: &mut [Point]) {
    let nodes = &request.outline.nodes;
    let gap = request.spacing.root_gap;
    let root_trees = || {
        let roots = request.outline.roots.iter().copied();
        roots.filter_map(|root| trees[root].as_ref().map(|tree| (root, tree)))
    };
    let widest = root_trees().map(|(_, tree)| tree.right - tree.left);
    let widest = widest.fold(1600.0, f32::max);
    let mut x = 0.0;
    let mut y = 0.0;
    let mut row_bottom: f32 = 0.0;
    let mut fresh = true;
    for (root, tree) in root_trees() {
        let width = tree.right - tree.left;
        let alone = matches!(nodes[root].head, Head::Question(_));
        if !fresh && (alone || x + width > widest) {
            (x, y, fresh) = (0.0, row_bottom + gap, true);
        }
        corners[root] = Point::new(x - tree.left, y);
        row_bottom = if fresh {
            y + tree.bottom
        } else {
            row_bottom.max(y + tree.bottom)
        };
        x += width + request.spacing.thesis_gap;
        fresh = false;
        if alone {
            x = f32::INFINITY;
        }
    }
}

/// The extent of a laid out tree, from the corner of its topmost node.
struct Tree {
    left_side: Vec<Piece>,
    right_side: Vec<Piece>,
    left: f32,
    right: f32,
    bottom: f32,
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
        self.left = self.left.min(tree.left + x);
        self.right = self.right.max(tree.right + x);
        self.bottom = self.bottom.max(tree.bottom);
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
        Tree {
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
