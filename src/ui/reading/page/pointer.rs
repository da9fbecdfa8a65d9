//! What mouse and keyboard do on a page: they lead to the words in the text.

use std::ops::Range;

use egui::{CursorIcon, Key, Modifiers, Response, Ui};

use crate::document::Document;
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::panels::reader::Reader;
use crate::ui::panels::reader::highlights::quotes_at;

use super::PageView;
use super::geometry::place_at;
use super::view::Paper;
use super::zoom::Zoom;

/// How far from a word (points of the page) a click still means it.
const REACH: f32 = 5.0;

impl PageView {
    pub(super) fn pointer_ui(
        &mut self,
        ui: &Ui,
        cx: &mut Cx<'_>,
        reader: &mut Reader,
        document: &Document,
        response: &Response,
        paper: Paper,
    ) {
        let Ok(index) = u32::try_from(self.turning.index) else {
            return;
        };
        let word = |at: egui::Pos2, reach: f32| -> Option<Range<usize>> {
            let place = place_at(document.places(), index, paper.on_page(at), reach)?;
            Some(place.range.start as usize..place.range.end as usize)
        };
        if let Some(at) = response.hover_pos() {
            if word(at, REACH).is_some() {
                ui.ctx().set_cursor_icon(CursorIcon::Text);
            }
            let zoomed = ui.input(|input| input.zoom_delta());
            if zoomed != 1.0 {
                self.zoom = Zoom::Free(paper.scale * zoomed);
            }
        }
        let Some(at) = response.interact_pointer_pos() else {
            self.drag = None;
            return;
        };
        if response.drag_started() {
            let from = ui.input(|input| input.pointer.press_origin()).unwrap_or(at);
            self.drag = word(from, f32::INFINITY);
        }
        if response.dragged()
            && let Some(first) = &self.drag
            && let Some(here) = word(at, f32::INFINITY)
        {
            let bytes = first.start.min(here.start)..first.end.max(here.end);
            reader.select(&document.chars_of_bytes(&bytes));
        }
        if response.drag_stopped()
            && let Some(selected) = reader.selection()
        {
            reader.go_to(selected);
        }
        if response.clicked() {
            response.request_focus();
            if let Some(bytes) = word(at, REACH) {
                let chars = document.chars_of_bytes(&bytes);
                let quotes = quotes_at(reader.highlights(), chars.start);
                cx.actions
                    .extend(quotes.first().map(|quote| Action::Select(*quote)));
                reader.select(&(chars.start..chars.start));
                reader.go_to(chars);
            }
        }
    }

    pub(super) fn keys_ui(
        &mut self,
        ui: &Ui,
        reader: &mut Reader,
        document: &Document,
        response: &Response,
    ) {
        if !response.has_focus() {
            return;
        }
        let pressed = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if pressed(Key::PageDown) {
            self.turn_by(true, document, reader);
        }
        if pressed(Key::PageUp) {
            self.turn_by(false, document, reader);
        }
    }
}
