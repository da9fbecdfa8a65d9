//! What hangs where: the map as a forest, before anything has a size.
//!
//! Every claim has one home. Theses live under their question; a premise lives in
//! the first reason that uses it, in reading order; whatever nothing holds is a
//! root. A claim that is used again elsewhere stands there as a reference.

use std::collections::{BTreeMap, BTreeSet};

use super::Point;
use crate::model::{Id, Kind, Map, Placement, Stance};

/// What stands at a node of the forest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Head {
    Question(Id),
    /// A claim that stands by itself: a thesis or a free claim.
    Claim(Id),
    /// A reason's box, with its premises inside.
    Reason(Id),
    /// A thesis of a question that has its home elsewhere.
    Reference {
        claim: Id,
        holder: Id,
    },
    /// In place of what hangs below a folded record.
    Fold {
        below: Id,
        hidden: usize,
    },
}

/// A premise's seat in a reason's box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seat {
    /// The claim's home.
    Card(Id),
    /// The claim lives elsewhere.
    Reference(Id),
}

impl Seat {
    #[must_use]
    pub fn claim(self) -> Id {
        match self {
            Self::Card(claim) | Self::Reference(claim) => claim,
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    pub head: Head,
    /// The premises of a reason, in order; empty for others.
    pub seats: Vec<Seat>,
    /// Whether it is a reason against what it hangs on.
    pub against: bool,
    /// The record that the node hangs on: a question, a claim or a reason.
    pub hangs_on: Option<Id>,
    pub parent: Option<usize>,
    /// In order; always behind their parent in [`Outline::nodes`].
    pub children: Vec<usize>,
    /// Where a person put its top left corner.
    pub pin: Option<Point>,
}

/// The forest. Equal outlines with equal sizes have equal layouts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outline {
    /// Parents stand before their children.
    pub nodes: Vec<Node>,
    /// In the order in which to read them.
    pub roots: Vec<usize>,
    /// The node in which each claim that is shown has its home.
    pub homes: BTreeMap<Id, usize>,
    /// The node of each question and reason that is shown.
    pub places: BTreeMap<Id, usize>,
    /// Conflicts of which both claims are shown, with their claims.
    pub conflicts: BTreeMap<Id, [Id; 2]>,
}

impl Outline {
    /// The forest of a map, or of the questions, claims and reasons in `only`.
    #[must_use]
    pub fn new(map: &Map, only: Option<&BTreeSet<Id>>) -> Self {
        let mut builder = Builder {
            map,
            only,
            outline: Self::default(),
            theses: BTreeSet::new(),
            folds: Vec::new(),
        };
        builder.build();
        builder.outline
    }

    /// The node where the record stands: a question, a reason, or a claim's home.
    #[must_use]
    pub fn node_of(&self, id: Id) -> Option<usize> {
        let table = if id.kind() == Kind::Claim {
            &self.homes
        } else {
            &self.places
        };
        table.get(&id).copied()
    }
}

struct Builder<'a> {
    map: &'a Map,
    only: Option<&'a BTreeSet<Id>>,
    outline: Outline,
    /// Theses that are shown: their home is their question.
    theses: BTreeSet<Id>,
    /// The folded records that have something below them.
    folds: Vec<Id>,
}

