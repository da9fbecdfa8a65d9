//! What `check` says of maps and of their documents.

use std::fs;

use serde_json::{Value, json};

use super::{SOUND, folder, run, within};

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
