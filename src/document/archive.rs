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

/// How much of a file is taken in.
#[derive(Clone, Copy)]
struct Bounds {
    /// The most parts that it may have.
    parts: usize,
    /// The most bytes of one part, inflated.
    part_bytes: u64,
    /// The most bytes of all parts that are read, inflated.
    whole_bytes: u64,
}

const BOUNDS: Bounds = Bounds {
    parts: 10_000,
    part_bytes: 64 << 20,
    whole_bytes: 256 << 20,
};

/// A ZIP file in memory.
pub(super) struct Archive<'bytes> {
    zip: ZipArchive<Cursor<&'bytes [u8]>>,
    bounds: Bounds,
    /// Bytes that may still be inflated.
    left: u64,
}

impl<'bytes> Archive<'bytes> {
    /// Reads the list of parts.
    ///
    /// # Errors
    /// When it is damaged, or lists more parts than any document has.
    pub(super) fn new(bytes: &'bytes [u8]) -> Result<Self, Refused> {
        Self::within(bytes, BOUNDS)
    }

    fn within(bytes: &'bytes [u8], bounds: Bounds) -> Result<Self, Refused> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refused::Damaged {
            what: "its list of parts is missing or broken, as after an interrupted download"
                .to_owned(),
        })?;
        if zip.len() > bounds.parts {
            return Err(Refused::TooLarge {
                what: format!("it has more than {} parts", bounds.parts),
            });
        }
        Ok(Self {
            zip,
            bounds,
            left: bounds.whole_bytes,
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
        let limit = self.bounds.part_bytes.min(self.left);
        let mut bytes = Vec::new();
        let mut bounded = file.take(limit + 1);
        bounded.read_to_end(&mut bytes).map_err(|_| damaged())?;
        let read = bytes.len() as u64;
        if read > limit {
            let what = match limit < self.bounds.part_bytes {
                true => format!(
                    "its parts together are larger than {} MB unpacked",
                    self.bounds.whole_bytes >> 20
                ),
                false => format!(
                    "its part {} is larger than {} MB unpacked",
                    shown(name),
                    limit >> 20
                ),
            };
            return Err(Refused::TooLarge { what });
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

/// The name of a part that is named from a folder: `../a.xml` from `word` is
/// `a.xml`. A name cannot lead out of the package: it is looked up in its list.
pub(super) fn part_from(folder: &str, target: &str) -> String {
    let mut steps: Vec<&str> = match target.starts_with('/') {
        true => Vec::new(),
        false => folder.split('/').filter(|step| !step.is_empty()).collect(),
    };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write as _;
    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    const BOUNDS: Bounds = Bounds {
        parts: 3,
        part_bytes: 60,
        whole_bytes: 100,
    };

    fn zipped(parts: &[(&str, usize)]) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, len) in parts {
            zip.start_file(*name, SimpleFileOptions::default()).unwrap();
            zip.write_all(&vec![b'a'; *len]).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    fn too_large(refused: Refused) -> String {
        match refused {
            Refused::TooLarge { what } => what,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn parts_are_bounded_in_number_one_by_one_and_together() {
        let bytes = zipped(&[("a", 60), ("b", 40), ("c", 1)]);
        let mut archive = Archive::within(&bytes, BOUNDS).unwrap();
        assert_eq!(archive.part("a").unwrap().unwrap().len(), 60);
        assert_eq!(archive.part("b").unwrap().unwrap().len(), 40);
        let what = too_large(archive.part("c").unwrap_err());
        assert!(what.starts_with("its parts together"), "{what}");

        let bytes = zipped(&[("a", 61)]);
        let mut archive = Archive::within(&bytes, BOUNDS).unwrap();
        let what = too_large(archive.part("a").unwrap_err());
        assert!(what.starts_with("its part “a”"), "{what}");

        let bytes = zipped(&[("a", 1), ("b", 1), ("c", 1), ("d", 1)]);
        let refused = Archive::within(&bytes, BOUNDS).err().unwrap();
        assert_eq!(too_large(refused), "it has more than 3 parts");
    }

    #[test]
    fn names_are_read_from_the_folder_of_the_part() {
        for (target, part) in [
            ("styles.xml", "word/styles.xml"),
            ("/word/styles.xml", "word/styles.xml"),
            ("../docProps/core.xml", "docProps/core.xml"),
            ("../../../etc/passwd", "etc/passwd"),
        ] {
            assert_eq!(part_from("word", target), part);
        }
    }
}
