//! Lists of records that lead to them.

use egui::Ui;

use crate::model::{Id, Stance};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::theme::ChipTone;

use super::super::words::{link_word, reason_tone};
use super::parts::{jump_row, nothing, section};

/// Records that are no cards: a click selects them.
pub fn list_ui(ui: &mut Ui, cx: &mut Cx<'_>, ids: &[Id], _word: &str) {
    for id in ids {
        let text = super::super::words::record_line(cx.map(), *id);
        if crate::ui::theme::row_button(ui, &text, "", cx.is_selected(*id)).clicked() {
            cx.push(Action::Select(*id));
        }
    }
}

/// The reasons on a claim or a reason, those for it and those against it.
pub fn reasons_ui(ui: &mut Ui, cx: &mut Cx<'_>, target: Id, headings: [&str; 2]) {
    let map = cx.map();
    let reasons = map.reasons_on(target);
    for (heading, against) in headings.into_iter().zip([false, true]) {
        let of_stance: Vec<Id> = reasons
            .iter()
            .copied()
            .filter(|id| {
                map.reason(*id)
                    .is_some_and(|reason| (reason.stance == Stance::Against) == against)
            })
            .collect();
        section(ui, cx.theme, heading);
        if of_stance.is_empty() {
            nothing(ui, cx.theme, "None yet.");
        }
        for id in of_stance {
            reason_row(ui, cx, id);
        }
    }
}

/// A reason by what it says: its premises, each leading to its claim.
fn reason_row(ui: &mut Ui, cx: &mut Cx<'_>, id: Id) {
    let map = cx.map();
    let Some(reason) = map.reason(id) else {
        return;
    };
    let tone = reason_tone(reason);
    let word = link_word(reason);
    for (place, premise) in reason.premises.iter().enumerate() {
        match place {
            0 => jump_row(ui, cx, *premise, word, tone),
            _ => jump_row(ui, cx, *premise, "and", ChipTone::Plain),
        };
    }
}
