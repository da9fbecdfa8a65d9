//! Keys that are typed ahead of the card that they are meant for.
//!
//! A new card's field opens one frame after the key that asked for it, or later where a
//! thread is laying the map out. Keys that come meanwhile are kept for the field: they
//! are no shortcuts, and no letter goes astray.

use std::collections::VecDeque;

use egui::{Event, Key};

use crate::ui::canvas::CardField;

/// Keys in the order in which they came.
#[derive(Debug, Default)]
pub(super) struct Ahead {
    kept: VecDeque<Event>,
}

impl Ahead {
    /// Keeps keys that came after one that opens a field.
    pub fn keep(&mut self, events: impl IntoIterator<Item = Event>) {
        self.kept.extend(events);
    }

    /// At the beginning of a frame: takes keys out of its events that are to wait, and
    /// gives back those whose turn has come.
    pub fn turn(&mut self, events: &mut Vec<Event>, field: CardField) {
        let awaited = field == CardField::Awaited;
        if !awaited && self.kept.is_empty() {
            return;
        }
        self.keep(events.extract_if(.., |event| is_typed(event)));
        match field {
            CardField::Awaited => {}
            CardField::Closed => events.extend(self.kept.drain(..)),
            // A key that may end the field comes alone: what follows it may be meant for
            // the next one.
            CardField::Open => {
                let end = self.kept.iter().position(may_end);
                let count = end.map_or(self.kept.len(), |place| place.max(1));
                events.extend(self.kept.drain(..count));
            }
        }
    }

    /// Whether there are keys whose turn has not come.
    pub fn is_empty(&self) -> bool {
        self.kept.is_empty()
    }
}

/// Takes out what came after a place among the events, as far as it was typed.
pub(super) fn typed_after(events: &mut Vec<Event>, place: usize) -> Vec<Event> {
    let first = place.min(events.len());
    events
        .extract_if(first.., |event| is_typed(event))
        .collect()
}

fn is_typed(event: &Event) -> bool {
    matches!(
        event,
        Event::Key { .. }
            | Event::Text(_)
            | Event::Paste(_)
            | Event::Copy
            | Event::Cut
            | Event::Ime(_)
    )
}

fn may_end(event: &Event) -> bool {
    let Event::Key { key, pressed, .. } = event else {
        return false;
    };
    *pressed && matches!(key, Key::Enter | Key::Tab | Key::Escape)
}

#[cfg(test)]
mod tests {
    use egui::Modifiers;

    use super::*;

    fn text(text: &str) -> Event {
        Event::Text(text.to_owned())
    }

    fn key(key: Key) -> Event {
        Event::Key {
            key,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers: Modifiers::NONE,
        }
    }

    #[test]
    fn keys_wait_for_their_field_in_order() {
        let mut ahead = Ahead::default();
        let mut events = vec![text("a"), Event::PointerGone, key(Key::B)];
        ahead.turn(&mut events, CardField::Awaited);
        assert_eq!(events, [Event::PointerGone]);
        let mut events = vec![text("c")];
        ahead.turn(&mut events, CardField::Open);
        assert_eq!(events, [text("a"), key(Key::B), text("c")]);
        assert!(ahead.is_empty());
    }

    #[test]
    fn what_follows_a_key_that_ends_a_field_waits_for_the_next() {
        let mut ahead = Ahead::default();
        ahead.keep([text("a"), key(Key::Tab), text("b"), key(Key::Enter)]);
        let mut turn = |field| {
            let mut events = Vec::new();
            ahead.turn(&mut events, field);
            events
        };
        assert_eq!(turn(CardField::Open), [text("a")]);
        assert_eq!(turn(CardField::Open), [key(Key::Tab)]);
        assert_eq!(turn(CardField::Awaited), []);
        assert_eq!(turn(CardField::Open), [text("b")]);
        assert_eq!(turn(CardField::Open), [key(Key::Enter)]);
    }

    #[test]
    fn where_no_field_opens_keys_are_what_they_are_elsewhere() {
        let mut ahead = Ahead::default();
        ahead.keep([key(Key::Tab), text("b")]);
        let mut events = vec![text("c")];
        ahead.turn(&mut events, CardField::Closed);
        assert_eq!(events, [key(Key::Tab), text("b"), text("c")]);
        let mut events = vec![text("d")];
        ahead.turn(&mut events, CardField::Closed);
        assert_eq!(events, [text("d")]);
    }
}
