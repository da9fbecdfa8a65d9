//! The process that reads documents keeps its bounds with damaged and hostile files
//! of every kind, and says of each what it is.

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

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use contend::document::{Cancel, Limits, ReadError, Reader, Refused};

use crate::damage::{Damaged, damaged_files};

/// How many files are read at a time: each waits for a process to start.
const AT_A_TIME: usize = 4;

/// Reads every damaged file of a kind in a process of its own. None may crash or be
/// ended from outside: the bounds are for what nobody has thought of.
fn read_all(kind: &str) {
    let files = damaged_files(kind);
    assert!(files.len() >= 200, "{} files", files.len());
    let folder = tempfile::tempdir().unwrap();
    let next = AtomicUsize::new(0);
    thread::scope(|scope| {
        for worker in 0..AT_A_TIME {
            let path = folder.path().join(format!("damaged-{worker}.{kind}"));
            let (files, next) = (&files, &next);
            scope.spawn(move || {
                while let Some(file) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
                    read(kind, file, &path);
                }
            });
        }
    });
}

fn read(kind: &str, file: &Damaged, path: &Path) {
    let reader = Reader::Process {
        program: PathBuf::from(env!("CARGO_BIN_EXE_contend")),
        limits: Limits::default(),
    };
    std::fs::write(path, &file.bytes).unwrap();
    match reader.read(path, &Cancel::new()) {
        Ok(document) => assert!(document.char_count() > 0, "{kind}, {}", file.how),
        Err(ReadError::Refused {
            refused: refused @ (Refused::Crashed { .. } | Refused::TooSlow { .. }),
            ..
        }) => panic!("{kind}, {}: {refused}", file.how),
        Err(_) => {}
    }
}

#[test]
fn damaged_texts_end_no_process() {
    read_all("txt");
}

#[test]
fn damaged_markdown_ends_no_process() {
    read_all("md");
}

#[test]
fn damaged_web_pages_end_no_process() {
    read_all("html");
}

#[test]
fn damaged_word_documents_end_no_process() {
    read_all("docx");
}

#[test]
fn damaged_e_books_end_no_process() {
    read_all("epub");
}
