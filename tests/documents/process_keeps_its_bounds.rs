//! The process that reads documents: what it gives, and what happens when it does
//! not behave. The programs in `misbehaving` stand in for a reader gone wrong.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where something is missing"
)]

use std::path::{Path, PathBuf};
use std::time::Duration;

use contend::document::{Cancel, Limits, ReadError, Reader, Refused};

const PAGE: &str = "<!doctype html><title>The weir</title><h1>The weir</h1>\
     <p>The water stood at the upper mark for nine days.</p>";

struct File {
    _folder: tempfile::TempDir,
    path: PathBuf,
}

fn file(name: &str, bytes: &[u8]) -> File {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    File {
        _folder: folder,
        path,
    }
}

fn page() -> File {
    file("weir.html", PAGE.as_bytes())
}

fn program() -> PathBuf {
    PathBuf::from(env!("CARGO_BIN_EXE_contend"))
}

fn reader(limits: Limits) -> Reader {
    Reader::Process {
        program: program(),
        limits,
    }
}

fn refused(result: Result<impl std::fmt::Debug, ReadError>) -> Refused {
    match result {
        Err(ReadError::Refused { refused, .. }) => refused,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_process_reads_what_this_process_would_read() {
    let page = page();
    let cancel = Cancel::new();
    let here = Reader::InProcess.read(&page.path, &cancel).unwrap();
    let there = reader(Limits::default()).read(&page.path, &cancel).unwrap();
    assert!(there.text().contains("nine days"));
    assert_eq!(here.text(), there.text());
    assert_eq!(here.hash(), there.hash());
    assert_eq!(here.blocks(), there.blocks());
    assert_eq!(here.about(), there.about());
    assert_eq!(here.format(), there.format());
}

#[test]
fn the_state_of_the_file_comes_with_its_document() {
    let page = page();
    let read = reader(Limits::default())
        .read_file(&page.path, &Cancel::new())
        .unwrap();
    assert_eq!(read.stamp.length, PAGE.len() as u64);
    assert_eq!(read.stamp.hash.len(), 64);
    assert!(read.stamp.is_current(&page.path));
}

#[test]
fn refusals_travel_from_the_process_word_for_word() {
    let reader = reader(Limits::default());
    for (name, bytes) in [
        ("empty.html", &b""[..]),
        ("blank.html", b"  \n "),
        ("damaged.pdf", b"%PDF-1.7\nnothing else"),
        ("damaged.docx", b"PK\x03\x04 word/ and nothing else"),
        ("picture.txt", b"\x89PNG\r\n\x1A\n"),
    ] {
        let file = file(name, bytes);
        let there = reader.read(&file.path, &Cancel::new()).unwrap_err();
        let here = Reader::InProcess
            .read(&file.path, &Cancel::new())
            .unwrap_err();
        assert_eq!(here.to_string(), there.to_string(), "{name}");
    }
}

#[test]
fn a_page_that_is_not_there_is_refused_by_the_process() {
    let page = page();
    let drawn = reader(Limits::default()).draw_page(&page.path, 4, 300, &Cancel::new());
    assert!(matches!(
        refused(drawn),
        Refused::Damaged { .. } | Refused::NotText { .. }
    ));
}

#[test]
fn what_is_called_off_before_it_starts_does_not_start() {
    let cancel = Cancel::new();
    cancel.cancel();
    let nobody = Reader::Process {
        program: "/nowhere/at/all".into(),
        limits: Limits::default(),
    };
    let page = page();
    for reader in [nobody, Reader::InProcess] {
        let error = reader.read(&page.path, &cancel).unwrap_err();
        assert!(matches!(error, ReadError::Cancelled { .. }), "{error}");
    }
}

#[test]
fn a_program_that_is_not_there_is_said_to_be_so() {
    let reader = Reader::Process {
        program: "/nowhere/at/all".into(),
        limits: Limits::default(),
    };
    let error = reader.read(&page().path, &Cancel::new()).unwrap_err();
    assert!(matches!(error, ReadError::NoProcess { .. }));
    assert!(
        error.to_string().contains("weir.html was not read"),
        "{error}"
    );
}

#[test]
fn plain_text_needs_no_process() {
    let text = file("weir.txt", b"The water stood at the upper mark.");
    let reader = Reader::Process {
        program: "/nowhere/at/all".into(),
        limits: Limits::default(),
    };
    let document = reader.read(&text.path, &Cancel::new()).unwrap();
    assert_eq!(document.text(), "The water stood at the upper mark.");
}

/// Half a gigabyte that takes no room on the disk.
#[test]
fn a_huge_file_is_refused_with_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("huge.pdf");
    std::fs::File::create(&path)
        .unwrap()
        .set_len(500 << 20)
        .unwrap();
    let error = reader(Limits::default())
        .read(&path, &Cancel::new())
        .unwrap_err();
    assert!(matches!(error, ReadError::TooLarge { .. }));
    assert!(error.to_string().contains("Split it"), "{error}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_document_that_takes_more_memory_than_allowed_is_too_large() {
    let long = format!("<p>{}</p>", "word ".repeat(4 << 20));
    let page = file("long.html", long.as_bytes());
    let limits = Limits {
        memory_bytes: 160 << 20,
        ..Limits::default()
    };
    let refused = refused(reader(limits).read(&page.path, &Cancel::new()));
    assert!(matches!(refused, Refused::TooLarge { .. }), "{refused:?}");
    let what = refused.to_string();
    assert!(what.contains("160 MB of memory"), "{what}");
}

#[cfg(unix)]
mod misbehaving {
    use super::*;

    fn reader(name: &str, limits: Limits) -> Reader {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/misbehaving");
        Reader::Process {
            program: folder.join(name),
            limits,
        }
    }

    fn short() -> Limits {
        Limits {
            time: Duration::from_millis(300),
            reply_bytes: 1 << 20,
            ..Limits::default()
        }
    }

    /// The refusal of a program that has time enough to fail in its own way.
    fn refusal(name: &str) -> Refused {
        let limits = Limits {
            reply_bytes: 1 << 20,
            ..Limits::default()
        };
        refused(reader(name, limits).read(&page().path, &Cancel::new()))
    }

    fn how(name: &str) -> String {
        match refusal(name) {
            Refused::Crashed { how } => how,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn one_that_hangs_is_ended_and_called_too_slow() {
        let file = page();
        let refused = refused(reader("hangs.sh", short()).read(&file.path, &Cancel::new()));
        assert_eq!(refused, Refused::TooSlow { seconds: 1 });
    }

    #[test]
    fn one_whose_pipes_are_held_open_is_not_waited_for() {
        let file = page();
        let refused =
            refused(reader("leaves_a_child.sh", short()).read(&file.path, &Cancel::new()));
        assert_eq!(refused, Refused::TooSlow { seconds: 1 });
    }

    #[test]
    fn one_that_hangs_ends_when_it_is_called_off() {
        let file = page();
        let cancel = Cancel::new();
        let result = std::thread::scope(|scope| {
            let reading =
                scope.spawn(|| reader("hangs.sh", Limits::default()).read(&file.path, &cancel));
            std::thread::sleep(Duration::from_millis(100));
            cancel.cancel();
            reading.join().unwrap()
        });
        assert!(matches!(result, Err(ReadError::Cancelled { .. })));
    }

    #[test]
    fn one_that_says_too_much_is_cut_off() {
        assert!(matches!(refusal("floods.sh"), Refused::TooLarge { .. }));
    }

    #[test]
    fn complaints_without_end_do_not_hold_it_up() {
        assert_eq!(how("floods_errors.sh"), "it left with code 7");
    }

    #[test]
    fn what_is_no_whole_reply_is_none() {
        for name in ["says_nonsense.sh", "breaks_off.sh", "promises_much.sh"] {
            assert_eq!(how(name), "its reply was not whole", "{name}");
        }
    }

    #[test]
    fn one_that_dies_says_of_what() {
        assert_eq!(
            how("is_killed.sh"),
            "it reached outside its memory, signal 11"
        );
        assert_eq!(how("gives_up.sh"), "its parts are nested too deeply");
    }

    #[test]
    fn every_refusal_is_a_sentence_with_the_file_and_what_to_do() {
        let file = page();
        for name in ["is_killed.sh", "gives_up.sh", "floods.sh", "breaks_off.sh"] {
            let limits = Limits {
                reply_bytes: 1 << 20,
                ..Limits::default()
            };
            let error = reader(name, limits)
                .read(&file.path, &Cancel::new())
                .unwrap_err();
            let sentence = error.to_string();
            assert!(sentence.contains("weir.html"), "{sentence}");
            assert!(sentence.ends_with('.'), "{sentence}");
            assert!(sentence.contains("save"), "{sentence}");
        }
    }
}
