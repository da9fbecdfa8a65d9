//! Lines: the words of a column that stand on one baseline, written down.

use std::ops::Range;

use super::direction::turn_runs;
use super::glyphs::{Raise, Tag};
use super::turn::Turn;
use super::words::{GAP_MIN, Word, extent, raised};

/// A line of text. Lengths are in points, in the frame of its turn.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) unmapped: Vec<Range<usize>>,
    /// Bytes of `text`, and left, top, right, bottom.
    pub(super) places: Vec<(Range<usize>, [f32; 4])>,
    pub(super) x0: f32,
    pub(super) x1: f32,
    /// The baseline.
    pub(super) y: f32,
    /// The size that most of its letters have.
    pub(super) size: f32,
    pub(super) is_bold: bool,
    pub(super) tag: Tag,
    pub(super) turn: Turn,
    /// Which column of the page it stands in, counted as they are read.
    pub(super) column: usize,
    /// The width of its first word: as much room the line before had to lack.
    pub(super) first_width: f32,
    pub(super) is_right_to_left: bool,
    /// Bytes of `text` where a space is as wide as between the cells of a table.
    pub(super) cells: Vec<usize>,
}

impl Line {
    /// Puts a space after the number that a note begins with where the page has
    /// none, so that the note's first word is one: `1The` is no word.
    pub(super) fn set_mark_apart(&mut self) {
        let digits = self.text.len()
            - self
                .text
                .trim_start_matches(|sign: char| sign.is_ascii_digit())
                .len();
        let rest = self.text.get(digits..).unwrap_or_default();
        if !(1..=3).contains(&digits)
            || !rest.starts_with(|sign: char| sign.is_alphabetic() || "“‘\"'(".contains(sign))
        {
            return;
        }
        if let Some((range, [x0, y0, x1, y1])) = self.places.first().cloned()
            && range.end > digits
        {
            let share = digits as f32 / range.end as f32;
            let middle = x0 + share * (x1 - x0);
            self.places.splice(
                ..1,
                [
                    (0..digits, [x0, y0, middle, y1]),
                    (digits..range.end, [middle, y0, x1, y1]),
                ],
            );
        }
        self.text.insert(digits, ' ');
        for cell in &mut self.cells {
            *cell += usize::from(*cell >= digits);
        }
        let moved = |part: &mut Range<usize>| {
            if part.start >= digits {
                *part = part.start + 1..part.end + 1;
            }
        };
        for (part, _) in &mut self.places {
            moved(part);
        }
        for part in &mut self.unmapped {
            moved(part);
        }
    }

    pub(super) fn chars(&self) -> usize {
        self.text.chars().count()
    }
}

/// Words on one baseline, while they are being gathered.
struct Row {
    y: f32,
    size: f32,
    words: Vec<usize>,
}

/// From which width on a gap before a mark or exponent is a space, in sizes of the
/// line.
const RAISED_GAP_MIN: f32 = 0.25;
/// A space that the file has counts though it has no width, unless what it stands
/// between overlaps by this much, in sizes of the line.
const SPACE_OVERLAP_MAX: f32 = 0.1;
/// From which width on a gap stands between cells, in sizes of the line.
const CELL_GAP_MIN: f32 = 2.0;
/// Characters of a mark or exponent that stands above or below the line.
const RAISED_CHARS_MAX: usize = 8;

/// The lines of one column, from the top down.
pub(super) fn lines_of(words: &[Word], inside: &[usize], turn: Turn, column: usize) -> Vec<Line> {
    let mut rows = rows_of(words, inside);
    rows.sort_by(|one, other| one.y.total_cmp(&other.y));
    rows.iter()
        .filter_map(|row| line_of(words, row, turn, column))
        .collect()
}

