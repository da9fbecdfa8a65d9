//! Words for what is rated, read and tested.

use std::collections::BTreeSet;

use super::crux::{Crux, Effect, Reading};
use super::verdict::Label;
use crate::model::{Id, Map, Outcome, ProcessTest, Standard};

/// The words of five steps, from 0 to 1.
pub type Scale = [&'static str; 5];

/// How credible a claim is by itself.
pub const CREDIBLE: Scale = [
    "Not credible",
    "Doubtful",
    "Open",
    "Credible",
    "Very credible",
];

/// How strong the step of a reason is.
pub const STRONG: Scale = ["No reason at all", "Weak", "Fair", "Strong", "Compelling"];

/// The step nearest to a rating, from 0 to 4.
#[must_use]
pub fn step_of(rating: f64) -> usize {
    (rating.clamp(0.0, 1.0) * 4.0).round() as usize
}

/// The rating of a step.
#[must_use]
pub fn rating_of(step: usize) -> f64 {
    step.min(4) as f64 / 4.0
}

#[must_use]
pub fn word_of(scale: Scale, rating: f64) -> &'static str {
    scale.get(step_of(rating)).copied().unwrap_or_default()
}

/// Of a thesis or claim.
#[must_use]
pub const fn label_word(label: Label) -> &'static str {
    match label {
        Label::In => "accepted",
        Label::Out => "not accepted",
        Label::Undecided => "undecided",
    }
}

/// What the standard asks of a thesis, after "accepted".
#[must_use]
pub fn standard_words(standard: &Standard) -> &'static str {
    match standard {
        Standard::ClearAndConvincing => "on clear and convincing grounds",
        Standard::BeyondReasonableDoubt => "beyond reasonable doubt",
        Standard::Preponderance | Standard::Other(_) => "by preponderance",
    }
}

/// What follows once a test has come out, or would follow; `None` for a test that
/// this version does not know.
#[must_use]
pub fn what_follows(test: &ProcessTest, outcome: &Outcome) -> Option<&'static str> {
    let passed = match outcome {
        Outcome::Passed => true,
        Outcome::Failed => false,
        Outcome::Other(_) => return None,
    };
    Some(match (test, passed) {
        (ProcessTest::StrawInTheWind, true) => {
            "It makes the claim a little more plausible and settles nothing."
        }
        (ProcessTest::StrawInTheWind, false) => {
            "It makes the claim a little less plausible and settles nothing."
        }
        (ProcessTest::Hoop, true) => "The claim stays in the running; this does not confirm it.",
        (ProcessTest::Hoop, false) => "The claim is ruled out: it needed this.",
        (ProcessTest::SmokingGun, true) => "The claim is confirmed: this is enough for it.",
        (ProcessTest::SmokingGun, false) => "The claim is a little weaker; it did not need this.",
        (ProcessTest::DoublyDecisive, true) => {
            "The claim is confirmed, and its rivals are ruled out."
        }
        (ProcessTest::DoublyDecisive, false) => "The claim is ruled out: it needed this.",
        (ProcessTest::Other(_), _) => return None,
    })
}

/// A sentence, and what it rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    pub text: String,
    /// The records to show when somebody asks why, most important first.
    pub rests_on: Vec<Id>,
}

impl Sentence {
    pub(super) fn new(text: impl Into<String>, rests_on: impl IntoIterator<Item = Id>) -> Self {
        let mut seen = BTreeSet::new();
        let mut rests_on: Vec<Id> = rests_on.into_iter().collect();
        rests_on.retain(|id| seen.insert(*id));
        Self {
            text: text.into(),
            rests_on,
        }
    }
}

/// A record in a sentence: a claim by its words, a reason by those of its premises, a
/// backing by those of its quote.
#[must_use]
pub fn name_of(map: &Map, id: Id) -> String {
    if let Some(claim) = map.claim(id) {
        return quoted(&claim.text);
    }
    if let Some(reason) = map.reason(id) {
        let words: Vec<String> = (reason.premises.iter())
            .filter_map(|premise| map.claim(*premise))
            .map(|claim| quoted(&claim.text))
            .collect();
        return format!("the reason {}", listed(&words));
    }
    if let Some(backing) = map.backing(id) {
        let quote = map.quote(backing.quote);
        let source = quote.and_then(|quote| map.source(quote.source));
        let words = quoted(quote.map_or("", |quote| &quote.exact));
        return match source {
            Some(source) => format!("the quote {words} ({})", source.label()),
            None => format!("the quote {words}"),
        };
    }
    id.to_string()
}

/// A thesis in a sentence: its letter where it has one, and its words.
#[must_use]
pub fn thesis_name(map: &Map, id: Id) -> String {
    match map.thesis_letter(id) {
        Some(letter) => format!("{letter} ({})", name_of(map, id)),
        None => name_of(map, id),
    }
}

fn quoted(words: &str) -> String {
    const MOST: usize = 90;
    let words = words.trim().trim_end_matches('.');
    let cut = match words.char_indices().nth(MOST) {
        None => return format!("“{words}”"),
        Some((end, _)) => &words[..end],
    };
    let cut = cut
        .rsplit_once(char::is_whitespace)
        .map_or(cut, |(cut, _)| cut);
    format!("“{cut}…”")
}

/// `a`, `a and b`, `a, b and c`.
pub(super) fn listed(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// "If … is withdrawn, … draws level", with the reading and what is known of the set.
#[must_use]
pub fn crux_sentence(map: &Map, crux: &Crux) -> Sentence {
    let rating = |id: &Id| format!("the rating of {}", name_of(map, *id));
    let names: Vec<String> = (crux.remove.iter().map(|id| name_of(map, *id)))
        .chain(crux.unrate.iter().map(rating))
        .collect();
    let verb = match names.len() {
        1 => "is",
        _ => "are",
    };
    let rival = thesis_name(map, crux.rival);
    let then = match (crux.reading, crux.effect) {
        (Reading::Verdict, Effect::Tie) => format!(
            "{} is accepted no more, and neither is {rival}",
            thesis_name(map, crux.leader)
        ),
        (Reading::Verdict, Effect::Overtake) => format!("{rival} is accepted instead"),
        (_, Effect::Tie) => format!("{rival} draws level"),
        (_, Effect::Overtake) => format!("{rival} takes the lead"),
    };
    let how = match (crux.len(), crux.is_proven_smallest) {
        (1, _) => "it hangs on this alone",
        (_, true) => "no smaller set does it",
        (_, false) => "none of them can be spared; a smaller set may exist",
    };
    let text = format!(
        "If {} {verb} withdrawn, {then} (by {}; {how}).",
        listed(&names),
        crux.reading.as_str(),
    );
    let ids = crux.items().chain([crux.rival, crux.leader]);
    Sentence::new(text, ids)
}
