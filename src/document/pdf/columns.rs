//! Columns: the empty strips between them, and what is read after what.
//!
//! A strip between columns is where, in row after row, one word ends and the next
//! one begins further right than a space would put it, always at the same place.
//! LineGroup that run across a strip (headings, wide tables) divide the page into
//! bands; in each band the left side is read before the right one, and each side
//! may have strips of its own. The idea is that of recursive cuts (Nagy and Seth
//! 1984), with cuts that need not be empty from edge to edge.

use super::words::Word;

/// A gap counts from this width on, in sizes of the type. Columns stand at least
/// one size apart in all but the narrowest settings.
const GAP_MIN: f32 = 0.7;
/// How many rows have to share a gap.
const ROWS_MIN: usize = 3;
/// Characters that a row of a column has on average. Cells of tables, page numbers
/// of a table of contents and marks of lists have fewer.
const ROW_CHARS_MIN: usize = 12;
/// How often columns are looked for inside columns.
const DEPTH_MAX: usize = 12;
/// How many strips are tried before there is none.
const TRIES: usize = 4;

/// The words (by index) of each column or part of one, in the order in which they
/// are read.
pub(super) fn columns_of(words: &[Word]) -> Vec<Vec<usize>> {
    let mut found = Vec::new();
    let all = by_height(words, (0..words.len()).collect());
    divide(words, all, 0, &mut found);
    found
}

fn by_height(words: &[Word], mut indices: Vec<usize>) -> Vec<usize> {
    let key = |index: &usize| {
        words
            .get(*index)
            .map_or((0.0, 0.0), |word| (word.y, word.x0))
    };
    indices.sort_by(|one, other| {
        let ((y, x), (other_y, other_x)) = (key(one), key(other));
        y.total_cmp(&other_y).then(x.total_cmp(&other_x))
    });
    indices
}

/// A part of a page.
enum Part {
    Across(Vec<usize>),
    Divided(Vec<usize>, Vec<usize>),
}

/// Divides `indices`, which are sorted by height.
fn divide(words: &[Word], indices: Vec<usize>, depth: usize, found: &mut Vec<Vec<usize>>) {
    let parts = if depth < DEPTH_MAX {
        parts_of(words, &indices)
    } else {
        None
    };
    let Some(parts) = parts else {
        if !indices.is_empty() {
            found.push(indices);
        }
        return;
    };
    for part in parts {
        match part {
            Part::Across(inside) => divide(words, inside, depth + 1, found),
            Part::Divided(left, right) => {
                divide(words, left, depth + 1, found);
                divide(words, right, depth + 1, found);
            }
        }
    }
}

/// The space between a word and the one to its right.
#[derive(Clone, Copy)]
struct Gap {
    left: f32,
    right: f32,
    y: f32,
}

fn parts_of(words: &[Word], indices: &[usize]) -> Option<Vec<Part>> {
    let mut gaps = gaps_of(words, indices);
    for _ in 0..TRIES {
        let (at, rows) = most_shared(&gaps)?;
        if rows < ROWS_MIN {
            return None;
        }
        if let Some(parts) = parts_at(words, indices, &gaps, at) {
            return Some(parts);
        }
        gaps.retain(|gap| !(gap.left < at && at < gap.right));
    }
    None
}

fn gaps_of(words: &[Word], indices: &[usize]) -> Vec<Gap> {
    let sorted: Vec<&Word> = indices
        .iter()
        .filter_map(|index| words.get(*index))
        .collect();
    let mut gaps = Vec::new();
    for (place, word) in sorted.iter().enumerate() {
        let reach = 1.2 * word.size;
        let above = sorted.get(..place).unwrap_or_default().iter().rev();
        let below = sorted.get(place + 1..).unwrap_or_default().iter();
        let next = above
            .take_while(|other| word.y - other.y < reach)
            .chain(below.take_while(|other| other.y - word.y < reach))
            .filter(|other| other.x1 > word.x1 && shares_row(word, other))
            .map(|other| other.x0)
            .fold(f32::MAX, f32::min);
        if next < f32::MAX && next - word.x1 >= GAP_MIN * word.size {
            gaps.push(Gap {
                left: word.x1,
                right: next,
                y: word.y,
            });
        }
    }
    gaps
}

/// Whether two words stand beside each other, at least by half.
fn shares_row(one: &Word, other: &Word) -> bool {
    let shared = one.bottom().min(other.bottom()) - one.top().max(other.top());
    shared >= 0.5 * (one.bottom() - one.top()).min(other.bottom() - other.top())
}

