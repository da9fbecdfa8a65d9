use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::{Bench, id, many};
use crate::edit::Edit;
use crate::model::{Finite, Stance};
use crate::ui::action::Action;
use crate::ui::command::Command;
use crate::ui::theme::{TextSize, Theme};

/// What the rows are called, from top to bottom.
fn rows(harness: &Harness<'_, Bench>) -> Vec<String> {
    let mut rows: Vec<(i32, String)> = harness
        .query_all_by_role(egui::Role::Row)
        .map(|row| {
            let name = row.accesskit_node().label().unwrap_or_default();
            (row.rect().top() as i32, name)
        })
        .collect();
    rows.sort();
    rows.into_iter().map(|(_, name)| name).collect()
}

fn starts(harness: &Harness<'_, Bench>) -> Vec<String> {
    let first = |row: String| row.chars().take_while(|it| *it != ',').collect();
    rows(harness).into_iter().map(first).collect()
}

#[test]
fn every_quote_has_a_row_that_says_how_it_stands() {
    let harness = Bench::of_every_kind().open();
    assert_eq!(
        rows(&harness),
        [
            "no document: “It was the company that raised it”, Letter, behind 1 claim",
            "approximate: “The gates were shut at noon”, Log, unused",
            "missing: “Zebras grazed upon quiet meadows yonder”, Log, unused",
            "ambiguous: “The toll house was locked.”, Log, unused",
            "exact: “It rained for a week.”, Log, behind 2 claims",
        ]
    );
}

#[test]
fn chips_count_and_filter() {
    let mut harness = Bench::of_every_kind().open();
    for (chip, listed) in [
        ("Verified 1", 1),
        ("To look at 3", 3),
        ("No text 1", 1),
        ("Unused 3", 3),
        ("All 5", 5),
    ] {
        harness.get_by_label(chip).click();
        harness.run();
        assert_eq!(rows(&harness).len(), listed, "{chip}");
    }
}

#[test]
fn typed_words_are_looked_for_in_quotes_claims_and_sources() {
    let mut harness = Bench::of_every_kind().open();
    for (typed, listed) in [
        (
            "raised COMPANY",
            vec!["no document: “It was the company that raised it”"],
        ),
        ("the flood", vec!["exact: “It rained for a week.”"]),
        (
            "letter",
            vec!["no document: “It was the company that raised it”"],
        ),
    ] {
        harness.get_by_label("Filter quotes by text").click();
        harness.run();
        harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
        harness.run();
        harness
            .get_by_label("Filter quotes by text")
            .type_text(typed);
        harness.run();
        assert_eq!(starts(&harness), listed, "{typed}");
    }
    harness.get_by_label("Clear").click();
    harness.run();
    assert_eq!(rows(&harness).len(), 5);
}

#[test]
fn a_filter_that_nothing_fits_says_so_and_lets_go() {
    let mut harness = Bench::of_every_kind().open();
    harness.get_by_label("Filter quotes by text").click();
    harness.run();
    harness
        .get_by_label("Filter quotes by text")
        .type_text("xyzzy");
    harness.run();
    harness.get_by_label("No quote fits what is asked for above.");
    harness.get_by_label("Show all quotes").click();
    harness.run();
    assert_eq!(rows(&harness).len(), 5);
}

#[test]
fn sources_claims_and_tags_are_chosen_from_lists() {
    let mut bench = Bench::of_every_kind();
    bench.apply(Edit::SetTags {
        id: id("u-gone"),
        tags: vec![id("t-weather")],
    });
    bench.settle();
    let mut harness = bench.open();
    for (list, choice, listed) in [
        ("Filter quotes by source", "Letter", 1),
        ("Filter quotes by source", "Any source", 5),
        ("Filter quotes by tag", "Weather", 1),
        ("Filter quotes by tag", "Any tag", 5),
        ("Filter quotes by claim", "It was the toll.", 2),
        ("Filter quotes by claim", "Any claim", 5),
    ] {
        harness.get_by_label(list).click();
        harness.run();
        let all: Vec<_> = harness.query_all_by_label(choice).collect();
        all[all.len() - 1].click();
        drop(all);
        harness.run();
        assert_eq!(rows(&harness).len(), listed, "{choice}");
    }
}

#[test]
fn a_click_on_a_heading_sorts_and_another_turns_it_round() {
    let mut harness = Bench::of_every_kind().open();
    harness.get_by_label("Sort by state").click();
    harness.run();
    let states = |harness: &Harness<'_, Bench>| -> Vec<String> {
        let state = |row: String| row.chars().take_while(|it| *it != ':').collect();
        rows(harness).into_iter().map(state).collect()
    };
    let order = [
        "exact",
        "approximate",
        "ambiguous",
        "missing",
        "no document",
    ];
    assert_eq!(states(&harness), order);
    harness.get_by_label("Sort by state").click();
    harness.run();
    let mut reversed = order;
    reversed.reverse();
    assert_eq!(states(&harness), reversed);
    harness.get_by_label("Sort by claims").click();
    harness.run();
    // What has no claim comes last.
    assert_eq!(
        states(&harness)[2..],
        ["approximate", "missing", "ambiguous"]
    );
}

