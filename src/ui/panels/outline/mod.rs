//! The map as a tree beside the canvas, in step with the selection.

mod keys;
mod maker;
mod row_ui;
mod told;
mod tree;
#[cfg(test)]
mod tree_tests;

use std::collections::BTreeSet;

use egui::{Response, Role, ScrollArea, Sense, Ui, WidgetInfo};

use crate::model::Id;
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::theme::size;

use maker::Maker;
use row_ui::outline_row;
use told::Told;
use tree::{Row, ancestors_of};

/// What is folded, and which row the keyboard is on.
#[derive(Debug, Default)]
pub struct Outline {
    folded: BTreeSet<Id>,
    /// Rises with everything that is folded and unfolded.
    folds: u64,
    /// The way of the row, and where it stood when it was last looked for.
    cursor: Option<(u64, usize)>,
    rows: Vec<Row>,
    maker: Maker,
    last_lead: Option<Id>,
    /// The selected record has a row once rows that are being made are there.
    is_lead_sought: bool,
    scroll_to_cursor: bool,
    has_keyboard: bool,
    take_keyboard: bool,
}

impl Outline {
    pub fn focus(&mut self) {
        self.take_keyboard = true;
    }

    pub fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        self.follow_selection(cx);
        self.update(cx);
        if self.rows.is_empty() {
            egui::Frame::new()
                .inner_margin(egui::Margin::same(size::PANEL_PADDING))
                .show(ui, |ui| {
                    let sentence = match self.maker.is_busy() {
                        true => "The map is large; its outline is being made.",
                        false => {
                            "The outline shows the map as a tree. Nothing is in it yet: add a \
                             question, or a claim."
                        }
                    };
                    cx.theme.muted(ui, sentence);
                });
            self.has_keyboard = false;
            return;
        }
        let list = self.list_response(ui, cx);
        self.has_keyboard = list.has_focus();
        if self.has_keyboard {
            self.keys_ui(ui, cx, &list);
            // Keys may have folded something.
            self.update(cx);
        }
        let row_height = cx.theme.scaled(size::ROW_HEIGHT);
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut area = ScrollArea::vertical().id_salt("outline").auto_shrink(false);
        if std::mem::take(&mut self.scroll_to_cursor) {
            area = self.scrolled_to_cursor(ui, area, row_height);
        }
        let output = area.show_rows(ui, row_height, self.rows.len(), |ui, range| {
            let mut clicked = None;
            for row in self.rows.get(range).unwrap_or_default() {
                let at_cursor = self.cursor.is_some_and(|(path, _)| path == row.path);
                let response = outline_row(ui, cx, row, at_cursor, self.has_keyboard);
                if response.folded || response.row.clicked() || response.row.double_clicked() {
                    clicked = Some((*row, response.folded, response.row));
                }
            }
            clicked
        });
        if let Some((row, fold, response)) = output.inner {
            list.request_focus();
            if fold {
                self.toggle(&row);
            } else {
                self.go_to(&row, cx);
                if response.double_clicked() {
                    cx.push(Action::Write(row.id));
                }
            }
        }
    }

    /// The list as a whole takes the keyboard; its rows do not, one by one.
    fn list_response(&mut self, ui: &Ui, cx: &Cx<'_>) -> Response {
        let id = ui.make_persistent_id("outline keys");
        let rect = ui.available_rect_before_wrap();
        let list = ui.interact(rect, id, Sense::FOCUSABLE);
        let named = self.current().map_or_else(
            || "Outline".to_owned(),
            |row| format!("Outline. {}", Told::of(cx.map(), row).name(row)),
        );
        list.widget_info(|| WidgetInfo::labeled(Role::Tree, true, named.as_str()));
        if std::mem::take(&mut self.take_keyboard) {
            list.request_focus();
        }
        list
    }

    fn update(&mut self, cx: &Cx<'_>) {
        let Some(rows) = self.maker.update(cx.desk, &self.folded, self.folds) else {
            return;
        };
        self.rows = rows;
        if let Some((path, _)) = self.cursor {
            let place = self.rows.iter().position(|row| row.path == path);
            self.cursor = place.map(|place| (path, place));
        }
        if std::mem::take(&mut self.is_lead_sought) {
            self.go_to_lead(cx);
        }
    }

    /// What is selected elsewhere is unfolded and brought into view here.
    fn follow_selection(&mut self, cx: &Cx<'_>) {
        let lead = cx.desk.selection.lead();
        if self.last_lead == lead {
            return;
        }
        self.last_lead = lead;
        let Some(lead) = lead else {
            return;
        };
        self.update(cx);
        if self.current().is_some_and(|row| row.stands_for(lead)) {
            return;
        }
        for above in ancestors_of(cx.map(), lead) {
            if self.folded.remove(&above) {
                self.folds += 1;
            }
        }
        self.update(cx);
        self.is_lead_sought = self.maker.is_busy();
        self.go_to_lead(cx);
    }

    fn go_to_lead(&mut self, cx: &Cx<'_>) {
        let lead = cx.desk.selection.lead();
        let place = (self.rows.iter()).position(|row| lead.is_some_and(|id| row.stands_for(id)));
        if let Some(place) = place {
            self.put_cursor(place);
        }
    }

    /// Whether rows are being made on a thread.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.maker.is_busy()
    }

    fn current(&self) -> Option<&Row> {
        self.rows.get(self.place()?)
    }

    fn place(&self) -> Option<usize> {
        let (path, place) = self.cursor?;
        let is_there = self.rows.get(place).is_some_and(|row| row.path == path);
        is_there.then_some(place)
    }

    fn put_cursor(&mut self, place: usize) {
        self.cursor = self.rows.get(place).map(|row| (row.path, place));
        self.scroll_to_cursor = true;
    }

    fn go_to(&mut self, row: &Row, cx: &mut Cx<'_>) {
        if let Some(place) = self.rows.iter().position(|other| other.path == row.path) {
            self.put_cursor(place);
        }
        cx.push(Action::Reveal(row.id));
    }

    fn toggle(&mut self, row: &Row) {
        self.folds += 1;
        if !self.folded.remove(&row.id) {
            self.folded.insert(row.id);
        }
    }

    fn scrolled_to_cursor(&self, ui: &Ui, area: ScrollArea, row_height: f32) -> ScrollArea {
        let Some(place) = self.place() else {
            return area;
        };
        let id = ui.make_persistent_id(egui::IdSalt::new("outline"));
        let offset = egui::scroll_area::State::load(ui.ctx(), id)
            .map_or(0.0, |state| state.clamped_offset().y);
        let seen = ui.available_height();
        let top = place as f32 * row_height;
        let wanted = if top < offset {
            top - row_height
        } else if top + row_height > offset + seen {
            top + 2.0 * row_height - seen
        } else {
            return area;
        };
        area.vertical_scroll_offset(wanted.max(0.0))
    }
}
