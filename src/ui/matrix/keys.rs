//! The keys of the table.
//!
//! Digits and signs are taken as they are written, so that they work on every keyboard.

use egui::{Event, Key, Modifiers};

use super::cursor::Step;
use super::edits::Typed;

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pressed {
    /// Go to another cell; marking the cells on the way if asked for.
    Go {
        step: Step,
        marks: bool,
    },
    Type(Typed),
    /// Show why the cell is what it is, or no longer.
    Unfold,
    MarkAll,
    Copy,
    /// Show the evidence on the map.
    Reveal,
    /// Sort by the column.
    Sort,
    /// Fold up, mark one cell only.
    Escape,
}

/// What the hint line says of the keys in a column.
pub const CELL_KEYS: &str = "Keys: 1 to 5 or + and − set the cell, 0 no bearing, Delete as the map \
     has it, Enter why";
pub const RATING_KEYS: &str =
    "Keys: 1 to 5 or + and − rate, 0 or Delete takes the rating away, Enter what it counts";
pub const OTHER_KEYS: &str = "Keys: arrows and Tab go from cell to cell, Enter why, S sort, M show on \
     the map, Ctrl+C copy";

/// What these events ask the table for, in order.
pub fn pressed(events: &[Event]) -> Vec<Pressed> {
    events.iter().filter_map(asked_for).collect()
}

fn asked_for(event: &Event) -> Option<Pressed> {
    match event {
        Event::Copy => Some(Pressed::Copy),
        Event::Text(text) => typed(text),
        Event::Key {
            key,
            pressed: true,
            modifiers,
            ..
        } if !modifiers.alt => key_asks_for(*key, *modifiers),
        _ => None,
    }
}

fn typed(text: &str) -> Option<Pressed> {
    let typed = match text {
        "0" => Typed::Nothing,
        "1" => Typed::Step(0),
        "2" => Typed::Step(1),
        "3" => Typed::Step(2),
        "4" => Typed::Step(3),
        "5" => Typed::Step(4),
        "+" => Typed::More,
        "-" | "−" | "–" => Typed::Less,
        "m" | "M" => return Some(Pressed::Reveal),
        "s" | "S" => return Some(Pressed::Sort),
        _ => return None,
    };
    Some(Pressed::Type(typed))
}

fn key_asks_for(key: Key, modifiers: Modifiers) -> Option<Pressed> {
    let step = match (key, modifiers.command) {
        (Key::A, true) => return Some(Pressed::MarkAll),
        (Key::Home, true) => Step::First,
        (Key::End, true) => Step::Last,
        (_, true) => return None,
        (Key::Enter | Key::F2 | Key::Space, _) => return Some(Pressed::Unfold),
        (Key::Escape, _) => return Some(Pressed::Escape),
        (Key::Delete | Key::Backspace, _) => return Some(Pressed::Type(Typed::Clear)),
        (Key::Tab, _) => {
            let step = match modifiers.shift {
                true => Step::Previous,
                false => Step::Next,
            };
            return Some(Pressed::Go { step, marks: false });
        }
        (Key::ArrowUp, _) => Step::Up,
        (Key::ArrowDown, _) => Step::Down,
        (Key::ArrowLeft, _) => Step::Left,
        (Key::ArrowRight, _) => Step::Right,
        (Key::PageUp, _) => Step::PageUp,
        (Key::PageDown, _) => Step::PageDown,
        (Key::Home, _) => Step::RowStart,
        (Key::End, _) => Step::RowEnd,
        _ => return None,
    };
    Some(Pressed::Go {
        step,
        marks: modifiers.shift,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(key: Key, modifiers: Modifiers) -> Event {
        Event::Key {
            key,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers,
        }
    }

    #[test]
    fn a_digit_counts_once_and_as_it_is_written() {
        // A keyboard sends both the key and what it writes.
        let events = [key(Key::Num5, Modifiers::NONE), Event::Text("5".into())];
        assert_eq!(pressed(&events), [Pressed::Type(Typed::Step(4))]);
        let events = [key(Key::Equals, Modifiers::SHIFT), Event::Text("+".into())];
        assert_eq!(pressed(&events), [Pressed::Type(Typed::More)]);
    }

    #[test]
    fn shift_marks_but_not_with_tab() {
        let go = |step, marks| vec![Pressed::Go { step, marks }];
        let shift = Modifiers::SHIFT;
        assert_eq!(pressed(&[key(Key::ArrowDown, shift)]), go(Step::Down, true));
        assert_eq!(pressed(&[key(Key::Tab, shift)]), go(Step::Previous, false));
        assert_eq!(
            pressed(&[key(Key::Home, Modifiers::COMMAND)]),
            go(Step::First, false)
        );
        assert_eq!(
            pressed(&[key(Key::End, Modifiers::NONE)]),
            go(Step::RowEnd, false)
        );
    }

    #[test]
    fn keys_of_commands_are_left_alone() {
        for event in [
            key(Key::Z, Modifiers::COMMAND),
            key(Key::ArrowLeft, Modifiers::ALT),
            key(Key::F6, Modifiers::NONE),
            Event::Text("x".into()),
        ] {
            assert_eq!(pressed(std::slice::from_ref(&event)), [], "{event:?}");
        }
    }
}
