//! The lines of conflicts. They stay out of the tree: they are drawn where it
//! leaves them room.

use std::collections::BTreeMap;

use super::links::curve;
use super::{ById, Head, Hit, Layout, Outline, Point, Rect, Request, Size};
use crate::model::Id;

/// The line between two claims that exclude each other.
#[derive(Clone, Debug, PartialEq)]
pub struct ConflictLine {
    pub claims: [Id; 2],
    pub points: Vec<Point>,
    /// Where its word stands.
    pub label: Rect,
}

/// By the nodes of questions, the conflicts of theses between which others stand, in
/// the order of the lanes that their lines run in: the shortest nearest to the theses.
pub(super) fn conflict_lanes(outline: &Outline) -> BTreeMap<usize, Vec<Id>> {
    let mut arcs: Vec<(usize, usize, usize, Id)> = Vec::new();
    for (id, claims) in &outline.conflicts {
        let [Some(one), Some(other)] = claims.map(|claim| outline.homes.get(&claim).copied())
        else {
            continue;
        };
        let (Some(question), true) = (
            outline.nodes[one].parent,
            outline.nodes[one].parent == outline.nodes[other].parent,
        ) else {
            continue;
        };
        if !matches!(outline.nodes[question].head, Head::Question(_)) {
            continue;
        }
        let children = &outline.nodes[question].children;
        let place = |node: usize| children.binary_search(&node).unwrap_or(0);
        let (one, other) = (place(one), place(other));
        if one.abs_diff(other) > 1 {
            arcs.push((question, one.abs_diff(other), one.min(other), *id));
        }
    }
    arcs.sort_unstable();
    let mut lanes: BTreeMap<usize, Vec<Id>> = BTreeMap::new();
    for (question, _, _, id) in arcs {
        lanes.entry(question).or_default().push(id);
    }
    lanes
}

pub(super) fn conflict_lines(request: &Request, layout: &Layout) -> ById<ConflictLine> {
    let outline = &request.outline;
    let lanes: BTreeMap<Id, usize> = conflict_lanes(outline)
        .into_values()
        .flat_map(|lanes| lanes.into_iter().zip(0..))
        .collect();
    let mut found = Vec::new();
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
            let label = free_place(layout, &points, size);
            (points, label)
        };
        let line = ConflictLine {
            claims: *claims,
            points,
            label: Rect::around(label, size),
        };
        found.push((*id, line));
    }
    found.into_iter().collect()
}

/// The place on a line, as near to its middle as can be, where a label covers no
/// text; its middle if there is none.
fn free_place(layout: &Layout, points: &[Point], label: Size) -> Point {
    let middle = points.len() / 2;
    let mut places: Vec<usize> = (0..points.len()).collect();
    places.sort_by_key(|place| place.abs_diff(middle));
    let free = places.into_iter().find(|place| {
        let around = Rect::around(points[*place], label).grown(2.0);
        let hits = layout.in_rect(around);
        hits.iter()
            .all(|hit| matches!(hit, Hit::Reason(_) | Hit::Conflict(_)))
    });
    points[free.unwrap_or(middle)]
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
