//! The reading view: one document in the middle of the window.

use egui::Ui;

use super::cx::Cx;

/// What the reading view remembers.
#[derive(Debug, Default)]
pub struct ReadingView {}

impl ReadingView {
    pub fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        cx.theme.muted(ui, "Choose a source to read it here.");
    }
}
