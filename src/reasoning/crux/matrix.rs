//! Flip sets of the matrix, exactly.
//!
//! Withdrawing a row closes the gap between rival and leader by `d`, its weight times
//! what it says against the rival more than against the leader. The gap is a sum over
//! rows, so the rows with the largest `d` close it with the fewest.

use super::{Crux, Effect, Reading};
use crate::model::Id;
use crate::reasoning::matrix::Matrix;

const SAME: f64 = 1e-9;

pub(in crate::reasoning) fn matrix_cruxes(matrix: &Matrix) -> Vec<Crux> {
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
        let shares = shares_of(matrix, lead, column);
        let mut crux = |remove: Vec<Id>, effect| {
            cruxes.push(Crux {
                reading: Reading::Matrix,
                leader,
                rival: *rival,
                remove,
                unrate: Vec::new(),
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
