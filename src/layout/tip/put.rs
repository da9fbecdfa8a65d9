//! Downwards: from the shapes that were chosen to the places of all nodes.

use super::front::{Shape, within_height};
use super::grow::{Crown, Fronts};
use super::memory::Kept;
use super::pack::Root;
use super::spread::{self, Part};
use super::{BRANCH, COLUMN_GAP, RUNG_GAP, TRUNK_STEP};
use crate::layout::{Arranged, Mode, Point, Size};

/// Which side of a tree's room its head and columns keep to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Lean {
    /// The head stands in the middle above a row.
    #[default]
    Upright,
    /// A trunk runs on the left: the head stands next to it.
    Left,
    /// A trunk runs on the right: the head stands next to it, and columns grow to the
    /// left.
    Right,
}

/// Where a tree stands, and which of its shapes it has.
#[derive(Clone, Copy, Debug, Default)]
struct Spot {
    corner: Point,
    shape: usize,
    lean: Lean,
}

/// A part of a spread with its place, from the spread's upper left corner.
struct Piece {
    part: usize,
    shape: usize,
    at: Point,
    lean: Lean,
    trunk: Option<f32>,
}

/// A spread with all its parts placed.
#[derive(Default)]
struct Spread {
    pieces: Vec<Piece>,
    width: f32,
    anchor: f32,
}

pub(super) fn put(fronts: &Fronts, roots: Vec<Root>) -> Arranged {
    let outline = &fronts.request.outline;
    let count = outline.nodes.len();
    let mut putting = Putting {
        fronts,
        spots: vec![Spot::default(); count],
        corners: vec![Point::default(); count],
        trunks: vec![None; count],
        kept: fronts.kept.for_the_next(),
    };
    for root in &roots {
        putting.spots[root.node] = Spot {
            corner: root.corner,
            shape: root.shape,
            lean: Lean::Upright,
        };
        let head = outline.slots.nodes[root.node].head;
        if let Some(slot) = putting.kept.slot_mut(head) {
            slot.corner = root.corner;
        }
    }
    // Parents stand before their children, so this goes downwards.
    for node in 0..count {
        putting.tree(node);
    }
    let Putting {
        corners,
        trunks,
        kept,
        ..
    } = putting;
    Arranged {
        corners,
        trunks,
        memory: kept.into_memory(outline),
        ..Arranged::default()
    }
}

struct Putting<'a> {
    fronts: &'a Fronts<'a>,
    spots: Vec<Spot>,
    corners: Vec<Point>,
    trunks: Vec<Option<f32>>,
    kept: Kept,
}

