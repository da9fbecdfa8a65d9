//! `contend layout`: what it prints is the layout of the map, and its figures hold.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where something is missing"
)]

use contend::cli::{self, Command};
use contend::generate::generate;
use serde_json::Value;

/// The exit code, what was printed, and what was complained of.
fn run(arguments: &[&str]) -> (u8, String, String) {
    let (mut out, mut complaints) = (Vec::new(), Vec::new());
    let arguments = ["contend"].iter().chain(arguments);
    let Command::Exit(code) = cli::run(arguments, &mut out, &mut complaints) else {
        panic!("it opens a window");
    };
    let [out, complaints] = [out, complaints].map(|bytes| String::from_utf8(bytes).unwrap());
    (code, out, complaints)
}

const SAMPLE: &str = "maps/security-dilemma.ron";

#[derive(Clone, Copy)]
struct Place {
    x: f64,
    y: f64,
    w: f64,
    h: f64,
}

fn place(value: &Value) -> Place {
    let number = |name: &str| value[name].as_f64().unwrap();
    let (x, y) = (number("x"), number("y"));
    let (w, h) = (number("w"), number("h"));
    Place { x, y, w, h }
}

/// Whether a level or upright piece has some of itself inside.
fn runs_through(at: Place, one: &Value, other: &Value) -> bool {
    let number = |value: &Value, place: usize| value[place].as_f64().unwrap();
    let (x, y) = (
        [number(one, 0), number(other, 0)],
        [number(one, 1), number(other, 1)],
    );
    x[0].min(x[1]) < at.x + at.w - 1.0
        && x[0].max(x[1]) > at.x + 1.0
        && y[0].min(y[1]) < at.y + at.h - 1.0
        && y[0].max(y[1]) > at.y + 1.0
}

#[test]
fn json_has_every_claim_and_reason_and_lines_that_end_at_cards() {
    let (code, out, _) = run(&["layout", SAMPLE, "--json"]);
    assert_eq!(code, 0);
    let layout: Value = serde_json::from_str(&out).unwrap();
    let map = contend::file::read(SAMPLE.as_ref()).unwrap().map;
    let cards = layout["cards"].as_array().unwrap();
    assert_eq!(cards.len(), map.claims().len());
    assert_eq!(
        layout["reasons"].as_array().unwrap().len(),
        map.reasons().len()
    );
    let bounds = place(&layout["bounds"]);
    for card in cards.iter().map(place) {
        assert!(bounds.x <= card.x && card.x + card.w <= bounds.x + bounds.w + 0.1);
        assert!(bounds.y <= card.y && card.y + card.h <= bounds.y + bounds.h + 0.1);
    }
    for link in layout["links"].as_array().unwrap() {
        assert!(link["points"].as_array().unwrap().len() > 1, "{link}");
    }
}

/// The names of the fields of an object, sorted.
fn fields(value: &Value) -> Vec<&str> {
    let mut names: Vec<&str> = value
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    names.sort_unstable();
    names
}

#[test]
fn json_has_the_fields_that_others_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("generated.ron");
    contend::file::save(&path, &generate(300, 7), None).unwrap();
    let (_, out, _) = run(&["layout", path.to_str().unwrap(), "--json"]);
    let layout: Value = serde_json::from_str(&out).unwrap();
    let all = [
        "bounds",
        "cards",
        "cards_crossed",
        "cards_overlapping",
        "crossings",
        "links",
        "questions",
        "reasons",
        "references",
    ];
    assert_eq!(fields(&layout), all);
    assert_eq!(fields(&layout["bounds"]), ["h", "w", "x", "y"]);
    for (list, wanted) in [
        ("questions", &["h", "id", "w", "x", "y"][..]),
        ("cards", &["h", "id", "w", "x", "y"]),
        ("reasons", &["h", "id", "w", "x", "y"]),
        ("references", &["h", "id", "in", "w", "x", "y"]),
        ("links", &["from", "id", "kind", "points", "to"]),
    ] {
        let list = layout[list].as_array().unwrap();
        assert!(!list.is_empty());
        // Only conflicts have an id of their own beside their two ends.
        for entry in list {
            let own = wanted
                .iter()
                .filter(|name| entry["kind"] == "conflict" || **name != "to");
            assert!(fields(entry).into_iter().eq(own.copied()), "{entry}");
        }
    }
}

