//! In which order nodes are looked at, when some of them have changed, or all.
//!
//! Everything that a node bears on, directly or not, is in its wake. A depth-first
//! walk through the wake of what changed finds its strongly connected components
//! (Tarjan 1972, with a stack of its own) and, read backwards, puts them so that
//! each comes after all that bears on it. A cycle with one node in a wake lies in it
//! whole, so nothing has to be remembered between edits.
//!
//! Where all nodes are looked at, those that no cycle bears on come first, each as soon
//! as all that bears on it has come (Kahn 1962), which is cheaper; only the rest is
//! walked through.

use super::graph::{Graph, Node};

/// Components of a wake, in the order to evaluate them.
#[derive(Clone, Debug, Default)]
pub(super) struct Order {
    /// Nodes that are components of their own, before all others.
    first: Vec<Node>,
    /// Backwards, one component behind the other.
    nodes: Vec<Node>,
    components: Vec<End>,
    marks: Vec<Mark>,
    open: Vec<Node>,
    way: Vec<(Node, u32)>,
    /// Nodes still to be gone to, of all nodes on the way.
    ahead: Vec<Node>,
}

/// The end of a component.
#[derive(Clone, Copy, Debug)]
struct End {
    /// The place in the list of nodes where it is over.
    place: u32,
    is_cycle: bool,
}

#[derive(Clone, Copy, Debug, Default)]
struct Mark {
    /// When the node was first seen, from 1; 0 for never.
    seen_at: u32,
    /// The earliest node that it leads to.
    earliest: u32,
    is_open: bool,
    bears_on_itself: bool,
}

/// Nodes that bear on each other, or one that is in no cycle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Component<'a> {
    pub nodes: &'a [Node],
    /// Whether a node bears on itself, directly or not. All do then, and otherwise there
    /// is just one.
    pub is_cycle: bool,
}

impl Order {
    /// The wake of the seeds. The lists of the one before are used again.
    pub fn find(&mut self, graph: &Graph, seeds: impl IntoIterator<Item = Node>) {
        self.clear();
        self.walk_all(graph, seeds);
    }

    /// All nodes.
    pub fn find_all(&mut self, graph: &Graph) {
        self.clear();
        let mut waits_for: Vec<u32> = graph
            .nodes()
            .map(|node| graph.count_bearing_on(node))
            .collect();
        let ready = &mut self.first;
        ready.reserve(graph.len());
        ready.extend(graph.nodes().filter(|node| waits_for[*node as usize] == 0));
        let mut next = 0;
        while let Some(node) = ready.get(next).copied() {
            next += 1;
            graph.for_each_borne_on_by(node, |to| {
                let waits = &mut waits_for[to as usize];
                *waits -= 1;
                if *waits == 0 {
                    ready.push(to);
                }
            });
        }
        if ready.len() < graph.len() {
            let waits = |node: &Node| waits_for[*node as usize] > 0;
            self.walk_all(graph, graph.nodes().filter(waits));
        }
    }

    fn clear(&mut self) {
        for node in self.nodes.drain(..) {
            // Only what was walked through was marked.
            if let Some(mark) = self.marks.get_mut(node as usize) {
                *mark = Mark::default();
            }
        }
        self.components.clear();
        self.first.clear();
    }

    fn walk_all(&mut self, graph: &Graph, seeds: impl IntoIterator<Item = Node>) {
        self.marks.resize(graph.len(), Mark::default());
        let mut clock = 0;
        for seed in seeds {
            self.walk(graph, seed, &mut clock);
        }
    }

    fn walk(&mut self, graph: &Graph, seed: Node, clock: &mut u32) {
        if self.marks[seed as usize].seen_at > 0 {
            return;
        }
        self.enter(graph, seed, clock);
        while let Some((node, floor)) = self.way.last().copied() {
            if self.ahead.len() as u32 > floor {
                if let Some(next) = self.ahead.pop() {
                    let mark = self.marks[next as usize];
                    if mark.seen_at == 0 {
                        self.enter(graph, next, clock);
                    } else if mark.is_open {
                        let own = &mut self.marks[node as usize];
                        own.earliest = own.earliest.min(mark.seen_at);
                        own.bears_on_itself |= next == node;
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
                let is_one_of_several = self.open.last() != Some(&node);
                while let Some(member) = self.open.pop() {
                    self.marks[member as usize].is_open = false;
                    self.nodes.push(member);
                    if member == node {
                        break;
                    }
                }
                self.end_component(is_one_of_several || mark.bears_on_itself);
            }
        }
    }

    fn enter(&mut self, graph: &Graph, node: Node, clock: &mut u32) {
        *clock += 1;
        self.marks[node as usize] = Mark {
            seen_at: *clock,
            earliest: *clock,
            is_open: true,
            bears_on_itself: false,
        };
        self.open.push(node);
        self.way.push((node, self.ahead.len() as u32));
        self.ahead.extend(graph.borne_on_by(node));
    }

    fn end_component(&mut self, is_cycle: bool) {
        let place = self.nodes.len() as u32;
        self.components.push(End { place, is_cycle });
    }

    /// How many nodes the wake has.
    pub fn len(&self) -> usize {
        self.first.len() + self.nodes.len()
    }

    /// Every node of the wake.
    pub fn nodes(&self) -> impl Iterator<Item = Node> + '_ {
        self.first.iter().chain(&self.nodes).copied()
    }

    /// The components, each after all that bears on it.
    pub fn components(&self) -> Components<'_> {
        Components {
            order: self,
            first: self.first.iter(),
            behind: self.components.len(),
        }
    }

    /// Nodes that are components of their own and come before all others, each after all
    /// that bears on it.
    pub fn singles(&self) -> &[Node] {
        &self.first
    }

    /// The components behind [`Order::singles`].
    pub fn components_behind(&self) -> Components<'_> {
        Components {
            first: [].iter(),
            ..self.components()
        }
    }
}

/// See [`Order::components`].
#[derive(Clone, Debug)]
pub(super) struct Components<'a> {
    order: &'a Order,
    first: std::slice::Iter<'a, Node>,
    /// So many are still to come behind the first nodes.
    behind: usize,
}

impl<'a> Iterator for Components<'a> {
    type Item = Component<'a>;

    fn next(&mut self) -> Option<Component<'a>> {
        if let Some(node) = self.first.next() {
            return Some(Component {
                nodes: std::slice::from_ref(node),
                is_cycle: false,
            });
        }
        let Order {
            nodes, components, ..
        } = self.order;
        self.behind = self.behind.checked_sub(1)?;
        let start = match self.behind {
            0 => 0,
            place => components[place - 1].place,
        };
        let End { place, is_cycle } = components[self.behind];
        Some(Component {
            nodes: &nodes[start as usize..place as usize],
            is_cycle,
        })
    }
}