/// Where most gaps lie one below the other, and how many do.
fn most_shared(gaps: &[Gap]) -> Option<(f32, usize)> {
    let mut edges: Vec<(f32, bool)> = gaps
        .iter()
        .flat_map(|gap| [(gap.left, true), (gap.right, false)])
        .collect();
    // What ends somewhere ends before the next one starts there.
    edges.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1)));
    let (mut open, mut best, mut best_at) = (0_usize, 0, None);
    for (place, (x, starts)) in edges.iter().enumerate() {
        open = if *starts {
            open + 1
        } else {
            open.saturating_sub(1)
        };
        if open > best {
            best = open;
            let until = edges.get(place + 1).map_or(*x, |(until, _)| *until);
            best_at = Some(f32::midpoint(*x, until));
        }
    }
    best_at.map(|at| (at, best))
}

/// The page cut at `at`, if what stands there are columns.
fn parts_at(words: &[Word], indices: &[usize], gaps: &[Gap], at: f32) -> Option<Vec<Part>> {
    let word = |index: &usize| words.get(*index);
    let sharing: Vec<f32> = gaps
        .iter()
        .filter(|gap| gap.left < at && at < gap.right)
        .map(|gap| gap.y)
        .collect();
    let across: Vec<&Word> = indices
        .iter()
        .filter_map(word)
        .filter(|word| word.x0 < at && at < word.x1)
        .collect();
    let rows_across = rows(across.iter().map(|word| (word.y, word.size)));
    let is_page_wide = sharing.len() >= rows_across;

    // Stretches from top to bottom that lie across or do not.
    let mut stretches: Vec<(bool, Vec<usize>)> = Vec::new();
    let mut first_across = 0;
    for index in indices {
        let Some(this) = word(index) else { continue };
        while across
            .get(first_across)
            .is_some_and(|other| other.y + 2.0 * other.size.max(this.size) < this.y)
        {
            first_across += 1;
        }
        let lies_across = across
            .get(first_across..)
            .unwrap_or_default()
            .iter()
            .take_while(|other| other.y - 2.0 * other.size.max(this.size) < this.y)
            .any(|other| shares_row(this, other) && (this.y - other.y).abs() < 0.4 * this.size);
        match stretches.last_mut() {
            Some((across, inside)) if *across == lies_across => inside.push(*index),
            _ => stretches.push((lies_across, vec![*index])),
        }
    }

    let mut parts: Vec<Part> = Vec::new();
    let mut is_divided = false;
    for (lies_across, inside) in stretches {
        let sides = (!lies_across)
            .then(|| sides_of(words, &inside, at, &sharing, is_page_wide))
            .flatten();
        match (sides, parts.last_mut()) {
            (Some((left, right)), _) => {
                is_divided = true;
                parts.push(Part::Divided(left, right));
            }
            (None, Some(Part::Across(before))) => before.extend(inside),
            (None, _) => parts.push(Part::Across(inside)),
        }
    }
    is_divided.then_some(parts)
}

/// What stands left and right of `at`, if both are columns.
fn sides_of(
    words: &[Word],
    inside: &[usize],
    at: f32,
    sharing: &[f32],
    is_page_wide: bool,
) -> Option<(Vec<usize>, Vec<usize>)> {
    let word = |index: &usize| words.get(*index);
    let (left, right): (Vec<usize>, Vec<usize>) = inside
        .iter()
        .partition(|index| word(index).is_some_and(|word| word.x1 <= at));
    let top = inside.first().and_then(word)?.y;
    let bottom = inside.last().and_then(word)?.y;
    let shared: Vec<f32> = sharing
        .iter()
        .copied()
        .filter(|y| (top..=bottom).contains(y))
        .collect();
    let first = shared.iter().copied().fold(f32::MAX, f32::min);
    let last = shared.iter().copied().fold(f32::MIN, f32::max);
    let rows_min = if is_page_wide { 1 } else { ROWS_MIN };
    let is_column = |side: &[usize]| {
        let beside: Vec<&Word> = side
            .iter()
            .filter_map(word)
            .filter(|word| (first - word.size..=last + word.size).contains(&word.y))
            .collect();
        let rows = rows(beside.iter().map(|word| (word.y, word.size)));
        let chars: usize = beside.iter().map(|word| word.text.chars().count()).sum();
        chars >= ROW_CHARS_MIN * rows.max(1)
    };
    (shared.len() >= rows_min && is_column(&left) && is_column(&right)).then_some((left, right))
}

/// How many rows words with these baselines and sizes (from the top down) make.
fn rows(words: impl Iterator<Item = (f32, f32)>) -> usize {
    let mut count = 0;
    let mut last = f32::MIN;
    for (y, size) in words {
        if y - last > 0.5 * size {
            count += 1;
            last = y;
        }
    }
    count
}
