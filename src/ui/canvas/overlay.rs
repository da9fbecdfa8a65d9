//! What belongs to the moment: handles, a line being dragged, the rubber band, and
//! what to do on an empty map.

use egui::{Align2, Color32, FontId, Pos2, Rect, Shape, Stroke, StrokeKind, Ui, Vec2};

use crate::model::{Id, Stance};
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::theme::{Face, Theme, size};

use super::gesture::{Gesture, Planned};
use super::link::Dragged;
use super::zone::handles;
use super::{Canvas, access};

/// Radius of a handle as it is drawn, in screen points.
const HANDLE: f32 = 5.0;
/// Handles are drawn from this zoom on.
const LEAST_ZOOM: f32 = 0.3;

impl Canvas {
    pub(super) fn overlay_ui(&self, ui: &Ui, cx: &mut Cx<'_>, viewport: Rect) {
        if cx.map().claims().is_empty() && cx.map().questions().is_empty() {
            empty_ui(ui, cx.theme, viewport);
        }
        match &self.gesture {
            Gesture::Band { from, to, .. } => {
                let corner = |point| self.camera.screen_from_map(point, viewport);
                let band = Rect::from_two_pos(corner(*from), corner(*to));
                let tokens = &cx.theme.tokens;
                let fill = tokens.for_strong.gamma_multiply(0.10);
                ui.painter().rect(band, 2.0, fill, Stroke::new(1.0, tokens.for_strong), StrokeKind::Inside);
            }
            Gesture::Link { dragged, from, to, plan } => {
                let from = self.camera.screen_from_map(*from, viewport);
                let to = self.camera.screen_from_map(*to, viewport);
                let from = (!matches!(dragged, Dragged::Words(_))).then_some(from);
                self.link_ui(ui, cx, viewport, from, to, plan.as_ref());
            }
            Gesture::Idle if self.editor.is_none() && self.camera.zoom >= LEAST_ZOOM => {
                let mut armed: Vec<Id> = cx.desk.selection.lead().into_iter().collect();
                if let Some(hovered) = self.hovered.filter(|id| !armed.contains(id)) {
                    armed.push(hovered);
                }
                for id in armed {
                    self.handles_ui(ui, cx.theme, viewport, id);
                }
            }
            _ => {}
        }
        if let Some(centre) = cx.desk.focus {
            focus_bar_ui(ui, cx, viewport, centre);
        }
    }

    fn handles_ui(&self, ui: &Ui, theme: &Theme, viewport: Rect, id: Id) {
        let (upper, lower) = handles(self.scene.layout(), id);
        let tokens = &theme.tokens;
        for point in [upper, lower].into_iter().flatten() {
            let at = self.camera.screen_from_map(point, viewport);
            let stroke = Stroke::new(1.5, tokens.for_strong);
            ui.painter().circle(at, HANDLE, tokens.card, stroke);
            let arm = HANDLE - 2.5;
            ui.painter().line_segment([at - Vec2::X * arm, at + Vec2::X * arm], stroke);
            ui.painter().line_segment([at - Vec2::Y * arm, at + Vec2::Y * arm], stroke);
        }
    }

