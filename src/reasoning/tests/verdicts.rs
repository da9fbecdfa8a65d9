//! Which theses are accepted.

use super::build::{Build, id, ids, label, reasoner, rivals};
use crate::edit::{Edit, Session};
use crate::model::{Combination, Map, Stance, Standard};
use crate::reasoning::{Label, Reasoner, Settings, WhatIf};

#[test]
fn a_tie_has_no_winner_and_the_heavier_reason_wins() {
    let even = rivals().map();
    let verdict = reasoner(&even).verdict(id("q-which")).unwrap();
    assert_eq!(verdict.winner, None);
    assert_eq!(verdict.labels[&id("c-pa")], Label::In);
    let uneven = rivals().weight("r-b", 0.6).map();
    assert_eq!(
        reasoner(&uneven).verdict(id("q-which")).unwrap().winner,
        Some(id("c-a"))
    );
    assert_eq!(label(&uneven, "c-b"), Label::Out);
}

#[test]
fn a_stricter_standard_asks_for_a_clearer_lead() {
    let standards = [
        (Standard::Preponderance, 0.9, true),
        (Standard::ClearAndConvincing, 0.6, false),
        (Standard::ClearAndConvincing, 0.45, true),
        (Standard::BeyondReasonableDoubt, 0.45, false),
        (Standard::BeyondReasonableDoubt, 0.25, true),
    ];
    for (standard, rival, wins) in standards {
        let mut session = Session::new(rivals().weight("r-b", rival).map());
        let question = id("q-which");
        let edit = Edit::SetStandard {
            question,
            standard: standard.clone(),
        };
        session.apply(&edit).unwrap();
        let winner = reasoner(session.map()).verdict(question).unwrap().winner;
        assert_eq!(winner.is_some(), wins, "{standard} against {rival}");
        session.undo();
        assert_eq!(
            session.map().question(question).unwrap().standard,
            Standard::Preponderance
        );
    }
}

#[test]
fn an_undercut_takes_the_reason_out_and_an_answer_to_it_brings_it_back() {
    let undercut = rivals().assumption("c-u", None).con("r-u", &["c-u"], "r-a");
    let map = undercut.map();
    assert_eq!(label(&map, "r-a"), Label::Out);
    assert_eq!(
        reasoner(&map).verdict(id("q-which")).unwrap().winner,
        Some(id("c-b"))
    );
    let answered = Build(map)
        .assumption("c-w", None)
        .con("r-w", &["c-w"], "c-u")
        .map();
    // The objection weighs as much as the assumption: it holds no longer.
    assert_eq!(label(&answered, "c-u"), Label::Out);
    assert_eq!(label(&answered, "r-a"), Label::In);
}

#[test]
fn premises_join_as_their_reason_says() {
    let with = |how: Combination| {
        Build::default()
            .claim("c-t", None)
            .question("q-which", &["c-t"])
            .assumption("c-yes", Some(0.8))
            .claim("c-no", Some(0.2))
            .pro("r-t", &["c-yes", "c-no"], "c-t")
            .combination("r-t", how)
            .map()
    };
    let read = |map: &Map| {
        let reasoner = reasoner(map);
        let why = reasoner.explain(id("q-which"), id("r-t")).unwrap();
        (
            why.label,
            why.weight,
            (why.strength.unwrap() * 1e6).round() / 1e6,
        )
    };
    assert_eq!(read(&with(Combination::Linked)), (Label::Out, 0.0, 0.2));
    assert_eq!(read(&with(Combination::Convergent)), (Label::In, 1.0, 0.84));
    assert_eq!(read(&with(Combination::Cumulative)), (Label::In, 0.5, 0.5));
}

#[test]
fn a_cycle_that_nothing_resolves_stays_undecided() {
    let map = Build::default()
        .claim("c-a", None)
        .claim("c-b", None)
        .question("q-which", &["c-a", "c-b"])
        .claim("c-x", None)
        .claim("c-y", None)
        .pro("r-x", &["c-x"], "c-y")
        .pro("r-y", &["c-y"], "c-x")
        .pro("r-a", &["c-x"], "c-a")
        .map();
    assert_eq!(label(&map, "c-x"), Label::Undecided);
    assert_eq!(label(&map, "c-a"), Label::Undecided);
    // Nor is a rival decided while the question is not resolved.
    assert_eq!(label(&map, "c-b"), Label::Undecided);
    assert_eq!(reasoner(&map).verdict(id("q-which")).unwrap().winner, None);
}

