//! Each code of warning and hint on a map that has it, and repair of anything.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where something is missing"
)]

use std::fmt::Write as _;
use std::path::Path;

use contend::file;
use contend::model::problems::{self, Severity};
use contend::model::{Change, Map};
use proptest::prelude::*;

fn map(records: &str) -> Map {
    let text = format!("(format: 1, {records})");
    let opened = file::parse(&text, Path::new("map.ron")).unwrap();
    assert_eq!(opened.broken, []);
    opened.map
}

/// Codes with the record that each is about.
fn hints(records: &str) -> Vec<String> {
    let mut found: Vec<String> = (problems::hints(&map(records)).iter())
        .map(|problem| format!("{} {}", problem.code, problem.record))
        .collect();
    found.sort();
    found
}

/// A well-made map, to be spoilt in one place.
const SOUND: &str = r#"
    questions: {"q-a": (text: "Why?", theses: ["c-a", "c-b"])},
    claims: {
        "c-a": (text: "A"), "c-b": (text: "B"),
        "c-p": (text: "P", assumption: true), "c-q": (text: "Q"),
    },
    reasons: {
        "r-a": (target: "c-a", stance: "for", premises: ["c-p"]),
        "r-b": (target: "c-b", stance: "for", premises: ["c-q"]),
        "r-o": (target: "c-b", stance: "against", premises: ["c-p"]),
        "r-u": (target: "r-o", stance: "against", premises: ["c-q"]),
    },
    conflicts: {"x-a": (kind: "contrary", claims: ["c-a", "c-b"])},
    sources: {"s-a": (title: "S")},
    quotes: {"u-a": (source: "s-a", exact: "words")},
    backings: {"b-a": (quote: "u-a", claim: "c-q", stance: "for")},
"#;

#[track_caller]
fn spoilt(from: &str, to: &str, expected: &[&str]) {
    assert!(SOUND.contains(from), "{from:?} is not in the map");
    assert_eq!(hints(&SOUND.replacen(from, to, 1)), expected);
}

#[test]
fn a_well_made_map_has_nothing_to_look_at() {
    assert_eq!(problems::check(&map(SOUND)), []);
}

