//! Rectangles in the squares of a grid, to find those that overlap or are crossed.

use std::collections::HashMap;

use crate::layout::{Point, Rect};

/// The side of a square, in map points: about a card.
const SQUARE: f32 = 256.0;
/// What may reach into a rectangle without counting, for edges touch.
const TOUCH: f32 = 1.0;

type Square = (i32, i32);

pub(super) fn square_of(point: Point) -> Square {
    (
        (point.x / SQUARE).floor() as i32,
        (point.y / SQUARE).floor() as i32,
    )
}

/// Every square that a straight piece passes.
pub(super) fn squares_along(from: Point, to: Point, mut each: impl FnMut(Square)) {
    let (left, right) = if from.x <= to.x {
        (from, to)
    } else {
        (to, from)
    };
    let (first, last) = (square_of(left).0, square_of(right).0);
    for column in first..=last {
        let y = |x: f32| {
            let width = right.x - left.x;
            let part = if width > 0.0 {
                ((x - left.x) / width).clamp(0.0, 1.0)
            } else {
                0.0
            };
            left.lerp(right, part).y
        };
        let (mut one, mut other) = (y(column as f32 * SQUARE), y((column + 1) as f32 * SQUARE));
        if first == last {
            (one, other) = (left.y, right.y);
        }
        let (top, bottom) = (one.min(other), one.max(other));
        for row in (top / SQUARE).floor() as i32..=(bottom / SQUARE).floor() as i32 {
            each((column, row));
        }
    }
}

/// Where rectangles lie.
pub(super) struct Grid {
    rects: Vec<Rect>,
    squares: HashMap<Square, Vec<usize>>,
}

impl Grid {
    pub fn new(rects: impl Iterator<Item = Rect>) -> Self {
        let rects: Vec<Rect> = rects.collect();
        let mut squares: HashMap<Square, Vec<usize>> = HashMap::new();
        for (place, rect) in rects.iter().enumerate() {
            let (first, last) = (square_of(rect.min), square_of(rect.max));
            for column in first.0..=last.0 {
                for row in first.1..=last.1 {
                    squares.entry((column, row)).or_default().push(place);
                }
            }
        }
        Self { rects, squares }
    }

    /// The rectangles that a line runs through, each once, in order.
    pub fn crossed_by(&self, points: &[Point]) -> Vec<usize> {
        let mut found = Vec::new();
        for pair in points.windows(2) {
            let (from, to) = (pair[0], pair[1]);
            squares_along(from, to, |square| {
                let here = self.squares.get(&square).into_iter().flatten();
                let crossed =
                    here.filter(|place| runs_through(from, to, self.rects[**place].grown(-TOUCH)));
                found.extend(crossed.copied());
            });
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// How many pairs lie on each other.
    pub fn overlaps(&self) -> usize {
        let mut pairs = 0;
        for (square, places) in &self.squares {
            for (index, one) in places.iter().enumerate() {
                for other in &places[index + 1..] {
                    let (one, other) = (self.rects[*one], self.rects[*other]);
                    // Counted in the square where what they share begins.
                    let corner = Point::new(one.min.x.max(other.min.x), one.min.y.max(other.min.y));
                    let on_each_other = one.grown(-TOUCH / 2.0).overlaps(other.grown(-TOUCH / 2.0));
                    pairs += usize::from(on_each_other && square_of(corner) == *square);
                }
            }
        }
        pairs
    }
}

/// Whether a straight piece has some of it inside a rectangle (Liang and Barsky 1984).
fn runs_through(from: Point, to: Point, rect: Rect) -> bool {
    if rect.is_empty() {
        return false;
    }
    let (mut enters, mut leaves) = (0.0_f32, 1.0_f32);
    let sides = [
        (from.x, to.x - from.x, rect.min.x, rect.max.x),
        (from.y, to.y - from.y, rect.min.y, rect.max.y),
    ];
    for (start, along, low, high) in sides {
        if along == 0.0 {
            if start <= low || start >= high {
                return false;
            }
        } else {
            let (one, other) = ((low - start) / along, (high - start) / along);
            enters = enters.max(one.min(other));
            leaves = leaves.min(one.max(other));
        }
    }
    enters < leaves
}
