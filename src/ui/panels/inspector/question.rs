//! A question with its theses.

use egui::Ui;

use crate::edit::{ClaimRef, Edit, Place, Sibling};
use crate::model::{Id, letter_of};
use crate::ui::action::Action;
use crate::ui::cruxes::{BoxPlace, box_ui};
use crate::ui::cx::Cx;
use crate::ui::theme::{ChipTone, icon_button, icons, size};

use super::Inspector;
use super::field::{Field, Look};
use super::parts::{jump_row, kind_line, nothing, order_buttons, section, with_buttons};
use super::standard::standard_ui;
use super::standing::question_standing_ui;

impl Inspector {
    pub(super) fn question_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, id: Id) {
        let Some(question) = cx.map().question(id) else {
            return;
        };
        kind_line(ui, cx.theme, "Question");
        let text = Field {
            id: egui::Id::unique(("inspector text", id)),
            name: "Text of the question",
            value: &question.text,
            hint: "What is in dispute?",
            look: Look::Title,
        };
        if let Some(text) = text.show(ui, cx, &mut self.draft) {
            cx.edit(Edit::SetText { id, text });
        }
        section(ui, cx.theme, "Theses");
        if question.theses.is_empty() {
            nothing(
                ui,
                cx.theme,
                "Theses are the rival answers. Add the first one.",
            );
        }
        for (place, thesis) in question.theses.iter().enumerate() {
            let before = place.checked_sub(1).and_then(|at| question.theses.get(at));
            let after = question.theses.get(place + 1);
            thesis_row(ui, cx, id, *thesis, place, before.copied(), after.copied());
        }
        if ui.button("Add thesis").clicked() {
            let claim = ClaimRef::blank();
            let select = claim.id();
            let edit = Edit::AddThesis {
                question: id,
                claim,
                place: Place::Last,
            };
            cx.push(Action::EditThenSelect {
                edit,
                select,
                write: true,
            });
        }
        standard_ui(ui, cx, id, &question.standard);
        question_standing_ui(ui, cx, id);
        ui.add_space(size::GAP_LARGE);
        box_ui(ui, cx, id, BoxPlace::UnderReadings);
    }
}

fn thesis_row(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    question: Id,
    claim: Id,
    place: usize,
    before: Option<Id>,
    after: Option<Id>,
) {
    let letter = letter_of(place);
    let name = format!("thesis {letter}");
    let mut edit = None;
    with_buttons(
        ui,
        |ui| {
            jump_row(ui, cx, claim, &letter, ChipTone::Plain);
        },
        |ui| {
            let remove = format!("Take {name} from the question; the claim stays");
            if icon_button(ui, &remove, icons::ICON_CLOSE).clicked() {
                edit = Some(Edit::RemoveThesis { question, claim });
            }
            let moved = order_buttons(ui, &name, before.is_none(), after.is_none());
            let place = match moved {
                Some(-1) => before.map(Place::Before),
                Some(_) => after.map(Place::After),
                None => None,
            };
            if let Some(place) = place {
                edit = Some(Edit::Reorder {
                    sibling: Sibling::Thesis { question, claim },
                    place,
                });
            }
        },
    );
    if let Some(edit) = edit {
        cx.edit(edit);
    }
}
