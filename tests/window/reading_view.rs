//! The reading view: a document in the middle of the window, its contents, and a
//! search through all documents.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where something is missing"
)]

use egui::Key;

use crate::gui::reading::{Bridge, LOG};
use crate::gui::{ALT, CTRL_SHIFT, NONE, SHIFT, Window, id};
use contend::ui::{Action, View};

/// A text of three parts under headings, each far below the one before.
fn parts() -> String {
    let paragraph = "Nobody crossed, and the next day was like it to the hour. ".repeat(6);
    let part = |title: &str| format!("{title}\n\n{}", format!("{paragraph}\n\n").repeat(20));
    let parts = ["The Flood", "The Toll", "The Ferry"].map(part);
    parts.concat() + LOG
}

#[test]
fn a_source_clicked_in_the_list_opens_in_the_middle() {
    let bridge = Bridge::new();
    let mut window = bridge.with_both();
    window.press(ALT, Key::Num2);
    let page = window.rect("Document text");
    assert!(page.left() > 250.0, "{page:?}");
    assert_eq!(window.count("Document text"), 1, "it is in one place only");
    window.click_containing("Log, The ferryman’s log");
    window.has_containing("Two piers had moved");
    window.click_containing("Letter, A letter to the council");
    window.has_containing("The council has never asked");
    window.press(ALT, Key::Num1);
    let page = window.rect("Document text");
    assert!(page.right() < 400.0, "back in the panel: {page:?}");
    window.has_containing("The council has never asked");
}

#[test]
fn words_are_quoted_in_the_middle_as_in_the_panel() {
    let bridge = Bridge::new();
    let mut window = bridge.with_log();
    window.press(ALT, Key::Num2);
    let at = window.start_of("Two piers had moved");
    window.triple_click_at(at);
    window.press(NONE, Key::Q);
    window.has("Quote, 0 claims rest on it: “Two piers had moved by morning.”");
    window.has("2 verified");
}

#[test]
fn keys_of_the_canvas_do_nothing_while_one_reads() {
    let bridge = Bridge::new();
    let mut window = bridge.with_log();
    window.ask_for(Action::Select(id("c-flood")));
    window.press(ALT, Key::Num1);
    assert!(window.canvas_has_keyboard());
    let before = window.desk().map().clone();
    window.press(ALT, Key::Num2);
    assert!(!window.canvas_has_keyboard());
    for key in [Key::Delete, Key::U, Key::F, Key::H, Key::Enter] {
        window.press(NONE, key);
    }
    assert_eq!(*window.desk().map(), before);
    assert!(!window.shows("Map canvas"));
}

#[test]
fn the_contents_lead_to_their_headings() {
    let bridge = Bridge::new();
    let mut window = Window::opening(&bridge.map);
    window.drop_files(&[&bridge.text("log.txt", &parts())]);
    window.press(ALT, Key::Num2);
    window.has_containing("paragraph 1 of");
    window.has("Contents");
    window.click("The Ferry");
    window.has_containing("paragraph 41 of");
    window.click("Fold contents and search");
    assert!(!window.shows("Contents"));
    window.has_containing("paragraph 41 of");
    window.click("Show contents and search");
    window.click("The Toll");
    window.has_containing("paragraph 21 of");
}

#[test]
fn the_place_in_the_text_goes_along_to_the_middle_and_back() {
    let bridge = Bridge::new();
    let mut window = Window::opening(&bridge.map);
    window.drop_files(&[&bridge.text("log.txt", &parts())]);
    let read = Action::Read {
        source: id("s-log"),
        quote: Some(id("u-river")),
    };
    window.ask_for(read);
    window.has_containing("paragraph 61 of");
    window.press(ALT, Key::Num2);
    window.has_containing("paragraph 6");
    let passage = window.rect_containing("Quote, 1 claim rests on it");
    assert!(window.rect("Document text").contains(passage.center()));
    window.press(ALT, Key::Num1);
    window.rect_containing("Quote, 1 claim rests on it");
}

