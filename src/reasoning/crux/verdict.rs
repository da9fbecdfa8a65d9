//! Linchpins of the verdict: single items without which another thesis is accepted,
//! or none.

use super::{Crux, Effect, Reading, items, withdrawn};
use crate::reasoning::graph::{Contest, Graph};
use crate::reasoning::verdict::{Label, Labels};

/// `labels` are those of the contest. `None` when `cancelled` said so.
pub(in crate::reasoning) fn verdict_cruxes(
    graph: &mut Graph,
    labels: &Labels,
    contest: &Contest,
    cancelled: &dyn Fn() -> bool,
) -> Option<Vec<Crux>> {
    let is_in = |labels: &Labels, node| labels.get(node) == Label::In;
    let mut winners = contest.theses.iter().filter(|node| is_in(labels, **node));
    let (Some(leader), None) = (winners.next().copied(), winners.next()) else {
        return Some(Vec::new());
    };
    let mut cruxes = Vec::new();
    let mut trial = labels.clone();
    for (count, item) in items(graph, contest).into_iter().enumerate() {
        if count.is_multiple_of(64) && cancelled() {
            return None;
        }
        let worth = *graph.worth(item);
        graph.swap_worth(item, withdrawn(&worth));
        trial.update(graph, &[item]);
        if !is_in(&trial, leader) {
            let successor = contest.theses.iter().find(|node| is_in(&trial, **node));
            for rival in contest.theses.iter().filter(|node| **node != leader) {
                let effect = match successor {
                    None => Effect::Tie,
                    Some(successor) if successor == rival => Effect::Overtake,
                    Some(_) => continue,
                };
                cruxes.push(Crux {
                    reading: Reading::Verdict,
                    leader: graph.id(leader),
                    rival: graph.id(*rival),
                    remove: vec![graph.id(item)],
                    effect,
                    is_proven_smallest: true,
                });
            }
        }
        graph.swap_worth(item, worth);
        for place in 0..trial.wake().len() {
            let node = trial.wake()[place];
            trial.restore(node, labels);
        }
    }
    Some(cruxes)
}
