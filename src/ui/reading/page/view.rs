//! The page on the screen, with what the map quotes of it lit.

use std::ops::Range;

use egui::{
    Color32, CornerRadius, Frame, Painter, Pos2, Rect, Role, ScrollArea, Sense, Shape, Stroke,
    StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use crate::document::Document;
use crate::model::Id;
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::panels::reader::Reader;
use crate::ui::panels::reader::highlights::Use;
use crate::ui::panels::words::{record_line, shortened};
use crate::ui::theme::{Tokens, size};

use super::geometry::lines_of;
use super::pictures::{Wanted, width_for};
use super::turn::name_of;
use super::zoom::MARGIN;
use super::{PageView, Shown};

/// Pages are white in every theme, so what is lit on them takes the light colours.
const ON_PAPER: Tokens = Tokens::LIGHT;

/// From points of the page to the screen.
#[derive(Clone, Copy, Debug)]
pub(super) struct Paper {
    pub rect: Rect,
    pub scale: f32,
}

impl Paper {
    pub fn on_screen(&self, rect: Rect) -> Rect {
        let at = |point: Pos2| self.rect.min + point.to_vec2() * self.scale;
        Rect::from_min_max(at(rect.min), at(rect.max))
    }

    pub fn on_page(&self, point: Pos2) -> Pos2 {
        ((point - self.rect.min) / self.scale).to_pos2()
    }
}

impl PageView {
    pub(super) fn page_ui(
        &mut self,
        ui: &mut Ui,
        cx: &mut Cx<'_>,
        reader: &mut Reader,
        shown: &Shown<'_>,
        wanted: Vec2,
    ) {
        let room = ui.available_size();
        let index = self.turning.index;
        let scale = wanted.x / self.page_size(shown.document).x;
        self.last_scale = Some(scale);
        Frame::new().fill(cx.theme.tokens.canvas).show(ui, |ui| {
            ScrollArea::both()
                .id_salt(("page picture", shown.source, index))
                .auto_shrink(false)
                .show(ui, |ui| {
                    let all = (wanted + Vec2::splat(2.0 * MARGIN)).max(room);
                    let (area, _) = ui.allocate_exact_size(all, Sense::hover());
                    let left = ((area.width() - wanted.x) / 2.0).floor().max(MARGIN);
                    let rect = Rect::from_min_size(area.min + vec2(left, MARGIN), wanted);
                    let paper = Paper { rect, scale };
                    self.paper_ui(ui, cx, reader, shown, paper);
                });
        });
    }

    fn paper_ui(
        &mut self,
        ui: &mut Ui,
        cx: &mut Cx<'_>,
        reader: &mut Reader,
        shown: &Shown<'_>,
        paper: Paper,
    ) {
        let index = self.turning.index;
        let id = ui.make_persistent_id(("paper", shown.source));
        let response = ui.interact(paper.rect, id, Sense::click_and_drag());
        let name = format!("Page {} as it was printed", name_of(shown.document, index));
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, name.as_str()));
        self.picture_ui(ui, cx, shown, paper);
        self.lit_ui(ui, cx, reader, shown, paper);
        self.scroll_to_passage(ui, reader, shown.document, paper);
        self.pointer_ui(ui, cx, reader, shown.document, &response, paper);
        self.keys_ui(ui, reader, shown.document, &response);
        if response.has_focus() {
            let ring = Stroke::new(2.0, cx.theme.tokens.accent());
            let painter = ui.painter();
            painter.rect_stroke(paper.rect.expand(2.0), 0, ring, StrokeKind::Outside);
        }
    }

    /// The page's picture, or a blank page while it is being drawn.
    fn picture_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, shown: &Shown<'_>, paper: Paper) {
        let index = self.turning.index;
        let side_max = ui.input(|input| input.max_texture_side);
        let pixels = paper.rect.width() * ui.ctx().pixels_per_point();
        let wanted = |page: usize| {
            let size = shown.document.pages().get(page)?.size?;
            Some(Wanted {
                path: shown.path.to_owned(),
                page,
                width: width_for(pixels, size, side_max),
            })
        };
        // The next page and the one before are drawn before they are turned to.
        let near = [Some(index), Some(index + 1), index.checked_sub(1)];
        let all: Vec<Wanted> = near.into_iter().flatten().filter_map(wanted).collect();
        self.pictures.want(&all, shown.artist, ui.ctx());
        let why_not = all.first().and_then(|first| self.pictures.why_not(first));
        let why_not = why_not.map(str::to_owned);
        let painter = ui.painter();
        let dim = if cx.theme.dark { 222 } else { 255 };
        let line = Stroke::new(1.0, cx.theme.tokens.card_line);
        if let Some(texture) = self.pictures.of(shown.path, index) {
            let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
            painter.image(texture.id(), paper.rect, whole, Color32::from_gray(dim));
            painter.rect_stroke(paper.rect, 0, line, StrokeKind::Outside);
            return;
        }
        painter.rect_filled(paper.rect, 0, Color32::from_gray(dim));
        painter.rect_stroke(paper.rect, 0, line, StrokeKind::Outside);
        let middle = paper.rect.shrink(size::GAP_LARGE);
        let mut inside = ui.new_child(egui::UiBuilder::new().max_rect(middle));
        match why_not {
            Some(why) => {
                let sentence = format!("This page cannot be drawn: it {why}");
                let text = cx.theme.muted_text(sentence).color(ON_PAPER.look_at);
                inside.label(text);
                if inside.button("Try again").clicked() {
                    self.pictures.try_again();
                }
            }
            None => {
                let text = cx.theme.muted_text("Drawing the page…");
                inside.label(text.color(ON_PAPER.muted));
            }
        }
    }

    /// What the map quotes, and what is selected, in the colours of the text.
    fn lit_ui(
        &mut self,
        ui: &mut Ui,
        cx: &mut Cx<'_>,
        reader: &Reader,
        shown: &Shown<'_>,
        paper: Paper,
    ) {
        let document = shown.document;
        let Ok(index) = u32::try_from(self.turning.index) else {
            return;
        };
        let lines = |chars: &Range<usize>| -> Vec<Rect> {
            let bytes = document.bytes_of_chars(chars);
            let lines = lines_of(document.places(), index, &bytes);
            lines
                .into_iter()
                .map(|rect| paper.on_screen(rect))
                .collect()
        };
        if let Some(selected) = reader.selection().filter(|range| !range.is_empty()) {
            for rect in lines(&selected) {
                let color = ON_PAPER.accent().gamma_multiply(0.28);
                ui.painter().rect_filled(rect.expand(1.0), 2, color);
            }
        }
        for highlight in reader.highlights() {
            let rects = lines(&highlight.chars);
            for rect in &rects {
                light(ui.painter(), rect.expand(1.5), highlight.usage);
            }
            let Some(first) = rects.first() else {
                continue;
            };
            let is_selected = is_lit(cx, highlight.quote);
            if is_selected {
                for rect in &rects {
                    let ring = Stroke::new(2.0, ON_PAPER.accent());
                    let outside = StrokeKind::Outside;
                    ui.painter().rect_stroke(rect.expand(1.5), 2, ring, outside);
                }
            }
            let id = ui.make_persistent_id(("lit", highlight.quote));
            let response = ui.interact(*first, id, Sense::focusable_noninteractive());
            let words = shortened(&record_line(cx.map(), highlight.quote), 80);
            let name = format!("Quote on the page: {words}");
            response
                .widget_info(|| WidgetInfo::selected(Role::Link, true, is_selected, name.as_str()));
            if response.has_focus() {
                let ring = Stroke::new(2.0, ON_PAPER.ink);
                ui.painter()
                    .rect_stroke(first.expand(3.0), 2, ring, StrokeKind::Outside);
                if ui.input(|input| input.key_pressed(egui::Key::Enter)) {
                    cx.push(Action::Select(highlight.quote));
                }
            }
        }
    }

    /// Brings what was opened, or what is read now, into view.
    fn scroll_to_passage(&mut self, ui: &Ui, reader: &Reader, document: &Document, paper: Paper) {
        let Ok(index) = u32::try_from(self.turning.index) else {
            return;
        };
        let place = |chars: &Range<usize>| {
            let bytes = document.bytes_of_chars(chars);
            let lines = lines_of(document.places(), index, &bytes);
            let first = lines.first().copied()?;
            Some(paper.on_screen(first))
        };
        let (number, passage) = reader.passage();
        let opened = passage.filter(|_| number != self.passage_seen);
        self.passage_seen = number;
        let read = reader.char_read();
        let moved = read != self.char_seen;
        self.char_seen = read;
        if let Some(rect) = opened.and_then(place) {
            ui.scroll_to_rect(rect.expand(60.0), Some(egui::Align::Center));
        } else if moved
            && !reader.is_on_its_way()
            && let Some(read) = read
            && let Some(rect) = place(&(read..read + 1))
        {
            let line = Rect::from_x_y_ranges(paper.rect.x_range(), rect.y_range());
            let line = line.expand2(vec2(0.0, 40.0)).intersect(paper.rect);
            let seen = ui.clip_rect();
            // Sideways it stays as it was put.
            let line = line.with_min_x(seen.left()).with_max_x(seen.left());
            ui.scroll_to_rect(line, None);
        }
    }
}

