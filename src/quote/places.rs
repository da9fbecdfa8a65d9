//! The places of a document where a quote's words stand.

use std::ops::Range;

use memchr::memmem;

use super::boundary::{is_inside_word, was_chosen_so};
use super::compare::{Side, differences};
use super::context::Context;
use super::core::Core;
use super::difference::Difference;
use super::fold::Folded;
use super::passed::shown_around;
use super::piece::{Piece, Reading, pieces};
use super::prepared::{FoldedView, PreparedDocument};
use super::selector::Selector;
use crate::document::characters::is_invisible;

/// Where more places than this fit, only those in the stored context are looked
/// at, and nothing but context and position can choose between them.
const PLACES_MAX: usize = 5_000;

/// A selector made ready for looking.
pub(super) struct Sought<'selector> {
    /// The words without space at their ends; never empty.
    pub(super) words: &'selector str,
    /// Bytes that were trimmed off in front.
    pub(super) words_offset: usize,
    /// Where the words started, in characters of the document.
    pub(super) start: Option<usize>,
    pub(super) context: Context,
}

/// Where the words' core stands in the folded text; nothing where a search for it is
/// of no use.
pub(super) struct Hits<'words>(Option<(Core<'words>, Vec<usize>)>);

/// A place where the words stand.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub(super) bytes: Range<usize>,
    /// What is written differently there. Empty: the same characters.
    pub(super) differences: Vec<Difference>,
}

impl Place {
    pub(super) fn is_exact(&self) -> bool {
        self.differences.is_empty()
    }
}

/// The part of `words` (bytes) without white space and invisible characters at
/// either end.
pub(super) fn trimmed(words: &str) -> Range<usize> {
    let is_blank = |character: char| character.is_whitespace() || is_invisible(character);
    let start = words.len() - words.trim_start_matches(is_blank).len();
    let end = words.trim_end_matches(is_blank).len();
    start..end.max(start)
}

impl<'selector> Sought<'selector> {
    /// Nothing if the selector has no words.
    pub(super) fn new(selector: &'selector Selector) -> Option<Self> {
        let exact = selector.exact.as_str();
        let inner = trimmed(exact);
        let before = exact.get(..inner.start)?;
        let after = exact.get(inner.end..)?;
        let words = exact.get(inner.clone()).filter(|words| !words.is_empty())?;
        Some(Self {
            words,
            words_offset: inner.start,
            start: selector
                .start
                .map(|start| start.saturating_add(before.chars().count())),
            context: Context::new(selector, before, after),
        })
    }

    /// A part of the words (bytes), to be looked for alone. The first part has
    /// the text before the quote for its context, the last one that after it.
    pub(super) fn part(&self, part: Range<usize>, is_first: bool, is_last: bool) -> Self {
        let side = |is_there: bool, side: &str| is_there.then(|| side.to_owned());
        let selector = Selector {
            prefix: side(is_first, self.context.prefix()).unwrap_or_default(),
            suffix: side(is_last, self.context.suffix()).unwrap_or_default(),
            ..Selector::default()
        };
        Self {
            words: self.words.get(part.clone()).unwrap_or_default(),
            words_offset: self.words_offset + part.start,
            start: None,
            context: Context::new(&selector, "", ""),
        }
    }

    /// The places where the words stand, written differently or not, in order.
    /// Where they stand nowhere else, the text is read across what is no part of
    /// its sentences.
    pub(super) fn places(&self, prepared: &PreparedDocument) -> Vec<Place> {
        let hits = self.hits(prepared);
        self.places_besides(prepared, &hits, self.exact_places(prepared, &hits))
    }

