//! Makes the forest, in time that grows with the map and without recursion, for
//! chains of reasons can be as long as the map.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::folds::Seen;
use super::ranks::Ranks;
use super::{Head, NONE, Node, Outline, Seat};
use crate::layout::{ById, Mode, Point};
use crate::model::{Id, Map, Placement, Stance};

pub(super) fn build(map: &Map, only: Option<&BTreeSet<Id>>) -> Outline {
    let ranks = Ranks::new(map, only);
    let count = ranks.ids.len();
    let mut builder = Builder {
        outline: Outline::default(),
        placed: vec![false; count],
        homes: vec![NONE; count],
        is_thesis: vec![false; count],
        hidden: vec![false; count],
        folds: Vec::new(),
        folds_hidden: 0,
        seen: Seen::new(count),
        ranks,
        fold_nodes: Vec::new(),
        candidates: Vec::new(),
        parents: Vec::with_capacity(count),
        seat_ranks: Vec::with_capacity(count),
        first_seats: Vec::with_capacity(count),
        head_ranks: Vec::with_capacity(count),
        holder_ranks: Vec::with_capacity(count),
    };
    builder.forest(map);
    builder.finish(map)
}

pub(super) struct Builder<'a> {
    pub(super) ranks: Ranks<'a>,
    pub(super) outline: Outline,
    /// By rank: whether the record has a place, and the node that it has it in.
    pub(super) placed: Vec<bool>,
    pub(super) homes: Vec<u32>,
    /// Theses that are shown: their home is their question.
    is_thesis: Vec<bool>,
    pub(super) hidden: Vec<bool>,
    /// The folded records that have something below them.
    pub(super) folds: Vec<u32>,
    pub(super) folds_hidden: usize,
    /// The nodes in place of what hangs below them.
    fold_nodes: Vec<usize>,
    pub(super) seen: Seen,
    /// What may yet hang below the nodes on the way down, in reverse order.
    candidates: Vec<Candidate>,
    /// Of each node, the one that it hangs on.
    pub(super) parents: Vec<u32>,
    /// Of all seats, one node's behind the other's, the ranks of their claims.
    pub(super) seat_ranks: Vec<u32>,
    /// Of each node, where its seats begin, the rank of its record and that of the
    /// record that it hangs on.
    pub(super) first_seats: Vec<u32>,
    pub(super) head_ranks: Vec<u32>,
    pub(super) holder_ranks: Vec<u32>,
}

/// Something that may hang below a node.
#[derive(Clone, Copy)]
struct Candidate {
    what: Hanging,
    holder: u32,
}

#[derive(Clone, Copy)]
enum Hanging {
    Record(u32),
    Fold,
}

