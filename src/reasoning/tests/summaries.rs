//! What is said in words.

use super::build::{id, reasoner, rivals};
use crate::model::{Outcome, ProcessTest, Stance};
use crate::reasoning::{Known, summary, what_follows};

#[test]
fn many_quotes_of_one_source_are_said_to_be_one_witness() {
    let map = rivals().backing("b-more", "c-pa", Stance::For, None).map();
    let reasoner = reasoner(&map);
    let paragraphs = summary(&reasoner, &map, id("q-which"), Known::default());
    let sentences: Vec<_> = (paragraphs.into_iter())
        .flat_map(|paragraph| paragraph.sentences)
        .collect();
    let one_witness: Vec<&str> = (sentences.iter())
        .map(|sentence| sentence.text.as_str())
        .filter(|text| text.contains("that is one witness"))
        .collect();
    assert_eq!(one_witness.len(), 1, "{one_witness:?}");
    assert!(one_witness[0].contains("Report"), "{one_witness:?}");
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
