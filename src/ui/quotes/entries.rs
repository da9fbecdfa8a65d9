//! The quotes of a map with what a table shows, filters and sorts by.

use crate::model::{Finite, Id, Map, Stance};
use crate::quote_table::in_order;

/// One quote, apart from how it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    pub id: Id,
    pub source: Id,
    /// What the source is called for short.
    pub label: String,
    /// The claims it stands behind, with how.
    pub claims: Vec<(Id, Stance)>,
    pub tags: Vec<Id>,
    pub reliability: Option<Finite>,
    pub relevance: Option<Finite>,
    pub has_note: bool,
    /// Everything that a typed text is looked for in, in small letters.
    haystack: String,
}

impl Entry {
    /// Whether it holds all these words, which are in small letters.
    pub fn holds(&self, words: &[&str]) -> bool {
        words.iter().all(|word| self.haystack.contains(word))
    }

    /// Whether no claim rests on it.
    pub fn is_unused(&self) -> bool {
        self.claims.is_empty()
    }
}

/// All quotes by source and, within one, in the order of the document.
pub fn entries_of(map: &Map) -> Vec<Entry> {
    in_order(map)
        .into_iter()
        .filter_map(|id| entry_of(map, id))
        .collect()
}

fn entry_of(map: &Map, id: Id) -> Option<Entry> {
    let quote = map.quote(id)?;
    let label = map
        .source(quote.source)
        .map_or("no source", |source| source.label());
    let claims: Vec<(Id, Stance)> = map
        .backings_with(id)
        .into_iter()
        .filter_map(|backing| map.backing(backing))
        .map(|backing| (backing.claim, backing.stance.clone()))
        .collect();
    let mut haystack = [quote.exact.as_str(), &quote.note, &quote.page, label].join("\n");
    let claim_texts = claims.iter().filter_map(|(claim, _)| map.claim(*claim));
    for text in claim_texts.map(|claim| claim.text.as_str()) {
        haystack.push('\n');
        haystack.push_str(text);
    }
    for tag in quote.tags.iter().filter_map(|tag| map.tag(*tag)) {
        haystack.push('\n');
        haystack.push_str(&tag.name);
    }
    Some(Entry {
        id,
        source: quote.source,
        label: label.to_owned(),
        claims,
        tags: quote.tags.clone(),
        reliability: quote.reliability,
        relevance: quote.relevance,
        has_note: !quote.note.trim().is_empty(),
        haystack: haystack.to_lowercase(),
    })
}
