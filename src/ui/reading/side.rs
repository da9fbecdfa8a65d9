//! The column beside the text: a field to search all documents, and below it what
//! it found, or the contents of the document that is open.

use std::ops::Range;
use std::sync::Arc;

use egui::{
    Align, Frame, Key, Layout, Margin, Role, ScrollArea, Sense, TextEdit, Ui, WidgetInfo, vec2,
};

use crate::document::Document;
use crate::model::Id;
use crate::ui::cx::Cx;
use crate::ui::theme::{Face, icon_button, icons, size};

use super::contents::Contents;
use super::search::Search;

/// What was chosen in the column.
#[derive(Clone, Debug, PartialEq)]
pub enum Chosen {
    /// A heading: where it begins.
    Heading(usize),
    /// A hit in a document.
    Hit(Id, Range<usize>),
}

/// What the column needs to know.
pub struct Side<'a> {
    pub contents: &'a Contents,
    pub search: &'a mut Search,
    pub documents: &'a [(Id, Arc<Document>)],
    /// The character that is read.
    pub char_read: Option<usize>,
}

impl Side<'_> {
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) -> Option<Chosen> {
        let margin = Margin {
            left: size::PANEL_PADDING,
            right: size::PANEL_PADDING,
            top: 12,
            bottom: 8,
        };
        let mut stepped = None;
        Frame::new().inner_margin(margin).show(ui, |ui| {
            stepped = self.field_ui(ui, cx);
        });
        if !self.search.is_active() {
            return self.contents_ui(ui, cx);
        }
        let follow = stepped.is_some();
        let clicked = self.search.list_ui(ui, cx, follow);
        let (source, chars) = clicked.or(stepped)?;
        Some(Chosen::Hit(source, chars))
    }

    /// The field; gives the hit that Enter went to.
    fn field_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) -> Option<(Id, Range<usize>)> {
        let mut stepped = None;
        ui.horizontal(|ui| {
            let clear = cx.theme.scaled(size::ROW_HEIGHT) + ui.spacing().item_spacing.x;
            let was_active = self.search.is_active();
            let room = ui.available_width() - if was_active { clear } else { 0.0 };
            let id = ui.make_persistent_id("find in all documents");
            let field = TextEdit::singleline(&mut self.search.query)
                .id(id)
                .hint_text("Find in all documents")
                .desired_width(room);
            let response = ui.add(field).accessible_name("Find in all documents");
            if std::mem::take(&mut self.search.take_focus) {
                response.request_focus();
            }
            if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
                let back = ui.input(|input| input.modifiers.shift);
                stepped = self.search.step(!back);
                response.request_focus();
            }
            if was_active && icon_button(ui, "Clear the search", icons::ICON_CLOSE).clicked() {
                self.search.query.clear();
            }
        });
        if self.search.is_active() {
            cx.theme.muted(ui, self.search.status(self.documents.len()));
        }
        stepped
    }

    fn contents_ui(&self, ui: &mut Ui, cx: &Cx<'_>) -> Option<Chosen> {
        let theme = cx.theme;
        let padding = f32::from(size::PANEL_PADDING);
        let entries = self.contents.entries();
        Frame::new()
            .inner_margin(Margin::symmetric(size::PANEL_PADDING, 4))
            .show(ui, |ui| {
                ui.with_layout(Layout::top_down(Align::Min), |ui| {
                    ui.label(theme.section_text("Contents"));
                    if entries.is_empty() {
                        theme.muted(ui, "This document has no headings.");
                    }
                });
            });
        let current = self.char_read.and_then(|char| self.contents.at(char));
        let height = theme.scaled(size::ROW_HEIGHT);
        let mut chosen = None;
        ScrollArea::vertical()
            .id_salt("contents")
            .auto_shrink(false)
            .show_rows(ui, height, entries.len(), |ui, range| {
                for place in range {
                    let Some(entry) = entries.get(place) else {
                        continue;
                    };
                    let wanted = vec2(ui.available_width(), height);
                    let (rect, _) = ui.allocate_exact_size(wanted, Sense::hover());
                    let id = ui.make_persistent_id(("heading", entry.char));
                    let response = ui.interact(rect, id, Sense::click());
                    let is_current = current == Some(place);
                    let name = entry.text.as_str();
                    response
                        .widget_info(|| WidgetInfo::selected(Role::Button, true, is_current, name));
                    let ground = rect.shrink2(vec2(size::GAP, 0.0));
                    let painter = ui.painter();
                    if response.hovered() {
                        painter.rect_filled(ground, size::CORNER_SMALL, theme.tokens.hover);
                    }
                    let (face, color) = match (is_current, entry.depth) {
                        (true, _) => (Face::Bold, theme.tokens.accent()),
                        (false, 0) => (Face::Regular, theme.tokens.ink),
                        (false, _) => (Face::Regular, theme.tokens.muted),
                    };
                    let left = padding + 12.0 * f32::from(entry.depth);
                    let mut job = egui::text::LayoutJob::simple_singleline(
                        name.to_owned(),
                        face.at(theme.scaled(size::TEXT)),
                        color,
                    );
                    let room = (rect.width() - left - padding).max(20.0);
                    job.wrap = egui::text::TextWrapping::truncate_at_width(room);
                    let galley = painter.layout_job(job);
                    let at = rect.left_center() + vec2(left, -galley.size().y / 2.0);
                    let is_cut = galley.elided;
                    painter.galley(at, galley, color);
                    if response.has_focus() {
                        let ring = egui::Stroke::new(2.0, theme.tokens.accent());
                        let inside = egui::StrokeKind::Inside;
                        painter.rect_stroke(ground, size::CORNER_SMALL, ring, inside);
                    }
                    if response.clicked() {
                        chosen = Some(Chosen::Heading(entry.char));
                    }
                    if is_cut {
                        response.on_hover_text(name);
                    }
                }
            });
        chosen
    }
}
