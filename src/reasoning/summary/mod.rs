//! A question in plain sentences, made from its structure by rules.

mod missing;

use std::collections::BTreeSet;

use crate::model::{Id, Map};
use crate::reasoning::Part;
use crate::reasoning::crux::{Crux, Reading};
use crate::reasoning::matrix::Matrix;
use crate::reasoning::reasoner::Reasoner;
use crate::reasoning::results::Leaders;
use crate::reasoning::strength::Method;
use crate::reasoning::verdict::Label;
use crate::reasoning::words::{
    Sentence, crux_sentence, listed, name_of, standard_words, thesis_name,
};

/// At most so many cruxes are told for one reading, and so many gaps of one sort.
const MOST: usize = 3;

/// What is asked, how each thesis stands under each reading, on what that hangs (the
/// cruxes, where they are at hand), and what is missing. Empty where there is no such
/// question.
#[must_use]
pub fn summary(reasoner: &Reasoner, map: &Map, question: Id, cruxes: &[Crux]) -> Vec<Sentence> {
    let Some(matrix) = reasoner.matrix(map, question) else {
        return Vec::new();
    };
    let telling = Telling {
        map,
        reasoner,
        question,
        theses: reasoner.theses(question),
        matrix,
    };
    let mut sentences = telling.asked();
    if telling.theses.is_empty() {
        return sentences;
    }
    sentences.extend(telling.verdict());
    sentences.extend(telling.strength());
    sentences.extend(telling.evidence());
    sentences.extend(telling.together());
    sentences.extend(telling.hangs_on(cruxes));
    sentences.extend(telling.missing());
    sentences
}

struct Telling<'a> {
    map: &'a Map,
    reasoner: &'a Reasoner,
    question: Id,
    theses: Vec<Id>,
    matrix: Matrix,
}

