//! What is printed, and what is written.

use std::ffi::OsString;
use std::fs;
use std::io::{self, Write};
use std::path::Path;

use contend::cli::{self, Command};
use serde_json::{Value, json};

use super::{SOUND, folder, run, within};

#[test]
fn show_prints_the_whole_map() {
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/everything.ron");
    let path = golden.to_str().unwrap();
    assert_eq!(
        run(&["show", path]).out,
        fs::read_to_string(&golden).unwrap()
    );
    let shown = run(&["show", path, "--json"]);
    assert_eq!(shown.code, 0);
    let map: Value = serde_json::from_str(&shown.out).unwrap();
    assert_eq!(map["format"], json!(1));
    assert_eq!(map["claims"]["c-flood"]["rating"], json!(0.25));
    assert_eq!(
        map["claims"]["c-load"]["measured"]["tons"],
        json!([44.0, 44.0])
    );
    assert_eq!(map["reasons"]["r-water"]["premises"][0], json!("c-flood"));
    let names: Vec<&String> = map.as_object().unwrap().keys().collect();
    assert_eq!(names[..4], ["format", "title", "note", "authors"]);
}

#[test]
fn json_has_a_way_even_for_what_it_has_no_word_for() {
    let files = folder(&[("map.ron", "(format: 1, odd: {1: b\"bytes\"}, title: \"T\")")]);
    let shown = run(&["show", &within(&files, "map.ron"), "--json"]);
    let map: Value = serde_json::from_str(&shown.out).unwrap();
    assert_eq!(
        map,
        json!({"format": 1, "title": "T", "odd": "{1: b\"bytes\"}"})
    );
}

#[test]
fn generate_writes_the_same_map_for_the_same_seed() {
    let files = folder(&[]);
    let [one, two, other] = ["1.ron", "2.ron", "3.ron"].map(|name| within(&files, name));
    assert_eq!(
        run(&["generate", "--claims", "50", "--seed", "4", "-o", &one]).code,
        0
    );
    assert_eq!(
        run(&["generate", "--claims", "50", "--seed", "4", "-o", &two]).code,
        0
    );
    assert_eq!(
        run(&["generate", "--claims", "50", "--seed", "5", "-o", &other]).code,
        0
    );
    assert_eq!(fs::read(&one).unwrap(), fs::read(&two).unwrap());
    assert_ne!(fs::read(&one).unwrap(), fs::read(&other).unwrap());
    assert_eq!(run(&["check", &one]).code, 0);
    let nowhere = within(&files, "no/folder.ron");
    assert_eq!(run(&["generate", "--claims", "1", "-o", &nowhere]).code, 2);
}

#[test]
fn format_rewrites_what_is_not_canonical_and_nothing_else() {
    let newer = "(format: 9)";
    let files = folder(&[
        ("map.ron", SOUND),
        ("newer.ron", newer),
        ("torn.ron", "(format"),
    ]);
    let map = within(&files, "map.ron");
    let checked = run(&["format", "--check", &map]);
    assert_eq!(checked.code, 1);
    assert_eq!(fs::read_to_string(&map).unwrap(), SOUND);
    assert!(run(&["format", &map]).out.contains("rewritten"));
    let again = run(&["format", &map]);
    assert_eq!((again.code, again.out.as_str()), (0, ""));
    assert_eq!(run(&["format", "--check", &map]).code, 0);
    let refused = run(&[
        "format",
        &within(&files, "newer.ron"),
        &within(&files, "torn.ron"),
    ]);
    assert_eq!(refused.code, 2);
    assert_eq!(
        fs::read_to_string(within(&files, "newer.ron")).unwrap(),
        newer
    );
}

#[test]
fn quotes_are_printed_as_a_table_with_their_states() {
    let log = "In the night the deck lay under water, and nobody crossed the old bridge.";
    let files = folder(&[("map.ron", SOUND)]);
    let documents = folder(&[("log.txt", log)]);
    let (map, place) = (
        within(&files, "map.ron"),
        documents.path().to_str().unwrap(),
    );
    let csv = run(&["quotes", &map, "--documents", place, "--csv"]);
    assert_eq!((csv.code, csv.complaints.as_str()), (0, ""));
    let lines: Vec<&str> = csv.out.lines().collect();
    assert!(lines[0].starts_with("Quote,State,Source,Place,Citation,"));
    assert!(
        lines[1].starts_with("the deck lay under water,exact,S,,S,P,,"),
        "{}",
        lines[1]
    );
    let markdown = run(&["quotes", &map, "--markdown"]);
    assert!(
        markdown
            .out
            .contains("| “the deck lay under water” | S | no document | for: P |")
    );
    // One of the two has to be asked for.
    assert_eq!(run(&["quotes", &map]).code, 2);
    assert_eq!(run(&["quotes", &map, "--csv", "--markdown"]).code, 2);
    let missing = run(&["quotes", &within(&files, "none.ron"), "--csv"]);
    assert_eq!(missing.code, 2);
    assert!(
        missing.complaints.contains("none.ron"),
        "{}",
        missing.complaints
    );
}

/// A reader such as `head`, gone after the first bytes.
struct Gone;

impl Write for Gone {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(io::ErrorKind::BrokenPipe.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Err(io::ErrorKind::BrokenPipe.into())
    }
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let files = folder(&[("map.ron", SOUND)]);
    let map = within(&files, "map.ron");
    for arguments in [
        vec!["check", &map],
        vec!["check", &map, "--json"],
        vec!["show", &map],
        vec!["show", &map, "--json"],
        vec!["--help"],
    ] {
        let mut complaints = Vec::new();
        let arguments = ["contend"].into_iter().chain(arguments).map(OsString::from);
        let left = cli::run(arguments, &mut Gone, &mut complaints);
        assert_eq!(left, Command::Exit(0));
        assert!(complaints.is_empty());
    }
}
