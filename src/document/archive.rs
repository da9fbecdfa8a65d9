//! The parts of a ZIP file, which Word documents and e-books are.
//!
//! What a ZIP file says of its own sizes is not believed: the bytes are counted as
//! they are inflated, and past a bound the file is refused. Nothing is written to
//! the disk, and only parts that are asked for by name are inflated, so neither
//! names that lead out of a folder nor archives inside archives do anything.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;
use zip::result::ZipError;

use super::refused::Refused;

/// The most parts that a file may have.
const PARTS_MAX: usize = 10_000;
/// The most bytes of one part, inflated.
const PART_MAX: u64 = 64 * 1024 * 1024;
/// The most bytes of all parts that are read, inflated.
const WHOLE_MAX: u64 = 256 * 1024 * 1024;

/// A ZIP file in memory.
pub(super) struct Archive<'bytes> {
    zip: ZipArchive<Cursor<&'bytes [u8]>>,
    /// Bytes that may still be inflated.
    left: u64,
}

impl<'bytes> Archive<'bytes> {
    /// Reads the list of parts.
    ///
    /// # Errors
    /// When it is damaged, or lists more parts than any document has.
    pub(super) fn new(bytes: &'bytes [u8]) -> Result<Self, Refused> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refused::Damaged {
            what: "its list of parts is missing or broken, as after an interrupted download"
                .to_owned(),
        })?;
        if zip.len() > PARTS_MAX {
            return Err(Refused::TooLarge {
                what: format!("it has more than {PARTS_MAX} parts"),
            });
        }
        Ok(Self {
            zip,
            left: WHOLE_MAX,
        })
    }

    /// Whether there is a part of this name, as far as letters in another case go.
    pub(super) fn has(&self, name: &str) -> bool {
        self.index_of(name).is_some()
    }

    /// The names of all parts.
    pub(super) fn names(&self) -> impl Iterator<Item = String> {
        self.zip
            .file_names_raw()
            .map(|name| String::from_utf8_lossy(name).into_owned())
    }

    /// The bytes of a part, or nothing where there is none of this name.
    ///
    /// # Errors
    /// When the part is damaged, locked, or past a bound.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, Refused> {
        let Some(index) = self.index_of(name) else {
            return Ok(None);
        };
        let damaged = || Refused::Damaged {
            what: format!("its part {} cannot be unpacked", shown(name)),
        };
        let file = match self.zip.by_index(index) {
            Ok(file) if file.encrypted() => return Err(Refused::Encrypted),
            Ok(file) => file,
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
                return Err(Refused::Encrypted);
            }
            Err(_) => return Err(damaged()),
        };
        let limit = PART_MAX.min(self.left);
        let mut bytes = Vec::new();
        let mut bounded = file.take(limit + 1);
        bounded.read_to_end(&mut bytes).map_err(|_| damaged())?;
        let read = bytes.len() as u64;
        if read > limit {
            return Err(Refused::TooLarge {
                what: format!(
                    "its part {} is larger than {} MB unpacked",
                    shown(name),
                    limit / (1024 * 1024)
                ),
            });
        }
        self.left -= read;
        Ok(Some(bytes))
    }

    fn index_of(&self, name: &str) -> Option<usize> {
        let name = name.trim_start_matches('/');
        self.zip.index_for_name_raw(name.as_bytes()).or_else(|| {
            self.zip
                .file_names_raw()
                .position(|other| other.eq_ignore_ascii_case(name.as_bytes()))
        })
    }
}

/// A name from a file, cut to what fits into a sentence.
fn shown(name: &str) -> String {
    let name: String = name.chars().filter(|c| !c.is_control()).take(60).collect();
    format!("\u{201C}{name}\u{201D}")
}
