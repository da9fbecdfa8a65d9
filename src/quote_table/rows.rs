//! The quotes of a map as rows of texts.

use crate::model::scale::{RELEVANT, RELIABLE, Scale, word_of};
use crate::model::{Finite, Id, Map, Quote, Source, Stance};
use crate::quote::Standing;

/// What a table is made of.
pub struct TableRequest<'a> {
    pub map: &'a Map,
    /// The quotes, in the order of the table. What is no quote of the map is left
    /// out.
    pub quotes: &'a [Id],
    pub standing: &'a dyn Fn(Id) -> Standing,
    /// Where a quote stands, such as `p. 12` or `par. 9`; may be empty.
    pub place: &'a dyn Fn(Id) -> String,
    /// The full reference of a source; may be empty.
    pub reference: &'a dyn Fn(Id) -> String,
}

/// One quote, in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableRow {
    pub words: String,
    pub state: String,
    /// What the source is called for short.
    pub source: String,
    pub place: String,
    /// Source and place: `Ghazi, par. 9`.
    pub citation: String,
    pub reference: String,
    /// The claims that the quote backs, and those it speaks against.
    pub claims_for: Vec<String>,
    pub claims_against: Vec<String>,
    pub tags: Vec<String>,
    pub reliability: String,
    pub relevance: String,
    pub note: String,
}

/// The rows of a table.
#[must_use]
pub fn rows(request: &TableRequest<'_>) -> Vec<TableRow> {
    let quotes = request.quotes.iter();
    quotes
        .filter_map(|id| Some(row(request, *id, request.map.quote(*id)?)))
        .collect()
}

/// All quotes of a map by source and, within one, in the order of the document as
/// far as positions are known.
#[must_use]
pub fn in_order(map: &Map) -> Vec<Id> {
    let sources = map.sources_in_order().into_iter();
    sources.flat_map(|source| map.quotes_of(source)).collect()
}

fn row(request: &TableRequest<'_>, id: Id, quote: &Quote) -> TableRow {
    let map = request.map;
    let source = map.source(quote.source).map_or("no source", Source::label);
    let place = (request.place)(id);
    let citation = match place.as_str() {
        "" => source.to_owned(),
        place => format!("{source}, {place}"),
    };
    let (mut claims_for, mut claims_against) = (Vec::new(), Vec::new());
    for backing in map.backings_with(id) {
        let Some(backing) = map.backing(backing) else {
            continue;
        };
        let text = map
            .claim(backing.claim)
            .map_or("", |claim| claim.text.trim());
        match backing.stance {
            Stance::Against => claims_against.push(text.to_owned()),
            _ => claims_for.push(text.to_owned()),
        }
    }
    let tags = quote.tags.iter().filter_map(|tag| map.tag(*tag));
    TableRow {
        words: quote.exact.clone(),
        state: (request.standing)(id).label().to_owned(),
        source: source.to_owned(),
        citation,
        place,
        reference: (request.reference)(quote.source),
        claims_for,
        claims_against,
        tags: tags.map(|tag| tag.name.clone()).collect(),
        reliability: rated(RELIABLE, quote.reliability),
        relevance: rated(RELEVANT, quote.relevance),
        note: quote.note.clone(),
    }
}

/// The word for a rating; empty where there is none.
fn rated(scale: Scale, rating: Option<Finite>) -> String {
    rating.map_or_else(String::new, |rating| {
        word_of(scale, rating.get()).to_owned()
    })
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::model::{Backing, Claim, Tag, Transaction};
    use crate::quote::State;

    pub fn id(text: &str) -> Id {
        Id::parse(text).unwrap()
    }

    /// A map with one quote that backs one claim and speaks against another.
    pub fn map(words: &str, note: &str) -> Map {
        let backing = |claim: &str, stance| Backing {
            quote: id("u-river"),
            claim: id(claim),
            stance,
            ..Backing::default()
        };
        let claim = |text: &str| Claim {
            text: text.into(),
            ..Claim::default()
        };
        let source = Source {
            title: "The ferryman’s log".into(),
            short: "Log".into(),
            authors: vec!["Ada Ferry".into()],
            date: "1911".into(),
            ..Source::default()
        };
        let tag = Tag {
            name: "flood".into(),
            ..Tag::default()
        };
        let quote = Quote {
            source: id("s-log"),
            exact: words.into(),
            tags: vec![id("t-flood")],
            note: note.into(),
            reliability: Finite::new(0.75),
            relevance: Finite::new(1.0),
            ..Quote::default()
        };
        let mut map = Map::default();
        let mut making = Transaction::new(&mut map);
        making.put(id("s-log"), source);
        making.put(id("t-flood"), tag);
        making.put(id("c-flood"), claim("The flood damaged it."));
        making.put(id("c-toll"), claim("The toll was in dispute."));
        making.put(id("u-river"), quote);
        making.put(id("b-one"), backing("c-flood", Stance::For));
        making.put(id("b-two"), backing("c-toll", Stance::Against));
        let _ = making.finish();
        map
    }

    pub fn table(map: &Map) -> Vec<TableRow> {
        rows(&TableRequest {
            map,
            quotes: &[id("u-river"), id("u-gone")],
            standing: &|_| Standing::Found(State::Exact),
            place: &|_| "par. 9".into(),
            reference: &|_| "Ada Ferry. The ferryman’s log. 1911.".into(),
        })
    }

    #[test]
    fn a_row_says_who_says_what_where_and_what_rests_on_it() {
        let map = map("The river stood high.", "See also the letter.");
        let rows = table(&map);
        assert_eq!(
            rows,
            [TableRow {
                words: "The river stood high.".into(),
                state: "exact".into(),
                source: "Log".into(),
                place: "par. 9".into(),
                citation: "Log, par. 9".into(),
                reference: "Ada Ferry. The ferryman’s log. 1911.".into(),
                claims_for: vec!["The flood damaged it.".into()],
                claims_against: vec!["The toll was in dispute.".into()],
                tags: vec!["flood".into()],
                reliability: "Reliable".into(),
                relevance: "Decisive".into(),
                note: "See also the letter.".into(),
            }]
        );
    }
}
