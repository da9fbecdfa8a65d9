//! How the evidence goes with the theses.

use super::build::{id, ids, reasoner, rivals};
use crate::edit::{Edit, Session};
use crate::model::{Fit, Id, Stance};
use crate::reasoning::matrix::diagnosticity;
use crate::reasoning::{Cell, Effect, Reading, Reasoner, RowOrder, Settings, WhatIf};

#[test]
fn the_matrix_says_which_way_evidence_bears_and_by_which_path() {
    let map = rivals()
        .con("r-against", &["c-pb"], "c-a")
        .claim("c-u", None)
        .backing("b-u", "c-u", Stance::For, None)
        .con("r-u", &["c-u"], "r-against")
        .weight("r-a", 0.9)
        .map();
    let reasoner = reasoner(&map);
    let matrix = reasoner.matrix(&map, id("q-which")).unwrap();
    let cells: Vec<(String, Vec<Option<i8>>)> = (matrix.rows.iter())
        .map(|row| {
            (
                row.evidence.to_string(),
                row.cells.iter().map(|c| c.value()).collect(),
            )
        })
        .collect();
    assert_eq!(
        cells,
        [
            ("b-pa".to_owned(), vec![Some(2), None]),
            ("b-pb".to_owned(), vec![Some(-1), Some(1)]),
            // What undercuts an objection to A helps A.
            ("b-u".to_owned(), vec![Some(1), None]),
        ]
    );
    let path = reasoner.path(id("b-u"), id("c-a"), true).unwrap();
    assert_eq!(path, ids(&["b-u", "c-u", "r-u", "r-against", "c-a"]));
    assert_eq!(reasoner.path(id("b-u"), id("c-a"), false), None);
}

#[test]
fn an_override_counts_and_what_follows_from_the_map_is_kept() {
    let mut session = Session::new(rivals().map());
    let set = |fit| Edit::SetFit {
        id: id("o-1"),
        evidence: id("b-pa"),
        thesis: id("c-b"),
        perspective: None,
        fit,
    };
    session.apply(&set(Some(Fit::VeryInconsistent))).unwrap();
    let matrix = reasoner(session.map())
        .matrix(session.map(), id("q-which"))
        .unwrap();
    let cell = matrix.rows[0].cells[1];
    assert_eq!((cell.derived, cell.value()), (None, Some(-2)));
    assert_eq!(cell.by_hand, Some((id("o-1"), Some(-2))));
    assert_eq!(matrix.leader, Some(id("c-a")));
    session.apply(&set(None)).unwrap();
    assert!(session.map().overrides().is_empty());
    // Evidence that goes takes its overrides along.
    session.undo();
    let remove = Edit::Remove {
        ids: ids(&["b-pa"]),
        below: crate::edit::Below::Keep,
    };
    session.apply(&remove).unwrap();
    assert!(session.map().overrides().is_empty());
}

#[test]
fn a_claim_that_loses_its_quote_is_still_stated_and_a_crux_takes_it_along() {
    let map = rivals()
        .con("r-against", &["c-pb"], "c-a")
        .con("r-other", &["c-pa"], "c-b")
        .backing("b-two", "c-pa", Stance::For, None)
        .map();
    let looking = |off: &[&str]| {
        let what_if = WhatIf::default().without(&ids(off));
        let settings = Settings {
            what_if,
            ..Settings::default()
        };
        let matrix = Reasoner::new(&map, settings).matrix(&map, id("q-which"));
        let rows = matrix.map(|matrix| matrix.rows).unwrap_or_default();
        rows.iter().map(|row| row.evidence).collect::<Vec<Id>>()
    };
    assert_eq!(looking(&["b-pb"]), ids(&["b-pa", "b-two", "c-pb"]));
    assert_eq!(looking(&["b-pb", "c-pb"]), ids(&["b-pa", "b-two"]));
    assert_eq!(looking(&["b-two"]), ids(&["b-pa", "b-pb"]));
    // Two rows speak against B and one against A: without one they are level, without
    // both, quotes and claim, A has more against it.
    let cruxes = reasoner(&map).cruxes(&map, id("q-which"), &|| false);
    let found: Vec<_> = (cruxes.unwrap_or_default().into_iter())
        .filter(|crux| crux.reading == Reading::Matrix)
        .map(|crux| (crux.remove, crux.along, crux.effect))
        .collect();
    let level = (ids(&["b-pa"]), Vec::new(), Effect::Tie);
    let passed = (ids(&["b-pa", "b-two"]), ids(&["c-pa"]), Effect::Overtake);
    assert_eq!(found, [level, passed]);
}

