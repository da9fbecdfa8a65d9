//! Running heads, running feet and page numbers: what stands at the same place on
//! page after page.

use std::collections::BTreeMap;

use super::glyphs::Tag;
use super::lines::Line;
use super::page::{PageLines, Role};

/// How many rows from the top and the bottom of a page are looked at.
const ROWS: usize = 3;
/// How far (points) the same head may move from page to page.
const MOVED_MAX: f32 = 4.0;
/// A head that changes stands this much (sizes of its type) away from the text.
const CLEARANCE: f32 = 1.6;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Edge {
    Top,
    Bottom,
}

/// A line near an edge of its page.
struct Candidate {
    page: usize,
    line: usize,
    edge: Edge,
    /// Distance of the baseline from that edge.
    distance: f32,
    /// Its text with numbers as `#`.
    pattern: String,
    number: Option<i64>,
    /// Whether no text stands close by on the side of the page's middle.
    is_clear: bool,
}

/// Marks what is furniture on all pages; `labels` are those of the pages.
pub(super) fn mark_furniture(pages: &mut [PageLines], labels: &[String]) {
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (page, content) in pages.iter().enumerate() {
        for (line, words) in content.lines.iter().enumerate() {
            if words.tag == Tag::Artifact {
                found.push((page, line));
            }
        }
    }
    let candidates: Vec<Candidate> = pages
        .iter()
        .enumerate()
        .flat_map(|(page, content)| candidates_of(page, content))
        .collect();
    let repeated = repeated(&candidates);
    let places: Vec<(Edge, f32)> = repeated
        .iter()
        .filter_map(|index| candidates.get(*index))
        .map(|candidate| (candidate.edge, candidate.distance))
        .collect();
    found.extend(
        candidates
            .iter()
            .enumerate()
            .filter(|(index, candidate)| {
                let stands_where_others_do = || {
                    let same = |(edge, distance): &&(Edge, f32)| {
                        *edge == candidate.edge && (distance - candidate.distance).abs() < 1.5
                    };
                    candidate.is_clear && places.iter().filter(same).count() >= 2
                };
                let label = labels.get(candidate.page).map_or("", String::as_str);
                repeated.binary_search(index).is_ok()
                    || stands_where_others_do()
                    || is_page_number(candidate, label)
            })
            .map(|(_, candidate)| (candidate.page, candidate.line)),
    );
    for (page, line) in found {
        if let Some(role) = pages
            .get_mut(page)
            .and_then(|page| page.roles.get_mut(line))
        {
            *role = Role::Furniture;
        }
    }
}

fn candidates_of(page: usize, content: &PageLines) -> Vec<Candidate> {
    let Some(turn) = content.lines.first().map(|line| line.turn) else {
        return Vec::new();
    };
    let [_, height] = turn.frame(content.size);
    let mut upright: Vec<(usize, &Line)> = content
        .lines
        .iter()
        .enumerate()
        .filter(|(_, line)| line.turn == turn)
        .collect();
    upright.sort_by(|(_, one), (_, other)| one.y.total_cmp(&other.y));
    let from_top = near_edge(upright.iter(), Edge::Top);
    let from_bottom = near_edge(upright.iter().rev(), Edge::Bottom);
    from_top
        .into_iter()
        .chain(from_bottom)
        .map(|(line, edge, is_clear)| {
            let words = content.lines.get(line);
            let y = words.map_or(0.0, |words| words.y);
            let text = words.map_or("", |words| words.text.as_str());
            let (pattern, number) = pattern_of(text);
            Candidate {
                page,
                line,
                edge,
                distance: if edge == Edge::Top { y } else { height - y },
                pattern,
                number,
                is_clear,
            }
        })
        .collect()
}

/// The lines of the first rows from an edge, with whether they stand clear of the
/// rows after them.
fn near_edge<'line>(
    lines: impl Iterator<Item = &'line (usize, &'line Line)>,
    edge: Edge,
) -> Vec<(usize, Edge, bool)> {
    let mut rows: Vec<(f32, f32, Vec<usize>)> = Vec::new();
    for (index, line) in lines {
        let is_full = rows.len() > ROWS;
        match rows.last_mut() {
            Some((y, size, row)) if (line.y - *y).abs() < 0.5 * *size => row.push(*index),
            _ if is_full => break,
            _ => rows.push((line.y, line.size, vec![*index])),
        }
    }
    let clear: Vec<bool> = rows
        .iter()
        .enumerate()
        .map(|(place, (y, size, _))| {
            rows.get(place + 1).is_none_or(|(next, next_size, _)| {
                (next - y).abs() > CLEARANCE * size.max(*next_size)
            })
        })
        .collect();
    rows.into_iter()
        .zip(clear)
        .take(ROWS)
        .flat_map(|((_, _, row), is_clear)| row.into_iter().map(move |line| (line, edge, is_clear)))
        .collect()
}

