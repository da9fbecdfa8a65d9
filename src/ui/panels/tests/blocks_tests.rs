//! How the kinds of blocks stand on the page.

use egui::{Key, Modifiers, Pos2, Rect, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::{Bench, id};
use crate::document::BlockKind::{
    Caption, Furniture, Heading, ListItem, Note, Paragraph, Preformatted, Quotation, TableRow,
};
use crate::document::{Block, BlockKind, Content, Document, Page};

/// A document of these blocks, with a page that begins at each form feed.
fn document(parts: &[(&str, BlockKind, u8)], labels: &[&str]) -> Document {
    let mut text = String::new();
    let mut blocks = Vec::new();
    for (words, kind, level) in parts {
        let start = text.len();
        text.push_str(words);
        blocks.push(Block {
            range: start..text.len(),
            kind: *kind,
            level: *level,
        });
        text.push_str("\n\n");
    }
    let starts = text.match_indices('\u{C}').map(|(at, _)| at);
    let starts: Vec<usize> = std::iter::once(0).chain(starts).collect();
    let page = |(place, label): (usize, &&str)| Page {
        label: (*label).to_owned(),
        range: starts[place]..starts.get(place + 1).copied().unwrap_or(text.len()),
        size: None,
    };
    let pages = labels.iter().enumerate().map(page).collect();
    Document::from_content(Content {
        blocks: Some(blocks),
        pages,
        remarks: vec!["Two tables were read as well as could be.".into()],
        text,
        ..Content::default()
    })
}

fn open(parts: &[(&str, BlockKind, u8)], labels: &[&str]) -> Harness<'static, Bench> {
    let bench = Bench::with_theses().with_document(document(parts, labels));
    bench.settled().open()
}

fn rect(harness: &Harness<'_, Bench>, label: &str) -> Rect {
    harness.get_by_label(label).rect()
}

fn double_click(harness: &mut Harness<'_, Bench>, at: Pos2) {
    for _ in 0..2 {
        for pressed in [true, false] {
            harness.event(egui::Event::PointerMoved(at));
            harness.event(egui::Event::PointerButton {
                pos: at,
                button: egui::PointerButton::Primary,
                pressed,
                modifiers: Modifiers::NONE,
            });
        }
        harness.step();
    }
    harness.run();
}

#[test]
fn headings_are_larger_the_higher_they_stand() {
    let harness = open(
        &[
            ("The Bridge", Heading, 1),
            ("The Piers", Heading, 2),
            ("The Deck", Heading, 4),
            ("Of wood, and tarred.", Paragraph, 0),
        ],
        &[],
    );
    let height = |label| rect(&harness, label).height();
    assert!(height("The Bridge") > height("The Piers"));
    assert!(height("The Piers") > height("The Deck"));
}

#[test]
fn notes_and_what_belongs_to_the_page_are_small() {
    let words = "It was shut in the third week of March";
    let width = |kind| {
        let harness = open(&[(words, kind, 0)], &[]);
        rect(&harness, words).width()
    };
    let text = width(Paragraph);
    for kind in [Note, Furniture, Caption] {
        assert!(width(kind) < text * 0.97, "{kind:?}");
    }
}

#[test]
fn an_item_hangs_its_mark_and_is_quoted_without_it() {
    let item = "- the ferry, at twice the usual price and with a longer way round to the mill";
    let mut harness = open(&[(item, ListItem, 2), ("- the ford", ListItem, 1)], &[]);
    let (deep, flat) = (rect(&harness, item), rect(&harness, "- the ford"));
    assert!(deep.width() > flat.width() && deep.height() > flat.height() * 1.5);
    // The second line begins where the first word does, and not under the mark.
    let page = harness.get_by_label("Document text").rect();
    let at = deep.left_top() + vec2(4.0, deep.height() * 0.75);
    double_click(&mut harness, at);
    harness.key_press(Key::Q);
    harness.run();
    let map = harness.state().map();
    let (_, quote) = map.quotes().iter().next().unwrap();
    assert!(
        item.contains(&quote.exact) && quote.exact.len() > 1,
        "{}",
        quote.exact
    );
    assert!(page.contains(at));
}

#[test]
fn cells_stand_in_columns_and_are_selected_one_by_one() {
    let rows = [
        "Year\tToll\tPaid by",
        "1901\tthree pence\teverybody",
        "1902\tsix\tstrangers",
    ];
    let parts = rows.map(|row| (row, TableRow, 0));
    let mut harness = open(&parts, &[]);
    let shown = |row: &str| row.replace('\t', " ");
    let second = rect(&harness, &shown(rows[1]));
    let third = rect(&harness, &shown(rows[2]));
    assert!(second.bottom() <= third.top());
    // In the last column, the words of all rows begin at one edge.
    for (row, word) in [(second, "everybody"), (third, "strangers")] {
        let right = second.right().min(third.right()) - 10.0;
        double_click(&mut harness, Pos2::new(right, row.center().y));
        harness.key_press(Key::Q);
        harness.run();
        let map = harness.state().map();
        assert!(
            map.quotes().iter().any(|(_, quote)| quote.exact == word),
            "{word}"
        );
    }
}

#[test]
fn spaces_and_line_ends_count_in_a_program() {
    let program = "fn main() {\n    toll();\n}";
    let harness = open(&[(program, Preformatted, 0)], &[]);
    let shown = rect(&harness, program);
    assert!(shown.height() > 45.0, "three lines: {shown:?}");
}

#[test]
fn words_of_others_are_set_off_from_the_text() {
    let words = "Nobody shall cross without a paper.";
    let mut harness = open(&[(words, Quotation, 0), (words, Paragraph, 0)], &[]);
    let all: Vec<Rect> = harness
        .get_all_by_label(words)
        .map(|it| it.rect())
        .collect();
    assert!(
        all[0].width() > all[1].width() + 10.0,
        "the indent belongs to it"
    );
    let at = all[0].left_center() + vec2(2.0, 0.0);
    double_click(&mut harness, at);
    harness.key_press(Key::Q);
    harness.run();
    let (_, quote) = harness.state().map().quotes().iter().next().unwrap();
    assert_eq!(quote.exact, "Nobody");
    assert_eq!(quote.source, id("s-report"));
}

#[test]
fn pages_are_named_where_they_begin_if_the_document_names_them() {
    let parts = [
        ("The first page says this.", Paragraph, 0),
        ("\u{C}The second begins here.", Paragraph, 0),
    ];
    let harness = open(&parts, &["iv", "1"]);
    let (first, second) = (rect(&harness, "Page iv"), rect(&harness, "Page 1"));
    assert!(first.top() < second.top());
    harness.get_by_label_contains("p. iv · paragraph 1 of 2");
    let harness = open(&parts, &["", ""]);
    assert!(harness.query_by_label("Page 1").is_none());
    harness.get_by_label_contains("page 1 of 2 · paragraph 1 of 2");
}

#[test]
fn what_there_is_to_know_of_the_file_stands_on_top() {
    let harness = open(&[("Words.", Paragraph, 0)], &[]);
    let remark = rect(&harness, "Two tables were read as well as could be.");
    assert!(remark.bottom() <= rect(&harness, "Words.").top());
}
