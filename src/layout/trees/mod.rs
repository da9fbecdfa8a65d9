//! Arrangements in which everything grows one way: trees from top to bottom and from
//! left to right, ranks, an indented tree, and a column for each thesis.

mod columns;
mod indent;
mod indented;
mod layered;
mod left_to_right;
mod shelves;
mod theses;
mod tidy;
mod top_to_bottom;

pub(super) use columns::Columns;
pub(super) use indented::Indented;
pub(super) use layered::Layered;
pub(super) use left_to_right::LeftToRight;
pub(super) use top_to_bottom::TopToBottom;

use super::Size;
use super::roots::{Extent, gap_between};
use super::{Outline, Point, Request};

/// Between a tree's lower lanes and the row below: what of a gap no line of the node
/// itself runs in.
fn lower_gap(request: &Request) -> f32 {
    request.spacing.level_gap - request.spacing.sibling_gap
}

/// Between each node's tree and the one before it in a row.
fn gaps_between(request: &Request) -> Vec<f32> {
    let slots = request.outline.slots.nodes.iter();
    slots
        .map(|node| gap_between(&request.spacing, node.what))
        .collect()
}

fn children_of(outline: &Outline) -> Vec<&[usize]> {
    let nodes = 0..outline.nodes.len();
    nodes.map(|node| outline.children(node)).collect()
}

/// Puts the roots such that their trees, of these extents, stand side by side in rows.
fn place_roots(request: &Request, extents: &[Extent], corners: &mut [Point]) {
    let roots = &request.outline.roots;
    let rooms: Vec<Size> = roots
        .iter()
        .map(|root| {
            let tree = extents[*root];
            Size::new(tree.right - tree.left, tree.bottom)
        })
        .collect();
    for (root, corner) in roots.iter().zip(shelves::shelved(request, roots, &rooms)) {
        corners[*root] = corner.moved(-extents[*root].left, 0.0);
    }
}

/// From offsets to places: roots stand already.
fn hang(outline: &Outline, offsets: &[Point], corners: &mut [Point]) {
    // Parents stand before their children.
    for index in 0..outline.nodes.len() {
        if let Some(parent) = outline.parent(index) {
            corners[index] = corners[parent].moved(offsets[index].x, offsets[index].y);
        }
    }
}
