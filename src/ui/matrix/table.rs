//! The table: headings and first column stand still while the rest is scrolled.

use egui::{Rect, Response, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::model::Id;
use crate::reasoning::Row;
use crate::ui::action::Action;
use crate::ui::cruxes::card_of;
use crate::ui::cx::Cx;
use crate::ui::panels::place::place_of;
use crate::ui::pointed::{point_at, point_at_unless_elsewhere, pointed};
use crate::ui::theme::size;

use super::MatrixView;
use super::cells_ui::{CellLook, cell_ui, evidence_ui};
use super::cursor::{Column, Spot};
use super::facts::Unfolded;
use super::geometry::{Columns, FOOT_HEIGHT, HEAD_HEIGHT, TALL_FOOT_HEIGHT};
use super::lit::lit_rows;
use super::sheet::{Line, Sheet};
use super::stage::{Stage, part, says_leaders_beside};
use super::words::{cell_name, figure, rating_word};

impl MatrixView {
    pub(super) fn table_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, sheet: &Sheet) {
        let theme = cx.theme;
        let room = ui.available_rect_before_wrap();
        self.table_rect = room;
        let columns = Columns::new(room.width(), sheet.headings.len(), theme.scale());
        let head = theme.scaled(HEAD_HEIGHT);
        let foot = match says_leaders_beside(&columns, room.width(), theme.scale()) {
            true => theme.scaled(FOOT_HEIGHT),
            false => theme.scaled(TALL_FOOT_HEIGHT),
        };
        let seen = room.height() - head - foot;
        self.place_rows(sheet, columns.frozen(), seen, theme.scale());
        let rows_height = match self.listing.is_empty() {
            true => theme.scaled(96.0),
            false => self.rows.height(),
        };
        let asks = self.asks_height(cx, sheet);
        let total = vec2(columns.width, head + rows_height + foot + asks);
        self.follow_selection(cx, sheet);
        let grid = self.grid_ui(ui, sheet, room);
        if grid.has_focus() {
            // As many rows as are seen, so that none is passed over.
            let rows = self.listing.ids().len() as f32;
            let page = (seen * rows / rows_height).max(1.0) as usize;
            self.keys_ui(ui, cx, sheet, &grid, page);
        }
        let mut area = ScrollArea::both().id_salt("matrix").auto_shrink(false);
        if std::mem::take(&mut self.scroll_to_cursor) {
            area = self.scrolled_to_cursor(ui, sheet, &columns, area, room, head + foot);
        }
        ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
        // Headings and sums stand at the edges, where all else would fade.
        ui.spacing_mut().scroll.fade.strength = 0.0;
        area.show_viewport(ui, |ui, seen| {
            let origin = ui.max_rect().min;
            ui.allocate_rect(Rect::from_min_size(origin, total), Sense::hover());
            let view = Rect::from_min_size(origin + seen.min.to_vec2(), seen.size());
            let natural = origin.y + head + rows_height;
            let stage = Stage {
                columns: &columns,
                view,
                origin,
                head,
                foot,
                foot_top: natural.min(view.bottom() - foot).max(view.top() + head),
                asks_top: natural + foot,
            };
            self.rows_ui(ui, cx, sheet, &stage, &grid);
            self.asks_ui(ui, cx, sheet, &stage);
            self.foot_ui(ui, cx, sheet, &stage);
            self.head_ui(ui, cx, sheet, &stage);
            let line = Stroke::new(1.0, theme.tokens.line);
            let bottom = stage.foot_top + foot;
            let table = Rect::from_min_max(view.min, pos2(stage.right(), bottom));
            let inside = egui::StrokeKind::Inside;
            ui.painter().rect_stroke(table, 0, line, inside);
            // What is said where there are no rows goes across all columns.
            let columns_top = match self.listing.is_empty() {
                true => stage.foot_top,
                false => view.top(),
            };
            ui.painter()
                .vline(stage.frozen_right(), columns_top..=bottom, line);
        });
    }

    fn rows_ui(
        &mut self,
        ui: &mut Ui,
        cx: &mut Cx<'_>,
        sheet: &Sheet,
        stage: &Stage<'_>,
        grid: &Response,
    ) {
        let (top, bottom) = (stage.view.top() + stage.head, stage.foot_top);
        let rows_top = stage.origin.y + stage.head;
        if self.listing.is_empty() {
            let width = (stage.right() - stage.view.left()).min(stage.view.width());
            let corner = pos2(stage.view.left(), rows_top);
            let rect = Rect::from_min_size(corner, vec2(width, bottom - rows_top));
            let mut inside = part(ui, "no rows", rect.shrink(12.0));
            inside.spacing_mut().item_spacing = vec2(size::GAP, size::GAP);
            return self.no_rows_ui(&mut inside, cx, sheet);
        }
        let visible = self.rows.within(top - rows_top, bottom - rows_top);
        let mut body = part(ui, "cells", stage.beside(top, bottom));
        let mut first = part(ui, "evidence", stage.first(top, bottom));
        let marked = self.cursor.marked(|cell| self.spot_of(cell, sheet));
        let line = Stroke::new(1.0, cx.theme.tokens.line);
        let pointed = pointed(ui.ctx());
        let lit = lit_rows(&pointed, cx.map(), sheet);
        let mut clicked = None;
        for row in visible {
            let Some(height) = self.rows.of(row) else {
                continue;
            };
            let Some(place) = self.listing.places().get(row).copied() else {
                continue;
            };
            let Some((record, words)) = sheet.row(place) else {
                continue;
            };
            let (from, to) = (rows_top + height.start, rows_top + height.end);
            let is_current = self.cursor.at.is_some_and(|(id, _)| id == record.evidence);
            // The row of the keyboard points at itself, and stands out as it is.
            let own = with_card(cx, record.evidence);
            let is_own = is_current && grid.has_focus() && *pointed == own;
            for (column, _) in &stage.columns.places {
                let across = stage.across(*column);
                let is_first = *column == Column::Evidence;
                let clip = if is_first {
                    first.clip_rect()
                } else {
                    body.clip_rect()
                };
                if across.end < clip.left() || across.start > clip.right() {
                    continue;
                }
                let rect = Rect::from_x_y_ranges(across.start..=across.end, from..=to);
                let at = column.place(sheet.headings.len());
                let is_marked = (marked.as_ref())
                    .is_some_and(|(rows, columns)| rows.contains(&row) && columns.contains(&at));
                let is_cursor = self.cursor.at == Some((record.evidence, *column));
                let look = CellLook {
                    column: *column,
                    is_current,
                    is_lit: !is_own && lit.contains(&record.evidence),
                    is_marked: is_marked && self.cursor.anchor.is_some(),
                    has_cursor: is_cursor,
                    has_keyboard: is_cursor && grid.has_focus(),
                    is_quiet: self.unfolded.is_some(),
                };
                let response = if is_first {
                    let place = self
                        .places
                        .entry(record.evidence)
                        .or_insert_with(|| place_in_source(cx, record.evidence));
                    evidence_ui(&mut first, cx, rect, words, place, &look)
                } else {
                    cell_ui(&mut body, cx, rect, sheet, record, words, &look)
                };
                if response.hovered() {
                    point_at(ui.ctx(), &own);
                } else if look.has_keyboard {
                    point_at_unless_elsewhere(ui.ctx(), &own);
                }
                if response.clicked() || response.double_clicked() {
                    clicked = Some((record.evidence, *column, response.double_clicked()));
                }
                if self.unfolded == Some(Unfolded::Cell(record.evidence, *column)) {
                    self.unfolded_at = Some(rect.intersect(clip));
                }
            }
            first.painter().hline(first.clip_rect().x_range(), to, line);
            body.painter().hline(body.clip_rect().x_range(), to, line);
        }
        for (_, at) in stage.columns.places.iter().skip(1) {
            let x = stage.origin.x + at.end;
            body.painter().vline(x, top..=bottom, line);
        }
        if let Some((evidence, column, twice)) = clicked {
            grid.request_focus();
            self.cell_clicked(ui, cx, (evidence, column), twice);
        }
    }

    fn cell_clicked(&mut self, ui: &Ui, cx: &mut Cx<'_>, cell: (Id, Column), twice: bool) {
        let marks = ui.input(|input| input.modifiers.shift);
        let was_there = self.cursor.at == Some(cell) && !marks;
        self.go(cx, cell, marks);
        let unfolded = Some(Unfolded::Cell(cell.0, cell.1));
        // A click on the cell where one is already says why it is what it is.
        // Of the evidence itself the inspector says more.
        let was_there = was_there && cell.1 != Column::Evidence;
        self.unfolded = match (twice, was_there) {
            (true, _) => unfolded,
            (false, true) if self.unfolded != unfolded => unfolded,
            _ => None,
        };
    }

    /// Puts the cursor on a cell, and its row's record in the inspector.
    pub(super) fn go(&mut self, cx: &mut Cx<'_>, cell: (Id, Column), marks: bool) {
        self.cursor.go(cell, marks);
        if cx.desk.selection.lead() != Some(cell.0) || cx.desk.selection.ids().len() > 1 {
            cx.push(Action::Select(cell.0));
        }
        self.last_lead = Some(cell.0);
    }

    /// What is selected elsewhere, and stands in a row, has the cursor.
    fn follow_selection(&mut self, cx: &Cx<'_>, sheet: &Sheet) {
        let listed = |id: &Id| self.listing.row_of(*id).is_some();
        if self.cursor.at.is_some_and(|(id, _)| !listed(&id)) {
            self.cursor = super::Cursor::default();
            self.unfolded = None;
        }
        let lead = cx.desk.selection.lead();
        if std::mem::replace(&mut self.last_lead, lead) == lead {
            return;
        }
        let Some(lead) = lead.filter(|lead| sheet.place_of(*lead).is_some() && listed(lead)) else {
            return;
        };
        let column = self
            .cursor
            .at
            .map_or(Column::Evidence, |(_, column)| column);
        if self.cursor.at.is_none_or(|(id, _)| id != lead) {
            self.cursor.go((lead, column), false);
            self.scroll_to_cursor = true;
        }
    }

    pub(super) fn spot_of(&self, (evidence, column): (Id, Column), sheet: &Sheet) -> Option<Spot> {
        let row = self.listing.row_of(evidence)?;
        Some((row, column.place(sheet.headings.len())))
    }

    /// The table as a whole takes the keyboard; its cells do not, one by one.
    fn grid_ui(&mut self, ui: &Ui, sheet: &Sheet, room: Rect) -> Response {
        let grid = ui.interact(room, egui::Id::unique("matrix keys"), Sense::FOCUSABLE);
        let name = || {
            let at = self
                .cursor
                .at
                .and_then(|(id, column)| Some((sheet.place_of(id)?, column)));
            match at.and_then(|(place, column)| Some((sheet.row(place)?, column))) {
                Some(((row, line), column)) => {
                    format!("Matrix. {}", name_of(sheet, row, line, column))
                }
                None => "Matrix".to_owned(),
            }
        };
        grid.widget_info(|| WidgetInfo::labeled(Role::Grid, true, name()));
        if std::mem::take(&mut self.take_keyboard) {
            grid.request_focus();
            if self.cursor.at.is_none()
                && let Some(evidence) = self.listing.ids().first()
            {
                // One begins where there is something to see.
                self.cursor.go((*evidence, Column::Evidence), false);
            }
        }
        grid
    }

    fn scrolled_to_cursor(
        &self,
        ui: &Ui,
        sheet: &Sheet,
        columns: &Columns,
        area: ScrollArea,
        room: Rect,
        frozen_height: f32,
    ) -> ScrollArea {
        let Some((row, _)) = self.cursor.at.and_then(|cell| self.spot_of(cell, sheet)) else {
            return area;
        };
        let (Some(height), Some((_, column))) = (self.rows.of(row), self.cursor.at) else {
            return area;
        };
        let id = ui.make_persistent_id(egui::IdSalt::new("matrix"));
        let offset = egui::scroll_area::State::load(ui.ctx(), id)
            .map_or(egui::Vec2::ZERO, |state| state.clamped_offset());
        let seen = (room.height() - frozen_height).max(1.0);
        let mut area = area;
        if height.start < offset.y {
            area = area.vertical_scroll_offset(height.start);
        } else if height.end > offset.y + seen {
            area = area.vertical_scroll_offset(height.end - seen);
        }
        let across = columns.of(column);
        if column != Column::Evidence {
            if across.start < offset.x + columns.frozen() {
                area = area.horizontal_scroll_offset(across.start - columns.frozen());
            } else if across.end > offset.x + room.width() {
                area = area.horizontal_scroll_offset(across.end - room.width());
            }
        }
        area
    }
}

