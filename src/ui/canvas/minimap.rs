//! The whole map, small, and where one is in it.

use egui::epaint::Mesh;
use egui::{Rect, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, vec2};

use super::Camera;
use super::far::push_quad;
use crate::drawing::MapDrawing;
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
const MARGIN: f32 = 16.0;
const PADDING: f32 = 6.0;

/// The corner of the view that the minimap may cover; none where it is absent.
#[must_use]
pub fn minimap_corner(view: Rect, bounds: layout::Rect, camera: &Camera) -> Option<Rect> {
    if camera.visible(view).holds(bounds) || view.width() < 3.0 * WIDTH {
        return None;
    }
    let size = vec2(WIDTH, MAX_HEIGHT) + Vec2::splat(2.0 * MARGIN);
    Some(Rect::from_min_max(view.max - size, view.max))
}

/// The minimap in the lower right corner of the view: press or drag in it to go
/// there. Absent where all of the map is in view anyway.
pub fn minimap_ui(
    ui: &mut Ui,
    view: Rect,
    drawing: &MapDrawing,
    camera: &Camera,
) -> Option<MinimapAction> {
    let map = drawing.layout.bounds;
    let seen = camera.visible(view);
    if drawing.picture.is_empty() {
        return None;
    }
    minimap_corner(view, map, camera)?;
    let theme = Theme::of(ui.ctx());
    let tokens = &theme.tokens;
    let wanted = (WIDTH - 2.0 * PADDING) * map.height() / map.width().max(1.0) + 2.0 * PADDING;
    let size = vec2(WIDTH, wanted.clamp(MIN_HEIGHT, MAX_HEIGHT));
    let frame = Rect::from_min_size(view.max - size - Vec2::splat(MARGIN), size);
    let id = ui.scope_id().with("minimap");
    let response = ui.interact(frame, id, Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::labeled(Role::Canvas, true, "Minimap"));

    let inside = frame.shrink(PADDING);
    let scale =
        (inside.width() / map.width().max(1.0)).min(inside.height() / map.height().max(1.0));
    let small = Camera {
        center: map.center(),
        zoom: scale,
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

    let mut mesh = Mesh::default();
    let card = tokens.panel.lerp_to_gamma(tokens.muted, 0.38);
    let mut push = |rect: layout::Rect, color| {
        push_quad(&mut mesh, small.screen_rect(inside, rect), color);
    };
    let layout = &drawing.layout;
    let boxes = tokens.panel.lerp_to_gamma(tokens.muted, 0.16);
    layout.reasons.values().for_each(|it| push(it.outer, boxes));
    layout
        .questions
        .values()
        .for_each(|it| push(*it, tokens.muted));
    layout.cards.values().for_each(|it| push(*it, card));
    painter.add(mesh);

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
