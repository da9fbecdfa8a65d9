//! From a document to the map: texts, the reader, and words dragged onto cards.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where something is missing"
)]

mod words;

use std::collections::BTreeMap;
use std::path::Path;

use contend::edit::keeping;
use contend::model::{Id, Map, Quote, Stance};
use contend::ui::Action;
use egui::Key;

use crate::gui::reading::{Bridge, LETTER, LETTER_WORDS, LOG, LOG_WORDS};
use crate::gui::{CTRL, NONE, SHIFT, Window};

/// What the quoted words are called where they stand in the reader.
const HIGHLIGHT: &str = "Quote, 1 claim rests on it: “The river stood a foot above the deck”";

fn quotes(map: &Map) -> Vec<Quote> {
    let quotes = map.quotes().iter().map(|(_, quote)| Quote::clone(quote));
    quotes.collect()
}

fn quiet(window: &mut Window) {
    if window.shows("Dismiss notice") {
        window.click("Dismiss notice");
    }
}

#[test]
fn a_dropped_text_finds_its_source_and_its_quotes_are_verified() {
    let bridge = Bridge::new();
    let mut window = Window::opening(&bridge.map);
    window.has("Log, The ferryman’s log, 1 quote, text not at hand");
    window.has(&format!("For, Log, no document: “{LOG_WORDS}”"));
    window.has("texts not at hand");
    window.drop_files(&[&bridge.text("log.txt", LOG)]);
    window.has("Log, The ferryman’s log, 1 quote, text at hand");
    window.has(&format!("For, Log, exact: “{LOG_WORDS}”"));
    window.has(&format!("Against, Letter, no document: “{LETTER_WORDS}”"));
    window.has("1 verified");
    window.has("1 without text");
    assert!(!window.shows("exact"), "nothing is selected yet");
    window.select_card("Claim: The river ran over it.");
    window.has("exact");
    window.has("Log, par. 1");
}

#[test]
fn a_chip_opens_the_reader_at_the_passage() {
    let bridge = Bridge::new();
    let before = "Nothing happened on this day, and the next was like it. ".repeat(6);
    let text = format!("{before}\n\n").repeat(60) + LOG + &format!("\n\n{before}").repeat(60);
    let mut window = Window::opening(&bridge.map);
    window.drop_files(&[&bridge.text("log.txt", &text)]);
    window.has("1 verified");
    window.has_containing("paragraph 1 of 124");
    assert!(!window.shows(HIGHLIGHT), "the passage is far below");
    window.click(&format!("For, Log, exact: “{LOG_WORDS}”"));
    window.has_containing("paragraph 61 of 124");
    let page = window.rect("Document text");
    let passage = window.rect(HIGHLIGHT);
    assert!((100.0..800.0).contains(&passage.center().y), "{passage:?}");
    assert!(page.contains(passage.center()));
    let lead = window.desk().selection.lead();
    assert_eq!(lead, Some(window.claim("The river ran over it.")));
    // A click on the passage shows what rests on it.
    window.click(HIGHLIGHT);
    window.has("1 claim rests on this quote");
}

#[test]
fn a_dropped_folder_gives_each_source_the_text_that_holds_its_quotes() {
    let bridge = Bridge::new();
    // Names say nothing: what the texts hold decides.
    bridge.text("1.txt", LETTER);
    bridge.text("2.txt", LOG);
    bridge.text("3.txt", "Nothing that anybody quotes.");
    let mut window = Window::opening(&bridge.map);
    window.drop_files(&[&bridge.texts]);
    let said = window.last_notice().title;
    assert!(said.starts_with("2 documents matched: "), "{said}");
    assert!(said.contains("3.txt matched nothing"), "{said}");
    window.has("2 verified");
    window.has(&format!("For, Log, exact: “{LOG_WORDS}”"));
    window.has(&format!("Against, Letter, exact: “{LETTER_WORDS}”"));
    window.click("Letter, A letter to the council, 1 quote, text at hand");
    window.has_containing("The council has never asked");
}

#[test]
fn a_changed_word_is_never_verified() {
    let bridge = Bridge::new();
    let changed = LOG.replace("a foot above the deck", "an inch above the deck");
    let text = bridge.text("changed.txt", &changed);
    let mut window = Window::opening(&bridge.map);
    window.click("Log, The ferryman’s log, 1 quote, text not at hand");
    window.click("Attach text…");
    window.fill("Path", text.to_str().unwrap());
    window.press(NONE, Key::Enter);
    window.has("Log, The ferryman’s log, 1 quote, 1 to look at, text at hand");
    window.has("1 to look at");
    assert!(!window.shows_containing(" verified"));
    for state in ["exact", "normalised", "elided"] {
        let chip = format!("For, Log, {state}: “{LOG_WORDS}”");
        assert!(!window.shows(&chip), "{chip}");
    }
    window.select_card("Claim: The river ran over it.");
    let quote = window.desk().map().quotes_of(source(&window, "Log"))[0];
    let state = window.desk().documents.state(quote).unwrap();
    assert!(!state.is_verified(), "{state:?}");
    window.has(state.label());
    window.has(&format!("For, Log, {}: “{LOG_WORDS}”", state.label()));
}

fn source(window: &Window, label: &str) -> Id {
    let sources = window.desk().map().sources();
    let found = sources.iter().find(|(_, source)| source.label() == label);
    found.expect("a source of that name").0
}

