//! In which order nodes are looked at, when some of them have changed.
//!
//! Everything that a node bears on, directly or not, is in its wake. A depth-first
//! walk through the wake of what changed finds its strongly connected components
//! (Tarjan 1972, with a stack of its own) and, read backwards, puts them so that
//! each comes after all that bears on it. A cycle with one node in a wake lies in it
//! whole, so nothing has to be remembered between edits.

use super::graph::{Graph, Node};

/// Components of a wake, in the order to evaluate them.
#[derive(Clone, Debug, Default)]
pub(super) struct Order {
    /// Backwards, one component behind the other.
    nodes: Vec<Node>,
    /// Where each component ends in `nodes`.
    ends: Vec<u32>,
    marks: Vec<Mark>,
    open: Vec<Node>,
    way: Vec<(Node, u32)>,
    /// Nodes still to be gone to, of all nodes on the way.
    ahead: Vec<Node>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Mark {
    /// When the node was first seen, from 1; 0 for never.
    seen_at: u32,
    /// The earliest node that it leads to.
    earliest: u32,
    is_open: bool,
}

impl Order {
    /// The wake of the seeds. The lists of the one before are used again.
    pub fn find(&mut self, graph: &Graph, seeds: impl IntoIterator<Item = Node>) {
        self.clear();
        self.marks.resize(graph.len(), Mark::default());
        let mut clock = 0;
        for seed in seeds {
            if self.marks[seed as usize].seen_at == 0 {
                self.walk(graph, seed, &mut clock);
            }
        }
    }

    fn clear(&mut self) {
        for node in self.nodes.drain(..) {
            self.marks[node as usize] = Mark::default();
        }
        self.ends.clear();
    }

    fn walk(&mut self, graph: &Graph, seed: Node, clock: &mut u32) {
        self.enter(graph, seed, clock);
        while let Some((node, floor)) = self.way.last().copied() {
            if self.ahead.len() as u32 > floor {
                if let Some(next) = self.ahead.pop() {
                    let mark = self.marks[next as usize];
                    if mark.seen_at == 0 {
                        self.enter(graph, next, clock);
                    } else if mark.is_open {
                        let own = &mut self.marks[node as usize].earliest;
                        *own = (*own).min(mark.seen_at);
                    }
                }
                continue;
            }
            self.way.pop();
            let mark = self.marks[node as usize];
            if let Some((parent, _)) = self.way.last() {
                let own = &mut self.marks[*parent as usize].earliest;
                *own = (*own).min(mark.earliest);
            }
            if mark.earliest == mark.seen_at {
                while let Some(member) = self.open.pop() {
                    self.marks[member as usize].is_open = false;
                    self.nodes.push(member);
                    if member == node {
                        break;
                    }
                }
                self.ends.push(self.nodes.len() as u32);
            }
        }
    }

    fn enter(&mut self, graph: &Graph, node: Node, clock: &mut u32) {
        *clock += 1;
        self.marks[node as usize] = Mark {
            seen_at: *clock,
            earliest: *clock,
            is_open: true,
        };
        self.open.push(node);
        self.way.push((node, self.ahead.len() as u32));
        self.ahead.extend(graph.borne_on_by(node).map(|(to, _)| to));
    }

    /// Every node of the wake.
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// The components, each after all that bears on it.
    pub fn components(&self) -> impl Iterator<Item = &[Node]> {
        (0..self.ends.len()).rev().map(|place| {
            let start = match place {
                0 => 0,
                place => self.ends[place - 1],
            };
            &self.nodes[start as usize..self.ends[place] as usize]
        })
    }
}
