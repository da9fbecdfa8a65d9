//! What a save leaves on the disk, and what it refuses to touch.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where something is missing"
)]

use std::fs;
use std::path::{Path, PathBuf};

use contend::file::{self, Fingerprint, OpenErrorKind, ReadOptions, SaveErrorKind};
use contend::model::Map;

const BEFORE: &str = "(\n    format: 1,\n    title: \"Before\",\n)\n";

fn map(title: &str) -> Map {
    let text = format!("(format: 1, title: {title:?})");
    file::parse(&text, Path::new("test")).unwrap().map
}

fn folder_with_map() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("map.ron");
    fs::write(&path, BEFORE).unwrap();
    (folder, path)
}

#[test]
fn what_is_saved_is_what_is_read() {
    let (_folder, path) = folder_with_map();
    let opened = file::read(&path).unwrap();
    let saved = file::save(&path, &map("After"), Some(&opened.fingerprint)).unwrap();
    let again = file::read(&path).unwrap();
    assert_eq!(again.map.header().title, "After");
    assert_eq!(again.fingerprint, saved.fingerprint);
    assert_eq!(saved.bytes as u64, path.metadata().unwrap().len());
    assert_eq!(saved.path, path.canonicalize().unwrap());
    let names: Vec<_> = fs::read_dir(path.parent().unwrap()).unwrap().collect();
    assert_eq!(names.len(), 1, "a temporary file was left: {names:?}");
}

#[test]
fn a_new_file_is_made_in_a_folder_that_is_there() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("new.ron");
    file::save(&path, &map("New"), None).unwrap();
    assert_eq!(file::read(&path).unwrap().map.header().title, "New");
    let nowhere = folder.path().join("no/such/folder.ron");
    let error = file::save(&nowhere, &map("New"), None).unwrap_err();
    assert_eq!(error.kind(), SaveErrorKind::NoPlace);
    let error = file::save(folder.path(), &map("New"), None).unwrap_err();
    assert_eq!(error.kind(), SaveErrorKind::NoPlace);
}

#[test]
fn a_file_that_somebody_else_has_changed_is_left_alone() {
    let (_folder, path) = folder_with_map();
    let opened = file::read(&path).unwrap();
    fs::write(&path, "(format: 1, title: \"Theirs\")").unwrap();
    let error = file::save(&path, &map("Mine"), Some(&opened.fingerprint)).unwrap_err();
    assert_eq!(error.kind(), SaveErrorKind::Changed);
    assert!(fs::read_to_string(&path).unwrap().contains("Theirs"));
    // Overwriting is possible once it is asked for.
    file::save(&path, &map("Mine"), None).unwrap();
    assert!(fs::read_to_string(&path).unwrap().contains("Mine"));
}

#[test]
fn a_change_to_what_is_saved_anyway_is_no_change() {
    let (_folder, path) = folder_with_map();
    let stale = Fingerprint::of(b"something else");
    file::save(&path, &map("Before"), Some(&stale)).unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), BEFORE);
}

#[test]
fn a_file_that_is_gone_meanwhile_is_written_anew() {
    let (_folder, path) = folder_with_map();
    let opened = file::read(&path).unwrap();
    fs::remove_file(&path).unwrap();
    file::save(&path, &map("Again"), Some(&opened.fingerprint)).unwrap();
    assert!(path.is_file());
}

#[test]
fn a_read_only_file_is_refused() {
    let (_folder, path) = folder_with_map();
    let mut permissions = path.metadata().unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).unwrap();
    let error = file::save(&path, &map("After"), None).unwrap_err();
    assert_eq!(error.kind(), SaveErrorKind::ReadOnly);
    assert_eq!(fs::read_to_string(&path).unwrap(), BEFORE);
}

