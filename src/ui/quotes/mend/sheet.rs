//! One quote beside the places where it may stand, as plain data.

use std::ops::Range;
use std::sync::Arc;

use crate::document::Document;
use crate::edit::Edit;
use crate::model::{Id, Quote};
use crate::quote::{Finding, Standing, State, WordStretch, compare_words, confirmed, reanchored};
use crate::ui::desk::Desk;
use crate::ui::panels::place::place_in;

/// More places than this have no key of their own and are not offered.
pub const PLACES_MAX: usize = 9;
/// Characters of the document that are shown on either side of a place.
const AROUND: usize = 220;

/// Everything that is shown of one quote.
#[derive(Clone, Debug)]
pub struct Sheet {
    pub id: Id,
    pub standing: Standing,
    pub places: Vec<Place>,
    /// Where the quote stood, if that can be told: what is around that point.
    pub stood: Option<Stood>,
    document: Option<Arc<Document>>,
}

/// A place of the document where the quote may stand.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// Characters of the document's text.
    pub chars: Range<usize>,
    /// `par. 9`, `p. 12`.
    pub name: String,
    /// How alike the words are, 0 to 1.
    pub score: f64,
    pub before: String,
    pub words: String,
    pub after: String,
    /// How the quote's words compare with these.
    pub stretches: Vec<WordStretch>,
    /// Whether it is the place that was found for the quote, so that the quote can
    /// be confirmed there.
    pub is_found: bool,
}

/// A point in the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stood {
    pub name: String,
    pub before: String,
    pub after: String,
}

impl Sheet {
    pub fn of(desk: &Desk, id: Id) -> Self {
        let standing = desk.documents.standing(id);
        let mut sheet = Self {
            id,
            standing,
            places: Vec::new(),
            stood: None,
            document: None,
        };
        let (Some(quote), Some(finding)) = (desk.map().quote(id), desk.documents.finding(id))
        else {
            return sheet;
        };
        let Some(text) = desk.documents.text(quote.source) else {
            return sheet;
        };
        let document = text.document.document();
        sheet.places = places_of(finding)
            .into_iter()
            .map(|(chars, score)| {
                let is_found = finding.span.as_ref() == Some(&chars);
                place_of(document, quote, chars, score, is_found)
            })
            .collect();
        sheet.stood = finding.was_here.map(|at| Stood {
            name: place_in(document, at),
            before: before(document, at),
            after: after(document, at),
        });
        sheet.document = Some(Arc::clone(document));
        sheet
    }

    /// Puts the document's words at a place into the quote.
    ///
    /// # Errors
    /// The sentence that says why not.
    pub fn accept(&self, quote: &Quote, place: usize) -> Result<Edit, &'static str> {
        let (document, place) = self.at(place)?;
        let record = reanchored(quote, document, place.chars.clone())
            .ok_or("There are no words at this place.")?;
        Ok(self.update(record, "mend quote"))
    }

    /// Keeps the quote's words, with the note that a person compared them.
    ///
    /// # Errors
    /// The sentence that says why not.
    pub fn confirm(&self, quote: &Quote, place: usize) -> Result<Edit, &'static str> {
        if self.standing != Standing::Found(State::Approximate) {
            return Err("Only an approximate quote can be confirmed as it is.");
        }
        let (document, place) = self.at(place)?;
        if !place.is_found {
            return Err("Only the likeliest place can be confirmed; accept this one instead.");
        }
        let record =
            confirmed(quote, document, &place.chars).ok_or("There are no words at this place.")?;
        Ok(self.update(record, "confirm quote"))
    }

    fn at(&self, place: usize) -> Result<(&Document, &Place), &'static str> {
        let document = self.document.as_deref();
        document
            .zip(self.places.get(place))
            .ok_or("The document has no place to accept: select other words in the reader.")
    }

    fn update(&self, record: Quote, label: &'static str) -> Edit {
        Edit::Update {
            id: self.id,
            record: record.into(),
            label,
        }
    }
}

/// The places of a finding, the one that was found first, none twice.
fn places_of(finding: &Finding) -> Vec<(Range<usize>, f64)> {
    let found = finding.span.iter().cloned().map(|it| (it, finding.score));
    let candidates = finding.candidates.iter();
    let others = candidates.map(|candidate| (candidate.span.clone(), candidate.score));
    let mut places: Vec<(Range<usize>, f64)> = Vec::new();
    for (chars, score) in found.chain(others) {
        let is_new = places.iter().all(|(other, _)| *other != chars);
        if is_new && !chars.is_empty() && places.len() < PLACES_MAX {
            places.push((chars, score));
        }
    }
    places
}

