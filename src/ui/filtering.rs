//! What stands over a table to choose which rows it lists.

use egui::text::LayoutJob;
use egui::{Button, ComboBox, Key, TextEdit, TextFormat, Ui};

use crate::model::{Id, Map};

use super::cx::Cx;
use super::panels::words::{record_line, shortened};
use super::theme::{Face, Theme, size};

/// A table's filters: what they are called, and how much room there is for them.
#[derive(Clone, Copy, Debug)]
pub struct Filters {
    /// What the rows are: `evidence`.
    pub of: &'static str,
    /// Of a choice, in points at the normal text size.
    pub choice_width: f32,
    /// Of the list that it opens.
    pub list_width: f32,
    /// Characters of a record in that list.
    pub choice_length: usize,
}

impl Filters {
    /// The field for words; whether one goes on from it to the table.
    pub fn text_ui(
        &self,
        ui: &mut Ui,
        theme: &Theme,
        text: &mut String,
        hint: &str,
        width: f32,
    ) -> bool {
        let field = TextEdit::singleline(text)
            .id(egui::Id::unique(("filter by text", self.of)))
            .hint_text(hint)
            .desired_width(theme.scaled(width));
        let name = format!("Filter {} by text", self.of);
        let response = ui.add(field).accessible_name(name);
        let onwards = |input: &egui::InputState| {
            [Key::Enter, Key::ArrowDown].map(|key| input.key_pressed(key))
        };
        response.lost_focus() && ui.input(onwards).contains(&true)
    }

    /// A list of records to choose one from, or any. What there is to choose from is asked
    /// for while the list is open, and not in every frame.
    pub fn choice_ui(
        &self,
        ui: &mut Ui,
        cx: &Cx<'_>,
        name: &str,
        chosen: &mut Option<Id>,
        choices: impl FnOnce() -> Vec<Id>,
    ) {
        let any = format!("Any {name}");
        let text = |id: Id| shortened(&record_line(cx.map(), id), self.choice_length);
        let label = chosen.map_or_else(|| any.clone(), text);
        let combo = ComboBox::from_id_salt(("filter", self.of, name))
            .selected_text(label)
            .width(cx.theme.scaled(self.choice_width))
            .truncate();
        let shown = combo.show_ui(ui, |ui| {
            ui.set_min_width(cx.theme.scaled(self.list_width));
            if ui.selectable_label(chosen.is_none(), any).clicked() {
                *chosen = None;
            }
            for choice in choices() {
                let is_on = *chosen == Some(choice);
                if ui.selectable_label(is_on, text(choice)).clicked() {
                    *chosen = Some(choice);
                }
            }
        });
        let name = format!("Filter {} by {name}", self.of);
        shown.response.accessible_name(name);
    }

    /// The same of the map's tags, where it has any.
    pub fn tag_ui(&self, ui: &mut Ui, cx: &Cx<'_>, chosen: &mut Option<Id>) {
        let map = cx.map();
        if !map.tags().is_empty() {
            self.choice_ui(ui, cx, "tag", chosen, || by_words(map, map.tags().ids()));
        }
    }
}

/// Records in the order of their words.
#[must_use]
pub fn by_words(map: &Map, ids: impl Iterator<Item = Id>) -> Vec<Id> {
    let mut ids: Vec<Id> = ids.collect();
    ids.sort_by_cached_key(|id| (record_line(map, *id).to_lowercase(), *id));
    ids
}

/// A chip with how many there are; whether it was clicked.
pub fn count_chip_ui(
    ui: &mut Ui,
    theme: &Theme,
    name: &str,
    hint: &str,
    count: usize,
    is_on: bool,
) -> bool {
    let tokens = &theme.tokens;
    let (ink, muted) = match is_on {
        true => (tokens.on_accent, tokens.on_accent),
        false => (tokens.ink, tokens.muted),
    };
    let format =
        |face: Face, color| TextFormat::simple(face.at(theme.scaled(size::TEXT_SMALL)), color);
    let mut job = LayoutJob::default();
    job.append(name, 0.0, format(Face::Regular, ink));
    job.append(&format!("  {count}"), 0.0, format(Face::Bold, muted));
    let mut button = Button::new(job).corner_radius(size::CORNER_LARGE);
    if is_on {
        button = button.fill(tokens.accent());
    }
    ui.add(button)
        .accessible_name(format!("{name} {count}"))
        .on_hover_text(hint)
        .clicked()
}
