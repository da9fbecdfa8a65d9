//! How large a page is shown.

use egui::{Vec2, vec2};

/// What decides the size.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Zoom {
    /// As wide as the place.
    #[default]
    FitWidth,
    /// The whole page at once.
    FitPage,
    /// Points on the screen for each point of the page.
    Free(f32),
}

const SMALLEST: f32 = 0.2;
const LARGEST: f32 = 6.0;
const STEP: f32 = 1.25;
/// Around the page.
pub const MARGIN: f32 = 12.0;

impl Zoom {
    /// Points on the screen for each point of a page of that size.
    pub fn scale(self, page: Vec2, room: Vec2) -> f32 {
        let free = (room - Vec2::splat(2.0 * MARGIN)).max(vec2(40.0, 40.0));
        let page = page.max(vec2(1.0, 1.0));
        let scale = match self {
            Self::FitWidth => free.x / page.x,
            Self::FitPage => (free / page).min_elem(),
            Self::Free(scale) => scale,
        };
        scale.clamp(SMALLEST, LARGEST)
    }

    /// Larger or smaller than it is now.
    pub fn stepped(now: f32, larger: bool) -> Self {
        let wanted = if larger { now * STEP } else { now / STEP };
        Self::Free(wanted.clamp(SMALLEST, LARGEST))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_fits_by_width_or_whole() {
        let (a4, room) = (vec2(600.0, 800.0), vec2(324.0, 824.0));
        assert_eq!(Zoom::FitWidth.scale(a4, room), 0.5);
        assert_eq!(Zoom::FitPage.scale(a4, vec2(1224.0, 424.0)), 0.5);
        assert_eq!(Zoom::Free(100.0).scale(a4, room), LARGEST);
        assert_eq!(Zoom::stepped(1.0, true), Zoom::Free(1.25));
        assert!(Zoom::FitWidth.scale(Vec2::ZERO, Vec2::ZERO).is_finite());
    }
}
