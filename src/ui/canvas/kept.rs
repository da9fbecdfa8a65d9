//! What is kept of the triangles of one part.

use std::sync::Arc;

use egui::epaint::Mesh;

use crate::drawing::{Drawn, Item, Part};
use crate::layout::Rect;

/// Dashes of long lines are made for what is in view and for so much beside it, as a
/// part of the view's width.
const WINDOW_MARGIN: f32 = 0.25;

pub(super) struct CachedMesh {
    pub drawn: Arc<Drawn>,
    pub zoom: f32,
    pub mesh: Mesh,
    /// What of a long line is in it; the units are those of what is drawn.
    pub window: Option<Rect>,
    pub last_used: u64,
}

impl CachedMesh {
    /// Whether what is seen of an item is in it.
    pub fn shows(&self, item: &Item, seen: Rect) -> bool {
        let seen = seen.moved(-item.at.x, -item.at.y);
        self.window.is_none_or(|window| window.holds(seen))
    }
}

/// What of a line is worth making, if it leads further than that; around its own
/// start.
pub(super) fn window(item: &Item, seen: Rect) -> Option<Rect> {
    let is_line = matches!(
        item.part,
        Part::Link { .. } | Part::CrossLink { .. } | Part::Conflict(_)
    );
    let window = seen.grown(WINDOW_MARGIN * seen.width());
    let local = || window.moved(-item.at.x, -item.at.y);
    (is_line && !window.holds(item.rect)).then(local)
}
