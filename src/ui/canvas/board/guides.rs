//! Lines that show how what is moved by hand stands to what is near it.

use std::collections::BTreeSet;

use egui::{Align2, FontId, Pos2, Rect, Stroke, Ui, vec2};

use crate::layout::{self, Aligned, Guide, Head, Hit, Layout, Point, align};
use crate::model::Id;
use crate::ui::theme::{Face, Theme, size};

use super::Canvas;
use super::gesture::{Gesture, body};

/// How near things have to come to be pulled into line, in screen points.
const REACH: f32 = 6.0;
/// The same in map points, however far away the map is looked at from.
const MOST_REACH: f32 = 20.0;
/// From this zoom on things are lined up: further away nobody sees what is in line.
const LEAST_ZOOM: f32 = 0.15;
/// No more things than this are compared with: the nearest.
const MOST_NEAR: usize = 160;
/// The short strokes at the ends of a measured stretch, in screen points.
const TICK: f32 = 3.5;
/// Shorter stretches have no room for a number, in screen points.
const LEAST_STRETCH: f32 = 14.0;

/// What is shown while something is moved.
#[derive(Debug, Default)]
pub struct Guides {
    guides: Vec<Guide>,
}

impl Canvas {
    /// Where a drag to `at` takes things, once they are pulled into line with what
    /// stands near; `freely` leaves them where the pointer is.
    pub(super) fn lined_up(&mut self, at: Point, viewport: Rect, freely: bool) -> Point {
        self.guides.guides.clear();
        let Gesture::Move { from, .. } = &self.gesture else {
            return at;
        };
        let by = Point::new(at.x - from.x, at.y - from.y);
        if freely || by == Point::default() {
            return at;
        }
        let reach = (REACH / self.camera.zoom).min(MOST_REACH);
        let aligned = self.align_moving(by, viewport, reach);
        self.guides.guides = aligned.guides;
        at.moved(aligned.by.x, aligned.by.y)
    }

    /// What the movers line up with once they have come `by` from where they were.
    fn align_moving(&self, by: Point, viewport: Rect, reach: f32) -> Aligned {
        let layout = self.scene.layout();
        let movers = self.gesture.movers();
        let moving = movers.iter().filter_map(|(id, start)| {
            let size = body(*id, layout)?.size();
            Some(layout::Rect::at(start.moved(by.x, by.y), size))
        });
        let Some(moving) = moving.reduce(layout::Rect::union) else {
            return Aligned::default();
        };
        if self.camera.zoom < LEAST_ZOOM {
            return Aligned::default();
        }
        let view = self.camera.visible(viewport);
        align(moving, &near(layout, movers, moving, view, reach), reach)
    }

    /// Ends what keys carry, where it is.
    pub(super) fn put_down(&mut self, actions: &mut Vec<crate::ui::Action>) {
        if matches!(self.gesture, Gesture::Carry { .. }) {
            self.gesture = Gesture::Idle;
            actions.push(crate::ui::Action::Seal);
        }
    }

    pub(super) fn guides_ui(&self, ui: &Ui, theme: &Theme, view: Rect) {
        let carried;
        let guides = match &self.gesture {
            Gesture::Move { .. } => &self.guides.guides,
            Gesture::Carry { by, .. } => {
                carried = self.align_moving(*by, view, 0.0).guides;
                &carried
            }
            _ => return,
        };
        let stroke = Stroke::new(1.0, theme.tokens.accent());
        let on_screen = |point: Point| self.camera.screen_from_map(view, point);
        // Numbers come last, so that no line runs through one.
        for guide in guides {
            match *guide {
                Guide::Line { from, to } => {
                    let ends = [on_screen(from), on_screen(to)];
                    ui.painter().line_segment(ends, stroke);
                }
                Guide::Stretch { from, to } => {
                    stretch_ui(ui, on_screen(from), on_screen(to), stroke);
                }
            }
        }
        for guide in guides {
            if let Guide::Stretch { from, to } = *guide {
                number_ui(
                    ui,
                    theme,
                    [on_screen(from), on_screen(to)],
                    from.distance(to),
                );
            }
        }
    }
}

/// What of the layout a moving thing may line up with: what shares a row or a column
/// with it in view. Nothing that moves along, and no single premise of a box.
fn near(
    layout: &Layout,
    movers: &[(Id, Point)],
    moving: layout::Rect,
    view: layout::Rect,
    reach: f32,
) -> Vec<layout::Rect> {
    let outline = &layout.outline;
    let moves: BTreeSet<usize> = (movers.iter())
        .filter_map(|(id, _)| outline.node_of(*id))
        .collect();
    let moves_along = |node: usize| {
        std::iter::successors(Some(node), |node| outline.parent(*node))
            .any(|node| moves.contains(&node))
    };
    let row = layout::Rect::new(
        Point::new(view.min.x, moving.min.y - reach),
        Point::new(view.max.x, moving.max.y + reach),
    );
    let column = layout::Rect::new(
        Point::new(moving.min.x - reach, view.min.y),
        Point::new(moving.max.x + reach, view.max.y),
    );
    let hits: BTreeSet<Hit> = (layout.in_rect(row).into_iter())
        .chain(layout.in_rect(column))
        .collect();
    let mut rects: Vec<layout::Rect> = hits
        .into_iter()
        .filter_map(|hit| {
            let (Hit::Card(id) | Hit::Question(id) | Hit::Reason(id)) = hit else {
                return None;
            };
            let node = outline.node_of(id)?;
            let in_box = matches!(outline.nodes[node].head, Head::Reason(reason) if reason != id);
            (!in_box && !moves_along(node)).then_some(())?;
            body(id, layout)
        })
        .collect();
    if rects.len() > MOST_NEAR {
        let center = moving.center();
        let distance = |rect: &layout::Rect| rect.center().distance(center);
        rects.sort_by(|a, b| distance(a).total_cmp(&distance(b)));
        rects.truncate(MOST_NEAR);
    }
    rects
}

/// A level or upright line with a short stroke across each end.
fn stretch_ui(ui: &Ui, from: Pos2, to: Pos2, stroke: Stroke) {
    let across = (to - from).normalized().rot90() * TICK;
    let painter = ui.painter();
    painter.line_segment([from, to], stroke);
    painter.line_segment([from - across, from + across], stroke);
    painter.line_segment([to - across, to + across], stroke);
}

/// How long a stretch is, in map points, in its middle.
fn number_ui(ui: &Ui, theme: &Theme, ends: [Pos2; 2], length: f32) {
    if ends[0].distance(ends[1]) < LEAST_STRETCH {
        return;
    }
    let tokens = &theme.tokens;
    let font = FontId::new(theme.scaled(size::TEXT_CHIP), Face::Regular.family());
    let words = format!("{length:.0}");
    let galley = ui.painter().layout_no_wrap(words, font, tokens.on_accent);
    let middle = ends[0].lerp(ends[1], 0.5);
    let plate = Rect::from_center_size(middle, galley.size() + vec2(8.0, 2.0));
    ui.painter().rect_filled(plate, 3.0, tokens.accent());
    let at = Align2::CENTER_CENTER.anchor_size(middle, galley.size());
    ui.painter().galley(at.min, galley, tokens.on_accent);
}
