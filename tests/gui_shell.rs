//! The window around the map, as a person uses it: by names and keys.

mod gui;

use egui::Key;

use contend::ui::Tone;
use gui::{CTRL, CTRL_SHIFT, Window, map_with_a_claim};

#[test]
fn a_sample_opens_as_a_copy_from_the_welcome_screen() {
    let mut window = Window::new();
    window.click("Open sample: Why do the Taliban not act against the TTP?");
    let desk = window.desk();
    assert_eq!(
        desk.map().header().title,
        "Why do the Taliban not act against the TTP?"
    );
    assert_eq!(desk.place.path, None);
    assert!(!desk.session.is_dirty());
    window.has("Why do the Taliban not act against the TTP?");
    window.click("New tab");
    window.has("Start a map of your own");
}

#[test]
fn a_template_is_a_map_to_go_on_with() {
    let mut window = Window::new();
    window.click("Question with two rival theses");
    assert_eq!(window.desk().map().claims().len(), 6);
    window.has("2 theses, 6 claims, 0 quotes from 0 sources");
    window.has("Not in a file yet");
}

#[test]
fn the_palette_finds_commands_and_says_why_not() {
    let mut window = Window::new();
    window.click("Empty map");
    window.press(CTRL, Key::K);
    window.type_into("Command or words", "dark");
    window.press(egui::Modifiers::NONE, Key::Enter);
    assert!(window.is_dark());
    window.press(CTRL, Key::K);
    window.type_into("Command or words", "undo");
    window.press(egui::Modifiers::NONE, Key::Enter);
    assert_eq!(
        window.last_notice().title,
        "Undo: There is nothing to undo."
    );
}

#[test]
fn the_menu_shows_every_command_and_the_step_to_undo() {
    let mut window = Window::new();
    window.click("Question with two rival theses");
    window.edit_something();
    window.click("Menu");
    window.click("Edit");
    window.has("Undo rename map");
    window.click("Undo rename map");
    assert!(!window.desk().session.is_dirty());
}

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
fn closing_with_unsaved_work_asks() {
    let mut window = Window::new();
    window.click("Empty map");
    window.edit_something();
    window.press(CTRL, Key::W);
    window.has("Save changes to “My map”?");
    window.press(egui::Modifiers::NONE, Key::Escape);
    window.has("My map, unsaved");
    window.click("Close My map");
    window.click("Don’t save");
    window.has("Start a map of your own");
}

#[test]
fn closing_the_window_keeps_it_open_until_all_is_answered() {
    let mut window = Window::new();
    window.click("Empty map");
    window.edit_something();
    assert!(window.ask_to_close(), "the close is called off");
    window.has("Save changes to “My map”?");
    window.click("Cancel");
    window.has("My map, unsaved");
    assert!(window.ask_to_close());
    window.click("Don’t save");
    assert!(window.was_told_to_close());
    assert!(!window.ask_to_close(), "now it may close");
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
    window.click("Details");
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
fn find_goes_from_hit_to_hit() {
    let mut window = Window::new();
    window.click("Question with two rival theses");
    window.press(CTRL, Key::F);
    window.type_into("Find", "ANSWER");
    window.has("2 found; Enter goes to the first");
    window.press(egui::Modifiers::NONE, Key::Enter);
    window.has("1 of 2 · claim");
    let first = window.desk().selection.lead();
    window.press(egui::Modifiers::NONE, Key::F3);
    window.has("2 of 2 · claim");
    assert_ne!(window.desk().selection.lead(), first);
    window.click("Close find");
}

#[test]
fn preferences_come_back_and_damaged_ones_are_set_aside() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = Window::with_preferences(folder.path());
    window.click("Empty map");
    window.click("Fold the left panel");
    window.press(CTRL, Key::K);
    window.type_into("Command or words", "text: presentation");
    window.press(egui::Modifiers::NONE, Key::Enter);
    drop(window);
    let mut window = Window::with_preferences(folder.path());
    window.click("Empty map");
    window.has("Show the left panel");
    drop(window);
    std::fs::write(folder.path().join("preferences.ron"), "(theme: ").unwrap();
    let window = Window::with_preferences(folder.path());
    assert_eq!(window.last_notice().title, "The settings could not be used");
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
