//! What would change the answer, driven by the names of things.

use std::path::PathBuf;

use egui::{Key, vec2};

use crate::gui::{ALT, NONE, SHIFT, Window, id};

/// Two theses: what speaks for A is twice as heavy as what speaks for B.
const MAP: &str = r#"(
    format: 1,
    title: "The bridge",
    questions: {"q-why": (text: "Why was the bridge closed?", theses: ["c-flood", "c-toll"])},
    claims: {
        "c-flood": (text: "The flood damaged it.", expects: ["A bill for repairs"]),
        "c-toll": (text: "The toll was in dispute."),
        "c-river": (text: "The river ran over it."),
        "c-gate": (text: "The gate was locked."),
        "c-bare": (text: "Nobody had quarrelled before."),
    },
    reasons: {
        "r-river": (target: "c-flood", stance: "for", premises: ["c-river"]),
        "r-gate": (target: "c-toll", stance: "for", premises: ["c-gate"], rating: 0.5),
        "r-bare": (target: "c-gate", stance: "against", premises: ["c-bare"], rating: 0.25),
    },
    sources: {"s-log": (title: "The ferryman’s log", short: "Log")},
    quotes: {
        "u-river": (source: "s-log", exact: "The river stood a foot above the deck"),
        "u-gate": (source: "s-log", exact: "the toll house was locked"),
    },
    backings: {
        "b-river": (quote: "u-river", claim: "c-river", stance: "for"),
        "b-gate": (quote: "u-gate", claim: "c-gate", stance: "for"),
    },
)"#;

struct Opened {
    _folder: tempfile::TempDir,
    window: Window,
}

fn open(map: &str) -> Opened {
    let folder = tempfile::tempdir().unwrap();
    let path: PathBuf = folder.path().join("bridge.ron");
    std::fs::write(&path, map).unwrap();
    let window = Window::opening(&path);
    Opened {
        _folder: folder,
        window,
    }
}

fn with_panel(map: &str) -> Opened {
    let mut opened = open(map);
    opened.window.press(SHIFT, Key::W);
    opened
}

const LINCHPIN: &str =
    "Try it: If “The river ran over it” is withdrawn, B is accepted in place of A.";

#[test]
fn the_panel_says_who_leads_and_what_would_change_it() {
    let Opened { window, .. } = with_panel(MAP);
    window.has("By the verdict: A, The flood damaged it.");
    window.has("By strength: A, The flood damaged it.");
    window.has("All three readings put ");
    window.has("By strength, A leads");
    window.has(LINCHPIN);
}

#[test]
fn trying_a_change_shows_what_happens_and_putting_it_back_undoes_it() {
    let Opened { mut window, .. } = with_panel(MAP);
    let before = window.desk().session.revision();
    window.click(LINCHPIN);
    window.has("By the verdict: B (was A), The toll was in dispute.");
    window.has("For the sake of argument");
    assert_eq!(
        window.desk().session.revision(),
        before,
        "the map is as it was"
    );
    window.click("Put back: without “The river ran over it”");
    window.has("By the verdict: A, The flood damaged it.");
    assert!(!window.shows("For the sake of argument"));
}

#[test]
fn a_name_leads_to_its_card_and_the_panel_stays() {
    let Opened { mut window, .. } = with_panel(MAP);
    window.click("“The river ran over it”");
    assert_eq!(window.desk().selection.lead(), Some(id("c-river")));
    window.has("By strength, A leads");
}

#[test]
fn the_panel_opens_and_closes_by_one_key_and_by_its_button() {
    let Opened { mut window, .. } = with_panel(MAP);
    window.has("Who leads");
    window.press(SHIFT, Key::W);
    assert!(!window.shows("Who leads"));
    window.press(SHIFT, Key::W);
    window.click("Close: back to the inspector");
    assert!(!window.shows("Who leads"));
}

#[test]
fn a_reading_unfolds_into_why() {
    let Opened { mut window, .. } = with_panel(MAP);
    let why = "comes first with";
    assert!(!window.shows_containing(why));
    window.click("By strength: A, The flood damaged it.");
    window.has_containing(why);
}

#[test]
fn what_is_open_is_counted_and_listed() {
    let Opened { mut window, .. } = with_panel(MAP);
    let below = vec2(0.0, -2_000.0);
    let at = window
        .rect("By strength: A, The flood damaged it.")
        .center();
    window.scroll_at(at, below, NONE);
    window.click("Objections without an answer: 1");
    window.scroll_at(at, below, NONE);
    window.has("the objection “Nobody had quarrelled before” to “The gate was locked”");
    window.click("Expected evidence not found: 1");
    window.scroll_at(at, below, NONE);
    window.has_containing("A bill for repairs");
    window.click("Claims without a quote or a reason: 1");
    window.scroll_at(at, below, NONE);
    window.click("“Nobody had quarrelled before”");
    assert_eq!(window.desk().selection.lead(), Some(id("c-bare")));
}

