//! The field for finding words in the document.

use egui::{Key, Modifiers, TextEdit, Ui};

use crate::ui::cx::Cx;
use crate::ui::theme::{icon_button, icons};

use super::selection::WordSelection;
use super::{Reader, padded};

impl Reader {
    pub(super) fn find_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        if !self.find.open {
            return;
        }
        let mut step = None;
        let frame = padded().fill(cx.theme.tokens.chrome);
        frame.show(ui, |ui| {
            ui.horizontal(|ui| {
                let buttons = 3.0 * (ui.spacing().interact_size.x + ui.spacing().item_spacing.x);
                let width = (ui.available_width() - buttons).max(60.0);
                let id = ui.make_persistent_id("find in document");
                let field = TextEdit::singleline(&mut self.find.query)
                    .id(id)
                    .hint_text("Find in document")
                    .desired_width(width);
                let response = ui.add(field).accessible_name("Find in document");
                if std::mem::take(&mut self.find.take_focus) {
                    response.request_focus();
                }
                self.has_keyboard |= response.has_focus();
                // Enter and Escape take the focus from a field before it sees them.
                if response.lost_focus() {
                    if ui.input(|input| input.key_pressed(Key::Enter)) {
                        let back = ui.input(|input| input.modifiers.shift);
                        step = Some(!back);
                        response.request_focus();
                    } else if escape(ui) {
                        self.close_find();
                    }
                }
                if icon_button(ui, "Previous match", icons::ICON_KEYBOARD_ARROW_UP).clicked() {
                    step = Some(false);
                }
                if icon_button(ui, "Next match", icons::ICON_KEYBOARD_ARROW_DOWN).clicked() {
                    step = Some(true);
                }
                if icon_button(ui, "Close find", icons::ICON_CLOSE).clicked() {
                    self.close_find();
                }
            });
            let status = self.find.status();
            if !status.is_empty() {
                cx.theme.muted(ui, status);
            }
        });
        if let Some(forward) = step {
            self.find_step(forward);
        }
    }

    /// Goes back to the text, where the match that was found stays selected.
    fn close_find(&mut self) {
        if let Some(found) = self.find.current() {
            self.selection = Some(WordSelection::of(&found));
        }
        self.find.open = false;
        self.take_keyboard = true;
    }
}

/// Takes the key, so that the text does not see it as well.
fn escape(ui: &Ui) -> bool {
    ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape))
}
