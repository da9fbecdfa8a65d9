//! Where something like the words of a quote stands in a folded text.
//!
//! Four ways, from the quickest on; each proposes places with the number of
//! letters that differ, and whoever asks decides what they are worth.

use std::ops::Range;

use aho_corasick::{AhoCorasick, MatchKind};

use super::myers::{End, Pattern};

/// Hits of pieces at most; a text with more of them is gone through whole.
const HITS_MAX: usize = 20_000;
/// Places at most that one way proposes, those with the fewest errors.
const PLACES_MAX: usize = 256;
/// Bytes of a quote that is looked for in every place of a text.
const EVERYWHERE_MAX: usize = 8_192;

/// A place where something near stands: the end of it in bytes of the key.
pub(super) type Ends = Vec<End>;

/// Places in `key` with at most `errors_max` errors, by this rule: of
/// `errors_max + 1` pieces of the pattern at least one stands there unchanged.
/// All such places, but for texts that repeat themselves without end.
pub(super) fn by_pieces(key: &str, words: &str, pattern: &Pattern, errors_max: usize) -> Ends {
    let bytes = words.as_bytes();
    let pieces = pieces(bytes, errors_max + 1);
    let built = AhoCorasick::builder()
        .match_kind(MatchKind::Standard)
        .build(
            pieces
                .iter()
                .map(|piece| bytes.get(piece.clone()).unwrap_or_default()),
        );
    let Ok(searcher) = built else {
        return Ends::new();
    };
    let mut windows: Vec<Range<usize>> = Vec::new();
    for hit in searcher.find_overlapping_iter(key).take(HITS_MAX + 1) {
        let offset = pieces
            .get(hit.pattern().as_usize())
            .map_or(0, |piece| piece.start);
        let start = hit.start().saturating_sub(offset + errors_max);
        let end = (hit.start() + bytes.len() + errors_max).saturating_sub(offset);
        windows.push(start..end.min(key.len()));
    }
    if windows.len() > HITS_MAX {
        return everywhere(key, pattern, errors_max);
    }
    windows.sort_by_key(|window| window.start);
    let mut groups = Groups::new(pattern.len());
    let mut windows = windows.into_iter().peekable();
    while let Some(mut window) = windows.next() {
        while let Some(next) = windows.next_if(|next| next.start <= window.end) {
            window.end = window.end.max(next.end);
        }
        groups.look_in(key, &window, pattern, errors_max);
    }
    groups.finished()
}

/// `bytes` in `count` pieces of about the same length, without empty ones.
fn pieces(bytes: &[u8], count: usize) -> Vec<Range<usize>> {
    let at = |number: usize| bytes.len() * number / count;
    (0..count)
        .map(|number| at(number)..at(number + 1))
        .filter(|piece| !piece.is_empty())
        .collect()
}

/// Places anywhere in `key` with at most `errors_max` errors. Goes through the
/// whole text letter by letter; nothing for quotes of more than some pages.
pub(super) fn everywhere(key: &str, pattern: &Pattern, errors_max: usize) -> Ends {
    if pattern.len() > EVERYWHERE_MAX {
        return Ends::new();
    }
    within(key, &(0..key.len()), pattern, errors_max)
}

/// The same in a part of the key.
pub(super) fn within(key: &str, part: &Range<usize>, pattern: &Pattern, errors_max: usize) -> Ends {
    let mut groups = Groups::new(pattern.len());
    groups.look_in(key, part, pattern, errors_max);
    groups.finished()
}

/// Ends that belong to one place are close together; of each place the best is
/// kept.
struct Groups {
    /// Ends of one place stand at most so far apart, in bytes.
    reach: usize,
    last_end: usize,
    best: Vec<End>,
}

impl Groups {
    fn new(pattern_len: usize) -> Self {
        Self {
            reach: (pattern_len / 4).max(4),
            last_end: 0,
            best: Vec::new(),
        }
    }

    fn look_in(&mut self, key: &str, part: &Range<usize>, pattern: &Pattern, errors_max: usize) {
        let text = key.as_bytes().get(part.clone()).unwrap_or_default();
        pattern.ends(text, errors_max, |found| {
            self.add(End {
                end: part.start + found.end,
                errors: found.errors,
            });
        });
    }

    fn add(&mut self, found: End) {
        let is_near = found.end <= self.last_end.saturating_add(self.reach);
        match self.best.last_mut().filter(|_| is_near) {
            Some(best) if found.errors < best.errors => *best = found,
            Some(_) => (),
            None => {
                // What comes before the last one is settled and can be thinned.
                if self.best.len() >= PLACES_MAX * 4 {
                    self.thin();
                }
                self.best.push(found);
            }
        }
        self.last_end = found.end;
    }

    fn thin(&mut self) {
        self.best.sort_by_key(|end| (end.errors, end.end));
        self.best.truncate(PLACES_MAX);
    }

    /// At most [`PLACES_MAX`], the best first.
    fn finished(mut self) -> Ends {
        self.thin();
        self.best
    }
}

