//! The table by keyboard.

use egui::{EventFilter, FocusDirection, Response, Ui};

use crate::model::Id;
use crate::reasoning::Row;
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::notice::Notice;
use crate::ui::panels::words::counted;

use super::MatrixView;
use super::copied::to_tsv;
use super::cursor::{Column, Extent, Step, stepped};
use super::edits::{Typed, edit_of};
use super::facts::Unfolded;
use super::keys::{Pressed, pressed};
use super::order::SortBy;
use super::sheet::Sheet;

impl MatrixView {
    pub(super) fn keys_ui(
        &mut self,
        ui: &Ui,
        cx: &mut Cx<'_>,
        sheet: &Sheet,
        grid: &Response,
        page: usize,
    ) {
        let extent = Extent {
            rows: self.listing.len(),
            columns: Column::count(sheet.headings.len()),
            page,
        };
        let (events, held) = ui.input(|input| (input.events.clone(), input.modifiers));
        let mut leaves = false;
        for key in pressed(&events, held) {
            leaves |= !self.press(ui, cx, sheet, extent, key);
        }
        let spot = self.cursor.at.and_then(|cell| self.spot_of(cell, sheet));
        // Tab goes from cell to cell, and at the ends out of the table.
        let is_inside = |step| spot.is_some_and(|spot| stepped(spot, step, extent).is_some());
        let shift = ui.input(|input| input.modifiers.shift);
        let step = if shift { Step::Previous } else { Step::Next };
        let filter = EventFilter {
            tab: is_inside(step) || self.unfolded.is_some(),
            horizontal_arrows: true,
            vertical_arrows: true,
            escape: self.unfolded.is_some() || self.cursor.anchor.is_some(),
        };
        ui.memory_mut(|memory| {
            memory.set_focus_lock_filter(grid.id, filter);
            if !leaves {
                // The filter counts from the next frame on; a key that comes in the same
                // frame as the keyboard would carry the keyboard on.
                memory.move_focus(FocusDirection::None);
            }
        });
    }

    /// Carries a key out; `false` where it leads out of the table.
    fn press(
        &mut self,
        ui: &Ui,
        cx: &mut Cx<'_>,
        sheet: &Sheet,
        extent: Extent,
        key: Pressed,
    ) -> bool {
        match key {
            // Tab leads into what is unfolded.
            Pressed::Go {
                step: Step::Next, ..
            } if self.unfolded.is_some() => self.enters_unfolded = true,
            Pressed::Go { step, marks } => return self.step(cx, sheet, extent, step, marks),
            Pressed::Type(typed) => self.typed(cx, sheet, typed),
            Pressed::Unfold => {
                let unfolded = self
                    .cursor
                    .at
                    .map(|(id, column)| Unfolded::Cell(id, column));
                self.unfolded = if self.unfolded == unfolded {
                    None
                } else {
                    unfolded
                };
            }
            Pressed::MarkAll => {
                let theses = sheet.headings.len();
                let ends = self.listing.ids().first().zip(self.listing.ids().last());
                if let Some((first, last)) = ends {
                    self.cursor.anchor = Some((*first, Column::Evidence));
                    let end = Column::at(Column::count(theses), theses);
                    self.cursor.at = Some((*last, end));
                    self.unfolded = None;
                }
            }
            Pressed::Copy => self.copy(ui, cx, sheet),
            Pressed::Reveal => {
                if let Some((id, _)) = self.cursor.at {
                    reveal(cx, id);
                }
            }
            Pressed::Sort => {
                if let Some((_, column)) = self.cursor.at {
                    let by = sort_of(sheet, column);
                    self.sort_by(self.order.clicked(by));
                }
            }
            Pressed::Escape if self.unfolded.is_some() => self.unfolded = None,
            Pressed::Escape if self.cursor.anchor.is_some() => self.cursor.anchor = None,
            Pressed::Escape => return false,
        }
        true
    }

