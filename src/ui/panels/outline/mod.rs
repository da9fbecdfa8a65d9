//! The map as a tree beside the canvas, in step with the selection.

mod keys;
mod row_ui;
mod tree;
#[cfg(test)]
mod tree_tests;

use std::collections::BTreeSet;

use egui::{Response, Role, ScrollArea, Sense, Ui, WidgetInfo};

use crate::model::Id;
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::theme::size;

use row_ui::outline_row;
use tree::{Row, ancestors_of, rows_of};

/// What is folded, and which row the keyboard is on.
#[derive(Debug, Default)]
pub struct Outline {
    folded: BTreeSet<Id>,
    cursor: Option<u64>,
    rows: Vec<Row>,
    /// The map's revision, and what was folded, that `rows` are for.
    rows_for: Option<(u64, BTreeSet<Id>)>,
    last_lead: Option<Id>,
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
                    cx.theme.muted(
                        ui,
                        "The outline shows the map as a tree. Nothing is in it yet: add a \
                         question, or a claim.",
                    );
                });
            self.has_keyboard = false;
            return;
        }
        let list = self.list_response(ui);
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
                let at_cursor = self.cursor == Some(row.path);
                let response = outline_row(ui, cx, row, at_cursor, self.has_keyboard);
                if response.folded || response.row.clicked() || response.row.double_clicked() {
                    clicked = Some((row.clone(), response.folded, response.row));
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
    fn list_response(&mut self, ui: &Ui) -> Response {
        let id = ui.make_persistent_id("outline keys");
        let rect = ui.available_rect_before_wrap();
        let list = ui.interact(rect, id, Sense::FOCUSABLE);
        let named = self.current().map_or_else(
            || "Outline".to_owned(),
            |row| format!("Outline. {}", row.name()),
        );
        list.widget_info(|| WidgetInfo::labeled(Role::Tree, true, named.as_str()));
        if std::mem::take(&mut self.take_keyboard) {
            list.request_focus();
        }
        list
    }

    fn update(&mut self, cx: &Cx<'_>) {
        let revision = cx.desk.session.revision();
        let known = (self.rows_for.as_ref())
            .is_some_and(|(known, folded)| *known == revision && *folded == self.folded);
        if !known {
            self.rows = rows_of(cx.map(), &self.folded);
            self.rows_for = Some((revision, self.folded.clone()));
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
            self.folded.remove(&above);
        }
        self.update(cx);
        if let Some(row) = self.rows.iter().find(|row| row.stands_for(lead)) {
            self.cursor = Some(row.path);
            self.scroll_to_cursor = true;
        }
    }

    fn current(&self) -> Option<&Row> {
        self.rows.get(self.place()?)
    }

    fn place(&self) -> Option<usize> {
        let cursor = self.cursor?;
        self.rows.iter().position(|row| row.path == cursor)
    }

    fn go_to(&mut self, row: &Row, cx: &mut Cx<'_>) {
        self.cursor = Some(row.path);
        self.scroll_to_cursor = true;
        cx.push(Action::Reveal(row.id));
    }

    fn toggle(&mut self, row: &Row) {
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
