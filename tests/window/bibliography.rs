//! References in the window: importing, the list, the clipboard.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where something is missing"
)]

use crate::gui::{CTRL, Window};
use contend::edit::Edit;
use contend::model::{Id, Kind, Source};
use contend::ui::{Action, Command, Tone};
use egui::Key;

const BIBTEX: &str = "@book{doe2018, author={Jane Doe}, title={The Quiet Frontier}, \
                      publisher={Indus Press}, year=2018}\n\
                      @book{malik, author={Ayesha Malik}, title={Elsewhere}}\n";

fn with_file(name: &str, text: &str) -> (Window, std::path::PathBuf) {
    let mut window = Window::new();
    window.click("Empty map");
    let path = window.folder().join(name);
    std::fs::write(&path, text).unwrap();
    (window, path)
}

fn titles(window: &Window) -> Vec<String> {
    let sources = window.desk().map().sources().iter();
    let mut titles: Vec<String> = sources.map(|(_, source)| source.title.clone()).collect();
    titles.sort();
    titles
}

#[test]
fn a_dropped_bibliography_becomes_sources_in_one_step() {
    let (mut window, path) = with_file("refs.bib", BIBTEX);
    window.drop_files(&[&path]);
    assert_eq!(titles(&window), ["Elsewhere", "The Quiet Frontier"]);
    let notice = window.last_notice();
    assert_eq!(
        (notice.tone, &*notice.title),
        (Tone::Success, "2 sources imported")
    );
    window.press(CTRL, Key::Z);
    assert!(titles(&window).is_empty());
}

#[test]
fn a_chosen_file_says_what_could_not_be_read_and_keeps_the_rest() {
    let text = format!("{BIBTEX}@book{{torn, title={{Torn}}, year");
    let (mut window, path) = with_file("refs.bib", &text);
    window.ask_for(Action::Run(Command::ImportReferences));
    window.fill("Path", path.to_str().unwrap());
    window.click("Import");
    assert_eq!(titles(&window).len(), 2);
    let notice = window.last_notice();
    assert_eq!(notice.tone, Tone::Warning);
    assert_eq!(notice.title, "2 sources imported; 1 problem in the file");
    assert!(
        notice.details.contains("Line 3, torn:"),
        "{}",
        notice.details
    );
}

#[test]
fn what_the_map_has_is_filled_in_only_with_a_yes() {
    let (mut window, path) = with_file("refs.bib", BIBTEX);
    let id = Id::random(Kind::Source);
    window.make(Edit::AddSource {
        id,
        source: Source {
            title: "The quiet frontier".into(),
            date: "2018".into(),
            publisher: "Mine".into(),
            ..Source::default()
        },
    });
    window.drop_files(&[&path]);
    window.has("Import the bibliography?");
    window.has_containing("authors");
    window.click("Cancel");
    assert_eq!(titles(&window), ["The quiet frontier"]);
    window.drop_files(&[&path]);
    window.click("Import and fill in");
    assert_eq!(titles(&window), ["Elsewhere", "The quiet frontier"]);
    let record = window.desk().map().source(id).unwrap().clone();
    assert_eq!(record.authors, ["Jane Doe"]);
    assert_eq!(record.publisher, "Mine");
    assert_eq!(window.last_notice().title, "1 source imported; 1 filled in");
}

#[test]
fn the_list_follows_the_style_and_leads_to_the_record() {
    let (mut window, path) = with_file("refs.bib", BIBTEX);
    window.drop_files(&[&path]);
    window.ask_for(Action::Run(Command::References));
    window.has("Doe, J. (2018). The Quiet Frontier. Indus Press.");
    window.click("MLA");
    window.has("Doe, Jane. The Quiet Frontier. Indus Press, 2018.");
    window.click("Copy");
    assert_eq!(window.last_notice().title, "2 references are copied");
    window.click_containing("Elsewhere. Missing: no date");
    assert!(!window.shows("Close references"));
    let lead = window.desk().selection.lead().unwrap();
    assert_eq!(window.desk().map().source(lead).unwrap().title, "Elsewhere");
    window.has("Reference, in MLA");
    window.has_containing("Malik, Ayesha. Elsewhere.");
}

#[test]
fn the_style_is_remembered() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = Window::with_preferences(folder.path());
    window.ask_for(Action::Run(Command::CiteChicagoNotes));
    let kept = std::fs::read_to_string(folder.path().join("preferences.ron")).unwrap();
    assert!(kept.contains("chicago-notes"), "{kept}");
}

#[test]
fn seldom_fields_are_shown_when_asked_for() {
    let (mut window, path) = with_file("refs.bib", BIBTEX);
    window.drop_files(&[&path]);
    let id = window.desk().map().sources().ids().next().unwrap();
    window.ask_for(Action::Select(id));
    assert!(!window.shows("Edition"));
    window.click("More fields…");
    window.has("Edition");
    window.click("Fewer fields");
    assert!(!window.shows("Edition"));
}
