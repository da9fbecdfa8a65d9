//! What bears on what: of each node, the nodes that lead to it and those that it leads
//! to, in lists that stand one behind the other in one.
//!
//! What bears on a node is read in one stretch, and an edge takes eight bytes, four in
//! either direction: all readings go through all edges, so what fits the processor's
//! cache is what they cost. No node has an allocation of its own. A list that has
//! outgrown its place moves to the end, with room for as many again.

use super::{Node, Role};
use crate::reasoning::together::both;

/// From a node to a node.
pub(super) type Draft = (Node, Node, Role);

/// What the records of a map name, as far as it makes edges.
#[derive(Debug, Default)]
pub(super) struct Named {
    /// By node, where a reason or backing leads, and as what.
    pub targets: Vec<Link>,
    /// By node, how many premises a reason has.
    pub counts: Vec<u32>,
    /// The premises of all reasons, one reason behind the other.
    pub premises: Vec<Node>,
}

impl Named {
    fn targets(&self) -> impl Iterator<Item = (Node, Link)> + '_ {
        let links = self.targets.iter().enumerate();
        links
            .filter(|(_, link)| link.is_somewhere())
            .map(|(node, link)| (node as Node, *link))
    }

    /// Those of each reason that has any.
    fn premises(&self) -> impl Iterator<Item = (Node, &[Node])> + '_ {
        let mut rest = &self.premises[..];
        let reasons = self.counts.iter().enumerate();
        reasons
            .filter(|(_, count)| **count > 0)
            .map(move |(node, count)| {
                let (own, behind) = rest.split_at((*count as usize).min(rest.len()));
                rest = behind;
                (node as Node, own)
            })
    }

    /// What leads to each node: the premises of a reason before what bears on it.
    fn ins(&self) -> Lists {
        let mut rooms = self.counts.clone();
        (self.targets()).for_each(|(_, to)| rooms[to.node() as usize] += 1);
        let mut lists = Lists::with_rooms(rooms);
        self.premises().for_each(|(node, premises)| {
            let premise = |from: &Node| Link::new(*from, Role::Premise);
            lists.fill(node, premises.iter().map(premise));
        });
        (self.targets()).for_each(|(node, to)| {
            lists.put(to.node(), Link::new(node, to.role()));
        });
        lists
    }

    /// The reasons that each node is a premise of.
    fn uses(&self) -> Lists {
        let mut rooms = vec![0; self.counts.len()];
        (self.premises.iter()).for_each(|from| rooms[*from as usize] += 1);
        let mut lists = Lists::with_rooms(rooms);
        self.premises().for_each(|(node, premises)| {
            let link = Link::new(node, Role::Premise);
            for from in premises {
                lists.put(*from, link);
            }
        });
        lists
    }
}

#[derive(Clone, Debug, Default)]
pub(super) struct Edges {
    ins: Lists,
    /// Where reasons and backings lead, by node: to one target each.
    targets: Vec<Link>,
    /// By node, the reasons that it is a premise of.
    uses: Lists,
}

impl Edges {
    /// All edges of a graph.
    pub fn of(named: Named) -> Self {
        let (uses, ins) = both(named.targets.len(), || named.uses(), || named.ins());
        Self {
            ins,
            uses,
            targets: named.targets,
        }
    }

    pub fn add_node(&mut self) {
        self.ins.add_node();
        self.targets.push(Link::NOWHERE);
        self.uses.add_node();
    }

    /// What leads to the node, and as what.
    pub fn to(&self, node: Node) -> impl ExactSizeIterator<Item = (Node, Role)> + Clone + '_ {
        let links = self.ins.of_node(node).iter();
        links.map(|link| (link.node(), link.role()))
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
        self.ins.add(to, Link::new(from, role));
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
        self.ins.retain(to, is_kept);
        Some(to)
    }

    pub fn unlink_premises(&mut self, node: Node) {
        let is_premise = |link: Link| link.role() == Role::Premise;
        for link in self.ins.of_node(node) {
            if is_premise(*link) {
                self.uses.retain(link.node(), |to| to.node() != node);
            }
        }
        self.ins.retain(node, |link| !is_premise(link));
    }
}

/// The node at the other end of an edge, and in the two highest bits the role.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Link(u32);

const NODE_BITS: u32 = 30;

impl Link {
    pub const NOWHERE: Self = Self(u32::MAX);

    pub fn new(node: Node, role: Role) -> Self {
        Self(node | ((role as u32) << NODE_BITS))
    }

    fn is_somewhere(self) -> bool {
        self != Self::NOWHERE
    }

    fn node(self) -> Node {
        self.0 & ((1 << NODE_BITS) - 1)
    }

    pub fn role(self) -> Role {
        match self.0 >> NODE_BITS {
            0 => Role::Support,
            1 => Role::Attack,
            _ => Role::Premise,
        }
    }
}

/// A list of links for each node.
#[derive(Clone, Debug, Default)]
struct Lists {
    spans: Vec<Span>,
    /// By node, the longest that its list can grow where it is.
    rooms: Vec<u32>,
    links: Vec<Link>,
}

/// Where the list of a node stands.
#[derive(Clone, Copy, Debug, Default)]
struct Span {
    start: u32,
    len: u32,
}

impl Span {
    fn places(self) -> std::ops::Range<usize> {
        self.start as usize..(self.start + self.len) as usize
    }
}

impl Lists {
    /// Empty lists that have room for so many links each.
    fn with_rooms(rooms: Vec<u32>) -> Self {
        let mut end = 0;
        let span = |room: &u32| {
            let start = end;
            end += room;
            Span { start, len: 0 }
        };
        let spans = rooms.iter().map(span).collect();
        Self {
            spans,
            rooms,
            links: vec![Link::default(); end as usize],
        }
    }

    fn add_node(&mut self) {
        self.spans.push(Span::default());
        self.rooms.push(0);
    }

    /// Puts a link behind those of a node that has room.
    fn put(&mut self, node: Node, link: Link) {
        let span = &mut self.spans[node as usize];
        self.links[span.places().end] = link;
        span.len += 1;
    }

    /// The same with several.
    fn fill(&mut self, node: Node, links: impl ExactSizeIterator<Item = Link>) {
        let span = &mut self.spans[node as usize];
        let start = span.places().end;
        span.len += links.len() as u32;
        for (place, link) in self.links[start..].iter_mut().zip(links) {
            *place = link;
        }
    }

    fn of_node(&self, node: Node) -> &[Link] {
        &self.links[self.spans[node as usize].places()]
    }

    fn add(&mut self, node: Node, link: Link) {
        let end = self.links.len();
        let (span, room) = (
            &mut self.spans[node as usize],
            &mut self.rooms[node as usize],
        );
        if span.len == *room {
            let old = span.places();
            span.start = end as u32;
            *room = 2 * span.len + 2;
            self.links.extend_from_within(old);
            self.links.resize(end + *room as usize, Link::default());
        }
        self.put(node, link);
    }

    fn retain(&mut self, node: Node, keep: impl Fn(Link) -> bool) {
        let span = &mut self.spans[node as usize];
        let mut kept = span.start as usize;
        for place in span.places() {
            let link = self.links[place];
            if keep(link) {
                self.links[kept] = link;
                kept += 1;
            }
        }
        span.len = kept as u32 - span.start;
    }
}
