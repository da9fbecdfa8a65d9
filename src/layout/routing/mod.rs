//! Lines that stay out of the tree: cross-links and conflicts, led around the cards.
//!
//! 1. [`free`] cuts the space between cards and boxes into cells.
//! 2. [`search`] finds for each line a short way with few bends through the cells.
//! 3. [`runs`] makes straight pieces of it, each with the room that it can stand in.
//! 4. [`lanes`] puts the pieces apart from each other and from the lines of the tree.
//!
//! Short lines come first. A layout is shown before all of a large map's lines are led
//! ([`Effort`]): those whose turn has not come are a stub at each end, and
//! [`Layout::lead_lines`](super::Layout::lead_lines) leads them later, off the main
//! thread. Of the lines of an earlier layout those stay whose ends stand where they
//! stood and whose way is still free.
//!
//! A piece may stand anywhere in its room without touching an obstacle, so that the
//! last step cannot spoil what the others found. A way is looked for by whole map
//! points; ways, and so pictures, are the same on every machine.

mod free;
mod lanes;
mod runs;
mod search;
mod wires;

use free::{Block, Free, Span};
use lanes::{Standings, TREE};
use runs::Course;
use search::{Gate, Search};

pub(super) use wires::{conflict_ways, cross_ways, forest_ways};

use super::{Point, Rect};

/// What lines keep from cards and boxes, in map points.
const GAP: f32 = 6.0;
/// What they keep from the corners of the card that they leave.
const CORNER: f32 = 8.0;

/// One end of a line.
#[derive(Clone, Copy, Debug)]
pub(super) struct End {
    /// The card that the line leaves or reaches at one of its sides.
    pub card: Rect,
    /// The box that the card stands in, which is no obstacle to this line; the card
    /// itself where there is none.
    pub around: Rect,
}

/// A line to be led around what stands in its way.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wire {
    pub from: End,
    pub to: End,
    /// Lines of one bundle may run on top of each other.
    pub bundle: u32,
}

/// What lines are led around.
#[derive(Clone, Debug, Default)]
pub(super) struct Ground {
    pub obstacles: Vec<Rect>,
    /// Lines that others should not run on top of: level and upright pieces.
    pub lines: Vec<[Point; 2]>,
}

/// What became of a line.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Led {
    /// Its corners.
    Around(Vec<Point>),
    /// Nothing free leads from one end to the other.
    ShutIn,
    /// Its turn has not come.
    NotYet,
}

/// How much may be spent on lines, and until when.
#[derive(Clone, Copy)]
pub struct Effort<'a> {
    /// Where more lines than this are still to be led, none is.
    pub lines: usize,
    /// No further line is led after this says no.
    pub go_on: &'a dyn Fn() -> bool,
}

impl Effort<'_> {
    /// What can be done before a layout is shown: all lines of a map of about a thousand
    /// claims. Those of larger maps stay stubs. Lines are counted, not time: one map, one
    /// picture.
    pub const AT_ONCE: Self = Self {
        lines: 150,
        go_on: &|| true,
    };
    /// Every line to its end.
    pub const ALL: Self = Self {
        lines: usize::MAX,
        go_on: &|| true,
    };
}

/// Leads the lines around what stands in their way, the short ones first; one answer
/// for each wire.
pub(super) fn ways(ground: &Ground, wires: &[Wire], effort: Effort<'_>) -> Vec<Led> {
    let mut ways = vec![Led::NotYet; wires.len()];
    if wires.is_empty() || wires.len() > effort.lines {
        return ways;
    }
    let blocks: Vec<Block> = ground.obstacles.iter().map(|rect| block(*rect)).collect();
    let sides: Vec<[Gate; SIDES]> = (wires.iter())
        .flat_map(|wire| [sides(wire.from), sides(wire.to)])
        .collect();
    let places: Vec<(i32, i32)> = (sides.iter().flatten())
        .map(|gate| (gate.x, gate.at))
        .collect();
    let free = Free::new(&blocks, &places);
    let gates = |end: usize| -> Vec<Gate> {
        let open = |place: usize| {
            let cell = free.homes[SIDES * end + place]?;
            Some(Gate {
                cell,
                ..sides[end][place]
            })
        };
        // Of each side the middle, or else another height.
        let side = |first: usize| (first..first + SIDES / 2).find_map(open);
        side(0).into_iter().chain(side(SIDES / 2)).collect()
    };
    let mut standings = Standings::default();
    for [start, end] in &ground.lines {
        let (x, y) = (whole_span(start.x, end.x), whole_span(start.y, end.y));
        if x.length() < y.length() {
            standings.add(true, x.low, y, TREE);
        } else {
            standings.add(false, y.low, x, TREE);
        }
    }
    let mut search = Search::new(&free);
    // Short ones first: they have the least choice, and long ones go around them.
    let mut order: Vec<usize> = (0..wires.len()).collect();
    let length = |wire: &Wire| {
        let (from, to) = (wire.from.card.center(), wire.to.card.center());
        ((from.x - to.x).abs() + (from.y - to.y).abs()) as i64
    };
    order.sort_by_key(|wire| length(&wires[*wire]));
    for wire in order {
        if !(effort.go_on)() {
            break;
        }
        let Some(way) = search.way(&gates(2 * wire), &gates(2 * wire + 1)) else {
            ways[wire] = Led::ShutIn;
            continue;
        };
        let course = Course::new(&free, &way);
        let stands = lanes::stand(&course, wires[wire].bundle, &mut standings);
        ways[wire] = Led::Around(points(&course, &stands));
    }
    ways
}

fn points(course: &Course, stands: &[i32]) -> Vec<Point> {
    let corners = course.corners(stands);
    let mut points: Vec<Point> = Vec::with_capacity(corners.len());
    for (x, y) in corners {
        let point = Point::new(x as f32, y as f32);
        if points.last() != Some(&point) {
            points.push(point);
        }
    }
    points
}

fn whole_span(one: f32, other: f32) -> Span {
    Span::new(one.min(other).round() as i32, one.max(other).round() as i32)
}

/// What a line may not cross: the rectangle and its gap, on whole points.
fn block(rect: Rect) -> Block {
    let grown = rect.grown(GAP);
    Block {
        x: Span::new(grown.min.x.floor() as i32, grown.max.x.ceil() as i32),
        y: Span::new(grown.min.y.floor() as i32, grown.max.y.ceil() as i32),
    }
}

/// How many places to leave a card are tried: three heights at each side.
const SIDES: usize = 6;

/// Where a line can leave its end, before it is known in which cells that is: left and
/// right, at the middle, and further up and down.
fn sides(end: End) -> [Gate; SIDES] {
    let around = block(end.around);
    let card = end.card;
    let span = Span::new(card.min.y.ceil() as i32, card.max.y.floor() as i32);
    let y = span.shrunk(CORNER as i32);
    let heights = [
        y.middle(),
        i32::midpoint(y.low, y.middle()),
        i32::midpoint(y.middle(), y.high),
    ];
    let gate = |right: bool, at: i32| Gate {
        edge: if right {
            card.max.x.round() as i32
        } else {
            card.min.x.round() as i32
        },
        x: if right { around.x.high } else { around.x.low },
        y,
        at,
        cell: 0,
        right,
    };
    let [middle, upper, lower] = heights;
    [
        gate(false, middle),
        gate(false, upper),
        gate(false, lower),
        gate(true, middle),
        gate(true, upper),
        gate(true, lower),
    ]
}

#[cfg(test)]
mod tests;
