//! Why a label or a figure is what it is: one step at a time, down to the quotes.

use super::graph::{Role, What};
use super::reasoner::Reasoner;
use super::settings::Hold;
use super::verdict::Label;
use crate::model::Id;

/// What one record amounts to, and what made it so.
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    pub id: Id,
    /// By the standard of the question that was asked about.
    pub label: Label,
    /// What the verdict gives a reason or backing to weigh.
    pub weight: f64,
    /// `None` where there is no stable value.
    pub strength: Option<f64>,
    /// What the record has by itself: rating of a claim, weight of a reason,
    /// credibility times relevance of a backing, each with what counts if unrated.
    pub base: f64,
    pub is_rated: bool,
    /// Held in or out for the sake of argument, or switched off.
    pub supposed: Option<Hold>,
    /// Sorted by id; each can be explained in turn.
    pub because: Vec<Contribution>,
}

/// Something that bears on what is explained.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Contribution {
    pub id: Id,
    pub part: Part,
    pub label: Label,
    /// What the verdict gives it to weigh; 0 for premises.
    pub weight: f64,
    pub strength: Option<f64>,
}

/// How something bears on what is explained.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    Premise,
    For,
    Against,
}

impl Reasoner {
    /// Why a claim, reason or backing stands as it does, under a question.
    #[must_use]
    pub fn explain(&self, question: Id, id: Id) -> Option<Explanation> {
        let labels = self.labels_for(self.graph.contest(question)?)?;
        let node = self.graph.find(id)?;
        let strength = |node| {
            self.strengths
                .is_stable(node)
                .then(|| self.strengths.get(node))
        };
        let weight = |node| match self.graph.worth(node).what {
            What::Claim => 0.0,
            _ => labels.weight(node),
        };
        let because = (self.bearing_on(node).into_iter())
            .map(|(from, role)| Contribution {
                id: self.graph.id(from),
                part: match role {
                    Role::Premise => Part::Premise,
                    Role::Support => Part::For,
                    Role::Attack => Part::Against,
                },
                label: labels.get(from),
                weight: weight(from),
                strength: strength(from),
            })
            .collect();
        let worth = self.graph.worth(node);
        Some(Explanation {
            id,
            label: labels.get(node),
            weight: weight(node),
            strength: strength(node),
            base: self.graph.base(node),
            is_rated: worth.is_rated,
            supposed: worth.hold.or(worth.off.then_some(Hold::Out)),
            because,
        })
    }
}
