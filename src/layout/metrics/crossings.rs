//! Where lines cross.

use std::collections::HashMap;

use super::grid::{square_of, squares_along};
use crate::layout::Point;

/// A straight piece of a line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Piece {
    from: Point,
    to: Point,
    /// Pieces of one bundle never cross each other.
    bundle: u32,
    line: u32,
}

impl Piece {
    /// The upper or left end comes first.
    pub fn new(from: Point, to: Point, bundle: u32, line: u32) -> Self {
        let (from, to) = if (from.x, from.y) <= (to.x, to.y) {
            (from, to)
        } else {
            (to, from)
        };
        Self {
            from,
            to,
            bundle,
            line,
        }
    }

    fn is_level(self) -> bool {
        self.from.y == self.to.y
    }

    fn is_upright(self) -> bool {
        self.from.x == self.to.x
    }
}

/// Makes one piece of those of a bundle that run on top of each other.
pub(super) fn merged(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut merged: Vec<Piece> = Vec::with_capacity(pieces.len());
    let (mut level, rest): (Vec<_>, Vec<_>) = pieces.into_iter().partition(|it| it.is_level());
    let (mut upright, rest): (Vec<_>, Vec<_>) = rest.into_iter().partition(|it| it.is_upright());
    merged.extend(rest);
    level.sort_by(|one, other| {
        let by_y = one.from.y.total_cmp(&other.from.y);
        let by_x = one.from.x.total_cmp(&other.from.x);
        one.bundle.cmp(&other.bundle).then(by_y).then(by_x)
    });
    for piece in level {
        match merged.last_mut() {
            Some(last)
                if last.is_level()
                    && last.bundle == piece.bundle
                    && last.from.y == piece.from.y
                    && piece.from.x <= last.to.x =>
            {
                last.to.x = last.to.x.max(piece.to.x);
            }
            _ => merged.push(piece),
        }
    }
    upright.sort_by(|one, other| {
        let by_x = one.from.x.total_cmp(&other.from.x);
        let by_y = one.from.y.total_cmp(&other.from.y);
        one.bundle.cmp(&other.bundle).then(by_x).then(by_y)
    });
    for piece in upright {
        match merged.last_mut() {
            Some(last)
                if last.is_upright()
                    && last.bundle == piece.bundle
                    && last.from.x == piece.from.x
                    && piece.from.y <= last.to.y =>
            {
                last.to.y = last.to.y.max(piece.to.y);
            }
            _ => merged.push(piece),
        }
    }
    merged
}

/// How many places there are where pieces of different bundles cross inside, of lines
/// that `apart` says have no end in common.
pub(super) fn count_crossings(pieces: &[Piece], apart: &dyn Fn(u32, u32) -> bool) -> usize {
    let mut squares: HashMap<(i32, i32), Vec<usize>> = HashMap::new();
    for (place, piece) in pieces.iter().enumerate() {
        squares_along(piece.from, piece.to, |square| {
            squares.entry(square).or_default().push(place);
        });
    }
    let mut count = 0;
    for (square, places) in &squares {
        for (index, one) in places.iter().enumerate() {
            let one = pieces[*one];
            for other in &places[index + 1..] {
                let other = pieces[*other];
                let parallel =
                    one.is_level() && other.is_level() || one.is_upright() && other.is_upright();
                if parallel || one.bundle == other.bundle {
                    continue;
                }
                if let Some(at) = crossing(one, other)
                    && square_of(at) == *square
                    && apart(one.line, other.line)
                {
                    count += 1;
                }
            }
        }
    }
    count
}

/// Where two pieces cross, not counting their ends.
fn crossing(one: Piece, other: Piece) -> Option<Point> {
    let (a, b) = (vector(one.from, one.to), vector(other.from, other.to));
    let cross = a.0 * b.1 - a.1 * b.0;
    if cross == 0.0 {
        return None;
    }
    let between = vector(one.from, other.from);
    let part = (between.0 * b.1 - between.1 * b.0) / cross;
    let other_part = (between.0 * a.1 - between.1 * a.0) / cross;
    let inside = |part: f64| part > 1e-6 && part < 1.0 - 1e-6;
    if !inside(part) || !inside(other_part) {
        return None;
    }
    let at = |from: f32, along: f64| (f64::from(from) + along * part) as f32;
    // On level and upright pieces exactly, so that it lies in a square they pass.
    let x = [one, other].into_iter().find(|it| it.is_upright());
    let y = [one, other].into_iter().find(|it| it.is_level());
    Some(Point::new(
        x.map_or_else(|| at(one.from.x, a.0), |it| it.from.x),
        y.map_or_else(|| at(one.from.y, a.1), |it| it.from.y),
    ))
}

fn vector(from: Point, to: Point) -> (f64, f64) {
    (
        f64::from(to.x) - f64::from(from.x),
        f64::from(to.y) - f64::from(from.y),
    )
}
