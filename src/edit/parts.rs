//! What edits are made of.

use crate::model::{Id, Kind, Stance};

/// A claim that is there, or one to make.
#[derive(Clone, Debug, PartialEq)]
pub enum ClaimRef {
    Existing(Id),
    New { id: Id, text: String },
}

impl ClaimRef {
    /// A new claim with nothing in it yet.
    #[must_use]
    pub fn blank() -> Self {
        Self::New {
            id: Id::random(Kind::Claim),
            text: String::new(),
        }
    }

    #[must_use]
    pub fn id(&self) -> Id {
        match self {
            Self::Existing(id) | Self::New { id, .. } => *id,
        }
    }
}

/// Where among its siblings something goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Place {
    First,
    #[default]
    Last,
    Before(Id),
    After(Id),
}

/// Something that has siblings to be ordered among.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sibling {
    Question(Id),
    Thesis { question: Id, claim: Id },
    Reason(Id),
    Premise { reason: Id, claim: Id },
    Backing(Id),
}

/// What becomes of the branch under something that is removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Below {
    /// What hangs there alone goes too.
    Remove,
    /// Its claims stay, on their own.
    Keep,
}

/// What pasted claims become.
#[derive(Clone, Debug, PartialEq)]
pub enum Onto {
    /// Free claims, pinned there if a point is given (map points).
    Canvas(Option<(f64, f64)>),
    /// Reasons on a claim or a reason.
    Target { target: Id, stance: Stance },
    /// Premises of a reason.
    Reason(Id),
    /// Theses of a question.
    Question(Id),
}

/// What of a record is rated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aspect {
    /// How credible a claim, how strong a reason, how reliable a quote or a backing.
    Credibility,
    /// How much a quote matters, or a backing bears on its claim.
    Relevance,
}
