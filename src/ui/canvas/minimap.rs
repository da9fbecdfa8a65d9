//! The whole map, small, and where one is in it.

use egui::{Color32, Pos2, Rect, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, vec2};

use super::{Camera, PaintCache};
use crate::layout::{self, Point};
use crate::ui::theme::{self, Theme};

/// What the reader did on the minimap.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum MinimapAction {
    /// Bring this place of the map into the middle of the view.
    LookAt(Point),
}

/// The minimap is so wide, and as high as the map's shape asks for within limits.
const WIDTH: f32 = 168.0;
const MIN_HEIGHT: f32 = 56.0;
const MAX_HEIGHT: f32 = 128.0;
/// Between it and the edges of the view.
pub const MINIMAP_MARGIN: f32 = 16.0;
const PADDING: f32 = 6.0;

/// The size of the minimap in a view; none where it is absent, since all of the map is in
/// view anyway or the view is narrow.
#[must_use]
pub fn minimap_size(view: Rect, map: layout::Rect, camera: &Camera) -> Option<Vec2> {
    let is_absent = camera.visible(view).holds(map) || view.width() < 3.0 * WIDTH;
    (!is_absent && map.width() > 0.0).then(|| size_of(map))
}

/// How large the minimap shows a map: points for one map point.
#[must_use]
pub fn minimap_zoom(map: layout::Rect) -> f32 {
    let inside = size_of(map) - Vec2::splat(2.0 * PADDING);
    (inside.x / map.width().max(1.0)).min(inside.y / map.height().max(1.0))
}

fn size_of(map: layout::Rect) -> Vec2 {
    let wanted = (WIDTH - 2.0 * PADDING) * map.height() / map.width().max(1.0) + 2.0 * PADDING;
    vec2(WIDTH, wanted.clamp(MIN_HEIGHT, MAX_HEIGHT))
}

/// The minimap in a frame of its [size](minimap_size): press or drag in it to go there.
/// What it shows is made by [`PaintCache::survey`].
pub fn minimap_ui(
    ui: &mut Ui,
    frame: Rect,
    view: Rect,
    map: layout::Rect,
    camera: &Camera,
    cache: &PaintCache,
) -> Option<MinimapAction> {
    let seen = camera.visible(view);
    let theme = Theme::of(ui.ctx());
    let tokens = &theme.tokens;
    let id = ui.scope_id().with("minimap");
    let response = ui.interact(frame, id, Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::labeled(Role::Canvas, true, "Minimap"));

    let inside = frame.shrink(PADDING);
    let small = Camera {
        center: map.center(),
        zoom: minimap_zoom(map),
    };
    let painter = ui
        .painter()
        .with_clip_rect(frame.intersect(view).expand(2.0));
    let line = Stroke::new(1.0, tokens.line);
    painter.rect(
        frame,
        theme::size::CORNER,
        tokens.panel,
        line,
        StrokeKind::Outside,
    );

    if let Some(texture) = cache.small_picture() {
        let uv = Rect::from_min_size(Pos2::ZERO, Vec2::splat(1.0));
        let place = small.screen_rect(inside, map);
        painter.image(texture, place, uv, Color32::WHITE);
    }

    let window = small.screen_rect(inside, seen).intersect(frame.shrink(2.0));
    if window.is_positive() {
        let accent = tokens.accent();
        let ring = Stroke::new(1.5, accent);
        painter.rect(
            window,
            2.0,
            accent.gamma_multiply(0.08),
            ring,
            StrokeKind::Inside,
        );
    }
    let pressed = response.dragged() || response.clicked() || response.is_pointer_button_down_on();
    let pointer = response.interact_pointer_pos().filter(|_| pressed)?;
    Some(MinimapAction::LookAt(
        small.map_from_screen(inside, pointer),
    ))
}
