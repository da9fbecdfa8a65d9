//! Small widgets: each has an accessible name and can be reached by keyboard.

use egui::{
    Align2, Color32, CornerRadius, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
    vec2,
};

use super::{Face, MaterialIcon, Theme, Tokens, size};

/// What a chip says beside its word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ChipTone {
    #[default]
    Plain,
    For,
    Against,
    Undercut,
    Verified,
    LookAt,
}

impl ChipTone {
    /// Text, surface and line.
    pub(super) fn colors(self, tokens: &Tokens) -> (Color32, Color32, Color32) {
        match self {
            Self::Plain => (tokens.muted, tokens.card, tokens.card_line),
            Self::For => (tokens.for_strong, tokens.for_soft, tokens.for_strong),
            Self::Against => (
                tokens.against_strong,
                tokens.against_soft,
                tokens.against_strong,
            ),
            Self::Undercut => (
                tokens.undercut_strong,
                tokens.undercut_soft,
                tokens.undercut_strong,
            ),
            Self::Verified => (tokens.verified, tokens.card, tokens.card_line),
            Self::LookAt => (tokens.look_at, tokens.card, tokens.card_line),
        }
    }
}

/// The one button of a view that one is most likely to want.
pub fn primary_button(ui: &mut Ui, text: &str) -> Response {
    let theme = Theme::of(ui.ctx());
    let font = Face::Bold.at(theme.scaled(size::TEXT));
    let tokens = &theme.tokens;
    let enabled = ui.is_enabled();
    let galley = ui
        .painter()
        .layout_no_wrap(text.to_owned(), font, tokens.on_accent);
    let wanted = vec2(
        galley.size().x + 24.0,
        theme.scaled(size::ROW_HEIGHT) + size::GAP_SMALL,
    );
    let (rect, response) = ui.allocate_exact_size(wanted, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, text));
    let fill = if response.hovered() {
        tokens.accent().lerp_to_gamma(tokens.ink, 0.15)
    } else {
        tokens.accent()
    };
    let painter = ui.painter();
    painter.rect_filled(rect, size::CORNER, fill);
    painter.galley(
        rect.center() - galley.size() / 2.0,
        galley,
        tokens.on_accent,
    );
    focus_ring(ui, &response, CornerRadius::same(size::CORNER));
    response
}

/// An icon alone, as large as a row; `name` is its tooltip and what a screen
/// reader says.
pub fn icon_button(ui: &mut Ui, name: &str, icon: MaterialIcon) -> Response {
    let theme = Theme::of(ui.ctx());
    let side = theme.scaled(size::ROW_HEIGHT);
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(side), Sense::click());
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, name));
    let tokens = &theme.tokens;
    if response.hovered() || response.is_pointer_button_down_on() {
        ui.painter().rect_filled(rect, size::CORNER, tokens.hover);
    }
    let color = if response.hovered() {
        tokens.ink
    } else {
        tokens.muted
    };
    ui.painter().text(
        rect.center(),
        Align2::CENTER_CENTER,
        icon.codepoint,
        Face::Icon.at(theme.scaled(size::ICON)),
        color,
    );
    focus_ring(ui, &response, CornerRadius::same(size::CORNER));
    response.on_hover_text(name)
}

/// A row of a list, as wide as there is room: text on the left, a muted remark
/// on the right.
pub fn row_button(ui: &mut Ui, text: &str, remark: &str, selected: bool) -> Response {
    let theme = Theme::of(ui.ctx());
    let tokens = &theme.tokens;
    let wanted = vec2(ui.available_width(), theme.scaled(size::ROW_HEIGHT));
    let (rect, response) = ui.allocate_exact_size(wanted, Sense::click());
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::selected(Role::Button, enabled, selected, text));
    let fill = match (selected, response.hovered()) {
        (true, _) => Some(tokens.for_soft),
        (false, true) => Some(tokens.hover),
        (false, false) => None,
    };
    if let Some(fill) = fill {
        ui.painter().rect_filled(rect, size::CORNER_SMALL, fill);
    }
    let inside = rect.shrink2(vec2(size::GAP_SMALL, 0.0));
    let small = Face::Regular.at(theme.scaled(size::TEXT_SMALL));
    let taken = ui.painter().text(
        inside.right_center(),
        Align2::RIGHT_CENTER,
        remark,
        small,
        tokens.muted,
    );
    let mut job = egui::text::LayoutJob::simple_singleline(
        text.to_owned(),
        Face::Regular.at(theme.scaled(size::TEXT)),
        tokens.ink,
    );
    job.wrap = egui::text::TextWrapping::truncate_at_width(
        (inside.width() - taken.width() - size::GAP).max(0.0),
    );
    let galley = ui.painter().layout_job(job);
    let at = inside.left_center() - vec2(0.0, galley.size().y / 2.0);
    ui.painter().galley(at, galley, tokens.ink);
    focus_ring(ui, &response, CornerRadius::same(size::CORNER_SMALL));
    response
}

