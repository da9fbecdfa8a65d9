//! The quotes view: every quote of the map in a table, and the mending of those
//! that are not found.

use egui::Ui;

use super::cx::Cx;

/// What the quotes view remembers.
#[derive(Debug, Default)]
pub struct QuotesView {}

impl QuotesView {
    pub fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        cx.theme.muted(ui, "This map has no quotes yet.");
    }
}