/// A quote's line: coloured and underlined as in the text.
fn light(painter: &Painter, rect: Rect, usage: Use) {
    let tokens = &ON_PAPER;
    let color = match usage {
        Use::For | Use::Both => tokens.for_strong,
        Use::Against => tokens.against_strong,
        Use::Unused | Use::Confirmed => tokens.muted,
        Use::Near => tokens.look_at,
    };
    painter.rect_filled(rect, CornerRadius::same(2), color.gamma_multiply(0.2));
    let line = |up: f32, color: Color32| {
        painter.hline(rect.x_range(), rect.bottom() - up, Stroke::new(1.2, color));
    };
    match usage {
        Use::For => line(0.0, tokens.for_strong),
        Use::Against | Use::Both => {
            line(2.5, color);
            line(0.0, tokens.against_strong);
        }
        Use::Unused => {
            let ends = [rect.left_bottom(), rect.right_bottom()];
            painter.extend(Shape::dotted_line(&ends, tokens.muted, 4.0, 0.8));
        }
        // Not the same words: never underlined like what is verified.
        Use::Near | Use::Confirmed => {
            let ends = [rect.left_bottom(), rect.right_bottom()];
            let stroke = Stroke::new(1.5, color);
            painter.extend(Shape::dashed_line(&ends, stroke, 5.0, 3.0));
        }
    }
}

/// Whether a quote is ringed: it is selected, or a backing with it is.
fn is_lit(cx: &Cx<'_>, quote: Id) -> bool {
    let by_backing = |lead: Id| {
        let backing = cx.map().backing(lead);
        backing.is_some_and(|backing| backing.quote == quote)
    };
    cx.is_selected(quote) || cx.desk.selection.lead().is_some_and(by_backing)
}
