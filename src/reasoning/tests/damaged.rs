//! Bad figures and things that are gone: what is said then, and where one would look.

use super::build::{Build, id, ids, rating, reasoner, rivals};
use crate::model::problems::{hints, invariants};
use crate::model::{
    Backing, Claim, Fit, Id, Map, Override, Perspective, Question, Quote, Reason, Stance,
    Transaction,
};
use crate::reasoning::{Known, Label, Method, Reasoner, Settings, summary};

fn edited(map: &Map, edit: impl FnOnce(&mut Transaction<'_>)) -> Map {
    let mut map = map.clone();
    let mut tx = Transaction::new(&mut map);
    edit(&mut tx);
    let _made = tx.finish();
    map
}

/// What the list of problems says of a record.
fn said_of(map: &Map, record: &str) -> Vec<String> {
    let problems = invariants(map).into_iter().chain(hints(map));
    (problems.filter(|problem| problem.record == id(record)))
        .map(|problem| problem.message)
        .collect()
}

fn summed_up(map: &Map) -> Vec<String> {
    let reasoner = reasoner(map);
    let cruxes = reasoner.cruxes(map, id("q-which"), &|| false).unwrap();
    let known = Known {
        cruxes: Some(&cruxes),
        to_look_at: &[],
    };
    let paragraphs = summary(&reasoner, map, id("q-which"), known);
    (paragraphs.into_iter())
        .flat_map(|paragraph| paragraph.sentences)
        .map(|sentence| sentence.text)
        .collect()
}

#[test]
fn ratings_out_of_range_are_pointed_out_and_count_as_the_nearest_that_there_are() {
    let map = edited(&rivals().map(), |tx| {
        tx.update::<Claim>(id("c-pa"), |claim| claim.rating = rating(7.0));
        tx.update::<Reason>(id("r-a"), |reason| reason.rating = rating(-3.0));
        tx.update::<Backing>(id("b-pb"), |backing| backing.relevance = rating(2.0));
        tx.update::<Quote>(id("u-pb"), |quote| quote.reliability = rating(-1.0));
        let mut who = Perspective::default();
        who.ratings.set(id("r-b"), rating(1e9));
        tx.put(id("p-me"), who);
    });
    for (record, words) in [
        ("c-pa", "The rating 7 must lie between 0 and 1."),
        ("r-a", "The rating -3 must lie between 0 and 1."),
        ("b-pb", "The relevance 2 must lie between 0 and 1."),
        ("u-pb", "The reliability -1 must lie between 0 and 1."),
        (
            "p-me",
            "The rating 1000000000 of r-b must lie between 0 and 1.",
        ),
    ] {
        assert!(
            said_of(&map, record).contains(&words.to_owned()),
            "{record}"
        );
    }
    let settings = Settings {
        perspective: Some(id("p-me")),
        ..Settings::default()
    };
    let reasoner = Reasoner::new(&map, settings);
    let base = |name: &str| reasoner.explain(id("q-which"), id(name)).unwrap().base;
    assert_eq!(
        ["c-pa", "r-a", "b-pb", "r-b"].map(base),
        [1.0, 0.0, 0.0, 1.0]
    );
    let support = reasoner.support(id("q-which"), Method::DfQuad).unwrap();
    let is_strength = |strength: &Option<f64>| (0.0..=1.0).contains(&strength.unwrap());
    assert!(support.strengths.values().all(is_strength));
    let matrix = reasoner.matrix(&map, id("q-which")).unwrap();
    let is_weight = |weight: f64| (0.5..=2.0).contains(&weight);
    assert!(matrix.rows.iter().all(|row| is_weight(row.weight())));
}

#[test]
fn a_cell_set_for_evidence_that_is_gone_is_pointed_out_and_left_out_of_account() {
    let map = rivals()
        .fit("o-1", "b-pa", "c-b", Fit::VeryInconsistent)
        .map();
    let gone = edited(&map, |tx| tx.take::<Backing>(id("b-pa")));
    let said = said_of(&gone, "o-1");
    assert!(said.iter().any(|words| words.contains("b-pa")), "{said:?}");
    let matrix = reasoner(&gone).matrix(&gone, id("q-which")).unwrap();
    let rows: Vec<Id> = matrix.rows.iter().map(|row| row.evidence).collect();
    // The claim that it stood behind is a bottom of its own now.
    assert_eq!(rows, ids(&["b-pb", "c-pa"]));
    assert_eq!(matrix.inconsistency, [0.0, 0.0]);
}

#[test]
fn a_cell_set_from_a_perspective_counts_from_there_alone() {
    let map = edited(&rivals().map(), |tx| {
        let cell = |perspective, fit| Override {
            evidence: id("b-pa"),
            thesis: id("c-a"),
            perspective,
            fit,
            ..Override::default()
        };
        tx.put(id("p-me"), Perspective::default());
        tx.put(id("o-all"), cell(None, Fit::Neutral));
        tx.put(id("o-me"), cell(Some(id("p-me")), Fit::Inconsistent));
    });
    let value = |perspective| {
        let settings = Settings {
            perspective,
            ..Settings::default()
        };
        let matrix = Reasoner::new(&map, settings)
            .matrix(&map, id("q-which"))
            .unwrap();
        matrix.rows[0].cells[0].value()
    };
    assert_eq!(value(None), Some(0));
    assert_eq!(value(Some(id("p-me"))), Some(-1));
}

#[test]
fn without_any_evidence_that_is_said_and_no_reading_names_a_leader() {
    let map = Build::default()
        .claim("c-a", None)
        .claim("c-b", None)
        .question("q-which", &["c-a", "c-b"])
        .map();
    let said = summed_up(&map);
    let words = "By the matrix, nothing can be said: no evidence bears on any thesis. Put quotes \
                 behind the claims, or state what is known.";
    assert!(said.contains(&words.to_owned()), "{said:?}");
    assert!(
        said.contains(&"No reading names a leader.".to_owned()),
        "{said:?}"
    );
    assert_eq!(reasoner(&map).leaders(&map, id("q-which")).all(), [None; 3]);
}

#[test]
fn a_strength_that_does_not_settle_is_said_to_have_no_stable_value() {
    // Two claims that speak for each other, each worth next to nothing by itself: they
    // creep towards 1 for ever.
    let map = rivals()
        .claim("c-x", Some(0.0005))
        .claim("c-y", Some(0.0005))
        .pro("r-x", &["c-x"], "c-y")
        .pro("r-y", &["c-y"], "c-x")
        .pro("r-in", &["c-x"], "c-a")
        .map();
    let reasoner = reasoner(&map);
    for name in ["c-x", "c-y", "r-in", "c-a"] {
        assert_eq!(reasoner.strength_of(id(name)), None, "{name}");
        assert!(reasoner.is_unsettled(id(name)), "{name}");
    }
    // What does not rest on it has a value all the same.
    assert!(reasoner.strength_of(id("c-b")).is_some());
    let support = reasoner.support(id("q-which"), Method::DfQuad).unwrap();
    assert!(!support.is_settled);
    assert_eq!(support.leader, None);
    let said = summed_up(&map);
    let tells = |words: &str| said.iter().any(|text| text.contains(words));
    assert!(tells("leave A without a stable value"), "{said:?}");
    assert!(
        tells("By strength, nobody leads: reasons that argue in a circle"),
        "{said:?}"
    );
}

#[test]
fn a_ring_of_a_thousand_objections_comes_to_an_end() {
    let mut map = Map::default();
    let mut tx = Transaction::new(&mut map);
    let name = |kind: char, number: usize| id(&format!("{kind}-{number}"));
    for number in 0..1000 {
        tx.put(name('c', number), Claim::default());
        let reason = Reason {
            target: name('c', (number + 1) % 1000),
            stance: Stance::Against,
            premises: vec![name('c', number)],
            ..Reason::default()
        };
        tx.put(name('r', number), reason);
    }
    let question = Question {
        theses: vec![name('c', 0), name('c', 500)],
        ..Question::default()
    };
    tx.put(id("q-which"), question);
    let _made = tx.finish();
    let reasoner = reasoner(&map);
    // Each is `(1 - s) / 2` of the one before it.
    let strength = reasoner.strength_of(name('c', 7)).unwrap();
    assert!((strength - 1.0 / 3.0).abs() < 1e-9, "{strength}");
    assert_eq!(reasoner.leaders(&map, id("q-which")).all(), [None; 3]);
}

#[test]
fn a_reason_that_objects_to_itself_settles_in_the_middle() {
    let map = rivals().con("r-self", &["c-pa"], "r-self").map();
    let map = edited(&map, |tx| {
        tx.update::<Claim>(id("c-pa"), |claim| claim.rating = rating(1.0));
    });
    let reasoner = reasoner(&map);
    let strength = reasoner.strength_of(id("r-self")).unwrap();
    assert!((strength - 0.5).abs() < 1e-9, "{strength}");
    assert_eq!(
        reasoner.label_of(id("q-which"), id("r-self")),
        Some(Label::Undecided)
    );
}

#[test]
fn a_thesis_that_is_gone_has_no_column_and_is_no_rival() {
    let map = edited(&rivals().map(), |tx| {
        tx.take::<Claim>(id("c-b"));
    });
    let said = said_of(&map, "q-which");
    assert!(said.iter().any(|it| it.contains("c-b")), "{said:?}");
    let reasoner = reasoner(&map);
    let matrix = reasoner.matrix(&map, id("q-which")).unwrap();
    assert_eq!(matrix.theses, ids(&["c-a"]));
    assert_eq!(reasoner.leaders(&map, id("q-which")).strength, None);
    let cruxes = reasoner.cruxes(&map, id("q-which"), &|| false).unwrap();
    assert!(cruxes.is_empty(), "{cruxes:?}");
    for sentence in summed_up(&map) {
        assert!(!sentence.contains("comes first"), "{sentence}");
        assert!(!sentence.contains(" B"), "{sentence}");
    }
}
