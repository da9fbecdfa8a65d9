//! A word at a card about what a key just did there.

use egui::{Align, Layout, Pos2, Rect, Ui, UiBuilder, vec2};

use crate::ui::cx::Cx;
use crate::ui::theme::size;

use super::Canvas;

/// How long the word stays, in seconds.
const STAYS_SECS: f64 = 1.8;

/// A sentence, and when it goes.
#[derive(Debug)]
pub struct Said {
    sentence: String,
    /// Counted from when it is first seen.
    until_secs: Option<f64>,
}

impl Canvas {
    /// Says something at the card that was selected last, for a moment.
    pub fn say_at_selection(&mut self, sentence: String) {
        self.said = Some(Said {
            sentence,
            until_secs: None,
        });
    }

    pub(super) fn said_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, view: Rect) {
        let Some(said) = &mut self.said else { return };
        let now_secs = ui.input(|input| input.time);
        let until = *said.until_secs.get_or_insert(now_secs + STAYS_SECS);
        let layout = self.scene.layout();
        let ids = cx.desk.selection.ids().iter();
        let card = ids.rev().find_map(|id| layout.rect_of(*id));
        let (Some(card), true) = (card, now_secs < until) else {
            self.said = None;
            return;
        };
        let wait = std::time::Duration::from_secs_f64((until - now_secs).max(0.0));
        ui.ctx().request_repaint_after(wait);

        let theme = cx.theme;
        let text = theme.bold_text(said.sentence.as_str());
        let frame = theme
            .floating_frame()
            .inner_margin(egui::Margin::symmetric(8, 3));
        let corner = self
            .camera
            .screen_from_map(view, crate::layout::Point::new(card.min.x, card.max.y));
        // Inside the view, wherever the card stands.
        let room = vec2(theme.scaled(320.0).min(view.width()), theme.scaled(40.0));
        let free = self.below_bars(cx, view);
        let most = (free.max - room).max(free.min);
        let at = (corner + vec2(0.0, size::GAP_SMALL)).clamp(free.min, most);
        let place = Rect::from_min_size(Pos2::new(at.x, at.y), room);
        let builder = UiBuilder::new()
            .max_rect(place)
            .id_salt("said at card")
            .layout(Layout::left_to_right(Align::Min));
        let mut child = ui.new_child(builder);
        frame.show(&mut child, |ui| {
            ui.add(egui::Label::new(text).selectable(false).extend());
        });
    }
}
