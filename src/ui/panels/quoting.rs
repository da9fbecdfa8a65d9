//! From words in a document to a quote in the map.

use std::ops::Range;

use crate::document::Document;
use crate::edit::{ClaimRef, Edit};
use crate::model::{Id, Kind, Map, Quote, Stance};
use crate::quote::selector_for;
use crate::ui::action::Action;

/// More characters than this are no quote but a copy.
pub const QUOTE_MAX: usize = 3000;

/// What to do with words that are selected.
#[derive(Clone, Debug, PartialEq)]
pub enum Purpose {
    /// Keep them as a quote.
    Quote,
    /// Put them behind the claim.
    Back { claim: Id, stance: Stance },
    /// Make a claim that rests on them.
    NewClaim,
}

/// The quote of a part of a source's text, in characters.
///
/// # Errors
/// The sentence that says why these words make no quote.
pub fn quote_of(
    document: &Document,
    source: Id,
    chars: &Range<usize>,
) -> Result<Quote, &'static str> {
    if chars.len() > QUOTE_MAX {
        return Err("That is too much for one quote: select at most 3000 characters.");
    }
    let selector = selector_for(document, chars.clone());
    if selector.exact.is_empty() {
        return Err("Select some words first.");
    }
    Ok(Quote {
        source,
        exact: selector.exact,
        prefix: selector.prefix,
        suffix: selector.suffix,
        start: selector.start.and_then(|start| u64::try_from(start).ok()),
        ..Quote::default()
    })
}

/// The quote of the map with the same words in the same place.
pub fn same_quote(map: &Map, quote: &Quote) -> Option<Id> {
    map.quotes_of(quote.source).into_iter().find(|id| {
        map.quote(*id)
            .is_some_and(|other| other.exact == quote.exact && other.start == quote.start)
    })
}

/// What carries the purpose out. A quote that is in the map already is used again.
pub fn actions_for(map: &Map, quote: Quote, purpose: Purpose) -> Vec<Action> {
    let known = same_quote(map, &quote);
    let id = known.unwrap_or_else(|| Id::random(Kind::Quote));
    let mut edits = Vec::new();
    if known.is_none() {
        edits.push(Edit::AddQuote { id, quote });
    }
    match purpose {
        Purpose::Quote => match edits.pop() {
            Some(edit) => vec![Action::EditThenSelect {
                edit,
                select: id,
                write: false,
            }],
            None => vec![Action::Select(id)],
        },
        Purpose::Back { claim, stance } => {
            let backing = Edit::AddBacking {
                id: Id::random(Kind::Backing),
                quote: id,
                claim,
                stance,
            };
            let label = backing.label();
            edits.push(backing);
            vec![Action::Seal, Action::Edit(Edit::Many { label, edits })]
        }
        Purpose::NewClaim => {
            let claim = ClaimRef::blank();
            let made = claim.id();
            edits.push(Edit::AddClaim { claim, at: None });
            edits.push(Edit::AddBacking {
                id: Id::random(Kind::Backing),
                quote: id,
                claim: made,
                stance: Stance::For,
            });
            vec![Action::EditThenSelect {
                edit: Edit::Many {
                    label: "add claim with quote",
                    edits,
                },
                select: made,
                write: true,
            }]
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source() -> Id {
        Id::parse("s-one").unwrap()
    }

    #[test]
    fn words_make_a_quote_with_what_stands_around_them() {
        let document = Document::from_text("It was closed. The border was shut. It opened.".into());
        let quote = quote_of(&document, source(), &(14..36)).unwrap();
        assert_eq!(quote.exact, "The border was shut.");
        assert_eq!(quote.start, Some(15));
        assert_eq!(quote.prefix, "It was closed. ");
        assert_eq!(quote.suffix, " It opened.");
    }

    #[test]
    fn too_much_and_nothing_are_refused() {
        let document = Document::from_text("word ".repeat(2000));
        assert!(quote_of(&document, source(), &(0..4000)).is_err());
        assert!(quote_of(&document, source(), &(4..5)).is_err());
        assert!(quote_of(&document, source(), &(0..QUOTE_MAX)).is_ok());
    }
}
