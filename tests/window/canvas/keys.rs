//! What single keys, arrows and the menu do with what is selected.

use contend::model::{Combination, ConflictKind, Id, Kind, Stance};
use egui::{Key, vec2};

use super::{reason_of, typed};
use crate::gui::{ALT, CTRL, NONE, SHIFT, Window};

#[test]
fn arrows_move_between_neighbours() {
    let mut window = typed();
    window.select_card("Thesis A: Yes");
    let lead = |window: &Window| window.desk().selection.lead();
    window.press(NONE, Key::ArrowDown);
    assert_eq!(lead(&window), Some(window.claim("Seen")));
    window.press(NONE, Key::ArrowRight);
    assert_eq!(lead(&window), Some(window.claim("Doubted")));
    window.press(NONE, Key::ArrowUp);
    assert_eq!(lead(&window), Some(window.claim("Yes")));
    window.press(NONE, Key::ArrowRight);
    assert_eq!(lead(&window), Some(window.claim("No")));
    window.press(NONE, Key::ArrowUp);
    assert_eq!(lead(&window).map(Id::kind), Some(Kind::Question));
}

#[test]
fn delete_takes_the_branch_and_keys_go_on_from_its_neighbour() {
    let mut window = typed();
    window.select_card("Claim: Seen");
    window.press(NONE, Key::Delete);
    assert_eq!(window.desk().map().reasons().len(), 1);
    assert_eq!(window.desk().selection.ids().len(), 1);
    window.press(CTRL, Key::Z);
    window.has("Claim: Seen");
}

#[test]
fn single_keys_flip_fold_join_and_mark() {
    let mut window = typed();
    window.select_card("Claim: Seen");
    let reason = reason_of(&window, "Seen");
    window.press(NONE, Key::F);
    assert_eq!(
        window.desk().map().reason(reason).unwrap().stance,
        Stance::Against
    );
    window.press(NONE, Key::J);
    let combination = &window.desk().map().reason(reason).unwrap().combination;
    assert_eq!(*combination, Combination::Convergent);
    window.press(NONE, Key::A);
    window.press(NONE, Key::I);
    let record = window.desk().map().claim(window.claim("Seen")).unwrap();
    assert!(record.assumption && record.unstated);
    window.press(NONE, Key::U);
    window.type_text("Not shown");
    window.press(NONE, Key::Enter);
    let cut = window
        .desk()
        .map()
        .reason(reason_of(&window, "Not shown"))
        .unwrap();
    assert_eq!((cut.target, &cut.stance), (reason, &Stance::Against));
    window.select_card("Thesis A: Yes");
    window.press(NONE, Key::H);
    window.has("Unfold 3 below");
    window.click("Unfold 3 below");
    window.has("Unstated claim: Seen");
}

#[test]
fn siblings_are_reordered_with_alt_and_arrows() {
    let mut window = typed();
    window.select_card("Thesis B: No");
    window.press(ALT, Key::ArrowLeft);
    window.has("Thesis A: No");
    window.press(ALT, Key::ArrowRight);
    window.has("Thesis B: No");
}

#[test]
fn two_claims_are_marked_as_in_conflict() {
    let mut window = typed();
    window.select_card("Thesis A: Yes");
    let other = window.rect("Thesis B: No").center();
    window.click_at(other, SHIFT);
    window.press(SHIFT, Key::X);
    let (_, conflict) = window
        .desk()
        .map()
        .conflicts()
        .iter()
        .next()
        .expect("a conflict");
    assert_eq!(conflict.kind, ConflictKind::Contradictory);
}

#[test]
fn space_alone_changes_nothing() {
    let mut window = typed();
    window.select_card("Claim: Seen");
    let corner = window.rect("Map canvas").left_bottom() + vec2(30.0, -30.0);
    window.hover_at(corner);
    let selected = window.desk().selection.clone();
    window.press(NONE, Key::Space);
    assert_eq!(window.desk().selection, selected);
}

#[test]
fn the_right_button_opens_a_menu_of_what_fits() {
    let mut window = typed();
    let at = window.rect("Claim: Seen").center();
    window.right_click_at(at);
    window.click_containing("Add objection");
    window.type_text("But no");
    window.press(NONE, Key::Enter);
    let objection = window
        .desk()
        .map()
        .reason(reason_of(&window, "But no"))
        .unwrap();
    assert_eq!(objection.target, window.claim("Seen"));
    assert_eq!(objection.stance, Stance::Against);
}
