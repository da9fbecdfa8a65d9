//! What belongs to the moment: marks, handles, a line being dragged, and what to do
//! on an empty map.

use std::sync::Arc;

use egui::{Align2, FontId, Pos2, Rect, Stroke, Ui, Vec2};

use super::super::{DropHint, Marks};
use crate::drawing::Bearing;
use crate::layout::{self, Point};
use crate::model::{Id, Kind, Stance};
use crate::ui::cx::Cx;
use crate::ui::pointed::pointed;
use crate::ui::theme::{Face, Theme, size};

use super::Canvas;
use super::gesture::{Gesture, Planned};
use super::link::Dragged;
use super::zone::{HANDLES_ZOOM, handles};

/// Radius of a handle as it is drawn, in screen points.
const HANDLE: f32 = 5.5;

impl Canvas {
    /// What is marked on the map now.
    pub(super) fn marks(&self, cx: &Cx<'_>, view: Rect, ui: &Ui) -> Marks {
        let mut marks = Marks {
            selected: Arc::clone(cx.desk.selection.set()),
            hovered: self.hovered,
            highlighted: pointed(ui.ctx()).iter().copied().collect(),
            ..Marks::default()
        };
        match &self.gesture {
            Gesture::Band { from, to, .. } => {
                let low = Point::new(from.x.min(to.x), from.y.min(to.y));
                let high = Point::new(from.x.max(to.x), from.y.max(to.y));
                marks.band = Some(layout::Rect::new(low, high));
            }
            Gesture::Link {
                dragged,
                from,
                to,
                plan,
            } => {
                let from = (!matches!(dragged, Dragged::Words(_))).then_some(*from);
                let pointer = ui.input(|input| input.pointer.latest_pos());
                let pointer = pointer.unwrap_or(self.camera.screen_from_map(view, *to));
                marks.hint = Some(self.hint(plan.as_ref(), from, pointer));
            }
            _ => {}
        }
        marks
    }

    fn hint(&self, planned: Option<&Planned>, from: Option<Point>, pointer: Pos2) -> DropHint {
        let Some(planned) = planned else {
            return DropHint {
                target: None,
                pointer,
                words: String::new(),
                bearing: Some(Bearing::For),
                from,
            };
        };
        let plan = &planned.plan;
        let on_step = planned.target.is_some_and(|id| id.kind() == Kind::Reason);
        let bearing = match (&plan.action, &plan.stance) {
            (Err(_), _) => None,
            (Ok(_), Some(Stance::Against)) if on_step => Some(Bearing::Undercut),
            (Ok(_), Some(Stance::Against)) => Some(Bearing::Against),
            (Ok(_), _) => Some(Bearing::For),
        };
        let words = match &plan.action {
            Err(sentence) => sentence.clone(),
            Ok(_) if plan.stance.is_some() && !planned.against => {
                format!("{} (Shift: the other way)", plan.words)
            }
            Ok(_) => plan.words.to_owned(),
        };
        DropHint {
            target: planned
                .target
                .and_then(|id| self.scene.layout().rect_of(id)),
            pointer,
            words,
            bearing,
            from,
        }
    }

    pub(super) fn overlay_ui(&self, ui: &Ui, cx: &Cx<'_>, view: Rect) {
        if cx.map().claims().is_empty() && cx.map().questions().is_empty() {
            empty_ui(ui, cx.theme, view);
        }
        if self.gesture.is_idle() && self.editor.is_none() && self.camera.zoom >= HANDLES_ZOOM {
            let mut armed: Vec<Id> = cx.desk.selection.lead().into_iter().collect();
            if let Some(hovered) = self.hovered.filter(|id| !armed.contains(id)) {
                armed.push(hovered);
            }
            for id in armed {
                self.handles_ui(ui, cx.theme, view, id);
            }
        }
        self.guides_ui(ui, cx.theme, view);
    }

    fn handles_ui(&self, ui: &Ui, theme: &Theme, view: Rect, id: Id) {
        let (upper, lower) = handles(self.scene.drawing(), id);
        let tokens = &theme.tokens;
        let stroke = Stroke::new(1.5, tokens.accent());
        // Small cards have small margins, and no handle is to stand on words.
        let radius = HANDLE * self.camera.zoom.clamp(0.6, 1.0);
        for point in [upper, lower].into_iter().flatten() {
            let at = self.camera.screen_from_map(view, point);
            let painter = ui.painter();
            painter.circle(at, radius, tokens.card, stroke);
            let arm = radius * 0.55;
            painter.line_segment([at - Vec2::X * arm, at + Vec2::X * arm], stroke);
            painter.line_segment([at - Vec2::Y * arm, at + Vec2::Y * arm], stroke);
        }
    }
}

/// What to do with a map that has nothing in it.
fn empty_ui(ui: &Ui, theme: &Theme, view: Rect) {
    let tokens = &theme.tokens;
    let lines = [
        (size::TEXT_HEADING, Face::Bold, "What is in dispute?"),
        (
            size::TEXT,
            Face::Regular,
            "Press Tab and type the question. Tab again adds a thesis, then reasons;",
        ),
        (
            size::TEXT,
            Face::Regular,
            "Shift+Tab an objection, Ctrl+Enter one more beside it.",
        ),
        (
            size::TEXT,
            Face::Regular,
            "Or double-click anywhere to start with a claim. F1 shows all keys.",
        ),
    ];
    let mut y = view.center().y - theme.scaled(56.0);
    for (points, face, words) in lines {
        let (color, gap) = match face {
            Face::Bold => (tokens.ink, 12.0),
            _ => (tokens.muted, 4.0),
        };
        let font = FontId::new(theme.scaled(points), face.family());
        let at = Pos2::new(view.center().x, y);
        let drawn = ui
            .painter()
            .text(at, Align2::CENTER_TOP, words, font, color);
        y = drawn.bottom() + theme.scaled(gap);
    }
}
