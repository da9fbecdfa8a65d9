//! What a person reads when a file is not a map: one damaged file, one message.
//!
//! To take new messages over after reading them, run the tests once with
//! `CONTEND_UPDATE_GOLDEN=1`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where something is missing"
)]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use contend::file::{self, OpenErrorKind};

fn golden() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

fn kind_of(text: &str) -> OpenErrorKind {
    file::parse(text, Path::new("map.ron")).unwrap_err().kind()
}

#[test]
fn every_damaged_file_says_what_where_and_what_to_do() {
    let folder = golden().join("damaged");
    let mut names: Vec<String> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| Path::new(name).extension().is_some_and(|end| end == "ron"))
        .collect();
    names.sort();
    let mut messages = String::new();
    for name in &names {
        let text = std::fs::read_to_string(folder.join(name)).unwrap();
        let error = file::parse(&text, Path::new(name)).expect_err(name);
        assert!(!error.message().is_empty() && !error.hint().is_empty());
        writeln!(messages, "{}\n{error}\n", error.title()).unwrap();
    }
    let expected_in = folder.join("messages.txt");
    if std::env::var_os("CONTEND_UPDATE_GOLDEN").is_some() {
        std::fs::write(&expected_in, &messages).unwrap();
    }
    let expected = std::fs::read_to_string(&expected_in).unwrap_or_default();
    for (line, expected) in messages.lines().zip(expected.lines()) {
        assert_eq!(line, expected);
    }
    assert_eq!(messages.lines().count(), expected.lines().count());
}

#[test]
fn a_file_cut_off_anywhere_is_refused_without_a_panic() {
    for name in ["everything.ron", "smallest.ron"] {
        let text = std::fs::read_to_string(golden().join(name)).unwrap();
        // Without the last line end it is whole still.
        for end in 0..text.len() - 1 {
            if let Some(beginning) = text.get(..end) {
                let cut = file::parse(beginning, Path::new("map.ron"));
                assert!(cut.is_err(), "cut off at byte {end}, it was opened");
            }
        }
    }
}

#[test]
fn a_file_with_any_byte_gone_or_altered_never_panics() {
    let text = std::fs::read(golden().join("everything.ron")).unwrap();
    for at in 0..text.len() {
        for byte in [b'(', b'"'] {
            let mut altered = text.clone();
            altered[at] = byte;
            if let Ok(altered) = std::str::from_utf8(&altered) {
                let _ = file::parse(altered, Path::new("map.ron"));
            }
        }
    }
}

#[test]
fn a_byte_order_mark_is_no_damage() {
    let opened = file::parse("\u{feff}(format: 1)", Path::new("map.ron")).unwrap();
    assert!(opened.broken.is_empty());
}

#[test]
fn fields_of_later_versions_are_kept_and_their_maps_are_not_to_be_saved() {
    let text = r#"(format: 2, claims: {"c-a": (text: "A", mood: Wry(1))}, sounds: ["tick"])"#;
    let opened = file::parse(text, Path::new("map.ron")).unwrap();
    assert_eq!(opened.format, 2);
    assert!(opened.read_only.unwrap().contains("Update Contend"));
    let printed = file::print(&opened.map).unwrap();
    assert!(printed.contains("mood: Wry(1),") && printed.contains(r#"sounds: ["tick"],"#));
}

#[test]
fn dangling_references_open_with_their_places() {
    let text = r#"(
    format: 1,
    claims: {
        "c-a": (
            text: "A", tags: ["t-gone"],
        ),
    },
    reasons: {
        "r-a": (
            target: "c-gone",
            stance: "for",
            premises: [
                "c-a",
                "c-lost",
            ],
            rating: 2.0,
        ),
    },
    layout: {
        "c-moved": (x: 1.0),
    },
)"#;
    let opened = file::parse(text, Path::new("map.ron")).unwrap();
    let broken: Vec<_> = opened
        .broken
        .iter()
        .map(|located| (located.problem.code, located.line, located.column))
        .collect();
    assert_eq!(
        broken,
        [
            ("missing-record", 5, 31),
            ("missing-record", 10, 21),
            ("missing-record", 14, 17),
            ("rating-range", 16, 13),
            ("missing-record", 20, 9),
            ("half-pin", 20, 9),
        ]
    );
    assert_eq!(
        opened.broken[2].problem.named.unwrap().text().to_string(),
        "c-lost"
    );
}

#[test]
fn sixty_megabytes_of_brackets_are_refused_quickly() {
    let size = 60 << 20;
    for (open, inside_field) in [
        ("[", false),
        ("[", true),
        ("(", true),
        ("{", true),
        ("((),", true),
    ] {
        let beginning = if inside_field {
            "(format: 1, strange: "
        } else {
            ""
        };
        let text = beginning.to_owned() + &open.repeat(size / open.len());
        let expected = if inside_field {
            OpenErrorKind::TooDeep
        } else {
            OpenErrorKind::NoFormat
        };
        assert_eq!(kind_of(&text), expected, "{open} {inside_field}");
    }
}
