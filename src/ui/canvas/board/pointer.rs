//! Mouse, wheel and trackpad.

use egui::{CursorIcon, DragAndDrop, PointerButton, Pos2, Response, Ui};

use crate::drawing::Sign;
use crate::edit::{ClaimRef, Edit};
use crate::layout::{Hit, Point};
use crate::model::{Id, Kind};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::dragged::DraggedWords;

use super::super::least_zoom;
use super::Canvas;
use super::gesture::Gesture;
use super::link::{Dragged, Target, plan};
use super::zone::{Zone, zone_at};

impl Canvas {
    pub(super) fn pointer_ui(
        &mut self,
        ui: &Ui,
        cx: &mut Cx<'_>,
        response: &Response,
        viewport: egui::Rect,
    ) {
        let pointer = ui.input(|input| input.pointer.latest_pos());
        let over = response.contains_pointer();
        if over {
            self.wheel(ui, viewport, pointer);
        }
        let Some(pointer) = pointer else {
            self.hovered = None;
            return;
        };
        let at = self.camera.map_from_screen(viewport, pointer);
        let zone = if over {
            self.zone(cx, at)
        } else {
            Zone::Nothing
        };
        if self.gesture.is_idle() {
            self.hovered = match zone {
                Zone::Nothing => None,
                Zone::UpperHandle(id) | Zone::LowerHandle(id) | Zone::Edge(id) => Some(id),
                Zone::Hit(hit) => Some(hit.record()),
            };
        }
        self.words_dropped(ui, cx, response, at);
        self.clicks(cx, ui, response, zone, at);
        self.drags(ui, cx, response, pointer, at, viewport);
        if over || !self.gesture.is_idle() {
            ui.ctx().set_cursor_icon(self.cursor(zone, ui));
        }
    }

    /// What a press at a point of the map would take hold of.
    pub(super) fn zone(&self, cx: &Cx<'_>, at: Point) -> Zone {
        if let Some(label) = self.paint.label_at(self.view, &self.camera, at) {
            return Zone::Hit(match label.kind() {
                Kind::Question => Hit::Question(label),
                _ => Hit::Card(label),
            });
        }
        let armed = cx.desk.selection.lead().into_iter().chain(self.hovered);
        let armed: Vec<Id> = armed.collect();
        zone_at(self.scene.drawing(), &armed, at, self.camera.zoom)
    }

    fn wheel(&mut self, ui: &Ui, viewport: egui::Rect, pointer: Option<Pos2>) {
        let (scroll, zoom) = ui.input(|input| (input.smooth_scroll_delta(), input.zoom_delta()));
        if zoom != 1.0 {
            let at = pointer.unwrap_or(viewport.center());
            self.flight = None;
            let least = least_zoom(self.scene.layout().bounds, viewport);
            self.camera.zoom_at(viewport, at, zoom, least);
        } else if scroll != egui::Vec2::ZERO {
            self.flight = None;
            self.camera.pan(scroll);
        }
    }

