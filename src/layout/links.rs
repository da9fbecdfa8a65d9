//! The lines between things.

use super::across::Departure;
use super::outline::{SeatSlot, What};
use super::routing::{self, Effort, Led};
use super::{Arranged, Layout, Point, Rect, Reference, Request, Ways};
use crate::model::Id;

/// What a line says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkKind {
    /// From a question to one of its theses.
    Thesis,
    /// From a claim to a reason on it.
    Reason,
    /// From a reason's box to a reason on that reason.
    Step,
    /// From a folded record to its badge.
    Fold,
    /// From a reference to the claim's home.
    Cross,
}

/// A line from one thing to another.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    pub kind: LinkKind,
    /// The record that the line starts on.
    pub from: Id,
    /// The record that it leads to; for a badge, the folded record.
    pub to: Id,
    /// The corners of the line.
    pub points: Vec<Point>,
    /// Whether all of the line but its last piece is shared with other lines; of a
    /// cross-link, whether it is the mere beginning of one.
    pub shared: bool,
}

/// From the lower edge of a thing down to where lines spread out.
const SPINE_DROP: f32 = 14.0;
/// From the upper edge of what stands along a trunk down to its line.
const RUNG_DROP: f32 = 28.0;
/// How long the beginning of a line is of which no more is shown.
const STUB: f32 = 18.0;
/// Between an edge and a line that runs along it.
const GUTTER: f32 = 6.0;

/// The lines of the forest, in the order of the nodes that they start on.
pub(super) fn tree_links(request: &Request, layout: &Layout, arranged: &Arranged) -> Vec<Link> {
    let slots = &request.outline.slots;
    let mut links = Vec::with_capacity(slots.nodes.len());
    for (index, node) in slots.nodes.iter().enumerate() {
        let children = slots.children(index);
        let lanes = slots.clumps(children).count();
        let corner = arranged.corners[index].x;
        let trunk_of = |child: u32| arranged.trunks[child as usize].map(|x| corner + x);
        for (lane, children) in slots.clumps(children).enumerate() {
            let holder = slots.nodes[children[0] as usize].holder;
            let Some(from) = record(layout, holder) else {
                continue;
            };
            let Some(mut start) = start_of(layout, index, holder, lane, lanes) else {
                continue;
            };
            if lanes == 1 {
                let trunks = children.iter().filter_map(|child| trunk_of(*child));
                start.lead_into_trunk(trunks);
            }
            if arranged.ways != Ways::Across
                && let ([child], 1) = (children, lanes)
                && arranged.trunks[*child as usize].is_none()
                && let Some((_, _, rect)) = end_of(layout, *child as usize, false, from)
            {
                start.lead_straight_to(rect.center().x);
            }
            let bottom = match &arranged.ways {
                Ways::Ranks(floors) => start.bottom.max(arranged.corners[index].y + floors[index]),
                Ways::Down | Ways::Across => start.bottom,
            };
            let departure = (arranged.ways == Ways::Across)
                .then(|| Departure::new(request, layout, index, from, lane))
                .flatten();
            let lane_y = bottom + SPINE_DROP + lane as f32 * request.spacing.lane_gap;
            for child in children.iter().copied() {
                let own = holder == node.head && node.what == What::Reason;
                let Some((kind, to, rect)) = end_of(layout, child as usize, own, from) else {
                    continue;
                };
                let points = match &departure {
                    Some(departure) => departure.line_to(rect),
                    None => trunk_of(child).and_then(|x| along(&start, lane_y, x, rect)),
                };
                links.push(Link {
                    kind,
                    from,
                    to,
                    points: points.unwrap_or_else(|| route(&start, lane_y, rect)),
                    shared: children.len() > 1,
                });
            }
        }
    }
    links
}

/// The id at a place in the row of all claims, reasons and questions that are shown.
fn record(layout: &Layout, place: u32) -> Option<Id> {
    let slots = &layout.outline.slots;
    let (claims, reasons) = (layout.cards.len(), slots.reasons.len());
    let place = place as usize;
    let id = match place.checked_sub(claims) {
        None => layout.cards.ids().get(place),
        Some(place) => (slots.reasons.get(place)).or_else(|| slots.questions.get(place - reasons)),
    };
    id.copied()
}

/// Where lines leave a record.
struct Start {
    /// From the record to the lower edge of its node; the last lies above the lane.
    points: [Point; 2],
    count: usize,
    /// The lower edge of the node.
    bottom: f32,
    /// How far left and right the lines may leave instead.
    reach: [f32; 2],
}

