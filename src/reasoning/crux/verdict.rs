//! Flip sets of the verdict: single items without which another thesis is accepted, or
//! none; where no single item does it, pairs among those nearest to the theses.

use super::{Crux, Effect, Item, Reading, Told, crux_of, items};
use crate::reasoning::graph::{Contest, Graph, Node};
use crate::reasoning::verdict::{Label, Labels};
use crate::reasoning::worth::Reader;

/// Pairs are tried among so many items.
const PAIRED: usize = 60;
/// So many pairs are told: where a branch hangs on several items one above the other,
/// all of them make pairs that say the same.
const MOST_PAIRS: usize = 6;

/// `labels` are those of the contest. `None` when `cancelled` said so.
pub(in crate::reasoning) fn verdict_cruxes(
    graph: &mut Graph,
    labels: &Labels,
    contest: &Contest,
    unrated: &Reader<'_>,
    cancelled: &dyn Fn() -> bool,
) -> Option<Vec<Crux>> {
    let mut winners = contest.theses.iter().filter(|node| is_in(labels, **node));
    let (Some(leader), None) = (winners.next().copied(), winners.next()) else {
        return Some(Vec::new());
    };
    let mut items = items(graph, contest, unrated);
    let mut trial = Trial {
        graph,
        labels,
        now: labels.clone(),
        contest,
        leader,
    };
    let mut cruxes = Vec::new();
    for (count, item) in items.iter().enumerate() {
        if count.is_multiple_of(64) && cancelled() {
            return None;
        }
        trial.without(&[*item], &mut cruxes);
    }
    if !cruxes.is_empty() {
        cruxes
            .sort_by(|one, other| (&one.remove, &one.unrate).cmp(&(&other.remove, &other.unrate)));
        return Some(cruxes);
    }
    items.truncate(PAIRED);
    let mut found = 0;
    for (place, one) in items.iter().enumerate() {
        if cancelled() {
            return None;
        }
        for other in items.iter().skip(place + 1) {
            if one.node != other.node && trial.without(&[*one, *other], &mut cruxes) {
                found += 1;
                if found == MOST_PAIRS {
                    return Some(cruxes);
                }
            }
        }
    }
    Some(cruxes)
}

fn is_in(labels: &Labels, node: Node) -> bool {
    labels.get(node) == Label::In
}

struct Trial<'a> {
    graph: &'a mut Graph,
    labels: &'a Labels,
    /// As `labels` between two trials.
    now: Labels,
    contest: &'a Contest,
    leader: Node,
}

impl Trial<'_> {
    /// Withdraws the items for a while; tells whether the leader wins no more, and what
    /// that means for its rivals.
    fn without(&mut self, items: &[Item], cruxes: &mut Vec<Crux>) -> bool {
        let mut before = Vec::with_capacity(items.len());
        let mut seeds = Vec::with_capacity(items.len());
        for item in items {
            before.push(self.graph.own(item.node));
            self.graph.set(item.node, item.without);
            seeds.push(item.node);
        }
        self.now.update(self.graph, &seeds);
        let flips = !is_in(&self.now, self.leader);
        if flips {
            self.tell(items, cruxes);
        }
        for (item, own) in items.iter().zip(before) {
            self.graph.set(item.node, own);
        }
        for place in 0..self.now.wake().len() {
            let node = self.now.wake()[place];
            self.now.restore(node, self.labels);
        }
        flips
    }

    fn tell(&self, items: &[Item], cruxes: &mut Vec<Crux>) {
        let theses = &self.contest.theses;
        let successor = theses.iter().find(|node| is_in(&self.now, **node));
        for rival in theses.iter().filter(|node| **node != self.leader) {
            let effect = match successor {
                None => Effect::Tie,
                Some(successor) if successor == rival => Effect::Overtake,
                Some(_) => continue,
            };
            let told = Told {
                reading: Reading::Verdict,
                leader: self.leader,
                rival: *rival,
                effect,
                // Pairs are tried only where no single item does it.
                is_proven_smallest: true,
            };
            cruxes.push(crux_of(self.graph, items, told));
        }
    }
}
