//! What would change the answer, and how a question stands, in words.
//!
//! Two places show it: a box under the matrix, and the panel at the right of the
//! comparison.

use egui::Ui;

use super::cx::Cx;
use crate::model::Id;

/// What would change the answer to a question, as a box in the flow of a page.
pub fn box_ui(_ui: &mut Ui, _cx: &mut Cx<'_>, _question: Id) {}

/// Who leads by which reading, what would change it, what is still open, the summary:
/// the whole panel.
pub fn panel_ui(_ui: &mut Ui, _cx: &mut Cx<'_>, _question: Id) {}
