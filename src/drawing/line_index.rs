//! Which lines pass through a rectangle.

use super::wires;
use crate::layout::{Link, Rect};

/// A grid over the map; each of its cells knows the lines that pass through it.
///
/// Lines are short and many, and all of them change their places at once, so that
/// making the grid anew has to be cheap: two passes over the lines, no sorting.
#[derive(Debug, Default)]
pub(super) struct LineIndex {
    bounds: Rect,
    columns: usize,
    rows: usize,
    /// Where a cell's lines begin in `lines`; one more than there are cells.
    starts: Vec<u32>,
    lines: Vec<u32>,
    /// Lines that would fill too many cells: each of them is looked at every time.
    long: Vec<u32>,
}

/// A line with a piece that would enter more cells than this is long.
const MOST_CELLS: usize = 512;
/// Cells are no smaller than this, in map points.
const SMALLEST_CELL: f32 = 256.0;

impl LineIndex {
    pub fn new(links: &[Link]) -> Self {
        let rects = links.iter().map(|link| wires::bounds(&link.points));
        let Some(bounds) = rects.reduce(Rect::union) else {
            return Self::default();
        };
        // About one cell for each line.
        let area = bounds.width() * bounds.height();
        let cell = (area / links.len() as f32).sqrt().max(SMALLEST_CELL);
        let count = |length: f32| (length / cell).ceil().clamp(1.0, 4096.0) as usize;
        let mut index = Self {
            bounds,
            columns: count(bounds.width()),
            rows: count(bounds.height()),
            ..Self::default()
        };
        let mut counts = vec![0_u32; index.columns * index.rows + 1];
        let mut is_long = vec![false; links.len()];
        for (line, link) in links.iter().enumerate() {
            is_long[line] = pieces(link).any(|piece| index.cells(piece).count() > MOST_CELLS);
            if is_long[line] {
                index.long.push(line as u32);
                continue;
            }
            for cell in pieces(link).flat_map(|piece| index.cells(piece)) {
                counts[cell] += 1;
            }
        }
        let mut total = 0;
        for count in &mut counts {
            total += *count;
            *count = total;
        }
        // Filled from behind, so that what was the end of a cell becomes its start.
        let mut lines = vec![0; total as usize];
        for (line, link) in links.iter().enumerate().rev() {
            if is_long[line] {
                continue;
            }
            for cell in pieces(link).flat_map(|piece| index.cells(piece)) {
                counts[cell] -= 1;
                lines[counts[cell] as usize] = line as u32;
            }
        }
        (index.starts, index.lines) = (counts, lines);
        index
    }

    /// What all lines cover together.
    pub fn bounds(&self) -> Rect {
        self.bounds
    }

    /// The lines of which a piece reaches into a rectangle, in order.
    pub fn in_rect(&self, links: &[Link], rect: Rect) -> Vec<u32> {
        if self.starts.is_empty() || !self.bounds.overlaps(rect) {
            return Vec::new();
        }
        let in_cells = self.cells(rect).flat_map(|cell| {
            let (from, to) = (self.starts[cell] as usize, self.starts[cell + 1] as usize);
            &self.lines[from..to]
        });
        let mut found: Vec<u32> = in_cells.chain(&self.long).copied().collect();
        found.sort_unstable();
        found.dedup();
        found.retain(|line| {
            let link = links.get(*line as usize);
            link.is_some_and(|link| pieces(link).any(|piece| piece.overlaps(rect)))
        });
        found
    }

    /// The cells that a rectangle reaches into; those at the edge stand for all
    /// beyond.
    fn cells(&self, rect: Rect) -> impl Iterator<Item = usize> + use<> {
        let Self {
            bounds,
            columns,
            rows,
            ..
        } = *self;
        let place = |at: f32, from: f32, length: f32, count: usize| {
            let place = (at - from) / length.max(1.0) * count as f32;
            (place.max(0.0) as usize).min(count - 1)
        };
        let column = |x| place(x, bounds.min.x, bounds.width(), columns);
        let row = |y| place(y, bounds.min.y, bounds.height(), rows);
        let (left, right) = (column(rect.min.x), column(rect.max.x));
        let (top, bottom) = (row(rect.min.y), row(rect.max.y));
        (top..=bottom).flat_map(move |row| (left..=right).map(move |it| row * columns + it))
    }
}

/// What the pieces of a line cover.
fn pieces(link: &Link) -> impl Iterator<Item = Rect> + '_ {
    link.points.windows(2).map(wires::bounds)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::layout::{LinkKind, Point};
    use crate::model::Id;

    fn link(points: Vec<Point>) -> Link {
        Link {
            kind: LinkKind::Reason,
            from: Id::default(),
            to: Id::default(),
            points,
            shared: false,
        }
    }

    proptest! {
        #[test]
        fn the_lines_found_are_those_that_pass(
            lines in prop::collection::vec(
                prop::collection::vec((-20_000_f32..90_000.0, -500_f32..30_000.0), 1..5), 0..60,
            ),
            (x, y, width, height) in
                (-30_000_f32..100_000.0, -9_000_f32..40_000.0, 0_f32..50_000.0, 0_f32..9_000.0),
        ) {
            let links: Vec<Link> = lines
                .into_iter()
                .map(|points| link(points.into_iter().map(|(x, y)| Point::new(x, y)).collect()))
                .collect();
            let index = LineIndex::new(&links);
            let rect = Rect::new(Point::new(x, y), Point::new(x + width, y + height));
            let passing = |link: &Link| pieces(link).any(|piece| piece.overlaps(rect));
            let expected: Vec<u32> = (0..links.len())
                .filter(|line| passing(&links[*line]))
                .map(|line| line as u32)
                .collect();
            prop_assert_eq!(index.in_rect(&links, rect), expected);
        }
    }
}
