//! What is painted over the map: selection, hover, and what a drop would do.

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::{Align2, Color32, CornerRadius, Painter, Pos2, Rect, Stroke, StrokeKind, Vec2, vec2};

use super::Camera;
use super::far::{Spots, spots_mesh};
use crate::drawing::{Bearing, Item, Part, Shape};
use crate::layout::{self, Layout};
use crate::model::Id;
use crate::ui::theme::{Face, Theme, size};

/// What a drop at the pointer's place would do, said before it is made.
#[derive(Clone, Debug, PartialEq)]
pub struct DropHint {
    /// What would be dropped on, in map points; none for empty canvas.
    pub target: Option<layout::Rect>,
    /// Where the pointer is, on the screen.
    pub pointer: Pos2,
    /// What would happen, or why it may not.
    pub words: String,
    /// None where the drop is not allowed.
    pub bearing: Option<Bearing>,
    /// Where the dragged line begins, in map points.
    pub from: Option<layout::Point>,
}

/// What is marked on the map.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Marks {
    /// Shared, for it can be all of a large map.
    pub selected: Arc<BTreeSet<Id>>,
    pub hovered: Option<Id>,
    /// What a search found, say.
    pub highlighted: BTreeSet<Id>,
    /// Everything else is dimmed, where there is such a set.
    pub lit: Option<BTreeSet<Id>>,
    pub hint: Option<DropHint>,
    /// A rubber band, in map points.
    pub band: Option<layout::Rect>,
}

impl Marks {
    /// Whether the item stands back behind others.
    pub(super) fn dims(&self, part: Part) -> bool {
        let Some(lit) = &self.lit else {
            return false;
        };
        match part {
            Part::Lane(_) => false,
            Part::Link { from, to } => !(lit.contains(&from) && lit.contains(&to)),
            Part::CrossLink { claim, holder } => !(lit.contains(&claim) && lit.contains(&holder)),
            other => !lit.contains(&other.record()),
        }
    }

    /// Whether a line that is quiet otherwise belongs to what the reader looks at.
    pub(super) fn calls(&self, part: Part) -> bool {
        match part {
            Part::CrossLink { claim, holder } => [claim, holder]
                .iter()
                .any(|id| self.selected.contains(id) || self.hovered == Some(*id)),
            Part::Conflict(id) => self.selected.contains(&id) || self.hovered == Some(id),
            _ => false,
        }
    }
}

/// Rings around what is selected, hovered or found.
pub(super) fn paint_rings(
    painter: &Painter,
    view: Rect,
    camera: &Camera,
    items: &[Item],
    marks: &Marks,
    theme: &Theme,
) {
    let tokens = &theme.tokens;
    for item in items {
        let (id, corner) = match item.part {
            Part::Card(id) | Part::Question(id) => (id, 8.0),
            Part::Reason(id) => (id, 12.0),
            Part::ConflictLabel(id) => (id, 4.0),
            Part::Reference { claim, .. } => {
                if marks.selected.contains(&claim) || marks.hovered == Some(claim) {
                    let rect = camera.screen_rect(view, item.rect);
                    ring(painter, rect, 6.0 * camera.zoom, 1.5, 1.0, tokens.accent());
                }
                continue;
            }
            _ => continue,
        };
        // Of a reason the box, without the label that stands out of it.
        let (frame, on_edge) = frames_of(item);
        let rect = camera.screen_rect(view, frame.unwrap_or(item.rect));
        let corner = corner * camera.zoom;
        if marks.highlighted.contains(&id) {
            painter.rect_filled(
                rect.expand(5.0),
                CornerRadius::from(corner + 5.0),
                tokens.look_at.gamma_multiply(0.16),
            );
            ring(painter, rect, corner, 2.0, 2.0, tokens.look_at);
        }
        let (away, width, color) = if marks.selected.contains(&id) {
            (2.0, 2.5, tokens.accent())
        } else if marks.hovered == Some(id) {
            (0.0, 1.5, tokens.accent().gamma_multiply(0.55))
        } else {
            continue;
        };
        if on_edge.is_empty() {
            ring(painter, rect, corner, away, width, color);
            continue;
        }
        // What stands on the edge stands on the ring as well, and can be read.
        let on_edge = on_edge.into_iter();
        let on_edge: Vec<Rect> = on_edge.map(|it| camera.screen_rect(view, it)).collect();
        for part in beside(rect.expand(6.0), &on_edge) {
            let clip = painter.clip_rect().intersect(part);
            let painter = painter.with_clip_rect(clip);
            ring(&painter, rect, corner, away, width, color);
        }
    }
}

