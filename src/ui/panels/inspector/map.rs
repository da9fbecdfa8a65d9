//! The map as a whole: shown when nothing is selected.

use egui::Ui;

use crate::edit::Edit;
use crate::model::Id;
use crate::ui::command::Command;
use crate::ui::cruxes::answer_ui;
use crate::ui::cx::Cx;

use super::super::words::counted;
use super::Inspector;
use super::field::{Field, Look};
use super::links::list_ui;
use super::parts::{kind_line, nothing, section};

impl Inspector {
    pub(super) fn map_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let map = cx.map();
        let header = map.header();
        kind_line(ui, cx.theme, "Map");
        let title = Field {
            id: egui::Id::unique("inspector map title"),
            name: "Title of the map",
            value: &header.title,
            hint: "Title of the map",
            look: Look::Title,
        };
        if let Some(title) = title.show(ui, cx, &mut self.draft) {
            cx.edit(Edit::SetTitle(title));
        }
        nothing(ui, cx.theme, &counts(cx));

        if map.is_empty() {
            section(ui, cx.theme, "Begin");
            nothing(
                ui,
                cx.theme,
                "A map lays out rival answers to a question. Begin with the question, or \
                 with a claim, or with a document to quote from.",
            );
            for (name, command) in [
                ("Add question", Command::AddQuestion),
                ("Add claim", Command::AddClaim),
                ("Add source", Command::AddSource),
            ] {
                if ui.button(name).clicked() {
                    cx.run(command);
                }
            }
        }
        // Views that judge say this themselves.
        if let Some(question) = self.answers {
            answer_ui(ui, cx, question);
        }
        section(ui, cx.theme, "Authors");
        let authors = Field {
            id: egui::Id::unique("inspector map authors"),
            name: "Authors of the map, one per line",
            value: &header.authors.join("\n"),
            hint: "One name per line",
            look: Look::Lines,
        };
        if let Some(authors) = authors.show(ui, cx, &mut self.draft) {
            cx.edit(Edit::SetAuthors(lines_of(&authors)));
        }
        section(ui, cx.theme, "Note");
        let note = Field {
            id: egui::Id::unique("inspector map note"),
            name: "Note on the map",
            value: &header.note,
            hint: "How to read this map",
            look: Look::Lines,
        };
        if let Some(note) = note.show(ui, cx, &mut self.draft) {
            cx.edit(Edit::SetMapNote(note));
        }
        let tags: Vec<Id> = map.tags().ids().collect();
        if !tags.is_empty() {
            section(ui, cx.theme, "Tags in this map");
            list_ui(ui, cx, &tags);
        }
    }
}

/// `4 theses, 46 claims, 31 quotes from 5 sources`.
fn counts(cx: &Cx<'_>) -> String {
    let map = cx.map();
    let theses: usize = map.questions().iter().map(|(_, it)| it.theses.len()).sum();
    [
        counted(map.questions().len(), "question", "questions"),
        counted(theses, "thesis", "theses"),
        counted(map.claims().len(), "claim", "claims"),
        counted(map.reasons().len(), "reason", "reasons"),
        format!(
            "{} from {}",
            counted(map.quotes().len(), "quote", "quotes"),
            counted(map.sources().len(), "source", "sources")
        ),
    ]
    .join(", ")
}

/// Names, one to a line.
pub(super) fn lines_of(text: &str) -> Vec<String> {
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect()
}
