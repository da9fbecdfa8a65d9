//! Where those who rate a map differ.

use std::collections::BTreeMap;

use super::reasoner::Reasoner;
use super::results::Leaders;
use super::settings::Settings;
use crate::model::{Finite, Id, Map};

/// One thing that was rated more than once.
#[derive(Clone, Debug, PartialEq)]
pub struct Disagreement {
    /// A claim, a reason or a backing.
    pub id: Id,
    /// Whether it is about relevance; otherwise about credibility or strength.
    pub is_relevance: bool,
    /// Who gave which rating; `None` is the map itself. By perspective.
    pub ratings: Vec<(Option<Id>, f64)>,
    /// The highest less the lowest.
    pub spread: f64,
}

/// Who gave which rating; `None` is the map itself.
type Given = Vec<(Option<Id>, f64)>;

/// Everything that was rated twice or more, where they differ most first.
#[must_use]
pub fn disagreements(map: &Map) -> Vec<Disagreement> {
    let mut given: BTreeMap<(Id, bool), Given> = BTreeMap::new();
    let mut give = |id: Id, is_relevance: bool, who: Option<Id>, rating: Option<Finite>| {
        if let Some(rating) = rating {
            let rating = rating.get().clamp(0.0, 1.0);
            given
                .entry((id, is_relevance))
                .or_default()
                .push((who, rating));
        }
    };
    for (id, claim) in map.claims().iter() {
        give(id, false, None, claim.rating);
    }
    for (id, reason) in map.reasons().iter() {
        give(id, false, None, reason.rating);
    }
    for (id, backing) in map.backings().iter() {
        let quote = map.quote(backing.quote);
        let reliability = backing.rating.or_else(|| quote?.reliability);
        let relevance = backing.relevance.or_else(|| quote?.relevance);
        give(id, false, None, reliability);
        give(id, true, None, relevance);
    }
    for (who, perspective) in map.perspectives().iter() {
        let here = |(id, _): &(Id, Finite)| map.contains(*id);
        for (id, rating) in perspective.ratings.iter().filter(here) {
            give(id, false, Some(who), Some(rating));
        }
        for (id, rating) in perspective.relevance.iter().filter(here) {
            give(id, true, Some(who), Some(rating));
        }
    }
    let mut found: Vec<Disagreement> = (given.into_iter())
        .filter(|(_, ratings)| ratings.len() > 1)
        .map(|((id, is_relevance), ratings)| {
            let values = || ratings.iter().map(|(_, rating)| *rating);
            let highest = values().fold(0.0, f64::max);
            let lowest = values().fold(1.0, f64::min);
            Disagreement {
                id,
                is_relevance,
                spread: highest - lowest,
                ratings,
            }
        })
        .collect();
    found.sort_by(|one, other| other.spread.total_cmp(&one.spread));
    found
}

/// Which thesis leads, seen by the map itself (`None`) and from each perspective.
#[must_use]
pub fn leaders_by_perspective(
    map: &Map,
    question: Id,
    settings: &Settings,
) -> Vec<(Option<Id>, Leaders)> {
    let mut sides = vec![None];
    sides.extend(map.perspectives_in_order().into_iter().map(Some));
    let leaders = |perspective: Option<Id>| {
        let settings = Settings {
            perspective,
            ..settings.clone()
        };
        let reasoner = Reasoner::new(map, settings);
        (perspective, reasoner.leaders(map, question))
    };
    sides.into_iter().map(leaders).collect()
}
