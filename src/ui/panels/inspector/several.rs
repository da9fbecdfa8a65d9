//! Several records at once.

use egui::Ui;

use crate::model::{Id, Kind};
use crate::ui::action::Action;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::theme::row_button;

use super::super::words::{counted, record_line};
use super::parts::{kind_line, nothing, section};

/// More than this are only counted.
const LISTED: usize = 30;

pub fn several_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    let ids: Vec<Id> = cx.desk.selection.ids().to_vec();
    kind_line(ui, cx.theme, "Selection");
    cx.theme.title(ui, format!("{} selected", ids.len()));
    nothing(ui, cx.theme, &kinds(&ids));

    let two_claims = ids.len() == 2 && ids.iter().all(|id| id.kind() == Kind::Claim);
    section(ui, cx.theme, "With all of them");
    ui.horizontal_wrapped(|ui| {
        let mut offers = vec![
            ("Fit on the screen", Command::FitSelection),
            ("Copy", Command::Copy),
            ("Delete", Command::Delete),
        ];
        if two_claims {
            offers.push(("Not both are true", Command::AddConflict));
            offers.push(("Exactly one is true", Command::AddContradiction));
        }
        for (name, command) in offers {
            let hint = command.info().hint;
            if ui.button(name).on_hover_text(hint).clicked() {
                cx.run(command);
            }
        }
        if ui.button("Select nothing").clicked() {
            cx.push(Action::ClearSelection);
        }
    });
    section(ui, cx.theme, "Selected");
    for id in ids.iter().rev().take(LISTED) {
        let text = record_line(cx.map(), *id);
        let row = row_button(ui, &text, id.kind().word(), false);
        if row.on_hover_text(text.as_str()).clicked() {
            cx.push(Action::Select(*id));
        }
    }
    if let Some(more) = ids.len().checked_sub(LISTED + 1) {
        nothing(ui, cx.theme, &format!("and {} more", more + 1));
    }
}

/// `3 claims, 1 reason`.
fn kinds(ids: &[Id]) -> String {
    Kind::ALL
        .into_iter()
        .map(|kind| (kind, ids.iter().filter(|id| id.kind() == kind).count()))
        .filter(|(_, count)| *count > 0)
        .map(|(kind, count)| counted(count, kind.word(), &format!("{}s", kind.word())))
        .collect::<Vec<_>>()
        .join(", ")
}
