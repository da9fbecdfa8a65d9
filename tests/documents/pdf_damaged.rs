//! Damaged PDF files are read or refused with a sentence; none stops the program.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where something is missing"
)]

use std::fs;
use std::path::Path;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use crate::damage_pdf::damaged_pdfs;
use contend::document::{Document, Refused, draw_page, read_bytes};

/// Far longer than any of these files takes.
const PATIENCE: Duration = Duration::from_mins(1);

fn whole() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documents/pdf");
    [
        "pdftex-two-columns.pdf",
        "typst-two-columns.pdf",
        "libreoffice.pdf",
        "chromium.pdf",
        "row-by-row.pdf",
        "page-labels.pdf",
        "encrypted-opens.pdf",
        "pictures-only.pdf",
    ]
    .map(|name| (name.to_owned(), fs::read(folder.join(name)).unwrap()))
    .to_vec()
}

/// Does `work` on a thread of its own and waits for it.
fn in_time<T: Send + 'static>(name: &str, work: impl FnOnce() -> T + Send + 'static) -> T {
    let (sender, receiver) = channel();
    let working = thread::spawn(move || {
        // Nobody listens any more once the wait was given up.
        let _ = sender.send(work());
    });
    match receiver.recv_timeout(PATIENCE) {
        Ok(result) => {
            working.join().unwrap();
            result
        }
        Err(RecvTimeoutError::Timeout) => panic!("{name} takes too long"),
        Err(RecvTimeoutError::Disconnected) => panic!("{name} stops the reader"),
    }
}

#[test]
fn damaged_files_are_read_or_refused() {
    let files = damaged_pdfs(&whole(), 24);
    assert!(files.len() >= 200, "{}", files.len());
    let (mut read, mut refused) = (0, 0);
    for file in files {
        let bytes = file.bytes;
        match in_time(&file.name, move || read_bytes(&bytes, "pdf")) {
            Ok(content) => {
                read += 1;
                // What is said of the text has to be of this text.
                for page in &content.pages {
                    assert!(
                        content.text.get(page.range.clone()).is_some(),
                        "{}",
                        file.name
                    );
                }
                for place in &content.places {
                    let range = place.range.start as usize..place.range.end as usize;
                    assert!(content.text.get(range).is_some(), "{}", file.name);
                    assert!(
                        place.rect.iter().all(|side| side.is_finite()),
                        "{}",
                        file.name
                    );
                }
                let blocks = content.blocks.clone().unwrap();
                let document = Document::from_content(content);
                assert_eq!(document.blocks(), blocks, "{}", file.name);
            }
            Err(refusal) => {
                refused += 1;
                assert!(!matches!(refusal, Refused::Crashed { .. }), "{}", file.name);
                assert!(refusal.to_string().len() > 20, "{}", file.name);
            }
        }
    }
    println!("{read} damaged files read, {refused} refused");
    assert!(read > 0 && refused > 0);
}

#[test]
fn pages_of_damaged_files_are_drawn_or_refused() {
    for file in damaged_pdfs(&whole(), 3) {
        let bytes = file.bytes;
        if let Ok(picture) = in_time(&file.name, move || draw_page(&bytes, 0, 120)) {
            let pixels = picture.width * picture.height;
            assert_eq!(picture.rgba.len() as u32, pixels * 4, "{}", file.name);
            assert!(
                picture.width <= 4096 && picture.height <= 4096,
                "{}",
                file.name
            );
        }
    }
}
