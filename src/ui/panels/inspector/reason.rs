//! A reason, an objection or an undercut.

use egui::Ui;

use crate::edit::{Aspect, ClaimRef, Edit, Place, Sibling};
use crate::model::{Combination, Id, Kind, Reason, Stance};
use crate::ui::action::Action;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::theme::{ChipTone, icon_button, icons};

use super::super::words::{combination_word, reason_noun, record_line, shortened};
use super::Inspector;
use super::links::{ReasonList, reasons_ui};
use super::parts::{choice, jump_row, kind_line, order_buttons, section, with_buttons};
use super::rating::rated_ui;

impl Inspector {
    pub(super) fn reason_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, id: Id) {
        let Some(reason) = cx.map().reason(id) else {
            return;
        };
        kind_line(ui, cx.theme, reason_noun(reason));
        section(ui, cx.theme, "Bears on");
        jump_row(ui, cx, reason.target, "", ChipTone::Plain);
        let word = |stance: &Stance| stance_name(reason, stance);
        let stances = Stance::KNOWN;
        if let Some(stance) = choice(ui, ("stance", id), "Stance", &reason.stance, stances, word) {
            cx.edit(Edit::SetStance { id, stance });
        }

        section(ui, cx.theme, "Premises");
        for (place, premise) in reason.premises.iter().enumerate() {
            let before = place.checked_sub(1).and_then(|at| reason.premises.get(at));
            let after = reason.premises.get(place + 1);
            premise_row(ui, cx, id, *premise, before.copied(), after.copied());
        }
        if ui.button("Add co-premise").clicked() {
            let claim = ClaimRef::blank();
            let select = claim.id();
            let edit = Edit::AddPremise {
                reason: id,
                claim,
                place: Place::Last,
            };
            cx.push(Action::EditThenSelect {
                edit,
                select,
                write: true,
            });
        }
        if reason.premises.len() > 1 {
            section(ui, cx.theme, "How the premises join");
            let word = |combination: &Combination| combination_word(combination).to_owned();
            let known = Combination::KNOWN;
            let current = &reason.combination;
            let chosen = choice(
                ui,
                ("combination", id),
                "How premises join",
                current,
                known,
                word,
            );
            if let Some(combination) = chosen {
                cx.edit(Edit::SetCombination {
                    reason: id,
                    combination,
                });
            }
        }
        rated_ui(ui, cx, id, Aspect::Credibility, "How strong the step is");
        Self::standing_ui(ui, cx, id);
        let support = ReasonList {
            heading: "Support for this step",
            add: Command::AddSupport,
        };
        let undercuts = ReasonList {
            heading: "Undercuts",
            add: Command::AddUndercut,
        };
        reasons_ui(ui, cx, id, [support, undercuts]);
        self.hangs_ui(ui, cx, id);
    }
}

fn stance_name(reason: &Reason, stance: &Stance) -> String {
    let name = match (reason.target.kind(), stance) {
        (Kind::Reason, Stance::For) => "Supports the step",
        (Kind::Reason, Stance::Against) => "Undercuts the step",
        (_, Stance::For) => "Because: speaks for it",
        (_, Stance::Against) => "However: speaks against it",
        (_, Stance::Other(word)) => word,
    };
    name.to_owned()
}

fn premise_row(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    reason: Id,
    claim: Id,
    before: Option<Id>,
    after: Option<Id>,
) {
    let name = shortened(&record_line(cx.map(), claim), 40);
    let mut edit = None;
    with_buttons(
        ui,
        |ui| {
            jump_row(ui, cx, claim, "", ChipTone::Plain);
        },
        |ui| {
            let remove = format!("Take from the reason; the claim stays: {name}");
            if (before.is_some() || after.is_some())
                && icon_button(ui, &remove, icons::ICON_CLOSE).clicked()
            {
                edit = Some(Edit::RemovePremise { reason, claim });
            }
            if before.is_none() && after.is_none() {
                return;
            }
            let moved = order_buttons(ui, &name, before.is_none(), after.is_none());
            let place = match moved {
                Some(-1) => before.map(Place::Before),
                Some(_) => after.map(Place::After),
                None => None,
            };
            if let Some(place) = place {
                edit = Some(Edit::Reorder {
                    sibling: Sibling::Premise { reason, claim },
                    place,
                });
            }
        },
    );
    cx.actions.extend(edit.map(Action::Edit));
}
