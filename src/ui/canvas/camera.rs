//! Where the reader looks from.

use egui::{Pos2, Rect, Vec2, vec2};

use crate::layout;

/// The nearest.
pub const MAX_ZOOM: f32 = 4.0;
/// The furthest out, whatever is to be seen.
const LEAST_ZOOM: f32 = 1e-5;
/// So far out one can always go.
const SMALL_ZOOM: f32 = 0.05;

/// The furthest out that makes sense for a map: all of it on a half of the view.
#[must_use]
pub fn least_zoom(bounds: layout::Rect, view: Rect) -> f32 {
    let whole = Camera::fit(bounds, view, 0.0, 1.0).zoom;
    (whole / 2.0).clamp(LEAST_ZOOM, SMALL_ZOOM)
}

/// What part of the map is on the screen, and how large.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// The place of the map in the middle of the view.
    pub center: layout::Point,
    /// Screen points for one map point.
    pub zoom: f32,
}

impl Default for Camera {
    fn default() -> Self {
        Self {
            center: layout::Point::default(),
            zoom: 1.0,
        }
    }
}

/// `view` is always the rectangle of the screen that the map is seen in.
impl Camera {
    #[must_use]
    pub fn screen_from_map(&self, view: Rect, point: layout::Point) -> Pos2 {
        let away = vec2(point.x - self.center.x, point.y - self.center.y);
        view.center() + away * self.zoom
    }

    #[must_use]
    pub fn map_from_screen(&self, view: Rect, at: Pos2) -> layout::Point {
        let away = (at - view.center()) / self.zoom;
        self.center.moved(away.x, away.y)
    }

    #[must_use]
    pub fn screen_rect(&self, view: Rect, rect: layout::Rect) -> Rect {
        Rect::from_min_max(
            self.screen_from_map(view, rect.min),
            self.screen_from_map(view, rect.max),
        )
    }

    /// The part of the map that is seen.
    #[must_use]
    pub fn visible(&self, view: Rect) -> layout::Rect {
        layout::Rect::new(
            self.map_from_screen(view, view.min),
            self.map_from_screen(view, view.max),
        )
    }

    /// Nearer (`factor` above 1) or further out; what lies under the pointer stays
    /// there. It goes no further out than `least` ([`least_zoom`]).
    pub fn zoom_at(&mut self, view: Rect, pointer: Pos2, factor: f32, least: f32) {
        let fixed = self.map_from_screen(view, pointer);
        // Who is further out already, since the map has shrunk, stays there.
        let least = least.min(self.zoom).clamp(LEAST_ZOOM, MAX_ZOOM);
        self.zoom = (self.zoom * factor).clamp(least, MAX_ZOOM);
        let now = self.map_from_screen(view, pointer);
        self.center = self.center.moved(fixed.x - now.x, fixed.y - now.y);
    }

    /// Moves the map along with a drag, in screen points.
    pub fn pan(&mut self, drag: Vec2) {
        let away = -drag / self.zoom;
        self.center = self.center.moved(away.x, away.y);
    }

    /// The camera that shows a rectangle whole, `padding` screen points from the
    /// edges, and no larger than `max_zoom`.
    #[must_use]
    pub fn fit(rect: layout::Rect, view: Rect, padding: f32, max_zoom: f32) -> Self {
        let room = (view.size() - Vec2::splat(2.0 * padding)).max(Vec2::splat(1.0));
        let zoom = (room.x / rect.width().max(1.0)).min(room.y / rect.height().max(1.0));
        Self {
            center: rect.center(),
            zoom: zoom.clamp(LEAST_ZOOM, max_zoom.clamp(LEAST_ZOOM, MAX_ZOOM)),
        }
    }

    /// As [`fit`](Self::fit) where all of it fits at `whole_zoom` or more; else no
    /// smaller than `min_zoom`, with as much of its width as can be, beginning at its
    /// top, in the middle.
    #[must_use]
    pub fn fit_readable(
        rect: layout::Rect,
        view: Rect,
        padding: f32,
        whole_zoom: f32,
        min_zoom: f32,
    ) -> Self {
        let mut camera = Self::fit(rect, view, padding, 1.0);
        if camera.zoom < whole_zoom {
            let room = (view.width() - 2.0 * padding).max(1.0);
            let across = (room / rect.width().max(1.0)).min(1.0);
            camera.zoom = across.max(min_zoom).clamp(LEAST_ZOOM, MAX_ZOOM);
            let half = (view.height() / 2.0 - padding) / camera.zoom;
            if rect.height() > 2.0 * half {
                camera.center.y = rect.min.y + half;
            }
        }
        camera
    }

    /// The same picture for another rectangle of the screen: everything stays at its point
    /// of the screen.
    #[must_use]
    pub fn seen_in(mut self, view: Rect, other: Rect) -> Self {
        self.center = self.map_from_screen(view, other.center());
        self
    }

    /// The camera moved as little as it takes to bring a rectangle into view.
    #[must_use]
    pub fn revealing(mut self, rect: layout::Rect, view: Rect, padding: f32) -> Self {
        let seen = self.visible(view.shrink(padding.min(view.width().min(view.height()) / 4.0)));
        let shift = |low: f32, high: f32, seen_low: f32, seen_high: f32| {
            if low < seen_low || high - low > seen_high - seen_low {
                low - seen_low
            } else {
                (high - seen_high).max(0.0)
            }
        };
        let dx = shift(rect.min.x, rect.max.x, seen.min.x, seen.max.x);
        let dy = shift(rect.min.y, rect.max.y, seen.min.y, seen.max.y);
        self.center = self.center.moved(dx, dy);
        self
    }
}

