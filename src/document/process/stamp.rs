//! What a file was like when it was read, to notice that it has changed.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::time::SystemTime;

use sha2::{Digest, Sha256};

use crate::document::read::{MAX_BYTES, ReadError, read_at_most};

/// One state of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileStamp {
    /// SHA-256 of the bytes, in 64 lower-case hexadecimal digits.
    pub hash: String,
    /// In bytes.
    pub length: u64,
    /// When it was last written, where the system says so.
    pub modified: Option<SystemTime>,
}

impl FileStamp {
    pub(super) fn of(path: &Path, bytes: &[u8]) -> Self {
        Self {
            hash: hash_of(bytes),
            length: bytes.len() as u64,
            modified: modified(path),
        }
    }

    /// The state of a regular file of at most [`MAX_BYTES`]. Reads it whole.
    ///
    /// # Errors
    /// As [`Reader::read`](super::Reader::read) where the file cannot be read.
    pub fn read(path: &Path) -> Result<Self, ReadError> {
        let bytes = read_at_most(path, MAX_BYTES)?;
        Ok(Self::of(path, &bytes))
    }

    /// Whether the file at `path` looks as it did, by its length and the time at which
    /// it was written. A file that is gone counts as unchanged: there is nothing
    /// new to read.
    #[must_use]
    pub fn is_current(&self, path: &Path) -> bool {
        fs::metadata(path)
            .is_ok_and(|now| now.len() == self.length && (now.modified().ok() == self.modified))
            || !path.is_file()
    }
}

/// SHA-256 of `bytes` in hexadecimal digits.
fn hash_of(bytes: &[u8]) -> String {
    let mut digits = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        // Writing into a string cannot fail.
        let _ = write!(digits, "{byte:02x}");
    }
    digits
}

fn modified(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).ok()?.modified().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_was_written_again_is_another_state() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("text.txt");
        fs::write(&path, "abc").unwrap();
        let stamp = FileStamp::of(&path, b"abc");
        assert!(stamp.hash.starts_with("ba7816bf"));
        assert!(stamp.is_current(&path));
        fs::write(&path, "abcd").unwrap();
        assert!(!stamp.is_current(&path));
        fs::remove_file(&path).unwrap();
        assert!(stamp.is_current(&path), "nothing to read");
    }
}
