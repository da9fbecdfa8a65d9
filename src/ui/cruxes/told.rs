//! What there is to tell of a question, as plain data, kept while nothing has changed.

use std::collections::BTreeMap;

use crate::model::Id;
use crate::reasoning::{
    Change, Hold, Known, Leaders, OpenPoints, Paragraph, Reasoner, Settings, Standings, WhatIf,
    changes, open_points_beside, standings_beside, summary,
};
use crate::ui::desk::Desk;

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

/// Of which revision, generation of readings and generation of findings.
type FactsKey = (u64, u64, u64);
/// Of which revision and list of cruxes.
type ChangesKey = (u64, u64);

/// What is told of one question.
#[derive(Debug)]
pub struct OfQuestion {
    facts_key: FactsKey,
    pub facts: Facts,
    changes_key: ChangesKey,
    pub changes: Vec<Change>,
    /// With whether the cruxes were known; none while nobody looks at it.
    summary: Option<((FactsKey, bool), Vec<Paragraph>)>,
}

impl OfQuestion {
    #[must_use]
    pub fn summary(&self) -> Option<&[Paragraph]> {
        self.summary.as_ref().map(|(_, summary)| summary.as_slice())
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
        let Some(reasoner) = desk.judging.reasoner() else {
            return self;
        };
        for question in wanted {
            let old = self.0.remove(question);
            let new = of_question(old, desk, reasoner, *question, with_summary);
            self.0.insert(*question, new);
        }
        self
    }

    /// `None` while the question is not looked at, or not judged yet.
    #[must_use]
    pub fn of(&self, question: Id) -> Option<&OfQuestion> {
        self.0.get(&question)
    }
}

fn of_question(
    old: Option<OfQuestion>,
    desk: &Desk,
    reasoner: &Reasoner,
    question: Id,
    with_summary: bool,
) -> OfQuestion {
    let (judging, revision) = (&desk.judging, desk.session.revision());
    let cruxes = judging.cruxes(question);
    let facts_key = (revision, judging.generation(), desk.documents.generation());
    let changes_key = (revision, judging.cruxes_serial());
    let make_changes = || changes(desk.map(), question, cruxes.to_show());
    let mut told = match old {
        Some(mut told) => {
            if told.facts_key != facts_key {
                told.facts = facts_of(desk, reasoner, question);
            }
            if told.changes_key != changes_key {
                told.changes = make_changes();
            }
            (told.facts_key, told.changes_key) = (facts_key, changes_key);
            told
        }
        None => OfQuestion {
            facts_key,
            facts: facts_of(desk, reasoner, question),
            changes_key,
            changes: make_changes(),
            summary: None,
        },
    };
    let summary_key = (facts_key, cruxes.known().is_some());
    let is_there = (told.summary.as_ref()).is_some_and(|(key, _)| *key == summary_key);
    if with_summary && !is_there {
        let known = Known {
            cruxes: cruxes.known(),
            to_look_at: &told.facts.to_look_at,
        };
        let summary = summary(reasoner, desk.map(), question, known);
        told.summary = Some((summary_key, summary));
    }
    told
}

fn facts_of(desk: &Desk, reasoner: &Reasoner, question: Id) -> Facts {
    let map = desk.map();
    let matrix = reasoner.matrix(map, question);
    let matrix = matrix.as_ref();
    Facts {
        standings: matrix.map(|matrix| standings_beside(reasoner, map, matrix)),
        open: matrix.map_or_else(OpenPoints::default, |matrix| {
            open_points_beside(reasoner, map, matrix)
        }),
        to_look_at: to_look_at(desk, reasoner, question),
        before: (!reasoner.settings().what_if.is_empty())
            .then(|| leaders_without_what_if(desk, reasoner, question)),
    }
}

fn leaders_without_what_if(desk: &Desk, reasoner: &Reasoner, question: Id) -> Leaders {
    let mut plain = reasoner.clone();
    let settings = Settings {
        what_if: WhatIf::default(),
        ..reasoner.settings().clone()
    };
    plain.look_from(desk.map(), settings);
    plain.leaders(desk.map(), question)
}

fn to_look_at(desk: &Desk, reasoner: &Reasoner, question: Id) -> Vec<Id> {
    let quotes = (reasoner.backings_below(question).into_iter())
        .filter_map(|id| desk.map().backing(id))
        .map(|backing| backing.quote);
    let mut quotes: Vec<Id> = quotes
        .filter(|quote| desk.documents.standing(*quote).is_to_look_at())
        .collect();
    quotes.sort_unstable();
    quotes.dedup();
    quotes
}
