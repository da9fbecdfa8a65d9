//! A quote as panels show it: in the serif, with a bar in its stance's colour.

use egui::{
    Color32, CornerRadius, Frame, Margin, Rect, Response, Sense, Stroke, Ui, UiBuilder, vec2,
};

use crate::ui::theme::{ChipTone, Theme, size};

/// What a quote's card shows.
pub struct QuoteCard<'a> {
    pub text: &'a str,
    pub tone: ChipTone,
    /// Below the words, muted; may be empty.
    pub remark: &'a str,
    pub selected: bool,
    /// What a screen reader calls the card, before the words.
    pub name: &'a str,
}

const BAR_WIDTH: f32 = 3.0;

pub fn tone_color(theme: &Theme, tone: ChipTone) -> Color32 {
    let tokens = &theme.tokens;
    match tone {
        ChipTone::Plain => tokens.card_line,
        ChipTone::For => tokens.for_strong,
        ChipTone::Against => tokens.against_strong,
        ChipTone::Undercut => tokens.undercut_strong,
        ChipTone::Verified => tokens.verified,
        ChipTone::LookAt => tokens.look_at,
    }
}

/// A card that can be clicked; `more_ui` puts further rows on it.
pub fn quote_card(
    ui: &mut Ui,
    theme: &Theme,
    id: impl egui::AsIdSalt,
    card: &QuoteCard<'_>,
    more_ui: impl FnOnce(&mut Ui),
) -> Response {
    let line = match card.selected {
        true => Stroke::new(2.0, theme.tokens.accent()),
        false => Stroke::new(1.0, theme.tokens.line),
    };
    let frame = Frame::new()
        .fill(theme.tokens.card)
        .stroke(line)
        .corner_radius(size::CORNER)
        .inner_margin(Margin {
            left: 12,
            right: 10,
            top: 8,
            bottom: 8,
        })
        .outer_margin(Margin {
            bottom: 6,
            ..Margin::ZERO
        });
    let builder = UiBuilder::new().id_salt(id).sense(Sense::click());
    let made = ui.scope_builder(builder, |ui| {
        let response = ui.response();
        let enabled = ui.is_enabled();
        let name = format!("{}: {}", card.name, card.text);
        response.widget_info(|| {
            egui::WidgetInfo::selected(egui::Role::Button, enabled, card.selected, name.as_str())
        });
        let shown = frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            let words = format!("“{}”", flowing(card.text));
            ui.add(
                egui::Label::new(theme.quote_text(words))
                    .wrap()
                    .selectable(false),
            );
            if !card.remark.is_empty() {
                ui.add(egui::Label::new(theme.muted_text(card.remark)).selectable(false));
            }
            more_ui(ui);
        });
        let body = shown.response.rect;
        let card_rect = Rect::from_min_max(body.min, body.max - vec2(0.0, 6.0));
        let bar = Rect::from_min_size(card_rect.min, vec2(BAR_WIDTH, card_rect.height()));
        let rounded = CornerRadius {
            nw: size::CORNER,
            sw: size::CORNER,
            ne: 0,
            se: 0,
        };
        ui.painter()
            .rect_filled(bar, rounded, tone_color(theme, card.tone));
        if response.has_focus() {
            let ring = Stroke::new(2.0, theme.tokens.accent());
            let outside = egui::StrokeKind::Outside;
            ui.painter()
                .rect_stroke(card_rect, size::CORNER, ring, outside);
        }
        response
    });
    // Asked before anything stood on the card, it does not know where the card is.
    made.inner.with_new_rect(made.response.rect)
}

/// Line ends inside a quote do not break its lines on a card.
fn flowing(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
