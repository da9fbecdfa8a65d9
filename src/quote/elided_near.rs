//! Quotes that leave something out and of which some part was altered.
//!
//! A part that stands in the document to the letter is held on to, and what is
//! missing is looked for with errors in order before and after it.

use std::ops::Range;

use super::approximate::NearPlace;
use super::edges::Wanted;
use super::elided::{Chain, GAP_MAX};
use super::fold::Folded;
use super::near::within;
use super::omission::{Elision, elision_of};
use super::piece::Reading;
use super::places::{Place, Sought};
use super::prepared::PreparedDocument;

/// Errors at most in one part, as a share of its length.
const PART_RATE: f64 = 0.4;
/// Places that are held on to at most.
const HELD_MAX: usize = 20;

/// One part of the quote.
struct Part {
    key: String,
    /// Where it stands to the letter, ascending; empty where it does not.
    places: Vec<Place>,
}

/// The ways in which the parts of the quote stand near one another in order, with
/// how near they are; those with the fewest errors first.
pub(super) fn near_chains(
    prepared: &PreparedDocument,
    sought: &Sought<'_>,
) -> Vec<(Chain, NearPlace)> {
    let Some(Elision { parts, marks }) = elision_of(sought.words) else {
        return Vec::new();
    };
    let last = parts.len() - 1;
    let ranges = parts.clone();
    let parts: Vec<Part> = parts
        .into_iter()
        .enumerate()
        .map(|(number, range)| {
            let part = sought.part(range, number == 0, number == last);
            Part {
                key: Folded::new(part.words, Reading::Edited { swap_case: false }, &[])
                    .key()
                    .trim()
                    .to_owned(),
                places: part.places(prepared),
            }
        })
        .collect();
    let held = parts
        .iter()
        .enumerate()
        .filter(|(_, part)| (1..=HELD_MAX).contains(&part.places.len()))
        .max_by_key(|(_, part)| part.key.len());
    let Some((held, part)) = held else {
        return Vec::new();
    };
    let len: usize = parts.iter().map(|part| part.key.len()).sum();
    let mut found: Vec<(Chain, NearPlace)> = Vec::new();
    for place in &part.places {
        let Some((places, errors)) = around(prepared, &parts, held, place) else {
            continue;
        };
        let chain = Chain::new(places, &marks, sought.words_offset);
        let bytes = chain.as_place().bytes;
        let near = NearPlace::rated(prepared, sought, bytes, errors as f64 / len.max(1) as f64);
        if found.iter().all(|(_, other)| other.bytes != near.bytes) {
            found.push((chain.with_words(sought, &ranges, prepared.text()), near));
        }
    }
    found.sort_by(|(_, one), (_, other)| other.score.total_cmp(&one.score));
    found
}

/// The other parts around one that is held on to, and the errors of all.
fn around(
    prepared: &PreparedDocument,
    parts: &[Part],
    held: usize,
    place: &Place,
) -> Option<(Vec<Place>, usize)> {
    let mut errors = 0;
    let mut places = vec![place.clone()];
    let mut at = place.bytes.end;
    for part in parts.get(held + 1..)? {
        let (next, more) = part.in_stretch(prepared, at..at + GAP_MAX, false)?;
        (at, errors) = (next.bytes.end, errors + more);
        places.push(next);
    }
    at = place.bytes.start;
    for part in parts.get(..held)?.iter().rev() {
        let (next, more) = part.in_stretch(prepared, at.saturating_sub(GAP_MAX)..at, true)?;
        (at, errors) = (next.bytes.start, errors + more);
        places.insert(0, next);
    }
    Some((places, errors))
}

impl Part {
    /// The place in a stretch of the text (bytes): to the letter and nearest to
    /// the end of the stretch where the rest of the quote is, or with the fewest
    /// errors.
    fn in_stretch(
        &self,
        prepared: &PreparedDocument,
        stretch: Range<usize>,
        from_behind: bool,
    ) -> Option<(Place, usize)> {
        let is_inside =
            |bytes: &Range<usize>| stretch.start <= bytes.start && bytes.end <= stretch.end;
        if !self.places.is_empty() {
            let mut inside = self.places.iter().filter(|place| is_inside(&place.bytes));
            let nearest = match from_behind {
                true => inside.next_back(),
                false => inside.next(),
            };
            return Some((nearest?.clone(), 0));
        }
        let view = prepared.across().unwrap_or_else(|| prepared.whole());
        let key = view.folded.key();
        let from = view.folded.key_of_raw(stretch.start);
        let to = view
            .folded
            .key_of_raw(stretch.end.min(prepared.text().len()));
        let wanted = Wanted::new(&self.key, "", "");
        let errors_max = (self.key.len() as f64 * PART_RATE) as usize;
        let ends = within(key, &(from..to.max(from)), wanted.pattern(), errors_max);
        ends.iter().find_map(|end| {
            let (place, errors) = wanted.place_ending(key, end.end, end.errors)?;
            let bytes = view.folded.raw_range_around(&place);
            let place = Place {
                bytes,
                differences: Vec::new(),
            };
            (is_inside(&place.bytes) && errors <= errors_max).then_some((place, errors))
        })
    }
}