    /// The line being dragged, what it would be dropped on, and what that would do.
    fn link_ui(
        &self,
        ui: &Ui,
        cx: &Cx<'_>,
        viewport: Rect,
        from: Option<Pos2>,
        to: Pos2,
        planned: Option<&Planned>,
    ) {
        let tokens = &cx.theme.tokens;
        let legal = planned.is_none_or(|planned| planned.plan.action.is_ok());
        let color = match planned.and_then(|planned| planned.plan.stance.clone()) {
            _ if !legal => tokens.muted,
            Some(Stance::Against) => tokens.against_strong,
            Some(_) => tokens.for_strong,
            None => tokens.ink,
        };
        if let Some(from) = from {
            let bend = Vec2::new(0.0, (to.y - from.y) / 2.0);
            let curve = [from, from + bend, to - bend, to];
            let curve = egui::epaint::CubicBezierShape::from_points_stroke(
                curve,
                false,
                Color32::TRANSPARENT,
                Stroke::new(2.0, color),
            );
            ui.painter().add(Shape::CubicBezier(curve));
            ui.painter().circle_filled(to, 4.0, color);
        }
        let Some(planned) = planned else { return };
        if let Some(rect) = planned.target.and_then(|id| self.scene.layout().rect_of(id)) {
            let rect = self.screen_rect(rect, viewport).expand(4.0);
            ui.painter().rect_stroke(rect, 10.0, Stroke::new(2.0, color), StrokeKind::Outside);
        }
        let hint = match &planned.plan.action {
            Err(sentence) => sentence.clone(),
            Ok(_) => match (&planned.plan.stance, planned.against) {
                (Some(_), false) => format!("{} · hold Shift to turn it round", planned.plan.words),
                _ => planned.plan.words.to_owned(),
            },
        };
        bubble_ui(ui, cx.theme, to + Vec2::new(14.0, 18.0), &hint, color, viewport);
    }
}

/// A few words beside the pointer.
fn bubble_ui(ui: &Ui, theme: &Theme, at: Pos2, words: &str, color: Color32, viewport: Rect) {
    let font = FontId::new(theme.scaled(size::TEXT_SMALL), Face::Bold.family());
    let galley = ui.painter().layout(words.to_owned(), font, color, 280.0);
    let padding = Vec2::new(10.0, 6.0);
    let mut rect = Rect::from_min_size(at, galley.size() + 2.0 * padding);
    // Kept on the screen, since it says what a drop does.
    let over = Vec2::new((rect.right() - viewport.right()).max(0.0), (rect.bottom() - viewport.bottom()).max(0.0));
    rect = rect.translate(-over);
    let tokens = &theme.tokens;
    ui.painter().rect(rect, 6.0, tokens.panel, Stroke::new(1.0, tokens.line), StrokeKind::Inside);
    ui.painter().galley(rect.min + padding, galley, color);
}

/// Says that not everything is shown, and how to see it again.
fn focus_bar_ui(ui: &Ui, cx: &mut Cx<'_>, viewport: Rect, centre: Id) {
    let theme = cx.theme;
    let sentence = access::sentence(cx.map(), centre);
    let short: String = if sentence.chars().count() > 60 {
        sentence.chars().take(58).chain("…".chars()).collect()
    } else {
        sentence
    };
    let place = Pos2::new(viewport.center().x, viewport.top() + 12.0);
    egui::Area::new(ui.id().with("focus bar"))
        .fixed_pos(place)
        .pivot(Align2::CENTER_TOP)
        .order(egui::Order::Middle)
        .show(ui.ctx(), |ui| {
            theme.floating_frame().show(ui, |ui| {
                ui.horizontal(|ui| {
                    ui.label(theme.bold_text("Focus"));
                    theme.muted(ui, format!("two links around “{short}”"));
                    if ui.button("Show everything").clicked() {
                        cx.run(Command::Focus);
                    }
                });
            });
        });
}

/// What to do with a map that has nothing in it.
fn empty_ui(ui: &Ui, theme: &Theme, viewport: Rect) {
    let tokens = &theme.tokens;
    let lines = [
        (size::TEXT_HEADING, Face::Bold, tokens.ink, "What is in dispute?"),
        (size::TEXT, Face::Regular, tokens.muted, "Press Tab and type the question. Tab again adds a thesis, then reasons;"),
        (size::TEXT, Face::Regular, tokens.muted, "Shift+Tab an objection, Ctrl+Enter one more beside it."),
        (size::TEXT, Face::Regular, tokens.muted, "Or double-click anywhere to start with a claim. F1 shows all keys."),
    ];
    let mut y = viewport.center().y - theme.scaled(56.0);
    for (points, face, color, words) in lines {
        let font = FontId::new(theme.scaled(points), face.family());
        let at = Pos2::new(viewport.center().x, y);
        let drawn = ui.painter().text(at, Align2::CENTER_TOP, words, font, color);
        y = drawn.bottom() + theme.scaled(if face == Face::Bold { 12.0 } else { 4.0 });
    }
}
