//! The matrices of all questions, shared out between threads.

use std::sync::{Mutex, PoisonError};

use super::bearing::Bearing;
use super::graph::{Contest, Graph, Node};
use super::matrix::Matrix;
use super::settings::Settings;
use super::together::both;
use crate::model::Map;

/// Where among the rows of a matrix each node stands.
#[derive(Debug, Default)]
pub(super) struct Places {
    /// One more than the place, by node; 0 for none.
    by_node: Vec<u32>,
}

impl Places {
    /// For so many nodes, none of which has a place.
    pub fn resize(&mut self, nodes: usize) {
        self.by_node.resize(nodes, 0);
    }

    /// The row of the node; where it has none yet, it gets the next.
    pub fn of(&mut self, node: Node, next: usize) -> usize {
        let row = &mut self.by_node[node as usize];
        if *row == 0 {
            *row = next as u32 + 1;
        }
        *row as usize - 1
    }

    pub fn forget(&mut self, node: Node) {
        self.by_node[node as usize] = 0;
    }
}

/// What making matrices needs, kept from one to the next.
#[derive(Debug, Default)]
pub(super) struct Scratch {
    pub bearing: Bearing,
    pub places: Places,
}

/// The matrices of all questions.
pub(super) fn all_matrices(map: &Map, graph: &Graph, settings: &Settings) -> Vec<Matrix> {
    let all = All {
        map,
        graph,
        settings,
        scratches: Mutex::default(),
    };
    all.of(graph.contests())
}

/// So few questions are not worth being parted between threads.
const FEW: usize = 12;

struct All<'a> {
    map: &'a Map,
    graph: &'a Graph,
    settings: &'a Settings,
    /// Those that nobody uses just now.
    scratches: Mutex<Vec<Scratch>>,
}

impl All<'_> {
    fn of(&self, contests: &[Contest]) -> Vec<Matrix> {
        if contests.len() > FEW {
            let (first, second) = contests.split_at(contests.len() / 2);
            let nodes = self.graph.len();
            let (mut matrices, rest) = both(nodes, || self.of(first), || self.of(second));
            matrices.extend(rest);
            return matrices;
        }
        let free = || {
            self.scratches
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
        };
        let mut scratch = free().pop().unwrap_or_default();
        let Self {
            map,
            graph,
            settings,
            ..
        } = self;
        let matrices = (contests.iter())
            .map(|contest| Matrix::new(map, graph, settings, contest, &mut scratch))
            .collect();
        free().push(scratch);
        matrices
    }
}
