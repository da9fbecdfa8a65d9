//! The summary of a question, to read and to copy.

use egui::Ui;

use crate::model::Id;
use crate::reasoning::{About, Paragraph, Sentence, TextStyle, summary_text};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::notice::Notice;
use crate::ui::pointed::point_at;
use crate::ui::theme::{primary_button, size};

use super::link_ui::{Tone, card_of, sentence_ui, sentence_with_link_ui};

/// The page, with what copies it on top.
pub fn summary_ui(ui: &mut Ui, cx: &mut Cx<'_>, paragraphs: &[Paragraph]) {
    ui.horizontal_wrapped(|ui| {
        if primary_button(ui, "Copy").clicked() {
            copy(ui, cx, paragraphs, TextStyle::Plain);
        }
        if ui.button("Copy as Markdown").clicked() {
            copy(ui, cx, paragraphs, TextStyle::Markdown);
        }
    });
    for paragraph in paragraphs {
        ui.add_space(size::GAP);
        cx.theme.section_label(ui, paragraph.about.title());
        ui.add_space(size::GAP_SMALL);
        for (place, sentence) in paragraph.sentences.iter().enumerate() {
            ui.push_id((paragraph.about.title(), place), |ui| {
                line_ui(ui, cx, paragraph.about, sentence);
            });
        }
    }
}

fn copy(ui: &Ui, cx: &mut Cx<'_>, paragraphs: &[Paragraph], style: TextStyle) {
    ui.ctx()
        .copy_text(summary_text(cx.map(), paragraphs, style));
    let told = match style {
        TextStyle::Plain => "The summary is copied",
        TextStyle::Markdown => "The summary is copied as Markdown",
    };
    cx.push(Action::Notify(Notice::success(told)));
}

/// One sentence with, at its end, what shows all that it rests on.
fn line_ui(ui: &mut Ui, cx: &mut Cx<'_>, about: About, sentence: &Sentence) {
    let cards: Vec<Id> = (sentence.rests_on.iter())
        .map(|id| card_of(cx.map(), *id))
        .collect();
    let has_more = about != About::Asked && cards.len() > sentence.names.len();
    let start = ui.cursor().min;
    if has_more {
        let link = sentence_with_link_ui(ui, cx, sentence, "show");
        let name = format!("Show what this rests on: {}", sentence.text);
        let link = link.accessible_name(name);
        if link
            .on_hover_text("Selects all that this rests on")
            .clicked()
        {
            show(cx, cards.clone());
        }
    } else {
        sentence_ui(ui, cx, sentence, Tone::Plain);
    }
    let end = egui::pos2(ui.min_rect().right(), ui.cursor().min.y);
    if ui.rect_contains_pointer(egui::Rect::from_min_max(start, end)) {
        point_at(ui.ctx(), &cards);
    }
    ui.add_space(size::GAP);
}

/// Selects all of them and brings the first into view.
fn show(cx: &mut Cx<'_>, mut cards: Vec<Id>) {
    let mut seen = std::collections::BTreeSet::new();
    cards.retain(|id| seen.insert(*id));
    if let Some(first) = cards.first() {
        cx.push(Action::Reveal(*first));
    }
    cx.push(Action::SelectMany {
        ids: cards,
        add: false,
    });
}
