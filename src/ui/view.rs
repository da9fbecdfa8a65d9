//! The ways of looking at one map that fill the middle of the window.

/// What the middle of the window shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum View {
    /// The canvas.
    #[default]
    Map,
    /// One document, as wide as it is read best.
    Read,
    /// Every quote of the map, in a table.
    Quotes,
    /// The evidence in rows, the theses of a question in columns.
    Matrix,
    /// Theses side by side.
    Compare,
}

impl View {
    pub const ALL: [Self; 5] = [
        Self::Map,
        Self::Read,
        Self::Quotes,
        Self::Matrix,
        Self::Compare,
    ];

    /// Whether it shows how theses stand.
    #[must_use]
    pub const fn judges(self) -> bool {
        matches!(self, Self::Matrix | Self::Compare)
    }

    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Map => "Map",
            Self::Read => "Read",
            Self::Quotes => "Quotes",
            Self::Matrix => "Matrix",
            Self::Compare => "Compare",
        }
    }
}
