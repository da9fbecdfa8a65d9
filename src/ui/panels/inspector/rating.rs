//! Ratings as five steps with words.

use egui::{Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::model::Finite;
use crate::ui::theme::{Theme, icon_button, icons, size};

pub use crate::quote_table::{Scale as Words, step_of};

/// How credible a claim is by itself.
pub const CREDIBLE: Words = ["Very unlikely", "Unlikely", "Open", "Likely", "Very likely"];
/// How far a step carries, or a quote can be relied on.
pub const STRONG: Words = ["Very weak", "Weak", "Middling", "Strong", "Very strong"];

/// What the longest word takes, in points at the normal text size.
const WORD_WIDTH: f32 = 100.0;

/// The rating that a step stands for.
pub fn rating_of(step: usize) -> Option<Finite> {
    Finite::new(step.min(4) as f64 / 4.0)
}

/// A rating that was chosen; none where it was cleared.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NewRating(pub Option<Finite>);

/// The steps as a bar; gives what was chosen.
pub fn rating_ui(
    ui: &mut Ui,
    theme: &Theme,
    name: &str,
    words: Words,
    rating: Option<Finite>,
) -> Option<NewRating> {
    let mut chosen = None;
    let current = rating.map(step_of);
    let word = current
        .and_then(|step| words.get(step))
        .copied()
        .unwrap_or("Not rated");
    let ink = match current {
        Some(_) => theme.tokens.ink,
        None => theme.tokens.muted,
    };
    // Where there is no room beside the word, the steps stand under it.
    let is_wide = ui.available_width() > theme.scaled(WORD_WIDTH) * 2.2;
    if !is_wide {
        ui.label(egui::RichText::new(word).color(ink));
    }
    ui.horizontal(|ui| {
        if is_wide {
            let label = ui.label(egui::RichText::new(word).color(ink));
            let left = label.rect.left() + theme.scaled(WORD_WIDTH);
            let gap = left - label.rect.right() - ui.spacing().item_spacing.x;
            ui.add_space(gap.max(0.0));
        }
        let clear = theme.scaled(size::ROW_HEIGHT) + ui.spacing().item_spacing.x;
        let width = (ui.available_width() - clear).max(80.0);
        if let Some(step) = steps_ui(ui, theme, name, words, current, width) {
            chosen = Some(NewRating(rating_of(step)));
        }
        if current.is_some() {
            let clear = format!("Clear: {name}");
            if icon_button(ui, &clear, icons::ICON_CLOSE).clicked() {
                chosen = Some(NewRating(None));
            }
        }
    });
    chosen
}

fn steps_ui(
    ui: &mut Ui,
    theme: &Theme,
    name: &str,
    words: Words,
    current: Option<usize>,
    width: f32,
) -> Option<usize> {
    let tokens = &theme.tokens;
    let height = theme.scaled(size::ROW_HEIGHT);
    let (rect, _) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    let mut chosen = None;
    let gap = 3.0;
    let each = (rect.width() - 4.0 * gap) / 5.0;
    for (step, word) in words.into_iter().enumerate() {
        let left = rect.left() + step as f32 * (each + gap);
        let cell = Rect::from_min_size(pos2(left, rect.top()), vec2(each, height));
        let id = ui.make_persistent_id((name, step));
        let response = ui.interact(cell, id, Sense::click());
        let is_on = current == Some(step);
        let label = format!("{name}: {word}");
        response
            .widget_info(|| WidgetInfo::selected(Role::RadioButton, true, is_on, label.as_str()));
        let bar = Rect::from_center_size(cell.center(), vec2(each, theme.scaled(6.0)));
        let is_filled = current.is_some_and(|current| step <= current);
        let fill = match (is_filled, response.hovered()) {
            (true, _) => tokens.accent(),
            (false, true) => tokens.muted,
            (false, false) => tokens.line,
        };
        ui.painter().rect_filled(bar, 3, fill);
        if response.has_focus() {
            let ring = Stroke::new(2.0, tokens.accent());
            let outside = StrokeKind::Outside;
            ui.painter().rect_stroke(bar.expand(2.0), 4, ring, outside);
        }
        if response.clicked() && !is_on {
            chosen = Some(step);
        }
        response.on_hover_text(word);
    }
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_and_ratings_belong_together() {
        for step in 0..5 {
            assert_eq!(rating_of(step).map(step_of), Some(step));
        }
        assert_eq!(Finite::new(0.7).map(step_of), Some(3));
        assert_eq!(Finite::new(-3.0).map(step_of), Some(0));
    }
}
