//! The lines of conflicts. They stay out of the tree: they are drawn where it
//! leaves them room.

use std::collections::BTreeMap;

use super::cross_links::straight;
use super::routing::{self, Effort};
use super::{ById, Head, Hit, Layout, Outline, Point, Points, Rect, Request, Size};
use crate::model::Id;

/// The line between two claims that exclude each other.
#[derive(Clone, Debug, PartialEq)]
pub struct ConflictLine {
    pub claims: [Id; 2],
    pub points: Points,
    /// Where its word stands.
    pub label: Rect,
}

/// By the nodes of questions, the conflicts of theses between which others stand, in
/// the order of the lanes that their lines run in: the shortest nearest to the theses.
pub(super) fn conflict_lanes(outline: &Outline) -> BTreeMap<usize, Vec<Id>> {
    let mut arcs: Vec<(usize, usize, usize, Id)> = Vec::new();
    for (id, slots) in outline.conflicts.keys().zip(&outline.slots.conflicts) {
        let [Some(one), Some(other)] = slots.map(|slot| {
            let home = outline.homes.rows().get(slot as usize);
            home.copied()
        }) else {
            continue;
        };
        let (Some(question), true) = (
            outline.parent(one),
            outline.parent(one) == outline.parent(other),
        ) else {
            continue;
        };
        if !matches!(outline.nodes[question].head, Head::Question(_)) {
            continue;
        }
        let children = outline.children(question);
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

/// The lines of all conflicts. Those of theses of one question have room of their own
/// beside or over the theses; the others run straight until they are led around what
/// stands between ([`Layout::lead_lines`]).
pub(super) fn conflict_lines(request: &Request, layout: &Layout) -> ById<ConflictLine> {
    let outline = &request.outline;
    let lanes: BTreeMap<Id, usize> = conflict_lanes(outline)
        .into_values()
        .flat_map(|lanes| lanes.into_iter().zip(0..))
        .collect();
    let mut found = Vec::new();
    for ((id, claims), slots) in (&outline.conflicts)
        .into_iter()
        .zip(&outline.slots.conflicts)
    {
        let [Some(one), Some(other)] = slots.map(|slot| {
            let card = layout.cards.rows().get(slot as usize);
            card.copied()
        }) else {
            continue;
        };
        let (left, right) = if one.min.x <= other.min.x {
            (one, other)
        } else {
            (other, one)
        };
        let size = request.sizes.conflicts.get(id).copied().unwrap_or_default();
        let near = match lanes.get(id) {
            Some(lane) => Some(over(request, *lane, left, right)),
            None => beside(left, right, size),
        };
        let (points, label) = near.unwrap_or_else(|| {
            let points = straight(left, right);
            let middle = points[1].lerp(points[2], 0.5);
            (points.to_vec(), middle)
        });
        let line = ConflictLine {
            claims: *claims,
            points: points.into(),
            label: Rect::around(label, size),
        };
        found.push((*id, line));
    }
    found.into_iter().collect()
}

/// Leads the lines of conflicts that run through something around it; those of `before`
/// stay whose ends stand where they stood.
pub(super) fn lead_conflicts(layout: &mut Layout, before: Option<&Layout>, effort: Effort<'_>) {
    let mut far: Vec<(Id, [Id; 2])> = Vec::new();
    let mut led: Vec<(Id, ConflictLine)> = Vec::new();
    for (id, line) in &layout.conflicts {
        if is_free(layout, &line.points) {
            continue;
        }
        let old = before.and_then(|before| {
            let line = before.conflicts.get(id)?;
            let stays = |id: &Id| before.cards.get(id) == layout.cards.get(id);
            let stays = line.claims.iter().all(stays);
            (stays && is_free(layout, &line.points)).then_some(line)
        });
        match old {
            Some(line) => led.push((*id, line.clone())),
            None => far.push((*id, line.claims)),
        }
    }
    let pairs: Vec<[Id; 2]> = far.iter().map(|(_, claims)| *claims).collect();
    let ways = routing::conflict_ways(layout, &pairs, effort);
    for ((id, claims), points) in far.into_iter().zip(ways) {
        if let (Some(points), Some(line)) = (points, layout.conflicts.get(&id)) {
            let size = line.label.size();
            let line = ConflictLine {
                claims,
                label: Rect::around(free_place(layout, &points, size), size),
                points: points.into(),
            };
            led.push((id, line));
        }
    }
    for (id, line) in led {
        if let Some(there) = layout.conflicts.get_mut(&id) {
            *there = line;
        }
    }
}

/// Straight from one to the other where they stand beside each other, with the word
/// above; the middle of the word comes with the line.
fn beside(left: Rect, right: Rect, label: Size) -> Option<(Vec<Point>, Point)> {
    let top = left.min.y.max(right.min.y);
    let bottom = left.max.y.min(right.max.y);
    if top + 8.0 >= bottom || left.max.x >= right.min.x {
        return None;
    }
    let y = f32::midpoint(top, bottom);
    let points = vec![Point::new(left.max.x, y), Point::new(right.min.x, y)];
    let middle = points[0].lerp(points[1], 0.5);
    Some((points, middle.moved(0.0, -label.height / 2.0 - 2.0)))
}

/// Over the heads of the theses between.
fn over(request: &Request, lane: usize, left: Rect, right: Rect) -> (Vec<Point>, Point) {
    let gap = request.spacing.conflict_gap;
    let y = left.min.y.min(right.min.y) - 14.0 - gap * lane as f32;
    let aside = 24.0 + 10.0 * (lane % 4) as f32;
    let from = Point::new(left.max.x - aside, left.min.y);
    let to = Point::new(right.min.x + aside, right.min.y);
    let points = vec![from, Point::new(from.x, y), Point::new(to.x, y), to];
    (points, Point::new(f32::midpoint(from.x, to.x), y))
}

/// Whether nothing but the two claims themselves touches the line.
fn is_free(layout: &Layout, points: &[Point]) -> bool {
    points.windows(2).all(|pair| {
        let piece = Rect::new(pair[0], pair[0]).union(Rect::new(pair[1], pair[1]));
        let inside = |rect: Rect| rect.grown(-1.0).overlaps(piece.grown(0.5));
        let hits = layout.in_rect(piece.grown(0.5));
        hits.iter().all(|hit| match *hit {
            Hit::Reference { claim, holder } => layout
                .reference(claim, holder)
                .is_none_or(|reference| !inside(reference.rect)),
            // Lines may cross lines; where words stand is seen to afterwards.
            Hit::Conflict(_) => true,
            hit => layout.rect_of(hit.record()).is_none_or(|it| !inside(it)),
        })
    })
}

/// The place on a line, as near to its middle as can be, where a label covers no
/// text; its middle if there is none.
fn free_place(layout: &Layout, points: &[Point], label: Size) -> Point {
    let length: f32 = points
        .windows(2)
        .map(|pair| pair[0].distance(pair[1]))
        .sum();
    let middle = along(points, length / 2.0);
    let steps = ((length / 2.0 / LABEL_STEP) as usize).min(MOST_PLACES);
    let places = (0..=steps).flat_map(|step| {
        let away = step as f32 * LABEL_STEP;
        [length / 2.0 - away, length / 2.0 + away]
    });
    let free = |at: &Point| {
        let around = Rect::around(*at, label).grown(2.0);
        layout.in_rect(around).is_empty()
    };
    let mut places = places.map(|place| along(points, place));
    places.find(free).unwrap_or(middle)
}

/// From one place that is tried for a label to the next, and how many are.
const LABEL_STEP: f32 = 12.0;
const MOST_PLACES: usize = 400;

/// The place on a line so far from its start.
fn along(points: &[Point], mut distance: f32) -> Point {
    for pair in points.windows(2) {
        let length = pair[0].distance(pair[1]);
        if distance <= length && length > 0.0 {
            return pair[0].lerp(pair[1], distance.max(0.0) / length);
        }
        distance -= length;
    }
    points.last().copied().unwrap_or_default()
}
