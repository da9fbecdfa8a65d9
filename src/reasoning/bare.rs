//! Claims that are evidence by themselves, since nothing is behind them (any more).

use super::bearing::is_withdrawn;
use super::graph::{Graph, Node, Role, What};

/// Whether it is a quote behind a claim that is withdrawn.
pub(super) fn goes_with_its_claim(graph: &Graph, node: Node) -> bool {
    let is_backing = graph.worth(node).what == What::Backing;
    is_backing
        && graph
            .borne_on_by(node)
            .all(|claim| is_withdrawn(graph, claim))
}

/// Whether it is a claim that is evidence once nothing is behind it.
pub(super) fn may_stand_bare(graph: &Graph, node: Node) -> bool {
    let worth = graph.worth(node);
    worth.what == What::Claim && worth.is_stated && !graph.is_thesis(node)
}

/// Whether a claim is evidence by itself where some of what the map holds is gone: a
/// reason of which all premises are gone goes with them.
pub(super) fn stands_bare(graph: &Graph, node: Node, is_gone: impl Fn(Node) -> bool) -> bool {
    may_stand_bare(graph, node)
        && (graph.bearing_on(node)).all(|(from, _)| {
            is_gone(from) || graph.worth(from).what.is_reason() && loses_all(graph, from, &is_gone)
        })
}

/// Whether all premises of a reason are gone. What undercuts it or supports the step bears
/// on the thesis through it, so that with such a one it stays.
pub(super) fn loses_all(graph: &Graph, reason: Node, is_gone: impl Fn(Node) -> bool) -> bool {
    (graph.bearing_on(reason)).all(|(from, role)| match role {
        Role::Premise => is_gone(from),
        Role::Support | Role::Attack => is_withdrawn(graph, from),
    })
}
