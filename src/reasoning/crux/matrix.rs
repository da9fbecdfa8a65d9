//! Flip sets of the matrix, exactly.
//!
//! Withdrawing a row closes the gap between rival and leader by `d`, its weight times
//! what it says against the rival more than against the leader. The gap is a sum over
//! rows, so the rows with the largest `d` close it with the fewest.
//!
//! A claim of which the last quote is withdrawn would stand in the matrix by itself. What
//! is withdrawn is the evidence, so such a claim goes along ([`bare_without`]).

use std::collections::BTreeSet;

use super::{Crux, Effect, Reading};
use crate::model::Id;
use crate::reasoning::bare::{loses_all, stands_bare};
use crate::reasoning::bearing::is_withdrawn;
use crate::reasoning::graph::{Graph, Node, What};
use crate::reasoning::matrix::Matrix;

const SAME: f64 = 1e-9;

/// The cruxes of a matrix that was made from the graph.
pub(in crate::reasoning) fn matrix_cruxes(matrix: &Matrix, graph: &Graph) -> Vec<Crux> {
    let rows: BTreeSet<Node> = (matrix.rows.iter())
        .filter_map(|row| graph.find(row.evidence))
        .collect();
    // A claim with a cell set by hand may have more evidence behind it, which would go
    // along with it.
    let is_single = |id: Id| {
        (graph.find(id)).is_some_and(|node| {
            graph.worth(node).what == What::Backing
                || (graph.bearing_on(node)).all(|(from, _)| is_withdrawn(graph, from))
        })
    };
    let mut cruxes = cruxes_of_rows(matrix, &is_single);
    for crux in &mut cruxes {
        crux.along = bare_without(graph, &rows, &crux.remove);
    }
    cruxes
}

/// The claims that would become rows without these items, sorted.
fn bare_without(graph: &Graph, rows: &BTreeSet<Node>, remove: &[Id]) -> Vec<Id> {
    let mut next: Vec<Node> = remove.iter().filter_map(|id| graph.find(*id)).collect();
    let mut gone: BTreeSet<Node> = next.iter().copied().collect();
    let mut along = Vec::new();
    while let Some(node) = next.pop() {
        for to in graph.borne_on_by(node) {
            let is_gone = |node: Node| gone.contains(&node) || is_withdrawn(graph, node);
            let mut bare: Vec<Node> = match graph.worth(to).what.is_reason() {
                true if loses_all(graph, to, is_gone) => graph.borne_on_by(to).collect(),
                true => continue,
                false => vec![to],
            };
            bare.retain(|claim| {
                !is_gone(*claim) && !rows.contains(claim) && stands_bare(graph, *claim, is_gone)
            });
            for claim in bare {
                if gone.insert(claim) {
                    along.push(graph.id(claim));
                    next.push(claim);
                }
            }
        }
    }
    along.sort_unstable();
    along
}

/// By the rows alone, of those that can be withdrawn by themselves.
pub(in crate::reasoning) fn cruxes_of_rows(
    matrix: &Matrix,
    is_single: &dyn Fn(Id) -> bool,
) -> Vec<Crux> {
    let Some((leader, lead)) = matrix
        .leader
        .and_then(|leader| Some((leader, matrix.column_of(leader)?)))
    else {
        return Vec::new();
    };
    let mut cruxes = Vec::new();
    for (column, rival) in matrix.theses.iter().enumerate() {
        if column == lead {
            continue;
        }
        let gap = gap_of(matrix, lead, column);
        let mut shares = shares_of(matrix, lead, column);
        shares.retain(|(_, row)| is_single(*row));
        let mut crux = |remove: Vec<Id>, effect| {
            cruxes.push(Crux {
                reading: Reading::Matrix,
                leader,
                rival: *rival,
                remove,
                unrate: Vec::new(),
                along: Vec::new(),
                effect,
                is_proven_smallest: true,
            });
        };
        let tie = smallest(&shares, |sum| sum >= gap - SAME);
        let pass = smallest(&shares, |sum| sum > gap + SAME);
        match (tie, pass) {
            (Some(tie), Some(pass)) if tie == pass => crux(pass, Effect::Overtake),
            (tie, pass) => {
                if let Some(tie) = tie {
                    crux(tie, Effect::Tie);
                }
                if let Some(pass) = pass {
                    crux(pass, Effect::Overtake);
                }
            }
        }
    }
    cruxes
}

fn gap_of(matrix: &Matrix, lead: usize, rival: usize) -> f64 {
    let sum = |column: usize| {
        matrix
            .inconsistency
            .get(column)
            .copied()
            .unwrap_or_default()
    };
    sum(rival) - sum(lead)
}

/// What each row holds the rival back by, largest first; equal ones by id.
fn shares_of(matrix: &Matrix, lead: usize, rival: usize) -> Vec<(f64, Id)> {
    let mut shares: Vec<(f64, Id)> = (matrix.rows.iter())
        .filter_map(|row| {
            let against = |column: usize| row.cells.get(column).map(|c| c.inconsistency());
            let share = row.weight() * (against(rival)? - against(lead)?);
            (share > SAME).then_some((share, row.evidence))
        })
        .collect();
    shares.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
    shares
}

fn smallest(shares: &[(f64, Id)], is_enough: impl Fn(f64) -> bool) -> Option<Vec<Id>> {
    let mut sum = 0.0;
    let mut taken = Vec::new();
    for (share, row) in shares {
        sum += share;
        taken.push(*row);
        if is_enough(sum) {
            taken.sort_unstable();
            return Some(taken);
        }
    }
    None
}
