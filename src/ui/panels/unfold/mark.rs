//! The mark on a quote, and what it unfolds to.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{Align, Button, Label, Layout, Response, Ui};

use crate::model::{Id, Quote};
use crate::quote::Standing;
use crate::ui::cx::Cx;
use crate::ui::theme::{ChipTone, Face, Theme, icons, size};

use super::super::cards::tone_color;
use super::super::place::citation_of;
use super::super::words::{standing_icons, standing_tone};
use super::changes::{Side, flowing, words_job};
use super::facts::{Unfolded, unfolded};

/// Words left out beyond this (characters) are cut in a panel.
const LEFT_OUT_SHOWN: usize = 600;

/// Source and place on the left, the mark on the right; a click on the mark
/// unfolds it. Folded, it shows what a reader should look at, and no more.
pub fn mark_ui(ui: &mut Ui, cx: &Cx<'_>, id: Id, quote: &Quote, open_at_first: bool) {
    let key = egui::Id::unique(("mark unfolded", id));
    let known = ui.data(|data| data.get_temp::<bool>(key));
    let mut open = known.unwrap_or(open_at_first);
    let standing = cx.desk.documents.standing(id);
    let mark = ui.horizontal(|ui| {
        let place = citation_of(cx.desk, id, quote);
        let right = Layout::right_to_left(Align::Center);
        ui.with_layout(right, |ui| {
            let mark = standing_ui(ui, cx.theme, standing, open);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let place = Label::new(cx.theme.muted_text(place)).truncate();
                ui.add(place.selectable(false));
            });
            mark
        })
        .inner
    });
    if mark.inner.clicked() {
        open = !open;
        ui.data_mut(|data| data.insert_temp(key, open));
    }
    facts_ui(ui, cx.theme, &kept(ui, cx, id), open);
}

/// What a mark unfolds to, made once for each state of map and findings.
fn kept(ui: &Ui, cx: &Cx<'_>, id: Id) -> Arc<Unfolded> {
    type Kept = ((u64, u64), Arc<Unfolded>);
    let key = egui::Id::unique(("mark unfolds to", id));
    let desk = cx.desk;
    let request = (desk.session.revision(), desk.documents.generation());
    let known = ui.data(|data| data.get_temp::<Kept>(key));
    if let Some((_, unfolded)) = known.filter(|(made_for, _)| *made_for == request) {
        return unfolded;
    }
    let made = Arc::new(unfolded(desk, id));
    ui.data_mut(|data| data.insert_temp(key, (request, Arc::clone(&made))));
    made
}

/// The mark itself: signs, word, and which way it unfolds.
pub fn standing_ui(ui: &mut Ui, theme: &Theme, standing: Standing, open: bool) -> Response {
    let color = standing_color(theme, standing);
    let mut job = LayoutJob::default();
    let mut append = |text: &str, face: Face, points: f32| {
        let format = TextFormat {
            valign: Align::Center,
            ..TextFormat::simple(face.at(theme.scaled(points)), color)
        };
        job.append(text, 0.0, format);
    };
    for icon in standing_icons(standing) {
        append(icon.codepoint, Face::Icon, size::TEXT_TITLE);
    }
    append(" ", Face::Regular, size::TEXT_SMALL);
    append(standing.label(), Face::Bold, size::TEXT_SMALL);
    let fold = match open {
        true => icons::ICON_EXPAND_LESS,
        false => icons::ICON_EXPAND_MORE,
    };
    append(fold.codepoint, Face::Icon, size::TEXT_TITLE);
    ui.scope(|ui| {
        ui.spacing_mut().button_padding.x = size::GAP_SMALL;
        let button = Button::new(job).frame_when_inactive(false);
        ui.add(button)
            .accessible_name(standing.label())
            .on_hover_text(standing.explanation())
    })
    .inner
}

/// The colour that says how loud a standing is.
pub fn standing_color(theme: &Theme, standing: Standing) -> egui::Color32 {
    match standing_tone(standing) {
        ChipTone::Plain => theme.tokens.muted,
        tone => tone_color(theme, tone),
    }
}

/// What the mark stands for. With `all` unset, only what should be looked at.
pub fn facts_ui(ui: &mut Ui, theme: &Theme, unfolded: &Unfolded, all: bool) {
    let tokens = &theme.tokens;
    let say = |ui: &mut Ui, text: &str, is_flagged: bool| {
        let color = match is_flagged {
            true => tokens.look_at,
            false => tokens.muted,
        };
        let text = theme.muted_text(text).color(color);
        ui.add(Label::new(text).wrap().selectable(false));
    };
    if all {
        say(ui, unfolded.standing.explanation(), false);
        if let Some(found) = &unfolded.found {
            let texts = [
                ("Quote", Side::Quote, &found.quote),
                ("Document", Side::Document, &found.document),
            ];
            for (name, side, text) in texts {
                ui.label(theme.section_text(name));
                let width = ui.available_width();
                let job = words_job(theme, side, text, &found.stretches, ("", ""), width);
                ui.add(Label::new(job).wrap());
            }
        }
    }
    for fact in &unfolded.facts {
        if all || fact.is_flagged {
            say(ui, &fact.text, fact.is_flagged);
        }
    }
    for gap in &unfolded.left_out {
        if let Some(warning) = &gap.warning {
            say(ui, warning, true);
        }
        if all {
            let words = flowing(&gap.words);
            let shown: String = words.chars().take(LEFT_OUT_SHOWN).collect();
            let more = if shown.len() < words.len() { "…" } else { "" };
            let sentence = format!("Left out: “{}{more}”", shown.trim());
            say(ui, &sentence, false);
        }
    }
}
