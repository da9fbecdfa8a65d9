//! A source: its record, its text, its quotes.

use egui::{Align, Layout, Ui};

use crate::edit::Edit;
use crate::model::{Id, Source};
use crate::ui::bibliography::reference_ui;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::importing::source_text_ui;
use crate::ui::theme::{Theme, size};

use super::Inspector;
use super::field::{Field, Look};
use super::parts::{kind_line, nothing, section};
use super::source_form::{FIELDS, FormField, host_of, safe_url};

impl Inspector {
    pub(super) fn source_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, id: Id) {
        let Some(source) = cx.map().source(id) else {
            return;
        };
        kind_line(ui, cx.theme, "Source");
        let title = Field {
            id: egui::Id::unique(("inspector text", id)),
            name: "Title",
            value: &source.title,
            hint: "Title of the document",
            look: Look::Title,
        };
        if let Some(title) = title.show(ui, cx, &mut self.draft) {
            let record = Source {
                title,
                ..source.clone()
            };
            update(cx, id, record);
        }
        source_text_ui(ui, cx, id);
        self.record_heading_ui(ui, cx.theme);
        let is_shown = |field: &&FormField| {
            !field.seldom || self.all_fields || !(field.get)(source).is_empty()
        };
        let shown: Vec<&FormField> = FIELDS.iter().filter(is_shown).collect();
        for field in shown {
            ui.add_space(size::GAP_SMALL);
            let label = cx.theme.muted_text(field.name);
            ui.label(label);
            let shown = Field {
                id: egui::Id::unique(("inspector source", field.name, id)),
                name: field.name,
                value: &(field.get)(source),
                hint: field.hint,
                look: field.look,
            };
            if let Some(text) = shown.show(ui, cx, &mut self.draft) {
                let mut record = source.clone();
                (field.set)(&mut record, text);
                update(cx, id, record);
            }
        }
        link_ui(ui, cx, source);
        self.reference_ui(ui, cx, id, source);
    }
}

impl Inspector {
    /// The form's heading, with a button for the fields that few records need.
    fn record_heading_ui(&mut self, ui: &mut Ui, theme: &Theme) {
        let name = match self.all_fields {
            true => "Fewer fields",
            false => "More fields…",
        };
        ui.add_space(size::GAP);
        ui.horizontal(|ui| {
            ui.label(theme.section_text("Bibliographic record"));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                // Under an id of its own in each state: where a frame is laid out
                // twice, one click must not turn it back.
                if ui.push_id(name, |ui| ui.button(name)).inner.clicked() {
                    self.all_fields = !self.all_fields;
                }
            });
        });
    }

    /// How the source stands in a list of references.
    fn reference_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, id: Id, source: &Source) {
        let style = cx.desk.citation_style;
        section(ui, cx.theme, &format!("Reference, in {}", style.title()));
        let request = (id, cx.desk.session.revision(), style);
        match self.reference.entry(ui.ctx(), request, source) {
            Some(entry) => {
                reference_ui(ui, cx.theme, entry);
            }
            None => {
                cx.theme.muted(ui, "Setting the reference…");
            }
        }
        if ui.button("All references…").clicked() {
            cx.run(Command::References);
        }
    }
}

fn update(cx: &mut Cx<'_>, id: Id, source: Source) {
    cx.edit(Edit::Update {
        id,
        record: source.into(),
        label: "edit source",
    });
}

/// The address, to be opened by a click and nothing else.
fn link_ui(ui: &mut Ui, cx: &Cx<'_>, source: &Source) {
    let url = source.url.trim();
    if url.is_empty() {
        return;
    }
    match safe_url(url) {
        Some(safe) => {
            let name = format!("Open {}", host_of(safe));
            if ui.button(name).on_hover_text(safe).clicked() {
                ui.ctx().open_url(egui::OpenUrl::new_tab(safe));
            }
        }
        None => nothing(
            ui,
            cx.theme,
            "Only addresses that begin with http, https or mailto can be opened.",
        ),
    }
}
