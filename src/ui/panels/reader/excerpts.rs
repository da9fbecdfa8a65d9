//! What the map itself holds of a document that is not at hand.

use egui::{ScrollArea, Ui};

use crate::model::Id;
use crate::ui::action::Action;
use crate::ui::cx::Cx;

use super::super::cards::{QuoteCard, quote_card};
use super::header::attach;
use super::highlights::{Use, usage_of};
use super::{Goal, padded};
use crate::ui::theme::ChipTone;

pub(super) fn excerpts_ui(ui: &mut Ui, cx: &mut Cx<'_>, source: Id, goal: &mut Option<Goal>) {
    let quotes = cx.map().quotes_of(source);
    padded().fill(cx.theme.tokens.chrome).show(ui, |ui| {
        ui.set_width(ui.available_width());
        let sentence = match quotes.is_empty() {
            true => "The document is not at hand, and the map quotes nothing from it yet.",
            false => "Excerpts quoted in this map; the document itself is not at hand.",
        };
        ui.label(cx.theme.muted_text(sentence).color(cx.theme.tokens.look_at));
        if ui.button("Attach text…").clicked() {
            attach(cx, source);
        }
    });
    let wanted = match goal.take() {
        Some(Goal::Quote(quote)) => Some(quote),
        _ => None,
    };
    ScrollArea::vertical()
        .id_salt(("excerpts", source))
        .auto_shrink(false)
        .show(ui, |ui| {
            padded().show(ui, |ui| {
                for quote in quotes {
                    let response = excerpt_ui(ui, cx, quote);
                    if wanted == Some(quote) {
                        response.scroll_to_me(Some(egui::Align::Center));
                    }
                }
            });
        });
}

fn excerpt_ui(ui: &mut Ui, cx: &mut Cx<'_>, id: Id) -> egui::Response {
    let map = cx.map();
    let text = map.quote(id).map_or("", |quote| quote.exact.as_str());
    let page = map.quote(id).map_or("", |quote| quote.page.trim());
    let remark = match page {
        "" => String::new(),
        page => format!("p. {page}"),
    };
    let tone = match usage_of(map, id) {
        Use::For | Use::Both => ChipTone::For,
        Use::Against => ChipTone::Against,
        Use::Unused | Use::Near | Use::Confirmed => ChipTone::Plain,
    };
    let card = QuoteCard {
        text,
        tone,
        remark: &remark,
        selected: cx.is_selected(id),
        name: "Excerpt",
    };
    let response = quote_card(ui, cx.theme, ("excerpt", id), &card, |_| {});
    if response.clicked() {
        cx.push(Action::Select(id));
    }
    response
}
