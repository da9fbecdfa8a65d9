//! The matrix: evidence in rows, the theses of a question in columns.

use egui::Ui;

use super::cruxes::box_ui;
use super::cx::Cx;

/// What the matrix remembers.
#[derive(Debug, Default)]
pub struct MatrixView {}

impl MatrixView {
    pub fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        if let Some(question) = cx.desk.judging.question(cx.map()) {
            box_ui(ui, cx, question);
        }
    }

    /// Puts the keyboard on the table.
    pub fn focus(&mut self) {}
}
