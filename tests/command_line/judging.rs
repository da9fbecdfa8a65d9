//! `contend evaluate` and `contend matrix`, from arguments to what they print.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where something is missing"
)]

use std::fs;
use std::path::Path;

use contend::cli::{self, Command};
use serde_json::{Value, json};

const MAP: &str = r#"(
    format: 1,
    title: "A bridge",
    questions: {
        "q-a": (text: "Why?", theses: ["c-a", "c-b"], order: "V"),
        "q-b": (text: "And who?", order: "k"),
    },
    claims: {
        "c-a": (text: "=A"),
        "c-b": (text: "B"),
        "c-p": (text: "P", assumption: true),
        "c-q": (text: "Q"),
    },
    reasons: {
        "r-a": (target: "c-a", stance: "for", premises: ["c-p"]),
        "r-b": (target: "c-b", stance: "for", premises: ["c-p"], rating: 0.4),
        "r-q": (target: "c-b", stance: "against", premises: ["c-q"]),
    },
    sources: {"s-a": (title: "S")},
    quotes: {"u-a": (source: "s-a", exact: "-under water")},
    backings: {"b-q": (quote: "u-a", claim: "c-q", stance: "for")},
    perspectives: {
        "p-us": (name: "Us", ratings: {"b-q": 0.0, "r-a": 0.25}),
    },
    overrides: {"o-a": (evidence: "b-q", thesis: "c-a", fit: "consistent")},
)
"#;

fn run(arguments: &[&str]) -> (u8, String, String) {
    let (mut out, mut complaints) = (Vec::new(), Vec::new());
    let arguments = ["contend"].iter().chain(arguments);
    match cli::run(arguments, &mut out, &mut complaints) {
        Command::Exit(code) => (
            code,
            String::from_utf8(out).unwrap(),
            String::from_utf8(complaints).unwrap(),
        ),
        open @ Command::Open { .. } => panic!("{open:?}"),
    }
}

fn judged(arguments: &[&str]) -> (u8, String, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("map.ron");
    fs::write(&path, MAP).unwrap();
    let mut all = vec![arguments[0], path.to_str().unwrap()];
    all.extend(&arguments[1..]);
    run(&all)
}

fn json_of(arguments: &[&str]) -> Value {
    let mut all = vec!["evaluate"];
    all.extend(arguments);
    all.push("--json");
    let (code, out, complaints) = judged(&all);
    assert_eq!(code, 0, "{complaints}");
    serde_json::from_str(&out).unwrap()
}

#[test]
fn all_three_readings_are_printed_as_json() {
    let found = json_of(&["--question", "q-a"]);
    let question = &found["questions"][0];
    assert_eq!(found["questions"].as_array().unwrap().len(), 1);
    assert_eq!(question["id"], "q-a");
    assert_eq!(question["text"], "Why?");
    assert_eq!(
        question["verdict"],
        json!({
            "standard": "preponderance",
            "winner": "c-a",
            "labels": {
                "c-a": "in", "c-b": "out", "c-p": "in", "c-q": "in",
                "r-a": "in", "r-b": "in", "r-q": "in",
            },
        })
    );
    let strength = &question["strength"];
    assert_eq!(strength["method"], "df-quad");
    assert_eq!(strength["settled"], true);
    assert_eq!(strength["claims"]["c-a"], 0.75);
    assert_eq!(strength["reasons"]["r-b"], 0.2);
    assert_eq!(strength["check"]["method"], "quadratic-energy");
    assert_eq!(strength["check"]["claims"]["c-a"], 0.6);
    assert_eq!(question["matrix"]["theses"], json!(["c-a", "c-b"]));
    assert_eq!(
        question["matrix"]["rows"],
        json!([
            {
                "evidence": "b-q", "cells": [1, -1], "derived": [false, true],
                "credibility": 1.0, "relevance": 1.0, "diagnosticity": 1.0,
            },
            {
                "evidence": "c-p", "cells": [1, 1], "derived": [true, true],
                "credibility": 1.0, "relevance": 1.0, "diagnosticity": 0.0,
            },
        ])
    );
    assert_eq!(
        question["matrix"]["inconsistency"],
        json!({"c-a": 0.0, "c-b": 1.0})
    );
    let leaders = json!({"verdict": "c-a", "strength": "c-a", "matrix": "c-a"});
    assert_eq!(question["leaders"], leaders);
    let of_matrix: Vec<&Value> = (question["cruxes"].as_array().unwrap().iter())
        .filter(|crux| crux["reading"] == "matrix")
        .collect();
    assert_eq!(
        of_matrix,
        [&json!({
            "reading": "matrix", "leader": "c-a", "rival": "c-b", "remove": ["b-q"], "unrate": [],
            // The bare claim would stand in the matrix in place of its quote.
            "along": ["c-q"],
            "effect": "tie", "proven_smallest": true,
        })]
    );
}

