//! How wide columns and how high rows are.

use std::ops::Range;

use super::cursor::Column;

/// Widths in points at the normal text size.
const EVIDENCE_LEAST: f32 = 216.0;
/// So much narrower may the evidence be, where everything is seen then.
const YIELDS: f32 = 36.0;
const EVIDENCE_MOST: f32 = 560.0;
const THESIS_LEAST: f32 = 104.0;
const THESIS_MOST: f32 = 156.0;
const TELLS_APART: f32 = 76.0;
const RATING: f32 = 72.0;
/// Where there is room, a rating stands on one line.
const RATING_MOST: f32 = 108.0;

/// Of the names of theses, in points at the normal text size: a letter and three lines.
pub const HEAD_HEIGHT: f32 = 78.0;
/// Of a row whose words take one line, two, or three.
const ROW_HEIGHTS: [f32; 3] = [48.0, 66.0, 84.0];
const HIGHEST_ROW: f32 = ROW_HEIGHTS[2];
/// Of a row of as many lines as there are where there is little room.
pub const LOW_ROW: f32 = ROW_HEIGHTS[1];
/// Where fewer of the highest rows are seen at once, rows have two lines at most.
const FEW_ROWS: f32 = 6.0;
/// Of the sums.
pub const FOOT_HEIGHT: f32 = 48.0;
/// Of the sums where it is said under their name who leads.
pub const TALL_FOOT_HEIGHT: f32 = 52.0;
/// What stands still above and below the rows.
pub const LEAST_ROOM: f32 = HEAD_HEIGHT + TALL_FOOT_HEIGHT;
/// Of a row of what is expected.
pub const ASK_HEIGHT: f32 = 42.0;
/// Between a column's edge and its words.
pub const PADDING: f32 = 12.0;
/// What a letter takes on average. Where it is more, a line ends in an ellipsis.
const LETTER: f32 = 6.8;

/// Where columns stand, from the left edge of the table.
#[derive(Clone, Debug, PartialEq)]
pub struct Columns {
    pub places: Vec<(Column, Range<f32>)>,
    pub width: f32,
}

impl Columns {
    /// For so many theses, in a place of this width. Widths grow with `scale`, the size
    /// of text. What does not fit is scrolled to.
    pub fn new(available: f32, theses: usize, scale: f32) -> Self {
        let count = theses.max(1) as f32;
        let fixed = (TELLS_APART + 2.0 * RATING) * scale;
        // Cells have to be seen beside the frozen column.
        let evidence_least = (EVIDENCE_LEAST * scale).min((available * 0.45).max(120.0));
        // A little is taken from the evidence rather than scrolled to.
        let others = (THESIS_LEAST * count) * scale + fixed;
        let lacking = evidence_least + others - available;
        let evidence_least = match lacking > 0.0 && lacking <= YIELDS * scale {
            true => evidence_least - lacking,
            false => evidence_least,
        };
        let spare = available - evidence_least - (THESIS_LEAST * count) * scale - fixed;
        let for_theses = (spare.max(0.0) * 0.4 / count).min((THESIS_MOST - THESIS_LEAST) * scale);
        let thesis = THESIS_LEAST * scale + for_theses;
        let evidence = (evidence_least + spare.max(0.0) - for_theses * count)
            .min((EVIDENCE_MOST * scale).max(evidence_least));
        let left_over = (evidence_least + spare.max(0.0) - for_theses * count - evidence).max(0.0);
        let rating = RATING * scale + (left_over / 2.0).min((RATING_MOST - RATING) * scale);
        let mut left = 0.0;
        let places = (0..Column::count(theses)).map(|place| {
            let column = Column::at(place, theses);
            let width = match column {
                Column::Evidence => evidence,
                Column::Thesis(_) => thesis,
                Column::TellsApart => TELLS_APART * scale,
                Column::Credible | Column::Relevant => rating,
            };
            let at = left..left + width;
            left = at.end;
            (column, at)
        });
        let places = places.collect();
        Self {
            places,
            width: left,
        }
    }

    /// The least width at which nothing has to be scrolled to.
    pub fn least_width(theses: usize, scale: f32) -> f32 {
        (EVIDENCE_LEAST + THESIS_LEAST * theses as f32 + TELLS_APART + 2.0 * RATING) * scale
    }

    pub fn of(&self, column: Column) -> Range<f32> {
        (self.places.iter())
            .find(|(it, _)| *it == column)
            .map_or(0.0..0.0, |(_, at)| at.clone())
    }

    /// Of the column that stays where it is.
    pub fn frozen(&self) -> f32 {
        self.of(Column::Evidence).end
    }
}

/// Where rows begin, from the top of the first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rows {
    /// One more than there are rows: the last is where they end.
    tops: Vec<f32>,
}

