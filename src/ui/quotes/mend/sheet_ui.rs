//! The quote and the document's words, side by side.

use egui::{Align, Frame, Label, Layout, Margin, Stroke, Ui};

use crate::model::Quote;
use crate::quote::{Standing, State};
use crate::ui::cx::Cx;
use crate::ui::panels::place::citation_of;
use crate::ui::panels::unfold::{Side, facts_ui, flowing, standing_ui, unfolded, words_job};
use crate::ui::panels::words::shortened;
use crate::ui::theme::{row_button, size};

use super::Decision;
use super::sheet::{Place, Sheet};

/// Narrower than this (points at the normal text size) the two stand one below
/// the other.
const SIDE_BY_SIDE_MIN: f32 = 520.0;

pub(super) fn sheet_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    sheet: &Sheet,
    quote: &Quote,
    chosen: usize,
    decision: &mut Option<Decision>,
) {
    let theme = cx.theme;
    ui.horizontal(|ui| {
        standing_ui(ui, theme, sheet.standing, true);
        theme.muted(ui, citation_of(cx.desk, sheet.id, quote));
    });
    theme.muted(ui, sheet.standing.explanation());
    ui.add_space(size::GAP);
    let place = sheet.places.get(chosen);
    let width = ui.available_width() - size::GAP;
    if width >= theme.scaled(SIDE_BY_SIDE_MIN) {
        ui.columns_const(|[left, right]| {
            quote_side_ui(left, cx, quote, place);
            document_side_ui(right, cx, sheet, chosen);
        });
    } else {
        quote_side_ui(ui, cx, quote, place);
        ui.add_space(size::GAP);
        document_side_ui(ui, cx, sheet, chosen);
    }
    if sheet.places.len() > 1 {
        ui.add_space(size::GAP_LARGE);
        places_ui(ui, cx, sheet, chosen, decision);
    }
    ui.add_space(size::GAP_LARGE);
    let mut unfolded = unfolded(cx.desk, sheet.id);
    unfolded.found = None;
    if !unfolded.facts.is_empty() || !unfolded.left_out.is_empty() {
        theme.section_label(ui, "What differs");
        facts_ui(ui, theme, &unfolded, false);
        for fact in unfolded.facts.iter().filter(|fact| !fact.is_flagged) {
            ui.add(Label::new(theme.muted_text(&fact.text)).wrap());
        }
    }
    ui.add_space(size::GAP_LARGE);
}

fn quote_side_ui(ui: &mut Ui, cx: &Cx<'_>, quote: &Quote, place: Option<&Place>) {
    let stretches = place.map_or(&[][..], |place| &place.stretches);
    let around = (quote.prefix.as_str(), quote.suffix.as_str());
    side_ui(ui, cx, "The quote", |ui| {
        let width = ui.available_width();
        let job = words_job(
            cx.theme,
            Side::Quote,
            &quote.exact,
            stretches,
            around,
            width,
        );
        ui.add(Label::new(job).wrap());
    });
}

fn document_side_ui(ui: &mut Ui, cx: &Cx<'_>, sheet: &Sheet, chosen: usize) {
    let theme = cx.theme;
    if let Some(place) = sheet.places.get(chosen) {
        let name = match sheet.places.len() {
            1 => format!("The document, {}", place.name),
            count => format!(
                "The document, {}: place {} of {count}",
                place.name,
                chosen + 1
            ),
        };
        return side_ui(ui, cx, &name, |ui| {
            let width = ui.available_width();
            let around = (place.before.as_str(), place.after.as_str());
            let job = words_job(
                theme,
                Side::Document,
                &place.words,
                &place.stretches,
                around,
                width,
            );
            ui.add(Label::new(job).wrap());
        });
    }
    let name = match &sheet.stood {
        Some(stood) => format!("The document, {}", stood.name),
        None => "The document".to_owned(),
    };
    side_ui(ui, cx, &name, |ui| match (&sheet.stood, sheet.standing) {
        (Some(stood), _) => {
            let width = ui.available_width();
            let mark = "\u{2038}";
            let around = (stood.before.as_str(), stood.after.as_str());
            let job = words_job(theme, Side::Document, mark, &[], around, width);
            ui.add(Label::new(job).wrap());
            theme.muted(ui, "The quote stood here; its words are gone.");
        }
        (None, Standing::Found(State::Missing)) => {
            let sentence = "No words of the document come near enough. Select the right ones in \
                            the reader, or leave the quote as it is: nothing is lost.";
            ui.add(Label::new(theme.muted_text(sentence)).wrap());
        }
        (None, standing) => {
            ui.add(Label::new(theme.muted_text(standing.explanation())).wrap());
        }
    });
}

fn side_ui(ui: &mut Ui, cx: &Cx<'_>, name: &str, content: impl FnOnce(&mut Ui)) {
    let tokens = &cx.theme.tokens;
    ui.label(cx.theme.section_text(name));
    Frame::new()
        .fill(tokens.card)
        .stroke(Stroke::new(1.0, tokens.line))
        .corner_radius(size::CORNER)
        .inner_margin(Margin::symmetric(12, 8))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            // Columns would draw the words out to their full width.
            ui.with_layout(Layout::top_down(Align::Min), content);
        });
}

/// The places to choose from, each with its key.
fn places_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    sheet: &Sheet,
    chosen: usize,
    decision: &mut Option<Decision>,
) {
    cx.theme.section_label(ui, "Places that may be meant");
    for (number, place) in sheet.places.iter().enumerate() {
        let around = format!("{}{}{}", tail(&place.before), place.words, place.after);
        let text = format!("{}  …{}…", number + 1, shortened(&flowing(&around), 160));
        let alike = match place.score {
            score if score > 0.0 => format!("{}, {:.0}% alike", place.name, score * 100.0),
            _ => place.name.clone(),
        };
        let row = row_button(ui, &text, &alike, number == chosen);
        if row.clicked() {
            *decision = Some(Decision::Choose(number));
        }
    }
}

/// The last words of a text.
fn tail(text: &str) -> String {
    const WORDS: usize = 5;
    let words: Vec<&str> = text.split_whitespace().collect();
    let from = words.len().saturating_sub(WORDS);
    let mut tail = words.get(from..).unwrap_or_default().join(" ");
    if !tail.is_empty() {
        tail.push(' ');
    }
    tail
}
