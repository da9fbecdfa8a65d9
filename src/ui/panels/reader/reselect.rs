//! Choosing other words for a quote that is in the map already.

use egui::{Button, Label, Ui};

use crate::edit::Edit;
use crate::model::Id;
use crate::quote::reanchored;
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::desk::Desk;
use crate::ui::notice::Notice;

use super::super::quoting::QUOTE_MAX;
use super::super::words::{record_line, shortened};
use super::page::Page;
use super::selection::WordSelection;
use super::{Reader, padded};

impl Reader {
    /// From now on the words that are used become those of this quote.
    pub fn reselect(&mut self, quote: Id) {
        self.reselecting = Some(quote);
        // What is said of the quote stands in the banner already.
        self.sought = None;
        self.focus();
    }

    /// The banner that says for which quote words are selected.
    pub(super) fn reselect_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let Some(quote) = self.reselecting else {
            return;
        };
        let of_this = (cx.map().quote(quote)).is_some_and(|it| Some(it.source) == self.source);
        if !of_this {
            self.reselecting = None;
            return;
        }
        let theme = cx.theme;
        let frame = padded().fill(theme.tokens.for_soft);
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.label(theme.bold_text("Select the words for this quote"));
            let words = shortened(&record_line(cx.map(), quote), 160);
            ui.add(Label::new(theme.muted_text(words)).wrap());
            ui.horizontal_wrapped(|ui| {
                let ready = self.has_words_selected();
                let use_it = ui
                    .add_enabled(ready, Button::new("Use selection"))
                    .on_hover_text("The quote takes these words, their context and position")
                    .on_disabled_hover_text("Select words in the text below first.");
                if use_it.clicked()
                    && let Some(page) = self.page.take()
                {
                    self.use_for(&page, cx.desk, cx.actions, quote);
                    self.page = Some(page);
                }
                if ui.button("Cancel").clicked() {
                    self.reselecting = None;
                }
            });
        });
    }

    /// Puts the selected words into the quote, or says why not.
    pub(super) fn use_for(
        &mut self,
        page: &Page,
        desk: &Desk,
        actions: &mut Vec<Action>,
        quote: Id,
    ) {
        let Some(record) = desk.map().quote(quote) else {
            self.reselecting = None;
            return;
        };
        let chars = self.selected_on(page).unwrap_or_default();
        if chars.len() > QUOTE_MAX {
            let sentence = "That is too much for one quote: select at most 3000 characters.";
            return actions.push(Action::Notify(Notice::info(sentence)));
        }
        let end = chars.end;
        let Some(record) = reanchored(record, page.document(), chars) else {
            return actions.push(Action::Notify(Notice::info("Select some words first.")));
        };
        actions.push(Action::Seal);
        actions.push(Action::Edit(Edit::Update {
            id: quote,
            record: record.into(),
            label: "select other words",
        }));
        actions.push(Action::Seal);
        actions.push(Action::Select(quote));
        self.reselecting = None;
        self.selection = Some(WordSelection::caret(end));
    }
}
