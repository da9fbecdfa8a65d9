use egui::{Event, Key, Modifiers, PointerButton, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::{Bench, TEXT, id, settle};
use crate::quote::{Standing, State};
use crate::ui::theme::{TextSize, Theme};

fn has(harness: &Harness<'_, Bench>, words: &str) {
    let found = harness.query_all_by_label_contains(words).count();
    assert!(found > 0, "nothing says “{words}”");
}

fn standing(harness: &Harness<'_, Bench>, quote: &str) -> Standing {
    harness.state().desk.documents.standing(id(quote))
}

#[test]
fn quotes_to_look_at_come_one_by_one() {
    let mut harness = Bench::of_every_kind().mending(None).open();
    harness.get_by_label("1 of 3");
    has(&harness, "The gates were shut at noon");
    has(&harness, "week. The gate was shut at noon, and nobody");
    harness.key_press(Key::L);
    harness.run();
    harness.get_by_label("2 of 3");
    harness.get_by_label_contains("No words of the document come near enough.");
    harness.get_by_label("Leave").click();
    harness.run();
    harness.get_by_label("3 of 3");
    harness.key_press(Key::ArrowLeft);
    harness.run();
    harness.get_by_label("2 of 3");
    for _ in 0..2 {
        harness.key_press(Key::ArrowRight);
        harness.run();
    }
    harness.get_by_label("All looked at: 0 mended or confirmed, 3 left as they are.");
    harness.get_by_label("Go through those left").click();
    harness.run();
    harness.get_by_label("1 of 3");
    harness.key_press(Key::Escape);
    harness.run();
    harness.get_by_label("To look at 3");
}

#[test]
fn accepting_takes_the_documents_words_and_can_be_undone() {
    let mut harness = Bench::of_every_kind().mending(Some("u-gate")).open();
    harness.get_by_label("Accept the document’s words").click();
    settle(&mut harness);
    let quote = harness.state().quote("u-gate");
    assert_eq!(quote.exact, "The gate was shut at noon");
    assert_eq!(quote.start, TEXT.find("The gate").map(|at| at as u64));
    assert!(quote.prefix.ends_with("It rained for a week. "));
    assert_eq!(standing(&harness, "u-gate"), Standing::Found(State::Exact));
    harness.get_by_label("2 of 3");
    assert_eq!(
        harness.state().desk.session.history().undo_label(),
        Some("mend quote")
    );
    harness.state_mut().desk.session.undo();
    settle(&mut harness);
    let quote = harness.state().quote("u-gate");
    assert_eq!(quote.exact, "The gates were shut at noon");
    assert!(!standing(&harness, "u-gate").is_verified());
}

#[test]
fn confirming_keeps_the_words_and_earns_no_tick() {
    let mut harness = Bench::of_every_kind().mending(Some("u-gate")).open();
    harness.key_press(Key::C);
    settle(&mut harness);
    let quote = harness.state().quote("u-gate");
    assert_eq!(quote.exact, "The gates were shut at noon");
    assert_eq!(quote.confirmed, "The gate was shut at noon");
    let bench = std::mem::take(harness.state_mut());
    let mut harness = bench.near("u-gate", "The gate was shut at noon").open();
    assert_eq!(standing(&harness, "u-gate"), Standing::Confirmed);
    assert!(!standing(&harness, "u-gate").is_verified());
    harness.key_press(Key::Escape);
    harness.run();
    harness.get_by_label_contains("confirmed by hand: “The gates were shut at noon”");
    harness.get_by_label("Confirmed by hand 1");
    // Other words at the place: what was confirmed no longer holds.
    let bench = std::mem::take(harness.state_mut());
    let mut harness = bench.near("u-gate", "The toll house was locked").open();
    let open = Standing::Found(State::Approximate);
    assert_eq!(standing(&harness, "u-gate"), open);
    harness.get_by_label_contains("approximate: “The gates were shut at noon”");
    harness.state_mut().desk.select(id("u-gate"));
    harness.run();
    harness.get_by_label_contains("that no longer holds");
    harness.get_by_label("Take confirmation back").click();
    harness.run();
    assert_eq!(harness.state().quote("u-gate").confirmed, "");
}

#[test]
fn an_ambiguous_quote_goes_to_the_place_that_was_chosen() {
    let mut harness = Bench::of_every_kind().mending(Some("u-locked")).open();
    harness.get_by_label("The document, par. 2: place 1 of 2");
    harness.key_press(Key::Num2);
    harness.run();
    harness.get_by_label("The document, par. 3: place 2 of 2");
    harness.key_press(Key::C);
    harness.run();
    assert_eq!(harness.state().quote("u-locked").confirmed, "");
    harness.key_press(Key::A);
    settle(&mut harness);
    let second = TEXT.rfind("The toll house").map(|at| at as u64);
    assert_eq!(harness.state().quote("u-locked").start, second);
    assert_eq!(
        standing(&harness, "u-locked"),
        Standing::Found(State::Exact)
    );
}

#[test]
fn a_missing_quote_has_nothing_to_accept() {
    let mut harness = Bench::of_every_kind().mending(Some("u-gone")).open();
    let before = harness.state().quote("u-gone");
    for key in [Key::A, Key::C, Key::Num1] {
        harness.key_press(key);
        harness.run();
    }
    assert_eq!(harness.state().quote("u-gone"), before);
    harness.get_by_label("2 of 3");
}

#[test]
fn other_words_are_selected_in_the_reader() {
    let mut harness = Bench::of_every_kind().mending(Some("u-gone")).open();
    harness.key_press(Key::R);
    harness.run();
    harness.get_by_label("Select the words for this quote");
    // Three clicks select a sentence.
    let at = harness
        .get_by_label_contains("The carpenter came")
        .rect()
        .left_top()
        + vec2(3.0, 12.0);
    harness.event(Event::PointerMoved(at));
    harness.step();
    for pressed in [true, false, true, false, true, false] {
        harness.event(Event::PointerButton {
            pos: at,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        });
        if !pressed {
            harness.step();
        }
    }
    harness.run();
    harness.get_by_label("Use selection").click();
    settle(&mut harness);
    let quote = harness.state().quote("u-gone");
    assert_eq!(quote.exact, "The carpenter came on the second day.");
    assert_eq!(standing(&harness, "u-gone"), Standing::Found(State::Exact));
    assert!(harness.query_by_label("Use selection").is_none());
    harness.get_by_label("3 of 3");
}

#[test]
fn what_others_mended_meanwhile_is_passed_over() {
    let mut harness = Bench::of_every_kind().mending(Some("u-gate")).open();
    let mended = crate::model::Quote {
        exact: "The gate was shut at noon".into(),
        ..harness.state().quote("u-gate")
    };
    harness.state_mut().apply(crate::edit::Edit::Update {
        id: id("u-gate"),
        record: mended.into(),
        label: "edit",
    });
    settle(&mut harness);
    harness.get_by_label("2 of 3");
}

#[test]
fn with_nothing_to_mend_it_says_so() {
    let bench = Bench::new().quoting("u-rain", "It rained for a week.");
    let mut harness = bench.settled().mending(None).open();
    harness.get_by_label_contains("Nothing to mend");
    harness.get_by_label("Show the table").click();
    harness.run();
    harness.get_by_label("All 1");
}

#[test]
fn narrow_windows_and_large_text_have_room_for_every_decision() {
    let theme = Theme::new(true, TextSize::Presentation);
    let harness = Bench::of_every_kind().mending(None).open_in(theme, 1100.0);
    for decision in [
        "Accept the document’s words",
        "Confirm as it is",
        "Select other words",
        "Leave",
    ] {
        let all: Vec<_> = harness.query_all_by_label(decision).collect();
        let rect = all[all.len() - 1].rect();
        assert!(rect.bottom() <= 800.0, "{decision}: {rect:?}");
    }
}
