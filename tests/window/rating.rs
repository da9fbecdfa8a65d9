//! Rating by one key, and what the inspector says of how things stand.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where something is missing"
)]

use egui::Key;

use crate::gui::reading::Bridge;
use crate::gui::{CTRL, NONE, SHIFT, Window, id};
use contend::edit::Edit;
use contend::model::{Finite, Id, Outcome, Perspective, ProcessTest, Standard};
use contend::ui::{Action, Command, JudgeAction};

fn rating_of(window: &Window, record: &str) -> Option<f64> {
    let (map, id) = (window.desk().map(), id(record));
    let rating = (map.claim(id).and_then(|it| it.rating))
        .or_else(|| map.reason(id).and_then(|it| it.rating))
        .or_else(|| map.backing(id).and_then(|it| it.rating));
    rating.map(Finite::get)
}

fn select(window: &mut Window, record: &str) {
    window.ask_for(Action::Select(id(record)));
}

/// The bridge, with the keyboard on the canvas.
fn bridge() -> (Bridge, Window) {
    let bridge = Bridge::new();
    let window = Window::opening(&bridge.map);
    (bridge, window)
}

#[test]
fn a_digit_rates_the_selected_card_and_a_word_at_the_card_says_so() {
    let (_bridge, mut window) = bridge();
    select(&mut window, "c-river");
    assert!(!window.shows("Credible"));
    window.press(NONE, Key::Num4);
    assert_eq!(rating_of(&window, "c-river"), Some(0.75));
    assert_eq!(
        window.count("Credible"),
        2,
        "at the card and in the inspector"
    );
    window.press(NONE, Key::Num0);
    assert_eq!(rating_of(&window, "c-river"), None);
    assert_eq!(window.count("Not rated"), 2);
    window.press(CTRL, Key::Z);
    assert_eq!(rating_of(&window, "c-river"), Some(0.75));
}

#[test]
fn all_that_is_selected_is_rated_in_the_words_of_its_kind_as_one_step() {
    let (_bridge, mut window) = bridge();
    let ids: Vec<Id> = ["c-river", "c-toll", "r-river"].map(id).to_vec();
    window.ask_for(Action::SelectMany { ids, add: false });
    window.press(NONE, Key::Num2);
    window.has("3 rated: Doubtful, Weak");
    for record in ["c-river", "c-toll", "r-river"] {
        assert_eq!(rating_of(&window, record), Some(0.25), "{record}");
    }
    window.press(CTRL, Key::Z);
    for record in ["c-river", "c-toll", "r-river"] {
        assert_eq!(rating_of(&window, record), None, "{record}");
    }
}

#[test]
fn what_has_no_rating_says_what_to_select_instead() {
    let (_bridge, mut window) = bridge();
    select(&mut window, "q-why");
    window.press(NONE, Key::Num3);
    let notice = window.last_notice().title;
    assert!(
        notice.contains("Select a claim, a reason or a quote first."),
        "{notice}"
    );
    select(&mut window, "c-river");
    window.press(SHIFT, Key::Num3);
    let notice = window.last_notice().title;
    assert!(notice.contains("Select a quote"), "{notice}");
}

#[test]
fn ratings_go_to_whom_one_looks_as_and_the_maps_own_stands_beside() {
    let (_bridge, mut window) = bridge();
    select(&mut window, "c-river");
    window.press(NONE, Key::Num4);
    let perspective = Perspective {
        name: "Ministry".into(),
        ..Perspective::default()
    };
    let who = id("p-ministry");
    window.make(Edit::AddPerspective {
        id: who,
        perspective,
    });
    window.ask_for(Action::Judge(JudgeAction::LookFrom(Some(who))));
    window.has("Ministry does not rate it: the map’s own rating counts.");
    window.press(NONE, Key::Num1);
    assert_eq!(
        rating_of(&window, "c-river"),
        Some(0.75),
        "the map's own stays"
    );
    let given = window
        .desk()
        .map()
        .perspective(who)
        .unwrap()
        .ratings
        .get(id("c-river"));
    assert_eq!(given.map(Finite::get), Some(0.0));
    window.has("Rated by Ministry. The map itself: Credible.");
    window.has("Not credible (Ministry)");
    window.ask_for(Action::Judge(JudgeAction::LookFrom(None)));
    window.has("Ministry: Not credible.");
}

#[test]
fn digits_rate_the_quote_card_that_has_the_keyboard() {
    let (_bridge, mut window) = bridge();
    select(&mut window, "c-river");
    window.focus("For: The river stood a foot above the deck");
    window.press(NONE, Key::Num5);
    window.press(SHIFT, Key::Num2);
    let backing = window.desk().map().backing(id("b-river")).unwrap().clone();
    assert_eq!(backing.rating.map(Finite::get), Some(1.0));
    assert_eq!(backing.relevance.map(Finite::get), Some(0.25));
    assert_eq!(
        rating_of(&window, "c-river"),
        None,
        "the claim is left alone"
    );
    window.has("Very reliable, Marginal");
}

