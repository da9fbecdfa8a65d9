//! What the mouse does on the page: selects words, drags them, opens quotes.

use std::ops::Range;

use egui::{CursorIcon, DragAndDrop, LayerId, Order, Pos2, Rect, Response, Ui, Vec2, vec2};

use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::dragged::DraggedWords;
use crate::ui::notice::Notice;
use crate::ui::theme::{Face, size};

use super::super::quoting::quote_of;
use super::super::words::shortened;
use super::Reader;
use super::highlights::quotes_at;
use super::page::Page;
use super::scroll::on_page;
use super::selection::{Unit, WordSelection, to_whole_words};

/// Presses that follow each other this quickly (seconds) and closely (points)
/// count together.
const MULTIPLE_SECS: f64 = 0.4;
const MULTIPLE_POINTS: f32 = 6.0;

/// What a press on the page has begun.
#[derive(Clone, Debug, Default)]
pub enum Gesture {
    #[default]
    None,
    /// Selecting, a unit at a time, from the first one.
    Selecting { first: Range<usize>, unit: Unit },
    /// On words that were selected before: they may be dragged.
    OnWords,
}

/// The last press, for counting.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Press {
    at: Pos2,
    secs: f64,
    count: u8,
}

impl Press {
    /// This press, counted with the one before it.
    fn after(before: Option<Self>, at: Pos2, secs: f64) -> Self {
        let follows = before.filter(|before| {
            secs - before.secs < MULTIPLE_SECS && before.at.distance(at) < MULTIPLE_POINTS
        });
        let count = follows.map_or(1, |before| before.count % 3 + 1);
        Self { at, secs, count }
    }
}

impl Reader {
    pub(super) fn pointer_ui(
        &mut self,
        ui: &Ui,
        cx: &mut Cx<'_>,
        page: &Page,
        response: &Response,
        corner: Pos2,
    ) {
        self.point_ui(ui, page, response, corner);
        let Some(pointer) = response.interact_pointer_pos() else {
            if !response.is_pointer_button_down_on() {
                self.gesture = Gesture::None;
            }
            return;
        };
        let Some(char) = page.char_at(ui, on_page(pointer, corner)) else {
            return;
        };
        // A quick press and its release can come in one frame.
        let is_on_page = response.is_pointer_button_down_on() || response.clicked();
        let pressed = ui.input(|input| input.pointer.primary_pressed());
        if pressed && is_on_page {
            response.request_focus();
            self.press(ui, page, pointer, char);
        }
        if response.drag_started() && matches!(self.gesture, Gesture::OnWords) {
            self.drag_words(cx, page, response);
        }
        if response.dragged() && !pressed {
            self.drag(ui, page, pointer, char);
        }
        let is_selecting = matches!(self.gesture, Gesture::Selecting { .. });
        if response.drag_stopped() && is_selecting {
            let document = page.document();
            self.selection = self.selection.map(|it| to_whole_words(document, it));
        }
        if DragAndDrop::has_payload_of_type::<DraggedWords>(ui.ctx()) {
            ghost_ui(ui, cx);
        }
        if response.clicked() {
            self.click(page, pointer, char);
        }
    }

    /// The pointer's shape says what a press would do.
    fn point_ui(&self, ui: &Ui, page: &Page, response: &Response, corner: Pos2) {
        let Some(pointer) = response.hover_pos() else {
            return;
        };
        let Some(char) = page.char_at(ui, on_page(pointer, corner)) else {
            return;
        };
        let icon = match self.selection {
            Some(selection) if selection.range().contains(&char) => CursorIcon::Grab,
            _ if !quotes_at(&page.highlights, char).is_empty() => CursorIcon::PointingHand,
            _ => CursorIcon::Text,
        };
        ui.ctx().set_cursor_icon(icon);
    }

