//! What the import panel shows, as data.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::model::{Id, Map, Source};
use crate::ui::documents::Documents;
use crate::ui::jobs::{FailedFile, Progress, Stage};

/// What can be asked for in the import panel and of a source's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportAction {
    /// Stop all reading that goes on for this map.
    Stop,
    /// Read a file once more that could not be read.
    TryAgain(PathBuf),
    /// Take a file off the list of those that could not be read.
    Dismiss(PathBuf),
    /// Make sources of files that a folder held besides.
    AddAsSources(Vec<PathBuf>),
    /// Leave the files that a folder held besides alone.
    LeaveOffered,
    /// Keep the text of a source in the map.
    KeepText(Id),
    /// Take the text of a source out of the map again.
    LinkFile(Id),
    /// Read the file of a source once more.
    Reload(Id),
    /// The text at hand is the one that is quoted from now on.
    AcceptText(Id),
    /// Say no more of the text at hand being another.
    LeaveChange(Id),
}

/// What goes on with the documents of one map.
#[derive(Debug, Default)]
pub struct Imports {
    running: Vec<Progress>,
    failed: Vec<FailedFile>,
    offered: Vec<PathBuf>,
    /// Sources whose other text was left alone, with the hash of that text.
    left: BTreeSet<(Id, String)>,
    /// Sources whose text in the map was loaded, or was on its way.
    loaded: BTreeSet<Id>,
    /// Of which changes was told already.
    told: BTreeSet<(Id, String)>,
}

impl Imports {
    /// Takes note of a job that begins.
    pub fn begin(&mut self) -> Progress {
        self.running.retain(|progress| !progress.is_over());
        let progress = Progress::new();
        self.running.push(progress.clone());
        progress
    }

    pub fn stop(&self) {
        for progress in &self.running {
            progress.cancel().cancel();
        }
    }

    /// Whether anything is being read.
    #[must_use]
    pub fn is_running(&self) -> bool {
        self.running.iter().any(|progress| !progress.is_over())
    }

    /// What is being read, where that has taken long enough to be worth a word.
    #[must_use]
    pub fn stage(&self) -> Option<Stage> {
        let running = self.running.iter();
        running
            .filter(|progress| !progress.is_over())
            .find_map(Progress::worth_telling)
    }

    /// The files that could not be read, in the order in which they failed.
    #[must_use]
    pub fn failed(&self) -> &[FailedFile] {
        &self.failed
    }

    pub fn add_failed(&mut self, failed: impl IntoIterator<Item = FailedFile>) {
        for file in failed {
            self.dismiss(&file.path);
            self.failed.push(file);
        }
    }

    /// Takes a file off the list.
    pub fn dismiss(&mut self, path: &Path) -> Option<FailedFile> {
        let at = self.failed.iter().position(|file| file.path == path)?;
        Some(self.failed.remove(at))
    }

    /// Files of a folder that belong to no source.
    #[must_use]
    pub fn offered(&self) -> &[PathBuf] {
        &self.offered
    }

    pub fn offer(&mut self, files: impl IntoIterator<Item = PathBuf>) {
        for file in files {
            if !self.offered.contains(&file) {
                self.offered.push(file);
            }
        }
        self.offered.sort();
    }

    pub fn take_offered(&mut self) -> Vec<PathBuf> {
        std::mem::take(&mut self.offered)
    }

    /// Says no more of this other text of the source.
    pub fn leave_change(&mut self, source: Id, hash: &str) {
        self.left.insert((source, hash.to_owned()));
    }

    #[must_use]
    pub fn is_left(&self, source: Id, hash: &str) -> bool {
        self.left.contains(&(source, hash.to_owned()))
    }

    /// The sources whose text is in the map and was not loaded yet; from now on it
    /// counts as loaded.
    pub fn embedded_to_load(&mut self, map: &Map, documents: &Documents) -> Vec<(Id, Arc<Source>)> {
        let sources = map.sources().iter();
        let mut to_load = Vec::new();
        for (id, source) in sources.filter(|(_, source)| source.embedded.is_some()) {
            if self.loaded.insert(id) && documents.text(id).is_none() {
                to_load.push((id, Arc::clone(source)));
            }
        }
        to_load
    }

    /// Whether this change is new; the next time it is not.
    pub fn is_news(&mut self, source: Id, hash: &str) -> bool {
        self.told.insert((source, hash.to_owned()))
    }
}
