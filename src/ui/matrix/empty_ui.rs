//! What stands there where there is no matrix to show, and what to do.

use egui::{Label, Ui};

use crate::model::Id;
use crate::ui::action::Action;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::theme::{primary_button, size};

use super::MatrixView;
use super::sheet::Sheet;

const WIDTH: f32 = 460.0;

fn sentence_ui(ui: &mut Ui, cx: &Cx<'_>, sentence: &str) {
    ui.add_space(size::GAP);
    ui.scope(|ui| {
        ui.set_max_width(cx.theme.scaled(WIDTH));
        ui.add(Label::new(cx.theme.muted_text(sentence)).wrap());
    });
    ui.add_space(size::GAP);
}

pub fn no_question_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    cx.theme.heading(ui, "Matrix");
    sentence_ui(
        ui,
        cx,
        "The matrix sets evidence against the theses of a question, and this map asks none yet. Add a \
         question and at least two theses that cannot all be the answer.",
    );
    if primary_button(ui, "Add question").clicked() {
        cx.run(Command::AddQuestion);
    }
}

impl MatrixView {
    pub(super) fn few_theses_ui(
        &mut self,
        ui: &mut Ui,
        cx: &mut Cx<'_>,
        sheet: &Sheet,
        question: Id,
    ) {
        let sentence = match sheet.headings.first() {
            None => {
                "Nothing competes to answer this question yet. Add at least two theses that cannot \
                 all be the answer."
            }
            Some(_) => {
                "One thesis alone has no rival to be told apart from. Add a second answer that could \
                 be true instead."
            }
        };
        sentence_ui(ui, cx, sentence);
        ui.horizontal(|ui| {
            if primary_button(ui, "Add thesis").clicked() {
                // The command adds to what is selected.
                cx.push(Action::Select(question));
                cx.run(Command::AddThesis);
            }
            if ui.button("Show the question on the map").clicked() {
                cx.push(Action::Reveal(question));
            }
        });
    }

    /// In place of rows.
    pub(super) fn no_rows_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, sheet: &Sheet) {
        if !sheet.lines.is_empty() {
            ui.add(Label::new(cx.theme.muted_text("No row fits what is asked for above.")).wrap());
            if ui.button("Show all rows").clicked() {
                self.filter = super::order::Filter::default();
                self.take_keyboard = true;
            }
            return;
        }
        let sentence = "No evidence bears on these theses yet. Give a thesis a reason and put a quote \
                        behind it; or say below what one would expect to find.";
        ui.add(Label::new(cx.theme.muted_text(sentence)).wrap());
        ui.horizontal_wrapped(|ui| {
            if ui.button("Give reasons on the map").clicked() {
                match sheet.headings.first() {
                    Some(heading) => cx.push(Action::Reveal(heading.thesis)),
                    None => cx.run(Command::MapView),
                }
            }
            if !cx.map().sources().is_empty() && ui.button("Look for quotes").clicked() {
                cx.run(Command::ReadView);
            }
        });
    }
}
