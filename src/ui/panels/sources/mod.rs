//! The map's sources, and the one that is open for reading below them.

mod row_ui;
mod rows;

use egui::{Frame, Margin, Panel, ScrollArea, Ui};

use crate::model::Id;
use crate::ui::action::Action;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::importing::source_menu_ui;
use crate::ui::theme::{icon_button, icons, size};

use super::reader::Reader;
use super::words::counted;
use row_ui::source_row;
use rows::{SourceRow, rows_of};

/// The list and the reader.
#[derive(Debug, Default)]
pub struct Sources {
    pub reader: Reader,
    /// The source that was selected when the list was last drawn.
    last_lead: Option<Id>,
    rows: Vec<SourceRow>,
    rows_for: Option<Request>,
}

/// What the rows depend on.
#[derive(Debug, PartialEq)]
struct Request {
    /// When sources and quotes were last altered.
    revision: u64,
    generation: u64,
}

/// How much of the panel's height the list takes at most before it scrolls.
const LIST_SHARE: f32 = 0.34;

impl Sources {
    /// Draws the list, and below it the reader where `with_reader`.
    pub fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, with_reader: bool) {
        self.follow_selection(cx);
        self.update(cx);
        let rows = std::mem::take(&mut self.rows);
        let row_height = cx.theme.scaled(size::ROW_HEIGHT);
        if !with_reader {
            title_ui(ui, cx);
            self.list_ui(ui, cx, &rows);
            self.rows = rows;
            return;
        }
        let wanted = 44.0 + row_height * (rows.len().max(1) as f32 + 1.0);
        let most = ui.available_height() * LIST_SHARE;
        Panel::top("sources")
            .frame(Frame::new())
            .resizable(true)
            .default_size(wanted.min(most).max(row_height * 3.0))
            .min_size(row_height * 2.0)
            .max_size(ui.available_height() * 0.7)
            .show(ui, |ui| {
                title_ui(ui, cx);
                self.list_ui(ui, cx, &rows);
            });
        self.rows = rows;
        self.reader.ui(ui, cx);
    }

    fn list_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, rows: &[SourceRow]) {
        let row_height = cx.theme.scaled(size::ROW_HEIGHT);
        ScrollArea::vertical()
            .id_salt("source list")
            .auto_shrink(false)
            .show_rows(ui, row_height, rows.len(), |ui, range| {
                for row in rows.get(range).unwrap_or_default() {
                    let is_open = self.reader.source() == Some(row.id);
                    let response = source_row(ui, cx, row, is_open);
                    response.context_menu(|ui| source_menu_ui(ui, cx, row.id));
                    if response.clicked() {
                        self.reader.open(row.id, None);
                        cx.push(Action::Select(row.id));
                    }
                }
            });
    }

    fn update(&mut self, cx: &Cx<'_>) {
        let desk = cx.desk;
        let request = Request {
            revision: desk.revisions().sources,
            generation: desk.documents.generation(),
        };
        if self.rows_for.as_ref() != Some(&request) {
            self.rows = rows_of(desk);
            self.rows_for = Some(request);
        }
    }

    /// Opens the first source at the start, and one that was selected elsewhere.
    pub fn follow_selection(&mut self, cx: &Cx<'_>) {
        let map = cx.map();
        let lead = cx.desk.selection.lead();
        let is_source = lead.filter(|id| map.source(*id).is_some());
        if self.last_lead != lead {
            self.last_lead = lead;
            if let Some(source) = is_source {
                self.reader.open(source, None);
            }
        }
        let is_open = self.reader.source().is_some_and(|id| map.contains(id));
        if !is_open && let Some(first) = map.sources_in_order().first() {
            self.reader.open(*first, None);
        }
    }
}

fn title_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    let frame = Frame::new().inner_margin(Margin {
        left: size::PANEL_PADDING,
        right: 8,
        top: 4,
        bottom: 0,
    });
    frame.show(ui, |ui| {
        ui.horizontal(|ui| {
            let count = cx.map().sources().len();
            let title = counted(count, "source", "sources");
            ui.label(cx.theme.section_text(title));
            let right = egui::Layout::right_to_left(egui::Align::Center);
            ui.with_layout(right, |ui| {
                for (name, icon, command) in [
                    (
                        "Attach a folder of texts",
                        icons::ICON_FOLDER_OPEN,
                        Command::AttachFolder,
                    ),
                    (
                        "Attach a text file",
                        icons::ICON_ATTACH_FILE,
                        Command::AttachFile,
                    ),
                    ("Add source", icons::ICON_ADD, Command::AddSource),
                ] {
                    if icon_button(ui, name, icon).clicked() {
                        cx.run(command);
                    }
                }
            });
        });
    });
}
