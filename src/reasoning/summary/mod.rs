//! A question in plain sentences, made from its structure by rules.
//!
//! [`standings`] say how the theses stand by each reading, [`changes`] what would alter
//! that, [`open_points`] what is missing; [`summary`] makes one text of them all, and
//! [`summary_text`] sets it for the clipboard. Whoever shows one of them shows the same
//! sentences.

mod change;
mod evidence;
mod open;
mod standing;
mod strength;
mod text;
mod verdict;

pub use change::{Change, changes, item_name};
pub use open::{OpenPoints, open_points, open_points_beside};
pub use standing::{Figure, Standing, Standings, standings, standings_beside};
pub use text::{TextStyle, summary_text};

use super::crux::{Crux, Reading};
use super::reasoner::Reasoner;
use super::sentence::{Saying, Sentence, as_sentence, number_word};
use super::settings::{Hold, Settings};
use crate::model::{Id, Map};

/// What a paragraph is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    Asked,
    Stands,
    Hangs,
    Missing,
}

impl About {
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Asked => "What is asked",
            Self::Stands => "How the theses stand",
            Self::Hangs => "On what it hangs",
            Self::Missing => "What is missing",
        }
    }
}

/// Sentences that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    pub about: About,
    pub sentences: Vec<Sentence>,
}

/// What a summary tells besides what follows from the map.
#[derive(Clone, Copy, Debug, Default)]
pub struct Known<'a> {
    /// What would change the answer; `None` while it is being looked for.
    pub cruxes: Option<&'a [Crux]>,
    /// Quotes of the map that a person should look at, since the document may not have
    /// them.
    pub to_look_at: &'a [Id],
}

/// What is asked, how each thesis stands under each reading, on what that hangs, and
/// what is missing. Empty where there is no such question.
#[must_use]
pub fn summary(reasoner: &Reasoner, map: &Map, question: Id, known: Known<'_>) -> Vec<Paragraph> {
    let Some(matrix) = reasoner.matrix(map, question) else {
        return Vec::new();
    };
    let standings = standings_beside(reasoner, map, &matrix);
    let open = open_points_beside(reasoner, map, &matrix);
    summary_beside(reasoner, map, question, (&standings, &open), known)
}

/// The same for whoever has found out already how the theses stand and what is open.
#[must_use]
pub fn summary_beside(
    reasoner: &Reasoner,
    map: &Map,
    question: Id,
    (standings, open): (&Standings, &OpenPoints),
    known: Known<'_>,
) -> Vec<Paragraph> {
    let theses = reasoner.theses(question);
    let mut paragraphs = vec![Paragraph {
        about: About::Asked,
        sentences: asked(map, question, &theses),
    }];
    if theses.is_empty() {
        return paragraphs;
    }
    let mut sentences = seen_from(map, question, reasoner.settings());
    for standing in &standings.readings {
        sentences.extend(standing.because.iter().cloned());
    }
    sentences.extend(standings.together.clone());
    paragraphs.push(Paragraph {
        about: About::Stands,
        sentences,
    });
    if theses.len() > 1 {
        let sentences = match known.cruxes {
            Some(cruxes) => change::hangs_on(map, question, standings, cruxes),
            None => vec![
                Saying::new(map, question)
                    .say("What would change the answer is still being looked for.")
                    .resting_on([question])
                    .end(),
            ],
        };
        paragraphs.push(Paragraph {
            about: About::Hangs,
            sentences,
        });
    }
    paragraphs.push(Paragraph {
        about: About::Missing,
        sentences: open::missing(map, question, open, known.to_look_at),
    });
    paragraphs
}

fn asked(map: &Map, question: Id, theses: &[Id]) -> Vec<Sentence> {
    let asked = map.question(question).map_or("", |it| it.text.trim());
    let start = Saying::new(map, question);
    let start = match asked {
        "" => start.say("The question has no words yet."),
        asked => start
            .say("The question is: ")
            .call(question, &as_sentence(asked)),
    };
    let mut sentences = vec![start.resting_on([question]).end()];
    let how_many = match theses.len() {
        0 => "It has no thesis yet, so there is nothing to judge. Add the claims that compete to \
             answer it."
            .to_owned(),
        1 => "It has one thesis only, so there is nothing to compare it with. Add a rival answer."
            .to_owned(),
        count => format!("{} theses compete to answer it.", number_word(count, true)),
    };
    let how_many = Saying::new(map, question).say(&how_many);
    sentences.push(how_many.resting_on([question]).end());
    sentences.extend(theses.iter().map(|thesis| {
        let words = map.claim(*thesis).map_or("", |claim| claim.text.trim());
        let words = match words {
            "" => "without words.".to_owned(),
            words => as_sentence(words),
        };
        let said = Saying::new(map, question).thesis(*thesis).say(": ");
        said.say(&words).end()
    }));
    sentences
}

/// Whose eyes one looks with, and what is supposed, where that is not plainly the map.
fn seen_from(map: &Map, question: Id, settings: &Settings) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let say = |words: &str| Saying::new(map, question).say(words);
    if let Some(who) = settings.perspective.and_then(|id| map.perspective(id)) {
        let name = match who.name.trim() {
            "" => "a perspective without a name",
            name => name,
        };
        sentences.push(say(&format!("This is how {name} rates the map.")).end());
    }
    if settings.evidence_only {
        let words = "Only quotes, ratings and assumptions count here: other claims are worth nothing by themselves.";
        sentences.push(say(words).end());
    }
    let what_if = &settings.what_if;
    let supposed = |words: &str, ids: Vec<Id>| {
        (!ids.is_empty()).then(|| {
            say("For the sake of argument, this ")
                .say(words)
                .say(" ")
                .each(&ids, ids.len().min(3), "and", Saying::name)
                .say(".")
                .resting_on(ids.iter().copied())
                .end()
        })
    };
    let held = |hold| {
        let of_hold = (what_if.held.iter()).filter(|(_, other)| **other == hold);
        of_hold.map(|(id, _)| *id).collect::<Vec<_>>()
    };
    sentences.extend(supposed(
        "leaves out",
        what_if.off.iter().copied().collect(),
    ));
    sentences.extend(supposed(
        "leaves out the ratings of",
        what_if.unrated.iter().copied().collect(),
    ));
    sentences.extend(supposed("takes as accepted", held(Hold::In)));
    sentences.extend(supposed("takes as not accepted", held(Hold::Out)));
    sentences
}

/// A reading in a sentence, after "by".
fn by(reading: Reading) -> &'static str {
    match reading {
        Reading::Verdict => "the verdict",
        Reading::Strength => "strength",
        Reading::Matrix => "the matrix",
    }
}
