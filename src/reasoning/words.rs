//! Words for what is rated, read and tested.

use super::verdict::Label;
use crate::model::{Outcome, ProcessTest, Standard};

pub use crate::model::scale::{CREDIBLE, STRONG, Scale, rating_of, step_of, word_of};

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

/// A strength or weight, as in `.71`, `1.00` and `0`.
#[must_use]
pub fn strength_figure(value: f64) -> String {
    let text = format!("{value:.2}");
    match text.as_str() {
        "0.00" | "-0.00" => "0".to_owned(),
        text => text.strip_prefix('0').unwrap_or(text).to_owned(),
    }
}

/// Sums of inconsistency that are read beside each other, as in `1.0` and `0`: with one
/// digit after the point, or with two where different ones would look alike.
#[must_use]
pub fn inconsistency_figures(sums: &[f64]) -> Vec<String> {
    let set = |digits: usize| -> Vec<String> {
        let figure = |sum: &f64| match format!("{sum:.digits$}") {
            text if text
                .trim_start_matches('-')
                .chars()
                .all(|c| matches!(c, '0' | '.')) =>
            {
                "0".to_owned()
            }
            text => text,
        };
        sums.iter().map(figure).collect()
    };
    let short = set(1);
    let looks_alike = |one: usize, other: usize| {
        let differ =
            (sums.get(one).zip(sums.get(other))).is_some_and(|(a, b)| (a - b).abs() > 5e-3);
        differ && short.get(one) == short.get(other)
    };
    let is_unclear = (0..sums.len()).any(|one| (0..one).any(|other| looks_alike(one, other)));
    if is_unclear { set(2) } else { short }
}