impl Putting<'_> {
    fn tree(&mut self, node: usize) {
        let fronts = self.fronts;
        let slots = &fronts.request.outline.slots;
        let Spot {
            corner,
            shape,
            lean,
        } = self.spots[node];
        let Some(shape) = fronts.front(node).get(shape).copied() else {
            return;
        };
        let room = Size::new(shape.width, shape.height);
        let own = slots.nodes[node].head;
        if let Some(slot) = self.kept.slot_mut(own) {
            slot.room = room;
        }
        let head = fronts.sizes[node];
        let children = fronts.children(node);
        if children.is_empty() {
            self.corners[node] = match lean {
                Lean::Right => corner.moved(room.width - head.width, 0.0),
                Lean::Upright | Lean::Left => corner,
            };
            return;
        }
        if let ([child], Mode::Row) = (children, shape.mode) {
            self.chain(node, *child as usize, shape, lean);
            return;
        }
        let one_clump = fronts.clumps(children).nth(1).is_none();
        let mut spread = if one_clump {
            self.note(children, shape.mode);
            place(&fronts.parts(children), shape.mode, shape.bounds)
        } else {
            if let Some(slot) = self.kept.slot_mut(own) {
                slot.mode = shape.mode;
            }
            self.place_clumps(own, children, shape.mode, shape.bounds[0])
        };
        let single_column = shape.mode == Mode::Columns(1);
        if single_column && lean == Lean::Right {
            turn(&mut spread, |piece| {
                let shape = fronts.front(children[piece.part] as usize).get(piece.shape);
                shape.map_or(0.0, |shape| shape.width)
            });
        }
        let mut crown = Crown::over(shape.mode, spread.width, spread.anchor, head.width);
        match lean {
            Lean::Right if single_column => {
                let right = crown.width - crown.head - head.width;
                crown.spread = crown.width - crown.spread - spread.width;
                crown.head = right;
            }
            Lean::Right => crown.head = crown.width - head.width,
            Lean::Left => crown.head = 0.0,
            Lean::Upright => {}
        }
        // A room may be wider than what stands in it: it keeps to the trunk's side.
        let left = match lean {
            Lean::Right => corner.x + room.width - crown.width,
            Lean::Upright | Lean::Left => corner.x,
        };
        self.corners[node] = Point::new(left + crown.head, corner.y);
        let top = corner.y + head.height + fronts.gap(node, shape.mode, one_clump);
        for piece in &spread.pieces {
            let child = children[piece.part] as usize;
            self.spots[child] = Spot {
                corner: Point::new(left + crown.spread + piece.at.x, top + piece.at.y),
                shape: piece.shape,
                lean: piece.lean,
            };
            // From the left edge of the head.
            self.trunks[child] = piece.trunk.map(|trunk| crown.spread + trunk - crown.head);
        }
    }

    /// A node with a single child below it: what most nodes have.
    fn chain(&mut self, node: usize, child: usize, shape: Shape, lean: Lean) {
        let fronts = self.fronts;
        let corner = self.spots[node].corner;
        let head = fronts.sizes[node];
        let chosen = within_height(fronts.front(child), shape.bounds[0]);
        let Some(below) = fronts.front(child).get(chosen) else {
            return;
        };
        let crown = Crown::over(Mode::Row, below.width, below.anchor, head.width);
        let (left, head_x) = match lean {
            Lean::Right => (
                corner.x + shape.width - crown.width,
                crown.width - head.width,
            ),
            Lean::Left => (corner.x, 0.0),
            Lean::Upright => (corner.x, crown.head),
        };
        self.corners[node] = Point::new(left + head_x, corner.y);
        let top = corner.y + head.height + fronts.gap(node, Mode::Row, true);
        self.spots[child] = Spot {
            corner: Point::new(left + crown.spread, top),
            shape: chosen,
            // One below the other, straight down the same side.
            lean,
        };
    }

    /// Keeps in mind how the children of one holder are spread out.
    fn note(&mut self, children: &[u32], mode: Mode) {
        if let [first, _, ..] = *children {
            let holder = self.fronts.request.outline.slots.nodes[first as usize].holder;
            if let Some(slot) = self.kept.slot_mut(holder) {
                slot.mode = mode;
            }
        }
    }

    /// The children of a box in which several premises are argued for.
    fn place_clumps(&mut self, own: u32, children: &[u32], mode: Mode, bound: f32) -> Spread {
        let fronts = self.fronts;
        let slots = &fronts.request.outline.slots;
        if mode == Mode::Columns(1) {
            // One column; each holder has a trunk of its own, the last outermost.
            let mut spread = place(&fronts.parts(children), mode, [bound, 0.0]);
            let last = slots.clumps(children).count() - 1;
            let mut place = 0;
            for piece in &mut spread.pieces {
                let starts = slots.nodes[children[piece.part] as usize].starts;
                place += usize::from(starts && piece.part > 0);
                piece.at.x += TRUNK_STEP * last as f32;
                piece.trunk = Some(TRUNK_STEP * (last - place) as f32);
            }
            spread.width += TRUNK_STEP * last as f32;
            return spread;
        }
        let parts = fronts.clump_parts(children);
        let row = place(&parts, Mode::Row, [bound, 0.0]);
        let mut spread = Spread {
            width: row.width,
            anchor: row.anchor,
            ..Spread::default()
        };
        let mut first = 0;
        for (slot, clump) in row.pieces.iter().zip(slots.clumps(children)) {
            let Some(shape) = parts[slot.part].front.get(slot.shape).copied() else {
                continue;
            };
            if slots.nodes[clump[0] as usize].holder != own {
                self.note(clump, shape.mode);
            }
            let inner = place(&fronts.parts(clump), shape.mode, shape.bounds);
            for piece in inner.pieces {
                spread.pieces.push(Piece {
                    part: first + piece.part,
                    at: piece.at.moved(slot.at.x, slot.at.y),
                    trunk: piece.trunk.map(|trunk| trunk + slot.at.x),
                    ..piece
                });
            }
            first += clump.len();
        }
        spread
    }
}

/// Gives every part its place in the spread.
fn place(parts: &[Part], mode: Mode, bounds: [f32; 2]) -> Spread {
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
fn turn(spread: &mut Spread, width: impl Fn(&Piece) -> f32) {
    for piece in &mut spread.pieces {
        piece.at.x = spread.width - piece.at.x - width(piece);
        piece.trunk = piece.trunk.map(|trunk| spread.width - trunk);
        piece.lean = Lean::Right;
    }
    spread.anchor = spread.width - spread.anchor;
}
