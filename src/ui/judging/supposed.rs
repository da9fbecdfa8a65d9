//! What is supposed for the sake of argument, said over the map for as long as it is.

use egui::{Button, Frame, Margin, Stroke, Ui, vec2};

use crate::model::{Id, Kind, Map};
use crate::reasoning::{Hold, WhatIf};
use crate::ui::action::Action;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::panels::words::{counted, record_line, shortened};
use crate::ui::theme::{Face, icon_button, icons, size};

use super::action::JudgeAction;

/// So many characters of a record's words stand in the bar.
const MOST_WORDS: usize = 44;
/// So many things are named one by one.
const MOST_NAMED: usize = 6;

/// One thing that is supposed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Supposed {
    pub id: Id,
    /// `held in`, `held out`, `off` or `unrated`.
    pub what: &'static str,
    /// The record's own words, short enough for a row.
    pub words: String,
}

/// Everything that is supposed: claims that are held first, then what is switched off.
#[must_use]
pub fn supposed(map: &Map, what_if: &WhatIf) -> Vec<Supposed> {
    let item = |id: Id, what: &'static str| {
        let line = match map.backing(id) {
            Some(backing) => record_line(map, backing.quote),
            None => record_line(map, id),
        };
        Supposed {
            id,
            what,
            words: shortened(&line, MOST_WORDS),
        }
    };
    let held = (what_if.held.iter()).map(|(id, hold)| match hold {
        Hold::In => item(*id, "held in"),
        Hold::Out => item(*id, "held out"),
    });
    let off = (what_if.off.iter()).map(|id| match id.kind() {
        Kind::Claim => item(*id, "held out"),
        _ => item(*id, "off"),
    });
    let unrated = what_if.unrated.iter().map(|id| item(*id, "unrated"));
    held.chain(off).chain(unrated).collect()
}

/// `2 claims held, 1 switched off`.
#[must_use]
pub fn counts(items: &[Supposed]) -> String {
    let count = |wanted: &[&str]| items.iter().filter(|it| wanted.contains(&it.what)).count();
    let parts = [
        (count(&["held in", "held out"]), "claim held", "claims held"),
        (count(&["off"]), "switched off", "switched off"),
        (count(&["unrated"]), "rating left out", "ratings left out"),
    ];
    let parts: Vec<String> = (parts.into_iter())
        .filter(|(count, ..)| *count > 0)
        .map(|(number, one, many)| counted(number, one, many))
        .collect();
    parts.join(", ")
}

/// The bar; nothing where nothing is supposed.
pub fn supposed_bar_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    let what_if = &cx.desk.judging.settings().what_if;
    if what_if.is_empty() {
        return;
    }
    let items = supposed(cx.map(), what_if);
    let theme = cx.theme;
    let tokens = &theme.tokens;
    let edge = Stroke::new(1.0, tokens.panel.lerp_to_gamma(tokens.look_at, 0.5));
    Frame::new()
        .fill(tokens.panel.lerp_to_gamma(tokens.look_at, 0.08))
        .stroke(edge)
        .inner_margin(Margin::symmetric(size::PANEL_PADDING, 6))
        .show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            ui.spacing_mut().item_spacing = vec2(size::GAP, size::GAP_SMALL);
            ui.horizontal_wrapped(|ui| {
                ui.label(theme.bold_text("Supposed for the sake of argument:"));
                theme.muted(ui, format!("{}. The map is unchanged.", counts(&items)));
                let keys = Command::ClearWhatIf.shortcut_text(ui.ctx());
                let clear = Button::new("Clear").shortcut_text(keys);
                let clear = ui.add(clear).accessible_name("Clear what is supposed");
                if clear.clicked() {
                    cx.run(Command::ClearWhatIf);
                }
                for item in items.iter().take(MOST_NAMED) {
                    item_ui(ui, cx, item);
                }
                if let Some(more) = items.len().checked_sub(MOST_NAMED).filter(|it| *it > 0) {
                    theme.muted(ui, format!("and {more} more"));
                }
            });
        });
}

/// One thing, to be shown on the map or let go of.
fn item_ui(ui: &mut Ui, cx: &mut Cx<'_>, item: &Supposed) {
    let theme = cx.theme;
    let tokens = &theme.tokens;
    let styled = |face: Face| {
        let font = face.at(theme.scaled(size::TEXT_SMALL));
        egui::TextFormat::simple(font, tokens.ink)
    };
    let mut job = egui::text::LayoutJob::default();
    job.append(item.what, 0.0, styled(Face::Bold));
    job.append(&item.words, size::GAP_SMALL, styled(Face::Regular));
    let shown = ui
        .add(Button::new(job).wrap_mode(egui::TextWrapMode::Extend))
        .accessible_name(format!("{}: {}", item.what, item.words))
        .on_hover_text("Show it on the map");
    if shown.clicked() {
        cx.push(Action::Reveal(claim_or_itself(cx.map(), item.id)));
    }
    // The sign belongs to what stands before it.
    ui.add_space(-size::GAP_SMALL);
    let name = format!("Let go: {}, {}", item.what, item.words);
    if icon_button(ui, &name, icons::ICON_CLOSE).clicked() {
        cx.push(Action::Judge(JudgeAction::SwitchOn(vec![item.id])));
    }
}

/// A backing is seen on its claim's card.
fn claim_or_itself(map: &Map, id: Id) -> Id {
    map.backing(id).map_or(id, |backing| backing.claim)
}
