//! Theses side by side, of one map or of several.
//!
//! [`choice`] says which stand there, [`column`] finds each with its desk and its
//! readings, [`finder`] compares them, on a thread where that takes long. [`outline`] and
//! [`entries`] make lines and a table of what was found, as plain data; [`told`] gives them
//! words when they are drawn, or written as text by [`markdown`].

mod across_ui;
mod chips;
mod choice;
mod choose_ui;
mod column;
mod columns_ui;
mod entries;
mod finder;
mod group;
mod heads_ui;
mod keys;
mod line_ui;
mod markdown;
mod outline;
mod outlines;
mod row_ui;
#[cfg(test)]
mod tests;
mod told;

use egui::{Frame, Margin, Panel, Rect, Ui, UiBuilder, vec2};

use super::action::Action;
use super::command::Command;
use super::cx::Cx;
use super::desk::Desk;
use super::panels::words::or_blank;
use super::pointed::pointed;
use super::tab::TabKey;
use super::theme::{icon_button, icons, primary_button, size};
use crate::model::Id;

use across_ui::{Across, AcrossEvent};
use choice::{Choice, Seat};
use choose_ui::title_ui;
use column::{Column, Readings, columns_of, readings_of};
use columns_ui::{ColumnsEvent, Scene, columns_ui};
use finder::{Finder, Found};
use outlines::{Cursor, Outlines};

/// What scrolls leaves this much free at its left, in points: rings around the first
/// column would be cut off otherwise.
const RING: f32 = 4.0;
/// With less height than this, in points at the normal text size, the table across the
/// theses would leave nothing of their cases, and is folded at first.
const SCANT: f32 = 440.0;

/// A map that is open in another tab.
#[derive(Clone)]
pub struct OtherMap<'a> {
    pub key: TabKey,
    /// Among the open tabs.
    pub place: usize,
    pub title: String,
    pub desk: &'a Desk,
}

/// What the comparison remembers.
#[derive(Debug, Default)]
pub struct CompareView {
    choice: Choice,
    finder: Finder,
    readings: Vec<Readings>,
    readings_for: Vec<(Seat, u64, Option<Id>)>,
    outlines: Outlines,
    across: Across,
    /// Whether the table is folded away; as there is room for it, until somebody says.
    is_across_folded: Option<bool>,
    take_keyboard: bool,
    /// The tabs of other maps that have a column.
    compared: Vec<TabKey>,
}

impl CompareView {
    pub fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, others: &[OtherMap<'_>]) {
        let side = size::PANEL_PADDING + 8;
        let ring = RING as i8;
        let frame = Frame::new()
            .fill(cx.theme.tokens.panel)
            .inner_margin(Margin {
                left: side - ring,
                right: side - 8,
                top: 12,
                bottom: 0,
            });
        frame.show(ui, |ui| {
            ui.set_min_size(ui.available_size());
            self.page_ui(ui, cx, others);
        });
    }

    /// Puts the keyboard on the first thesis.
    pub fn focus(&mut self) {
        self.take_keyboard = true;
    }

