//! One row of the problems list.

use egui::text::{LayoutJob, TextWrapping};
use egui::{
    Align2, Response, Role, Sense, Stroke, StrokeKind, TextFormat, Ui, WidgetInfo, pos2, vec2,
};

use crate::model::problems::Severity;
use crate::ui::cx::Cx;
use crate::ui::theme::{Face, MaterialIcon, Theme, icons, size};

use super::items::Item;

/// A sentence has this many lines; the rest of it is in the tooltip.
const LINES: usize = 3;

/// The height of every row of the list, in points.
pub(super) fn row_height(theme: &Theme) -> f32 {
    theme.scaled(size::ROW_HEIGHT * 2.5)
}

pub(super) fn item_row(ui: &mut Ui, cx: &Cx<'_>, item: &Item) -> Response {
    let theme = cx.theme;
    let tokens = &theme.tokens;
    let wanted = vec2(ui.available_width(), row_height(theme));
    let (rect, _) = ui.allocate_exact_size(wanted, Sense::hover());
    let id = ui.make_persistent_id((
        "problem",
        item.record,
        item.word.as_str(),
        item.sentence.as_str(),
    ));
    let response = ui.interact(rect, id, Sense::click());
    let name = format!(
        "{}: {}: {}",
        item.severity.as_str(),
        item.word,
        item.sentence
    );
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name.as_str()));
    let around = rect.shrink2(vec2(size::GAP, 1.0));
    if response.hovered() {
        ui.painter()
            .rect_filled(around, size::CORNER_SMALL, tokens.hover);
    }
    if response.has_focus() {
        let ring = Stroke::new(2.0, tokens.accent());
        let inside = StrokeKind::Inside;
        ui.painter()
            .rect_stroke(around, size::CORNER_SMALL, ring, inside);
    }
    let (icon, color) = mark_of(item.severity, theme);
    let inside = rect.shrink2(vec2(f32::from(size::PANEL_PADDING), size::GAP_SMALL));
    let icon_at = ui.painter().text(
        inside.left_top(),
        Align2::LEFT_TOP,
        icon.codepoint,
        Face::Icon.at(theme.scaled(size::ICON)),
        color,
    );
    let left = icon_at.right() + size::GAP;
    let mut job = LayoutJob::default();
    let format =
        |face: Face, color| TextFormat::simple(face.at(theme.scaled(size::TEXT_SMALL)), color);
    job.append(&item.word, 0.0, format(Face::Bold, color));
    job.append(
        &format!("  {}", item.sentence),
        0.0,
        format(Face::Regular, tokens.ink),
    );
    job.wrap = TextWrapping {
        max_width: inside.right() - left,
        max_rows: LINES,
        ..TextWrapping::default()
    };
    let galley = ui.painter().layout_job(job);
    ui.painter()
        .galley(pos2(left, inside.top()), galley, tokens.ink);
    response.on_hover_text(item.sentence.as_str())
}

pub fn mark_of(severity: Severity, theme: &Theme) -> (MaterialIcon, egui::Color32) {
    match severity {
        Severity::Error => (icons::ICON_ERROR, theme.tokens.against_strong),
        Severity::Warning => (icons::ICON_WARNING, theme.tokens.look_at),
        Severity::Hint => (icons::ICON_LIGHTBULB, theme.tokens.muted),
    }
}
