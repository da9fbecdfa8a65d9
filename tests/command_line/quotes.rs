//! `contend document text` and `contend quote find`, from arguments to exit code.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where something is missing"
)]

use std::fs;

use contend::cli::{self, Command};
use serde_json::{Value, json};

const LOG: &str = "At noon the deck lay “under water”, says the log.\r\n\r\n\
     By night the deck was dry, and the toll house was shut.\r\n";

/// The log in a file of its own.
struct Log {
    _folder: tempfile::TempDir,
    path: String,
}

struct Ran {
    code: u8,
    out: String,
    complaints: String,
}

impl Log {
    fn new() -> Self {
        Self::of(LOG.as_bytes())
    }

    fn of(bytes: &[u8]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("log.txt");
        fs::write(&path, bytes).unwrap();
        let path = path.to_str().unwrap().to_owned();
        Self {
            _folder: folder,
            path,
        }
    }

    fn find(&self, exact: &str, more: &[&str]) -> Ran {
        let arguments = ["quote", "find", &self.path, "--exact", exact];
        run(&[&arguments, more].concat())
    }

    fn json(&self, exact: &str, more: &[&str]) -> (u8, Value) {
        let ran = self.find(exact, &[more, &["--json"]].concat());
        assert_eq!(ran.complaints, "");
        (ran.code, serde_json::from_str(&ran.out).unwrap())
    }
}

fn run(arguments: &[&str]) -> Ran {
    let (mut out, mut complaints) = (Vec::new(), Vec::new());
    let arguments = ["contend"].iter().chain(arguments);
    match cli::run(arguments, &mut out, &mut complaints) {
        Command::Exit(code) => Ran {
            code,
            out: String::from_utf8(out).unwrap(),
            complaints: String::from_utf8(complaints).unwrap(),
        },
        open @ Command::Open { .. } => panic!("{open:?}"),
    }
}

#[test]
fn the_text_is_printed_as_quotes_are_looked_for_in_it() {
    let log = Log::new();
    let ran = run(&["document", "text", &log.path]);
    assert_eq!((ran.code, ran.complaints.as_str()), (0, ""));
    assert_eq!(ran.out, LOG.replace("\r\n", "\n"));
    let marked = Log::of(b"\xEF\xBB\xBFOne line");
    assert_eq!(run(&["document", "text", &marked.path]).out, "One line");
}

#[test]
fn the_json_of_exact_words_is_exactly_as_promised() {
    let found = Log::new().find("lay “under water”", &["--json"]);
    assert_eq!((found.code, found.complaints.as_str()), (0, ""));
    assert_eq!(
        found.out,
        "{\"state\":\"exact\",\"start\":17,\"end\":34,\"found\":\"lay “under water”\",\
         \"differences\":[],\"score\":1.0,\"candidates\":[]}\n"
    );
}

#[test]
fn what_is_written_differently_is_listed() {
    let (code, found) = Log::new().json("the log.  By night", &[]);
    assert_eq!(code, 0);
    assert_eq!(found["state"], "normalised");
    assert_eq!(found["found"], "the log.\n\nBy night");
    let differences = found["differences"].as_array().unwrap();
    assert_eq!(differences.len(), 1, "{found:#}");
    assert_eq!(
        differences[0],
        json!({"kind": "paragraph-break", "quote": "  ", "document": "\n\n"})
    );
    let (_, found) = Log::new().json("\"under water\"", &[]);
    let kinds: Vec<&Value> = (found["differences"].as_array().unwrap().iter())
        .map(|difference| &difference["kind"])
        .collect();
    assert_eq!(kinds, ["quotation-mark", "quotation-mark"]);
}