/// What a row points at: its evidence, and the card on which that stands.
fn with_card(cx: &Cx<'_>, evidence: Id) -> [Id; 2] {
    [card_of(cx.map(), evidence), evidence]
}

/// What a screen reader says of a cell.
pub fn name_of(sheet: &Sheet, row: &Row, line: &Line, column: Column) -> String {
    let name = line.name();
    match column {
        Column::Evidence => name,
        Column::Thesis(at) => {
            let cell = row.cells.get(at).copied().unwrap_or_default();
            let thesis = sheet.headings.get(at).map(|it| sheet.short_name(it.thesis));
            let thesis = thesis.unwrap_or_default();
            format!("{name}, {thesis}: {}", cell_name(&cell))
        }
        Column::TellsApart => format!("{name}, tells apart: {}", figure(row.diagnosticity)),
        Column::Credible => {
            let word = rating_word(row.evidence, row.credibility, false);
            format!("{name}, credible: {}", word.to_lowercase())
        }
        Column::Relevant => {
            let word = match rating_word(row.evidence, row.relevance, true) {
                "" => "not for claims".to_owned(),
                word => word.to_lowercase(),
            };
            format!("{name}, relevant: {word}")
        }
    }
}

fn place_in_source(cx: &Cx<'_>, evidence: Id) -> String {
    let map = cx.map();
    let quote = map.backing(evidence).map(|backing| backing.quote);
    quote
        .and_then(|id| Some(place_of(cx.desk, id, map.quote(id)?)))
        .unwrap_or_default()
}
