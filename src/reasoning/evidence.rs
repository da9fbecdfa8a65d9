//! What the rows of a matrix leave out: evidence that bears on nothing, and evidence
//! that one would expect and does not have.

use std::collections::BTreeSet;

use super::graph::Node;
use super::matrix::{Cell, Matrix};
use super::reasoner::Reasoner;
use crate::model::{Id, Map};

impl Reasoner {
    /// Evidence that bears on no thesis of any question, sorted by id: quotes that back
    /// nothing, backings and stated claims at the bottom of an argument that leads to no
    /// thesis.
    #[must_use]
    pub fn evidence_that_bears_on_nothing(&self, map: &Map) -> Vec<Id> {
        let theses: Vec<_> = (self.graph.contests().iter())
            .flat_map(|contest| contest.theses.iter().copied())
            .collect();
        let is_below = self.graph.is_below(&theses);
        let is_idle = |node: &Node| is_below.get(*node as usize) == Some(&false);
        // A claim on its own is a thought to come back to; as a premise it is evidence.
        let is_evidence = |id: Id| match map.claim(id) {
            Some(claim) => {
                !claim.unstated
                    && !map.has_reasons_on(id)
                    && map.backings_of(id).is_empty()
                    && map.is_premise(id)
            }
            None => map.backing(id).is_some(),
        };
        let idle = (self.graph.nodes().filter(is_idle)).map(|node| self.graph.id(node));
        let quotes = (map.quotes().ids()).filter(|id| map.backings_with(*id).is_empty());
        let mut idle: Vec<Id> = idle.filter(|id| is_evidence(*id)).chain(quotes).collect();
        idle.sort_unstable();
        idle
    }
}

/// The source that a piece of evidence is from; claims have none.
#[must_use]
pub fn source_of(map: &Map, evidence: Id) -> Option<Id> {
    let quote = match map.backing(evidence) {
        Some(backing) => backing.quote,
        None => evidence,
    };
    map.quote(quote).map(|quote| quote.source)
}

impl Matrix {
    /// The places of the rows by what their sources are called, quotes of one source as
    /// they stand in it; claims, which have no source, come last.
    #[must_use]
    pub fn sorted_by_source(&self, map: &Map) -> Vec<usize> {
        let mut places: Vec<usize> = (0..self.rows.len()).collect();
        places.sort_by_cached_key(|place| {
            let evidence = self.rows.get(*place).map(|row| row.evidence);
            let source = evidence.and_then(|evidence| source_of(map, evidence));
            let label = source
                .and_then(|source| map.source(source))
                .map(|source| source.label().to_lowercase());
            let start = (evidence.and_then(|evidence| map.backing(evidence)))
                .and_then(|backing| map.quote(backing.quote))
                .and_then(|quote| quote.start);
            (label.is_none(), label, source, start, *place)
        });
        places
    }

    /// The one source that everything which speaks for a thesis is quoted from, with
    /// what is quoted, where that is more than one quote.
    #[must_use]
    pub fn only_source(&self, map: &Map, thesis: Id) -> Option<(Id, Vec<Id>)> {
        let column = self.column_of(thesis)?;
        let speaks_for = self.rows.iter().filter(|row| {
            (row.cells.get(column))
                .and_then(Cell::value)
                .is_some_and(|value| value > 0)
        });
        let mut sources = BTreeSet::new();
        let mut rows = Vec::new();
        for row in speaks_for {
            let backing = map.backing(row.evidence)?;
            sources.insert(map.quote(backing.quote)?.source);
            rows.push(row.evidence);
        }
        match (sources.len(), rows.len()) {
            (1, 2..) => Some((*sources.first()?, rows)),
            _ => None,
        }
    }

    /// For each thesis that has any: the evidence that one would expect if it were true
    /// and does not have, in the words of whoever expects it.
    #[must_use]
    pub fn expected_evidence<'a>(&self, map: &'a Map) -> Vec<(Id, Vec<&'a str>)> {
        let expected = |thesis: &Id| {
            let words = map.claim(*thesis)?.expects.iter();
            let words: Vec<&str> = words
                .map(|words| words.trim())
                .filter(|words| !words.is_empty())
                .collect();
            (!words.is_empty()).then_some((*thesis, words))
        };
        self.theses.iter().filter_map(expected).collect()
    }
}