/// With more marks than this, a ring around each could not be told apart.
const MOST_RINGS: usize = 300;
/// Of what a search found, so many are marked.
const MOST_FOUND: usize = 2000;
/// Rings are never smaller than this, in points.
const LEAST_RING: f32 = 6.0;

/// The same on a map that is seen from afar: the cost follows how much is marked, up
/// to a bound, and not how much is in view.
pub(super) fn paint_far_rings(
    painter: &Painter,
    view: Rect,
    camera: &Camera,
    layout: &Arc<Layout>,
    marks: &Marks,
    theme: &Theme,
    spots: &mut Spots,
) {
    let tokens = &theme.tokens;
    let place = |id: &Id| {
        let rect = camera.screen_rect(view, layout.rect_of(*id)?);
        let size = rect.size().max(Vec2::splat(LEAST_RING));
        let rect = Rect::from_center_size(rect.center(), size);
        rect.intersects(view).then_some(rect)
    };
    for rect in marks.lit.iter().flatten().filter_map(place) {
        painter.rect_filled(rect, 1.0, tokens.card);
    }
    let corner = 8.0 * camera.zoom;
    for rect in marks.highlighted.iter().take(MOST_FOUND).filter_map(place) {
        ring(painter, rect, corner, 1.0, 2.0, tokens.look_at);
    }
    let accent = tokens.accent();
    if marks.selected.len() <= MOST_RINGS {
        for rect in marks.selected.iter().filter_map(place) {
            ring(painter, rect, corner, 1.0, 2.0, accent);
        }
    } else {
        let rects = spots.of(&marks.selected, layout);
        let mesh = spots_mesh(rects, view, camera, accent.gamma_multiply(0.45));
        painter.add(mesh);
    }
    if let Some(rect) = marks.hovered.as_ref().and_then(place) {
        ring(painter, rect, corner, 0.0, 1.5, accent.gamma_multiply(0.55));
    }
}

/// The frame of what is drawn, and what stands on its upper or lower edge: the label of a
/// reason, a tag that says how something stands. In map points.
fn frames_of(item: &Item) -> (Option<layout::Rect>, Vec<layout::Rect>) {
    let mut frames = item.drawn.shapes.iter().filter_map(|shape| match shape {
        Shape::Rect { rect, .. } => Some(rect.moved(item.at.x, item.at.y)),
        _ => None,
    });
    let frame = frames.next();
    let is_on_edge = |rect: &layout::Rect| {
        let is_over = |y: f32| rect.min.y < y && y < rect.max.y;
        frame.is_some_and(|frame| is_over(frame.min.y) || is_over(frame.max.y))
    };
    (frame, frames.filter(is_on_edge).collect())
}

/// An area in parts, without what stands on its upper and lower edge, one on each.
fn beside(area: Rect, on_edge: &[Rect]) -> Vec<Rect> {
    let middle = area.center().y;
    let on = |is_upper: bool| {
        let mut found = on_edge.iter();
        found.find(|rect| (rect.center().y < middle) == is_upper)
    };
    let (upper, lower) = (area.with_max_y(middle), area.with_min_y(middle));
    let mut parts = Vec::new();
    for (half, other) in [(upper, on(true)), (lower, on(false))] {
        let Some(other) = other else {
            parts.push(half);
            continue;
        };
        parts.push(half.with_max_x(other.min.x));
        parts.push(half.with_min_x(other.max.x));
        let between = half.with_min_x(other.min.x).with_max_x(other.max.x);
        parts.push(match half == upper {
            true => between.with_min_y(other.max.y.min(middle)),
            false => between.with_max_y(other.min.y.max(middle)),
        });
    }
    parts
}

