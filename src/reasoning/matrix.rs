//! The evidence matrix: analysis of competing hypotheses (Heuer 1999).
//!
//! Rows are evidence: backings, and stated claims at the bottom that nothing is put
//! behind: a claim of which the last quote goes, or is supposed not to be there, is still
//! stated, and becomes a row of its own. Columns are the theses of one question. A cell
//! follows from the map unless it is set by hand; both are kept, apart.

use std::collections::{BTreeMap, BTreeSet};

use super::bare::goes_with_its_claim;
use super::bearing::is_withdrawn;
use super::graph::{Contest, Graph, Node};
use super::matrices::Scratch;
use super::ratings::MEDIUM;
use super::settings::Settings;
use crate::model::{Fit, Id, Map};

/// The id of a piece of evidence, its credibility and its relevance.
type Own = (Id, [Option<f64>; 2]);

/// How evidence goes with theses.
#[derive(Clone, Debug, PartialEq)]
pub struct Matrix {
    pub question: Id,
    /// The columns, in the order of the question.
    pub theses: Vec<Id>,
    /// Sorted by the id of the evidence.
    pub rows: Vec<Row>,
    /// By thesis, in the order of the columns.
    pub inconsistency: Vec<f64>,
    /// The thesis with the least inconsistency, where one has less than all others.
    pub leader: Option<Id>,
}

/// One piece of evidence.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// A backing, or a claim that is evidence by itself.
    pub evidence: Id,
    pub cells: Vec<Cell>,
    /// From 0 to 1, where somebody rated it.
    pub credibility: Option<f64>,
    /// From 0 to 1, where somebody rated it.
    pub relevance: Option<f64>,
    /// How far the cells differ: what the evidence tells between the theses.
    pub diagnosticity: f64,
}

/// How one piece of evidence goes with one thesis, from -2 (very inconsistent) to 2
/// (very consistent); `None` where it has no bearing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// What follows from the map.
    pub derived: Option<i8>,
    /// The override that counts here, and what it says.
    pub by_hand: Option<(Id, Option<i8>)>,
}

impl Cell {
    /// What counts.
    #[must_use]
    pub fn value(&self) -> Option<i8> {
        match self.by_hand {
            Some((_, value)) => value,
            None => self.derived,
        }
    }

    /// What it adds to the inconsistency of its thesis, before weighing.
    #[must_use]
    pub fn inconsistency(&self) -> f64 {
        self.value().map_or(0.0, |value| f64::from(-value.min(0)))
    }

    /// The word for it.
    #[must_use]
    pub fn fit(&self) -> Fit {
        match self.value() {
            None => Fit::NotApplicable,
            Some(..=-2) => Fit::VeryInconsistent,
            Some(-1) => Fit::Inconsistent,
            Some(0) => Fit::Neutral,
            Some(1) => Fit::Consistent,
            Some(2..) => Fit::VeryConsistent,
        }
    }
}

/// The number of a fit, for the sums; `None` for one that this version does not know.
#[expect(
    clippy::option_option,
    reason = "no bearing is not the same as no idea"
)]
fn number_of(fit: &Fit) -> Option<Option<i8>> {
    Some(match fit {
        Fit::VeryInconsistent => Some(-2),
        Fit::Inconsistent => Some(-1),
        Fit::Neutral => Some(0),
        Fit::Consistent => Some(1),
        Fit::VeryConsistent => Some(2),
        Fit::NotApplicable => None,
        Fit::Other(_) => return None,
    })
}

impl Row {
    /// What the credibility counts: 1/√2, 1 and √2 for low, medium and high, and what
    /// lies between.
    #[must_use]
    pub fn credibility_weight(&self) -> f64 {
        weight_of(self.credibility)
    }

    #[must_use]
    pub fn relevance_weight(&self) -> f64 {
        weight_of(self.relevance)
    }

    /// What a cell of the row counts.
    #[must_use]
    pub fn weight(&self) -> f64 {
        self.credibility_weight() * self.relevance_weight()
    }

    /// What the row adds to the inconsistency of all theses together.
    #[must_use]
    pub fn inconsistency(&self) -> f64 {
        self.weight() * self.cells.iter().map(Cell::inconsistency).sum::<f64>()
    }
}