#[test]
fn programs_find_every_field_by_its_name() {
    let found = json_of(&["--question", "q-a"]);
    let question = &found["questions"][0];
    let fields =
        |value: &Value| -> Vec<String> { value.as_object().unwrap().keys().cloned().collect() };
    assert_eq!(fields(&found), ["questions"]);
    assert_eq!(
        fields(question),
        [
            "id", "text", "verdict", "strength", "matrix", "leaders", "cruxes"
        ]
    );
    assert_eq!(
        fields(&question["verdict"]),
        ["standard", "winner", "labels"]
    );
    let strength = &question["strength"];
    assert_eq!(
        fields(strength),
        ["method", "settled", "claims", "reasons", "check"]
    );
    assert_eq!(fields(&strength["claims"]), ["c-a", "c-b", "c-p", "c-q"]);
    assert_eq!(fields(&strength["reasons"]), ["r-a", "r-b", "r-q"]);
    assert_eq!(fields(&strength["check"]), ["method", "claims"]);
    assert_eq!(
        fields(&question["matrix"]),
        ["theses", "rows", "inconsistency"]
    );
    assert_eq!(
        fields(&question["leaders"]),
        ["verdict", "strength", "matrix"]
    );
    let readings = ["verdict", "strength", "matrix"];
    for reading in readings {
        let crux = (question["cruxes"].as_array().unwrap().iter())
            .find(|crux| crux["reading"] == reading)
            .unwrap();
        assert_eq!(
            fields(crux),
            [
                "reading",
                "leader",
                "rival",
                "remove",
                "unrate",
                "along",
                "effect",
                "proven_smallest"
            ]
        );
    }
}

