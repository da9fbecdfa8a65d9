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

/// Bytes on either side that are looked at for a word.
const REACH: usize = 96;

/// The text around `at` as a reader sees it, where something that is passed over
/// touches that place, with the place in it; nothing where nothing does.
pub(super) fn shown_around(text: &str, at: usize, passed: &[Passed]) -> Option<(String, usize)> {
    let first = passed.partition_point(|one| one.range.end < at);
    // Inside of what is passed over, as in a note, words are read as they are.
    let touches = |one: &&Passed| one.range.start == at || one.range.end == at;
    let touching = passed.get(first..)?.iter().take_while(touches).count();
    let touched = passed.get(first..first + touching)?;
    let (start, end) = (touched.first()?.range.start, touched.last()?.range.end);
    let from = text.floor_char_boundary(start.saturating_sub(REACH));
    let to = text.ceil_char_boundary((end + REACH).min(text.len()));
    let mut shown = seen(text, from..start.min(at), passed);
    if at > start {
        let before = touched.iter().take_while(|one| one.range.end <= at);
        shown.push_str(&before.map(Passed::key).collect::<String>());
    }
    let place = shown.len();
    if at < end {
        let after = touched.iter().skip_while(|one| one.range.end <= at);
        shown.push_str(&after.map(Passed::key).collect::<String>());
    }
    shown.push_str(&seen(text, end.max(at)..to, passed));
    Some((shown, place))
}

/// A part of the text without what is passed over in it.
fn seen(text: &str, part: Range<usize>, passed: &[Passed]) -> String {
    let mut seen = String::new();
    let mut at = part.start;
    let first = passed.partition_point(|one| one.range.end <= part.start);
    for one in passed.get(first..).unwrap_or_default() {
        if one.range.start >= part.end {
            break;
        }
        seen.push_str(text.get(at..one.range.start).unwrap_or_default());
        seen.push_str(one.key());
        at = one.range.end;
    }
    seen.push_str(text.get(at..part.end).unwrap_or_default());
    seen
}

#[cfg(test)]
mod tests {
    use super::super::markup::markup_of;
    use super::*;

    #[test]
    fn words_are_seen_as_they_are_shown() {
        let text = "It is un*known* to **us**.";
        let markup = markup_of(text);
        let around = |at: usize| {
            shown_around(text, at, &markup).map(|(shown, place)| {
                let (before, after) = shown.split_at(place);
                format!("{before}|{after}")
            })
        };
        assert_eq!(around(9).as_deref(), Some("It is un|known to us."));
        assert_eq!(around(8).as_deref(), Some("It is un|known to us."));
        assert_eq!(around(3), None);
    }

    #[test]
    fn word_divided_by_something_long_is_seen_whole() {
        let note = format!("-\n\n¹ {}\n\n", "Ann Author. ".repeat(30));
        let text = format!("It is un{note}known to us.");
        let passed = [Passed {
            range: 8..8 + note.len(),
            kind: DifferenceKind::NoteBlock,
            parts_words: false,
        }];
        for at in [8, 8 + note.len()] {
            let (shown, place) = shown_around(&text, at, &passed).unwrap();
            assert_eq!(shown.split_at(place), ("It is un", "known to us."));
        }
    }
}
