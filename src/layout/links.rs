//! The lines between things.

use super::routing::{self, Effort, Led};
use super::{Arranged, Head, Layout, Node, Point, Rect, Request};
use crate::model::{Id, Kind};

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

pub(super) fn tree_links(request: &Request, layout: &Layout, arranged: &Arranged) -> Vec<Link> {
    let nodes = &request.outline.nodes;
    let mut links = Vec::with_capacity(nodes.len());
    for (index, node) in nodes.iter().enumerate() {
        let mut groups: Vec<(Id, Vec<usize>)> = Vec::new();
        for child in node.children.iter().copied() {
            let Some(holder) = nodes[child].hangs_on else {
                continue;
            };
            match groups.last_mut() {
                Some((last, children)) if *last == holder => children.push(child),
                _ => groups.push((holder, vec![child])),
            }
        }
        let lanes = groups.len();
        for (lane, (holder, children)) in groups.into_iter().enumerate() {
            let Some((mut start, bottom)) = start_of(layout, node, holder, lane, lanes) else {
                continue;
            };
            let lane_y = bottom + SPINE_DROP + lane as f32 * request.spacing.lane_gap;
            if let Some(last) = start.last().copied() {
                start.push(Point::new(last.x, lane_y));
            }
            for child in &children {
                let Some((kind, to, rect)) = end_of(layout, &nodes[*child], holder) else {
                    continue;
                };
                let trunk_x = arranged.trunks[*child].map(|x| arranged.corners[index].x + x);
                links.push(Link {
                    kind,
                    from: holder,
                    to,
                    points: (trunk_x.and_then(|x| along(&start, lane_y, x, rect)))
                        .unwrap_or_else(|| route(&start, lane_y, rect)),
                    shared: children.len() > 1,
                });
            }
        }
    }
    links
}

/// Where lines leave a record, and the lower edge of the node that it stands in.
fn start_of(
    layout: &Layout,
    node: &Node,
    holder: Id,
    lane: usize,
    lanes: usize,
) -> Option<(Vec<Point>, f32)> {
    let Head::Reason(reason) = node.head else {
        let rect = layout.rect_of(holder)?;
        let start = Point::new(rect.center().x, rect.max.y);
        return Some((vec![start], rect.max.y));
    };
    let frame = layout.reasons.get(&reason)?.rect;
    if holder == reason {
        // Beside the lines of its premises, if there are any.
        let x = if lanes > 1 {
            frame.max.x - 4.0 * GUTTER
        } else {
            frame.center().x
        };
        return Some((vec![Point::new(x, frame.max.y)], frame.max.y));
    }
    let card = *layout.cards.get(&holder)?;
    if node.seats.last().is_some_and(|seat| seat.claim() == holder) {
        let start = Point::new(card.center().x, card.max.y);
        return Some((vec![start], frame.max.y));
    }
    // Out at the side and down along the edge of the box, for other premises
    // stand below.
    let y = card.center().y;
    let (from, gutter) = if lane.is_multiple_of(2) {
        (card.min.x, frame.min.x + GUTTER)
    } else {
        (card.max.x, frame.max.x - GUTTER)
    };
    Some((
        vec![Point::new(from, y), Point::new(gutter, y)],
        frame.max.y,
    ))
}

fn end_of(layout: &Layout, child: &Node, holder: Id) -> Option<(LinkKind, Id, Rect)> {
    Some(match child.head {
        Head::Claim(id) => (LinkKind::Thesis, id, *layout.cards.get(&id)?),
        Head::Reference { claim, holder } => {
            let mut references = layout.references.iter();
            let found = references.find(|it| it.claim == claim && it.holder == holder)?;
            (LinkKind::Thesis, claim, found.rect)
        }
        Head::Reason(id) => {
            let kind = if holder.kind() == Kind::Reason {
                LinkKind::Step
            } else {
                LinkKind::Reason
            };
            (kind, id, layout.reasons.get(&id)?.outer)
        }
        Head::Fold { below, .. } => (LinkKind::Fold, below, layout.folds.get(&below)?.rect),
        Head::Question(_) => return None,
    })
}

/// Down the trunk and out to the side of the child; `None` where the child was put
/// so that this is no way to it.
fn along(start: &[Point], lane_y: f32, trunk_x: f32, child: Rect) -> Option<Vec<Point>> {
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
    let mut points = start.to_vec();
    if points
        .last()
        .is_some_and(|last| (last.x - trunk_x).abs() > 0.5)
    {
        points.push(Point::new(trunk_x, lane_y));
    }
    points.push(Point::new(trunk_x, y));
    points.push(Point::new(edge, y));
    Some(points)
}

/// Down to the lane, along it, and down into the child from above; or into its
/// side where a pin has put it too high for that.
fn route(start: &[Point], lane_y: f32, child: Rect) -> Vec<Point> {
    let mut points = start.to_vec();
    let from = start.last().map_or(child.center().x, |point| point.x);
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

impl Layout {
    /// Leads the cross-links around what stands in their way: those that are stubs
    /// still, in this layout or in `before`, an earlier one. Takes long for a large
    /// map. Says whether all are led.
    pub fn lead_lines(&mut self, before: Option<&Self>, effort: Effort<'_>) -> bool {
        let links = match before {
            Some(before) => cross_links(self, Some(before), effort),
            None => cross_links(self, Some(self), effort),
        };
        self.links.retain(|link| link.kind != LinkKind::Cross);
        self.links.extend(links);
        self.links.iter().all(Link::is_led)
    }
}

/// From every reference whose claim is shown to the claim's home, around what stands
/// between; through it only where nothing is free.
pub(super) fn cross_links(
    layout: &Layout,
    before: Option<&Layout>,
    effort: Effort<'_>,
) -> Vec<Link> {
    let link = |(number, led): (usize, Led)| {
        let reference = &layout.references[number];
        let home = *layout.cards.get(&reference.claim)?;
        let shared = led == Led::NotYet;
        let points = match led {
            Led::Around(points) => points,
            Led::ShutIn => straight(reference.rect, home),
            Led::NotYet => stub(reference.rect, home),
        };
        Some(Link {
            kind: LinkKind::Cross,
            from: reference.holder,
            to: reference.claim,
            points,
            shared,
        })
    };
    let ways = routing::cross_ways(layout, before, effort);
    ways.into_iter().filter_map(link).collect()
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
pub(super) fn straight(from: Rect, to: Rect) -> Vec<Point> {
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
    vec![
        start,
        Point::new(middle, start.y),
        Point::new(middle, end.y),
        end,
    ]
}
