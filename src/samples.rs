//! The maps that come with the program, inside the binary.
//!
//! They open as copies without a file name, so that nobody saves over them.

/// A map to begin with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sample {
    /// What to call the copy when it is saved.
    pub file_name: &'static str,
    pub title: &'static str,
    /// One sentence for the welcome screen.
    pub about: &'static str,
    /// The map's file.
    pub text: &'static str,
}

macro_rules! sample {
    ($name:literal, $title:literal, $about:literal) => {
        Sample {
            file_name: concat!($name, ".ron"),
            title: $title,
            about: $about,
            text: include_str!(concat!("../maps/", $name, ".ron")),
        }
    };
}

/// All samples, in the order to offer them: from one dispute to all of them at once.
#[must_use]
pub fn samples() -> &'static [Sample] {
    const SAMPLES: &[Sample] = &[
        sample!(
            "incapacity-or-policy-choice",
            "Incapacity or policy choice?",
            "Two explanations of one inaction: they cannot, or they will not."
        ),
        sample!(
            "security-dilemma",
            "A security dilemma?",
            "Whether the two states fear each other without meaning harm, and of which kind the \
             dilemma would be."
        ),
        sample!(
            "strategic-depth-reversal",
            "Strategic depth reversed?",
            "A doctrine and what became of it, claim by claim."
        ),
        sample!(
            "competing-explanations",
            "Why do the Taliban not act against the TTP?",
            "Four theses side by side, with the evidence that they share and the points where \
             their authors contradict each other."
        ),
    ];
    SAMPLES
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::samples;
    use crate::file;

    #[test]
    fn every_sample_opens_and_keeps_the_invariants() {
        for sample in samples() {
            let opened = file::parse(sample.text, Path::new(sample.file_name)).unwrap();
            assert_eq!(opened.broken, []);
            assert_eq!(opened.read_only, None);
            assert_eq!(opened.map.header().title, sample.title);
            assert!(!opened.map.questions().is_empty(), "{}", sample.file_name);
        }
    }
}
