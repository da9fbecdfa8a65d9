//! Files as a person meets them: opening, saving, attaching, dropping.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where something is missing"
)]

use egui::Key;

use crate::gui::{CTRL, CTRL_SHIFT, Window, map_with_a_claim};
use contend::ui::Tone;

#[test]
fn saving_asks_for_a_place_and_the_dot_goes() {
    let mut window = Window::new();
    window.click("Question with two rival theses");
    window.edit_something();
    window.has("My map, unsaved");
    window.press(CTRL, Key::S);
    let path = window.folder().join("saved.ron");
    window.fill("Path", path.to_str().unwrap());
    window.click("Save here");
    window.has("My map");
    window.has("Saved");
    assert_eq!(
        contend::file::read(&path).unwrap().map,
        *window.desk().map()
    );
    assert_eq!(window.last_notice().title, "Saved as saved.ron");
}

#[test]
fn enter_saves_while_closing() {
    let path = map_with_a_claim();
    let mut window = Window::opening(&path.1);
    window.edit_something();
    window.press(CTRL, Key::W);
    window.press(egui::Modifiers::NONE, Key::Enter);
    window.has("Start a map of your own");
    assert_eq!(
        contend::file::read(&path.1).unwrap().map.header().title,
        "My map"
    );
}

#[test]
fn a_path_that_is_typed_opens_a_map() {
    let (folder, path) = map_with_a_claim();
    let mut window = Window::new();
    window.press(CTRL_SHIFT, Key::O);
    window.fill("Path", &format!("{}/", folder.path().display()));
    window.press(egui::Modifiers::NONE, Key::ArrowDown);
    window.press(egui::Modifiers::NONE, Key::Enter);
    window.wait();
    assert_eq!(window.desk().place.path, path.canonicalize().ok());
    window.click("New tab");
    window.has("map");
}

#[test]
fn a_broken_map_opens_only_with_a_yes() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("broken.ron");
    let text = "(format: 1, claims: {\"c-a\": (text: \"A\")}, reasons: {\"r-a\": (target: \
                \"c-a\", stance: \"for\", premises: [\"c-gone\"])})";
    std::fs::write(&path, text).unwrap();
    let mut window = Window::opening(&path);
    window.has("Repair the map?");
    window.has_containing("Line 1:");
    window.click("Cancel");
    window.has("Start a map of your own");
    let mut window = Window::opening(&path);
    window.click("Repair and open");
    assert!(window.desk().session.is_dirty());
    assert!(window.last_notice().title.contains("save to keep it"));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
}

#[test]
fn a_file_that_is_no_map_is_an_error_with_details() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bad.ron");
    std::fs::write(&path, "(format: 1, claims: {").unwrap();
    let mut window = Window::opening(&path);
    let notice = window.last_notice();
    assert_eq!(notice.tone, Tone::Error);
    assert!(notice.details.contains("line 1"), "{}", notice.details);
    window.has("Hide details");
    window.click("Dismiss notice");
    window.click("Menu");
    window.click("Help");
    window.click("Notices");
    window.has("Close notices");
    window.has(&notice.title);
}

#[test]
fn a_file_that_changed_on_disk_is_not_written_over_by_accident() {
    let (_folder, path) = map_with_a_claim();
    let mut window = Window::opening(&path);
    window.edit_something();
    std::fs::write(&path, "(format: 1)").unwrap();
    window.press(CTRL, Key::S);
    window.has("The file has changed on disk");
    window.click("Cancel");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "(format: 1)");
    window.press(CTRL, Key::S);
    window.click("Overwrite");
    assert!(!window.desk().session.is_dirty());
}

#[test]
fn a_newer_format_is_shown_and_not_changed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("newer.ron");
    std::fs::write(&path, "(format: 2, title: \"From the future\")").unwrap();
    let mut window = Window::opening(&path);
    window.has("Read-only");
    window.edit_something();
    assert_eq!(
        window.last_notice().title,
        "This map cannot be changed here"
    );
    assert_eq!(window.desk().map().header().title, "From the future");
}

#[test]
fn texts_find_their_sources_and_saving_links_them() {
    let folder = tempfile::tempdir().unwrap();
    let words = "The means exist, and they were used against a rival group last year.";
    std::fs::write(
        folder.path().join("ghazi.txt"),
        format!("Some words. {words} More."),
    )
    .unwrap();
    std::fs::write(
        folder.path().join("other.txt"),
        "Nothing that anybody quotes.",
    )
    .unwrap();
    let path = folder.path().join("map.ron");
    let text = format!(
        "(format: 1, title: \"Sources\", sources: {{\"s-a\": (title: \"Policy\", short: \
         \"Ghazi\")}}, quotes: {{\"u-a\": (source: \"s-a\", exact: \"{words}\")}})"
    );
    std::fs::write(&path, text).unwrap();
    let mut window = Window::opening(&path);
    window.drop_files(&[folder.path()]);
    let notice = window.last_notice();
    assert!(
        notice.title.contains("The text of Ghazi is attached"),
        "{}",
        notice.title
    );
    assert!(
        notice.title.contains("other.txt matched nothing"),
        "{}",
        notice.title
    );
    window.has("1 verified");
    window.press(CTRL, Key::S);
    let saved = contend::file::read(&path).unwrap().map;
    let (_, source) = saved.sources().iter().next().unwrap();
    assert_eq!(source.file, "ghazi.txt");
    assert_eq!(source.hash.len(), 64);
    // Opened again, the text is at hand without a word and without an edit.
    let window = Window::opening(&path);
    window.has("1 verified");
    assert!(!window.desk().session.is_dirty());
}