/// How many lines of words a row may have, where all rows together have so much room on
/// the screen: where that is little, rows are kept low so that several are seen.
pub fn most_lines(height: f32, scale: f32) -> usize {
    match height < FEW_ROWS * HIGHEST_ROW * scale {
        true => ROW_HEIGHTS.len() - 1,
        false => ROW_HEIGHTS.len(),
    }
}

impl Rows {
    /// For rows whose words have so many letters, in so many lines at most.
    pub fn new(
        letters: impl Iterator<Item = usize>,
        width: f32,
        most_lines: usize,
        scale: f32,
    ) -> Self {
        let in_line = ((width / scale - 2.0 * PADDING) / LETTER).max(8.0) as usize;
        let mut tops = vec![0.0];
        let mut top = 0.0;
        for letters in letters {
            let lines = letters
                .div_ceil(in_line)
                .clamp(1, most_lines.clamp(1, ROW_HEIGHTS.len()));
            top += scale * ROW_HEIGHTS.get(lines - 1).copied().unwrap_or_default();
            tops.push(top);
        }
        Self { tops }
    }

    pub fn height(&self) -> f32 {
        self.tops.last().copied().unwrap_or_default()
    }

    /// From where to where a row reaches.
    pub fn of(&self, row: usize) -> Option<Range<f32>> {
        Some(*self.tops.get(row)?..*self.tops.get(row + 1)?)
    }

    /// Rows that can be seen between these heights.
    pub fn within(&self, top: f32, bottom: f32) -> Range<usize> {
        let count = self.tops.len().saturating_sub(1);
        let first = self.tops.partition_point(|it| *it <= top).saturating_sub(1);
        let last = self.tops.partition_point(|it| *it < bottom);
        first.min(count)..last.min(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_follow_each_other_and_fill_what_there_is_up_to_a_measure() {
        for (available, theses, scale) in [
            (830.0, 4, 1.0),
            (1314.0, 4, 1.0),
            (674.0, 4, 1.5),
            (400.0, 8, 1.0),
            (2000.0, 2, 1.2),
        ] {
            let columns = Columns::new(available, theses, scale);
            for pair in columns.places.windows(2) {
                assert_eq!(pair[0].1.end, pair[1].1.start);
            }
            assert_eq!(columns.places.len(), Column::count(theses));
            let is_narrow = columns.width > available + 0.5;
            let needs_more = Columns::least_width(theses, scale) > available;
            assert!(!is_narrow || needs_more, "{available} {theses}");
            assert!(columns.frozen() < available * 0.75);
        }
    }

    #[test]
    fn ratings_get_what_room_the_evidence_does_not_need() {
        let rating = |available: f32| {
            let columns = Columns::new(available, 4, 1.0);
            let at = columns.of(Column::Credible);
            let other = columns.of(Column::Relevant);
            assert!((at.end - at.start - (other.end - other.start)).abs() < 0.01);
            assert!(columns.width <= available + 0.5);
            at.end - at.start
        };
        assert_eq!(rating(1300.0), RATING);
        assert!(rating(1440.0) > RATING);
        assert_eq!(rating(1900.0), RATING_MOST);
    }

    #[test]
    fn long_words_get_more_room_up_to_three_lines() {
        let height = |letters: usize| Rows::new([letters].into_iter(), 300.0, 3, 1.0).height();
        assert_eq!([10, 70, 110, 900].map(height), [48.0, 66.0, 84.0, 84.0]);
    }

    #[test]
    fn where_few_rows_would_be_seen_they_are_kept_low() {
        assert_eq!(
            [300.0, 503.0, 505.0, 900.0].map(|it| most_lines(it, 1.0)),
            [2, 2, 3, 3]
        );
        assert_eq!(most_lines(700.0, 1.5), 2);
        let letters = [900; 6].into_iter();
        assert!(Rows::new(letters, 216.0, most_lines(400.0, 1.0), 1.0).height() <= 400.0);
    }

    #[test]
    fn the_evidence_yields_a_little_so_that_nothing_has_to_be_scrolled_to() {
        let least = Columns::least_width(4, 1.5);
        assert_eq!(Columns::new(least - 30.0, 4, 1.5).width, least - 30.0);
        assert!(Columns::new(least - 90.0, 4, 1.5).width > least - 60.0);
    }

    #[test]
    fn rows_are_found_by_where_they_stand() {
        let rows = Rows::new([10, 70, 10].into_iter(), 300.0, 3, 1.0);
        assert_eq!(rows.of(0), Some(0.0..48.0));
        assert_eq!(rows.of(1), Some(48.0..114.0));
        assert_eq!(rows.of(2), Some(114.0..162.0));
        assert_eq!(rows.of(3), None);
        assert_eq!(rows.height(), 162.0);
        assert_eq!(rows.within(0.0, 162.0), 0..3);
        assert_eq!(rows.within(48.0, 50.0), 1..2);
        assert_eq!(rows.within(113.0, 115.0), 1..3);
        assert_eq!(rows.within(500.0, 600.0), 3..3);
        assert_eq!(Rows::default().within(0.0, 100.0), 0..0);
    }
}
