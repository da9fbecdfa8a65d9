//! How documents are set for reading: apart from the size of the interface.

use super::{Face, Theme, size};

/// The face of the reader.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ReadingFont {
    #[default]
    Serif,
    Sans,
}

impl ReadingFont {
    pub const ALL: [Self; 2] = [Self::Serif, Self::Sans];

    /// The word for it in menus.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Serif => "Serif",
            Self::Sans => "Sans",
        }
    }
}

/// How wide lines get where there is room.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Measure {
    Narrow,
    /// About 75 characters: longer lines lose the eye on its way back.
    #[default]
    Comfortable,
    Wide,
    /// As wide as the place.
    Full,
}

impl Measure {
    pub const ALL: [Self; 4] = [Self::Narrow, Self::Comfortable, Self::Wide, Self::Full];

    /// The word for it in menus.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Narrow => "Narrow",
            Self::Comfortable => "Comfortable",
            Self::Wide => "Wide",
            Self::Full => "Full",
        }
    }

    /// The widest line, as a multiple of the text size.
    #[must_use]
    pub const fn ems(self) -> f32 {
        match self {
            Self::Narrow => 25.0,
            Self::Comfortable => 34.0,
            Self::Wide => 46.0,
            Self::Full => f32::INFINITY,
        }
    }
}

/// Font, size and line width of the reader.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ReadingLook {
    pub font: ReadingFont,
    /// In points, whatever the interface's text size is; `None` goes with that.
    pub points: Option<f32>,
    pub measure: Measure,
}

/// The sizes that one can step through, in points.
pub const READING_SIZES: [f32; 12] = [
    11.0, 12.0, 13.0, 14.5, 16.0, 17.5, 19.0, 21.0, 23.0, 26.0, 30.0, 36.0,
];

impl Theme {
    /// The size of the text that is read, in points.
    #[must_use]
    pub fn reading_points(&self) -> f32 {
        let usual = self.scaled(size::TEXT_SERIF);
        let [smallest, .., largest] = READING_SIZES;
        let wanted = self.reading.points.unwrap_or(usual);
        wanted.clamp(smallest, largest)
    }

    /// Regular, bold and italic of the font that is read.
    #[must_use]
    pub fn reading_face(&self, like: Face) -> Face {
        match (self.reading.font, like) {
            (ReadingFont::Serif, Face::Regular) => Face::Serif,
            (ReadingFont::Serif, Face::Bold) => Face::SerifBold,
            (ReadingFont::Serif, Face::Italic) => Face::SerifItalic,
            (_, face) => face,
        }
    }

    /// The size next to the present one, larger or smaller; the same at the ends.
    #[must_use]
    pub fn next_reading_size(&self, larger: bool) -> f32 {
        let now = self.reading_points();
        let mut sizes = READING_SIZES.into_iter();
        let next = match larger {
            true => sizes.find(|size| *size > now + 0.1),
            false => sizes.rev().find(|size| *size < now - 0.1),
        };
        next.unwrap_or(now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::theme::TextSize;

    #[test]
    fn a_reading_size_of_its_own_does_not_follow_the_interface() {
        let mut large = Theme::new(false, TextSize::Presentation);
        assert_eq!(large.reading_points(), size::TEXT_SERIF * 1.5);
        large.reading.points = Some(16.0);
        assert_eq!(large.reading_points(), 16.0);
        large.reading.points = Some(500.0);
        assert_eq!(large.reading_points(), 36.0);
    }

    #[test]
    fn sizes_are_stepped_through_and_end() {
        let mut theme = Theme::default();
        let mut seen = Vec::new();
        for _ in 0..20 {
            theme.reading.points = Some(theme.next_reading_size(true));
            seen.push(theme.reading_points());
        }
        assert_eq!(seen[0], 16.0);
        assert_eq!(*seen.last().unwrap(), 36.0);
        for _ in 0..20 {
            theme.reading.points = Some(theme.next_reading_size(false));
        }
        assert_eq!(theme.reading_points(), 11.0);
    }
}
