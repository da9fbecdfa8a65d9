//! The pictures of claims, on their cards.

use egui::{Color32, Painter, Pos2, Rect, pos2};

use super::{Camera, PictureOf};
use crate::drawing::{Item, Shape};

/// Pictures on cards, each as large as fits its slot.
pub(super) fn paint_pictures(
    painter: &Painter,
    items: &[Item],
    camera: &Camera,
    view: Rect,
    pictures: PictureOf,
) {
    for item in items {
        for shape in &item.drawn.shapes {
            let Shape::Picture { rect, claim } = shape else {
                continue;
            };
            let Some((texture, size)) = pictures(*claim) else {
                continue;
            };
            let slot = rect.moved(item.at.x, item.at.y);
            let slot = camera.screen_rect(view, slot);
            let scale = (slot.width() / size.x).min(slot.height() / size.y);
            let rect = Rect::from_center_size(slot.center(), size * scale);
            let uv = Rect::from_min_max(Pos2::ZERO, pos2(1.0, 1.0));
            painter.image(texture, rect, uv, Color32::WHITE);
        }
    }
}
