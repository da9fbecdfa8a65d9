//! A whole text folded for comparison, with a map of offsets back.

use std::ops::Range;

use super::passed::{Passed, from_byte};
use super::piece::{PieceKind, Reading, composes_with_previous, piece_at};

/// A text's key (what it is compared as) and where each part of it came from.
#[derive(Clone, Debug)]
pub(super) struct Folded {
    key: String,
    /// Where key and text run apart, ascending. Between two changes both run
    /// side by side, byte for byte, so a text takes memory only for what differs.
    changes: Vec<Change>,
}

/// A stretch of text whose key is something else.
#[derive(Clone, Debug)]
struct Change {
    key_start: usize,
    key_len: usize,
    raw_start: usize,
    raw_len: usize,
}

impl Change {
    fn key_end(&self) -> usize {
        self.key_start + self.key_len
    }

    fn raw_end(&self) -> usize {
        self.raw_start + self.raw_len
    }
}

impl Folded {
    /// Folds `text`. Stretches in `passed_over` (ascending) are read as one space
    /// each, or as nothing; those that do not start where a piece does are read
    /// as they are.
    pub(super) fn new(text: &str, reading: Reading, passed_over: &[Passed]) -> Self {
        let mut key = String::with_capacity(text.len());
        let mut changes = Vec::new();
        let mut ahead = passed_over;
        let mut at = 0;
        while at < text.len() {
            if ahead.first().is_some_and(|passed| passed.range.start < at) {
                ahead = from_byte(ahead, at);
            }
            let stop = ahead
                .first()
                .map_or(text.len(), |passed| passed.range.start);
            let run = plain_run_len(text, at..stop, reading);
            if run > 0 {
                key.push_str(text.get(at..at + run).unwrap_or_default());
                at += run;
                continue;
            }
            let (raw, kind, piece_key) =
                match ahead.first().filter(|passed| passed.range.start == at) {
                    Some(passed) => (
                        passed.range.clone(),
                        PieceKind::Passed(passed.kind),
                        passed.key().into(),
                    ),
                    None => match piece_at(text, at, reading) {
                        Some(piece) => (piece.raw, piece.kind, piece.key),
                        None => break,
                    },
                };
            let runs_alongside =
                kind == PieceKind::Plain || (raw.len() == 1 && piece_key.len() == 1);
            if !runs_alongside {
                changes.push(Change {
                    key_start: key.len(),
                    key_len: piece_key.len(),
                    raw_start: raw.start,
                    raw_len: raw.len(),
                });
            }
            key.push_str(&piece_key);
            at = raw.end;
        }
        changes.shrink_to_fit();
        Self { key, changes }
    }

    pub(super) fn key(&self) -> &str {
        &self.key
    }

    /// The bytes of the text whose key is exactly `key` (bytes of the key), or
    /// nothing where that would cut a piece in two. Pieces with an empty key at
    /// either end (a footnote's mark, say) stay outside.
    pub(super) fn raw_range(&self, key: &Range<usize>) -> Option<Range<usize>> {
        let start = self.raw_start(key.start)?;
        let end = self.raw_end(key.end)?;
        (start <= end).then_some(start..end)
    }

    /// The least stretch of text whose key holds `key` (bytes of the key).
    pub(super) fn raw_range_around(&self, key: &Range<usize>) -> Range<usize> {
        let start = (0..=key.start)
            .rev()
            .find_map(|start| self.raw_start(start))
            .unwrap_or(0);
        let end = (key.end..=self.key.len()).find_map(|end| self.raw_end(end));
        start..end.unwrap_or(start).max(start)
    }

    /// Where in the key the text from byte `raw` on stands. Inside a piece, where
    /// the piece does.
    pub(super) fn key_of_raw(&self, raw: usize) -> usize {
        let after = self
            .changes
            .partition_point(|change| change.raw_start <= raw);
        let Some(change) = after.checked_sub(1).and_then(|last| self.changes.get(last)) else {
            return raw.min(self.key.len());
        };
        if raw >= change.raw_end() {
            (change.key_end() + (raw - change.raw_end())).min(self.key.len())
        } else {
            change.key_start
        }
    }

    /// The byte of the text from which the key from byte `key` on comes; nothing
    /// inside a piece.
    pub(super) fn raw_start(&self, key: usize) -> Option<usize> {
        let after = self
            .changes
            .partition_point(|change| change.key_start <= key);
        let Some(change) = after.checked_sub(1).and_then(|last| self.changes.get(last)) else {
            return Some(key);
        };
        if change.key_end() <= key {
            Some(change.raw_end() + (key - change.key_end()))
        } else {
            (change.key_start == key).then_some(change.raw_start)
        }
    }

    fn raw_end(&self, key: usize) -> Option<usize> {
        let after = self
            .changes
            .partition_point(|change| change.key_start < key);
        let Some(change) = after.checked_sub(1).and_then(|last| self.changes.get(last)) else {
            return Some(key);
        };
        (change.key_end() <= key).then(|| change.raw_end() + (key - change.key_end()))
    }
}

/// Bytes of plain ASCII from `range.start` on whose key is the same: the fast
/// way through most of a text in Latin letters.
fn plain_run_len(text: &str, range: Range<usize>, reading: Reading) -> usize {
    let bytes = text.as_bytes().get(range.clone()).unwrap_or_default();
    let is_plain = |byte: u8| match byte {
        b'-' => false,
        b'[' | b']' => reading == Reading::Plain,
        _ => byte.is_ascii_graphic(),
    };
    let mut len = 0;
    while let Some(byte) = bytes.get(len) {
        let goes_on = is_plain(*byte)
            || (*byte == b' ' && bytes.get(len + 1).is_some_and(u8::is_ascii_graphic));
        if !goes_on {
            break;
        }
        len += 1;
    }
    // A letter may belong with an accent that follows.
    let next = text
        .get(range.start + len..)
        .and_then(|rest| rest.chars().next());
    if next.is_some_and(composes_with_previous) {
        len = len.saturating_sub(1);
    }
    len
}