#[test]
fn records_without_words_are_warned_of() {
    spoilt(r#"text: "A""#, r#"text: " ""#, &["empty-claim c-a"]);
    spoilt(r#"text: "Why?""#, r#"text: """#, &["empty-question q-a"]);
    spoilt(r#"exact: "words""#, r#"exact: "\n""#, &["empty-quote u-a"]);
    spoilt(r#"title: "S""#, r#"title: """#, &["untitled-source s-a"]);
}

#[test]
fn unknown_kinds_are_warned_of() {
    spoilt(
        r#"stance: "against", premises: ["c-q"]"#,
        r#"stance: "beside", premises: ["c-q"]"#,
        &["unanswered-objection r-o", "unknown-kind r-u"],
    );
    spoilt(
        r#"premises: ["c-p"]"#,
        r#"premises: ["c-p"], combination: "loosely""#,
        &["unknown-kind r-a"],
    );
    spoilt("contrary", "complementary", &["unknown-kind x-a"]);
    spoilt(
        r#"claim: "c-q", stance: "for""#,
        r#"claim: "c-q", stance: "near""#,
        &["unknown-kind b-a"],
    );
}

#[test]
fn pins_that_are_not_followed_are_named() {
    let placed = |layout: &str| hints(&format!("{SOUND} layout: {{{layout}}}"));
    assert_eq!(placed(r#""r-a": (x: 1e10, y: 0.0)"#), ["far-pin r-a"]);
    assert_eq!(placed(r#""c-a": (x: 0.0, y: -1e300)"#), ["far-pin c-a"]);
    assert_eq!(placed(r#""c-p": (x: 5.0, y: 5.0)"#), ["pinned-premise c-p"]);
    let followed = r#""c-a": (x: 5.0, y: 5.0), "r-a": (x: 1e6, y: -1e6), "q-a": (width: 400.0)"#;
    assert_eq!(placed(followed), [""; 0]);
}

#[test]
fn what_is_there_twice_is_warned_of() {
    spoilt(
        "conflicts: {",
        r#"conflicts: {"x-b": (kind: "contradictory", claims: ["c-b", "c-a"]),"#,
        &["duplicate-conflict x-b"],
    );
    spoilt(
        "backings: {",
        r#"backings: {"b-b": (quote: "u-a", claim: "c-q", stance: "against"),"#,
        &["same-quote-twice b-b"],
    );
    spoilt(
        "quotes: {",
        r#"quotes: {"u-b": (source: "s-a", exact: "words"),"#,
        &["same-quote-twice u-b", "unused-quote u-b"],
    );
}

#[test]
fn judgements_that_hang_in_the_air_are_pointed_out() {
    let cell = r#"overrides: {"o-a": (evidence: "b-a", thesis: "c-a", fit: "neutral")}, claims: {"#;
    spoilt("claims: {", cell, &[]);
    let of_no_thesis = cell.replace("c-a", "c-p");
    spoilt("claims: {", &of_no_thesis, &["stale-cell o-a"]);
    spoilt(
        r#"claim: "c-q", stance: "for""#,
        r#"claim: "c-q", stance: "for", outcome: "passed""#,
        &["outcome-without-test b-a"],
    );
    spoilt(
        r#"claim: "c-q", stance: "for""#,
        r#"claim: "c-q", stance: "for", test: "hoop", outcome: "passed""#,
        &[],
    );
}

#[test]
fn what_is_left_unfinished_is_hinted_at() {
    spoilt(r#", "c-b"])},"#, "])},", &["few-theses q-a"]);
    spoilt(
        r#""r-a": (target: "c-a", stance: "for""#,
        r#""r-a": (target: "c-a", stance: "against""#,
        &["thesis-without-reason c-a", "unanswered-objection r-a"],
    );
    spoilt(
        r#""r-u": (target: "r-o", stance: "against""#,
        r#""r-u": (target: "r-o", stance: "for""#,
        &["unanswered-objection r-o"],
    );
    spoilt(
        r#"claim: "c-q", stance"#,
        r#"claim: "c-p", stance"#,
        &["unbacked-claim c-q"],
    );
    spoilt(
        "claims: {",
        r#"claims: {"c-l": (text: "L"),"#,
        &["loose-claim c-l"],
    );
    spoilt(
        "quotes: {",
        r#"quotes: {"u-b": (source: "s-a", exact: "others"),"#,
        &["unused-quote u-b"],
    );
    spoilt(
        "sources: {",
        r#"sources: {"s-b": (title: "T"),"#,
        &["unused-source s-b"],
    );
}

#[test]
fn a_circle_is_told_once_with_its_claims() {
    let circle = r#"
        claims: {"c-a": (text: "A"), "c-b": (text: "B"), "c-c": (text: "C"), "c-d": (text: "D", assumption: true)},
        reasons: {
            "r-a": (target: "c-b", stance: "for", premises: ["c-a", "c-d"]),
            "r-b": (target: "c-c", stance: "for", premises: ["c-b"]),
            "r-c": (target: "r-a", stance: "for", premises: ["c-c"]),
            "r-d": (target: "c-a", stance: "for", premises: ["c-c"]),
        },
    "#;
    let found = problems::hints(&map(circle));
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].code, &*found[0].record.text()), ("circle", "c-a"));
    assert!(
        found[0].message.contains("“A”, “B”, “C”."),
        "{}",
        found[0].message
    );
    assert_eq!(found[0].severity, Severity::Hint);
    // To object in turn is a dispute and no circle.
    let dispute = circle.replace(
        r#"target: "c-c", stance: "for""#,
        r#"target: "c-c", stance: "against""#,
    );
    assert_eq!(hints(&dispute), Vec::<String>::new());
}

#[test]
fn a_hundred_thousand_claims_in_one_circle_do_not_exhaust_the_stack() {
    const COUNT: usize = 100_000;
    let mut claims = String::new();
    let mut reasons = String::new();
    for number in 0..COUNT {
        let next = (number + 1) % COUNT;
        write!(claims, "\"c-{number}\":(text:\"A\"),").unwrap();
        write!(
            reasons,
            "\"r-{number}\":(target:\"c-{next}\",stance:\"for\",premises:[\"c-{number}\"]),"
        )
        .unwrap();
    }
    let found = hints(&format!("claims:{{{claims}}},reasons:{{{reasons}}}"));
    assert_eq!(found, ["circle c-0"]);
}

#[test]
fn a_repair_says_all_that_it_takes_out() {
    let text = r#"(format: 1,
        questions: {"q-a": (text: "Q", theses: ["c-a", "c-gone", "c-a"])},
        claims: {"c-a": (text: "A", rating: -3.0)},
        reasons: {
            "r-a": (target: "c-gone", stance: "for", premises: ["c-a"]),
            "r-u": (target: "r-a", stance: "against", premises: ["c-a"]),
        },
        layout: {"r-u": (folded: true), "c-a": (x: 1.0, width: -2.0)},
    )"#;
    let opened = file::parse(text, Path::new("map.ron")).unwrap();
    let repaired = problems::repair(&opened.map);
    assert_eq!(
        repaired.steps,
        [
            "The claim “A” (c-a) was rated −3 and is rated 0 now.",
            "The claim “A” (c-a) had half a place and is laid out by itself again.",
            "The claim “A” (c-a) had no width to speak of and has the usual one again.",
            "Took the claim c-gone out of the theses of the question “Q” (q-a): it is not in the map.",
            "Took the claim “A” (c-a) out of the theses of the question “Q” (q-a): it stood there twice.",
            "Took out the reason “A” (r-a): what it bore on is not in the map.",
            "Took out the reason “A” (r-u): what it bore on is not in the map.",
            "Took out the placement of the reason r-u: the record is not in the map.",
        ]
    );
    let mut mended = opened.map.clone();
    repaired.change.apply(&mut mended);
    assert_eq!(problems::invariants(&mended), []);
    repaired.change.reversed().apply(&mut mended);
    assert!(mended == opened.map);
}

/// Takes records out of a map without asking, as a careless hand would.
fn without(map: &Map, taken: &[bool]) -> Map {
    let mut change = Change::default();
    let mut fate = taken.iter().cycle();
    macro_rules! take {
        ($($table:ident)*) => {$(
            for (id, record) in map.$table().iter() {
                if fate.next() == Some(&true) {
                    change.$table.removed.insert(id, record.clone());
                }
            }
        )*};
    }
    take!(claims reasons sources quotes backings tags questions conflicts);
    let mut rest = map.clone();
    change.apply(&mut rest);
    rest
}

fn holds_after_repair(map: &Map) {
    let repaired = problems::repair(map);
    let broken = problems::invariants(map);
    assert_eq!(broken.is_empty(), repaired.steps.is_empty());
    assert_eq!(broken.is_empty(), repaired.change.is_empty());
    assert!(repaired.change.fits(map));
    let mut mended = map.clone();
    repaired.change.apply(&mut mended);
    assert_eq!(problems::invariants(&mended), []);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_map_holds_after_a_repair(map in crate::common::map()) {
        holds_after_repair(&map);
    }

    #[test]
    fn a_sound_map_holds_after_losing_records_and_a_repair(
        taken in prop::collection::vec(any::<bool>(), 1..40)
    ) {
        holds_after_repair(&without(&map(SOUND), &taken));
    }

    #[test]
    fn hints_are_about_records_that_are_there(map in crate::common::map()) {
        for problem in problems::hints(&map) {
            prop_assert!(map.contains(problem.record));
            prop_assert!(problem.severity != Severity::Error);
        }
    }
}
