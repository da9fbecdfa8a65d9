//! A map from the disk. Nothing here writes.

use std::fs::File;
use std::io::{ErrorKind, Read as _};
use std::path::Path;

use super::error::{OpenError, OpenErrorKind as Kind, Report};
use super::parse::{Opened, parse};

/// Files above this size, in bytes, are opened only when that is asked for.
pub const MAX_BYTES: u64 = 64 << 20;

/// How to read a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReadOptions {
    /// Read even what is larger than [`MAX_BYTES`].
    pub allow_large: bool,
}

/// Opens the map in a file.
///
/// # Errors
/// [`OpenError`] says what is wrong, where, and what to do.
pub fn read(path: &Path) -> Result<Opened, OpenError> {
    read_with(path, ReadOptions::default())
}

/// Opens the map in a file, with a say in what is allowed.
///
/// # Errors
/// [`OpenError`] says what is wrong, where, and what to do.
pub fn read_with(path: &Path, options: ReadOptions) -> Result<Opened, OpenError> {
    parse(&read_text(path, options)?, path)
}

/// The text of a file that may be a map.
///
/// # Errors
/// [`OpenError`], as for [`read`]; only what the text says is not looked at.
pub fn read_text(path: &Path, options: ReadOptions) -> Result<String, OpenError> {
    let bytes = read_bytes(path, options)?;
    String::from_utf8(bytes).map_err(|error| not_text(path, error.as_bytes(), error.utf8_error()))
}

fn read_bytes(path: &Path, options: ReadOptions) -> Result<Vec<u8>, OpenError> {
    let unreadable = |error: std::io::Error| unreadable(path, &error);
    // Looked at before opening: to open a pipe is to wait for whoever writes to it.
    let metadata = path.metadata().map_err(unreadable)?;
    if !metadata.is_file() {
        let what = if metadata.is_dir() {
            "a folder"
        } else {
            "neither a file nor a folder"
        };
        let hint = "Choose a map file; their names usually end in .ron.";
        return Err(Report::new(Kind::NotAFile, path, format!("This is {what}."), hint).into());
    }
    let limit = if options.allow_large {
        u64::MAX
    } else {
        MAX_BYTES
    };
    // What is read counts; what the system says of the file beforehand only saves
    // moving the bytes, and not more of them than are usual.
    let likely = usize::try_from(metadata.len().min(MAX_BYTES)).unwrap_or(0);
    let mut bytes = Vec::with_capacity(likely + 1);
    File::open(path)
        .and_then(|file| file.take(limit.saturating_add(1)).read_to_end(&mut bytes))
        .map_err(unreadable)?;
    if bytes.len() as u64 > limit {
        let message = format!(
            "The file is larger than {} MB, far more than a map needs.",
            MAX_BYTES >> 20
        );
        let hint = "If you are sure that it is a map, ask for it to be opened all the same.";
        return Err(Report::new(Kind::TooLarge, path, message, hint).into());
    }
    Ok(bytes)
}

fn unreadable(path: &Path, error: &std::io::Error) -> OpenError {
    let (kind, message, hint) = match error.kind() {
        ErrorKind::NotFound => (
            Kind::Missing,
            "There is no such file.".to_owned(),
            "Check the path; the file may have been moved or renamed.",
        ),
        ErrorKind::PermissionDenied => (
            Kind::Unreadable,
            "You may not read this file.".to_owned(),
            "Ask its owner for permission, or copy it to a place of your own.",
        ),
        _ => (
            Kind::Unreadable,
            format!("The system could not read the file: {error}."),
            "Check that the drive is there, then try again.",
        ),
    };
    Report::new(kind, path, message, hint).into()
}

fn not_text(path: &Path, bytes: &[u8], error: std::str::Utf8Error) -> OpenError {
    let offset = error.valid_up_to();
    let utf16 = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    let (message, hint) = if utf16 {
        (
            "The file is encoded as UTF-16; maps are UTF-8.".to_owned(),
            "Open it in a text editor and save it with the encoding UTF-8.",
        )
    } else {
        (
            format!("The file is not UTF-8 text: byte {offset} has no meaning there."),
            "If it is a map, a program has saved it with another encoding: open it in a text \
             editor and save it as UTF-8. Otherwise choose another file.",
        )
    };
    let before = bytes.get(..offset).unwrap_or_default();
    let line = 1 + memchr::memchr_iter(b'\n', before).count();
    let from = memchr::memrchr(b'\n', before).map_or(0, |at| at + 1);
    let column = 1 + String::from_utf8_lossy(&before[from..]).chars().count();
    let report = Report::new(Kind::NotText, path, message, hint);
    report.at((line, column)).into()
}