#[test]
fn arrows_select_enter_reads_m_mends_and_delete_removes() {
    let mut harness = Bench::of_every_kind().open();
    for key in [Key::ArrowDown, Key::ArrowDown, Key::ArrowDown, Key::ArrowUp] {
        harness.key_press(key);
        harness.run();
    }
    let lead = |harness: &Harness<'_, Bench>| harness.state().desk.selection.lead();
    assert_eq!(lead(&harness), Some(id("u-gate")));
    harness.get_by_label_contains("Table of quotes. approximate");
    harness.key_press(Key::Enter);
    harness.run();
    assert!(harness.state().pushed.contains(&Action::Read {
        source: id("s-log"),
        quote: Some(id("u-gate")),
    }));
    harness.key_press(Key::Delete);
    harness.run();
    assert!(harness.state().map().quote(id("u-gate")).is_none());
    assert_eq!(lead(&harness), Some(id("u-gone")), "the next one");
    harness.key_press(Key::End);
    harness.run();
    assert_eq!(lead(&harness), Some(id("u-rain")));
    harness.key_press(Key::Home);
    harness.key_press(Key::ArrowDown);
    harness.run();
    harness.key_press(Key::M);
    harness.run();
    harness.get_by_label("Mend quotes");
    assert_eq!(lead(&harness), Some(id("u-gone")));
}

#[test]
fn digits_rate_and_letters_lead_to_tags_and_note() {
    let mut harness = Bench::of_every_kind().open();
    harness.key_press(Key::End);
    harness.run();
    harness.key_press(Key::Num4);
    harness.run();
    harness.key_press_modifiers(Modifiers::SHIFT, Key::Num5);
    harness.run();
    let quote = harness.state().quote("u-rain");
    assert_eq!(quote.reliability, Finite::new(0.75));
    assert_eq!(quote.relevance, Finite::new(1.0));
    harness.get_by_label_contains(
        "Table of quotes. exact: “It rained for a week.”, Log, behind 2 claims, Reliable, Decisive",
    );
    harness.key_press(Key::Num0);
    harness.run();
    assert_eq!(harness.state().quote("u-rain").reliability, None);
    harness.key_press(Key::N);
    harness.run();
    harness
        .get_by_label("Note on the quote")
        .type_text("Read it twice.");
    harness.run();
    assert_eq!(harness.state().quote("u-rain").note, "Read it twice.");
}

#[test]
fn ratings_are_chosen_in_words_in_the_inspector() {
    let mut bench = Bench::of_every_kind();
    bench.desk.select(id("u-rain"));
    let mut harness = bench.open();
    harness
        .get_by_label("How far the source can be relied on here: Very reliable")
        .click();
    harness.run();
    harness
        .get_by_label("How much it matters to the question: Marginal")
        .click();
    harness.run();
    let quote = harness.state().quote("u-rain");
    assert_eq!(quote.reliability, Finite::new(1.0));
    assert_eq!(quote.relevance, Finite::new(0.25));
}

#[test]
fn a_mark_unfolds_to_what_differs() {
    let mut bench = Bench::of_every_kind();
    bench.desk.select(id("u-gate"));
    let mut harness = bench.open();
    harness.get_by_label("The gate was shut at noon");
    harness.get_by_label_contains("The quote has “gates were”, the document “gate was”.");
    // Folded, it still says what a reader should look at.
    let marks: Vec<_> = harness.query_all_by_label("approximate").collect();
    marks[marks.len() - 1].click();
    drop(marks);
    harness.run();
    assert!(
        harness
            .query_by_label("The gate was shut at noon")
            .is_none()
    );
    harness.get_by_label_contains("The quote has “gates were”");
}

#[test]
fn a_map_without_quotes_says_how_to_come_by_one() {
    let mut harness = Bench::new().open();
    harness.get_by_label_contains("Select words in a document and press Q.");
    harness.get_by_label("Show sources").click();
    harness.run();
    let asked = Action::Run(Command::ShowSources);
    assert!(harness.state().pushed.contains(&asked));
    let empty = Bench::default().open();
    empty.get_by_label_contains("Add a source first");
}

#[test]
fn of_ten_thousand_quotes_only_those_in_view_are_drawn() {
    let mut harness = many(10_000).open();
    harness.get_by_label("No text 10000");
    assert!(rows(&harness).len() < 40);
    harness.key_press(Key::End);
    harness.run();
    harness.get_by_label_contains("Table of quotes. no document: “Line 9999 of the log");
    assert!(rows(&harness).len() < 40);
}

#[test]
fn large_text_and_narrow_windows_keep_every_row_named() {
    for (size, width) in [(TextSize::Presentation, 1280.0), (TextSize::Normal, 1000.0)] {
        let bench = Bench::of_every_kind().backing("u-gate", "c-flood", Stance::For);
        let harness = bench.settled().open_in(Theme::new(true, size), width);
        assert!(rows(&harness).len() >= 4);
    }
}
