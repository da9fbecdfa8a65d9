//! Which way evidence bears on a thesis, along the reasons that connect them.
//!
//! From a thesis downwards, everything is reached in four ways at most: for or
//! against, over strong steps or not, each by the shortest path. A premise bears as its reason
//! does; an objection turns what is below it round, and so does an undercut, since
//! what breaks a step against the thesis helps the thesis. A path is *strong* when
//! every reason on it is rated strong. Cycles end by themselves: no node is entered
//! twice in one way.

use super::bare::{may_stand_bare, stands_bare};
use super::graph::{Graph, Node, Role, What, Worth};
use super::settings::Hold;

/// What one path amounts to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Way {
    pub is_for: bool,
    pub is_strong: bool,
}

impl Way {
    fn bit(self) -> u8 {
        1 << (2 * u8::from(!self.is_for) + u8::from(self.is_strong))
    }
}

/// Everything that bears on one thesis. Kept and used again for the next.
#[derive(Clone, Debug, Default)]
pub(super) struct Bearing {
    /// By node, one bit for each way in which it was reached.
    reached: Vec<u8>,
    /// In the order of reaching, with the place of where it was reached from.
    queue: Vec<(Node, Way, u32)>,
    /// Evidence among what was reached; a node may stand in it several times.
    evidence: Vec<Node>,
}

impl Bearing {
    /// Walks down from the thesis. Whether anything is supposed not to be there: that
    /// leaves a claim as bare as what is not there.
    pub fn find(&mut self, graph: &Graph, thesis: Node, supposes: bool) {
        for (node, ..) in self.queue.drain(..) {
            self.reached[node as usize] = 0;
        }
        self.evidence.clear();
        self.reached.resize(graph.len(), 0);
        let start = Way {
            is_for: true,
            is_strong: true,
        };
        self.enter(thesis, start, 0);
        let mut next = 0;
        while let Some((node, way, _)) = self.queue.get(next).copied() {
            let worth = graph.worth(node);
            let is_weak = worth.what.is_reason() && !worth.is_strong;
            let mut has_below = false;
            for (from, role) in graph.bearing_on(node) {
                let below = graph.worth(from);
                has_below |= below.what != What::Gone;
                if is_worth_nothing(*below) {
                    continue;
                }
                // A quote right behind the thesis has no step to be strong.
                let is_bare = node == thesis && below.what == What::Backing;
                let on = Way {
                    is_for: way.is_for != (role == Role::Attack),
                    is_strong: way.is_strong && !is_weak && !is_bare,
                };
                self.enter(from, on, next as u32);
            }
            let is_evidence = match worth.what {
                What::Backing => true,
                What::Claim if supposes => {
                    stands_bare(graph, node, |node| is_withdrawn(graph, node))
                }
                What::Claim => !has_below && may_stand_bare(graph, node),
                _ => false,
            };
            if is_evidence {
                self.evidence.push(node);
            }
            next += 1;
        }
    }

    fn enter(&mut self, node: Node, way: Way, from: u32) {
        let reached = &mut self.reached[node as usize];
        if *reached & way.bit() == 0 {
            *reached |= way.bit();
            self.queue.push((node, way, from));
        }
    }

    /// The evidence that bears on the thesis: backings, and stated claims with nothing
    /// put behind them; a node may stand in it several times.
    pub fn evidence(&self) -> &[Node] {
        &self.evidence
    }

    /// How the node goes with the thesis, from -2 to 2: what speaks for it, less what
    /// speaks against it; `None` where it has no bearing.
    pub fn fit(&self, node: Node) -> Option<i8> {
        let reached = *self.reached.get(node as usize)?;
        let side = |is_for| {
            let has = |is_strong| reached & Way { is_for, is_strong }.bit() != 0;
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
        let mut at = [true, false].into_iter().find_map(|is_strong| {
            let way = Way { is_for, is_strong };
            (self.queue.iter()).position(|(reached, by, _)| (*reached, *by) == (node, way))
        })?;
        let mut path = Vec::new();
        while let Some((node, _, from)) = self.queue.get(at) {
            path.push(*node);
            if at == 0 {
                break;
            }
            at = *from as usize;
        }
        Some(path)
    }
}

pub(super) fn is_withdrawn(graph: &Graph, node: Node) -> bool {
    is_worth_nothing(*graph.worth(node))
}

fn is_worth_nothing(worth: Worth) -> bool {
    worth.off || worth.what == What::Gone || worth.hold == Some(Hold::Out)
}
