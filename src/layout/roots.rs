//! What all arrangements share: gaps, and the places of roots.

use super::conflicts;
use super::{Head, Node, Point, Request, Spacing};

/// How far a laid out tree reaches from the corner of its topmost node, whose upper
/// edge is also the tree's.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Extent {
    pub left: f32,
    pub right: f32,
    pub bottom: f32,
}

/// Between a node's tree and the one before it in a row.
pub(super) fn gap_between(spacing: &Spacing, node: &Node) -> f32 {
    match node.head {
        Head::Claim(_) | Head::Reference { .. } => spacing.thesis_gap,
        Head::Question(_) | Head::Reason(_) | Head::Fold { .. } => spacing.sibling_gap,
    }
}

/// From each node's lower edge to what hangs on it: each record in the node that
/// something hangs on needs a lane for its lines, and so does each conflict of
/// theses between which others stand.
pub(super) fn gaps_below(request: &Request) -> Vec<f32> {
    let nodes = &request.outline.nodes;
    let spacing = &request.spacing;
    let mut gaps: Vec<f32> = nodes
        .iter()
        .map(|node| {
            let children = node.children.windows(2);
            let turns = children.filter(|pair| nodes[pair[0]].hangs_on != nodes[pair[1]].hangs_on);
            let lanes = if let Head::Question(_) = node.head { 0 } else { turns.count() };
            spacing.level_gap + lanes as f32 * spacing.lane_gap
        })
        .collect();
    for (question, lanes) in conflicts::conflict_lanes(&request.outline) {
        gaps[question] += lanes.len() as f32 * spacing.conflict_gap;
    }
    gaps
}

/// Questions below each other, free claims and their trees in rows beneath.
pub(super) fn place_roots(
    request: &Request,
    extent: impl Fn(usize) -> Option<Extent>,
    corners: &mut [Point],
) {
    let nodes = &request.outline.nodes;
    let gap = request.spacing.root_gap;
    let root_trees = || {
        let roots = request.outline.roots.iter().copied();
        roots.filter_map(|root| extent(root).map(|tree| (root, tree)))
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
