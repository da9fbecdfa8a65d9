//! The lines between things.

use std::collections::BTreeMap;

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
    /// The corners of the line; for a cross-link the four points of a cubic curve.
    pub points: Vec<Point>,
    /// Whether all of the line but its last piece is shared with other lines.
    pub shared: bool,
}

/// The line between two claims that exclude each other.
#[derive(Clone, Debug, PartialEq)]
pub struct ConflictLine {
    pub claims: [Id; 2],
    pub points: Vec<Point>,
    /// Where its word stands.
    pub label: Rect,
}

/// From the lower edge of a thing down to where lines spread out.
const SPINE_DROP: f32 = 14.0;
/// From the upper edge of what stands along a trunk down to its line.
const RUNG_DROP: f32 = 28.0;
/// Between an edge and a line that runs along it.
const GUTTER: f32 = 6.0;

pub(super) fn tree_links(request: &Request, layout: &Layout, arranged: &Arranged) -> Vec<Link> {
    let nodes = &request.outline.nodes;
    let mut links = Vec::with_capacity(nodes.len());
    for (index, node) in nodes.iter().enumerate() {
        let trunk_x = arranged.trunks[index].map(|trunk| arranged.corners[index].x + trunk);
        let mut groups: Vec<(Id, Vec<&Node>)> = Vec::new();
        for child in node.children.iter().map(|child| &nodes[*child]) {
            let Some(holder) = child.hangs_on else {
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
                let Some((kind, to, rect)) = end_of(layout, child, holder) else {
                    continue;
                };
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

/// From every reference whose claim is shown to the claim's home.
pub(super) fn cross_links(layout: &Layout) -> impl Iterator<Item = Link> + '_ {
    layout.references.iter().filter_map(|reference| {
        let home = *layout.cards.get(&reference.claim)?;
        Some(Link {
            kind: LinkKind::Cross,
            from: reference.holder,
            to: reference.claim,
            points: curve(reference.rect, home),
            shared: false,
        })
    })
}

/// A cubic curve between the sides of two rectangles that face each other.
fn curve(from: Rect, to: Rect) -> Vec<Point> {
    let rightwards = to.center().x >= from.center().x;
    let apart = if rightwards {
        to.min.x > from.max.x
    } else {
        to.max.x < from.min.x
    };
    // Where neither is beside the other, the curve bows out on one side of both.
    let (start_x, end_x) = match (rightwards, apart) {
        (true, true) => (from.max.x, to.min.x),
        (false, true) => (from.min.x, to.max.x),
        (true, false) => (from.max.x, to.max.x),
        (false, false) => (from.min.x, to.min.x),
    };
    let reach = ((end_x - start_x).abs() / 3.0).clamp(32.0, 160.0);
    let outwards = |sign: bool| if sign { reach } else { -reach };
    let start = Point::new(start_x, from.center().y);
    let end = Point::new(end_x, to.center().y);
    vec![
        start,
        start.moved(outwards(rightwards), 0.0),
        end.moved(outwards(rightwards != apart), 0.0),
        end,
    ]
}

/// The conflicts of a question's theses between which others stand, each with the
/// lane that its line runs in: the shortest nearest to the theses.
pub(super) fn conflict_lanes(request: &Request, question: usize) -> BTreeMap<Id, usize> {
    let outline = &request.outline;
    let children = &outline.nodes[question].children;
    let place = |claim: &Id| {
        let home = outline.homes.get(claim)?;
        children.iter().position(|child| child == home)
    };
    let mut arcs: Vec<(usize, usize, Id)> = Vec::new();
    for (id, claims) in &outline.conflicts {
        if let [Some(one), Some(other)] = [place(&claims[0]), place(&claims[1])]
            && one.abs_diff(other) > 1
        {
            arcs.push((one.abs_diff(other), one.min(other), *id));
        }
    }
    arcs.sort_unstable();
    let lanes = arcs.into_iter().enumerate();
    lanes.map(|(lane, (_, _, id))| (id, lane)).collect()
}

pub(super) fn conflict_lines(request: &Request, layout: &Layout) -> BTreeMap<Id, ConflictLine> {
    let outline = &request.outline;
    let questions = outline
        .places
        .iter()
        .filter(|(id, _)| id.kind() == Kind::Question);
    let lanes: BTreeMap<Id, usize> = questions
        .flat_map(|(_, question)| conflict_lanes(request, *question))
        .collect();
    let mut lines = BTreeMap::new();
    for (id, claims) in &outline.conflicts {
        let [Some(one), Some(other)] = claims.map(|claim| layout.cards.get(&claim).copied()) else {
            continue;
        };
        let (left, right) = if one.min.x <= other.min.x {
            (one, other)
        } else {
            (other, one)
        };
        let size = request.sizes.conflicts.get(id).copied().unwrap_or_default();
        let top = left.min.y.max(right.min.y);
        let bottom = left.max.y.min(right.max.y);
        let (points, label) = if let Some(lane) = lanes.get(id) {
            // Over the heads of those between.
            let gap = request.spacing.conflict_gap;
            let y = left.min.y.min(right.min.y) - 14.0 - gap * *lane as f32;
            let aside = 24.0 + 10.0 * (*lane % 4) as f32;
            let from = Point::new(left.max.x - aside, left.min.y);
            let to = Point::new(right.min.x + aside, right.min.y);
            let points = vec![from, Point::new(from.x, y), Point::new(to.x, y), to];
            (points, Point::new(f32::midpoint(from.x, to.x), y))
        } else if top + 8.0 < bottom && left.max.x < right.min.x {
            let y = f32::midpoint(top, bottom);
            let points = vec![Point::new(left.max.x, y), Point::new(right.min.x, y)];
            let middle = points[0].lerp(points[1], 0.5);
            (points, middle.moved(0.0, -size.height / 2.0 - 2.0))
        } else {
            let points = curve_points(&curve(left, right));
            let middle = points[points.len() / 2];
            (points, middle)
        };
        let line = ConflictLine {
            claims: *claims,
            points,
            label: Rect::around(label, size),
        };
        lines.insert(*id, line);
    }
    lines
}

/// Points along a cubic curve.
fn curve_points(curve: &[Point]) -> Vec<Point> {
    let [a, b, c, d] = *curve else {
        return curve.to_vec();
    };
    let point = |step: u8| {
        let part = f32::from(step) / 24.0;
        let (ab, bc, cd) = (a.lerp(b, part), b.lerp(c, part), c.lerp(d, part));
        ab.lerp(bc, part).lerp(bc.lerp(cd, part), part)
    };
    (0..=24).map(point).collect()
}
