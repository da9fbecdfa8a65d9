//! Quotes of an essay are found in every format that it was written down in.

use std::path::Path;
use std::sync::Arc;

use contend::document::{BlockKind, Document, read_bytes};
use contend::quote::{PreparedDocument, Selector, State, find};

use super::essay;
use super::random::Random;

/// Windows of about 60 to 300 characters of `texts`, from word to word.
fn windows(texts: &[String], count: usize) -> Vec<String> {
    let mut random = Random::new(20);
    (0..count)
        .map(|_| {
            let text = random.pick(texts);
            let len = 60 + random.below(241);
            let mut starts: Vec<usize> = text
                .match_indices(char::is_whitespace)
                .map(|(at, space)| at + space.len())
                .collect();
            starts.insert(0, 0);
            let start = *random.pick(&starts);
            let rest = &text[start..];
            let end = rest
                .char_indices()
                .skip(len)
                .find(|(_, character)| character.is_whitespace())
                .map_or(rest.len(), |(at, _)| at);
            rest[..end].trim().to_owned()
        })
        .collect()
}

/// How many of a hundred quotes of `texts` are verified in the file.
fn share_found(bytes: &[u8], extension: &str, texts: &[String]) -> f64 {
    let document = Document::from_content(read_bytes(bytes, extension).unwrap());
    let prepared = PreparedDocument::new(Arc::new(document));
    let mut windows = windows(texts, 400);
    windows.retain(|window| window.chars().count() >= 60);
    let found = windows.iter().filter(|window| {
        let finding = find(&prepared, &Selector::of_words(window.as_str()));
        matches!(finding.state, State::Exact | State::Normalised)
    });
    assert!(windows.len() >= 100);
    found.count() as f64 * 100.0 / windows.len() as f64
}

#[test]
fn quotes_of_the_essay_are_verified_in_every_format() {
    let essay = essay::sections();
    let notes: Vec<String> = essay::NOTES.iter().map(|note| (*note).to_owned()).collect();
    for (name, bytes) in [
        ("html", essay::as_html()),
        ("docx", essay::as_docx()),
        ("epub", essay::as_epub()),
        ("txt", essay::as_text()),
    ] {
        let share = share_found(&bytes, name, &essay);
        println!("{name}: {share} %");
        assert!(share >= 98.0, "{name}: {share} %");
        if name != "txt" {
            let share = share_found(&bytes, name, &notes);
            assert!(share >= 98.0, "notes of {name}: {share} %");
        }
    }
}

#[test]
fn quotes_are_verified_in_the_files_of_a_word_processor() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documents/office");
    for name in ["docx", "epub"] {
        let bytes = std::fs::read(folder.join(format!("essay.{name}"))).unwrap();
        let mut essay = essay::sections();
        if name == "epub" {
            // The word processor writes lists without their marks into e-books.
            for text in &mut essay {
                *text = text.replace("• ", "");
            }
        }
        let share = share_found(&bytes, name, &essay);
        println!("{name} of a word processor: {share} %");
        assert!(share >= 98.0, "{name}: {share} %");
        let content = read_bytes(&bytes, name).unwrap();
        let has = |kind| {
            let blocks = content.blocks.iter().flatten();
            blocks.filter(|block| block.kind == kind).count()
        };
        assert_eq!(has(BlockKind::Note), essay::NOTES.len(), "{name}");
        assert_eq!(content.about.title, "The Tide Mill at Kerléo", "{name}");
        assert_eq!(content.about.authors, ["Ada Lund"], "{name}");
        if name == "docx" {
            assert_eq!(has(BlockKind::Heading), 5);
            assert_eq!(has(BlockKind::ListItem), 3);
            assert_eq!(has(BlockKind::Quotation), 1);
        }
    }
}

#[test]
fn quotes_of_markdown_are_verified_as_it_is_written() {
    let bytes = essay::as_markdown();
    let text = String::from_utf8(bytes.clone()).unwrap();
    let share = share_found(&bytes, "md", &[text]);
    assert!(share >= 98.0, "{share} %");
}

#[test]
fn same_essay_has_the_same_text_as_web_page_and_as_word_document() {
    let text_of = |bytes: &[u8], extension| read_bytes(bytes, extension).unwrap().text;
    let essay = essay::sections().join("\n\n").replace(";\n\n•", ";\n•");
    let page = text_of(&essay::as_html(), "html");
    let word = text_of(&essay::as_docx(), "docx");
    let book = text_of(&essay::as_epub(), "epub");
    assert!(page.starts_with(&format!("Home\n\n{essay}\n\n1. Told to the author")));
    assert!(word.starts_with(&format!("{essay}\n\n¹ Told to the author")));
    assert!(book.starts_with(&format!("{essay}\n\n1. Told to the author")));
}
