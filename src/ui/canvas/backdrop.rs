//! The canvas itself: a colour, and dots that show how far one has moved.

use egui::epaint::Mesh;
use egui::{Painter, Rect, Stroke, StrokeKind, pos2};

use super::Camera;
use super::far::push_quad;
use crate::drawing::Palette;
use crate::layout::{self, Point};

/// Between dots, in map points at zoom 1.
const SPACING: f32 = 24.0;
/// Dots never stand closer on the screen than this, in points.
const MIN_SPACING: f32 = 18.0;

pub(super) fn paint_backdrop(painter: &Painter, view: Rect, camera: &Camera, palette: &Palette) {
    painter.rect_filled(view, 0.0, palette.canvas);
    let mut spacing = SPACING;
    while spacing * camera.zoom < MIN_SPACING {
        spacing *= 2.0;
    }
    let seen = camera.visible(view);
    let first = |low: f32| (low / spacing).floor() * spacing;
    let step = spacing * camera.zoom;
    let corner = Point::new(first(seen.min.x), first(seen.min.y));
    let start = camera.screen_from_map(view, corner);
    let side = if camera.zoom > 1.5 { 2.0 } else { 1.0 };
    let mut mesh = Mesh::default();
    let mut y = start.y;
    while y < view.max.y {
        let mut x = start.x;
        while x < view.max.x {
            let dot = Rect::from_min_max(pos2(x, y), pos2(x + side, y + side));
            push_quad(&mut mesh, dot, palette.dots);
            x += step;
        }
        y += step;
    }
    painter.add(mesh);
}

/// The bands that theses stand in, where the map is arranged so.
pub(super) fn paint_lanes(
    painter: &Painter,
    view: Rect,
    camera: &Camera,
    palette: &Palette,
    lanes: &[layout::Rect],
) {
    let seen = camera.visible(view);
    for lane in lanes.iter().filter(|lane| lane.overlaps(seen)) {
        let rect = camera.screen_rect(view, *lane);
        let radius = LANE_RADIUS * camera.zoom.min(1.0);
        let stroke = Stroke::new(1.0, palette.line);
        painter.rect(rect, radius, palette.chrome, stroke, StrokeKind::Inside);
    }
}

/// Of a lane's corners, in screen points.
const LANE_RADIUS: f32 = 12.0;
