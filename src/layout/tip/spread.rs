//! The shapes of what hangs on one holder.
//!
//! A row takes, for each bound on its height, of every part the narrowest shape that
//! is no higher; columns take, for each bound on their width, of every part the
//! flattest shape that is no wider. What comes of all bounds is the front of the
//! whole (after Marriott and Sbarski, *Compact layout of layered trees*, 2007).

use super::front::{Shape, prune, thin, within_height, within_width};
use super::{BRANCH, COLUMN_GAP, RUNG_GAP};
use crate::layout::Mode;
use crate::layout::mode::MOST_COLUMNS;

/// A part of a row or a column.
#[derive(Clone, Copy)]
pub(super) struct Part<'a> {
    pub front: &'a [Shape],
    /// Between it and the part before it in a row.
    pub gap: f32,
    pub against: bool,
}

/// The shape that a part takes under a bound on a row's height.
pub(super) fn in_row(part: &Part, bound: f32) -> usize {
    within_height(part.front, bound)
}

/// The shape that a part takes under a bound on a column's width.
pub(super) fn in_column(part: &Part, bound: f32) -> usize {
    within_width(part.front, bound)
}

/// The bounds on a measure of the parts that are worth trying.
fn bounds(parts: &[Part], measure: impl Fn(&Shape) -> f32) -> Vec<f32> {
    // No bound can be less than what each part takes at the least.
    let smallest = |part: &Part| {
        part.front
            .iter()
            .map(&measure)
            .fold(f32::INFINITY, f32::min)
    };
    let least = parts.iter().map(smallest).fold(0.0, f32::max);
    if parts.iter().all(|part| part.front.len() == 1) {
        return vec![least];
    }
    let shapes = parts.iter().flat_map(|part| part.front);
    let mut bounds: Vec<f32> = shapes.map(measure).filter(|it| *it >= least).collect();
    thin(&mut bounds);
    bounds
}

/// Adds the shapes of a row.
pub(super) fn rows(parts: &[Part], found: &mut Vec<Shape>) {
    let bounds = bounds(parts, |shape| shape.height);
    for bound in bounds {
        let (mut width, mut height) = (0.0, 0.0_f32);
        let (mut first, mut last) = (0.0, 0.0);
        for (place, part) in parts.iter().enumerate() {
            let Some(shape) = part.front.get(in_row(part, bound)) else {
                continue;
            };
            if place > 0 {
                width += part.gap;
            }
            last = width + shape.anchor;
            if place == 0 {
                first = last;
            }
            width += shape.width;
            height = height.max(shape.height);
        }
        found.push(Shape {
            width,
            height,
            anchor: f32::midpoint(first, last),
            mode: Mode::Row,
            bounds: [bound, 0.0],
        });
    }
}

/// Adds the shapes of so many columns, or of as many as make sense.
pub(super) fn columns(parts: &[Part], fixed: Option<u8>, found: &mut Vec<Shape>) {
    columns_up_to(sensible_columns(parts.len()), parts, fixed, found);
}

fn columns_up_to(most: u8, parts: &[Part], fixed: Option<u8>, found: &mut Vec<Shape>) {
    let bounds = bounds(parts, |shape| shape.width);
    let counts = match fixed {
        Some(count) => count..=count,
        None => 1..=most,
    };
    let mut sizes = Vec::with_capacity(parts.len());
    for bound in bounds {
        sizes.clear();
        let shapes = parts
            .iter()
            .map(|part| part.front.get(in_column(part, bound)));
        sizes.extend(shapes.map(|shape| shape.map_or((0.0, 0.0), |it| (it.width, it.height))));
        for count in counts.clone() {
            let (width, height) = extent(&sizes, count);
            found.push(Shape {
                width,
                height,
                anchor: if count == 1 { 0.0 } else { width / 2.0 },
                mode: Mode::Columns(count),
                bounds: [bound, 0.0],
            });
        }
    }
}

fn sensible_columns(parts: usize) -> u8 {
    let most = (parts as f32).sqrt() as u8;
    most.clamp(1, MOST_COLUMNS)
}

/// Beside a thesis, each of a few reasons may have a column of its own.
fn columns_of_a_thesis(parts: usize) -> u8 {
    sensible_columns(parts).max(parts.min(FEW) as u8)
}

