//! Lines of the forest where pins have pulled it apart.
//!
//! The elbows and trunks of an arrangement keep off all cards, since it knows where it
//! puts them. A pinned card can stand in the way of any line, and so can whatever gives
//! way to it: the lines that run through something then are led around it, as those are
//! that lead across the forest.

use super::routing::{self, Effort};
use super::{GivenUp, Hit, Index, Layout, Link, ReasonBox, Rect, links};

/// Leads the lines of the forest around what they run through. `None` where it was given
/// up.
pub(super) fn lead_around(layout: &mut Layout, given_up: GivenUp) -> Option<()> {
    // Pointing beside the label that stands up from a box hits nothing, but what leads past
    // it there is too near.
    let lip = |reason: &ReasonBox| reason.rect.min.y - reason.outer.min.y;
    let reach = layout.reasons.values().map(lip).fold(0.5, f32::max);
    let crossing: Vec<usize> = (0..links::count_in_forest(&layout.links))
        .filter(|place| (layout.links.get(*place)).is_some_and(|link| crosses(layout, link, reach)))
        .collect();
    if crossing.is_empty() {
        return Some(());
    }
    let effort = Effort {
        go_on: &|| !given_up(),
        ..Effort::ALL
    };
    let ways = routing::forest_ways(layout, &crossing, effort);
    if given_up() {
        return None;
    }
    for (place, way) in crossing.into_iter().zip(ways) {
        if let (Some(points), Some(link)) = (way, layout.links.get_mut(place)) {
            link.points = points.into();
            link.shared = false;
        }
    }
    layout.index = Index::new(layout);
    Some(())
}

/// Whether a line runs through something that it does not join. Everything it may run
/// through can be hit no further than `reach` from it.
fn crosses(layout: &Layout, link: &Link, reach: f32) -> bool {
    let box_around = layout.reason_around(link.from);
    let joins = |hit: Hit| match hit {
        Hit::Reason(id) | Hit::ReasonLabel(id) => {
            id == link.from || id == link.to || Some(id) == box_around
        }
        Hit::Reference { claim, holder } => (claim, holder) == (link.to, link.from),
        Hit::Conflict(_) | Hit::Chip { .. } => true,
        Hit::Card(id) | Hit::Question(id) | Hit::FoldBadge(id) => id == link.from || id == link.to,
    };
    let inside = |hit: Hit| match hit {
        Hit::Reference { claim, holder } => Some(layout.reference(claim, holder)?.rect),
        Hit::FoldBadge(id) => Some(layout.folds.get(&id)?.rect),
        hit => layout.rect_of(hit.record()),
    };
    link.points.windows(2).any(|pair| {
        let piece = Rect::new(pair[0], pair[0]).union(Rect::new(pair[1], pair[1]));
        let piece = piece.grown(0.5);
        let through = |hit: &Hit| {
            let rect = inside(*hit);
            !joins(*hit) && rect.is_some_and(|rect| rect.grown(-1.0).overlaps(piece))
        };
        layout.in_rect(piece.grown(reach)).iter().any(through)
    })
}
