//! What lies under the pointer, as far as pressing there goes.

use crate::drawing::{MapDrawing, Sign};
use crate::layout::{Hit, Point, Rect};
use crate::model::Id;

/// How far from its middle a handle can be grabbed, in screen points.
pub const HANDLE_RADIUS: f32 = 9.0;
/// How far from a card's right edge it can be grabbed, in screen points.
const EDGE_REACH: f32 = 5.0;

/// Between the middle of a handle and a tag beside it, in map points: what a handle takes
/// where it is the largest on the map.
const BESIDE_TAG: f32 = 9.0;

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

/// The handles of a record, as middle points in map points: upper and lower. The lower one
/// stands beside the tag that says how a claim stands, where that is in its way.
#[must_use]
pub fn handles(drawing: &MapDrawing, id: Id) -> (Option<Point>, Option<Point>) {
    let layout = &drawing.layout;
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
        let tag = drawing.sign_rect(id, Sign::Standing);
        let tag = tag.filter(|tag| tag.grown(BESIDE_TAG).contains(Point::new(x, rect.max.y)));
        let beside = tag.map_or(x, |tag| tag.max.x + BESIDE_TAG);
        let (upper, lower) = (Point::new(x, rect.min.y), Point::new(beside, rect.max.y));
        return (Some(upper), Some(lower));
    }
    let lower =
        (layout.reasons.get(&id)).map(|reason| Point::new(middle(reason.rect), reason.rect.max.y));
    (None, lower)
}

/// What is pressed at a point. Handles count only on the records in `armed` (the
/// hovered and the selected ones), where they are drawn.
#[must_use]
pub fn zone_at(drawing: &MapDrawing, armed: &[Id], at: Point, zoom: f32) -> Zone {
    let hit = drawing.hit(at);
    let is_on_tag = matches!(hit, Some(Hit::Card(id))
        if drawing.sign(id, at) == Some(Sign::Standing));
    if zoom < HANDLES_ZOOM || is_on_tag {
        return hit.map_or(Zone::Nothing, Zone::Hit);
    }
    let reach = HANDLE_RADIUS / zoom;
    for id in armed.iter().rev() {
        let (upper, lower) = handles(drawing, *id);
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
        && let Some(rect) = drawing.layout.rect_of(id)
        && (rect.max.x - at.x).abs() <= EDGE_REACH / zoom
    {
        return Zone::Edge(id);
    }
    Zone::Hit(hit)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::drawing::{Amount, DrawRequest, Drawer, Mark, Remark};
    use crate::layout::{MAX_CARD_WIDTH, MIN_CARD_WIDTH};
    use crate::model::{Change, Claim, Entry, Finite, Map, Placement};

    fn put<T: Entry>(change: &mut Change, id: Id, record: T) {
        T::delta_mut(change).record(id, None, Some(Arc::new(record)));
    }

    /// A claim on a card of this width, that is said to stand so.
    fn drawn(width: f32, word: &'static str) -> (MapDrawing, Id) {
        let id = Id::parse("c-river").unwrap();
        let mut change = Change::default();
        let text = "The river ran over it.".to_owned();
        put(
            &mut change,
            id,
            Claim {
                text,
                ..Claim::default()
            },
        );
        let placement = Placement {
            width: Finite::new(f64::from(width)),
            ..Placement::default()
        };
        put(&mut change, id, placement);
        let mut map = Map::default();
        change.apply(&mut map);
        let remark = Remark {
            mark: Some(Mark::Filled),
            word,
            strength: Some(Amount::Hundredths(75)),
            ..Remark::default()
        };
        let request = DrawRequest {
            remarks: &|_| Some(remark),
            ..DrawRequest::new(&map)
        };
        (Drawer::default().draw(&request), id)
    }

    #[test]
    fn the_lower_handle_and_the_tag_on_the_lower_edge_can_both_be_seen_and_pressed() {
        for word in ["out", "accepted", "not accepted"] {
            let mut width = MIN_CARD_WIDTH;
            while width <= MAX_CARD_WIDTH {
                let (drawing, id) = drawn(width, word);
                let tag = drawing.sign_rect(id, Sign::Standing).unwrap();
                let card = drawing.layout.cards[&id];
                assert_eq!(card.width(), width);
                let (_, lower) = handles(&drawing, id);
                let lower = lower.unwrap();
                let off = lower.x - tag.max.x;
                assert!(
                    off >= 6.0 || lower.x + 6.0 <= tag.min.x,
                    "{word} {width}: {off}"
                );
                // On the narrowest cards the tag reaches to the corner.
                assert!(card.min.x < lower.x && lower.x <= card.max.x + BESIDE_TAG);
                for zoom in [0.4, 0.7, 1.0, 2.0] {
                    assert_eq!(
                        zone_at(&drawing, &[id], lower, zoom),
                        Zone::LowerHandle(id),
                        "{word} {width} {zoom}"
                    );
                    let end = Point::new(tag.max.x - 2.0, card.max.y - 1.0);
                    assert_eq!(
                        zone_at(&drawing, &[id], end, zoom),
                        Zone::Hit(Hit::Card(id)),
                        "{word} {width} {zoom}"
                    );
                }
                width += 10.0;
            }
        }
    }

    #[test]
    fn where_the_tag_leaves_room_the_lower_handle_is_in_the_middle() {
        let (drawing, id) = drawn(320.0, "out");
        let card = drawing.layout.cards[&id];
        let (upper, lower) = handles(&drawing, id);
        assert_eq!(lower.unwrap().x, card.center().x);
        assert_eq!(upper.unwrap().x, card.center().x);
    }
}