    fn press(&mut self, ui: &Ui, page: &Page, pointer: Pos2, char: usize) {
        let (secs, shift) = ui.input(|input| (input.time, input.modifiers.shift));
        let key = egui::Id::unique("contend reader press");
        let before = ui.data(|data| data.get_temp::<Press>(key));
        let press = Press::after(before, pointer, secs);
        ui.data_mut(|data| data.insert_temp(key, press));
        let unit = match press.count {
            1 => Unit::Character,
            2 => Unit::Word,
            _ => Unit::Sentence,
        };
        let selected = self.selection.map(WordSelection::range).unwrap_or_default();
        if shift && let Some(selection) = self.selection {
            self.selection = Some(selection.moved(char, true));
            let first = selection.anchor..selection.anchor;
            let unit = Unit::Character;
            self.gesture = Gesture::Selecting { first, unit };
        } else if unit == Unit::Character && selected.contains(&char) {
            self.gesture = Gesture::OnWords;
        } else {
            let first = unit.at(page.document(), &page.parts, char);
            self.selection = Some(WordSelection::of(&first));
            self.gesture = Gesture::Selecting { first, unit };
        }
    }

    fn drag(&mut self, ui: &Ui, page: &Page, pointer: Pos2, char: usize) {
        let Gesture::Selecting { first, unit } = &self.gesture else {
            return;
        };
        self.selection = Some(match unit {
            Unit::Character => WordSelection {
                anchor: first.start,
                head: char,
            },
            _ => {
                let here = unit.at(page.document(), &page.parts, char);
                WordSelection::covering(first, &here)
            }
        });
        // Past the edge of the page the text moves on.
        if !ui.clip_rect().y_range().contains(pointer.y) {
            ui.scroll_to_rect(Rect::from_center_size(pointer, Vec2::splat(4.0)), None);
        }
    }

    fn drag_words(&self, cx: &mut Cx<'_>, page: &Page, response: &Response) {
        let (Some(source), Some(words)) = (self.source, self.selected_on(page)) else {
            return;
        };
        match quote_of(page.document(), source, &words) {
            Ok(quote) => response.dnd_set_drag_payload(DraggedWords { quote }),
            Err(sentence) => cx.push(Action::Notify(Notice::info(sentence))),
        }
    }

    fn click(&mut self, page: &Page, pointer: Pos2, char: usize) {
        if matches!(self.gesture, Gesture::OnWords) {
            self.selection = Some(WordSelection::caret(char));
        }
        let is_caret = self.selection.is_none_or(WordSelection::is_empty);
        let quotes = quotes_at(&page.highlights, char);
        if is_caret && !quotes.is_empty() {
            self.show_claims(quotes, pointer + vec2(0.0, size::GAP));
        }
    }
}

/// The words at the pointer while they are dragged; neither for nor against, for
/// that is decided where they are dropped.
fn ghost_ui(ui: &Ui, cx: &Cx<'_>) {
    let Some(words) = DragAndDrop::payload::<DraggedWords>(ui.ctx()) else {
        return;
    };
    let Some(pointer) = ui.ctx().pointer_interact_pos() else {
        return;
    };
    let theme = cx.theme;
    let layer = LayerId::new(Order::Tooltip, egui::Id::unique("contend dragged words"));
    let painter = ui.ctx().layer_painter(layer);
    let text = format!("“{}”", shortened(&words.quote.exact, 90));
    let font = Face::Serif.at(theme.scaled(size::TEXT_SERIF));
    let galley = painter.layout(text, font, theme.tokens.ink, 240.0);
    // Between them and the pointer a target says what a drop would do.
    let below = theme.scaled(size::ROW_HEIGHT) + 28.0;
    let at = pointer + vec2(size::GAP_LARGE, below);
    let rect = Rect::from_min_size(at, galley.size()).expand(size::GAP);
    painter.rect(
        rect,
        size::CORNER,
        theme.tokens.card.gamma_multiply(0.95),
        egui::Stroke::new(1.0, theme.tokens.card_line),
        egui::StrokeKind::Inside,
    );
    painter.galley(at, galley, theme.tokens.ink);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quick_presses_in_one_place_count_up_to_three() {
        let at = Pos2::new(10.0, 10.0);
        let first = Press::after(None, at, 1.0);
        let second = Press::after(Some(first), at, 1.2);
        let third = Press::after(Some(second), at, 1.4);
        let fourth = Press::after(Some(third), at, 1.6);
        let counts = [first, second, third, fourth].map(|press| press.count);
        assert_eq!(counts, [1, 2, 3, 1]);
        assert_eq!(Press::after(Some(first), at, 2.0).count, 1);
        let away = Pos2::new(40.0, 10.0);
        assert_eq!(Press::after(Some(first), away, 1.1).count, 1);
    }
}
