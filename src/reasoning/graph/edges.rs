//! What bears on what: of each node, the nodes that lead to it and those that it leads
//! to, in lists that stand one behind the other in one.
//!
//! What bears on a node is read in one stretch, and an edge takes eight bytes, four in
//! either direction: all readings go through all edges, so what fits the processor's
//! cache is what they cost. No node has an allocation of its own. A list that has
//! outgrown its place moves to the end, with room for as many again.

use super::{Node, Role};

/// From a node to a node.
pub(super) type Draft = (Node, Node, Role);

#[derive(Clone, Debug, Default)]
pub(super) struct Edges {
    ins: Lists,
    outs: Lists,
}

impl Edges {
    /// All edges of a graph of `nodes` nodes.
    pub fn of(nodes: usize, drafts: &[&[Draft]]) -> Self {
        let into = |(from, to, role): &Draft| (*to, Link::new(*from, *role));
        let out_of = |(from, to, role): &Draft| (*from, Link::new(*to, *role));
        let drafts = drafts.iter().copied().flatten();
        Self {
            ins: Lists::of(nodes, drafts.clone().map(into)),
            outs: Lists::of(nodes, drafts.map(out_of)),
        }
    }

    pub fn add_node(&mut self) {
        self.ins.spans.push(Span::default());
        self.outs.spans.push(Span::default());
    }

    /// What leads to the node, and as what.
    pub fn to(&self, node: Node) -> impl ExactSizeIterator<Item = (Node, Role)> + '_ {
        let links = self.ins.of_node(node).iter();
        links.map(|link| (link.node(), link.role()))
    }

    /// The nodes that edges lead to from the node.
    pub fn from(&self, node: Node) -> impl ExactSizeIterator<Item = Node> + '_ {
        self.outs.of_node(node).iter().map(|link| link.node())
    }

    pub fn link(&mut self, (from, to, role): Draft) {
        self.ins.add(to, Link::new(from, role));
        self.outs.add(from, Link::new(to, role));
    }

    /// Takes out all edges from the node, and gives where they led.
    pub fn unlink_from(&mut self, node: Node, led_to: &mut Vec<Node>) {
        for link in self.outs.of_node(node) {
            self.ins.retain(link.node(), |from| from.node() != node);
            led_to.push(link.node());
        }
        self.outs.retain(node, |_| false);
    }

    pub fn unlink_premises(&mut self, node: Node) {
        let is_premise = |link: Link| link.role() == Role::Premise;
        for link in self.ins.of_node(node) {
            if is_premise(*link) {
                self.outs
                    .retain(link.node(), |to| to.node() != node || !is_premise(to));
            }
        }
        self.ins.retain(node, |link| !is_premise(link));
    }
}

/// The node at the other end of an edge, and in the two highest bits the role.
#[derive(Clone, Copy, Debug, Default)]
struct Link(u32);

const NODE_BITS: u32 = 30;

impl Link {
    fn new(node: Node, role: Role) -> Self {
        Self(node | ((role as u32) << NODE_BITS))
    }

    fn node(self) -> Node {
        self.0 & ((1 << NODE_BITS) - 1)
    }

    fn role(self) -> Role {
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
    links: Vec<Link>,
}

/// Where the list of a node stands.
#[derive(Clone, Copy, Debug, Default)]
struct Span {
    start: u32,
    len: u32,
    /// The longest that it can grow where it is.
    room: u32,
}

impl Lists {
    /// The lists of so many nodes; each keeps the order of its links.
    fn of(nodes: usize, links: impl Iterator<Item = (Node, Link)> + Clone) -> Self {
        let mut spans = vec![Span::default(); nodes];
        let mut count = 0;
        // Gone through from inside, since a chain of lists is slow to ask for the next.
        links.clone().for_each(|(node, _)| {
            spans[node as usize].room += 1;
            count += 1;
        });
        let mut start = 0;
        for span in &mut spans {
            span.start = start;
            start += span.room;
        }
        let mut lists = Self {
            spans,
            links: vec![Link::default(); count],
        };
        links.for_each(|(node, link)| {
            let span = &mut lists.spans[node as usize];
            lists.links[(span.start + span.len) as usize] = link;
            span.len += 1;
        });
        lists
    }

    fn of_node(&self, node: Node) -> &[Link] {
        let span = self.spans[node as usize];
        &self.links[span.start as usize..(span.start + span.len) as usize]
    }

    fn add(&mut self, node: Node, link: Link) {
        let end = self.links.len() as u32;
        let span = &mut self.spans[node as usize];
        if span.len == span.room {
            let old = span.start as usize..(span.start + span.len) as usize;
            span.start = end;
            span.room = 2 * span.len + 2;
            self.links.extend_from_within(old);
            self.links
                .resize((end + span.room) as usize, Link::default());
        }
        self.links[(span.start + span.len) as usize] = link;
        span.len += 1;
    }

    fn retain(&mut self, node: Node, keep: impl Fn(Link) -> bool) {
        let span = &mut self.spans[node as usize];
        let mut kept = span.start as usize;
        for place in span.start as usize..(span.start + span.len) as usize {
            let link = self.links[place];
            if keep(link) {
                self.links[kept] = link;
                kept += 1;
            }
        }
        span.len = kept as u32 - span.start;
    }
}
