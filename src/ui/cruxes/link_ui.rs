//! Sentences whose names lead to what they name.

use egui::{Label, Link, Response, Ui};

use crate::model::{Id, Kind, Map};
use crate::reasoning::{Sentence, name_of};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::panels::words::{or_blank, record_line};
use crate::ui::pointed::point_at;
use crate::ui::theme::{Face, Theme, size};

/// How a sentence is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    Plain,
    Muted,
}

/// A sentence in the flow of a page; names in it are links.
pub fn sentence_ui(ui: &mut Ui, cx: &mut Cx<'_>, sentence: &Sentence, tone: Tone) {
    flow(ui, |ui| pieces_ui(ui, cx, sentence, tone));
}

/// A sentence, a muted remark behind it, and a small button at the end; gives that.
pub fn sentence_with_button_ui(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    sentence: &Sentence,
    remark: &str,
    button: &str,
) -> Response {
    let mut pressed = None;
    flow(ui, |ui| {
        pieces_ui(ui, cx, sentence, Tone::Plain);
        remark_ui(ui, cx.theme, format!(" {remark}  "));
        pressed = Some(ui.small_button(button));
    });
    pressed.unwrap_or_else(|| ui.response())
}

/// A sentence, and behind it a muted link; gives that.
pub fn sentence_with_link_ui(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    sentence: &Sentence,
    words: &str,
) -> Response {
    let mut link = None;
    flow(ui, |ui| {
        pieces_ui(ui, cx, sentence, Tone::Plain);
        remark_ui(ui, cx.theme, " ");
        let text = cx.theme.muted_text(words).underline();
        link = Some(ui.add(Link::new(text)));
    });
    link.unwrap_or_else(|| ui.response())
}

/// Words and links one after the other, broken into lines together.
pub fn flow(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::Vec2::ZERO;
        // As high as a line of text, so that lines within a piece and from one to the
        // next stand evenly.
        let font = Face::Regular.at(Theme::of(ui.ctx()).scaled(size::TEXT));
        ui.spacing_mut().interact_size.y = ui.fonts_mut(|fonts| fonts.row_height(&font));
        content(ui);
    });
}

/// A muted remark within a flow.
pub fn remark_ui(ui: &mut Ui, theme: &Theme, words: impl Into<String>) -> Response {
    let text = theme.muted_text(words);
    ui.add(Label::new(text).wrap())
}

fn pieces_ui(ui: &mut Ui, cx: &mut Cx<'_>, sentence: &Sentence, tone: Tone) {
    let (points, color) = match tone {
        Tone::Plain => (size::TEXT, cx.theme.tokens.ink),
        Tone::Muted => (size::TEXT_SMALL, cx.theme.tokens.muted),
    };
    // Nothing may be put around the pieces: only plain widgets continue a line.
    for (words, id) in sentence.pieces() {
        match id {
            None => {
                let text = cx.theme.styled(words, Face::Regular, points, color);
                ui.add(Label::new(text).wrap());
            }
            Some(id) => {
                link_ui(ui, cx, words, id, points);
            }
        }
    }
}

/// A name that leads to its record; lights it up while it is pointed at.
pub fn link_ui(ui: &mut Ui, cx: &mut Cx<'_>, words: &str, id: Id, points: f32) -> Response {
    let is_letter = words.chars().count() <= 2;
    let face = if is_letter { Face::Bold } else { Face::Regular };
    let ink = cx.theme.tokens.ink;
    let mut text = cx.theme.styled(words, face, points, ink);
    if !is_letter {
        text = text.underline();
    }
    let response = ui.add(Link::new(text));
    let hint = full_name(cx.map(), id);
    follow(ui, cx, &response, id);
    response.on_hover_text(hint)
}

/// What clicking and pointing at the name of a record does.
pub fn follow(ui: &Ui, cx: &mut Cx<'_>, response: &Response, id: Id) {
    if response.hovered() || response.has_focus() {
        // The card on the canvas, and the evidence itself in the matrix.
        point_at(ui.ctx(), &[card_of(cx.map(), id), id]);
    }
    if response.clicked() {
        let action = match id.kind() {
            Kind::Quote => Action::Mend(Some(id)),
            Kind::Source => Action::Select(id),
            _ => Action::Reveal(card_of(cx.map(), id)),
        };
        cx.push(action);
    }
}

/// The card on which a record stands: that of its claim for a quote behind it.
#[must_use]
pub fn card_of(map: &Map, id: Id) -> Id {
    map.backing(id).map_or(id, |backing| backing.claim)
}

/// All of a record's words, for when they are pointed at.
fn full_name(map: &Map, id: Id) -> String {
    let line = record_line(map, id);
    match id.kind() {
        Kind::Backing => {
            let claim = card_of(map, id);
            format!("{line}\nbehind: {}", record_line(map, claim))
        }
        Kind::Reason => name_of(map, id),
        Kind::Claim => match map.thesis_letter(id) {
            Some(letter) => format!("{letter}: {}", or_blank(&line, "Thesis without words")),
            None => line,
        },
        _ => line,
    }
}
