//! Words of a text are selected, dragged onto the map and put behind claims.

use contend::model::Stance;
use egui::{Key, PointerButton, Pos2, vec2};

use crate::gui::reading::{Bridge, LOG};
use crate::gui::{CTRL, NONE, SHIFT, Window};

/// A place on the canvas with no card.
fn nowhere(window: &Window) -> Pos2 {
    // Below notices.
    window.rect("Map canvas").right_bottom() - vec2(240.0, 30.0)
}

#[test]
fn words_dragged_onto_a_card_back_it() {
    let bridge = Bridge::new();
    for (modifiers, stance, label) in [
        (NONE, Stance::For, "add quote for"),
        (SHIFT, Stance::Against, "add quote against"),
    ] {
        let mut window = bridge.with_log();
        let before = window.desk().map().clone();
        let card = window.rect("Thesis A: The flood damaged it.").center();
        window.drag_sentence("Two piers had moved", card, modifiers);
        let words = "Two piers had moved by morning.".to_owned();
        let thesis = window.claim("The flood damaged it.");
        assert_eq!(window.rests_on(thesis), [(stance, words.clone())]);
        window.has("2 verified");
        let side = if modifiers == SHIFT { "Against" } else { "For" };
        window.has(&format!("{side}, Log, exact: “{words}”"));
        assert_eq!(window.desk().session.history().undo_label(), Some(label));
        window.press(CTRL, Key::Z);
        assert_eq!(*window.desk().map(), before, "one step takes it all back");
    }
}

#[test]
fn words_dropped_on_empty_canvas_become_a_claim_that_rests_on_them() {
    let bridge = Bridge::new();
    let mut window = bridge.with_log();
    let to = nowhere(&window);
    window.drag_sentence("Two piers had moved", to, NONE);
    window.type_text("It was not fit to be used");
    window.press(NONE, Key::Enter);
    window.has("Claim: It was not fit to be used");
    let made = window.claim("It was not fit to be used");
    let words = "Two piers had moved by morning.".to_owned();
    let map = window.desk().map();
    assert_eq!(window.rests_on(made), [(Stance::For, words)]);
    assert!(map.placement(made).unwrap().pin().is_some());
}

#[test]
fn words_dropped_on_empty_canvas_stay_a_quote_where_no_claim_is_typed() {
    let bridge = Bridge::new();
    let mut window = bridge.with_log();
    let (claims, quotes) = {
        let map = window.desk().map();
        (map.claims().len(), map.quotes().len())
    };
    let to = nowhere(&window);
    window.drag_sentence("Two piers had moved", to, NONE);
    window.press(NONE, Key::Escape);
    let map = window.desk().map();
    assert_eq!(map.claims().len(), claims);
    assert_eq!(map.quotes().len(), quotes + 1);
}

#[test]
fn the_same_words_dragged_twice_are_one_quote() {
    let bridge = Bridge::new();
    let mut window = bridge.with_log();
    for card in [
        "Thesis A: The flood damaged it.",
        "Thesis B: The toll was in dispute.",
    ] {
        let to = window.rect(card).center();
        window.drag_sentence("Two piers had moved", to, NONE);
    }
    let map = window.desk().map();
    assert_eq!(map.quotes().len(), 3);
    assert_eq!(map.backings().len(), 4);
}

#[test]
fn a_drag_that_ends_nowhere_changes_nothing() {
    let bridge = Bridge::new();
    let mut window = bridge.with_log();
    let before = window.desk().map().clone();
    let from = window.start_of("Two piers had moved");
    window.triple_click_at(from);
    window.pick_up(from, PointerButton::Primary);
    let card = window.rect("Thesis A: The flood damaged it.").center();
    window.carry(from, card, NONE);
    let back = window.rect("Log, The ferryman’s log, 1 quote, text at hand");
    window.carry(card, back.center(), NONE);
    window.let_go(back.center(), NONE);
    assert_eq!(*window.desk().map(), before);
}

#[test]
fn q_makes_a_quote_of_the_words() {
    let bridge = Bridge::new();
    let mut window = bridge.with_log();
    let at = window.start_of("On the fourth day");
    window.triple_click_at(at);
    window.has("Quote the selected words");
    window.press(NONE, Key::Q);
    let made = window.desk().selection.lead().unwrap();
    let quote = window.desk().map().quote(made).unwrap();
    assert_eq!(quote.exact, "On the fourth day the toll house was locked.");
    assert!(
        quote.prefix.ends_with("the town.\n\n"),
        "{:?}",
        quote.prefix
    );
    assert!(window.desk().map().backings_with(made).is_empty());
    window.has("2 verified");
    window.has_containing("Quote, 0 claims rest on it: “On the fourth day");
}

#[test]
fn words_are_selected_by_drawing_over_them() {
    let bridge = Bridge::new();
    let mut window = bridge.with_log();
    let from = window.start_of("The ferry took");
    window.drag(from, from + vec2(130.0, 0.0), NONE);
    window.press(NONE, Key::Q);
    let made = window.desk().selection.lead().unwrap();
    let words = &window.desk().map().quote(made).unwrap().exact;
    // Neither end cuts a word, wherever the mouse let go.
    assert!(words.starts_with("The ferry took"), "{words}");
    assert!(LOG.contains(&format!("{words} ")), "{words}");
    assert!(words.len() < "The ferry took the mail across".len());
}

#[test]
fn words_that_were_found_are_selected_to_be_quoted() {
    let bridge = Bridge::new();
    let mut window = bridge.with_log();
    window.click("Find in document");
    window.type_text("the mail across");
    window.has("1 of 1");
    window.press(NONE, Key::Escape);
    window.press(NONE, Key::Q);
    let made = window.desk().selection.lead().unwrap();
    let quote = window.desk().map().quote(made).unwrap();
    assert_eq!(quote.exact, "the mail across");
    assert!(quote.prefix.ends_with("The ferry took "));
}

#[test]
fn b_puts_the_words_behind_the_selected_claim() {
    let bridge = Bridge::new();
    for (modifiers, stance) in [(NONE, Stance::For), (SHIFT, Stance::Against)] {
        let mut window = bridge.with_log();
        window.select_card("Thesis B: The toll was in dispute.");
        let at = window.start_of("On the fourth day");
        window.triple_click_at(at);
        window.press(modifiers, Key::B);
        let toll = window.claim("The toll was in dispute.");
        let words = "On the fourth day the toll house was locked.".to_owned();
        let last = window.rests_on(toll).pop();
        assert_eq!(last, Some((stance, words)));
    }
}

#[test]
fn b_without_a_claim_says_what_is_missing() {
    let bridge = Bridge::new();
    let mut window = bridge.with_log();
    let before = window.desk().map().clone();
    let at = window.start_of("On the fourth day");
    window.triple_click_at(at);
    window.press(NONE, Key::B);
    assert_eq!(*window.desk().map(), before);
    let said = window.last_notice().title;
    assert_eq!(said, "Select the claim that these words should back.");
}
