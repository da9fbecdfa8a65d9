//! The room of a tree: what it had, and what it is given beyond its need.

use super::front::{Shape, prune};
use crate::layout::Size;

/// Where the tree still fits the room that it had, it has that room again and
/// nothing around it moves; unless most of the room has become empty.
pub(super) fn hold_still(room: Size, found: &mut Vec<Shape>) {
    let fits = |shape: &Shape| {
        shape.width <= room.width
            && shape.height <= room.height
            && room.width - shape.width <= SPARE.width
            && room.height - shape.height <= SPARE.height
    };
    if let Some(shape) = found.iter().copied().find(fits) {
        found.clear();
        found.push(Shape {
            width: room.width,
            height: room.height,
            ..shape
        });
        return;
    }
    // Where it has to grow downwards alone, nothing beside it moves.
    for shape in &mut *found {
        if (0.0..=SPARE.width).contains(&(room.width - shape.width)) {
            shape.width = room.width;
        }
    }
    prune(found);
}

/// Beside a large tree that is new there is some air, lest all that stands to the right
/// of it be pushed aside as soon as it grows. It is part of the tree's room.
pub(super) fn leave_air(found: &mut [Shape]) {
    let areas = found.iter().map(|shape| shape.width * shape.height);
    let extent = areas.fold(f32::INFINITY, f32::min).sqrt();
    if extent <= LARGE {
        return;
    }
    let air = ((extent - LARGE) * AIR.0).min(AIR.1);
    for shape in found {
        shape.width += air;
    }
}

/// The most room that a tree keeps without need.
const SPARE: Size = Size::new(300.0, 300.0);

/// The part of a tree's extent beyond [`LARGE`] that is left free beside it, and the most,
/// in map points: about a card and what keeps it apart from others.
const AIR: (f32, f32) = (0.08, 260.0);
/// Smaller trees move little when they are moved.
const LARGE: f32 = 2500.0;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beside_a_large_tree_there_is_air_and_none_beside_a_small_one() {
        let front = |side: f32| {
            [Shape {
                width: side,
                height: side,
                ..Shape::default()
            }]
        };
        let width = |side: f32| {
            let mut front = front(side);
            leave_air(&mut front);
            front[0].width
        };
        assert_eq!(width(2000.0), 2000.0);
        assert!((3510.0..3700.0).contains(&width(3500.0)));
        assert_eq!(width(20_000.0), 20_260.0);
    }
}
