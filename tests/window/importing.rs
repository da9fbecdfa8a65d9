//! Documents on their way into a map, and what is told of them afterwards.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where something is missing"
)]

use std::fs;
use std::path::Path;
use std::time::Duration;

use egui::Key;

use crate::gui::reading::{Bridge, LETTER, LOG, LOG_WORDS};
use crate::gui::{CTRL, NONE, Window};
use contend::document::{Limits, Reader};
use contend::model::{Id, Source};
use contend::ui::{Action, Command, Options, Tone};

/// A document that nothing in the map is quoted from.
const WEIR: &str = "The weir\n\nThe water stood at the upper mark for nine days, and the miller \
     kept the sluice shut for as long. Nobody downstream was told of it, though a boy was sent to \
     the ferry with a note that never came there.\n";

fn source(window: &Window, label: &str) -> (Id, Source) {
    let sources = window.desk().map().sources();
    let found = sources.iter().find(|(_, source)| source.label() == label);
    let (id, source) = found.unwrap_or_else(|| panic!("no source is called {label}"));
    (id, source.as_ref().clone())
}

fn count(window: &Window) -> usize {
    window.desk().map().sources().len()
}

fn select(window: &mut Window, label: &str) {
    let (id, _) = source(window, label);
    window.ask_for(Action::Select(id));
}

#[test]
fn a_dropped_document_of_no_source_becomes_one_in_one_step() {
    let bridge = Bridge::new();
    let weir = bridge.text("weir.txt", WEIR);
    let mut window = Window::opening(&bridge.map);
    let before = window.desk().map().clone();
    window.drop_files(&[&weir]);
    assert_eq!(window.last_notice().title, "“The weir” is a new source");
    window.has("The weir, 0 quotes, text at hand");
    let (id, record) = source(&window, "The weir");
    assert_eq!(record.file, "texts/weir.txt");
    assert_eq!(record.hash.len(), 64);
    assert_eq!(record.file_hash.len(), 64);
    assert_eq!(
        window.desk().selection.lead(),
        Some(id),
        "its record is shown"
    );
    let undo = window.desk().session.history().undo_label();
    assert_eq!(undo, Some("add documents"));
    window.press(CTRL, Key::Z);
    assert_eq!(*window.desk().map(), before);
}

#[test]
fn the_same_document_dropped_again_goes_to_its_source() {
    let bridge = Bridge::new();
    let weir = bridge.text("weir.txt", WEIR);
    let copy = bridge.text("another-name.txt", WEIR);
    let mut window = Window::opening(&bridge.map);
    window.drop_files(&[&weir, &copy]);
    assert_eq!(count(&window), 3, "one new source for both");
    window.drop_files(&[&weir]);
    assert_eq!(count(&window), 3);
}

#[test]
fn files_of_a_folder_that_match_nothing_are_offered_and_not_added() {
    let bridge = Bridge::new();
    bridge.text("log.txt", LOG);
    bridge.text("weir.txt", WEIR);
    bridge.text("README.md", "Where these texts are from.");
    let mut window = Window::opening(&bridge.map);
    window.drop_files(&[&bridge.texts]);
    window.has("1 verified");
    assert_eq!(count(&window), 2);
    window.has("2 files match no source");
    window.click("README.md");
    window.click("Add as sources");
    assert_eq!(count(&window), 3);
    window.has("The weir, 0 quotes, text at hand");
    assert!(!window.shows("2 files match no source"));
}

#[test]
fn files_that_are_offered_can_be_left_out() {
    let bridge = Bridge::new();
    bridge.text("weir.txt", WEIR);
    let mut window = Window::opening(&bridge.map);
    window.drop_files(&[&bridge.texts]);
    window.click("Leave them out");
    assert!(!window.shows_containing("no source"));
    assert_eq!(count(&window), 2);
}

#[test]
fn files_that_cannot_be_read_are_listed_with_what_to_do() {
    let bridge = Bridge::new();
    let empty = bridge.text("empty.txt", "");
    let picture = bridge.texts.join("scan.pdf");
    fs::write(&picture, b"\xFF\xD8\xFF\xE0\0\x10JFIF").unwrap();
    let huge = bridge.texts.join("huge.pdf");
    fs::File::create(&huge).unwrap().set_len(500 << 20).unwrap();
    let mut window = Window::opening(&bridge.map);
    window.drop_files(&[&empty, &picture, &huge]);
    window.has("3 files could not be read");
    window.has("empty.txt is empty. Choose a file with text in it.");
    window.has_containing("scan.pdf looks like a picture");
    window.has_containing("huge.pdf is larger than 64 MB. Split it");
    window.click("Dismiss: huge.pdf");
    window.has("2 files could not be read");
    window.click("Dismiss: scan.pdf");
    fs::write(&empty, WEIR).unwrap();
    window.click("Try again: empty.txt");
    assert!(!window.shows_containing("could not be read."));
    window.has("The weir, 0 quotes, text at hand");
}

