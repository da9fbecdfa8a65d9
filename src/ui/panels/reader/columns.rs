//! The columns of a table, guessed from how long its cells are.

/// More columns than this are not set beside each other.
const COLUMNS_MAX: usize = 12;
/// A cell longer than this (characters) asks for no more room than one that long.
const CELL_MAX: usize = 48;
const CELL_MIN: usize = 3;
/// Between columns, in characters.
const GAP: f32 = 2.5;
/// Rows that are looked at; a long table is like its beginning.
const ROWS_MAX: usize = 400;

/// How much room each column asks for, in characters.
#[derive(Clone, Debug, PartialEq)]
pub struct Columns {
    wanted: Vec<f32>,
}

/// The columns of the rows, whose cells stand between tabs; `None` where there is
/// only one, or so many that they would not fit.
pub fn columns_of<'a>(rows: impl Iterator<Item = &'a str>) -> Option<Columns> {
    let mut longest: Vec<usize> = Vec::new();
    for row in rows.take(ROWS_MAX) {
        for (column, cell) in row.split('\t').enumerate() {
            let length = cell.trim().chars().count().clamp(CELL_MIN, CELL_MAX);
            match longest.get_mut(column) {
                Some(known) => *known = (*known).max(length),
                None => longest.push(length),
            }
        }
    }
    (2..=COLUMNS_MAX).contains(&longest.len()).then(|| Columns {
        wanted: longest.into_iter().map(|length| length as f32).collect(),
    })
}

impl Columns {
    /// Left edge and width of each column in so much room, where a character takes
    /// about `character`.
    pub fn places(&self, room: f32, character: f32) -> Vec<(f32, f32)> {
        let gap = GAP * character;
        let gaps = gap * self.wanted.len().saturating_sub(1) as f32;
        // A little more than the average letter, so that words that just fit do.
        let natural: f32 = self.wanted.iter().sum::<f32>() * character * 1.15;
        let share = ((room - gaps).max(0.0) / natural.max(1.0)).min(1.0);
        let mut left = 0.0;
        let place = |wanted: &f32| {
            let width = wanted * character * 1.15 * share;
            let at = left;
            left += width + gap;
            (at, width.max(1.0))
        };
        self.wanted.iter().map(place).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_as_wide_as_their_longest_cells() {
        let columns = columns_of(["Year\tPrice", "1901\ttwo pounds ten"].into_iter()).unwrap();
        assert_eq!(columns.wanted, [4.0, 14.0]);
        let places = columns.places(1000.0, 10.0);
        assert_eq!(places[0].0, 0.0);
        assert!(places[1].0 > 40.0 && places[1].1 > 140.0);
    }

    #[test]
    fn a_wide_table_is_squeezed_into_its_room() {
        let row = "x".repeat(200);
        let columns = columns_of([format!("{row}\t{row}\t1").as_str()].into_iter()).unwrap();
        let places = columns.places(300.0, 7.0);
        let (left, width) = places[2];
        assert!(left + width <= 300.5, "{places:?}");
        assert!(
            places
                .windows(2)
                .all(|pair| pair[0].0 + pair[0].1 < pair[1].0)
        );
    }

    #[test]
    fn one_column_is_no_table() {
        assert_eq!(columns_of(["a", "b"].into_iter()), None);
        let many = "a\t".repeat(40);
        assert_eq!(columns_of([many.as_str()].into_iter()), None);
    }
}