impl Builder<'_> {
    fn forest(&mut self, map: &Map) {
        let questions = map.questions_in_order();
        let questions = questions.into_iter().filter_map(|id| self.ranks.rank(id));
        let questions: Vec<u32> = questions
            .filter(|rank| self.ranks.shown[*rank as usize])
            .collect();
        for question in questions.iter().copied() {
            if !self.ranks.folded(question) {
                for thesis in self.ranks.theses(question) {
                    self.is_thesis[*thesis as usize] = self.ranks.shown[*thesis as usize];
                }
            }
        }
        for question in questions {
            self.root(question);
        }
        let (claims, reasons) = (self.ranks.claims as u32, self.ranks.reasons as u32);
        let mut held = vec![false; claims as usize];
        for (question, _) in map.questions() {
            if let Some(rank) = self.ranks.rank(*question) {
                mark(&mut held, self.ranks.theses(rank));
            }
        }
        for reason in claims..claims + reasons {
            mark(&mut held, self.ranks.premises(reason));
        }
        for claim in 0..claims {
            if !held[claim as usize] {
                self.root(claim);
            }
        }
        // What is left hangs on something not shown, below a fold, or in a circle.
        for reason in claims..claims + reasons {
            let target = self.ranks.targets[(reason - claims) as usize];
            if target.is_none_or(|target| !self.ranks.shown[target as usize]) {
                self.root(reason);
            }
        }
        self.hide_below_folds();
        for rank in 0..claims + reasons {
            if !self.hidden[rank as usize] && self.root(rank) {
                self.hide_below_folds();
            }
        }
    }

    /// Makes a root of what is shown and has no place yet; says whether it did.
    fn root(&mut self, rank: u32) -> bool {
        let place = rank as usize;
        if !self.ranks.shown[place] || self.placed[place] || self.is_thesis[place] {
            return false;
        }
        let node = self.record_node(rank, None);
        self.outline.roots.push(node);
        self.grow(node, rank);
        true
    }

    /// Lays out what hangs below a node, depth first.
    ///
    /// Homes go to the first in reading order, so a child is made only when its
    /// elder siblings' trees are done.
    fn grow(&mut self, root: usize, rank: u32) {
        let mut stack = vec![(root, self.candidates.len())];
        self.find_candidates(root, rank);
        while let Some((node, start)) = stack.last().copied() {
            if self.candidates.len() == start {
                stack.pop();
                continue;
            }
            let Some(Candidate { what, holder }) = self.candidates.pop() else {
                break;
            };
            let parent = Some((node, holder));
            match what {
                Hanging::Record(rank) if !self.placed[rank as usize] => {
                    let child = self.record_node(rank, parent);
                    stack.push((child, self.candidates.len()));
                    self.find_candidates(child, rank);
                }
                Hanging::Record(rank) if !self.ranks.is_reason(rank) => {
                    let (claim, holder) = (self.ranks.id(rank), self.ranks.id(holder));
                    self.node(Node::of(Head::Reference { claim, holder }), NONE, parent);
                }
                Hanging::Record(_) => {}
                Hanging::Fold => {
                    let below = self.ranks.id(holder);
                    let node = Node::of(Head::Fold { below, hidden: 0 });
                    let node = self.node(node, NONE, parent);
                    self.fold_nodes.push(node);
                }
            }
        }
    }

    fn record_node(&mut self, rank: u32, parent: Option<(usize, u32)>) -> usize {
        let id = self.ranks.id(rank);
        let reason = self.ranks.is_reason(rank);
        let head = if reason {
            Head::Reason(id)
        } else if self.ranks.is_question(rank) {
            Head::Question(id)
        } else {
            Head::Claim(id)
        };
        let mut node = Node::of(head);
        let index = self.outline.nodes.len();
        self.set_home(rank, index);
        let pin = self.ranks.placements[rank as usize].and_then(Placement::pin_in_reach);
        node.pin = pin.map(|(x, y)| Point::new(x as f32, y as f32));
        let first_seat = self.seat_ranks.len();
        if reason {
            let record = self.ranks.reason_records[rank as usize - self.ranks.claims];
            node.against = record.stance == Stance::Against;
            let count = self.ranks.premises(rank).len();
            for place in 0..count {
                let claim = self.ranks.premises(rank)[place];
                let at = claim as usize;
                let id = self.ranks.id(claim);
                if self.is_thesis[at] || self.placed[at] || !self.ranks.shown[at] {
                    node.seats.push(Seat::Reference(id));
                } else {
                    self.set_home(claim, index);
                    node.seats.push(Seat::Card(id));
                }
                self.seat_ranks.push(claim);
            }
        }
        self.node(node, rank, parent);
        self.first_seats[index] = first_seat as u32;
        index
    }

    fn set_home(&mut self, rank: u32, node: usize) {
        self.placed[rank as usize] = true;
        self.homes[rank as usize] = node as u32;
    }

    fn node(&mut self, mut node: Node, head: u32, parent: Option<(usize, u32)>) -> usize {
        let index = self.outline.nodes.len();
        node.hangs_on = parent.map(|(_, holder)| self.ranks.id(holder));
        self.outline.nodes.push(node);
        self.first_seats.push(self.seat_ranks.len() as u32);
        self.head_ranks.push(head);
        let (parent, holder) = parent.map_or((NONE, NONE), |(node, holder)| (node as u32, holder));
        self.parents.push(parent);
        self.holder_ranks.push(holder);
        index
    }

    /// Notes what may hang below a node that has just been made, the first on top.
    fn find_candidates(&mut self, node: usize, rank: u32) {
        let start = self.candidates.len();
        // The node is the last, and so are its seats.
        let first = self.first_seats[node] as usize;
        for place in first..self.seat_ranks.len() {
            let claim = self.seat_ranks[place];
            // A claim that is in the box twice holds its own once.
            let again = self.seat_ranks[first..place].contains(&claim);
            if self.homes[claim as usize] == node as u32 && !again {
                self.candidates_on(claim);
            }
        }
        self.candidates_on(rank);
        self.candidates[start..].reverse();
    }

    fn candidates_on(&mut self, holder: u32) {
        let ranks = &self.ranks;
        let held = if ranks.is_question(holder) {
            ranks.theses(holder)
        } else {
            ranks.reasons_on(holder)
        };
        if ranks.folded(holder) {
            if !held.is_empty() {
                self.folds.push(holder);
                let what = Hanging::Fold;
                self.candidates.push(Candidate { what, holder });
            }
            return;
        }
        for rank in held.iter().copied() {
            if ranks.shown[rank as usize] {
                let what = Hanging::Record(rank);
                self.candidates.push(Candidate { what, holder });
            }
        }
    }

    /// Counts what folds hide and makes the tables.
    fn finish(mut self, map: &Map) -> Outline {
        for node in std::mem::take(&mut self.fold_nodes) {
            let hidden = self.hidden_claims(self.holder_ranks[node]);
            if let Some(node) = self.outline.nodes.get_mut(node)
                && let Head::Fold { below, .. } = node.head
            {
                node.head = Head::Fold { below, hidden };
            }
        }
        let slots = self.slots();
        let Self {
            mut outline,
            ranks,
            homes,
            ..
        } = self;
        let (first, second) = (ranks.claims, ranks.claims + ranks.reasons);
        let (claim_ids, claim_nodes) = placed(&ranks, &homes, 0, first);
        let (reason_ids, reason_nodes) = placed(&ranks, &homes, first, second);
        let (question_ids, question_nodes) = placed(&ranks, &homes, second, ranks.ids.len());
        outline.homes = ById::of(&Arc::new(claim_ids), claim_nodes);
        outline.reasons = ById::of(&Arc::new(reason_ids), reason_nodes);
        outline.questions = ById::of(&Arc::new(question_ids), question_nodes);
        outline.slots = slots;
        conflicts_of(map, &mut outline);
        outline.spreads = spreads(map);
        outline
    }
}