    fn clicks(&mut self, cx: &mut Cx<'_>, ui: &Ui, response: &Response, zone: Zone, at: Point) {
        let pressed = response.clicked_by(PointerButton::Primary) || response.secondary_clicked();
        if pressed || response.drag_started() {
            response.request_focus();
            self.put_down(cx.actions);
        }
        if response.double_clicked() {
            match zone {
                Zone::Hit(Hit::Card(id) | Hit::Question(id)) | Zone::Edge(id) => {
                    cx.push(Action::Write(id));
                }
                Zone::Nothing => self.claim_at(cx, at),
                _ => {}
            }
            return;
        }
        if response.secondary_clicked() {
            self.menu_of = match zone {
                Zone::Hit(Hit::Chip { backing, .. }) => Some(backing),
                _ => None,
            };
        }
        if response.secondary_clicked()
            && let Zone::Hit(hit) = zone
            && !cx.desk.selection.contains(hit.record())
        {
            cx.push(Action::Select(hit.record()));
        }
        // Space on the keyboard counts as a click elsewhere; here it pans.
        if !response.clicked_by(PointerButton::Primary) {
            return;
        }
        let add = ui.input(|input| input.modifiers.shift || input.modifiers.command);
        match zone {
            Zone::Nothing if !add => cx.push(Action::ClearSelection),
            Zone::Nothing => {}
            Zone::Hit(Hit::FoldBadge(id)) => {
                cx.edit(Edit::Fold(vec![(id, false)]));
                self.reveal(id);
            }
            Zone::Hit(Hit::Chip { claim, backing }) => {
                cx.push(Action::Select(claim));
                if let Some(quote) = cx.map().backing(backing).map(|backing| backing.quote)
                    && let Some(source) = cx.map().quote(quote).map(|quote| quote.source)
                {
                    let quote = Some(quote);
                    cx.push(Action::Read { source, quote });
                }
            }
            Zone::Hit(Hit::Reference { claim, .. }) => cx.push(Action::Reveal(claim)),
            Zone::UpperHandle(id) | Zone::LowerHandle(id) | Zone::Edge(id) => select(cx, id, add),
            Zone::Hit(hit) => {
                select(cx, hit.record(), add);
                let asks_why = matches!(hit, Hit::Card(id)
                    if self.scene.drawing().sign(id, at) == Some(Sign::Standing));
                if asks_why && !add {
                    cx.push(Action::ShowInspector);
                }
            }
        }
    }

    fn claim_at(&self, cx: &mut Cx<'_>, at: Point) {
        let claim = ClaimRef::blank();
        let select = claim.id();
        let at = Some((f64::from(at.x.round()), f64::from(at.y.round())));
        cx.push(Action::EditThenSelect {
            edit: Edit::AddClaim { claim, at },
            select,
            write: true,
        });
    }

    fn drags(
        &mut self,
        ui: &Ui,
        cx: &mut Cx<'_>,
        response: &Response,
        pointer: Pos2,
        at: Point,
        viewport: egui::Rect,
    ) {
        if response.drag_started() {
            // Where it was pressed, not where the pointer has got to since.
            let origin = ui
                .input(|input| input.pointer.press_origin())
                .unwrap_or(pointer);
            let from = self.camera.map_from_screen(viewport, origin);
            let pans = response.dragged_by(PointerButton::Middle)
                || ui.input(|input| input.key_down(egui::Key::Space));
            let add = ui.input(|input| input.modifiers.shift || input.modifiers.command);
            self.gesture = if pans {
                Gesture::Pan
            } else if response.dragged_by(PointerButton::Primary) {
                let zone = self.zone(cx, from);
                let layout = self.scene.layout();
                let gesture = Gesture::begin(zone, from, add, cx.map(), layout, &cx.desk.selection);
                let grasped = match (&gesture, zone) {
                    (Gesture::Move { .. }, Zone::Hit(hit)) => Some(hit.record()),
                    (Gesture::Resize { id, .. }, _) => Some(*id),
                    _ => None,
                };
                if let Some(id) = grasped.filter(|id| !cx.desk.selection.contains(*id)) {
                    cx.push(Action::Select(id));
                }
                gesture
            } else {
                Gesture::Idle
            };
            cx.push(Action::Seal);
        }
        if response.dragged() {
            if self.gesture == Gesture::Pan {
                self.camera.pan(response.drag_delta());
            } else if !self.gesture.is_idle() {
                let against = ui.input(|input| input.modifiers.shift || input.modifiers.alt);
                let target = self.link_target(at);
                let freely = ui.input(|input| input.modifiers.alt);
                let at = self.lined_up(at, viewport, freely);
                self.gesture.drag(at, target, against, cx.map(), cx.actions);
                self.pan_at_edge(ui, pointer, viewport);
            }
        }
        if response.drag_stopped() {
            let gesture = std::mem::take(&mut self.gesture);
            // On Escape the toolkit ends a drag though the button is still down.
            if ui.input(|input| input.pointer.any_down()) {
                gesture.cancel(cx.actions);
            } else {
                gesture.finish(at, cx.map(), self.scene.layout(), cx.actions);
            }
        }
    }

    /// The record that a line from a handle would be dropped on.
    fn link_target(&self, at: Point) -> Option<Id> {
        match self.scene.drawing().hit(at)? {
            Hit::Conflict(_) => None,
            Hit::FoldBadge(id) => Some(id),
            hit => Some(hit.record()),
        }
    }

