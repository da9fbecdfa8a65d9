//! Finds claims that support each other in a circle.
//!
//! Claims and reasons for something are the nodes; an edge leads from a premise to
//! its reason and from a reason to its target. Whoever is on a way back to itself
//! is in one strongly connected component (Tarjan, *Depth-first search and linear
//! graph algorithms*, 1972; here with a stack of its own, since maps are deeper than
//! a thread's stack). Objections are left out: to attack each other is a dispute,
//! no circle.

use std::collections::BTreeSet;

use crate::model::{Id, Kind, Map, Stance};

const NEW: usize = usize::MAX;

/// Claims that support each other, and the reasons through which they do.
///
/// A reason may be in a circle without any of its premises: where a claim of the circle
/// supports the reason itself. So the claims alone do not tell what the circle hangs on.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Circle {
    /// Sorted, and at least one.
    pub(super) claims: Vec<Id>,
    /// Sorted.
    pub(super) reasons: Vec<Id>,
}

impl Circle {
    /// All that the circle consists of.
    pub(super) fn members(&self) -> impl Iterator<Item = Id> {
        self.claims.iter().chain(&self.reasons).copied()
    }
}

/// All circles, by their first claim.
pub(super) fn circles(map: &Map) -> Vec<Circle> {
    let reasons = map.reasons().iter();
    let supports = reasons.filter(|(_, reason)| reason.stance == Stance::For);
    let ids = map.claims().ids().chain(supports.map(|(id, _)| id));
    circles_in(&Graph::over(map, ids.collect()))
}

/// The circles among whatever one comes to from these claims and reasons; those that
/// one of them is part of are among them.
pub(super) fn circles_from(map: &Map, roots: impl Iterator<Item = Id>) -> Vec<Circle> {
    let mut queue: Vec<Id> = roots.collect();
    let mut met = BTreeSet::new();
    while let Some(id) = queue.pop() {
        let is_node = match id.kind() {
            Kind::Claim => map.claims().contains(id),
            Kind::Reason => (map.reason(id)).is_some_and(|reason| reason.stance == Stance::For),
            _ => false,
        };
        if !is_node || !met.insert(id) {
            continue;
        }
        match map.reason(id) {
            Some(reason) => queue.push(reason.target),
            None => queue.extend(map.reasons_with(id)),
        }
    }
    circles_in(&Graph::over(map, met.into_iter().collect()))
}

fn circles_in(graph: &Graph) -> Vec<Circle> {
    let mut circles: Vec<Circle> = (graph.components().into_iter())
        .filter(|component| component.len() > 1)
        .map(|mut component| {
            // Nodes are numbered as their ids are sorted.
            component.sort_unstable();
            let ids = component.into_iter().map(|node| graph.ids[node]);
            let (claims, reasons) = ids.partition(|id| id.kind() == Kind::Claim);
            Circle { claims, reasons }
        })
        .filter(|circle| !circle.claims.is_empty())
        .collect();
    circles.sort_unstable();
    circles
}

struct Graph {
    /// Sorted, so that a node's number is found by its id.
    ids: Vec<Id>,
    /// Where each node leads, one after the other in one list.
    edges: Vec<usize>,
    /// Where each node's edges begin in it; one more than there are nodes.
    starts: Vec<usize>,
}

impl Graph {
    /// The graph of these claims and supporting reasons.
    fn over(map: &Map, mut ids: Vec<Id>) -> Self {
        ids.sort_unstable();
        let number_of = |id: Id| ids.binary_search(&id).ok();

        let mut pairs: Vec<(usize, usize)> = Vec::new();
        for (node, id) in ids.iter().enumerate() {
            let Some(reason) = map.reason(*id) else {
                continue;
            };
            pairs.extend(number_of(reason.target).map(|target| (node, target)));
            let premises = reason.premises.iter().filter_map(|claim| number_of(*claim));
            pairs.extend(premises.map(|premise| (premise, node)));
        }
        pairs.sort_unstable();
        let mut starts = Vec::with_capacity(ids.len() + 1);
        for (place, (from, _)) in pairs.iter().enumerate() {
            while starts.len() <= *from {
                starts.push(place);
            }
        }
        starts.resize(ids.len() + 1, pairs.len());
        let edges = pairs.into_iter().map(|(_, to)| to).collect();
        Self { ids, edges, starts }
    }

    /// All strongly connected components.
    fn components(&self) -> Vec<Vec<usize>> {
        let count = self.ids.len();
        let mut components = Vec::new();
        // When a node was first seen, and the earliest node it is known to lead to.
        let mut seen_at = vec![NEW; count];
        let mut earliest = vec![NEW; count];
        let mut is_open = vec![false; count];
        let mut open: Vec<usize> = Vec::new();
        let mut clock = 0;
        // A node, and which of its edges is next.
        let mut way: Vec<(usize, usize)> = Vec::new();
        for root in 0..count {
            if seen_at[root] != NEW {
                continue;
            }
            way.push((root, self.starts[root]));
            while let Some((node, edge)) = way.pop() {
                if seen_at[node] == NEW {
                    (seen_at[node], earliest[node]) = (clock, clock);
                    clock += 1;
                    open.push(node);
                    is_open[node] = true;
                }
                if edge < self.starts[node + 1] {
                    way.push((node, edge + 1));
                    let next = self.edges[edge];
                    if seen_at[next] == NEW {
                        way.push((next, self.starts[next]));
                    } else if is_open[next] {
                        earliest[node] = earliest[node].min(seen_at[next]);
                    }
                    continue;
                }
                if let Some((parent, _)) = way.last() {
                    earliest[*parent] = earliest[*parent].min(earliest[node]);
                }
                if earliest[node] == seen_at[node] {
                    let mut component = Vec::new();
                    while let Some(member) = open.pop() {
                        is_open[member] = false;
                        component.push(member);
                        if member == node {
                            break;
                        }
                    }
                    components.push(component);
                }
            }
        }
        components
    }
}
