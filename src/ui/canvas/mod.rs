//! The map as a picture that one works on.
//!
//! A frame goes like this: the [`Scene`] is brought up to date with the map; keys,
//! wheel and pointer move the camera or feed the current [`Gesture`]; the picture is
//! painted through the camera; what belongs to the moment (handles, a line being
//! dragged, the field being typed in) is painted over it; and every visible card
//! gets a name for those who cannot see it. Whatever is to change goes out as
//! actions.

mod access;
mod camera;
mod change;
mod clipboard;
mod editor;
mod focus;
mod gesture;
mod grow;
mod keyboard;
mod link;
mod menu;
mod minimap;
mod navigate;
mod overlay;
mod paint;
mod pointer;
mod run;
mod scene;
mod zone;

use egui::{Sense, Ui};

use crate::layout::{Point, Rect};
use crate::model::Id;

use super::cx::Cx;

pub use access::sentence;
use camera::Camera;
use editor::{Editor, Typing};
use gesture::Gesture;
use paint::PaintCache;
use scene::Scene;

/// Camera, gesture, and the text being typed.
#[derive(Debug)]
pub struct Canvas {
    camera: Camera,
    scene: Scene,
    gesture: Gesture,
    editor: Option<Editor>,
    paint: PaintCache,
    /// Where on the screen the picture was last drawn.
    viewport: egui::Rect,
    hovered: Option<Id>,
    has_keyboard: bool,
    pub shows_minimap: bool,
    wishes: Wishes,
}

/// What was asked for from outside, to be done in the next frame, when sizes are
/// known.
#[derive(Debug, Default)]
struct Wishes {
    reveal: Option<Id>,
    write: Option<Id>,
    keyboard: bool,
    fit: Option<Fit>,
    /// Multiplies the zoom, at the middle of the picture.
    zoom: Option<f32>,
    copy: Option<String>,
    paste: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fit {
    All,
    Selection,
}

impl Default for Canvas {
    fn default() -> Self {
        Self {
            camera: Camera::default(),
            scene: Scene::default(),
            gesture: Gesture::default(),
            editor: None,
            paint: PaintCache::default(),
            viewport: egui::Rect::NOTHING,
            hovered: None,
            has_keyboard: false,
            shows_minimap: true,
            wishes: Wishes {
                fit: Some(Fit::All),
                keyboard: true,
                ..Wishes::default()
            },
        }
    }
}

impl Canvas {
    pub fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let (viewport, response) = ui.allocate_exact_size(ui.available_size(), Sense::click_and_drag());
        self.viewport = viewport;
        let name = || egui::WidgetInfo::labeled(egui::Role::Canvas, true, "Map canvas");
        response.widget_info(name);
        let now = ui.input(|input| input.time);
        let moves_by_hand = !self.gesture.is_idle() || self.editor.is_some();
        let motion = if moves_by_hand { 0.0 } else { cx.theme.motion_secs() };
        if self.scene.refresh(cx.desk, now, motion) {
            ui.ctx().request_repaint();
        }
        self.grant_wishes(ui, cx, &response, viewport);
        self.keyboard_ui(ui, cx, &response);
        self.pointer_ui(ui, cx, &response, viewport);
        if self.camera.animate(now, cx.theme.motion_secs()) {
            ui.ctx().request_repaint();
        }

        let mut inside = ui.new_child(egui::UiBuilder::new().max_rect(viewport).id_salt("canvas"));
        inside.set_clip_rect(viewport.intersect(ui.clip_rect()));
        self.paint_ui(&mut inside, cx, viewport);
        self.overlay_ui(&inside, cx, viewport);
        access::nodes_ui(&inside, self, cx.desk, viewport);
        self.editor_ui(&mut inside, cx, viewport);
        if self.shows_minimap {
            self.minimap_ui(&mut inside, cx, viewport);
        }
        self.menu_ui(cx, &response);
    }

    /// Brings the record into view at the next frame.
    pub fn reveal(&mut self, id: Id) {
        self.wishes.reveal = Some(id);
    }

    /// Starts typing the record's text in its place at the next frame.
    pub fn write(&mut self, id: Id) {
        self.wishes.write = Some(id);
    }

    /// Takes the keyboard at the next frame.
    pub fn focus(&mut self) {
        self.wishes.keyboard = true;
    }

    /// Whether the canvas has the keyboard, so that its keys count.
    #[must_use]
    pub fn has_keyboard(&self) -> bool {
        self.has_keyboard
    }

    /// Zoom in percent, for the status bar.
    #[must_use]
    pub fn zoom_percent(&self) -> f32 {
        self.camera.zoom * 100.0
    }

    fn grant_wishes(&mut self, ui: &Ui, cx: &mut Cx<'_>, response: &egui::Response, viewport: egui::Rect) {
        let wishes = std::mem::take(&mut self.wishes);
        let layout = self.scene.layout();
        if let Some(fit) = wishes.fit {
            let selected = layout.rect_around(cx.desk.selection.ids());
            match fit {
                Fit::Selection if selected.is_some() => {
                    self.camera.fit(selected.unwrap_or(layout.bounds), viewport, 1.5);
                }
                _ => self.camera.fit(layout.bounds, viewport, 1.0),
            }
        }
        if let Some(factor) = wishes.zoom {
            self.camera.zoom_at(viewport.center(), factor, viewport);
        }
        if let Some(id) = wishes.reveal
            && let Some(rect) = layout.rect_of(id)
        {
            self.camera.reveal(rect, viewport);
        }
        if let Some(text) = wishes.copy {
            ui.ctx().copy_text(text);
        }
        if wishes.paste {
            ui.ctx().send_viewport_cmd(egui::ViewportCommand::RequestPaste);
        }
        if let Some(id) = wishes.write {
            self.editor = Editor::new(id, cx.map());
            if let Some(rect) = layout.rect_of(id) {
                self.camera.reveal_readable(rect, viewport);
            }
        } else if wishes.keyboard && self.editor.is_none() {
            response.request_focus();
        }
    }

    fn editor_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, viewport: egui::Rect) {
        let Some(editor) = &mut self.editor else {
            return;
        };
        let drawing = self.scene.drawing();
        let Some(text) = drawing.text_rect(editor.id) else {
            return;
        };
        let style = drawing.text_style(editor.id);
        let zoom = self.camera.zoom;
        let place = editor::Place {
            rect: self.camera.screen_rect(text, viewport),
            font: egui::FontId::new(style.size * zoom, style.face.family()),
            line_height: style.line_height * zoom,
            color: cx.theme.tokens.color(style.ink),
        };
        if editor.ui(ui, cx.map(), &place, cx.actions) == Typing::Ended {
            self.editor = None;
            self.focus();
        }
    }

    fn screen_rect(&self, rect: Rect, viewport: egui::Rect) -> egui::Rect {
        self.camera.screen_rect(rect, viewport)
    }

    fn map_point(&self, at: egui::Pos2, viewport: egui::Rect) -> Point {
        self.camera.map_from_screen(at, viewport)
    }

    /// The part of the map that the picture shows.
    fn map_rect(&self, viewport: egui::Rect) -> Rect {
        Rect::new(
            self.map_point(viewport.min, viewport),
            self.map_point(viewport.max, viewport),
        )
    }
}
