//! What is known about a quote.

use std::fmt;

/// What a quote's words were found to be, decided on the characters of the
/// place that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// The same characters stand in the document.
    Exact,
    /// The same words stand in the document; what differs is of the kinds that
    /// [`super::DifferenceKind`] lists, and each difference is listed.
    Normalised,
    /// All parts between marks of omission stand in the document, in order.
    Elided,
    /// Something near stands in the document. A person has to look.
    Approximate,
    /// Several places fit, or one that does not clearly belong. A person has to
    /// choose.
    Ambiguous,
    /// The words do not stand in the document.
    Missing,
    /// The source's text is not at hand.
    NoDocument,
}

impl State {
    /// Every state, in the order of the documentation.
    pub const ALL: [Self; 7] = [
        Self::Exact,
        Self::Normalised,
        Self::Elided,
        Self::Approximate,
        Self::Ambiguous,
        Self::Missing,
        Self::NoDocument,
    ];

    /// Whether the quote may carry a tick.
    #[must_use]
    pub fn is_verified(self) -> bool {
        match self {
            Self::Exact | Self::Normalised | Self::Elided => true,
            Self::Approximate | Self::Ambiguous | Self::Missing | Self::NoDocument => false,
        }
    }

    /// The name in files and on the command line.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Normalised => "normalised",
            Self::Elided => "elided",
            Self::Approximate => "approximate",
            Self::Ambiguous => "ambiguous",
            Self::Missing => "missing",
            Self::NoDocument => "no-document",
        }
    }

    /// The name that people read.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::NoDocument => "no document",
            other => other.as_str(),
        }
    }

    /// One sentence for people who ask what the name means.
    #[must_use]
    pub fn explanation(self) -> &'static str {
        match self {
            Self::Exact => "The document holds these very characters.",
            Self::Normalised => {
                "The document holds these words; what is written differently is listed."
            }
            Self::Elided => "The document holds every part of this quote, in order, with gaps.",
            Self::Approximate => {
                "The document holds something near. Compare the two and mend or confirm the quote."
            }
            Self::Ambiguous => "The words alone do not say which place is meant. Choose the place.",
            Self::Missing => "The document does not hold these words.",
            Self::NoDocument => {
                "The source's text is not at hand, so the quote could not be checked."
            }
        }
    }
}

impl fmt::Display for State {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.label())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_exact_normalised_and_elided_carry_a_tick() {
        let ticked: Vec<&str> = State::ALL
            .into_iter()
            .filter(|state| state.is_verified())
            .map(State::as_str)
            .collect();
        assert_eq!(ticked, ["exact", "normalised", "elided"]);
    }
}
