//! Which columns there is room for, and how wide they are.

use std::ops::Range;

use super::order::Column;

/// Between two columns, in points.
const GAP: f32 = 12.0;
/// The words of a quote get at least this much before columns are left out.
const WORDS_MIN: f32 = 180.0;
/// What is left out first where there is no room, one line at a time.
const LEFT_OUT: [&[Column]; 4] = [
    &[Column::Reliability, Column::Relevance],
    &[Column::Note],
    &[Column::Tags],
    &[Column::Claims],
];

/// The columns with where each stands, from the left, for a table of this width.
/// Widths grow with `scale`, the size of text.
pub fn columns_for(width: f32, scale: f32) -> Vec<(Column, Range<f32>)> {
    let mut columns = Column::ALL.to_vec();
    let fixed = |columns: &[Column]| -> f32 {
        let widths = columns.iter().map(|column| width_of(*column, width, scale));
        widths.sum::<f32>() + GAP * (columns.len() as f32 - 1.0)
    };
    for left_out in LEFT_OUT {
        if width - fixed(&columns) >= WORDS_MIN * scale.min(1.2) {
            break;
        }
        columns.retain(|column| !left_out.contains(column));
    }
    let words = (width - fixed(&columns)).max(80.0);
    let mut left = 0.0;
    columns
        .into_iter()
        .map(|column| {
            let width = match column {
                Column::Words => words,
                other => width_of(other, width, scale),
            };
            let at = left..left + width;
            left = at.end + GAP;
            (column, at)
        })
        .collect()
}

/// What a column takes; the words take what is left.
fn width_of(column: Column, width: f32, scale: f32) -> f32 {
    let points = match column {
        Column::Words => 0.0,
        Column::State => 74.0,
        Column::Source => (width * 0.13 / scale).clamp(88.0, 160.0),
        Column::Claims => (width * 0.2 / scale).clamp(130.0, 340.0),
        Column::Tags => 36.0,
        Column::Reliability | Column::Relevance => 56.0,
        Column::Note => 30.0,
    };
    points * scale
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(width: f32, scale: f32) -> Vec<&'static str> {
        let columns = columns_for(width, scale);
        columns.iter().map(|(column, _)| column.name()).collect()
    }

    #[test]
    fn wide_tables_have_every_column_and_narrow_ones_what_matters_most() {
        assert_eq!(names(1400.0, 1.0).len(), Column::ALL.len());
        assert_eq!(names(780.0, 1.0).len(), Column::ALL.len());
        assert!(!names(640.0, 1.0).contains(&"Relevant"));
        assert_eq!(names(360.0, 1.0), ["State", "Quote", "Source"]);
        assert_eq!(names(500.0, 1.5), ["State", "Quote", "Source"]);
    }

    #[test]
    fn columns_follow_each_other_within_the_width() {
        for width in [400.0, 640.0, 820.0, 1200.0, 1600.0] {
            let columns = columns_for(width, 1.0);
            for pair in columns.windows(2) {
                assert!(pair[0].1.end < pair[1].1.start);
            }
            let end = columns.last().map(|(_, at)| at.end).unwrap();
            assert!((end - width).abs() < 0.5, "{width}: {end}");
        }
    }
}
