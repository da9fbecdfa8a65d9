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

    /// What leads to each node: the premises of a reason before what bears on it. Sets
    /// where that stands, and gives how many links each node has room for.
    pub fn ins<'a>(&self, spans: impl Iterator<Item = &'a mut Span>) -> (Vec<Link>, Vec<u32>) {
        let mut rooms = self.counts.clone();
        (self.targets()).for_each(|(_, to)| rooms[to.node() as usize] += 1);
        let mut end = 0;
        let mut ends: Vec<u32> = Vec::with_capacity(rooms.len());
        for (span, room) in spans.zip(&rooms) {
            *span = Span {
                start: end,
                len: *room,
            };
            ends.push(end);
            end += room;
        }
        let mut links = vec![Link::default(); end as usize];
        self.premises().for_each(|(node, premises)| {
            let end = &mut ends[node as usize];
            let places = &mut links[*end as usize..];
            for (place, from) in places.iter_mut().zip(premises) {
                *place = Link::new(*from, Role::Premise);
            }
            *end += premises.len() as u32;
        });
        (self.targets()).for_each(|(node, to)| {
            let end = &mut ends[to.node() as usize];
            links[*end as usize] = Link::new(node, to.role());
            *end += 1;
        });
        (links, rooms)
    }

    /// The reasons that each node is a premise of.
    pub fn uses(&self) -> Lists {
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

/// The node at the other end of an edge, and in the two highest bits the role.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Link(u32);

const NODE_BITS: u32 = 30;

impl Link {
    pub const NOWHERE: Self = Self(u32::MAX);

    pub fn new(node: Node, role: Role) -> Self {
        Self(node | ((role as u32) << NODE_BITS))
    }

    pub fn is_somewhere(self) -> bool {
        self != Self::NOWHERE
    }

    pub fn node(self) -> Node {
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

/// Where the list of a node stands.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Span {
    start: u32,
    len: u32,
}

impl Span {
    pub fn places(self) -> std::ops::Range<usize> {
        self.start as usize..(self.start + self.len) as usize
    }

    /// Puts a link behind the others; there is room.
    fn put(&mut self, links: &mut [Link], link: Link) {
        links[self.places().end] = link;
        self.len += 1;
    }

    /// Puts a link behind the others; without room, all of them move to the end.
    pub fn add(&mut self, room: &mut u32, links: &mut Vec<Link>, link: Link) {
        if self.len == *room {
            let (old, end) = (self.places(), links.len());
            self.start = end as u32;
            *room = 2 * self.len + 2;
            links.extend_from_within(old);
            links.resize(end + *room as usize, Link::default());
        }
        self.put(links, link);
    }

    pub fn retain(&mut self, links: &mut [Link], keep: impl Fn(Link) -> bool) {
        let mut kept = self.start as usize;
        for place in self.places() {
            let link = links[place];
            if keep(link) {
                links[kept] = link;
                kept += 1;
            }
        }
        self.len = kept as u32 - self.start;
    }
}

/// A list of links for each node.
#[derive(Clone, Debug, Default)]
pub(super) struct Lists {
    spans: Vec<Span>,
    /// By node, the longest that its list can grow where it is.
    rooms: Vec<u32>,
    links: Vec<Link>,
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

    pub fn add_node(&mut self) {
        self.spans.push(Span::default());
        self.rooms.push(0);
    }

    pub fn of_node(&self, node: Node) -> &[Link] {
        &self.links[self.spans[node as usize].places()]
    }

    /// Puts a link behind those of a node that has room.
    fn put(&mut self, node: Node, link: Link) {
        self.spans[node as usize].put(&mut self.links, link);
    }

    pub fn add(&mut self, node: Node, link: Link) {
        let (span, room) = (
            &mut self.spans[node as usize],
            &mut self.rooms[node as usize],
        );
        span.add(room, &mut self.links, link);
    }

    pub fn retain(&mut self, node: Node, keep: impl Fn(Link) -> bool) {
        self.spans[node as usize].retain(&mut self.links, keep);
    }
}
