//! Quotes whose words do not stand in the document, but something near.
//!
//! How near is near enough to be shown as *approximate* depends on what else
//! speaks for the place: up to 5% of errors on its own; up to 20% where the text
//! on one side is at least 0.7 like what was stored; up to 40% where both sides
//! are at least 0.85 like it. What is found is never verified: a person has to
//! look. Where two places are about equally near, nobody chooses for the reader.

use std::ops::Range;

use super::compare::{Side, differences};
use super::difference::{Difference, DifferenceKind};
use super::edges::{Wanted, context_likeness};
use super::fold::Folded;
use super::near::{between, by_pieces, everywhere, within};
use super::piece::{Reading, pieces};
use super::places::Sought;
use super::prepared::{FoldedView, PreparedDocument};
use super::words::{WordStretchKind, compare_words};

/// Errors at most, as a share of the words' length: on their own, with one side
/// of the context, with both.
const ALONE: f64 = 0.05;
const WITH_ONE_SIDE: f64 = 0.20;
const WITH_BOTH_SIDES: f64 = 0.40;
/// How alike one side of the context has to be, and both.
const ONE_SIDE: f64 = 0.7;
const BOTH_SIDES: f64 = 0.85;

/// Errors within which rivals of a place that is near enough by itself are looked
/// for.
const RIVALS: f64 = 0.08;
/// How much better the context of one place has to be to decide between two.
const CLEAR_MARGIN: f64 = 0.2;
/// And how good in itself.
const CLEAR_MIN: f64 = 0.6;
/// Bytes around the old position that are looked at first.
const WINDOW: usize = 8_192;
/// Bytes of the words that make a place worth showing that is not near enough.
const WORTH_SHOWING: usize = 16;

/// A place where something near the words stands.
#[derive(Clone, Debug)]
pub(super) struct NearPlace {
    pub(super) bytes: Range<usize>,
    /// Errors by the length of the words.
    error_rate: f64,
    before: f64,
    after: f64,
    /// For sorting, 0 to 1.
    pub(super) score: f64,
}

impl NearPlace {
    /// A place that was found part by part, with the errors of all parts.
    pub(super) fn rated(
        prepared: &PreparedDocument,
        sought: &Sought<'_>,
        bytes: Range<usize>,
        error_rate: f64,
    ) -> Self {
        let wanted = Wanted::new("", sought.context.prefix_key(), sought.context.suffix_key());
        let folded = prepared.whole().folded;
        let place = folded.key_of_raw(bytes.start)..folded.key_of_raw(bytes.end);
        let context =
            (!sought.context.is_empty()).then(|| context_likeness(&wanted, folded.key(), &place));
        Self::new(bytes, error_rate, context)
    }

    /// `context`: how alike both sides are to what was stored, if anything was.
    fn new(bytes: Range<usize>, error_rate: f64, context: Option<(f64, f64)>) -> Self {
        let alike = (1.0 - error_rate).max(0.0);
        let (before, after) = context.unwrap_or_default();
        let score = match context {
            Some(_) => 0.7 * alike + 0.3 * f64::midpoint(before, after),
            None => alike,
        };
        Self {
            bytes,
            error_rate,
            before,
            after,
            score,
        }
    }

    pub(super) fn is_near_enough(&self) -> bool {
        let (worse, better) = (self.before.min(self.after), self.before.max(self.after));
        self.error_rate <= ALONE
            || (self.error_rate <= WITH_ONE_SIDE && better >= ONE_SIDE)
            || (self.error_rate <= WITH_BOTH_SIDES && worse >= BOTH_SIDES)
    }

    fn context(&self) -> f64 {
        f64::midpoint(self.before, self.after)
    }

    /// Whether this place is meant rather than the other, beyond doubt.
    pub(super) fn clearly_beats(&self, other: &Self) -> bool {
        let lead = self.context() - other.context();
        let by_context = lead >= CLEAR_MARGIN
            && self.context() >= CLEAR_MIN
            && self.error_rate <= other.error_rate + ALONE;
        let by_words = other.error_rate >= 2.0 * self.error_rate + 0.02 && lead > -CLEAR_MARGIN;
        by_context || by_words
    }
}

/// What was found of words that do not stand in the document.
pub(super) enum Nearest {
    /// One place, and others that are weaker, the likeliest first.
    One(NearPlace, Vec<NearPlace>),
    /// Several places, the likeliest first, of which none is clearly meant.
    Several(Vec<NearPlace>),
    /// No place; some that are worth showing, perhaps.
    None(Vec<NearPlace>),
}

