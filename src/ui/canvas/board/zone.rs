//! What lies under the pointer, as far as pressing there goes.

use crate::layout::{Hit, Layout, Point, Rect};
use crate::model::Id;

/// How far from its middle a handle can be grabbed, in screen points.
pub const HANDLE_RADIUS: f32 = 9.0;
/// How far from a card's right edge it can be grabbed, in screen points.
const EDGE_REACH: f32 = 5.0;

/// From this zoom on a card has handles and an edge to take hold of; further out they
/// would cover all of it.
pub const HANDLES_ZOOM: f32 = 0.4;

/// Something that can be pressed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Zone {
    /// The handle on a claim's upper edge: what the claim bears on.
    UpperHandle(Id),
    /// The handle on the lower edge of a claim or a reason: what bears on it.
    LowerHandle(Id),
    /// The right edge of a card: its width.
    Edge(Id),
    Hit(Hit),
    Nothing,
}

/// The handles of a record, as middle points in map points: upper and lower.
#[must_use]
pub fn handles(layout: &Layout, id: Id) -> (Option<Point>, Option<Point>) {
    let middle = |rect: Rect| rect.center().x;
    if let Some(rect) = layout.cards.get(&id) {
        let home = layout.neighbours(id).parent;
        let home = home.and_then(|home| layout.reasons.get(&home));
        // Between premises a word stands in the middle, which is not to be covered.
        let x = if home.is_some_and(|home| !home.joints.is_empty()) {
            rect.min.x + rect.width() / 4.0
        } else {
            middle(*rect)
        };
        let (upper, lower) = (Point::new(x, rect.min.y), Point::new(x, rect.max.y));
        return (Some(upper), Some(lower));
    }
    let lower =
        (layout.reasons.get(&id)).map(|reason| Point::new(middle(reason.rect), reason.rect.max.y));
    (None, lower)
}

/// What is pressed at a point. Handles count only on the records in `armed` (the
/// hovered and the selected ones), where they are drawn.
#[must_use]
pub fn zone_at(layout: &Layout, hit: Option<Hit>, armed: &[Id], at: Point, zoom: f32) -> Zone {
    if zoom < HANDLES_ZOOM {
        return hit.map_or(Zone::Nothing, Zone::Hit);
    }
    let reach = HANDLE_RADIUS / zoom;
    for id in armed.iter().rev() {
        let (upper, lower) = handles(layout, *id);
        if upper.is_some_and(|handle| handle.distance(at) <= reach) {
            return Zone::UpperHandle(*id);
        }
        if lower.is_some_and(|handle| handle.distance(at) <= reach) {
            return Zone::LowerHandle(*id);
        }
    }
    let Some(hit) = hit else {
        return Zone::Nothing;
    };
    if let Hit::Card(id) | Hit::Question(id) = hit
        && let Some(rect) = layout.rect_of(id)
        && (rect.max.x - at.x).abs() <= EDGE_REACH / zoom
    {
        return Zone::Edge(id);
    }
    Zone::Hit(hit)
}
