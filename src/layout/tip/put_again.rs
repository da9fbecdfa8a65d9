//! Downwards where little has changed: only what has to move is put.

use super::front::Shape;
use super::grow::Fronts;
use super::pack::Root;
use super::put::{Grown, Putting, Spot};
use crate::layout::window::Window;
use crate::layout::writable::Plain;
use crate::layout::{Arranged, Point, Rows, Size};

/// What a picture takes over from the one before it.
pub(in crate::layout) struct Before<'a> {
    pub grown: &'a Grown,
    pub corners: &'a [Point],
    pub trunks: &'a [Option<f32>],
    pub window: &'a Window,
    /// The nodes whose trees have to be looked at again, ascending, and by node.
    pub touched: &'a [usize],
    pub is_touched: &'a [bool],
}

impl Before<'_> {
    /// The shapes that trees had.
    pub(super) fn shapes(&self) -> Rows<Shape> {
        self.window.row(&self.grown.shapes, &Shape::default())
    }
}

/// Puts in place what has to move; hands back the nodes that were put, parents first.
pub(super) fn put_again(
    mut fronts: Fronts,
    roots: &[Root],
    before: &Before,
) -> (Arranged, Vec<usize>) {
    let request = fronts.request;
    let outline = &request.outline;
    let mut kept = std::mem::take(&mut fronts.kept);
    let touched = |node: usize| before.is_touched.get(node).copied().unwrap_or(true);
    for node in before.touched {
        kept.forget(outline, *node);
    }
    let window = before.window;
    let mut corners = window.list(before.corners, &Point::default());
    let mut trunks = window.list(before.trunks, &None);
    fronts.kept = kept;
    let mut putting = Putting {
        fronts: &fronts,
        spots: window.row(&before.grown.spots, &Spot::default()),
        corners: Plain(&mut corners),
        trunks: Plain(&mut trunks),
        notes: Vec::new(),
    };
    let spot = |putting: &Putting<_>, node| putting.spot(node);
    let stood: Vec<Spot> = roots.iter().map(|root| spot(&putting, root.node)).collect();
    putting.roots(roots);
    let moved = |node: usize, from: Spot, to: Spot| touched(node) || !from.is_same_place(to);
    let mut stack: Vec<usize> = (roots.iter().zip(stood))
        .filter(|(root, stood)| moved(root.node, *stood, spot(&putting, root.node)))
        .map(|(root, _)| root.node)
        .collect();
    let (mut put, mut shapes) = (Vec::new(), Vec::new());
    let mut children_stood: Vec<Spot> = Vec::new();
    while let Some(node) = stack.pop() {
        let children = fronts.children(node);
        children_stood.clear();
        children_stood.extend(children.iter().map(|child| spot(&putting, *child)));
        put.push(node);
        shapes.push(putting.tree(node).unwrap_or_default());
        for (child, stood) in children.iter().zip(&children_stood) {
            if moved(*child, *stood, spot(&putting, *child)) {
                stack.push(*child);
            }
        }
    }
    let Putting { spots, notes, .. } = putting;
    let mut kept = std::mem::take(&mut fronts.kept);
    for (node, shape) in put.iter().zip(&shapes) {
        if let Some(slot) = kept.slot_mut(outline.slots.nodes[*node].head) {
            slot.room = Size::new(shape.width, shape.height);
        }
    }
    for (holder, mode) in notes {
        if let Some(slot) = kept.slot_mut(holder) {
            slot.mode = mode;
        }
    }
    for root in roots {
        if let Some(slot) = kept.slot_mut(outline.slots.nodes[root.node].head)
            && slot.corner != root.corner
        {
            slot.corner = root.corner;
        }
    }
    let (gaps, mut all_shapes) = fronts.into_rows();
    for (node, shape) in put.iter().zip(shapes) {
        all_shapes.set(*node, shape);
    }
    let arranged = Arranged {
        corners,
        trunks,
        memory: kept.into_memory(outline),
        grown: Some(Grown {
            gaps,
            shapes: all_shapes,
            spots,
        }),
        ..Arranged::default()
    };
    (arranged, put)
}
