//! The answer in short, for who opens a map: who leads, and on what that hangs most.

use egui::Ui;

use crate::model::Id;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::judging::Cruxes;
use crate::ui::panels::words::{or_blank, record_line};
use crate::ui::theme::size;

use super::changes_ui::{LOOKING, change_ui, most_telling, nothing};
use super::leads_ui::{leads_ui, together_ui};

/// So many changes are told here.
const TOLD: usize = 2;

/// Who leads the question by each reading, whether they agree, and the most telling
/// changes. Draws nothing for a question of which nothing is told.
pub fn answer_ui(ui: &mut Ui, cx: &mut Cx<'_>, question: Id) {
    let desk = cx.desk;
    let Some(told) = desk.told.of(question) else {
        return;
    };
    let Some(standings) = &told.facts.standings else {
        return;
    };
    cx.theme.section_label(ui, "The answer");
    ui.push_id(("the answer", question), |ui| {
        if cx.map().questions().len() > 1 {
            let line = record_line(cx.map(), question);
            let words = or_blank(&line, "Question without words").to_owned();
            ui.add(egui::Label::new(cx.theme.bold_text(words)).wrap());
        }
        leads_ui(ui, cx, standings, told.facts.before);
        together_ui(ui, cx, standings);
        ui.add_space(size::GAP);
        let changes = most_telling(standings, &told.changes, TOLD);
        for (place, change) in changes.iter().enumerate() {
            ui.push_id(place, |ui| change_ui(ui, cx, change));
        }
        let is_sought = matches!(
            cx.desk.judging.cruxes(question),
            Cruxes::Coming(_) | Cruxes::Unknown
        );
        if changes.is_empty() && is_sought {
            nothing(ui, cx, LOOKING);
        }
        let all = ui.link(cx.theme.muted_text("Show all that would change the answer"));
        if all.clicked() {
            cx.run(Command::WhatWouldChange);
        }
    });
}
