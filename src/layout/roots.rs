//! What all arrangements share: gaps, and the places of roots.

use super::conflicts;
use super::outline::What;
use super::{Head, Point, Request, Spacing};

/// How far a laid out tree reaches from the corner of its topmost node, whose upper
/// edge is also the tree's.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Extent {
    pub left: f32,
    pub right: f32,
    pub bottom: f32,
}

/// Between a node's tree and the one before it in a row.
pub(super) fn gap_between(spacing: &Spacing, what: What) -> f32 {
    match what {
        What::Claim | What::Reference => spacing.thesis_gap,
        What::Question | What::Reason | What::Fold => spacing.sibling_gap,
    }
}

/// From each node's lower edge to what hangs on it: each record in the node that
/// something hangs on needs a lane for its lines, and so does each conflict of
/// theses between which others stand.
pub(super) fn gaps_below(request: &Request) -> Vec<f32> {
    let nodes = 0..request.outline.slots.nodes.len();
    let mut gaps: Vec<f32> = nodes.map(|node| gap_below(request, node)).collect();
    for (question, lanes) in conflicts::conflict_lanes(&request.outline) {
        gaps[question] += lanes.len() as f32 * request.spacing.conflict_gap;
    }
    gaps
}

/// The same for one node, without the lanes of conflicts.
pub(super) fn gap_below(request: &Request, node: usize) -> f32 {
    let slots = &request.outline.slots;
    let children = slots.children(node);
    // The first starts as well.
    let clumps = children.iter().filter(|child| slots.nodes[**child].starts);
    let turns = clumps.count().saturating_sub(1);
    request.spacing.level_gap + turns as f32 * request.spacing.lane_gap
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
