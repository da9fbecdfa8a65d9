//! What is looked at holds still on the screen while the map grows around it.
//!
//! A branch that becomes wider pushes what stands beside it, and where it stands at the
//! left of the map, that is nearly everything. Where most of what is in view moves by the
//! same way, the camera goes along, and on the screen nothing happens but what is new.

use std::collections::BTreeMap;

use crate::layout::{Hit, Layout, Point, Rect};
use crate::model::Id;
use crate::ui::canvas::Flight;

use super::Canvas;

/// Further out a push is too small to be seen, and too much is in view to look at.
const LEAST_ZOOM: f32 = 0.15;
/// So many cards in view are looked at: enough to tell what most do.
const LOOKED_AT: usize = 500;
/// The part of them that has to move alike.
const MOST: f32 = 0.6;

impl Canvas {
    /// Takes the camera along where what is in view has moved as one.
    pub(super) fn hold_view(
        &mut self,
        view: egui::Rect,
        lead: Option<Id>,
        now_secs: f64,
        motion_secs: f32,
    ) {
        let Some(before) = self.scene.take_before() else {
            return;
        };
        if !self.gesture.is_idle() || self.camera.zoom < LEAST_ZOOM {
            return;
        }
        let seen = self.camera.visible(view);
        let Some(by) = shared_way(&before, self.scene.layout(), seen, lead) else {
            return;
        };
        let mut to = self.flight.map_or(self.camera, |flight| flight.to);
        to.center = to.center.moved(by.x, by.y);
        if motion_secs > 0.0 {
            // As long and in the same way as the cards are on theirs.
            self.flight = Some(Flight {
                from: self.camera,
                to,
                started_secs: now_secs,
                duration_secs: motion_secs,
            });
        } else {
            self.flight = None;
            self.camera = to;
        }
    }
}

/// The way by which most cards have moved that were in view, if they have moved at all
/// and `lead`, or what it hangs on where it is new, goes the same way.
fn shared_way(before: &Layout, after: &Layout, seen: Rect, lead: Option<Id>) -> Option<Point> {
    let way = |id: Id| {
        let (from, to) = (before.rect_of(id)?.min, after.rect_of(id)?.min);
        Some((
            (to.x - from.x).round() as i32,
            (to.y - from.y).round() as i32,
        ))
    };
    let mut ways: BTreeMap<(i32, i32), usize> = BTreeMap::new();
    let mut all = 0;
    let cards = before
        .in_rect(seen)
        .into_iter()
        .filter_map(|hit| match hit {
            Hit::Card(id) => Some(id),
            _ => None,
        });
    for way in cards.take(LOOKED_AT).filter_map(way) {
        *ways.entry(way).or_default() += 1;
        all += 1;
    }
    let (most, count) = ways.into_iter().max_by_key(|(_, count)| *count)?;
    let is_shared = most != (0, 0) && count as f32 >= MOST * all as f32;
    let known = lead.and_then(|id| known_above(before, after, id));
    let goes_along = known.is_none_or(|id| way(id) == Some(most));
    (is_shared && goes_along).then(|| Point::new(most.0 as f32, most.1 as f32))
}

/// The record, or the nearest above it that was there before.
fn known_above(before: &Layout, after: &Layout, id: Id) -> Option<Id> {
    let mut node = after.outline.node_of(id);
    if before.rect_of(id).is_some() {
        return Some(id);
    }
    while let Some(place) = node {
        let head = after.outline.nodes.get(place)?.head.record();
        if let Some(head) = head.filter(|head| before.rect_of(*head).is_some()) {
            return Some(head);
        }
        node = after.outline.parent(place);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drawing::{DrawRequest, Drawer};
    use crate::generate::generate;
    use crate::layout::{ById, Size};
    use std::sync::Arc;

    fn laid_out() -> (Arc<Layout>, Rect) {
        let layout = Drawer::default()
            .draw(&DrawRequest::new(&generate(60, 3)))
            .layout;
        let all = layout.bounds;
        (layout, all)
    }

    /// The same with these cards elsewhere.
    fn with_moved(layout: &Layout, by: Point, which: impl Fn(Id) -> bool) -> Layout {
        let mut layout = layout.clone();
        let moved = layout.cards.iter().map(|(id, rect)| {
            let by = if which(*id) { by } else { Point::default() };
            (
                *id,
                Rect::at(
                    rect.min.moved(by.x, by.y),
                    Size::new(rect.width(), rect.height()),
                ),
            )
        });
        layout.cards = moved.collect::<ById<Rect>>();
        layout
    }

    #[test]
    fn the_view_goes_along_with_what_moves_as_one_and_with_nothing_else() {
        let (before, all) = laid_out();
        let by = Point::new(56.0, -8.0);
        let claims: Vec<Id> = before.cards.iter().map(|(id, _)| *id).collect();
        let after = with_moved(&before, by, |_| true);
        assert_eq!(shared_way(&before, &after, all, None), Some(by));
        assert_eq!(shared_way(&before, &after, all, Some(claims[3])), Some(by));
        let half = claims.len() / 2;
        let some = with_moved(&before, by, |id| id <= claims[half]);
        assert_eq!(
            shared_way(&before, &some, all, None),
            None,
            "half of it moves"
        );
        let all_but_one = with_moved(&before, by, |id| id != claims[3]);
        assert_eq!(
            shared_way(&before, &all_but_one, all, Some(claims[3])),
            None
        );
        assert_eq!(
            shared_way(&before, &all_but_one, all, Some(claims[4])),
            Some(by)
        );
        assert_eq!(shared_way(&before, &before, all, None), None);
        let nowhere = Rect::at(Point::new(-9e5, 0.0), Size::new(10.0, 10.0));
        assert_eq!(shared_way(&before, &after, nowhere, None), None);
    }
}
