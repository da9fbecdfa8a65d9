//! What a query found, best first.

use memchr::memmem::Finder;

use crate::model::Id;

use super::excerpt::place_of;
use super::folded;
use super::fuzzy::score_sentence;
use super::index::Index;
use super::text::What;

/// One text that holds what was looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    pub record: Id,
    pub what: What,
}

/// What one query found. It is good for the index as it was then.
#[derive(Clone, Debug, Default)]
pub struct Found {
    query: String,
    /// Rank and place of a field in one number, so that sorting is cheap.
    ranked: Vec<u64>,
}

/// Of what the last query found, more than one in so many is no less work to go
/// through field by field than the whole text is in one pass.
const FEW: usize = 8;

impl Found {
    /// Looks for the query, folded, anywhere in a text. Texts in which a word begins with
    /// it come first, then those that hold it as it stands, then those that hold all of
    /// its words, wherever they stand; among those questions, claims, quotes, sources,
    /// notes, in this order; among those the shorter.
    ///
    /// `last` is what a search of the very same index has found.
    #[must_use]
    pub fn new(index: &Index, query: &str, last: Option<&Self>) -> Self {
        let query = folded(query);
        let mut ranked = Vec::new();
        if query.is_empty() {
            return Self { query, ranked };
        }
        let spaced = format!(" {query}");
        let words = words_of(&query);
        let wanted = Wanted {
            phrase: Finder::new(query.as_str()),
            spaced: Finder::new(spaced.as_str()),
            words: words.iter().map(|word| Finder::new(*word)).collect(),
        };
        let known = last.filter(|last| {
            !last.query.is_empty()
                && query.contains(&last.query)
                && last.ranked.len() < index.places() / FEW
        });
        let rank = |place| rank(index, place, &wanted);
        // What holds all words holds the longest, which is the rarest as a rule.
        let sought = wanted.words.first().unwrap_or(&wanted.phrase);
        match known {
            Some(last) => ranked.extend(places_in(&last.ranked).filter_map(rank)),
            None => ranked.extend(index.holding(sought).filter_map(rank)),
        }
        ranked.sort_unstable();
        Self { query, ranked }
    }

    /// The folded query.
    #[must_use]
    pub fn query(&self) -> &str {
        &self.query
    }

    #[must_use]
    pub fn len(&self) -> usize {
        self.ranked.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ranked.is_empty()
    }

    /// The hit at a place of the list.
    #[must_use]
    pub fn hit(&self, index: &Index, place: usize) -> Option<Hit> {
        let (record, what) = index.field(place_in(*self.ranked.get(place)?))?;
        Some(Hit { record, what })
    }

    /// Where a hit stands in the list.
    #[must_use]
    pub fn place_of(&self, index: &Index, hit: Hit) -> Option<usize> {
        (0..self.len()).find(|place| self.hit(index, *place) == Some(hit))
    }
}

const PLACE_BITS: u32 = 32;
const LENGTH_BITS: u32 = 16;

fn place_in(ranked: u64) -> usize {
    (ranked & ((1 << PLACE_BITS) - 1)) as usize
}

fn places_in(ranked: &[u64]) -> impl Iterator<Item = usize> {
    ranked.iter().map(|ranked| place_in(*ranked))
}

/// What is looked for.
struct Wanted<'a> {
    phrase: Finder<'a>,
    /// The phrase behind a space.
    spaced: Finder<'a>,
    /// Its words, the longest first; none where it is a single one.
    words: Vec<Finder<'a>>,
}

/// The words of a folded query, the longest first; none where there is only one.
pub(super) fn words_of(query: &str) -> Vec<&str> {
    let mut words: Vec<&str> = query.split_whitespace().collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    match words.len() {
        1 => Vec::new(),
        _ => words,
    }
}

/// The lower the better; `None` where the field holds neither the query nor its words.
fn rank(index: &Index, place: usize, wanted: &Wanted<'_>) -> Option<u64> {
    let (_, what) = index.field(place)?;
    let text = index.text_at(place);
    let phrase = place_of(
        text,
        |text| wanted.phrase.find(text.as_bytes()),
        |text| wanted.spaced.find(text.as_bytes()),
    );
    let how: u64 = match phrase {
        Some((_, true)) => 0,
        Some((_, false)) => 1,
        None if wanted.words.is_empty() => return None,
        None => {
            let holds = |word: &Finder<'_>| word.find(text.as_bytes()).is_some();
            wanted.words.iter().all(holds).then_some(2)?
        }
    };
    let length = text.len().min((1 << LENGTH_BITS) - 1) as u64;
    let kind = (how << 8) | what as u64;
    let rank = (kind << LENGTH_BITS) | length;
    Some((rank << PLACE_BITS) | (place as u64 & ((1 << PLACE_BITS) - 1)))
}

impl Index {
    /// The texts of the wanted kinds that hold every word of the query, wherever they
    /// stand: the best of them by [`score_sentence`], best first.
    #[must_use]
    pub fn best(&self, query: &str, wanted: &[What], most: usize) -> Vec<(i32, Hit)> {
        let query = folded(query);
        let Some(longest) = query.split(' ').max_by_key(|word| word.len()) else {
            return Vec::new();
        };
        if longest.is_empty() || most == 0 {
            return Vec::new();
        }
        let longest = Finder::new(longest);
        let mut scored: Vec<(std::cmp::Reverse<i32>, What, usize)> = self
            .holding(&longest)
            .filter_map(|place| {
                let (_, what) = self
                    .field(place)
                    .filter(|(_, what)| wanted.contains(what))?;
                let score = score_sentence(&query, self.text_at(place))?;
                Some((std::cmp::Reverse(score), what, place))
            })
            .collect();
        if scored.len() > most {
            scored.select_nth_unstable(most - 1);
            scored.truncate(most);
        }
        scored.sort_unstable();
        (scored.into_iter())
            .filter_map(|(score, what, place)| {
                let (record, _) = self.field(place)?;
                Some((score.0, Hit { record, what }))
            })
            .collect()
    }
}

#[cfg(test)]
mod tests;
