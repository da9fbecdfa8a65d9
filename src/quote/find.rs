//! Finding a quote: which of the places where its words stand is meant, if any.

use std::ops::Range;

use super::approximate::{NearPlace, Nearest, nearest, word_differences};
use super::choice::{CONTEXT_MIN, Choice, choose};
use super::context::{Agreement, ContextAgreement};
use super::difference::Difference;
use super::elided::{Chain, chains};
use super::elided_near::near_chains;
use super::places::{Place, Sought, occurrences};
use super::prepared::PreparedDocument;
use super::selector::Selector;
use super::state::State;
use crate::document::Document;

/// A place where a quote may stand.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// In characters.
    pub span: Range<usize>,
    /// How alike words and context are, 0 to 1. For show and for sorting.
    pub score: f64,
}

/// What a quote leaves out at a mark such as `[…]`.
#[derive(Clone, Debug, PartialEq)]
pub struct Gap {
    /// The mark, in bytes of the selector's `exact`.
    pub quote_range: Range<usize>,
    /// What is left out, in characters of the document.
    pub span: Range<usize>,
    /// What a reader should know of it, such as that it holds a *not*.
    pub warning: Option<String>,
}

/// What is known about a quote in one document.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    pub state: State,
    /// The place, in characters: of a verified quote, and of an approximate one.
    pub span: Option<Range<usize>>,
    /// The same place in bytes.
    pub byte_span: Option<Range<usize>>,
    /// Everything that is written differently there, in order; of an approximate
    /// quote the other words, too.
    pub differences: Vec<Difference>,
    /// Whether the place is another than the one stored. False where no place
    /// was stored.
    pub moved: bool,
    /// The places to choose from, the likeliest first, at most
    /// [`Finding::CANDIDATES_MAX`]: all that fit an ambiguous quote; the place of
    /// an approximate one and weaker ones; of a missing quote places that are not
    /// near enough, but worth a look.
    pub candidates: Vec<Candidate>,
    /// What an elided quote leaves out, in order.
    pub gaps: Vec<Gap>,
    /// Why the words may not carry a tick although they are the same: a sentence,
    /// such as that a sign of the page has no known meaning.
    pub hindrance: Option<String>,
    /// How alike the words are, 0 to 1. For show and for sorting; it decides
    /// nothing.
    pub score: f64,
    /// Whether the text around the place is what was stored.
    pub context: ContextAgreement,
    /// Of a missing quote: the character before which it stood, where the
    /// stored prefix and suffix now stand side by side.
    pub was_here: Option<usize>,
}

impl Finding {
    /// The most candidates that are listed.
    pub const CANDIDATES_MAX: usize = 100;

    fn without_place(state: State) -> Self {
        Self {
            state,
            span: None,
            byte_span: None,
            differences: Vec::new(),
            moved: false,
            candidates: Vec::new(),
            gaps: Vec::new(),
            hindrance: None,
            score: 0.0,
            context: ContextAgreement::NotStored,
            was_here: None,
        }
    }

    /// The finding where the source's text is not at hand.
    #[must_use]
    pub fn no_document() -> Self {
        Self::without_place(State::NoDocument)
    }
}

/// Looks for a quote where there may be no document.
#[must_use]
pub fn find_in(prepared: Option<&PreparedDocument>, selector: &Selector) -> Finding {
    prepared.map_or_else(Finding::no_document, |prepared| find(prepared, selector))
}

/// Looks for a quote in a document. Goes through the whole text once or a few
/// times: call it off the drawing thread.
#[must_use]
pub fn find(prepared: &PreparedDocument, selector: &Selector) -> Finding {
    let Some(sought) = Sought::new(selector) else {
        return Finding::without_place(State::Missing);
    };
    find_words(prepared, &sought).unwrap_or_else(|| unverified(prepared, &sought))
}