const FEW: usize = 4;

/// Width and height of columns of boxes, the trunks beside them included.
fn extent(sizes: &[(f32, f32)], count: u8) -> (f32, f32) {
    let (mut width, mut height) = (0.0, 0.0_f32);
    for column in split(sizes, count) {
        if width > 0.0 {
            width += COLUMN_GAP;
        }
        let widest = sizes[column.clone()]
            .iter()
            .fold(0.0, |sum: f32, size| sum.max(size.0));
        width += BRANCH + widest;
        height = height.max(stacked(&sizes[column]));
    }
    (width, height)
}

fn stacked(sizes: &[(f32, f32)]) -> f32 {
    let gaps = sizes.len().saturating_sub(1) as f32 * RUNG_GAP;
    sizes.iter().map(|size| size.1).sum::<f32>() + gaps
}

/// Boxes in order, in so many columns of about equal height.
pub(super) fn split(
    sizes: &[(f32, f32)],
    count: u8,
) -> impl Iterator<Item = std::ops::Range<usize>> {
    let mut ends = Vec::with_capacity(count as usize);
    if count > 1 {
        let tall = |size: &(f32, f32)| size.1 + RUNG_GAP;
        let share = sizes.iter().map(tall).sum::<f32>() / f32::from(count);
        let mut filled = 0.0;
        for (place, size) in sizes.iter().enumerate() {
            // A box that crosses the bound stays where more of it lies.
            let middle = filled + tall(size) / 2.0;
            if middle > share * (ends.len() + 1) as f32 && place > 0 {
                ends.push(place);
            }
            filled += tall(size);
        }
    }
    ends.push(sizes.len());
    let mut start = 0;
    ends.into_iter().map(move |end| {
        let column = start..end;
        start = end;
        column
    })
}

/// Adds the shapes of two sides of a trunk.
pub(super) fn sides(parts: &[Part], fixed: Option<(u8, u8)>, found: &mut Vec<Shape>) {
    sides_up_to(sensible_columns, parts, fixed, found);
}

/// The same of a thesis, which has no other shapes and can become wide by columns alone.
pub(super) fn sides_of_a_thesis(parts: &[Part], found: &mut Vec<Shape>) {
    sides_up_to(columns_of_a_thesis, parts, None, found);
}

fn sides_up_to(
    most: fn(usize) -> u8,
    parts: &[Part],
    fixed: Option<(u8, u8)>,
    found: &mut Vec<Shape>,
) {
    let side = |against: bool, fixed: Option<u8>| {
        let own = parts.iter().filter(|part| part.against == against);
        let own: Vec<Part> = own.copied().collect();
        let mut front = Vec::new();
        if !own.is_empty() {
            columns_up_to(most(own.len()), &own, fixed, &mut front);
            prune(&mut front);
        }
        front
    };
    let left = side(false, fixed.map(|sides| sides.0));
    let right = side(true, fixed.map(|sides| sides.1));
    let mut bounds: Vec<f32> = left
        .iter()
        .chain(&right)
        .map(|shape| shape.height)
        .collect();
    let flattest = [&left, &right]
        .into_iter()
        .filter_map(|side| Some(side.last()?.height));
    let least = flattest.fold(0.0, f32::max);
    bounds.retain(|bound| *bound >= least);
    thin(&mut bounds);
    for bound in bounds {
        let of = |side: &[Shape]| side.get(within_height(side, bound)).copied();
        let (left, right) = (of(&left), of(&right));
        let width = |side: Option<Shape>| side.map_or(0.0, |shape| shape.width);
        let height = |side: Option<Shape>| side.map_or(0.0, |shape| shape.height);
        let asked = |side: Option<Shape>| side.map_or(0.0, |shape| shape.bounds[0]);
        let count = |side: Option<Shape>| match side.map(|shape| shape.mode) {
            Some(Mode::Columns(count)) => count,
            _ => 1,
        };
        found.push(Shape {
            width: width(left) + width(right),
            height: height(left).max(height(right)),
            anchor: width(left),
            mode: Mode::Sides(count(left), count(right)),
            bounds: [asked(left), asked(right)],
        });
    }
}
