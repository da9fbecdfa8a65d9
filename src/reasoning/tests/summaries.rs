//! What is said in words.

use super::build::{Build, id, reasoner, rivals};
use crate::model::{Outcome, ProcessTest, Stance};
use crate::reasoning::{summary, what_follows};

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

#[test]
fn many_quotes_of_one_source_are_said_to_be_one_witness() {
    let map = rivals().backing("b-more", "c-pa", Stance::For, None).map();
    let reasoner = reasoner(&map);
    let sentences = summary(&reasoner, &map, id("q-which"), &[]);
    let one_witness: Vec<&str> = (sentences.iter())
        .map(|sentence| sentence.text.as_str())
        .filter(|text| text.contains("many quotes of one source are one witness"))
        .collect();
    assert_eq!(one_witness.len(), 1, "{one_witness:?}");
    assert!(
        one_witness[0].contains("comes from Report"),
        "{one_witness:?}"
    );
}

#[test]
fn what_follows_from_a_test_says_whether_passing_is_needed_or_enough() {
    let (passed, failed) = (Outcome::Passed, Outcome::Failed);
    let says = |test: &ProcessTest, outcome: &Outcome, words: &str| {
        what_follows(test, outcome).is_some_and(|text| text.contains(words))
    };
    // Needed: who fails is out. Enough: who passes is confirmed.
    for (test, is_needed, is_enough) in [
        (ProcessTest::StrawInTheWind, false, false),
        (ProcessTest::Hoop, true, false),
        (ProcessTest::SmokingGun, false, true),
        (ProcessTest::DoublyDecisive, true, true),
    ] {
        assert_eq!(says(&test, &failed, "is ruled out"), is_needed, "{test}");
        assert_eq!(says(&test, &passed, "is confirmed"), is_enough, "{test}");
    }
    let unknown = ProcessTest::Other("ordeal".into());
    assert_eq!(what_follows(&unknown, &passed), None);
}