#[cfg(unix)]
#[test]
fn the_mode_of_the_file_is_kept() {
    use std::os::unix::fs::PermissionsExt as _;
    let (_folder, path) = folder_with_map();
    for mode in [0o664, 0o600, 0o640] {
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
        file::save(&path, &map("After"), None).unwrap();
        assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, mode);
    }
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link_and_its_target_is_saved() {
    let (folder, path) = folder_with_map();
    fs::create_dir(folder.path().join("links")).unwrap();
    let link = folder.path().join("links/map.ron");
    std::os::unix::fs::symlink("../map.ron", &link).unwrap();
    file::save(&link, &map("After"), None).unwrap();
    assert!(link.is_symlink());
    assert_eq!(file::read(&path).unwrap().map.header().title, "After");

    let dangling = folder.path().join("links/gone.ron");
    std::os::unix::fs::symlink("../gone.ron", &dangling).unwrap();
    let error = file::save(&dangling, &map("After"), None).unwrap_err();
    assert_eq!(error.kind(), SaveErrorKind::NoPlace);
    assert!(dangling.is_symlink());
}

/// Somebody who reads all the while never sees half a file.
#[test]
fn whoever_reads_during_a_save_finds_a_whole_map() {
    let (_folder, path) = folder_with_map();
    let maps = [map(&"long ".repeat(20_000)), map("short")];
    std::thread::scope(|scope| {
        let writer = scope.spawn(|| {
            for round in 0..60 {
                file::save(&path, &maps[round % 2], None).unwrap();
            }
        });
        while !writer.is_finished() {
            file::read(&path).unwrap();
        }
    });
}

#[test]
fn a_map_that_a_name_spoils_is_not_saved() {
    let (_folder, path) = folder_with_map();
    let mut header = (**map("After").header()).clone();
    let value = ron::value::RawValue::from_ron("1").unwrap().to_owned();
    header.ext.insert("no name".into(), value);
    let change = contend::model::Change {
        header: Some([std::sync::Arc::default(), header.into()]),
        ..Default::default()
    };
    let mut spoilt = Map::default();
    change.apply(&mut spoilt);
    let error = file::save(&path, &spoilt, None).unwrap_err();
    assert_eq!(error.kind(), SaveErrorKind::NotFaithful);
    assert_eq!(fs::read_to_string(&path).unwrap(), BEFORE);
}

fn open_error(path: &Path) -> OpenErrorKind {
    let error = file::read(path).unwrap_err();
    assert_eq!(error.path(), path);
    assert!(error.to_string().contains(error.hint()));
    error.kind()
}

#[test]
fn what_is_not_a_readable_file_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("map.ron");
    assert_eq!(open_error(folder.path()), OpenErrorKind::NotAFile);
    assert_eq!(open_error(&path), OpenErrorKind::Missing);

    fs::write(&path, b"(format: 1,\n title: \"\xff\")").unwrap();
    let error = file::read(&path).unwrap_err();
    assert_eq!(error.kind(), OpenErrorKind::NotText);
    assert!(error.message().contains("byte 21"), "{error}");
    assert_eq!((error.line(), error.column()), (Some(2), Some(10)));

    fs::write(&path, b"\xff\xfe(\0").unwrap();
    assert!(file::read(&path).unwrap_err().message().contains("UTF-16"));
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read_says_so() {
    use std::os::unix::fs::PermissionsExt as _;
    let (_folder, path) = folder_with_map();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::File::open(&path).is_ok() {
        println!("skipped: this user may read everything");
        return;
    }
    assert_eq!(open_error(&path), OpenErrorKind::Unreadable);
}

/// The size is that of a sparse file: nothing is written, little is read.
#[test]
fn two_hundred_megabytes_are_refused_unless_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("map.ron");
    fs::File::create(&path).unwrap().set_len(200 << 20).unwrap();
    assert_eq!(open_error(&path), OpenErrorKind::TooLarge);

    let padded = format!("{BEFORE}{}", " ".repeat(65 << 20));
    fs::write(&path, padded).unwrap();
    assert_eq!(open_error(&path), OpenErrorKind::TooLarge);
    let opened = file::read_with(&path, ReadOptions { allow_large: true }).unwrap();
    assert_eq!(opened.map.header().title, "Before");
}

#[test]
fn a_refused_file_is_not_touched() {
    let (_folder, path) = folder_with_map();
    let damaged = &BEFORE[..BEFORE.len() - 8];
    fs::write(&path, damaged).unwrap();
    let before = path.metadata().unwrap().modified().unwrap();
    file::read(&path).unwrap_err();
    assert_eq!(path.metadata().unwrap().modified().unwrap(), before);
    assert_eq!(fs::read_to_string(&path).unwrap(), damaged);
}
