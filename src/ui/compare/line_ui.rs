//! What the rows of a case are put together from: the place of a line under the pointer,
//! the box around a reason's word, the mark that folds.

use egui::{
    Align2, Color32, Painter, Pos2, Rect, Response, Role, Sense, Shape, Stroke, StrokeKind, Ui,
    WidgetInfo, pos2, vec2,
};

use crate::model::{Kind, Reason};
use crate::ui::panels::words::reason_tone;
use crate::ui::theme::{ChipTone, Face, Theme, icons, size};

use super::row_ui::{RowEvent, RowLook};

/// A rounded box for a reason, one with cut corners for an objection, a square dashed one
/// for an undercut: as on the canvas.
pub fn tag_shape(painter: &Painter, theme: &Theme, rect: Rect, reason: &Reason, color: Color32) {
    let tokens = &theme.tokens;
    let stroke = Stroke::new(1.25, color);
    let is_on_step = reason.target.kind() == Kind::Reason;
    let soft = match reason_tone(reason) {
        ChipTone::For => tokens.for_soft,
        ChipTone::Against => tokens.against_soft,
        ChipTone::Undercut => tokens.undercut_soft,
        _ => tokens.hover,
    };
    if is_on_step {
        painter.rect_filled(rect, 0, soft);
        let corners = [
            rect.left_top(),
            rect.right_top(),
            rect.right_bottom(),
            rect.left_bottom(),
            rect.left_top(),
        ];
        painter.extend(Shape::dashed_line(&corners, stroke, 4.0, 3.0));
    } else if reason_tone(reason) == ChipTone::Against {
        let cut = rect.height() * 0.4;
        let (left, right, top, bottom) = (rect.left(), rect.right(), rect.top(), rect.bottom());
        let middle = rect.center().y;
        let points = vec![
            pos2(left + cut, top),
            pos2(right - cut, top),
            pos2(right, middle),
            pos2(right - cut, bottom),
            pos2(left + cut, bottom),
            pos2(left, middle),
        ];
        painter.add(Shape::convex_polygon(points, soft, stroke));
    } else {
        painter.rect(rect, rect.height() / 2.0, soft, stroke, StrokeKind::Inside);
    }
}

/// The place of a line under the pointer, with its name.
pub fn line_response(ui: &Ui, look: &RowLook<'_, '_>, at: usize, rect: Rect) -> Response {
    let line = look.case.lines.get(at);
    // A record is told in full once; where it is told again, the place tells it apart.
    let again = line.filter(|line| line.is_told_above).map(|_| at);
    let salt = (
        "case line",
        look.column.seat,
        line.map(|line| line.id),
        again,
    );
    let response = ui.interact(rect, ui.make_persistent_id(salt), Sense::CLICK);
    let is_selected = line.is_some_and(|line| look.column.is_selected(line.id));
    let name = look.name(at);
    response.widget_info(|| WidgetInfo::selected(Role::TreeItem, true, is_selected, name.as_str()));
    response
}

pub fn event_of(response: &Response, at: usize) -> Option<RowEvent> {
    if response.double_clicked() {
        Some(RowEvent::DoubleClicked(at))
    } else {
        response.clicked().then_some(RowEvent::Clicked(at))
    }
}

/// Rings around a line that is lit or has the keyboard.
pub fn marks(
    painter: &Painter,
    theme: &Theme,
    look: &RowLook<'_, '_>,
    at: usize,
    around: Rect,
    is_lit: bool,
) {
    let has_cursor = look.cursor == Some(at);
    if is_lit || has_cursor {
        let width = if has_cursor { 2.0 } else { 1.0 };
        let ring = Stroke::new(width, theme.tokens.accent());
        painter.rect_stroke(around, size::CORNER_SMALL, ring, StrokeKind::Inside);
    }
}

/// The mark that folds, at the right of its place; where it ends, and whether it was
/// clicked. It is seen where it is of use: under the pointer, and where something is
/// folded.
pub fn fold_ui(
    ui: &Ui,
    theme: &Theme,
    look: &RowLook<'_, '_>,
    at: usize,
    left_center: Pos2,
    row: &Response,
) -> (f32, bool) {
    let side = theme.scaled(size::GAP_LARGE);
    let rect = Rect::from_min_size(left_center - vec2(0.0, side / 2.0), vec2(side, side));
    let Some(line) = look.case.lines.get(at) else {
        return (rect.right(), false);
    };
    let is_folded = (look.is_folded)(line);
    let id = ui.make_persistent_id(("case fold", look.column.seat, line.id));
    let response = ui.interact(rect.expand(2.0), id, Sense::CLICK);
    let what = if is_folded { "Unfold" } else { "Fold" };
    let name = format!("{what} {}", look.name(at));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name.as_str()));
    let has_cursor = look.cursor == Some(at);
    if is_folded || has_cursor || row.contains_pointer() || response.contains_pointer() {
        let icon = match is_folded {
            true => icons::ICON_CHEVRON_RIGHT,
            false => icons::ICON_EXPAND_MORE,
        };
        let color = match response.hovered() {
            true => theme.tokens.ink,
            false => theme.tokens.muted,
        };
        let font = Face::Icon.at(theme.scaled(size::TEXT_TITLE));
        let center = rect.center();
        ui.painter()
            .text(center, Align2::CENTER_CENTER, icon.codepoint, font, color);
    }
    (rect.right(), response.clicked())
}