#[test]
fn cruxes_follow_an_edit() {
    let Opened { mut window, .. } = with_panel(MAP);
    let at = window.rect("Claim: The river ran over it.").center();
    window.click_at(at, NONE);
    window.press(NONE, Key::Delete);
    window.wait();
    window.has_containing("By the verdict: B");
    assert!(!window.shows(LINCHPIN));
}

#[test]
fn the_summary_is_read_and_copied() {
    let Opened { mut window, .. } = open(MAP);
    window.press(SHIFT, Key::S);
    window.has("What is asked");
    window.has_containing("theses compete to answer it");
    window.has("On what it hangs");
    window.click("Copy as Markdown");
    assert_eq!(
        window.last_notice().title,
        "The summary is copied as Markdown"
    );
}

#[test]
fn a_question_without_a_rival_says_what_to_do() {
    let one = MAP.replace("[\"c-flood\", \"c-toll\"]", "[\"c-flood\"]");
    let Opened { window, .. } = with_panel(&one);
    window.has_containing("Add a second thesis");
    let none = MAP.replace("[\"c-flood\", \"c-toll\"]", "[]");
    let Opened { window, .. } = with_panel(&none);
    window.has_containing("The question has no thesis yet");
}

#[test]
fn a_tie_names_those_who_share_the_lead() {
    let tie = MAP
        .replace(", rating: 0.5", "")
        .replace(", rating: 0.25", ", rating: 0.0");
    let Opened { window, .. } = with_panel(&tie);
    window.has("By the verdict: A and B, a tie");
    window.has("By the verdict, A and B stand level");
}

#[test]
fn the_selected_question_has_the_box_in_the_inspector() {
    let Opened { mut window, .. } = open(MAP);
    let at = window
        .rect_containing("Why was the bridge closed?")
        .center();
    window.click_at(at, NONE);
    window.has("What would change the answer");
    window.has(LINCHPIN);
}

#[test]
fn the_matrix_and_the_comparison_show_it_too() {
    let Opened { mut window, .. } = open(MAP);
    window.press(ALT, Key::Num4);
    window.has("What would change the answer");
    window.has(LINCHPIN);
    window.press(ALT, Key::Num5);
    window.has("Who leads");
    window.press(ALT, Key::Num1);
    assert!(!window.shows("Who leads"), "the inspector is back");
}

#[test]
fn a_map_that_is_opened_shows_the_answer_at_once() {
    let Opened { mut window, .. } = open(MAP);
    window.has("The answer");
    window.has("By the verdict: A, The flood damaged it.");
    window.has("By strength: A, The flood damaged it.");
    assert_eq!(window.count_containing("Try it: If "), 2);
    window.has("Authors");
    window.click("Show all that would change the answer");
    window.has("Still open");
}

#[test]
fn a_question_with_one_thesis_has_no_answer_to_show() {
    let one = MAP.replace("[\"c-flood\", \"c-toll\"]", "[\"c-flood\"]");
    let Opened { window, .. } = open(&one);
    window.has("Authors");
    assert!(!window.shows("The answer"));
}

#[test]
fn what_hung_on_another_leader_is_not_told_of_the_one_after() {
    let Opened { mut window, .. } = with_panel(MAP);
    window.click_without_waiting(LINCHPIN);
    window.has("By the verdict: B (was A), The toll was in dispute.");
    assert!(!window.shows_containing("in place of A"));
    window.has_containing("Looking for what would change the answer");
}

#[test]
fn under_a_long_matrix_it_folds_to_one_line_so_that_rows_are_seen() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("explanations.ron");
    let sample = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/maps/competing-explanations.ron"
    );
    std::fs::copy(sample, &path).unwrap();
    let mut window = Window::opening(&path);
    window.press(ALT, Key::Num4);
    let rows = |window: &Window| {
        let head = window.rect("Sort by place on the map").bottom();
        window.rect("Sort by inconsistency").top() - head
    };
    let folded = rows(&window);
    // Two lines of words and one of the source, six times.
    assert!(folded >= 6.0 * 66.0, "{folded}");
    assert!(!window.shows_containing("Try it: "));
    window.click("What would change the answer");
    window.has_containing("Try it: ");
    assert!(rows(&window) < folded - 100.0);
    window.click("What would change the answer");
    assert!(!window.shows_containing("Try it: "));
    assert!((rows(&window) - folded).abs() < 1.0);
}

#[test]
fn a_sentence_of_the_summary_shows_all_that_it_rests_on() {
    let Opened { mut window, .. } = open(MAP);
    window.press(SHIFT, Key::S);
    window.click_containing("Show what this rests on: By the verdict, A is accepted");
    let selected = window.desk().selection.ids();
    assert!(selected.contains(&id("c-flood")) && selected.contains(&id("r-river")));
    window.has("What is asked");
}

#[test]
fn a_map_without_a_question_says_why_there_is_nothing_to_show() {
    let Opened { mut window, .. } = open("(format: 1, claims: {\"c-a\": (text: \"A claim\")})");
    window.press(SHIFT, Key::W);
    let told = window.last_notice().title;
    assert!(told.contains("The map asks no question yet"), "{told}");
}
