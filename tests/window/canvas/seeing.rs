//! What is in view: panning, zooming, folding, focus, and the way back.

use egui::{Key, PointerButton, vec2};

use super::typed;
use crate::gui::{CTRL, NONE, Window};

#[test]
fn folding_keeps_the_folded_card_in_view() {
    let mut window = Window::new();
    window.click("Open sample: A security dilemma?");
    let thesis = "Thesis A: Pakistan and the Taliban are in a classic, symmetric security dilemma.";
    window.press(NONE, Key::ArrowDown);
    window.press(NONE, Key::ArrowDown);
    window.has(thesis);
    window.press(NONE, Key::H);
    window.has(thesis);
    window.press(NONE, Key::H);
    window.has(thesis);
}

#[test]
fn the_bar_of_the_focus_view_covers_no_card() {
    let mut window = Window::new();
    window.click("Open sample: A security dilemma?");
    for key in [Key::ArrowDown, Key::ArrowDown, Key::ArrowRight] {
        window.press(NONE, key);
    }
    // With the side panels folded it is the height that the picture has to fit.
    window.press(CTRL, Key::B);
    window.press(CTRL, Key::I);
    window.press(CTRL, Key::Period);
    let bar = window.rect("Show everything").bottom();
    let question =
        "Question: Are Pakistan and the Taliban caught in a security dilemma, and of which kind?";
    let top = window.rect(question).top();
    assert!(
        top > bar,
        "the question begins at {top}, the bar ends at {bar}"
    );
}

#[test]
fn the_wheel_pans_and_with_ctrl_zooms_at_the_pointer() {
    let mut window = typed();
    let before = window.rect("Claim: Seen");
    window.scroll_at(before.center(), vec2(0.0, 60.0), NONE);
    let panned = window.rect("Claim: Seen");
    assert!((panned.center() - before.center() - vec2(0.0, 60.0)).length() < 3.0);
    let pointer = panned.center();
    window.scroll_at(pointer, vec2(0.0, 40.0), CTRL);
    let zoomed = window.rect("Claim: Seen");
    assert!(zoomed.width() > panned.width() * 1.02);
    assert!(
        (zoomed.center() - pointer).length() < 3.0,
        "the place under the pointer moved"
    );
}

#[test]
fn the_middle_button_and_space_drag_the_picture() {
    let mut window = typed();
    let before = window.rect("Claim: Seen").center();
    let empty = window.rect("Map canvas").left_bottom() + vec2(160.0, -30.0);
    window.drag_with(empty, empty - vec2(50.0, 30.0), PointerButton::Middle, NONE);
    let after = window.rect("Claim: Seen").center();
    assert!(
        (after - before + vec2(50.0, 30.0)).length() < 3.0,
        "{:?}",
        after - before
    );
}

#[test]
fn focus_shows_two_links_around_and_back_again() {
    let mut window = typed();
    window.select_card("Claim: Seen");
    window.press(NONE, Key::Tab);
    window.type_text("One");
    window.press(NONE, Key::Tab);
    window.type_text("Two");
    window.press(NONE, Key::Tab);
    window.type_text("Three");
    window.press(NONE, Key::Enter);
    window.press(CTRL, Key::Period);
    window.has("Claim: One");
    assert!(!window.shows("Thesis B: No"));
    window.click("Show everything");
    window.has("Thesis B: No");
}

#[test]
fn back_and_forward_lead_through_what_one_looked_at() {
    let mut window = typed();
    window.select_card("Claim: Seen");
    window.select_card("Thesis B: No");
    window.press(CTRL, Key::OpenBracket);
    assert_eq!(window.desk().selection.lead(), Some(window.claim("Seen")));
    window.press(CTRL, Key::CloseBracket);
    assert_eq!(window.desk().selection.lead(), Some(window.claim("No")));
}

#[test]
fn the_whole_map_can_be_asked_for_as_soon_as_it_is_open() {
    let map = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/maps/competing-explanations.ron"
    );
    let mut window = Window::opening(std::path::Path::new(map));
    assert!(window.canvas_has_keyboard());
    window.press(CTRL, Key::Num1);
    assert!(window.shows("100%"), "its words can be read");
    window.press(CTRL, Key::Num0);
    assert!(!window.shows("100%"), "and now all of it is there");
}

#[test]
fn a_map_that_a_thread_lays_out_is_in_view_once_it_is_there() {
    let map = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/maps/competing-explanations.ron"
    );
    let window = Window::laying_out_on_threads(std::path::Path::new(map));
    assert!(window.shows_containing("Question: "), "it is in view");
    assert!(!window.shows_containing("Laying out"), "and nothing waits");
}
