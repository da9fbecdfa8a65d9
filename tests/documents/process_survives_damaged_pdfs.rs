//! Damaged PDF files, each read by the process that is made for it: every one gives
//! a text or a sentence within the bounds, and none takes the process with it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where something is missing"
)]

use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use contend::document::{Cancel, Limits, ReadError, Reader, Refused};

/// Whole files to damage: a simple one and the most intricate one.
const WHOLE: [&str; 2] = ["page-labels.pdf", "pdftex-two-columns.pdf"];
/// Of each.
const COPIES: usize = 100;

fn whole(name: &str) -> (String, Vec<u8>) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documents/pdf");
    (name.to_owned(), std::fs::read(folder.join(name)).unwrap())
}

#[test]
fn two_hundred_damaged_files_each_give_a_text_or_a_sentence() {
    let limits = Limits {
        time: Duration::from_secs(10),
        memory_bytes: 512 << 20,
        ..Limits::default()
    };
    let reader = Reader::Process {
        program: env!("CARGO_BIN_EXE_contend").into(),
        limits,
    };
    let damaged = crate::damage_pdf::damaged_pdfs(&WHOLE.map(whole), COPIES);
    assert!(damaged.len() >= 200);
    let folder = tempfile::tempdir().unwrap();
    let (read, refused) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let next = AtomicUsize::new(0);
    let one = || {
        while let Some(file) = damaged.get(next.fetch_add(1, Ordering::Relaxed)) {
            let path = folder.path().join(format!("{}.pdf", file.name));
            std::fs::write(&path, &file.bytes).unwrap();
            match reader.read(&path, &Cancel::new()) {
                Ok(_) => read.fetch_add(1, Ordering::Relaxed),
                // Every other refusal is told by the reader itself, or is the end of its
                // time or memory, which is what these are bounded for.
                Err(ReadError::Refused {
                    refused: Refused::Crashed { how },
                    ..
                }) => panic!("{}: {how}", file.name),
                Err(ReadError::Refused { .. }) => refused.fetch_add(1, Ordering::Relaxed),
                Err(other) => panic!("{}: {other}", file.name),
            };
        }
    };
    std::thread::scope(|scope| {
        for worker in [scope.spawn(one), scope.spawn(one)] {
            worker.join().unwrap();
        }
    });
    println!("{read:?} read, {refused:?} refused");
}

#[test]
fn a_page_is_drawn_by_the_process() {
    let reader = Reader::Process {
        program: env!("CARGO_BIN_EXE_contend").into(),
        limits: Limits::default(),
    };
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documents/pdf/page-labels.pdf");
    let picture = reader.draw_page(&path, 0, 300, &Cancel::new()).unwrap();
    assert_eq!(picture.width, 300);
    assert!(picture.height > 300);
    let here = Reader::InProcess
        .draw_page(&path, 0, 300, &Cancel::new())
        .unwrap();
    assert!(picture == here, "the same picture either way");
    let beyond = reader.draw_page(&path, 10_000, 300, &Cancel::new());
    assert!(matches!(beyond, Err(ReadError::Refused { .. })));
}