#[test]
fn tabs_are_gone_through_by_key_and_files_open_once() {
    let (_folder, path) = map_with_a_claim();
    let mut window = Window::opening(&path);
    window.click("New tab");
    window.click("Empty map");
    window.press(CTRL, Key::PageDown);
    assert!(window.desk().place.path.is_some());
    window.press(CTRL, Key::PageUp);
    assert!(window.desk().place.path.is_none());
    window.open(&path);
    assert!(window.desk().place.path.is_some());
    assert_eq!(window.tab_count(), 2);
    window.press(CTRL, Key::W);
    window.open_at_once(&[&path, &path]);
    assert_eq!(window.tab_count(), 2);
}

#[test]
fn a_file_that_is_read_only_asks_for_another_name() {
    let (folder, path) = map_with_a_claim();
    let mut permissions = std::fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(&path, permissions).unwrap();
    let mut window = Window::opening(&path);
    window.has("Read-only");
    window.edit_something();
    window.press(CTRL, Key::S);
    window.has("Save the map as");
    let copy = folder.path().join("copy.ron");
    window.fill("Path", copy.to_str().unwrap());
    window.press(egui::Modifiers::NONE, Key::Enter);
    assert_eq!(window.desk().place.path, copy.canonicalize().ok());
    assert!(!window.desk().session.is_dirty());
}

#[test]
fn a_picture_goes_on_the_selected_claim() {
    let (folder, path) = map_with_a_claim();
    let picture = folder.path().join("border.png");
    image::DynamicImage::new_rgb8(40, 30)
        .save(&picture)
        .unwrap();
    let mut window = Window::opening(&path);
    let claim = window.desk().map().claims().ids().next().unwrap();
    window.ask_for(contend::ui::Action::AttachPicture {
        path: picture,
        to: claim,
    });
    let map = window.desk().map();
    assert_eq!(
        map.claim(claim).unwrap().picture.as_ref().unwrap().alt,
        "border"
    );
    window.ask_for(contend::ui::Action::AttachPicture { path, to: claim });
    assert_eq!(window.last_notice().title, "The picture was not added");
}

#[test]
fn dropped_maps_open_and_dropped_texts_need_a_map() {
    let (folder, path) = map_with_a_claim();
    let text = folder.path().join("text.txt");
    std::fs::write(&text, "Some words.").unwrap();
    let mut window = Window::new();
    window.hover_files(&[&path]);
    window.hover_files(&[]);
    window.drop_files(&[&text]);
    assert_eq!(
        window.last_notice().title,
        "Open a map first, then drop its texts"
    );
    window.drop_files(&[&path]);
    assert_eq!(window.desk().place.path, path.canonicalize().ok());
    window.drop_files(&[&text]);
    assert_eq!(window.last_notice().title, "“text” is a new source");
}

#[test]
fn texts_that_were_attached_once_are_found_for_other_maps() {
    let folder = tempfile::tempdir().unwrap();
    let preferences = tempfile::tempdir().unwrap();
    let sample = &contend::samples::samples()[0];
    let map = contend::file::parse(sample.text, std::path::Path::new("x"))
        .unwrap()
        .map;
    let source = map.sources_in_order()[0];
    let words: Vec<&str> = (map.quotes_of(source).iter())
        .map(|quote| map.quote(*quote).unwrap().exact.as_str())
        .collect();
    let text = folder.path().join(&map.source(source).unwrap().file);
    std::fs::write(&text, words.join("\n\n")).unwrap();
    let mut window = Window::with_preferences(preferences.path());
    window.click(&format!("Open sample: {}", sample.title));
    assert!(window.desk().documents.text(source).is_none());
    window.drop_files(&[&text]);
    assert!(window.desk().documents.text(source).is_some());
    assert!(
        !window.desk().session.is_dirty(),
        "a copy without a file is not altered"
    );
    drop(window);
    let mut window = Window::with_preferences(preferences.path());
    window.click(&format!("Open sample: {}", sample.title));
    assert!(window.desk().documents.text(source).is_some());
}

#[test]
fn a_file_that_is_gone_is_forgotten() {
    let preferences = tempfile::tempdir().unwrap();
    let (folder, path) = map_with_a_claim();
    let mut window = Window::with_preferences(preferences.path());
    window.open(&path);
    window.press(CTRL, Key::W);
    window.click("map");
    window.press(CTRL, Key::W);
    drop(folder);
    window.click("map");
    assert_eq!(window.last_notice().title, "map.ron: There is no such file");
    window.has("Or drop a map file on this window.");
}
