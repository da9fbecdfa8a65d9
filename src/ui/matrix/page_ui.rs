//! The page: what is asked, the table, what would change the answer.

use egui::{Label, Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

use crate::model::Id;
use crate::ui::cruxes::{BoxPlace, box_ui};
use crate::ui::cx::Cx;
use crate::ui::theme::size;

use super::MatrixView;
use super::cursor::Column;
use super::geometry::{Columns, LEAST_ROOM, LOW_ROW};
use super::keys::{CELL_KEYS, OTHER_KEYS, RATING_KEYS};
use super::sheet::Sheet;

/// Of what would change the answer, where it stands beside the table.
const CRUX_WIDTH: f32 = 340.0;
/// With less height than this, in points at the normal text size, keys are not named
/// below the table: a row more is worth more.
const SCANT: f32 = 420.0;
/// The most that it takes of the height, where it stands under the table and is not
/// folded.
const CRUX_SHARE: f32 = 0.4;
/// So many rows are to be seen beside it, or it is folded at first.
const ROWS_SEEN: f32 = 6.0;

impl MatrixView {
    pub(super) fn page_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let Some(question) = cx.desk.judging.question(cx.map()) else {
            return no_question_ui(self, ui, cx);
        };
        let Some(sheet) = self.update(cx.desk) else {
            cx.theme.muted(ui, "Reading the map…");
            return;
        };
        self.bar_ui(ui, cx, &sheet, question);
        if sheet.headings.len() < 2 {
            return self.few_theses_ui(ui, cx, &sheet, question);
        }
        // What was just chosen above counts at once.
        let Some(sheet) = self.update(cx.desk) else {
            return;
        };
        let mut room = ui.available_rect_before_wrap();
        let hint = match room.height() < cx.theme.scaled(SCANT) {
            true => size::GAP,
            false => cx.theme.scaled(size::ROW_HEIGHT),
        };
        let foot = Rect::from_min_max(pos2(room.left(), room.bottom() - hint), room.max);
        room.max.y -= hint;
        let least = Columns::least_width(sheet.headings.len(), cx.theme.scale());
        let crux_width = cx.theme.scaled(CRUX_WIDTH);
        let beside = room.width() - crux_width - size::GAP_LARGE > least;
        let (mut table, mut crux) = (room, room);
        if beside {
            table.max.x -= crux_width + size::GAP_LARGE;
            crux.min.x = table.max.x + size::GAP_LARGE;
        } else {
            let most = room.height() * CRUX_SHARE;
            let height = self.crux_height.min(most);
            let gap = if height > 1.0 { size::GAP } else { 0.0 };
            crux.min.y = room.bottom() - height;
            table.max.y = crux.min.y - gap;
        }
        ui.scope_builder(UiBuilder::new().max_rect(table), |ui| {
            self.table_ui(ui, cx, &sheet);
        });
        let is_folded = !beside && !self.is_crux_open.unwrap_or(!self.is_scant(cx, room));
        self.crux_ui(ui, cx, question, crux, (!beside).then_some(is_folded));
        if hint > size::GAP {
            self.hint_ui(ui, cx, foot);
        }
        ui.advance_cursor_after_rect(foot);
        self.unfolded_ui(ui, cx, &sheet);
    }

    /// Whether what would change the answer would leave room for a few rows only, under
    /// the table and not folded.
    fn is_scant(&self, cx: &Cx<'_>, room: Rect) -> bool {
        let rows = (self.listing.ids().len() as f32).min(ROWS_SEEN);
        let rest = room.height() * (1.0 - CRUX_SHARE) - cx.theme.scaled(LEAST_ROOM);
        rest < cx.theme.scaled(LOW_ROW) * rows
    }

    /// What would change the answer; `is_folded` where it can be folded.
    fn crux_ui(
        &mut self,
        ui: &mut Ui,
        cx: &mut Cx<'_>,
        question: Id,
        room: Rect,
        is_folded: Option<bool>,
    ) {
        let before = self.crux_height;
        ui.scope_builder(UiBuilder::new().max_rect(room), |ui| {
            let output = ScrollArea::vertical()
                .id_salt("what would change the answer")
                .auto_shrink(false)
                .max_height(room.height())
                .min_scrolled_height(room.height().max(1.0))
                .show(ui, |ui| {
                    ui.set_width(ui.available_width());
                    let Some(is_folded) = is_folded else {
                        return box_ui(ui, cx, question, BoxPlace::Page);
                    };
                    let mut is_open = !is_folded;
                    box_ui(ui, cx, question, BoxPlace::Foldable(&mut is_open));
                    if is_open == is_folded {
                        self.is_crux_open = Some(is_open);
                    }
                });
            self.crux_height = output.content_size.y;
        });
        if (self.crux_height - before).abs() > 0.5 {
            ui.ctx().request_repaint();
        }
    }

    fn hint_ui(&self, ui: &mut Ui, cx: &Cx<'_>, room: Rect) {
        let keys = match self.cursor.at {
            Some((_, Column::Thesis(_))) => CELL_KEYS,
            Some((_, Column::Credible | Column::Relevant)) => RATING_KEYS,
            _ => OTHER_KEYS,
        };
        let inside = Rect::from_center_size(room.center(), vec2(room.width(), room.height() - 4.0));
        ui.scope_builder(UiBuilder::new().max_rect(inside), |ui| {
            ui.add(Label::new(cx.theme.muted_text(keys)).truncate());
        });
    }

    /// Rows as high as their words ask for, as far as `height` allows for it, the room
    /// of all rows.
    pub(super) fn place_rows(&mut self, sheet: &Sheet, width: f32, height: f32, scale: f32) {
        let highest = super::geometry::most_lines(height, scale);
        let request = (self.listing.generation, width, highest, scale);
        if self.rows_for == Some(request) {
            return;
        }
        let letters = self.listing.places().iter().map(|place| {
            let line = sheet.lines.get(*place);
            line.map_or(0, |line| line.words.chars().count())
        });
        self.rows = super::geometry::Rows::new(letters, width, highest, scale);
        self.rows_for = Some(request);
    }
}

fn no_question_ui(view: &mut MatrixView, ui: &mut Ui, cx: &mut Cx<'_>) {
    view.sheet = None;
    view.sheet_for = None;
    super::empty_ui::no_question_ui(ui, cx);
}