#[test]
fn words_are_found_in_all_documents_and_opened() {
    let bridge = Bridge::new();
    let mut window = bridge.with_both();
    window.press(CTRL_SHIFT, Key::F);
    assert!(window.is_focused("Find in all documents"));
    window.type_text("the toll");
    window.has("1 place in 1 document");
    window.fill("Find in all documents", "toll");
    window.has("2 places in 2 documents");
    window.has("Log, 1 found");
    window.has("Letter, 1 found");
    window.click_containing("…sent a boy to the town. On the fourth day");
    window.has_containing("Two piers had moved");
    window.has("Quote the selected words");
    window.fill("Find in all documents", "nowhere to be found");
    window.has("Nothing found in any document.");
    window.click("Clear the search");
    window.has("Contents");
}

#[test]
fn enter_goes_from_hit_to_hit_through_all_documents() {
    let bridge = Bridge::new();
    let mut window = bridge.with_both();
    window.press(CTRL_SHIFT, Key::F);
    window.type_text("toll");
    window.press(NONE, Key::Enter);
    window.has_containing("The council has never asked");
    window.press(NONE, Key::Enter);
    window.has_containing("Two piers had moved");
    window.press(SHIFT, Key::Enter);
    window.has_containing("The council has never asked");
    assert!(window.is_focused("Find in all documents"));
}

#[test]
fn font_size_and_width_of_reading_are_kept() {
    let bridge = Bridge::new();
    let mut window = bridge.with_log();
    window.press(ALT, Key::Num2);
    let before = window.rect_containing("Two piers had moved");
    window.click("Font and size for reading");
    window.has("14.5 points, as the interface");
    window.click("Larger text");
    window.click("Larger text");
    window.has("17.5 points");
    window.click("Wide");
    window.click("Sans");
    let after = window.rect_containing("Two piers had moved");
    assert!(
        after.width() > before.width() + 20.0,
        "{before:?} {after:?}"
    );
    let preferences = window.folder().join("preferences");
    let text = std::fs::read_to_string(preferences.join("preferences.ron")).unwrap();
    for kept in ["points: 17.5", "line_width: \"wide\"", "font: \"sans\""] {
        assert!(text.contains(kept), "{kept} is not in {text}");
    }
    let mut again = Window::with_preferences(&preferences);
    again.open(&bridge.map);
    again.ask_for(Action::Show(View::Read));
    again.drop_files(&[&bridge.text("log.txt", LOG)]);
    again.click("Font and size for reading");
    again.has("17.5 points");
    again.click("As the interface");
    again.has("14.5 points, as the interface");
}

#[test]
fn without_a_text_the_excerpts_stand_in_the_middle() {
    let bridge = Bridge::new();
    let mut window = Window::opening(&bridge.map);
    window.press(ALT, Key::Num2);
    window.click_containing("Log, The ferryman’s log");
    window.has_containing("the document itself is not at hand");
    window.has("Excerpt: The river stood a foot above the deck");
    let at = window.rect("Attach text…");
    assert!(at.left() > 250.0 && at.center().y < 400.0, "{at:?}");
}

#[test]
fn a_pdf_shows_its_pages_beside_its_text() {
    let bridge = Bridge::new();
    let mut window = Window::opening(&bridge.map);
    let paper = format!(
        "{}/tests/documents/pdf/page-labels.pdf",
        env!("CARGO_MANIFEST_DIR")
    );
    window.ask_for(Action::Attach {
        paths: vec![paper.into()],
        to: Some(id("s-log")),
    });
    window.press(ALT, Key::Num2);
    window.click_containing("Log, The ferryman’s log");
    window.has("Document text");
    window.has("Page i as it was printed");
    assert!(!window.shows("Drawing the page…"), "it is drawn");
    assert!(!window.shows_containing("cannot be drawn"));
    let page = window.rect("Page i as it was printed");
    assert!(
        page.height() > page.width() && page.left() > 250.0,
        "{page:?}"
    );
    window.click("Next page");
    window.has("Page ii as it was printed");
    window.has_containing("p. ii · paragraph");
}
