//! Text that runs in one of four directions, brought to one frame.

/// How far a line of text is turned on the page as shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Turn {
    /// It runs to the right.
    #[default]
    None,
    /// It runs downwards.
    Clockwise,
    /// It stands on its head.
    Half,
    /// It runs upwards.
    Counterclockwise,
}

impl Turn {
    pub(super) const ALL: [Self; 4] = [
        Self::None,
        Self::Clockwise,
        Self::Half,
        Self::Counterclockwise,
    ];

    /// The turn of text that runs along `(x, y)`, `y` downwards. Scanned pages lie a
    /// few degrees askew; what slants more is no line of text.
    pub(super) fn of(x: f64, y: f64) -> Option<Self> {
        const SLANT_MAX: f64 = 0.14;
        if y.abs() <= x.abs() * SLANT_MAX {
            Some(if x > 0.0 { Self::None } else { Self::Half })
        } else if x.abs() <= y.abs() * SLANT_MAX {
            Some(if y > 0.0 {
                Self::Clockwise
            } else {
                Self::Counterclockwise
            })
        } else {
            None
        }
    }

    /// A point of a page of `size` in the frame where this text runs to the right.
    pub(super) fn of_page(self, [x, y]: [f32; 2], [width, height]: [f32; 2]) -> [f32; 2] {
        match self {
            Self::None => [x, y],
            Self::Clockwise => [y, width - x],
            Self::Half => [width - x, height - y],
            Self::Counterclockwise => [height - y, x],
        }
    }

    fn to_page(self, [x, y]: [f32; 2], [width, height]: [f32; 2]) -> [f32; 2] {
        match self {
            Self::None => [x, y],
            Self::Clockwise => [width - y, x],
            Self::Half => [width - x, height - y],
            Self::Counterclockwise => [y, height - x],
        }
    }

    /// A rectangle (left, top, right, bottom) of that frame on the page.
    pub(super) fn rect_to_page(self, [x0, y0, x1, y1]: [f32; 4], size: [f32; 2]) -> [f32; 4] {
        let [ax, ay] = self.to_page([x0, y0], size);
        let [bx, by] = self.to_page([x1, y1], size);
        [ax.min(bx), ay.min(by), ax.max(bx), ay.max(by)]
    }

    /// Width and height of the page in that frame.
    pub(super) fn frame(self, [width, height]: [f32; 2]) -> [f32; 2] {
        match self {
            Self::None | Self::Half => [width, height],
            Self::Clockwise | Self::Counterclockwise => [height, width],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frame_and_page_are_inverse() {
        let size = [300.0, 400.0];
        for turn in Turn::ALL {
            let point = [12.0, 34.0];
            let local = turn.of_page(point, size);
            assert_eq!(turn.to_page(local, size), point, "{turn:?}");
        }
    }

    #[test]
    fn text_that_runs_downwards_starts_at_the_top() {
        // Near the top right corner of the page, running down.
        let [x, y] = Turn::Clockwise.of_page([290.0, 10.0], [300.0, 400.0]);
        assert_eq!([x, y], [10.0, 10.0]);
        assert_eq!(Turn::of(0.0, 5.0), Some(Turn::Clockwise));
        assert_eq!(Turn::of(5.0, 5.0), None);
    }
}
