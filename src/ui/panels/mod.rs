//! What stands beside the canvas.

use egui::Ui;

use crate::model::Id;

use super::cx::Cx;

/// Which view the left panel shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LeftView {
    #[default]
    Sources,
    Outline,
    Problems,
}

/// Sources with the reader, the outline, or the problems list.
#[derive(Debug, Default)]
pub struct LeftPanel {
    pub view: LeftView,
}

impl LeftPanel {
    pub fn ui(&mut self, ui: &mut Ui, _cx: &mut Cx<'_>) {
        ui.label("Left");
    }

    /// Shows a source in the reader, at a quote's passage if one is given.
    pub fn read(&mut self, _source: Id, _quote: Option<Id>) {
        self.view = LeftView::Sources;
    }

    /// Whether words are selected in the reader.
    #[must_use]
    pub fn has_words_selected(&self) -> bool {
        false
    }
}

/// The selected record, to read and to edit.
#[derive(Debug, Default)]
pub struct Inspector {}

impl Inspector {
    pub fn ui(&mut self, ui: &mut Ui, _cx: &mut Cx<'_>) {
        ui.label("Inspector");
    }
}
