//! Ways of arranging and moving by hand, as a person uses them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where something is missing"
)]

use std::path::Path;

use egui::{Key, Modifiers, Rect, vec2};

use crate::gui::{CTRL, CTRL_SHIFT, Window};
use contend::edit::{ClaimRef, Edit, Place};
use contend::layout::arrangement_names;
use contend::model::{Id, Kind, Stance};
use contend::ui::{Command, Situation, availability};

const NONE: Modifiers = Modifiers::NONE;
const SHIFT: Modifiers = Modifiers::SHIFT;
const ALT: Modifiers = Modifiers::ALT;

/// A question with the theses "Yes" and "No"; "Seen" and "Heard" are reasons for the
/// first.
fn small() -> Window {
    let mut window = Window::new();
    window.click("Empty map");
    let question = Id::random(Kind::Question);
    let text = "Is it so?".to_owned();
    window.make(Edit::AddQuestion { id: question, text });
    let mut thesis = |text: &str| {
        let claim = new(text);
        let id = claim.id();
        window.make(Edit::AddThesis {
            question,
            claim,
            place: Place::Last,
        });
        id
    };
    let yes = thesis("Yes");
    thesis("No");
    for text in ["Seen", "Heard"] {
        window.make(Edit::AddReason {
            id: Id::random(Kind::Reason),
            target: yes,
            stance: Stance::For,
            premise: new(text),
            place: Place::Last,
        });
    }
    window.press(NONE, Key::Home);
    window
}

fn new(text: &str) -> ClaimRef {
    ClaimRef::New {
        id: Id::random(Kind::Claim),
        text: text.to_owned(),
    }
}

fn id(window: &Window, text: &str) -> Id {
    let claims = window.desk().map().claims();
    let found = claims.iter().find(|(_, claim)| claim.text == text);
    found.unwrap().0
}

fn pin(window: &Window, id: Id) -> Option<(f64, f64)> {
    window.desk().map().placement(id)?.pin()
}

fn select(window: &mut Window, label: &str) {
    let at = window.rect(label).center();
    window.click_at(at, NONE);
}

/// Drags the second thesis to the right and a little down; gives both theses.
fn dragged_aside(window: &mut Window, modifiers: Modifiers) -> (Rect, Rect) {
    let from = window.rect("Thesis B: No").center();
    window.drag(from, from + vec2(43.0, 4.0), modifiers);
    (window.rect("Thesis A: Yes"), window.rect("Thesis B: No"))
}

#[test]
fn a_card_that_is_dragged_lines_up_with_its_neighbour() {
    let mut window = small();
    let (yes, no) = dragged_aside(&mut window, NONE);
    assert!((yes.top() - no.top()).abs() < 0.6, "{yes:?} {no:?}");
    assert!(pin(&window, id(&window, "No")).is_some());
}

#[test]
fn with_alt_a_card_goes_just_where_it_is_dragged() {
    let mut window = small();
    let (yes, no) = dragged_aside(&mut window, ALT);
    assert!((no.top() - yes.top() - 4.0).abs() < 0.6, "{yes:?} {no:?}");
}

#[test]
fn arrow_keys_carry_a_card_as_one_step() {
    let mut window = small();
    select(&mut window, "Thesis B: No");
    let no = id(&window, "No");
    window.press(SHIFT, Key::P);
    let (x, y) = pin(&window, no).unwrap();
    window.press(NONE, Key::M);
    window.has_containing("Enter keeps it here");
    for _ in 0..3 {
        window.press(NONE, Key::ArrowRight);
    }
    window.press(SHIFT, Key::ArrowDown);
    window.press(NONE, Key::Enter);
    assert!(!window.shows_containing("Enter keeps it here"));
    assert_eq!(pin(&window, no), Some((x + 12.0, y + 1.0)));
    window.press(CTRL, Key::Z);
    assert_eq!(pin(&window, no), Some((x, y)));
    // Arrows lead from card to card again.
    window.press(NONE, Key::ArrowLeft);
    assert_eq!(window.desk().selection.lead(), Some(id(&window, "Yes")));
}

#[test]
fn escape_puts_a_carried_card_back() {
    let mut window = small();
    select(&mut window, "Thesis B: No");
    window.press(NONE, Key::M);
    window.press(NONE, Key::ArrowDown);
    assert!(pin(&window, id(&window, "No")).is_some());
    window.press(NONE, Key::Escape);
    assert_eq!(pin(&window, id(&window, "No")), None);
    assert!(!window.shows_containing("Enter keeps it here"));
}

