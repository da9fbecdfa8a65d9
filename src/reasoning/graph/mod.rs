//! The argument as a graph of small numbers.
//!
//! Claims, reasons and backings are nodes. An edge leads from a premise to its
//! reason, and from a reason or backing to what it bears on. A node that goes stays in
//! its place, marked, and has it again when an undo brings its record back; a name of
//! something that is not in the map leads to such a node, too.

mod edges;
mod follow;
mod nodes;
mod read;

use std::sync::Arc;

use self::edges::Draft;
use self::nodes::Nodes;
use super::numbers::Numbers;
use super::settings::Settings;
pub(super) use super::worth::{Given, Own, What, Worth};
use crate::model::{Backing, Id, Map, Question, Reason, Stance, Standard};

pub(super) type Node = u32;

const NONE: u32 = u32::MAX;

/// How one node bears on another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Support,
    Attack,
    Premise,
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
    /// So many nodes, the first ones, stand sorted by id.
    sorted: Node,
    numbers: Arc<Numbers>,
    nodes: Nodes,
    given: Vec<Given>,
    /// Sorted by id.
    contests: Vec<Contest>,
    /// By node, where the chain of its contests begins in `contest_links`.
    first_contest: Vec<u32>,
    /// A place in `contests`, and where the chain goes on.
    contest_links: Vec<(u32, u32)>,
}

impl Graph {
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    pub fn nodes(&self) -> std::ops::Range<Node> {
        0..self.ids.len() as Node
    }

    /// The node of a record that is in the map.
    pub fn find(&self, id: Id) -> Option<Node> {
        let node = self.numbers.get(&self.ids, id)?;
        (self.worth(node).what != What::Gone).then_some(node)
    }

    pub fn id(&self, node: Node) -> Id {
        self.ids[node as usize]
    }

    /// Sorts what has nodes by their ids. What is alike may change places.
    pub fn sort_by_id<T>(&self, items: &mut [T], node: impl Fn(&T) -> Node) {
        match items.iter().all(|item| node(item) < self.sorted) {
            true => items.sort_unstable_by_key(node),
            false => items.sort_unstable_by_key(|item| self.id(node(item))),
        }
    }

    pub fn worth(&self, node: Node) -> &Worth {
        self.nodes.worth(node)
    }

    /// Base of a claim, weight of a reason or a backing, from 0 to 1.
    pub fn base(&self, node: Node) -> f64 {
        self.nodes.base(node)
    }

    /// Ratings of the node as they were given.
    pub fn given(&self, node: Node) -> Given {
        self.given[node as usize]
    }

    /// Credibility and relevance of a piece of evidence, where they were given.
    pub fn evidence(&self, node: Node) -> [Option<f64>; 2] {
        let given = self.given(node);
        match self.worth(node).what.is_reason() {
            true => [None; 2],
            false => [given.rating.get(), given.relevance.get()],
        }
    }

    /// All that the node has by itself.
    pub fn own(&self, node: Node) -> Own {
        Own {
            worth: *self.worth(node),
            base: self.base(node),
            given: self.given(node),
        }
    }

    /// Alters what a node has by itself, if only for a while.
    pub fn set(&mut self, node: Node, own: Own) {
        self.nodes.set(node, &own);
        self.given[node as usize] = own.given;
    }

    /// What bears on the node, and how; gone and switched-off nodes among them.
    pub fn bearing_on(
        &self,
        node: Node,
    ) -> impl ExactSizeIterator<Item = (Node, Role)> + Clone + '_ {
        self.nodes.to(node)
    }

    /// What the node bears on.
    pub fn borne_on_by(&self, node: Node) -> impl Iterator<Item = Node> + '_ {
        self.nodes.from(node)
    }

    /// The same for whoever goes through all nodes.
    pub fn for_each_borne_on_by(&self, node: Node, visit: impl FnMut(Node)) {
        self.nodes.for_each_from(node, visit);
    }

    /// How much bears on the node.
    pub fn count_bearing_on(&self, node: Node) -> u32 {
        self.nodes.to(node).len() as u32
    }

    /// The nodes, and everything that bears on them, as far as it is in the map: the
    /// nearest first, and what is as near in the order of ids, so that nothing that is cut
    /// off behind depends on how the graph came about.
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
        let mut level = 0..found.len();
        while !level.is_empty() {
            self.sort_by_id(&mut found[level.clone()], |node| *node);
            for place in level.clone() {
                for (from, _) in self.bearing_on(found[place]) {
                    reach(from, &mut found);
                }
            }
            level = level.end..found.len();
        }
        found
    }

    /// Those of the nodes that are in the map.
    pub fn present<'a>(&'a self, nodes: &'a [Node]) -> impl Iterator<Item = Node> + Clone + 'a {
        let nodes = nodes.iter().copied();
        nodes.filter(|node| self.worth(*node).what != What::Gone)
    }

    /// By node, whether it is one of these or bears on one of them.
    pub fn is_below(&self, nodes: &[Node]) -> Vec<bool> {
        let mut is_below = vec![false; self.len()];
        let mut open = nodes.to_vec();
        while let Some(node) = open.pop() {
            if !std::mem::replace(&mut is_below[node as usize], true) {
                open.extend(self.bearing_on(node).map(|(from, _)| from));
            }
        }
        is_below
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
        let mut next = self.first_contest.get(node as usize).copied();
        std::iter::from_fn(move || {
            let (place, after) = self.contest_links.get(next? as usize)?;
            next = Some(*after);
            self.contests.get(*place as usize)
        })
    }

    pub fn is_thesis(&self, node: Node) -> bool {
        (self.first_contest.get(node as usize)).is_some_and(|first| *first != NONE)
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
        self.first_contest.clear();
        self.first_contest.resize(self.ids.len(), NONE);
        self.contest_links.clear();
        // From the last to the first, so that each chain goes up.
        for (place, contest) in self.contests.iter().enumerate().rev() {
            for thesis in &contest.theses {
                if let Some(first) = self.first_contest.get_mut(*thesis as usize) {
                    self.contest_links.push((place as u32, *first));
                    *first = self.contest_links.len() as u32 - 1;
                }
            }
        }
    }

    /// The node of the id, made if there is none yet.
    fn number(&mut self, id: Id) -> Node {
        if let Some(node) = self.numbers.get(&self.ids, id) {
            return node;
        }
        let node = self.ids.len() as Node;
        Arc::make_mut(&mut self.ids).push(id);
        Arc::make_mut(&mut self.numbers).take_last(&self.ids);
        self.nodes.add();
        self.given.push(Given::default());
        node
    }

    /// The edges of a reason: from its premises, and to its target.
    fn draft_reason(&mut self, node: Node, reason: &Reason, drafts: &mut Vec<Draft>) {
        for premise in &reason.premises {
            drafts.push((self.number(*premise), node, Role::Premise));
        }
        // A word that this version does not know is left out of account.
        if let Some(role) = role_of(&reason.stance) {
            drafts.push((node, self.number(reason.target), role));
        }
    }

    fn draft_backing(&mut self, node: Node, backing: &Backing, drafts: &mut Vec<Draft>) {
        if let Some(role) = role_of(&backing.stance) {
            drafts.push((node, self.number(backing.claim), role));
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
