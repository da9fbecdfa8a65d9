//! Who else says so: from a claim to passages of other documents, and to quotes.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where something is missing"
)]

use egui::Key;

use crate::gui::reading::{Bridge, LOG};
use crate::gui::{CTRL, NONE, Window};
use contend::model::Stance;

/// A passage of the log that the map does not quote, as a screen reader has it.
const TOLL_HOUSE: &str = "Passage, Log, par. 3: “On the fourth day the toll house was locked.”";
/// One of the letter, with the words that the map quotes against the claim.
const COMPANY: &str = "Passage, Letter, par. 1";

/// What stands behind the claim about the toll: stance and words.
fn behind_toll(window: &Window) -> Vec<(Stance, String)> {
    window.rests_on(window.claim("The toll was in dispute."))
}

/// Both texts at hand, the claim about the toll selected, and asked who else says so.
fn asked() -> (Bridge, Window) {
    let bridge = Bridge::new();
    let mut window = bridge.with_both();
    window.select_card("Thesis B: The toll was in dispute.");
    window.press(NONE, Key::W);
    (bridge, window)
}

#[test]
fn passages_of_all_documents_are_listed_and_the_quoted_one_is_marked() {
    let (_bridge, window) = asked();
    window.has_containing("Passages of 2 documents");
    window.has(TOLL_HOUSE);
    window.has_containing(COMPANY);
    assert!(
        !window.shows_containing("The ferry took the mail"),
        "it shares no word"
    );
    assert!(
        !window.shows("Text of the claim"),
        "the list is in its place"
    );
    assert!(window.is_focused(TOLL_HOUSE) != window.is_focused(COMPANY));
}

#[test]
fn a_passage_opens_in_the_reader_with_its_words_selected() {
    let (_bridge, mut window) = asked();
    window.click(TOLL_HOUSE);
    window.has_containing("On the fourth day the toll house was locked. No reason");
    window.has("Quote the selected words");
    window.press(NONE, Key::Q);
    let quoted = window.desk().map().quotes().iter();
    let words: Vec<&str> = quoted.map(|(_, quote)| quote.exact.as_str()).collect();
    assert!(
        words.contains(&"On the fourth day the toll house was locked."),
        "{words:?}"
    );
}

#[test]
fn quoting_puts_whole_sentences_behind_the_claim_in_one_step() {
    for (button, stance) in [
        ("Quote for", Stance::For),
        ("Quote against", Stance::Against),
    ] {
        let (_bridge, mut window) = asked();
        let before = window.desk().map().clone();
        let words = "On the fourth day the toll house was locked.".to_owned();
        window.click(&format!("{button}: “{words}”"));
        let behind = behind_toll(&window);
        assert!(behind.contains(&(stance, words)), "{behind:?}");
        window.has(
            "Passage, Log, par. 3, already quoted: “On the fourth day the toll house was locked.”",
        );
        window.press(CTRL, Key::Z);
        assert_eq!(*window.desk().map(), before, "one step takes it all back");
        window.has(TOLL_HOUSE);
    }
}

#[test]
fn arrows_go_from_passage_to_passage_and_bring_each_into_view() {
    let bridge = Bridge::new();
    let days = (1..=9).map(|day| format!("On day {day} the toll was asked for. It was paid.\n\n"));
    let log = format!("{LOG}\n{}", days.collect::<String>());
    let mut window = Window::opening(&bridge.map);
    window.drop_files(&[&bridge.text("log.txt", &log)]);
    window.select_card("Thesis B: The toll was in dispute.");
    window.press(NONE, Key::W);
    let last = "Passage, Log, par. 13: “On day 9 the toll was asked for.”";
    assert!(window.rect(last).bottom() > 800.0, "it is far below");
    for _ in 0..60 {
        if window.is_focused(last) {
            break;
        }
        window.press(NONE, Key::ArrowDown);
    }
    assert!(window.is_focused(last));
    assert!(
        window.rect(last).bottom() < 800.0,
        "{:?}",
        window.rect(last)
    );
    window.press(NONE, Key::Enter);
    window.has("Quote the selected words");
}

#[test]
fn the_list_follows_the_selection_and_closes_with_escape() {
    let (_bridge, mut window) = asked();
    window.select_card("Claim: The river ran over it.");
    window.has_containing("Passage, Log, par. 1, already quoted: “The river stood");
    assert!(!window.shows(TOLL_HOUSE));
    // With the keyboard on the canvas, Escape is the canvas's.
    window.press(NONE, Key::W);
    window.press(NONE, Key::W);
    window.has_containing("Passage, Log, par. 1, already quoted");
    window.press(NONE, Key::Escape);
    window.has("Text of the claim");
    assert!(window.canvas_has_keyboard());
}

#[test]
fn the_button_in_the_inspector_and_w_do_the_same() {
    let (_bridge, mut window) = asked();
    window.press(NONE, Key::W);
    window.has("Text of the claim");
    window.click("Who else says so?");
    window.has(TOLL_HOUSE);
    window.click("Back to the claim");
    window.has("Text of the claim");
}

#[test]
fn without_documents_it_says_how_to_attach_them() {
    let bridge = Bridge::new();
    let mut window = Window::opening(&bridge.map);
    window.select_card("Thesis B: The toll was in dispute.");
    window.press(NONE, Key::W);
    window.has_containing("None of the map’s sources has its text at hand.");
    window.has("Attach text…");
    window.drop_files(&[&bridge.text("log.txt", LOG)]);
    window.has(TOLL_HOUSE);
}

#[test]
fn where_nothing_is_found_it_says_so() {
    let bridge = Bridge::new();
    let mut window = bridge.with_log();
    let flood = window.claim("The flood damaged it.");
    window.make(contend::edit::Edit::SetText {
        id: flood,
        text: "Zebras graze.".into(),
    });
    window.make(contend::edit::Edit::SetText {
        id: window.claim("The river ran over it."),
        text: "It is so.".into(),
    });
    window.select_card("Thesis A: Zebras graze.");
    window.press(NONE, Key::W);
    window.has_containing("No passage of 1 document shares a telling word");
    window.select_card("Claim: It is so.");
    window.has_containing("no words to look for yet");
}
