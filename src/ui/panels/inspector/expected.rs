//! Evidence that one would expect of a claim and does not have.

use egui::Ui;

use crate::edit::Edit;
use crate::model::{Claim, Id};
use crate::ui::cx::Cx;

use super::Inspector;
use super::field::{Field, Look};
use super::map::lines_of;
use super::parts::{nothing, section};

impl Inspector {
    /// Of a thesis, and of any claim of which something is expected.
    pub(super) fn expected_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, id: Id, claim: &Claim) {
        if claim.expects.is_empty() && !cx.map().is_thesis(id) {
            return;
        }
        let question = "What would you expect to find if it were true?";
        section(ui, cx.theme, question);
        let field = Field {
            id: egui::Id::unique(("inspector expected", id)),
            name: "Expected evidence, one thing per line",
            value: &claim.expects.join("\n"),
            hint: "One thing per line that is not here yet",
            look: Look::Lines,
        };
        if let Some(text) = field.show(ui, cx, &mut self.draft) {
            let expects = lines_of(&text);
            cx.edit(Edit::SetExpected { claim: id, expects });
        }
        nothing(ui, cx.theme, "The matrix asks for what is written here.");
    }
}
