//! The quotes behind a claim, and where to drop more.

use egui::{DragAndDrop, Frame, Margin, Modifiers, Sense, Stroke, Ui};

use crate::edit::{Aspect, Below, Edit};
use crate::model::scale::word_of;
use crate::model::{Backing, Id, Stance};
use crate::ui::action::Action;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::dragged::DraggedWords;
use crate::ui::rating::{Given, rate, scale_of};
use crate::ui::theme::{icon_button, icons, size};

use super::super::cards::{QuoteCard, quote_card};
use super::super::quoting::{Purpose, actions_for};
use super::super::unfold::mark_ui;
use super::super::words::{stance_tone, stance_word};
use super::parts::section;
use super::process_test::test_badge_ui;
use super::rating::{NewRating, digit_pressed};

pub fn backed_ui(ui: &mut Ui, cx: &mut Cx<'_>, claim: Id) {
    section(ui, cx.theme, "Backed by");
    ui.add_space(size::GAP_SMALL);
    let backings = cx.map().backings_of(claim);
    for backing in backings {
        backing_card(ui, cx, backing);
    }
    drop_zone(ui, cx, claim);
    let who_else = Command::WhoElseSaysSo;
    let button = ui
        .button(who_else.name())
        .on_hover_text(who_else.info().hint);
    if button.clicked() {
        cx.run(who_else);
    }
}

fn backing_card(ui: &mut Ui, cx: &mut Cx<'_>, id: Id) {
    let map = cx.map();
    let Some(backing) = map.backing(id) else {
        return;
    };
    let Some(quote) = map.quote(backing.quote) else {
        return;
    };
    let card = QuoteCard {
        text: &quote.exact,
        tone: stance_tone(&backing.stance),
        remark: "",
        selected: cx.is_selected(backing.quote),
        name: stance_word(&backing.stance),
    };
    let theme = cx.theme;
    let response = quote_card(ui, theme, ("backing", id), &card, |ui| {
        mark_ui(ui, cx, backing.quote, quote, false);
        rated_line_ui(ui, cx, id, backing);
        buttons_ui(ui, cx, id, backing);
    });
    if response.has_focus() {
        rating_keys(ui, cx, id);
    }
    if response.clicked() {
        cx.push(Action::Read {
            source: quote.source,
            quote: Some(backing.quote),
        });
    }
}

/// With the keyboard on the card, digits rate it, with Shift how much it bears on the
/// claim.
fn rating_keys(ui: &Ui, cx: &mut Cx<'_>, id: Id) {
    let perspective = cx.desk.judging.settings().perspective;
    for (modifiers, aspect) in [
        (Modifiers::NONE, Aspect::Credibility),
        (Modifiers::SHIFT, Aspect::Relevance),
    ] {
        if let Some(NewRating(rating)) = digit_pressed(ui, modifiers) {
            cx.actions
                .extend(rate(&[id], perspective, aspect, rating).map(Action::Edit));
        }
    }
}

/// How it is rated, and what it tests; nothing where neither is said.
fn rated_line_ui(ui: &mut Ui, cx: &Cx<'_>, id: Id, backing: &Backing) {
    let perspective = cx.desk.judging.settings().perspective;
    let words: Vec<&str> = [Aspect::Credibility, Aspect::Relevance]
        .into_iter()
        .filter_map(|aspect| {
            let given = Given::of(cx.map(), id, aspect, perspective);
            Some(word_of(scale_of(id, aspect)?, given.holds()?.get()))
        })
        .collect();
    if words.is_empty() && backing.test.is_none() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        let hint = "How far it can be relied on, and how much it bears on the claim";
        if !words.is_empty() {
            ui.label(cx.theme.muted_text(words.join(", ")))
                .on_hover_text(hint);
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            test_badge_ui(ui, cx.theme, backing);
        });
    });
}

fn buttons_ui(ui: &mut Ui, cx: &mut Cx<'_>, id: Id, backing: &Backing) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let word = stance_word(&backing.stance);
        let flipped = backing.stance.flipped();
        let hint = format!("Counts {}; click to turn", word.to_lowercase());
        let flip = ui
            .small_button(word)
            .on_hover_text(hint)
            .accessible_name(format!("Flip stance, now {}", word.to_lowercase()));
        if flip.clicked() {
            cx.edit(Edit::SetStance {
                id,
                stance: flipped,
            });
        }
        let right = egui::Layout::right_to_left(egui::Align::Center);
        ui.with_layout(right, |ui| {
            if icon_button(ui, "Remove this quote from the claim", icons::ICON_CLOSE).clicked() {
                cx.edit(Edit::Remove {
                    ids: vec![id],
                    below: Below::Keep,
                });
            }
            if icon_button(ui, "Show the quote's record", icons::ICON_EDIT).clicked() {
                cx.push(Action::Select(id));
            }
            if icon_button(ui, "Open in the reader", icons::ICON_MENU_BOOK).clicked()
                && let Some(quote) = cx.map().quote(backing.quote)
            {
                cx.push(Action::Read {
                    source: quote.source,
                    quote: Some(backing.quote),
                });
            }
        });
    });
}

/// Takes words that are dragged from the reader.
fn drop_zone(ui: &mut Ui, cx: &mut Cx<'_>, claim: Id) {
    let theme = cx.theme;
    let tokens = &theme.tokens;
    let is_dragging = DragAndDrop::has_payload_of_type::<DraggedWords>(ui.ctx());
    let frame = Frame::new()
        .corner_radius(size::CORNER)
        .inner_margin(Margin::symmetric(10, 8))
        .fill(if is_dragging {
            tokens.for_soft
        } else {
            tokens.panel
        })
        .stroke(Stroke::new(
            1.0,
            if is_dragging {
                tokens.accent()
            } else {
                tokens.line
            },
        ));
    let shown = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        let sentence = match is_dragging {
            true => "Drop to back this claim; with Shift, against it",
            false => "Drag words here from the reader, or select them there and press B",
        };
        ui.add(
            egui::Label::new(theme.muted_text(sentence))
                .wrap()
                .selectable(false),
        );
    });
    let zone = shown.response.interact(Sense::hover());
    if let Some(words) = zone.dnd_release_payload::<DraggedWords>() {
        let against = ui.input(|input| input.modifiers.shift);
        let stance = match against {
            true => Stance::Against,
            false => Stance::For,
        };
        let quote = words.quote.clone();
        cx.actions.extend(actions_for(
            cx.desk.map(),
            quote,
            Purpose::Back { claim, stance },
        ));
    }
}
