//! A source: its record, its text, its quotes.

use egui::Ui;

use crate::bibliography::reference;
use crate::edit::Edit;
use crate::model::{Id, Source};
use crate::ui::action::Action;
use crate::ui::bibliography::reference_ui;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::theme::size;

use super::super::words::counted;
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
        text_ui(ui, cx, id);
        section(ui, cx.theme, "Bibliographic record");
        let is_shown = |field: &&FormField| {
            !field.seldom || self.all_fields || !(field.get)(source).is_empty()
        };
        let shown: Vec<&FormField> = FIELDS.iter().filter(is_shown).collect();
        let hides = shown.len() < FIELDS.len();
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
        if hides || self.all_fields {
            ui.add_space(size::GAP_SMALL);
            let name = match self.all_fields {
                true => "Fewer fields",
                false => "More fields…",
            };
            if ui.button(name).clicked() {
                self.all_fields = !self.all_fields;
            }
        }
        link_ui(ui, cx, source);
        self.reference_ui(ui, cx, id, source);
    }
}

impl Inspector {
    /// How the source stands in a list of references.
    fn reference_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, id: Id, source: &Source) {
        let style = cx.desk.citation_style;
        section(ui, cx.theme, &format!("Reference, in {}", style.title()));
        let request = (id, cx.desk.session.revision(), style);
        if self.reference.as_ref().map(|(made_for, _)| *made_for) != Some(request) {
            self.reference = Some((request, reference(id, source, style)));
        }
        if let Some((_, entry)) = &self.reference {
            reference_ui(ui, cx.theme, entry);
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

/// Whether the text is at hand, and what can be done about it.
fn text_ui(ui: &mut Ui, cx: &mut Cx<'_>, id: Id) {
    let text = cx.desk.documents.text(id);
    let quotes = counted(cx.map().quotes_of(id).len(), "quote", "quotes");
    let sentence = match text {
        Some(text) => match text.path.as_ref().and_then(|path| path.file_name()) {
            Some(name) => format!("{quotes}. Text at hand: {}", name.to_string_lossy()),
            None => format!("{quotes}. Its text is at hand."),
        },
        None => format!("{quotes}. Its text is not at hand."),
    };
    nothing(ui, cx.theme, &sentence);
    ui.horizontal_wrapped(|ui| {
        if ui.button("Read").clicked() {
            cx.push(Action::Read {
                source: id,
                quote: None,
            });
        }
        let attach = match text {
            Some(_) => "Attach another text…",
            None => "Attach text…",
        };
        if ui.button(attach).clicked() {
            cx.run(Command::AttachFile);
        }
        if text.is_some() && ui.button("Forget the text").clicked() {
            cx.push(Action::Detach(id));
        }
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
