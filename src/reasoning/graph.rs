//! The argument as a graph of small numbers.
//!
//! Claims, reasons and backings are nodes. An edge leads from a premise to its
//! reason, and from a reason or backing to what it bears on. Edges stand in one
//! list, chained per node, so that an edit is a matter of a few links and a map of
//! 10,000 claims takes no allocation per node. A node that goes stays in its place,
//! marked, and has it again when an undo brings its record back; a name of something
//! that is not in the map leads to such a node, too.

use std::sync::Arc;

use super::numbers::Numbers;
use super::settings::Settings;
use super::worth::Reader;
pub(super) use super::worth::{What, Worth};
use crate::model::{Backing, Change, Id, Map, Perspective, Question, Reason, Stance, Standard};

pub(super) type Node = u32;

const NONE: u32 = u32::MAX;

/// How one node bears on another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Support,
    Attack,
    Premise,
}

#[derive(Clone, Copy, Debug)]
struct Edge {
    from: Node,
    to: Node,
    role: Role,
    next_in: u32,
    next_out: u32,
}

/// What is in dispute.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Contest {
    pub id: Id,
    pub theses: Vec<Node>,
    pub standard: Standard,
}

#[derive(Clone, Debug, Default)]
pub(super) struct Graph {
    /// Shared, since trials on a copy of the graph never add to them.
    ids: Arc<Vec<Id>>,
    numbers: Arc<Numbers>,
    worth: Vec<Worth>,
    first_in: Vec<u32>,
    first_out: Vec<u32>,
    edges: Vec<Edge>,
    /// Places in `edges` that are free again.
    free: Vec<u32>,
    /// Sorted by id.
    contests: Vec<Contest>,
    /// The contests of each node that is a thesis, as places in `contests`.
    contests_of: Vec<Vec<u32>>,
}

impl Graph {
    pub fn new(map: &Map, settings: &Settings) -> Self {
        let count = map.claims().len() + map.reasons().len() + map.backings().len();
        let mut graph = Self::default();
        Arc::make_mut(&mut graph.ids).reserve(count);
        Arc::make_mut(&mut graph.numbers).reserve(count);
        graph.worth.reserve(count);
        graph.first_in.reserve(count);
        graph.first_out.reserve(count);
        graph.edges.reserve(2 * count);
        let reader = Reader::new(map, settings);
        for (id, claim) in map.claims().iter() {
            let node = graph.number(id);
            graph.set_worth(node, reader.claim(id, claim));
        }
        for (id, reason) in map.reasons().iter() {
            let node = graph.number(id);
            graph.set_worth(node, reader.reason(id, reason));
            graph.link_reason(node, reason);
        }
        for (id, backing) in map.backings().iter() {
            let node = graph.number(id);
            graph.set_worth(node, reader.backing(id, backing));
            graph.link_backing(node, backing);
        }
        graph.read_contests(map, settings);
        graph
    }

    pub fn len(&self) -> usize {
        self.ids.len()
    }

    pub fn nodes(&self) -> std::ops::Range<Node> {
        0..self.ids.len() as Node
    }

    /// The node of a record that is in the map.
    pub fn find(&self, id: Id) -> Option<Node> {
        let node = *self.numbers.get(&id)?;
        (self.worth(node).what != What::Gone).then_some(node)
    }

    pub fn id(&self, node: Node) -> Id {
        self.ids[node as usize]
    }

    pub fn worth(&self, node: Node) -> &Worth {
        &self.worth[node as usize]
    }

    /// Alters what a node is worth for a while, and gives what it was.
    pub fn swap_worth(&mut self, node: Node, worth: Worth) -> Worth {
        std::mem::replace(&mut self.worth[node as usize], worth)
    }