/// What a choice of a switch is wider than its words, in points.
const SEGMENT_PADDING: f32 = 24.0;

/// How wide a switch of these choices is.
#[must_use]
pub fn segmented_width(ui: &Ui, choices: &[&str]) -> f32 {
    let font = Face::Bold.at(Theme::of(ui.ctx()).scaled(size::TEXT));
    let width = |text: &&str| {
        let galley =
            ui.painter()
                .layout_no_wrap((*text).to_owned(), font.clone(), Color32::PLACEHOLDER);
        galley.size().x + SEGMENT_PADDING
    };
    // Neighbours share a line.
    choices.iter().map(width).sum::<f32>() - choices.len().saturating_sub(1) as f32
}

/// A row of choices of which one is on. Returns whether `value` changed.
pub fn segmented<T: Copy + PartialEq>(ui: &mut Ui, value: &mut T, choices: &[(T, &str)]) -> bool {
    let before = *value;
    let theme = Theme::of(ui.ctx());
    let tokens = &theme.tokens;
    let enabled = ui.is_enabled();
    let last = choices.len().saturating_sub(1);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.x = -1.0;
        ui.horizontal(|ui| {
            for (place, (choice, text)) in choices.iter().enumerate() {
                let on = *choice == before;
                let face = if on { Face::Bold } else { Face::Regular };
                // As wide as when it is bold, so that nothing moves when it is chosen.
                let measure = |face: Face, ui: &Ui| {
                    let font = face.at(theme.scaled(size::TEXT));
                    ui.painter()
                        .layout_no_wrap((*text).to_owned(), font, Color32::PLACEHOLDER)
                };
                let galley = measure(face, ui);
                let width = measure(Face::Bold, ui).size().x + SEGMENT_PADDING;
                let height = theme.scaled(size::ROW_HEIGHT) + size::GAP_SMALL;
                let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
                response
                    .widget_info(|| WidgetInfo::selected(Role::RadioButton, enabled, on, *text));
                let corner = corners(place == 0, place == last);
                let (fill, ink) = match (on, response.hovered()) {
                    (true, _) => (tokens.accent(), tokens.on_accent),
                    (false, true) => (tokens.hover, tokens.ink),
                    (false, false) => (tokens.card, tokens.ink),
                };
                ui.painter().rect(
                    rect,
                    corner,
                    fill,
                    Stroke::new(1.0, tokens.card_line),
                    StrokeKind::Inside,
                );
                let at = rect.center() - galley.size() / 2.0;
                ui.painter().galley(at, galley, ink);
                focus_ring(ui, &response, corner);
                if response.clicked() {
                    *value = *choice;
                }
            }
        });
    });
    *value != before
}

fn corners(first: bool, last: bool) -> CornerRadius {
    let radius = |rounded: bool| if rounded { size::CORNER } else { 0 };
    CornerRadius {
        nw: radius(first),
        sw: radius(first),
        ne: radius(last),
        se: radius(last),
    }
}

fn focus_ring(ui: &Ui, response: &Response, corner: CornerRadius) {
    if response.has_focus() {
        let tokens = Theme::of(ui.ctx()).tokens;
        let ring = Stroke::new(2.0, tokens.accent());
        let painter = ui.painter();
        painter.rect_stroke(response.rect.expand(1.0), corner, ring, StrokeKind::Outside);
    }
}

#[cfg(test)]
mod tests {
    use egui_kittest::Harness;
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::ui::theme::{TextSize, icons, install_fonts};

    #[derive(Default)]
    struct State {
        pressed: Vec<&'static str>,
        view: usize,
    }

    fn panel_ui(ui: &mut Ui, state: &mut State) {
        let theme = Theme::of(ui.ctx());
        theme.heading(ui, "Heading");
        if primary_button(ui, "Present").clicked() {
            state.pressed.push("Present");
        }
        if icon_button(ui, "Fold the panel", icons::ICON_CLOSE).clicked() {
            state.pressed.push("Fold");
        }
        if row_button(ui, "Ghazi", "9 quotes", true).clicked() {
            state.pressed.push("Ghazi");
        }
        segmented(ui, &mut state.view, &[(0, "Map"), (1, "Matrix")]);
        theme.chip(ui, "unstated", ChipTone::Plain);
    }

    #[test]
    fn controls_answer_to_their_names_in_every_theme() {
        for dark in [false, true] {
            for text_size in TextSize::ALL {
                let theme = Theme::new(dark, text_size);
                let mut harness = Harness::builder()
                    .with_context_setup(move |ctx| {
                        install_fonts(ctx);
                        theme.apply(ctx);
                    })
                    .build_ui_state(panel_ui, State::default());
                for name in ["Present", "Fold the panel", "Ghazi", "Matrix"] {
                    harness.get_by_label(name).click();
                    harness.run();
                }
                assert_eq!(harness.state().pressed, ["Present", "Fold", "Ghazi"]);
                assert_eq!(harness.state().view, 1);
            }
        }
    }
}
