//! How the readings behave where no figure is known beforehand.

use super::build::{Build, id, ids, rating};
use crate::edit::{Aspect, Edit, Session};
use crate::model::{Combination, Fit, Id, Kind, Map, Perspective, Stance, Standard};
use crate::reasoning::{Effect, Hold, Label, Reading, Reasoner, Settings, WhatIf, disagreements};

fn reasoner(map: &Map) -> Reasoner {
    Reasoner::new(map, Settings::default())
}

fn label(map: &Map, name: &str) -> Label {
    reasoner(map).label_of(id("q-which"), id(name)).unwrap()
}

/// Two theses, one quote behind a premise of each.
fn rivals() -> Build {
    Build::default()
        .claim("c-a", None)
        .claim("c-b", None)
        .question("q-which", &["c-a", "c-b"])
        .claim("c-pa", None)
        .claim("c-pb", None)
        .backing("b-pa", "c-pa", Stance::For, None)
        .backing("b-pb", "c-pb", Stance::For, None)
        .pro("r-a", &["c-pa"], "c-a")
        .pro("r-b", &["c-pb"], "c-b")
}

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
fn what_if_changes_the_readings_and_not_the_map() {
    let map = rivals().map();
    let before = map.clone();
    let mut reasoner = reasoner(&map);
    let mut what_if = WhatIf::default();
    what_if.held.insert(id("c-pb"), Hold::Out);
    reasoner.look_from(
        &map,
        Settings {
            what_if,
            ..Settings::default()
        },
    );
    assert_eq!(
        reasoner.verdict(id("q-which")).unwrap().winner,
        Some(id("c-a"))
    );
    assert_eq!(reasoner.strength_of(id("c-pb")), Some(0.0));
    let explained = reasoner.explain(id("q-which"), id("c-pb")).unwrap();
    assert_eq!(explained.supposed, Some(Hold::Out));
    reasoner.look_from(&map, Settings::default());
    assert_eq!(reasoner.verdict(id("q-which")).unwrap().winner, None);
    assert_eq!(map, before);
}

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
fn a_perspective_rates_for_itself_and_is_told_from_the_map() {
    let mut session = Session::new(rivals().map());
    let who = Id::random(Kind::Perspective);
    let perspective = Perspective {
        name: "Ministry".into(),
        ..Perspective::default()
    };
    session
        .apply(&Edit::AddPerspective {
            id: who,
            perspective: perspective.clone(),
        })
        .unwrap();
    let again = Edit::AddPerspective {
        id: Id::random(Kind::Perspective),
        perspective,
    };
    assert!(session.apply(&again).is_err());
    let rate = |perspective, value| Edit::Rate {
        ids: ids(&["r-a"]),
        perspective,
        aspect: Aspect::Credibility,
        rating: rating(value),
    };
    session.apply(&rate(None, 0.75)).unwrap();
    session.apply(&rate(Some(who), 0.25)).unwrap();
    let map = session.map();
    let own = Settings {
        perspective: Some(who),
        ..Settings::default()
    };
    assert_eq!(
        Reasoner::new(map, own)
            .explain(id("q-which"), id("r-a"))
            .unwrap()
            .base,
        0.25
    );
    assert_eq!(
        reasoner(map)
            .explain(id("q-which"), id("r-a"))
            .unwrap()
            .base,
        0.75
    );
    let found = disagreements(map);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].ratings, [(None, 0.75), (Some(who), 0.25)]);
    assert_eq!(found[0].spread, 0.5);
    // What goes takes its ratings along.
    let remove = Edit::Remove {
        ids: ids(&["r-a"]),
        below: crate::edit::Below::Keep,
    };
    session.apply(&remove).unwrap();
    assert!(session.map().perspective(who).unwrap().ratings.is_empty());
    session.undo();
    assert_eq!(
        session
            .map()
            .perspective(who)
            .unwrap()
            .ratings
            .get(id("r-a")),
        rating(0.25)
    );
}

#[test]
fn a_rating_out_of_range_is_refused_in_words() {
    let mut session = Session::new(rivals().map());
    let edit = Edit::Rate {
        ids: ids(&["r-a"]),
        perspective: None,
        aspect: Aspect::Credibility,
        rating: rating(1.5),
    };
    let refusal = session.apply(&edit).unwrap_err();
    assert_eq!(refusal.as_str(), "The rating 1.5 must lie between 0 and 1.");
}

#[test]
fn a_linchpin_is_found_by_all_readings() {
    let map = rivals().weight("r-b", 0.5).map();
    let reasoner = reasoner(&map);
    let cruxes = reasoner.cruxes(&map, id("q-which"), &|| false).unwrap();
    let removed = |reading: Reading, effect: Effect| -> Vec<Id> {
        (cruxes.iter())
            .filter(|crux| crux.reading == reading && crux.effect == effect)
            .flat_map(|crux| crux.remove.clone())
            .collect()
    };
    assert_eq!(
        removed(Reading::Verdict, Effect::Overtake),
        ids(&["b-pa", "c-pa", "r-a"])
    );
    assert!(removed(Reading::Strength, Effect::Overtake).contains(&id("r-a")));
    assert_eq!(reasoner.cruxes(&map, id("q-which"), &|| true), None);
}

#[test]
fn a_rating_alone_can_be_the_linchpin_and_is_named_as_such() {
    // Both reasons would weigh the same, had nobody rated one of them.
    let map = rivals().weight("r-b", 0.5).map();
    let cruxes = reasoner(&map)
        .cruxes(&map, id("q-which"), &|| false)
        .unwrap();
    let of_ratings: Vec<_> = (cruxes.iter())
        .filter(|crux| !crux.unrate.is_empty())
        .map(|crux| (crux.reading, crux.effect, crux.unrate.clone()))
        .collect();
    assert_eq!(
        of_ratings,
        [
            (Reading::Verdict, Effect::Tie, ids(&["r-b"])),
            (Reading::Strength, Effect::Tie, ids(&["r-b"])),
        ]
    );
}

#[test]
fn where_no_single_item_unseats_the_winner_pairs_do() {
    // Two reasons of the same weight for A: one is enough. B's weighs half as much.
    let map = rivals()
        .claim("c-none", None)
        .pro("r-b", &["c-pb", "c-none"], "c-b")
        .combination("r-b", Combination::Cumulative)
        .assumption("c-pc", None)
        .pro("r-c", &["c-pc"], "c-a")
        .map();
    let reasoner = reasoner(&map);
    let cruxes = reasoner.cruxes(&map, id("q-which"), &|| false).unwrap();
    let pairs: Vec<_> = (cruxes.iter())
        .filter(|crux| crux.reading == Reading::Verdict)
        .collect();
    assert!(!pairs.is_empty());
    for crux in pairs {
        assert_eq!((crux.len(), crux.rival), (2, id("c-b")));
        assert!(crux.is_proven_smallest);
        let mut what_if = WhatIf::default().without(&crux.remove);
        what_if.unrated.extend(&crux.unrate);
        let settings = Settings {
            what_if,
            ..Settings::default()
        };
        let winner = Reasoner::new(&map, settings)
            .verdict(id("q-which"))
            .unwrap()
            .winner;
        assert_eq!(
            winner,
            (crux.effect == Effect::Overtake).then_some(id("c-b"))
        );
    }
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