#[test]
fn rows_sort_by_source_and_what_bears_on_nothing_is_listed() {
    let mut map = rivals()
        .claim("c-loose", None)
        .claim("c-lone", None)
        .backing("b-loose", "c-loose", Stance::For, None)
        .claim("c-idle", None)
        .pro("r-idle", &["c-idle"], "c-lone")
        .map();
    let mut tx = crate::model::Transaction::new(&mut map);
    let source = crate::model::Source {
        title: "Annals".into(),
        ..Default::default()
    };
    tx.put(id("s-annals"), source);
    tx.update::<crate::model::Quote>(id("u-pb"), |quote| quote.source = id("s-annals"));
    tx.update::<crate::model::Claim>(id("c-a"), |claim| {
        claim.expects = vec![" A letter. ".into(), " ".into()];
    });
    let _made = tx.finish();
    let reasoner = reasoner(&map);
    let matrix = reasoner.matrix(&map, id("q-which")).unwrap();
    let rows: Vec<Id> = (matrix.sorted_by_source(&map).into_iter())
        .map(|place| matrix.rows[place].evidence)
        .collect();
    assert_eq!(rows, ids(&["b-pb", "b-pa"]));
    assert_eq!(
        reasoner.evidence_that_bears_on_nothing(&map),
        ids(&["b-loose", "c-idle"])
    );
    assert_eq!(
        matrix.expected_evidence(&map),
        [(id("c-a"), vec!["A letter."])]
    );
    assert_eq!(matrix.theses_without_evidence(), []);
}

#[test]
fn evidence_that_does_not_apply_stands_in_the_middle_of_the_scale() {
    let cells = |values: &[Option<i8>]| -> Vec<Cell> {
        let cell = |value: &Option<i8>| Cell {
            derived: *value,
            by_hand: None,
        };
        values.iter().map(cell).collect()
    };
    assert_eq!(diagnosticity(&cells(&[None, Some(0)])), 0.0);
    assert_eq!(diagnosticity(&cells(&[Some(2), None])), 1.0);
    assert_eq!(diagnosticity(&cells(&[Some(2), Some(-2)])), 2.0);
    assert_eq!(diagnosticity(&[]), 0.0);
}

#[test]
fn rows_sort_by_what_they_tell_and_by_what_they_speak_against() {
    let map = rivals()
        .con("r-against", &["c-pb"], "c-a")
        .backing("b-c", "c-pb", Stance::For, Some(1.0))
        .backing("b-both", "c-a", Stance::For, None)
        .backing("b-two", "c-b", Stance::For, None)
        .fit("o-both", "b-both", "c-b", Fit::Consistent)
        .map();
    let matrix = reasoner(&map).matrix(&map, id("q-which")).unwrap();
    let sorted = |order: RowOrder| -> Vec<String> {
        (matrix.sorted_by(order).into_iter())
            .map(|place| matrix.rows[place].evidence.to_string())
            .collect()
    };
    assert_eq!(
        sorted(RowOrder::Evidence),
        ["b-both", "b-c", "b-pa", "b-pb", "b-two"]
    );
    // Two cells that differ by two, then by one, then not at all.
    assert_eq!(
        sorted(RowOrder::Diagnosticity),
        ["b-c", "b-pb", "b-pa", "b-two", "b-both"]
    );
    // The more reliable of those that speak against A comes first.
    assert_eq!(
        sorted(RowOrder::Inconsistency),
        ["b-c", "b-pb", "b-both", "b-pa", "b-two"]
    );
    assert_eq!(matrix.rows_that_tell_nothing(), ids(&["b-both"]));
}
