//! What is said in words.

use super::build::{Build, id, reasoner, rivals};
use crate::reasoning::summary;

#[test]
fn a_summary_says_what_each_sentence_rests_on() {
    for build in [rivals(), rivals().weight("r-b", 0.5)] {
        let map = build.map();
        let reasoner = reasoner(&map);
        let cruxes = reasoner.cruxes(&map, id("q-which"), &|| false).unwrap();
        let sentences = summary(&reasoner, &map, id("q-which"), &cruxes);
        assert!(sentences.len() > 4);
        for sentence in &sentences {
            assert!(
                sentence.text.ends_with(['.', '?', '!']),
                "{}",
                sentence.text
            );
            assert!(sentence.rests_on.iter().all(|id| map.contains(*id)));
        }
        let named = |words: &str| sentences.iter().any(|s| s.text.contains(words));
        assert!(named("Verdict:") && named("Strength:") && named("Matrix:"));
    }
}

#[test]
fn questions_with_fewer_than_two_theses_say_so() {
    let none = Build::default().question("q-which", &[]).map();
    let one = Build::default()
        .claim("c-a", None)
        .question("q-which", &["c-a"])
        .map();
    for (map, words) in [(none, "no thesis yet"), (one, "one thesis only")] {
        let reasoner = reasoner(&map);
        let sentences = summary(&reasoner, &map, id("q-which"), &[]);
        assert!(sentences[0].text.contains(words), "{}", sentences[0].text);
        assert_eq!(reasoner.leaders(&map, id("q-which")).all(), [None; 3]);
        assert_eq!(
            reasoner.cruxes(&map, id("q-which"), &|| false),
            Some(Vec::new())
        );
    }
}
