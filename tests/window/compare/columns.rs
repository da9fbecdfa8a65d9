//! Which theses are compared: columns are chosen, moved, and follow their tabs.

use egui::{Key, Modifiers};

use super::{Files, lead};
use crate::gui::{ALT, NONE, Window, id};

#[test]
fn two_to_four_theses_are_chosen_also_of_another_question() {
    let mut window = Files::new().bridge();
    window.click("Choose…");
    window.click("C  It was old.");
    window.has("Two of three theses side by side");
    window.click("A  The flood damaged it.");
    window.has("Two of three theses side by side");
    window.click("B  The company closed it.");
    window.has("Three theses side by side, one of another question or map");
    window.press(NONE, Key::Escape);
    // Two of them are called B.
    window.has("Thesis B¹: The toll was in dispute.");
    window.has("Thesis B²: The company closed it.");
    // Nothing of this is a matter of the map.
    assert!(!window.desk().session.is_dirty());
}

#[test]
fn another_question_is_looked_at_and_its_theses_take_the_columns() {
    let mut window = Files::new().bridge();
    window.click("Choose…");
    let choice = window.rect("Who closed it?");
    window.click_at(choice.center(), NONE);
    window.press(NONE, Key::Escape);
    window.has("Thesis A: The council closed it.");
    window.has("Both theses side by side");
    let asked = window.desk().judging.question(window.desk().map());
    assert_eq!(asked, Some(id("q-who")));
}

#[test]
fn columns_change_places_by_key_and_by_dragging() {
    let mut window = Files::new().bridge();
    let left = |window: &Window, thesis: &str| window.rect(thesis).left();
    let (flood, toll) = (
        "Thesis A: The flood damaged it.",
        "Thesis B: The toll was in dispute.",
    );
    assert!(left(&window, flood) < left(&window, toll));
    window.press(Modifiers::ALT, Key::ArrowRight);
    assert!(left(&window, toll) < left(&window, flood));
    window.press(Modifiers::ALT, Key::ArrowLeft);
    assert!(left(&window, flood) < left(&window, toll));
    let (from, to) = (window.rect(flood).center_top(), window.rect(toll).center());
    window.drag(from + egui::vec2(0.0, 6.0), to, NONE);
    assert!(left(&window, toll) < left(&window, flood));
    assert!(!window.desk().session.is_dirty());
}

#[test]
fn theses_of_two_maps_stand_side_by_side_and_each_leads_to_its_own_map() {
    let mut window = Files::new().of_two_maps();
    window.has("Thesis A¹: The flood damaged it.");
    window.has("Thesis A²: High water closed it., of “Another team”");
    window.has_containing("A²: strength .");
    window.has("A² because: The river ran over it!");
    // Told by their words, whatever their ids are.
    window.has("Shared premises: A¹, A²  The river ran over it.");
    let there = window.rect("A² because: The river ran over it!");
    window.double_click_at(there.center());
    assert_eq!(window.desk().title(), "Another team");
    assert_eq!(lead(&window), Some(id("r-w")));
}

#[test]
fn a_column_goes_with_its_tab_and_follows_what_is_edited_there() {
    let mut window = Files::new().of_two_maps();
    window.press(Modifiers::COMMAND, Key::PageUp);
    assert_eq!(window.desk().title(), "Another team");
    window.make(contend::edit::Edit::SetText {
        id: id("c-w"),
        text: "The water rose.".into(),
    });
    window.press(Modifiers::COMMAND, Key::PageDown);
    window.has("A² because: The water rose.");
    window.has("Shared premises: No premise is shared.");
}

#[test]
fn where_there_is_nothing_to_compare_it_says_what_to_do() {
    let files = Files::new();
    let none = files.write("none.ron", "(format: 1, claims: {\"c-a\": (text: \"A\")})");
    let mut window = Window::opening(&none);
    window.press(ALT, Key::Num5);
    window.has_containing("This map asks no question yet.");
    window.click("Add question");
    assert_eq!(window.desk().map().questions().len(), 1);
    let one = "(format: 1, questions: {\"q-a\": (text: \"Q?\", theses: [\"c-a\"])}, \
               claims: {\"c-a\": (text: \"Alone\")})";
    let mut window = Window::opening(&files.write("one.ron", one));
    window.press(ALT, Key::Num5);
    window.has("Thesis A: Alone");
    window.has_containing("One thesis alone has nothing to be compared with");
    window.click("Add thesis");
    let question = window.desk().map().question(id("q-a")).unwrap().clone();
    assert_eq!(question.theses.len(), 2);
}