#[test]
fn words_in_several_places_are_ambiguous_until_context_or_place_decides() {
    let log = Log::new();
    let (code, found) = log.json("the deck", &[]);
    assert_eq!((code, &found["state"]), (1, &json!("ambiguous")));
    assert_eq!(
        (&found["start"], &found["found"]),
        (&Value::Null, &Value::Null)
    );
    assert_eq!(
        found["candidates"],
        json!([
            {"start": 8, "end": 16, "score": 1.0},
            {"start": 60, "end": 68, "score": 1.0},
        ])
    );
    let around = [
        "--prefix",
        "water”, says the log.\n\nBy night ",
        "--suffix",
        " was dry, and",
    ];
    let (code, found) = log.json("the deck", &around);
    assert_eq!((code, &found["start"]), (0, &json!(60)));
}

#[test]
fn words_that_are_not_there_are_missing() {
    let (code, found) = Log::new().json("the deck lay over the harbour master’s garden", &[]);
    assert_eq!(code, 1);
    assert_eq!(
        found,
        json!({
            "state": "missing", "start": null, "end": null, "found": null,
            "differences": [], "score": 0.0, "candidates": [],
        })
    );
}

#[test]
fn parts_around_a_mark_of_omission_are_elided() {
    let exact = "At noon the deck lay […] the toll house was shut";
    let (code, found) = Log::new().json(exact, &[]);
    assert_eq!((code, &found["state"]), (0, &json!("elided")), "{found:#}");
    assert_eq!((&found["start"], &found["end"]), (&json!(0), &json!(105)));
    let told = Log::new().find(exact, &[]);
    assert!(told.out.contains("left out: “"), "{}", told.out);
}

#[test]
fn words_that_are_nearly_there_are_approximate_and_no_success() {
    let exact = "By night the decks was dry, and the toll house was shut";
    let (code, found) = Log::new().json(exact, &[]);
    assert_eq!(
        (code, &found["state"]),
        (1, &json!("approximate")),
        "{found:#}"
    );
    let words = "By night the deck was dry, and the toll house was shut";
    assert_eq!(found["found"], words);
    assert!((0.9..1.0).contains(&found["score"].as_f64().unwrap()));
    let told = Log::new().find(exact, &[]);
    assert!(told.out.contains("% alike"), "{}", told.out);
}

#[test]
fn a_hint_that_is_not_the_place_does_no_harm() {
    let found = Log::new().find("the toll house was shut", &["--hint", "3"]);
    assert_eq!(found.code, 0);
    assert!(
        found.out.contains("elsewhere than at character 3"),
        "{}",
        found.out
    );
}

#[test]
fn people_are_told_in_sentences() {
    let log = Log::new();
    let found = log.find("\"under water\"", &[]);
    for part in [
        "normalised: The document holds these words",
        "characters 21 to 34",
        "[“under water”]",
        "quotation mark: the document has ““”",
    ] {
        assert!(found.out.contains(part), "{part}: {}", found.out);
    }
    let open = log.find("the deck", &[]);
    assert!(open.out.contains("60 to 68: "), "{}", open.out);
}

#[test]
fn what_cannot_be_read_is_a_sentence_and_leaves_with_2() {
    let picture = Log::of(b"\x89PNG\r\n\x1A\n\0\0");
    let empty = Log::of(b" \n");
    for (path, sentence) in [
        (picture.path.as_str(), "looks like a picture"),
        (&empty.path, "is empty"),
        ("/no/such/file.txt", "There is no file"),
        ("/", "is a folder"),
    ] {
        for arguments in [
            &["document", "text", path][..],
            &["quote", "find", path, "--exact", "words", "--json"],
        ] {
            let ran = run(arguments);
            assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{arguments:?}");
            assert!(ran.complaints.contains(sentence), "{}", ran.complaints);
        }
    }
    let ran = Log::new().find(" ", &[]);
    assert_eq!(ran.code, 2);
    assert!(ran.complaints.contains("no words to look for"));
    assert_eq!(
        run(&["quote", "find", "x.txt"]).code,
        2,
        "--exact is needed"
    );
}
