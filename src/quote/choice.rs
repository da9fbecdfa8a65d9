//! Which of several places is meant.

use std::ops::Range;

use super::context::ContextAgreement;
use super::places::{Place, Sought};
use crate::document::Document;

/// How much better than the next the likeness of a place's context has to be.
const CLEAR_MARGIN: f64 = 0.2;
/// And how good in itself.
const LIKENESS_MIN: f64 = 0.6;
/// Places whose context is compared letter by letter; beyond, only equal
/// context decides.
const COMPARED_MAX: usize = 500;
/// Words shorter than this (characters) turn up in other sentences by chance.
const TELLING_LEN: usize = 30;
/// Context shorter than this (characters on both sides together) tells nothing.
pub(super) const CONTEXT_MIN: usize = 8;

/// What the text around some places says of them.
pub(super) enum Choice {
    /// This one is meant, by its index.
    Place(usize),
    /// The reader has to say.
    Open,
    /// There is none.
    Nothing,
}

/// Chooses by the text around the places; by the stored position only between
/// places where that text is the same, and only if it was not touched there.
pub(super) fn choose(document: &Document, sought: &Sought<'_>, places: &[Place]) -> Choice {
    let text = document.text();
    let is_at_start =
        |place: &Place| sought.start == Some(document.char_of_byte(place.bytes.start));
    if let [only] = places {
        let short = sought.words.chars().count() < TELLING_LEN;
        let foreign = sought.context.len() >= CONTEXT_MIN
            && sought.context.agreement(text, &only.bytes).summary() == ContextAgreement::Differs;
        // A few words that are left in another sentence need not be the quote.
        return if short && foreign && !is_at_start(only) {
            Choice::Open
        } else {
            Choice::Place(0)
        };
    }
    if places.is_empty() {
        return Choice::Nothing;
    }
    if !sought.context.is_empty() {
        let whole: Vec<usize> = (0..places.len())
            .filter(|index| {
                places.get(*index).is_some_and(|place| {
                    sought.context.is_whole_at(text, &place.bytes)
                        && context_tells(sought, text, &place.bytes)
                })
            })
            .collect();
        match whole.as_slice() {
            [] => {
                if let Some(index) = clearly_likest(sought, text, places) {
                    return Choice::Place(index);
                }
                // Context is stored and fits nowhere clearly.
                return Choice::Open;
            }
            [only] => return Choice::Place(*only),
            several => {
                let here: Vec<usize> = several
                    .iter()
                    .copied()
                    .filter(|index| places.get(*index).is_some_and(is_at_start))
                    .collect();
                if let [index] = here.as_slice() {
                    return Choice::Place(*index);
                }
                return only_exact(places, several).map_or(Choice::Open, Choice::Place);
            }
        }
    }
    let all: Vec<usize> = (0..places.len()).collect();
    only_exact(places, &all).map_or(Choice::Open, Choice::Place)
}

/// The one of `among` with the same characters, if there is just one.
fn only_exact(places: &[Place], among: &[usize]) -> Option<usize> {
    let mut exact = among
        .iter()
        .copied()
        .filter(|index| places.get(*index).is_some_and(Place::is_exact));
    let first = exact.next()?;
    exact.next().is_none().then_some(first)
}

/// Whether the stored context is long enough to tell places apart, or reaches
/// the ends of the document and could not be longer.
fn context_tells(sought: &Sought<'_>, text: &str, place: &Range<usize>) -> bool {
    let around = sought.context.prefix().len() + sought.context.suffix().len();
    let is_whole_text = place.len() + around >= text.len();
    sought.context.len() >= CONTEXT_MIN || is_whole_text
}

/// The place whose context is clearly more like the stored one than any other's.
fn clearly_likest(sought: &Sought<'_>, text: &str, places: &[Place]) -> Option<usize> {
    if places.len() > COMPARED_MAX || sought.context.len() < CONTEXT_MIN {
        return None;
    }
    let mut ranked: Vec<(usize, f64)> = places
        .iter()
        .map(|place| sought.context.agreement(text, &place.bytes).likeness)
        .enumerate()
        .collect();
    ranked.sort_by(|one, other| other.1.total_cmp(&one.1));
    let (index, best) = *ranked.first()?;
    let (_, next) = *ranked.get(1)?;
    (best >= LIKENESS_MIN && best - next >= CLEAR_MARGIN).then_some(index)
}
