//! Reading a file as a document.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use super::content::{Content, Format};
use super::refused::Refused;
use super::sniff::format_of;
use super::{docx, epub, html, markdown, pdf, plain};

/// The most bytes that are read of a file: 64 MB.
pub const MAX_BYTES: u64 = 64 * 1024 * 1024;

/// Why a file could not be read as a document. Every message says what is
/// wrong, with which file, and what to do.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    #[error("There is no file {}. Check the name, or choose the file again.", path.display())]
    NotFound { path: PathBuf },
    #[error("You may not read {}. Change the file's permissions, or make a copy you may read.", path.display())]
    NotAllowed { path: PathBuf },
    #[error("{} is a folder. Choose a file inside it.", path.display())]
    Folder { path: PathBuf },
    #[error("{} is no regular file. Choose a document.", path.display())]
    NotRegular { path: PathBuf },
    #[error(
        "{} is larger than {} MB. Split it, or save the part you quote from as a file of its own.",
        path.display(),
        limit_bytes / (1024 * 1024)
    )]
    TooLarge { path: PathBuf, limit_bytes: u64 },
    #[error("{} {refused}.", path.display())]
    Refused { path: PathBuf, refused: Refused },
    #[error("Reading {} was stopped.", path.display())]
    Cancelled { path: PathBuf },
    #[error(
        "{} was not read: the process that reads documents could not be started ({source}). Close other programs and try again; if that does not help, install Contend anew.",
        path.display()
    )]
    NoProcess { path: PathBuf, source: io::Error },
    #[error("{} could not be read: {source}. Try again, or copy the file to this computer first.", path.display())]
    Unreadable { path: PathBuf, source: io::Error },
}

/// Reads a file of any kind that can be read, in this process and without a bound
/// on time: for files that are trusted. [`Reader`](super::Reader) is for all others.
/// Blocks while it reads.
///
/// # Errors
/// When the path is no regular, readable file of at most [`MAX_BYTES`] with text
/// in it.
pub fn read(path: &Path) -> Result<Content, ReadError> {
    let bytes = read_at_most(path, MAX_BYTES)?;
    let extension = path.extension().unwrap_or_default().to_string_lossy();
    read_bytes(&bytes, &extension).map_err(|refused| ReadError::Refused {
        path: path.to_path_buf(),
        refused,
    })
}

/// Reads the bytes of a file whose name ends in `extension` (without the dot; may
/// be empty).
///
/// # Errors
/// Why there is no text in it.
pub fn read_bytes(bytes: &[u8], extension: &str) -> Result<Content, Refused> {
    if bytes.is_empty() {
        return Err(Refused::Empty);
    }
    let format = format_of(bytes, extension).map_err(|look| Refused::NotText { look })?;
    let content = match format {
        Format::PlainText => plain::read(bytes),
        Format::Markdown => markdown::read(bytes),
        Format::Html => html::read(bytes),
        Format::Pdf => pdf::read(bytes),
        Format::Docx => docx::read(bytes),
        Format::Epub => epub::read(bytes),
    }?;
    match content.text.trim().is_empty() {
        true => Err(Refused::Empty),
        false => Ok(content),
    }
}

/// The bytes of a regular file, which are counted as they come, whatever size the
/// file claims to have.
pub(super) fn read_at_most(path: &Path, limit_bytes: u64) -> Result<Vec<u8>, ReadError> {
    let failed = |error: io::Error| failure(path, error);
    // Asked before opening as well: opening a pipe would wait for its writer.
    check_regular(path, &fs::metadata(path).map_err(failed)?)?;
    let file = File::open(path).map_err(failed)?;
    check_regular(path, &file.metadata().map_err(failed)?)?;
    let mut bytes = Vec::new();
    file.take(limit_bytes.saturating_add(1))
        .read_to_end(&mut bytes)
        .map_err(failed)?;
    match u64::try_from(bytes.len()).is_ok_and(|read| read <= limit_bytes) {
        true => Ok(bytes),
        false => Err(ReadError::TooLarge {
            path: path.to_path_buf(),
            limit_bytes,
        }),
    }
}

fn check_regular(path: &Path, metadata: &fs::Metadata) -> Result<(), ReadError> {
    let path = path.to_path_buf();
    if metadata.is_dir() {
        Err(ReadError::Folder { path })
    } else if metadata.is_file() {
        Ok(())
    } else {
        Err(ReadError::NotRegular { path })
    }
}

fn failure(path: &Path, source: io::Error) -> ReadError {
    let path = path.to_path_buf();
    match source.kind() {
        io::ErrorKind::NotFound => ReadError::NotFound { path },
        io::ErrorKind::PermissionDenied => ReadError::NotAllowed { path },
        io::ErrorKind::IsADirectory => ReadError::Folder { path },
        _ => ReadError::Unreadable { path, source },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Document, EncodingSource};

    fn file_with(bytes: &[u8]) -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("text.txt");
        fs::write(&path, bytes).unwrap();
        (folder, path)
    }

    fn refusal(bytes: &[u8]) -> String {
        let (_folder, path) = file_with(bytes);
        let message = read(&path).unwrap_err().to_string();
        assert!(message.contains("text.txt"), "{message}");
        message
    }

    #[test]
    fn text_file_is_read_and_says_how() {
        let (_folder, path) = file_with("\u{FEFF}One “two”.\r\nThree.".as_bytes());
        let document = Document::from_content(read(&path).unwrap());
        assert_eq!(document.text(), "One “two”.\nThree.");
        assert_eq!(document.encoding().name, "UTF-8");
        assert_eq!(document.encoding().source, EncodingSource::ByteOrderMark);
    }

    #[test]
    fn files_that_are_no_text_are_named_for_what_they_are() {
        for (bytes, look) in [
            (&b"PK\x03\x04 something else"[..], "an archive"),
            (b"\x89PNG\r\n\x1A\n\0\0", "a picture"),
            (b"\xFF\xD8\xFF\xE0\0\x10JFIF", "a picture"),
            (b"{\\rtf1\\ansi Hello}", "a rich text file"),
            (b"T\0h\0i\0s\0 \0i\0s\0 \0t\0e\0x\0t\0", "UTF-16"),
            (b"some\0\0\0bytes and\0more", "a binary file"),
            (b"\x01\x02\x03\x04\x05\x06\x07 and so on", "a binary file"),
        ] {
            let message = refusal(bytes);
            assert!(message.contains(look), "{message}");
            assert!(message.contains("Contend reads PDF, Word"), "{message}");
        }
    }

    #[test]
    fn empty_files_folders_and_missing_files_say_what_to_do() {
        assert!(refusal(b"").contains("is empty"));
        assert!(refusal(b"\xEF\xBB\xBF \r\n\t").contains("is empty"));
        let folder = tempfile::tempdir().unwrap();
        let message = read(folder.path()).unwrap_err().to_string();
        assert!(message.contains("is a folder. Choose a file"), "{message}");
        let message = read(&folder.path().join("gone.txt"))
            .unwrap_err()
            .to_string();
        assert!(message.contains("There is no file"), "{message}");
    }

    #[cfg(unix)]
    #[test]
    fn devices_are_refused_before_a_byte_is_read() {
        let message = read(Path::new("/dev/zero")).unwrap_err().to_string();
        assert!(message.contains("no regular file"), "{message}");
    }

    #[test]
    fn limit_counts_the_bytes_read() {
        let (_folder, path) = file_with(b"0123456789");
        assert!(read_at_most(&path, 10).is_ok());
        let error = read_at_most(&path, 9).unwrap_err();
        assert!(matches!(error, ReadError::TooLarge { limit_bytes: 9, .. }));
    }
}