/// Whether a quote stands in a document. Quicker than [`find`] where it does not.
pub(super) fn stands_in(prepared: &PreparedDocument, selector: &Selector) -> bool {
    Sought::new(selector)
        .and_then(|sought| find_words(prepared, &sought))
        .is_some_and(|finding| finding.state.is_verified())
}

/// The finding of words that stand in the document, in one place or several;
/// nothing where they do not.
fn find_words(prepared: &PreparedDocument, sought: &Sought<'_>) -> Option<Finding> {
    let text = prepared.text();
    let hits = sought.hits(prepared);
    let exact = sought.exact_places(prepared, &hits);
    // What is there to the letter, context and all, in one place, needs no more.
    if let [only] = exact.as_slice()
        && (sought.context.is_empty() || sought.context.is_whole_at(text, &only.bytes))
    {
        return Some(verified(prepared, sought, only.clone()));
    }
    let places = sought.places_besides(prepared, &hits, exact);
    match choose(prepared.document(), sought, &places) {
        Choice::Place(index) => {
            let place = places.into_iter().nth(index)?;
            Some(verified(prepared, sought, place))
        }
        Choice::Open => Some(ambiguous(prepared, &places)),
        Choice::Nothing => elided(prepared, sought),
    }
}

fn verified(prepared: &PreparedDocument, sought: &Sought<'_>, place: Place) -> Finding {
    let hindrance = hindrance(prepared.document(), std::slice::from_ref(&place.bytes));
    let state = match (&hindrance, place.is_exact()) {
        (Some(_), _) => State::Approximate,
        (None, true) => State::Exact,
        (None, false) => State::Normalised,
    };
    Finding {
        differences: place.differences,
        hindrance,
        ..at_place(prepared, sought, state, place.bytes)
    }
}

/// The finding of a quote that stands at `bytes`.
fn at_place(
    prepared: &PreparedDocument,
    sought: &Sought<'_>,
    state: State,
    bytes: Range<usize>,
) -> Finding {
    let document = prepared.document();
    let span = document.chars_of_bytes(&bytes);
    let agreement: Agreement = sought.context.agreement(document.text(), &bytes);
    Finding {
        moved: sought.start.is_some_and(|start| start != span.start),
        score: 1.0,
        context: agreement.summary(),
        span: Some(span),
        byte_span: Some(bytes),
        ..Finding::without_place(state)
    }
}

/// Why words at these places may not carry a tick though they are the same.
fn hindrance(document: &Document, places: &[Range<usize>]) -> Option<String> {
    let is_inside = |unmapped: &Range<usize>| {
        places
            .iter()
            .any(|place| unmapped.start < place.end && place.start < unmapped.end)
    };
    let count = document
        .unmapped()
        .iter()
        .filter(|unmapped| is_inside(unmapped))
        .count();
    let signs = match count {
        0 => return None,
        1 => "a sign".to_owned(),
        several => format!("{several} signs"),
    };
    Some(format!(
        "The file does not say what {signs} in this passage means, so its words cannot be \
         verified. Compare them with the page."
    ))
}

/// The finding of a quote that leaves something out, if all its parts stand in the
/// document in order.
fn elided(prepared: &PreparedDocument, sought: &Sought<'_>) -> Option<Finding> {
    let chains = chains(prepared, sought);
    let places: Vec<Place> = chains.iter().map(Chain::as_place).collect();
    match choose(prepared.document(), sought, &places) {
        Choice::Place(index) => {
            let (chain, place) = (chains.get(index)?, places.into_iter().nth(index)?);
            let parts: Vec<Range<usize>> =
                chain.parts.iter().map(|part| part.bytes.clone()).collect();
            let hindrance = hindrance(prepared.document(), &parts);
            let state = match hindrance {
                Some(_) => State::Approximate,
                None => State::Elided,
            };
            Some(Finding {
                differences: place.differences,
                gaps: chain.gaps(prepared),
                hindrance,
                ..at_place(prepared, sought, state, place.bytes)
            })
        }
        Choice::Open => Some(ambiguous(prepared, &places)),
        Choice::Nothing => None,
    }
}

