//! A map to the disk, in one step or not at all.
//!
//! The text is read back and compared before anything is written. Then a temporary
//! file beside the old one is written and synced, and takes the old one's place, so
//! that whoever looks, at any moment and after any crash, finds one whole map.

use std::fs::Metadata;
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use atomic_write_file::AtomicWriteFile;

use super::error::{Report, SaveError, SaveErrorKind as Kind};
use super::fingerprint::Fingerprint;
use super::parse::parse_document;
use super::print::print;
use crate::model::Map;

/// What a save has done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// The file that was written: behind all symbolic links.
    pub path: PathBuf,
    /// The file as it is now; the next save expects it.
    pub fingerprint: Fingerprint,
    pub bytes: usize,
}

/// Saves the map. With `expected`, only over a file that is still as it was when
/// that fingerprint was taken; without, over whatever is there.
///
/// # Errors
/// [`SaveError`] says why the file was left as it was.
pub fn save(path: &Path, map: &Map, expected: Option<&Fingerprint>) -> Result<Saved, SaveError> {
    let text = faithful_text(path, map)?;
    let fingerprint = Fingerprint::of(text.as_bytes());
    let path = real_path(path)?;
    if let Some(metadata) = metadata_of(&path)? {
        if metadata.is_dir() {
            let message = "This is a folder.".into();
            return Err(Report::new(Kind::NoPlace, &path, message, "Add a file name.").into());
        }
        if metadata.permissions().readonly() {
            let message = "The file is marked as read-only.".into();
            let hint = "Save the map under another name, or allow writing to the file.";
            return Err(Report::new(Kind::ReadOnly, &path, message, hint).into());
        }
        if let Some(expected) = expected {
            let bytes = std::fs::read(&path).map_err(|error| refused(&path, &error))?;
            let present = Fingerprint::of(&bytes);
            if present != *expected && present != fingerprint {
                let message = "Another program has changed the file since it was opened.".into();
                let hint = "Save the map under another name to keep both, or overwrite the file.";
                return Err(Report::new(Kind::Changed, &path, message, hint).into());
            }
        }
    }
    write(&path, text.as_bytes()).map_err(|error| refused(&path, &error))?;
    Ok(Saved {
        path,
        fingerprint,
        bytes: text.len(),
    })
}

/// Puts the bytes in the place of the file in one step, synced to the disk.
pub(super) fn write(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut file = AtomicWriteFile::open(path)?;
    file.write_all(bytes)?;
    file.commit()
}

/// The map's text, proven to read back as the map.
fn faithful_text(path: &Path, map: &Map) -> Result<String, SaveError> {
    let unfaithful = |what: String| {
        let message = format!("The map's text would not read back as the same map ({what}).");
        let hint = "Nothing was written. Undo the last change and try again, and please report \
                    this as a fault of Contend.";
        SaveError::from(Report::new(Kind::NotFaithful, path, message, hint))
    };
    let text = print(map).map_err(|error| unfaithful(error.to_string()))?;
    let back = parse_document(&text).map_err(|error| unfaithful(error.to_string()))?;
    if !back.is(map) {
        return Err(unfaithful("a record came back altered".into()));
    }
    Ok(text)
}

/// Where the file really is, so that a link stays a link to the saved map.
fn real_path(path: &Path) -> Result<PathBuf, SaveError> {
    match path.canonicalize() {
        Ok(real) => return Ok(real),
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(refused(path, &error)),
        Err(_) => {}
    }
    if path.is_symlink() {
        let message = "This is a link to a file that is not there.".into();
        let hint = "Save the map under another name, or delete the link.";
        return Err(Report::new(Kind::NoPlace, path, message, hint).into());
    }
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    let no_place = |message: &str, hint: &str| {
        SaveError::from(Report::new(Kind::NoPlace, path, message.into(), hint))
    };
    let name = path
        .file_name()
        .ok_or_else(|| no_place("The path names no file.", "Add a file name."))?;
    let folder = folder.canonicalize().map_err(|error| match error.kind() {
        ErrorKind::NotFound => no_place(
            "The folder for this file is not there.",
            "Create the folder first, or choose another.",
        ),
        _ => refused(path, &error),
    })?;
    Ok(folder.join(name))
}

fn metadata_of(path: &Path) -> Result<Option<Metadata>, SaveError> {
    match path.metadata() {
        Ok(metadata) => Ok(Some(metadata)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(refused(path, &error)),
    }
}

fn refused(path: &Path, error: &std::io::Error) -> SaveError {
    let hint = match error.kind() {
        ErrorKind::PermissionDenied => "Save the map in a folder of your own.",
        ErrorKind::StorageFull => "Free some space, or save the map on another drive.",
        _ => "Check that the drive is there, or save the map in another place.",
    };
    let message = format!("The system refused: {error}.");
    Report::new(Kind::System, path, message, hint).into()
}