#[test]
fn a_strength_without_a_stable_value_is_printed_as_null() {
    let circle = MAP
        .replace(
            r#""c-q": (text: "Q"),"#,
            r#""c-q": (text: "Q"), "c-x": (text: "X", rating: 0.0005),"#,
        )
        .replace(
            r#""r-q": (target"#,
            r#""r-x": (target: "c-x", stance: "for", premises: ["c-y"]),
        "r-y": (target: "c-y", stance: "for", premises: ["c-x"]),
        "r-z": (target: "c-a", stance: "for", premises: ["c-x"]),
        "r-q": (target"#,
        )
        .replace(
            r#""c-p": ("#,
            r#""c-y": (text: "Y", rating: 0.0005), "c-p": ("#,
        );
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("map.ron");
    fs::write(&path, circle).unwrap();
    let (code, out, complaints) = run(&["evaluate", path.to_str().unwrap(), "--json"]);
    assert_eq!((code, complaints.as_str()), (0, ""));
    let found: Value = serde_json::from_str(&out).unwrap();
    let strength = &found["questions"][0]["strength"];
    assert_eq!(strength["settled"], false);
    assert_eq!(strength["claims"]["c-a"], Value::Null);
    assert!(strength["claims"]["c-b"].is_number());
    assert_eq!(found["questions"][0]["leaders"]["strength"], Value::Null);
}

#[test]
fn every_question_is_judged_in_order_and_one_without_theses_has_no_leader() {
    let found = json_of(&[]);
    let ids: Vec<&Value> = found["questions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|q| &q["id"])
        .collect();
    assert_eq!(ids, ["q-a", "q-b"]);
    let empty = json!({"verdict": null, "strength": null, "matrix": null});
    assert_eq!(found["questions"][1]["leaders"], empty);
}

#[test]
fn a_perspective_and_a_standard_change_the_answer() {
    let found = json_of(&["--perspective", "us"]);
    let question = &found["questions"][0];
    // The quote is rated out, and the reason for A weighs less than that for B.
    assert_eq!(question["verdict"]["labels"]["c-q"], "out");
    assert_eq!(question["verdict"]["winner"], "c-b");
    let strict = json_of(&["--standard", "beyond-reasonable-doubt"]);
    let verdict = &strict["questions"][0]["verdict"];
    assert_eq!(verdict["standard"], "beyond reasonable doubt");
    assert_eq!(verdict["winner"], Value::Null);
}

#[test]
fn what_is_not_there_is_named() {
    let (code, _, complaints) = judged(&["evaluate", "--perspective", "Them"]);
    assert_eq!(code, 2);
    assert!(
        complaints.contains("no perspective “Them”; it has “Us”"),
        "{complaints}"
    );
    let (code, _, complaints) = judged(&["evaluate", "--question", "q-z"]);
    assert_eq!(code, 2);
    assert!(
        complaints.contains("no question q-z; it has q-a, q-b"),
        "{complaints}"
    );
    let (code, _, complaints) = judged(&["evaluate", "--standard", "certainty"]);
    assert_eq!(code, 2);
    assert!(
        complaints.contains("choose preponderance, clear and convincing"),
        "{complaints}"
    );
}

#[test]
fn the_text_says_how_each_thesis_stands() {
    let (code, out, _) = judged(&["evaluate"]);
    assert_eq!(code, 0);
    for words in [
        "By the verdict, A is accepted by preponderance: ",
        "By strength, A comes first with .75",
        "All three readings put A first.",
        "The question is: And who?\nIt has no thesis yet",
    ] {
        assert!(out.contains(words), "{words} is missing in:\n{out}");
    }
}

#[test]
fn the_matrix_for_spreadsheets_holds_no_formula() {
    let (code, out, _) = judged(&["matrix", "--csv"]);
    assert_eq!(code, 0);
    assert!(
        out.contains("\n'-under water,Q,S,,,consistent * (map: no bearing),inconsistent,1,b-q\n"),
        "{out}"
    );
    let (code, ..) = judged(&["matrix"]);
    assert_ne!(code, 0);
}

#[test]
fn the_readings_of_the_fourth_sample_map_disagree_and_each_rating_says_why() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("maps/competing-explanations.ron");
    let (_, out, _) = run(&["evaluate", path.to_str().unwrap()]);
    assert!(
        out.contains("The readings disagree: strength puts A first, the matrix C."),
        "{out}"
    );
    assert!(
        out.contains("By strength, B, C and D would overtake A")
            && out.contains("By the matrix, A would"),
        "{out}"
    );
    let map = contend::file::read(&path).unwrap().map;
    let reasons = (map.reasons().iter()).map(|(id, record)| (id, record.rating, &record.note));
    let backings = (map.backings().iter()).map(|(id, record)| (id, record.rating, &record.note));
    for (id, rating, note) in reasons.chain(backings) {
        assert_eq!(rating.is_some(), note.contains("Rated "), "{id}: {note}");
    }
}

#[test]
fn every_sample_map_can_be_judged() {
    let maps = Path::new(env!("CARGO_MANIFEST_DIR")).join("maps");
    for entry in fs::read_dir(maps).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "ron") {
            let (code, out, complaints) = run(&["evaluate", path.to_str().unwrap()]);
            assert_eq!((code, complaints.as_str()), (0, ""), "{}", path.display());
            assert!(out.contains("By the verdict, "), "{out}");
        }
    }
}

#[test]
fn what_is_left_out_of_account_is_said_and_the_figures_are_given() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("odd.ron");
    let map = r#"(format: 1,
        questions: {"q-a": (text: "Q", theses: ["c-a", "c-b"], standard: "hunch")},
        claims: {"c-a": (text: "A", rating: 3.0), "c-b": (text: "B")},
        overrides: {"o-a": (evidence: "c-gone", thesis: "c-a", fit: "consistent")},
    )"#;
    fs::write(&path, map).unwrap();
    for task in ["evaluate", "matrix"] {
        let csv: &[&str] = if task == "matrix" { &["--csv"] } else { &[] };
        let (code, out, complaints) = run(&[&[task, path.to_str().unwrap()], csv].concat());
        assert_eq!(code, 0, "{complaints}");
        assert!(!out.is_empty());
        for said in ["must lie between 0 and 1", "c-gone", "hunch"] {
            assert!(complaints.contains(said), "{task}, {said}: {complaints}");
        }
    }
}
