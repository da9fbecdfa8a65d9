//! How to show a record that was looked for.

use crate::model::{Id, Kind, Map};

/// What to do to show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Way {
    /// The card to bring into view.
    pub card: Option<Id>,
    /// The source, and the passage in it, to open in the reader.
    pub passage: Option<(Id, Option<Id>)>,
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::samples;
    use std::path::Path;

    #[test]
    fn the_way_to_a_quote_is_its_claim_and_its_passage() {
        let sample = samples()[0];
        let map = crate::file::parse(sample.text, Path::new(sample.file_name))
            .unwrap()
            .map;
        let quote = map.backings().iter().next().unwrap().1.quote;
        let way = way_to(&map, quote);
        assert_eq!(way.card.map(Id::kind), Some(Kind::Claim));
        assert_eq!(way.passage.and_then(|(_, quote)| quote), Some(quote));
    }
}