impl Telling<'_> {
    fn thesis(&self, id: Id) -> String {
        thesis_name(self.map, id)
    }

    fn letter(&self, id: Id) -> String {
        (self.map.thesis_letter(id)).unwrap_or_else(|| name_of(self.map, id))
    }

    fn asked(&self) -> Vec<Sentence> {
        let text = self
            .map
            .question(self.question)
            .map_or("", |question| question.text.trim());
        let names: Vec<String> = self.theses.iter().map(|id| self.thesis(*id)).collect();
        let count = match names.len() {
            0 => {
                let text = format!(
                    "The question “{text}” has no thesis yet, so there is nothing to judge. Add the claims that compete to answer it."
                );
                return vec![Sentence::new(text, [self.question])];
            }
            1 => {
                let text = format!(
                    "The question “{text}” has one thesis only, {}, so there is nothing to compare it with.",
                    listed(&names)
                );
                return vec![Sentence::new(text, [self.question])];
            }
            count => count,
        };
        let text = format!(
            "The question is “{text}” It has {count} theses: {}.",
            listed(&names)
        );
        vec![Sentence::new(
            text,
            [self.question]
                .into_iter()
                .chain(self.theses.iter().copied()),
        )]
    }

    fn verdict(&self) -> Vec<Sentence> {
        let Some(verdict) = self.reasoner.verdict(self.question) else {
            return Vec::new();
        };
        let standard = standard_words(&verdict.standard);
        let explained = |id: Id| self.reasoner.explain(self.question, id);
        // The heaviest on each side, with the reason that weighs so much.
        let heaviest = |id: Id, part: Part| -> (f64, Option<Id>) {
            let because = explained(id).map(|why| why.because).unwrap_or_default();
            (because
                .iter()
                .filter(|it| it.part == part && it.label == Label::In))
            .map(|it| (it.weight, Some(it.id)))
            .fold(
                (0.0, None),
                |best, it| if it.0 > best.0 { it } else { best },
            )
        };
        let cases: Vec<String> = (self.theses.iter())
            .map(|id| {
                let (own, _) = heaviest(*id, Part::For);
                let (denial, _) = heaviest(*id, Part::Against);
                format!(
                    "{} {} against {}",
                    self.letter(*id),
                    figure(own),
                    figure(denial)
                )
            })
            .collect();
        let cases = format!(
            "The heaviest accepted reason for each, and the heaviest objection, weigh: {}.",
            cases.join(", ")
        );
        let reasons: Vec<Id> = (self.theses.iter())
            .flat_map(|id| [Part::For, Part::Against].map(|part| heaviest(*id, part).1))
            .flatten()
            .collect();
        let undecided =
            (self.theses.iter()).any(|id| verdict.labels.get(id) == Some(&Label::Undecided));
        let text = match verdict.winner {
            Some(winner) => format!("Verdict: {} is accepted {standard}.", self.thesis(winner)),
            None if undecided => {
                "Verdict: undecided, since some of the reasons argue in a circle that nothing resolves.".to_owned()
            }
            None => format!("Verdict: no thesis is accepted {standard}."),
        };
        let theses = self.theses.iter().copied();
        vec![
            Sentence::new(text, verdict.winner.into_iter().chain(theses.clone())),
            Sentence::new(cases, reasons.into_iter().chain(theses)),
        ]
    }

    fn strength(&self) -> Vec<Sentence> {
        let (Some(support), Some(check)) = (
            self.reasoner.support(self.question, Method::DfQuad),
            self.reasoner
                .support(self.question, Method::QuadraticEnergy),
        ) else {
            return Vec::new();
        };
        let mut ranked = self.theses.clone();
        let strength = |id: &Id| support.strengths.get(id).copied().flatten();
        ranked.sort_by(|one, other| {
            let of = |id: &Id| strength(id).unwrap_or(-1.0);
            of(other).total_cmp(&of(one))
        });
        let figures: Vec<String> = (ranked.iter())
            .map(|id| match strength(id) {
                Some(strength) => format!("{} {}", self.letter(*id), figure(strength)),
                None => format!("{} has no stable value", self.letter(*id)),
            })
            .collect();
        let lead = match support.leader {
            Some(leader) => format!("{} is the strongest", self.thesis(leader)),
            None if ranked.iter().any(|id| strength(id).is_none()) => {
                "no thesis leads, for some strengths do not settle".to_owned()
            }
            None if ranked.len() < 2 => "there is nothing to compare".to_owned(),
            None => "the strongest theses stand level".to_owned(),
        };
        let text = format!("Strength: {lead}: {}.", figures.join(", "));
        let mut sentences = vec![Sentence::new(text, ranked.iter().copied())];
        if check.leader != support.leader {
            let text = match check.leader {
                Some(other) => format!(
                    "Another way of adding up (quadratic energy) puts {} first, so do not lean on the order.",
                    self.letter(other)
                ),
                None => "Another way of adding up (quadratic energy) finds no leader, so do not lean on the order.".to_owned(),
            };
            sentences.push(Sentence::new(text, check.leader.into_iter().chain(ranked)));
        }
        sentences
    }

    fn evidence(&self) -> Vec<Sentence> {
        let matrix = &self.matrix;
        if matrix.rows.is_empty() {
            let text = "Matrix: no evidence bears on any thesis. Put quotes behind the claims, or state what is known.";
            return vec![Sentence::new(text, self.theses.iter().copied())];
        }
        let figures: Vec<String> = (matrix.theses.iter().zip(&matrix.inconsistency))
            .map(|(id, sum)| format!("{} {}", self.letter(*id), figure(*sum)))
            .collect();
        let lead = match matrix.leader {
            Some(leader) => format!("the least evidence speaks against {}", self.thesis(leader)),
            None => "no thesis has less evidence against it than all others".to_owned(),
        };
        let text = format!("Matrix: {lead} (inconsistency: {}).", figures.join(", "));
        let mut against: Vec<(f64, Id)> = (matrix.rows.iter())
            .map(|row| (row.inconsistency(), row.evidence))
            .filter(|(sum, _)| *sum > 0.0)
            .collect();
        against.sort_by(|one, other| other.0.total_cmp(&one.0));
        let rests = matrix
            .leader
            .into_iter()
            .chain(against.into_iter().map(|(_, id)| id));
        let mut sentences = vec![Sentence::new(text, rests)];
        let silent = matrix.rows_that_tell_nothing();
        if !silent.is_empty() {
            let text = format!(
                "{} of {} pieces of evidence go with all theses alike and tell nothing between them.",
                silent.len(),
                matrix.rows.len()
            );
            sentences.push(Sentence::new(text, silent));
        }
        sentences
    }

    fn together(&self) -> Vec<Sentence> {
        if self.theses.len() < 2 {
            return Vec::new();
        }
        let leaders = self.reasoner.leaders(self.map, self.question);
        let Leaders {
            verdict,
            strength,
            matrix,
        } = leaders;
        let named: Vec<(&str, Id)> = [
            ("verdict", verdict),
            ("strength", strength),
            ("matrix", matrix),
        ]
        .into_iter()
        .filter_map(|(reading, leader)| Some((reading, leader?)))
        .collect();
        let text = if leaders.disagree() {
            let each: Vec<String> = (named.iter())
                .map(|(reading, leader)| format!("{reading} {}", self.letter(*leader)))
                .collect();
            format!(
                "The readings disagree about which thesis leads: {}. That is a finding: they ask different things.",
                each.join(", ")
            )
        } else {
            match (named.first(), named.len()) {
                (None, _) => "No reading names a leader.".to_owned(),
                (Some((_, leader)), 3) => {
                    format!("All three readings put {} first.", self.letter(*leader))
                }
                (Some((_, leader)), _) => {
                    let names: Vec<String> = named
                        .iter()
                        .map(|(reading, _)| (*reading).to_owned())
                        .collect();
                    let verb = if names.len() == 1 { "puts" } else { "put" };
                    format!(
                        "Of the three readings, {} {verb} {} first; the rest {} no leader.",
                        listed(&names),
                        self.letter(*leader),
                        if names.len() == 2 { "names" } else { "name" },
                    )
                }
            }
        };
        vec![Sentence::new(
            text,
            named.into_iter().map(|(_, leader)| leader),
        )]
    }

    fn hangs_on(&self, cruxes: &[Crux]) -> Vec<Sentence> {
        let mut sentences = Vec::new();
        for reading in Reading::ALL {
            let mut told = BTreeSet::new();
            let of_reading = (cruxes.iter().filter(|crux| crux.reading == reading))
                // One linchpin of the verdict lets all rivals draw level: told once.
                .filter(|crux| told.insert((&crux.remove, &crux.unrate, crux.effect)));
            sentences.extend(
                of_reading
                    .take(MOST)
                    .map(|crux| crux_sentence(self.map, crux)),
            );
        }
        sentences
    }
}

/// Two digits after the point, and no more than are needed.
fn figure(value: f64) -> String {
    let text = format!("{value:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
