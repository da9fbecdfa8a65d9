//! Rows that unfold: a line to press, with a sign at its right end that says which way.

use egui::{Align2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use super::{Face, Theme, icons, size};

/// Where a row stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Folding {
    /// In a panel, over what it unfolds.
    Down,
    /// At the lower edge of a box that grows upwards.
    Up,
}

/// A row without its words.
#[derive(Debug)]
pub struct FoldingRow {
    pub rect: Rect,
    /// Where the room for words ends, before the sign.
    pub right: f32,
    pub response: Response,
}

/// Draws the row, whether it is pointed at, whether it has the keyboard, and the sign.
/// `name` is what screen readers say.
pub fn folding_row(ui: &mut Ui, name: &str, open: bool, folding: Folding) -> FoldingRow {
    let theme = Theme::of(ui.ctx());
    let tokens = &theme.tokens;
    let wanted = vec2(ui.available_width(), theme.scaled(size::ROW_HEIGHT));
    let (rect, response) = ui.allocate_exact_size(wanted, Sense::click());
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::selected(Role::Button, enabled, open, name));
    // A box has no room around the row.
    let (around, ring_kind) = match folding {
        Folding::Down => (
            rect.expand2(vec2(size::GAP_SMALL, 0.0)),
            StrokeKind::Outside,
        ),
        Folding::Up => (rect, StrokeKind::Inside),
    };
    let painter = ui.painter();
    if response.hovered() {
        painter.rect_filled(around, size::CORNER_SMALL, tokens.hover);
    }
    if response.has_focus() {
        let ring = Stroke::new(2.0, tokens.accent());
        painter.rect_stroke(around, size::CORNER_SMALL, ring, ring_kind);
    }
    let sign = match open == (folding == Folding::Down) {
        true => icons::ICON_EXPAND_LESS,
        false => icons::ICON_EXPAND_MORE,
    };
    let sign = painter.text(
        rect.right_center(),
        Align2::RIGHT_CENTER,
        sign.codepoint,
        Face::Icon.at(theme.scaled(size::TEXT_TITLE)),
        tokens.muted,
    );
    FoldingRow {
        rect,
        right: sign.left() - size::GAP_SMALL,
        response,
    }
}
