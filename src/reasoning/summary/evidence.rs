//! Which thesis has the least evidence against it.

use super::standing::{Figure, Standing, level, ranked};
use crate::model::{Id, Map};
use crate::reasoning::crux::Reading;
use crate::reasoning::matrix::Matrix;
use crate::reasoning::sentence::{Saying, Sentence};
use crate::reasoning::words::inconsistency_figures;

/// Sums that differ by less are the same sum.
const SAME: f64 = 1e-9;

pub(super) fn standing(map: &Map, question: Id, matrix: &Matrix) -> Standing {
    let shown = inconsistency_figures(&matrix.inconsistency);
    let figures = ranked(
        (matrix.theses.iter().zip(&matrix.inconsistency).zip(shown))
            .map(|((thesis, sum), shown)| Figure {
                thesis: *thesis,
                value: Some(*sum),
                shown,
            })
            .collect(),
        |one, other| one.total_cmp(&other),
    );
    let level = match matrix.leader.is_none() && !matrix.rows.is_empty() {
        true => level(&figures, SAME),
        false => Vec::new(),
    };
    let mut because = vec![lead(map, question, matrix, &level, &figures)];
    because.extend(silent(map, question, matrix));
    Standing {
        reading: Reading::Matrix,
        leader: matrix.leader,
        level,
        figures,
        because,
    }
}

fn lead(map: &Map, question: Id, matrix: &Matrix, level: &[Id], figures: &[Figure]) -> Sentence {
    let say = Saying::new(map, question);
    if matrix.rows.is_empty() {
        let words = "By the matrix, nothing can be said: no evidence bears on any thesis. Put \
                     quotes behind the claims, or state what is known.";
        return say.say(words).resting_on([question]).end();
    }
    let say = say.say("By the matrix, ");
    let best = figures.first();
    let others = |without: &[Id]| -> Vec<&Figure> {
        let rest = figures.iter().filter(|it| !without.contains(&it.thesis));
        rest.collect()
    };
    let (say, others) = match (matrix.leader, best) {
        (Some(leader), Some(best)) => (
            say.thesis(leader)
                .say(" has the least evidence against it, with an inconsistency of ")
                .say(&best.shown),
            others(&[leader]),
        ),
        (None, Some(best)) if level.len() > 1 => (
            say.theses(level, "and")
                .say(" have equally little evidence against them, with an inconsistency of ")
                .say(&best.shown)
                .say(" each"),
            others(level),
        ),
        (_, Some(best)) => (
            say.thesis(best.thesis)
                .say(" has an inconsistency of ")
                .say(&best.shown),
            Vec::new(),
        ),
        _ => (say.say("there is nothing to compare"), Vec::new()),
    };
    let say = match others.is_empty() {
        true => say,
        false => say
            .say(", against ")
            .each(&others, others.len(), "and", |say, other| {
                say.say(&other.shown).say(" for ").thesis(other.thesis)
            }),
    };
    let mut against: Vec<(f64, Id)> = (matrix.rows.iter())
        .map(|row| (row.inconsistency(), row.evidence))
        .filter(|(sum, _)| *sum > 0.0)
        .collect();
    against.sort_by(|one, other| other.0.total_cmp(&one.0));
    say.say(".")
        .resting_on(matrix.leader)
        .resting_on(matrix.theses.iter().copied())
        .resting_on(against.into_iter().map(|(_, id)| id))
        .end()
}

/// Evidence that tells nothing between the theses.
fn silent(map: &Map, question: Id, matrix: &Matrix) -> Option<Sentence> {
    let silent = matrix.rows_that_tell_nothing();
    let (count, all) = (silent.len(), matrix.rows.len());
    if count == 0 || matrix.theses.len() < 2 {
        return None;
    }
    let words = match (count, all) {
        (count, all) if count == all => {
            "No piece of evidence tells the theses apart: each goes with all of them alike."
                .to_owned()
        }
        (1, all) => {
            format!(
                "One of the {all} pieces of evidence goes with all theses alike and tells nothing between them."
            )
        }
        (count, all) => {
            format!(
                "Of the {all} pieces of evidence, {count} go with all theses alike and tell nothing between them."
            )
        }
    };
    let say = Saying::new(map, question).say(&words);
    Some(say.resting_on(silent).end())
}
