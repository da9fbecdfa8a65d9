//! The matrix as a person works with it in the whole window.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where something is missing"
)]

use egui::Key;

use crate::gui::reading::Bridge;
use crate::gui::{ALT, CTRL, NONE, SHIFT, Window, id, map_with_a_claim};
use contend::edit::{ClaimRef, Edit, Place};
use contend::model::{Fit, Id, Kind, Outcome, ProcessTest};
use contend::ui::{Action, Command};

/// The rows of the bridge, as they are called.
const RIVER: &str = "The river ran over it, Log";
const COMPANY: &str = "Against “The toll was in dispute”, Letter";

fn matrix_of(bridge: &Bridge) -> Window {
    let mut window = Window::opening(&bridge.map);
    window.press(ALT, Key::Num4);
    window
}

fn cell(row: &str, is: &str) -> String {
    format!("{row}, {is}")
}

/// What was set by hand: evidence, thesis, value.
fn overrides(window: &Window) -> Vec<(Id, Id, Fit)> {
    let all = window.desk().map().overrides().iter();
    all.map(|(_, it)| (it.evidence, it.thesis, it.fit.clone()))
        .collect()
}

fn go_to(window: &mut Window, name: &str) {
    window.click(name);
    assert_eq!(window.count_containing("Matrix. "), 1);
}

#[test]
fn every_cell_follows_from_the_map_and_says_how() {
    let window = matrix_of(&Bridge::new());
    window.has("Why was the bridge closed?");
    for cell in [
        cell(RIVER, "A: consistent"),
        cell(RIVER, "B: no bearing"),
        cell(COMPANY, "A: no bearing"),
        cell(COMPANY, "B: inconsistent"),
        cell(RIVER, "tells apart: .50"),
        cell(RIVER, "credible: not rated"),
    ] {
        window.has(&cell);
    }
    window.has("Inconsistency of A: 0, leads");
    window.has("Inconsistency of B: 1.0");
}

#[test]
fn keys_set_cells_and_undo_takes_that_back() {
    let mut window = matrix_of(&Bridge::new());
    go_to(&mut window, &cell(RIVER, "A: consistent"));
    window.type_text("-");
    window.has(&cell(RIVER, "A: neutral, set by hand"));
    window.type_text("5");
    window.has(&cell(RIVER, "A: very consistent, set by hand"));
    assert_eq!(
        overrides(&window),
        [(id("b-river"), id("c-flood"), Fit::VeryConsistent)]
    );
    window.press(NONE, Key::ArrowRight);
    window.type_text("1");
    window.has(&cell(RIVER, "B: very inconsistent, set by hand"));
    window.has("Inconsistency of B: 3.0");
    window.press(NONE, Key::Delete);
    window.has(&cell(RIVER, "B: no bearing"));
    for _ in 0..4 {
        window.press(CTRL, Key::Z);
    }
    assert_eq!(overrides(&window), []);
    window.has(&cell(RIVER, "A: consistent"));
}

#[test]
fn a_key_that_goes_elsewhere_sets_no_cell() {
    let mut window = matrix_of(&Bridge::new());
    go_to(&mut window, &cell(RIVER, "A: consistent"));
    // Another view, and one that there is none of.
    for (key, digit) in [(Key::Num9, "9"), (Key::Num0, "0"), (Key::Num5, "5")] {
        window.press_writing(ALT, key, digit);
        assert_eq!(overrides(&window), [], "{digit}");
    }
    assert!(!window.desk().session.is_dirty());
    window.press_writing(ALT, Key::Num4, "4");
    window.has(&cell(RIVER, "A: consistent"));
    assert_eq!(overrides(&window), []);
}

#[test]
fn the_summary_and_what_would_change_open_from_every_view() {
    let mut window = matrix_of(&Bridge::new());
    for view in [Key::Num4, Key::Num5, Key::Num3, Key::Num1] {
        window.press(ALT, view);
        window.press_writing(SHIFT, Key::S, "S");
        window.has("Copy as Markdown");
        window.press_writing(SHIFT, Key::S, "S");
        window.press_writing(SHIFT, Key::W, "W");
        window.has("Still open");
        window.press_writing(SHIFT, Key::W, "W");
    }
}

#[test]
fn several_marked_cells_are_set_at_once() {
    let mut window = matrix_of(&Bridge::new());
    window.press(NONE, Key::ArrowRight);
    window.press(SHIFT, Key::ArrowDown);
    window.press(SHIFT, Key::ArrowRight);
    window.type_text("0");
    assert_eq!(overrides(&window).len(), 4);
    assert!(
        overrides(&window)
            .iter()
            .all(|(.., fit)| *fit == Fit::NotApplicable)
    );
    window.press(CTRL, Key::Z);
    assert_eq!(overrides(&window), []);
}

