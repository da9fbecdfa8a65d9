//! Every gesture and key of the canvas, as a person makes it: by the names of
//! cards, without looking inside.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where something is missing"
)]

use egui::{Key, PointerButton, vec2};

use crate::gui::{ALT, CTRL, CTRL_SHIFT, NONE, SHIFT, Window};
use contend::model::{Combination, ConflictKind, Id, Kind, Stance};

/// A question, theses "Yes" and "No", and under "Yes" the reason "Seen" and the
/// objection "Doubted", all typed without the mouse.
fn typed() -> Window {
    let mut window = Window::new();
    window.click("Empty map");
    window.press(NONE, Key::Tab);
    window.type_text("Is it so?");
    window.press(NONE, Key::Tab);
    window.type_text("Yes");
    window.press(CTRL, Key::Enter);
    window.type_text("No");
    window.press(NONE, Key::Enter);
    window.press(NONE, Key::ArrowLeft);
    window.press(NONE, Key::Tab);
    window.type_text("Seen");
    window.press(NONE, Key::Enter);
    window.press(NONE, Key::ArrowUp);
    window.press(SHIFT, Key::Tab);
    window.type_text("Doubted");
    window.press(NONE, Key::Enter);
    window
}

/// The reason that the claim is a premise of.
fn reason_of(window: &Window, text: &str) -> Id {
    window.desk().map().reasons_with(window.claim(text))[0]
}

/// Where the lower handle of a card is.
fn lower(window: &Window, label: &str) -> egui::Pos2 {
    window.rect(label).center_bottom()
}

fn upper(window: &Window, label: &str) -> egui::Pos2 {
    window.rect(label).center_top()
}

/// Shows the handles of a card.
fn hover(window: &mut Window, label: &str) {
    window.select_card(label);
}

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
    hover(&mut window, "Claim: Seen");
    let (from, to) = (
        upper(&window, "Claim: Seen"),
        window.rect("Thesis B: No").center(),
    );
    window.drag(from, to, NONE);
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
    hover(&mut window, "Claim: Seen");
    let (from, to) = (
        upper(&window, "Claim: Seen"),
        window.rect("Thesis B: No").center(),
    );
    window.drag(from, to, SHIFT);
    let map = window.desk().map();
    let reasons = map.reasons_on(window.claim("No"));
    assert_eq!(map.reason(reasons[0]).unwrap().stance, Stance::Against);
}

#[test]
fn a_line_to_a_reason_joins_the_claim_as_co_premise_and_with_shift_undercuts() {
    let mut window = typed();
    hover(&mut window, "Claim: Doubted");
    let to = window.rect("Reason: Seen").center();
    window.drag(upper(&window, "Claim: Doubted"), to, NONE);
    let reason = reason_of(&window, "Seen");
    assert_eq!(
        window.desk().map().reason(reason).unwrap().premises.len(),
        2
    );
    window.press(CTRL, Key::Z);
    hover(&mut window, "Claim: Doubted");
    let to = window.rect("Reason: Seen").center();
    window.drag(upper(&window, "Claim: Doubted"), to, SHIFT);
    assert_eq!(window.desk().map().reasons_on(reason).len(), 1);
}

#[test]
fn a_line_from_the_lower_handle_to_empty_canvas_grows_a_reason_to_type() {
    let mut window = typed();
    hover(&mut window, "Claim: Seen");
    let from = lower(&window, "Claim: Seen");
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
    hover(&mut window, "Claim: Seen");
    let (from, to) = (
        upper(&window, "Claim: Seen"),
        window.rect("Reason: Seen").center(),
    );
    window.drag(from, to, NONE);
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