#[test]
fn steps_are_chosen_by_click_by_digit_and_for_several_at_once() {
    let (_bridge, mut window) = bridge();
    select(&mut window, "b-river");
    window.click("How much it bears on the claim: Decisive");
    let relevance = |window: &Window| {
        let backing = window.desk().map().backing(id("b-river")).unwrap();
        backing.relevance.map(Finite::get)
    };
    assert_eq!(relevance(&window), Some(1.0));
    window.focus("How much it bears on the claim: Marginal");
    window.press(NONE, Key::Num3);
    assert_eq!(relevance(&window), Some(0.5));
    let ids: Vec<Id> = ["c-river", "c-toll"].map(id).to_vec();
    window.ask_for(Action::SelectMany { ids, add: false });
    window.click("Rating of all: Very credible");
    assert_eq!(rating_of(&window, "c-river"), Some(1.0));
    assert_eq!(rating_of(&window, "c-toll"), Some(1.0));
    window.click("Clear: Rating of all");
    assert_eq!(rating_of(&window, "c-toll"), None);
}

#[test]
fn figures_of_a_thesis_unfold_to_the_quotes_and_lead_to_them() {
    let (_bridge, mut window) = bridge();
    select(&mut window, "c-flood");
    window.has("Verdict: accepted by preponderance");
    assert!(!window.shows_containing("because The river ran over it."));
    window.click_containing("Strength: .");
    window.has("By itself .50, since it is not rated.");
    window.click("Why: The river ran over it.");
    window.click("Why: The river ran over it.");
    window.click_containing("quoted for “The river stood a foot above the deck” (Log)");
    assert_eq!(window.desk().selection.lead(), Some(id("b-river")));
    window.has("Quote behind a claim");
}

#[test]
fn a_record_tells_which_leads_hang_on_it() {
    let (_bridge, mut window) = bridge();
    select(&mut window, "c-river");
    window.has("Thesis A: linchpin, by verdict");
    window.has_containing("Thesis B: would draw level, by verdict");
    window.click("Thesis A: linchpin, by verdict");
    assert_eq!(window.desk().selection.lead(), Some(id("c-flood")));
    window.has_containing("“The river ran over it” is withdrawn");
}

#[test]
fn a_question_says_who_leads_by_each_reading_and_which_proof_it_asks_for() {
    let (_bridge, mut window) = bridge();
    select(&mut window, "q-why");
    window.has("Verdict: A by preponderance");
    window.has("All three readings put A first.");
    window.click("Inconsistency: A at 0");
    window.click("Standard of proof: Preponderance");
    window.click("Clear and convincing");
    let standard = &window.desk().map().question(id("q-why")).unwrap().standard;
    assert_eq!(*standard, Standard::ClearAndConvincing);
    window.has("Verdict: A on clear and convincing grounds");
    window.has("A thesis is accepted if it outweighs each rival by more than a half.");
    let thesis = Edit::RemoveThesis {
        question: id("q-why"),
        claim: id("c-toll"),
    };
    window.make(thesis);
    let alone = "There is one thesis only, so there is nothing to compare it with. Add a rival.";
    window.has(alone);
}

#[test]
fn a_test_is_chosen_with_what_it_means_and_says_what_follows() {
    let (_bridge, mut window) = bridge();
    select(&mut window, "b-river");
    window.click("Kind of test: No test");
    window.click("Hoop");
    window.has("If it fails: the claim is ruled out: it needed this.");
    window.click("Outcome: Passed");
    let backing = window.desk().map().backing(id("b-river")).unwrap().clone();
    assert_eq!(backing.test, Some(ProcessTest::Hoop));
    assert_eq!(backing.outcome, Some(Outcome::Passed));
    window.has("The claim stays in the running; this does not confirm it.");
    select(&mut window, "c-river");
    window.has("Hoop, passed");
    window.press(CTRL, Key::Z);
    window.press(CTRL, Key::Z);
    let backing = window.desk().map().backing(id("b-river")).unwrap();
    assert_eq!((&backing.test, &backing.outcome), (&None, &None));
}

#[test]
fn what_one_would_expect_of_a_thesis_is_written_line_by_line() {
    let (_bridge, mut window) = bridge();
    select(&mut window, "c-toll");
    window.type_into("Expected evidence, one thing per line", "A bill\nA letter");
    let expects = &window.desk().map().claim(id("c-toll")).unwrap().expects;
    assert_eq!(expects, &["A bill", "A letter"]);
    select(&mut window, "c-river");
    assert!(!window.shows("Expected evidence, one thing per line"));
}

#[test]
fn ratings_by_command_work_where_the_canvas_is_not_shown() {
    let (_bridge, mut window) = bridge();
    select(&mut window, "c-river");
    window.ask_for(Action::Run(Command::QuotesView));
    window.ask_for(Action::Select(id("c-river")));
    window.ask_for(Action::Run(Command::Rate(5)));
    assert_eq!(rating_of(&window, "c-river"), Some(1.0));
    assert_eq!(window.last_notice().title, "Very credible");
    window.ask_for(Action::Select(id("b-river")));
    window.ask_for(Action::Run(Command::RateRelevance(4)));
    let backing = window.desk().map().backing(id("b-river")).unwrap();
    assert_eq!(backing.relevance.map(Finite::get), Some(0.75));
}

#[test]
fn a_search_for_what_hangs_on_a_record_ends_where_nobody_looks() {
    let (_bridge, mut window) = bridge();
    let select = Action::Select(id("c-river"));
    // Selected and let go at once: what was begun must not be waited for.
    window.ask_for(select.clone());
    let seen = Edit::SetText {
        id: id("c-river"),
        text: "The river ran over it twice.".into(),
    };
    window.push_both(Action::Edit(seen), Action::ClearSelection);
    assert!(!window.desk().judging.is_busy());
    window.ask_for(select);
    window.has("Thesis A: linchpin, by verdict");
}
