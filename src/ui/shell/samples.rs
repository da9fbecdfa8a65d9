//! The maps that come with the program.

use std::path::Path;

use crate::file::parse;
use crate::model::Map;

/// A map inside the program, and what the welcome screen says of it.
#[derive(Clone, Copy, Debug)]
pub struct Sample {
    pub title: &'static str,
    pub sentence: &'static str,
    /// For the picture on its card.
    pub theses: usize,
    text: &'static str,
}

/// The samples, in the order of the welcome screen.
pub const SAMPLES: [Sample; 4] = [
    Sample {
        title: "Why do the Taliban not act against the TTP?",
        sentence: "Four explanations side by side, with the evidence they share.",
        theses: 4,
        text: include_str!("../../../maps/competing-explanations.ron"),
    },
    Sample {
        title: "Incapacity or policy choice?",
        sentence: "Is inaction against the TTP inability, or is it willed?",
        theses: 2,
        text: include_str!("../../../maps/incapacity-or-policy-choice.ron"),
    },
    Sample {
        title: "A security dilemma?",
        sentence: "Do the two sides alarm each other, and in which way?",
        theses: 3,
        text: include_str!("../../../maps/security-dilemma.ron"),
    },
    Sample {
        title: "Strategic depth reversed?",
        sentence: "Has Pakistan’s advantage only gone, or has it changed sides?",
        theses: 2,
        text: include_str!("../../../maps/strategic-depth-reversal.ron"),
    },
];

impl Sample {
    /// A copy of the map.
    #[must_use]
    pub fn map(&self) -> Map {
        // A test holds that every sample can be read.
        parse(self.text, Path::new(self.title))
            .map(|opened| opened.map)
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn samples_are_whole_and_as_the_welcome_screen_says() {
        for sample in SAMPLES {
            let opened = parse(sample.text, Path::new(sample.title)).unwrap();
            assert_eq!(opened.broken, [], "{}", sample.title);
            let questions = opened.map.questions();
            let theses: usize = questions.iter().map(|(_, q)| q.theses.len()).sum();
            assert_eq!(theses, sample.theses, "{}", sample.title);
            assert_eq!(opened.map.header().title, sample.title);
        }
    }
}
