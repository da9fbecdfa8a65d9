//! What stands over the table: which quotes to list.

use egui::text::LayoutJob;
use egui::{Button, ComboBox, Key, TextEdit, TextFormat, Ui};

use crate::model::{Id, Kind};
use crate::ui::cx::Cx;
use crate::ui::panels::words::{record_line, shortened};
use crate::ui::theme::{Face, size};

use super::filter::Shown;
use super::table::Table;

/// More claims than this are not offered one by one.
const CLAIMS_OFFERED: usize = 200;
/// Characters of a claim or source in a list of choices.
const CHOICE_LENGTH: usize = 60;

impl Table {
    pub(super) fn filters_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = egui::vec2(size::GAP, size::GAP_SMALL);
            let field = TextEdit::singleline(&mut self.filter.text)
                .id(egui::Id::unique("filter quotes"))
                .hint_text("Words, source, claim, tag…")
                .desired_width(cx.theme.scaled(190.0));
            let response = ui.add(field).accessible_name("Filter quotes by text");
            let entered = response.lost_focus()
                && ui.input(|input| {
                    input.key_pressed(Key::Enter) || input.key_pressed(Key::ArrowDown)
                });
            if entered {
                self.focus();
            }
            self.source_ui(ui, cx);
            self.tag_ui(ui, cx);
            self.claim_ui(ui, cx);
            if !self.filter.is_open() && ui.button("Clear").clicked() {
                self.filter = super::filter::Filter::default();
            }
        });
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = egui::vec2(size::GAP_SMALL, size::GAP_SMALL);
            for (shown, count) in Shown::ALL.into_iter().zip(self.counts) {
                let is_on = self.filter.shown == shown;
                // What there is none of need not be offered, but what is on must
                // be seen.
                if count == 0 && !is_on && matches!(shown, Shown::Confirmed) {
                    continue;
                }
                if shown_ui(ui, cx, shown, count, is_on) {
                    self.filter.shown = match is_on {
                        true => Shown::All,
                        false => shown,
                    };
                }
            }
        });
    }

    fn source_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let sources = cx.map().sources_in_order();
        let choices = sources.into_iter().collect();
        choice_ui(
            ui,
            cx,
            "Source",
            "Any source",
            &mut self.filter.source,
            choices,
        );
    }

    fn tag_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let map = cx.map();
        let mut tags: Vec<Id> = map.tags().ids().collect();
        if tags.is_empty() {
            return;
        }
        tags.sort_by_cached_key(|id| (record_line(map, *id).to_lowercase(), *id));
        choice_ui(ui, cx, "Tag", "Any tag", &mut self.filter.tag, tags);
    }

    fn claim_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        // The claim that one came from is what one most likely wants to see.
        let visited = cx.desk.trail.visited().iter().rev().copied();
        let map = cx.map();
        let last = visited
            .filter(|id| id.kind() == Kind::Claim && map.contains(*id))
            .take(1);
        let mut claims: Vec<Id> = last.collect();
        let backed = map
            .claims()
            .ids()
            .filter(|id| !claims.contains(id) && !map.backings_of(*id).is_empty());
        let mut backed: Vec<Id> = backed.take(CLAIMS_OFFERED).collect();
        backed.sort_by_cached_key(|id| (record_line(map, *id).to_lowercase(), *id));
        claims.extend(backed);
        choice_ui(ui, cx, "Claim", "Any claim", &mut self.filter.claim, claims);
    }
}

/// A list of records to choose one from, or any.
fn choice_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    name: &str,
    any: &str,
    chosen: &mut Option<Id>,
    choices: Vec<Id>,
) {
    let text = |id: Id| shortened(&record_line(cx.map(), id), CHOICE_LENGTH);
    let label = chosen.map_or_else(|| any.to_owned(), text);
    let width = cx.theme.scaled(128.0);
    let combo = ComboBox::from_id_salt(("filter quotes", name))
        .selected_text(label)
        .width(width)
        .truncate();
    let shown = combo.show_ui(ui, |ui| {
        ui.set_min_width(cx.theme.scaled(320.0));
        if ui.selectable_label(chosen.is_none(), any).clicked() {
            *chosen = None;
        }
        for choice in choices {
            let is_on = *chosen == Some(choice);
            if ui.selectable_label(is_on, text(choice)).clicked() {
                *chosen = Some(choice);
            }
        }
    });
    shown
        .response
        .accessible_name(format!("Filter quotes by {}", name.to_lowercase()));
}

/// A chip with how many there are; whether it was clicked.
fn shown_ui(ui: &mut Ui, cx: &Cx<'_>, shown: Shown, count: usize, is_on: bool) -> bool {
    let theme = cx.theme;
    let tokens = &theme.tokens;
    let (ink, muted) = match is_on {
        true => (tokens.on_accent, tokens.on_accent),
        false => (tokens.ink, tokens.muted),
    };
    let mut job = LayoutJob::default();
    let format =
        |face: Face, color| TextFormat::simple(face.at(theme.scaled(size::TEXT_SMALL)), color);
    job.append(shown.name(), 0.0, format(Face::Regular, ink));
    job.append(&format!("  {count}"), 0.0, format(Face::Bold, muted));
    let mut button = Button::new(job).corner_radius(size::CORNER_LARGE);
    if is_on {
        button = button.fill(tokens.accent());
    }
    ui.add(button)
        .accessible_name(format!("{} {count}", shown.name()))
        .on_hover_text(shown.hint())
        .clicked()
}
