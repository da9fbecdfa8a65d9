//! Where the column of text stands in the room there is.

use crate::ui::theme::{Theme, size};

/// Where the reader is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Place {
    #[default]
    Panel,
    /// The middle of the window.
    Middle,
}

/// The column, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Margins {
    /// Free space on its left.
    pub left: f32,
    pub width: f32,
}

/// What a page's label takes beside a narrow column.
const GUTTER: f32 = 16.0;
const NARROWEST: f32 = 80.0;

impl Margins {
    pub fn of(place: Place, room: f32, has_labels: bool, theme: &Theme) -> Self {
        let padding = f32::from(size::PANEL_PADDING);
        let gutter = if has_labels {
            theme.scaled(GUTTER)
        } else {
            0.0
        };
        let widest = theme.reading_points() * theme.reading.measure.ems();
        let free = room - 2.0 * padding - gutter;
        let width = free.min(widest).max(NARROWEST).floor();
        let left = match place {
            Place::Panel => padding + gutter,
            Place::Middle => ((room - width) / 2.0).floor().max(padding + gutter),
        };
        Self { left, width }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wide_place_has_its_column_in_the_middle() {
        let theme = Theme::default();
        let margins = Margins::of(Place::Middle, 1200.0, false, &theme);
        assert_eq!(margins.width, 493.0);
        assert_eq!(margins.left, 353.0);
        let narrow = Margins::of(Place::Middle, 300.0, false, &theme);
        assert_eq!((narrow.left, narrow.width), (16.0, 268.0));
    }

    #[test]
    fn labels_of_pages_have_room_beside_a_narrow_column() {
        let theme = Theme::default();
        let margins = Margins::of(Place::Panel, 318.0, true, &theme);
        assert_eq!((margins.left, margins.width), (32.0, 270.0));
        let none = Margins::of(Place::Panel, 10.0, true, &theme);
        assert_eq!(none.width, NARROWEST);
    }
}
