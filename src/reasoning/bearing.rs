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

/// Ways in which something bears on a thesis, one bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Ways(u8);

const FOR: Ways = Ways(0b0011);
const AGAINST: Ways = Ways(0b1100);
const STRONG: Ways = Ways(0b1010);
const WEAK: Ways = Ways(0b0101);

impl Ways {
    fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    fn is_none(self) -> bool {
        self.0 == 0
    }

    /// The same on a path that is longer by this step.
    fn over(self, role: Role, is_strong: bool) -> Self {
        let ways = match role {
            Role::Attack => Self(self.0 >> 2 | self.0 << 2).and(Self(FOR.0 | AGAINST.0)),
            Role::Support | Role::Premise => self,
        };
        match is_strong {
            true => ways,
            false => Self(ways.0 | ways.0 >> 1).and(WEAK),
        }
    }

    /// What speaks for, less what speaks against, from -2 to 2; `None` for no way at all.
    fn fit(self) -> Option<i8> {
        // By what is reached: for (over weak and strong steps), and against.
        const STRENGTHS: [i8; 4] = [0, 1, 2, 2];
        let strength = |ways: u8| STRENGTHS[usize::from(ways & 3)];
        (!self.is_none()).then(|| strength(self.0) - strength(self.0 >> 2))
    }
}

/// Where a walk begins: a thesis goes with itself.
const START: Ways = Ways(FOR.0 & STRONG.0);

/// A walk down from a thesis.
#[derive(Clone, Copy)]
struct Walk<'a> {
    graph: &'a Graph,
    thesis: Node,
}

impl Walk<'_> {
    /// Goes from a node, reached in these ways, to all that bears on it; gives whether
    /// anything does.
    fn step(self, node: Node, ways: Ways, mut enter: impl FnMut(Node, Ways)) -> bool {
        let Self { graph, thesis } = self;
        let worth = graph.worth(node);
        let is_weak = worth.what.is_reason() && !worth.is_strong;
        let mut has_below = false;
        for (from, role) in graph.bearing_on(node) {
            let below = graph.worth(from);
            has_below |= below.what != What::Gone;
            if !is_worth_nothing(*below) {
                // A quote right behind the thesis has no step to be strong.
                let is_bare = node == thesis && below.what == What::Backing;
                enter(from, ways.over(role, !is_weak && !is_bare));
            }
        }
        has_below
    }
}

/// Everything that bears on one thesis. Kept and used again for the next.
#[derive(Clone, Debug, Default)]
pub(super) struct Bearing {
    /// By node, in which ways it was reached.
    reached: Vec<Ways>,
    /// In the order of reaching, with the ways that were new then.
    queue: Vec<(Node, Ways)>,
    /// Evidence among what was reached; a node may stand in it several times.
    evidence: Vec<Node>,
}

impl Bearing {
    /// Walks down from the thesis. Whether anything is supposed not to be there: that
    /// leaves a claim as bare as what is not there.
    pub fn find(&mut self, graph: &Graph, thesis: Node, supposes: bool) {
        let Self {
            reached,
            queue,
            evidence,
        } = self;
        for (node, _) in queue.drain(..) {
            reached[node as usize] = Ways::default();
        }
        evidence.clear();
        reached.resize(graph.len(), Ways::default());
        let walk = Walk { graph, thesis };
        let mut enter = |node: Node, ways: Ways, queue: &mut Vec<(Node, Ways)>| {
            let known = &mut reached[node as usize];
            let new = Ways(ways.0 & !known.0);
            if !new.is_none() {
                known.0 |= new.0;
                queue.push((node, new));
            }
        };
        enter(thesis, START, queue);
        let mut next = 0;
        while let Some((node, ways)) = queue.get(next).copied() {
            next += 1;
            let has_below = walk.step(node, ways, |from, on| enter(from, on, queue));
            let is_evidence = match graph.worth(node).what {
                What::Backing => true,
                What::Claim if supposes => {
                    stands_bare(graph, node, |node| is_withdrawn(graph, node))
                }
                What::Claim => !has_below && may_stand_bare(graph, node),
                _ => false,
            };
            if is_evidence {
                evidence.push(node);
            }
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
        self.reached.get(node as usize)?.fit()
    }
}

/// The path from the node up to the thesis, both included: the strongest there is on that
/// side, and of those the shortest.
pub(super) fn path(graph: &Graph, thesis: Node, node: Node, is_for: bool) -> Option<Vec<Node>> {
    let walk = Walk { graph, thesis };
    let mut reached = vec![Ways::default(); graph.len()];
    // In the order of reaching, one way each, with the place of where it was reached from.
    let mut queue = vec![(thesis, START, 0)];
    reached[thesis as usize] = START;
    let mut next = 0;
    while let Some((at, way, _)) = queue.get(next).copied() {
        walk.step(at, way, |from, on| {
            let known = &mut reached[from as usize];
            if known.and(on).is_none() {
                known.0 |= on.0;
                queue.push((from, on, next));
            }
        });
        next += 1;
    }
    let side = if is_for { FOR } else { AGAINST };
    let mut place = [STRONG, WEAK].into_iter().find_map(|strength| {
        let wanted = (node, side.and(strength));
        (queue.iter()).position(|(reached, by, _)| (*reached, *by) == wanted)
    })?;
    let mut path = Vec::new();
    while let Some((node, _, from)) = queue.get(place) {
        path.push(*node);
        if place == 0 {
            break;
        }
        place = *from;
    }
    Some(path)
}

pub(super) fn is_withdrawn(graph: &Graph, node: Node) -> bool {
    is_worth_nothing(*graph.worth(node))
}

fn is_worth_nothing(worth: Worth) -> bool {
    worth.off || worth.what == What::Gone || worth.hold == Some(Hold::Out)
}
