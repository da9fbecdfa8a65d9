//! What cells and figures are called.

use crate::model::scale::{RELEVANT, RELIABLE};
use crate::model::{Id, Kind, ProcessTest};
use crate::reasoning::{CREDIBLE, Cell, Scale, word_of};

/// The sign of a cell; nothing where there is no bearing.
pub fn sign(value: Option<i8>) -> &'static str {
    match value {
        None => "",
        Some(..=-2) => "−−",
        Some(-1) => "−",
        Some(0) => "·",
        Some(1) => "+",
        Some(2..) => "++",
    }
}

/// The word of a cell, as it is drawn and read out.
pub fn fit_word(value: Option<i8>) -> &'static str {
    match value {
        None => "no bearing",
        Some(..=-2) => "very inconsistent",
        Some(-1) => "inconsistent",
        Some(0) => "neutral",
        Some(1) => "consistent",
        Some(2..) => "very consistent",
    }
}

/// What a screen reader says of a cell.
pub fn cell_name(cell: &Cell) -> String {
    let word = fit_word(cell.value());
    match cell.by_hand {
        Some(_) => format!("{word}, set by hand"),
        None => word.to_owned(),
    }
}

/// `.94`, `1.20`, `0`: two digits after the point.
pub fn figure(value: f64) -> String {
    if value.abs() < 0.005 {
        return "0".to_owned();
    }
    let text = format!("{value:.2}");
    match text.strip_prefix('0') {
        Some(rest) => rest.to_owned(),
        None => text,
    }
}

/// `6.2`, `0`: one digit after the point.
pub fn sum(value: f64) -> String {
    match value.abs() < 0.05 && value == 0.0 {
        true => "0".to_owned(),
        false => format!("{value:.1}"),
    }
}

/// The scale of what makes a row credible: a quote is relied on, a claim believed.
pub fn credible_scale(evidence: Id) -> Scale {
    match evidence.kind() {
        Kind::Backing => RELIABLE,
        _ => CREDIBLE,
    }
}

/// The word of a rating in the column for it.
pub fn rating_word(evidence: Id, rating: Option<f64>, is_relevance: bool) -> &'static str {
    let scale = match is_relevance {
        true => RELEVANT,
        false => credible_scale(evidence),
    };
    match rating {
        Some(rating) => word_of(scale, rating),
        None if is_relevance && evidence.kind() != Kind::Backing => "",
        None => "not rated",
    }
}

/// A test in one or two words.
pub fn test_word(test: &ProcessTest) -> &str {
    match test {
        ProcessTest::StrawInTheWind => "Straw in the wind",
        ProcessTest::Hoop => "Hoop",
        ProcessTest::SmokingGun => "Smoking gun",
        ProcessTest::DoublyDecisive => "Doubly decisive",
        ProcessTest::Other(word) => word,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_short() {
        for (value, text) in [
            (0.942_809, ".94"),
            (0.0, "0"),
            (1.2, "1.20"),
            (0.4999, ".50"),
        ] {
            assert_eq!(figure(value), text);
        }
        assert_eq!(sum(0.0), "0");
        assert_eq!(sum(6.206_841), "6.2");
        assert_eq!(sum(2.707), "2.7");
    }
}
