//! The short way from one layout to the next.

use std::sync::Arc;

use super::camera::ease_out;
use crate::drawing::{Drawer, MapDrawing, Picture};
use crate::layout::Layout;

/// Above this many items a change is shown at once: what moves could not be
/// followed by eye, and every step of the way is drawn anew.
const MOST_MOVING_ITEMS: usize = 3000;

/// Turns a jump from one drawing to the next into a short move.
#[derive(Default)]
pub struct Motion {
    /// Where the current move began, and when, in seconds of the context's clock.
    under_way: Option<(Arc<Layout>, f64)>,
    /// The layout that was last asked for, and what was shown of it.
    last: Option<(Arc<Layout>, Arc<Layout>)>,
}

impl Motion {
    /// What to paint now, and whether it moves still, so that another frame is
    /// needed. `duration_secs` of 0 shows every change at once.
    pub fn picture(
        &mut self,
        drawer: &mut Drawer,
        drawing: &MapDrawing,
        now_secs: f64,
        duration_secs: f32,
    ) -> (Arc<Picture>, bool) {
        let layout = &drawing.layout;
        if let Some((wanted, shown)) = &self.last
            && !Arc::ptr_eq(wanted, layout)
        {
            let moves = duration_secs > 0.0
                && wanted != layout
                && drawing.picture.items.len() <= MOST_MOVING_ITEMS;
            self.under_way = moves.then(|| (Arc::clone(shown), now_secs));
        }
        if let Some((from, started_secs)) = &self.under_way {
            let part = (now_secs - started_secs) as f32 / duration_secs.max(f32::EPSILON);
            if part < 1.0 {
                let between = Arc::new(Layout::between(from, layout, ease_out(part.max(0.0))));
                let picture = drawer.picture(drawing, &between);
                self.last = Some((Arc::clone(layout), between));
                return (Arc::new(picture), true);
            }
            self.under_way = None;
        }
        self.last = Some((Arc::clone(layout), Arc::clone(layout)));
        (Arc::clone(&drawing.picture), false)
    }

    /// Forgets what was shown, so that the next drawing stands at once: for another
    /// map, or the first.
    pub fn reset(&mut self) {
        *self = Self::default();
    }
}
