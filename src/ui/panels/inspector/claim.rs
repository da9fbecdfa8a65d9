//! A claim.

use egui::Ui;

use crate::edit::{Aspect, Edit};
use crate::model::{Claim, Id};
use crate::ui::action::Action;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::theme::{ChipTone, size};

use super::super::words::{claim_role, conflict_word, premise_line, record_line};
use super::Inspector;
use super::backed::backed_ui;
use super::field::{Field, Look};
use super::links::{ReasonList, reasons_ui};
use super::parts::{jump_row, kind_line, section, tick};
use super::rating::rated_ui;

impl Inspector {
    pub(super) fn claim_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, id: Id) {
        let map = cx.map();
        let Some(claim) = map.claim(id) else {
            return;
        };
        kind_line(ui, cx.theme, &claim_role(map, id));
        let text = Field {
            id: egui::Id::unique(("inspector text", id)),
            name: "Text of the claim",
            value: &claim.text,
            hint: "What is claimed?",
            look: Look::Title,
        };
        if let Some(text) = text.show(ui, cx, &mut self.draft) {
            cx.edit(Edit::SetText { id, text });
        }
        place_ui(ui, cx, id);
        flags_ui(ui, cx, id, claim);

        let heading = "How credible by itself";
        rated_ui(ui, cx, id, Aspect::Credibility, heading);
        Self::standing_ui(ui, cx, id);
        backed_ui(ui, cx, id);
        let reasons = ReasonList {
            heading: "Reasons for",
            add: Command::AddReason,
        };
        let objections = ReasonList {
            heading: "Objections",
            add: Command::AddObjection,
        };
        reasons_ui(ui, cx, id, [reasons, objections]);
        conflicts_ui(ui, cx, id);
        self.hangs_ui(ui, cx, id);
        self.expected_ui(ui, cx, id, claim);
    }
}

fn update(cx: &mut Cx<'_>, id: Id, claim: Claim, label: &'static str) {
    let record = claim.into();
    cx.edit(Edit::Update { id, record, label });
    cx.push(Action::Seal);
}

/// What the claim does in the map: thesis of what, premise of what.
fn place_ui(ui: &mut Ui, cx: &mut Cx<'_>, id: Id) {
    let map = cx.map();
    for question in map.questions_of(id) {
        let line = format!("Answers “{}”", record_line(map, question));
        link_ui(ui, cx, &line, question);
    }
    let mut reasons: Vec<(String, Id)> = map
        .reasons_with(id)
        .into_iter()
        .map(|reason| (premise_line(map, reason), reason))
        .collect();
    reasons.sort();
    for (line, reason) in reasons {
        link_ui(ui, cx, &line, reason);
    }
}

fn link_ui(ui: &mut Ui, cx: &mut Cx<'_>, line: &str, target: Id) {
    let text = cx.theme.muted_text(line);
    if ui.add(egui::Link::new(text)).clicked() {
        cx.push(Action::Reveal(target));
    }
}

fn flags_ui(ui: &mut Ui, cx: &mut Cx<'_>, id: Id, claim: &Claim) {
    ui.add_space(size::GAP_SMALL);
    ui.horizontal_wrapped(|ui| {
        let hint = "Taken as given, not argued for";
        if let Some(assumption) = tick(ui, cx.theme, "Assumption", hint, claim.assumption) {
            let marked = Claim {
                assumption,
                ..claim.clone()
            };
            update(cx, id, marked, "mark as assumption");
        }
        let hint = "Nobody says it; the argument needs it";
        if let Some(unstated) = tick(ui, cx.theme, "Unstated", hint, claim.unstated) {
            let marked = Claim {
                unstated,
                ..claim.clone()
            };
            update(cx, id, marked, "mark as unstated");
        }
    });
}

fn conflicts_ui(ui: &mut Ui, cx: &mut Cx<'_>, id: Id) {
    let map = cx.map();
    let conflicts = map.conflicts_of(id);
    if conflicts.is_empty() {
        return;
    }
    section(ui, cx.theme, "In conflict with");
    for conflict in conflicts {
        let Some(record) = map.conflict(conflict) else {
            continue;
        };
        let word = conflict_word(&record.kind);
        for other in record.claims.iter().filter(|other| **other != id) {
            jump_row(ui, cx, *other, word, ChipTone::Plain);
        }
        if ui.link(cx.theme.muted_text("Edit this conflict")).clicked() {
            cx.push(Action::Select(conflict));
        }
    }
}
