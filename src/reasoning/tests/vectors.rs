//! Worked examples with known figures.

use super::build::{Build, id, ids};
use crate::model::{Fit, Id, Stance};
use crate::reasoning::strength::Balance;
use crate::reasoning::{Effect, Matrix, Reading, Reasoner, Settings, matrices_to_csv};

fn near(one: f64, other: f64) -> bool {
    (one - other).abs() < 1e-6
}

fn strengths(build: Build, claims: &[&str]) -> (Vec<f64>, Vec<f64>) {
    let reasoner = Reasoner::new(&build.map(), Settings::default());
    let all = |of: &dyn Fn(Id) -> Option<f64>| claims.iter().map(|c| of(id(c)).unwrap()).collect();
    (
        all(&|id| reasoner.strength_of(id)),
        all(&|id| reasoner.check_strength_of(id)),
    )
}

fn assert_near(found: &[f64], wanted: &[f64]) {
    assert!(
        found.len() == wanted.len() && found.iter().zip(wanted).all(|(f, w)| near(*f, *w)),
        "{found:?} instead of {wanted:?}"
    );
}

#[test]
fn two_claims_that_attack_each_other_settle() {
    let build = Build::default()
        .claim("c-a", Some(0.5))
        .claim("c-b", Some(0.5))
        .con("r-a", &["c-a"], "c-b")
        .con("r-b", &["c-b"], "c-a");
    let (df, qe) = strengths(build, &["c-a", "c-b"]);
    assert_near(&df, &[0.333_333_333, 0.333_333_333]);
    assert_near(&qe, &[0.423_854, 0.423_854]);
}

#[test]
fn a_ring_of_three_attacks_settles() {
    let build = Build::default()
        .claim("c-a", Some(0.9))
        .claim("c-b", Some(0.9))
        .claim("c-d", Some(0.9))
        .con("r-a", &["c-a"], "c-b")
        .con("r-b", &["c-b"], "c-d")
        .con("r-d", &["c-d"], "c-a");
    let (df, qe) = strengths(build, &["c-a", "c-b", "c-d"]);
    assert_near(&df, &[0.473_684_2; 3]);
    assert_near(&qe, &[0.639_037; 3]);
}

#[test]
fn supporters_add_up_as_the_formulas_say() {
    let cases = [
        (1, 0.75, 0.6),
        (3, 0.9375, 0.846_153_8),
        (10, 0.999_511_7, 0.980_769_2),
    ];
    for (count, df, qe) in cases {
        let mut build = Build::default().claim("c-top", Some(0.5));
        for number in 0..count {
            let claim = format!("c-{number}");
            build = build
                .claim(&claim, Some(0.5))
                .pro(&format!("r-{number}"), &[&claim], "c-top");
        }
        let found = strengths(build, &["c-top"]);
        assert_near(&found.0, &[df]);
        assert_near(&found.1, &[qe]);
    }
}

#[test]
fn a_supporter_and_an_attacker_meet() {
    let mut balance = Balance::new();
    balance.support(1.0);
    balance.attack(0.9);
    assert!(near(balance.df_quad(0.5), 0.55));
    assert!(near(balance.quadratic_energy(0.5), 0.504_950_5));
    let build = Build::default()
        .claim("c-top", Some(0.5))
        .claim("c-a", Some(1.0))
        .claim("c-b", Some(0.9))
        .pro("r-a", &["c-a"], "c-top")
        .con("r-b", &["c-b"], "c-top");
    let (df, qe) = strengths(build, &["c-top"]);
    assert_near(&df, &[0.55]);
    assert_near(&qe, &[0.504_950_5]);
}

#[test]
fn a_reason_is_as_strong_as_its_weakest_premise_and_its_undercut_leave_it() {
    let build = Build::default()
        .claim("c-top", Some(0.5))
        .claim("c-a", Some(0.9))
        .claim("c-b", Some(0.6))
        .claim("c-u", Some(0.5))
        .pro("r-top", &["c-a", "c-b"], "c-top")
        .weight("r-top", 0.8)
        .con("r-u", &["c-u"], "r-top");
    let reasoner = Reasoner::new(&build.map(), Settings::default());
    assert!(near(reasoner.strength_of(id("r-top")).unwrap(), 0.24));
    assert!(near(reasoner.strength_of(id("c-top")).unwrap(), 0.62));
}

#[test]
fn the_e_democracy_example_comes_out_as_published() {
    let mut build = Build::default();
    let bases = [
        ("c-a1", 0.5),
        ("c-a2", 0.5),
        ("c-p1", 0.7),
        ("c-p2", 0.5),
        ("c-p3", 0.9),
        ("c-c1", 0.2),
        ("c-c2", 0.2),
        ("c-c3", 0.6),
        ("c-c4", 0.5),
    ];
    for (name, base) in bases {
        build = build.claim(name, Some(base));
    }
    let attacks = [
        ("c-c1", "c-a2"),
        ("c-c2", "c-p2"),
        ("c-c3", "c-p2"),
        ("c-c4", "c-p2"),
    ];
    for (place, (from, to)) in attacks.into_iter().enumerate() {
        build = build.con(&format!("r-x{place}"), &[from], to);
    }
    let supports = [("c-p1", "c-a1"), ("c-p2", "c-a1"), ("c-p3", "c-a2")];
    for (place, (from, to)) in supports.into_iter().enumerate() {
        build = build.pro(&format!("r-y{place}"), &[from], to);
    }
    let (df, qe) = strengths(build, &["c-p2", "c-a1", "c-a2"]);
    assert_near(&df, &[0.08, 0.862, 0.85]);
    assert_near(&qe, &[0.185_874, 0.719_852, 0.664_430]);
}

