//! Turning pages and how large they are.

use egui::{Key, Panel, TextEdit, Ui};

use crate::document::Document;
use crate::ui::cx::Cx;
use crate::ui::panels::reader::Reader;
use crate::ui::theme::{icon_button, icons};

use super::PageView;
use super::turn::{name_of, page_called};
use super::zoom::Zoom;

/// Below this (points) the buttons for the size have no room.
const ROOMY: f32 = 300.0;

impl PageView {
    pub(super) fn bar_ui(
        &mut self,
        ui: &mut Ui,
        cx: &mut Cx<'_>,
        reader: &mut Reader,
        document: &Document,
    ) {
        let frame = cx.theme.chrome_frame();
        Panel::top("page bar").frame(frame).show(ui, |ui| {
            ui.horizontal(|ui| {
                let index = self.turning.index;
                let last = document.pages().len().saturating_sub(1);
                let turn = |ui: &mut Ui, enabled: bool, name: &str, icon| {
                    let button = ui.add_enabled_ui(enabled, |ui| icon_button(ui, name, icon));
                    button.inner.clicked()
                };
                if turn(ui, index > 0, "Previous page", icons::ICON_CHEVRON_LEFT) {
                    self.turn_by(false, document, reader);
                }
                self.name_ui(ui, cx, reader, document);
                if turn(ui, index < last, "Next page", icons::ICON_CHEVRON_RIGHT) {
                    self.turn_by(true, document, reader);
                }
                if ui.available_width() + 120.0 > cx.theme.scaled(ROOMY) {
                    self.zoom_ui(ui);
                }
            });
        });
    }

    /// The page's name, to be typed over, and how many there are.
    fn name_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, reader: &mut Reader, document: &Document) {
        let mut words = match &self.typed {
            Some(typed) => typed.clone(),
            None => name_of(document, self.turning.index),
        };
        let id = ui.make_persistent_id("page name");
        let field = TextEdit::singleline(&mut words)
            .id(id)
            .desired_width(cx.theme.scaled(34.0))
            .align(egui::Align2::CENTER_CENTER);
        let response = ui.add(field).accessible_name("Page");
        if response.lost_focus() {
            let entered = ui.input(|input| input.key_pressed(Key::Enter));
            if entered && let Some(index) = page_called(document, &words) {
                self.turn_to(index, document, reader);
            }
            self.typed = None;
        } else if response.has_focus() {
            self.typed = Some(words);
        }
        let pages = document.pages().len();
        let place = match document.pages().get(self.turning.index) {
            Some(page) if !page.label.trim().is_empty() => {
                format!("({} of {pages})", self.turning.index + 1)
            }
            _ => format!("of {pages}"),
        };
        cx.theme.muted(ui, place);
    }

    fn zoom_ui(&mut self, ui: &mut Ui) {
        let right = egui::Layout::right_to_left(egui::Align::Center);
        ui.with_layout(right, |ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            let now = self.last_scale.unwrap_or(1.0);
            if icon_button(ui, "Larger page", icons::ICON_ZOOM_IN).clicked() {
                self.zoom = Zoom::stepped(now, true);
            }
            if icon_button(ui, "Smaller page", icons::ICON_ZOOM_OUT).clicked() {
                self.zoom = Zoom::stepped(now, false);
            }
            if icon_button(ui, "Fit page", icons::ICON_FIT_PAGE).clicked() {
                self.zoom = Zoom::FitPage;
            }
            if icon_button(ui, "Fit width", icons::ICON_FIT_WIDTH).clicked() {
                self.zoom = Zoom::FitWidth;
            }
        });
    }
}
