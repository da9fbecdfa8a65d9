//! No damaged or hostile file makes a reader panic, overflow the stack or hang, and
//! whatever text comes out, its parts are parts of it.

#![allow(
    clippy::format_collect,
    clippy::format_push_string,
    reason = "documents are put together from short pieces, where clarity counts"
)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where something is missing"
)]

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use contend::document::{Content, Document, Refused, read_bytes};

use crate::damage::{Damaged, damaged_files};

/// Longer than any of these files may take, on a slow and busy machine.
const BOUND: Duration = Duration::from_secs(30);

/// Reads a file on a thread of its own, with the small stack that threads have.
fn read_within_bound(kind: &str, file: Damaged) -> Result<Content, Refused> {
    let (done, waiting) = mpsc::channel();
    let (extension, how) = (kind.to_owned(), file.how);
    thread::spawn(move || {
        let read = read_bytes(&file.bytes, &extension);
        let _ = done.send(read);
    });
    match waiting.recv_timeout(BOUND) {
        Ok(read) => read,
        Err(mpsc::RecvTimeoutError::Timeout) => panic!("{kind}, {how}: not done in {BOUND:?}"),
        Err(mpsc::RecvTimeoutError::Disconnected) => panic!("{kind}, {how}: panicked"),
    }
}

/// The parts of what was read are in order, do not overlap and are of the text.
fn check_parts(content: &Content, how: &str) {
    let mut end = 0;
    for block in content.blocks.iter().flatten() {
        assert!(
            block.range.start >= end,
            "{how}: {:?} before {end}",
            block.range
        );
        let words = content.text.get(block.range.clone());
        let words = words.unwrap_or_else(|| panic!("{how}: no part {:?}", block.range));
        assert!(
            !words.is_empty() && words.trim() == words,
            "{how}: {words:?}"
        );
        end = block.range.end;
    }
    let mut end = 0;
    for page in &content.pages {
        assert!(
            page.range.start >= end && page.range.end >= page.range.start,
            "{how}"
        );
        assert!(content.text.get(page.range.clone()).is_some(), "{how}");
        end = page.range.end;
    }
    for range in &content.unmapped {
        assert_eq!(content.text.get(range.clone()), Some("\u{FFFD}"), "{how}");
    }
    assert!(!content.text.contains('\r'), "{how}");
}

fn read_all(kind: &str) {
    let files = damaged_files(kind);
    assert!(files.len() >= 200, "{} files", files.len());
    let (mut read, mut refused) = (0, 0);
    for file in files {
        let how = format!("{kind}, {}", file.how);
        match read_within_bound(kind, file) {
            Ok(content) => {
                check_parts(&content, &how);
                let document = Document::from_content(content);
                assert!(document.char_count() > 0, "{how}");
                read += 1;
            }
            Err(refusal) => {
                let message = refusal.to_string();
                assert!(
                    message.starts_with("is ")
                        || message.starts_with("holds ")
                        || message.starts_with("looks "),
                    "{how}: {message}"
                );
                refused += 1;
            }
        }
    }
    println!("{kind}: {read} read, {refused} refused");
}

#[test]
fn damaged_texts_are_read_or_refused() {
    read_all("txt");
}

#[test]
fn damaged_markdown_is_read_or_refused() {
    read_all("md");
}

#[test]
fn damaged_web_pages_are_read_or_refused() {
    read_all("html");
}

#[test]
fn damaged_word_documents_are_read_or_refused() {
    read_all("docx");
}

#[test]
fn damaged_e_books_are_read_or_refused() {
    read_all("epub");
}

#[test]
fn bombs_are_refused_by_what_they_unpack_to() {
    for kind in ["docx", "epub"] {
        for file in damaged_files(kind) {
            if file.how.starts_with("a part of") || file.how.starts_with("10,050") {
                let how = file.how.clone();
                let refused = read_within_bound(kind, file).unwrap_err();
                assert!(
                    matches!(refused, Refused::TooLarge { .. }),
                    "{how}: {refused}"
                );
            }
        }
    }
}
