//! When which part of the map was last altered.

use crate::model::Change;

/// Revisions of the map; lists that show only a part of it are good for as long as that
/// part is not altered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Revisions {
    /// What hangs where: questions, theses, reasons, and which claims there are.
    pub structure: u64,
    /// Sources and quotes.
    pub sources: u64,
}

impl Revisions {
    /// Follows what led to the revision; `None` where that is not known.
    pub fn follow(&mut self, revision: u64, change: Option<&Change>) {
        if change.is_none_or(alters_structure) {
            self.structure = revision;
        }
        if change.is_none_or(alters_sources) {
            self.sources = revision;
        }
    }
}

fn alters_structure(change: &Change) -> bool {
    let Change {
        questions,
        claims,
        reasons,
        ..
    } = change;
    let has_other_theses = questions
        .updated
        .values()
        .any(|[from, to]| from.theses != to.theses || from.order != to.order);
    let comes_or_goes = !(questions.added.is_empty()
        && questions.removed.is_empty()
        && claims.added.is_empty()
        && claims.removed.is_empty());
    has_other_theses || comes_or_goes || !reasons.is_empty()
}

fn alters_sources(change: &Change) -> bool {
    !(change.sources.is_empty() && change.quotes.is_empty())
}