impl Start {
    fn at(x: f32, y: f32, bottom: f32, rect: Rect) -> Self {
        Self {
            points: [Point::new(x, y); 2],
            count: 1,
            bottom,
            reach: [rect.min.x + CORNER, rect.max.x - CORNER],
        }
    }

    /// The trunk begins right at the record's edge where it runs below it.
    fn lead_into_trunk(&mut self, trunks: impl Iterator<Item = f32>) {
        let from = self.points[0].x;
        let nearest =
            trunks.min_by(|one, other| (one - from).abs().total_cmp(&(other - from).abs()));
        if let Some(trunk) = nearest
            && self.count == 1
            && self.reach[0] <= trunk
            && trunk <= self.reach[1]
        {
            self.points[0].x = trunk;
        }
    }

    /// No bend for the sake of boxes that are not equally wide.
    fn lead_straight_to(&mut self, x: f32) {
        let near = (self.points[0].x - x).abs() < STRAIGHT;
        if self.count == 1 && near && self.reach[0] <= x && x <= self.reach[1] {
            self.points[0].x = x;
        }
    }

    /// The way down to the lane, with room for the rest of a line.
    fn down_to(&self, lane_y: f32) -> Vec<Point> {
        let mut points = Vec::with_capacity(self.count + 4);
        points.extend_from_slice(&self.points[..self.count]);
        if let Some(last) = points.last().copied() {
            points.push(Point::new(last.x, lane_y));
        }
        points
    }
}

/// How far beside the middle of an edge a line may start so that it runs straight.
const STRAIGHT: f32 = 40.0;
/// What lines keep away from the corners of cards.
const CORNER: f32 = 10.0;

fn start_of(
    layout: &Layout,
    index: usize,
    holder: u32,
    lane: usize,
    lanes: usize,
) -> Option<Start> {
    let slots = &layout.outline.slots;
    let node = slots.nodes.get(index)?;
    let slot = node.slot as usize;
    if node.what != What::Reason {
        let rect = match node.what {
            What::Question => layout.questions.rows().get(slot),
            _ => layout.cards.rows().get(slot),
        }?;
        return Some(Start::at(rect.center().x, rect.max.y, rect.max.y, *rect));
    }
    let frame = layout.reasons.rows().get(slot)?.rect;
    if holder == node.head {
        // Beside the lines of its premises, if there are any.
        let x = if lanes > 1 {
            frame.max.x - 4.0 * GUTTER
        } else {
            frame.center().x
        };
        return Some(Start::at(x, frame.max.y, frame.max.y, frame));
    }
    let seats = slots.seats(index);
    let seat = (seats.iter()).position(|seat| *seat == SeatSlot::Card(holder))?;
    let card = *layout.cards.rows().get(holder as usize)?;
    if seat + 1 == seats.len() {
        return Some(Start::at(card.center().x, card.max.y, frame.max.y, card));
    }
    // Out at the side and down along the edge of the box, for other premises
    // stand below.
    let y = card.center().y;
    let (from, gutter) = if lane.is_multiple_of(2) {
        (card.min.x, frame.min.x + GUTTER)
    } else {
        (card.max.x, frame.max.x - GUTTER)
    };
    Some(Start {
        points: [Point::new(from, y), Point::new(gutter, y)],
        count: 2,
        bottom: frame.max.y,
        reach: [gutter, gutter],
    })
}

/// What a line leads to; `on_reason` where it starts on a reason's box.
fn end_of(
    layout: &Layout,
    child: usize,
    on_reason: bool,
    holder: Id,
) -> Option<(LinkKind, Id, Rect)> {
    let slots = &layout.outline.slots;
    let node = slots.nodes.get(child)?;
    let slot = node.slot as usize;
    Some(match node.what {
        What::Claim => (
            LinkKind::Thesis,
            *layout.cards.ids().get(slot)?,
            *layout.cards.rows().get(slot)?,
        ),
        What::Reference => {
            let reference = layout.references.get(slot)?;
            (LinkKind::Thesis, reference.claim, reference.rect)
        }
        What::Reason => {
            let kind = if on_reason {
                LinkKind::Step
            } else {
                LinkKind::Reason
            };
            let id = *slots.reasons.get(slot)?;
            (kind, id, layout.reasons.rows().get(slot)?.outer)
        }
        What::Fold => (LinkKind::Fold, holder, layout.folds.rows().get(slot)?.rect),
        What::Question => return None,
    })
}

