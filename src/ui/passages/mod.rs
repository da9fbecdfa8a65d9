//! Who else says so: passages of the documents at hand that share the words of the
//! selected claim, to read and to quote.
//!
//! [`request`] says what is asked, as plain data; [`Finder`] answers it on a thread
//! and keeps what it made of each document; [`Passages`] draws the list, and
//! [`card_ui`] one passage of it.

mod card_ui;
mod finder;
mod request;
mod text;

use egui::{Key, Label, Response, Ui};

use crate::model::Id;
use crate::ui::action::Action;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::panels::words::{counted, record_line};
use crate::ui::theme::{Theme, icon_button, icons, size};

use finder::{Answer, Finder};

/// The list of passages, shown in place of the claim's record while it is open. It
/// follows the selection from claim to claim.
#[derive(Debug, Default)]
pub struct Passages {
    open: bool,
    finder: Finder,
    /// The first passage takes the keyboard as soon as there is one.
    take_keyboard: bool,
    /// The passage that had the keyboard when the list was last drawn.
    focused: Option<egui::Id>,
}

impl Passages {
    /// Opens the list with the keyboard on it, or closes it.
    pub fn toggle(&mut self) {
        self.open = !self.open;
        self.take_keyboard = self.open;
    }

    #[must_use]
    pub fn is_open(&self) -> bool {
        self.open
    }

    /// Whether a thread is looking.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.finder.is_busy()
    }

    /// Draws the list; Escape closes it where it `has_keyboard`.
    pub fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, claim: Id, has_keyboard: bool) {
        self.finder.ask(ui.ctx(), cx.desk, claim);
        let close = self.head_ui(ui, cx, claim);
        match self.finder.answer() {
            None => {
                self.take_keyboard = false;
                nothing_to_look_in_ui(ui, cx);
            }
            Some(answer) => {
                let cards = list_ui(ui, cx, claim, &answer);
                self.follow_keyboard(&cards);
            }
        }
        let pressed = ui.input(|input| input.key_pressed(Key::Escape));
        if close || has_keyboard && pressed {
            self.open = false;
            cx.push(Action::FocusCanvas);
        }
    }

    /// Brings the passage into view that the keyboard went to. Arrows move it
    /// between two frames, so that none of the two says that it was gained.
    fn follow_keyboard(&mut self, cards: &[Response]) {
        if let Some(first) = cards.first()
            && std::mem::take(&mut self.take_keyboard)
        {
            first.request_focus();
        }
        let now = cards.iter().find(|card| card.has_focus());
        if let Some(card) = now
            && self.focused != Some(card.id)
        {
            card.scroll_to_me(None);
        }
        self.focused = now.map(|card| card.id);
    }

    /// What is asked; whether it was closed.
    fn head_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, claim: Id) -> bool {
        let mut close = false;
        ui.horizontal(|ui| {
            ui.label(cx.theme.section_text("Who else says so?"));
            let right = egui::Layout::right_to_left(egui::Align::Center);
            ui.with_layout(right, |ui| {
                close = icon_button(ui, "Back to the claim", icons::ICON_CLOSE).clicked();
            });
        });
        let words = cx.theme.title_text(record_line(cx.map(), claim));
        ui.add(Label::new(words).wrap());
        ui.add_space(size::GAP_SMALL);
        close
    }
}

fn sentence_ui(ui: &mut Ui, theme: &Theme, sentence: impl Into<String>) {
    ui.add(Label::new(theme.muted_text(sentence)).wrap());
    ui.add_space(size::GAP);
}

fn nothing_to_look_in_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    let sentence = match cx.map().sources().is_empty() {
        true => {
            "There is no document to look in yet. Drop documents on this window, or attach them \
             here; each becomes a source of the map."
        }
        false => {
            "None of the map’s sources has its text at hand. Drop the documents on this window, \
             or attach them here; each finds the source that quotes it."
        }
    };
    sentence_ui(ui, cx.theme, sentence);
    ui.horizontal_wrapped(|ui| {
        for command in [Command::AttachFile, Command::AttachFolder] {
            if ui.button(command.name()).clicked() {
                cx.run(command);
            }
        }
    });
}

/// The answer; the cards of its passages, in order.
fn list_ui(ui: &mut Ui, cx: &mut Cx<'_>, claim: Id, answer: &Answer) -> Vec<Response> {
    let documents = counted(answer.documents, "document", "documents");
    let sentence = if answer.is_pending {
        format!("Looking through {documents}…")
    } else if answer.is_question_empty {
        "The claim has no words to look for yet. Write what is claimed first.".to_owned()
    } else if answer.passages.is_empty() {
        format!(
            "No passage of {documents} shares a telling word with this claim. Try other words \
             for it, or attach further documents."
        )
    } else {
        format!(
            "Passages of {documents} that share its words, the closest first. What they say of \
             it is for you to judge."
        )
    };
    sentence_ui(ui, cx.theme, sentence);
    let passages = answer.passages.iter();
    let cards = passages.map(|passage| card_ui::card_ui(ui, cx, claim, passage));
    cards.collect()
}
