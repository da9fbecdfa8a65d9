//! One open map with everything that belongs to working on it.

use std::path::PathBuf;
use std::sync::Arc;

use crate::bibliography::Style;
use crate::edit::{Applied, Edit, Refusal, Session};
use crate::file::Fingerprint;
use crate::model::problems::{Problem, Severity, Tracked};
use crate::model::{Id, Kind, Map};
use crate::search::Index;

use super::cruxes::Told;
use super::derived::Derived;
use super::documents::Documents;
use super::importing::Imports;
use super::judging::Judging;
use super::revisions::Revisions;
use super::selection::{Selection, Trail};

/// Where a map lives on the disk.
#[derive(Clone, Debug, Default)]
pub struct Place {
    /// `None` until it is saved for the first time.
    pub path: Option<PathBuf>,
    /// What the file held when it was last read or written, to notice that
    /// somebody else wrote it.
    pub fingerprint: Option<Fingerprint>,
    /// Why it must not be saved over, if it must not.
    pub read_only: Option<String>,
    /// Nor changed: a newer version wrote it.
    pub frozen: bool,
    /// What to call the file when it is saved for the first time; may be empty.
    pub suggested_name: String,
    pub saving: Saving,
}

/// Whether a thread is writing the map.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Saving {
    #[default]
    No,
    Running,
    /// Somebody saved once more meanwhile: what has changed since is to be written after.
    Again,
}

/// The map, what is selected, the documents at hand, and what is derived from
/// them. Panels and canvas read it; only carried-out actions write it.
#[derive(Debug, Default)]
pub struct Desk {
    pub session: Session,
    pub selection: Selection,
    pub trail: Trail,
    pub documents: Documents,
    pub imports: Imports,
    pub place: Place,
    /// How the theses stand, and from where one looks.
    pub judging: Judging,
    /// What is said of the questions that are looked at.
    pub told: Told,
    /// While set, only what stands within two links of this record is shown.
    pub focus: Option<Id>,
    /// How references are set; a copy of what the preferences say.
    pub citation_style: Style,
    problems: Derived<Tracked>,
    /// The words of the map; made once somebody looks for some.
    words: Derived<Index>,
    revisions: Revisions,
    /// The revision that `revisions` have followed.
    seen: Option<u64>,
    wake: Option<egui::Context>,
}

impl Desk {
    #[must_use]
    pub fn new(map: Map) -> Self {
        Self {
            session: Session::new(map),
            ..Self::default()
        }
    }

    #[must_use]
    pub fn map(&self) -> &Map {
        self.session.map()
    }

    /// What the tab says: the title, or the file's name, or that it has neither.
    #[must_use]
    pub fn title(&self) -> String {
        let title = self.map().header().title.trim();
        if !title.is_empty() {
            return title.to_owned();
        }
        (self.place.path.as_ref())
            .and_then(|path| path.file_stem())
            .map_or_else(
                || "Untitled map".to_owned(),
                |stem| stem.to_string_lossy().into_owned(),
            )
    }

    /// Whom to wake when something that was left to a thread is there.
    pub fn wake_with(&mut self, ctx: &egui::Context) {
        if self.wake.is_none() {
            self.wake = Some(ctx.clone());
        }
        self.documents.wake_with(ctx);
    }

    #[must_use]
    pub fn wake(&self) -> Option<&egui::Context> {
        self.wake.as_ref()
    }

    /// Brings what is derived up to date. Called once a frame, before drawing. What it
    /// does follows what has changed since the last time, not the size of the map.
    pub fn refresh(&mut self) {
        let revision = self.session.revision();
        if self.seen != Some(revision) {
            let change = self.seen.and_then(|seen| self.session.change_since(seen));
            self.revisions.follow(revision, change.as_ref());
            self.seen = Some(revision);
        }
        if (self.problems).refresh(&self.session, self.wake.as_ref()) {
            // Cards bear signs of them.
            self.documents.note_news();
        }
        let sources = self.revisions.sources;
        self.documents.refresh(self.session.map(), sources);
        if self
            .focus
            .is_some_and(|id| !self.session.map().contains(id))
        {
            self.focus = None;
        }
    }

    /// What there is to look at in the map, most severe first.
    #[must_use]
    pub fn problems(&self) -> &[Arc<Problem>] {
        self.problems.value().list()
    }

    /// Whether the map was looked through; a large one takes a while.
    #[must_use]
    pub fn is_checked(&self) -> bool {
        self.problems.is_there()
    }

    /// How many problems are of a severity.
    #[must_use]
    pub fn problem_count(&self, severity: Severity) -> usize {
        self.problems.value().count(severity)
    }

    /// The problems of one record.
    pub fn problems_of(&self, id: Id) -> impl Iterator<Item = &Problem> {
        self.problems.value().of(id).iter().map(Arc::as_ref)
    }

    /// Has the words of the map ready for a search, or sees to it that they will be.
    pub fn prepare_words(&mut self) {
        self.words.refresh(&self.session, self.wake.as_ref());
    }

    /// Has the readings of the map ready, or sees to it that they will be.
    pub fn judge(&mut self) {
        self.judging.refresh(&self.session, self.wake.as_ref());
    }

    /// Has ready what there is to tell of these questions, and has what would change
    /// their answers sought for.
    pub fn tell(&mut self, questions: &[Id], with_summary: bool) {
        self.judging.seek_only(questions);
        for question in questions {
            (self.judging).seek_cruxes(*question, &self.session, self.wake.as_ref());
        }
        let told = std::mem::take(&mut self.told);
        self.told = told.refreshed(self, questions, with_summary);
    }

    /// Has it found out how those who rate the map differ.
    pub fn seek_parting(&mut self) {
        (self.judging).seek_parting(&self.session, self.wake.as_ref());
    }

    /// The words of the map as they were prepared, with a number that rises when they
    /// change; `None` while they are not ready.
    #[must_use]
    pub fn words(&self) -> Option<(&Index, u64)> {
        let is_there = self.words.is_there();
        is_there.then(|| (self.words.value(), self.words.generation()))
    }

    /// When which part of the map was last altered.
    #[must_use]
    pub fn revisions(&self) -> Revisions {
        self.revisions
    }

    /// Whether something derived from the map is being made on a thread.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.problems.is_coming()
            || self.words.is_coming()
            || self.documents.is_busy()
            || self.judging.is_busy()
            || self.told.is_busy()
            || self.place.saving != Saving::No
    }

    /// Makes an edit and forgets what it removed from the selection.
    ///
    /// # Errors
    /// The refusal, with everything as it was.
    pub fn apply(&mut self, edit: &Edit) -> Result<Applied, Refusal> {
        let applied = self.session.apply(edit)?;
        self.selection.keep_to(self.session.map());
        Ok(applied)
    }

    /// Shows only what stands around the selected card, or everything again.
    pub fn toggle_focus(&mut self) {
        self.focus = match self.focus {
            Some(_) => None,
            None => self
                .selection
                .lead()
                .filter(|id| matches!(id.kind(), Kind::Question | Kind::Claim | Kind::Reason)),
        };
    }

    pub fn select(&mut self, id: Id) {
        if self.map().contains(id) {
            self.selection.only(id);
            self.trail.visit(id);
        }
    }
}
