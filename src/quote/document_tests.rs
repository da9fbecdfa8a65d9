//! The same, on the documents beside the project, where present (or those in
//! the folder that `CONTEND_DOCUMENTS` names).

use std::path::PathBuf;
use std::sync::Arc;

use super::{DifferenceKind, PreparedDocument, Selector, State, find, selector_for};
use crate::document::{self, BlockKind, Document};

/// The documents by file name; none, with a line that says so, where the folder
/// is absent.
pub(super) fn documents() -> Vec<(String, PreparedDocument)> {
    let folder = std::env::var_os("CONTEND_DOCUMENTS").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/documents"),
        PathBuf::from,
    );
    let Ok(entries) = std::fs::read_dir(&folder) else {
        println!("skipped: no documents in {}", folder.display());
        return Vec::new();
    };
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    paths
        .into_iter()
        .map(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (
                name,
                PreparedDocument::new(Arc::new(document::Document::from_content(
                    document::read(&path).unwrap(),
                ))),
            )
        })
        .collect()
}

/// A sequence of numbers that is the same on every run (xorshift).
pub(super) struct Dice(pub(super) u64);

impl Dice {
    pub(super) fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(limit).unwrap()).unwrap()
    }
}

/// Windows of 30 to 500 characters that start and end at white space.
pub(super) fn windows(document: &Document, count: usize) -> Vec<std::ops::Range<usize>> {
    let text: Vec<char> = document.text().chars().collect();
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    let mut found = Vec::new();
    while found.len() < count {
        let mut start = dice.below(text.len());
        let mut end = start + 30 + dice.below(470);
        while start > 0 && !text[start - 1].is_whitespace() {
            start -= 1;
        }
        while start < text.len() && text[start].is_whitespace() {
            start += 1;
        }
        while end < text.len() && !text[end].is_whitespace() {
            end += 1;
        }
        end = end.min(text.len());
        while end > start && text[end - 1].is_whitespace() {
            end -= 1;
        }
        if (30..=520).contains(&(end.saturating_sub(start))) {
            found.push(start..end);
        }
    }
    found
}

#[test]
fn every_window_of_the_documents_is_exact_at_its_place() {
    for (name, prepared) in documents() {
        for window in windows(prepared.document(), 400) {
            let selector = selector_for(prepared.document(), window.clone());
            let finding = find(&prepared, &selector);
            assert_eq!(
                (finding.state, finding.span),
                (State::Exact, Some(window.clone())),
                "{name} {selector:?}"
            );
            // Without context too, where the words stand once.
            let typed = find(&prepared, &Selector::of_words(selector.exact));
            assert!(
                matches!(typed.state, State::Exact | State::Ambiguous),
                "{name} {window:?}"
            );
        }
    }
}

#[test]
fn windows_with_plain_marks_and_without_footnotes_are_normalised() {
    for (name, prepared) in documents() {
        for window in windows(prepared.document(), 400) {
            let mut selector = selector_for(prepared.document(), window.clone());
            let plain = selector
                .exact
                .replace(['‘', '’'], "'")
                .replace(['“', '”'], "\"")
                .replace("\n\n", " ");
            let plain: String = plain
                .chars()
                .filter(|character| !is_inline_mark(*character))
                .collect();
            // A footnote's own number at the start of a line stays visible.
            if is_at_note(&selector.exact) {
                continue;
            }
            // A mark at the very end leaves the same characters.
            let expected = if selector.exact.contains(&plain) {
                State::Exact
            } else {
                State::Normalised
            };
            selector.exact = plain;
            let finding = find(&prepared, &selector);
            assert_eq!(finding.state, expected, "{name} {:?}", selector.exact);
            if finding.state.is_verified() {
                assert_eq!(
                    finding.span.map(|span| span.start),
                    Some(window.start),
                    "{name}"
                );
            }
        }
    }
}

fn is_inline_mark(character: char) -> bool {
    "⁰¹²³⁴⁵⁶⁷⁸⁹".contains(character)
}

/// Whether a superscript number stands at the start of a line or of the words.
fn is_at_note(words: &str) -> bool {
    words.starts_with(is_inline_mark)
        || words
            .split('\n')
            .any(|line| line.starts_with(is_inline_mark))
}

#[test]
fn footnote_marks_left_out_are_listed() {
    for (name, prepared) in documents() {
        let mut dropped = 0;
        for window in windows(prepared.document(), 400) {
            let mut selector = selector_for(prepared.document(), window);
            if is_at_note(&selector.exact) || !selector.exact.contains(is_inline_mark) {
                continue;
            }
            selector
                .exact
                .retain(|character| !is_inline_mark(character));
            let finding = find(&prepared, &selector);
            assert!(finding.state.is_verified(), "{name} {:?}", selector.exact);
            assert!(
                finding
                    .differences
                    .iter()
                    .all(|one| one.kind == DifferenceKind::FootnoteMark)
            );
            dropped += finding.differences.len();
        }
        if name.starts_with("khan") {
            assert!(dropped > 50, "{dropped}");
        }
    }
}

#[test]
fn windows_with_one_word_changed_are_not_verified() {
    let swaps = [
        (" not ", " "),
        (" is ", " is not "),
        (" the ", " no "),
        (" and ", " or "),
        (" has ", " had "),
        (" was ", " was never "),
        ("2021", "2012"),
        ("stable", "unstable"),
        (" of ", " off "),
        ("security", "insecurity"),
        ("Taliban", "taliban"),
        ("Pakistan", "Раkistan"),
        (" to ", " not to "),
        ("2025", "2024"),
        (" in ", " within "),
    ];
    let mut tried = 0;
    for (name, prepared) in documents() {
        for window in windows(prepared.document(), 150) {
            let selector = selector_for(prepared.document(), window);
            for (from, to) in swaps {
                let changed = selector.exact.replacen(from, to, 1);
                if changed == selector.exact || prepared.document().text().contains(&changed) {
                    continue;
                }
                tried += 1;
                let finding = find(
                    &prepared,
                    &Selector {
                        exact: changed,
                        ..selector.clone()
                    },
                );
                assert!(!finding.state.is_verified(), "{name} {finding:?}");
            }
        }
    }
    println!("{tried} changed quotes, none verified");
}

#[test]
fn paragraphs_and_headings_of_the_documents_are_told_apart() {
    for (name, prepared) in documents() {
        let document = prepared.document();
        let of_kind = |kind| {
            document
                .blocks()
                .iter()
                .filter(|block| block.kind == kind)
                .count()
        };
        let headings = of_kind(BlockKind::Heading);
        assert!(headings >= 1 || name.starts_with("ghazi"), "{name}");
        assert!(headings < of_kind(BlockKind::Paragraph), "{name}");
        assert!(document.encoding().warning().is_none());
    }
}
