//! The short way from one layout to the next.

use std::sync::Arc;

use super::camera::ease_out;
use crate::drawing::{MapDrawing, Picture};

/// Turns a jump from one drawing to the next into a short move. Only what is looked
/// at is moved, so that it takes no longer on a large map.
#[derive(Default)]
pub struct Motion {
    /// Where the current move began, and when, in seconds of the context's clock.
    under_way: Option<(Arc<Picture>, f64)>,
    /// The picture that was last asked for, and what was shown of it.
    last: Option<(Arc<Picture>, Arc<Picture>)>,
}

impl Motion {
    /// What to paint now, and whether it moves still, so that another frame is
    /// needed. `duration_secs` of 0 shows every change at once.
    pub fn picture(
        &mut self,
        drawing: &MapDrawing,
        now_secs: f64,
        duration_secs: f32,
    ) -> (Arc<Picture>, bool) {
        let picture = &drawing.picture;
        if let Some((wanted, shown)) = &self.last
            && !wanted.stands_like(picture)
        {
            let moves = duration_secs > 0.0 && !shown.is_empty();
            self.under_way = moves.then(|| (Arc::new(shown.halted()), now_secs));
        }
        if let Some((from, started_secs)) = &self.under_way {
            let part = (now_secs - started_secs) as f32 / duration_secs.max(f32::EPSILON);
            if part < 1.0 {
                let between = picture.coming_from(from, ease_out(part.max(0.0)));
                let between = Arc::new(between);
                self.last = Some((Arc::clone(picture), Arc::clone(&between)));
                return (between, true);
            }
            self.under_way = None;
        }
        self.last = Some((Arc::clone(picture), Arc::clone(picture)));
        (Arc::clone(picture), false)
    }

    /// From now on one drawing stands for another, in which everything but the lines
    /// across stands in the same place: that is no move, and one under way goes on.
    pub fn stand_in(&mut self, old: &MapDrawing, new: &MapDrawing) {
        if let Some((wanted, _)) = &mut self.last
            && wanted.stands_like(&old.picture)
        {
            *wanted = Arc::clone(&new.picture);
        }
    }

    /// Forgets what was shown, so that the next drawing stands at once: for another
    /// map, or the first.
    pub fn reset(&mut self) {
        *self = Self::default();
    }
}