#[test]
fn one_reason_that_holds_is_enough_though_another_is_undecided() {
    let map = rivals()
        .claim("c-x", None)
        .claim("c-y", None)
        .pro("r-x", &["c-x"], "c-y")
        .pro("r-y", &["c-y"], "c-x")
        .pro("r-pa", &["c-x"], "c-pa")
        .map();
    assert_eq!(label(&map, "c-x"), Label::Undecided);
    assert_eq!(label(&map, "c-pa"), Label::In);
}

#[test]
fn a_claim_that_is_objected_to_is_held_to_the_standard_of_the_question() {
    let with = |standard: Standard| {
        let map = rivals()
            .assumption("c-o", None)
            .con("r-o", &["c-o"], "c-pa")
            .weight("r-o", 0.6)
            .map();
        let mut session = Session::new(map);
        let question = id("q-which");
        session
            .apply(&Edit::SetStandard { question, standard })
            .unwrap();
        label(session.map(), "c-pa")
    };
    // The quote weighs 1, the objection 0.6: heavier, but not by more than a half.
    assert_eq!(with(Standard::Preponderance), Label::In);
    assert_eq!(with(Standard::ClearAndConvincing), Label::Out);
}

#[test]
fn a_thesis_has_to_outweigh_what_is_objected_to_it_as_well_as_its_rivals() {
    let map = |weight: f64| {
        rivals()
            .weight("r-b", 0.3)
            .assumption("c-o", None)
            .con("r-o", &["c-o"], "c-a")
            .weight("r-o", weight)
            .map()
    };
    assert_eq!(label(&map(0.9), "c-a"), Label::In);
    // As heavy: the denial ties with the thesis, and no rival is the better for it.
    assert_eq!(label(&map(1.0), "c-a"), Label::Out);
    assert_eq!(label(&map(1.0), "c-b"), Label::Out);
}

#[test]
fn a_quote_rated_out_backs_nothing() {
    let map = rivals()
        .backing("b-pa", "c-pa", Stance::For, Some(0.0))
        .map();
    assert_eq!(label(&map, "c-pa"), Label::Out);
    assert_eq!(
        reasoner(&map).verdict(id("q-which")).unwrap().winner,
        Some(id("c-b"))
    );
}

#[test]
fn an_assumption_holds_against_an_objection_that_weighs_less() {
    let with = |weight: f64| {
        let map = rivals()
            .assumption("c-given", None)
            .assumption("c-o", None)
            .con("r-o", &["c-o"], "c-given")
            .weight("r-o", weight)
            .map();
        label(&map, "c-given")
    };
    assert_eq!(with(0.9), Label::In);
    assert_eq!(with(1.0), Label::Out);
}

#[test]
fn an_objection_that_is_switched_off_asks_for_no_comparison() {
    let map = rivals()
        .assumption("c-p", None)
        .pro("r-p", &["c-p"], "c-inner")
        .weight("r-p", 0.4)
        .claim("c-inner", None)
        .claim("c-o", None)
        .con("r-o", &["c-o"], "c-inner")
        .map();
    let held = |off: &[&str]| {
        let settings = Settings {
            standard: Some(Standard::ClearAndConvincing),
            what_if: WhatIf::default().without(&ids(off)),
            ..Settings::default()
        };
        let reasoner = Reasoner::new(&map, settings);
        reasoner.label_of(id("q-which"), id("c-inner")).unwrap()
    };
    // An objection that does not hold still makes the claim a question of its own.
    assert_eq!(held(&[]), Label::Out);
    assert_eq!(held(&["r-o"]), Label::In);
}

#[test]
fn a_thesis_of_two_questions_has_to_win_both() {
    let with = |weight: f64| {
        let map = rivals()
            .weight("r-b", 0.5)
            .claim("c-third", None)
            .assumption("c-p", None)
            .pro("r-third", &["c-p"], "c-third")
            .weight("r-third", weight)
            .weight("r-a", 0.8)
            .question("q-other", &["c-a", "c-third"])
            .map();
        let winner = |question: &str| reasoner(&map).verdict(id(question)).unwrap().winner;
        (label(&map, "c-a"), winner("q-which"))
    };
    assert_eq!(with(0.7), (Label::In, Some(id("c-a"))));
    assert_eq!(with(0.9), (Label::Out, None));
}