#[test]
fn a_card_is_pinned_where_it_stands() {
    let mut window = small();
    select(&mut window, "Claim: Seen");
    let before = window.rect("Claim: Seen");
    window.press(SHIFT, Key::P);
    let reason = window.desk().map().reasons_with(id(&window, "Seen"))[0];
    assert!(
        pin(&window, reason).is_some(),
        "a premise is pinned by its box"
    );
    assert!((window.rect("Claim: Seen").min - before.min).length() < 1.0);
    window.press(NONE, Key::P);
    assert_eq!(pin(&window, reason), None);
}

#[test]
fn tidying_unpins_the_branch_alone_and_says_what_moved() {
    let mut window = small();
    for label in ["Claim: Seen", "Thesis B: No"] {
        let from = window.rect(label).center();
        window.drag(from, from + vec2(30.0, 70.0), ALT);
    }
    select(&mut window, "Thesis A: Yes");
    window.press(CTRL_SHIFT, Key::L);
    let reason = window.desk().map().reasons_with(id(&window, "Seen"))[0];
    assert_eq!(pin(&window, reason), None);
    assert!(
        pin(&window, id(&window, "No")).is_some(),
        "it hangs elsewhere"
    );
    let told = window.last_notice().title;
    assert!(told.starts_with("One card unpinned, "), "{told}");
    assert_eq!(window.desk().session.history().undo_label(), Some("tidy"));
    window.run_command(Command::TidySelection);
    let told = window.last_notice().title;
    assert_eq!(told, "Nothing in the selected branch was moved by hand.");
    window.run_command(Command::UnpinAll);
    assert_eq!(pin(&window, id(&window, "No")), None);
}

fn mode(window: &Window, id: Id) -> Option<String> {
    let placement = window.desk().map().placement(id)?;
    Some(placement.spread.as_ref()?.as_str().to_owned())
}

/// Whether "Heard" stands to the right of "Seen".
fn stand_in_a_row(window: &Window) -> bool {
    let (seen, heard) = (window.rect("Claim: Seen"), window.rect("Claim: Heard"));
    heard.left() > seen.right()
}

#[test]
fn a_branch_spreads_as_it_is_told_to_and_freely_again() {
    let mut window = small();
    select(&mut window, "Thesis A: Yes");
    let yes = id(&window, "Yes");
    let at_first = stand_in_a_row(&window);
    window.run_command(Command::Spread("row"));
    assert_eq!(mode(&window, yes).as_deref(), Some("row"));
    assert!(stand_in_a_row(&window));
    window.run_command(Command::Spread("columns"));
    assert_eq!(mode(&window, yes).as_deref(), Some("column"));
    assert!(!stand_in_a_row(&window));
    window.press(CTRL, Key::Z);
    assert_eq!(mode(&window, yes).as_deref(), Some("row"));
    assert!(stand_in_a_row(&window));
    window.run_command(Command::Spread(""));
    assert_eq!(mode(&window, yes), None);
    assert_eq!(stand_in_a_row(&window), at_first);
}

#[test]
fn spreading_is_offered_where_it_makes_sense() {
    let mut window = small();
    let why = |window: &Window, way: &'static str| {
        let situation = Situation {
            desk: Some(window.desk()),
            tabs: 1,
            words_selected: false,
        };
        availability(Command::Spread(way), situation)
    };
    select(&mut window, "Thesis A: Yes");
    assert_eq!(why(&window, "row"), Ok(()));
    let sides = "Select a card that has both reasons and objections.";
    assert_eq!(why(&window, "sides"), Err(sides));
    assert_eq!(why(&window, ""), Err("It spreads freely already."));
    select(&mut window, "Thesis B: No");
    let few = "Select a card on which two or more hang.";
    assert_eq!(why(&window, "row"), Err(few));
    window.run_command(Command::Arrange("indented"));
    let told = why(&window, "row").unwrap_err();
    assert!(told.starts_with("Only the compact arrangement"), "{told}");
}

