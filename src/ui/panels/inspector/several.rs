//! Several records at once.

use egui::Ui;

use crate::edit::Aspect;
use crate::model::scale::Scale;
use crate::model::{Id, Kind};
use crate::ui::action::Action;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::rating::{Given, rate, scale_of};
use crate::ui::theme::row_button;

use super::super::words::{counted, record_line};
use super::parts::{kind_line, nothing, section};
use super::rating::{Bar, NewRating};

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
    rate_all_ui(ui, cx, &ids);
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

/// One rating for all that can be rated.
fn rate_all_ui(ui: &mut Ui, cx: &mut Cx<'_>, ids: &[Id]) {
    let aspect = Aspect::Credibility;
    let mut scales: Vec<Scale> = ids.iter().filter_map(|id| scale_of(*id, aspect)).collect();
    scales.dedup();
    let Some(scale) = scales.first().copied() else {
        return;
    };
    section(ui, cx.theme, "Rate all of them");
    if scales.len() > 1 {
        let sentence = "They are of several kinds. On the canvas 1 to 5 rate them all, each in \
                        the words of its kind; 0 takes the ratings away.";
        nothing(ui, cx.theme, sentence);
        return;
    }
    let perspective = cx.desk.judging.settings().perspective;
    let can_be_rated = |id: &&Id| scale_of(**id, aspect).is_some();
    let mut given = (ids.iter().filter(can_be_rated)).map(|id| {
        let given = Given::of(cx.map(), *id, aspect, perspective);
        perspective.map_or(given.map, |_| given.perspective)
    });
    let first = given.next().flatten();
    let bar = Bar {
        name: "Rating of all",
        scale,
        // Where they differ, none of the steps is that of all.
        own: first.filter(|_| given.all(|other| other == first)),
        inherited: None,
    };
    if let Some(NewRating(rating)) = bar.show(ui, cx.theme) {
        cx.actions
            .extend(rate(ids, perspective, aspect, rating).map(Action::Edit));
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
