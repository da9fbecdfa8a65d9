//! Which windows of which documents share the most with a query.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::index::Index;
use super::passage::{Passage, Quoted, Standing};
use super::query::Query;
use crate::model::Id;

/// How soon a further occurrence of a word in a window stops counting (BM25's k₁).
/// Windows are short, so that a word seldom stands there twice by chance.
const SATURATION: f32 = 0.9;
/// How much a window's length counts against it (BM25's b).
const LENGTH_SHARE: f32 = 0.4;
/// What a pair of words side by side counts, against a word.
const PAIR_WEIGHT: f32 = 0.5;
/// What a passage keeps of its score for each better one of the same document, so
/// that the second source is seen.
const SAME_DOCUMENT: f32 = 0.9;

/// A window's number with how often something stands in it.
type Counts = Vec<(usize, u32)>;

/// The passages of `documents` that share the most with `query`, the best first:
/// at most `limit` new ones, and among them those that are quoted already, marked.
/// Passages do not overlap. Each document has a key of its own.
///
/// Costs some milliseconds where documents are as long as books.
#[must_use]
pub fn search(
    documents: &[(Id, Arc<Index>)],
    query: &Query,
    quoted: &[Quoted],
    limit: usize,
) -> Vec<Passage> {
    let windows: usize = documents.iter().map(|(_, it)| it.windows.len()).sum();
    let words: u64 = documents.iter().map(|(_, it)| it.window_words()).sum();
    if windows == 0 || query.is_empty() {
        return Vec::new();
    }
    let mean_length = (words as f32 / windows as f32).max(1.0);
    let mut scores: Vec<Vec<f32>> = (documents.iter())
        .map(|(_, index)| vec![0.0; index.windows.len()])
        .collect();
    let mut add = |weight: f32, positions: &dyn Fn(&Index) -> Vec<u32>| -> f32 {
        let counts: Vec<Counts> = (documents.iter())
            .map(|(_, index)| counts_of(index, &positions(index)))
            .collect();
        let holding: usize = counts.iter().map(Vec::len).sum();
        let worth = weight * rarity(holding, windows);
        for ((counts, scores), (_, index)) in counts.iter().zip(&mut scores).zip(documents) {
            for (number, count) in counts {
                if let (Some(score), Some(window)) =
                    (scores.get_mut(*number), index.windows.get(*number))
                {
                    let length = window.length as f32 / mean_length;
                    let norm = SATURATION * (1.0 - LENGTH_SHARE + LENGTH_SHARE * length);
                    let count = *count as f32;
                    *score += worth * count * (SATURATION + 1.0) / (count + norm);
                }
            }
        }
        worth
    };
    let worths: BTreeMap<&str, f32> = (query.terms.iter())
        .map(|(term, weight)| {
            let worth = add(*weight, &|index| index.positions(term).to_vec());
            (term.as_str(), worth)
        })
        .collect();
    for (one, other) in &query.pairs {
        add(PAIR_WEIGHT, &|index| {
            side_by_side(index.positions(one), index.positions(other))
        });
    }
    let passage_of = |window: &Ranked| {
        let (source, index) = documents.get(window.document)?;
        let sentences = index.sentences.get(window.sentences.clone())?;
        let worth = |term: &str| worths.get(term).copied().unwrap_or(0.0);
        let mut passage = Passage::new(*source, index, sentences, worth, window.score)?;
        passage.standing = passage.standing_in(quoted);
        Some(passage)
    };
    choose(ranked(documents, &scores, limit), passage_of, limit)
}

/// What a word is worth that stands in `holding` of all windows: BM25's inverse
/// document frequency, which is never negative.
fn rarity(holding: usize, windows: usize) -> f32 {
    let (holding, windows) = (holding as f32, windows as f32);
    ((windows - holding + 0.5) / (holding + 0.5) + 1.0).ln()
}

/// How many of the positions stand in each window that has one.
fn counts_of(index: &Index, positions: &[u32]) -> Counts {
    let mut counts: Counts = Vec::new();
    for position in positions {
        let Some(sentence) = index.sentence_at(*position) else {
            continue;
        };
        for number in sentence.windows.clone() {
            // Both positions and windows come in order, so that the window is
            // among the last few or new.
            let known = counts.iter_mut().rev().take(8).find(|it| it.0 == number);
            match known {
                Some((_, count)) => *count += 1,
                None => counts.push((number, 1)),
            }
        }
    }
    counts
}

/// The positions of one word directly before which, or at most two after which,
/// the other stands.
fn side_by_side(one: &[u32], other: &[u32]) -> Vec<u32> {
    let near = |position: &u32| {
        let from = position.saturating_sub(1);
        let at = other.partition_point(|it| *it < from);
        (other.get(at)).is_some_and(|it| *it <= position.saturating_add(2))
    };
    one.iter().copied().filter(near).collect()
}

/// A window with its score.
struct Ranked {
    /// Its place in the list of documents.
    document: usize,
    /// A range of the document's list of sentences.
    sentences: Range<usize>,
    score: f32,
}

/// The windows with the highest scores of each document: many more than are asked
/// for, since most overlap others.
fn ranked(documents: &[(Id, Arc<Index>)], scores: &[Vec<f32>], limit: usize) -> Vec<Ranked> {
    let kept = limit.saturating_mul(12).saturating_add(40);
    let mut all = Vec::new();
    for (document, ((_, index), scores)) in documents.iter().zip(scores).enumerate() {
        let windows = index.windows.iter().zip(scores);
        let shares = windows.filter(|(_, score)| **score > 0.0);
        let mut best: Vec<Ranked> = shares
            .map(|(window, score)| Ranked {
                document,
                sentences: window.sentences.clone(),
                score: *score,
            })
            .collect();
        // Windows of one score stay in the order of the text.
        best.sort_by(|one, other| other.score.total_cmp(&one.score));
        best.truncate(kept);
        all.extend(best);
    }
    all
}

/// Takes windows by score, less for each that was taken of the same document, and
/// none that overlaps another; makes passages of them.
fn choose(
    mut left: Vec<Ranked>,
    passage_of: impl Fn(&Ranked) -> Option<Passage>,
    limit: usize,
) -> Vec<Passage> {
    let mut chosen: Vec<Passage> = Vec::new();
    let mut taken: BTreeMap<usize, i32> = BTreeMap::new();
    let mut new = 0;
    while new < limit {
        let value = |window: &Ranked| {
            let before = taken.get(&window.document).copied().unwrap_or(0);
            window.score * SAME_DOCUMENT.powi(before)
        };
        let mut best: Option<(usize, f32)> = None;
        for (place, window) in left.iter().enumerate() {
            let value = value(window);
            if best.is_none_or(|(_, most)| value > most) {
                best = Some((place, value));
            }
        }
        let Some((place, _)) = best else {
            break;
        };
        let window = left.remove(place);
        let overlaps = |other: &Ranked| {
            other.document == window.document
                && other.sentences.start < window.sentences.end
                && window.sentences.start < other.sentences.end
        };
        left.retain(|other| !overlaps(other));
        *taken.entry(window.document).or_default() += 1;
        if let Some(passage) = passage_of(&window) {
            if passage.standing == Standing::New {
                new += 1;
            }
            chosen.push(passage);
        }
    }
    chosen
}
