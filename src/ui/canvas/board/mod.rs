//! The map as a picture that one works on.
//!
//! A frame goes like this: the [`Scene`] is brought up to date with the map; keys,
//! wheel and pointer move the camera or feed the current [`Gesture`]; the picture is
//! painted through the camera; what belongs to the moment (handles, a line being
//! dragged, the field being typed in) is painted over it; and every visible card
//! gets a name for those who cannot see it. Whatever is to change goes out as
//! actions.

mod access;
mod arranging;
mod bars;
mod change;
mod clipboard;
mod editor;
mod focus;
mod gesture;
mod grow;
mod guides;
mod keyboard;
mod leading;
mod link;
mod menu;
mod navigate;
mod opening;
mod overlay;
mod pictures;
mod pointer;
mod run;
mod said;
mod scene;
#[cfg(test)]
mod scene_tests;
mod shown;
mod sketch;
mod spread;
mod still;
mod tidy;
mod tooltip;
mod waiting;
mod window_shape;
mod wishes;
mod work;
mod zone;

use egui::{Align2, Sense, Ui};

use crate::drawing::{CARD_TEXT, QUESTION_TEXT, THESIS_TEXT};
use crate::model::Id;

use super::{
    Camera, Flight, MINIMAP_MARGIN, MinimapAction, PaintCache, PaintRequest, minimap_size,
    minimap_ui, minimap_zoom, paint,
};
use crate::ui::cx::Cx;
use crate::ui::stack::Stack;

use arranging::Arranging;
pub use editor::CardField;
use editor::{Editor, Setting, Typing};
use gesture::Gesture;
use guides::Guides;
use pictures::Pictures;
use said::Said;
pub use scene::OffThread;
use scene::Scene;
use tidy::Tidying;
use window_shape::WindowShape;
use wishes::{Fit, Fitted, Wishes};

/// What the small map is called where it is given its place.
const MINIMAP: &str = "Minimap";

/// Camera, gesture, and the text being typed.
pub struct Canvas {
    camera: Camera,
    /// Where the map was last seen on the screen.
    view: egui::Rect,
    /// What lies over the view.
    stack: Stack,
    flight: Option<Flight>,
    scene: Scene,
    gesture: Gesture,
    guides: Guides,
    tidying: Option<Tidying>,
    window_shape: WindowShape,
    /// The way in which what is shown is arranged.
    arranging: Option<Arranging>,
    editor: Option<Editor>,
    paint: PaintCache,
    pictures: Pictures,
    hovered: Option<Id>,
    /// The backing on whose chip the menu of the right button was opened.
    menu_of: Option<Id>,
    has_keyboard: bool,
    pub shows_minimap: bool,
    wishes: Wishes,
    said: Option<Said>,
    /// How the map was fitted last, as long as nobody has moved the camera since.
    fitted: Option<Fitted>,
}

impl std::fmt::Debug for Canvas {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Canvas")
            .field("camera", &self.camera)
            .finish_non_exhaustive()
    }
}

impl Default for Canvas {
    fn default() -> Self {
        Self {
            camera: Camera::default(),
            view: egui::Rect::NOTHING,
            stack: Stack::over(egui::Rect::NOTHING),
            flight: None,
            scene: Scene::default(),
            gesture: Gesture::default(),
            guides: Guides::default(),
            tidying: None,
            window_shape: WindowShape::default(),
            arranging: None,
            editor: None,
            paint: PaintCache::default(),
            pictures: Pictures::default(),
            hovered: None,
            menu_of: None,
            has_keyboard: false,
            shows_minimap: true,
            wishes: Wishes::OPENING,
            said: None,
            fitted: None,
        }
    }
}

impl Canvas {
    pub fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let (view, response) = ui.allocate_exact_size(ui.available_size(), Sense::click_and_drag());
        self.view = view;
        let name = || egui::WidgetInfo::labeled(egui::Role::Canvas, true, "Map canvas");
        response.widget_info(name);
        let now_secs = ui.input(|input| input.time);
        let moves_by_hand = !self.gesture.is_idle() || self.editor.is_some();
        let motion_secs = if moves_by_hand {
            0.0
        } else {
            cx.theme.motion_secs()
        };
        let ctx = ui.ctx().clone();
        let window_aspect = self.window_aspect(ui, view.size(), now_secs);
        if (self.scene).refresh(cx.desk, &ctx, window_aspect, now_secs, motion_secs) {
            ui.ctx().request_repaint();
        }
        self.hold_view(view, cx.desk.selection.lead(), now_secs, motion_secs);
        self.tell_what_was_tidied(cx);
        self.follow_arrangement(cx);
        self.grant_wishes(ui, cx, &response, view);
        self.keyboard_ui(ui, cx, &response);
        self.pointer_ui(ui, cx, &response, view);
        if let Some(flight) = self.flight {
            let (camera, arrived) = flight.at(now_secs);
            self.camera = camera;
            if arrived {
                self.flight = None;
            } else {
                ui.ctx().request_repaint();
            }
        }

