//! Reading texts and finding out which source each of them belongs to.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::document::{Document, FileRead, FileStamp, Format, ReadError, Reader, from_embedded};
use crate::file::folder;
use crate::model::{Id, Kind, Map, Source};
use crate::quote::PreparedDocument;
use crate::ui::documents::Text;
use crate::ui::importing::record_of;

use super::known::{Wanted, known};
use super::owner::Owners;
use super::progress::Progress;

/// What to read.
#[derive(Clone, Debug)]
pub enum AttachRequest {
    /// What a person chose: files and folders, for one source or for whichever
    /// they belong to. A file that belongs to none becomes a source where it was
    /// chosen itself, and is offered where it only lay in a folder.
    Chosen {
        map: Arc<Map>,
        paths: Vec<PathBuf>,
        to: Option<Id>,
    },
    /// What a map names or holds itself, or where its texts were found before.
    Known {
        map: Arc<Map>,
        wanted: Vec<Wanted>,
        /// Where to look for files that are no longer where the map names them.
        map_folder: Option<PathBuf>,
    },
    /// Texts that the map itself holds.
    InMap { sources: Vec<(Id, Arc<Source>)> },
    /// Texts at hand, from the files that they came from; without `forced` only from
    /// those that have changed since.
    Again {
        files: Vec<(Id, PathBuf, Option<FileStamp>)>,
        forced: bool,
    },
}

/// A text with the source that it belongs to.
#[derive(Clone, Debug)]
pub struct Attached {
    pub source: Id,
    pub text: Text,
    /// The state of the file, where the text is from one.
    pub stamp: Option<FileStamp>,
    /// The record to make, where the source is not in the map yet.
    pub record: Option<Source>,
    /// It was found by its hash, elsewhere than where the map says.
    pub moved: bool,
}

/// A file that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FailedFile {
    pub path: PathBuf,
    /// The source that it was meant for, where one was.
    pub to: Option<Id>,
    /// What it is and what to do.
    pub sentence: String,
}

/// How reading went.
#[derive(Clone, Debug, Default)]
pub struct AttachReport {
    pub attached: Vec<Attached>,
    /// Files of a folder that belong to no source that can be told.
    pub unmatched: Vec<PathBuf>,
    pub failed: Vec<FailedFile>,
    /// There were more files than are looked at in one go.
    pub cut_short: bool,
    /// Somebody said to stop.
    pub stopped: bool,
    /// What is at hand was read once more.
    pub again: bool,
    /// Nobody asked: say nothing of it.
    pub unasked: bool,
}

/// Reads what is asked for. Takes its time: for a thread.
#[must_use]
pub fn attach(request: AttachRequest, reader: &Reader, progress: &Progress) -> AttachReport {
    match request {
        AttachRequest::Chosen { map, paths, to } => chosen(&map, &paths, to, reader, progress),
        AttachRequest::Known {
            map,
            wanted,
            map_folder,
        } => known(&map, &wanted, map_folder.as_deref(), reader, progress),
        AttachRequest::InMap { sources } => {
            let mut report = AttachReport {
                unasked: true,
                ..AttachReport::default()
            };
            for (id, source) in sources {
                report.add_embedded(id, &source);
            }
            report
        }
        AttachRequest::Again { files, forced } => again(files, forced, reader, progress),
    }
}

fn chosen(
    map: &Map,
    paths: &[PathBuf],
    to: Option<Id>,
    reader: &Reader,
    progress: &Progress,
) -> AttachReport {
    let gathered = folder::gather(paths, &Format::all_extensions());
    let mut report = AttachReport {
        cut_short: gathered.cut_short,
        ..AttachReport::default()
    };
    // One file for one source: that is where it goes, whatever it holds.
    let to = to.filter(|_| gathered.files.len() == 1);
    let mut owners = Owners::of(map);
    let of = gathered.files.len();
    for (place, path) in gathered.files.into_iter().enumerate() {
        if progress.cancel().is_cancelled() {
            report.stopped = true;
            break;
        }
        progress.at(&path, place + 1, of);
        let read = match reader.read_file(&path, progress.cancel()) {
            Ok(read) => read,
            Err(error) => {
                report.fail(path, to, &error);
                continue;
            }
        };
        let prepared = Arc::new(PreparedDocument::new(Arc::new(read.document)));
        let owner = to.or_else(|| owners.find(&prepared, &path, &read.stamp));
        if let Some(source) = owner {
            report.add(source, prepared, path, read.stamp);
        } else if paths.contains(&path) {
            let source = Id::random(Kind::Source);
            let record = record_of(prepared.document(), Some(&path));
            // The same document once more in this drop belongs to it as well.
            owners.add(source, &record, &read.stamp);
            report.add(source, prepared, path, read.stamp);
            if let Some(last) = report.attached.last_mut() {
                last.record = Some(record);
            }
        } else {
            report.unmatched.push(path);
        }
    }
    report
}

fn again(
    files: Vec<(Id, PathBuf, Option<FileStamp>)>,
    forced: bool,
    reader: &Reader,
    progress: &Progress,
) -> AttachReport {
    let mut report = AttachReport {
        unasked: !forced,
        again: true,
        ..AttachReport::default()
    };
    let is_due = |path: &Path, stamp: &Option<FileStamp>| {
        forced || stamp.as_ref().is_some_and(|stamp| !stamp.is_current(path))
    };
    let due: Vec<_> = (files.into_iter())
        .filter(|(_, path, stamp)| is_due(path, stamp))
        .collect();
    let of = due.len();
    for (place, (source, path, _)) in due.into_iter().enumerate() {
        progress.at(&path, place + 1, of);
        match reader.read_file(&path, progress.cancel()) {
            Ok(read) => report.add_read(source, read, path),
            Err(error) => report.fail(path, Some(source), &error),
        }
    }
    report
}

impl AttachReport {
    pub(super) fn add_read(&mut self, source: Id, read: FileRead, path: PathBuf) {
        let FileRead { document, stamp } = read;
        let prepared = PreparedDocument::new(Arc::new(document));
        self.add(source, Arc::new(prepared), path, stamp);
    }

    pub(super) fn add(
        &mut self,
        source: Id,
        document: Arc<PreparedDocument>,
        path: PathBuf,
        stamp: FileStamp,
    ) {
        let path = Some(path.canonicalize().unwrap_or(path));
        self.attached.push(Attached {
            source,
            text: Text { document, path },
            stamp: Some(stamp),
            record: None,
            moved: false,
        });
    }

    /// Takes a source's text from the map itself.
    pub(super) fn add_embedded(&mut self, source: Id, record: &Source) {
        let Some(embedded) = &record.embedded else {
            return;
        };
        self.add_document(source, from_embedded(embedded));
    }

    fn add_document(&mut self, source: Id, document: Document) {
        let document = Arc::new(PreparedDocument::new(Arc::new(document)));
        self.attached.push(Attached {
            source,
            text: Text {
                document,
                path: None,
            },
            stamp: None,
            record: None,
            moved: false,
        });
    }

    fn fail(&mut self, path: PathBuf, to: Option<Id>, error: &ReadError) {
        if matches!(error, ReadError::Cancelled { .. }) {
            self.stopped = true;
            return;
        }
        let sentence = error.to_string();
        self.failed.push(FailedFile { path, to, sentence });
    }
}