/// `2^(rating - 1/2)`: 1/√2 for 0, 1 for a half, √2 for 1.
fn weight_of(rating: Option<f64>) -> f64 {
    rating.map_or(1.0, |rating| (rating - MEDIUM).exp2())
}

/// The order of the rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RowOrder {
    #[default]
    Evidence,
    /// What tells most between the theses comes first.
    Diagnosticity,
    /// What speaks most against theses comes first.
    Inconsistency,
}

impl Matrix {
    pub(super) fn new(
        map: &Map,
        graph: &Graph,
        settings: &Settings,
        contest: &Contest,
        scratch: &mut Scratch,
    ) -> Self {
        let Scratch { bearing, places } = scratch;
        // A thesis that is gone has no column.
        let columns: Vec<Node> = graph.present(&contest.theses).collect();
        let theses: Vec<Id> = columns.iter().map(|node| graph.id(*node)).collect();
        let by_hand = Overrides::of(map, settings, &theses);
        // The nodes of the rows as they are found, and what follows from the map for each,
        // one row behind the other.
        let (mut found, mut derived) = (Vec::new(), Vec::new());
        let supposes = !settings.what_if.is_empty();
        places.resize(graph.len());
        let mut place_of = |node: Node, derived: &mut Vec<Option<i8>>| {
            let place = places.of(node, found.len());
            if place == found.len() {
                found.push((node, place));
                derived.resize(found.len() * theses.len(), None);
            }
            place
        };
        // A row that is set by hand is there whether or not the map leads to it.
        let set: Vec<Node> = (by_hand.evidence())
            .filter_map(|evidence| graph.find(evidence))
            .filter(|node| !is_withdrawn(graph, *node) && !goes_with_its_claim(graph, *node))
            .collect();
        for (column, thesis) in columns.iter().enumerate() {
            bearing.find(graph, *thesis, supposes);
            for node in bearing.evidence().iter().chain(&set) {
                let place = place_of(*node, &mut derived);
                if let Some(cell) = derived.get_mut(place * theses.len() + column) {
                    *cell = bearing.fit(*node);
                }
            }
        }
        for (node, _) in &found {
            places.forget(*node);
        }
        graph.sort_by_id(&mut found, |(node, _)| *node);
        // What stands anywhere in memory is fetched for all rows first: the processor then
        // waits for many at a time.
        let own: Vec<Own> = (found.iter())
            .map(|(node, _)| (graph.id(*node), graph.evidence(*node)))
            .collect();
        let mut rows = Vec::with_capacity(found.len());
        for ((_, place), (evidence, [credibility, relevance])) in found.into_iter().zip(own) {
            let first = place * theses.len();
            let derived = derived.get(first..first + theses.len()).unwrap_or_default();
            let mut cells = Vec::with_capacity(theses.len());
            cells.extend(derived.iter().map(|derived| Cell {
                derived: *derived,
                by_hand: None,
            }));
            if !by_hand.is_empty() {
                for (cell, thesis) in cells.iter_mut().zip(&theses) {
                    cell.by_hand = by_hand.get(evidence, *thesis);
                }
            }
            rows.push(Row {
                evidence,
                diagnosticity: diagnosticity(&cells),
                cells,
                credibility,
                relevance,
            });
        }
        Self::of_rows(contest.id, theses, rows)
    }

    /// The matrix of these rows, with its sums.
    #[must_use]
    pub fn of_rows(question: Id, theses: Vec<Id>, rows: Vec<Row>) -> Self {
        let mut inconsistency = vec![0.0; theses.len()];
        for row in &rows {
            let weight = row.weight();
            for (sum, cell) in inconsistency.iter_mut().zip(&row.cells) {
                *sum += weight * cell.inconsistency();
            }
        }
        let bears = (rows.iter()).any(|row| row.cells.iter().any(|cell| cell.value().is_some()));
        let leader = match bears {
            true => single_least(&theses, &inconsistency),
            // Without evidence there is nothing to lead by.
            false => None,
        };
        Self {
            question,
            theses,
            rows,
            inconsistency,
            leader,
        }
    }

