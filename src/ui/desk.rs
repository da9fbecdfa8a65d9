//! One open map with everything that belongs to working on it.

use std::path::PathBuf;

use crate::bibliography::Style;
use crate::edit::{Applied, Edit, Refusal, Session};
use crate::file::Fingerprint;
use crate::model::problems::{Problem, check};
use crate::model::{Id, Kind, Map};

use super::documents::Documents;
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
}

/// The map, what is selected, the documents at hand, and what is derived from
/// them. Panels and canvas read it; only carried-out actions write it.
#[derive(Debug, Default)]
pub struct Desk {
    pub session: Session,
    pub selection: Selection,
    pub trail: Trail,
    pub documents: Documents,
    pub place: Place,
    /// While set, only what stands within two links of this record is shown.
    pub focus: Option<Id>,
    /// How references are set; a copy of what the preferences say.
    pub citation_style: Style,
    problems: Keyed<Vec<Problem>>,
}

/// Something derived from the map, with the revision it was derived from.
#[derive(Debug, Default)]
struct Keyed<T> {
    revision: Option<u64>,
    value: T,
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

    /// Brings what is derived up to date. Called once a frame, before drawing.
    pub fn refresh(&mut self) {
        let revision = self.session.revision();
        if self.problems.revision != Some(revision) {
            self.problems = Keyed {
                revision: Some(revision),
                value: check(self.session.map()),
            };
        }
        self.documents.refresh(self.session.map(), revision);
        if self
            .focus
            .is_some_and(|id| !self.session.map().contains(id))
        {
            self.focus = None;
        }
    }

    /// What there is to look at in the map, most severe first.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        &self.problems.value
    }

    /// The problems of one record.
    pub fn problems_of(&self, id: Id) -> impl Iterator<Item = &Problem> {
        self.problems
            .value
            .iter()
            .filter(move |problem| problem.record == id)
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
