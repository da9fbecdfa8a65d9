//! The map as flat shapes, made once for a layout: what is drawn from afar.
//!
//! It knows places and what stands there, and neither words nor colours, so it
//! depends on the layout alone.

use std::collections::BTreeSet;

use super::grid::Grid;
use super::wires::wires;
use crate::drawing::Bearing;
use crate::layout::{Flow, Head, Layout, LinkKind, Rect, Seat, Size};
use crate::model::{Id, Kind};

/// What stands at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum What {
    /// The line of a conflict.
    Conflict,
    /// A reason's box.
    Box(Bearing),
    /// The label on a reason's box.
    Pill(Bearing),
    /// A line of the tree; that into a reason's box bears its colour.
    Wire(Option<Bearing>),
    /// A claim; in a reason's box, with how that bears.
    Card(Option<Bearing>),
    Reference,
    Fold,
    Thesis,
    Question,
}

/// Lines are rectangles without a width or a height.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Block {
    pub rect: Rect,
    pub what: What,
}

/// Something with words worth reading from afar.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Landmark {
    pub id: Id,
    /// Its own card.
    pub rect: Rect,
    /// What it covers with all that hangs below it.
    pub region: Rect,
    /// The least room that this or one of its siblings has, of those with something below
    /// them: theses of one question are named alike.
    pub least: Size,
    /// From the middle of its card to those of the siblings beside it, on average; nothing
    /// without any.
    pub pitch: f32,
    /// How many claims stand there.
    pub claims: u32,
}

/// The flat shapes of a layout, findable by place.
#[derive(Clone, Debug, Default)]
pub(super) struct Terrain {
    /// In drawing order.
    pub blocks: Vec<Block>,
    /// Questions, theses and whatever else has much below it: large ones first.
    pub landmarks: Vec<Landmark>,
    /// Which way the map grows from its landmarks.
    pub flow: Flow,
    grid: Grid,
    /// The numbers of cross-links in the layout, by each of their ends.
    crossings: Vec<(Id, u32)>,
}

/// What is neither question nor thesis is a landmark with so many claims or more.
const LANDMARK_CLAIMS: u32 = 4;
/// Lines at an angle are drawn in upright and level steps so long, in map points.
const STEP: f32 = 12.0;

impl Terrain {
    pub(super) fn new(layout: &Layout) -> Self {
        let theses = theses(layout);
        let bearings = |reason: Id| bearing(layout, reason);
        let mut blocks = Vec::with_capacity(4 * layout.cards.len());
        let mut add = |rect: Rect, what: What| blocks.push(Block { rect, what });

        for (_, conflict) in &layout.conflicts {
            for piece in conflict.points.windows(2) {
                steps(piece[0], piece[1], |rect| add(rect, What::Conflict));
            }
        }
        for (id, reason) in &layout.reasons {
            let bearing = bearings(*id);
            add(reason.rect, What::Box(bearing));
            add(reason.pill, What::Pill(bearing));
        }
        wires(layout, &bearings, &mut add);
        for node in &layout.outline.nodes {
            let within = match node.head {
                Head::Reason(reason) => Some(bearings(reason)),
                _ => None,
            };
            let seats = node.seats.iter().filter_map(|seat| match seat {
                Seat::Card(claim) => Some(*claim),
                Seat::Reference(_) => None,
            });
            let own = match node.head {
                Head::Claim(claim) => Some(claim),
                _ => None,
            };
            for claim in seats.chain(own) {
                if let Some(rect) = layout.cards.get(&claim)
                    && !theses.contains(&claim)
                {
                    add(*rect, What::Card(within));
                }
            }
        }
        for reference in &layout.references {
            add(reference.rect, What::Reference);
        }
        for (_, badge) in &layout.folds {
            add(badge.rect, What::Fold);
        }
        for thesis in &theses {
            if let Some(rect) = layout.cards.get(thesis) {
                add(*rect, What::Thesis);
            }
        }
        for (_, rect) in &layout.questions {
            add(*rect, What::Question);
        }

        let rects: Vec<Rect> = blocks.iter().map(|block| block.rect).collect();
        Self {
            grid: Grid::new(&rects),
            blocks,
            landmarks: landmarks(layout, &theses),
            flow: layout.flow,
            crossings: crossings(layout),
        }
    }

    /// The shapes in and around a rectangle, in drawing order.
    pub(super) fn near(&self, rect: Rect, numbers: &mut Vec<u32>) {
        self.grid.near(rect, numbers);
    }

    /// The numbers of the cross-links that lead to or from a claim.
    pub(super) fn crossings_of(&self, id: Id) -> impl Iterator<Item = usize> + '_ {
        let first = self.crossings.partition_point(|(end, _)| *end < id);
        let own = self.crossings.iter().skip(first);
        own.take_while(move |(end, _)| *end == id)
            .map(|(_, number)| *number as usize)
    }
}

/// How a reason bears on what it hangs on.
fn bearing(layout: &Layout, reason: Id) -> Bearing {
    let outline = &layout.outline;
    let node = outline.node_of(reason);
    let Some(node) = node.and_then(|node| outline.nodes.get(node)) else {
        return Bearing::For;
    };
    let on_reason = node.hangs_on.is_some_and(|id| id.kind() == Kind::Reason);
    match (node.against, on_reason) {
        (true, true) => Bearing::Undercut,
        (true, false) => Bearing::Against,
        (false, true) => Bearing::Support,
        (false, false) => Bearing::For,
    }
}

