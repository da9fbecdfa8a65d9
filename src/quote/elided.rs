//! Quotes that leave something out: all parts have to stand in the document, in
//! order and not too far apart.

use std::ops::Range;

use super::approximate::word_differences;
use super::difference::Difference;
use super::find::Gap;
use super::omission::{Elision, elision_of, turning_word};
use super::places::{Place, Sought};
use super::prepared::PreparedDocument;

/// Bytes that one mark may stand for: about two printed pages.
pub(super) const GAP_MAX: usize = 6_000;

/// The parts of one elided quote at their places.
#[derive(Clone, Debug)]
pub(super) struct Chain {
    pub(super) parts: Vec<Place>,
    marks: Vec<Range<usize>>,
}

impl Chain {
    /// `marks`: bytes of the words, which start `words_offset` bytes into the
    /// selector's `exact`.
    pub(super) fn new(parts: Vec<Place>, marks: &[Range<usize>], words_offset: usize) -> Self {
        let marks = marks
            .iter()
            .map(|mark| words_offset + mark.start..words_offset + mark.end)
            .collect();
        Self { parts, marks }
    }

    /// With everything that differs between the quote's parts (`ranges`, bytes of
    /// the words) and their places listed, other words too.
    pub(super) fn with_words(
        mut self,
        sought: &Sought<'_>,
        ranges: &[Range<usize>],
        text: &str,
    ) -> Self {
        for (place, range) in self.parts.iter_mut().zip(ranges) {
            let words = sought.words.get(range.clone()).unwrap_or_default();
            let offset = sought.words_offset + range.start;
            place.differences = word_differences(words, offset, text, &place.bytes);
        }
        self
    }

    /// From the first part to the last, with everything that differs in them.
    pub(super) fn as_place(&self) -> Place {
        let start = self.parts.first().map_or(0, |part| part.bytes.start);
        let end = self.parts.last().map_or(0, |part| part.bytes.end);
        let differences: Vec<Difference> = self
            .parts
            .iter()
            .flat_map(|part| part.differences.iter().cloned())
            .collect();
        Place {
            bytes: start..end.max(start),
            differences,
        }
    }

    /// What is left out between the parts.
    pub(super) fn gaps(&self, prepared: &PreparedDocument) -> Vec<Gap> {
        let document = prepared.document();
        let pairs = self.parts.iter().zip(self.parts.iter().skip(1));
        pairs
            .zip(&self.marks)
            .map(|((before, after), mark)| {
                let bytes = before.bytes.end..after.bytes.start;
                Gap {
                    quote_range: mark.clone(),
                    span: document.chars_of_bytes(&bytes),
                    warning: warning(prepared, &bytes),
                }
            })
            .collect()
    }
}

/// What a reader should know of a gap.
fn warning(prepared: &PreparedDocument, gap: &Range<usize>) -> Option<String> {
    let document = prepared.document();
    let text = prepared.text().get(gap.clone()).unwrap_or_default();
    let mut sentences: Vec<String> = Vec::new();
    if let Some(word) = turning_word(text) {
        sentences.push(format!("What is left out holds “{word}”."));
    }
    let crosses_page = text.contains('\u{C}')
        || document.page_of_byte(gap.start) != document.page_of_byte(gap.end);
    if crosses_page {
        sentences.push("What is left out goes over the end of a page.".to_owned());
    }
    if text.trim().is_empty() {
        sentences.push("Nothing is left out here.".to_owned());
    }
    (!sentences.is_empty()).then(|| sentences.join(" "))
}

/// The chains of places where all parts of the quote stand, none of which holds
/// another one; empty where the quote leaves nothing out.
pub(super) fn chains(prepared: &PreparedDocument, sought: &Sought<'_>) -> Vec<Chain> {
    let Some(Elision { parts, marks }) = elision_of(sought.words) else {
        return Vec::new();
    };
    let last = parts.len() - 1;
    let mut places: Vec<Vec<Place>> = Vec::new();
    for (number, part) in parts.into_iter().enumerate() {
        let found = sought
            .part(part, number == 0, number == last)
            .places(prepared);
        if found.is_empty() {
            return Vec::new();
        }
        places.push(found);
    }
    let way = |indices: Vec<usize>| {
        let parts = indices
            .into_iter()
            .zip(&places)
            .filter_map(|(index, places)| places.get(index).cloned());
        Chain::new(parts.collect(), &marks, sought.words_offset)
    };
    linked(&places).into_iter().map(way).collect()
}

/// The tightest ways through `places`, one of each list in order: for each end
/// the one that starts last, and of those none that holds another.
fn linked(places: &[Vec<Place>]) -> Vec<Vec<usize>> {
    // For each place of the list at hand: where the chain that ends in it starts,
    // and the places on its way.
    let mut ways: Vec<Option<(usize, Vec<usize>)>> = places
        .first()
        .into_iter()
        .flatten()
        .enumerate()
        .map(|(index, place)| Some((place.bytes.start, vec![index])))
        .collect();
    for pair in places.windows(2) {
        let [before, here] = pair else { continue };
        let onward = here.iter().enumerate().map(|(index, place)| {
            let best = before
                .iter()
                .zip(&ways)
                .filter(|(other, _)| {
                    other.bytes.end <= place.bytes.start
                        && place.bytes.start - other.bytes.end <= GAP_MAX
                })
                .filter_map(|(other, way)| Some((way.as_ref()?, other.bytes.end)))
                .max_by_key(|((start, _), end)| (*start, *end));
            best.map(|((start, way), _)| {
                let mut way = way.clone();
                way.push(index);
                (*start, way)
            })
        });
        ways = onward.collect();
    }
    let ends = places
        .last()
        .into_iter()
        .flatten()
        .map(|place| place.bytes.end);
    let mut chains: Vec<(usize, usize, Vec<usize>)> = ends
        .zip(ways)
        .filter_map(|(end, way)| way.map(|(start, way)| (start, end, way)))
        .collect();
    // By end, then the latest start first: one that starts no later than one that
    // ends before it holds that one.
    chains.sort_by_key(|(start, end, _)| (*end, std::cmp::Reverse(*start)));
    let mut latest_start = None;
    chains.retain(|(start, _, _)| {
        let is_tight = latest_start.is_none_or(|latest| *start > latest);
        latest_start = latest_start.max(Some(*start));
        is_tight
    });
    chains.into_iter().map(|(_, _, way)| way).collect()
}
