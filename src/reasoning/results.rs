//! What the readings say of a question.

use std::collections::BTreeMap;

use super::reasoner::{Reasoner, strongest};
use super::strength::Method;
use super::verdict::Label;
use crate::model::{Id, Standard};

/// Which theses of a question are accepted.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    pub standard: Standard,
    pub winner: Option<Id>,
    /// Of all claims, reasons and backings that bear on the theses, and of those.
    pub labels: BTreeMap<Id, Label>,
}

/// How much support flows up to the theses of a question.
#[derive(Clone, Debug, PartialEq)]
pub struct Support {
    pub method: Method,
    /// Whether every strength has a stable value.
    pub is_settled: bool,
    /// By claim, reason and backing; `None` where there is no stable value.
    pub strengths: BTreeMap<Id, Option<f64>>,
    /// The strongest thesis, unless the next is as strong, near enough.
    pub leader: Option<Id>,
}

/// Which thesis leads, by each reading. They are never made into one answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Leaders {
    pub verdict: Option<Id>,
    pub strength: Option<Id>,
    pub matrix: Option<Id>,
}

impl Leaders {
    /// Whether two readings name different theses.
    #[must_use]
    pub fn disagree(&self) -> bool {
        let mut named = self.all().into_iter().flatten();
        let first = named.next();
        named.any(|other| Some(other) != first)
    }

    #[must_use]
    pub fn all(&self) -> [Option<Id>; 3] {
        [self.verdict, self.strength, self.matrix]
    }
}

impl Reasoner {
    /// The thesis that is accepted, if one is: what the verdict says of the question,
    /// without the labels of all that bears on it.
    pub(super) fn winner_of(&self, question: Id) -> Option<Id> {
        self.winner(self.graph.contest(question)?)
    }

    pub(super) fn standard_of(&self, question: Id) -> Option<&Standard> {
        self.graph
            .contest(question)
            .map(|contest| &contest.standard)
    }

    /// The strongest thesis by one method, if one leads.
    pub(super) fn strongest_of(&self, question: Id, method: Method) -> Option<Id> {
        let strengths = match method {
            Method::DfQuad => &self.strengths,
            Method::QuadraticEnergy => &self.check,
        };
        strongest(&self.graph, strengths, self.graph.contest(question)?)
    }
}
