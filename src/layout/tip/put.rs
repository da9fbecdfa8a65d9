//! Downwards: from the shapes that were chosen to the places of all nodes.

use super::TRUNK_STEP;
use super::front::{Shape, within_height};
use super::grow::{Crown, Fronts};
use super::memory::Noting;
use super::pack::Root;
use super::pieces::{Lean, Piece, Spread, place, turn};
use super::scratch::Scratch;
use crate::layout::writable::{Plain, Writable};
use crate::layout::{Arranged, GivenUp, Mode, Point, Rows, STEP, Size};

/// Where a tree stands, and which of its shapes it has.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::layout) struct Spot {
    corner: Point,
    lean: Lean,
    shape: u32,
}

impl Spot {
    pub(super) fn is_same_place(self, other: Self) -> bool {
        self.corner == other.corner && self.lean == other.lean
    }
}

/// How everything grew, by node: what the next picture takes over from where nothing
/// has changed.
#[derive(Clone, Debug, Default)]
pub(in crate::layout) struct Grown {
    /// From each node's lower edge to a row below it.
    pub gaps: Vec<f32>,
    pub(super) shapes: Rows<Shape>,
    pub(super) spots: Rows<Spot>,
}

impl PartialEq for Grown {
    /// It follows from all else.
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

pub(super) fn put(fronts: Fronts, roots: &[Root], given_up: GivenUp) -> Option<Arranged> {
    let outline = &fronts.request.outline;
    let count = fronts.sizes.len();
    let mut spots = vec![Spot::default(); count];
    let mut shapes = vec![Shape::default(); count];
    let mut corners = vec![Point::default(); count];
    let mut trunks = vec![None; count];
    let mut putting = Putting {
        fronts: &fronts,
        spots: Plain(&mut spots),
        corners: Plain(&mut corners),
        trunks: Plain(&mut trunks),
        notes: Vec::with_capacity(count / 4),
    };
    putting.roots(roots);
    // Parents stand before their children, so this goes downwards.
    for (node, shape) in shapes.iter_mut().enumerate() {
        if node % STEP == 0 && given_up() {
            return None;
        }
        if let Some(chosen) = putting.tree(node) {
            *shape = chosen;
        }
    }
    let mut noting = Noting::new(outline, &fronts.kept);
    for (slim, shape) in outline.slots.nodes.iter().zip(&shapes) {
        noting.room(slim.head, shape);
    }
    for (holder, mode) in putting.notes {
        noting.mode(holder, mode);
    }
    for root in roots {
        noting.corner(outline.slots.nodes[root.node].head, root.corner);
    }
    let grown = Grown {
        spots: spots[..].into(),
        shapes: shapes[..].into(),
        gaps: fronts.into_rows().0,
    };
    Some(Arranged {
        corners,
        trunks,
        memory: noting.into_memory(outline),
        grown: Some(grown),
        ..Arranged::default()
    })
}

pub(super) struct Putting<'a, S> {
    pub fronts: &'a Fronts<'a>,
    pub spots: S,
    pub corners: Plain<'a, Point>,
    pub trunks: Plain<'a, Option<f32>>,
    /// How what hangs on records is spread out, to be kept in mind.
    pub notes: Vec<(u32, Mode)>,
}

