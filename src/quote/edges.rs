//! Where a place that was found with errors begins and ends.
//!
//! The table of errors gives an end and a number; where words were altered, many
//! beginnings are as good. A place begins and ends with whole words, if one can
//! choose where the text that was stored around the quote does.

use std::ops::Range;

use super::boundary::is_inside_word;
use super::myers::{Pattern, edit_distance};

/// Bytes of stored context that an edge has to touch to be taken for the edge.
const TOUCH: usize = 12;

/// The words looked for, and what was stored around them, all in folded form.
pub(super) struct Wanted<'a> {
    pub(super) words: &'a str,
    pub(super) before: &'a str,
    pub(super) after: &'a str,
    forward: Pattern,
    backward: Pattern,
}

impl<'a> Wanted<'a> {
    pub(super) fn new(words: &'a str, before: &'a str, after: &'a str) -> Self {
        Self {
            words,
            before,
            after,
            forward: Pattern::new(words.as_bytes(), false),
            backward: Pattern::new(words.as_bytes(), true),
        }
    }

    pub(super) fn pattern(&self) -> &Pattern {
        &self.forward
    }

    /// The place in `key` that ends at about `end` with about `errors` errors,
    /// with the errors it has by whole words.
    pub(super) fn place_ending(
        &self,
        key: &str,
        end: usize,
        errors: usize,
    ) -> Option<(Range<usize>, usize)> {
        let end = key.floor_char_boundary(end.min(key.len()));
        let slack = errors + WORD_MAX;
        let first = key.floor_char_boundary(end.saturating_sub(self.words.len() + slack));
        let window = key.get(first..end)?;
        let reversed: Vec<u8> = window.bytes().rev().collect();
        let distances = self.backward.distances(&reversed);
        let start = best_edge(
            key,
            (first..=end).rev(),
            |at| starts_word(key, at),
            |at| distances.get(end - at).copied(),
            |at| ends_in(key.get(..at).unwrap_or_default(), self.before),
            errors,
        )?;
        let last = key.floor_char_boundary((start + self.words.len() + slack).min(key.len()));
        let distances = self
            .forward
            .distances(key.as_bytes().get(start..last).unwrap_or_default());
        let end = best_edge(
            key,
            start + 1..=last,
            |at| ends_word(key, at),
            |at| distances.get(at - start).copied(),
            |at| starts_with(key.get(at..).unwrap_or_default(), self.after),
            errors,
        )?;
        let errors = distances.get(end - start).copied()?;
        (start < end).then_some((start..end, errors))
    }

    /// The place in `key` between two edges that were led to by the context, each
    /// some letters off, with its errors.
    pub(super) fn place_between(
        &self,
        key: &str,
        about: &Range<usize>,
    ) -> Option<(Range<usize>, usize)> {
        let nearest =
            |at: usize, is_edge: &dyn Fn(usize) -> bool, touches: &dyn Fn(usize) -> bool| {
                let around = at.saturating_sub(NEAR)..=(at + NEAR).min(key.len());
                let mut edges: Vec<usize> = around.filter(|at| is_edge(*at)).collect();
                edges.sort_by_key(|edge| (!touches(*edge), edge.abs_diff(at)));
                edges.first().copied()
            };
        let start = nearest(about.start, &|at| starts_word(key, at), &|at| {
            ends_in(key.get(..at).unwrap_or_default(), self.before)
        })?;
        let end = nearest(about.end, &|at| ends_word(key, at), &|at| {
            starts_with(key.get(at..).unwrap_or_default(), self.after)
        })?;
        let place = key.get(start..end).filter(|place| !place.is_empty())?;
        let errors = edit_distance(self.words.as_bytes(), place.as_bytes());
        Some((start..end, errors))
    }
}

/// Bytes of a word that may stand in place of another.
const WORD_MAX: usize = 24;
/// Bytes that an edge may be off.
const NEAR: usize = 16;

/// The edge with the fewest errors; or one that touches the stored context, if
/// that has not many more.
fn best_edge(
    key: &str,
    places: impl Iterator<Item = usize>,
    is_edge: impl Fn(usize) -> bool,
    errors_at: impl Fn(usize) -> Option<usize>,
    touches: impl Fn(usize) -> bool,
    errors: usize,
) -> Option<usize> {
    let mut edges: Vec<(usize, usize)> = places
        .filter(|at| key.is_char_boundary(*at))
        .filter_map(|at| Some((errors_at(at)?, at)))
        .collect();
    // Whether a word ends there is asked only where it may matter.
    let worth = edges.iter().map(|(errors, _)| *errors).min()? + 2 * WORD_MAX;
    edges.retain(|(errors, at)| *errors <= worth && is_edge(*at));
    let (least, best) = *edges.iter().min_by_key(|(errors, _)| *errors)?;
    let tolerated = least.max(errors) + WORD_MAX;
    let touching = edges
        .iter()
        .filter(|(errors, at)| *errors <= tolerated && touches(*at))
        .min_by_key(|(errors, _)| *errors);
    Some(touching.map_or(best, |(_, at)| *at))
}

