//! The table: what it lists, and drawing it row by row.

use std::collections::BTreeMap;

use egui::{Response, Role, ScrollArea, Sense, Stroke, Ui, UiBuilder, WidgetInfo, vec2};

use crate::model::Id;
use crate::ui::action::Action;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::desk::Desk;
use crate::ui::panels::place::place_of;
use crate::ui::theme::{Face, icon_button, icons, size};

use super::columns::columns_for;
use super::entries::{Entry, entries_of};
use super::filter::{Filter, filtered};
use super::order::{Column, Order};
use super::row_ui::{RowLook, row_height, row_name, row_ui};

/// What is listed, in which order, and where the keyboard is.
#[derive(Debug, Default)]
pub struct Table {
    pub(super) filter: Filter,
    order: Order,
    entries: Vec<Entry>,
    entries_for: Option<u64>,
    pub(super) counts: [usize; 6],
    /// Places of `entries`.
    listed: Vec<usize>,
    listed_for: Option<Request>,
    /// Where quotes stand, found out for those that came into view.
    places: BTreeMap<Id, String>,
    last_lead: Option<Id>,
    scroll_to_lead: bool,
    take_keyboard: bool,
}

/// What the listing depends on.
#[derive(Debug, PartialEq)]
struct Request {
    revision: u64,
    findings: u64,
    filter: Filter,
    order: Order,
}

impl Table {
    pub fn focus(&mut self) {
        self.take_keyboard = true;
        self.scroll_to_lead = true;
    }

    pub fn listed(&mut self, desk: &Desk) -> Vec<Id> {
        self.update(desk);
        self.ids().collect()
    }

