//! When two records, maybe of two maps, are the same.

use crate::model::{Id, Map};

/// The words, so that capitals, white space and punctuation make no difference. Empty
/// where there are none to tell records by.
pub(super) fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in text.split(|c: char| !c.is_alphanumeric()) {
        if word.is_empty() {
            continue;
        }
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.extend(word.chars().flat_map(char::to_lowercase));
    }
    folded
}

/// What a record is known by besides its id: a claim by its words, a quote by its words
/// and what its source is called.
pub(super) fn words_of(map: &Map, id: Id) -> String {
    if let Some(claim) = map.claim(id) {
        return folded(&claim.text);
    }
    let Some(quote) = map.quote(id) else {
        return String::new();
    };
    let words = folded(&quote.exact);
    let source = map.source(quote.source);
    match source.map(|source| folded(&source.title)) {
        Some(title) if !words.is_empty() => format!("{title}\n{words}"),
        _ => words,
    }
}

/// Whether both are the same map, so that ids alone tell.
pub(super) fn is_one_map(one: &Map, other: &Map) -> bool {
    std::ptr::eq(one, other)
}

/// Whether the id was drawn at random, so that it stands in two maps only where one is
/// a copy of the other. Ids that people write (`c-1`) are alike by accident.
pub(super) fn is_generated(id: Id) -> bool {
    let text = id.text();
    let noise = text.get(2..).unwrap_or_default();
    noise.len() == 14 && !noise.contains('-')
}
