//! Where marked things are, when there are too many for a ring around each.

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::epaint::Mesh;
use egui::{Color32, Rect, pos2};

use super::push_quad;
use crate::layout::{self, Layout};
use crate::model::Id;
use crate::ui::canvas::{Camera, Same};

/// The side of a spot, in screen points.
const SIDE: f32 = 4.0;

/// The places of marked records, found once for a set and a layout.
#[derive(Default)]
pub(in crate::ui::canvas) struct Spots {
    of: Option<(Same<BTreeSet<Id>>, Same<Layout>)>,
    rects: Vec<layout::Rect>,
}

impl Spots {
    /// The places of a set of records.
    pub(in crate::ui::canvas) fn of(
        &mut self,
        ids: &Arc<BTreeSet<Id>>,
        layout: &Arc<Layout>,
    ) -> &[layout::Rect] {
        let of = Some((Same(Arc::clone(ids)), Same(Arc::clone(layout))));
        if self.of != of {
            self.rects = ids.iter().filter_map(|id| layout.rect_of(*id)).collect();
            self.of = of;
        }
        &self.rects
    }
}

/// Colours what rectangles of the map cover in view, in squares of a few points, each
/// once: the cost is bounded by the view, save for looking at each rectangle.
pub(in crate::ui::canvas) fn spots_mesh(
    rects: &[layout::Rect],
    view: Rect,
    camera: &Camera,
    color: Color32,
) -> Mesh {
    let columns = (view.width() / SIDE).ceil().max(1.0) as usize;
    let rows = (view.height() / SIDE).ceil().max(1.0) as usize;
    let mut covered = vec![false; columns * rows];
    for rect in rects {
        let rect = camera.screen_rect(view, *rect);
        if !rect.intersects(view) {
            continue;
        }
        let cell = |at: f32, from: f32, count: usize| {
            (((at - from) / SIDE).max(0.0) as usize).min(count - 1)
        };
        let first = cell(rect.min.x, view.min.x, columns);
        let last = cell(rect.max.x, view.min.x, columns);
        for row in cell(rect.min.y, view.min.y, rows)..=cell(rect.max.y, view.min.y, rows) {
            if let Some(cells) = covered.get_mut(row * columns + first..=row * columns + last) {
                cells.fill(true);
            }
        }
    }
    let mut mesh = Mesh::default();
    for (row, cells) in covered.chunks(columns).enumerate() {
        let mut start = None;
        for (column, is_covered) in cells.iter().copied().chain([false]).enumerate() {
            match (start, is_covered) {
                (None, true) => start = Some(column),
                (Some(first), false) => {
                    let corner = |column: usize, row: usize| {
                        pos2(
                            view.min.x + column as f32 * SIDE,
                            view.min.y + row as f32 * SIDE,
                        )
                    };
                    let run = Rect::from_min_max(corner(first, row), corner(column, row + 1));
                    push_quad(&mut mesh, run, color);
                    start = None;
                }
                _ => {}
            }
        }
    }
    mesh
}
