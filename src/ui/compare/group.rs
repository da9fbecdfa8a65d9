//! The parts of the table across theses.

/// A part of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    SharedPremises,
    ClaimedByBoth,
    HeadOn,
    Alone,
    Unexplained,
    Sources,
    Unanswered,
    Unbacked,
    Unverified,
}

impl Group {
    pub const ALL: [Self; 9] = [
        Self::HeadOn,
        Self::ClaimedByBoth,
        Self::SharedPremises,
        Self::Alone,
        Self::Unexplained,
        Self::Sources,
        Self::Unanswered,
        Self::Unbacked,
        Self::Unverified,
    ];

    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::SharedPremises => "Shared premises",
            Self::ClaimedByBoth => "Evidence of several",
            Self::HeadOn => "Head-on",
            Self::Alone => "Evidence of one alone",
            Self::Unexplained => "Nobody explains",
            Self::Sources => "Leans on",
            Self::Unanswered => "Unanswered objections",
            Self::Unbacked => "Claims without backing",
            Self::Unverified => "Quotes not verified",
        }
    }

    /// The same where there is little room.
    #[must_use]
    pub const fn short(self) -> &'static str {
        match self {
            Self::SharedPremises => "Shared",
            Self::ClaimedByBoth => "Evidence of several",
            Self::HeadOn => "Head-on",
            Self::Alone => "Of one alone",
            Self::Unexplained => "Nobody explains",
            Self::Sources => "Sources",
            Self::Unanswered => "Unanswered",
            Self::Unbacked => "Unbacked",
            Self::Unverified => "Not verified",
        }
    }

    /// What to say where there is nothing.
    #[must_use]
    pub const fn none(self) -> &'static str {
        match self {
            Self::SharedPremises => "No premise is shared.",
            Self::ClaimedByBoth => "No quote speaks for more than one of them.",
            Self::HeadOn => "No conflict between them is marked on the map.",
            Self::Alone => "None has a quote that the others lack.",
            Self::Unexplained => "Every quote that bears on them speaks for one at least.",
            Self::Sources => "No quote speaks for any of them.",
            Self::Unanswered => "Every objection has an answer.",
            Self::Unbacked => "Every claim has a reason or a quote.",
            Self::Unverified => "Every quote is verified.",
        }
    }

    /// What there is several of: `2 claims`.
    #[must_use]
    pub const fn many(self) -> &'static str {
        match self {
            Self::SharedPremises => "premises",
            Self::Unbacked => "claims",
            Self::HeadOn => "conflicts",
            Self::Sources => "sources",
            Self::Unanswered => "objections",
            Self::ClaimedByBoth | Self::Alone | Self::Unexplained | Self::Unverified => "quotes",
        }
    }
}
