//! What a widget may see, and whom it tells.

use crate::edit::Edit;
use crate::model::{Id, Map};

use super::action::Action;
use super::command::Command;
use super::desk::Desk;
use super::theme::Theme;

/// Handed to every panel and to the canvas while they draw.
pub struct Cx<'a> {
    pub desk: &'a Desk,
    pub theme: &'a Theme,
    /// Carried out in order after the frame.
    pub actions: &'a mut Vec<Action>,
}

impl<'a> Cx<'a> {
    #[must_use]
    pub fn map(&self) -> &'a Map {
        self.desk.map()
    }

    #[must_use]
    pub fn is_selected(&self, id: Id) -> bool {
        self.desk.selection.contains(id)
    }

    pub fn push(&mut self, action: Action) {
        self.actions.push(action);
    }

    pub fn edit(&mut self, edit: Edit) {
        self.actions.push(Action::Edit(edit));
    }

    pub fn run(&mut self, command: Command) {
        self.actions.push(Action::Run(command));
    }
}
