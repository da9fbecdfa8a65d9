//! Why a thesis is accepted, or why none is.

use super::standing::{Figure, Standing, level, ranked};
use crate::model::{Id, Map, Standard};
use crate::reasoning::Part;
use crate::reasoning::crux::Reading;
use crate::reasoning::reasoner::Reasoner;
use crate::reasoning::sentence::{Saying, Sentence};
use crate::reasoning::settings::Hold;
use crate::reasoning::verdict::{Label, meets};
use crate::reasoning::words::{standard_words, strength_figure};

/// Weights that differ by less are the same weight.
const SAME: f64 = 1e-9;

/// What weighs most, and what it weighs.
#[derive(Clone, Copy, Debug, Default)]
struct Heaviest {
    weight: f64,
    reason: Option<Id>,
}

/// What speaks for a thesis and against it.
#[derive(Clone, Copy, Debug)]
struct Case {
    thesis: Id,
    own: Heaviest,
    denial: Heaviest,
    hold: Option<Hold>,
    label: Label,
}

pub(super) fn standing(
    reasoner: &Reasoner,
    map: &Map,
    question: Id,
    theses: &[Id],
) -> Option<Standing> {
    let (winner, standard) = (
        reasoner.winner_of(question),
        reasoner.standard_of(question)?,
    );
    let cases: Vec<Case> = (theses.iter())
        .map(|thesis| case_of(reasoner, question, *thesis))
        .collect();
    let figures = ranked(
        (cases.iter())
            .map(|case| Figure {
                thesis: case.thesis,
                value: Some(case.own.weight),
                shown: strength_figure(case.own.weight),
            })
            .collect(),
        |one, other| other.total_cmp(&one),
    );
    let is_undecided = cases.iter().any(|case| case.label == Label::Undecided);
    let has_weight = |figures: &[Figure]| figures.first().is_some_and(|it| it.value > Some(0.0));
    let level = match winner.is_none() && !is_undecided && has_weight(&figures) {
        true => level(&figures, SAME),
        false => Vec::new(),
    };
    let telling = Telling {
        map,
        question,
        standard,
        cases: &cases,
        figures: &figures,
    };
    let because = match winner {
        Some(winner) => telling.accepted(winner),
        None if is_undecided => telling.undecided(),
        None => telling.none_accepted(&level),
    };
    Some(Standing {
        reading: Reading::Verdict,
        leader: winner,
        level,
        figures,
        because: vec![because],
    })
}

fn case_of(reasoner: &Reasoner, question: Id, thesis: Id) -> Case {
    let mut case = Case {
        thesis,
        own: Heaviest::default(),
        denial: Heaviest::default(),
        hold: None,
        label: Label::Undecided,
    };
    let Some(explained) = reasoner.explain(question, thesis) else {
        return case;
    };
    (case.hold, case.label) = (explained.supposed, explained.label);
    for it in explained.because {
        let side = match it.part {
            Part::For => &mut case.own,
            Part::Against => &mut case.denial,
            Part::Premise => continue,
        };
        if it.label == Label::In && it.weight > side.weight {
            *side = Heaviest {
                weight: it.weight,
                reason: Some(it.id),
            };
        }
    }
    if case.hold == Some(Hold::Out) {
        case.own = Heaviest::default();
    }
    case
}

struct Telling<'a> {
    map: &'a Map,
    question: Id,
    standard: &'a Standard,
    cases: &'a [Case],
    /// Heaviest first.
    figures: &'a [Figure],
}

