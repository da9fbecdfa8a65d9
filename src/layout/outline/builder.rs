//! Makes the forest, in time that grows with the map and without recursion, for
//! chains of reasons can be as long as the map.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::folds::Seen;
use super::ranks::Ranks;
use super::{Head, NONE, Node, Outline, Seat};
use crate::layout::{ById, Few, Mode, Point};
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
        candidates: Vec::new(),
        seat_ranks: Vec::new(),
        first_seats: Vec::new(),
        head_ranks: Vec::new(),
        holder_ranks: Vec::new(),
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
    pub(super) seen: Seen,
    /// What may yet hang below the nodes on the way down, in reverse order.
    candidates: Vec<Candidate>,
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
                    self.node(Head::Reference { claim, holder }, parent);
                }
                Hanging::Record(_) => {}
                Hanging::Fold => {
                    let below = self.ranks.id(holder);
                    self.node(Head::Fold { below, hidden: 0 }, parent);
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
        let index = self.node(head, parent);
        self.set_home(rank, index);
        self.head_ranks[index] = rank;
        let pin = self.ranks.placements[rank as usize].and_then(Placement::pin);
        let node = &mut self.outline.nodes[index];
        node.pin = pin.map(|(x, y)| Point::new(x as f32, y as f32));
        if reason {
            let record = self.ranks.reason_records[rank as usize - self.ranks.claims];
            node.against = record.stance == Stance::Against;
            let count = self.ranks.premises(rank).len();
            let mut seats = Few::None;
            for place in 0..count {
                let claim = self.ranks.premises(rank)[place];
                let at = claim as usize;
                let id = self.ranks.id(claim);
                if self.is_thesis[at] || self.placed[at] || !self.ranks.shown[at] {
                    seats.push(Seat::Reference(id));
                } else {
                    self.set_home(claim, index);
                    seats.push(Seat::Card(id));
                }
                self.seat_ranks.push(claim);
            }
            self.outline.nodes[index].seats = seats;
        }
        index
    }

    fn set_home(&mut self, rank: u32, node: usize) {
        self.placed[rank as usize] = true;
        self.homes[rank as usize] = node as u32;
    }

    fn node(&mut self, head: Head, parent: Option<(usize, u32)>) -> usize {
        let index = self.outline.nodes.len();
        self.outline.nodes.push(Node {
            head,
            seats: Few::None,
            against: false,
            hangs_on: parent.map(|(_, holder)| self.ranks.id(holder)),
            parent: parent.map(|(node, _)| node),
            children: Few::None,
            pin: None,
        });
        self.first_seats.push(self.seat_ranks.len() as u32);
        self.head_ranks.push(NONE);
        let holder = parent.map_or(NONE, |(_, holder)| holder);
        self.holder_ranks.push(holder);
        if let Some((parent, _)) = parent {
            self.outline.nodes[parent].children.push(index);
        }
        index
    }

    /// Notes what may hang below a node that has just been made, the first on top.
    fn find_candidates(&mut self, node: usize, rank: u32) {
        let start = self.candidates.len();
        let seats = self.outline.nodes[node].seats.len();
        for place in 0..seats {
            if let Seat::Card(_) = self.outline.nodes[node].seats[place] {
                let first = self.first_seats[node] as usize;
                self.candidates_on(self.seat_ranks[first + place]);
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
        for fold in std::mem::take(&mut self.folds) {
            let hidden = self.hidden_claims(fold);
            let node = self.homes[fold as usize] as usize;
            let below = self.ranks.id(fold);
            let children = self.outline.nodes[node].children.clone();
            for child in &children {
                let child = &mut self.outline.nodes[*child];
                if matches!(child.head, Head::Fold { below: it, .. } if it == below) {
                    child.head = Head::Fold { below, hidden };
                }
            }
        }
        let mut slots = self.slots();
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
        let place_ids: Arc<[Id]> = question_ids.iter().chain(&reason_ids).copied().collect();
        let place_nodes = question_nodes.iter().chain(&reason_nodes).copied();
        outline.places = ById::of(&place_ids, place_nodes.collect());
        outline.homes = ById::of(&claim_ids.into(), claim_nodes);
        slots.questions = question_ids.into();
        slots.reasons = reason_ids.into();
        outline.slots = slots;
        outline.conflicts = conflicts(map, &ranks, &homes);
        outline.spreads = map
            .layout()
            .iter()
            .filter_map(|(id, place)| Some((id, Mode::parse(place.spread.as_ref()?.as_str())?)))
            .collect();
        outline
    }
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

fn conflicts(map: &Map, ranks: &Ranks, homes: &[u32]) -> ById<[Id; 2]> {
    let at_home = |id: &Id| {
        let rank = ranks.rank(*id);
        rank.is_some_and(|rank| homes[rank as usize] != NONE)
    };
    let conflicts = map.conflicts().iter();
    let shown = conflicts.filter_map(|(id, conflict)| match conflict.claims[..] {
        [one, other] if one != other && at_home(&one) && at_home(&other) => {
            Some((id, [one, other]))
        }
        _ => None,
    });
    shown.collect()
}