        let mut inside = ui.new_child(egui::UiBuilder::new().max_rect(view).id_salt("canvas"));
        inside.set_clip_rect(view.intersect(ui.clip_rect()));
        let revision = cx.desk.session.revision();
        self.pictures.refresh(ui.ctx(), cx.map(), revision);
        let layout = &self.scene.drawing().layout;
        let small_zoom = minimap_zoom(layout.bounds);
        let free = self.below_bars(cx, view);
        self.paint.survey(ui.ctx(), layout, cx.theme, small_zoom);
        let request = PaintRequest {
            picture: self.scene.picture(),
            layout,
            map: cx.map(),
            camera: self.camera,
            view,
            free,
            marks: &self.marks(cx, view, ui),
            theme: cx.theme,
            pictures: &|claim| self.pictures.of(claim),
            said: &|id| self.scene.remarks().saying(id),
        };
        paint(inside.painter(), &request, &mut self.paint);
        self.overlay_ui(&inside, cx, view);
        self.stack = Stack::over(view);
        self.bars_ui(&inside, cx);
        access::nodes_ui(&inside, self, cx.desk, view);
        self.said_ui(&mut inside, cx, view);
        self.arranging_ui(&mut inside, cx, view);
        self.looking_from_ui(&mut inside, cx, view);
        self.editor_ui(&mut inside, cx, view);
        self.minimap_ui(&mut inside, view);
        if let Some(work) = self.scene.laying_out() {
            let is_first = self.scene.awaits_first();
            waiting::laying_out_ui(&inside, work, is_first, cx.theme, &mut self.stack);
        }
        self.tooltip_ui(ui, cx, &response, view);
        self.menu_ui(cx, &response);
    }

    fn minimap_ui(&mut self, ui: &mut Ui, view: egui::Rect) {
        let bounds = self.scene.layout().bounds;
        let size = minimap_size(view, bounds, &self.camera).filter(|_| self.shows_minimap);
        let Some(size) = size else {
            return;
        };
        let place = (self.stack).place(size, Align2::RIGHT_BOTTOM, MINIMAP_MARGIN);
        self.stack.keep(MINIMAP, place);
        if let Some(MinimapAction::LookAt(center)) =
            minimap_ui(ui, place, view, bounds, &self.camera, &self.paint)
        {
            self.flight = None;
            self.camera.center = center;
        }
    }

    /// What lies over the map, each at its place.
    #[must_use]
    pub fn stack(&self) -> &Stack {
        &self.stack
    }

    /// Brings the record into view at the next frame.
    pub fn reveal(&mut self, id: Id) {
        self.wishes.reveal = Some(id);
    }

    /// Starts typing the record's text in its place at the next frame.
    pub fn write(&mut self, id: Id) {
        self.wishes.write = Some(id);
    }

    /// Fits all that is shown into the view at the next frame.
    pub fn show_all(&mut self) {
        self.wishes.fit = Some(Fit::All);
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

    /// How the field stands that a card is typed in.
    #[must_use]
    pub fn card_field(&self) -> CardField {
        match &self.editor {
            _ if self.wishes.write.is_some() => CardField::Awaited,
            Some(editor) if editor.is_open() => CardField::Open,
            Some(_) => CardField::Awaited,
            None => CardField::Closed,
        }
    }

    /// Says from which size of a map on it is laid out on a thread of its own.
    pub fn lay_out_off_thread(&mut self, from: OffThread) {
        self.scene.lay_out_off_thread(from);
    }

    /// Whether a thread is laying the map out.
    #[must_use]
    pub fn is_laying_out(&self) -> bool {
        self.scene.laying_out().is_some()
    }

    /// Zoom in percent, for the status bar.
    #[must_use]
    pub fn zoom_percent(&self) -> f32 {
        self.camera.zoom * 100.0
    }

    fn editor_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, view: egui::Rect) {
        let Some(editor) = &mut self.editor else {
            return;
        };
        let drawing = self.scene.drawing();
        let Some(text) = drawing.text_rect(editor.id) else {
            // It comes with what is being laid out, or not at all: where it is folded
            // away or not in focus.
            let is_coming = self.scene.laying_out().is_some() && cx.map().contains(editor.id);
            if !is_coming {
                self.editor = None;
                self.focus();
                ui.ctx().request_repaint();
            }
            return;
        };
        let style = match editor.id.kind() {
            crate::model::Kind::Question => QUESTION_TEXT,
            _ if cx.map().is_thesis(editor.id) => THESIS_TEXT,
            _ => CARD_TEXT,
        };
        let zoom = self.camera.zoom;
        let setting = match editor.id.kind() {
            crate::model::Kind::Question => Setting::Centered,
            _ if cx.map().is_thesis(editor.id) => Setting::Balanced,
            _ => Setting::Plain,
        };
        let place = editor::Place {
            setting,
            rect: self.camera.screen_rect(view, text),
            font: egui::FontId::new(style.size * zoom, style.face.family()),
            line_height: style.line_height * zoom,
            color: cx.theme.tokens.ink,
            paper: cx.theme.tokens.card,
        };
        if editor.ui(ui, cx.map(), &place, cx.actions) == Typing::Ended {
            self.editor = None;
            self.focus();
            ui.ctx().request_repaint();
        }
    }
}