/// The places near the words of `sought`. `was_deleted`: whether the text that
/// stood around the quote now stands side by side without it.
pub(super) fn nearest(
    prepared: &PreparedDocument,
    sought: &Sought<'_>,
    was_deleted: bool,
) -> Nearest {
    let reading = if sought.words.contains('[') {
        Reading::Edited { swap_case: false }
    } else {
        Reading::Plain
    };
    let words = Folded::new(sought.words, reading, &[]);
    let key = words.key().trim();
    if !key.contains(char::is_alphanumeric) {
        return Nearest::None(Vec::new());
    }
    let search = Search {
        prepared,
        wanted: Wanted::new(
            key,
            sought.context.prefix_key(),
            sought.context.suffix_key(),
        ),
        start: sought.start,
        has_context: !sought.context.is_empty(),
        was_deleted,
    };
    search.run()
}

struct Search<'a> {
    prepared: &'a PreparedDocument,
    wanted: Wanted<'a>,
    start: Option<usize>,
    has_context: bool,
    was_deleted: bool,
}

impl Search<'_> {
    fn errors(&self, rate: f64) -> usize {
        (self.wanted.words.len() as f64 * rate).floor() as usize
    }

    /// The text without what is no part of the sentences, and the rest: that
    /// may be quoted, too.
    fn view(&self) -> FoldedView<'_> {
        self.prepared
            .across()
            .unwrap_or_else(|| self.prepared.whole())
    }

    fn run(&self) -> Nearest {
        if let Some(place) = self.near_old_position() {
            return Nearest::One(place, Vec::new());
        }
        let mut found = self.places(|key, part| match part {
            None => by_pieces(
                key,
                self.wanted.words,
                self.wanted.pattern(),
                self.errors(RIVALS),
            ),
            Some(part) => within(key, part, self.wanted.pattern(), self.errors(RIVALS)),
        });
        if !found.iter().any(|place| self.is_near_enough(place)) {
            found.extend(self.between_contexts());
        }
        if !found.iter().any(|place| self.is_near_enough(place)) {
            found.extend(self.places(|key, part| match part {
                None => everywhere(key, self.wanted.pattern(), self.errors(WITH_ONE_SIDE)),
                Some(part) => within(key, part, self.wanted.pattern(), self.errors(WITH_ONE_SIDE)),
            }));
        }
        self.decided(found)
    }

    /// Whether a place is near enough, seen together with what became of the
    /// place where the quote stood.
    fn is_near_enough(&self, place: &NearPlace) -> bool {
        let is_elsewhere = self.was_deleted && place.before.max(place.after) < ONE_SIDE;
        place.is_near_enough() && !is_elsewhere
    }

    /// Around where the quote stood, if its context is there and nowhere else.
    fn near_old_position(&self) -> Option<NearPlace> {
        let view = self.view();
        let key = view.folded.key();
        let start = self.prepared.document().byte_of_char(self.start?);
        let about = view.folded.key_of_raw(start);
        let from = key.floor_char_boundary(about.saturating_sub(WINDOW));
        let to = about + self.wanted.words.len() + WINDOW;
        let part = from..key.floor_char_boundary(to.min(key.len()));
        let ends = within(
            key,
            &part,
            self.wanted.pattern(),
            self.errors(WITH_ONE_SIDE),
        );
        let mut places: Vec<NearPlace> = ends
            .iter()
            .take(8)
            .filter_map(|end| self.rated(view, self.wanted.place_ending(key, end.end, end.errors)?))
            .collect();
        places.sort_by(|one, other| other.score.total_cmp(&one.score));
        let best = places.into_iter().next()?;
        let stands_once = |context: &str| {
            context.len() >= 24 && super::places::occurrences(key, context).take(2).count() == 1
        };
        let is_sure = best.before >= BOTH_SIDES
            && best.after >= BOTH_SIDES
            && stands_once(self.wanted.before)
            && stands_once(self.wanted.after);
        is_sure.then_some(best)
    }

    /// The places that `look` proposes in the text, and in the stretches that the
    /// text is read across.
    fn places(
        &self,
        look: impl Fn(&str, Option<&Range<usize>>) -> super::near::Ends,
    ) -> Vec<NearPlace> {
        let view = self.view();
        let key = view.folded.key();
        let place_of = |view: FoldedView<'_>, end: super::myers::End| {
            let place = self
                .wanted
                .place_ending(view.folded.key(), end.end, end.errors)?;
            self.rated(view, place)
        };
        let mut found: Vec<NearPlace> = look(key, None)
            .into_iter()
            .filter_map(|end| place_of(view, end))
            .collect();
        let whole = self.prepared.whole();
        let reach = self.wanted.words.len() * 3 / 2;
        let parts = view
            .passed_over
            .iter()
            .filter(|passed| passed.kind != DifferenceKind::Markup);
        for passed in parts {
            let key = whole.folded.key();
            let from = whole.folded.key_of_raw(passed.range.start);
            let to = whole.folded.key_of_raw(passed.range.end);
            let part = from.saturating_sub(reach)..(to + reach).min(key.len());
            let ends = look(key, Some(&part)).into_iter().take(8);
            found.extend(ends.filter_map(|end| place_of(whole, end)));
        }
        found
    }

    fn between_contexts(&self) -> Vec<NearPlace> {
        let views = [Some(self.prepared.whole()), self.prepared.across()];
        let in_view = |view: FoldedView<'_>| {
            let key = view.folded.key();
            let stretches = between(
                key,
                self.wanted.before,
                self.wanted.after,
                self.wanted.words.len(),
                self.errors(WITH_BOTH_SIDES),
            );
            let rated = stretches
                .into_iter()
                .filter_map(|about| self.rated(view, self.wanted.place_between(key, &about)?));
            rated.filter(NearPlace::is_near_enough).collect::<Vec<_>>()
        };
        views.into_iter().flatten().flat_map(in_view).collect()
    }

    fn rated(
        &self,
        view: FoldedView<'_>,
        (place, errors): (Range<usize>, usize),
    ) -> Option<NearPlace> {
        let key = view.folded.key();
        let context = self
            .has_context
            .then(|| context_likeness(&self.wanted, key, &place));
        let error_rate = errors as f64 / self.wanted.words.len() as f64;
        let bytes = view.folded.raw_range_around(&place);
        (!bytes.is_empty()).then(|| NearPlace::new(bytes, error_rate, context))
    }

    fn decided(&self, mut found: Vec<NearPlace>) -> Nearest {
        found.sort_by(|one, other| {
            other
                .score
                .total_cmp(&one.score)
                .then(one.bytes.start.cmp(&other.bytes.start))
        });
        let mut places: Vec<NearPlace> = Vec::new();
        for place in found {
            let overlaps = |other: &NearPlace| {
                place.bytes.start < other.bytes.end && other.bytes.start < place.bytes.end
            };
            if places.len() < super::Finding::CANDIDATES_MAX && !places.iter().any(overlaps) {
                places.push(place);
            }
        }
        let Some(best) = places.iter().position(|place| self.is_near_enough(place)) else {
            places.retain(|place| {
                place.error_rate <= WITH_ONE_SIDE && self.wanted.words.len() >= WORTH_SHOWING
            });
            places.truncate(5);
            return Nearest::None(places);
        };
        let best = places.remove(best);
        let has_rival = places.iter().any(|place| !best.clearly_beats(place));
        if has_rival {
            places.retain(|place| self.is_near_enough(place) || !best.clearly_beats(place));
            places.insert(0, best);
            Nearest::Several(places)
        } else {
            places.truncate(4);
            Nearest::One(best, places)
        }
    }
}

