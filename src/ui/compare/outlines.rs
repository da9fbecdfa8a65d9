//! The cases side by side: what is folded, where the keyboard is, how high rows are.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::model::Id;

use super::choice::Seat;
use super::finder::Found;
use super::outline::{Case, Row};

/// Where the keyboard is: a line of a column; the thesis is line 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    pub column: usize,
    pub line: usize,
}

/// The rows of one column, with their heights as far as they are known.
#[derive(Debug, Default)]
pub struct Shown {
    pub rows: Vec<Row>,
    pub heights: Vec<f32>,
    /// The width that the heights are for, and the size of text.
    pub measured_for: (f32, f32),
}

impl Shown {
    #[must_use]
    pub fn height(&self) -> f32 {
        self.heights.iter().sum()
    }

    /// The rows that reach into a stretch of the column, and where the first begins.
    #[must_use]
    pub fn between(&self, top: f32, bottom: f32) -> (Range<usize>, f32) {
        let (mut y, mut first, mut first_y) = (0.0, self.heights.len(), 0.0);
        for (row, height) in self.heights.iter().enumerate() {
            if y >= bottom {
                return (first..row, first_y);
            }
            if first == self.heights.len() && y + height > top {
                (first, first_y) = (row, y);
            }
            y += height;
        }
        (first..self.heights.len(), first_y)
    }

    /// From where to where the row with that line stands.
    #[must_use]
    pub fn span_of(&self, line: usize) -> Option<Range<f32>> {
        let row = self.row_of(line)?;
        let top: f32 = self.heights.get(..row)?.iter().sum();
        Some(top..top + self.heights.get(row)?)
    }

    fn row_of(&self, line: usize) -> Option<usize> {
        self.rows.iter().position(|row| row.lines().contains(&line))
    }

    /// The lines that can be seen by scrolling, top to bottom; the thesis first.
    fn stops(&self) -> Vec<usize> {
        let lines = self.rows.iter().flat_map(|row| row.lines());
        std::iter::once(0).chain(lines).collect()
    }

    /// The line nearest to a height in the column.
    fn line_at(&self, wanted: f32) -> usize {
        let mut top = 0.0;
        let mut best = (f32::INFINITY, 0);
        for (row, height) in self.rows.iter().zip(&self.heights) {
            let off = (top - wanted).abs();
            if let Some(line) = row.lines().next()
                && off < best.0
            {
                best = (off, line);
            }
            top += height;
        }
        best.1
    }
}

/// Folding, rows and keyboard of all columns.
#[derive(Debug, Default)]
pub struct Outlines {
    folded: BTreeSet<(Seat, Id)>,
    /// Rises whenever something is folded or unfolded.
    folds: u64,
    pub shown: Vec<Shown>,
    shown_for: Option<(u64, u64, Vec<Seat>)>,
    pub cursor: Option<Cursor>,
    /// The record at the cursor, to find it again when lines have moved.
    cursor_on: Option<(Seat, Id)>,
    /// The line to bring into view, with how often that was tried.
    pub scroll_to: Option<(Cursor, u8)>,
}

impl Outlines {
    /// Makes the rows anew where something else is found or folded.
    pub fn update(&mut self, found: &Found, generation: u64, seats: &[Seat]) {
        let request = (generation, self.folds, seats.to_vec());
        if self.shown_for.as_ref() == Some(&request) {
            return;
        }
        let folded = &self.folded;
        self.shown = (found.cases.iter().zip(seats))
            .map(|(case, seat)| Shown {
                rows: case.rows(|id| folded.contains(&(*seat, id))),
                ..Shown::default()
            })
            .collect();
        self.shown_for = Some(request);
        self.keep_cursor(found, seats);
    }

    fn keep_cursor(&mut self, found: &Found, seats: &[Seat]) {
        let Some((seat, id)) = self.cursor_on else {
            return;
        };
        let column = seats.iter().position(|other| *other == seat);
        self.cursor = column.and_then(|column| {
            let case = found.cases.get(column)?;
            let line = self.cursor.map(|cursor| cursor.line);
            let is_there = |line: &usize| case.lines.get(*line).is_some_and(|it| it.id == id);
            let line = line.filter(is_there).or_else(|| case.line_of(id))?;
            Some(Cursor { column, line })
        });
        if self.cursor.is_none() {
            self.cursor_on = None;
        }
    }

    #[must_use]
    pub fn is_folded(&self, seat: Seat, id: Id) -> bool {
        self.folded.contains(&(seat, id))
    }

    pub fn toggle_fold(&mut self, seat: Seat, case: &Case, line: usize) {
        if let Some(id) = case.lines.get(line).map(|line| line.id)
            && case.has_below(line)
        {
            let key = (seat, id);
            if !self.folded.remove(&key) {
                self.folded.insert(key);
            }
            self.folds += 1;
        }
    }

    /// Unfolds whatever hides a line.
    pub fn uncover(&mut self, seat: Seat, case: &Case, line: usize) {
        for above in case.above(line) {
            if let Some(above) = case.lines.get(above)
                && self.folded.remove(&(seat, above.id))
            {
                self.folds += 1;
            }
        }
    }

    /// Puts the keyboard on a line.
    pub fn go_to(&mut self, cursor: Cursor, found: &Found, seats: &[Seat]) {
        let seat = seats.get(cursor.column).copied();
        let case = found.cases.get(cursor.column);
        let line = case.and_then(|case| case.lines.get(cursor.line));
        if let (Some(seat), Some(line)) = (seat, line) {
            self.cursor = Some(cursor);
            self.cursor_on = Some((seat, line.id));
        }
    }

    /// Moves up or down among the lines that are shown, or to the next column.
    #[must_use]
    pub fn stepped(&self, step: Step) -> Option<Cursor> {
        let first = Cursor { column: 0, line: 0 };
        let Some(cursor) = self.cursor else {
            return (!self.shown.is_empty()).then_some(first);
        };
        let shown = self.shown.get(cursor.column)?;
        let (stops, last) = (shown.stops(), self.shown.len() - 1);
        let at = stops.iter().position(|line| *line == cursor.line);
        let at = at.unwrap_or_default();
        let to = match step {
            Step::Lines(by) => at.saturating_add_signed(by),
            Step::First => 0,
            Step::Last => stops.len() - 1,
            Step::Columns(by) => {
                let column = cursor.column.saturating_add_signed(by).min(last);
                let next = self.shown.get(column)?;
                let line = match shown.span_of(cursor.line) {
                    Some(span) if cursor.line > 0 => next.line_at(span.start),
                    _ => 0,
                };
                return Some(match column == cursor.column {
                    true => cursor,
                    false => Cursor { column, line },
                });
            }
        };
        let line = *stops.get(to.min(stops.len() - 1))?;
        Some(Cursor { line, ..cursor })
    }
}

/// A way to move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Lines(isize),
    Columns(isize),
    First,
    Last,
}