#[cfg(unix)]
#[test]
fn reading_that_takes_long_says_so_and_can_be_stopped() {
    let bridge = Bridge::new();
    let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/misbehaving/hangs.sh");
    let reader = Reader::Process {
        program,
        limits: Limits::default(),
    };
    let page = bridge.text("weir.html", "<!doctype html><p>The water stood high.</p>");
    let other = bridge.text("other.html", "<!doctype html><p>The water fell.</p>");
    let mut window = Window::reading_with(reader, &bridge.map);
    window.drop_without_waiting(&[&page, &other]);
    window.let_pass(Duration::from_millis(700));
    window.has("Reading other.html, 1 of 2");
    window.click_meanwhile("Stop");
    window.wait();
    assert_eq!(window.last_notice().title, "Reading was stopped");
    assert_eq!(count(&window), 2);
    assert!(!window.shows_containing("could not be read"));
}

#[test]
fn documents_are_read_by_a_process_of_the_program_itself() {
    let bridge = Bridge::new();
    let reader = Reader::Process {
        program: env!("CARGO_BIN_EXE_contend").into(),
        limits: Limits::default(),
    };
    let page = format!("<!doctype html><body><p>{LOG}</p></body>");
    let page = bridge.text("log.html", &page);
    let mut window = Window::reading_with(reader, &bridge.map);
    window.drop_files(&[&page]);
    window.has("1 verified");
}

#[test]
fn the_clipboard_becomes_a_source_with_its_text_in_the_map() {
    let bridge = Bridge::new();
    let mut window = Window::opening(&bridge.map);
    let before = window.desk().map().clone();
    window.run_command(Command::SourceFromClipboard);
    window.paste(WEIR);
    window.has("New source from clipboard");
    window.fill("Title of the source", "What the miller did");
    window.click("Add source");
    let (id, record) = source(&window, "What the miller did");
    assert_eq!(record.embedded.unwrap().text.concat(), WEIR);
    assert!(window.desk().documents.text(id).is_some());
    window.press(CTRL, Key::Z);
    assert_eq!(*window.desk().map(), before);
}

#[test]
fn an_empty_clipboard_is_said_to_be_so() {
    let bridge = Bridge::new();
    let mut window = Window::opening(&bridge.map);
    window.run_command(Command::SourceFromClipboard);
    window.paste("  \n");
    assert_eq!(
        window.last_notice().title,
        "There is no text on the clipboard"
    );
    assert_eq!(count(&window), 2);
}

#[test]
fn a_text_kept_in_the_map_needs_its_file_no_more() {
    let bridge = Bridge::new();
    let mut window = bridge.with_log();
    select(&mut window, "Log");
    window.click("Keep text in the map");
    window.has_containing("Text kept in the map");
    window.save();
    fs::remove_dir_all(&bridge.texts).unwrap();
    let preferences = tempfile::tempdir().unwrap();
    let mut window = Window::with_preferences(preferences.path());
    window.open(&bridge.map);
    window.has("1 verified");
    assert!(!window.desk().session.is_dirty());
    // There is nothing to link to, and the only copy stays.
    select(&mut window, "Log");
    window.click("Link to the file instead");
    assert_eq!(
        window.last_notice().title,
        "There is no file to link Log to"
    );
    assert!(source(&window, "Log").1.embedded.is_some());
}

#[test]
fn a_text_that_makes_the_map_large_is_kept_in_it_only_after_asking() {
    let bridge = Bridge::new();
    let (log, weir) = (bridge.text("log.txt", LOG), bridge.text("weir.txt", WEIR));
    // Either text alone is short enough.
    let longer = LOG.len().max(WEIR.len()) as u64;
    let mut window = Window::start_with(Options {
        open: vec![bridge.map.clone()],
        large_map_bytes: longer,
        ..Options::default()
    });
    window.drop_files(&[&log, &weir]);
    let keep = |window: &mut Window, label: &str| {
        select(window, label);
        window.ask_for(Action::Run(Command::KeepText));
    };
    keep(&mut window, "Log");
    assert!(source(&window, "Log").1.embedded.is_some());
    keep(&mut window, "The weir");
    window.has("Keep this long text in the map?");
    window.click("Cancel");
    assert!(source(&window, "The weir").1.embedded.is_none());
    keep(&mut window, "The weir");
    window.click("Keep it in the map");
    assert!(source(&window, "The weir").1.embedded.is_some());
    let undo = window.desk().session.history().undo_label();
    assert_eq!(undo, Some("keep text in the map"));
}

#[test]
fn a_text_is_taken_out_of_the_map_where_its_file_is_at_hand() {
    let bridge = Bridge::new();
    let mut window = bridge.with_log();
    let linked = source(&window, "Log").1;
    select(&mut window, "Log");
    window.run_command(Command::KeepText);
    assert!(source(&window, "Log").1.embedded.is_some());
    window.run_command(Command::LinkText);
    assert_eq!(source(&window, "Log").1, linked);
    window.has("1 verified");
}

