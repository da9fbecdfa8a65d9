//! Invented sources, and quotes from them behind the claims.

use super::{Generator, words};
use crate::model::{Backing, Id, Kind, Map, Quote, Source, Stance};

/// Claims to a source, about.
const CLAIMS_PER_SOURCE: usize = 40;
/// Characters of a document that lie around a quote.
const CONTEXT: usize = 32;

/// Puts quotes behind most claims at the bottom and some of the others.
pub(super) fn add(generator: &mut Generator) {
    let claims: Vec<Id> = generator.change.claims.added.keys().copied().collect();
    if claims.is_empty() {
        return;
    }
    let mut sources: Vec<(Id, u64)> = (0..=claims.len() / CLAIMS_PER_SOURCE)
        .map(|number| (source(generator, number), 0))
        .collect();
    let mut map = Map::default();
    generator.change.apply(&mut map);
    let mut quotes: Vec<Id> = Vec::new();
    for claim in claims {
        let at_bottom = !map.has_reasons_on(claim);
        if at_bottom && generator.random.chance(25) {
            take_as_given(generator, claim);
            continue;
        }
        if !at_bottom && generator.random.chance(2) {
            generator.fold(claim);
        }
        if !generator.random.chance(if at_bottom { 80 } else { 20 }) {
            continue;
        }
        let quote = if !quotes.is_empty() && generator.random.chance(10) {
            generator.random.pick(&quotes)
        } else {
            let at = generator.random.below(sources.len());
            let quote = quote(generator, &mut sources[at]);
            quotes.push(quote);
            quote
        };
        let backing = Backing {
            quote,
            claim,
            stance: if generator.random.chance(85) {
                Stance::For
            } else {
                Stance::Against
            },
            order: generator.places[0].clone(),
            rating: generator.some_rating(30),
            ..Backing::default()
        };
        generator.add(Kind::Backing, backing);
    }
}

fn take_as_given(generator: &mut Generator, id: Id) {
    let assumption = generator.random.chance(60);
    if let Some(claim) = generator.change.claims.added.get_mut(&id) {
        let claim = std::sync::Arc::make_mut(claim);
        claim.assumption = assumption;
        claim.unstated = !assumption;
    }
}

fn source(generator: &mut Generator, number: usize) -> Id {
    let random = &mut generator.random;
    let author = random.pick(words::AUTHORS);
    let source = Source {
        title: words::title(random),
        kind: random.pick(&["article", "report", "book"]).into(),
        short: author.split(' ').next_back().unwrap_or(author).into(),
        authors: vec![author.into()],
        publisher: random.pick(words::PUBLISHERS).into(),
        date: (1990 + random.below(36)).to_string(),
        pages: format!("{}–{}", number + 1, number + 20),
        ..Source::default()
    };
    generator.add(Kind::Source, source)
}

fn quote(generator: &mut Generator, (source, written): &mut (Id, u64)) -> Id {
    let random = &mut generator.random;
    let [exact, before, after] = [(); 3].map(|()| words::passage(random));
    let tail = before.chars().count().saturating_sub(CONTEXT);
    // Where the document has grown to, so that its quotes do not overlap.
    let start = *written + before.chars().count() as u64;
    *written = start + (exact.chars().count() + after.chars().count()) as u64;
    let quote = Quote {
        source: *source,
        prefix: before.chars().skip(tail).chain([' ']).collect(),
        suffix: [' ']
            .into_iter()
            .chain(after.chars().take(CONTEXT))
            .collect(),
        exact,
        start: Some(start),
        ..Quote::default()
    };
    generator.add(Kind::Quote, quote)
}
