//! Every gesture and key of the canvas, as a person makes it: by the names of
//! cards, without looking inside.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where something is missing"
)]

mod dragging;
mod keys;
mod seeing;
mod typing;

use contend::model::Id;
use egui::Key;

use crate::gui::{CTRL, NONE, SHIFT, Window};

/// A question, theses "Yes" and "No", and under "Yes" the reason "Seen" and the
/// objection "Doubted", all typed without the mouse.
fn typed() -> Window {
    let mut window = Window::new();
    window.click("Empty map");
    window.press(NONE, Key::Tab);
    window.type_text("Is it so?");
    window.press(NONE, Key::Tab);
    window.type_text("Yes");
    window.press(CTRL, Key::Enter);
    window.type_text("No");
    window.press(NONE, Key::Enter);
    window.press(NONE, Key::ArrowLeft);
    window.press(NONE, Key::Tab);
    window.type_text("Seen");
    window.press(NONE, Key::Enter);
    window.press(NONE, Key::ArrowUp);
    window.press(SHIFT, Key::Tab);
    window.type_text("Doubted");
    window.press(NONE, Key::Enter);
    window
}

/// The reason that the claim is a premise of.
fn reason_of(window: &Window, text: &str) -> Id {
    window.desk().map().reasons_with(window.claim(text))[0]
}
