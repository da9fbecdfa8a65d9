//! Commands that concern the map or the picture.

use crate::edit::Edit;
use crate::layout::DEFAULT_ARRANGEMENT;
use crate::model::{Id, Kind};
use crate::ui::action::Action;
use crate::ui::command::Command;
use crate::ui::desk::Desk;

use super::gesture::{self, Gesture};
use super::{Canvas, Fit, change, clipboard, grow, spread};

impl Canvas {
    /// Carries out a command that concerns the map or the canvas: edits, copying,
    /// zoom. `false` if the command is none of the canvas's.
    pub fn run(&mut self, command: Command, desk: &Desk, actions: &mut Vec<Action>) -> bool {
        let map = desk.map();
        let selected = desk.selection.ids();
        let lead = desk.selection.lead();
        if matches!(self.gesture, Gesture::Carry { .. }) && command != Command::ClearSelection {
            self.put_down(actions);
            if matches!(command, Command::EditText | Command::MoveByHand) {
                return true;
            }
        }
        match command {
            Command::MoveByHand => {
                if let Some(gesture) = Gesture::carry(map, self.scene.layout(), &desk.selection) {
                    actions.push(Action::Seal);
                    self.gesture = gesture;
                    self.focus();
                }
            }
            Command::PinHere => {
                let pins = gesture::pinned_here(selected, map, self.scene.layout());
                actions.extend(pins.map(Action::Edit));
            }
            Command::Arrange(name) => {
                // The usual way needs no word in the file.
                let word = if name == DEFAULT_ARRANGEMENT {
                    ""
                } else {
                    name
                };
                actions.push(Action::Edit(Edit::SetArrangement(word.to_owned())));
            }
            Command::Proportions(word) => {
                actions.push(Action::Edit(Edit::SetProportions(word.to_owned())));
            }
            Command::Spread(way) => {
                actions.extend(spread::spread(map, selected, way).map(Action::Edit));
            }
            Command::TidySelection | Command::UnpinAll => self.tidy(command, desk, actions),
            Command::FitAll => {
                self.wishes.fit = Some(Fit::All);
                self.window_shape.ask();
            }
            Command::FitSelection => self.wishes.fit = Some(Fit::Selection),
            Command::ZoomIn => self.wishes.zoom = Some(1.25),
            Command::ZoomOut => self.wishes.zoom = Some(0.8),
            Command::ZoomActual => self.wishes.zoom = Some(1.0 / self.camera.zoom),
            Command::ToggleMinimap => self.shows_minimap = !self.shows_minimap,
            Command::EditText => actions.extend(self.text_to_edit(desk).map(Action::Write)),
            Command::Copy => self.wishes.copy = clipboard::copied(map, selected),
            Command::Cut => {
                self.wishes.copy = clipboard::copied(map, selected);
                if self.wishes.copy.is_some() {
                    actions.push(Action::Run(Command::Delete));
                }
            }
            Command::Paste => self.wishes.paste = true,
            Command::Duplicate => {
                actions.extend(lead.and_then(|lead| clipboard::duplicated(map, lead)));
            }
            Command::SelectAll => {
                let ids = self.scene.layout().cards.keys().copied().collect();
                actions.push(Action::SelectMany { ids, add: false });
            }
            Command::SelectBranch => {
                if let Some(lead) = lead {
                    let branch = crate::edit::fragment(map, &[lead]);
                    let ids = branch
                        .claims()
                        .ids()
                        .chain(branch.questions().ids())
                        .collect();
                    actions.push(Action::SelectMany { ids, add: false });
                }
            }
            Command::ClearSelection => {
                if !self.gesture.is_idle() {
                    std::mem::take(&mut self.gesture).cancel(actions);
                } else if desk.focus.is_some() {
                    actions.push(Action::Run(Command::Focus));
                } else {
                    actions.push(Action::ClearSelection);
                }
            }
            Command::ReadQuote => actions.extend(reading(desk)),
            _ => return self.run_on_map(command, desk, actions),
        }
        true
    }

    fn run_on_map(&mut self, command: Command, desk: &Desk, actions: &mut Vec<Action>) -> bool {
        let map = desk.map();
        let selected = desk.selection.ids();
        if let Some(action) = grow::grow(command, map, selected) {
            actions.push(action);
            return true;
        }
        let layout = self.scene.layout();
        let width_of = |id: Id| layout.rect_of(id).map(|rect| f64::from(rect.width()));
        match change::change(command, map, selected, width_of) {
            Some(edit) => {
                if matches!(command, Command::Delete | Command::DeleteKeepingBelow) {
                    // Keys go on from where the deleted card hung.
                    let next = desk
                        .selection
                        .lead()
                        .and_then(|lead| self.heir(lead, selected));
                    actions.push(Action::Edit(edit));
                    actions.extend(next.map(Action::Select));
                } else {
                    actions.push(Action::Edit(edit));
                }
                if matches!(
                    command,
                    Command::ToggleFold | Command::FoldAll | Command::UnfoldAll
                ) {
                    // What is hidden lets everything close up; one keeps one's place.
                    self.wishes.reveal = desk.selection.lead();
                }
                true
            }
            None => false,
        }
    }

    /// Whom the selection goes to when a record is deleted.
    fn heir(&self, id: Id, deleted: &[Id]) -> Option<Id> {
        let layout = self.scene.layout();
        let near = layout.neighbours(id);
        let reason_above = near.parent.filter(|parent| parent.kind() == Kind::Reason);
        let beside_reason = reason_above.map(|reason| layout.neighbours(reason));
        let target = beside_reason.as_ref().and_then(|reason| reason.parent);
        [near.next, near.previous, target, near.parent]
            .into_iter()
            .flatten()
            .find(|heir| !deleted.contains(heir))
    }

    /// The record whose text Enter starts on: a reason hands on to its first
    /// premise.
    fn text_to_edit(&self, desk: &Desk) -> Option<Id> {
        let lead = desk.selection.lead()?;
        match lead.kind() {
            Kind::Question | Kind::Claim => Some(lead),
            Kind::Reason => desk.map().reason(lead)?.premises.first().copied(),
            _ => None,
        }
    }
}

/// Opens the reader at the first quote of what is selected.
fn reading(desk: &Desk) -> Option<Action> {
    let map = desk.map();
    let lead = desk.selection.lead()?;
    let quote = match lead.kind() {
        Kind::Quote => lead,
        Kind::Backing => map.backing(lead)?.quote,
        _ => map.backing(*map.backings_of(lead).first()?)?.quote,
    };
    let source = map.quote(quote)?.source;
    Some(Action::Read {
        source,
        quote: Some(quote),
    })
}
