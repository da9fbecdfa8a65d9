//! The parts of a spread, each in its place.

use super::spread::{self, Part};
use super::{BRANCH, COLUMN_GAP, RUNG_GAP};
use crate::layout::{Mode, Point};

/// Which side of a tree's room its head and columns keep to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::layout) enum Lean {
    /// The head stands in the middle above a row.
    #[default]
    Upright,
    /// A trunk runs on the left: the head stands next to it.
    Left,
    /// A trunk runs on the right: the head stands next to it, and columns grow to the
    /// left.
    Right,
}

/// A part of a spread with its place, from the spread's upper left corner.
pub(super) struct Piece {
    pub part: usize,
    pub shape: usize,
    pub at: Point,
    pub lean: Lean,
    pub trunk: Option<f32>,
}

/// A spread with all its parts placed.
#[derive(Default)]
pub(super) struct Spread {
    pub pieces: Vec<Piece>,
    pub width: f32,
    pub anchor: f32,
}

/// Gives every part its place in the spread.
pub(super) fn place(parts: &[Part], mode: Mode, bounds: [f32; 2]) -> Spread {
    match mode {
        Mode::Row | Mode::Free => row(parts, bounds[0]),
        Mode::Columns(count) => {
            let all: Vec<usize> = (0..parts.len()).collect();
            columns(parts, &all, bounds[0], count)
        }
        Mode::Sides(left, right) => sides(parts, bounds, (left, right)),
    }
}

fn row(parts: &[Part], bound: f32) -> Spread {
    let mut spread = Spread::default();
    let (mut first, mut last) = (0.0, 0.0);
    for (place, part) in parts.iter().enumerate() {
        let chosen = spread::in_row(part, bound);
        let Some(shape) = part.front.get(chosen) else {
            continue;
        };
        if place > 0 {
            spread.width += part.gap;
        }
        last = spread.width + shape.anchor;
        if place == 0 {
            first = last;
        }
        spread.pieces.push(Piece {
            part: place,
            shape: chosen,
            at: Point::new(spread.width, 0.0),
            lean: Lean::Upright,
            trunk: None,
        });
        spread.width += shape.width;
    }
    spread.anchor = f32::midpoint(first, last);
    spread
}

fn columns(parts: &[Part], which: &[usize], bound: f32, count: u8) -> Spread {
    let chosen = |part: &usize| spread::in_column(&parts[*part], bound);
    let size = |part: &usize| {
        let shape = parts[*part].front.get(chosen(part));
        shape.map_or((0.0, 0.0), |shape| (shape.width, shape.height))
    };
    let sizes: Vec<(f32, f32)> = which.iter().map(size).collect();
    let mut spread = Spread::default();
    for column in spread::split(&sizes, count) {
        if spread.width > 0.0 {
            spread.width += COLUMN_GAP;
        }
        let trunk = spread.width;
        let (mut y, mut widest) = (0.0, 0.0_f32);
        for place in column {
            spread.pieces.push(Piece {
                part: which[place],
                shape: chosen(&which[place]),
                at: Point::new(trunk + BRANCH, y),
                lean: Lean::Left,
                trunk: Some(trunk),
            });
            y += sizes[place].1 + RUNG_GAP;
            widest = widest.max(sizes[place].0);
        }
        spread.width += BRANCH + widest;
    }
    spread.anchor = if count == 1 { 0.0 } else { spread.width / 2.0 };
    spread
}

fn sides(parts: &[Part], bounds: [f32; 2], counts: (u8, u8)) -> Spread {
    let of = |against: bool| -> Vec<usize> {
        let all = 0..parts.len();
        all.filter(|part| parts[*part].against == against).collect()
    };
    let width = |piece: &Piece| {
        let shape = parts[piece.part].front.get(piece.shape);
        shape.map_or(0.0, |shape| shape.width)
    };
    let (left, right) = (of(false), of(true));
    let mut spread = Spread::default();
    if !left.is_empty() {
        spread = columns(parts, &left, bounds[0], counts.0);
        turn(&mut spread, width);
    }
    spread.anchor = spread.width;
    if !right.is_empty() {
        let other = columns(parts, &right, bounds[1], counts.1);
        let aside = spread.width;
        spread.width += other.width;
        spread
            .pieces
            .extend(other.pieces.into_iter().map(|piece| Piece {
                at: piece.at.moved(aside, 0.0),
                trunk: piece.trunk.map(|trunk| trunk + aside),
                ..piece
            }));
    }
    spread
}

/// Turns columns round, so that they grow to the left.
pub(super) fn turn(spread: &mut Spread, width: impl Fn(&Piece) -> f32) {
    for piece in &mut spread.pieces {
        piece.at.x = spread.width - piece.at.x - width(piece);
        piece.trunk = piece.trunk.map(|trunk| spread.width - trunk);
        piece.lean = Lean::Right;
    }
    spread.anchor = spread.width - spread.anchor;
}