impl<'a> Telling<'a> {
    fn say(&self, words: &str) -> Saying<'a> {
        Saying::new(self.map, self.question).say(words)
    }

    fn case(&self, thesis: Id) -> Option<&Case> {
        self.cases.iter().find(|case| case.thesis == thesis)
    }

    /// The heaviest of the others.
    fn rival_of(&self, thesis: Id) -> Option<&Case> {
        let rival = self.figures.iter().find(|it| it.thesis != thesis)?;
        self.case(rival.thesis)
    }

    fn reasons(&self) -> Vec<Id> {
        let sides = self.cases.iter().flat_map(|case| [case.own, case.denial]);
        sides.filter_map(|side| side.reason).collect()
    }

    fn accepted(&self, winner: Id) -> Sentence {
        let standard = standard_words(self.standard);
        let say = self
            .say("By the verdict, ")
            .thesis(winner)
            .say(" is accepted ");
        let case = self.case(winner);
        if case.is_some_and(|case| case.hold == Some(Hold::In)) {
            return say
                .say("because it is supposed to be, for the sake of argument.")
                .end();
        }
        let (own, denial) = case.map_or_else(Default::default, |case| (case.own, case.denial));
        let mut say = say
            .say(standard)
            .say(": its heaviest accepted reason weighs ");
        say = say.say(&strength_figure(own.weight));
        if let Some(rival) = self.rival_of(winner) {
            say = match rival.own.reason {
                Some(_) => say
                    .say(", the heaviest of any rival ")
                    .say(&strength_figure(rival.own.weight))
                    .say(" (")
                    .thesis(rival.thesis)
                    .say(")"),
                None => say.say(", and no rival has one"),
            };
        }
        let say = match denial.reason {
            Some(_) => say
                .say("; the heaviest objection to it weighs ")
                .say(&strength_figure(denial.weight))
                .say("."),
            None => say.say("; no accepted objection speaks against it."),
        };
        let of_winner = [own.reason, denial.reason].into_iter().flatten();
        say.resting_on([winner])
            .resting_on(of_winner)
            .resting_on(self.reasons())
            .end()
    }

    fn undecided(&self) -> Sentence {
        let open = (self.cases.iter()).filter(|case| case.label == Label::Undecided);
        self.say(
            "By the verdict, nothing is decided: some of the reasons argue in a circle that nothing \
             resolves.",
        )
        .resting_on(open.map(|case| case.thesis))
        .end()
    }

    fn none_accepted(&self, level: &[Id]) -> Sentence {
        let say = self.say("By the verdict, no thesis is accepted: ");
        let best = self.figures.first().and_then(|best| self.case(best.thesis));
        let say = match (best, level) {
            (None, _) => say.say("there is none."),
            (Some(best), _) if best.own.weight <= 0.0 => say.say("none has an accepted reason."),
            (Some(best), [_, ..]) => {
                let each = if level.len() == 2 { "both" } else { "all" };
                say.say("the heaviest accepted reasons for ")
                    .theses(level, "and")
                    .say(&format!(" {each} weigh "))
                    .say(&strength_figure(best.own.weight))
                    .say(", and a tie has no winner.")
            }
            (Some(best), []) => self.falls_short(say, best),
        };
        let theses = self.figures.iter().map(|figure| figure.thesis);
        say.resting_on(self.reasons()).resting_on(theses).end()
    }

    /// Why the heaviest thesis is not accepted all the same.
    fn falls_short(&self, say: Saying<'a>, best: &Case) -> Saying<'a> {
        let (own, denial) = (best.own.weight, best.denial.weight);
        let rival = self.rival_of(best.thesis);
        let say = say
            .say("the heaviest reason for ")
            .thesis(best.thesis)
            .say(" weighs ")
            .say(&strength_figure(own));
        let (say, other) = match rival {
            Some(rival) if !meets(self.standard, own, rival.own.weight) => (
                say.say(", the one for ")
                    .thesis(rival.thesis)
                    .say(" ")
                    .say(&strength_figure(rival.own.weight)),
                rival.own.weight,
            ),
            _ => (
                say.say(", the heaviest objection to it ")
                    .say(&strength_figure(denial)),
                denial,
            ),
        };
        match own > other + SAME {
            true => say
                .say(": not enough of a difference to be accepted ")
                .say(standard_words(self.standard))
                .say("."),
            false => say.say(": a reason has to weigh more than what is held against it."),
        }
    }
}
