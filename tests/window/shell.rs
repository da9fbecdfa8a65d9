//! The window around the map, as a person uses it: by names and keys.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where something is missing"
)]

use egui::Key;

use crate::gui::{CTRL, CTRL_SHIFT, NONE, SHIFT, Window};

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
    window.has("2 theses, 6 claims");
    window.has("Not in a file yet");
}

#[test]
fn the_palette_finds_commands_and_says_why_not() {
    let mut window = Window::new();
    window.click("Empty map");
    window.press(CTRL, Key::K);
    window.type_into("Command or words", "dark");
    window.press(NONE, Key::Enter);
    assert!(window.is_dark());
    window.press(CTRL, Key::K);
    window.type_into("Command or words", "undo");
    window.press(NONE, Key::Enter);
    assert_eq!(
        window.last_notice().title,
        "Undo: There is nothing to undo."
    );
}

#[test]
fn help_and_palette_take_each_others_place() {
    let mut window = Window::new();
    window.click("Empty map");
    window.press(CTRL, Key::K);
    window.has("Command or words");
    window.press(NONE, Key::F1);
    window.has("Close help");
    assert!(!window.shows("Command or words"));
    window.press(CTRL, Key::K);
    window.has("Command or words");
    assert!(!window.shows("Close help"));
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
fn closing_with_unsaved_work_asks() {
    let mut window = Window::new();
    window.click("Empty map");
    window.edit_something();
    window.press(CTRL, Key::W);
    window.has("Save changes to “My map”?");
    window.press(NONE, Key::Escape);
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
fn find_goes_from_hit_to_hit() {
    let mut window = Window::new();
    window.click("Question with two rival theses");
    window.press(CTRL, Key::F);
    window.type_into("Find", "ANSWER");
    window.has("2 found; Enter goes to the first");
    window.press(NONE, Key::Enter);
    window.has("1 of 2 · claim");
    let first = window.desk().selection.lead();
    window.press(NONE, Key::F3);
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
    window.press(NONE, Key::Enter);
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
fn f6_goes_from_pane_to_pane() {
    let mut window = Window::new();
    window.click("Question with two rival theses");
    for pane in ["Inspector", "Left panel"] {
        window.press(NONE, Key::F6);
        assert!(window.is_focused(pane), "{pane}");
    }
    window.press(NONE, Key::F6);
    assert!(!window.is_focused("Left panel"));
    window.press(SHIFT, Key::F6);
    assert!(window.is_focused("Left panel"));
}

#[test]
fn undo_selects_what_it_put_back() {
    let mut window = Window::new();
    window.click("Question with two rival theses");
    let thesis = window
        .desk()
        .map()
        .questions()
        .iter()
        .next()
        .unwrap()
        .1
        .theses[0];
    let below = contend::edit::Below::Remove;
    window.make(contend::edit::Edit::Remove {
        ids: vec![thesis],
        below,
    });
    assert!(!window.desk().map().contains(thesis));
    window.press(CTRL, Key::Z);
    assert!(window.desk().selection.contains(thesis));
    window.press(CTRL_SHIFT, Key::Z);
    assert!(
        window
            .desk()
            .selection
            .ids()
            .iter()
            .all(|id| window.desk().map().contains(*id))
    );
}

#[test]
fn the_keyboard_goes_where_one_works() {
    let mut window = Window::new();
    window.click("Question with two rival theses");
    assert!(window.canvas_has_keyboard(), "after opening");
    window.press(CTRL, Key::K);
    assert!(!window.canvas_has_keyboard());
    window.press(NONE, Key::Escape);
    assert!(window.canvas_has_keyboard(), "after a dialog");
    window.press(CTRL_SHIFT, Key::Num2);
    assert!(!window.canvas_has_keyboard(), "the outline has it");
    window.press(NONE, Key::F6);
    assert!(window.canvas_has_keyboard(), "after the last pane");
}

#[test]
fn a_map_fills_the_screen_until_nothing_is_left_to_let_go_of() {
    let mut window = Window::new();
    window.click("Open sample: A security dilemma?");
    window.press(CTRL, Key::A);
    assert!(!window.desk().selection.ids().is_empty());
    assert!(!window.fills_screen_after(Key::Home));
    assert!(window.fills_screen_after(Key::F11));
    assert!(
        window.fills_screen_after(Key::Escape),
        "it lets go of the cards first"
    );
    assert!(window.desk().selection.ids().is_empty());
    assert!(!window.fills_screen_after(Key::Escape));
    assert!(window.fills_screen_after(Key::F11));
    assert!(!window.fills_screen_after(Key::F11));
}

#[test]
fn a_tooltip_goes_when_something_opens_over_it() {
    let mut window = Window::new();
    window.click("Open sample: A security dilemma?");
    let told = "Whose ratings count, by which standard, on what evidence";
    let chip = window.rect_containing("Ratings: ");
    window.hover_at(chip.center());
    for _ in 0..80 {
        window.wait();
    }
    assert!(window.shows(told));
    window.press(CTRL, Key::K);
    assert!(!window.shows(told));
}
