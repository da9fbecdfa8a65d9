//! The shapes that a part of the picture can take: each narrower than the next and
//! higher. No other is worth keeping.

use crate::layout::Mode;

/// One shape of a tree, or of what hangs below one holder.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(in crate::layout) struct Shape {
    pub width: f32,
    pub height: f32,
    /// Where the line comes in: from the left edge to the middle of the head, or to
    /// the trunk.
    pub anchor: f32,
    pub mode: Mode,
    /// What the shape asked of its parts: of a row the greatest height, of columns the
    /// greatest widths, left and right.
    pub bounds: [f32; 2],
}

/// The most shapes that are kept of one part.
pub(super) const MOST_SHAPES: usize = 24;

/// The part of a front with the narrowest shape that is no higher than the bound; the
/// flattest if none is so flat.
pub(super) fn within_height(front: &[Shape], bound: f32) -> usize {
    let found = front.iter().position(|shape| shape.height <= bound);
    found.unwrap_or(front.len().saturating_sub(1))
}

/// The part of a front with the flattest shape that is no wider than the bound; the
/// narrowest if none is so narrow.
pub(super) fn within_width(front: &[Shape], bound: f32) -> usize {
    let found = front.iter().rposition(|shape| shape.width <= bound);
    found.unwrap_or(0)
}

/// Leaves the shapes that no other beats, from the narrowest to the flattest, at most
/// [`MOST_SHAPES`] of them.
pub(super) fn prune(shapes: &mut Vec<Shape>) {
    if shapes.len() < 2 {
        return;
    }
    // Of equal shapes the first was the one preferred, and the sort keeps it first.
    shapes.sort_by(|one, other| {
        let widths = one.width.total_cmp(&other.width);
        widths.then(one.height.total_cmp(&other.height))
    });
    let mut lowest = f32::INFINITY;
    shapes.retain(|shape| {
        // What is a hair flatter is not worth its place.
        let flatter = shape.height < lowest - 0.5;
        if flatter {
            lowest = shape.height;
        }
        flatter
    });
    let count = shapes.len();
    if count > MOST_SHAPES {
        for place in 0..MOST_SHAPES {
            shapes[place] = shapes[place * (count - 1) / (MOST_SHAPES - 1)];
        }
        shapes.truncate(MOST_SHAPES);
    }
}

/// Sorts bounds that are worth trying and thins them out.
pub(super) fn thin(bounds: &mut Vec<f32>) {
    bounds.sort_unstable_by(f32::total_cmp);
    bounds.dedup();
    let count = bounds.len();
    if count > MOST_SHAPES {
        for place in 0..MOST_SHAPES {
            bounds[place] = bounds[place * (count - 1) / (MOST_SHAPES - 1)];
        }
        bounds.truncate(MOST_SHAPES);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(width: f32, height: f32) -> Shape {
        Shape {
            width,
            height,
            anchor: 0.0,
            mode: Mode::Row,
            bounds: [0.0; 2],
        }
    }

    #[test]
    fn what_is_wider_and_higher_than_another_goes() {
        let mut shapes = vec![
            shape(30.0, 10.0),
            shape(10.0, 30.0),
            shape(20.0, 40.0),
            shape(20.0, 20.0),
        ];
        prune(&mut shapes);
        let sizes: Vec<_> = shapes
            .iter()
            .map(|shape| (shape.width, shape.height))
            .collect();
        assert_eq!(sizes, [(10.0, 30.0), (20.0, 20.0), (30.0, 10.0)]);
        assert_eq!(within_height(&shapes, 25.0), 1);
        assert_eq!(within_height(&shapes, 5.0), 2);
        assert_eq!(within_width(&shapes, 25.0), 1);
        assert_eq!(within_width(&shapes, 5.0), 0);
    }

    #[test]
    fn of_many_shapes_the_outermost_stay() {
        let mut shapes: Vec<Shape> = (0..100)
            .map(|step| shape(step as f32, 200.0 - step as f32))
            .collect();
        prune(&mut shapes);
        assert_eq!(shapes.len(), MOST_SHAPES);
        assert_eq!(
            (shapes[0].width, shapes[MOST_SHAPES - 1].width),
            (0.0, 99.0)
        );
    }
}