    fn step(
        &mut self,
        cx: &mut Cx<'_>,
        sheet: &Sheet,
        extent: Extent,
        step: Step,
        marks: bool,
    ) -> bool {
        let spot = self.cursor.at.and_then(|cell| self.spot_of(cell, sheet));
        let to = match spot {
            Some(spot) => stepped(spot, step, extent),
            None => (extent.rows > 0).then_some((0, 0)),
        };
        let Some((row, column)) = to else {
            return false;
        };
        let Some(evidence) = self.listing.ids().get(row).copied() else {
            return false;
        };
        let cell = (evidence, Column::at(column, sheet.headings.len()));
        self.go(cx, cell, marks);
        self.scroll_to_cursor = true;
        // What is unfolded goes along, so that one can read on.
        if self.unfolded.is_some() {
            self.unfolded = Some(Unfolded::Cell(cell.0, cell.1));
        }
        true
    }

    /// Sets the marked cells, or says why there is nothing to set.
    pub(super) fn typed(&self, cx: &mut Cx<'_>, sheet: &Sheet, typed: Typed) {
        let Some((rows, columns)) = self.cursor.marked(|cell| self.spot_of(cell, sheet)) else {
            return;
        };
        let theses: Vec<Id> = sheet.headings.iter().map(|it| it.thesis).collect();
        let places = self.listing.places().get(rows).unwrap_or_default();
        let rows = places
            .iter()
            .filter_map(|place| sheet.matrix.rows.get(*place));
        let cells: Vec<(&Row, Column)> = rows
            .flat_map(|row| (columns.clone()).map(move |at| (row, at)))
            .map(|(row, at)| (row, Column::at(at, theses.len())))
            .collect();
        let perspective = cx.desk.judging.settings().perspective;
        match edit_of(cx.map(), &theses, &cells, typed, perspective) {
            Ok(edit) => {
                cx.push(Action::Seal);
                cx.edit(edit);
                cx.push(Action::Seal);
            }
            Err(why) => cx.push(Action::Notify(Notice::info(why))),
        }
    }

    fn copy(&self, ui: &Ui, cx: &mut Cx<'_>, sheet: &Sheet) {
        let Some((rows, columns)) = self.cursor.marked(|cell| self.spot_of(cell, sheet)) else {
            return;
        };
        let places = self.listing.places().get(rows).unwrap_or_default();
        ui.ctx().copy_text(to_tsv(sheet, places, columns));
        say_copied(cx, places.len());
    }

    pub(super) fn copy_all(&self, ui: &Ui, cx: &mut Cx<'_>, sheet: &Sheet) {
        let last = Column::count(sheet.headings.len()) - 1;
        let places = self.listing.places();
        ui.ctx().copy_text(to_tsv(sheet, places, 0..=last));
        say_copied(cx, places.len());
    }
}

fn say_copied(cx: &mut Cx<'_>, rows: usize) {
    let text = format!("{} copied for a spreadsheet", counted(rows, "row", "rows"));
    cx.push(Action::Notify(Notice::success(text)));
}

/// Shows a piece of evidence on the map: a backing by the claim that it stands behind.
pub fn reveal(cx: &mut Cx<'_>, id: Id) {
    match cx.map().backing(id).map(|backing| backing.claim) {
        Some(claim) => {
            cx.push(Action::Reveal(claim));
            cx.push(Action::Select(id));
        }
        None => cx.push(Action::Reveal(id)),
    }
}

fn sort_of(sheet: &Sheet, column: Column) -> SortBy {
    match column {
        Column::Evidence => SortBy::Map,
        Column::Thesis(at) => {
            (sheet.headings.get(at)).map_or(SortBy::Map, |heading| SortBy::Thesis(heading.thesis))
        }
        Column::TellsApart => SortBy::TellsApart,
        Column::Credible => SortBy::Credible,
        Column::Relevant => SortBy::Relevant,
    }
}