    #[must_use]
    pub fn inconsistency_of(&self, thesis: Id) -> Option<f64> {
        let column = self.column_of(thesis)?;
        self.inconsistency.get(column).copied()
    }

    #[must_use]
    pub fn column_of(&self, thesis: Id) -> Option<usize> {
        self.theses.iter().position(|other| *other == thesis)
    }

    /// The places of the rows in another order; rows that are alike keep theirs.
    #[must_use]
    pub fn sorted_by(&self, order: RowOrder) -> Vec<usize> {
        let mut places: Vec<usize> = (0..self.rows.len()).collect();
        let key = |place: &usize| {
            self.rows.get(*place).map_or(0.0, |row| match order {
                RowOrder::Evidence => 0.0,
                RowOrder::Diagnosticity => row.diagnosticity,
                RowOrder::Inconsistency => row.inconsistency(),
            })
        };
        places.sort_by(|one, other| key(other).total_cmp(&key(one)));
        places
    }

    /// Theses on which no evidence bears.
    #[must_use]
    pub fn theses_without_evidence(&self) -> Vec<Id> {
        let has = |column: usize| {
            (self.rows.iter()).any(|row| row.cells.get(column).is_some_and(|c| c.value().is_some()))
        };
        (self.theses.iter().enumerate())
            .filter(|(column, _)| !has(*column))
            .map(|(_, thesis)| *thesis)
            .collect()
    }

    /// Rows that go with all theses alike, and so tell nothing between them.
    #[must_use]
    pub fn rows_that_tell_nothing(&self) -> Vec<Id> {
        (self.rows.iter())
            .filter(|row| row.diagnosticity < 1e-9)
            .map(|row| row.evidence)
            .collect()
    }
}

/// Population standard deviation of the cells on a scale from 1 to 5, where what has
/// no bearing stands in the middle.
pub(super) fn diagnosticity(cells: &[Cell]) -> f64 {
    if cells.is_empty() {
        return 0.0;
    }
    // In whole numbers: n²σ² = n Σv² - (Σv)².
    let (mut count, mut sum, mut squares) = (0_i64, 0_i64, 0_i64);
    for cell in cells {
        let value = i64::from(cell.value().unwrap_or(0));
        count += 1;
        sum += value;
        squares += value * value;
    }
    ((count * squares - sum * sum) as f64).sqrt() / count as f64
}

fn single_least(theses: &[Id], sums: &[f64]) -> Option<Id> {
    const SAME: f64 = 1e-9;
    if theses.len() < 2 {
        return None;
    }
    let least = sums.iter().copied().fold(f64::INFINITY, f64::min);
    let mut near = (theses.iter().zip(sums)).filter(|(_, sum)| **sum < least + SAME);
    let (first, _) = near.next()?;
    near.next().is_none().then_some(*first)
}

/// The cells set by hand that count from where one looks.
struct Overrides {
    cells: BTreeMap<(Id, Id), (Id, Option<i8>)>,
}

impl Overrides {
    fn of(map: &Map, settings: &Settings, theses: &[Id]) -> Self {
        let mut cells = BTreeMap::new();
        // Those of the perspective come after those of all, and so before them.
        let mut sides = vec![None];
        sides.extend(settings.perspective.map(Some));
        for perspective in sides {
            let mut seen = BTreeSet::new();
            for thesis in theses {
                for id in map.overrides_with(*thesis) {
                    let Some(cell) = map.override_of(id) else {
                        continue;
                    };
                    let key = (cell.evidence, cell.thesis);
                    let counts = cell.perspective == perspective && cell.thesis == *thesis;
                    if let Some(value) = number_of(&cell.fit)
                        && counts
                        && seen.insert(key)
                    {
                        cells.insert(key, (id, value));
                    }
                }
            }
        }
        Self { cells }
    }

    fn evidence(&self) -> impl Iterator<Item = Id> + '_ {
        self.cells.keys().map(|(evidence, _)| *evidence)
    }

    fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    fn get(&self, evidence: Id, thesis: Id) -> Option<(Id, Option<i8>)> {
        self.cells.get(&(evidence, thesis)).copied()
    }
}
