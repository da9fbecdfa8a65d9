//! Which thesis is the strongest, and whether another way of adding up agrees.

use super::standing::{Figure, Standing, level, ranked};
use crate::model::{Id, Map};
use crate::reasoning::crux::Reading;
use crate::reasoning::reasoner::Reasoner;
use crate::reasoning::sentence::{Saying, Sentence};
use crate::reasoning::strength::{Method, TIE};
use crate::reasoning::words::strength_figure;

pub(super) fn standing(reasoner: &Reasoner, map: &Map, question: Id, theses: &[Id]) -> Standing {
    let leader = reasoner.strongest_of(question, Method::DfQuad);
    let check = reasoner.strongest_of(question, Method::QuadraticEnergy);
    let figures = ranked(
        (theses.iter())
            .map(|thesis| {
                let value = reasoner.strength_of(*thesis);
                Figure {
                    thesis: *thesis,
                    value,
                    shown: value.map_or_else(|| "no stable value".to_owned(), strength_figure),
                }
            })
            .collect(),
        |one, other| other.total_cmp(&one),
    );
    let is_settled = figures.iter().all(|figure| figure.value.is_some());
    let level = match leader.is_none() && is_settled {
        true => level(&figures, TIE),
        false => Vec::new(),
    };
    let mut because = vec![lead(map, question, leader, &level, &figures)];
    if theses.len() > 1 && check != leader {
        because.push(doubt(map, question, check, theses));
    }
    Standing {
        reading: Reading::Strength,
        leader,
        level,
        figures,
        because,
    }
}

fn lead(map: &Map, question: Id, leader: Option<Id>, level: &[Id], figures: &[Figure]) -> Sentence {
    let say = Saying::new(map, question).say("By strength, ");
    let unstable: Vec<Id> = (figures.iter())
        .filter(|figure| figure.value.is_none())
        .map(|figure| figure.thesis)
        .collect();
    let rest = |without: &[Id]| -> Vec<Figure> {
        let others = figures.iter().filter(|it| !without.contains(&it.thesis));
        others.cloned().collect()
    };
    let best = figures.first();
    let say = match (leader, best) {
        (Some(leader), Some(best)) => {
            let say = say
                .thesis(leader)
                .say(" comes first with ")
                .say(&best.shown);
            ahead_of(say, &rest(&[leader]))
        }
        (None, Some(best)) if unstable.is_empty() && level.len() > 1 => {
            let say = say
                .theses(level, "and")
                .say(" stand level at about ")
                .say(&best.shown);
            ahead_of(say, &rest(level))
        }
        (None, Some(only)) if unstable.is_empty() => {
            say.thesis(only.thesis).say(" has ").say(&only.shown)
        }
        _ => say
            .say("nobody leads: reasons that argue in a circle leave ")
            .theses(&unstable, "and")
            .say(" without a stable value"),
    };
    let theses = figures.iter().map(|figure| figure.thesis);
    say.say(".").resting_on(leader).resting_on(theses).end()
}

fn ahead_of<'m>(say: Saying<'m>, others: &[Figure]) -> Saying<'m> {
    if others.is_empty() {
        return say;
    }
    let each: Vec<&Figure> = others.iter().collect();
    say.say(", ahead of ")
        .each(&each, each.len(), "and", |say, other| {
            say.thesis(other.thesis).say(&format!(" ({})", other.shown))
        })
}

/// Says that the second method sees it differently.
fn doubt(map: &Map, question: Id, other: Option<Id>, theses: &[Id]) -> Sentence {
    let say = Saying::new(map, question).say("A second way of adding up (quadratic energy) ");
    let say = match other {
        Some(other) => say.say("puts ").thesis(other).say(" first"),
        None => say.say("finds no leader"),
    };
    say.say(", so the order is not firm.")
        .resting_on(other)
        .resting_on(theses.iter().copied())
        .end()
}
