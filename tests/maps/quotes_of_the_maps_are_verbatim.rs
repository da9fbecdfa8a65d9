//! The maps that come with the program quote five documents, which do not come
//! with it. Where they are at hand, in `../shared/documents`, every quote is held
//! against them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where something is missing"
)]

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use contend::cli::{self, Command};
use contend::file;
use contend::samples::samples;

/// The most words of one quote.
const MOST_WORDS: usize = 60;
/// The most that all maps together quote of a document, in hundredths of its words.
const MOST_PERCENT: usize = 15;

fn documents() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/documents");
    if !folder.is_dir() {
        println!("skipped: {} is not there", folder.display());
        return None;
    }
    Some(folder)
}

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

/// The words of every quote in the maps, each once.
fn quotes() -> BTreeSet<String> {
    let maps = samples().iter().map(|sample| {
        let opened = file::parse(sample.text, Path::new(sample.file_name)).unwrap();
        opened.map
    });
    let quotes = maps.flat_map(|map| {
        let quotes = map.quotes().iter().map(|(_, quote)| quote.exact.clone());
        quotes.collect::<Vec<_>>()
    });
    quotes.collect()
}

#[test]
fn every_quote_stands_in_its_document_as_it_is() {
    let Some(documents) = documents() else {
        return;
    };
    for sample in samples() {
        let map = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("maps")
            .join(sample.file_name);
        let arguments = [
            "contend".as_ref(),
            "check".as_ref(),
            "--json".as_ref(),
            "--documents".as_ref(),
            documents.as_os_str(),
            map.as_os_str(),
        ];
        let mut out = Vec::new();
        let left = cli::run(arguments, &mut out, &mut io::stderr());
        let report: serde_json::Value = serde_json::from_slice(&out).unwrap();
        assert_eq!(left, Command::Exit(0), "{report:#}");
        for quote in report["maps"][0]["quotes"].as_array().unwrap() {
            assert_eq!(quote["state"], "exact", "{}: {quote}", sample.file_name);
        }
    }
}

#[test]
fn quotes_are_short() {
    for quote in quotes() {
        assert!(
            words(&quote) <= MOST_WORDS,
            "{} words: {quote}",
            words(&quote)
        );
    }
}

#[test]
fn little_of_each_document_is_quoted() {
    let Some(documents) = documents() else {
        return;
    };
    for entry in fs::read_dir(documents).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "txt") {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        let quoted: usize = (quotes().iter())
            .filter(|quote| text.contains(quote.as_str()))
            .map(|quote| words(quote))
            .sum();
        assert!(quoted > 0, "{} is not quoted", path.display());
        assert!(
            quoted * 100 <= words(&text) * MOST_PERCENT,
            "{quoted} of {} words of {} are quoted",
            words(&text),
            path.display()
        );
    }
}
