//! Theses side by side, of one map or of several.

use std::sync::Arc;

use egui::Ui;

use super::cx::Cx;
use super::tab::TabKey;
use crate::model::Map;

/// A map that is open in another tab.
#[derive(Clone, Debug)]
pub struct OtherMap {
    pub key: TabKey,
    pub title: String,
    pub map: Arc<Map>,
}

/// What the comparison remembers.
#[derive(Debug, Default)]
pub struct CompareView {}

impl CompareView {
    pub fn ui(&mut self, ui: &mut Ui, _cx: &mut Cx<'_>, others: &[OtherMap]) {
        for OtherMap { key, title, map } in others {
            ui.label(format!("{title} ({}, {} claims)", key.0, map.claims().len()));
        }
    }

    /// Puts the keyboard on the first thesis.
    pub fn focus(&mut self) {}
}
