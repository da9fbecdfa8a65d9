//! How much support flows up, where no figure was published.

use super::build::{Build, id, reasoner, rivals};
use crate::model::Stance;
use crate::reasoning::{Reasoner, Settings};

#[test]
fn theses_do_not_weaken_each_other() {
    let before = reasoner(&rivals().map());
    let stronger = rivals()
        .backing("b-more", "c-pb", Stance::For, Some(1.0))
        .map();
    let after = reasoner(&stronger);
    assert!(after.strength_of(id("c-b")) > before.strength_of(id("c-b")));
    assert_eq!(after.strength_of(id("c-a")), before.strength_of(id("c-a")));
}

#[test]
fn closer_than_a_hundredth_is_a_tie() {
    let leader = |rating: f64| {
        let map = Build::default()
            .claim("c-a", Some(0.5))
            .claim("c-b", Some(rating))
            .question("q-which", &["c-a", "c-b"])
            .map();
        reasoner(&map).leaders(&map, id("q-which")).strength
    };
    assert_eq!(leader(0.509), None);
    assert_eq!(leader(0.511), Some(id("c-b")));
    assert_eq!(leader(0.489), Some(id("c-a")));
}

#[test]
fn on_evidence_only_what_nobody_rated_is_worth_nothing_by_itself() {
    let map = Build::default()
        .claim("c-bare", None)
        .claim("c-rated", Some(0.7))
        .assumption("c-given", None)
        .claim("c-quoted", None)
        .backing("b-quoted", "c-quoted", Stance::For, Some(0.8))
        .question("q-which", &["c-bare"])
        .map();
    let settings = Settings {
        evidence_only: true,
        ..Settings::default()
    };
    let reasoner = Reasoner::new(&map, settings);
    let found = ["c-bare", "c-rated", "c-given", "c-quoted"].map(|name| {
        let strength = reasoner.strength_of(id(name)).unwrap();
        (strength * 1e6).round() / 1e6
    });
    assert_eq!(found, [0.0, 0.7, 0.5, 0.8]);
}

#[test]
fn what_is_switched_off_or_held_out_has_no_strength_and_what_is_held_in_has_all() {
    let map = rivals().map();
    let mut settings = Settings::default();
    settings.what_if.off.insert(id("r-a"));
    settings
        .what_if
        .held
        .insert(id("c-pb"), crate::reasoning::Hold::In);
    let reasoner = Reasoner::new(&map, settings);
    let strengths =
        ["r-a", "c-a", "c-pb", "r-b", "c-b"].map(|name| reasoner.strength_of(id(name)).unwrap());
    assert_eq!(strengths, [0.0, 0.5, 1.0, 1.0, 1.0]);
}

#[test]
fn two_sure_claims_that_object_to_each_other_meet_in_the_middle() {
    // Undamped, each would be what the other is not, in turn, for ever.
    let map = Build::default()
        .claim("c-x", Some(1.0))
        .claim("c-y", Some(1.0))
        .con("r-x", &["c-x"], "c-y")
        .con("r-y", &["c-y"], "c-x")
        .map();
    let reasoner = reasoner(&map);
    for name in ["c-x", "c-y"] {
        let strength = reasoner.strength_of(id(name)).unwrap();
        assert!((strength - 0.5).abs() < 1e-9, "{strength}");
    }
}
