//! The shape of the window, as far as the map follows it.
//!
//! A map that fills its window is laid out for the proportions of what is left of it
//! between the panels. It must hold still while the window is pulled about, when it
//! becomes a little wider or narrower, and when a panel comes or goes: so a new shape
//! counts only when the window has become another, has rested, and leaves a canvas that
//! differs much from the one that the map was laid out for; or when a person asks for
//! the whole map.

use egui::Vec2;

/// A window that is so much longer or shorter, for its width, has another shape.
const MUCH: f32 = 1.4;
/// Less than this is no difference to whoever asks for the whole map, either.
const LITTLE: f32 = 1.08;
/// How long a window keeps its size before it counts as resting, in seconds.
const REST_SECS: f64 = 0.4;
/// Shapes are told apart in steps, so that one more point of width is no new shape.
const STEP: f32 = 0.05;
/// Windows are no longer or higher than this.
const LIMITS: (f32, f32) = (0.4, 3.5);

/// Which shape the map is laid out for, and what the window is about to be.
#[derive(Clone, Debug, Default)]
pub struct WindowShape {
    taken: Option<f32>,
    /// Of the window when that was taken.
    taken_of: Vec2,
    size: Vec2,
    since_secs: f64,
    asked: bool,
}

/// What the map is laid out for now.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shape {
    /// Width over height.
    pub aspect: f32,
    /// In how many seconds to ask again, where the window may have come to rest.
    pub again_secs: Option<f64>,
}

impl WindowShape {
    /// The whole map is wanted: it may take the window's shape.
    pub fn ask(&mut self) {
        self.asked = true;
    }

    /// The shape to lay out for, on a canvas in a window of these sizes.
    pub fn follow(&mut self, window: Vec2, canvas: Vec2, now_secs: f64) -> Shape {
        if window != self.size {
            self.size = window;
            self.since_secs = now_secs;
        }
        let own = aspect_of(canvas);
        let Some(taken) = self.taken else {
            self.taken = Some(own);
            self.taken_of = window;
            return Shape {
                aspect: own,
                again_secs: None,
            };
        };
        let differs = (own / taken).max(taken / own);
        let asked = std::mem::take(&mut self.asked) && differs > LITTLE;
        let rested_secs = now_secs - self.since_secs;
        let wanted = differs > MUCH && window != self.taken_of;
        if asked || (wanted && rested_secs >= REST_SECS) {
            self.taken = Some(own);
            self.taken_of = window;
        }
        let waits = wanted && rested_secs < REST_SECS && !asked;
        Shape {
            aspect: self.taken.unwrap_or(own),
            again_secs: waits.then_some(REST_SECS - rested_secs),
        }
    }
}

fn aspect_of(size: Vec2) -> f32 {
    let aspect = size.x / size.y.max(1.0);
    let (least, most) = LIMITS;
    (aspect.clamp(least, most) / STEP).round() * STEP
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::vec2;

    /// In a window without panels.
    fn follow(shape: &mut WindowShape, size: Vec2, now_secs: f64) -> Shape {
        shape.follow(size, size, now_secs)
    }

    #[test]
    fn the_first_shape_counts_at_once() {
        let mut shape = WindowShape::default();
        assert!((follow(&mut shape, vec2(1280.0, 800.0), 0.0).aspect - 1.6).abs() < 0.001);
    }

    #[test]
    fn a_little_wider_or_narrower_is_the_same_shape_until_the_whole_map_is_wanted() {
        let mut shape = WindowShape::default();
        let first = follow(&mut shape, vec2(1280.0, 800.0), 0.0).aspect;
        let wider = vec2(1600.0, 800.0);
        assert_eq!(follow(&mut shape, wider, 1.0).aspect, first);
        assert_eq!(follow(&mut shape, wider, 9.0).aspect, first);
        shape.ask();
        assert_eq!(follow(&mut shape, wider, 9.0).aspect, 2.0);
    }

    #[test]
    fn another_shape_counts_when_the_window_rests() {
        let mut shape = WindowShape::default();
        let first = follow(&mut shape, vec2(1280.0, 800.0), 0.0).aspect;
        for frame in 1..20 {
            let pulled = vec2(1280.0 - 40.0 * frame as f32, 800.0);
            let now = follow(&mut shape, pulled, f64::from(frame) * 0.05);
            assert_eq!(now.aspect, first, "it is still being pulled");
        }
        let end = vec2(520.0, 800.0);
        assert!(
            follow(&mut shape, end, 1.0)
                .again_secs
                .is_some_and(|secs| secs > 0.0)
        );
        let rested = follow(&mut shape, end, 1.5);
        assert!((rested.aspect - 0.65).abs() < 0.001);
        assert_eq!(rested.again_secs, None);
    }

    #[test]
    fn panels_that_come_and_go_leave_the_map_alone_until_the_whole_map_is_wanted() {
        let mut shape = WindowShape::default();
        let window = vec2(1440.0, 900.0);
        let first = shape.follow(window, vec2(830.0, 830.0), 0.0).aspect;
        assert!((first - 1.0).abs() < 0.001, "panels were open");
        let wide = vec2(1440.0, 830.0);
        assert_eq!(shape.follow(window, wide, 5.0).aspect, first);
        assert_eq!(shape.follow(window, wide, 9.0).aspect, first);
        shape.ask();
        assert!(shape.follow(window, wide, 9.0).aspect > 1.7);
    }
}