/// Whether `text` ends in what was stored before the quote, white space aside.
fn ends_in(text: &str, before: &str) -> bool {
    let tail = before
        .get(before.ceil_char_boundary(before.len().saturating_sub(TOUCH))..)
        .unwrap_or_default();
    tail.len() + 3 >= TOUCH && text.trim_end().ends_with(tail)
}

fn starts_with(text: &str, after: &str) -> bool {
    let head = after
        .get(..after.floor_char_boundary(TOUCH.min(after.len())))
        .unwrap_or_default();
    head.len() + 3 >= TOUCH && text.trim_start().starts_with(head)
}

/// Whether a word or sign begins at `at`.
fn starts_word(key: &str, at: usize) -> bool {
    let after = key.get(at..).and_then(|after| after.chars().next());
    after.is_some_and(|after| !after.is_whitespace()) && !is_inside_word(key, at)
}

/// Whether a word or sign ends at `at`.
fn ends_word(key: &str, at: usize) -> bool {
    let before = key.get(..at).and_then(|before| before.chars().next_back());
    before.is_some_and(|before| !before.is_whitespace()) && !is_inside_word(key, at)
}

/// How alike the text before and after a place is to what was stored, 0 to 1
/// each: one less the errors by length, counted from the edge that touches the
/// quote. A side too short to tell counts only where the text ends there too.
pub(super) fn context_likeness(wanted: &Wanted<'_>, key: &str, place: &Range<usize>) -> (f64, f64) {
    let before = key.get(..place.start).unwrap_or_default().trim_end();
    let after = key.get(place.end..).unwrap_or_default().trim_start();
    let reach = |stored: &str| stored.len().min(CONTEXT_MAX) * 5 / 4 + 4;
    let stored_before: Vec<u8> = wanted.before.bytes().rev().take(CONTEXT_MAX).collect();
    let found_before: Vec<u8> = before.bytes().rev().take(reach(wanted.before)).collect();
    let stored_after: Vec<u8> = wanted.after.bytes().take(CONTEXT_MAX).collect();
    let found_after: Vec<u8> = after.bytes().take(reach(wanted.after)).collect();
    (
        side_likeness(&stored_before, &found_before),
        side_likeness(&stored_after, &found_after),
    )
}

/// Bytes of context compared on each side.
const CONTEXT_MAX: usize = 64;
/// Fewer bytes than this tell nothing.
const TELLING_MIN: usize = 8;

fn side_likeness(stored: &[u8], found: &[u8]) -> f64 {
    if stored.len() < TELLING_MIN && found.len() > stored.len() {
        return 0.0;
    }
    if stored.is_empty() {
        return 1.0;
    }
    let distances = Pattern::new(stored, false).distances(found);
    let least = distances.into_iter().min().unwrap_or(stored.len());
    1.0 - (least.min(stored.len()) as f64) / (stored.len() as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(text: &str, words: &str, before: &str, after: &str) -> String {
        let wanted = Wanted::new(words, before, after);
        let mut best = None;
        wanted
            .pattern()
            .ends(text.as_bytes(), words.len() / 2, |end| {
                if best.is_none_or(|best: super::super::myers::End| end.errors < best.errors) {
                    best = Some(end);
                }
            });
        let best = best.unwrap();
        let (range, _) = wanted.place_ending(text, best.end, best.errors).unwrap();
        text[range].to_owned()
    }

    const TEXT: &str = "They met in Doha. In the end Islamabad sees that the border was shut for good. Then they left.";

    #[test]
    fn place_has_whole_words() {
        assert_eq!(
            place(TEXT, "Pakistan sees that the border was closed", "", ""),
            "Islamabad sees that the border was shut"
        );
        assert_eq!(
            place(TEXT, "sees that a border was", "", ""),
            "sees that the border was"
        );
    }

    #[test]
    fn stored_context_says_where_it_begins_and_ends() {
        assert_eq!(
            place(
                TEXT,
                "it sees that the border was closed at last",
                "in Doha. In the end",
                "Then they left."
            ),
            "Islamabad sees that the border was shut for good."
        );
    }

    #[test]
    fn context_is_compared_from_the_edge_on() {
        let likeness = |before: &str, after: &str| {
            let wanted = Wanted::new("border", before, after);
            let at = TEXT.find("border").unwrap();
            context_likeness(&wanted, TEXT, &(at..at + 6))
        };
        assert_eq!(
            likeness("Islamabad sees that the", "was shut for good."),
            (1.0, 1.0)
        );
        let (before, after) = likeness("Islamabad says that the", "nothing of this sort at all");
        assert!(before > 0.85 && after < 0.5, "{before} {after}");
        assert_eq!(likeness("", "the"), (0.0, 0.0));
    }
}
