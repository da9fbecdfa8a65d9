//! How the theses of a question stand, by each reading.

use super::by;
use crate::model::{Id, Map};
use crate::reasoning::crux::Reading;
use crate::reasoning::matrix::Matrix;
use crate::reasoning::reasoner::Reasoner;
use crate::reasoning::results::Leaders;
use crate::reasoning::sentence::{Saying, Sentence};

use super::{evidence, strength, verdict};

/// A thesis by one reading.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    pub thesis: Id,
    /// The weight of its heaviest accepted reason, its strength or its inconsistency;
    /// `None` where there is no stable value.
    pub value: Option<f64>,
    /// The value as it is shown.
    pub shown: String,
}

/// How the theses stand by one reading.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    pub reading: Reading,
    pub leader: Option<Id>,
    /// Where none leads: the theses that share the first place, two or more, or none
    /// where something else is the matter.
    pub level: Vec<Id>,
    /// Every thesis, best first.
    pub figures: Vec<Figure>,
    /// What the reading says, and why. The first sentence says who leads.
    pub because: Vec<Sentence>,
}

/// The three readings side by side.
#[derive(Clone, Debug, PartialEq)]
pub struct Standings {
    /// In the order of [`Reading::ALL`]; empty where there is no thesis.
    pub readings: Vec<Standing>,
    /// Whether two readings name different leaders: a finding.
    pub disagree: bool,
    /// Whether they agree, in words; `None` where there is nothing to compare.
    pub together: Option<Sentence>,
}

impl Standings {
    #[must_use]
    pub fn of(&self, reading: Reading) -> Option<&Standing> {
        self.readings.iter().find(|it| it.reading == reading)
    }
}

/// How the theses stand; `None` where there is no such question.
#[must_use]
pub fn standings(reasoner: &Reasoner, map: &Map, question: Id) -> Option<Standings> {
    Some(standings_beside(
        reasoner,
        map,
        &reasoner.matrix(map, question)?,
    ))
}

/// The same for whoever has the matrix of the question already.
#[must_use]
pub fn standings_beside(reasoner: &Reasoner, map: &Map, matrix: &Matrix) -> Standings {
    let question = matrix.question;
    let theses = reasoner.theses(question);
    if theses.is_empty() {
        return Standings {
            readings: Vec::new(),
            disagree: false,
            together: None,
        };
    }
    let readings: Vec<Standing> = [
        verdict::standing(reasoner, map, question, &theses),
        Some(strength::standing(reasoner, map, question, &theses)),
        Some(evidence::standing(map, question, matrix)),
    ]
    .into_iter()
    .flatten()
    .collect();
    let leader = |reading| {
        let of_reading = readings.iter().find(|it| it.reading == reading);
        of_reading.and_then(|standing| standing.leader)
    };
    let leaders = Leaders {
        verdict: leader(Reading::Verdict),
        strength: leader(Reading::Strength),
        matrix: leader(Reading::Matrix),
    };
    let together = (theses.len() > 1).then(|| together(map, question, leaders));
    Standings {
        readings,
        disagree: leaders.disagree(),
        together,
    }
}

/// Ranks by `better` and finds who shares the first place.
pub(super) fn ranked(
    mut figures: Vec<Figure>,
    better: impl Fn(f64, f64) -> std::cmp::Ordering,
) -> Vec<Figure> {
    // What has no value comes last; equals stay in the order of the question.
    figures.sort_by(|one, other| match (one.value, other.value) {
        (Some(one), Some(other)) => better(one, other),
        (one, other) => other.is_some().cmp(&one.is_some()),
    });
    figures
}

/// The theses within `near` of the best, where there are two or more.
pub(super) fn level(figures: &[Figure], near: f64) -> Vec<Id> {
    let Some(best) = figures.first().and_then(|figure| figure.value) else {
        return Vec::new();
    };
    let is_near = |figure: &&Figure| {
        figure
            .value
            .is_some_and(|value| (value - best).abs() < near)
    };
    let level: Vec<Id> = figures.iter().filter(is_near).map(|it| it.thesis).collect();
    match level.len() {
        0 | 1 => Vec::new(),
        _ => level,
    }
}

fn together(map: &Map, question: Id, leaders: Leaders) -> Sentence {
    let named: Vec<(Reading, Id)> = (Reading::ALL.into_iter().zip(leaders.all()))
        .filter_map(|(reading, leader)| Some((reading, leader?)))
        .collect();
    let unnamed: Vec<Reading> = (Reading::ALL.into_iter().zip(leaders.all()))
        .filter(|(_, leader)| leader.is_none())
        .map(|(reading, _)| reading)
        .collect();
    let say = Saying::new(map, question);
    let say = match (named.as_slice(), leaders.disagree()) {
        ([], _) => say.say("No reading names a leader."),
        (named, true) => {
            let mut groups: Vec<(Id, Vec<Reading>)> = Vec::new();
            for (reading, leader) in named {
                match groups.iter_mut().find(|(other, _)| other == leader) {
                    Some((_, readings)) => readings.push(*reading),
                    None => groups.push((*leader, vec![*reading])),
                }
            }
            let mut say = say.say("The readings disagree: ");
            for (place, (leader, readings)) in groups.iter().enumerate() {
                let verb = match (place, readings.len()) {
                    (0, 1) => " puts ",
                    (0, _) => " put ",
                    _ => " ",
                };
                let end = if place == 0 { " first" } else { "" };
                say = (say.say(if place == 0 { "" } else { ", " }))
                    .each(readings, readings.len(), "and", |say, it| say.say(by(it)))
                    .say(verb)
                    .thesis(*leader)
                    .say(end);
            }
            say.say(". They ask different questions, so this is a finding and no mistake.")
        }
        ([(_, leader), ..], false) if unnamed.is_empty() => say
            .say("All three readings put ")
            .thesis(*leader)
            .say(" first."),
        ([(only, leader)], false) => {
            let name = upper(by(*only));
            say.say(&name)
                .say(" alone names a leader: ")
                .thesis(*leader)
                .say(".")
        }
        ([(one, leader), (other, _), ..], false) => {
            let rest = unnamed.first().copied().map_or("the rest", by);
            say.say(&upper(by(*one)))
                .say(" and ")
                .say(by(*other))
                .say(" put ")
                .thesis(*leader)
                .say(" first; ")
                .say(rest)
                .say(" names no leader.")
        }
    };
    say.resting_on(named.iter().map(|(_, leader)| *leader))
        .resting_on([question])
        .end()
}

fn upper(words: &str) -> String {
    let mut letters = words.chars();
    (letters.next()).map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}
