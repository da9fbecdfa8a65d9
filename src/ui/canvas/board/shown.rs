//! What cards show of what is derived from the map: whether quotes were found, what
//! there is to look at, and how claims stand.

use std::collections::BTreeMap;

use crate::drawing::{ChipState, Touched};
use crate::model::problems::Severity;
use crate::model::{Id, Map};
use crate::quote::{Standing, State};
use crate::ui::desk::Desk;
use crate::ui::judging::Remarks;

/// A copy, so that a drawing can be made on another thread, and compared with what
/// was drawn last.
#[derive(Clone, Debug, Default)]
pub struct Shown {
    /// Of which state of the documents at hand.
    findings: Option<u64>,
    revision: Option<u64>,
    states: BTreeMap<Id, ChipState>,
    /// The worst problem with a record, hints aside.
    problems: BTreeMap<Id, Severity>,
    /// How everything stands.
    pub remarks: Remarks,
}

impl Shown {
    #[must_use]
    pub fn state(&self, quote: Id) -> ChipState {
        self.states.get(&quote).copied().unwrap_or_default()
    }

    #[must_use]
    pub fn problem(&self, record: Id) -> Option<Severity> {
        self.problems.get(&record).copied()
    }

    /// Copies what is shown now; adds the claims that are to show something else than
    /// before to `touched`.
    pub fn follow(&mut self, desk: &Desk, touched: &mut Touched) {
        let map = desk.map();
        let findings = Some(desk.documents.generation());
        let revision = Some(desk.session.revision());
        if self.findings != findings {
            let states: BTreeMap<Id, ChipState> = (map.quotes().ids())
                .map(|quote| (quote, chip_state(desk.documents.standing(quote))))
                // What a quote has without a document need not be written down.
                .filter(|(_, state)| *state != ChipState::default())
                .collect();
            for quote in differing(&self.states, &states) {
                touched.add_backed_by(quote, map);
            }
            self.states = states;
        } else if self.revision != revision {
            self.follow_touched(desk, map, touched);
        }
        if self.findings != findings || self.revision != revision {
            let mut problems: BTreeMap<Id, Severity> = BTreeMap::new();
            for problem in desk.problems() {
                if problem.severity < Severity::Hint {
                    let worst = problems.entry(problem.record).or_insert(problem.severity);
                    *worst = problem.severity.min(*worst);
                }
            }
            touched.claims.extend(differing(&self.problems, &problems));
            self.problems = problems;
        }
        self.remarks.follow(&desk.judging, map, touched);
        (self.findings, self.revision) = (findings, revision);
    }

    /// The states of the quotes behind claims that are looked at anyway: one that a
    /// person has confirmed stands otherwise without anything having been found.
    fn follow_touched(&mut self, desk: &Desk, map: &Map, touched: &Touched) {
        let backings = touched
            .claims
            .iter()
            .flat_map(|claim| map.backings_of(*claim));
        for quote in backings.filter_map(|backing| Some(map.backing(backing)?.quote)) {
            self.states
                .insert(quote, chip_state(desk.documents.standing(quote)));
        }
    }
}

/// The keys whose values are not the same in both.
fn differing<T: PartialEq>(old: &BTreeMap<Id, T>, new: &BTreeMap<Id, T>) -> Vec<Id> {
    let gone = old.keys().filter(|id| !new.contains_key(id));
    let other = new.iter().filter(|(id, value)| old.get(id) != Some(value));
    gone.chain(other.map(|(id, _)| id)).copied().collect()
}

fn chip_state(standing: Standing) -> ChipState {
    match standing {
        Standing::Found(State::Elided) => ChipState::Elided,
        standing if standing.is_verified() => ChipState::Verified,
        Standing::Confirmed => ChipState::Confirmed,
        Standing::Found(State::NoDocument) | Standing::Looking => ChipState::NoDocument,
        Standing::Found(State::Missing) => ChipState::Missing,
        Standing::Found(_) => ChipState::LookAt,
    }
}