/// Bytes of context that are looked for, those nearest to the quote.
const CONTEXT_LEN: usize = 64;
/// Bytes of one piece of it.
const PIECE_LEN: usize = 8;
/// Bytes by which a context that was altered may lead astray.
const SLACK: usize = 10;
/// Pairs of a start and an end that are looked at.
const PAIRS_MAX: usize = 200;

/// Stretches of `key` between something like `before` and something like `after`
/// (both at least eight bytes long), of about `len` bytes: at most `astray`
/// more or less.
pub(super) fn between(
    key: &str,
    before: &str,
    after: &str,
    len: usize,
    astray: usize,
) -> Vec<Range<usize>> {
    let tail = before.len().saturating_sub(CONTEXT_LEN);
    let before = before.as_bytes().get(tail..).unwrap_or_default();
    let after = after
        .as_bytes()
        .get(..after.len().min(CONTEXT_LEN))
        .unwrap_or_default();
    if before.len() < PIECE_LEN || after.len() < PIECE_LEN {
        return Vec::new();
    }
    // From the end that touches the quote, so that the nearest pieces are whole.
    let mut starts = estimates(key, before, |piece, hit| hit + (before.len() - piece.start));
    let mut ends = estimates(key, after, |piece, hit| hit.saturating_sub(piece.start));
    starts.retain(|start| *start <= key.len());
    ends.retain(|end| *end <= key.len());
    let mut found = Vec::new();
    for start in starts {
        let least = start + len.saturating_sub(astray + SLACK);
        let first = ends.partition_point(|end| *end < least);
        for end in ends.get(first..).unwrap_or_default() {
            if *end > start + len + astray + SLACK || found.len() >= PAIRS_MAX {
                break;
            }
            found.push(start..*end);
        }
    }
    found
}

/// Where the quote's edge would be by the pieces of one context, ascending, those
/// close together as one.
fn estimates(
    key: &str,
    context: &[u8],
    edge: impl Fn(&Range<usize>, usize) -> usize,
) -> Vec<usize> {
    let pieces: Vec<Range<usize>> = (0..context.len() / PIECE_LEN)
        .map(|number| number * PIECE_LEN..(number + 1) * PIECE_LEN)
        .collect();
    let built = AhoCorasick::new(
        pieces
            .iter()
            .map(|piece| context.get(piece.clone()).unwrap_or_default()),
    );
    let Ok(searcher) = built else {
        return Vec::new();
    };
    let mut found: Vec<usize> = searcher
        .find_iter(key)
        .take(HITS_MAX)
        .filter_map(|hit| {
            let piece = pieces.get(hit.pattern().as_usize())?;
            Some(edge(piece, hit.start()))
        })
        .collect();
    found.sort_unstable();
    // How many pieces agree says which estimates are worth a look.
    let mut voted: Vec<(usize, usize)> = Vec::new();
    for edge in found {
        match voted.last_mut().filter(|(last, _)| edge - *last <= SLACK) {
            Some((_, votes)) => *votes += 1,
            None => voted.push((edge, 1)),
        }
    }
    let least = (pieces.len() / 3).clamp(1, 3);
    voted.retain(|(_, votes)| *votes >= least);
    voted.into_iter().map(|(edge, _)| edge).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(ends: &[End]) -> Vec<(usize, usize)> {
        ends.iter().map(|end| (end.end, end.errors)).collect()
    }

    const TEXT: &str = "at first the border was closed; in may the bordor was closd again";

    #[test]
    fn pieces_lead_to_every_place_within_the_bound() {
        let words = "the border was closed";
        let pattern = Pattern::new(words.as_bytes(), false);
        assert_eq!(
            found(&by_pieces(TEXT, words, &pattern, 2)),
            [(30, 0), (59, 2)]
        );
        assert_eq!(found(&by_pieces(TEXT, words, &pattern, 1)), [(30, 0)]);
        assert_eq!(found(&everywhere(TEXT, &pattern, 2)), [(30, 0), (59, 2)]);
    }

    #[test]
    fn text_that_repeats_itself_is_gone_through_once() {
        let text = "a".repeat(50_000);
        let words = "a".repeat(30) + "b";
        let pattern = Pattern::new(words.as_bytes(), false);
        assert_eq!(by_pieces(&text, &words, &pattern, 2).len(), 1);
    }

    #[test]
    fn stretch_between_two_contexts_is_found_though_they_were_altered() {
        let text = format!(
            "{} they met in doha on monday WORDS and the talks failed at last {}",
            "x ".repeat(100),
            "y ".repeat(100)
        );
        let stretches = between(
            &text,
            "they met in dohha on monday",
            "and the talks failed at lest",
            6,
            3,
        );
        let start = text.find(" WORDS").unwrap();
        assert!(
            stretches
                .iter()
                .any(|stretch| stretch.start.abs_diff(start) <= SLACK)
        );
        assert!(
            between(
                &text,
                "they met in doha on monday",
                "and the talks failed",
                90,
                5
            )
            .is_empty()
        );
    }
}
