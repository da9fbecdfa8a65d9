use egui::{Event, Key, Modifiers, PointerButton, Pos2, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::{Bench, id};
use crate::model::{Quote, Stance};
use crate::ui::action::Action;
use crate::ui::command::Command;

const TEXT: &str = "The talks were held in Doha in October, and they failed.\n\n\
     The border was closed for weeks. Traders on both sides lost their goods, and \
     nobody was paid. Then it was opened again.\n\n\
     Nobody says who closed it.";

fn reading() -> Bench {
    Bench::with_theses().with_text(TEXT).settled()
}

/// Where some words stand on the screen: a little inside their first letter.
fn place_of(harness: &Harness<'_, Bench>, paragraph: &str) -> Pos2 {
    let rect = harness.get_by_label_contains(paragraph).rect();
    rect.left_top() + egui::vec2(3.0, 12.0)
}

fn click(harness: &mut Harness<'_, Bench>, at: Pos2, times: usize) {
    for _ in 0..times {
        for pressed in [true, false] {
            harness.event(Event::PointerMoved(at));
            harness.event(Event::PointerButton {
                pos: at,
                button: PointerButton::Primary,
                pressed,
                modifiers: Modifiers::NONE,
            });
        }
        harness.step();
    }
    harness.run();
}

fn only_quote(harness: &Harness<'_, Bench>) -> Quote {
    let map = harness.state().map();
    assert_eq!(map.quotes().len(), 1);
    let (_, quote) = map.quotes().iter().next().unwrap();
    Quote::clone(quote)
}

#[test]
fn without_a_document_the_reader_shows_excerpts_in_order() {
    let mut bench = reading()
        .with_quote("u-late", "Then it was opened again.", None)
        .with_quote("u-early", "The talks were held in Doha", None);
    bench.desk.documents.detach(id("s-report"));
    let mut harness = bench.open();
    harness.get_by_label_contains("the document itself is not at hand");
    let early = harness
        .get_by_label("Excerpt: The talks were held in Doha")
        .rect();
    let late = harness
        .get_by_label("Excerpt: Then it was opened again.")
        .rect();
    assert!(early.bottom() < late.top());
    harness
        .get_by_label("Excerpt: Then it was opened again.")
        .click();
    harness.run();
    assert_eq!(harness.state().desk.selection.lead(), Some(id("u-late")));
    harness.get_by_label("Attach text…").click();
    harness.run();
    let attach = |action: &Action| matches!(action, Action::Run(Command::AttachFile));
    assert!(harness.state().pushed.iter().any(attach));
}

#[test]
fn words_selected_by_keyboard_become_a_quote_with_its_context() {
    let mut harness = reading().open();
    let at = place_of(&harness, "The border was closed");
    click(&mut harness, at, 1);
    for _ in 0..4 {
        let by_word = Modifiers::COMMAND | Modifiers::SHIFT;
        harness.key_press_modifiers(by_word, Key::ArrowRight);
        harness.run();
    }
    harness.get_by_label("Quote the selected words");
    harness.key_press(Key::Q);
    harness.run();
    let quote = only_quote(&harness);
    assert_eq!(quote.exact, "The border was closed");
    assert!(
        quote.prefix.ends_with("and they failed.\n\n"),
        "{:?}",
        quote.prefix
    );
    assert!(
        quote.suffix.starts_with(" for weeks. Traders"),
        "{:?}",
        quote.suffix
    );
    assert_eq!(quote.start, Some(58));
    assert!(!harness.state().left.has_words_selected());
}

#[test]
fn b_puts_the_words_behind_the_selected_claim() {
    for (modifiers, stance) in [
        (Modifiers::NONE, Stance::For),
        (Modifiers::SHIFT, Stance::Against),
    ] {
        let mut harness = reading().selecting("c-means").open();
        let at = place_of(&harness, "The border was closed");
        click(&mut harness, at, 2);
        harness.key_press_modifiers(modifiers, Key::B);
        harness.run();
        assert_eq!(only_quote(&harness).exact, "The");
        let map = harness.state().map();
        let backings = map.backings_of(id("c-means"));
        assert_eq!(backings.len(), 1);
        assert_eq!(map.backing(backings[0]).unwrap().stance, stance);
        // One step takes it all back.
        harness.state_mut().desk.session.undo();
        assert!(harness.state().map().quotes().is_empty());
    }
}

#[test]
fn three_clicks_take_a_sentence_and_the_bar_makes_a_claim_of_it() {
    let mut harness = reading().open();
    let at = place_of(&harness, "The border was closed");
    click(&mut harness, at, 3);
    harness.get_by_label("New claim with this quote").click();
    harness.run();
    assert_eq!(
        only_quote(&harness).exact,
        "The border was closed for weeks."
    );
    let made = harness.state().desk.selection.lead().unwrap();
    assert_eq!(harness.state().map().backings_of(made).len(), 1);
}

#[test]
fn finding_counts_and_goes_round() {
    let mut harness = reading().open();
    harness.get_by_label("Find in document").click();
    harness.run();
    let field = harness
        .get_all_by_label("Find in document")
        .find(|node| node.is_focused())
        .unwrap();
    field.type_text("closed");
    harness.run();
    harness.get_by_label("1 of 2");
    harness.get_by_label("Next match").click();
    harness.run();
    harness.get_by_label("2 of 2");
    harness.get_by_label("Next match").click();
    harness.run();
    harness.get_by_label("1 of 2");
    // Escape leaves the match selected, to be quoted with what follows it.
    harness
        .get_by_role_and_label(Role::TextInput, "Find in document")
        .click();
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    harness.get_by_label("2 of 2");
    harness.key_press(Key::Escape);
    harness.run();
    assert!(harness.state().left.has_words_selected());
    harness.key_press_modifiers(Modifiers::SHIFT, Key::End);
    harness.run();
    harness.key_press(Key::Q);
    harness.run();
    assert_eq!(only_quote(&harness).exact, "closed it.");
}

#[test]
fn a_highlight_leads_to_the_claims_that_rest_on_it() {
    let bench = reading()
        .with_quote(
            "u-closed",
            "The border was closed for weeks.",
            Some("c-means"),
        )
        .settled();
    let mut harness = bench.open();
    let name = "Quote, 1 claim rests on it: “The border was closed for weeks.”";
    harness.get_by_label(name).click();
    harness.run();
    assert_eq!(harness.state().desk.selection.lead(), Some(id("u-closed")));
    let claims: Vec<_> = harness.get_all_by_label("The means exist.").collect();
    claims.last().unwrap().click();
    harness.run();
    assert_eq!(harness.state().desk.selection.lead(), Some(id("c-means")));
}

#[test]
fn a_long_document_opens_at_a_passage_near_its_end() {
    let paragraph = "Nothing happened on this day, and the next was like it. ".repeat(8);
    let mut text = format!("{paragraph}\n\n").repeat(2000);
    text.push_str("Then the border was closed.\n\n");
    text.push_str(&format!("{paragraph}\n\n").repeat(50));
    let bench = Bench::with_theses()
        .with_text(&text)
        .with_quote("u-closed", "Then the border was closed.", None)
        .settled();
    let mut harness = bench.open();
    harness
        .state_mut()
        .left
        .read(id("s-report"), Some(id("u-closed")));
    harness.run();
    harness.get_by_label_contains("paragraph 20");
    harness.get_by_label("Then the border was closed.");
}

#[test]
fn dragging_selected_words_to_the_claim_backs_it() {
    let mut harness = reading().selecting("c-means").open();
    let at = place_of(&harness, "The border was closed");
    click(&mut harness, at, 3);
    let zone = harness
        .get_by_label_contains("Drag words here")
        .rect()
        .center();
    harness.event(Event::PointerMoved(at));
    harness.event(Event::PointerButton {
        pos: at,
        button: PointerButton::Primary,
        pressed: true,
        modifiers: Modifiers::NONE,
    });
    harness.step();
    harness.event(Event::PointerMoved(at + egui::vec2(40.0, 10.0)));
    harness.step();
    harness.event(Event::PointerMoved(zone));
    harness.step();
    harness.get_by_label_contains("Drop to back this claim");
    harness.event(Event::PointerButton {
        pos: zone,
        button: PointerButton::Primary,
        pressed: false,
        modifiers: Modifiers::NONE,
    });
    harness.run();
    assert_eq!(
        only_quote(&harness).exact,
        "The border was closed for weeks."
    );
    assert_eq!(harness.state().map().backings_of(id("c-means")).len(), 1);
}

#[test]
fn the_width_of_the_panel_does_not_lose_the_place() {
    let paragraph = "Nothing happened on this day, and the next was like it. ".repeat(8);
    let text = format!("{paragraph}\n\n").repeat(300) + "Then the border was closed.";
    let text = text + &format!("\n\n{paragraph}").repeat(20);
    let bench = Bench::with_theses()
        .with_text(&text)
        .with_quote("u-closed", "Then the border was closed.", None)
        .settled();
    let mut harness = bench.open();
    harness
        .state_mut()
        .left
        .read(id("s-report"), Some(id("u-closed")));
    harness.run();
    harness.get_by_label_contains("paragraph 301 of 321");
    let text = harness.get_by_label("Document text").rect();
    let edge = Pos2::new(text.right() + 1.0, 400.0);
    for (at, pressed) in [
        (edge, Some(true)),
        (edge + egui::vec2(240.0, 0.0), Some(false)),
    ] {
        harness.event(Event::PointerMoved(at));
        harness.step();
        if let Some(pressed) = pressed {
            harness.event(Event::PointerButton {
                pos: at,
                button: PointerButton::Primary,
                pressed,
                modifiers: Modifiers::NONE,
            });
        }
        harness.step();
    }
    harness.run();
    let wide = harness.get_by_label("Then the border was closed.").rect();
    assert!((0.0..800.0).contains(&wide.top()), "{wide:?}");
    assert!(harness.get_by_label("Document text").rect().width() > 500.0);
}

#[test]
fn a_quote_that_is_gone_is_said_to_be_gone() {
    let mut bench = reading().with_quote("u-closed", "Then it was opened again.", None);
    bench = bench.with_text("Another text altogether.").settled();
    let mut harness = bench.open();
    harness
        .state_mut()
        .left
        .read(id("s-report"), Some(id("u-closed")));
    harness.run();
    harness.get_by_label_contains("not in the document");
    harness.get_by_label("Close this remark").click();
    harness.run();
    assert!(
        harness
            .query_by_label_contains("not in the document")
            .is_none()
    );
}

#[test]
fn too_many_words_are_refused_with_a_sentence() {
    let text = "A word and another word. ".repeat(400);
    let mut harness = Bench::with_theses().with_text(&text).settled().open();
    let at = place_of(&harness, "A word and another");
    click(&mut harness, at, 1);
    harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::End);
    harness.run();
    harness.get_by_label_contains("too many for one quote");
    harness.key_press(Key::Q);
    harness.run();
    assert!(harness.state().map().quotes().is_empty());
    let told = |action: &Action| matches!(action, Action::Notify(_));
    assert!(harness.state().pushed.iter().any(told));
}