#[test]
fn digits_rate_in_the_columns_for_it() {
    let mut window = matrix_of(&Bridge::new());
    go_to(&mut window, &cell(RIVER, "credible: not rated"));
    window.type_text("5");
    window.has(&cell(RIVER, "credible: very reliable"));
    window.press(NONE, Key::Tab);
    window.type_text("2");
    window.has(&cell(RIVER, "relevant: marginal"));
    let backing = window.desk().map().backing(id("b-river")).unwrap().clone();
    assert_eq!(backing.rating.map(|it| it.get()), Some(1.0));
    assert_eq!(backing.relevance.map(|it| it.get()), Some(0.25));
    window.type_text("0");
    let backing = window.desk().map().backing(id("b-river")).unwrap();
    assert_eq!(backing.relevance, None);
}

#[test]
fn the_record_of_the_row_is_selected() {
    let mut window = matrix_of(&Bridge::new());
    window.press(NONE, Key::ArrowDown);
    assert_eq!(window.desk().selection.lead(), Some(id("b-company")));
    window.has("Quote behind a claim");
    window.press(NONE, Key::ArrowUp);
    assert_eq!(window.desk().selection.lead(), Some(id("b-river")));
}

#[test]
fn a_cell_unfolds_into_the_way_that_explains_it() {
    let mut window = matrix_of(&Bridge::new());
    go_to(&mut window, &cell(RIVER, "A: consistent"));
    window.press(NONE, Key::Enter);
    window.has("From the map follows: consistent.");
    window.has("For: “The river stood a foot above the deck”");
    window.has("because: (step not rated)");
    window.has("Thesis A: The flood damaged it.");
    // The keyboard goes on, and what is unfolded goes along.
    window.press(NONE, Key::ArrowRight);
    window.has("Nothing on the map connects the evidence with this thesis.");
    window.press(NONE, Key::Escape);
    assert!(!window.shows("Nothing on the map connects the evidence with this thesis."));
    window.press(NONE, Key::ArrowLeft);
    window.press(NONE, Key::Enter);
    window.click("because: (step not rated)");
    assert!(!window.shows("Sort by thesis A"), "the map is shown");
    assert_eq!(window.desk().selection.lead(), Some(id("r-river")));
}

#[test]
fn tab_leads_into_what_is_unfolded_and_escape_back_to_the_table() {
    let mut window = matrix_of(&Bridge::new());
    go_to(&mut window, &cell(RIVER, "A: consistent"));
    window.press(NONE, Key::Enter);
    window.press(NONE, Key::Tab);
    assert!(window.is_focused("Fold up"));
    window.press(NONE, Key::Tab);
    assert!(window.is_focused("Set to very inconsistent"));
    window.press(NONE, Key::Escape);
    assert!(!window.shows("Fold up"));
    assert!(window.is_focused(&format!("Matrix. {}", cell(RIVER, "A: consistent"))));
    // Folded up, Tab goes from cell to cell.
    window.press(NONE, Key::Tab);
    window.has(&format!("Matrix. {}", cell(RIVER, "B: no bearing")));
}

#[test]
fn what_was_set_by_hand_is_kept_apart_and_taken_away() {
    let mut window = matrix_of(&Bridge::new());
    go_to(&mut window, &cell(RIVER, "A: consistent"));
    window.press(NONE, Key::Enter);
    window.click("Set to very inconsistent");
    window.has(&cell(RIVER, "A: very inconsistent, set by hand"));
    window.has_containing(
        "Very inconsistent: set by hand, for everybody. From the map follows: consistent.",
    );
    window.click("Take away what was set by hand for everybody");
    window.has(&cell(RIVER, "A: consistent"));
    assert_eq!(overrides(&window), []);
}

#[test]
fn a_sum_unfolds_into_what_adds_to_it() {
    let mut window = matrix_of(&Bridge::new());
    window.click("Inconsistency of B: 1.0");
    window.has("What adds to it");
    window.has(&format!("1.00: {COMPANY}"));
}

#[test]
fn headings_sort_and_rows_keep_their_places_while_one_edits() {
    let mut window = matrix_of(&Bridge::new());
    let top = |window: &Window, row: &str| window.rect(row).top();
    assert!(top(&window, RIVER) < top(&window, COMPANY));
    window.click("Sort by thesis B");
    assert!(top(&window, RIVER) > top(&window, COMPANY));
    // The same heading again: the other way round.
    window.click("Sort by thesis B");
    assert!(top(&window, RIVER) < top(&window, COMPANY));
    window.click("Sort by thesis B");
    assert!(top(&window, RIVER) > top(&window, COMPANY));
    // The river now tells more, and stays where it is.
    window.click("Sort by tells apart");
    assert!(top(&window, RIVER) < top(&window, COMPANY));
    go_to(&mut window, &cell(COMPANY, "A: no bearing"));
    window.type_text("5");
    assert!(top(&window, RIVER) < top(&window, COMPANY));
    window.click("Sort again");
    assert!(top(&window, RIVER) > top(&window, COMPANY));
}

