//! Ratings in words: five steps from 0 to 1, with a word for each.

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

/// How far what a source says can be relied on.
pub const RELIABLE: Scale = [
    "Not reliable",
    "Doubtful",
    "Fairly reliable",
    "Reliable",
    "Very reliable",
];

/// How much a quote matters to a question, or bears on a claim.
pub const RELEVANT: Scale = [
    "Beside the point",
    "Marginal",
    "Relevant",
    "Important",
    "Decisive",
];

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ratings_get_the_word_of_the_nearest_step() {
        assert_eq!(word_of(RELIABLE, 0.0), "Not reliable");
        assert_eq!(word_of(RELIABLE, 0.7), "Reliable");
        assert_eq!(word_of(RELIABLE, 9.0), "Very reliable");
        assert_eq!(word_of(CREDIBLE, -3.0), "Not credible");
    }

    #[test]
    fn steps_and_ratings_belong_together() {
        for step in 0..5 {
            assert_eq!(step_of(rating_of(step)), step);
        }
        assert_eq!(step_of(rating_of(9)), 4);
    }
}
