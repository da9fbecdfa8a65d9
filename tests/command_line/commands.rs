//! The command line from arguments to exit code, without a process of its own.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where something is missing"
)]

mod checking;
mod printing;

use std::fs;
use std::io;
use std::path::PathBuf;

use contend::cli::{self, Command, Renderer};

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
