//! The shapes of what hangs on one holder.
//!
//! A row takes, for each bound on its height, of every part the narrowest shape that
//! is no higher; columns take, for each bound on their width, of every part the
//! flattest shape that is no wider. What comes of all bounds is the front of the
//! whole (after Marriott and Sbarski, *Compact layout of layered trees*, 2007).

use super::front::{Shape, prune, thin, within_height, within_width};
use super::scratch::Scratch;
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

/// Finds the bounds on a measure of the parts that are worth trying, ascending.
fn find_bounds(parts: &[Part], measure: impl Fn(&Shape) -> f32, bounds: &mut Vec<f32>) {
    bounds.clear();
    // No bound can be less than what each part takes at the least.
    let smallest = |part: &Part| {
        part.front
            .iter()
            .map(&measure)
            .fold(f32::INFINITY, f32::min)
    };
    let least = parts.iter().map(smallest).fold(0.0, f32::max);
    if parts.iter().all(|part| part.front.len() == 1) {
        bounds.push(least);
        return;
    }
    let shapes = parts.iter().flat_map(|part| part.front);
    bounds.extend(shapes.map(measure).filter(|it| *it >= least));
    thin(bounds);
}

/// Adds the shapes of a row.
pub(super) fn rows(parts: &[Part], scratch: &mut Scratch, found: &mut Vec<Shape>) {
    let Scratch { bounds, chosen, .. } = scratch;
    find_bounds(parts, |shape| shape.height, bounds);
    chosen.clear();
    chosen.extend(parts.iter().map(|part| part.front.len().saturating_sub(1)));
    for bound in bounds.iter().copied() {
        let (mut width, mut height) = (0.0, 0.0_f32);
        let (mut first, mut last) = (0.0, 0.0);
        for (place, (part, chosen)) in parts.iter().zip(&mut *chosen).enumerate() {
            // As in_row finds it: the higher the bound, the narrower.
            while let Some(narrower) = chosen.checked_sub(1)
                && (part.front.get(narrower)).is_some_and(|shape| shape.height <= bound)
            {
                *chosen = narrower;
            }
            let Some(shape) = part.front.get(*chosen) else {
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
pub(super) fn columns(
    parts: &[Part],
    fixed: Option<u8>,
    scratch: &mut Scratch,
    found: &mut Vec<Shape>,
) {
    columns_up_to(sensible_columns(parts.len()), parts, fixed, scratch, found);
}

fn columns_up_to(
    most: u8,
    parts: &[Part],
    fixed: Option<u8>,
    scratch: &mut Scratch,
    found: &mut Vec<Shape>,
) {
    let Scratch {
        bounds,
        chosen,
        sizes,
        ..
    } = scratch;
    find_bounds(parts, |shape| shape.width, bounds);
    let counts = match fixed {
        Some(count) => count..=count,
        None => 1..=most,
    };
    chosen.clear();
    chosen.resize(parts.len(), 0);
    for bound in bounds.iter().copied() {
        sizes.clear();
        for (part, chosen) in parts.iter().zip(&mut *chosen) {
            // As in_column finds it: the wider the bound, the flatter.
            while (part.front.get(*chosen + 1)).is_some_and(|shape| shape.width <= bound) {
                *chosen += 1;
            }
            let shape = part.front.get(*chosen);
            sizes.push(shape.map_or((0.0, 0.0), |it| (it.width, it.height)));
        }
        for count in counts.clone() {
            let (width, height) = extent(sizes, count);
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
    let tall = |size: &(f32, f32)| size.1 + RUNG_GAP;
    let share = if count > 1 {
        sizes.iter().map(tall).sum::<f32>() / f32::from(count)
    } else {
        f32::INFINITY
    };
    let (mut start, mut filled, mut ends) = (0, 0.0, 0_u16);
    std::iter::from_fn(move || {
        let first = start;
        for (place, size) in sizes.iter().enumerate().skip(first) {
            // A box that crosses the bound stays where more of it lies.
            let middle = filled + tall(size) / 2.0;
            if middle > share * f32::from(ends + 1) && place > 0 && !(place == first && ends > 0) {
                ends += 1;
                start = place;
                return Some(first..place);
            }
            filled += tall(size);
        }
        start = sizes.len();
        (first < start).then_some(first..start)
    })
}

/// Adds the shapes of two sides of a trunk.
pub(super) fn sides(
    parts: &[Part],
    fixed: Option<(u8, u8)>,
    scratch: &mut Scratch,
    found: &mut Vec<Shape>,
) {
    sides_up_to(sensible_columns, parts, fixed, scratch, found);
}

/// The same of a thesis, which has no other shapes and can become wide by columns alone.
pub(super) fn sides_of_a_thesis(parts: &[Part], scratch: &mut Scratch, found: &mut Vec<Shape>) {
    sides_up_to(columns_of_a_thesis, parts, None, scratch, found);
}

fn sides_up_to(
    most: fn(usize) -> u8,
    parts: &[Part],
    fixed: Option<(u8, u8)>,
    scratch: &mut Scratch,
    found: &mut Vec<Shape>,
) {
    let [mut left, mut right] = std::mem::take(&mut scratch.sides);
    let mut side = |against: bool, fixed: Option<u8>, front: &mut Vec<Shape>| {
        front.clear();
        let own = parts.iter().filter(|part| part.against == against);
        let own: Vec<Part> = own.copied().collect();
        if !own.is_empty() {
            columns_up_to(most(own.len()), &own, fixed, scratch, front);
            prune(front);
        }
    };
    side(false, fixed.map(|sides| sides.0), &mut left);
    side(true, fixed.map(|sides| sides.1), &mut right);
    let bounds = &mut scratch.bounds;
    bounds.clear();
    bounds.extend(left.iter().chain(&right).map(|shape| shape.height));
    let flattest = [&left, &right]
        .into_iter()
        .filter_map(|side| Some(side.last()?.height));
    let least = flattest.fold(0.0, f32::max);
    bounds.retain(|bound| *bound >= least);
    thin(bounds);
    for bound in bounds.iter().copied() {
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
    scratch.sides = [left, right];
}
