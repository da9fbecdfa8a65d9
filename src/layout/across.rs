//! Lines of pictures that grow to the right: out at the right side, along an upright
//! lane, and into the left side.

use super::{Head, Layout, Point, Points, Rect, Request};
use crate::model::Id;

/// From the right edge of a thing to where lines spread out.
const SPINE_DROP: f32 = 14.0;
/// From the upper edge of a box down to where lines leave that bear on the step itself.
const STEP_DROP: f32 = 28.0;

/// Where the lines that leave one record begin, and the lane they share.
pub(super) struct Departure {
    start: Point,
    lane_x: f32,
}

impl Departure {
    /// Of a record that stands in a node; `lane` counts the records of the node that
    /// have lines.
    pub(super) fn new(
        request: &Request,
        layout: &Layout,
        index: usize,
        holder: Id,
        lane: usize,
    ) -> Option<Self> {
        let node = layout.outline.nodes.get(index)?;
        let (start, right) = match node.head {
            Head::Reason(reason) => {
                let frame = layout.reasons.get(&reason)?.rect;
                let y = if holder == reason {
                    frame.min.y + STEP_DROP
                } else {
                    layout.cards.get(&holder)?.center().y
                };
                let card = layout.cards.get(&holder);
                let x = card.map_or(frame.max.x, |card| card.max.x);
                (Point::new(x, y), frame.max.x)
            }
            _ => {
                let rect = layout.rect_of(holder)?;
                (Point::new(rect.max.x, rect.center().y), rect.max.x)
            }
        };
        let lane_x = right + SPINE_DROP + lane as f32 * request.spacing.lane_gap;
        Some(Self { start, lane_x })
    }

    /// The line to what hangs there; `None` where it was put so that this is no way
    /// to it.
    pub(super) fn line_to(&self, child: Rect) -> Option<Points> {
        let end = Point::new(child.min.x, child.center().y);
        if end.x < self.lane_x {
            return None;
        }
        let mut points = Points::default();
        points.push(self.start);
        if (end.y - self.start.y).abs() > 0.5 {
            points.push(Point::new(self.lane_x, self.start.y));
            points.push(Point::new(self.lane_x, end.y));
        }
        points.push(end);
        Some(points)
    }
}