    /// What bears on the node, and how; gone and switched-off nodes among them.
    pub fn bearing_on(&self, node: Node) -> impl Iterator<Item = (Node, Role)> + '_ {
        let mut next = self.first_in[node as usize];
        std::iter::from_fn(move || {
            let edge = self.edges.get(next as usize)?;
            next = edge.next_in;
            Some((edge.from, edge.role))
        })
    }

    /// What the node bears on.
    pub fn borne_on_by(&self, node: Node) -> impl Iterator<Item = (Node, Role)> + '_ {
        let mut next = self.first_out[node as usize];
        std::iter::from_fn(move || {
            let edge = self.edges.get(next as usize)?;
            next = edge.next_out;
            Some((edge.to, edge.role))
        })
    }

    /// The nodes, and everything that bears on them, as far as it is in the map.
    pub fn with_all_below(&self, nodes: &[Node]) -> Vec<Node> {
        let mut seen = vec![false; self.len()];
        let mut found: Vec<Node> = Vec::new();
        let mut reach = |node: Node, found: &mut Vec<Node>| {
            let is_new = !std::mem::replace(&mut seen[node as usize], true);
            if is_new && self.worth(node).what != What::Gone {
                found.push(node);
            }
        };
        for node in nodes {
            reach(*node, &mut found);
        }
        let mut next = 0;
        while let Some(node) = found.get(next).copied() {
            next += 1;
            for (from, _) in self.bearing_on(node) {
                reach(from, &mut found);
            }
        }
        found
    }

    pub fn contests(&self) -> &[Contest] {
        &self.contests
    }

    pub fn contest(&self, question: Id) -> Option<&Contest> {
        let place = (self.contests).binary_search_by_key(&question, |contest| contest.id);
        self.contests.get(place.ok()?)
    }

    /// The contests that the node is a thesis of.
    pub fn contests_of(&self, node: Node) -> impl Iterator<Item = &Contest> {
        let places = self.contests_of.get(node as usize).map_or(&[][..], |p| p);
        places
            .iter()
            .filter_map(|place| self.contests.get(*place as usize))
    }

    /// Brings the graph up to date with what the change did to the map; gives the
    /// nodes that are worth something else, or on which something else bears.
    pub fn follow(&mut self, map: &Map, settings: &Settings, change: &Change) -> Vec<Node> {
        let reader = Reader::new(map, settings);
        let mut dirty = Vec::new();
        for id in change.claims.ids() {
            let worth = map.claim(id).map(|claim| reader.claim(id, claim));
            self.update(id, worth, &mut dirty);
        }
        for id in change.reasons.ids() {
            let node = self.number(id);
            self.unlink_out(node, &mut dirty);
            self.unlink_premises(node);
            dirty.push(node);
            let reason = map.reason(id);
            let worth = reason.map(|reason| reader.reason(id, reason));
            self.set_worth(node, worth.unwrap_or_default());
            if let Some(reason) = reason {
                self.link_reason(node, reason);
                dirty.extend(self.borne_on_by(node).map(|(to, _)| to));
            }
        }
        for id in change.backings.ids() {
            let node = self.number(id);
            self.unlink_out(node, &mut dirty);
            dirty.push(node);
            let backing = map.backing(id);
            let worth = backing.map(|backing| reader.backing(id, backing));
            self.set_worth(node, worth.unwrap_or_default());
            if let Some(backing) = backing {
                self.link_backing(node, backing);
                dirty.extend(self.borne_on_by(node).map(|(to, _)| to));
            }
        }
        for quote in change.quotes.ids() {
            for id in map.backings_with(quote) {
                let worth = map.backing(id).map(|backing| reader.backing(id, backing));
                self.update(id, worth, &mut dirty);
            }
        }
        let who = settings.perspective;
        if let Some(who) = who.filter(|who| change.perspectives.ids().any(|id| id == *who)) {
            let [before, after] = sides(change, who);
            let rated = [before, after].into_iter().flatten().flat_map(|who| {
                (who.ratings.iter())
                    .chain(who.relevance.iter())
                    .map(|(id, _)| id)
            });
            let rated: Vec<Id> = rated.collect();
            for id in rated {
                let worth = reader.read(id);
                self.update(id, worth, &mut dirty);
            }
        }
        if !change.questions.is_empty() {
            let old = std::mem::take(&mut self.contests);
            self.read_contests(map, settings);
            let altered = |ours: &[Contest], theirs: &[Contest]| -> Vec<Node> {
                (ours.iter().filter(|contest| !theirs.contains(contest)))
                    .flat_map(|contest| contest.theses.iter().copied())
                    .collect()
            };
            dirty.extend(altered(&old, &self.contests));
            dirty.extend(altered(&self.contests, &old));
        }
        dirty.sort_unstable();
        dirty.dedup();
        dirty
    }

    /// Reads every record's worth anew; gives the nodes that are worth something else.
    pub fn look_from(&mut self, map: &Map, settings: &Settings) -> Vec<Node> {
        let reader = Reader::new(map, settings);
        let mut dirty = Vec::new();
        for node in self.nodes() {
            let worth = reader.read(self.id(node)).unwrap_or_default();
            if *self.worth(node) != worth {
                self.set_worth(node, worth);
                dirty.push(node);
            }
        }
        dirty
    }

    /// Reads the questions anew, for instance under another standard.
    pub fn read_contests(&mut self, map: &Map, settings: &Settings) {
        let contest = |(id, question): (Id, &Arc<Question>)| Contest {
            id,
            theses: (question.theses.iter())
                .map(|thesis| self.number(*thesis))
                .collect(),
            standard: known(settings.standard.as_ref().unwrap_or(&question.standard)),
        };
        self.contests = map.questions().iter().map(contest).collect();
        self.contests_of = vec![Vec::new(); self.ids.len()];
        for (place, contest) in self.contests.iter().enumerate() {
            for thesis in &contest.theses {
                if let Some(places) = self.contests_of.get_mut(*thesis as usize) {
                    places.push(place as u32);
                }
            }
        }
    }

    fn update(&mut self, id: Id, worth: Option<Worth>, dirty: &mut Vec<Node>) {
        let worth = worth.unwrap_or_default();
        let node = self.number(id);
        if *self.worth(node) != worth {
            self.set_worth(node, worth);
            dirty.push(node);
        }
    }

    /// The node of the id, made if there is none yet.
    fn number(&mut self, id: Id) -> Node {
        if let Some(node) = self.numbers.get(&id) {
            return *node;
        }
        let node = self.ids.len() as Node;
        Arc::make_mut(&mut self.numbers).insert(id, node);
        Arc::make_mut(&mut self.ids).push(id);
        self.worth.push(Worth::default());
        self.first_in.push(NONE);
        self.first_out.push(NONE);
        node
    }

    fn set_worth(&mut self, node: Node, worth: Worth) {
        self.worth[node as usize] = worth;
    }

    fn link_reason(&mut self, node: Node, reason: &Reason) {
        for premise in &reason.premises {
            let premise = self.number(*premise);
            self.link(premise, node, Role::Premise);
        }
        // A word that this version does not know is left out of account.
        if let Some(role) = role_of(&reason.stance) {
            let target = self.number(reason.target);
            self.link(node, target, role);
        }
    }

    fn link_backing(&mut self, node: Node, backing: &Backing) {
        if let Some(role) = role_of(&backing.stance) {
            let claim = self.number(backing.claim);
            self.link(node, claim, role);
        }
    }

    fn link(&mut self, from: Node, to: Node, role: Role) {
        let edge = Edge {
            from,
            to,
            role,
            next_in: self.first_in[to as usize],
            next_out: self.first_out[from as usize],
        };
        let place = match self.free.pop() {
            Some(place) => {
                self.edges[place as usize] = edge;
                place
            }
            None => {
                self.edges.push(edge);
                self.edges.len() as u32 - 1
            }
        };
        self.first_in[to as usize] = place;
        self.first_out[from as usize] = place;
    }

    /// Takes out what the node bears on, and notes it.
    fn unlink_out(&mut self, node: Node, dirty: &mut Vec<Node>) {
        while let Some(edge) = self
            .edges
            .get(self.first_out[node as usize] as usize)
            .copied()
        {
            let place = self.first_out[node as usize];
            self.first_out[node as usize] = edge.next_out;
            self.leave_in(edge.to, place);
            self.free.push(place);
            dirty.push(edge.to);
        }
    }

    fn unlink_premises(&mut self, node: Node) {
        let mut next = self.first_in[node as usize];
        while let Some(edge) = self.edges.get(next as usize).copied() {
            let place = next;
            next = edge.next_in;
            if edge.role == Role::Premise {
                self.leave_in(node, place);
                self.leave_out(edge.from, place);
                self.free.push(place);
            }
        }
    }

    fn leave_in(&mut self, node: Node, place: u32) {
        let after = self.edges[place as usize].next_in;
        if self.first_in[node as usize] == place {
            self.first_in[node as usize] = after;
            return;
        }
        let mut next = self.first_in[node as usize];
        while let Some(edge) = self.edges.get_mut(next as usize) {
            if edge.next_in == place {
                edge.next_in = after;
                return;
            }
            next = edge.next_in;
        }
    }

    fn leave_out(&mut self, node: Node, place: u32) {
        let after = self.edges[place as usize].next_out;
        if self.first_out[node as usize] == place {
            self.first_out[node as usize] = after;
            return;
        }
        let mut next = self.first_out[node as usize];
        while let Some(edge) = self.edges.get_mut(next as usize) {
            if edge.next_out == place {
                edge.next_out = after;
                return;
            }
            next = edge.next_out;
        }
    }
}

fn role_of(stance: &Stance) -> Option<Role> {
    match stance {
        Stance::For => Some(Role::Support),
        Stance::Against => Some(Role::Attack),
        Stance::Other(_) => None,
    }
}

fn known(standard: &Standard) -> Standard {
    match standard {
        Standard::Other(_) => Standard::Preponderance,
        known => known.clone(),
    }
}

fn sides(change: &Change, who: Id) -> [Option<&Arc<Perspective>>; 2] {
    let delta = &change.perspectives;
    match delta.updated.get(&who) {
        Some([before, after]) => [Some(before), Some(after)],
        None => [delta.removed.get(&who), delta.added.get(&who)],
    }
}
