//! Theses side by side, of one map and of two, as a person compares them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where something is missing"
)]

mod columns;

use std::fmt::Write as _;
use std::path::PathBuf;

use contend::ui::{Action, Command};
use egui::Key;

use crate::gui::{ALT, NONE, Window, id};

const MAP: &str = r#"(
    format: 1,
    title: "The bridge",
    questions: {
        "q-why": (text: "Why was it closed?", theses: ["c-flood", "c-toll", "c-age"], order: "V"),
        "q-who": (text: "Who closed it?", theses: ["c-council", "c-company"], order: "k"),
    },
    claims: {
        "c-flood": (text: "The flood damaged it."),
        "c-toll": (text: "The toll was in dispute."),
        "c-age": (text: "It was old."),
        "c-council": (text: "The council closed it."),
        "c-company": (text: "The company closed it."),
        "c-river": (text: "The river ran over it."),
        "c-dry": (text: "The deck stayed dry."),
        "c-notice": (text: "A notice was put up."),
        "c-rule": (text: "Notices precede disputes.", assumption: true),
        "c-late": (text: "The notice came later."),
    },
    reasons: {
        "r-river": (target: "c-flood", stance: "for", premises: ["c-river"], order: "V"),
        "r-dry": (target: "c-flood", stance: "against", premises: ["c-dry"], order: "k"),
        "r-notice": (target: "c-toll", stance: "for", premises: ["c-notice", "c-rule", "c-river"]),
        "r-late": (target: "r-notice", stance: "against", premises: ["c-late"]),
    },
    conflicts: {"x-one": (kind: "contrary", claims: ["c-flood", "c-toll"])},
    sources: {
        "s-log": (title: "The ferryman’s log", short: "Log"),
        "s-letter": (title: "A letter to the council", short: "Letter"),
    },
    quotes: {
        "u-river": (source: "s-log", exact: "The river stood a foot above the deck"),
        "u-gone": (source: "s-log", exact: "Zebras grazed upon quiet meadows"),
        "u-company": (source: "s-letter", exact: "It was the company that raised it"),
    },
    backings: {
        "b-river": (quote: "u-river", claim: "c-river", stance: "for", order: "V"),
        "b-gone": (quote: "u-gone", claim: "c-river", stance: "for", order: "k"),
        "b-company": (quote: "u-company", claim: "c-notice", stance: "for"),
    },
)"#;

const LOG: &str = "The river stood a foot above the deck, and nobody crossed for three days.\n";

const OTHER: &str = r#"(
    format: 1,
    title: "Another team",
    questions: {"q-why": (text: "Why was the bridge shut?", theses: ["c-a", "c-b"])},
    claims: {
        "c-a": (text: "High water closed it."),
        "c-b": (text: "Money closed it."),
        "c-w": (text: "The river ran over it!"),
    },
    reasons: {"r-w": (target: "c-a", stance: "for", premises: ["c-w"])},
)"#;

struct Files {
    folder: tempfile::TempDir,
}

impl Files {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self { folder }
    }

    fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    }

    /// The bridge in the compare view.
    fn bridge(&self) -> Window {
        let mut window = Window::opening(&self.write("bridge.ron", MAP));
        window.press(ALT, Key::Num5);
        window
    }

    /// The same with its log at hand.
    fn bridge_with_log(&self) -> Window {
        let mut window = self.bridge();
        window.ask_for(Action::Attach {
            paths: vec![self.write("log.txt", LOG)],
            to: Some(id("s-log")),
        });
        window
    }

    /// The same with another map in a second tab, and one thesis of each side by side.
    fn of_two_maps(&self) -> Window {
        let mut window = Window::opening(&self.write("other.ron", OTHER));
        window.open(&self.write("bridge.ron", MAP));
        window.press(ALT, Key::Num5);
        window.click("Choose…");
        window.has("Map “Another team”");
        window.click("A  High water closed it.");
        window.click("B  The toll was in dispute.");
        window.click("C  It was old.");
        window.press(NONE, Key::Escape);
        window
    }
}

/// Goes down the table to an entry.
fn go_down_to(window: &mut Window, entry: &str) {
    match window.shows_containing("Across them. ") {
        true => window.press(NONE, Key::Home),
        false => window.click_containing("Head-on: "),
    }
    let here = format!("Across them. {entry}");
    for _ in 0..60 {
        if window.shows_containing(&here) {
            return;
        }
        window.press(NONE, Key::ArrowDown);
    }
    window.has_containing(&here);
}

fn lead(window: &Window) -> Option<contend::model::Id> {
    window.desk().selection.lead()
}

#[test]
fn each_thesis_has_a_head_with_three_readings_and_never_one_figure() {
    let window = Files::new().bridge();
    window.has("All three theses side by side");
    window.has("Thesis A: The flood damaged it.");
    window.has("Thesis C: It was old.");
    for letter in ["A", "B", "C"] {
        assert_eq!(window.count_containing(&format!("{letter}: strength .")), 1);
        window.has_containing(&format!("{letter}: inconsistency "));
    }
    window.has("C: not accepted");
}

