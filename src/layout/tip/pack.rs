//! The trees of the roots beside and below each other, in reading order.

use super::front::{Shape, within_height};
use super::grow::Fronts;
use super::memory::Slot;
use crate::layout::outline::What;
use crate::layout::roots::gap_between;
use crate::layout::{Memory, Point};

/// Where the tree of a root stands, and which of its shapes it has.
#[derive(Clone, Copy, Debug)]
pub(super) struct Root {
    pub node: usize,
    pub shape: usize,
    pub corner: Point,
}

/// Chooses shapes and places so that everything together fits a frame of the wanted
/// aspect as large as can be; or, where most of it stood before, so that as little as
/// possible moves.
pub(super) fn pack(fronts: &Fronts, before: &Memory) -> Vec<Root> {
    let roots = &fronts.request.outline.roots;
    if !before.is_empty() && any_stood(fronts) {
        return settle(fronts, roots);
    }
    let aspect = fronts.request.aspect.clamp(0.1, 10.0);
    if let [root] = roots[..] {
        let cost = |shape: &Shape| (shape.width / aspect).max(shape.height);
        let front = fronts.front(root).iter().enumerate();
        let best = front.min_by(|one, other| cost(one.1).total_cmp(&cost(other.1)));
        return vec![Root {
            node: root,
            shape: best.map_or(0, |(shape, _)| shape),
            corner: Point::default(),
        }];
    }
    let gaps = Gaps::new(fronts, roots);
    let mut best: Option<(f32, f32, f32)> = None;
    for height in heights(fronts, roots) {
        let sizes = sizes(fronts, roots, height);
        for width in widths(&sizes, &gaps, aspect) {
            let (across, down) = rows(&gaps, &sizes, width, |_, _| {});
            let cost = (across / aspect).max(down);
            if best.is_none_or(|(least, _, _)| cost < least) {
                best = Some((cost, height, width));
            }
        }
    }
    let Some((_, height, width)) = best else {
        return Vec::new();
    };
    let sizes = sizes(fronts, roots, height);
    let mut placed = Vec::with_capacity(roots.len());
    rows(&gaps, &sizes, width, |place, corner| {
        placed.push(Root {
            node: roots[place],
            shape: within_height(fronts.front(roots[place]), height),
            corner,
        });
    });
    placed
}

/// Whether there was a tree before on any of the roots.
pub(super) fn any_stood(fronts: &Fronts) -> bool {
    let outline = &fronts.request.outline;
    let room = |root: &usize| fronts.kept.of(outline.slots.nodes[*root].head).room;
    outline.roots.iter().any(|root| room(root).width > 0.0)
}

/// Bounds on the height of a row that are worth trying.
fn heights(fronts: &Fronts, roots: &[usize]) -> Vec<f32> {
    let fronts = roots.iter().map(|root| fronts.front(*root));
    let ends = fronts.filter_map(|front| Some((front.last()?.height, front.first()?.height)));
    let (least, most) = ends.fold((f32::INFINITY, 0.0_f32), |sum, (flat, tall)| {
        (sum.0.min(flat), sum.1.max(tall))
    });
    if !least.is_finite() {
        return Vec::new();
    }
    // More of the low ones: there the choice matters most.
    let part = |step: u8| (f32::from(step) / f32::from(TRIES)).powi(2);
    (0..=TRIES)
        .map(|step| least + (most - least) * part(step))
        .collect()
}

const TRIES: u8 = 16;

fn sizes(fronts: &Fronts, roots: &[usize], height: f32) -> Vec<(f32, f32)> {
    let size = |root: &usize| {
        let front = fronts.front(*root);
        let shape = front.get(within_height(front, height));
        shape.map_or((0.0, 0.0), |shape| (shape.width, shape.height))
    };
    roots.iter().map(size).collect()
}

/// Widths of the whole that are worth trying, around what its area asks for.
fn widths(sizes: &[(f32, f32)], gaps: &Gaps, aspect: f32) -> Vec<f32> {
    let widest = sizes.iter().fold(0.0, |sum: f32, size| sum.max(size.0));
    let area: f32 = (sizes.iter().zip(&gaps.before))
        .map(|(size, gap)| (size.0 + gap) * (size.1 + gaps.below))
        .sum();
    let square = (area * aspect).sqrt();
    let tries = (0..=12_u8).map(|step| square * (0.9 + 0.05 * f32::from(step)));
    tries.map(|width| width.max(widest)).collect()
}

/// What stands between the trees of roots. The larger they are, the more: seen from
/// afar they are to be told apart, and a tree that grows finds room beside it.
struct Gaps {
    /// Of each root, between it and the one before it.
    before: Vec<f32>,
    below: f32,
}

/// The part of a tree's extent that is left free beside it, and the most in map points.
const AIR: (f32, f32) = (0.06, 260.0);

