//! Quotes from an essay are found in the PDF files that six programs made of it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where something is missing"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::damage_pdf::Noise;
use contend::document::{BlockKind, Document, read};
use contend::quote::{PreparedDocument, Selector, State, find};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documents/pdf")
}

fn document(name: &str) -> Document {
    Document::from_content(read(&folder().join(name)).unwrap())
}

/// The paragraphs of the essay as printed: without its marks, notes apart.
fn essay() -> (Vec<String>, Vec<String>) {
    let source = fs::read_to_string(folder().join("sources/essay.txt")).unwrap();
    let mut paragraphs = Vec::new();
    let mut notes = Vec::new();
    for line in source.lines().filter(|line| !line.is_empty()) {
        let marks = ["== ", "= ", "~ ", "! ", "- "];
        let line = marks
            .iter()
            .find_map(|mark| line.strip_prefix(mark))
            .unwrap_or(line);
        let mut printed = String::new();
        for (index, piece) in line.split("^[").enumerate() {
            if index == 0 {
                printed.push_str(piece);
            } else {
                let (note, rest) = piece.split_once(']').unwrap();
                notes.push(note.to_owned());
                printed.push_str(rest);
            }
        }
        paragraphs.push(printed);
    }
    (paragraphs, notes)
}

/// Stretches of whole words, 60 to 300 characters long, that a reader might quote:
/// within a paragraph, anywhere in it.
fn quotes(texts: &[String], count: usize, noise: &mut Noise) -> Vec<String> {
    let long: Vec<&String> = texts
        .iter()
        .filter(|text| text.chars().count() >= 60)
        .collect();
    let mut quotes = Vec::new();
    while quotes.len() < count {
        let words: Vec<&str> = long[noise.below(long.len())].split(' ').collect();
        let len = 60 + noise.below(241);
        let mut quote = String::new();
        for word in &words[noise.below(words.len())..] {
            if quote.chars().count() + word.chars().count() > len {
                break;
            }
            if !quote.is_empty() {
                quote.push(' ');
            }
            quote.push_str(word);
        }
        if quote.chars().count() >= 60 {
            quotes.push(quote);
        }
    }
    quotes
}

fn found(document: &PreparedDocument, quote: &str) -> State {
    let selector = Selector {
        exact: quote.to_owned(),
        ..Selector::default()
    };
    find(document, &selector).state
}

/// The share of 300 random quotes that carry a tick.
fn share(name: &str) -> f64 {
    let document = PreparedDocument::new(Arc::new(document(name)));
    let (mut texts, notes) = essay();
    texts.extend(notes);
    let mut noise = Noise::new(7);
    let quotes = quotes(&texts, 300, &mut noise);
    let lost: Vec<&String> = quotes
        .iter()
        .filter(|quote| !matches!(found(&document, quote), State::Exact | State::Normalised))
        .collect();
    for quote in &lost {
        println!("{name}: not found: {quote}");
    }
    let share = 1.0 - lost.len() as f64 / quotes.len() as f64;
    println!(
        "{name}: {:.1}% of {} quotes found",
        share * 100.0,
        quotes.len()
    );
    share
}

#[test]
fn quotes_are_found_whatever_program_made_the_file() {
    let shares: Vec<(&str, f64)> = [
        "pdftex-two-columns.pdf",
        "luatex.pdf",
        "typst-two-columns.pdf",
        "libreoffice.pdf",
        "chromium.pdf",
        "row-by-row.pdf",
        "encrypted-opens.pdf",
        "turned.pdf",
    ]
    .map(|name| (name, share(name)))
    .to_vec();
    for (name, share) in shares {
        assert!(share >= 0.95, "{name}: {share}");
    }
}

#[test]
fn one_changed_word_is_not_found() {
    let document = PreparedDocument::new(Arc::new(document("pdftex-two-columns.pdf")));
    let quote = "The river may have widened; the builders may have lost confidence in long spans";
    assert_eq!(found(&document, quote), State::Normalised);
    for (word, other) in [
        ("widened", "narrowed"),
        ("lost", "no lost"),
        ("long", "longer"),
    ] {
        let changed = quote.replacen(word, other, 1);
        let state = found(&document, &changed);
        assert!(
            !matches!(state, State::Exact | State::Normalised),
            "{changed}"
        );
    }
}

/// The words of all blocks of a kind, line ends as spaces.
fn blocks(document: &Document, kind: BlockKind) -> Vec<String> {
    document
        .blocks()
        .iter()
        .filter(|block| block.kind == kind)
        .map(|block| document.text()[block.range.clone()].replace('\n', " "))
        .collect()
}

#[test]
fn headings_are_told_from_text() {
    for name in [
        "pdftex-two-columns.pdf",
        "luatex.pdf",
        "typst-two-columns.pdf",
        "libreoffice.pdf",
        "chromium.pdf",
    ] {
        let document = document(name);
        let headings = blocks(&document, BlockKind::Heading);
        for heading in [
            "The crossing",
            "What the piers say",
            "What the chests say",
            "A note on method",
        ] {
            assert!(
                headings.iter().any(|found| found.ends_with(heading)),
                "{name}: {heading} in {headings:?}"
            );
        }
        assert!(headings.len() <= 9, "{name}: {headings:?}");
    }
}

#[test]
fn notes_stand_apart_from_text() {
    let (_, notes) = essay();
    for name in [
        "pdftex-two-columns.pdf",
        "luatex.pdf",
        "typst-two-columns.pdf",
        "libreoffice.pdf",
    ] {
        let document = document(name);
        let found = blocks(&document, BlockKind::Note);
        assert_eq!(found.len(), notes.len(), "{name}: {found:#?}");
        for (found, note) in found.iter().zip(&notes) {
            let last = note.rsplit(' ').next().unwrap();
            let found = found.replace("- ", "");
            assert!(found.ends_with(last), "{name}: {found}");
        }
    }
}

#[test]
fn running_heads_and_page_numbers_are_furniture() {
    for (name, pages, head) in [
        (
            "pdftex-two-columns.pdf",
            4,
            "The Ford, the Bridge and the Archive",
        ),
        ("luatex.pdf", 5, "I. Ötvös and T. Břízda"),
        ("typst-two-columns.pdf", 4, "Lannach Papers"),
        ("libreoffice.pdf", 5, "Lannach Papers in History"),
    ] {
        let document = document(name);
        let furniture = blocks(&document, BlockKind::Furniture);
        let heads = furniture.iter().filter(|words| words.starts_with(head));
        assert!(heads.count() >= pages - 1, "{name}: {furniture:?}");
        let text = blocks(&document, BlockKind::Paragraph);
        let left = text
            .iter()
            .filter(|words| words.len() < 5 || words.starts_with("Page "));
        assert_eq!(left.count(), 0, "{name}: {text:?}");
    }
}

#[test]
fn footnote_marks_are_raised_and_exponents_stay_exponents() {
    for name in [
        "pdftex-two-columns.pdf",
        "luatex.pdf",
        "typst-two-columns.pdf",
        "libreoffice.pdf",
        "chromium.pdf",
    ] {
        let document = document(name);
        assert!(document.text().contains("second bank.”¹"), "{name}");
        assert!(document.text().contains("m²"), "{name}");
        assert!(!document.text().contains("m2"), "{name}");
    }
}
