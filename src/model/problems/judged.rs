//! Warnings about what judges a map: tests, perspectives, cells set by hand.

use std::collections::BTreeMap;

use super::Severity;
use super::hints::{Look, short};
use crate::model::{Backing, Fit, Id, Kind, Outcome, Override, Perspective, ProcessTest};

impl Look<'_> {
    pub(super) fn test(&mut self, id: Id, backing: &Backing) {
        if let Some(ProcessTest::Other(word)) = &backing.test {
            let known = "straw in the wind, hoop, smoking gun or doubly decisive";
            self.unknown(id, "test", word, known);
        }
        if let Some(Outcome::Other(word)) = &backing.outcome {
            self.unknown(id, "outcome", word, "passed or failed");
        }
    }

    pub(super) fn perspective(&mut self, id: Id, who: &Perspective) {
        let name = who.name.trim();
        if name.is_empty() {
            let message = "The perspective has no name. Say whose view it is.";
            self.empty("unnamed-perspective", id, "name", message);
        }
        let credibility = (who.ratings.iter()).map(|(rated, _)| ("ratings", rated));
        let relevance = (who.relevance.iter()).map(|(rated, _)| ("relevance", rated));
        for (field, rated) in credibility.chain(relevance) {
            let can_be_rated = match rated.kind() {
                Kind::Backing => true,
                Kind::Claim | Kind::Reason => field == "ratings",
                _ => false,
            };
            let why = match (self.map.contains(rated), can_be_rated) {
                (true, true) => continue,
                (false, _) => "which is not in the map",
                (true, false) => "which has no such rating",
            };
            let message = format!(
                "The perspective {} rates {rated}, {why}. The rating is left out of account; \
                 take it away.",
                short(name),
            );
            let (severity, code) = (Severity::Warning, "stale-rating");
            self.add_about(severity, code, id, Some(field), Some(rated), message);
        }
    }

    /// Perspectives that have the name of another. All are gone through at the first of
    /// them, once.
    pub(super) fn perspectives_of_one_name(&mut self, at: Id) {
        let perspectives = self.map.perspectives();
        if perspectives.ids().next() != Some(at) {
            return;
        }
        let mut first_named: BTreeMap<&str, Id> = BTreeMap::new();
        for (id, who) in perspectives {
            let name = who.name.trim();
            let first = *first_named.entry(name).or_insert(*id);
            if first != *id && !name.is_empty() {
                let message = format!(
                    "Two perspectives are named {} ({first} is the other). Rename one of them.",
                    short(name),
                );
                let (severity, code) = (Severity::Warning, "same-perspective-twice");
                self.add_about(severity, code, *id, Some("name"), Some(first), message);
            }
        }
    }

    pub(super) fn cell(&mut self, id: Id, cell: &Override) {
        if let Fit::Other(word) = &cell.fit {
            let known = "very inconsistent, inconsistent, neutral, consistent, very \
                         consistent or not applicable";
            self.unknown(id, "fit", word, known);
        }
    }

    /// Cells in the row of the evidence that are set by hand more than once.
    pub(super) fn cells_set_by_hand(&mut self, evidence: Id) {
        let mut first_set: BTreeMap<(Id, Option<Id>), Id> = BTreeMap::new();
        for id in self.map.overrides_with(evidence) {
            let Some(cell) = self.map.override_of(id) else {
                continue;
            };
            // It may be the thesis of the cell instead.
            if cell.evidence != evidence {
                continue;
            }
            let first = *first_set
                .entry((cell.thesis, cell.perspective))
                .or_insert(id);
            if first != id {
                let message = format!(
                    "This cell of the matrix is set by hand twice ({first} is the other, and \
                     counts). Delete one of the two."
                );
                let (severity, code) = (Severity::Warning, "same-cell-twice");
                self.add_about(severity, code, id, Some("evidence"), Some(first), message);
            }
        }
    }
}