    /// What one search for the words' core leads to.
    pub(super) fn hits(&self, prepared: &PreparedDocument) -> Hits<'selector> {
        let core = Core::of(self.words);
        Hits(core.and_then(|core| {
            let hits = core.hits(prepared.whole().folded, PLACES_MAX)?;
            Some((core, hits))
        }))
    }

    /// All places where those with the same characters are known.
    pub(super) fn places_besides(
        &self,
        prepared: &PreparedDocument,
        hits: &Hits<'_>,
        exact: Vec<Place>,
    ) -> Vec<Place> {
        let mut places = exact;
        places.extend(self.folded_places(prepared, prepared.whole(), hits));
        if places.is_empty()
            && let Some(view) = prepared.across()
        {
            places = self.folded_places(prepared, view, &Hits(None));
        }
        places.sort_by_key(|place| (place.bytes.start, place.bytes.end, place.differences.len()));
        places.dedup_by(|later, earlier| later.bytes == earlier.bytes);
        places
    }

    /// Whether a place cuts no word apart, or cuts it as the quote was chosen.
    pub(super) fn keeps_words_whole(
        &self,
        prepared: &PreparedDocument,
        place: &Range<usize>,
    ) -> bool {
        let text = prepared.text();
        let Some((before, _)) = text.split_at_checked(place.start) else {
            return false;
        };
        let Some((_, after)) = text.split_at_checked(place.end) else {
            return false;
        };
        let prefix = self.context.prefix();
        let suffix = self.context.suffix();
        let is_inside = |at: usize| {
            is_inside_word(text, at)
                || shown_around(text, at, prepared.passed_over())
                    .is_some_and(|(shown, at)| is_inside_word(&shown, at))
        };
        let start_holds = !is_inside(place.start)
            || was_chosen_so(&mut before.chars().rev(), &mut prefix.chars().rev());
        start_holds
            && (!is_inside(place.end) || was_chosen_so(&mut after.chars(), &mut suffix.chars()))
    }

    /// The places with the same characters.
    pub(super) fn exact_places(&self, prepared: &PreparedDocument, hits: &Hits<'_>) -> Vec<Place> {
        let text = prepared.text();
        let keeps_words_whole = |place: &Range<usize>| self.keeps_words_whole(prepared, place);
        let mut hits: Vec<Range<usize>> = match &hits.0 {
            Some((core, hits)) => {
                let folded = prepared.whole().folded;
                let exact = hits
                    .iter()
                    .filter_map(|hit| core.exact_at(text, folded, *hit));
                exact.filter(keeps_words_whole).collect()
            }
            None => occurrences(text, self.words)
                .filter(keeps_words_whole)
                .take(PLACES_MAX + 1)
                .collect(),
        };
        if hits.len() > PLACES_MAX {
            let in_context = self.places_in_context(prepared);
            if !in_context.is_empty() {
                hits = in_context;
            }
        }
        let exact = |bytes| Place {
            bytes,
            differences: Vec::new(),
        };
        hits.into_iter().map(exact).collect()
    }

    /// The places where the words stand in their stored context to the letter,
    /// for words that stand everywhere. Always has the one at the stored
    /// position, if that is one.
    fn places_in_context(&self, prepared: &PreparedDocument) -> Vec<Range<usize>> {
        if self.context.is_empty() {
            return Vec::new();
        }
        let document = prepared.document();
        let text = document.text();
        let (prefix, suffix) = (self.context.prefix(), self.context.suffix());
        let whole = format!("{prefix}{}{suffix}", self.words);
        let inner = |place: Range<usize>| {
            let start = place.start + prefix.len();
            start..start + self.words.len()
        };
        let mut found: Vec<Range<usize>> = occurrences(text, &whole)
            .map(inner)
            .filter(|place| self.keeps_words_whole(prepared, place))
            .take(PLACES_MAX)
            .collect();
        if let Some(start) = self.start.map(|start| document.byte_of_char(start))
            && let Some(whole_start) = start.checked_sub(prefix.len())
            && text
                .as_bytes()
                .get(whole_start..)
                .is_some_and(|rest| rest.starts_with(whole.as_bytes()))
            && found.iter().all(|place| place.start != start)
        {
            found.push(start..start + self.words.len());
        }
        found
    }

    /// The places with the same words, written differently or not, in order. `hits`
    /// are those of the view's text, where they are known.
    fn folded_places(
        &self,
        prepared: &PreparedDocument,
        view: FoldedView<'_>,
        hits: &Hits<'_>,
    ) -> Vec<Place> {
        let text = prepared.text();
        let mut found: Vec<Place> = Vec::new();
        let mut keys_seen: Vec<String> = Vec::new();
        for reading in self.readings().iter().copied() {
            let folded = Folded::new(self.words, reading, &[]);
            let key = folded.key();
            if key.trim().is_empty() || keys_seen.iter().any(|seen| seen == key) {
                continue;
            }
            // Words with a core have this one reading.
            let in_key: Box<dyn Iterator<Item = Range<usize>>> = match &hits.0 {
                Some((core, hits)) => {
                    let around = |hit: &usize| core.key_at(view.folded, *hit);
                    Box::new(hits.iter().filter_map(around))
                }
                None => Box::new(occurrences(view.folded.key(), key)),
            };
            let raw = in_key
                .filter_map(|hit| view.folded.raw_range(&hit))
                .filter(|place| self.keeps_words_whole(prepared, place))
                .take(PLACES_MAX);
            let quote = Side {
                text: self.words,
                pieces: pieces(self.words, 0..self.words.len(), reading, &[]).collect(),
            };
            for place in raw {
                let compared = self.compared(&quote, text, view, &place);
                found.extend(
                    compared.filter(|place| self.keeps_words_whole(prepared, &place.bytes)),
                );
            }
            keys_seen.push(key.to_owned());
        }
        found.sort_by_key(|place| (place.bytes.start, place.bytes.end, place.differences.len()));
        found.dedup_by(|later, earlier| later.bytes == earlier.bytes);
        found
    }

    /// How the quote's words may be meant: as they stand, or with their square
    /// brackets as marks of an edit.
    fn readings(&self) -> &'static [Reading] {
        if self.words.contains('[') {
            &[
                Reading::Plain,
                Reading::Edited { swap_case: false },
                Reading::Edited { swap_case: true },
            ]
        } else {
            &[Reading::Plain]
        }
    }

    /// The judge's word on one place. Where the quote ends in something that
    /// has no key (a footnote's mark), the place may take in the same.
    fn compared(
        &self,
        quote: &Side<'_>,
        text: &str,
        view: FoldedView<'_>,
        place: &Range<usize>,
    ) -> Option<Place> {
        let quote_ends_empty = quote.pieces.last().is_some_and(|last| last.key.is_empty());
        let beyond: Vec<Piece<'_>> = if quote_ends_empty {
            pieces(
                text,
                place.end..text.len(),
                Reading::Plain,
                view.passed_over,
            )
            .take_while(|piece| piece.key.is_empty())
            .take(quote.pieces.len())
            .collect()
        } else {
            Vec::new()
        };
        let ends = std::iter::once(place.end).chain(beyond.iter().map(|piece| piece.raw.end));
        ends.filter_map(|end| {
            let document = Side {
                text,
                pieces: pieces(text, place.start..end, Reading::Plain, view.passed_over).collect(),
            };
            let differences = differences(quote, &document)?;
            Some(Place {
                bytes: place.start..end,
                differences: self.in_selector(differences),
            })
        })
        .min_by_key(|place| place.differences.len())
    }

    /// Differences with their places in the selector's `exact`.
    fn in_selector(&self, mut differences: Vec<Difference>) -> Vec<Difference> {
        for difference in &mut differences {
            difference.quote_range.start += self.words_offset;
            difference.quote_range.end += self.words_offset;
        }
        differences
    }
}

/// The places of `needle` in order, those that overlap too.
pub(super) fn occurrences(haystack: &str, needle: &str) -> impl Iterator<Item = Range<usize>> {
    let finder = memmem::Finder::new(needle).into_owned();
    let len = needle.len();
    let mut from = 0;
    std::iter::from_fn(move || {
        let rest = haystack.as_bytes().get(from..)?;
        let start = from + finder.find(rest)?;
        from = start + 1;
        Some(start..start + len)
    })
}
