//! The text around a quote: how well a place agrees with what was stored.

use std::ops::Range;

use super::fold::Folded;
use super::piece::Reading;
use super::selector::Selector;

/// How the text around a place agrees with the text that was stored around the
/// quote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ContextAgreement {
    /// Nothing was stored.
    NotStored,
    /// Both sides are the same but for folding.
    Whole,
    /// The sides are alike, or one of them is.
    Partly,
    /// Neither side is alike.
    Differs,
}

/// Below this two texts have no more in common than any two.
const ALIKE_MIN: f64 = 0.5;
/// Characters compared on each side, those nearest to the quote.
const COMPARED_MAX: usize = 64;

/// What was stored around a quote, folded.
pub(super) struct Context {
    prefix: Stored,
    suffix: Stored,
}

struct Stored {
    raw: String,
    key: String,
}

impl Stored {
    fn new(raw: &str) -> Self {
        let key = key_of(raw);
        Self {
            raw: raw.to_owned(),
            key,
        }
    }

    fn len(&self) -> usize {
        self.key.chars().count()
    }
}

/// `text` folded, without space at its ends.
fn key_of(text: &str) -> String {
    Folded::new(text, Reading::Plain, &[])
        .key()
        .trim()
        .to_owned()
}

/// How the two sides of a place agree with what was stored.
#[derive(Clone, Copy, Debug)]
pub(super) struct Agreement {
    /// Both sides are the same but for folding.
    pub(super) is_whole: bool,
    /// Likeness of what is stored, 0 to 1, by length; 0 if nothing is stored.
    pub(super) likeness: f64,
    /// Likeness of the better side.
    best_side: f64,
    has_any: bool,
}

impl Agreement {
    pub(super) fn summary(self) -> ContextAgreement {
        if !self.has_any {
            ContextAgreement::NotStored
        } else if self.is_whole {
            ContextAgreement::Whole
        } else if self.best_side >= ALIKE_MIN {
            ContextAgreement::Partly
        } else {
            ContextAgreement::Differs
        }
    }
}

impl Context {
    /// `before` and `after`: parts of the selector's words that were trimmed
    /// off, which stand between the context and the words looked for.
    pub(super) fn new(selector: &Selector, before: &str, after: &str) -> Self {
        Self {
            prefix: Stored::new(&format!("{}{before}", selector.prefix)),
            suffix: Stored::new(&format!("{after}{}", selector.suffix)),
        }
    }

    pub(super) fn prefix(&self) -> &str {
        &self.prefix.raw
    }

    pub(super) fn suffix(&self) -> &str {
        &self.suffix.raw
    }

    pub(super) fn prefix_key(&self) -> &str {
        &self.prefix.key
    }

    pub(super) fn suffix_key(&self) -> &str {
        &self.suffix.key
    }

    pub(super) fn is_empty(&self) -> bool {
        self.prefix.key.is_empty() && self.suffix.key.is_empty()
    }

    /// How many characters are stored on both sides.
    pub(super) fn len(&self) -> usize {
        self.prefix.len() + self.suffix.len()
    }

    /// Whether both sides of `place` are what was stored.
    pub(super) fn is_whole_at(&self, text: &str, place: &Range<usize>) -> bool {
        self.prefix_is_at(text, place.start) && self.suffix_is_at(text, place.end)
    }

    fn prefix_is_at(&self, text: &str, start: usize) -> bool {
        let before = text.get(..start).unwrap_or_default();
        before.ends_with(self.prefix.raw.as_str())
            || key_of(tail(before, room(&self.prefix.raw))).ends_with(self.prefix.key.as_str())
    }

    fn suffix_is_at(&self, text: &str, end: usize) -> bool {
        let after = text.get(end..).unwrap_or_default();
        after.starts_with(self.suffix.raw.as_str())
            || key_of(head(after, room(&self.suffix.raw))).starts_with(self.suffix.key.as_str())
    }

