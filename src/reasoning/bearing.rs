//! Which way evidence bears on a thesis, along the reasons that connect them.
//!
//! From a thesis downwards, everything is reached in four ways at most: for or
//! against, over strong steps or not, each by the shortest path. A premise bears as its reason
//! does; an objection turns what is below it round, and so does an undercut, since
//! what breaks a step against the thesis helps the thesis. A path is *strong* when
//! every reason on it is rated strong. Cycles end by themselves: no node is entered
//! twice in one way.

use super::graph::{Graph, Node, Role, What};
use super::settings::Hold;

/// From this rating on, a reason counts as strong.
const STRONG: f64 = 0.75;

/// What one path amounts to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Way {
    pub is_for: bool,
    pub is_strong: bool,
}

impl Way {
    fn place(self) -> usize {
        2 * usize::from(!self.is_for) + usize::from(self.is_strong)
    }
}

/// Where one way to a node comes from; the thesis comes from itself.
type Origin = Option<(Node, Way)>;

/// Everything that bears on one thesis. Kept and used again for the next.
#[derive(Clone, Debug, Default)]
pub(super) struct Bearing {
    reached: Vec<[Origin; 4]>,
    queue: Vec<(Node, Way)>,
}

impl Bearing {
    /// Walks down from the thesis.
    pub fn find(&mut self, graph: &Graph, thesis: Node) {
        for (node, _) in self.queue.drain(..) {
            self.reached[node as usize] = [None; 4];
        }
        self.reached.resize(graph.len(), [None; 4]);
        let start = Way {
            is_for: true,
            is_strong: true,
        };
        self.enter(thesis, start, (thesis, start));
        let mut next = 0;
        while let Some((node, way)) = self.queue.get(next).copied() {
            next += 1;
            let worth = graph.worth(node);
            let is_weak = worth.what.is_reason() && !(worth.is_rated && worth.base >= STRONG);
            for (from, role) in graph.bearing_on(node) {
                if is_withdrawn(graph, from) {
                    continue;
                }
                // A quote right behind the thesis has no step to be strong.
                let is_bare = node == thesis && graph.worth(from).what == What::Backing;
                let on = Way {
                    is_for: way.is_for != (role == Role::Attack),
                    is_strong: way.is_strong && !is_weak && !is_bare,
                };
                self.enter(from, on, (node, way));
            }
        }
    }

    fn enter(&mut self, node: Node, way: Way, from: (Node, Way)) {
        let slot = &mut self.reached[node as usize][way.place()];
        if slot.is_none() {
            *slot = Some(from);
            self.queue.push((node, way));
        }
    }

    /// What bears on the thesis, the thesis itself included; a node may stand in it
    /// several times.
    pub fn nodes(&self) -> impl Iterator<Item = Node> + '_ {
        self.queue.iter().map(|(node, _)| *node)
    }

    /// How the node goes with the thesis, from -2 to 2: what speaks for it, less what
    /// speaks against it, where a strong path counts 2 and any other 1. `None` where
    /// it has no bearing.
    pub fn fit(&self, node: Node) -> Option<i8> {
        let reached = self.reached.get(node as usize)?;
        let side = |is_for| {
            let has = |is_strong| reached[Way { is_for, is_strong }.place()].is_some();
            match (has(true), has(false)) {
                (true, _) => 2,
                (_, true) => 1,
                _ => 0,
            }
        };
        let (pro, con) = (side(true), side(false));
        (pro + con > 0).then_some(pro - con)
    }

    /// The path from the node up to the thesis, both included: the strongest there is
    /// on that side, and of those the shortest.
    pub fn path(&self, node: Node, is_for: bool) -> Option<Vec<Node>> {
        let reached = self.reached.get(node as usize)?;
        let mut way = [true, false]
            .map(|is_strong| Way { is_for, is_strong })
            .into_iter()
            .find(|way| reached[way.place()].is_some())?;
        let mut path = vec![node];
        let mut at = node;
        while let Some((from, next)) = self.reached.get(at as usize)?[way.place()] {
            if (from, next) == (at, way) {
                break;
            }
            path.push(from);
            (at, way) = (from, next);
        }
        Some(path)
    }
}

pub(super) fn is_withdrawn(graph: &Graph, node: Node) -> bool {
    let worth = graph.worth(node);
    worth.off || worth.what == What::Gone || worth.hold == Some(Hold::Out)
}
