//! What bears on what: edges in one list, chained per node.
//!
//! An edit is a matter of a few links, and no node has an allocation of its own. Edges
//! that are read from a map all at once stand sorted by the node that they lead to, so
//! that what bears on a node is read in one stretch.

use super::{NONE, Node, Role};

/// From a node to a node.
pub(super) type Draft = (Node, Node, Role);

#[derive(Clone, Copy, Debug)]
struct Edge {
    from: Node,
    to: Node,
    role: Role,
    next_in: u32,
    next_out: u32,
}

#[derive(Clone, Debug, Default)]
pub(super) struct Edges {
    first_in: Vec<u32>,
    first_out: Vec<u32>,
    list: Vec<Edge>,
    /// Places in `list` that are free again.
    free: Vec<u32>,
}

impl Edges {
    /// All edges of a graph of `nodes` nodes.
    pub fn of(nodes: usize, drafts: &[Draft]) -> Self {
        // Where the edges to each node begin; moved on as they are put down.
        let mut next = vec![0_u32; nodes + 1];
        for (_, to, _) in drafts {
            next[*to as usize + 1] += 1;
        }
        let mut sum = 0;
        for start in &mut next {
            sum += *start;
            *start = sum;
        }
        let blank = Edge {
            from: 0,
            to: 0,
            role: Role::Premise,
            next_in: NONE,
            next_out: NONE,
        };
        let mut edges = Self {
            first_in: vec![NONE; nodes],
            first_out: vec![NONE; nodes],
            list: vec![blank; drafts.len()],
            free: Vec::new(),
        };
        for (from, to, role) in drafts.iter().copied() {
            let place = next[to as usize];
            next[to as usize] += 1;
            edges.list[place as usize] = Edge {
                from,
                to,
                role,
                // Those of one node are chained from the last to the first.
                next_in: edges.first_in[to as usize],
                next_out: edges.first_out[from as usize],
            };
            edges.first_in[to as usize] = place;
            edges.first_out[from as usize] = place;
        }
        edges
    }

    pub fn add_node(&mut self) {
        self.first_in.push(NONE);
        self.first_out.push(NONE);
    }

    pub fn to(&self, node: Node) -> impl Iterator<Item = (Node, Role)> + '_ {
        let mut next = self.first_in[node as usize];
        std::iter::from_fn(move || {
            let edge = self.list.get(next as usize)?;
            next = edge.next_in;
            Some((edge.from, edge.role))
        })
    }

    pub fn from(&self, node: Node) -> impl Iterator<Item = (Node, Role)> + '_ {
        let mut next = self.first_out[node as usize];
        std::iter::from_fn(move || {
            let edge = self.list.get(next as usize)?;
            next = edge.next_out;
            Some((edge.to, edge.role))
        })
    }

    pub fn link(&mut self, (from, to, role): Draft) {
        let edge = Edge {
            from,
            to,
            role,
            next_in: self.first_in[to as usize],
            next_out: self.first_out[from as usize],
        };
        let place = match self.free.pop() {
            Some(place) => {
                self.list[place as usize] = edge;
                place
            }
            None => {
                self.list.push(edge);
                self.list.len() as u32 - 1
            }
        };
        self.first_in[to as usize] = place;
        self.first_out[from as usize] = place;
    }

    /// Takes out all edges from the node, and gives where they led.
    pub fn unlink_from(&mut self, node: Node, led_to: &mut Vec<Node>) {
        while let Some(edge) = self
            .list
            .get(self.first_out[node as usize] as usize)
            .copied()
        {
            let place = self.first_out[node as usize];
            self.first_out[node as usize] = edge.next_out;
            self.leave_in(edge.to, place);
            self.free.push(place);
            led_to.push(edge.to);
        }
    }

    pub fn unlink_premises(&mut self, node: Node) {
        let mut next = self.first_in[node as usize];
        while let Some(edge) = self.list.get(next as usize).copied() {
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
        let after = self.list[place as usize].next_in;
        if self.first_in[node as usize] == place {
            self.first_in[node as usize] = after;
            return;
        }
        let mut next = self.first_in[node as usize];
        while let Some(edge) = self.list.get_mut(next as usize) {
            if edge.next_in == place {
                edge.next_in = after;
                return;
            }
            next = edge.next_in;
        }
    }

    fn leave_out(&mut self, node: Node, place: u32) {
        let after = self.list[place as usize].next_out;
        if self.first_out[node as usize] == place {
            self.first_out[node as usize] = after;
            return;
        }
        let mut next = self.first_out[node as usize];
        while let Some(edge) = self.list.get_mut(next as usize) {
            if edge.next_out == place {
                edge.next_out = after;
                return;
            }
            next = edge.next_out;
        }
    }
}
