//! Where in the table the keyboard is, and what is marked.

use std::ops::RangeInclusive;

use crate::model::Id;

/// A column of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    Evidence,
    /// Of the thesis at this place.
    Thesis(usize),
    TellsApart,
    Credible,
    Relevant,
}

impl Column {
    /// How many columns there are for so many theses.
    pub const fn count(theses: usize) -> usize {
        theses + 4
    }

    /// Its place from the left.
    pub const fn place(self, theses: usize) -> usize {
        match self {
            Self::Evidence => 0,
            Self::Thesis(at) => at + 1,
            Self::TellsApart => theses + 1,
            Self::Credible => theses + 2,
            Self::Relevant => theses + 3,
        }
    }

    /// The column at a place from the left; the last one beyond it.
    pub const fn at(place: usize, theses: usize) -> Self {
        match place {
            0 => Self::Evidence,
            place if place <= theses => Self::Thesis(place - 1),
            place if place == theses + 1 => Self::TellsApart,
            place if place == theses + 2 => Self::Credible,
            _ => Self::Relevant,
        }
    }
}

/// A way for the cursor to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Up,
    Down,
    Left,
    Right,
    PageUp,
    PageDown,
    RowStart,
    RowEnd,
    First,
    Last,
    /// The next cell to the right, or the first of the next row.
    Next,
    Previous,
}

/// How large the table is, and how many rows fit on the screen.
#[derive(Clone, Copy, Debug)]
pub struct Extent {
    pub rows: usize,
    pub columns: usize,
    pub page: usize,
}

/// Row and column, counted from the left top corner.
pub type Spot = (usize, usize);

/// Where a step leads; `None` where it leads out of the table.
pub fn stepped((row, column): Spot, step: Step, extent: Extent) -> Option<Spot> {
    let last_row = extent.rows.checked_sub(1)?;
    let last_column = extent.columns.checked_sub(1)?;
    let page = extent.page.max(1);
    let (row, column) = match step {
        Step::Up => (row.saturating_sub(1), column),
        Step::Down => (row + 1, column),
        Step::Left => (row, column.saturating_sub(1)),
        Step::Right => (row, column + 1),
        Step::PageUp => (row.saturating_sub(page), column),
        Step::PageDown => (row + page, column),
        Step::RowStart => (row, 0),
        Step::RowEnd => (row, last_column),
        Step::First => (0, 0),
        Step::Last => (last_row, last_column),
        Step::Next if column < last_column => (row, column + 1),
        Step::Next if row < last_row => (row + 1, 0),
        Step::Previous if column > 0 => (row, column - 1),
        Step::Previous if row > 0 => (row - 1, last_column),
        Step::Next | Step::Previous => return None,
    };
    Some((row.min(last_row), column.min(last_column)))
}

/// The cell that the keyboard is on, and the one from where cells are marked.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Cursor {
    pub at: Option<(Id, Column)>,
    pub anchor: Option<(Id, Column)>,
}

impl Cursor {
    /// Goes to a cell; marking, what was marked from stays.
    pub fn go(&mut self, to: (Id, Column), marks: bool) {
        self.anchor = match marks {
            true => self.anchor.or(self.at),
            false => None,
        };
        self.at = Some(to);
    }

    /// Rows and columns that are marked: at least the cell that the keyboard is on.
    /// `spot_of` says where a cell stands, if it is listed.
    pub fn marked(
        &self,
        spot_of: impl Fn((Id, Column)) -> Option<Spot>,
    ) -> Option<(RangeInclusive<usize>, RangeInclusive<usize>)> {
        let (row, column) = spot_of(self.at?)?;
        let (other_row, other_column) = self.anchor.and_then(spot_of).unwrap_or((row, column));
        Some((
            row.min(other_row)..=row.max(other_row),
            column.min(other_column)..=column.max(other_column),
        ))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const EXTENT: Extent = Extent {
        rows: 30,
        columns: 8,
        page: 10,
    };

    #[test]
    fn columns_know_their_places() {
        for theses in 0..5 {
            for place in 0..Column::count(theses) {
                assert_eq!(Column::at(place, theses).place(theses), place);
            }
        }
        assert_eq!(Column::at(99, 3), Column::Relevant);
    }

    #[test]
    fn keys_go_where_a_spreadsheet_goes() {
        let from = (5, 3);
        for (step, to) in [
            (Step::Up, (4, 3)),
            (Step::Down, (6, 3)),
            (Step::Left, (5, 2)),
            (Step::Right, (5, 4)),
            (Step::PageUp, (0, 3)),
            (Step::PageDown, (15, 3)),
            (Step::RowStart, (5, 0)),
            (Step::RowEnd, (5, 7)),
            (Step::First, (0, 0)),
            (Step::Last, (29, 7)),
            (Step::Next, (5, 4)),
            (Step::Previous, (5, 2)),
        ] {
            assert_eq!(stepped(from, step, EXTENT), Some(to), "{step:?}");
        }
    }

    #[test]
    fn the_next_cell_after_a_row_is_the_first_of_the_next_and_the_table_ends() {
        assert_eq!(stepped((5, 7), Step::Next, EXTENT), Some((6, 0)));
        assert_eq!(stepped((5, 0), Step::Previous, EXTENT), Some((4, 7)));
        assert_eq!(stepped((29, 7), Step::Next, EXTENT), None);
        assert_eq!(stepped((0, 0), Step::Previous, EXTENT), None);
        let empty = Extent { rows: 0, ..EXTENT };
        assert_eq!(stepped((0, 0), Step::Down, empty), None);
    }

    #[test]
    fn marking_starts_where_the_keyboard_was() {
        let id = |text: &str| Id::parse(text).unwrap();
        let rows = [id("b-a"), id("b-b"), id("b-c")];
        let spot_of = |(evidence, column): (Id, Column)| {
            let row = rows.iter().position(|row| *row == evidence)?;
            Some((row, column.place(2)))
        };
        let mut cursor = Cursor::default();
        assert_eq!(cursor.marked(spot_of), None);
        cursor.go((rows[1], Column::Thesis(1)), false);
        assert_eq!(cursor.marked(spot_of), Some((1..=1, 2..=2)));
        cursor.go((rows[2], Column::Thesis(0)), true);
        cursor.go((rows[0], Column::Thesis(0)), true);
        assert_eq!(cursor.marked(spot_of), Some((0..=1, 1..=2)));
        cursor.go((rows[2], Column::Evidence), false);
        assert_eq!(cursor.marked(spot_of), Some((2..=2, 0..=0)));
    }

    proptest! {
        #[test]
        fn no_step_leaves_the_table(
            rows in 1_usize..9,
            columns in 1_usize..9,
            steps in proptest::collection::vec(0_usize..12, 0..40),
        ) {
            const ALL: [Step; 12] = [
                Step::Up, Step::Down, Step::Left, Step::Right, Step::PageUp, Step::PageDown,
                Step::RowStart, Step::RowEnd, Step::First, Step::Last, Step::Next, Step::Previous,
            ];
            let extent = Extent { rows, columns, page: 3 };
            let mut spot = (0, 0);
            for step in steps {
                if let Some(to) = stepped(spot, ALL[step], extent) {
                    spot = to;
                }
                prop_assert!(spot.0 < rows && spot.1 < columns);
            }
        }
    }
}
