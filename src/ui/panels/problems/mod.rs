//! What there is to look at, most severe first.

mod item_ui;
mod items;

use egui::{Frame, Margin, ScrollArea, Ui};

use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::desk::Desk;
use crate::ui::theme::{icons, size};

pub use item_ui::mark_of;
use item_ui::{item_row, row_height};
use items::{Entry, Item, entries_of, heading_text};

/// The list, and what it was made for.
#[derive(Debug, Default)]
pub struct Problems {
    entries: Vec<Entry>,
    /// The map's revision, and the state of what is known of quotes and problems.
    made_for: Option<(u64, u64)>,
    take_keyboard: bool,
}

impl Problems {
    fn update(&mut self, desk: &Desk) {
        let request = Some((desk.session.revision(), desk.documents.generation()));
        if self.made_for != request {
            self.made_for = request;
            let quotes: Vec<_> = desk.documents.to_look_at().collect();
            self.entries = entries_of(desk.problems(), &quotes);
        }
    }

    pub fn focus(&mut self) {
        self.take_keyboard = true;
    }

    pub fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        self.update(cx.desk);
        if self.entries.is_empty() {
            return nothing_ui(ui, cx);
        }
        ui.spacing_mut().item_spacing.y = 0.0;
        let row_height = row_height(cx.theme);
        let output = ScrollArea::vertical()
            .id_salt("problems")
            .auto_shrink(false)
            .show_rows(ui, row_height, self.entries.len(), |ui, range| {
                let mut chosen = None;
                for (place, entry) in range
                    .clone()
                    .zip(self.entries.get(range).unwrap_or_default())
                {
                    let take = self.take_keyboard && place <= 1;
                    if let Some(item) = entry_ui(ui, cx, entry, take) {
                        chosen = Some(item);
                    }
                }
                chosen
            });
        self.take_keyboard = false;
        if let Some(item) = output.inner {
            cx.actions.extend(actions_for(cx.desk.map(), &item));
        }
    }
}

/// How many things there are to look at.
pub fn count(desk: &Desk) -> usize {
    desk.problems().len() + desk.documents.tally().to_look_at
}

/// Draws a row; the item if it was clicked.
fn entry_ui(ui: &mut Ui, cx: &Cx<'_>, entry: &Entry, take_keyboard: bool) -> Option<Item> {
    match (entry, entry.item(cx.desk)) {
        (Entry::Heading(severity, count), _) => {
            let heading = heading_text(*severity, *count);
            let height = row_height(cx.theme);
            let wanted = egui::vec2(ui.available_width(), height);
            let (rect, _) = ui.allocate_exact_size(wanted, egui::Sense::hover());
            let rect = rect.shrink2(egui::vec2(f32::from(size::PANEL_PADDING), size::GAP_SMALL));
            let bottom = egui::Layout::left_to_right(egui::Align::Max);
            let builder = egui::UiBuilder::new().max_rect(rect).layout(bottom);
            ui.scope_builder(builder, |ui| ui.label(cx.theme.section_text(heading)));
            None
        }
        (_, Some(item)) => {
            let response = item_row(ui, cx, &item);
            if take_keyboard {
                response.request_focus();
            }
            response.clicked().then_some(item)
        }
        (_, None) => {
            ui.add_space(row_height(cx.theme));
            None
        }
    }
}

/// A quote is opened where it should stand; anything else is shown on the canvas.
fn actions_for(map: &crate::model::Map, item: &Item) -> Vec<Action> {
    match map.quote(item.record) {
        Some(quote) => vec![
            Action::Select(item.record),
            Action::Read {
                source: quote.source,
                quote: Some(item.record),
            },
        ],
        None => vec![Action::Reveal(item.record)],
    }
}

fn nothing_ui(ui: &mut Ui, cx: &Cx<'_>) {
    Frame::new()
        .inner_margin(Margin::symmetric(size::PANEL_PADDING, 32))
        .show(ui, |ui| {
            ui.vertical_centered(|ui| {
                let icon = cx.theme.icon_text(icons::ICON_TASK_ALT);
                ui.label(icon.size(cx.theme.scaled(32.0)).color(cx.theme.tokens.verified));
                ui.add_space(size::GAP);
                cx.theme.title(ui, "Nothing to look at");
                let sentence = match cx.map().is_empty() {
                    false if !cx.desk.is_checked() => "The map is large and is being looked through.",
                    true => "Problems of the map and quotes that do not hold turn up here.",
                    false if cx.desk.documents.tally().without_document > 0 => {
                        "The map is in order. Quotes whose document is not at hand were not checked."
                    }
                    false => "The map is in order, and every quote stands in its document.",
                };
                cx.theme.muted(ui, sentence);
            });
        });
}
