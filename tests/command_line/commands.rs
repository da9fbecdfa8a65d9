//! The command line from arguments to exit code, without a process of its own.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where something is missing"
)]

use std::ffi::OsString;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use contend::cli::{self, Command, Renderer};
use serde_json::{Value, json};

const SOUND: &str = r#"(
    format: 1,
    title: "A bridge",
    questions: {"q-a": (text: "Why?", theses: ["c-a", "c-b"])},
    claims: {
        "c-a": (text: "A"),
        "c-b": (text: "B"),
        "c-p": (text: "P"),
    },
    reasons: {
        "r-a": (target: "c-a", stance: "for", premises: ["c-p"]),
        "r-b": (target: "c-b", stance: "for", premises: ["c-p"]),
    },
    conflicts: {"x-a": (kind: "contrary", claims: ["c-a", "c-b"])},
    sources: {"s-a": (title: "S")},
    quotes: {"u-a": (source: "s-a", exact: "the deck lay under water")},
    backings: {"b-a": (quote: "u-a", claim: "c-p", stance: "for")},
)
"#;

struct Ran {
    code: u8,
    out: String,
    complaints: String,
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

/// A folder with files of these names and texts.
fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn within(folder: &tempfile::TempDir, name: &str) -> String {
    folder.path().join(name).to_str().unwrap().to_owned()
}

#[test]
fn file_names_and_a_renderer_open_the_window() {
    let open = |arguments: &[&str]| {
        let arguments = ["contend"].iter().chain(arguments);
        cli::run(arguments, &mut io::sink(), &mut io::sink())
    };
    let expected = |files: &[&str], renderer| Command::Open {
        files: files.iter().map(PathBuf::from).collect(),
        renderer,
    };
    assert_eq!(open(&[]), expected(&[], None));
    assert_eq!(
        open(&["a.ron", "b.ron"]),
        expected(&["a.ron", "b.ron"], None)
    );
    let glow = expected(&["a.ron"], Some(Renderer::Glow));
    assert_eq!(open(&["--renderer", "glow", "a.ron"]), glow);
    assert_eq!(
        open(&["--renderer=wgpu"]),
        expected(&[], Some(Renderer::Wgpu))
    );
}

#[test]
fn help_and_version_are_printed_and_wrong_arguments_complained_of() {
    let help = run(&["--help"]);
    assert_eq!(help.code, 0);
    assert!(help.out.contains("check") && help.out.contains("--renderer"));
    assert!(run(&["check", "--help"]).out.contains("with 1 where"));
    assert!(run(&["--version"]).out.contains(env!("CARGO_PKG_VERSION")));
    let wrong = run(&["check"]);
    assert_eq!((wrong.code, wrong.out.as_str()), (2, ""));
    assert!(wrong.complaints.contains("MAP"));
    assert_eq!(run(&["--renderer", "crayon"]).code, 2);
    assert_eq!(
        run(&["generate", "--claims", "99999999", "-o", "x"]).code,
        2
    );
}

#[test]
fn the_json_of_check_is_exactly_as_promised() {
    let documents = folder(&[(
        "bridge.txt",
        "At noon the deck lay under water, says the log.",
    )]);
    let folder = folder(&[("map.ron", SOUND)]);
    let map = within(&folder, "map.ron");
    let documents = documents.path().to_str().unwrap();
    let checked = run(&["check", &map, "--documents", documents, "--json"]);
    assert_eq!((checked.code, checked.complaints.as_str()), (0, ""));
    let expected = format!(
        r#"{{"maps":[{{"path":{path},"title":"A bridge","format":1,"#,
        path = Value::from(map.as_str()),
    ) + r#""counts":{"questions":1,"theses":2,"claims":3,"reasons":2,"conflicts":1,"#
        + r#""sources":1,"quotes":1,"backings":1},"problems":[],"quotes":[{"id":"u-a","#
        + r#""source":"s-a","state":"exact","start":8,"end":32,"score":1.0}]}]}"#
        + "\n";
    assert_eq!(checked.out, expected);

    let spoilt = SOUND
        .replace("\"P\"", "\"\"")
        .replace("u-a\", claim", "u-b\", claim");
    fs::write(&map, spoilt).unwrap();
    let checked = run(&["check", &map, "--json"]);
    assert_eq!(checked.code, 1);
    let found: Value = serde_json::from_str(&checked.out).unwrap();
    assert_eq!(
        found["maps"][0]["problems"],
        json!([
            {
                "severity": "error", "code": "missing-record", "record": "b-a",
                "message": "The backing's quote names u-b, which is not in the map.",
            },
            {
                "severity": "warning", "code": "empty-claim", "record": "c-p",
                "message": "The claim has no words. Write a statement, or delete it.",
            },
            {
                "severity": "hint", "code": "unused-quote", "record": "u-a",
                "message": "The quote “the deck lay under water” stands behind no claim. \
                            Drag it onto one, or delete it.",
            },
        ])
    );
    assert_eq!(
        found["maps"][0]["quotes"],
        json!([{
            "id": "u-a", "source": "s-a", "state": "no-document",
            "start": null, "end": null, "score": 0.0,
        }])
    );
}

#[test]
fn a_quote_that_its_document_does_not_hold_is_a_problem() {
    let map = SOUND
        .replace("title: \"S\"", "title: \"S\", file: \"texts/bridge.txt\"")
        .replace("lay under", "lay well under");
    let maps = folder(&[("map.ron", &map)]);
    let documents = folder(&[(
        "bridge.txt",
        "At noon the deck lay under water, says the log.",
    )]);
    let map = within(&maps, "map.ron");
    let checked = run(&[
        "check",
        &map,
        "--documents",
        documents.path().to_str().unwrap(),
    ]);
    assert_eq!(checked.code, 1, "{}", checked.out);
    assert!(checked.out.contains("quotes: 1 missing"), "{}", checked.out);
    // Without documents nothing can be said against it.
    let checked = run(&["check", &map]);
    assert_eq!(checked.code, 0);
    assert!(checked.out.contains("quotes: 1 no document"));
}

#[test]
fn exit_codes_tell_clean_from_problems_from_unusable() {
    let loose = SOUND.replace("claims: {", "claims: {\"c-l\": (text: \"L\"),");
    let wordless = SOUND.replace("\"Why?\"", "\"\"");
    let files = folder(&[
        ("sound.ron", SOUND),
        ("hints.ron", &loose),
        ("warnings.ron", &wordless),
        ("damaged.ron", &SOUND[..200]),
    ]);
    let code = |names: &[&str]| {
        let paths: Vec<String> = names.iter().map(|name| within(&files, name)).collect();
        let paths = paths.iter().map(String::as_str);
        run(&["check"].into_iter().chain(paths).collect::<Vec<_>>())
    };
    assert_eq!(code(&["sound.ron"]).code, 0);
    let hints = code(&["hints.ron"]);
    assert_eq!(hints.code, 0);
    assert!(
        hints
            .out
            .contains("hints.ron:5:14: Nothing uses the claim “L”"),
        "{}",
        hints.out
    );
    assert_eq!(code(&["sound.ron", "warnings.ron"]).code, 1);
    let damaged = code(&["damaged.ron", "warnings.ron"]);
    assert_eq!(damaged.code, 2);
    assert!(
        damaged.complaints.contains("damaged.ron:"),
        "{}",
        damaged.complaints
    );
    assert!(
        damaged.out.contains("warnings.ron"),
        "the others are checked all the same"
    );
    assert_eq!(code(&["gone.ron"]).code, 2);
    assert_eq!(code(&[""]).code, 2, "a folder is no map");
    let map = within(&files, "sound.ron");
    assert_eq!(
        run(&["check", &map, "--documents", "/no/such/folder"]).code,
        2
    );
}

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

#[test]
fn what_a_person_confirmed_is_no_problem_and_no_tick() {
    let log = "In the night the deck lay under water, and nobody crossed the old bridge. \
               It fell in the spring.";
    let words = "the deck lie under water, and nobody crossed the old bridge";
    let told = |confirmed: &str| {
        let quote = format!("exact: \"{words}\", confirmed: \"{confirmed}\"");
        let map = SOUND.replace("exact: \"the deck lay under water\"", &quote);
        let files = folder(&[("map.ron", map.as_str())]);
        let documents = folder(&[("s.txt", log)]);
        // Nothing else ties the text to the source.
        let map = map.replace("(title: \"S\")", "(title: \"S\", file: \"s.txt\")");
        fs::write(within(&files, "map.ron"), map).unwrap();
        let place = documents.path().to_str().unwrap();
        run(&["check", &within(&files, "map.ron"), "--documents", place])
    };
    let open = told("");
    assert_eq!(open.code, 1, "{}", open.out);
    assert!(open.out.contains("1 approximate"), "{}", open.out);
    let confirmed = told("the deck lay under water, and nobody crossed the old bridge");
    assert_eq!(confirmed.code, 0, "{}", confirmed.out);
    assert!(confirmed.out.contains("1 approximate"), "{}", confirmed.out);
    assert!(
        confirmed.out.contains("confirmed by hand: 1"),
        "{}",
        confirmed.out
    );
    assert_eq!(told("Something else.").code, 1);
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

#[test]
fn documents_of_every_kind_are_checked_and_those_that_fail_are_named() {
    let page =
        "<!doctype html><title>Log</title><p>At noon the deck lay under water, says the log.</p>";
    let documents = folder(&[
        ("bridge.html", page),
        ("damaged.pdf", "%PDF-1.4 and no more"),
        ("picture.png", "\u{89}PNG"),
    ]);
    let folder = folder(&[("map.ron", SOUND)]);
    let map = within(&folder, "map.ron");
    let documents = documents.path().to_str().unwrap();
    let checked = run(&["check", &map, "--documents", documents]);
    assert!(checked.out.contains("quotes: 1 exact"), "{}", checked.out);
    let complaints = checked.complaints;
    assert!(
        complaints.contains("damaged.pdf is damaged"),
        "{complaints}"
    );
    assert!(!complaints.contains("picture.png"), "{complaints}");
}

#[test]
fn a_text_that_the_map_holds_is_checked_without_documents() {
    let text = "embedded: (text: [\"At noon the deck lay under water, says the log.\"]), ";
    let with_text = SOUND.replacen("\"s-a\": (", &format!("\"s-a\": ({text}"), 1);
    assert_ne!(with_text, SOUND);
    let folder = folder(&[("map.ron", &with_text)]);
    let checked = run(&["check", &within(&folder, "map.ron")]);
    assert!(checked.out.contains("quotes: 1 exact"), "{}", checked.out);
}