/// A text with every number as `#`, and its only number if it has just one.
fn pattern_of(text: &str) -> (String, Option<i64>) {
    let mut pattern = String::new();
    let mut numbers = Vec::new();
    let mut digits = String::new();
    for sign in text.chars().chain([' ']) {
        if sign.is_ascii_digit() {
            digits.push(sign);
            continue;
        }
        if !digits.is_empty() {
            numbers.push(digits.parse().unwrap_or(-1));
            digits.clear();
            pattern.push('#');
        }
        pattern.push(sign);
    }
    let pattern = pattern.trim().to_owned();
    if let Some(number) = roman(&pattern) {
        return ("#".to_owned(), Some(number));
    }
    let number = match numbers.as_slice() {
        [only] => Some(*only),
        _ => None,
    };
    (pattern, number)
}

/// The value of a Roman numeral in small letters that could number a page.
fn roman(text: &str) -> Option<i64> {
    let value = |sign: char| match sign {
        'i' => Some(1),
        'v' => Some(5),
        'x' => Some(10),
        'l' => Some(50),
        'c' => Some(100),
        _ => None,
    };
    let values: Vec<i64> = text.chars().map(value).collect::<Option<_>>()?;
    if values.is_empty() || values.len() > 8 {
        return None;
    }
    let signed = values.iter().enumerate().map(|(place, value)| {
        let is_less = values.get(place + 1).is_some_and(|next| next > value);
        if is_less { -value } else { *value }
    });
    Some(signed.sum())
}

/// The candidates that stand at the same place with the same words, or with page
/// numbers that count on as the pages do.
fn repeated(candidates: &[Candidate]) -> Vec<usize> {
    let mut alike: BTreeMap<(Edge, &str), Vec<usize>> = BTreeMap::new();
    for (index, candidate) in candidates.iter().enumerate() {
        if !candidate.pattern.is_empty() {
            let key = (candidate.edge, candidate.pattern.as_str());
            alike.entry(key).or_default().push(index);
        }
    }
    let mut found: Vec<usize> = Vec::new();
    for group in alike.values() {
        let of = |index: &usize| candidates.get(*index);
        found.extend(group.iter().copied().filter(|index| {
            let Some(this) = of(index) else { return false };
            group.iter().filter_map(of).any(|other| {
                let is_near = (other.distance - this.distance).abs() < MOVED_MAX;
                other.page != this.page && is_near && counts_on(this, other)
            })
        }));
    }
    found.sort_unstable();
    found
}

/// Whether two patterns that are equal are so for a reason: bare numbers have to
/// count as the pages do; words stand for themselves.
fn counts_on(this: &Candidate, other: &Candidate) -> bool {
    let has_words = this
        .pattern
        .chars()
        .filter(|sign| sign.is_alphabetic())
        .count()
        >= 3;
    if has_words && this.number.is_none() {
        return true;
    }
    match (this.number, other.number) {
        (Some(number), Some(other_number)) => {
            let counted = |page: usize| i64::try_from(page).unwrap_or(i64::MAX);
            let pages = counted(this.page) - counted(other.page);
            number.saturating_sub(other_number) == pages || (has_words && number == other_number)
        }
        _ => has_words,
    }
}

/// Whether a lone number at the foot is the page's own: title pages have theirs
/// where no other page has.
fn is_page_number(candidate: &Candidate, label: &str) -> bool {
    let is_bare = matches!(
        candidate.pattern.as_str(),
        "#" | "- # -" | "– # –" | "Page #"
    );
    let counted = i64::try_from(candidate.page + 1).ok();
    let labelled = pattern_of(label).1;
    is_bare
        && candidate.is_clear
        && candidate.edge == Edge::Bottom
        && (candidate.number == counted || (labelled.is_some() && candidate.number == labelled))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_in_both_scripts() {
        assert_eq!(pattern_of("Page 3 of 12"), ("Page # of #".to_owned(), None));
        assert_eq!(pattern_of("– 14 –"), ("– # –".to_owned(), Some(14)));
        assert_eq!(pattern_of("xiv"), ("#".to_owned(), Some(14)));
        assert_eq!(pattern_of("Rivers"), ("Rivers".to_owned(), None));
    }
}
