//! Every map in `maps/` and every golden file is canonical: it prints as it stands.

use std::path::{Path, PathBuf};

use contend::file;

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