#[test]
fn everything_is_collected_into_one_file_that_stands_alone() {
    let bridge = Bridge::new();
    let mut window = bridge.with_log();
    let before = window.desk().map().clone();
    let elsewhere = tempfile::tempdir().unwrap();
    let copy = elsewhere.path().join("to-send.ron");
    window.run_command(Command::CollectTexts);
    window.fill("Path", copy.to_str().unwrap());
    window.press(NONE, Key::Enter);
    let notice = window.last_notice();
    assert!(
        notice
            .title
            .starts_with("to-send.ron holds the map and 1 text"),
        "{}",
        notice.title
    );
    assert!(notice.details.contains("Letter"), "{}", notice.details);
    assert_eq!(*window.desk().map(), before, "the map itself is as it was");
    let preferences = tempfile::tempdir().unwrap();
    let mut window = Window::with_preferences(preferences.path());
    window.open(&copy);
    window.has("1 verified");
    window.has(&format!("For, Log, exact: “{LOG_WORDS}”"));
}

#[test]
fn a_file_that_was_moved_is_found_by_its_hash_and_its_link_mended() {
    let bridge = Bridge::new();
    let mut window = bridge.with_log();
    window.save();
    let deeper = bridge.texts.join("1871");
    fs::create_dir(&deeper).unwrap();
    fs::rename(bridge.texts.join("log.txt"), deeper.join("ferry.txt")).unwrap();
    bridge.text("other.txt", WEIR);
    let preferences = tempfile::tempdir().unwrap();
    let mut window = Window::with_preferences(preferences.path());
    window.open(&bridge.map);
    window.has("1 verified");
    assert_eq!(source(&window, "Log").1.file, "texts/1871/ferry.txt");
    assert!(window.last_notice().title.contains("link was mended"));
    window.press(CTRL, Key::Z);
    assert_eq!(source(&window, "Log").1.file, "texts/log.txt");
}

#[test]
fn a_text_that_changed_is_reported_and_nothing_is_anchored_anew() {
    let bridge = Bridge::new();
    let log = bridge.text("log.txt", LOG);
    let mut window = Window::opening(&bridge.map);
    window.drop_files(&[&log]);
    window.save();
    let before = window.desk().map().clone();
    // Edited in another program: the quoted words are gone.
    let changed = LOG.replace("a foot above the deck", "two feet under the deck");
    fs::write(&log, changed).unwrap();
    window.come_back();
    window.has("The text of Log has changed");
    window.has_containing("1 ");
    let notice = window.last_notice();
    assert_eq!(notice.tone, Tone::Warning);
    assert!(
        notice.title.starts_with("The text of Log has changed: 1 "),
        "{}",
        notice.title
    );
    assert_eq!(*window.desk().map(), before, "nothing is altered");
    window.click("Accept as the new text of Log");
    let accepted = source(&window, "Log").1;
    assert_ne!(accepted.hash, source_of(&before, "Log").hash);
    assert!(!window.shows("The text of Log has changed"));
    assert_eq!(
        window.desk().session.history().undo_label(),
        Some("accept text")
    );
    let quotes = |map: &contend::model::Map| map.quotes().clone();
    assert_eq!(quotes(window.desk().map()), quotes(&before));
}

fn source_of(map: &contend::model::Map, label: &str) -> Source {
    let found = map.sources().iter().find(|(_, s)| s.label() == label);
    found.unwrap().1.as_ref().clone()
}

#[test]
fn a_change_that_leaves_the_quotes_alone_says_how_they_fared() {
    let bridge = Bridge::new();
    let mut window = bridge.with_log();
    window.save();
    let changed = format!("Kept by the ferryman in the year of the flood.\n\n{LOG}");
    bridge.text("log.txt", &changed);
    let mut window = Window::opening(&bridge.map);
    window.has("The text of Log has changed");
    window.has_containing("1 still in place");
    window.click("Leave the text of Log");
    assert!(!window.shows("The text of Log has changed"));
    assert!(!window.desk().session.is_dirty());
    // Opened again, it is told again.
    let window = Window::opening(&bridge.map);
    window.has("The text of Log has changed");
}

#[test]
fn saving_does_not_take_a_changed_text_for_the_quoted_one() {
    let bridge = Bridge::new();
    let mut window = bridge.with_log();
    window.save();
    let quoted = source(&window, "Log").1.hash;
    bridge.text("log.txt", &LOG.replace("three days", "four days"));
    let mut window = Window::opening(&bridge.map);
    window.edit_something();
    window.save();
    assert_eq!(source(&window, "Log").1.hash, quoted);
}

#[test]
fn the_right_button_on_a_source_offers_what_its_text_needs() {
    let bridge = Bridge::new();
    let letter = bridge.text("letter.txt", LETTER);
    let mut window = bridge.with_log();
    window.drop_files(&[&letter]);
    let row = window.rect("Log, The ferryman’s log, 1 quote, text at hand");
    window.right_click_at(row.center());
    window.has("Read the file again");
    window.click("Keep text in the map");
    assert!(source(&window, "Log").1.embedded.is_some());
    assert!(source(&window, "Letter").1.embedded.is_none());
}
