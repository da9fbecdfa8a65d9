//! The comparison by keyboard: lines and columns, and the table below them.

use egui::{EventFilter, FocusDirection, Key, Modifiers, Response, Ui};

use super::across_ui::{Across, AcrossEvent};
use super::finder::Found;
use super::outlines::Step;

/// What a key asks for in the columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKey {
    Step(Step),
    /// Moves the whole column left or right.
    Shift(isize),
    Fold,
    Reveal,
    /// Selects nothing, lights up nothing.
    Clear,
}

/// The keys that were pressed while a list had the keyboard, Alt and Shift included.
fn pressed(ui: &Ui, list: &Response, escape: bool) -> Vec<(Key, Modifiers)> {
    let filter = EventFilter {
        horizontal_arrows: true,
        vertical_arrows: true,
        escape,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| {
        memory.set_focus_lock_filter(list.id, filter);
        // The filter counts from the next frame on; an arrow that comes in the same frame
        // as the keyboard would carry the keyboard on.
        memory.move_focus(FocusDirection::None);
    });
    ui.input(|input| {
        let keys = input.events.iter().filter_map(|event| match event {
            egui::Event::Key {
                key,
                pressed: true,
                modifiers,
                ..
            } if !modifiers.command => Some((*key, *modifiers)),
            _ => None,
        });
        keys.collect()
    })
}

/// What the keys ask for while the columns have the keyboard. `page` is how many lines are
/// seen at once, about.
pub fn column_keys(ui: &Ui, list: &Response, page: isize) -> Vec<ColumnKey> {
    (pressed(ui, list, true).into_iter())
        .filter_map(|(key, modifiers)| {
            if modifiers.alt {
                return match key {
                    Key::ArrowLeft if !modifiers.shift => Some(ColumnKey::Shift(-1)),
                    Key::ArrowRight if !modifiers.shift => Some(ColumnKey::Shift(1)),
                    _ => None,
                };
            }
            Some(match key {
                Key::ArrowUp => ColumnKey::Step(Step::Lines(-1)),
                Key::ArrowDown => ColumnKey::Step(Step::Lines(1)),
                Key::PageUp => ColumnKey::Step(Step::Lines(-page)),
                Key::PageDown => ColumnKey::Step(Step::Lines(page)),
                Key::ArrowLeft => ColumnKey::Step(Step::Columns(-1)),
                Key::ArrowRight => ColumnKey::Step(Step::Columns(1)),
                Key::Home => ColumnKey::Step(Step::First),
                Key::End => ColumnKey::Step(Step::Last),
                Key::Space => ColumnKey::Fold,
                Key::Enter => ColumnKey::Reveal,
                Key::Escape => ColumnKey::Clear,
                _ => return None,
            })
        })
        .collect()
}

impl Across {
    /// The table by keyboard.
    pub(super) fn keys_ui(
        &mut self,
        ui: &Ui,
        found: &Found,
        list: &Response,
    ) -> Option<AcrossEvent> {
        let last = self.entries.len().saturating_sub(1);
        let page = (list.rect.height() / 28.0) as usize;
        let mut event = None;
        for (key, modifiers) in pressed(ui, list, false) {
            if modifiers.alt {
                continue;
            }
            let at = self.cursor;
            self.cursor = match key {
                Key::ArrowUp => at.saturating_sub(1),
                Key::ArrowDown => (at + 1).min(last),
                Key::PageUp => at.saturating_sub(page),
                Key::PageDown => (at + page).min(last),
                Key::Home => 0,
                Key::End => last,
                _ => at,
            };
            self.scroll_to_cursor |= self.cursor != at;
            match key {
                Key::Space => event = self.press(found),
                Key::Enter => event = self.reveal(found),
                _ => {}
            }
        }
        event
    }
}