impl Gaps {
    fn new(fronts: &Fronts, roots: &[usize]) -> Self {
        let spacing = &fronts.request.spacing;
        let air = |root: usize| {
            let shapes = fronts.front(root).iter();
            let areas = shapes.map(|shape| shape.width * shape.height);
            let extent = areas.fold(f32::INFINITY, f32::min).sqrt();
            (extent * AIR.0).min(AIR.1).max(spacing.root_gap)
        };
        let mut most = spacing.root_gap;
        let before = roots.iter().map(|root| {
            let what = fronts.request.outline.slots.nodes[*root].what;
            if what == What::Question {
                let air = air(*root);
                most = most.max(air);
                air
            } else {
                gap_between(spacing, what)
            }
        });
        Self {
            before: before.collect(),
            below: most,
        }
    }
}

/// Puts boxes in rows no wider than the bound; tells the corner of each and hands back
/// the size of the whole.
fn rows(
    gaps: &Gaps,
    sizes: &[(f32, f32)],
    width: f32,
    mut tell: impl FnMut(usize, Point),
) -> (f32, f32) {
    let (mut x, mut y) = (0.0, 0.0);
    let (mut across, mut deep) = (0.0_f32, 0.0_f32);
    for (place, size) in sizes.iter().enumerate() {
        let gap = gaps.before[place];
        if x > 0.0 && x + gap + size.0 > width + 0.5 {
            (x, y, deep) = (0.0, y + deep + gaps.below, 0.0);
        }
        if x > 0.0 {
            x += gap;
        }
        tell(place, Point::new(x, y));
        x += size.0;
        across = across.max(x);
        deep = deep.max(size.1);
    }
    (across, y + deep)
}

/// Puts boxes where they stood, and moves only those that others need the room of: to
/// the right within their row, and down where something above has grown.
pub(super) fn settle(fronts: &Fronts, roots: &[usize]) -> Vec<Root> {
    let outline = &fronts.request.outline;
    // The air beside a tree is there to be used up.
    let near = fronts.request.spacing.root_gap / 2.0;
    let apart = Gaps::new(fronts, roots);
    let mut placed: Vec<Root> = Vec::with_capacity(roots.len());
    // What stands above the present row: from, to, and how far down. Where the order of
    // the roots is another now, one of them may have stood far above that row.
    let mut above: Vec<[f32; 3]> = Vec::new();
    let mut row: Vec<[f32; 3]> = Vec::new();
    let (mut x, mut row_y, mut row_bottom) = (0.0_f32, 0.0_f32, 0.0_f32);
    for (place, root) in roots.iter().copied().enumerate() {
        let slot = fronts.kept.of(outline.slots.nodes[root].head);
        let front = fronts.front(root);
        let shape = least_growth(front, &slot);
        let Some(Shape { width, height, .. }) = front.get(shape).copied() else {
            continue;
        };
        let stood = slot.room.width > 0.0;
        let fresh_row = if stood {
            slot.corner.y > row_y + 0.5 && !row.is_empty() && slot.corner.x < x
        } else {
            false
        };
        if fresh_row {
            above.append(&mut row);
            x = 0.0;
        }
        let left = match (row.is_empty(), stood) {
            (true, true) => slot.corner.x,
            (true, false) => 0.0,
            (false, true) => slot.corner.x.max(x + near.min(apart.before[place])),
            (false, false) => x + apart.before[place],
        };
        let wanted = match (stood, row.is_empty()) {
            (true, _) => slot.corner.y,
            (false, true) => row_bottom,
            (false, false) => row_y,
        };
        let reach = above
            .iter()
            .filter(|segment| segment[0] < left + width + near && left < segment[1] + near);
        let top = reach.fold(wanted, |top, segment| top.max(segment[2] + near));
        placed.push(Root {
            node: root,
            shape,
            corner: Point::new(left, top),
        });
        if row.is_empty() {
            // Where it stands now, so that a picture left alone falls into the same rows.
            row_y = top;
        }
        row.push([left, left + width, top + height]);
        x = left + width;
        row_bottom = row_bottom.max(top + height + apart.below);
    }
    placed
}

/// Of the shapes of a tree the one that asks for the least room beyond what it had.
fn least_growth(front: &[Shape], slot: &Slot) -> usize {
    let growth = |shape: &Shape| {
        let wider = (shape.width - slot.room.width).max(0.0);
        let higher = (shape.height - slot.room.height).max(0.0);
        wider + higher
    };
    let shapes = front.iter().enumerate();
    let best = shapes.min_by(|one, other| growth(one.1).total_cmp(&growth(other.1)));
    best.map_or(0, |(shape, _)| shape)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Size;

    #[test]
    fn a_tree_takes_the_shape_that_asks_for_the_least_beyond_its_room() {
        let shape = |width: f32, height: f32| Shape {
            width,
            height,
            ..Shape::default()
        };
        let front = [
            shape(100.0, 1000.0),
            shape(400.0, 500.0),
            shape(900.0, 100.0),
        ];
        let chosen = |width: f32, height: f32| {
            let slot = Slot {
                room: Size::new(width, height),
                ..Slot::default()
            };
            least_growth(&front, &slot)
        };
        assert_eq!(chosen(90.0, 990.0), 0);
        assert_eq!(chosen(380.0, 480.0), 1);
        assert_eq!(chosen(890.0, 90.0), 2);
        // Of two that ask for as much, the narrower.
        assert_eq!(chosen(2000.0, 2000.0), 0);
    }
}
