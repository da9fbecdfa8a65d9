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
        if backing.test.is_none() && backing.outcome.is_some() {
            let message = "A test of this quote came out, and it is not said which test. Choose \
                           one, or take the outcome away."
                .to_owned();
            let (severity, code) = (Severity::Hint, "outcome-without-test");
            self.add_about(severity, code, id, Some("outcome"), None, message);
        }
    }

    /// Cells set by hand for a claim that answers no question any more.
    pub(super) fn cells_of_no_thesis(&mut self, claim: Id, words: &str) {
        if self.map.is_thesis(claim) {
            return;
        }
        for id in self.map.overrides_with(claim) {
            let is_its_column = (self.map.override_of(id)).is_some_and(|cell| cell.thesis == claim);
            if is_its_column {
                let message = format!(
                    "A cell of the matrix is set by hand for {}, which is no thesis of a \
                     question. It is left out of account; make the claim a thesis again, or \
                     delete the cell.",
                    short(words),
                );
                let (severity, code) = (Severity::Warning, "stale-cell");
                self.add_about(severity, code, id, Some("thesis"), Some(claim), message);
            }
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
