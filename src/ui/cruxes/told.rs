//! What there is to tell of a question, as plain data, kept while nothing has changed.

use std::collections::BTreeMap;

use crate::model::{Id, Map};
use crate::reasoning::{
    Change, Hold, Known, Leaders, OpenPoints, Paragraph, Reasoner, Settings, Standings, WhatIf,
    changes, open_points_beside, standings_beside, summary_beside,
};
use crate::ui::desk::Desk;
use crate::ui::judging::{Rest, Sought};

/// Up to so many claims it is found out at once, within a frame.
const MOST_AT_ONCE: usize = 1_000;

/// How a question stands, and what is open under it.
#[derive(Debug, Default)]
pub struct Facts {
    pub standings: Option<Standings>,
    pub open: OpenPoints,
    /// Quotes behind what bears on the theses that a person should look at.
    pub to_look_at: Vec<Id>,
    /// Who leads while nothing is supposed, where something is.
    pub before: Option<Leaders>,
}

/// Something that is supposed for the sake of argument.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Supposed {
    pub id: Id,
    pub how: How,
}

/// What is supposed of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    Withdrawn,
    Unrated,
    Accepted,
    Rejected,
}

/// Everything that is supposed, in a stable order.
#[must_use]
pub fn supposed(what_if: &WhatIf) -> Vec<Supposed> {
    let of = |id: &Id, how| Supposed { id: *id, how };
    let held = what_if.held.iter().map(|(id, hold)| match hold {
        Hold::In => of(id, How::Accepted),
        Hold::Out => of(id, How::Rejected),
    });
    (what_if.off.iter().map(|id| of(id, How::Withdrawn)))
        .chain(what_if.unrated.iter().map(|id| of(id, How::Unrated)))
        .chain(held)
        .collect()
}

/// Of which revision and generation of readings.
type FoundKey = (u64, u64);
/// The same, with the generation of findings.
type FactsKey = (FoundKey, u64);
/// Of which revision and list of cruxes.
type ChangesKey = (u64, u64);

/// What is told of one question.
#[derive(Debug, Default)]
pub struct OfQuestion {
    found: Option<(FoundKey, Found)>,
    search: Sought<FoundKey, Found>,
    rest: Rest<FoundKey>,
    facts_key: Option<FactsKey>,
    pub facts: Facts,
    changes_key: Option<ChangesKey>,
    pub changes: Vec<Change>,
    /// With whether the cruxes were known; none while nobody looks at it.
    summary: Option<((FactsKey, bool), Vec<Paragraph>)>,
    /// Whether something else is being found out, or all of it.
    pub is_coming: bool,
}

impl OfQuestion {
    /// Whether anything was found out yet.
    #[must_use]
    pub fn is_there(&self) -> bool {
        self.found.is_some()
    }

    #[must_use]
    pub fn summary(&self) -> Option<&[Paragraph]> {
        self.summary.as_ref().map(|(_, summary)| summary.as_slice())
    }

    fn refresh(&mut self, desk: &Desk, reasoner: &Reasoner, question: Id, with_summary: bool) {
        self.find(desk, reasoner, question);
        let Some((found_key, found)) = &self.found else {
            return;
        };
        let (map, judging) = (desk.map(), &desk.judging);
        let facts_key = (*found_key, desk.documents.generation());
        if self.facts_key != Some(facts_key) {
            self.facts = Facts {
                standings: found.standings.clone(),
                open: found.open.clone(),
                to_look_at: (found.quotes.iter().copied())
                    .filter(|quote| desk.documents.standing(*quote).is_to_look_at())
                    .collect(),
                before: found.before,
            };
            self.facts_key = Some(facts_key);
        }
        let cruxes = judging.cruxes(question);
        let changes_key = (desk.session.revision(), judging.cruxes_serial());
        if self.changes_key != Some(changes_key) {
            self.changes = changes(map, question, cruxes.to_show());
            self.changes_key = Some(changes_key);
        }
        let summary_key = (facts_key, cruxes.known().is_some());
        let is_told = (self.summary.as_ref()).is_some_and(|(key, _)| *key == summary_key);
        if with_summary && !is_told {
            let known = Known {
                cruxes: cruxes.known(),
                to_look_at: &self.facts.to_look_at,
            };
            let Facts {
                standings, open, ..
            } = &self.facts;
            let summary = standings.as_ref().map_or_else(Vec::new, |standings| {
                summary_beside(reasoner, map, question, (standings, open), known)
            });
            self.summary = Some((summary_key, summary));
        }
    }

    /// Finds out what there is to tell; of a large map on a thread, once it has stood still
    /// for a moment.
    fn find(&mut self, desk: &Desk, reasoner: &Reasoner, question: Id) {
        let key = (desk.session.revision(), desk.judging.generation());
        let is_of = |found: &Option<(FoundKey, Found)>| found.as_ref().map(|(key, _)| *key);
        if is_of(&self.found) == Some(key) {
            self.is_coming = false;
            return;
        }
        if desk.map().claims().len() <= MOST_AT_ONCE {
            let found = Found::of(desk.map(), reasoner, question, &|| false);
            self.found = found.map(|found| (key, found));
            self.is_coming = false;
            return;
        }
        let wake = desk.wake();
        if self.found.is_none() || self.rest.has_rested(key, wake) {
            self.search.refresh(key, "question", wake, || {
                let (map, reasoner) = (desk.session.shared_map(), reasoner.clone());
                move |cancelled: &dyn Fn() -> bool| Found::of(&map, &reasoner, question, cancelled)
            });
        } else {
            self.search.give_up();
        }
        if let Some(found) = self.search.take() {
            self.found = Some(found);
        }
        self.is_coming = is_of(&self.found) != Some(key);
    }
}