/// Large words first, so that marks and exponents find the line they belong to.
fn rows_of(words: &[Word], inside: &[usize]) -> Vec<Row> {
    let mut by_size: Vec<(usize, &Word)> = inside
        .iter()
        .filter_map(|index| words.get(*index).map(|word| (*index, word)))
        .collect();
    // Sizes a hair apart are the same.
    let size_class = |word: &Word| (word.size * 4.0).round();
    by_size.sort_by(|(_, one), (_, other)| {
        size_class(other)
            .total_cmp(&size_class(one))
            .then(one.y.total_cmp(&other.y))
            .then(one.x0.total_cmp(&other.x0))
    });
    // Sorted by height, for looking around a word.
    let mut rows: Vec<Row> = Vec::new();
    for (index, word) in by_size {
        let from = rows.partition_point(|row| row.y < word.y - 2.0 * word.size);
        let near = rows
            .get(from..)
            .unwrap_or_default()
            .iter()
            .take_while(|row| row.y < word.y + 4.0 * word.size)
            .enumerate()
            .filter_map(|(offset, row)| Some((from + offset, fit(words, row, word)?)))
            .min_by(|(_, one), (_, other)| one.total_cmp(other));
        match near.and_then(|(place, _)| rows.get_mut(place)) {
            Some(row) => row.words.push(index),
            None => {
                let at = rows.partition_point(|row| row.y < word.y);
                rows.insert(
                    at,
                    Row {
                        y: word.y,
                        size: word.size,
                        words: vec![index],
                    },
                );
            }
        }
    }
    rows
}

/// How badly a word fits a row; nothing if it does not belong there.
fn fit(words: &[Word], row: &Row, word: &Word) -> Option<f32> {
    let shift = word.y - row.y;
    let is_like = word.size >= 0.8 * row.size && shift.abs() <= 0.2 * row.size;
    let is_level = word.size >= 0.5 * row.size && shift.abs() <= 0.1 * row.size;
    if is_like || is_level {
        return Some(shift.abs());
    }
    let chars = word.chars();
    // Letters of a logo dance on the line, as the E of TeX does.
    let is_dancing = word.size >= 0.8 * row.size && shift.abs() <= 0.4 * row.size && chars <= 2;
    let is_raised = word.size <= 0.9 * row.size
        && word.size >= 0.3 * row.size
        && (-0.65..=0.35).contains(&(shift / row.size))
        && chars <= RAISED_CHARS_MAX;
    let stands_at = |other: &Word| {
        let near = -0.3 * row.size..0.35 * row.size;
        near.contains(&(word.x0 - other.x1)) || near.contains(&(other.x0 - word.x1))
    };
    let touches = || {
        row.words
            .iter()
            .filter_map(|index| words.get(*index))
            .any(stands_at)
    };
    // Words on the baseline come before marks above it.
    ((is_raised || is_dancing) && touches()).then(|| 1000.0 + shift.abs())
}

fn line_of(words: &[Word], row: &Row, turn: Turn, column: usize) -> Option<Line> {
    let mut inside: Vec<&Word> = row
        .words
        .iter()
        .filter_map(|index| words.get(*index))
        .collect();
    inside.sort_by(|one, other| one.x0.total_cmp(&other.x0));
    // Type that is drawn twice to look bold is there once.
    inside.dedup_by(|later, earlier| {
        later.text == earlier.text
            && (later.x0 - earlier.x0).abs() < 0.3 * earlier.size
            && (later.y - earlier.y).abs() < 0.3 * earlier.size
    });
    let size = common_size(&inside)?;
    let y = inside
        .iter()
        .find(|word| (word.size - size).abs() < 0.1 * size)
        .map_or(row.y, |word| word.y);
    let is_right_to_left = put_in_logical_order(&mut inside);
    let gap_min = gap_min(&inside);
    let (x0, x1) = extent(inside.iter().map(|word| (word.x0, word.x1)));

    let mut line = Line {
        text: String::new(),
        unmapped: Vec::new(),
        places: Vec::new(),
        x0,
        x1,
        y,
        size,
        is_bold: false,
        tag: common_tag(&inside),
        turn,
        column,
        first_width: 0.0,
        is_right_to_left,
        cells: Vec::new(),
    };
    let (mut bold, mut all) = (0, 0);
    let mut before: Option<&Word> = None;
    for word in inside {
        let raise = raise_on(word, y, size);
        let gap = before.map_or(0.0, |before| (word.x0 - before.x1).max(before.x0 - word.x1));
        if let Some(before) = before {
            // Words from right to left are drawn in either order.
            let has_space = before.has_space_after
                || word.has_space_before
                || (is_right_to_left && (before.has_space_before || word.has_space_after));
            // A mark may stand off its word a little.
            let is_mark = raise != Raise::Level && word.size < before.size;
            let gap_min = if is_mark {
                RAISED_GAP_MIN * size
            } else {
                gap_min * before.size.min(word.size)
            };
            let is_wide = gap > gap_min;
            if is_wide || (has_space && !is_mark && gap > -SPACE_OVERLAP_MAX * size) {
                if gap > CELL_GAP_MIN * size {
                    line.cells.push(line.text.len());
                }
                line.text.push(' ');
            }
        }
        let start = line.text.len();
        match raise {
            Raise::Level => line.text.push_str(&word.text),
            raise => line
                .text
                .extend(word.text.chars().map(|sign| raised(sign, raise))),
        }
        if raise == Raise::Level {
            let moved = |part: &Range<usize>| start + part.start..start + part.end;
            line.unmapped.extend(word.unmapped.iter().map(moved));
        }
        if line.places.is_empty()
            || line
                .text
                .get(..start)
                .is_some_and(|text| text.ends_with(' '))
        {
            let rect = [word.x0, word.top(), word.x1, word.bottom()];
            line.places.push((start..line.text.len(), rect));
        } else if let Some((range, rect)) = line.places.last_mut() {
            range.end = line.text.len();
            let [x0, y0, x1, y1] = *rect;
            *rect = [
                x0.min(word.x0),
                y0.min(word.top()),
                x1.max(word.x1),
                y1.max(word.bottom()),
            ];
        }
        let chars = word.chars();
        all += chars;
        bold += if word.is_bold { chars } else { 0 };
        before = Some(word);
    }
    line.is_bold = bold * 10 >= all * 9;
    line.first_width = line
        .places
        .first()
        .map_or(0.0, |(_, [x0, _, x1, _])| x1 - x0);
    Some(line)
}