#[test]
fn a_map_that_grew_opens_as_it_looked_and_one_that_was_merely_opened_is_saved_as_it_was() {
    let made = small();
    let path = made.folder().join("kept.ron");
    contend::file::save(&path, made.desk().map(), None).unwrap();
    let mut window = Window::opening(&path);
    let yes = id(&window, "Yes");
    let kept = |path: &Path| std::fs::read_to_string(path).unwrap().contains("kept: ");
    // It holds still as it grows, until a picture made afresh would be another one.
    let mut looked = stand_in_a_row(&window);
    for place in 0..12 {
        window.make(Edit::AddReason {
            id: Id::random(Kind::Reason),
            target: yes,
            stance: Stance::For,
            premise: new(&format!("Told by {place}")),
            place: Place::Last,
        });
        looked = stand_in_a_row(&window);
        window.save();
        if kept(&path) {
            break;
        }
    }
    assert!(kept(&path), "a picture made afresh was never another one");
    assert!(
        !window.desk().session.is_dirty(),
        "what is kept is no change"
    );
    let steps = window.desk().session.history().undo_label();
    assert_eq!(steps, Some("add reason"), "nor is it a step");
    let mut again = Window::new();
    again.open(&path);
    assert_eq!(stand_in_a_row(&again), looked);
    // Without an edit nothing is written that was not there.
    let before = std::fs::read_to_string(&path).unwrap();
    again.resize(vec2(700.0, 1000.0));
    again.wait();
    again.save();
    assert_eq!(std::fs::read_to_string(&path).unwrap(), before);
    // What is laid out afresh needs nothing to be kept.
    window.run_command(Command::UnpinAll);
    window.save();
    assert!(!kept(&path));
}

#[test]
fn what_is_looked_at_holds_still_on_the_screen_where_all_of_it_is_pushed_aside() {
    let mut window = small();
    let question = window.desk().map().questions().ids().next().unwrap();
    let corners = |window: &Window| {
        ["Thesis A: Yes", "Claim: Seen", "Thesis B: No"].map(|label| window.rect(label).min)
    };
    let stood = corners(&window);
    let head = window.rect("Question: Is it so?");
    let width = Some(900.0);
    window.make(Edit::SetWidth {
        id: question,
        width,
    });
    let wider = window.rect("Question: Is it so?");
    assert!(wider.left() < head.left() - 50.0, "{head:?} {wider:?}");
    for (now, stood) in corners(&window).into_iter().zip(stood) {
        assert!((now.x - stood.x).abs() < 1.0, "{stood:?} {now:?}");
    }
}

#[test]
fn tidying_everything_frees_what_was_spread_by_hand() {
    let mut window = small();
    select(&mut window, "Thesis A: Yes");
    window.run_command(Command::Spread("columns"));
    window.run_command(Command::UnpinAll);
    assert_eq!(mode(&window, id(&window, "Yes")), None);
    let told = window.last_notice().title;
    let starts = "No card unpinned, one branch spread freely, ";
    assert!(told.starts_with(starts), "{told}");
}

#[test]
fn the_control_on_the_canvas_arranges_the_map() {
    let mut window = small();
    window.click("Arrangement");
    window.click("Arrange: left to right");
    assert_eq!(window.desk().map().header().arrangement, "left-to-right");
    let (yes, seen) = (window.rect("Thesis A: Yes"), window.rect("Claim: Seen"));
    assert!(seen.left() > yes.right(), "{yes:?} {seen:?}");
    assert_eq!(
        window.desk().session.history().undo_label(),
        Some("arrange map")
    );
    // What bears on a card is on its right now.
    select(&mut window, "Thesis A: Yes");
    window.press(NONE, Key::ArrowRight);
    assert_eq!(window.desk().selection.lead(), Some(id(&window, "Seen")));
    window.press(NONE, Key::ArrowDown);
    assert_eq!(window.desk().selection.lead(), Some(id(&window, "Heard")));
    window.press(NONE, Key::ArrowLeft);
    assert_eq!(window.desk().selection.lead(), Some(id(&window, "Yes")));
    window.press(CTRL, Key::Z);
    let (yes, seen) = (window.rect("Thesis A: Yes"), window.rect("Claim: Seen"));
    assert!(seen.top() > yes.bottom());
    assert_eq!(window.desk().map().header().arrangement, "");
}

#[test]
fn every_arrangement_is_a_command_and_shows_every_card() {
    let mut window = small();
    for name in arrangement_names() {
        window.run_command(Command::Arrange(name));
        for label in [
            "Thesis A: Yes",
            "Thesis B: No",
            "Claim: Seen",
            "Claim: Heard",
        ] {
            let card = window.rect(label);
            assert!(card.width() > 20.0, "{name}: {label} at {card:?}");
        }
    }
    window.run_command(Command::Arrange(contend::layout::DEFAULT_ARRANGEMENT));
    assert_eq!(
        window.desk().map().header().arrangement,
        "",
        "the usual way needs no word"
    );
}

#[test]
fn the_frame_to_fill_is_kept_in_the_map() {
    let mut window = small();
    window.click("Arrangement");
    window.click("Fill: A4, upright");
    assert_eq!(window.desk().map().header().proportions, "a4 portrait");
    window.run_command(Command::Proportions(""));
    assert_eq!(window.desk().map().header().proportions, "");
}
