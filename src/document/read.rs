//! Reading a file as a document.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use super::decode::decode;
use super::sniff::{FileLook, look_by_content, look_by_opening};
use super::text::Document;

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
    #[error("{} is a folder. Choose a text file inside it.", path.display())]
    Folder { path: PathBuf },
    #[error("{} is no regular file. Choose a text file.", path.display())]
    NotRegular { path: PathBuf },
    #[error("{} is empty. Choose a file with text in it.", path.display())]
    Empty { path: PathBuf },
    #[error(
        "{} is larger than {} MB. Split it, or save the part you quote from as a file of its own.",
        path.display(),
        limit_bytes / (1024 * 1024)
    )]
    TooLarge { path: PathBuf, limit_bytes: u64 },
    #[error(
        "{} looks like {look}. Contend reads plain text (.txt, .md) so far. {}.",
        path.display(),
        look.advice()
    )]
    NotText { path: PathBuf, look: FileLook },
    #[error("{} could not be read: {source}. Try again, or copy the file to this computer first.", path.display())]
    Unreadable { path: PathBuf, source: io::Error },
}

/// Reads a plain text file. Blocks while it reads, so call it off the drawing
/// thread.
///
/// # Errors
/// When the path is no regular, readable, non-empty text file of at most
/// [`MAX_BYTES`].
pub fn read(path: &Path) -> Result<Document, ReadError> {
    read_at_most(path, MAX_BYTES)
}

fn read_at_most(path: &Path, limit_bytes: u64) -> Result<Document, ReadError> {
    let failed = |error: io::Error| failure(path, error);
    // Asked before opening as well: opening a pipe would wait for its writer.
    check_regular(path, &fs::metadata(path).map_err(failed)?)?;
    let file = File::open(path).map_err(failed)?;
    check_regular(path, &file.metadata().map_err(failed)?)?;

    // The bytes that come are counted, whatever size the file claims to have.
    let mut bytes = Vec::new();
    file.take(limit_bytes.saturating_add(1))
        .read_to_end(&mut bytes)
        .map_err(failed)?;
    let path = path.to_path_buf();
    if u64::try_from(bytes.len()).map_or(true, |read| read > limit_bytes) {
        return Err(ReadError::TooLarge { path, limit_bytes });
    }
    if bytes.is_empty() {
        return Err(ReadError::Empty { path });
    }
    if let Some(look) = look_by_opening(&bytes) {
        return Err(ReadError::NotText { path, look });
    }
    let has_wide_mark = bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF");
    if !has_wide_mark && let Some(look) = look_by_content(&bytes) {
        return Err(ReadError::NotText { path, look });
    }
    let (text, note) = decode(bytes);
    let document = Document::decoded(text, note);
    if document.text().trim().is_empty() {
        return Err(ReadError::Empty { path });
    }
    Ok(document)
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
    use crate::document::EncodingSource;

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
        let document = read(&path).unwrap();
        assert_eq!(document.text(), "One “two”.\nThree.");
        assert_eq!(document.encoding().name, "UTF-8");
        assert_eq!(document.encoding().source, EncodingSource::ByteOrderMark);
    }

    #[test]
    fn files_that_are_no_text_are_named_for_what_they_are() {
        let docx = b"PK\x03\x04\x14\0\x06\0\x08\0........[Content_Types].xml ..";
        let epub = b"PK\x03\x04\x14\0\0\0\0\0mimetypeapplication/epub+zipPK";
        for (bytes, look) in [
            (&b"%PDF-1.7\n1 0 obj"[..], "a PDF"),
            (docx, "a Word document"),
            (epub, "an e-book"),
            (b"PK\x03\x04 something else", "an archive"),
            (b"\x89PNG\r\n\x1A\n\0\0", "a picture"),
            (b"\xFF\xD8\xFF\xE0\0\x10JFIF", "a picture"),
            (b"{\\rtf1\\ansi Hello}", "a rich text file"),
            (b"T\0h\0i\0s\0 \0i\0s\0 \0t\0e\0x\0t\0", "UTF-16"),
            (b"some\0\0\0bytes and\0more", "a binary file"),
            (b"\x01\x02\x03\x04\x05\x06\x07 and so on", "a binary file"),
        ] {
            let message = refusal(bytes);
            assert!(message.contains(look), "{message}");
            assert!(message.contains("plain text (.txt, .md)"), "{message}");
        }
    }

    #[test]
    fn empty_files_folders_and_missing_files_say_what_to_do() {
        assert!(refusal(b"").contains("is empty"));
        assert!(refusal(b"\xEF\xBB\xBF \r\n\t").contains("is empty"));
        let folder = tempfile::tempdir().unwrap();
        let message = read(folder.path()).unwrap_err().to_string();
        assert!(
            message.contains("is a folder. Choose a text file"),
            "{message}"
        );
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
