//! What became of the quotes of a source whose text is another than the one that was
//! quoted.
//!
//! Nothing is anchored anew here: the anchors on file stay what a reader chose. This
//! only compares what is found in the text at hand with what was there before.

use crate::model::{Id, Map};
use crate::quote::State;
use crate::ui::documents::Documents;

/// What became of a quote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// Not in the text any more.
    Lost,
    /// The text there is another now, or it is not clear any more which place is meant.
    Changed,
    /// The same words in another place.
    Moved,
    /// The same words in their place.
    Same,
    /// It was not verified in the text before, and is not now.
    NotVerifiedBefore,
}

impl Outcome {
    /// What needs a person first.
    pub const ALL: [Self; 5] = [
        Self::Lost,
        Self::Changed,
        Self::Moved,
        Self::Same,
        Self::NotVerifiedBefore,
    ];

    /// As in "2 lost".
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Lost => "lost",
            Self::Changed => "changed",
            Self::Moved => "moved",
            Self::Same => "still in place",
            Self::NotVerifiedBefore => "not verified before either",
        }
    }

    /// Whether a person has to look.
    #[must_use]
    pub const fn is_to_mend(self) -> bool {
        matches!(self, Self::Lost | Self::Changed)
    }
}

/// The quotes of one source with what became of each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeReport {
    pub source: Id,
    /// The hash of the text at hand.
    pub hash: String,
    /// In the order of the map's quotes.
    pub outcomes: Vec<(Id, Outcome)>,
    /// Quotes that are still being looked for.
    pub pending: usize,
}

impl ChangeReport {
    #[must_use]
    pub fn count(&self, outcome: Outcome) -> usize {
        let all = self.outcomes.iter();
        all.filter(|(_, this)| *this == outcome).count()
    }

    /// The quotes with this outcome.
    pub fn quotes(&self, outcome: Outcome) -> impl Iterator<Item = Id> {
        let all = self.outcomes.iter();
        all.filter(move |(_, this)| *this == outcome)
            .map(|(quote, _)| *quote)
    }

    /// `1 lost, 2 changed, 3 still in place`.
    #[must_use]
    pub fn summary(&self) -> String {
        let parts: Vec<String> = (Outcome::ALL.into_iter())
            .map(|outcome| (self.count(outcome), outcome.word()))
            .filter(|(count, _)| *count > 0)
            .map(|(count, word)| format!("{count} {word}"))
            .collect();
        parts.join(", ")
    }

    /// How many quotes a person has to look at.
    #[must_use]
    pub fn to_mend(&self) -> usize {
        let all = self.outcomes.iter();
        all.filter(|(_, outcome)| outcome.is_to_mend()).count()
    }
}

/// What became of the quotes of `source`; `None` where its text is not at hand, is the
/// one that was quoted, or is quoted nowhere.
#[must_use]
pub fn change_report(map: &Map, documents: &Documents, source: Id) -> Option<ChangeReport> {
    let record = map.source(source)?;
    let text = documents.text(source)?;
    let hash = text.document.document().hash().as_str();
    let quotes = map.quotes_of(source);
    if record.hash.is_empty() || record.hash == hash || quotes.is_empty() {
        return None;
    }
    let mut report = ChangeReport {
        source,
        hash: hash.to_owned(),
        outcomes: Vec::new(),
        pending: 0,
    };
    for quote in quotes {
        let Some(finding) = documents.finding(quote) else {
            report.pending += 1;
            continue;
        };
        let before = documents.state_before(quote, &record.hash);
        let outcome = outcome(finding.state, finding.moved, before);
        report.outcomes.push((quote, outcome));
    }
    Some(report)
}

/// `before` is the state in the text that was quoted, where that text was at hand;
/// else the anchor says that the words were there.
fn outcome(now: State, moved: bool, before: Option<State>) -> Outcome {
    let was_verified = before.is_none_or(State::is_verified);
    match now {
        State::Exact | State::Normalised | State::Elided if moved => Outcome::Moved,
        State::Exact | State::Normalised | State::Elided => Outcome::Same,
        _ if !was_verified => Outcome::NotVerifiedBefore,
        State::Missing | State::NoDocument => Outcome::Lost,
        State::Approximate | State::Ambiguous => Outcome::Changed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outcome_says_what_became_of_words_that_were_there() {
        for (now, moved, before, expected) in [
            (State::Exact, false, None, Outcome::Same),
            (State::Normalised, true, None, Outcome::Moved),
            (State::Elided, false, Some(State::Elided), Outcome::Same),
            (State::Approximate, false, None, Outcome::Changed),
            (
                State::Ambiguous,
                false,
                Some(State::Exact),
                Outcome::Changed,
            ),
            (State::Missing, false, Some(State::Exact), Outcome::Lost),
            (State::Missing, false, None, Outcome::Lost),
        ] {
            assert_eq!(outcome(now, moved, before), expected, "{now:?}");
        }
    }

    #[test]
    fn what_was_never_verified_is_not_called_lost() {
        let missing = Some(State::Missing);
        assert_eq!(
            outcome(State::Missing, false, missing),
            Outcome::NotVerifiedBefore
        );
        assert_eq!(outcome(State::Exact, false, missing), Outcome::Same);
    }

    #[test]
    fn the_summary_begins_with_what_needs_a_person() {
        let id = |number: u8| Id::from_noise(crate::model::Kind::Quote, [number; 14]);
        let report = ChangeReport {
            source: Id::from_noise(crate::model::Kind::Source, [1; 14]),
            hash: String::new(),
            outcomes: vec![
                (id(1), Outcome::Same),
                (id(2), Outcome::Lost),
                (id(3), Outcome::Same),
                (id(4), Outcome::Moved),
            ],
            pending: 0,
        };
        assert_eq!(report.summary(), "1 lost, 1 moved, 2 still in place");
        assert_eq!(report.to_mend(), 1);
        assert_eq!(report.quotes(Outcome::Same).count(), 2);
    }
}
