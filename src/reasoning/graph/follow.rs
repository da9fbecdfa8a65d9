//! The graph after an edit, or seen from elsewhere.

use std::sync::Arc;

use super::{Contest, Draft, Graph, Node, Own};
use crate::model::{Change, Id, Map, Perspective};
use crate::reasoning::settings::Settings;
use crate::reasoning::worth::Reader;

impl Graph {
    /// Brings the graph up to date with what the change did to the map; gives the
    /// nodes that are worth something else, or on which something else bears.
    pub fn follow(&mut self, map: &Map, settings: &Settings, change: &Change) -> Vec<Node> {
        let reader = Reader::new(map, settings);
        let mut dirty = Vec::new();
        let mut drafts = Vec::new();
        for id in change.claims.ids() {
            let own = map.claim(id).map(|claim| reader.claim(id, claim));
            self.update(id, own, &mut dirty);
        }
        for id in change.reasons.ids() {
            let node = self.number(id);
            dirty.extend(self.nodes.unlink_target(node));
            self.nodes.unlink_premises(node);
            dirty.push(node);
            let reason = map.reason(id);
            let own = reason.map(|reason| reader.reason(id, reason));
            self.set(node, own.unwrap_or_default());
            if let Some(reason) = reason {
                self.draft_reason(node, reason, &mut drafts);
                self.link(&mut drafts);
                dirty.extend(self.borne_on_by(node));
            }
        }
        for id in change.backings.ids() {
            let node = self.number(id);
            dirty.extend(self.nodes.unlink_target(node));
            dirty.push(node);
            let backing = map.backing(id);
            let own = backing.map(|backing| reader.backing(id, backing));
            self.set(node, own.unwrap_or_default());
            if let Some(backing) = backing {
                self.draft_backing(node, backing, &mut drafts);
                self.link(&mut drafts);
                dirty.extend(self.borne_on_by(node));
            }
        }
        for quote in change.quotes.ids() {
            for id in map.backings_with(quote) {
                let own = map.backing(id).map(|backing| reader.backing(id, backing));
                self.update(id, own, &mut dirty);
            }
        }
        let who = settings.perspective;
        if let Some(who) = who.filter(|who| change.perspectives.ids().any(|id| id == *who)) {
            let [before, after] = sides(change, who);
            let rated = [before, after].into_iter().flatten().flat_map(|who| {
                (who.ratings.iter())
                    .chain(who.relevance.iter())
                    .map(|(id, _)| id)
            });
            let rated: Vec<Id> = rated.collect();
            for id in rated {
                let own = reader.read(id);
                self.update(id, own, &mut dirty);
            }
        }
        if !change.questions.is_empty() {
            let old = std::mem::take(&mut self.contests);
            self.read_contests(map, settings);
            let altered = |ours: &[Contest], theirs: &[Contest]| -> Vec<Node> {
                (ours.iter().filter(|contest| !theirs.contains(contest)))
                    .flat_map(|contest| contest.theses.iter().copied())
                    .collect()
            };
            dirty.extend(altered(&old, &self.contests));
            dirty.extend(altered(&self.contests, &old));
        }
        dirty.sort_unstable();
        dirty.dedup();
        dirty
    }

    /// Reads anew what can be worth something else under other settings; gives the nodes
    /// that are.
    pub fn look_from(&mut self, map: &Map, old: &Settings, settings: &Settings) -> Vec<Node> {
        let reader = Reader::new(map, settings);
        let mut dirty = Vec::new();
        for id in settings.concerned(old, map) {
            if let Some(node) = self.find(id) {
                let own = reader.read(id).unwrap_or_default();
                self.revalue(node, own, &mut dirty);
            }
        }
        dirty
    }

    fn update(&mut self, id: Id, own: Option<Own>, dirty: &mut Vec<Node>) {
        let node = self.number(id);
        self.revalue(node, own.unwrap_or_default(), dirty);
    }

    fn revalue(&mut self, node: Node, own: Own, dirty: &mut Vec<Node>) {
        if self.own(node) != own {
            self.set(node, own);
            dirty.push(node);
        }
    }

    fn link(&mut self, drafts: &mut Vec<Draft>) {
        for draft in drafts.drain(..) {
            self.nodes.link(draft);
        }
    }
}

fn sides(change: &Change, who: Id) -> [Option<&Arc<Perspective>>; 2] {
    let delta = &change.perspectives;
    match delta.updated.get(&who) {
        Some([before, after]) => [Some(before), Some(after)],
        None => [delta.removed.get(&who), delta.added.get(&who)],
    }
}
