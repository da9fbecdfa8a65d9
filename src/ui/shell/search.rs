//! Where some words stand in a map.

use crate::model::{Id, Kind, Map};

use super::fuzzy::folded;

/// One place that holds what was looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The record that the words stand in.
    pub record: Id,
    /// `claim`, `quote`, `note`, …
    pub what: &'static str,
    /// The words with some of what surrounds them.
    pub excerpt: String,
}

/// What to do to show a hit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Way {
    /// The card to bring into view.
    pub card: Option<Id>,
    /// The source, and the passage in it, to open in the reader.
    pub passage: Option<(Id, Option<Id>)>,
}

/// Every place in the map that holds the words, questions and claims first.
#[must_use]
pub fn search(map: &Map, query: &str) -> Vec<Hit> {
    let query = folded(query.trim());
    let mut hits = Vec::new();
    if query.is_empty() {
        return hits;
    }
    let mut look = |record: Id, what: &'static str, text: &str| {
        if let Some(excerpt) = excerpt(text, &query) {
            hits.push(Hit {
                record,
                what,
                excerpt,
            });
        }
    };
    for id in map.questions_in_order() {
        let Some(question) = map.question(id) else {
            continue;
        };
        look(id, "question", &question.text);
        look(id, "note", &question.note);
    }
    for (id, claim) in map.claims().iter() {
        look(id, "claim", &claim.text);
        look(id, "note", &claim.note);
    }
    for (id, reason) in map.reasons().iter() {
        look(id, "note", &reason.note);
    }
    for (id, conflict) in map.conflicts().iter() {
        look(id, "note", &conflict.note);
    }
    for (id, quote) in map.quotes().iter() {
        look(id, "quote", &quote.exact);
        look(id, "note", &quote.note);
    }
    for (id, backing) in map.backings().iter() {
        look(id, "note", &backing.note);
    }
    for id in map.sources_in_order() {
        let Some(source) = map.source(id) else {
            continue;
        };
        let authors = source.authors.join(", ");
        let record = [&source.short, &source.title, &authors, &source.container];
        let record: Vec<&str> = record.iter().map(|text| text.as_str()).collect();
        look(id, "source", &record.join(" · "));
        look(id, "note", &source.note);
    }
    hits
}

/// How to show a record: cards on the canvas, what a card rests on beside it.
#[must_use]
pub fn way_to(map: &Map, record: Id) -> Way {
    let quote_way = |quote: Id, card: Option<Id>| Way {
        card,
        passage: map.quote(quote).map(|found| (found.source, Some(quote))),
    };
    match record.kind() {
        Kind::Source => Way {
            card: None,
            passage: Some((record, None)),
        },
        Kind::Quote => {
            let backing = map.backings_with(record).first().copied();
            quote_way(
                record,
                backing.and_then(|id| map.backing(id)).map(|b| b.claim),
            )
        }
        Kind::Backing => map.backing(record).map_or(
            Way {
                card: None,
                passage: None,
            },
            |backing| quote_way(backing.quote, Some(backing.claim)),
        ),
        _ => Way {
            card: Some(record),
            passage: None,
        },
    }
}

/// Characters shown on either side of the words.
const AROUND: usize = 36;

/// The first place of the folded query in the text, with what surrounds it.
fn excerpt(text: &str, query: &str) -> Option<String> {
    let comparable = folded(text);
    let at = comparable.find(query)?;
    // Folding moves bytes, but hardly the share of the text that lies before.
    let before = comparable[..at].chars().count();
    let characters: Vec<char> = text.chars().collect();
    let from = before.saturating_sub(AROUND);
    let to = (before + query.chars().count() + AROUND).min(characters.len());
    let mut excerpt: String = characters[from.min(to)..to].iter().collect();
    excerpt = excerpt.split_whitespace().collect::<Vec<_>>().join(" ");
    if from > 0 {
        excerpt.insert(0, '…');
    }
    if to < characters.len() {
        excerpt.push('…');
    }
    Some(excerpt)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::samples;
    use std::path::Path;

    fn sample() -> Map {
        let sample = samples()[0];
        crate::file::parse(sample.text, Path::new(sample.file_name))
            .unwrap()
            .map
    }

    #[test]
    fn claims_quotes_and_sources_are_found_without_accents_or_case() {
        let map = sample();
        let kinds = |query: &str| -> Vec<&str> {
            let mut kinds: Vec<&str> = search(&map, query).iter().map(|hit| hit.what).collect();
            kinds.dedup();
            kinds
        };
        let all = kinds("TALIBAN");
        for kind in ["question", "claim", "quote", "source"] {
            assert!(all.contains(&kind), "{all:?}");
        }
        assert!(search(&map, "   ").is_empty());
        assert!(search(&map, "no such words in here").is_empty());
    }

    #[test]
    fn the_way_to_a_quote_is_its_claim_and_its_passage() {
        let map = sample();
        let hit = search(&map, "taliban")
            .into_iter()
            .find(|hit| hit.what == "quote")
            .unwrap();
        let way = way_to(&map, hit.record);
        assert_eq!(way.card.map(Id::kind), Some(Kind::Claim));
        assert_eq!(way.passage.and_then(|(_, quote)| quote), Some(hit.record));
    }
}
