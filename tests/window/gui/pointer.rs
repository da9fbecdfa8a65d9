//! The mouse, and typing wherever the keyboard is.

use egui::{Event, Key, Modifiers, PointerButton, Pos2, Rect, Vec2};
use egui_kittest::kittest::Queryable as _;

use super::Window;
use contend::ui::Action;

impl Window {
    /// Where the thing of that name stands on the screen.
    pub fn rect(&self, label: &str) -> Rect {
        self.has(label);
        let mut all = self.harness.query_all_by_label(label);
        all.next().expect("it was found").rect()
    }

    /// Where the thing stands whose name holds these words.
    pub fn rect_containing(&self, part: &str) -> Rect {
        self.has_containing(part);
        let mut all = self.harness.query_all_by_label_contains(part);
        all.next().expect("it was found").rect()
    }

    /// Where all things stand whose names hold these words.
    pub fn rects_containing(&self, part: &str) -> Vec<Rect> {
        let all = self.harness.query_all_by_label_contains(part);
        all.map(|node| node.rect()).collect()
    }

    /// Types where the keyboard is.
    pub fn type_text(&mut self, text: &str) {
        self.harness.event(Event::Text(text.to_owned()));
        self.wait();
    }

    /// A key with what it writes, as a window system sends it: with Alt and Shift it
    /// writes, too.
    pub fn press_writing(&mut self, modifiers: Modifiers, key: Key, text: &str) {
        for pressed in [true, false] {
            self.harness.event_modifiers(
                Event::Key {
                    key,
                    physical_key: None,
                    pressed,
                    repeat: false,
                    modifiers,
                },
                modifiers,
            );
            if pressed {
                self.harness
                    .event_modifiers(Event::Text(text.to_owned()), modifiers);
            }
        }
        self.wait();
    }

    /// Keys with the letters that they write, faster than the window draws.
    pub fn type_ahead(&mut self, keys: &[(Key, &str)]) {
        for (place, (key, text)) in keys.iter().enumerate() {
            for pressed in [true, false] {
                self.harness.event(Event::Key {
                    key: *key,
                    physical_key: None,
                    pressed,
                    repeat: false,
                    modifiers: Modifiers::NONE,
                });
                if pressed && !text.is_empty() {
                    self.harness.event(Event::Text((*text).to_owned()));
                }
            }
            if place == keys.len() / 2 {
                self.harness.step();
            }
        }
        self.wait();
    }

    pub fn paste(&mut self, text: &str) {
        self.harness.event(Event::Paste(text.to_owned()));
        self.wait();
    }

    /// Ctrl+C; gives what is on the clipboard then.
    pub fn copy(&mut self) -> String {
        self.harness.event(Event::Copy);
        self.copied()
    }

    /// Asks for something that copies a text.
    pub fn copied_by(&mut self, action: Action) -> String {
        self.harness.state_mut().push(action);
        self.copied()
    }

    fn copied(&mut self) -> String {
        for _ in 0..4 {
            self.harness.step();
            for command in &self.harness.output().platform_output.commands {
                if let egui::OutputCommand::CopyText(text) = command {
                    return text.clone();
                }
            }
        }
        panic!("nothing was copied")
    }

    pub fn click_at(&mut self, at: Pos2, modifiers: Modifiers) {
        self.hold(modifiers);
        self.harness.event(Event::PointerMoved(at));
        self.harness.step();
        self.button(at, true, PointerButton::Primary, modifiers);
        self.button(at, false, PointerButton::Primary, modifiers);
        self.wait();
        self.hold(Modifiers::NONE);
        self.wait();
    }

    pub fn hover_at(&mut self, at: Pos2) {
        self.harness.event(Event::PointerMoved(at));
        self.wait();
    }

    pub fn right_click_at(&mut self, at: Pos2) {
        self.harness.event(Event::PointerMoved(at));
        self.harness.step();
        self.button(at, true, PointerButton::Secondary, Modifiers::NONE);
        self.button(at, false, PointerButton::Secondary, Modifiers::NONE);
        self.wait();
    }

    pub fn double_click_at(&mut self, at: Pos2) {
        // Long after any press before, so that this is the first of two.
        self.harness.run_steps(30);
        self.harness.event(Event::PointerMoved(at));
        self.harness.step();
        for _ in 0..2 {
            self.button(at, true, PointerButton::Primary, Modifiers::NONE);
            self.button(at, false, PointerButton::Primary, Modifiers::NONE);
            self.harness.step();
        }
        self.wait();
    }

    /// Selects the sentence there, in the reader.
    pub fn triple_click_at(&mut self, at: Pos2) {
        // Long after any press before, so that this is the first of three.
        self.harness.run_steps(30);
        self.harness.event(Event::PointerMoved(at));
        self.harness.step();
        for _ in 0..3 {
            self.button(at, true, PointerButton::Primary, Modifiers::NONE);
            self.button(at, false, PointerButton::Primary, Modifiers::NONE);
            self.harness.step();
        }
        self.wait();
    }

    /// Lets go of what was picked up.
    pub fn let_go(&mut self, at: Pos2, modifiers: Modifiers) {
        self.button(at, false, PointerButton::Primary, modifiers);
        self.hold(Modifiers::NONE);
        self.wait();
    }

    /// Takes the pointer out of the window, so that nothing is hovered.
    pub fn point_nowhere(&mut self) {
        self.harness.event(Event::PointerGone);
        self.wait();
    }

    pub fn drag(&mut self, from: Pos2, to: Pos2, modifiers: Modifiers) {
        self.drag_with(from, to, PointerButton::Primary, modifiers);
    }

    pub fn drag_with(&mut self, from: Pos2, to: Pos2, button: PointerButton, modifiers: Modifiers) {
        self.pick_up(from, button);
        self.carry(from, to, modifiers);
        self.button(to, false, button, modifiers);
        self.hold(Modifiers::NONE);
        self.wait();
    }

    /// Presses without letting go, so that what a drop would do can be seen.
    pub fn pick_up(&mut self, at: Pos2, button: PointerButton) {
        self.harness.event(Event::PointerMoved(at));
        self.harness.step();
        self.button(at, true, button, Modifiers::NONE);
        self.harness.step();
    }

    pub fn carry(&mut self, from: Pos2, to: Pos2, modifiers: Modifiers) {
        self.hold(modifiers);
        for part in [0.3_f32, 0.7, 1.0, 1.0] {
            let at = from + (to - from) * part;
            self.harness.event(Event::PointerMoved(at));
            self.harness.step();
        }
    }

    pub fn scroll_at(&mut self, at: Pos2, delta: Vec2, modifiers: Modifiers) {
        self.harness.event(Event::PointerMoved(at));
        self.harness.step();
        let event = Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta,
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Wheel,
            modifiers,
        };
        self.hold(modifiers);
        self.harness.event(event);
        self.wait();
        self.hold(Modifiers::NONE);
        self.wait();
    }

    fn button(&mut self, pos: Pos2, pressed: bool, button: PointerButton, modifiers: Modifiers) {
        let event = Event::PointerButton {
            pos,
            button,
            pressed,
            modifiers,
        };
        self.harness.event(event);
    }

    /// Holds these keys down from now on.
    fn hold(&mut self, modifiers: Modifiers) {
        self.harness.event(Event::ModifiersChanged(modifiers));
    }
}
