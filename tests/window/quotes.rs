//! Quotes as a person works with them in the whole window: the table, the mending
//! list, other words from the reader, and the table to hand on.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where something is missing"
)]

use egui::Key;

use crate::gui::reading::{Bridge, LOG};
use crate::gui::{ALT, CTRL, CTRL_SHIFT, NONE, Window, id, map_with_a_claim};
use contend::model::Quote;
use contend::quote::{Standing, State};
use contend::ui::{Action, Command};

fn quote(window: &Window, quote: &str) -> Quote {
    window.desk().map().quote(id(quote)).unwrap().clone()
}

/// The bridge with a log in which the quoted words do not stand any more.
fn with_another_log(bridge: &Bridge) -> Window {
    let other = LOG.replace(
        "stood a foot above the deck",
        "was calm, as it had been all year",
    );
    let log = bridge.text("log.txt", &other);
    let mut window = Window::opening(&bridge.map);
    window.ask_for(Action::Attach {
        paths: vec![log],
        to: Some(id("s-log")),
    });
    window
}

#[test]
fn the_view_is_switched_by_key_and_the_table_has_the_keyboard() {
    let bridge = Bridge::new();
    let mut window = bridge.with_log();
    window.press(ALT, Key::Num3);
    window.has_containing("exact: “The river stood a foot above the deck”, Log, behind 1 claim");
    window.press(NONE, Key::ArrowDown);
    window.press(NONE, Key::ArrowDown);
    assert_eq!(window.desk().selection.lead(), Some(id("u-river")));
    // The canvas, which is not to be seen, must not take the key.
    let claims = window.desk().map().claims().len();
    window.press(NONE, Key::Delete);
    assert!(window.desk().map().quote(id("u-river")).is_none());
    assert_eq!(window.desk().map().claims().len(), claims);
    window.press(CTRL, Key::Z);
    assert!(window.desk().map().quote(id("u-river")).is_some());
    assert_eq!(window.desk().map().backings().len(), 2);
}

#[test]
fn the_status_bar_leads_to_the_mending_list() {
    let bridge = Bridge::new();
    let mut window = with_another_log(&bridge);
    window.has("1 to look at");
    window.click("1 to look at");
    window.has("Mend quotes");
    window.has("1 of 1");
    assert_eq!(window.desk().selection.lead(), Some(id("u-river")));
    window.press(NONE, Key::Escape);
    window.has("To look at 1");
    window.press(CTRL_SHIFT, Key::M);
    window.has("Mend quotes");
}

#[test]
fn other_words_are_selected_in_the_reader_and_undone_at_once() {
    let bridge = Bridge::new();
    let mut window = with_another_log(&bridge);
    window.press(CTRL_SHIFT, Key::M);
    let before = quote(&window, "u-river");
    window.press(NONE, Key::R);
    window.has("Select the words for this quote");
    // Q, which quotes words, uses them for this quote.
    let at = window.start_of("Two piers had moved");
    window.triple_click_at(at);
    window.press(NONE, Key::Q);
    let after = quote(&window, "u-river");
    assert_eq!(after.exact, "Two piers had moved by morning.");
    assert_eq!(window.desk().map().quotes().len(), 2, "no second quote");
    let standing = window.desk().documents.standing(id("u-river"));
    assert_eq!(standing, Standing::Found(State::Exact));
    assert!(!window.shows("Select the words for this quote"));
    window.has_containing("All mended or confirmed: 1.");
    window.press(CTRL, Key::Z);
    assert_eq!(quote(&window, "u-river"), before);
}

#[test]
fn selecting_other_words_can_be_called_off() {
    let bridge = Bridge::new();
    let mut window = bridge.with_log();
    window.ask_for(Action::Reselect(id("u-river")));
    window.has("Select the words for this quote");
    window.click("Cancel");
    let at = window.start_of("Two piers had moved");
    window.triple_click_at(at);
    window.press(NONE, Key::Q);
    assert_eq!(window.desk().map().quotes().len(), 3, "a quote of its own");
}

#[test]
fn the_table_is_exported_as_listed() {
    let bridge = Bridge::new();
    let mut window = bridge.with_log();
    window.press(ALT, Key::Num3);
    window.click("Verified 1");
    for (name, start) in [
        ("quotes.csv", "Quote,State,Source,Place,Citation,"),
        ("quotes.md", "| Quote | Citation | State |"),
    ] {
        window.ask_for(Action::Run(Command::ExportQuoteTable));
        let path = window.folder().join(name);
        window.fill("Path", path.to_str().unwrap());
        window.click("Save here");
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.starts_with(start), "{text}");
        assert!(text.contains("The river stood a foot above the deck"));
        assert!(text.contains("Log, par. 1"));
        assert!(!text.contains("the company"), "it is not listed");
        assert_eq!(window.last_notice().title, "1 quote exported");
    }
}

#[test]
fn the_table_is_of_the_map_that_it_was_asked_for() {
    let bridge = Bridge::new();
    let mut window = bridge.with_log();
    window.ask_for(Action::Run(Command::ExportQuoteTable));
    let (_folder, other) = map_with_a_claim();
    window.open(&other);
    let path = window.folder().join("quotes.csv");
    window.fill("Path", path.to_str().unwrap());
    window.click("Save here");
    assert_eq!(window.last_notice().title, "2 quotes exported");
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(
        text.contains("The river stood a foot above the deck"),
        "{text}"
    );
}

#[test]
fn a_table_that_cannot_be_written_is_told_of() {
    let bridge = Bridge::new();
    let mut window = bridge.with_log();
    window.ask_for(Action::Run(Command::ExportQuoteTable));
    let path = window.folder().join("nowhere").join("quotes.csv");
    window.fill("Path", path.to_str().unwrap());
    assert!(!path.exists());
    window.press(NONE, Key::Escape);
    window.ask_for(Action::Run(Command::CopyQuoteTable));
    assert_eq!(
        window.last_notice().title,
        "2 quotes copied as a Markdown table"
    );
}