    /// The tabs of other maps that have a column: their readings are wanted.
    #[must_use]
    pub fn compared(&self) -> &[TabKey] {
        &self.compared
    }

    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.finder.is_busy()
    }

    /// The whole comparison in Markdown, with how many theses it compares; `None` where
    /// there are none, or while they are being compared.
    #[must_use]
    pub fn told_in_markdown(
        &mut self,
        desk: &Desk,
        others: &[OtherMap<'_>],
    ) -> Option<(String, usize)> {
        let question = desk.judging.question(desk.map());
        let columns = self.columns(desk, others, question);
        if columns.is_empty() {
            return None;
        }
        let found = self.find(desk, &columns)?;
        let record = question.and_then(|id| desk.map().question(id));
        let title = record.map_or_else(|| desk.title(), |question| question.text.clone());
        let text = markdown::to_markdown(&title, &columns, &self.readings, &found);
        Some((text, columns.len()))
    }

    fn columns<'a>(
        &self,
        desk: &'a Desk,
        others: &'a [OtherMap<'a>],
        question: Option<Id>,
    ) -> Vec<Column<'a>> {
        let map = desk.map();
        let record = question.and_then(|id| map.question(id));
        let theses = record.map_or(&[][..], |question| &question.theses);
        let exists = |seat: Seat| match seat.tab {
            None => map.claim(seat.thesis).is_some(),
            Some(key) => (others.iter())
                .any(|other| other.key == key && other.desk.map().claim(seat.thesis).is_some()),
        };
        let seats = self.choice.seats(question, theses, exists);
        columns_of(&seats, desk, others, question)
    }

    /// Brings what is found and read up to date; `None` while it is sought for the first
    /// time.
    fn find(&mut self, desk: &Desk, columns: &[Column<'_>]) -> Option<std::sync::Arc<Found>> {
        let request = columns
            .iter()
            .map(|it| (it.seat, it.desk.session.revision()));
        let sides = || {
            let side = |it: &Column<'_>| (it.desk.session.shared_map(), it.seat.thesis);
            columns.iter().map(side).collect()
        };
        self.finder.refresh(request.collect(), sides, desk.wake());
        let request: Vec<_> = (columns.iter())
            .map(|it| (it.seat, it.desk.judging.generation(), it.question))
            .collect();
        if self.readings_for != request {
            self.readings = readings_of(columns);
            self.readings_for = request;
        }
        let seats: Vec<Seat> = columns.iter().map(|column| column.seat).collect();
        self.finder.found(&seats)
    }

    fn page_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, others: &[OtherMap<'_>]) {
        let desk = cx.desk;
        let question = desk.judging.question(desk.map());
        let columns = self.columns(desk, others, question);
        let seats: Vec<Seat> = columns.iter().map(|column| column.seat).collect();
        self.compared = seats.iter().filter_map(|seat| seat.tab).collect();
        if columns.is_empty() {
            return indented(ui, |ui| nothing_ui(ui, cx, question));
        }
        let choice = &mut self.choice;
        indented(ui, |ui| {
            title_ui(ui, cx, choice, question, &seats, others);
            if columns.len() == 1 {
                only_one_ui(ui, cx);
            }
        });
        let Some(found) = self.find(desk, &columns) else {
            ui.add_space(size::GAP_LARGE);
            indented(ui, |ui| cx.theme.muted(ui, "Comparing…"));
            return;
        };
        let generation = self.finder.generation();
        self.outlines.update(&found, generation, &seats);
        self.across.update(&columns, &found, generation);
        ui.add_space(size::GAP);
        if columns.len() > 1 {
            self.across_ui(ui, cx, &columns, &found);
        }
        let across = &self.across;
        let pointed = pointed_here(ui, desk);
        let is_pointed = |side: usize, id: Id| {
            let own = columns.get(side).is_some_and(|it| it.of_map.is_none());
            own && pointed.contains(&id)
        };
        let scene = Scene {
            columns: &columns,
            readings: &self.readings,
            found: &found,
            is_lit: &|side, id| across.is_lit(side, id) || is_pointed(side, id),
        };
        let take_keyboard = std::mem::take(&mut self.take_keyboard);
        match columns_ui(ui, cx, &mut self.outlines, &scene, take_keyboard) {
            Some(ColumnsEvent::Moved { from, to }) => {
                self.choice.shift(question, &seats, from, to);
                ui.ctx().request_repaint();
            }
            Some(ColumnsEvent::Clear) => self.across.unpin(),
            None => {}
        }
    }

    /// The table across the theses, at the bottom, where it can be made higher or folded.
    fn across_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, columns: &[Column<'_>], found: &Found) {
        let theme = cx.theme;
        let room = ui.available_height();
        let bar = theme.scaled(size::ROW_HEIGHT + size::GAP);
        let is_scant = room < theme.scaled(SCANT);
        let is_folded = self.is_across_folded.unwrap_or(is_scant);
        let bare = Frame::new().fill(theme.tokens.panel);
        let panel = match is_folded {
            true => Panel::bottom(("across", theme.text_size, true)).exact_size(bar),
            false => Panel::bottom(("across", theme.text_size))
                .resizable(true)
                .default_size((room * 0.38).max(bar * 3.0))
                .size_range(bar * 3.0..=(room * 0.7).max(bar * 3.0)),
        };
        let mut event = None;
        panel.frame(bare).show(ui, |ui| {
            // A panel is as high as what it holds.
            ui.set_min_size(ui.available_size());
            // In as many lines as it takes, unless there is to be no more than one.
            let across = &mut self.across;
            let folds = &mut self.is_across_folded;
            ui.horizontal_wrapped(|ui| {
                let (icon, name) = match is_folded {
                    true => (
                        icons::ICON_EXPAND_LESS,
                        "Unfold the table across the theses",
                    ),
                    false => (icons::ICON_EXPAND_MORE, "Fold the table across the theses"),
                };
                if icon_button(ui, name, icon).clicked() {
                    *folds = Some(!is_folded);
                }
                ui.label(theme.section_text("Across them"));
                ui.add_space(size::GAP);
                if across.tally_ui(ui, theme) {
                    *folds = Some(false);
                }
            });
            if !is_folded {
                let inside = ui.available_rect_before_wrap();
                let inside = Rect::from_min_max(
                    inside.min + vec2(RING, 0.0),
                    inside.max - vec2(size::GAP, size::GAP),
                );
                ui.scope_builder(UiBuilder::new().max_rect(inside), |ui| {
                    event = self.across.ui(ui, cx, columns, found);
                });
            }
        });
        match event {
            Some(AcrossEvent::Reveal(side, id)) => {
                if let Some(column) = columns.get(side) {
                    column.reveal(cx, id);
                }
            }
            Some(AcrossEvent::Show(spots)) => {
                self.show(cx, columns, found, &spots);
                ui.ctx().request_repaint();
            }
            None => {}
        }
    }

    /// Brings records into view in the columns, and the first of this map into the
    /// inspector.
    fn show(
        &mut self,
        cx: &mut Cx<'_>,
        columns: &[Column<'_>],
        found: &Found,
        spots: &[(usize, Id)],
    ) {
        for (side, id) in spots.iter().rev() {
            let (Some(column), Some(case)) = (columns.get(*side), found.cases.get(*side)) else {
                continue;
            };
            let Some(line) = case.line_of(*id) else {
                continue;
            };
            self.outlines.uncover(column.seat, case, line);
            let at = Cursor {
                column: *side,
                line,
            };
            self.outlines.scroll_to = Some((at, 0));
        }
        let own = spots
            .iter()
            .find_map(|(side, id)| Some((columns.get(*side)?, *id)));
        if let Some((column, id)) = own.filter(|(column, _)| column.of_map.is_none()) {
            column.select(cx, id);
        }
    }
}

/// What is pointed at elsewhere, in a sentence say; quotes by themselves, not by what
/// puts them behind a claim.
fn pointed_here(ui: &Ui, desk: &Desk) -> Vec<Id> {
    let map = desk.map();
    let pointed = pointed(ui.ctx());
    match pointed.iter().find_map(|id| map.backing(*id)) {
        Some(backing) => vec![backing.quote],
        None => pointed.to_vec(),
    }
}

/// In line with what scrolls.
fn indented<R>(ui: &mut Ui, content: impl FnOnce(&mut Ui) -> R) -> R {
    let margin = Margin {
        left: RING as i8,
        ..Margin::ZERO
    };
    Frame::new().inner_margin(margin).show(ui, content).inner
}

/// No question, or one without theses.
fn nothing_ui(ui: &mut Ui, cx: &mut Cx<'_>, question: Option<Id>) {
    let (sentence, name, command) = match question {
        None => (
            "This map asks no question yet. Add one with the theses that compete to answer it, \
             and they stand here side by side.",
            "Add question",
            Command::AddQuestion,
        ),
        Some(_) => (
            "The question has no theses yet. Add the claims that compete to answer it, and they \
             stand here side by side.",
            "Add thesis",
            Command::AddThesis,
        ),
    };
    let record = question.and_then(|id| cx.map().question(id));
    let heading = record.map_or("Theses side by side", |it| {
        or_blank(&it.text, "Question without words")
    });
    cx.theme.heading(ui, heading);
    ui.add_space(size::GAP);
    ui.scope(|ui| {
        ui.set_max_width(cx.theme.scaled(480.0));
        ui.add(egui::Label::new(cx.theme.muted_text(sentence)).wrap());
        ui.add_space(size::GAP);
        if primary_button(ui, name).clicked() {
            // A thesis is added to what is selected.
            cx.actions.extend(question.map(Action::Select));
            cx.run(command);
        }
    });
}

fn only_one_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    let question = cx.desk.judging.question(cx.map());
    ui.horizontal_wrapped(|ui| {
        let sentence = "One thesis alone has nothing to be compared with: add a rival, or choose \
                        a thesis of another question or map.";
        ui.label(cx.theme.muted_text(sentence));
        if ui.button("Add thesis").clicked() {
            cx.actions.extend(question.map(Action::Select));
            cx.run(Command::AddThesis);
        }
    });
}
