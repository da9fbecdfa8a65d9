//! The quotes behind a claim, and where to drop more.

use egui::{Color32, DragAndDrop, Frame, Margin, Sense, Stroke, Ui};

use crate::edit::{Below, Edit};
use crate::model::{Backing, Id, Map, Quote, Source, Stance};
use crate::ui::action::Action;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::desk::Desk;
use crate::ui::dragged::DraggedWords;
use crate::ui::theme::{icon_button, icons, size};

use super::super::cards::{QuoteCard, quote_card};
use super::super::quoting::{Purpose, actions_for};
use super::super::reader::blocks::paragraph_at;
use super::super::words::{stance_tone, stance_word, state_word};
use super::parts::section;

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
        state_ui(ui, cx, backing.quote, quote);
        differences_ui(ui, cx, backing.quote);
        buttons_ui(ui, cx, id, backing);
    });
    if response.clicked() {
        cx.push(Action::Read {
            source: quote.source,
            quote: Some(backing.quote),
        });
    }
}

/// Source and place on the left, the state in a word on the right.
pub(super) fn state_ui(ui: &mut Ui, cx: &Cx<'_>, id: Id, quote: &Quote) {
    let theme = cx.theme;
    let state = cx.desk.documents.state(id);
    let (word, tone) = state_word(state);
    let icon = match state {
        Some(state) if state.is_verified() => Some(icons::ICON_CHECK),
        Some(crate::quote::State::NoDocument) => Some(icons::ICON_LINK_OFF),
        Some(_) => Some(icons::ICON_QUESTION_MARK),
        None => None,
    };
    let color = super::super::cards::tone_color(theme, tone);
    let color = match tone {
        crate::ui::theme::ChipTone::Plain => theme.tokens.muted,
        _ => color,
    };
    let explanation = state.map_or("Being looked for.", crate::quote::State::explanation);
    ui.horizontal(|ui| {
        let place = place_of(cx.desk, id, quote);
        ui.add(egui::Label::new(theme.muted_text(place)).selectable(false));
        let right = egui::Layout::right_to_left(egui::Align::Center);
        ui.with_layout(right, |ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            let word = theme.styled(word, crate::ui::theme::Face::Bold, size::TEXT_SMALL, color);
            ui.add(egui::Label::new(word).selectable(false))
                .on_hover_text(explanation);
            if let Some(icon) = icon {
                let icon = theme.styled(
                    icon.codepoint,
                    crate::ui::theme::Face::Icon,
                    size::TEXT_TITLE,
                    color,
                );
                ui.add(egui::Label::new(icon).selectable(false));
            }
        });
    });
}

/// What is written differently in the document, where the words are the same.
pub(super) fn differences_ui(ui: &mut Ui, cx: &Cx<'_>, id: Id) {
    const SHOWN: usize = 4;
    let Some(finding) = cx.desk.documents.finding(id) else {
        return;
    };
    let theme = cx.theme;
    let say = |ui: &mut Ui, text: String, color: Color32| {
        let text = theme.muted_text(text).color(color);
        ui.add(egui::Label::new(text).wrap().selectable(false));
    };
    for difference in finding.differences.iter().take(SHOWN) {
        let color = match difference.kind.is_flagged() {
            true => theme.tokens.look_at,
            false => theme.tokens.muted,
        };
        say(ui, difference.describe(), color);
    }
    if let Some(more) = finding.differences.len().checked_sub(SHOWN + 1) {
        say(ui, format!("and {} more", more + 1), theme.tokens.muted);
    }
    if finding.moved {
        let text = "It stands elsewhere than when it was quoted.";
        say(ui, text.to_owned(), theme.tokens.muted);
    }
    if !finding.candidates.is_empty() {
        let count = finding.candidates.len();
        let text = format!("{count} places fit. Select the one that is meant and quote it again.");
        say(ui, text, theme.tokens.look_at);
    }
}

/// `Ghazi, par. 9`, `Khan & Hussain, p. 12`.
pub(super) fn place_of(desk: &Desk, id: Id, quote: &Quote) -> String {
    let label = source_label(desk.map(), quote);
    match quote.page.trim() {
        "" => {
            let paragraph = desk
                .documents
                .text(quote.source)
                .zip(desk.documents.finding(id).and_then(|it| it.span.clone()))
                .and_then(|(text, span)| paragraph_at(text.document.document(), span.start));
            match paragraph {
                Some(number) => format!("{label}, par. {number}"),
                None => label.to_owned(),
            }
        }
        page => format!("{label}, p. {page}"),
    }
}

fn source_label<'a>(map: &'a Map, quote: &Quote) -> &'a str {
    map.source(quote.source).map_or("no source", Source::label)
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
