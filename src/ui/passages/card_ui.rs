//! One passage of the list.

use egui::{Frame, Label, Margin, Response, Sense, Stroke, Ui, UiBuilder};

use crate::document::Document;
use crate::model::{Id, Source, Stance};
use crate::passages::{Passage, Standing};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::notice::Notice;
use crate::ui::panels::place::place_in;
use crate::ui::panels::quoting::{Purpose, actions_for, quote_of};
use crate::ui::theme::{ChipTone, icon_button, icons, size};

use super::text::{job, stretches};

/// A card that opens the reader when it is clicked, with what can be made of the
/// passage below its words.
pub fn card_ui(ui: &mut Ui, cx: &mut Cx<'_>, claim: Id, passage: &Passage) -> Response {
    let theme = cx.theme;
    let Some(text) = cx.desk.documents.text(passage.source) else {
        return ui.label("");
    };
    let document = text.document.document();
    let frame = Frame::new()
        .fill(theme.tokens.card)
        .stroke(Stroke::new(1.0, theme.tokens.line))
        .corner_radius(size::CORNER)
        .inner_margin(Margin::symmetric(12, 8));
    let salt = ("passage", passage.source, passage.chars.start);
    let builder = UiBuilder::new().id_salt(salt).sense(Sense::click());
    let place = citation_of(cx, document, passage);
    let made = ui.scope_builder(builder, |ui| {
        let response = ui.response();
        let enabled = ui.is_enabled();
        let name = name_of(document, passage, &place);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, enabled, &name));
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            marks_ui(ui, cx, document, passage, &place);
            let job = job(theme, &stretches(document, passage), ui.available_width());
            ui.add(Label::new(job).wrap().selectable(false));
            buttons_ui(ui, cx, claim, document, passage);
        });
        response
    });
    // Asked before anything stood on the card, it does not know where the card is.
    let response = made.inner.with_new_rect(made.response.rect);
    if response.has_focus() {
        let ring = Stroke::new(2.0, theme.tokens.accent());
        let outside = egui::StrokeKind::Outside;
        ui.painter()
            .rect_stroke(response.rect, size::CORNER, ring, outside);
    }
    if response.clicked() {
        cx.push(read(passage));
    }
    ui.add_space(size::GAP);
    response
}

/// Where it stands, and below that what should be known of it.
fn marks_ui(ui: &mut Ui, cx: &Cx<'_>, document: &Document, passage: &Passage, place: &str) {
    ui.add(Label::new(cx.theme.section_text(place)).selectable(false));
    if passage.standing == Standing::New && passage.cues.is_empty() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        match passage.standing {
            Standing::New => {}
            Standing::QuotedElsewhere => {
                let hint = "Words of this passage are quoted in this map, not behind this claim.";
                cx.theme
                    .chip(ui, "quoted elsewhere", ChipTone::Plain)
                    .on_hover_text(hint);
            }
            Standing::BehindClaim => {
                let hint = "Words of this passage stand behind this claim.";
                cx.theme
                    .chip(ui, "already quoted", ChipTone::Verified)
                    .on_hover_text(hint);
            }
        }
        if let Some(cue) = passage.cues.first() {
            let word = document.slice_of_chars(cue).to_lowercase();
            let hint = "It may speak against the claim, or against something else: read it.";
            let chip = cx
                .theme
                .chip(ui, format!("says “{word}”"), ChipTone::LookAt);
            chip.on_hover_text(hint);
        }
    });
}

fn buttons_ui(ui: &mut Ui, cx: &mut Cx<'_>, claim: Id, document: &Document, passage: &Passage) {
    ui.horizontal(|ui| {
        let words = one_line(document.slice_of_chars(&passage.best));
        for (name, stance) in [
            ("Quote for", Stance::For),
            ("Quote against", Stance::Against),
        ] {
            let hint = format!("Put these words behind the claim: “{words}”");
            let button = ui.small_button(name).on_hover_text(hint);
            if button
                .accessible_name(format!("{name}: “{words}”"))
                .clicked()
            {
                quote(cx, claim, stance, document, passage);
            }
        }
        let right = egui::Layout::right_to_left(egui::Align::Center);
        ui.with_layout(right, |ui| {
            let name = "Read this passage in its document";
            if icon_button(ui, name, icons::ICON_MENU_BOOK).clicked() {
                cx.push(read(passage));
            }
        });
    });
}

fn read(passage: &Passage) -> Action {
    Action::ReadAt {
        source: passage.source,
        chars: passage.best.clone(),
    }
}

fn quote(cx: &mut Cx<'_>, claim: Id, stance: Stance, document: &Document, passage: &Passage) {
    match quote_of(document, passage.source, &passage.best) {
        Ok(quote) => {
            let purpose = Purpose::Back { claim, stance };
            cx.actions
                .extend(actions_for(cx.desk.map(), quote, purpose));
        }
        Err(sentence) => cx.push(Action::Notify(Notice::info(sentence))),
    }
}

/// `Ghazi, p. 12`, `Ghazi, par. 9`.
fn citation_of(cx: &Cx<'_>, document: &Document, passage: &Passage) -> String {
    let source = cx.map().source(passage.source);
    let label = source.map_or("no source", Source::label);
    match place_in(document, passage.best.start).as_str() {
        "" => label.to_owned(),
        place => format!("{label}, {place}"),
    }
}

/// What a screen reader says of the card.
fn name_of(document: &Document, passage: &Passage, place: &str) -> String {
    let standing = match passage.standing {
        Standing::New => "",
        Standing::QuotedElsewhere => ", quoted elsewhere",
        Standing::BehindClaim => ", already quoted",
    };
    let words = one_line(document.slice_of_chars(&passage.best));
    format!("Passage, {place}{standing}: “{words}”")
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
