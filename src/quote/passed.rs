//! Stretches of a document that a reader's eye passes over: what stands at the
//! edges of pages, notes at their feet, and the signs of a markup.

use std::ops::Range;

use super::difference::DifferenceKind;

/// One stretch that is read as if it were not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Passed {
    /// Bytes of the document's text.
    pub(super) range: Range<usize>,
    /// What a quote that runs across it is told.
    pub(super) kind: DifferenceKind,
    /// Whether it stands where white space would. Else the letters on either
    /// side touch: the signs of emphasis, or a word divided by a page's end.
    pub(super) parts_words: bool,
}

impl Passed {
    /// What the stretch is compared as.
    pub(super) fn key(&self) -> &'static str {
        if self.parts_words { " " } else { "" }
    }
}

/// The stretches from byte `at` on. `passed` is ascending and without overlap.
pub(super) fn from_byte(passed: &[Passed], at: usize) -> &[Passed] {
    let first = passed.partition_point(|one| one.range.start < at);
    passed.get(first..).unwrap_or_default()
}

/// Both lists as one, ascending; where two overlap, the one that starts first
/// (and among those the longer one) stays.
pub(super) fn merged(mut one: Vec<Passed>, other: Vec<Passed>) -> Vec<Passed> {
    one.extend(other);
    one.sort_by_key(|passed| (passed.range.start, std::cmp::Reverse(passed.range.end)));
    let mut end = 0;
    one.retain(|passed| {
        let is_free = passed.range.start >= end && !passed.range.is_empty();
        if is_free {
            end = passed.range.end;
        }
        is_free
    });
    one
}
