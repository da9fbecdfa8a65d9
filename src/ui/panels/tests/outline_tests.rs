use egui::Key;
use egui_kittest::kittest::Queryable as _;

use super::{Bench, id};
use crate::ui::action::Action;
use crate::ui::panels::LeftView;

#[test]
fn arrows_move_the_selection_through_the_outline() {
    let mut harness = Bench::with_theses().showing(LeftView::Outline).open();
    harness
        .get_by_label("Question, level 1: Why do they not act?")
        .click();
    harness.run();
    let lead = |harness: &egui_kittest::Harness<'_, Bench>| harness.state().desk.selection.lead();
    assert_eq!(lead(&harness), Some(id("q-why")));
    for (key, selected) in [
        (Key::ArrowDown, "c-choice"),
        (Key::ArrowDown, "c-means"),
        (Key::End, "c-cannot"),
        (Key::ArrowLeft, "q-why"),
        (Key::ArrowRight, "c-choice"),
    ] {
        harness.key_press(key);
        harness.run();
        assert_eq!(lead(&harness), Some(id(selected)), "{key:?}");
    }
    // Left folds, right unfolds.
    harness.key_press(Key::ArrowLeft);
    harness.run();
    assert!(
        harness
            .query_by_label("Reason, level 3: The means exist.")
            .is_none()
    );
    harness.get_by_label("Thesis A, level 2, folded: They choose not to.");
    harness.key_press(Key::ArrowRight);
    harness.run();
    harness.get_by_label("Reason, level 3: The means exist.");
    harness.key_press(Key::F2);
    harness.run();
    let wrote =
        |action: &Action| matches!(action, Action::Write(written) if *written == id("c-choice"));
    assert!(harness.state().pushed.iter().any(wrote));
}

#[test]
fn what_is_selected_elsewhere_is_unfolded() {
    let mut harness = Bench::with_theses().showing(LeftView::Outline).open();
    harness.get_by_label("Fold: They choose not to.").click();
    harness.run();
    assert!(
        harness
            .query_by_label("Reason, level 3: The means exist.")
            .is_none()
    );
    harness.state_mut().desk.select(id("c-means"));
    harness.run();
    harness.get_by_label("Reason, level 3: The means exist.");
}

#[test]
fn an_empty_map_says_what_to_do() {
    for view in [LeftView::Sources, LeftView::Outline, LeftView::Problems] {
        let mut harness = Bench::default().showing(view).open();
        harness.get_by_label("Sources");
        harness.get_by_label("Add question");
        harness.run();
    }
}

#[test]
fn a_quote_that_does_not_hold_is_a_problem() {
    let bench = Bench::with_theses()
        .with_text("The border was closed. It was opened again.")
        .with_quote("u-closed", "The border was closed.", None)
        .with_text("Another text altogether, about the weather.")
        .settled();
    let mut harness = bench.showing(LeftView::Problems).open();
    harness.get_by_label_contains("1 warning");
    harness.get_by_label_contains("quote missing").click();
    harness.run();
    assert_eq!(harness.state().desk.selection.lead(), Some(id("u-closed")));
    assert_eq!(harness.state().left.view, LeftView::Sources);
}
