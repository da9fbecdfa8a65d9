//! What a question lacks: answers, evidence, quotes, sources.

use std::collections::BTreeSet;

use crate::model::{Id, Map};
use crate::reasoning::compare::{Side, lacks};
use crate::reasoning::matrix::Matrix;
use crate::reasoning::reasoner::Reasoner;
use crate::reasoning::sentence::{Saying, Sentence, number_word};

/// What is still open under a question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OpenPoints {
    /// Objections and undercuts that hurt a thesis and that nothing answers.
    pub unanswered: Vec<Id>,
    /// Claims with neither a quote nor a reason for them. Assumptions are taken as
    /// given.
    pub unbacked: Vec<Id>,
    /// Theses on which no evidence bears.
    pub without_evidence: Vec<Id>,
    /// Evidence that one would expect if the thesis were true, and does not have.
    pub expected: Vec<(Id, String)>,
    /// Theses with the one source that everything quoted for them is from, where that
    /// is more than one quote, and those quotes.
    pub one_source: Vec<(Id, Id, Vec<Id>)>,
}

/// What is still open under a question, in the order of its theses.
#[must_use]
pub fn open_points(reasoner: &Reasoner, map: &Map, question: Id) -> OpenPoints {
    let matrix = reasoner.matrix(map, question);
    matrix.map_or_else(OpenPoints::default, |matrix| {
        open_points_beside(reasoner, map, &matrix)
    })
}

/// The same for whoever has the matrix of the question already.
#[must_use]
pub fn open_points_beside(reasoner: &Reasoner, map: &Map, matrix: &Matrix) -> OpenPoints {
    let mut open = OpenPoints {
        without_evidence: matrix.theses_without_evidence(),
        ..OpenPoints::default()
    };
    let (mut objections, mut claims) = (BTreeSet::new(), BTreeSet::new());
    for thesis in reasoner.theses(matrix.question) {
        let (gaps, sources) = lacks(Side { map, thesis });
        let new = |ids: Vec<Id>, seen: &mut BTreeSet<Id>| -> Vec<Id> {
            ids.into_iter().filter(|id| seen.insert(*id)).collect()
        };
        open.unanswered
            .extend(new(gaps.unanswered, &mut objections));
        open.unbacked.extend(new(gaps.unbacked, &mut claims));
        if let [only] = sources.as_slice()
            && only.quotes.len() > 1
        {
            (open.one_source).push((thesis, only.source, only.quotes.clone()));
        }
        let expects = map.claim(thesis).map_or(&[][..], |claim| &claim.expects);
        let expects = expects.iter().map(|words| words.trim());
        let stated = expects.filter(|words| !words.is_empty());
        (open.expected).extend(stated.map(|words| (thesis, words.to_owned())));
    }
    // What is said against a thesis itself comes first.
    (open.unanswered).sort_by_key(|id| {
        let target = map.reason(*id).map(|reason| reason.target);
        target.is_none_or(|target| map.thesis_letter(target).is_none())
    });
    open
}

/// The same as a paragraph.
pub(super) fn missing(
    map: &Map,
    question: Id,
    open: &OpenPoints,
    to_look_at: &[Id],
) -> Vec<Sentence> {
    let say = || Saying::new(map, question);
    let mut sentences = Vec::new();
    if !open.without_evidence.is_empty() {
        let theses = say()
            .say("No evidence bears on ")
            .theses(&open.without_evidence, "or");
        sentences.push(theses.say(".").end());
    }
    for (thesis, words) in &open.expected {
        let start = say()
            .say("If ")
            .thesis(*thesis)
            .say(" were true, one would expect to find this, which the map does not have: ");
        sentences.push(start.say(&super::as_sentence(words)).end());
    }
    for (thesis, source, quotes) in &open.one_source {
        let start = say()
            .say("All that is quoted for ")
            .thesis(*thesis)
            .say(" is from ");
        let words = start
            .name(*source)
            .say(": that is one witness, however many quotes there are.");
        sentences.push(
            words
                .resting_on([*thesis, *source])
                .resting_on(quotes.iter().copied())
                .end(),
        );
    }
    sentences.extend(counted(
        say(),
        &open.unanswered,
        (
            "One objection is unanswered: ",
            "objections are unanswered: ",
        ),
    ));
    sentences.extend(counted(
        say(),
        &open.unbacked,
        (
            "One claim has neither a quote nor a reason behind it: ",
            "claims have neither a quote nor a reason behind them: ",
        ),
    ));
    sentences.extend(counted(
        say(),
        to_look_at,
        (
            "One quote has to be looked at, since its document may not say that: ",
            "quotes have to be looked at, since their documents may not say that: ",
        ),
    ));
    if sentences.is_empty() {
        let words = "Nothing obvious: every objection has an answer, and every claim a quote or a reason behind it.";
        sentences.push(say().say(words).resting_on([question]).end());
    }
    sentences
}

/// Some of many, named; `None` where there are none. The words are for one and for
/// several.
fn counted(say: Saying<'_>, ids: &[Id], (one, several): (&str, &str)) -> Option<Sentence> {
    let say = match ids.len() {
        0 => return None,
        1 => say.say(one),
        count => say.say(&format!("{} {several}", number_word(count, true))),
    };
    Some(
        say.some(ids, "and")
            .say(".")
            .resting_on(ids.iter().copied())
            .end(),
    )
}
