//! Every map in `maps/` and every golden file is canonical: it prints as it stands.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where something is missing"
)]

use std::path::{Path, PathBuf};

use contend::file;
use contend::model::problems;
use proptest::prelude::*;

fn map_files() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<PathBuf> = ["maps", "tests/golden"]
        .iter()
        .filter_map(|folder| std::fs::read_dir(root.join(folder)).ok())
        .flatten()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "ron"))
        .collect();
    files.sort();
    files
}

#[test]
fn a_file_prints_as_it_was_read_byte_for_byte() {
    for path in map_files() {
        let text = std::fs::read_to_string(&path).unwrap();
        let opened = file::parse(&text, &path).unwrap();
        let printed = file::print(&opened.map).unwrap();
        assert!(
            printed == text,
            "{} is not canonical; this is how it should read:\n{printed}",
            path.display()
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_map_is_what_its_text_says(map in crate::common::map()) {
        let printed = file::print(&map).unwrap();
        let opened = file::parse(&printed, Path::new("map.ron")).unwrap();
        prop_assert!(opened.map == map);
        prop_assert_eq!(file::print(&opened.map).unwrap(), printed);
    }

    #[test]
    fn what_is_broken_is_found_in_the_file(map in crate::common::map()) {
        let printed = file::print(&map).unwrap();
        let opened = file::parse(&printed, Path::new("map.ron")).unwrap();
        let lines: Vec<&str> = printed.lines().collect();
        prop_assert_eq!(opened.broken.len(), problems::invariants(&map).len());
        for located in opened.broken {
            let line = lines[located.line - 1];
            let problem = located.problem;
            let named = problem.named.map_or_else(
                || problem.field.unwrap_or_default().to_owned(),
                |named| named.to_string(),
            );
            let shows = line.contains(&named) || line.contains(&*problem.record.text());
            prop_assert!(shows, "{:?} is said to be in {:?}", problem.message, line);
        }
    }
}
