//! Which shapes lie where: plain buckets, made in two passes over the shapes.

use crate::layout::{Point, Rect};

/// The side of a bucket, in map points, unless the map is so sparse that there would
/// be more buckets than [`MOST_CELLS`].
const CELL: f32 = 1024.0;
/// Far-off pins stretch a map; they are not to stretch the table as well.
const MOST_CELLS: f32 = 65_536.0;

/// Rectangles by place, by their number.
///
/// A bucket lists everything that reaches into it, so what is wide stands in many.
/// Good for shapes that are mostly smaller than a bucket.
#[derive(Clone, Debug, Default)]
pub(super) struct Grid {
    corner: Point,
    cell: f32,
    columns: usize,
    rows: usize,
    /// Where each bucket begins in `members`, and the end of the last.
    starts: Vec<u32>,
    members: Vec<u32>,
}

impl Grid {
    pub(super) fn new(rects: &[Rect]) -> Self {
        let bounds = rects.iter().copied().fold(Rect::NOTHING, Rect::union);
        if bounds.is_empty() {
            return Self::default();
        }
        let (width, height) = (bounds.width(), bounds.height());
        let least = (width / MOST_CELLS * height).sqrt();
        // A strip has few cells across, however long it is.
        let least = least.max(width / MOST_CELLS).max(height / MOST_CELLS);
        let cell = CELL.max(least);
        let mut grid = Self {
            corner: bounds.min,
            cell,
            columns: (width / cell) as usize + 1,
            rows: (height / cell) as usize + 1,
            starts: Vec::new(),
            members: Vec::new(),
        };
        let mut starts = vec![0_u32; grid.columns * grid.rows + 1];
        for rect in rects {
            grid.each_cell(*rect, |cell| starts[cell + 1] += 1);
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut next = starts.clone();
        let mut members = vec![0_u32; sum as usize];
        for (number, rect) in rects.iter().enumerate() {
            grid.each_cell(*rect, |cell| {
                members[next[cell] as usize] = number as u32;
                next[cell] += 1;
            });
        }
        grid.starts = starts;
        grid.members = members;
        grid
    }

    /// The numbers of the shapes in the buckets that a rectangle reaches into,
    /// ascending, each once: all that reach into it, and some beside it.
    pub(super) fn near(&self, rect: Rect, found: &mut Vec<u32>) {
        found.clear();
        if self.starts.is_empty() {
            return;
        }
        self.each_cell(rect, |cell| {
            let bucket = self.starts[cell] as usize..self.starts[cell + 1] as usize;
            found.extend_from_slice(&self.members[bucket]);
        });
        found.sort_unstable();
        found.dedup();
    }

    /// The buckets that a rectangle reaches into; what lies outside of the grid
    /// counts as lying at its edge.
    fn each_cell(&self, rect: Rect, mut visit: impl FnMut(usize)) {
        // Conversion saturates, so infinities end at the edge as well.
        let column = |x: f32| (((x - self.corner.x) / self.cell) as usize).min(self.columns - 1);
        let row = |y: f32| (((y - self.corner.y) / self.cell) as usize).min(self.rows - 1);
        for row in row(rect.min.y)..=row(rect.max.y) {
            for column in column(rect.min.x)..=column(rect.max.x) {
                visit(row * self.columns + column);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::layout::Size;

    fn rect() -> impl Strategy<Value = Rect> {
        let place = (-9000.0..9000.0_f32, -9000.0..9000.0_f32);
        let size = (0.0..3000.0_f32, 0.0..300.0_f32);
        (place, size).prop_map(|((x, y), (width, height))| {
            Rect::at(Point::new(x, y), Size::new(width, height))
        })
    }

    proptest! {
        #[test]
        fn everything_that_reaches_into_a_rectangle_is_near_it(
            rects in prop::collection::vec(rect(), 0..60),
            asked in rect(),
        ) {
            let grid = Grid::new(&rects);
            let mut near = vec![7];
            grid.near(asked, &mut near);
            prop_assert!(near.windows(2).all(|pair| pair[0] < pair[1]));
            for (number, rect) in rects.iter().enumerate() {
                let there = near.contains(&(number as u32));
                prop_assert!(there || !rect.overlaps(asked), "{rect:?} {asked:?}");
            }
        }
    }

    #[test]
    fn a_card_pinned_far_away_does_not_blow_up_the_table() {
        let size = Size::new(200.0, 80.0);
        let far = Rect::at(Point::new(4e7, 9e7), size);
        let grid = Grid::new(&[Rect::at(Point::default(), size), far]);
        assert!(grid.starts.len() < 200_000, "{}", grid.starts.len());
        let mut near = Vec::new();
        grid.near(far, &mut near);
        assert!(near.contains(&1));
    }
}
