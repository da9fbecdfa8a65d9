//! What a search gives.

use std::ops::Range;

use super::cue::cues_in;
use super::index::{Index, Sentence};
use super::words::words_of;
use crate::model::Id;

/// The most words of the part of a passage that is proposed as a quote, unless one
/// sentence alone has more.
const QUOTE_WORDS: usize = 60;
/// A further sentence is proposed along with the best one where it adds at least
/// this share of what the best one has.
const FURTHER_SHARE: f32 = 0.45;

/// Part of a source that is quoted already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quoted {
    pub source: Id,
    /// In characters of the source's text.
    pub chars: Range<usize>,
    /// Whether it stands behind the very claim that is asked about.
    pub behind_claim: bool,
}

/// Whether the map quotes a passage already.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    #[default]
    New,
    /// The map quotes words of it, for something else.
    QuotedElsewhere,
    /// Words of it stand behind the claim.
    BehindClaim,
}

/// Sentences of a source that share words with what was asked. All ranges are in
/// characters of the source's text.
#[derive(Clone, Debug, PartialEq)]
pub struct Passage {
    pub source: Id,
    /// All of it: one to four sentences of one block.
    pub chars: Range<usize>,
    /// The sentence or sentences of it that share the most, to be quoted.
    pub best: Range<usize>,
    /// The words that it shares, in order.
    pub matched: Vec<Range<usize>>,
    /// Words of [`best`](Self::best) such as "not" and "however": a hint that it
    /// may speak against the claim.
    pub cues: Vec<Range<usize>>,
    pub standing: Standing,
    /// For sorting; good within one search.
    pub score: f32,
}

impl Passage {
    /// The window `sentences` of a document; `worth` says what sharing a term is
    /// worth, 0 for terms that were not asked for.
    pub(super) fn new(
        source: Id,
        index: &Index,
        sentences: &[Sentence],
        worth: impl Fn(&str) -> f32,
        score: f32,
    ) -> Option<Self> {
        let text = index.document().text();
        let bytes = sentences.first()?.bytes.start..sentences.last()?.bytes.end;
        let mut matched = Vec::new();
        // Per sentence the terms that it shares, with their worth.
        let mut shared: Vec<Vec<(String, f32)>> = Vec::new();
        for sentence in sentences {
            let mut terms: Vec<(String, f32)> = Vec::new();
            for word in words_of(text.get(sentence.bytes.clone())?) {
                let gain = worth(&word.term);
                if gain <= 0.0 {
                    continue;
                }
                let start = sentence.bytes.start;
                matched.push(start + word.range.start..start + word.range.end);
                if !terms.iter().any(|(term, _)| *term == word.term) {
                    terms.push((word.term.into_owned(), gain));
                }
            }
            shared.push(terms);
        }
        let best = sentences.get(best_of(sentences, &shared))?;
        let best = best.first()?.bytes.start..best.last()?.bytes.end;
        let cues = cues_in(text.get(best.clone())?);
        let in_chars = |bytes: &Range<usize>| index.document().chars_of_bytes(bytes);
        let cue = |cue: Range<usize>| in_chars(&(best.start + cue.start..best.start + cue.end));
        Some(Self {
            source,
            chars: in_chars(&bytes),
            matched: matched.iter().map(in_chars).collect(),
            cues: cues.into_iter().map(cue).collect(),
            best: in_chars(&best),
            standing: Standing::New,
            score,
        })
    }

    /// Whether the map quotes it.
    pub(super) fn standing_in(&self, quoted: &[Quoted]) -> Standing {
        let standings = quoted.iter().filter_map(|quoted| {
            let (one, other) = (&self.best, &quoted.chars);
            let overlaps = one.start < other.end && other.start < one.end;
            (quoted.source == self.source && overlaps).then_some(match quoted.behind_claim {
                true => Standing::BehindClaim,
                false => Standing::QuotedElsewhere,
            })
        });
        standings.max().unwrap_or_default()
    }
}

/// The sentences to propose: the one that shares the most, and its neighbours while
/// they add much and it stays short.
fn best_of(sentences: &[Sentence], shared: &[Vec<(String, f32)>]) -> Range<usize> {
    let total = |terms: &[(String, f32)]| terms.iter().map(|(_, gain)| gain).sum::<f32>();
    let mut best = 0;
    for (place, terms) in shared.iter().enumerate() {
        if total(terms) > shared.get(best).map_or(0.0, |terms| total(terms)) {
            best = place;
        }
    }
    let most = shared.get(best).map_or(0.0, |terms| total(terms));
    let mut run = best..best + 1;
    let words_in = |run: &Range<usize>| -> usize {
        let inside = sentences.get(run.clone()).unwrap_or_default();
        inside.iter().map(|sentence| sentence.words).sum()
    };
    loop {
        // What the sentence there would add that the run does not have.
        let adds = |place: usize| {
            let has = |term: &str| {
                let inside = shared.get(run.clone()).unwrap_or_default();
                inside.iter().flatten().any(|(known, _)| known == term)
            };
            let new = shared.get(place)?.iter().filter(|(term, _)| !has(term));
            Some((place, new.map(|(_, gain)| gain).sum::<f32>()))
        };
        let before = run.start.checked_sub(1).and_then(adds);
        let further = [before, adds(run.end)].into_iter().flatten();
        let Some((place, gain)) = further.max_by(|one, other| one.1.total_cmp(&other.1)) else {
            return run;
        };
        let wider = run.start.min(place)..run.end.max(place + 1);
        if gain < most * FURTHER_SHARE || words_in(&wider) > QUOTE_WORDS {
            return run;
        }
        run = wider;
    }
}
