//! What bears on what: edges in one list, chained per node.
//!
//! An edit is a matter of a few links, and no node has an allocation of its own. Edges
//! that are read from a map all at once stand sorted by the node that they lead to, so
//! that what bears on a node is read in one stretch. What one needs on the way up and on
//! the way down is kept apart, since few look both ways.

use super::{NONE, Node, Role};

/// From a node to a node.
pub(super) type Draft = (Node, Node, Role);

/// An edge as seen from where it leads.
#[derive(Clone, Copy, Debug)]
struct In {
    from: Node,
    next: u32,
    role: Role,
}

/// An edge as seen from where it begins.
#[derive(Clone, Copy, Debug)]
struct Out {
    to: Node,
    next: u32,
}

#[derive(Clone, Debug, Default)]
pub(super) struct Edges {
    first_in: Vec<u32>,
    first_out: Vec<u32>,
    /// Both ends of an edge stand at the same place.
    ins: Vec<In>,
    outs: Vec<Out>,
    /// Places that are free again.
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
        let blank_in = In {
            from: 0,
            next: NONE,
            role: Role::Premise,
        };
        let blank_out = Out { to: 0, next: NONE };
        let mut edges = Self {
            first_in: vec![NONE; nodes],
            first_out: vec![NONE; nodes],
            ins: vec![blank_in; drafts.len()],
            outs: vec![blank_out; drafts.len()],
            free: Vec::new(),
        };
        for draft in drafts {
            let to = draft.1 as usize;
            let place = next[to];
            next[to] += 1;
            edges.put(place, *draft);
        }
        edges
    }

    /// Puts an edge down at the head of both chains.
    fn put(&mut self, place: u32, (from, to, role): Draft) {
        let first_in = &mut self.first_in[to as usize];
        let first_out = &mut self.first_out[from as usize];
        self.ins[place as usize] = In {
            from,
            next: std::mem::replace(first_in, place),
            role,
        };
        self.outs[place as usize] = Out {
            to,
            next: std::mem::replace(first_out, place),
        };
    }

    pub fn add_node(&mut self) {
        self.first_in.push(NONE);
        self.first_out.push(NONE);
    }

    pub fn to(&self, node: Node) -> impl Iterator<Item = (Node, Role)> + '_ {
        let mut next = self.first_in[node as usize];
        std::iter::from_fn(move || {
            let edge = self.ins.get(next as usize)?;
            next = edge.next;
            Some((edge.from, edge.role))
        })
    }

    /// The nodes that edges lead to from the node.
    pub fn from(&self, node: Node) -> impl Iterator<Item = Node> + '_ {
        let mut next = self.first_out[node as usize];
        std::iter::from_fn(move || {
            let edge = self.outs.get(next as usize)?;
            next = edge.next;
            Some(edge.to)
        })
    }

    pub fn link(&mut self, draft: Draft) {
        let place = self.free.pop().unwrap_or_else(|| {
            let (from, to, role) = draft;
            let next = NONE;
            self.ins.push(In { from, next, role });
            self.outs.push(Out { to, next });
            self.ins.len() as u32 - 1
        });
        self.put(place, draft);
    }

    /// Takes out all edges from the node, and gives where they led.
    pub fn unlink_from(&mut self, node: Node, led_to: &mut Vec<Node>) {
        let mut next = std::mem::replace(&mut self.first_out[node as usize], NONE);
        while let Some(edge) = self.outs.get(next as usize).copied() {
            self.leave_in(edge.to, next);
            self.free.push(next);
            led_to.push(edge.to);
            next = edge.next;
        }
    }

    pub fn unlink_premises(&mut self, node: Node) {
        let mut next = self.first_in[node as usize];
        while let Some(edge) = self.ins.get(next as usize).copied() {
            if edge.role == Role::Premise {
                self.leave_in(node, next);
                self.leave_out(edge.from, next);
                self.free.push(next);
            }
            next = edge.next;
        }
    }

    /// Takes the edge at a place out of the chain of what leads to the node.
    fn leave_in(&mut self, node: Node, place: u32) {
        let after = self.ins[place as usize].next;
        let first = &mut self.first_in[node as usize];
        if *first == place {
            *first = after;
            return;
        }
        let mut next = *first;
        while let Some(edge) = self.ins.get_mut(next as usize) {
            if edge.next == place {
                edge.next = after;
                return;
            }
            next = edge.next;
        }
    }

    /// Takes the edge at a place out of the chain of what begins at the node.
    fn leave_out(&mut self, node: Node, place: u32) {
        let after = self.outs[place as usize].next;
        let first = &mut self.first_out[node as usize];
        if *first == place {
            *first = after;
            return;
        }
        let mut next = *first;
        while let Some(edge) = self.outs.get_mut(next as usize) {
            if edge.next == place {
                edge.next = after;
                return;
            }
            next = edge.next;
        }
    }
}
