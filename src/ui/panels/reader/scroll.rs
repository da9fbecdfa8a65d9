//! The page under its scroll bar: only what is seen is laid out, and what is
//! measured above does not push what one reads.

use std::ops::Range;

use egui::scroll_area::ScrollSource;
use egui::{ScrollArea, Sense, Ui, pos2, vec2};

use crate::model::Id;
use crate::ui::cx::Cx;
use crate::ui::theme::size;

use super::page::Page;
use super::pages::PageMark;
use super::paint::{self, Marks};
use super::selection::WordSelection;
use super::set::Set;
use super::sought::passage_of;
use super::{Flash, Goal, Reader};

/// How far down the page the line is that one is taken to read, as a share of what
/// is seen. Passages are opened there.
pub(super) const READING_LINE: f32 = 0.25;

/// A margin at least this wide (points) has room for "p. 123".
const ROOMY: f32 = 56.0;

/// How long a passage that was opened stays lit, in seconds.
const FLASH_SECS: f64 = 1.6;

impl Reader {
    pub(super) fn scroll_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, source: Id) {
        let seen = ui.available_height();
        self.seen = seen;
        let Some(mut page) = self.page.take() else {
            return;
        };
        let jump = self.follow_goal(ui, cx, &mut page);
        let offset = jump.unwrap_or(self.offset);
        let shift = page.measure(ui, offset - seen..offset + 2.0 * seen, offset);
        // A jump into a page that has just grown must not be taken for a pull past
        // its end, which would swing back.
        ui.spacing_mut().scroll.kinetic.rubber_band = false;
        let mut area = ScrollArea::vertical()
            .id_salt(("page", source))
            .auto_shrink(false)
            .scroll_source(ScrollSource {
                drag: egui::scroll_area::DragScroll::Never,
                ..ScrollSource::default()
            });
        if jump.is_some() || shift != 0.0 {
            // What is above the page says where in it one is.
            ui.ctx().request_repaint();
            let furthest = (height_of(&page) - seen).max(0.0);
            area = area.vertical_scroll_offset((offset + shift).clamp(0.0, furthest));
        }
        let output = area.show_viewport(ui, |ui, viewport| {
            self.page_ui(
                ui,
                cx,
                &page,
                viewport.y_range().min..viewport.y_range().max,
            );
        });
        self.offset = output.state.clamped_offset().y;
        self.page = Some(page);
    }

    fn page_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, page: &Page, seen: Range<f32>) {
        let height = height_of(page).max(seen.end - seen.start);
        let (_, area) = ui.allocate_space(vec2(ui.available_width(), height));
        let id = ui.make_persistent_id(("text", self.source));
        let response = ui.interact(area, id, Sense::click_and_drag());
        let name = "Document text";
        response
            .widget_info(|| egui::WidgetInfo::labeled(egui::Role::Document, ui.is_enabled(), name));
        if std::mem::take(&mut self.take_keyboard) {
            response.request_focus();
        }
        let corner = area.min + vec2(self.margin, 0.0);
        let sets: Vec<Set> = page
            .flow
            .between(seen.start, seen.end)
            .filter_map(|index| page.set(ui, index))
            .collect();
        self.pointer_ui(ui, cx, page, &response, corner);
        self.keys_ui(ui, cx, page, &response);

        let flash = self.flash_now(ui, cx);
        let is_selected = |quote| is_lit(cx, quote);
        let marks = Marks {
            selection: self.selection.map(WordSelection::range).unwrap_or_default(),
            matches: self.find.matches(),
            current_match: self.find.current(),
            is_selected: &is_selected,
            flash,
        };
        let painter = ui.painter();
        for set in &sets {
            paint::part(painter, cx.theme, page, set, corner + set.corner, &marks);
        }
        if response.has_focus()
            && let Some(selection) = self.selection
            && let Some(place) = page.place_of(ui, selection.head)
        {
            let place = place.translate(corner.to_vec2());
            let line = ui.visuals().text_cursor.stroke;
            painter.vline(place.left(), place.y_range().shrink(3.0), line);
        }
        self.named_ui(ui, cx, page, &sets, corner);
    }

    /// Names what is on the page to those who do not see it: each part as text,
    /// each quote as something to open.
    fn named_ui(&mut self, ui: &Ui, cx: &Cx<'_>, page: &Page, sets: &[Set], corner: egui::Pos2) {
        for set in sets {
            let at = corner + set.corner;
            let Some(part) = page.parts.get(set.part) else {
                continue;
            };
            let rect = egui::Rect::from_min_size(at, set.size());
            let id = ui.make_persistent_id(("part", self.source, part.chars.start));
            let text = ui.interact(rect, id, Sense::hover());
            text.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, set.text()));
            self.page_labels_ui(ui, cx, page, set, at);
            for (highlight, first) in paint::named(page, set, at) {
                let id = ui.make_persistent_id(("highlight", highlight.quote));
                let response = ui.interact(first, id, Sense::focusable_noninteractive());
                let name = super::popup::name_of(cx.map(), highlight);
                response.widget_info(|| {
                    egui::WidgetInfo::labeled(egui::Role::Link, true, name.as_str())
                });
                if response.has_focus() {
                    let ring = egui::Stroke::new(2.0, cx.theme.tokens.accent());
                    let outside = egui::StrokeKind::Outside;
                    ui.painter().rect_stroke(first, 2.0, ring, outside);
                    if ui.input(|input| input.key_pressed(egui::Key::Enter)) {
                        self.show_claims(vec![highlight.quote], first.left_bottom());
                    }
                }
            }
        }
    }

    /// Names the pages that begin in a part, in the margin.
    fn page_labels_ui(&self, ui: &Ui, cx: &Cx<'_>, page: &Page, set: &Set, at: egui::Pos2) {
        let right = at.x - self.margin.min(size::GAP_LARGE) * 0.5;
        let is_roomy = self.margin >= cx.theme.scaled(ROOMY);
        for (place, PageMark { char, label }) in paint::page_labels(page, set, at, right) {
            let words = match is_roomy {
                true => format!("p. {label}"),
                false => label.clone(),
            };
            let rect = paint::page_label(ui.painter(), cx.theme, place, &words);
            let id = ui.make_persistent_id(("page label", self.source, char));
            let response = ui.interact(rect, id, Sense::hover());
            response.widget_info(|| {
                egui::WidgetInfo::labeled(egui::Role::Label, true, format!("Page {label}"))
            });
            response.on_hover_text(format!("Page {label} begins in this line"));
        }
    }

    /// Where to scroll, if there is somewhere to go.
    fn follow_goal(&mut self, ui: &Ui, cx: &Cx<'_>, page: &mut Page) -> Option<f32> {
        let goal = self.goal.take()?;
        let (chars, above, lit) = match goal {
            Goal::Quote(quote) => {
                let documents = &cx.desk.documents;
                if documents.state(quote).is_none() {
                    // Nobody has answered yet; ask again when somebody does.
                    self.goal = Some(Goal::Quote(quote));
                    return None;
                }
                (passage_of(documents.finding(quote)?)?, READING_LINE, true)
            }
            Goal::Chars(chars) => (chars, 0.35, false),
            Goal::Passage(chars) => (chars, READING_LINE, true),
            Goal::Opening(char) => (char..char, 0.04, false),
            Goal::Top { part, share } => {
                page.measure_part(ui, part);
                let top = page.flow.top(part);
                let height = page.flow.top(part + 1) - top;
                return Some(top + share * height);
            }
            Goal::Caret(at) => {
                let place = page.place_of(ui, at)?;
                let top = place.top() - size::GAP;
                let bottom = place.bottom() + size::GAP;
                let seen = self.offset..self.offset + self.seen;
                return match (top < seen.start, bottom > seen.end) {
                    (true, _) => Some(top),
                    (_, true) => Some(bottom - self.seen),
                    (false, false) => None,
                };
            }
        };
        // Measure around the goal first, so that its place is where it will be.
        let around = page.place_of(ui, chars.start)?.top();
        page.measure(ui, around - self.seen..around + self.seen, 0.0);
        let top = page.place_of(ui, chars.start)?.top();
        if lit {
            self.passages += 1;
            self.passage = Some(chars.clone());
        }
        if lit && !cx.theme.still {
            let began_secs = ui.input(|input| input.time);
            self.flash = Some(Flash { chars, began_secs });
        }
        Some(top - self.seen * above)
    }

    /// How strongly the passage that was opened is lit now.
    fn flash_now(&mut self, ui: &Ui, cx: &Cx<'_>) -> Option<(Range<usize>, f32)> {
        let flash = self.flash.clone()?;
        let age = ui.input(|input| input.time) - flash.began_secs;
        if age > FLASH_SECS || cx.theme.still {
            self.flash = None;
            return None;
        }
        ui.ctx().request_repaint();
        let strength = 1.0 - (age / FLASH_SECS) as f32;
        Some((flash.chars, strength))
    }
}

/// A page with some air below its last line.
fn height_of(page: &Page) -> f32 {
    page.flow.total() + size::GAP_LARGE * 2.0
}

/// Whether a quote is boxed: it is selected, or a backing with it is.
fn is_lit(cx: &Cx<'_>, quote: Id) -> bool {
    cx.is_selected(quote)
        || cx.desk.selection.lead().is_some_and(|lead| {
            cx.map()
                .backing(lead)
                .is_some_and(|backing| backing.quote == quote)
        })
}

/// The top of the page as the pointer knows it.
pub(super) fn on_page(pointer: egui::Pos2, corner: egui::Pos2) -> egui::Pos2 {
    pos2(pointer.x - corner.x, pointer.y - corner.y)
}
