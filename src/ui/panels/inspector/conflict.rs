//! Two claims that exclude each other.

use egui::Ui;

use crate::edit::Edit;
use crate::model::{ConflictKind, Id};
use crate::ui::cx::Cx;
use crate::ui::theme::ChipTone;

use super::parts::{choice, jump_row, kind_line, section};

pub fn conflict_ui(ui: &mut Ui, cx: &mut Cx<'_>, id: Id) {
    let Some(conflict) = cx.map().conflict(id) else {
        return;
    };
    kind_line(ui, cx.theme, "Conflict");
    let word = |kind: &ConflictKind| {
        let word = match kind {
            ConflictKind::Contrary => "Not both are true",
            ConflictKind::Contradictory => "Exactly one is true",
            ConflictKind::Other(word) => word,
        };
        word.to_owned()
    };
    let known = ConflictKind::KNOWN;
    let chosen = choice(
        ui,
        ("kind", id),
        "Kind of conflict",
        &conflict.kind,
        known,
        word,
    );
    if let Some(kind) = chosen {
        cx.edit(Edit::SetConflictKind { conflict: id, kind });
    }
    section(ui, cx.theme, "Between");
    for (place, claim) in conflict.claims.iter().enumerate() {
        let word = if place == 0 { "" } else { "and" };
        jump_row(ui, cx, *claim, word, ChipTone::Plain);
    }
}