#[test]
fn a_case_reads_down_to_quotes_and_says_what_has_no_answer() {
    let window = Files::new().bridge_with_log();
    window.has("A because: The river ran over it.");
    window.has("A however: The deck stayed dry., no answer yet");
    window.has("B undercut: The notice came later., no answer yet");
    window.has("B: Notices precede disputes., assumed");
    window.has("A quote: “The river stood a foot above the deck”, Log, exact");
    window.has("A quote: “Zebras grazed upon quiet meadows”, Log, missing");
    window.has("B quote: “It was the company that raised it”, Letter, no document");
    window.has_containing("Nothing is said for or against it yet.");
}

#[test]
fn a_rated_reason_is_as_strong_in_words_as_on_its_card() {
    let files = Files::new();
    let rated = r#"premises: ["c-dry"], rating: 0.5"#;
    let map = MAP.replace(r#"premises: ["c-dry"]"#, rated);
    let mut window = Window::opening(&files.write("rated.ron", &map));
    window.press(ALT, Key::Num5);
    window.has("A however · fair: The deck stayed dry., no answer yet");
}

#[test]
fn what_lies_across_is_told_in_a_table() {
    let mut window = Files::new().bridge_with_log();
    for entry in [
        "Head-on: A / B  the theses themselves  not both",
        "Evidence of several: A, B  “The river stood a foot above the deck”  Log  exact",
        "Shared premises: A, B  The river ran over it.",
        "Evidence of one alone: B  “It was the company that raised it”  Letter  no document",
        "Leans on: A  All 2 quotes for it are of one source, Log",
        "Leans on: B  Log (2 quotes), Letter (1 quote)",
        "Unanswered objections: A  The deck stayed dry.",
        "Claims without backing: A  The deck stayed dry.",
        "Quotes not verified: A  “Zebras grazed upon quiet meadows”  Log  missing",
    ] {
        go_down_to(&mut window, entry);
    }
}

#[test]
fn evidence_that_speaks_for_none_of_them_is_said_to_be_explained_by_nobody() {
    let files = Files::new();
    let mut window = files.bridge();
    let none = "Nobody explains: Every quote that bears on them speaks for one at least.";
    go_down_to(&mut window, none);
    let quote = r#""u-dry": (source: "s-log", exact: "Not a board was wet"), "u-company":"#;
    let backing = r#""b-dry": (quote: "u-dry", claim: "c-dry", stance: "for"), "b-company":"#;
    let map = (MAP.replace("\"u-company\":", quote)).replace("\"b-company\":", backing);
    let mut window = Window::opening(&files.write("dry.ron", &map));
    window.press(ALT, Key::Num5);
    let entry = "Nobody explains: A  “Not a board was wet”  Log, against A  no document";
    go_down_to(&mut window, entry);
    window.click("Go to Nobody explains: 1");
    window.click(entry);
    assert_eq!(lead(&window), Some(id("u-dry")));
}

#[test]
fn the_table_says_how_much_there_is_of_each_and_leads_there() {
    let mut window = Files::new().bridge();
    let last = "Quotes not verified: B  3 quotes";
    assert!(!window.shows_containing(last));
    window.click("Go to Quotes not verified: 3");
    window.has_containing(last);
    window.click("Fold the table across the theses");
    assert!(!window.shows_containing(last));
    window.click("Go to Shared premises: 1");
    window.has("Shared premises: A, B  The river ran over it.");
}

#[test]
fn an_entry_brings_what_it_is_about_into_the_inspector_and_twice_onto_the_map() {
    let mut window = Files::new().bridge();
    window.click("Shared premises: A, B  The river ran over it.");
    assert_eq!(lead(&window), Some(id("c-river")));
    window.has("Theses side by side");
    go_down_to(
        &mut window,
        "Unanswered objections: A  The deck stayed dry.",
    );
    let entry = window.rect("Unanswered objections: A  The deck stayed dry.");
    window.double_click_at(entry.center());
    assert_eq!(lead(&window), Some(id("r-dry")));
    assert!(
        !window.shows("All three theses side by side"),
        "the map is shown"
    );
}

#[test]
fn several_of_a_kind_are_unfolded_by_a_click_and_by_keyboard() {
    let mut window = Files::new().bridge();
    let quotes = "Quotes not verified: B  3 quotes";
    go_down_to(&mut window, quotes);
    assert!(
        !window.shows(
            "Quotes not verified: B  “It was the company that raised it”  Letter  no document"
        )
    );
    window.click_containing(quotes);
    window.press(NONE, Key::End);
    window.has_containing("Across them. Quotes not verified: B  “");
    // Back to the row that they are folded into, which is shut by a key.
    for _ in 0..3 {
        window.press(NONE, Key::ArrowUp);
    }
    window.has_containing("Across them. Quotes not verified: B  3 quotes");
    window.press(NONE, Key::Space);
    window.press(NONE, Key::End);
    window.has_containing("Across them. Quotes not verified: B  3 quotes");
    window.press(NONE, Key::Home);
    window.has_containing("Across them. Head-on: A / B");
    window.press(NONE, Key::Enter);
    assert_eq!(lead(&window), Some(id("c-flood")));
    assert!(
        !window.shows("All three theses side by side"),
        "the map is shown"
    );
}

#[test]
fn the_keyboard_goes_along_lines_and_columns_folds_and_leads_to_the_map() {
    let mut window = Files::new().bridge();
    window.has("Theses side by side. A: The flood damaged it.");
    window.press(NONE, Key::ArrowDown);
    assert_eq!(lead(&window), Some(id("r-river")));
    window.press(NONE, Key::ArrowDown);
    assert_eq!(lead(&window), Some(id("c-river")));
    window.press(NONE, Key::ArrowDown);
    assert_eq!(lead(&window), Some(id("b-river")));
    window.press(NONE, Key::Home);
    window.press(NONE, Key::ArrowRight);
    assert_eq!(lead(&window), Some(id("c-toll")));
    window.press(NONE, Key::ArrowDown);
    window.press(NONE, Key::Space);
    window.has(
        "Theses side by side. B because: A notice was put up. + Notices precede disputes. \
                + The river ran over it., 4 claims folded",
    );
    assert!(!window.shows("B: A notice was put up."));
    window.press(NONE, Key::ArrowDown);
    assert_eq!(lead(&window), Some(id("r-notice")), "it is the last line");
    window.press(NONE, Key::Space);
    window.has("B: A notice was put up.");
    window.press(NONE, Key::Escape);
    assert_eq!(lead(&window), None);
    window.press(NONE, Key::Enter);
    assert_eq!(lead(&window), Some(id("r-notice")));
    assert!(
        !window.shows("All three theses side by side"),
        "the map is shown"
    );
}

#[test]
fn the_comparison_is_copied_as_markdown() {
    let mut window = Files::new().bridge_with_log();
    let text = window.copied_by(Action::Run(Command::CopyComparison));
    for part in [
        "# Why was it closed?\n",
        "\n## A: The flood damaged it.\n",
        "\n- **because**\n  - The river ran over it.\n    - “The river stood a foot above the deck” \
         (Log, par. 1; exact)\n",
        "\n- **however**\n  - The deck stayed dry.\n  - *no answer yet*\n",
        "\n  - *and* Notices precede disputes. *(assumed)*\n",
        "\n## Across them\n",
        "\n- **Shared premises**\n  - **A, B** The river ran over it.\n",
    ] {
        assert!(text.contains(part), "{part}\nis not in\n{text}");
    }
    assert_eq!(
        window.last_notice().title,
        "Comparison of 3 theses copied as Markdown"
    );
}

/// One thesis with 1,500 reasons, each with a claim of its own, and another with one.
fn long_case() -> String {
    let (mut claims, mut reasons) = (String::new(), String::new());
    for nth in 0..1_500 {
        let text = format!("Ground number {nth}, in words that take two lines of a column.");
        // Writing into a string cannot fail.
        let _ = write!(claims, "\"c-g{nth:04}\": (text: \"{text}\"), ");
        let _ = write!(
            reasons,
            "\"r-g{nth:04}\": (target: \"c-a\", stance: \"for\", premises: [\"c-g{nth:04}\"]), "
        );
    }
    format!(
        "(format: 1, title: \"Long\", questions: {{\"q-a\": (text: \"Why?\", theses: [\"c-a\", \
         \"c-b\"])}}, claims: {{\"c-a\": (text: \"Much\"), \"c-b\": (text: \"Little\"), {claims}}}, \
         reasons: {{{reasons} \"r-b\": (target: \"c-b\", stance: \"for\", premises: [\"c-g0000\"])}})"
    )
}

#[test]
fn of_a_long_case_only_what_is_seen_is_drawn_and_all_of_it_is_reached() {
    let files = Files::new();
    let mut window = Window::opening(&files.write("long.ron", &long_case()));
    window.press(ALT, Key::Num5);
    window.has("A because: Ground number 0, in words that take two lines of a column.");
    assert!(window.count_containing("Ground number") < 120);
    window.press(NONE, Key::End);
    let last = "A: Ground number 1499, in words that take two lines of a column.";
    window.has(last);
    assert_eq!(lead(&window), Some(id("c-g1499")));
    assert!(window.count_containing("Ground number") < 120);
    let (row, table) = (
        window.rect(last),
        window.rect_containing("Across them, a table"),
    );
    assert!(row.bottom() <= table.top(), "{row:?} is below {table:?}");
    // Up again, from another column.
    window.press(NONE, Key::ArrowRight);
    assert_eq!(lead(&window), Some(id("c-g0000")));
    window.press(NONE, Key::Home);
    window.press(NONE, Key::ArrowLeft);
    window.press(NONE, Key::ArrowDown);
    assert_eq!(lead(&window), Some(id("r-g0000")));
    window.has("A because: Ground number 0, in words that take two lines of a column.");
}
