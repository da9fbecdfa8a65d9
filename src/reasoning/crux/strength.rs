//! Flip sets of the strengths.
//!
//! Every single item is withdrawn and what it bears on computed anew. Where no single
//! item flips the lead, pairs among the fifty that close the gap most are tried, and
//! where none does either, items are taken one after the other, each time the one
//! that closes the gap most, and then dropped again as far as they can be spared.

use super::{Crux, Effect, Item, Reading, Told, crux_of, items};
use crate::reasoning::graph::{Contest, Graph, Node};
use crate::reasoning::order::Order;
use crate::reasoning::strength::{Strengths, TIE};
use crate::reasoning::worth::Reader;

/// Pairs are tried among so many.
const PAIRED: usize = 50;
/// The longest set that is looked for.
const LONGEST: usize = 12;

/// `strengths` are those of the map as it is. `None` when `cancelled` said so.
pub(in crate::reasoning) fn strength_cruxes(
    graph: &mut Graph,
    strengths: &Strengths,
    contest: &Contest,
    leader: Node,
    unrated: &Reader<'_>,
    cancelled: &dyn Fn() -> bool,
) -> Option<Vec<Crux>> {
    let items = items(graph, contest, unrated);
    let mut trial = Trial {
        graph,
        strengths,
        now: strengths.clone(),
        order: Order::default(),
        leader,
    };
    let rivals: Vec<Node> = (contest.theses.iter().copied())
        .filter(|thesis| *thesis != leader)
        .collect();
    // By rival, by item: what is left of the lead.
    let mut left = vec![Vec::with_capacity(items.len()); rivals.len()];
    for (count, item) in items.iter().enumerate() {
        if count.is_multiple_of(64) && cancelled() {
            return None;
        }
        trial.without(&[*item], |strengths| {
            for (left, rival) in left.iter_mut().zip(&rivals) {
                left.push(lead(strengths, leader, *rival));
            }
        });
    }
    let mut cruxes = Vec::new();
    for (rival, left) in rivals.into_iter().zip(&left) {
        let before = lead(strengths, leader, rival);
        let mut ranked: Vec<(f64, Item)> = (left.iter().copied().zip(items.iter().copied()))
            .filter(|(left, _)| *left < before - 1e-12)
            .collect();
        ranked.sort_by(|one, other| {
            let name = |item: &Item| (trial.graph.id(item.node), item.is_rating);
            let ids = || name(&one.1).cmp(&name(&other.1));
            one.0.total_cmp(&other.0).then_with(ids)
        });
        for effect in [Effect::Tie, Effect::Overtake] {
            let sets = trial.sets(rival, &ranked, effect, cancelled)?;
            cruxes.extend(sets.iter().map(|(set, is_proven_smallest)| {
                let told = Told {
                    reading: Reading::Strength,
                    leader,
                    rival,
                    effect,
                    is_proven_smallest: *is_proven_smallest,
                };
                crux_of(trial.graph, set, told)
            }));
        }
    }
    Some(cruxes)
}

/// How far the leader is ahead. A strength without a stable value leads nowhere.
fn lead(strengths: &Strengths, leader: Node, rival: Node) -> f64 {
    match strengths.is_stable(leader) && strengths.is_stable(rival) {
        true => strengths.get(leader) - strengths.get(rival),
        false => f64::INFINITY,
    }
}

/// What a lead amounts to.
fn effect_of(lead: f64) -> Option<Effect> {
    if lead <= -TIE {
        Some(Effect::Overtake)
    } else {
        (lead < TIE).then_some(Effect::Tie)
    }
}

struct Trial<'a> {
    graph: &'a mut Graph,
    strengths: &'a Strengths,
    /// As `strengths` between two trials.
    now: Strengths,
    order: Order,
    leader: Node,
}

/// Items, and whether no smaller set does the same.
type Set = (Vec<Item>, bool);

