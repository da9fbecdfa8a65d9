//! What was asked for from outside of the canvas, carried out when sizes are known.

use egui::{Rect, Ui, Vec2};

use super::editor::Editor;
use super::opening::{FIT_PADDING, above_controls, fit_all, fit_some, opening};
use super::{Canvas, MINIMAP};
use crate::model::Id;
use crate::ui::canvas::{Camera, Flight, MAX_ZOOM, MINIMAP_MARGIN, least_zoom, minimap_size};
use crate::ui::cx::Cx;

/// The smallest zoom at which a card can be typed in with comfort.
const TYPING_ZOOM: f32 = 0.75;
/// Between a bar and what it moves out of its way, in screen points.
const CLEARANCE: f32 = 8.0;

/// What was asked for from outside, to be done in the next frame, when sizes are
/// known.
#[derive(Debug, Default)]
pub(super) struct Wishes {
    pub reveal: Option<Id>,
    pub write: Option<Id>,
    pub keyboard: bool,
    pub fit: Option<Fit>,
    /// Multiplies the zoom, at the middle of the picture.
    pub zoom: Option<f32>,
    pub copy: Option<String>,
    pub paste: bool,
}

impl Wishes {
    /// What a map that was just opened is shown like.
    pub const OPENING: Self = Self {
        reveal: None,
        write: None,
        keyboard: true,
        fit: Some(Fit::Opening),
        zoom: None,
        copy: None,
        paste: false,
    };
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fit {
    /// The whole map if it can be read so, else its top.
    Opening,
    All,
    Selection,
}

/// A whole map that was brought into view, and what it was fitted to: it stays fitted when
/// that changes. What somebody has moved since stays where it is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fitted {
    fit: Fit,
    camera: Camera,
    size: Vec2,
    /// What bars take of the view's upper edge.
    bars: f32,
}

impl Canvas {
    pub(super) fn grant_wishes(
        &mut self,
        ui: &Ui,
        cx: &mut Cx<'_>,
        response: &egui::Response,
        view: egui::Rect,
    ) {
        if self.scene.awaits_first() {
            // Nothing has a place yet.
            if std::mem::take(&mut self.wishes.keyboard) {
                response.request_focus();
            }
            return;
        }
        let mut wishes = std::mem::take(&mut self.wishes);
        // What lies over the map hides nothing that somebody asked to see.
        let (free, scale) = (self.below_bars(cx, view), cx.theme.scale());
        let bars = free.min.y - view.min.y;
        // Wishes build on where a flight under way is going to end.
        let mut camera = self.flight.map_or(self.camera, |flight| flight.to);
        let mut opens = wishes.fit == Some(Fit::Opening);
        if let Some(known) = self.fitted {
            if known.camera != camera {
                self.fitted = None;
            } else if known.fit == Fit::Opening && known.size != view.size() {
                opens |= wishes.fit.is_none();
                wishes.fit = wishes.fit.or(Some(known.fit));
            } else if (known.bars - bars).abs() > 0.5 && wishes.fit.is_none() {
                match self
                    .moved_below(free, view, &camera)
                    .filter(|_| known.bars < bars)
                {
                    Some(moved) => {
                        camera = moved;
                        self.fitted = Some(Fitted {
                            camera,
                            bars,
                            ..known
                        });
                    }
                    None => wishes.fit = Some(known.fit),
                }
            }
        }
        let layout = self.scene.layout();
        if let Some(fit) = wishes.fit {
            let selected = layout.rect_around(cx.desk.selection.ids());
            // Whoever asks for larger text wants it on the cards as well.
            let fitted = match (fit, selected) {
                _ if cx.desk.focus.is_some() => fit_all(layout.bounds, free, scale),
                (Fit::Selection, Some(rect)) => fit_some(rect, free, scale),
                (Fit::Opening, _) => opening(layout, free, scale),
                _ => fit_all(layout.bounds, free, scale),
            };
            camera = fitted.seen_in(free, view);
        }
        if let Some(factor) = wishes.zoom {
            let around = self.zoom_center(cx, &camera, view);
            camera.zoom_at(view, around, factor, least_zoom(layout.bounds, view));
        }
        let shown = wishes
            .reveal
            .or(wishes.write)
            .and_then(|id| layout.rect_of(id));
        if wishes.write.is_some() && camera.zoom < TYPING_ZOOM {
            camera.zoom = TYPING_ZOOM.min(MAX_ZOOM);
        }
        if let Some(rect) = shown {
            let above = above_controls(free, scale);
            let seen = camera.seen_in(view, above);
            camera = seen
                .revealing(rect, above, FIT_PADDING)
                .seen_in(above, view);
            let size = minimap_size(view, layout.bounds, &camera);
            if let Some(size) = size.filter(|_| self.shows_minimap) {
                let known = self.stack.rect_of(MINIMAP);
                let corner = known.map_or(view.max, |rect| rect.max + Vec2::splat(MINIMAP_MARGIN));
                let covered = size + Vec2::splat(2.0 * MINIMAP_MARGIN);
                let corner = Rect::from_min_max(corner - covered, corner);
                let by = out_of(camera.screen_rect(view, rect), corner, view) / camera.zoom;
                camera.center = camera.center.moved(by.x, by.y);
            }
        }
        if let Some(fit) = wishes.fit {
            let size = view.size();
            let is_whole = fit != Fit::Selection && shown.is_none();
            self.fitted = is_whole.then_some(Fitted {
                fit,
                camera,
                size,
                bars,
            });
        }
        self.go_to(ui, cx, camera, opens);
        if let Some(text) = wishes.copy {
            ui.ctx().copy_text(text);
        }
        if wishes.paste {
            ui.ctx()
                .send_viewport_cmd(egui::ViewportCommand::RequestPaste);
        }
        if let Some(id) = wishes.write {
            self.editor = Editor::new(id, cx.map());
        } else if wishes.keyboard && self.editor.is_none() {
            response.request_focus();
            ui.ctx().request_repaint();
        }
    }

