//! A quote put behind a claim.

use egui::Ui;

use crate::edit::{Aspect, Edit, Place, Sibling};
use crate::model::{Id, Stance};
use crate::ui::action::Action;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::theme::ChipTone;

use super::super::cards::{QuoteCard, quote_card};
use super::super::unfold::mark_ui;
use super::super::words::{stance_tone, stance_word};
use super::Inspector;
use super::parts::{choice, jump_row, kind_line, order_buttons, section, with_buttons};
use super::process_test::process_test_ui;
use super::rating::rated_ui;

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
                mark_ui(ui, cx, backing.quote, quote, false);
            });
            if response.clicked() {
                cx.push(Action::Read {
                    source: quote.source,
                    quote: Some(backing.quote),
                });
            }
            ui.horizontal_wrapped(|ui| {
                if ui.button("Show the quote's own record").clicked() {
                    cx.push(Action::Select(backing.quote));
                }
                if ui.button("Copy with citation").clicked() {
                    cx.run(Command::CopyQuote);
                }
            });
        }
        section(ui, cx.theme, "Counts");
        let word = |stance: &Stance| stance_word(stance).to_owned();
        let stances = Stance::KNOWN;
        if let Some(stance) = choice(ui, ("stance", id), "Stance", &backing.stance, stances, word) {
            cx.edit(Edit::SetStance { id, stance });
        }
        section(ui, cx.theme, "The claim");
        jump_row(ui, cx, backing.claim, "", ChipTone::Plain);

        order_ui(ui, cx, id, backing.claim);

        let heading = "How far it can be relied on here";
        rated_ui(ui, cx, id, Aspect::Credibility, heading);
        let heading = "How much it bears on the claim";
        rated_ui(ui, cx, id, Aspect::Relevance, heading);
        process_test_ui(ui, cx, id, backing);
        Self::standing_ui(ui, cx, id);
        self.hangs_ui(ui, cx, id);
    }
}

/// Which place it has among the quotes behind the claim.
fn order_ui(ui: &mut Ui, cx: &mut Cx<'_>, id: Id, claim: Id) {
    let siblings = cx.map().backings_of(claim);
    let Some(place) = siblings.iter().position(|other| *other == id) else {
        return;
    };
    if siblings.len() < 2 {
        return;
    }
    let before = place
        .checked_sub(1)
        .and_then(|at| siblings.get(at))
        .copied();
    let after = siblings.get(place + 1).copied();
    with_buttons(
        ui,
        |ui| {
            let line = format!("Quote {} of {} behind it", place + 1, siblings.len());
            ui.label(cx.theme.muted_text(line));
        },
        |ui| {
            let moved = order_buttons(ui, "quote", before.is_none(), after.is_none());
            let place = match moved {
                Some(-1) => before.map(Place::Before),
                Some(_) => after.map(Place::After),
                None => None,
            };
            let sibling = Sibling::Backing(id);
            let edit = place.map(|place| Edit::Reorder { sibling, place });
            cx.actions.extend(edit.map(Action::Edit));
        },
    );
}
