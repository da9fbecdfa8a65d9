//! One search in place of two: for the words as written, and in folded form.
//!
//! A text's key depends at the ends of a quote on what stands beside it: an accent,
//! a dash, a space that goes on. Not so the key of its *core*, from the first word
//! that follows a space to the last that a space follows: it is the same wherever
//! the words stand. So every place of the words, to the letter or folded, shows in
//! a search for the core's key, and what is found only has to be looked at.

use std::ops::Range;

use super::fold::Folded;
use super::piece::Reading;
use crate::document::characters::is_superscript_digit;

/// Bytes of a core that is worth looking for; shorter ones stand everywhere.
const CORE_MIN: usize = 12;

/// The core of some words, and the key of all of them.
#[derive(Debug)]
pub(super) struct Core<'words> {
    words: &'words str,
    /// Bytes of the words in front of the core.
    start: usize,
    /// The key of all the words, and the core's part of it.
    key: String,
    inner: Range<usize>,
}

impl<'words> Core<'words> {
    /// Nothing for words that have no core, or that may be read in several ways:
    /// with square brackets, which may mark edits, and with raised digits, which
    /// are notes or not by words further off.
    pub(super) fn of(words: &'words str) -> Option<Self> {
        if words.contains('[') || words.contains(is_superscript_digit) {
            return None;
        }
        let bytes = words.as_bytes();
        let pairs = || bytes.windows(2).enumerate();
        let (before, _) = pairs()
            .find(|(_, pair)| matches!(pair, [b' ', next] if next.is_ascii_alphanumeric()))?;
        let (last, _) = pairs()
            .rfind(|(_, pair)| matches!(pair, [last, b' '] if last.is_ascii_alphanumeric()))?;
        let (start, end) = (before + 1, last + 1);
        let folded = Folded::new(words, Reading::Plain, &[]);
        let core = folded.key_of_raw(start)..folded.key_of_raw(end);
        (start < end && core.len() >= CORE_MIN).then(|| Self {
            words,
            start,
            key: folded.key().to_owned(),
            inner: core,
        })
    }

    /// Where the core stands in a folded text (bytes of its key), in order; nothing
    /// where it does more than `most` times.
    pub(super) fn hits(&self, folded: &Folded, most: usize) -> Option<Vec<usize>> {
        let core = self.key.get(self.inner.clone())?;
        let hits: Vec<usize> = super::places::occurrences(folded.key(), core)
            .map(|hit| hit.start)
            .take(most + 1)
            .collect();
        (hits.len() <= most).then_some(hits)
    }

    /// The bytes of `text` with the same characters as the words, if they stand
    /// around this hit.
    pub(super) fn exact_at(&self, text: &str, folded: &Folded, hit: usize) -> Option<Range<usize>> {
        let start = folded.raw_start(hit)?.checked_sub(self.start)?;
        let place = start..start + self.words.len();
        (text.as_bytes().get(place.clone()) == Some(self.words.as_bytes())).then_some(place)
    }

    /// The bytes of the folded text's key that are those of the words, if they stand
    /// around this hit.
    pub(super) fn key_at(&self, folded: &Folded, hit: usize) -> Option<Range<usize>> {
        let start = hit.checked_sub(self.inner.start)?;
        let place = start..start + self.key.len();
        (folded.key().as_bytes().get(place.clone()) == Some(self.key.as_bytes())).then_some(place)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::places::occurrences;
    use super::*;

    type Places = Vec<Range<usize>>;

    fn found(text: &str, words: &str) -> Option<(Places, Places)> {
        let folded = Folded::new(text, Reading::Plain, &[]);
        let core = Core::of(words)?;
        let hits = core.hits(&folded, usize::MAX - 1)?;
        let exact = hits
            .iter()
            .filter_map(|hit| core.exact_at(text, &folded, *hit));
        let keys = hits.iter().filter_map(|hit| core.key_at(&folded, *hit));
        Some((exact.collect(), keys.collect()))
    }

    #[test]
    fn words_without_a_core_are_looked_for_in_another_way() {
        assert!(Core::of("border").is_none());
        assert!(Core::of("the border was").is_none());
        assert!(Core::of("that [he] was at the border again").is_none());
        assert!(Core::of("that he was at the border¹² once again").is_none());
        assert!(Core::of("that he was at the border once again").is_some());
    }

    /// Texts of words and of everything that folding looks at.
    fn text() -> impl Strategy<Value = String> {
        let part = prop::sample::select(vec![
            "border", "Afghan", "a", "12", " ", " ", " ", " ", "  ", "\n", "\n\n", "-", "—",
            "\u{AD}", "\u{200B}", "\u{A0}", "\u{301}", "e\u{301}", "é", "¹", "²", "’", "'", "“",
            "\"", ")", ".", ",", "…", "ﬁ", "[", "]", "מ", "\u{FEFF}",
        ]);
        prop::collection::vec(part, 0..60).prop_map(|parts| parts.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn core_leads_to_every_place_that_two_searches_find(
            before in text(), words in text(), after in text(), other in text(),
        ) {
            let words = words.trim();
            let text = format!("{before}{words}{after} {words} {other}{words}");
            if let Some((exact, keys)) = found(&text, words) {
                let wanted: Vec<Range<usize>> = occurrences(&text, words).collect();
                prop_assert_eq!(exact, wanted);
                let folded = Folded::new(&text, Reading::Plain, &[]);
                let key = Folded::new(words, Reading::Plain, &[]);
                let wanted: Vec<Range<usize>> = occurrences(folded.key(), key.key()).collect();
                prop_assert_eq!(keys, wanted);
            }
        }
    }
}
