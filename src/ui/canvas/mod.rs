//! The map as a picture that one works on.

use egui::Ui;

use crate::model::Id;

use super::action::Action;
use super::command::Command;
use super::cx::Cx;
use super::desk::Desk;

/// Camera, gestures and the text being typed.
#[derive(Debug, Default)]
pub struct Canvas {}

impl Canvas {
    pub fn ui(&mut self, ui: &mut Ui, _cx: &mut Cx<'_>) {
        ui.label("Canvas");
    }

    /// Brings the record into view at the next frame.
    pub fn reveal(&mut self, _id: Id) {}

    /// Starts typing the record's text in its place at the next frame.
    pub fn write(&mut self, _id: Id) {}

    /// Takes the keyboard at the next frame.
    pub fn focus(&mut self) {}

    /// Whether the canvas has the keyboard, so that its keys count.
    #[must_use]
    pub fn has_keyboard(&self) -> bool {
        false
    }

    /// Zoom in percent, for the status bar.
    #[must_use]
    pub fn zoom_percent(&self) -> f32 {
        100.0
    }

    /// What to do for a command that concerns the map or the canvas: edits, copying,
    /// navigation, zoom. `false` if the command is none of the canvas's.
    pub fn run(&mut self, _command: Command, _desk: &Desk, _actions: &mut Vec<Action>) -> bool {
        false
    }
}
