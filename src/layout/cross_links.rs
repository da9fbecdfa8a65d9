//! The lines from references to the homes of claims, across the forest.

use super::routing::{self, Effort, Led};
use super::{Layout, Link, LinkKind, Point, Points, Rect};

/// How long the beginning of a line is of which no more is shown.
const STUB: f32 = 18.0;
/// Between an edge and a line that runs along it.
const GUTTER: f32 = 6.0;

/// From every reference whose claim is shown to the claim's home: the beginnings.
pub(super) fn stubs(layout: &Layout) -> impl Iterator<Item = Link> + '_ {
    (0..layout.references.len()).filter_map(|number| cross_link(layout, number, Led::NotYet))
}

/// From every reference whose claim is shown to the claim's home, around what stands
/// between; through it only where nothing is free.
pub(super) fn cross_links(layout: &Layout, before: &Layout, effort: Effort<'_>) -> Vec<Link> {
    let ways = routing::cross_ways(layout, before, effort);
    let link = |(number, led): (usize, Led)| cross_link(layout, number, led);
    ways.into_iter().filter_map(link).collect()
}

fn cross_link(layout: &Layout, number: usize, led: Led) -> Option<Link> {
    let reference = layout.references.get(number)?;
    let home = *layout.outline.slots.reference_homes.get(number)?;
    let home = *layout.cards.rows().get(home as usize)?;
    let shared = led == Led::NotYet;
    let points = match led {
        Led::Around(points) => points.into(),
        Led::ShutIn => straight(reference.rect, home)[..].into(),
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
fn stub(from: Rect, to: Rect) -> Points {
    let rightwards = to.center().x >= from.center().x;
    let y = from.center().y.round();
    let (x, out) = if rightwards {
        (from.max.x, STUB)
    } else {
        (from.min.x, -STUB)
    };
    [Point::new(x, y), Point::new(x + out, y)][..].into()
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