#[test]
fn lines_across_a_generated_map_run_through_no_card() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("generated.ron");
    let map = generate(300, 7);
    contend::file::save(&path, &map, None).unwrap();
    let (code, out, _) = run(&["layout", path.to_str().unwrap(), "--json"]);
    assert_eq!(code, 0);
    let layout: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(layout["cards_crossed"], 0);
    assert_eq!(layout["cards_overlapping"], 0);
    // The figure is checked against the places that are printed.
    let mut across = 0;
    for link in layout["links"].as_array().unwrap() {
        let ends = [&link["id"], &link["from"], &link["to"]];
        let points = link["points"].as_array().unwrap();
        across += usize::from(link["kind"] == "cross");
        for card in layout["cards"].as_array().unwrap() {
            if !ends.contains(&&card["id"]) {
                let through = |pair: &[Value]| runs_through(place(card), &pair[0], &pair[1]);
                assert!(!points.windows(2).any(through), "{link} through {card}");
            }
        }
    }
    assert!(across > 10);
}

#[test]
fn one_map_has_one_layout_and_the_summary_tells_its_figures() {
    let (_, one, _) = run(&["layout", SAMPLE, "--json"]);
    let (_, other, _) = run(&["layout", SAMPLE, "--json"]);
    assert_eq!(one, other);
    let layout: Value = serde_json::from_str(&one).unwrap();
    let (code, summary, _) = run(&["layout", SAMPLE]);
    assert_eq!(code, 0);
    let crossings = format!("crossings      {}\n", layout["crossings"]);
    assert!(summary.contains(&crossings), "{summary}");
    let bounds = place(&layout["bounds"]);
    let size = format!("{:.0} by {:.0} points", bounds.w, bounds.h);
    assert!(summary.contains(&size), "{summary}");
}

#[test]
fn an_unknown_arrangement_is_answered_with_those_that_there_are() {
    let (code, _, complaints) = run(&["layout", SAMPLE, "--arrangement", "spiral"]);
    assert_eq!(code, 2);
    for name in contend::layout::arrangement_names() {
        assert!(complaints.contains(name), "{complaints}");
        let (code, ..) = run(&["layout", SAMPLE, "--arrangement", name]);
        assert_eq!(code, 0, "{name}");
    }
}

#[test]
fn a_shape_that_nothing_fits_is_refused_and_a_wide_one_comes_out_wider() {
    for shape in ["0", "-1", "NaN", "wide"] {
        let shape = format!("--aspect={shape}");
        let (code, _, complaints) = run(&["layout", SAMPLE, &shape]);
        assert_eq!(code, 2);
        assert!(complaints.contains("0.1 to 10"), "{complaints}");
    }
    let shape = |aspect: &str| {
        let (_, out, _) = run(&["layout", SAMPLE, "--json", "--aspect", aspect]);
        let bounds = place(&serde_json::from_str::<Value>(&out).unwrap()["bounds"]);
        bounds.w / bounds.h
    };
    assert!(shape("3.0") > shape("0.7"));
}

#[test]
fn a_map_that_is_not_there_is_said_to_be_missing() {
    let (code, out, complaints) = run(&["layout", "maps/none.ron"]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(complaints.contains("none.ron"), "{complaints}");
}

#[test]
fn questions_and_stand_ins_are_in_the_json_and_pins_out_of_reach_do_no_harm() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("far.ron");
    let text = r#"(
        format: 1,
        questions: {"q-a": (text: "Why?", theses: ["c-a", "c-b"])},
        claims: {"c-a": (text: "A"), "c-b": (text: "B"), "c-p": (text: "P")},
        reasons: {
            "r-a": (target: "c-a", stance: "for", premises: ["c-p"]),
            "r-b": (target: "c-b", stance: "for", premises: ["c-p"]),
        },
        layout: {"r-a": (x: 1e10, y: 0.0), "r-b": (x: 0.0, y: 1e300)},
    )"#;
    std::fs::write(&path, text).unwrap();
    let (code, out, complaints) = run(&["layout", path.to_str().unwrap(), "--json"]);
    assert_eq!((code, complaints.as_str()), (0, ""));
    let layout: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(layout["questions"][0]["id"], "q-a");
    assert_eq!(layout["references"][0]["id"], "c-p");
    assert_eq!(layout["references"][0]["in"], "r-b");
    assert!(place(&layout["bounds"]).w < 3000.0);
    let (_, found, _) = run(&["check", path.to_str().unwrap()]);
    assert!(found.contains("r-a is pinned at 10000000000, 0"), "{found}");
}
