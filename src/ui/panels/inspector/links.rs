//! Lists of records that lead to them.

use egui::Ui;

use crate::model::{Id, Stance};
use crate::ui::action::Action;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::theme::{ChipTone, row_button};

use super::super::words::{link_word, reason_tone, record_line};
use super::parts::{jump_row, nothing, section_with_add};

/// Records that are no cards: a click selects them.
pub fn list_ui(ui: &mut Ui, cx: &mut Cx<'_>, ids: &[Id]) {
    for id in ids {
        let text = record_line(cx.map(), *id);
        if row_button(ui, &text, "", cx.is_selected(*id)).clicked() {
            cx.push(Action::Select(*id));
        }
    }
}

/// One of the two lists of reasons: its heading, and what adds to it.
pub struct ReasonList {
    pub heading: &'static str,
    pub add: Command,
}

/// The reasons on the selected claim or reason: those for it, those against it.
pub fn reasons_ui(ui: &mut Ui, cx: &mut Cx<'_>, target: Id, lists: [ReasonList; 2]) {
    let map = cx.map();
    let reasons = map.reasons_on(target);
    for (list, against) in lists.into_iter().zip([false, true]) {
        let is_of_list = |id: &Id| {
            map.reason(*id)
                .is_some_and(|reason| (reason.stance == Stance::Against) == against)
        };
        if section_with_add(ui, cx.theme, list.heading, list.add.name()) {
            cx.run(list.add);
        }
        let of_list: Vec<Id> = reasons.iter().copied().filter(is_of_list).collect();
        if of_list.is_empty() {
            nothing(ui, cx.theme, "None yet.");
        }
        for id in of_list {
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
