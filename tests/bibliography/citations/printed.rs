//! Citations as they are copied and as the command line prints them.

use contend::bibliography::{Markup, Style, quote_text};
use contend::cli::{self, Command};
use serde_json::Value;

const MAP: &str = r#"(
    format: 1,
    title: "M",
    claims: {"c-a": (text: "A")},
    sources: {
        "s-a": (title: "The quiet frontier", kind: "book", authors: ["Jane Doe"], date: "2018", publisher: "Indus Press"),
        "s-b": (title: "Elsewhere", kind: "book", authors: ["Ayesha Malik"]),
    },
    quotes: {"u-a": (source: "s-a", exact: "the border\n  moved", page: "9")},
    backings: {"b-a": (quote: "u-a", claim: "c-a", stance: "for")},
)
"#;

#[test]
fn a_quote_is_copied_with_its_citation_and_reference() {
    let map = contend::file::parse(MAP, "map.ron".as_ref()).unwrap().map;
    let quote = map.quotes().ids().next().unwrap();
    let copied = |style, markup| quote_text(&map, quote, style, markup).unwrap();
    assert_eq!(
        copied(Style::ChicagoAuthorDate, Markup::Plain),
        "“the border moved” (Doe 2018, 9)\n\nDoe, Jane. 2018. The Quiet Frontier. Indus Press."
    );
    assert_eq!(
        copied(Style::ChicagoNotes, Markup::Markdown),
        "> “the border moved”[^1]\n\n[^1]: Jane Doe, *The Quiet Frontier* (Indus Press, 2018), 9.\n\n\
         Doe, Jane. *The Quiet Frontier*. Indus Press, 2018."
    );
}

struct Ran {
    code: u8,
    out: String,
    complaints: String,
}

fn run(arguments: &[&str]) -> Ran {
    let (mut out, mut complaints) = (Vec::new(), Vec::new());
    match cli::run(
        ["contend"].iter().chain(arguments),
        &mut out,
        &mut complaints,
    ) {
        Command::Exit(code) => Ran {
            code,
            out: String::from_utf8(out).unwrap(),
            complaints: String::from_utf8(complaints).unwrap(),
        },
        open @ Command::Open { .. } => panic!("{open:?}"),
    }
}

#[test]
fn the_command_line_prints_the_list_in_each_style_and_format() {
    let folder = tempfile::tempdir().unwrap();
    let map = folder.path().join("map.ron");
    std::fs::write(&map, MAP).unwrap();
    let map = map.to_str().unwrap();
    let listed = run(&["cite", map]);
    assert_eq!((listed.code, listed.complaints.as_str()), (0, ""));
    assert_eq!(
        listed.out,
        "Doe, J. (2018). The quiet frontier. Indus Press.\n\nMalik, A. (n.d.). Elsewhere.\n"
    );
    let markdown = run(&[
        "cite", map, "--style", "mla", "--format", "markdown", "--quoted",
    ]);
    assert_eq!(
        markdown.out,
        "Doe, Jane. *The Quiet Frontier*. Indus Press, 2018.\n"
    );
    let json = run(&["cite", map, "--style=chicago-notes", "--format=json"]);
    let json: Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(json["style"], "chicago-notes");
    let first = json["references"][0].as_object().unwrap();
    let names: Vec<&String> = first.keys().collect();
    assert_eq!(names, ["id", "text", "markdown", "missing"]);
    assert_eq!(json["references"][1]["missing"][0], "no date");
    let wrong = run(&["cite", map, "--style", "harvard"]);
    assert_eq!(wrong.code, 2);
    assert!(
        wrong.complaints.contains("chicago-author-date"),
        "{}",
        wrong.complaints
    );
    assert_eq!(run(&["cite", "/no/such/map.ron"]).code, 2);
}