    pub(super) fn ids(&self) -> impl Iterator<Item = Id> + '_ {
        let entries = self.listed.iter().filter_map(|at| self.entries.get(*at));
        entries.map(|entry| entry.id)
    }

    fn update(&mut self, desk: &Desk) {
        let map = desk.map();
        let revision = desk.session.revision();
        if self.entries_for != Some(revision) {
            self.entries = entries_of(map);
            self.entries_for = Some(revision);
            self.filter.keep_to(|id| map.contains(id));
        }
        let request = Request {
            revision,
            findings: desk.documents.generation(),
            filter: self.filter.clone(),
            order: self.order,
        };
        if self.listed_for.as_ref() == Some(&request) {
            return;
        }
        let standing = |id| desk.documents.standing(id);
        let (counts, mut listed) = filtered(&self.entries, &self.filter, standing);
        self.order.sort(&mut listed, &self.entries, map, standing);
        self.counts = counts;
        self.listed = listed;
        self.places.clear();
        self.listed_for = Some(request);
    }

    pub fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        self.update(cx.desk);
        self.title_ui(ui, cx);
        if self.entries.is_empty() {
            return no_quotes_ui(ui, cx);
        }
        self.filters_ui(ui, cx);
        self.update(cx.desk);
        ui.add_space(size::GAP);
        let width = ui.available_width() - 2.0 * size::GAP;
        let columns = columns_for(width, cx.theme.scale());
        self.header_ui(ui, cx, &columns);
        if self.listed.is_empty() {
            return self.nothing_listed_ui(ui, cx);
        }
        self.rows_ui(ui, cx, &columns);
    }

    fn title_ui(&self, ui: &mut Ui, cx: &mut Cx<'_>) {
        ui.horizontal(|ui| {
            cx.theme.heading(ui, "Quotes");
            if self.entries.is_empty() {
                return;
            }
            let (listed, all) = (self.listed.len(), self.entries.len());
            let count = match listed == all {
                true => format!("{all}"),
                false => format!("{listed} of {all}"),
            };
            cx.theme.muted(ui, count);
            let right = egui::Layout::right_to_left(egui::Align::Center);
            ui.with_layout(right, |ui| {
                for (command, icon) in [
                    (Command::ExportQuoteTable, icons::ICON_DOWNLOAD),
                    (Command::CopyQuoteTable, icons::ICON_CONTENT_COPY),
                ] {
                    if icon_button(ui, command.name(), icon).clicked() {
                        cx.run(command);
                    }
                }
                let to_mend = cx.desk.documents.tally().to_look_at;
                if to_mend > 0 && ui.button(format!("Mend {to_mend}…")).clicked() {
                    cx.push(Action::Mend(None));
                }
            });
        });
    }

    /// The names of the columns; a click sorts by one, another turns it round.
    fn header_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, columns: &[(Column, std::ops::Range<f32>)]) {
        let theme = cx.theme;
        let height = theme.scaled(size::ROW_HEIGHT);
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
        for (column, at) in columns {
            let left = rect.left() + size::GAP;
            let cell = rect.with_max_x(left + at.end).with_min_x(left + at.start);
            let id = ui.make_persistent_id(("sort by", column.name()));
            let response = ui.interact(cell, id, Sense::click());
            let is_on = self.order.column == *column;
            let name = format!("Sort by {}", column.name().to_lowercase());
            response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_on, name.as_str()));
            let color = match is_on || response.hovered() {
                true => theme.tokens.ink,
                false => theme.tokens.muted,
            };
            let font = Face::Bold.at(theme.scaled(size::TEXT_SMALL));
            let mut job =
                egui::text::LayoutJob::simple_singleline(column.name().to_owned(), font, color);
            let arrow = theme.scaled(size::TEXT_SMALL);
            job.wrap = egui::text::TextWrapping::truncate_at_width(cell.width());
            let galley = ui.painter().layout_job(job);
            let text_end = cell.left() + galley.size().x;
            let corner = cell.left_center() - vec2(0.0, galley.size().y / 2.0);
            ui.painter().galley(corner, galley, color);
            if is_on {
                let icon = match self.order.is_reversed {
                    true => icons::ICON_ARROW_UPWARD,
                    false => icons::ICON_ARROW_DOWNWARD,
                };
                let at = egui::pos2(text_end + 2.0, cell.center().y);
                ui.painter().text(
                    at,
                    egui::Align2::LEFT_CENTER,
                    icon.codepoint,
                    Face::Icon.at(arrow),
                    color,
                );
            }
            if response.has_focus() {
                let ring = Stroke::new(2.0, theme.tokens.accent());
                let inside = egui::StrokeKind::Inside;
                ui.painter()
                    .rect_stroke(cell.expand(2.0), size::CORNER_SMALL, ring, inside);
            }
            if response.clicked() {
                self.order = self.order.clicked(*column);
                self.scroll_to_lead = true;
                ui.ctx().request_repaint();
            }
        }
        let line = Stroke::new(1.0, theme.tokens.line);
        ui.painter().hline(rect.x_range(), rect.bottom(), line);
    }

    fn rows_ui(
        &mut self,
        ui: &mut Ui,
        cx: &mut Cx<'_>,
        columns: &[(Column, std::ops::Range<f32>)],
    ) {
        let lead = cx.desk.selection.lead();
        if std::mem::replace(&mut self.last_lead, lead) != lead {
            self.scroll_to_lead = true;
        }
        let list = self.list_response(ui, cx);
        let has_keyboard = list.has_focus();
        if has_keyboard {
            self.keys_ui(ui, cx, &list);
        }
        ui.spacing_mut().item_spacing.y = 0.0;
        let height = row_height(cx.theme);
        let mut area = ScrollArea::vertical()
            .id_salt("quote table")
            .auto_shrink(false);
        if std::mem::take(&mut self.scroll_to_lead) {
            area = self.scrolled_to_lead(ui, cx, area, height);
        }
        let places = &mut self.places;
        let (entries, listed) = (&self.entries, &self.listed);
        let output = area.show_rows(ui, height, listed.len(), |ui, range| {
            let mut clicked = None;
            for place in listed.get(range).unwrap_or_default() {
                let Some(entry) = entries.get(*place) else {
                    continue;
                };
                let Some(quote) = cx.map().quote(entry.id) else {
                    continue;
                };
                let stands = places
                    .entry(entry.id)
                    .or_insert_with(|| place_of(cx.desk, entry.id, quote));
                let look = RowLook {
                    columns,
                    place: stands,
                    is_selected: cx.is_selected(entry.id),
                    has_keyboard: has_keyboard && lead == Some(entry.id),
                };
                let response = row_ui(ui, cx, entry, quote, &look);
                if response.clicked() || response.double_clicked() {
                    clicked = Some((entry.id, entry.source, response.double_clicked()));
                }
            }
            clicked
        });
        if let Some((quote, source, twice)) = output.inner {
            list.request_focus();
            cx.push(Action::Select(quote));
            if twice {
                let quote = Some(quote);
                cx.push(Action::Read { source, quote });
            }
        }
    }

    /// The table as a whole takes the keyboard; its rows do not, one by one.
    fn list_response(&mut self, ui: &Ui, cx: &Cx<'_>) -> Response {
        let id = ui.make_persistent_id("quote table keys");
        let rect = ui.available_rect_before_wrap();
        let list = ui.interact(rect, id, Sense::FOCUSABLE);
        let current = cx.desk.selection.lead().and_then(|lead| {
            let entry = self.entries.iter().find(|entry| entry.id == lead)?;
            let quote = cx.map().quote(lead)?;
            Some(row_name(cx, entry, quote))
        });
        let name = match current {
            Some(row) => format!("Table of quotes. {row}"),
            None => "Table of quotes".to_owned(),
        };
        list.widget_info(|| WidgetInfo::labeled(Role::Grid, true, name.as_str()));
        if std::mem::take(&mut self.take_keyboard) {
            list.request_focus();
        }
        list
    }

    /// The place of the selected quote in the list.
    pub(super) fn place_of_lead(&self, cx: &Cx<'_>) -> Option<usize> {
        let lead = cx.desk.selection.lead()?;
        self.ids().position(|id| id == lead)
    }

    fn scrolled_to_lead(
        &self,
        ui: &Ui,
        cx: &Cx<'_>,
        area: ScrollArea,
        row_height: f32,
    ) -> ScrollArea {
        let Some(place) = self.place_of_lead(cx) else {
            return area;
        };
        let id = ui.make_persistent_id(egui::IdSalt::new("quote table"));
        let offset = egui::scroll_area::State::load(ui.ctx(), id)
            .map_or(0.0, |state| state.clamped_offset().y);
        let seen = ui.available_height();
        let top = place as f32 * row_height;
        let wanted = if top < offset {
            top
        } else if top + row_height > offset + seen {
            top + row_height - seen
        } else {
            return area;
        };
        area.vertical_scroll_offset(wanted.max(0.0))
    }

    fn nothing_listed_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        ui.add_space(size::GAP_LARGE);
        cx.theme.muted(ui, "No quote fits what is asked for above.");
        if ui.button("Show all quotes").clicked() {
            self.filter = Filter::default();
            self.take_keyboard = true;
        }
    }
}

fn no_quotes_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    ui.add_space(size::GAP_LARGE);
    let narrow = UiBuilder::new();
    ui.scope_builder(narrow, |ui| {
        ui.set_max_width(cx.theme.scaled(460.0));
        let has_text = (cx.map().sources().ids()).any(|id| cx.desk.documents.text(id).is_some());
        let (sentence, name, command) = match (cx.map().sources().is_empty(), has_text) {
            (true, _) => (
                "This map has no quotes yet. Add a source first: a document to quote from.",
                "Add source",
                Command::AddSource,
            ),
            (false, false) => (
                "This map has no quotes yet. Attach the text of a source, select words in it, \
                 and press Q.",
                "Attach text…",
                Command::AttachFile,
            ),
            (false, true) => (
                "This map has no quotes yet. Select words in a document and press Q.",
                "Show sources",
                Command::ShowSources,
            ),
        };
        ui.add(egui::Label::new(cx.theme.muted_text(sentence)).wrap());
        ui.add_space(size::GAP);
        if ui.button(name).clicked() {
            cx.run(command);
        }
    });
}
