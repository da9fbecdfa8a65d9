//! Cards, edges and lines are dragged to where they should be.

use contend::model::Stance;
use egui::{Key, Modifiers, PointerButton, pos2, vec2};

use super::{reason_of, typed};
use crate::gui::{CTRL, NONE, SHIFT, Window};

/// Drags a line from the upper handle of a card to the middle of something.
fn line_up(window: &mut Window, card: &str, to: &str, modifiers: Modifiers) {
    // Its handles show.
    window.select_card(card);
    let (from, to) = (window.rect(card).center_top(), window.rect(to).center());
    window.drag(from, to, modifiers);
}

#[test]
fn dragging_a_card_pins_it_and_unpin_lets_it_go() {
    let mut window = typed();
    let from = window.rect("Thesis B: No").center();
    window.drag(from, from + vec2(0.0, 60.0), NONE);
    let id = window.claim("No");
    assert!(window.desk().map().placement(id).unwrap().pin().is_some());
    assert_eq!(window.desk().session.history().undo_label(), Some("move"));
    let moved = window.rect("Thesis B: No").center() - from;
    assert!(
        (moved - vec2(0.0, 60.0)).length() < 3.0,
        "it moved by {moved:?}"
    );
    window.press(NONE, Key::P);
    assert!(window.desk().map().placement(id).is_none());
}

#[test]
fn dragging_a_premise_moves_its_box() {
    let mut window = typed();
    let from = window.rect("Claim: Seen").center();
    window.drag(from, from + vec2(30.0, 80.0), NONE);
    let reason = reason_of(&window, "Seen");
    assert!(
        window
            .desk()
            .map()
            .placement(reason)
            .unwrap()
            .pin()
            .is_some()
    );
    let moved = window.rect("Claim: Seen").center() - from;
    assert!(
        (moved - vec2(30.0, 80.0)).length() < 3.0,
        "it moved by {moved:?}"
    );
}

#[test]
fn escape_takes_a_drag_back() {
    let mut window = typed();
    let from = window.rect("Thesis B: No").center();
    window.pick_up(from, PointerButton::Primary);
    window.carry(from, from + vec2(90.0, 60.0), NONE);
    assert_eq!(window.desk().session.history().undo_label(), Some("move"));
    window.press(NONE, Key::Escape);
    let id = window.claim("No");
    let history: Vec<_> = window.desk().session.history().labels().collect();
    assert!(window.desk().map().placement(id).is_none(), "{history:?}");
}

#[test]
fn dragging_the_edge_sets_the_width() {
    let mut window = typed();
    let edge = window.rect("Claim: Seen").right_center();
    window.drag(edge, edge + vec2(50.0, 0.0), NONE);
    let id = window.claim("Seen");
    let width = window
        .desk()
        .map()
        .placement(id)
        .unwrap()
        .width
        .unwrap()
        .get();
    assert!(width > 230.0, "{width}");
    window.press(SHIFT, Key::Comma);
    let narrower = window
        .desk()
        .map()
        .placement(id)
        .unwrap()
        .width
        .unwrap()
        .get();
    assert!(narrower < width);
}

#[test]
fn a_line_from_the_upper_handle_makes_the_claim_a_reason_for_where_it_is_dropped() {
    let mut window = typed();
    line_up(&mut window, "Claim: Seen", "Thesis B: No", NONE);
    let map = window.desk().map();
    let reasons = map.reasons_on(window.claim("No"));
    assert_eq!(
        map.reason(reasons[0]).unwrap().premises,
        [window.claim("Seen")]
    );
    assert_eq!(
        map.reasons_with(window.claim("Seen")).len(),
        2,
        "under two theses"
    );
}

#[test]
fn with_shift_the_line_makes_an_objection() {
    let mut window = typed();
    line_up(&mut window, "Claim: Seen", "Thesis B: No", SHIFT);
    let map = window.desk().map();
    let reasons = map.reasons_on(window.claim("No"));
    assert_eq!(map.reason(reasons[0]).unwrap().stance, Stance::Against);
}

#[test]
fn a_line_to_a_reason_joins_the_claim_as_co_premise_and_with_shift_undercuts() {
    let mut window = typed();
    line_up(&mut window, "Claim: Doubted", "Reason: Seen", NONE);
    let reason = reason_of(&window, "Seen");
    assert_eq!(
        window.desk().map().reason(reason).unwrap().premises.len(),
        2
    );
    window.press(CTRL, Key::Z);
    line_up(&mut window, "Claim: Doubted", "Reason: Seen", SHIFT);
    assert_eq!(window.desk().map().reasons_on(reason).len(), 1);
}

#[test]
fn a_line_from_the_lower_handle_to_empty_canvas_grows_a_reason_to_type() {
    let mut window = typed();
    window.select_card("Claim: Seen");
    let card = window.rect("Claim: Seen");
    // In the middle, or right of the tag that says how the claim stands.
    let tags = window.rects_containing("strength").into_iter();
    let on_edge = egui::Rect::from_min_max(card.left_bottom(), card.right_bottom());
    let tag = tags.filter(|tag| tag.intersects(on_edge));
    let beside = tag.map(|tag| tag.right() + 8.0).fold(0.0, f32::max);
    let from = pos2(card.center().x.max(beside), card.bottom());
    window.drag(from, from + vec2(-40.0, 220.0), NONE);
    window.type_text("Deeper");
    window.press(NONE, Key::Enter);
    let map = window.desk().map();
    let reason = map.reason(reason_of(&window, "Deeper")).unwrap();
    assert_eq!(reason.target, window.claim("Seen"));
}

#[test]
fn a_drop_that_may_not_be_says_why_and_changes_nothing() {
    let mut window = typed();
    let before = window.desk().map().clone();
    line_up(&mut window, "Claim: Seen", "Reason: Seen", NONE);
    assert_eq!(*window.desk().map(), before);
    let said = window.last_notice().title;
    assert!(said.contains("already"), "{said}");
}

#[test]
fn dragging_a_reasons_label_moves_it_to_another_claim() {
    let mut window = typed();
    let (from, to) = (
        window.rect("Objection: Doubted").center(),
        window.rect("Thesis B: No").center(),
    );
    window.drag(from, to, NONE);
    let reason = window
        .desk()
        .map()
        .reason(reason_of(&window, "Doubted"))
        .unwrap();
    assert_eq!(reason.target, window.claim("No"));
}

#[test]
fn a_rubber_band_selects_and_shift_adds() {
    let mut window = typed();
    let seen = window.rect("Claim: Seen");
    let doubted = window.rect("Claim: Doubted");
    let band = seen.union(doubted).expand(40.0);
    let below = egui::pos2(band.left(), band.bottom());
    window.drag(below, egui::pos2(band.right(), seen.center().y), NONE);
    let ids = [window.claim("Seen"), window.claim("Doubted")];
    assert!(ids.iter().all(|id| window.desk().selection.contains(*id)));
    let thesis = window.rect("Thesis B: No").center();
    window.click_at(thesis, SHIFT);
    assert_eq!(window.desk().selection.ids().len(), 3);
    window.press(NONE, Key::Escape);
    assert!(window.desk().selection.is_empty());
}