    /// Dragging towards the edge brings what lies beyond it into view.
    fn pan_at_edge(&mut self, ui: &Ui, pointer: Pos2, viewport: egui::Rect) {
        const REACH: f32 = 28.0;
        const SPEED: f32 = 9.0;
        let push = |low: f32, high: f32, at: f32| {
            ((low + REACH - at).clamp(0.0, REACH) - (at - high + REACH).clamp(0.0, REACH)) / REACH
        };
        let by = egui::vec2(
            push(viewport.left(), viewport.right(), pointer.x),
            push(viewport.top(), viewport.bottom(), pointer.y),
        );
        if by != egui::Vec2::ZERO {
            self.camera.pan(by * SPEED);
            ui.ctx().request_repaint();
        }
    }

    /// Words dragged here from the reader: what a drop would do, and the drop.
    fn words_dropped(&mut self, ui: &Ui, cx: &mut Cx<'_>, response: &Response, at: Point) {
        let Some(words) = DragAndDrop::payload::<DraggedWords>(ui.ctx()) else {
            if matches!(
                &self.gesture,
                Gesture::Link {
                    dragged: Dragged::Words(_),
                    ..
                }
            ) {
                self.gesture = Gesture::Idle;
            }
            return;
        };
        // What was passed on the way is no longer pointed at.
        self.hovered = None;
        if !response.contains_pointer() {
            self.gesture = Gesture::Idle;
            return;
        }
        let against = ui.input(|input| input.modifiers.shift || input.modifiers.alt);
        let target = self.link_target(at);
        if ui.input(|input| input.pointer.any_released()) {
            let dragged = Dragged::Words(Box::new(words.quote.clone()));
            let place = match target {
                Some(id) => Target::Record(id),
                None => Target::Nowhere {
                    x: f64::from(at.x.round()),
                    y: f64::from(at.y.round()),
                },
            };
            match plan(cx.map(), &dragged, place, against).action {
                Ok(action) => cx.push(action),
                Err(sentence) => cx.push(Action::Notify(crate::ui::Notice::warning(sentence))),
            }
            DragAndDrop::clear_payload(ui.ctx());
            self.gesture = Gesture::Idle;
            response.request_focus();
            return;
        }
        if self.gesture.is_idle() {
            self.gesture = Gesture::Link {
                dragged: Dragged::Words(Box::new(words.quote.clone())),
                from: at,
                to: at,
                plan: None,
            };
        }
        self.gesture.drag(at, target, against, cx.map(), cx.actions);
    }

    fn cursor(&self, zone: Zone, ui: &Ui) -> CursorIcon {
        match &self.gesture {
            Gesture::Pan => return CursorIcon::Grabbing,
            Gesture::Move { .. } | Gesture::Carry { .. } => return CursorIcon::Move,
            Gesture::Resize { .. } => return CursorIcon::ResizeHorizontal,
            Gesture::Band { .. } => return CursorIcon::Crosshair,
            Gesture::Link { plan, .. } => {
                let legal = plan
                    .as_ref()
                    .is_none_or(|planned| planned.plan.action.is_ok());
                return if legal {
                    CursorIcon::Alias
                } else {
                    CursorIcon::NotAllowed
                };
            }
            Gesture::Idle => {}
        }
        if ui.input(|input| input.key_down(egui::Key::Space)) {
            return CursorIcon::Grab;
        }
        match zone {
            Zone::UpperHandle(_) | Zone::LowerHandle(_) => CursorIcon::Crosshair,
            Zone::Edge(_) => CursorIcon::ResizeHorizontal,
            Zone::Hit(Hit::Chip { .. } | Hit::FoldBadge(_) | Hit::Reference { .. }) => {
                CursorIcon::PointingHand
            }
            _ => CursorIcon::Default,
        }
    }
}

fn select(cx: &mut Cx<'_>, id: Id, add: bool) {
    if add && id.kind() != Kind::Conflict {
        cx.push(Action::Toggle(id));
    } else {
        cx.push(Action::Select(id));
    }
}