#[test]
fn without_the_text_the_maps_own_excerpts_are_shown_as_such() {
    let bridge = Bridge::new();
    let mut window = Window::opening(&bridge.map);
    window.click("Log, The ferryman’s log, 1 quote, text not at hand");
    window.has("Excerpts quoted in this map; the document itself is not at hand.");
    window.has(&format!("Excerpt: {LOG_WORDS}"));
    assert!(!window.shows("Document text"));
    // A chip leads to the excerpt.
    window.click(&format!("Against, Letter, no document: “{LETTER_WORDS}”"));
    window.has(&format!("Excerpt: {LETTER_WORDS}"));
    assert!(!window.shows(&format!("Excerpt: {LOG_WORDS}")));
    // With the text it is the text that is read.
    window.drop_files(&[&bridge.text("letter.txt", LETTER)]);
    window.has("Document text");
    assert!(!window.shows_containing("Excerpts quoted in this map"));
}

#[test]
fn a_chip_without_its_text_leads_to_an_excerpt_far_down() {
    let sample = &contend::samples::samples()[3];
    let mut window = Window::new();
    window.click(&format!("Open sample: {}", sample.title));
    let map = window.desk().map().clone();
    let source = map.sources_in_order()[2];
    let last = *map.quotes_of(source).last().unwrap();
    let backing = map.backings_with(last)[0];
    window.ask_for(Action::Reveal(map.backing(backing).unwrap().claim));
    let words = &map.quote(last).unwrap().exact;
    let label = map.source(source).unwrap().label();
    window.click(&format!("For, {label}, no document: “{words}”"));
    let excerpt = window.rect(&format!("Excerpt: {words}"));
    let below = window
        .rect_containing("Excerpts quoted in this map")
        .bottom();
    assert!(excerpt.top() > below, "{excerpt:?}");
    assert!(excerpt.bottom() < 790.0, "{excerpt:?}");
}

/// Everything a new user does with the fourth map, and all of it there afterwards.
#[test]
fn the_whole_walk() {
    let folder = tempfile::tempdir().unwrap();
    let sample = &contend::samples::samples()[3];
    let mut window = Window::new();
    window.click(&format!("Open sample: {}", sample.title));
    let untouched = window.desk().map().clone();

    // A thesis with two reasons and an objection, by keyboard.
    window.press(NONE, Key::T);
    window.type_text("Nobody has asked them to in earnest.");
    window.press(NONE, Key::Tab);
    window.type_text("What was asked for was a truce.");
    window.press(CTRL, Key::Enter);
    window.type_text("No price was named.");
    window.press(NONE, Key::Enter);
    window.press(NONE, Key::ArrowUp);
    window.press(SHIFT, Key::Tab);
    window.type_text("Demands were put in writing.");
    window.press(NONE, Key::Enter);
    window.has("Thesis E: Nobody has asked them to in earnest.");
    let thesis = window.claim("Nobody has asked them to in earnest.");
    let map = window.desk().map();
    let stances: Vec<Stance> = (map.reasons_on(thesis).into_iter())
        .map(|reason| map.reason(reason).unwrap().stance.clone())
        .collect();
    assert_eq!(stances, [Stance::For, Stance::For, Stance::Against]);

    // A text of the map's second source, with a sentence that nobody quotes yet.
    let read = untouched.sources_in_order()[1];
    let label = untouched.source(read).unwrap().label().to_owned();
    let words = "The envoy came back with a promise and no date.";
    let mut paragraphs = vec![format!("{words} Nothing more was said of it.")];
    for quote in untouched.quotes_of(read) {
        paragraphs.push(untouched.quote(quote).unwrap().exact.clone());
    }
    let path = folder.path().join("envoy.txt");
    std::fs::write(&path, paragraphs.join("\n\n")).unwrap();
    window.drop_files(&[&path]);
    quiet(&mut window);
    window.has(&format!("{} verified", untouched.quotes_of(read).len()));
    let card = window.rect("Thesis E: Nobody has asked them to in earnest.");
    window.drag_sentence("The envoy came back", card.center(), NONE);
    window.has(&format!("{} verified", untouched.quotes_of(read).len() + 1));
    let rests = window.rests_on(thesis);
    assert_eq!(rests, [(Stance::For, words.to_owned())]);

    // Saved, closed, opened again.
    window.press(CTRL, Key::S);
    let saved = folder.path().join("walk.ron");
    window.fill("Path", saved.to_str().unwrap());
    window.click("Save here");
    window.has("Saved");
    let before = window.desk().map().clone();
    window.press(CTRL, Key::W);
    window.has("Start a map of your own");
    window.open(&saved);
    let map = window.desk().map();
    // Beside what was made, the file says how the map looked.
    let as_made = keeping(map, &BTreeMap::new(), |_| true);
    assert!(as_made == before, "something was lost");
    assert_eq!(window.rests_on(thesis), rests);
    let (claims, made) = (untouched.claims().len(), map.claims().len());
    assert_eq!(made, claims + 4);
    assert_eq!(quotes(map).len(), quotes(&untouched).len() + 1);
    window.has(&format!("{} verified", untouched.quotes_of(read).len() + 1));
    assert!(!window.desk().session.is_dirty());
    window.press(CTRL, Key::F);
    window.type_into("Find", "in earnest");
    window.press(NONE, Key::Enter);
    window.has("Thesis E: Nobody has asked them to in earnest.");
    window.has(&format!("For, {label}, exact: “{words}”"));
    // The samples stay as they are.
    let again = contend::file::parse(sample.text, Path::new(sample.file_name)).unwrap();
    assert_eq!(again.map, untouched);
}
