use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::Queryable as _;

use super::{Bench, id};
use crate::edit::Edit;
use crate::model::{Source, Tag};
use crate::ui::action::Action;
use crate::ui::theme::{TextSize, Theme};

#[test]
fn typing_in_the_inspector_changes_the_claim() {
    let mut harness = Bench::with_theses().selecting("c-means").open();
    let field = harness.get_by_label("Text of the claim");
    field.click();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.run();
    harness
        .get_by_label("Text of the claim")
        .type_text("The means are there.");
    harness.run();
    let text = |harness: &egui_kittest::Harness<'_, Bench>| {
        harness
            .state()
            .map()
            .claim(id("c-means"))
            .unwrap()
            .text
            .clone()
    };
    assert_eq!(text(&harness), "The means are there.");
    harness
        .get_by_label("Text of the claim")
        .type_text(" Still.");
    harness.run();
    assert_eq!(text(&harness), "The means are there. Still.");
    // Typing is one step, closed when the field is left.
    harness.get_by_label("Note on the claim").click();
    harness.run();
    assert!(
        harness
            .state()
            .pushed
            .iter()
            .any(|action| matches!(action, Action::Seal))
    );
    harness.state_mut().desk.session.undo();
    harness.run();
    assert_eq!(text(&harness), "The means exist.");
}

#[test]
fn roles_are_ticked_and_credibility_is_chosen_and_cleared() {
    let mut harness = Bench::with_theses().selecting("c-means").open();
    for name in ["Assumption", "Unstated", "How credible by itself: Credible"] {
        harness.get_by_label(name).click();
        harness.run();
    }
    let claim = harness.state().map().claim(id("c-means")).unwrap().clone();
    assert!(claim.assumption && claim.unstated);
    assert_eq!(claim.rating.map(|rating| rating.get()), Some(0.75));
    harness
        .get_by_label("Clear: How credible by itself")
        .click();
    harness
        .get_by_role_and_label(Role::CheckBox, "Assumption")
        .click();
    harness.run();
    let claim = harness.state().map().claim(id("c-means")).unwrap();
    assert!(!claim.assumption && claim.rating.is_none());
}

#[test]
fn tags_are_typed_and_crossed_out() {
    let mut bench = Bench::with_theses();
    bench.apply(Edit::AddTag {
        id: id("t-key"),
        tag: Tag {
            name: "Key evidence".into(),
            ..Tag::default()
        },
    });
    let mut harness = bench.selecting("c-means").open();
    for typed in ["disputed", "KEY EVIDENCE"] {
        harness.get_by_label("Add a tag").click();
        harness.run();
        harness.get_by_label("Add a tag").type_text(typed);
        harness.run();
        harness.key_press(Key::Enter);
        harness.run();
    }
    let names = |harness: &egui_kittest::Harness<'_, Bench>| -> Vec<String> {
        let map = harness.state().map();
        let tags = &map.claim(id("c-means")).unwrap().tags;
        tags.iter()
            .map(|tag| map.tag(*tag).unwrap().name.clone())
            .collect()
    };
    assert_eq!(names(&harness), ["disputed", "Key evidence"]);
    assert_eq!(harness.state().map().tags().len(), 2);
    harness.get_by_label("Remove tag disputed").click();
    harness.run();
    assert_eq!(names(&harness), ["Key evidence"]);
}

#[test]
fn theses_are_moved_and_reached_from_their_question() {
    let mut harness = Bench::with_theses().selecting("q-why").open();
    harness.get_by_label("Move down: thesis A").click();
    harness.run();
    let theses = harness
        .state()
        .map()
        .question(id("q-why"))
        .unwrap()
        .theses
        .clone();
    assert_eq!(theses, [id("c-cannot"), id("c-choice")]);
    harness.get_by_label("A: They cannot.").click();
    harness.run();
    assert_eq!(harness.state().desk.selection.lead(), Some(id("c-cannot")));
}

#[test]
fn a_source_is_edited_in_its_form() {
    let mut harness = Bench::with_theses().selecting("s-report").open();
    harness
        .get_by_role_and_label(Role::MultilineTextInput, "Authors, one per line")
        .click();
    harness.run();
    let authors = harness.get_by_role_and_label(Role::MultilineTextInput, "Authors, one per line");
    authors.type_text("Ann Author\n");
    harness.run();
    harness
        .get_by_role_and_label(Role::MultilineTextInput, "Authors, one per line")
        .type_text("Bea Byline");
    harness.run();
    let source: Source = harness
        .state()
        .map()
        .source(id("s-report"))
        .unwrap()
        .clone();
    assert_eq!(source.authors, ["Ann Author", "Bea Byline"]);
}

#[test]
fn a_stance_is_flipped_and_a_backing_removed() {
    let bench = Bench::with_theses()
        .with_text("The border was closed. It was opened again.")
        .with_quote("u-closed", "The border was closed.", Some("c-means"))
        .settled();
    let mut harness = bench.selecting("c-means").open();
    harness.get_by_label("exact");
    harness.get_by_label("Flip stance, now for").click();
    harness.run();
    let stance = |harness: &egui_kittest::Harness<'_, Bench>| {
        harness
            .state()
            .map()
            .backing(id("b-closed"))
            .map(|it| it.stance.to_string())
    };
    assert_eq!(stance(&harness).as_deref(), Some("against"));
    harness
        .get_by_label("Remove this quote from the claim")
        .click();
    harness.run();
    assert_eq!(stance(&harness), None);
    assert_eq!(harness.state().map().quotes().len(), 1);
}

#[test]
fn every_kind_of_record_is_shown_in_every_theme() {
    for (dark, text_size) in [(false, TextSize::Normal), (true, TextSize::Presentation)] {
        let bench = Bench::with_theses()
            .with_text("The border was closed. It was opened again.")
            .with_quote("u-closed", "The border was closed.", Some("c-means"))
            .settled();
        let mut harness = bench.open_in(Theme::new(dark, text_size));
        harness.get_by_label("Title of the map");
        for (record, name) in [
            ("q-why", "Question"),
            ("c-choice", "Thesis A"),
            ("r-means", "Reason"),
            ("s-report", "Source"),
            ("u-closed", "Quote"),
            ("b-closed", "Quote behind a claim"),
        ] {
            harness.state_mut().desk.select(id(record));
            harness.run();
            assert!(
                harness.query_all_by_label(name).next().is_some(),
                "{record}"
            );
        }
        let all = ["c-choice", "c-cannot"].map(id);
        harness.state_mut().desk.selection.clear();
        for id in all {
            harness.state_mut().desk.selection.add(id);
        }
        harness.run();
        harness.get_by_label("2 selected");
    }
}