impl Trial<'_> {
    /// Looks at the strengths without the items.
    fn without<T>(&mut self, items: &[Item], look: impl FnOnce(&Strengths) -> T) -> T {
        let mut before = Vec::with_capacity(items.len());
        for item in items {
            before.push(self.graph.own(item.node));
            self.graph.set(item.node, item.without);
        }
        self.order
            .find(self.graph, items.iter().map(|item| item.node));
        self.now.update(self.graph, &self.order);
        let seen = look(&self.now);
        for (item, own) in items.iter().zip(before) {
            self.graph.set(item.node, own);
        }
        for node in self.order.nodes() {
            self.now.restore(node, self.strengths);
        }
        seen
    }

    fn lead_without(&mut self, items: &[Item], rival: Node) -> f64 {
        let leader = self.leader;
        self.without(items, |strengths| lead(strengths, leader, rival))
    }

    /// The smallest sets with the effect. `ranked` are the items that close the gap by
    /// themselves, with what they leave of it, best first.
    fn sets(
        &mut self,
        rival: Node,
        ranked: &[(f64, Item)],
        effect: Effect,
        cancelled: &dyn Fn() -> bool,
    ) -> Option<Vec<Set>> {
        let single = |(left, item): &(f64, Item)| {
            (effect_of(*left) == Some(effect)).then(|| (vec![*item], true))
        };
        let singles: Vec<Set> = ranked.iter().filter_map(single).collect();
        // Whoever draws level by one item passes by one, or needs more.
        if !singles.is_empty() {
            return Some(singles);
        }
        let goes_beyond = ranked
            .first()
            .is_some_and(|(left, _)| effect_of(*left).is_some());
        if effect == Effect::Tie && goes_beyond {
            return Some(Vec::new());
        }
        if let Some(pair) = self.best_pair(rival, ranked, effect, cancelled)? {
            return Some(vec![(pair, true)]);
        }
        Some(
            self.greedy(rival, ranked, effect, cancelled)?
                .into_iter()
                .collect(),
        )
    }

    /// Of the pairs with the effect, the one that leaves least of the lead.
    #[expect(
        clippy::option_option,
        reason = "cancelled is not the same as none found"
    )]
    fn best_pair(
        &mut self,
        rival: Node,
        ranked: &[(f64, Item)],
        effect: Effect,
        cancelled: &dyn Fn() -> bool,
    ) -> Option<Option<Vec<Item>>> {
        let tried = ranked.get(..PAIRED).unwrap_or(ranked);
        let mut best: Option<(f64, Vec<Item>)> = None;
        for (place, (_, one)) in tried.iter().enumerate() {
            if cancelled() {
                return None;
            }
            for (_, other) in tried.get(place + 1..).unwrap_or_default() {
                if one.node == other.node {
                    continue;
                }
                let pair = [*one, *other];
                let left = self.lead_without(&pair, rival);
                let is_better = best.as_ref().is_none_or(|(best, _)| left < best - 1e-12);
                if effect_of(left) == Some(effect) && is_better {
                    best = Some((left, pair.to_vec()));
                }
            }
        }
        Some(best.map(|(_, pair)| pair))
    }

    #[expect(
        clippy::option_option,
        reason = "cancelled is not the same as none found"
    )]
    fn greedy(
        &mut self,
        rival: Node,
        ranked: &[(f64, Item)],
        effect: Effect,
        cancelled: &dyn Fn() -> bool,
    ) -> Option<Option<Set>> {
        let candidates: Vec<Item> = (ranked.iter().take(PAIRED))
            .map(|(_, item)| *item)
            .collect();
        let mut taken: Vec<Item> = Vec::new();
        let mut left = f64::INFINITY;
        while taken.len() < LONGEST && effect_of(left).is_none_or(|reached| reached < effect) {
            if cancelled() {
                return None;
            }
            let mut best: Option<(f64, Item)> = None;
            let is_free = |item: &&Item| taken.iter().all(|other| other.node != item.node);
            for item in candidates.iter().filter(is_free) {
                let mut with = taken.clone();
                with.push(*item);
                let left = self.lead_without(&with, rival);
                if best.is_none_or(|(best, _)| left < best - 1e-12) {
                    best = Some((left, *item));
                }
            }
            match best {
                Some((closer, item)) if closer < left - 1e-12 => {
                    left = closer;
                    taken.push(item);
                }
                _ => return Some(None),
            }
        }
        if effect_of(left) != Some(effect) {
            return Some(None);
        }
        // What came in first may be superfluous by now.
        let mut place = 0;
        while place < taken.len() {
            let mut fewer = taken.clone();
            fewer.remove(place);
            match effect_of(self.lead_without(&fewer, rival)) == Some(effect) {
                true => taken = fewer,
                false => place += 1,
            }
        }
        Some(Some((taken, false)))
    }
}
