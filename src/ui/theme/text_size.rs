//! The text-size setting.

/// How large text is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum TextSize {
    #[default]
    Normal,
    Large,
    /// To be read from the back of a room.
    Presentation,
}

impl TextSize {
    pub const ALL: [Self; 3] = [Self::Normal, Self::Large, Self::Presentation];

    /// What text sizes and row heights are multiplied by.
    #[must_use]
    pub const fn scale(self) -> f32 {
        match self {
            Self::Normal => 1.0,
            Self::Large => 1.2,
            Self::Presentation => 1.5,
        }
    }

    /// The word for it in menus and preferences.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Normal => "Normal",
            Self::Large => "Large",
            Self::Presentation => "Presentation",
        }
    }
}
