//! Keys that are not commands of the table: arrows, and the clipboard's.

use egui::{Event, EventFilter, FocusDirection, Key, Modifiers, Response, Ui};

use crate::layout::Direction;
use crate::ui::action::Action;
use crate::ui::command::Command;
use crate::ui::cx::Cx;

use super::gesture::Gesture;
use super::{Canvas, clipboard, navigate};

/// How far one key press pans, in screen points.
const PAN_STEP: f32 = 80.0;

/// How far one key press carries a card, in map points; with Shift it is one point.
const CARRY_STEP: f32 = 4.0;

impl Canvas {
    /// Tab, arrows and Escape mean something here, so they do not move the keyboard
    /// away; F6 does.
    pub(super) fn keyboard_ui(&mut self, ui: &Ui, cx: &mut Cx<'_>, response: &Response) {
        self.has_keyboard = response.has_focus();
        if !self.has_keyboard {
            return;
        }
        let filter = EventFilter {
            tab: true,
            horizontal_arrows: true,
            vertical_arrows: true,
            escape: true,
        };
        ui.memory_mut(|memory| {
            memory.set_focus_lock_filter(response.id, filter);
            // The filter counts from the next frame on; an arrow that comes in the
            // same frame as the keyboard would carry the keyboard on.
            memory.move_focus(FocusDirection::None);
        });
        self.arrows(ui, cx);
        self.clipboard_events(ui, cx);
    }

    fn arrows(&mut self, ui: &Ui, cx: &mut Cx<'_>) {
        let carries = matches!(self.gesture, Gesture::Carry { .. });
        let arrows = [
            (Key::ArrowLeft, Direction::Left, (1.0, 0.0)),
            (Key::ArrowRight, Direction::Right, (-1.0, 0.0)),
            (Key::ArrowUp, Direction::Up, (0.0, 1.0)),
            (Key::ArrowDown, Direction::Down, (0.0, -1.0)),
        ];
        for (key, direction, (x, y)) in arrows {
            let pressed =
                |modifiers| ui.input_mut(|input| input.count_and_consume_key(modifiers, key));
            // Shift first: a pattern without Shift would match with it as well.
            let extended = pressed(Modifiers::SHIFT);
            let panned = pressed(Modifiers::COMMAND);
            let stepped = pressed(Modifiers::NONE);
            if panned > 0 {
                let by = PAN_STEP * panned as f32;
                self.flight = None;
                self.camera.pan(egui::vec2(x * by, y * by));
            }
            if carries {
                let points = stepped as f32 * CARRY_STEP + extended as f32;
                if points > 0.0 {
                    self.gesture.step(-x * points, -y * points, cx.actions);
                    self.wishes.reveal = cx.desk.selection.lead();
                }
                continue;
            }
            let mut at = cx.desk.selection.lead();
            for _ in 0..extended + stepped {
                at = navigate::step(self.scene.layout(), at, direction).or(at);
            }
            match at {
                Some(id) if extended > 0 => {
                    cx.push(Action::SelectMany {
                        ids: vec![id],
                        add: true,
                    });
                    self.reveal(id);
                }
                Some(id) if stepped > 0 => {
                    cx.push(Action::Select(id));
                    self.reveal(id);
                }
                _ => {}
            }
        }
    }

    fn clipboard_events(&mut self, ui: &Ui, cx: &mut Cx<'_>) {
        let events: Vec<Event> = ui.input(|input| {
            let wanted =
                |event: &&Event| matches!(event, Event::Copy | Event::Cut | Event::Paste(_));
            input.events.iter().filter(wanted).cloned().collect()
        });
        for event in events {
            match event {
                Event::Copy => cx.run(Command::Copy),
                Event::Cut => cx.run(Command::Cut),
                Event::Paste(text) => {
                    let center = self.camera.center;
                    let at = (f64::from(center.x.round()), f64::from(center.y.round()));
                    let lead = cx.desk.selection.lead();
                    cx.actions
                        .extend(clipboard::pasted(&text, cx.desk.map(), lead, at));
                }
                _ => {}
            }
        }
    }
}
