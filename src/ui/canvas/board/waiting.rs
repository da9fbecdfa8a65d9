//! What is said while a large map is being laid out.

use std::time::Duration;

use egui::{Align2, CornerRadius, FontId, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo};

use crate::ui::stack::Stack;
use crate::ui::theme::{Face, Theme, size};

use super::scene::LayingOut;

/// Nothing is said of what takes no longer than this.
const PATIENCE_SECS: f64 = 0.5;
const BAR_WIDTH: f32 = 160.0;
const BAR_HEIGHT: f32 = 3.0;

/// Says what is being laid out: in the middle of an empty view, else at its upper
/// edge, over what was there before.
pub fn laying_out_ui(ui: &Ui, work: LayingOut, is_first: bool, theme: &Theme, stack: &mut Stack) {
    let for_secs = ui.input(|input| input.time) - work.since_secs;
    let again = (PATIENCE_SECS - for_secs).clamp(0.1, PATIENCE_SECS);
    ui.ctx()
        .request_repaint_after(Duration::from_secs_f64(again));
    if for_secs < PATIENCE_SECS {
        return;
    }
    let tokens = &theme.tokens;
    let words = words(work.cards);
    let font = FontId::new(theme.scaled(size::TEXT), Face::Regular.family());
    let text = ui.painter().layout_no_wrap(words.clone(), font, tokens.ink);
    let bar_width = theme.scaled(BAR_WIDTH);
    let padding = egui::vec2(size::GAP_LARGE, size::GAP_LARGE * 0.75);
    let room = egui::vec2(
        text.size().x.max(bar_width),
        text.size().y + size::GAP + BAR_HEIGHT,
    );
    let room = room + 2.0 * padding;
    let frame = if is_first {
        Rect::from_center_size(stack.area().center(), room)
    } else {
        stack.place(room, Align2::CENTER_TOP, size::GAP_LARGE)
    };
    stack.keep("Laying out", frame);
    let painter = ui.painter();
    let line = Stroke::new(1.0, tokens.line);
    let corner = CornerRadius::same(size::CORNER_LARGE);
    painter.rect(frame, corner, tokens.panel, line, StrokeKind::Inside);
    let inside = frame.shrink2(padding);
    let at = Align2::CENTER_TOP.anchor_size(inside.center_top(), text.size());
    painter.galley(at.min, text, tokens.ink);
    let groove = Rect::from_center_size(
        inside.center_bottom() - egui::vec2(0.0, BAR_HEIGHT / 2.0),
        egui::vec2(bar_width, BAR_HEIGHT),
    );
    painter.rect_filled(groove, BAR_HEIGHT / 2.0, tokens.line);
    let done = groove.with_max_x(groove.min.x + bar_width * work.part.clamp(0.02, 1.0));
    painter.rect_filled(done, BAR_HEIGHT / 2.0, tokens.accent());
    let widget = ui.scope_id().with("laying out");
    let response = ui.interact(frame, widget, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words.as_str()));
}

fn words(cards: usize) -> String {
    let word = if cards == 1 { "claim" } else { "claims" };
    format!("Laying out {} {word}…", grouped(cards))
}

/// A count as people read it: 100,000.
fn grouped(count: usize) -> String {
    let digits = count.to_string();
    let mut grouped = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn large_counts_can_be_read() {
        assert_eq!(words(1), "Laying out 1 claim…");
        assert_eq!(words(999), "Laying out 999 claims…");
        assert_eq!(words(12_345), "Laying out 12,345 claims…");
        assert_eq!(words(100_000), "Laying out 100,000 claims…");
    }
}