#[test]
fn words_sources_and_chips_filter_the_rows() {
    let mut window = matrix_of(&Bridge::new());
    window.fill("Filter evidence by text", "company");
    assert!(!window.shows(RIVER));
    window.has(COMPANY);
    window.fill("Filter evidence by text", "xyzzy");
    window.has("No row fits what is asked for above.");
    window.click("Show all rows");
    window.has(RIVER);
    window.click("Filter evidence by source");
    window.click("Letter");
    assert!(!window.shows(RIVER));
    window.click("Clear");
    window.click("Not rated 2");
    window.has(RIVER);
}

#[test]
fn marked_cells_and_the_whole_table_are_copied_for_a_spreadsheet() {
    let mut window = matrix_of(&Bridge::new());
    go_to(&mut window, &cell(RIVER, "A: consistent"));
    assert_eq!(window.copy(), "consistent");
    window.press(CTRL, Key::A);
    let text = window.copy();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(
        lines[0],
        "Evidence\tQuote\tSource\tA. The flood damaged it.\tB. The toll was in dispute.\t\
         Diagnosticity\tCredible\tRelevant"
    );
    assert!(lines[1].starts_with(
        "The river ran over it.\tThe river stood a foot above the deck\tLog\tconsistent\tno bearing\t0.500"
    ));
    assert_eq!(lines.len(), 3);
}

#[test]
fn the_matrix_is_saved_as_csv() {
    let mut window = matrix_of(&Bridge::new());
    window.ask_for(Action::Run(Command::ExportMatrix));
    let path = window.folder().join("matrix.csv");
    window.fill("Path", path.to_str().unwrap());
    window.press(NONE, Key::Enter);
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.starts_with("Why was the bridge closed?"), "{text}");
    assert!(
        text.contains("b-river") && text.contains("b-company"),
        "{text}"
    );
}

#[test]
fn what_one_would_expect_is_asked_for_and_written_down() {
    let mut window = matrix_of(&Bridge::new());
    window.has("Expected, not found yet");
    window.click("Add what one would find if B were true");
    window.type_text("A bill for the toll.");
    window.press(NONE, Key::Enter);
    let expects = |window: &Window| {
        let map = window.desk().map();
        map.claim(id("c-toll")).unwrap().expects.clone()
    };
    assert_eq!(expects(&window), ["A bill for the toll."]);
    window.press(NONE, Key::Escape);
    window.click("Expected if B were true: A bill for the toll.");
    window.press(CTRL, Key::A);
    window.type_text("A complaint.");
    window.press(NONE, Key::Enter);
    assert_eq!(expects(&window), ["A complaint."]);
    window.click("Found, or not expected after all: A complaint.");
    assert!(expects(&window).is_empty());
    window.press(CTRL, Key::Z);
    assert_eq!(expects(&window), ["A complaint."]);
}

#[test]
fn evidence_that_bears_on_nothing_stands_out() {
    let bridge = Bridge::new();
    let mut window = matrix_of(&bridge);
    window.make(Edit::Remove {
        ids: vec![id("b-company")],
        below: contend::edit::Below::Keep,
    });
    window.click("1 piece of evidence bears on no thesis");
    window.click("Bears on no thesis: “It was the company that raised it”");
    assert_eq!(window.desk().selection.lead(), Some(id("u-company")));
    // A thesis without evidence has no merit of having nothing against it.
    assert!(window.count("Inconsistency of B: 0") > 0);
    window.click("Inconsistency of B: 0");
    window.has_containing("No evidence bears on this thesis");
}

#[test]
fn a_test_says_what_follows() {
    let mut window = matrix_of(&Bridge::new());
    window.make(Edit::SetTest {
        backing: id("b-river"),
        test: Some(ProcessTest::Hoop),
        outcome: Some(Outcome::Failed),
    });
    let row = format!("{RIVER}, test: hoop, failed");
    go_to(&mut window, &row);
    window.press(NONE, Key::Enter);
    window.has("Failed: The claim is ruled out: it needed this.");
}

#[test]
fn without_a_question_or_a_rival_the_view_says_what_to_do() {
    let (_folder, path) = map_with_a_claim();
    let mut window = Window::opening(&path);
    window.press(ALT, Key::Num4);
    window.has_containing("this map asks none yet");
    window.has("Add question");
    let question = Id::random(Kind::Question);
    window.make(Edit::AddQuestion {
        id: question,
        text: "Why?".into(),
    });
    window.has_containing("Nothing competes to answer this question yet");
    let claim = window.claim("A claim");
    window.make(Edit::AddThesis {
        question,
        claim: ClaimRef::Existing(claim),
        place: Place::Last,
    });
    window.has_containing("One thesis alone has no rival");
    window.click("Add thesis");
    let map = window.desk().map();
    assert_eq!(map.question(question).unwrap().theses.len(), 2);
    window.press(ALT, Key::Num4);
    window.has_containing("No evidence bears on these theses yet.");
    window.has("Give reasons on the map");
}

#[test]
fn another_question_is_chosen_from_a_list() {
    let mut window = matrix_of(&Bridge::new());
    window.make(Edit::AddQuestion {
        id: id("q-who"),
        text: "Who closed it?".into(),
    });
    window.click("Question");
    window.click("Who closed it?");
    window.has_containing("Nothing competes to answer this question yet");
}