impl<S: Writable<Spot>> Putting<'_, S> {
    pub(super) fn spot(&self, node: usize) -> Spot {
        self.spots.at(node).copied().unwrap_or_default()
    }

    pub(super) fn roots(&mut self, roots: &[Root]) {
        for root in roots {
            let spot = Spot {
                corner: root.corner,
                lean: Lean::Upright,
                shape: root.shape as u32,
            };
            self.spots.write(root.node, spot);
        }
    }

    /// Puts a node, and says where its children stand. Hands back the shape of its tree.
    pub(super) fn tree(&mut self, node: usize) -> Option<Shape> {
        let fronts = self.fronts;
        let slots = &fronts.request.outline.slots;
        let Spot {
            corner,
            shape,
            lean,
        } = self.spot(node);
        let shape = fronts.front(node).get(shape as usize).copied()?;
        let room = Size::new(shape.width, shape.height);
        let own = slots.nodes[node].head;
        let head = fronts.sizes[node];
        let children = fronts.children(node);
        if children.is_empty() {
            let corner = match lean {
                Lean::Right => corner.moved(room.width - head.width, 0.0),
                Lean::Upright | Lean::Left => corner,
            };
            self.corners.write(node, corner);
            return Some(shape);
        }
        if let ([child], Mode::Row) = (children, shape.mode) {
            self.chain(node, *child, shape, lean);
            return Some(shape);
        }
        let one_clump = fronts.clumps(children).nth(1).is_none();
        let mut spread = if one_clump {
            self.note(children, shape.mode);
            place(&fronts.parts(children), shape.mode, shape.bounds)
        } else {
            self.notes.push((own, shape.mode));
            self.place_clumps(own, children, shape.mode, shape.bounds[0])
        };
        let single_column = shape.mode == Mode::Columns(1);
        if single_column && lean == Lean::Right {
            turn(&mut spread, |piece| {
                let shape = fronts.front(children[piece.part]).get(piece.shape);
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
        let at = Point::new(left + crown.head, corner.y);
        self.corners.write(node, at);
        let top = corner.y + head.height + fronts.gap(node, shape.mode, one_clump);
        for piece in &spread.pieces {
            let child = children[piece.part];
            let spot = Spot {
                corner: Point::new(left + crown.spread + piece.at.x, top + piece.at.y),
                lean: piece.lean,
                shape: piece.shape as u32,
            };
            self.spots.write(child, spot);
            // From the left edge of the head.
            let trunk = piece.trunk.map(|trunk| crown.spread + trunk - crown.head);
            self.trunks.write(child, trunk);
        }
        Some(shape)
    }

    /// A node with a single child below it: what most nodes have.
    fn chain(&mut self, node: usize, child: usize, shape: Shape, lean: Lean) {
        let fronts = self.fronts;
        let corner = self.spot(node).corner;
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
        let at = Point::new(left + head_x, corner.y);
        self.corners.write(node, at);
        let top = corner.y + head.height + fronts.gap(node, Mode::Row, true);
        let spot = Spot {
            corner: Point::new(left + crown.spread, top),
            // One below the other, straight down the same side.
            lean,
            shape: chosen as u32,
        };
        self.spots.write(child, spot);
        self.trunks.write(child, None);
    }

    /// Keeps in mind how the children of one holder are spread out. A single child leaves
    /// the choice to the next that comes, unless it was left where it stood among others.
    fn note(&mut self, children: &[usize], mode: Mode) {
        if let [first, ..] = *children
            && (children.len() > 1 || mode != Mode::Row)
        {
            let holder = self.fronts.request.outline.slots.nodes[first].holder;
            self.notes.push((holder, mode));
        }
    }

    /// The fronts of the clumps of a box that merely moves: it was not looked at again.
    fn clumps_again(&self, own: u32, children: &[usize]) -> Option<Vec<Vec<Shape>>> {
        let fronts = self.fronts;
        if fronts.knows_clumps(children) {
            return None;
        }
        let outline = &fronts.request.outline;
        let mut scratch = Scratch::default();
        let clumps = outline.slots.clumps(children).map(|clump| {
            let slot = fronts.kept.of(outline.slots.nodes[clump[0]].holder);
            // Where the map has a word, that counts.
            let word = slot.own.and_then(|_| {
                let holder = outline.nodes.get(clump[0])?.hangs_on?;
                outline.spreads.get(&holder).copied()
            });
            let mut found = Vec::new();
            let mode = Some(word.unwrap_or(slot.mode));
            fronts.clump(own, clump, mode, &mut scratch, &mut found);
            found
        });
        Some(clumps.collect())
    }

    /// The children of a box in which several premises are argued for.
    fn place_clumps(&mut self, own: u32, children: &[usize], mode: Mode, bound: f32) -> Spread {
        let fronts = self.fronts;
        let slots = &fronts.request.outline.slots;
        if mode == Mode::Columns(1) {
            // One column; each holder has a trunk of its own, the last outermost.
            let mut spread = place(&fronts.parts(children), mode, [bound, 0.0]);
            let last = slots.clumps(children).count() - 1;
            let mut place = 0;
            for piece in &mut spread.pieces {
                let starts = slots.nodes[children[piece.part]].starts;
                place += usize::from(starts && piece.part > 0);
                piece.at.x += TRUNK_STEP * last as f32;
                piece.trunk = Some(TRUNK_STEP * (last - place) as f32);
            }
            spread.width += TRUNK_STEP * last as f32;
            return spread;
        }
        let again = self.clumps_again(own, children);
        let parts = match &again {
            Some(again) => fronts.parts_of_row(again.iter().map(Vec::as_slice)),
            None => fronts.clump_parts(children),
        };
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
            if slots.nodes[clump[0]].holder != own {
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
