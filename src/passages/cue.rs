//! Words at which a sentence may turn against a claim.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;

use super::words::folded;

/// The words (bytes of `text`) that deny something or turn away from it. They say
/// that one should look twice, and no more.
pub(super) fn cues_in(text: &str) -> Vec<Range<usize>> {
    let words = text.unicode_word_indices();
    let cues = words.filter(|(_, word)| is_cue(&folded(word)));
    cues.map(|(start, word)| start..start + word.len())
        .collect()
}

fn is_cue(word: &str) -> bool {
    word.ends_with("n't") || CUES.binary_search(&word).is_ok()
}

/// In alphabetical order.
const CUES: &[&str] = &[
    "although",
    "cannot",
    "contrary",
    "denied",
    "denies",
    "deny",
    "despite",
    "however",
    "instead",
    "neither",
    "never",
    "no",
    "nobody",
    "none",
    "nonetheless",
    "nor",
    "not",
    "nothing",
    "notwithstanding",
    "rather",
    "refuse",
    "refused",
    "refuses",
    "reject",
    "rejected",
    "rejects",
    "unlike",
    "without",
    "yet",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cues_are_listed_in_order() {
        assert!(CUES.is_sorted());
    }

    #[test]
    fn denials_and_turns_are_noticed() {
        let text = "However, it did not; they won’t. A note on knots.";
        let found: Vec<&str> = cues_in(text)
            .into_iter()
            .map(|range| &text[range])
            .collect();
        assert_eq!(found, ["However", "not", "won’t"]);
    }
}