    /// How well the sides of `place` agree with what was stored.
    pub(super) fn agreement(&self, text: &str, place: &Range<usize>) -> Agreement {
        if self.is_whole_at(text, place) {
            return Agreement {
                is_whole: true,
                likeness: if self.is_empty() { 0.0 } else { 1.0 },
                best_side: 1.0,
                has_any: !self.is_empty(),
            };
        }
        let before = text.get(..place.start).unwrap_or_default();
        let after = text.get(place.end..).unwrap_or_default();
        let reversed = |text: &str| text.chars().rev().collect::<Vec<char>>();
        let forward = |text: &str| text.chars().collect::<Vec<char>>();
        let prefix = likeness(
            &reversed(&self.prefix.key),
            &reversed(&key_of(tail(before, room(&self.prefix.raw)))),
        );
        let suffix = likeness(
            &forward(&self.suffix.key),
            &forward(&key_of(head(after, room(&self.suffix.raw)))),
        );
        let weighed =
            |side: Option<(f64, f64)>| side.map_or((0.0, 0.0), |(like, len)| (like * len, len));
        let (prefix_sum, prefix_len) = weighed(prefix);
        let (suffix_sum, suffix_len) = weighed(suffix);
        let len = prefix_len + suffix_len;
        let side = |side: Option<(f64, f64)>| side.map_or(0.0, |(like, _)| like);
        Agreement {
            is_whole: false,
            likeness: if len > 0.0 {
                (prefix_sum + suffix_sum) / len
            } else {
                0.0
            },
            best_side: side(prefix).max(side(suffix)),
            has_any: len > 0.0,
        }
    }
}

/// Bytes of document to fold in order to see as much as was stored: the
/// document may have wider spaces or accents apart.
fn room(stored: &str) -> usize {
    stored.len() * 2 + 64
}

fn tail(text: &str, len: usize) -> &str {
    let start = text.floor_char_boundary(text.len().saturating_sub(len));
    text.get(start..).unwrap_or_default()
}

fn head(text: &str, len: usize) -> &str {
    let end = text.floor_char_boundary(len.min(text.len()));
    text.get(..end).unwrap_or_default()
}

/// How alike `stored` and the text at hand are, from the end that touches the
/// quote, with the number of characters compared. Nothing if nothing is stored.
/// One less the edit distance by length.
fn likeness(stored: &[char], found: &[char]) -> Option<(f64, f64)> {
    let stored = stored.get(..COMPARED_MAX).unwrap_or(stored);
    let found = found.get(..stored.len()).unwrap_or(found);
    let len = u32::try_from(stored.len()).ok().filter(|len| *len > 0)?;
    let distance = u32::try_from(edit_distance(stored, found)).unwrap_or(len);
    let len = f64::from(len);
    Some((1.0 - f64::from(distance) / len, len))
}

/// The number of characters to insert, delete or replace (Levenshtein).
fn edit_distance(one: &[char], other: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (line, from) in one.iter().enumerate() {
        let mut diagonal = line;
        let mut left = line + 1;
        if let Some(first) = row.first_mut() {
            *first = left;
        }
        for (cell, to) in row.iter_mut().skip(1).zip(other) {
            let replaced = diagonal + usize::from(from != to);
            diagonal = *cell;
            left = replaced.min(diagonal + 1).min(left + 1);
            *cell = left;
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edit_distance_counts_letters() {
        let letters = |text: &str| text.chars().collect::<Vec<char>>();
        let distance = |one, other| edit_distance(&letters(one), &letters(other));
        assert_eq!(distance("", ""), 0);
        assert_eq!(distance("abc", ""), 3);
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("border", "border"), 0);
    }

    #[test]
    fn agreement_is_whole_only_if_both_sides_are() {
        let text = "Before the “words” after it.";
        let place = text.find("words").unwrap()..text.find("words").unwrap() + 5;
        let agreement = |prefix: &str, suffix: &str| {
            let selector = Selector {
                exact: "words".into(),
                prefix: prefix.into(),
                suffix: suffix.into(),
                start: None,
            };
            Context::new(&selector, "", "")
                .agreement(text, &place)
                .summary()
        };
        assert_eq!(
            agreement("Before the \"", "\" after"),
            ContextAgreement::Whole
        );
        assert_eq!(
            agreement("Before the \"", "\" before it."),
            ContextAgreement::Partly
        );
        assert_eq!(
            agreement("something else", "entirely new"),
            ContextAgreement::Differs
        );
        assert_eq!(agreement("", ""), ContextAgreement::NotStored);
    }
}
