//! The note that any record can carry.

use egui::Ui;

use crate::edit::Edit;
use crate::model::Id;
use crate::ui::cx::Cx;

use super::Inspector;
use super::field::{Field, Look};
use super::parts::section;

/// The field for a record's note, to put the keyboard on.
pub(crate) fn note_field(record: Id) -> egui::Id {
    egui::Id::unique(("inspector note", record))
}

impl Inspector {
    pub(super) fn note_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, id: Id) {
        let Some(record) = cx.map().record(id) else {
            return;
        };
        section(ui, cx.theme, "Note");
        let name = format!("Note on the {}", id.kind().word());
        let field = Field {
            id: note_field(id),
            name: &name,
            value: record.note(),
            hint: "What readers of the map should know",
            look: Look::Lines,
        };
        if let Some(note) = field.show(ui, cx, &mut self.draft) {
            cx.edit(Edit::SetNote { id, note });
        }
    }
}
