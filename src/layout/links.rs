//! The lines between things.

use super::across::Departure;
use super::outline::{SeatSlot, What};
use super::rows::Filling;
use super::{
    Arranged, GivenUp, Head, Layout, Measures, Point, Points, Rect, Request, Rows, STEP, Ways,
};
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
    pub points: Points,
    /// Whether all of the line but its last piece is shared with other lines; of a
    /// cross-link, whether it is the mere beginning of one.
    pub shared: bool,
}

/// From the lower edge of a thing down to where lines spread out.
const SPINE_DROP: f32 = 14.0;
/// From the upper edge of what stands along a trunk down to its line.
const RUNG_DROP: f32 = 28.0;
/// Between an edge and a line that runs along it.
const GUTTER: f32 = 6.0;

/// What lines are led between. It is asked node by node: the tables of records would have
/// to be searched all over.
#[derive(Clone, Copy)]
pub(super) struct Stage<'a> {
    pub request: &'a Request,
    pub layout: &'a Layout,
    pub measures: &'a Measures,
    pub arranged: &'a Arranged,
}

impl Stage<'_> {
    /// The rectangle of a node, labels included.
    fn outer(&self, node: usize) -> Rect {
        Rect::at(self.arranged.corners[node], self.measures.nodes[node])
    }
}

/// The lines of the forest, in the order of the nodes that they start on.
/// `None` where it was given up.
pub(super) fn tree_links(stage: &Stage, given_up: GivenUp) -> Option<Rows<Link>> {
    let nodes = 0..stage.layout.outline.slots.nodes.len();
    let mut links = Filling::new(nodes.len());
    for node in nodes {
        if node % STEP == 0 && given_up() {
            return None;
        }
        add_links_of(stage, node, |link| links.push(link));
    }
    Some(links.finish())
}

/// Adds the lines of the forest that start on one node.
pub(super) fn add_links_of(stage: &Stage, index: usize, mut tell: impl FnMut(Link)) {
    let Stage {
        request,
        layout,
        measures: _,
        arranged,
    } = *stage;
    let slots = &layout.outline.slots;
    let children = slots.children(index);
    if children.is_empty() {
        return;
    }
    let node = &slots.nodes[index];
    let lanes = slots.clumps(children).count();
    let corner = arranged.corners[index].x;
    let trunk_of = |child: usize| arranged.trunks[child].map(|x| corner + x);
    for (lane, children) in slots.clumps(children).enumerate() {
        let holder = slots.nodes[children[0]].holder;
        let first = layout.outline.nodes.get(children[0]);
        let Some(from) = first.and_then(|first| first.hangs_on) else {
            continue;
        };
        let Some(mut start) = start_of(stage, index, holder, lane, lanes) else {
            continue;
        };
        if lanes == 1 {
            let trunks = children.iter().filter_map(|child| trunk_of(*child));
            start.lead_into_trunk(trunks);
        }
        if arranged.ways != Ways::Across
            && let ([child], 1) = (children, lanes)
            && arranged.trunks[*child].is_none()
        {
            start.lead_straight_to(stage.outer(*child).center().x);
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
            let Some((kind, to)) = end_of(layout, child, own, from) else {
                continue;
            };
            let rect = stage.outer(child);
            let points = match &departure {
                Some(departure) => departure.line_to(rect),
                None => trunk_of(child).and_then(|x| along(&start, lane_y, x, rect)),
            };
            tell(Link {
                kind,
                from,
                to,
                points: points.unwrap_or_else(|| route(&start, lane_y, rect)),
                shared: children.len() > 1,
            });
        }
    }
}

/// How many of the links are lines of the forest: these come first.
pub(super) fn count_in_forest(links: &Rows<Link>) -> usize {
    links.partition_point(|link| link.kind != LinkKind::Cross)
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

    /// The way down to the lane.
    fn down_to(&self, lane_y: f32) -> Points {
        let mut points: Points = self.points[..self.count].into();
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

fn start_of(stage: &Stage, index: usize, holder: u32, lane: usize, lanes: usize) -> Option<Start> {
    let layout = stage.layout;
    let slots = &layout.outline.slots;
    let node = slots.nodes.get(index)?;
    let outer = stage.outer(index);
    if node.what != What::Reason {
        return Some(Start::at(outer.center().x, outer.max.y, outer.max.y, outer));
    }
    let frame = stage.measures.frame(node, outer);
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
fn end_of(layout: &Layout, child: usize, on_reason: bool, holder: Id) -> Option<(LinkKind, Id)> {
    Some(match layout.outline.nodes.get(child)?.head {
        Head::Claim(claim) | Head::Reference { claim, .. } => (LinkKind::Thesis, claim),
        Head::Reason(reason) if on_reason => (LinkKind::Step, reason),
        Head::Reason(reason) => (LinkKind::Reason, reason),
        Head::Fold { .. } => (LinkKind::Fold, holder),
        Head::Question(_) => return None,
    })
}

/// Down the trunk and out to the side of the child; `None` where the child was put
/// so that this is no way to it.
fn along(start: &Start, lane_y: f32, trunk_x: f32, child: Rect) -> Option<Points> {
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
fn route(start: &Start, lane_y: f32, child: Rect) -> Points {
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
