//! What the nodes are, and what bears on what.

use super::edges::{Draft, Link, Lists, Named, Span};
use super::{Node, Own, Role, Worth};
use crate::reasoning::together::both;

/// A node, with what every reading asks of it side by side: whoever looks at one waits for
/// the memory once.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Record {
    worth: Worth,
    /// Base of a claim, weight of a reason or a backing, from 0 to 1.
    base: f64,
    /// Where what leads to it stands.
    ins: Span,
}

impl Record {
    pub fn of(own: &Own) -> Self {
        Self {
            worth: own.worth,
            base: own.base,
            ins: Span::default(),
        }
    }
}

#[derive(Clone, Debug, Default)]
pub(super) struct Nodes {
    records: Vec<Record>,
    /// What leads to each node.
    ins: Vec<Link>,
    /// By node, the longest that its list of those can grow where it is.
    rooms: Vec<u32>,
    /// Where reasons and backings lead, by node: to one target each.
    targets: Vec<Link>,
    /// By node, the reasons that it is a premise of.
    uses: Lists,
}

impl Nodes {
    /// Nodes without edges, with the edges that are named.
    pub fn of(mut records: Vec<Record>, named: Named) -> Self {
        let (uses, (ins, rooms)) = both(
            records.len(),
            || named.uses(),
            || named.ins(records.iter_mut().map(|record| &mut record.ins)),
        );
        Self {
            records,
            ins,
            rooms,
            targets: named.targets,
            uses,
        }
    }

    pub fn add(&mut self) {
        self.records.push(Record::default());
        self.rooms.push(0);
        self.targets.push(Link::NOWHERE);
        self.uses.add_node();
    }

    pub fn worth(&self, node: Node) -> &Worth {
        &self.records[node as usize].worth
    }

    pub fn base(&self, node: Node) -> f64 {
        self.records[node as usize].base
    }

    pub fn set(&mut self, node: Node, own: &Own) {
        let record = &mut self.records[node as usize];
        record.worth = own.worth;
        record.base = own.base;
    }

    /// What leads to the node, and as what.
    pub fn to(&self, node: Node) -> impl ExactSizeIterator<Item = (Node, Role)> + Clone + '_ {
        let links = &self.ins[self.records[node as usize].ins.places()];
        links.iter().map(|link| (link.node(), link.role()))
    }

    /// The nodes that edges lead to from the node.
    pub fn from(&self, node: Node) -> impl Iterator<Item = Node> + '_ {
        let target = self.targets[node as usize];
        let target = target.is_somewhere().then_some(target);
        // What has a target and is a premise besides is of a damaged map.
        let links = target.into_iter();
        links
            .chain(self.uses.of_node(node).iter().copied())
            .map(Link::node)
    }

    /// The same for whoever goes through all nodes.
    pub fn for_each_from(&self, node: Node, mut visit: impl FnMut(Node)) {
        let target = self.targets[node as usize];
        if target.is_somewhere() {
            visit(target.node());
        }
        for link in self.uses.of_node(node) {
            visit(link.node());
        }
    }

    /// Adds an edge. What bears on something has one target alone.
    pub fn link(&mut self, (from, to, role): Draft) {
        let (ins, room) = (
            &mut self.records[to as usize].ins,
            &mut self.rooms[to as usize],
        );
        ins.add(room, &mut self.ins, Link::new(from, role));
        match role {
            Role::Premise => self.uses.add(from, Link::new(to, role)),
            Role::Support | Role::Attack => self.targets[from as usize] = Link::new(to, role),
        }
    }

    /// Takes out the edge from a reason or backing to its target, if there is one, and
    /// gives where it led.
    pub fn unlink_target(&mut self, node: Node) -> Option<Node> {
        let target = std::mem::replace(&mut self.targets[node as usize], Link::NOWHERE);
        let to = target.is_somewhere().then(|| target.node())?;
        let is_kept = |link: Link| link.node() != node || link.role() == Role::Premise;
        self.records[to as usize].ins.retain(&mut self.ins, is_kept);
        Some(to)
    }

    pub fn unlink_premises(&mut self, node: Node) {
        let is_premise = |link: Link| link.role() == Role::Premise;
        let ins = &mut self.records[node as usize].ins;
        for link in &self.ins[ins.places()] {
            if is_premise(*link) {
                self.uses.retain(link.node(), |to| to.node() != node);
            }
        }
        ins.retain(&mut self.ins, |link| !is_premise(link));
    }
}