/// Rows E1 `+ + +`, E2 and E3 `+ + -`, E4 to E6 `- + +`.
fn three_hypotheses() -> Build {
    let mut build = Build::default();
    for thesis in ["c-h1", "c-h2", "c-h3"] {
        build = build.claim(thesis, None);
    }
    build = build.question("q-which", &["c-h1", "c-h2", "c-h3"]);
    let rows = ["+++", "++-", "++-", "-++", "-++", "-++"];
    for (place, row) in rows.into_iter().enumerate() {
        let claim = format!("c-e{}", place + 1);
        build = build.claim(&claim, None);
        for (thesis, sign) in ["c-h1", "c-h2", "c-h3"].into_iter().zip(row.chars()) {
            let reason = format!("r-e{}-{thesis}", place + 1);
            build = match sign {
                '+' => build.pro(&reason, &[&claim], thesis),
                _ => build.con(&reason, &[&claim], thesis),
            };
        }
    }
    build
}

fn matrix(build: Build) -> (Matrix, Reasoner, crate::model::Map) {
    let map = build.map();
    let reasoner = Reasoner::new(&map, Settings::default());
    (reasoner.matrix(&map, id("q-which")).unwrap(), reasoner, map)
}

#[test]
fn three_hypotheses_have_the_inconsistency_and_the_diagnosticity_of_the_book() {
    let (matrix, ..) = matrix(three_hypotheses());
    assert_near(&matrix.inconsistency, &[3.0, 0.0, 2.0]);
    assert_eq!(matrix.leader, Some(id("c-h2")));
    let told: Vec<f64> = matrix.rows.iter().map(|row| row.diagnosticity).collect();
    let d = 0.942_809_04;
    assert_near(&told, &[0.0, d, d, d, d, d]);
    assert_eq!(matrix.rows_that_tell_nothing(), ids(&["c-e1"]));
}

#[test]
fn credibility_and_relevance_weigh_the_rows() {
    // E2 is high in credibility and relevance, E4 low in credibility.
    let mut build = Build::default();
    for thesis in ["c-h1", "c-h2", "c-h3"] {
        build = build.claim(thesis, None);
    }
    build = build.question("q-which", &["c-h1", "c-h2", "c-h3"]);
    let rows = ["+++", "++-", "++-", "-++", "-++", "-++"];
    for (place, row) in rows.into_iter().enumerate() {
        let evidence = format!("b-e{}", place + 1);
        build = build.claim(&format!("c-e{place}"), None).backing(
            &evidence,
            &format!("c-e{place}"),
            Stance::For,
            None,
        );
        for (column, sign) in row.chars().enumerate() {
            let fit = match sign {
                '+' => Fit::Consistent,
                _ => Fit::Inconsistent,
            };
            let thesis = ["c-h1", "c-h2", "c-h3"][column];
            build = build.fit(&format!("o-{place}{column}"), &evidence, thesis, fit);
        }
    }
    let mut map = build.map();
    let mut tx = crate::model::Transaction::new(&mut map);
    tx.update::<crate::model::Backing>(id("b-e2"), |b| {
        b.rating = super::build::rating(1.0);
        b.relevance = super::build::rating(1.0);
    });
    tx.update::<crate::model::Backing>(id("b-e4"), |b| b.rating = super::build::rating(0.0));
    let _made = tx.finish();
    let reasoner = Reasoner::new(&map, Settings::default());
    let matrix = reasoner.matrix(&map, id("q-which")).unwrap();
    assert_near(&matrix.inconsistency, &[2.707_106_8, 0.0, 3.0]);
    assert!(
        matrix
            .rows
            .iter()
            .flat_map(|row| &row.cells)
            .all(|cell| cell.by_hand.is_some())
    );
}

#[test]
fn the_third_hypothesis_draws_level_without_two_rows_and_the_first_without_three() {
    let (_, reasoner, map) = matrix(three_hypotheses());
    let cruxes = reasoner.cruxes(&map, id("q-which"), &|| false).unwrap();
    let of_matrix: Vec<_> = (cruxes.into_iter())
        .filter(|crux| crux.reading == Reading::Matrix)
        .map(|crux| {
            (
                crux.rival,
                crux.remove,
                crux.effect,
                crux.is_proven_smallest,
            )
        })
        .collect();
    assert_eq!(
        of_matrix,
        [
            (
                id("c-h1"),
                ids(&["c-e4", "c-e5", "c-e6"]),
                Effect::Tie,
                true
            ),
            (id("c-h3"), ids(&["c-e2", "c-e3"]), Effect::Tie, true),
        ]
    );
}

#[test]
fn the_table_for_spreadsheets_holds_no_formula_and_marks_what_was_set_by_hand() {
    let build = three_hypotheses().fit("o-1", "c-e1", "c-h1", Fit::VeryInconsistent);
    let mut map = build.map();
    let mut tx = crate::model::Transaction::new(&mut map);
    tx.update::<crate::model::Claim>(id("c-e1"), |c| c.text = "=SUM(A1)".into());
    let _made = tx.finish();
    let reasoner = Reasoner::new(&map, Settings::default());
    let csv = matrices_to_csv(&map, &reasoner.matrices(&map)).unwrap();
    assert!(csv.contains("\n'=SUM(A1),"), "{csv}");
    assert!(
        csv.contains(",very inconsistent * (map: consistent),"),
        "{csv}"
    );
    assert!(csv.contains("\nInconsistency,,,,,5,0,2\n"), "{csv}");
}