/// A camera on its way to another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Flight {
    pub from: Camera,
    pub to: Camera,
    /// When it started, in seconds of the context's clock.
    pub started_secs: f64,
    /// How long it takes; nothing where motion is unwelcome.
    pub duration_secs: f32,
}

impl Flight {
    /// The camera at a time, and whether it has arrived.
    #[must_use]
    pub fn at(&self, now_secs: f64) -> (Camera, bool) {
        let part = (now_secs - self.started_secs) as f32 / self.duration_secs.max(f32::EPSILON);
        if part >= 1.0 {
            return (self.to, true);
        }
        let part = ease_out(part.max(0.0));
        let zoom = self.from.zoom * (self.to.zoom / self.from.zoom).powf(part);
        // Straight in what is seen: the place that both cameras show alike holds still.
        let way = if (self.to.zoom - self.from.zoom).abs() < 1e-4 {
            part
        } else {
            (1.0 / zoom - 1.0 / self.from.zoom) / (1.0 / self.to.zoom - 1.0 / self.from.zoom)
        };
        let center = self.from.center.lerp(self.to.center, way);
        (Camera { center, zoom }, false)
    }
}

/// Fast at first, then slower.
pub(super) fn ease_out(part: f32) -> f32 {
    1.0 - (1.0 - part).powi(3)
}

#[cfg(test)]
mod tests {
    use egui::pos2;

    use super::*;
    use crate::layout::Point;

    fn view(width: f32, height: f32) -> Rect {
        Rect::from_min_size(pos2(0.0, 0.0), vec2(width, height))
    }

    fn map_rect(x: f32, y: f32, width: f32, height: f32) -> layout::Rect {
        layout::Rect::at(Point::new(x, y), layout::Size::new(width, height))
    }

    #[test]
    fn screen_and_map_are_inverse() {
        let camera = Camera {
            center: Point::new(40.0, -7.0),
            zoom: 1.7,
        };
        let at = camera.screen_from_map(view(800.0, 600.0), Point::new(3.0, 4.0));
        let back = camera.map_from_screen(view(800.0, 600.0), at);
        assert!(back.distance(Point::new(3.0, 4.0)) < 1e-3);
    }

    #[test]
    fn zooming_keeps_what_is_under_the_pointer() {
        let view = view(800.0, 600.0);
        let mut camera = Camera::default();
        let pointer = pos2(100.0, 500.0);
        let before = camera.map_from_screen(view, pointer);
        for factor in [1.3, 0.2, 5.0, 100.0, 0.000_1] {
            camera.zoom_at(view, pointer, factor, 0.05);
            assert!((0.05..=MAX_ZOOM).contains(&camera.zoom));
            assert!(camera.map_from_screen(view, pointer).distance(before) < 1e-2);
        }
    }

    #[test]
    fn one_can_go_out_until_all_of_a_map_is_in_view() {
        let view = view(800.0, 600.0);
        let vast = map_rect(0.0, 0.0, 3_000_000.0, 90_000.0);
        let mut camera = Camera::default();
        for _ in 0..200 {
            camera.zoom_at(view, view.center(), 0.8, least_zoom(vast, view));
        }
        camera.center = vast.center();
        assert!(camera.visible(view).holds(vast));
        assert_eq!(least_zoom(map_rect(0.0, 0.0, 500.0, 500.0), view), 0.05);
    }

    #[test]
    fn fitting_shows_everything_and_enlarges_no_further_than_wanted() {
        let view = view(800.0, 600.0);
        let large = map_rect(-50.0, 10.0, 4000.0, 900.0);
        let camera = Camera::fit(large, view, 20.0, 1.0);
        assert!(camera.visible(view).holds(large));
        assert_eq!(
            Camera::fit(map_rect(0.0, 0.0, 10.0, 10.0), view, 20.0, 1.0).zoom,
            1.0
        );
        let readable = Camera::fit_readable(large, view, 20.0, 0.5, 0.6);
        assert_eq!(readable.zoom, 0.6);
    }

    #[test]
    fn revealing_moves_no_more_than_needed() {
        let view = view(800.0, 600.0);
        let camera = Camera::default();
        let seen = map_rect(-10.0, -10.0, 20.0, 20.0);
        assert_eq!(camera.revealing(seen, view, 24.0), camera);
        let aside = map_rect(900.0, 0.0, 100.0, 50.0);
        let moved = camera.revealing(aside, view, 24.0);
        assert!(moved.visible(view).holds(aside));
        assert_eq!(moved.center.y, 0.0);
    }

    #[test]
    fn another_view_of_the_same_picture_moves_nothing() {
        let camera = Camera {
            center: Point::new(40.0, -7.0),
            zoom: 0.7,
        };
        let view = view(800.0, 600.0);
        let part = Rect::from_min_max(pos2(20.0, 90.0), pos2(800.0, 560.0));
        let at = |camera: Camera, view| camera.screen_from_map(view, Point::new(3.0, 4.0));
        let moved = at(camera.seen_in(view, part), part) - at(camera, view);
        assert!(moved.length() < 1e-3, "{moved}");
    }

    #[test]
    fn a_flight_begins_and_ends_where_it_should() {
        let from = Camera::default();
        let to = Camera {
            center: Point::new(300.0, 100.0),
            zoom: 0.3,
        };
        let flight = Flight {
            from,
            to,
            started_secs: 10.0,
            duration_secs: 0.15,
        };
        assert_eq!(flight.at(10.0).0, from);
        assert_eq!(flight.at(10.2), (to, true));
        let (between, arrived) = flight.at(10.07);
        assert!(!arrived && between.zoom < 1.0 && between.zoom > 0.3);
    }
}
