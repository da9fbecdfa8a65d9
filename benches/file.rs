//! Opening and saving a map of 10,000 claims, against the bare minimum: parsing the
//! same bytes into the same tables, and serialising, writing and syncing them.
//!
//! `cargo bench --bench file`
#![allow(
    clippy::unwrap_used,
    reason = "a bench stops where something is missing"
)]

use std::fs::File;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use contend::file;
use contend::generate::generate;
use contend::model::{
    Backing, Claim, Conflict, Map, Placement, Question, Quote, Reason, Source, Table, Tag,
};
use divan::Bencher;
use serde::{Deserialize, Serialize};

const CLAIMS: usize = 10_000;

fn main() {
    divan::main();
}

/// The outermost struct of the file as serde derives it.
#[derive(Serialize, Deserialize)]
struct Bare {
    format: u64,
    title: String,
    note: String,
    questions: Table<Question>,
    claims: Table<Claim>,
    reasons: Table<Reason>,
    conflicts: Table<Conflict>,
    sources: Table<Source>,
    quotes: Table<Quote>,
    backings: Table<Backing>,
    tags: Table<Tag>,
    layout: Table<Placement>,
}

fn map() -> Map {
    generate(CLAIMS, 1)
}

fn text() -> String {
    file::print(&map()).unwrap()
}

fn folder() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("map.ron");
    (folder, path)
}

#[divan::bench]
fn open_bare(bencher: Bencher) {
    let text = text();
    bencher.bench(|| ron::from_str::<Bare>(&text).unwrap());
}

#[divan::bench]
fn open_as_value(bencher: Bencher) {
    let text = text();
    bencher.bench(|| ron::from_str::<ron::Value>(&text).unwrap());
}

#[divan::bench]
fn open_parse(bencher: Bencher) {
    let text = text();
    bencher.bench(|| file::parse(&text, Path::new("map.ron")).unwrap());
}

#[divan::bench]
fn open_read(bencher: Bencher) {
    let (_folder, path) = folder();
    file::save(&path, &map(), None).unwrap();
    bencher.bench(|| file::read(&path).unwrap());
}

#[divan::bench]
fn save_bare(bencher: Bencher) {
    let (_folder, path) = folder();
    let bare: Bare = ron::from_str(&text()).unwrap();
    bencher.bench(|| {
        let config = ron::ser::PrettyConfig::new();
        let text = ron::ser::to_string_pretty(&bare, config).unwrap();
        let mut file = File::create(&path).unwrap();
        file.write_all(text.as_bytes()).unwrap();
        file.sync_all().unwrap();
    });
}

#[divan::bench]
fn save_print(bencher: Bencher) {
    let map = map();
    bencher.bench(|| file::print(&map).unwrap());
}

#[divan::bench]
fn save_whole(bencher: Bencher) {
    let (_folder, path) = folder();
    let map = map();
    let saved = file::save(&path, &map, None).unwrap();
    bencher.bench(|| file::save(&path, &map, Some(&saved.fingerprint)).unwrap());
}