/// How people want what hangs on a record to be spread.
pub(super) fn spreads(map: &Map) -> ById<Mode> {
    let placements = map.layout().iter();
    let spread = |(id, place): (Id, &Arc<Placement>)| {
        let word = place.spread.as_ref()?;
        Some((id, Mode::parse(word.as_str())?))
    };
    placements.filter_map(spread).collect()
}

fn mark(held: &mut [bool], ranks: &[u32]) {
    for rank in ranks {
        if let Some(held) = held.get_mut(*rank as usize) {
            *held = true;
        }
    }
}

/// The records of those ranks that have a place, and their nodes.
fn placed(ranks: &Ranks, homes: &[u32], from: usize, to: usize) -> (Vec<Id>, Vec<usize>) {
    (from..to)
        .filter(|rank| homes[*rank] != NONE)
        .map(|rank| (ranks.ids[rank], homes[rank] as usize))
        .unzip()
}

/// Notes the conflicts of which both claims are shown.
pub(super) fn conflicts_of(map: &Map, outline: &mut Outline) {
    let at_home = |id: &Id| outline.homes.place(*id).map(|place| place as u32);
    let (mut conflicts, mut slots) = (Vec::new(), Vec::new());
    for (id, conflict) in map.conflicts().iter() {
        if let [one, other] = conflict.claims[..]
            && one != other
            && let (Some(first), Some(second)) = (at_home(&one), at_home(&other))
        {
            conflicts.push((id, [one, other]));
            slots.push([first, second]);
        }
    }
    outline.conflicts = conflicts.into_iter().collect();
    outline.slots.conflicts = slots;
}
