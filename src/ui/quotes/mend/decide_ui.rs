//! What can be decided about a quote: a button and a key for each.

use egui::{Button, Ui};

use crate::model::Quote;
use crate::quote::{Standing, State};
use crate::ui::cx::Cx;
use crate::ui::theme::{primary_button, size};

use super::Decision;
use super::sheet::Sheet;

pub(super) fn decide_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    sheet: &Sheet,
    quote: &Quote,
    place: usize,
    decision: &mut Option<Decision>,
) {
    let theme = cx.theme;
    let accept = sheet.accept(quote, place);
    let confirm = sheet.confirm(quote, place);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(size::GAP, size::GAP);
        let name = match sheet.standing {
            Standing::Found(State::Ambiguous) => "Accept this place",
            _ => "Accept the document’s words",
        };
        let accepted = ui
            .add_enabled_ui(accept.is_ok(), |ui| {
                primary_button(ui, &format!("{name}  A"))
            })
            .inner
            .accessible_name(name)
            .on_hover_text(
                "The quote takes the words, context and position of this place; can be undone",
            )
            .on_disabled_hover_text(accept.err().unwrap_or_default());
        if accepted.clicked() {
            *decision = Some(Decision::Accept);
        }
        let mut offer = |ui: &mut Ui, name, key, hint: &str, why: Option<&str>, what| {
            let button = Button::new(name).right_text(theme.muted_text(key));
            let response = ui
                .add_enabled(why.is_none(), button)
                .accessible_name(name)
                .on_hover_text(hint)
                .on_disabled_hover_text(why.unwrap_or_default());
            if response.clicked() {
                *decision = Some(what);
            }
        };
        offer(
            ui,
            "Confirm as it is",
            "C",
            "The quote keeps its words. It is marked as confirmed by hand, never as verified",
            confirm.as_ref().err().copied(),
            Decision::Confirm,
        );
        offer(
            ui,
            "Select other words",
            "R",
            "Select the right words in the reader",
            None,
            Decision::Reselect,
        );
        offer(
            ui,
            "Leave",
            "L",
            "Go on; the quote stays as it is",
            None,
            Decision::Leave,
        );
    });
    let sentence = "Nothing is anchored anew unless you say so; every decision can be undone.";
    theme.muted(ui, sentence);
}