/// What differs between the words and a place near them: the ways of writing that
/// leave words the same, and other words.
pub(super) fn word_differences(
    words: &str,
    words_offset: usize,
    text: &str,
    place: &Range<usize>,
) -> Vec<Difference> {
    let found = text.get(place.clone()).unwrap_or_default();
    let mut listed = Vec::new();
    for stretch in compare_words(words, found) {
        if stretch.kind == WordStretchKind::Same {
            continue;
        }
        let document = place.start + stretch.document.start..place.start + stretch.document.end;
        let same_words = harmless(words, &stretch.quote, text, &document);
        let others = || {
            vec![Difference {
                kind: DifferenceKind::Words,
                quote: words.get(stretch.quote.clone()).unwrap_or_default().into(),
                document: text.get(document.clone()).unwrap_or_default().into(),
                quote_range: stretch.quote.clone(),
                document_range: document.clone(),
            }]
        };
        listed.extend(same_words.unwrap_or_else(others));
    }
    for difference in &mut listed {
        difference.quote_range.start += words_offset;
        difference.quote_range.end += words_offset;
    }
    listed
}

/// The differences of two stretches that are the same words written differently.
fn harmless(
    words: &str,
    quote: &Range<usize>,
    text: &str,
    document: &Range<usize>,
) -> Option<Vec<Difference>> {
    if quote.is_empty() || document.is_empty() {
        return None;
    }
    let side = |text, range: &Range<usize>| {
        let pieces: Vec<_> = pieces(text, range.clone(), Reading::Plain, &[]).collect();
        let ends = pieces.last().map(|piece| piece.raw.end);
        (ends == Some(range.end)).then_some(Side { text, pieces })
    };
    differences(&side(words, quote)?, &side(text, document)?)
}