    /// The camera that has all labels and cards below the bars, as near to this one as can be
    /// and at the same zoom; none if the map has no room for that.
    fn moved_below(&self, free: Rect, view: Rect, camera: &Camera) -> Option<Camera> {
        let shown = camera.screen_rect(view, self.scene.layout().bounds);
        let labels = self.paint.labels().iter().map(|label| label.rect.min.y);
        let top = labels.fold(shown.min.y, f32::min);
        let wanted = free.min.y + CLEARANCE - top;
        let down = if wanted < 1.0 { 0.0 } else { wanted };
        let moved = Camera {
            center: camera.center.moved(0.0, -down / camera.zoom),
            ..*camera
        };
        (shown.max.y + down <= view.max.y).then_some(moved)
    }

    /// What stays where it is when keys zoom: the selected card if it is in view,
    /// else the middle.
    fn zoom_center(&self, cx: &Cx<'_>, camera: &Camera, view: egui::Rect) -> egui::Pos2 {
        let lead = cx.desk.selection.lead();
        let rect = lead.and_then(|id| self.scene.layout().rect_of(id));
        let at = rect.map(|rect| camera.screen_from_map(view, rect.center()));
        at.filter(|at| view.contains(*at)).unwrap_or(view.center())
    }

    /// Takes the camera somewhere, briefly flying unless it is to be there at once.
    fn go_to(&mut self, ui: &Ui, cx: &Cx<'_>, to: Camera, at_once: bool) {
        if self.flight.map_or(self.camera, |flight| flight.to) == to {
            return;
        }
        let duration_secs = cx.theme.motion_secs();
        if at_once || duration_secs == 0.0 {
            self.flight = None;
            self.camera = to;
        } else {
            self.flight = Some(Flight {
                from: self.camera,
                to,
                started_secs: ui.input(|input| input.time),
                duration_secs,
            });
        }
        ui.ctx().request_repaint();
    }
}

/// How far up the picture has to move so that a rectangle does not lie under the
/// corner, where there is room above it.
fn out_of(rect: egui::Rect, corner: egui::Rect, view: egui::Rect) -> egui::Vec2 {
    let up = rect.bottom() - corner.top();
    if rect.intersects(corner) && rect.top() - up > view.top() {
        egui::vec2(0.0, up)
    } else {
        egui::Vec2::ZERO
    }
}
