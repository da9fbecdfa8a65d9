//! How everything stands at a glance: what can be shown beside each record.

use std::sync::atomic::{AtomicU64, Ordering};

use super::graph::{Node, Role, What, Worth};
use super::matrix::Matrix;
use super::reasoner::Reasoner;
use super::results::Leaders;
use super::settings::Hold;
use super::verdict::{Label, Labels};
use crate::model::{Id, Map};

/// How a claim, reason or backing stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Standing {
    /// By the standard of a question that it bears on.
    pub label: Label,
    /// From 0 to 1; `None` where there is no stable value.
    pub strength: Option<f64>,
    /// How it is rated from where one looks: the credibility of a claim, the weight of
    /// a reason.
    pub rating: Option<f64>,
    /// What it is taken to be for the sake of argument; what is switched off is out.
    pub supposed: Option<Hold>,
    /// Whether it is a reason that an accepted undercut meets.
    pub is_undercut: bool,
}

/// How the theses of a question stand beside each other.
#[derive(Clone, Debug, PartialEq)]
pub struct QuestionStanding {
    pub question: Id,
    /// In the order of the question, each with its inconsistency.
    pub theses: Vec<(Id, f64)>,
    pub leaders: Leaders,
}

/// Numbers no state of any reasoner twice.
pub(super) fn next_generation() -> u64 {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    NEXT.fetch_add(1, Ordering::Relaxed)
}

/// Of a node that bears on no thesis.
const NO_QUESTION: u8 = u8::MAX;

impl Reasoner {
    /// Another number for all readings that may be others: an edit that judges nothing
    /// anew, such as typing in a claim, leaves it as it is.
    #[must_use]
    pub fn generation(&self) -> u64 {
        self.generation
    }

    /// How every record stands. `None` for what bears on no thesis and of which nothing
    /// is supposed, and for records that are gone. The order is the same after an edit,
    /// with what is new at the end, so that two lists can be compared place by place.
    pub fn standings(&self) -> impl Iterator<Item = (Id, Option<Standing>)> + '_ {
        let labels_of = self.labels_of_branches();
        self.graph.nodes().map(move |node| {
            let worth = self.graph.worth(node);
            let labels = labels_of
                .get(node as usize)
                .and_then(|place| self.labels.get(usize::from(*place)))
                .or_else(|| self.labels.first().filter(|_| supposed(*worth).is_some()));
            let standing = (labels.filter(|_| worth.what != What::Gone))
                .map(|labels| self.standing(node, *worth, labels));
            (self.graph.id(node), standing)
        })
    }

    fn standing(&self, node: Node, worth: Worth, labels: &Labels) -> Standing {
        let is_stable = self.strengths.is_stable(node);
        let meets =
            |(from, role): (Node, Role)| role == Role::Attack && labels.get(from) == Label::In;
        Standing {
            label: labels.get(node),
            strength: is_stable.then(|| self.strengths.get(node)),
            rating: worth.is_rated.then(|| self.graph.base(node)),
            supposed: supposed(worth),
            is_undercut: worth.what.is_reason() && self.graph.bearing_on(node).any(meets),
        }
    }

    /// By node, the place of the labels by which it is judged. What bears on questions of
    /// several standards goes by the first of them.
    fn labels_of_branches(&self) -> Vec<u8> {
        let mut places = vec![NO_QUESTION; self.graph.len()];
        let mut reached: Vec<Node> = Vec::new();
        let mut next = 0;
        for contest in self.graph.contests() {
            let place = (self.labels.iter())
                .position(|labels| labels.standard == contest.standard)
                .and_then(|place| u8::try_from(place).ok())
                .unwrap_or(0);
            let mut reach = |node: Node, reached: &mut Vec<Node>| {
                if let Some(free) = places.get_mut(node as usize)
                    && *free == NO_QUESTION
                {
                    *free = place;
                    reached.push(node);
                }
            };
            for thesis in &contest.theses {
                reach(*thesis, &mut reached);
            }
            while let Some(node) = reached.get(next).copied() {
                next += 1;
                for (from, _) in self.graph.bearing_on(node) {
                    reach(from, &mut reached);
                }
            }
        }
        places
    }

    /// How the theses of all questions stand. `map` is the one that was followed last.
    #[must_use]
    pub fn question_standings(&self, map: &Map) -> Vec<QuestionStanding> {
        let matrices = self.matrices(map).into_iter();
        matrices.map(|matrix| self.beside(matrix)).collect()
    }

    /// The same of one question.
    #[must_use]
    pub fn question_standing(&self, map: &Map, question: Id) -> Option<QuestionStanding> {
        Some(self.beside(self.matrix(map, question)?))
    }

    fn beside(&self, matrix: Matrix) -> QuestionStanding {
        QuestionStanding {
            question: matrix.question,
            leaders: self.leaders_by(&matrix),
            theses: (matrix.theses.into_iter())
                .zip(matrix.inconsistency)
                .collect(),
        }
    }
}

fn supposed(worth: Worth) -> Option<Hold> {
    worth.hold.or(worth.off.then_some(Hold::Out))
}
