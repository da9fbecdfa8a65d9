//! The ways in which what hangs on a record can be spread out below it.

/// How the children of one holder stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// Whatever serves best.
    #[default]
    Free,
    /// Side by side.
    Row,
    /// Below each other along a trunk, in so many columns.
    Columns(u8),
    /// Along a trunk in the middle: reasons for on its left, objections on its right,
    /// each side in so many columns.
    Sides(u8, u8),
}

impl Mode {
    /// Reads what [`word`](Self::word) gave; `None` for words of other versions.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        let mut parts = word.split('-');
        let mode = match (parts.next()?, parts.next(), parts.next()) {
            ("row", None, None) => Self::Row,
            ("column", None, None) => Self::Columns(1),
            ("columns", Some(count), None) => Self::Columns(columns(count)?),
            ("sides", None, None) => Self::Sides(1, 1),
            ("sides", Some(left), Some(right)) => Self::Sides(columns(left)?, columns(right)?),
            _ => return None,
        };
        parts.next().is_none().then_some(mode)
    }

    /// The word that a map keeps; nothing where the way is free.
    #[must_use]
    pub fn word(self) -> Option<String> {
        Some(match self {
            Self::Free => return None,
            Self::Row => "row".to_owned(),
            Self::Columns(1) => "column".to_owned(),
            Self::Columns(count) => format!("columns-{count}"),
            Self::Sides(1, 1) => "sides".to_owned(),
            Self::Sides(left, right) => format!("sides-{left}-{right}"),
        })
    }
}

fn columns(text: &str) -> Option<u8> {
    let count = text.parse().ok()?;
    (1..=MOST_COLUMNS).contains(&count).then_some(count)
}

/// More columns than anybody can read.
pub(super) const MOST_COLUMNS: u8 = 32;

#[cfg(test)]
mod tests {
    use super::Mode;

    #[test]
    fn every_way_is_read_from_its_word_and_unknown_words_are_left_alone() {
        for mode in [
            Mode::Row,
            Mode::Columns(1),
            Mode::Columns(3),
            Mode::Sides(1, 1),
            Mode::Sides(2, 1),
        ] {
            assert_eq!(Mode::parse(&mode.word().unwrap()), Some(mode));
        }
        for word in [
            "",
            "spiral",
            "columns-0",
            "columns-99",
            "sides-1",
            "row-2",
            "column-1-1-1",
        ] {
            assert_eq!(Mode::parse(word), None, "{word}");
        }
    }
}