fn ring(painter: &Painter, rect: Rect, corner: f32, away: f32, width: f32, color: Color32) {
    painter.rect_stroke(
        rect.expand(away),
        CornerRadius::from(corner + away),
        Stroke::new(width, color),
        StrokeKind::Outside,
    );
}

/// What a drop would do, and the rubber band.
pub(super) fn paint_gesture(
    painter: &Painter,
    view: Rect,
    camera: &Camera,
    marks: &Marks,
    theme: &Theme,
) {
    let tokens = &theme.tokens;
    if let Some(band) = marks.band {
        let rect = camera.screen_rect(view, band);
        let color = tokens.accent();
        let line = Stroke::new(1.0, color);
        painter.rect(
            rect,
            2.0,
            color.gamma_multiply(0.1),
            line,
            StrokeKind::Inside,
        );
    }
    let Some(hint) = &marks.hint else {
        return;
    };
    let (strong, soft) = match hint.bearing {
        Some(bearing) => tokens.bearing(bearing),
        None => (tokens.muted, tokens.panel),
    };
    if let Some(from) = hint.from {
        let start = camera.screen_from_map(view, from);
        painter.line_segment([start, hint.pointer], Stroke::new(2.0, strong));
        painter.circle_filled(start, 4.0, strong);
    }
    if let Some(target) = hint.target {
        let rect = camera.screen_rect(view, target);
        if hint.bearing.is_some() {
            painter.rect_filled(
                rect.expand(4.0),
                CornerRadius::from(8.0 * camera.zoom + 4.0),
                strong.gamma_multiply(0.1),
            );
        }
        ring(painter, rect, 8.0 * camera.zoom, 2.0, 2.5, strong);
    }
    if hint.words.is_empty() {
        return;
    }
    let font = Face::Bold.at(theme.scaled(size::TEXT_SMALL));
    let galley = painter.layout(hint.words.clone(), font, strong, 280.0);
    // Dragged words hang below the pointer; what is said of them stands above it.
    let (anchor, away) = match hint.from {
        Some(_) => (Align2::LEFT_TOP, vec2(16.0, 20.0)),
        None => (Align2::LEFT_BOTTOM, vec2(16.0, -14.0)),
    };
    let rect = anchor
        .anchor_size(hint.pointer + away, galley.size())
        .expand2(vec2(10.0, 5.0));
    // On the screen, whatever the pointer is near.
    let inside = view.shrink(4.0);
    let shift = vec2(
        (inside.max.x - rect.max.x).min(0.0),
        (inside.max.y - rect.max.y).min(0.0) + (inside.min.y - rect.min.y).max(0.0),
    );
    let rect = rect.translate(shift);
    painter.rect(
        rect,
        size::CORNER,
        soft,
        Stroke::new(1.0, strong),
        StrokeKind::Outside,
    );
    painter.galley(rect.min + vec2(10.0, 5.0), galley, strong);
}

/// Where the handle stands from which links are drawn out of a card or box: in the
/// middle of its lower edge, on the screen.
#[must_use]
pub fn handle_place(view: Rect, camera: &Camera, rect: layout::Rect) -> Pos2 {
    camera.screen_rect(view, rect).center_bottom()
}

#[cfg(test)]
mod tests {
    use egui::pos2;

    use super::*;

    #[test]
    fn a_ring_leaves_out_what_stands_on_the_edges_and_nothing_else() {
        let rect =
            |x: f32, y: f32, to_x: f32, to_y: f32| Rect::from_min_max(pos2(x, y), pos2(to_x, to_y));
        let area = rect(0.0, 0.0, 200.0, 100.0);
        let (label, tag) = (rect(60.0, -6.0, 140.0, 12.0), rect(20.0, 86.0, 90.0, 104.0));
        for on_edge in [&[label, tag][..], &[label], &[tag], &[]] {
            let parts = beside(area, on_edge);
            for (x, y) in (0..200).flat_map(|x| (0..100).map(move |y| (x, y))) {
                let at = pos2(x as f32 + 0.5, y as f32 + 0.5);
                let is_left_out = on_edge.iter().any(|rect| rect.contains(at));
                let count = parts.iter().filter(|part| part.contains(at)).count();
                assert_eq!(count, usize::from(!is_left_out), "{at} {on_edge:?}");
            }
        }
    }
}
