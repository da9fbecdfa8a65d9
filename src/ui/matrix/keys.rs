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

/// What these events ask the table for, in order. `held` are the keys that are held down
/// at the end: with Alt or Ctrl, a key is a command and what it writes is not meant.
pub fn pressed(events: &[Event], held: Modifiers) -> Vec<Pressed> {
    let mut by_key = None;
    let mut asked = Vec::new();
    for event in events {
        if let Event::Key { modifiers, .. } = event {
            by_key = Some(*modifiers);
        }
        asked.extend(asked_for(event, by_key.unwrap_or(held)));
    }
    asked
}

fn asked_for(event: &Event, held: Modifiers) -> Option<Pressed> {
    match event {
        Event::Copy => Some(Pressed::Copy),
        Event::Text(_) if held.alt || held.ctrl || held.command => None,
        Event::Text(text) => typed(text, held.shift),
        Event::Key {
            key,
            pressed: true,
            modifiers,
            ..
        } if !modifiers.alt => key_asks_for(*key, *modifiers),
        _ => None,
    }
}

fn typed(text: &str, with_shift: bool) -> Option<Pressed> {
    let typed = match text {
        "0" => Typed::Nothing,
        "1" => Typed::Step(0),
        "2" => Typed::Step(1),
        "3" => Typed::Step(2),
        "4" => Typed::Step(3),
        "5" => Typed::Step(4),
        "+" => Typed::More,
        "-" | "−" | "–" => Typed::Less,
        "m" | "M" if !with_shift => return Some(Pressed::Reveal),
        "s" | "S" if !with_shift => return Some(Pressed::Sort),
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

    fn pressed(events: &[Event]) -> Vec<Pressed> {
        super::pressed(events, Modifiers::NONE)
    }

    #[test]
    fn what_a_command_writes_is_not_typed() {
        let text = |text: &str| Event::Text(text.into());
        for (modifiers, code, written) in [
            (Modifiers::ALT, Key::Num5, "5"),
            (Modifiers::ALT, Key::Minus, "-"),
            (Modifiers::COMMAND, Key::Num0, "0"),
            (Modifiers::CTRL, Key::S, "s"),
            (Modifiers::SHIFT, Key::S, "S"),
        ] {
            let events = [key(code, modifiers), text(written)];
            assert_eq!(pressed(&events), [], "{modifiers:?} {code:?}");
            // The key may have been taken by whom it was meant for.
            assert_eq!(super::pressed(&events[1..], modifiers), [], "{written}");
        }
        // Caps lock is no Shift.
        let events = [key(Key::S, Modifiers::NONE), text("S")];
        assert_eq!(pressed(&events), [Pressed::Sort]);
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
