//! Claims and their words are typed, and found again where they were left.

use contend::model::Stance;
use egui::{Key, vec2};

use super::{reason_of, typed};
use crate::gui::{CTRL, CTRL_SHIFT, NONE, SHIFT, Window};

#[test]
fn ten_linked_claims_can_be_typed_without_the_mouse() {
    let mut window = Window::new();
    window.click("Empty map");
    window.press(NONE, Key::Tab);
    window.type_text("Why?");
    window.press(NONE, Key::Tab);
    for number in 0..10 {
        window.type_text(&format!("Claim {number}"));
        let (modifiers, key) = match number % 3 {
            0 => (NONE, Key::Tab),
            1 => (SHIFT, Key::Tab),
            _ => (CTRL, Key::Enter),
        };
        window.press(modifiers, key);
    }
    window.press(NONE, Key::Escape);
    window.press(CTRL, Key::Num0);
    let map = window.desk().map();
    assert_eq!(map.claims().len(), 10);
    assert_eq!(map.reasons().len(), 9);
    assert_eq!(map.free_claims().count(), 0);
    window.has("Thesis A: Claim 0");
    window.has("Claim: Claim 9");
}

#[test]
fn what_is_typed_stands_where_the_keys_said() {
    let window = typed();
    let map = window.desk().map();
    let question = map.questions_in_order()[0];
    let theses = &map.question(question).unwrap().theses;
    assert_eq!(theses, &[window.claim("Yes"), window.claim("No")]);
    let stances: Vec<_> = map
        .reasons_on(window.claim("Yes"))
        .into_iter()
        .map(|id| map.reason(id).unwrap().stance.clone())
        .collect();
    assert_eq!(stances, [Stance::For, Stance::Against]);
}

#[test]
fn escape_while_typing_takes_a_new_card_back_and_leaves_an_old_one_as_it_was() {
    let mut window = typed();
    let claims = window.desk().map().claims().len();
    window.press(NONE, Key::Tab);
    window.type_text("Never mind");
    window.press(NONE, Key::Escape);
    assert_eq!(window.desk().map().claims().len(), claims);
    window.select_card("Claim: Seen");
    window.press(NONE, Key::Enter);
    window.type_text("Overwritten");
    window.press(NONE, Key::Escape);
    window.has("Claim: Seen");
}

#[test]
fn enter_edits_the_text_in_its_place_as_one_step() {
    let mut window = typed();
    window.select_card("Claim: Seen");
    window.press(NONE, Key::Enter);
    window.type_text("Seen by many");
    window.press(NONE, Key::Enter);
    window.has("Claim: Seen by many");
    assert_eq!(
        window.desk().session.history().undo_label(),
        Some("edit claim")
    );
    window.press(CTRL, Key::Z);
    window.has("Claim: Seen");
    window.press(CTRL_SHIFT, Key::Z);
    window.has("Claim: Seen by many");
}

#[test]
fn a_double_click_edits_a_card_and_makes_one_on_empty_canvas() {
    let mut window = typed();
    let at = window.rect("Claim: Seen").center();
    window.double_click_at(at);
    window.type_text("Seen twice");
    window.press(NONE, Key::Enter);
    window.has("Claim: Seen twice");
    let empty = window.rect("Map canvas").right_bottom() - vec2(240.0, 60.0);
    window.double_click_at(empty);
    window.type_text("On its own");
    window.press(NONE, Key::Enter);
    let id = window.claim("On its own");
    assert!(window.desk().map().placement(id).unwrap().pin().is_some());
}

#[test]
fn a_branch_is_copied_as_text_and_pasted_under_another_card() {
    let mut window = typed();
    window.select_card("Claim: Seen");
    window.press(NONE, Key::Tab);
    window.type_text("Deeper");
    window.press(NONE, Key::Enter);
    window.select_card("Claim: Seen");
    let text = window.copy();
    assert!(text.starts_with("(\n    format: 1,"), "{text}");
    window.select_card("Thesis B: No");
    window.paste(&text);
    let map = window.desk().map();
    let copies = map
        .claims()
        .iter()
        .filter(|(_, claim)| claim.text == "Deeper")
        .count();
    assert_eq!(copies, 2);
    assert_eq!(map.reasons_on(window.claim("No")).len(), 1);
}

#[test]
fn plain_words_pasted_become_a_claim() {
    let mut window = typed();
    window.select_card("Thesis B: No");
    window.paste("Words from\nsomewhere else");
    window.has("Claim: Words from somewhere else");
}

#[test]
fn duplicate_makes_a_copy_beside_the_branch() {
    let mut window = typed();
    window.select_card("Claim: Seen");
    window.press(CTRL, Key::D);
    let map = window.desk().map();
    assert_eq!(map.reasons_on(window.claim("Yes")).len(), 3);
    assert_eq!(
        window.desk().session.history().undo_label(),
        Some("duplicate")
    );
}

#[test]
fn what_is_typed_before_its_card_is_there_goes_into_the_card() {
    let map = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/maps/competing-explanations.ron"
    );
    let mut window = Window::laying_out_on_threads(std::path::Path::new(map));
    let count = window.desk().map().claims().len();
    let thesis = window
        .desk()
        .map()
        .questions()
        .iter()
        .next()
        .unwrap()
        .1
        .theses[0];
    window.ask_for(contend::ui::Action::Reveal(thesis));
    // All of it comes within a frame or two, long before a thread has laid anything out;
    // U, N and X are commands of the canvas.
    window.type_ahead(&[
        (Key::Tab, ""),
        (Key::U, "u"),
        (Key::N, "n"),
        (Key::X, "x"),
        (Key::Tab, ""),
        (Key::N, "n"),
        (Key::Enter, ""),
    ]);
    assert_eq!(window.desk().map().claims().len(), count + 2);
    let above = window.desk().map().reason(reason_of(&window, "n")).unwrap();
    assert_eq!(above.target, window.claim("unx"));
    let first = window
        .desk()
        .map()
        .reason(reason_of(&window, "unx"))
        .unwrap();
    assert_eq!(first.target, thesis);
}
