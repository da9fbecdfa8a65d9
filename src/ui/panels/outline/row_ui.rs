//! One row of the outline.

use egui::text::{LayoutJob, TextWrapping};
use egui::{
    Align2, Color32, Rect, Response, Role, Sense, Stroke, StrokeKind, TextFormat, Ui, WidgetInfo,
    pos2, vec2,
};

use crate::model::Kind;
use crate::ui::cx::Cx;
use crate::ui::theme::{ChipTone, Face, Theme, icons, size};

use super::super::cards::tone_color;
use super::told::Told;
use super::tree::{Role as RowRole, Row};

/// What was done to a row.
pub(super) struct RowResponse {
    pub row: Response,
    /// The fold mark was clicked.
    pub folded: bool,
}

const INDENT: f32 = 14.0;
/// Deeper rows are not moved further to the right, or no text would be left.
const DEPTH_MAX: usize = 10;

pub(super) fn outline_row(
    ui: &mut Ui,
    cx: &Cx<'_>,
    row: &Row,
    at_cursor: bool,
    has_keyboard: bool,
) -> RowResponse {
    let theme = cx.theme;
    let tokens = &theme.tokens;
    let wanted = vec2(ui.available_width(), theme.scaled(size::ROW_HEIGHT));
    let (rect, _) = ui.allocate_exact_size(wanted, Sense::hover());
    let id = ui.make_persistent_id(("outline row", row.path));
    let response = ui.interact(rect, id, Sense::CLICK);
    let is_selected = cx.is_selected(row.id)
        || matches!(row.role, RowRole::Only(reason) if cx.is_selected(reason));
    let told = Told::of(cx.map(), row);
    let name = told.name(row);
    response.widget_info(|| WidgetInfo::selected(Role::TreeItem, true, is_selected, name.as_str()));

    let fill = match (is_selected, response.hovered()) {
        (true, _) => Some(tokens.for_soft),
        (false, true) => Some(tokens.hover),
        (false, false) => None,
    };
    let around = rect.shrink2(vec2(size::GAP, 1.0));
    if let Some(fill) = fill {
        ui.painter().rect_filled(around, size::CORNER_SMALL, fill);
    }
    if at_cursor && has_keyboard {
        let ring = Stroke::new(2.0, tokens.accent());
        let inside = StrokeKind::Inside;
        ui.painter()
            .rect_stroke(around, size::CORNER_SMALL, ring, inside);
    }
    let indent = INDENT * (row.depth as usize).min(DEPTH_MAX) as f32;
    let left = rect.left() + f32::from(size::PANEL_PADDING) - size::GAP_SMALL + indent;
    let folded = fold_ui(ui, theme, row, &told.text, pos2(left, rect.center().y));
    let text_left = left + theme.scaled(size::GAP_LARGE);
    let right = rect.right() - f32::from(size::PANEL_PADDING);
    words_ui(
        ui,
        theme,
        row,
        &told,
        pos2(text_left, rect.center().y),
        right,
    );
    RowResponse {
        row: response.on_hover_ui(|ui| {
            ui.label(&told.text);
            if row.shown_above {
                theme.muted(ui, "What hangs below it is shown further up.");
            }
        }),
        folded,
    }
}

/// The mark that folds; whether it was clicked.
fn fold_ui(ui: &Ui, theme: &Theme, row: &Row, text: &str, left_center: egui::Pos2) -> bool {
    let side = theme.scaled(size::GAP_LARGE);
    let rect = Rect::from_min_size(left_center - vec2(0.0, side / 2.0), vec2(side, side));
    let Some(is_folded) = row.folded else {
        return false;
    };
    let id = ui.make_persistent_id(("outline fold", row.path));
    let response = ui.interact(rect.expand(2.0), id, Sense::CLICK);
    let what = if is_folded { "Unfold" } else { "Fold" };
    let name = format!("{what}: {text}");
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name.as_str()));
    let icon = match is_folded {
        true => icons::ICON_CHEVRON_RIGHT,
        false => icons::ICON_EXPAND_MORE,
    };
    let color = match response.hovered() {
        true => theme.tokens.ink,
        false => theme.tokens.muted,
    };
    ui.painter().text(
        rect.center(),
        Align2::CENTER_CENTER,
        icon.codepoint,
        Face::Icon.at(theme.scaled(size::TEXT_TITLE)),
        color,
    );
    response.clicked()
}

fn words_ui(ui: &Ui, theme: &Theme, row: &Row, told: &Told, left_center: egui::Pos2, right: f32) {
    let tokens = &theme.tokens;
    let mut left = left_center.x;
    let is_letter = matches!(row.role, RowRole::Thesis(_));
    if is_letter {
        left = letter_ui(ui, theme, &told.mark, left_center);
    }
    let format =
        |face: Face, color: Color32| TextFormat::simple(face.at(theme.scaled(size::TEXT)), color);
    let mut job = LayoutJob::default();
    if !told.mark.is_empty() && !is_letter {
        let color = match told.tone {
            ChipTone::Plain => tokens.muted,
            tone => tone_color(theme, tone),
        };
        job.append(&format!("{} ", told.mark), 0.0, format(Face::Bold, color));
    }
    let face = match row.id.kind() {
        Kind::Question => Face::Bold,
        _ if is_letter => Face::Bold,
        _ => Face::Regular,
    };
    let ink = match (row.id.kind(), row.shown_above) {
        (Kind::Reason, _) | (_, true) => tokens.muted,
        _ => tokens.ink,
    };
    let text = told.text.split_whitespace().collect::<Vec<_>>().join(" ");
    job.append(&text, 0.0, format(face, ink));
    job.wrap = TextWrapping::truncate_at_width((right - left).max(24.0));
    let galley = ui.painter().layout_job(job);
    let corner = pos2(left, left_center.y - galley.size().y / 2.0);
    ui.painter().galley(corner, galley, tokens.ink);
}

/// A thesis' letter on its band; gives where the words begin.
fn letter_ui(ui: &Ui, theme: &Theme, letter: &str, left_center: egui::Pos2) -> f32 {
    let tokens = &theme.tokens;
    let font = Face::Bold.at(theme.scaled(size::TEXT_CHIP));
    let painter = ui.painter();
    let galley = painter.layout_no_wrap(letter.to_owned(), font, tokens.band_letter);
    let side = theme.scaled(size::GAP_LARGE + 2.0);
    let width = side.max(galley.size().x + size::GAP);
    let band = Rect::from_min_size(left_center - vec2(0.0, side / 2.0), vec2(width, side));
    painter.rect_filled(band, size::CORNER_SMALL, tokens.band);
    painter.galley(
        band.center() - galley.size() / 2.0,
        galley,
        tokens.band_letter,
    );
    band.right() + size::GAP_SMALL + 2.0
}