/// Down the trunk and out to the side of the child; `None` where the child was put
/// so that this is no way to it.
fn along(start: &Start, lane_y: f32, trunk_x: f32, child: Rect) -> Option<Vec<Point>> {
    let y = child.min.y + RUNG_DROP.min(child.height() / 2.0);
    let beside = child.max.x < trunk_x || child.min.x > trunk_x;
    if y < lane_y || !beside {
        return None;
    }
    let edge = if child.max.x < trunk_x {
        child.max.x
    } else {
        child.min.x
    };
    let mut points = start.down_to(lane_y);
    if points
        .last()
        .is_some_and(|last| (last.x - trunk_x).abs() > 0.5)
    {
        points.push(Point::new(trunk_x, lane_y));
    } else {
        // Straight down: no corner where the lane would begin.
        points.pop();
    }
    points.push(Point::new(trunk_x, y));
    points.push(Point::new(edge, y));
    Some(points)
}

/// Down to the lane, along it, and down into the child from above; or into its
/// side where a pin has put it too high for that.
fn route(start: &Start, lane_y: f32, child: Rect) -> Vec<Point> {
    let mut points = start.down_to(lane_y);
    let from = points.last().map_or(child.center().x, |point| point.x);
    let center = child.center();
    if child.min.y >= lane_y {
        if (center.x - from).abs() > 0.5 {
            points.push(Point::new(center.x, lane_y));
        }
        points.push(Point::new(center.x, child.min.y));
    } else {
        let (edge, beside) = if from < center.x {
            (child.min.x, child.min.x - 2.0 * GUTTER)
        } else {
            (child.max.x, child.max.x + 2.0 * GUTTER)
        };
        points.push(Point::new(beside, lane_y));
        points.push(Point::new(beside, center.y));
        points.push(Point::new(edge, center.y));
    }
    points
}

impl Link {
    /// Whether the line goes all the way: a cross-link whose turn has not come is a
    /// stub.
    #[must_use]
    pub fn is_led(&self) -> bool {
        self.points.len() > 1 && !(self.kind == LinkKind::Cross && self.shared)
    }
}

/// From every reference whose claim is shown to the claim's home: the beginnings.
pub(super) fn stubs(layout: &Layout) -> impl Iterator<Item = Link> + '_ {
    let references = layout.references.iter();
    references.filter_map(|reference| cross_link(layout, reference, Led::NotYet))
}

/// From every reference whose claim is shown to the claim's home, around what stands
/// between; through it only where nothing is free.
pub(super) fn cross_links(layout: &Layout, before: &Layout, effort: Effort<'_>) -> Vec<Link> {
    let ways = routing::cross_ways(layout, before, effort);
    let link = |(number, led): (usize, Led)| cross_link(layout, &layout.references[number], led);
    ways.into_iter().filter_map(link).collect()
}

fn cross_link(layout: &Layout, reference: &Reference, led: Led) -> Option<Link> {
    let home = *layout.cards.get(&reference.claim)?;
    let shared = led == Led::NotYet;
    let points = match led {
        Led::Around(points) => points,
        Led::ShutIn => straight(reference.rect, home).to_vec(),
        Led::NotYet => stub(reference.rect, home),
    };
    Some(Link {
        kind: LinkKind::Cross,
        from: reference.holder,
        to: reference.claim,
        points,
        shared,
    })
}

/// The beginning of a line that is not led yet: out of the box, towards its home.
fn stub(from: Rect, to: Rect) -> Vec<Point> {
    let rightwards = to.center().x >= from.center().x;
    let y = from.center().y.round();
    let (x, out) = if rightwards {
        (from.max.x, STUB)
    } else {
        (from.min.x, -STUB)
    };
    vec![Point::new(x, y), Point::new(x + out, y)]
}

/// Between the sides of two rectangles that face each other, whatever is in between.
pub(super) fn straight(from: Rect, to: Rect) -> [Point; 4] {
    let rightwards = to.center().x >= from.center().x;
    let apart = if rightwards {
        to.min.x > from.max.x
    } else {
        to.max.x < from.min.x
    };
    let side = |rect: Rect, right: bool| {
        let x = if right { rect.max.x } else { rect.min.x };
        Point::new(x, rect.center().y)
    };
    let start = side(from, rightwards);
    let end = side(to, rightwards != apart);
    // Where neither is beside the other, out on one side of both.
    let middle = match (apart, rightwards) {
        (true, _) => f32::midpoint(start.x, end.x),
        (false, true) => start.x.max(end.x) + 4.0 * GUTTER,
        (false, false) => start.x.min(end.x) - 4.0 * GUTTER,
    };
    [
        start,
        Point::new(middle, start.y),
        Point::new(middle, end.y),
        end,
    ]
}