fn place_of(
    document: &Document,
    quote: &Quote,
    chars: Range<usize>,
    score: f64,
    is_found: bool,
) -> Place {
    let words = document.slice_of_chars(&chars);
    Place {
        name: place_in(document, chars.start),
        score,
        before: before(document, chars.start),
        words: words.to_owned(),
        after: after(document, chars.end),
        stretches: compare_words(&quote.exact, words),
        is_found,
        chars,
    }
}

/// What stands before a character, from the start of a word on.
fn before(document: &Document, char: usize) -> String {
    let text = document.slice_of_chars(&(char.saturating_sub(AROUND)..char));
    if char <= AROUND {
        return text.to_owned();
    }
    let cut = text.find(char::is_whitespace).unwrap_or_default();
    text.get(cut..).unwrap_or_default().trim_start().to_owned()
}

/// What stands after it, to the end of a word.
fn after(document: &Document, char: usize) -> String {
    let text = document.slice_of_chars(&(char..char + AROUND));
    if char + AROUND >= document.char_count() {
        return text.to_owned();
    }
    let cut = text.rfind(char::is_whitespace).unwrap_or(text.len());
    text.get(..cut).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quote::Candidate;

    const TEXT: &str =
        "It rained. The gate was shut. Nobody crossed. The gate was closed. It fell.";

    fn quote() -> Quote {
        Quote {
            exact: "The gates were shut.".into(),
            ..Quote::default()
        }
    }

    fn sheet(state: State) -> Sheet {
        let document = Document::from_text(TEXT.into());
        let finding = Finding {
            state,
            span: (state == State::Approximate).then_some(11..29),
            score: 0.9,
            candidates: vec![
                Candidate {
                    span: 11..29,
                    score: 0.9,
                },
                Candidate {
                    span: 46..66,
                    score: 0.7,
                },
            ],
            ..Finding::no_document()
        };
        let places = places_of(&finding)
            .into_iter()
            .map(|(chars, score)| {
                let is_found = finding.span.as_ref() == Some(&chars);
                place_of(&document, &quote(), chars, score, is_found)
            })
            .collect();
        Sheet {
            id: Id::parse("u-gate").unwrap(),
            standing: Standing::Found(state),
            places,
            stood: None,
            document: Some(Arc::new(document)),
        }
    }

    fn record(edit: &Edit) -> Quote {
        let Edit::Update {
            record: crate::model::Record::Quote(quote),
            ..
        } = edit
        else {
            panic!("{edit:?}")
        };
        Quote::clone(quote)
    }

    #[test]
    fn places_stand_between_what_is_around_them_and_none_twice() {
        let sheet = sheet(State::Approximate);
        let shown: Vec<(&str, &str, bool)> = sheet
            .places
            .iter()
            .map(|place| (place.before.as_str(), place.words.as_str(), place.is_found))
            .collect();
        assert_eq!(
            shown,
            [
                ("It rained. ", "The gate was shut.", true),
                (
                    "It rained. The gate was shut. Nobody crossed. ",
                    "The gate was closed.",
                    false
                ),
            ]
        );
        assert_eq!(sheet.places[1].after, " It fell.");
        assert_eq!(sheet.places[1].name, "par. 1");
    }

    #[test]
    fn accepting_takes_the_words_of_the_place_that_was_chosen() {
        let sheet = sheet(State::Ambiguous);
        let mended = record(&sheet.accept(&quote(), 1).unwrap());
        assert_eq!(mended.exact, "The gate was closed.");
        assert_eq!(mended.start, Some(46));
        assert!(mended.prefix.ends_with("Nobody crossed. "));
        assert!(sheet.accept(&quote(), 7).is_err());
    }

    #[test]
    fn confirming_is_for_the_place_that_was_found_and_for_approximate_quotes() {
        let approximate = sheet(State::Approximate);
        let kept = record(&approximate.confirm(&quote(), 0).unwrap());
        assert_eq!(kept.exact, quote().exact);
        assert_eq!(kept.confirmed, "The gate was shut.");
        assert!(approximate.confirm(&quote(), 1).is_err());
        for state in [State::Ambiguous, State::Missing] {
            assert!(sheet(state).confirm(&quote(), 0).is_err());
        }
    }

    #[test]
    fn what_is_around_a_place_is_cut_at_words() {
        let document = Document::from_text("some words ".repeat(100));
        let (before, after) = (before(&document, 550), after(&document, 550));
        assert!(
            before.len() <= AROUND && before.starts_with("words ") || before.starts_with("some ")
        );
        assert!(after.len() <= AROUND && (after.ends_with("words") || after.ends_with("some")));
    }
}
