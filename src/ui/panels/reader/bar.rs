//! What can be made of the selected words.

use egui::{Button, Panel, Ui};

use crate::model::Stance;
use crate::ui::cx::Cx;

use super::super::quoting::{Purpose, QUOTE_MAX};
use super::page::Page;
use super::{Reader, claim_to_back, padded};

impl Reader {
    pub(super) fn bar_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let Some(words) = self.selected() else {
            return;
        };
        let frame = padded().fill(cx.theme.tokens.chrome);
        let panel = Panel::bottom("selected words")
            .resizable(false)
            .frame(frame);
        panel.show(ui, |ui| {
            let count = words.len();
            if count > QUOTE_MAX {
                let sentence =
                    format!("{count} characters are too many for one quote: at most {QUOTE_MAX}.");
                ui.label(cx.theme.muted_text(sentence).color(cx.theme.tokens.look_at));
            }
            ui.horizontal_wrapped(|ui| self.buttons_ui(ui, cx, count <= QUOTE_MAX));
        });
    }

    fn buttons_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, quotable: bool) {
        let claim = claim_to_back(cx.desk);
        let mut purpose = None;
        let mut offer = |ui: &mut Ui, enabled: bool, name: &str, key: &str, hint: &str, what| {
            let button = Button::new(name).right_text(cx.theme.muted_text(key));
            let response = ui
                .add_enabled(enabled, button)
                .accessible_name(hint)
                .on_hover_text(hint)
                .on_disabled_hover_text(match quotable {
                    true => "Select a claim first: on the canvas or in the outline.",
                    false => "Select fewer words.",
                });
            if response.clicked() {
                purpose = what;
            }
        };
        offer(
            ui,
            quotable,
            "Quote",
            "Q",
            "Quote the selected words",
            Some(Purpose::Quote),
        );
        let back = |stance| claim.map(|claim| Purpose::Back { claim, stance });
        let can_back = quotable && claim.is_some();
        offer(
            ui,
            can_back,
            "For",
            "B",
            "Back the selected claim with these words",
            back(Stance::For),
        );
        offer(
            ui,
            can_back,
            "Against",
            "Shift B",
            "Put these words against the selected claim",
            back(Stance::Against),
        );
        offer(
            ui,
            quotable,
            "New claim",
            "N",
            "New claim with this quote",
            Some(Purpose::NewClaim),
        );
        if let Some(purpose) = purpose {
            self.use_words(cx.desk, cx.actions, purpose);
        }
        let copy = ui.button("Copy").on_hover_text("Copy the selected words");
        if copy.clicked()
            && let Some(page) = &self.page
        {
            self.copy(ui, page);
        }
    }

    /// Puts the selected words on the clipboard.
    pub(super) fn copy(&self, ui: &Ui, page: &Page) {
        if let Some(words) = self.selected_on(page) {
            let text = page.document().slice_of_chars(&words).to_owned();
            ui.ctx().copy_text(text);
        }
    }
}