/// The size that most characters have.
fn common_size(inside: &[&Word]) -> Option<f32> {
    let mut sizes: Vec<(f32, usize)> = Vec::new();
    for word in inside {
        let chars = word.chars();
        match sizes
            .iter_mut()
            .find(|(size, _)| (size - word.size).abs() <= 0.06 * word.size)
        {
            Some((_, count)) => *count += chars,
            None => sizes.push((word.size, chars)),
        }
    }
    sizes
        .into_iter()
        .max_by_key(|(_, count)| *count)
        .map(|(size, _)| size)
}

/// What the file says of the whole line.
fn common_tag(inside: &[&Word]) -> Tag {
    let first = inside.first().map_or(Tag::None, |word| word.tag);
    if inside.iter().all(|word| word.tag == first) {
        first
    } else {
        Tag::None
    }
}

/// Whether a word is a mark or exponent above the line, or an index below. Only of
/// digits: raised letters (1ˢᵗ) are read as they are.
fn raise_on(word: &Word, y: f32, size: f32) -> Raise {
    let is_number = word.text.chars().any(|sign| sign.is_ascii_digit())
        && word
            .text
            .chars()
            .all(|sign| sign.is_ascii_digit() || matches!(sign, ',' | '-' | '–' | '−' | '*'));
    let shift = (word.y - y) / size;
    if !is_number || word.size > 0.9 * size {
        Raise::Level
    } else if shift <= -0.15 {
        Raise::Up
    } else if shift >= 0.08 {
        Raise::Down
    } else {
        Raise::Level
    }
}

/// From which width on a gap stands between words, in sizes of the type. In lines
/// that are spaced out (`T I T L E`) that is more than elsewhere.
fn gap_min(inside: &[&Word]) -> f32 {
    let mut gaps: Vec<f32> = inside
        .windows(2)
        .filter_map(|pair| match pair {
            [one, other] => {
                Some((other.x0 - one.x1).max(one.x0 - other.x1) / one.size.min(other.size))
            }
            _ => None,
        })
        .collect();
    let is_single = |word: &&&Word| word.chars() == 1;
    let singles = inside.iter().filter(is_single).count();
    if gaps.len() < 6 || singles * 10 < inside.len() * 9 {
        return GAP_MIN;
    }
    gaps.sort_by(f32::total_cmp);
    let middle = gaps.get(gaps.len() / 2).copied().unwrap_or(0.0);
    GAP_MIN.max(middle * 1.6)
}

/// Puts words in the order in which they are read: from right to left where most
/// letters are of such a script, with numbers and foreign words as they stand.
fn put_in_logical_order(inside: &mut [&Word]) -> bool {
    let letters = |word: &&Word| {
        word.text
            .chars()
            .filter(|sign| sign.is_alphabetic())
            .count()
    };
    let all: usize = inside.iter().map(letters).sum();
    let leftwards: usize = inside
        .iter()
        .filter(|word| word.is_right_to_left())
        .map(letters)
        .sum();
    if leftwards == 0 {
        return false;
    }
    let is_right_to_left = leftwards * 2 > all;
    if is_right_to_left {
        inside.reverse();
    }
    turn_runs(inside, |word| word.is_right_to_left() != is_right_to_left);
    is_right_to_left
}