impl Builder<'_> {
    fn build(&mut self) {
        let map = self.map;
        let questions: Vec<Id> = map.questions_in_order();
        let questions: Vec<Id> = questions.into_iter().filter(|id| self.shows(*id)).collect();
        for question in &questions {
            if !self.folded(*question) {
                let theses = map.question(*question).map_or(&[][..], |q| &q.theses);
                let theses = theses.iter().copied();
                let shown: Vec<Id> = theses.filter(|id| self.shows(*id)).collect();
                self.theses.extend(shown);
            }
        }
        for question in questions {
            let node = self.node(Head::Question(question), None, None);
            self.outline.roots.push(node);
            self.grow(node);
        }
        let free: Vec<Id> = map.free_claims().collect();
        for claim in free {
            self.root(Head::Claim(claim), claim);
        }
        // What is left hangs on something not shown, below a fold, or in a circle.
        for (reason, record) in map.reasons().iter() {
            if !self.shows(record.target) {
                self.root(Head::Reason(reason), reason);
            }
        }
        let mut hidden = self.hidden();
        for claim in map.claims().ids() {
            if !hidden.contains(&claim) && self.root(Head::Claim(claim), claim) {
                hidden = self.hidden();
            }
        }
        for reason in map.reasons().ids() {
            if !hidden.contains(&reason) {
                self.root(Head::Reason(reason), reason);
            }
        }
        self.count_hidden();
        self.find_conflicts();
    }

    fn shows(&self, id: Id) -> bool {
        self.only.is_none_or(|only| only.contains(&id)) && self.map.contains(id)
    }

    fn placed(&self, id: Id) -> bool {
        self.outline.node_of(id).is_some()
    }

    fn folded(&self, id: Id) -> bool {
        self.map.placement(id).is_some_and(|place| place.folded)
    }

    /// Makes a root of what is shown and has no place yet; says whether it did.
    fn root(&mut self, head: Head, id: Id) -> bool {
        if !self.shows(id) || self.placed(id) || self.theses.contains(&id) {
            return false;
        }
        let node = self.node(head, None, None);
        self.outline.roots.push(node);
        self.grow(node);
        true
    }

    fn node(&mut self, head: Head, parent: Option<usize>, hangs_on: Option<Id>) -> usize {
        let index = self.outline.nodes.len();
        let mut seats = Vec::new();
        let own = match head {
            Head::Question(id) => {
                self.outline.places.insert(id, index);
                Some(id)
            }
            Head::Claim(id) => {
                self.outline.homes.insert(id, index);
                Some(id)
            }
            Head::Reason(id) => {
                self.outline.places.insert(id, index);
                seats = self.seats(id, index);
                Some(id)
            }
            Head::Reference { .. } | Head::Fold { .. } => None,
        };
        self.outline.nodes.push(Node {
            head,
            seats,
            against: own
                .and_then(|id| self.map.reason(id))
                .is_some_and(|reason| reason.stance == Stance::Against),
            hangs_on,
            parent,
            children: Vec::new(),
            pin: own
                .and_then(|id| self.map.placement(id))
                .and_then(Placement::pin)
                .map(|(x, y)| Point::new(x as f32, y as f32)),
        });
        if let Some(parent) = parent {
            self.outline.nodes[parent].children.push(index);
        }
        index
    }

    fn seats(&mut self, reason: Id, index: usize) -> Vec<Seat> {
        let premises = self.map.reason(reason).map_or(&[][..], |r| &r.premises);
        let mut seats = Vec::with_capacity(premises.len());
        for claim in premises.iter().filter(|id| self.map.contains(**id)) {
            let elsewhere = self.theses.contains(claim)
                || self.outline.homes.contains_key(claim)
                || !self.shows(*claim);
            if elsewhere {
                seats.push(Seat::Reference(*claim));
            } else {
                self.outline.homes.insert(*claim, index);
                seats.push(Seat::Card(*claim));
            }
        }
        seats
    }

    /// Lays out what hangs below a node, depth first and without recursion, for
    /// chains of reasons can be as long as the map.
    ///
    /// Homes go to the first in reading order, so a child is made only when its
    /// elder siblings' trees are done.
    fn grow(&mut self, root: usize) {
        let mut stack = vec![(root, self.candidates(root).into_iter())];
        while let Some((node, candidates)) = stack.last_mut() {
            let node = *node;
            let Some((head, holder)) = candidates.next() else {
                stack.pop();
                continue;
            };
            let head = match head {
                Head::Claim(claim) if self.placed(claim) => Head::Reference { claim, holder },
                Head::Reason(reason) if self.placed(reason) => continue,
                head => head,
            };
            let child = self.node(head, Some(node), Some(holder));
            stack.push((child, self.candidates(child).into_iter()));
        }
    }

    /// What may hang below the node, in order, and on which record.
    fn candidates(&mut self, node: usize) -> Vec<(Head, Id)> {
        let mut found = Vec::new();
        for holder in self.holders(node) {
            let question = self.map.question(holder);
            if self.folded(holder) {
                let empty = match question {
                    Some(question) => question.theses.is_empty(),
                    None => !self.map.has_reasons_on(holder),
                };
                if !empty {
                    self.folds.push(holder);
                    let fold = Head::Fold {
                        below: holder,
                        hidden: 0,
                    };
                    found.push((fold, holder));
                }
            } else if let Some(question) = question {
                let theses = question.theses.iter().filter(|id| self.shows(**id));
                found.extend(theses.map(|id| (Head::Claim(*id), holder)));
            } else {
                let reasons = self.map.reasons_on(holder).into_iter();
                let reasons = reasons.filter(|id| self.shows(*id));
                found.extend(reasons.map(|id| (Head::Reason(id), holder)));
            }
        }
        found
    }

    /// The records on which the node's children hang, in order.
    fn holders(&self, node: usize) -> Vec<Id> {
        let node = &self.outline.nodes[node];
        match node.head {
            Head::Question(id) | Head::Claim(id) => vec![id],
            Head::Reason(id) => {
                let cards = node.seats.iter().filter_map(|seat| match seat {
                    Seat::Card(claim) => Some(*claim),
                    Seat::Reference(_) => None,
                });
                cards.chain([id]).collect()
            }
            Head::Reference { .. } | Head::Fold { .. } => Vec::new(),
        }
    }

    /// Everything below `from` that has no place of its own.
    fn unplaced_below(&self, from: Id) -> BTreeSet<Id> {
        let mut found = BTreeSet::new();
        let mut stack = vec![from];
        while let Some(id) = stack.pop() {
            let theses = self.map.question(id).map_or(&[][..], |q| &q.theses);
            let premises = self.map.reason(id).map_or(&[][..], |r| &r.premises);
            let next = theses
                .iter()
                .chain(premises)
                .copied()
                .chain(self.map.reasons_on(id));
            for id in next {
                if self.shows(id) && !self.placed(id) && found.insert(id) {
                    stack.push(id);
                }
            }
        }
        found
    }

    fn hidden(&self) -> BTreeSet<Id> {
        let folds = self.folds.iter();
        folds
            .flat_map(|below| self.unplaced_below(*below))
            .collect()
    }

    fn count_hidden(&mut self) {
        for node in 0..self.outline.nodes.len() {
            if let Head::Fold { below, .. } = self.outline.nodes[node].head {
                let hidden = self.unplaced_below(below);
                let hidden = hidden.iter().filter(|id| id.kind() == Kind::Claim).count();
                self.outline.nodes[node].head = Head::Fold { below, hidden };
            }
        }
    }

    fn find_conflicts(&mut self) {
        for (id, conflict) in self.map.conflicts().iter() {
            if let [one, other] = conflict.claims[..]
                && one != other
                && self.outline.homes.contains_key(&one)
                && self.outline.homes.contains_key(&other)
            {
                self.outline.conflicts.insert(id, [one, other]);
            }
        }
    }
}
