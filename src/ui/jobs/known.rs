//! The texts that a map names, holds, or had at hand before; and those that have
//! moved since.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::document::{FileStamp, Format, Reader};
use crate::file::folder;
use crate::model::{Id, Map, Source};
use crate::quote::PreparedDocument;

use super::attach::AttachReport;
use super::owner::Owners;
use super::progress::Progress;

/// A source, and where its text may lie.
#[derive(Clone, Debug)]
pub struct Wanted {
    pub source: Id,
    pub path: PathBuf,
    pub proof: Proof,
}

/// What must hold before a file that nobody chose is taken for a source's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Proof {
    /// The map names the file, in its own folder.
    Named,
    /// The text has this hash.
    Hash(String),
    /// The text holds the source's quotes.
    Quotes,
}

/// How many bytes of files are looked through for one that has moved.
const SEARCHED_BYTES: u64 = 1 << 30;
/// How many files are read as documents in search of a text; files are told by their
/// own hash first, which is far quicker.
const READ_MAX: usize = 40;

pub fn known(
    map: &Map,
    wanted: &[Wanted],
    map_folder: Option<&Path>,
    reader: &Reader,
    progress: &Progress,
) -> AttachReport {
    let mut report = AttachReport {
        unasked: true,
        ..AttachReport::default()
    };
    let mut done = BTreeSet::new();
    let owners = Owners::of(map);
    for (
        place,
        Wanted {
            source,
            path,
            proof,
        },
    ) in wanted.iter().enumerate()
    {
        if progress.cancel().is_cancelled() {
            report.stopped = true;
            return report;
        }
        if done.contains(source) {
            continue;
        }
        progress.at(path, place + 1, wanted.len());
        let Ok(read) = reader.read_file(path, progress.cancel()) else {
            continue;
        };
        let prepared = std::sync::Arc::new(PreparedDocument::new(read.document.into()));
        let proven = match proof {
            Proof::Named => true,
            Proof::Hash(hash) => prepared.document().hash().as_str() == hash,
            Proof::Quotes => owners.by_quotes(&prepared) == Some(*source),
        };
        if proven {
            done.insert(*source);
            report.add(*source, prepared, path.clone(), read.stamp);
        }
    }
    for (source, record) in map.sources().iter() {
        if record.embedded.is_some() && done.insert(source) {
            report.add_embedded(source, record);
        }
    }
    let missing: BTreeMap<Id, &Source> = (map.sources().iter())
        .filter(|(source, record)| !done.contains(source) && is_known(record))
        .map(|(source, record)| (source, record.as_ref()))
        .collect();
    if let Some(folder) = map_folder.filter(|_| !missing.is_empty()) {
        look_for_moved(missing, folder, reader, progress, &mut report);
    }
    report
}

/// Whether a file of the source was at hand before.
fn is_known(record: &Source) -> bool {
    !record.file_hash.is_empty() || !(record.hash.is_empty() || record.file.is_empty())
}

/// Looks through the map's folder for files that were moved or renamed: by the hash
/// of the file, then by that of the text.
fn look_for_moved(
    mut missing: BTreeMap<Id, &Source>,
    map_folder: &Path,
    reader: &Reader,
    progress: &Progress,
    report: &mut AttachReport,
) {
    let files = folder::gather(&[map_folder.to_owned()], &Format::all_extensions()).files;
    let mut left_bytes = SEARCHED_BYTES;
    let mut to_read = Vec::new();
    let of = files.len();
    for (place, path) in files.into_iter().enumerate() {
        if missing.is_empty() || progress.cancel().is_cancelled() {
            return;
        }
        progress.at(&path, place + 1, of);
        let Ok(stamp) = FileStamp::read(&path) else {
            continue;
        };
        let found = (missing.iter())
            .find(|(_, record)| record.file_hash == stamp.hash)
            .map(|(source, _)| *source);
        if let Some(source) = found {
            if let Ok(read) = reader.read_file(&path, progress.cancel()) {
                missing.remove(&source);
                report.add_read(source, read, path);
                report.last_is_moved();
            }
        } else if may_be_text_of_any(&path, &missing) {
            to_read.push(path);
        }
        let Some(left) = left_bytes.checked_sub(stamp.length) else {
            break;
        };
        left_bytes = left;
    }
    for path in to_read.into_iter().take(READ_MAX) {
        if missing.is_empty() || progress.cancel().is_cancelled() {
            return;
        }
        let Ok(read) = reader.read_file(&path, progress.cancel()) else {
            continue;
        };
        let hash = read.document.hash().as_str();
        let found = (missing.iter())
            .find(|(_, record)| record.hash == hash)
            .map(|(source, _)| *source);
        if let Some(source) = found {
            missing.remove(&source);
            report.add_read(source, read, path);
            report.last_is_moved();
        }
    }
}

/// Whether the file is of the same kind as one whose text alone is known.
fn may_be_text_of_any(path: &Path, missing: &BTreeMap<Id, &Source>) -> bool {
    let format = |path: &Path| Format::from_extension(path.extension()?.to_str()?);
    let this = format(path);
    (missing.values())
        .any(|record| !record.hash.is_empty() && format(Path::new(&record.file)) == this)
}

impl AttachReport {
    fn last_is_moved(&mut self) {
        if let Some(last) = self.attached.last_mut() {
            last.moved = true;
        }
    }
}