/// What is told of the questions that somebody looks at.
#[derive(Debug, Default)]
pub struct Told(BTreeMap<Id, OfQuestion>);

impl Told {
    /// Brings it up to date for these questions, and forgets all others. Does nothing
    /// while the map is being judged for the first time.
    #[must_use]
    pub fn refreshed(mut self, desk: &Desk, wanted: &[Id], with_summary: bool) -> Self {
        self.0.retain(|question, _| wanted.contains(question));
        if let Some(reasoner) = desk.judging.reasoner() {
            for question in wanted {
                let told = self.0.entry(*question).or_default();
                told.refresh(desk, reasoner, *question, with_summary);
            }
        }
        self
    }

    /// `None` while the question is not looked at, or nothing was found out yet.
    #[must_use]
    pub fn of(&self, question: Id) -> Option<&OfQuestion> {
        self.0.get(&question).filter(|told| told.is_there())
    }

    /// Whether anything is being found out.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.0.values().any(|told| told.is_coming)
    }
}

/// What takes long in a large map.
#[derive(Debug)]
struct Found {
    standings: Option<Standings>,
    open: OpenPoints,
    /// Quotes behind what bears on the theses.
    quotes: Vec<Id>,
    before: Option<Leaders>,
}

impl Found {
    /// `None` once `cancelled` says so.
    fn of(
        map: &Map,
        reasoner: &Reasoner,
        question: Id,
        cancelled: &dyn Fn() -> bool,
    ) -> Option<Self> {
        let matrix = reasoner.matrix(map, question);
        let matrix = matrix.as_ref();
        let standings = matrix.map(|matrix| standings_beside(reasoner, map, matrix));
        if cancelled() {
            return None;
        }
        let open = matrix.map_or_else(OpenPoints::default, |matrix| {
            open_points_beside(reasoner, map, matrix)
        });
        if cancelled() {
            return None;
        }
        let mut quotes: Vec<Id> = (reasoner.backings_below(question).into_iter())
            .filter_map(|id| map.backing(id))
            .map(|backing| backing.quote)
            .collect();
        quotes.sort_unstable();
        quotes.dedup();
        Some(Self {
            standings,
            open,
            quotes,
            before: (!reasoner.settings().what_if.is_empty())
                .then(|| leaders_without_what_if(map, reasoner, question)),
        })
    }
}

fn leaders_without_what_if(map: &Map, reasoner: &Reasoner, question: Id) -> Leaders {
    let mut plain = reasoner.clone();
    let settings = Settings {
        what_if: WhatIf::default(),
        ..reasoner.settings().clone()
    };
    plain.look_from(map, settings);
    plain.leaders(map, question)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{Below, Edit};
    use crate::generate::generate;

    fn judged(claims: usize) -> (Desk, Id) {
        let mut desk = Desk::new(generate(claims, 1));
        desk.refresh();
        desk.judge();
        while desk.judging.is_busy() {
            std::thread::yield_now();
            desk.judge();
        }
        let question = desk.judging.question(desk.map()).unwrap();
        (desk, question)
    }

    fn tell_all(desk: &mut Desk, question: Id) {
        desk.tell(&[question], true);
        while desk.told.is_busy() {
            std::thread::yield_now();
            desk.tell(&[question], true);
        }
    }

    fn is_told_as_it_is(desk: &Desk, question: Id) {
        let told = desk.told.of(question).unwrap();
        let reasoner = desk.judging.reasoner().unwrap();
        let map = desk.map();
        let here = Found::of(map, reasoner, question, &|| false).unwrap();
        assert_eq!(told.facts.standings, here.standings);
        assert_eq!(told.facts.open, here.open);
        assert!(!told.is_coming && told.summary().is_some());
    }

    #[test]
    fn of_a_small_map_all_is_told_at_once() {
        let (mut desk, question) = judged(300);
        desk.tell(&[question], true);
        is_told_as_it_is(&desk, question);
    }

    #[test]
    fn of_a_large_map_it_is_found_on_a_thread_and_after_an_edit_the_last_is_shown_until_then() {
        let (mut desk, question) = judged(MOST_AT_ONCE + 500);
        desk.tell(&[question], true);
        tell_all(&mut desk, question);
        is_told_as_it_is(&desk, question);
        let before = desk.told.of(question).unwrap().facts.open.clone();

        let thesis = desk.map().question(question).unwrap().theses[0];
        let reasons = desk.map().reasons_on(thesis);
        let below = Below::Remove;
        desk.apply(&Edit::Remove {
            ids: reasons,
            below,
        })
        .unwrap();
        desk.refresh();
        desk.judge();
        desk.tell(&[question], true);
        let told = desk.told.of(question).unwrap();
        assert!(told.is_coming && told.facts.open == before);
        tell_all(&mut desk, question);
        is_told_as_it_is(&desk, question);
        assert_ne!(desk.told.of(question).unwrap().facts.open, before);
    }

    #[test]
    fn what_nobody_looks_at_any_more_is_forgotten() {
        let (mut desk, question) = judged(MOST_AT_ONCE + 500);
        desk.tell(&[question], false);
        desk.tell(&[], false);
        assert!(!desk.told.is_busy() && desk.told.of(question).is_none());
    }
}
