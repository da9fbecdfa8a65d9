//! A quote put behind a claim.

use egui::Ui;

use crate::edit::Edit;
use crate::model::{Backing, Id, Stance};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::theme::ChipTone;

use super::super::cards::{QuoteCard, quote_card};
use super::super::words::{stance_tone, stance_word};
use super::Inspector;
use super::backed::{differences_ui, state_ui};
use super::parts::{choice, jump_row, kind_line, section};
use super::rating::{STRONG, rating_ui};

impl Inspector {
    pub(super) fn backing_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, id: Id) {
        let map = cx.map();
        let Some(backing) = map.backing(id) else {
            return;
        };
        kind_line(ui, cx.theme, "Quote behind a claim");
        if let Some(quote) = map.quote(backing.quote) {
            let card = QuoteCard {
                text: &quote.exact,
                tone: stance_tone(&backing.stance),
                remark: "",
                selected: false,
                name: "Quote",
            };
            let response = quote_card(ui, cx.theme, ("behind", id), &card, |ui| {
                state_ui(ui, cx, backing.quote, quote);
                differences_ui(ui, cx, backing.quote);
            });
            if response.clicked() {
                cx.push(Action::Read {
                    source: quote.source,
                    quote: Some(backing.quote),
                });
            }
            if ui.button("Show the quote's own record").clicked() {
                cx.push(Action::Select(backing.quote));
            }
        }
        section(ui, cx.theme, "Counts");
        let word = |stance: &Stance| stance_word(stance).to_owned();
        let stances = Stance::KNOWN;
        if let Some(stance) = choice(ui, ("stance", id), "Stance", &backing.stance, stances, word) {
            cx.edit(Edit::SetStance { id, stance });
        }
        section(ui, cx.theme, "The claim");
        jump_row(ui, cx, backing.claim, "", ChipTone::Plain);

        section(ui, cx.theme, "How far it can be relied on here");
        let name = "Reliance";
        if let Some(rating) = rating_ui(ui, cx.theme, name, STRONG, backing.rating) {
            let record = Backing {
                rating,
                ..backing.clone()
            };
            cx.edit(Edit::Update {
                id,
                record: record.into(),
                label: "rate quote",
            });
            cx.push(Action::Seal);
        }
    }
}