fn theses(layout: &Layout) -> BTreeSet<Id> {
    let nodes = layout.outline.nodes.iter();
    let thesis = |node: &crate::layout::Node| match node.head {
        Head::Claim(id) if node.hangs_on.is_some_and(|on| on.kind() == Kind::Question) => Some(id),
        _ => None,
    };
    nodes.filter_map(thesis).collect()
}

fn landmarks(layout: &Layout, theses: &BTreeSet<Id>) -> Vec<Landmark> {
    let nodes = &layout.outline.nodes;
    let mut regions: Vec<(Rect, u32)> = Vec::with_capacity(nodes.len());
    for node in nodes {
        let (rect, claims) = match node.head {
            Head::Question(id) | Head::Claim(id) | Head::Reason(id) => {
                let claims = match node.head {
                    Head::Claim(_) => 1,
                    _ => node.seats.len() as u32,
                };
                (layout.rect_of(id).unwrap_or(Rect::NOTHING), claims)
            }
            Head::Reference { .. } | Head::Fold { .. } => (Rect::NOTHING, 0),
        };
        regions.push((rect, claims));
    }
    // Parents stand before their children.
    for number in (0..nodes.len()).rev() {
        if let Some(parent) = layout.outline.parent(number)
            && parent < number
        {
            let (rect, claims) = regions[number];
            let above = &mut regions[parent];
            above.0 = above.0.union(rect);
            above.1 += claims;
        }
    }
    let mut found = Vec::new();
    for ((number, node), (region, claims)) in nodes.iter().enumerate().zip(&regions) {
        let id = match node.head {
            Head::Question(id) => id,
            Head::Claim(id)
                if theses.contains(&id)
                    || (*claims >= LANDMARK_CLAIMS && layout.outline.parent(number).is_none()) =>
            {
                id
            }
            _ => continue,
        };
        let Some(rect) = layout.rect_of(id) else {
            continue;
        };
        let parent = layout.outline.parent(number);
        let siblings = parent.map_or(&[][..], |parent| layout.outline.children(parent));
        let rooms = siblings.iter().filter_map(|sibling| regions.get(*sibling));
        found.push(Landmark {
            id,
            rect,
            region: *region,
            least: least_room(rooms, region),
            pitch: pitch(layout, siblings, number, rect),
            claims: *claims,
        });
    }
    // Questions before their theses, which are never larger.
    found.sort_by(|one, other| {
        let rank = |mark: &Landmark| (mark.id.kind() != Kind::Question, u32::MAX - mark.claims);
        rank(one).cmp(&rank(other)).then(one.id.cmp(&other.id))
    });
    found
}

/// The least room among siblings. One with nothing below it takes no words from the others,
/// as long as another has something: its label has nothing to hide.
fn least_room<'a>(rooms: impl Iterator<Item = &'a (Rect, u32)> + Clone, own: &Rect) -> Size {
    let least = |least: Size, room: Size| {
        Size::new(least.width.min(room.width), least.height.min(room.height))
    };
    let argued = rooms.clone().filter(|(_, claims)| *claims > 1);
    (argued.map(|(room, _)| room.size()).reduce(least))
        .unwrap_or_else(|| rooms.map(|(room, _)| room.size()).fold(own.size(), least))
}

/// How far the siblings are that stand next in order and beside it, on average.
fn pitch(layout: &Layout, siblings: &[usize], number: usize, rect: Rect) -> f32 {
    let Some(place) = siblings.iter().position(|sibling| *sibling == number) else {
        return 0.0;
    };
    let next = [place.checked_sub(1), place.checked_add(1)];
    let nodes = next.into_iter().flatten().filter_map(|place| {
        let node = layout.outline.nodes.get(*siblings.get(place)?)?;
        layout.rect_of(node.head.record()?)
    });
    let beside = nodes.filter(|other| other.min.y < rect.max.y && rect.min.y < other.max.y);
    let distances = beside.map(|other| (other.center().x - rect.center().x).abs());
    let (sum, count) = distances.fold((0.0, 0.0), |(sum, count), far| (sum + far, count + 1.0));
    if count > 0.0 { sum / count } else { 0.0 }
}

fn crossings(layout: &Layout) -> Vec<(Id, u32)> {
    let mut found = Vec::new();
    for (number, link) in layout.links.iter().enumerate() {
        if link.kind == LinkKind::Cross {
            found.push((link.from, number as u32));
            found.push((link.to, number as u32));
        }
    }
    found.sort_unstable();
    found
}

/// A line as upright and level pieces.
fn steps(from: crate::layout::Point, to: crate::layout::Point, mut add: impl FnMut(Rect)) {
    let across =
        |a: crate::layout::Point, b: crate::layout::Point| Rect::new(a, a).union(Rect::new(b, b));
    if (from.x - to.x).abs() < 0.5 || (from.y - to.y).abs() < 0.5 {
        add(across(from, to));
        return;
    }
    let count = (from.distance(to) / STEP).ceil().clamp(1.0, 2000.0) as u16;
    let mut at = from;
    for step in 1..=count {
        let next = from.lerp(to, f32::from(step) / f32::from(count));
        let corner = crate::layout::Point::new(next.x, at.y);
        add(across(at, corner));
        add(across(corner, next));
        at = next;
    }
}