/// The finding of a quote that leaves something out and of which a part was
/// altered, if one place is near enough.
fn elided_near(prepared: &PreparedDocument, sought: &Sought<'_>) -> Option<Finding> {
    let found = near_chains(prepared, sought);
    let ((chain, best), rivals) = found.split_first()?;
    let is_meant =
        best.is_near_enough() && rivals.iter().all(|(_, rival)| best.clearly_beats(rival));
    let candidates = found.iter().take(Finding::CANDIDATES_MAX);
    let candidates = candidates.map(|(_, near)| Candidate {
        span: prepared.document().chars_of_bytes(&near.bytes),
        score: near.score,
    });
    is_meant.then(|| Finding {
        differences: chain.as_place().differences,
        gaps: chain.gaps(prepared),
        candidates: candidates.collect(),
        score: best.score,
        ..at_place(prepared, sought, State::Approximate, best.bytes.clone())
    })
}

/// The finding of words that do not stand in the document: something near, or
/// nothing.
fn unverified(prepared: &PreparedDocument, sought: &Sought<'_>) -> Finding {
    if let Some(finding) = elided_near(prepared, sought) {
        return finding;
    }
    let was_here = was_here(prepared, sought);
    let candidates = |places: &[NearPlace]| -> Vec<Candidate> {
        let document = prepared.document();
        places
            .iter()
            .map(|place| Candidate {
                span: document.chars_of_bytes(&place.bytes),
                score: place.score,
            })
            .collect()
    };
    match nearest(prepared, sought, was_here.is_some()) {
        Nearest::One(place, others) => {
            let mut all = candidates(std::slice::from_ref(&place));
            all.extend(candidates(&others));
            Finding {
                differences: word_differences(
                    sought.words,
                    sought.words_offset,
                    prepared.text(),
                    &place.bytes,
                ),
                hindrance: hindrance(prepared.document(), std::slice::from_ref(&place.bytes)),
                candidates: all,
                score: place.score,
                ..at_place(prepared, sought, State::Approximate, place.bytes)
            }
        }
        Nearest::Several(places) => Finding {
            score: places.first().map_or(0.0, |place| place.score),
            candidates: candidates(&places),
            ..Finding::without_place(State::Ambiguous)
        },
        Nearest::None(places) => Finding {
            score: places.first().map_or(0.0, |place| place.score),
            candidates: candidates(&places),
            was_here,
            ..Finding::without_place(State::Missing)
        },
    }
}

fn ambiguous(prepared: &PreparedDocument, places: &[Place]) -> Finding {
    Finding {
        candidates: places
            .iter()
            .take(Finding::CANDIDATES_MAX)
            .map(|place| Candidate {
                span: prepared.document().chars_of_bytes(&place.bytes),
                score: 1.0,
            })
            .collect(),
        score: 1.0,
        ..Finding::without_place(State::Ambiguous)
    }
}

/// Where the stored prefix and suffix stand side by side, in one place.
fn was_here(prepared: &PreparedDocument, sought: &Sought<'_>) -> Option<usize> {
    let (prefix, suffix) = (sought.context.prefix_key(), sought.context.suffix_key());
    let is_telling = |side: &str| side.chars().count() >= CONTEXT_MIN;
    if !is_telling(prefix) || !is_telling(suffix) {
        return None;
    }
    let folded = prepared.whole().folded;
    let mut seams = [" ", ""].into_iter().flat_map(|gap| {
        let joined = format!("{prefix}{gap}{suffix}");
        let seam = prefix.len() + gap.len();
        occurrences(folded.key(), &joined)
            .take(2)
            .collect::<Vec<_>>()
            .into_iter()
            .map(move |place| place.start + seam..place.end)
    });
    let seam = seams.next()?;
    if seams.next().is_some() {
        return None;
    }
    let bytes = folded.raw_range(&seam)?;
    Some(prepared.document().char_of_byte(bytes.start))
}
