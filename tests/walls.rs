//! The walls of ARCHITECTURE.md: who may name whom, who touches the disk, who names
//! the toolkit.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where something is missing"
)]

use std::fs;
use std::path::{Path, PathBuf};

/// Each folder with all that its code may name of the crate.
const MAY_NAME: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("document", &["model"]),
    ("quote", &["document", "model"]),
    ("quote_table", &["model", "quote"]),
    ("passages", &["document", "model"]),
    ("edit", &["model"]),
    ("layout", &["model"]),
    ("reasoning", &["model"]),
    ("drawing", &["layout", "model"]),
    ("bibliography", &["model"]),
    ("file", &["model"]),
    ("generate", &["model"]),
    ("samples", &["file", "model"]),
    ("search", &["model"]),
    (
        "cli",
        &[
            "bibliography",
            "document",
            "drawing",
            "edit",
            "file",
            "generate",
            "layout",
            "model",
            "quote",
            "quote_table",
            "reasoning",
            "samples",
        ],
    ),
];

struct Source {
    path: PathBuf,
    /// Code alone: comments and tests at the bottom of a file are left out.
    code: String,
}

fn sources(of: &str) -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    let folder = root.join(of);
    let mut queue = vec![if folder.is_dir() {
        folder
    } else {
        root.join(format!("{of}.rs"))
    }];
    while let Some(path) = queue.pop() {
        if path.is_dir() {
            let entries = fs::read_dir(&path).expect("the folder can be read");
            queue.extend(entries.map(|entry| entry.expect("an entry").path()));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let text = fs::read_to_string(&path).expect("the file can be read");
            let is_test = |path: &Path| {
                path.file_stem()
                    .is_some_and(|stem| stem.to_string_lossy().contains("test"))
                    || path.components().any(|part| part.as_os_str() == "tests")
            };
            if is_test(&path) {
                continue;
            }
            let code = text
                .split("#[cfg(test)]\nmod tests {")
                .next()
                .unwrap_or_default();
            let lines = code
                .lines()
                .filter(|line| !line.trim_start().starts_with("//"));
            let code = lines.collect::<Vec<_>>().join("\n");
            found.push(Source { path, code });
        }
    }
    assert!(!found.is_empty(), "nothing in src/{of}");
    found
}

fn offences(of: &str, forbidden: &[String]) -> Vec<String> {
    let mut offences = Vec::new();
    for source in sources(of) {
        for word in forbidden
            .iter()
            .filter(|word| source.code.contains(word.as_str()))
        {
            offences.push(format!("{} names {word}", source.path.display()));
        }
    }
    offences
}

fn all_folders() -> impl Iterator<Item = &'static str> {
    MAY_NAME.iter().map(|(folder, _)| *folder).chain(["ui"])
}

#[test]
fn dependencies_point_one_way() {
    let mut found = Vec::new();
    for (folder, allowed) in MAY_NAME {
        let forbidden: Vec<String> = all_folders()
            .filter(|other| other != folder && !allowed.contains(other))
            .map(|other| format!("crate::{other}"))
            .collect();
        found.extend(offences(folder, &forbidden));
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn only_the_window_and_what_measures_text_name_the_toolkit() {
    let toolkit = ["egui::", "eframe::", "epaint::", "egui_"].map(str::to_owned);
    let mut found = Vec::new();
    for folder in all_folders().filter(|folder| !["ui", "drawing"].contains(folder)) {
        found.extend(offences(folder, &toolkit));
    }
    found.extend(offences(
        "drawing",
        &["egui::", "eframe::"].map(str::to_owned),
    ));
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn only_files_and_documents_touch_the_disk() {
    let disk = [
        "std::fs",
        "fs::read",
        "fs::write",
        "File::open",
        "File::create",
    ]
    .map(str::to_owned);
    let mut found = Vec::new();
    for folder in all_folders().filter(|folder| !["file", "document"].contains(folder)) {
        found.extend(offences(folder, &disk));
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn only_the_window_opens_dialogs() {
    let mut found = Vec::new();
    for folder in all_folders().filter(|folder| *folder != "ui") {
        found.extend(offences(folder, &["rfd::".to_owned()]));
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn nothing_is_left_to_do_in_the_code() {
    let marks = ["todo!(", "unimplemented!(", "dbg!("].map(str::to_owned);
    let mut found = Vec::new();
    for folder in all_folders() {
        found.extend(offences(folder, &marks));
    }
    assert!(found.is_empty(), "{found:#?}");
}
