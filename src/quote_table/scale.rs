//! Ratings of quotes in words.

use crate::model::Finite;

/// The words of five steps, from 0 to 1.
pub type Scale = [&'static str; 5];

/// How far what a source says here can be relied on.
pub const RELIABLE: Scale = [
    "Not reliable",
    "Doubtful",
    "Fairly reliable",
    "Reliable",
    "Very reliable",
];

/// How much a quote matters to the question.
pub const RELEVANT: Scale = [
    "Beside the point",
    "Marginal",
    "Relevant",
    "Important",
    "Decisive",
];

/// The step nearest to a rating, from 0 to 4.
#[must_use]
pub fn step_of(rating: Finite) -> usize {
    (rating.get().clamp(0.0, 1.0) * 4.0).round() as usize
}

/// The word for a rating; empty where there is none.
#[must_use]
pub fn word_of(scale: Scale, rating: Option<Finite>) -> &'static str {
    rating
        .and_then(|rating| scale.get(step_of(rating)))
        .copied()
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ratings_get_the_word_of_the_nearest_step() {
        let word = |rating: f64| word_of(RELIABLE, Finite::new(rating));
        assert_eq!(word(0.0), "Not reliable");
        assert_eq!(word(0.7), "Reliable");
        assert_eq!(word(9.0), "Very reliable");
        assert_eq!(word_of(RELEVANT, None), "");
    }
}
