//! How a quote stands: what was found, together with what a person decided.

use std::fmt;

use super::find::Finding;
use super::state::State;
use crate::document::Document;
use crate::model::Quote;

/// A quote's state, or that a person confirmed what is not verified, or that it
/// is still being looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// Nobody has looked yet.
    Looking,
    /// What was found; an approximate place is one that nobody confirmed.
    Found(State),
    /// An approximate place whose words a person read and accepted for the
    /// quote's. It never carries a tick.
    Confirmed,
}

impl Standing {
    /// Every standing, the soundest first.
    pub const ALL: [Self; 9] = [
        Self::Found(State::Exact),
        Self::Found(State::Normalised),
        Self::Found(State::Elided),
        Self::Confirmed,
        Self::Found(State::Approximate),
        Self::Found(State::Ambiguous),
        Self::Found(State::Missing),
        Self::Looking,
        Self::Found(State::NoDocument),
    ];

    /// The standing of `quote`, given what was found in `document`. What a person
    /// confirmed holds for these very words of the document alone: it lapses as
    /// soon as others are found.
    #[must_use]
    pub fn of(quote: &Quote, finding: Option<&Finding>, document: &Document) -> Self {
        let Some(finding) = finding else {
            return Self::Looking;
        };
        let is_confirmed = finding.state == State::Approximate
            && !quote.confirmed.is_empty()
            && finding
                .span
                .as_ref()
                .is_some_and(|span| document.slice_of_chars(span) == quote.confirmed);
        match is_confirmed {
            true => Self::Confirmed,
            false => Self::Found(finding.state),
        }
    }

    /// Whether the quote may carry a tick.
    #[must_use]
    pub fn is_verified(self) -> bool {
        matches!(self, Self::Found(state) if state.is_verified())
    }

    /// Whether a person has to look: there is a text, and it does not bear the
    /// quote out.
    #[must_use]
    pub fn is_to_look_at(self) -> bool {
        matches!(
            self,
            Self::Found(State::Approximate | State::Ambiguous | State::Missing)
        )
    }

    /// The name that people read.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Looking => "looking…",
            Self::Found(state) => state.label(),
            Self::Confirmed => "confirmed by hand",
        }
    }

    /// One sentence for people who ask what the name means.
    #[must_use]
    pub fn explanation(self) -> &'static str {
        match self {
            Self::Looking => "Being looked for.",
            Self::Found(state) => state.explanation(),
            Self::Confirmed => {
                "The document has other words here. Somebody compared the two and confirmed the \
                 quote by hand."
            }
        }
    }

    /// Its place in [`Self::ALL`], for sorting.
    #[must_use]
    pub fn rank(self) -> usize {
        let place = Self::ALL.into_iter().position(|other| other == self);
        place.unwrap_or(Self::ALL.len())
    }
}

impl fmt::Display for Standing {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.label())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(span: std::ops::Range<usize>) -> Finding {
        Finding {
            state: State::Approximate,
            span: Some(span),
            ..Finding::no_document()
        }
    }

    #[test]
    fn what_was_confirmed_lapses_when_other_words_are_found() {
        let document = Document::from_text("The gate was shut. The gate was open.".into());
        let mut quote = Quote {
            exact: "The gates were shut.".into(),
            ..Quote::default()
        };
        let standing =
            |quote: &Quote, finding: &Finding| Standing::of(quote, Some(finding), &document);
        let (first, second) = (near(0..18), near(19..37));
        let open = Standing::Found(State::Approximate);
        assert_eq!(standing(&quote, &first), open);
        quote.confirmed = "The gate was shut.".into();
        assert_eq!(standing(&quote, &first), Standing::Confirmed);
        assert_eq!(standing(&quote, &second), open);
    }

    #[test]
    fn confirming_never_earns_a_tick_and_never_touches_another_state() {
        let document = Document::from_text("The gate was shut.".into());
        let quote = Quote {
            confirmed: "The gate was shut.".into(),
            ..Quote::default()
        };
        for state in State::ALL {
            let finding = Finding {
                state,
                span: Some(0..18),
                ..Finding::no_document()
            };
            let standing = Standing::of(&quote, Some(&finding), &document);
            assert_eq!(standing.is_verified(), state.is_verified());
            assert_eq!(standing == Standing::Confirmed, state == State::Approximate);
        }
    }

    #[test]
    fn every_standing_has_a_rank_of_its_own() {
        let ranks: Vec<usize> = Standing::ALL.into_iter().map(Standing::rank).collect();
        assert_eq!(ranks, (0..Standing::ALL.len()).collect::<Vec<_>>());
    }
}
