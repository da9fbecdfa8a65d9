//! The forest in few bytes, for whoever goes over all of it.
//!
//! A node with its ids and lists takes more than a hundred bytes; a layout goes
//! over all nodes several times, and what it costs is memory read.

use crate::layout::by_id::Ids;
use crate::model::Id;

/// What a node is, without its ids.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::layout) enum What {
    Question,
    #[default]
    Claim,
    Reason,
    Reference,
    Fold,
}

/// A node by numbers alone.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(in crate::layout) struct Slim {
    pub what: What,
    /// Whether it is a reason against what it hangs on.
    pub against: bool,
    /// Whether it hangs on another record than the sibling before it.
    pub starts: bool,
    pub parent: u32,
    pub first_child: u32,
    pub children: u32,
    pub first_seat: u32,
    pub seats: u32,
    /// Its place in the table of its kind: questions, claims, reasons and folds in the
    /// order of ids, references in reading order.
    pub slot: u32,
    /// The record that it is, and the one that it hangs on, as places in the row of
    /// all claims, reasons and questions that are shown.
    pub head: u32,
    pub holder: u32,
}

/// Stands for no node and no record.
pub(in crate::layout) const NONE: u32 = u32::MAX;

/// The place of a seat in the table of claims or of references.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::layout) enum SeatSlot {
    Card(u32),
    Reference(u32),
}

/// The forest by numbers, and the ids that its tables share. Derived.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::layout) struct Slots {
    pub nodes: Vec<Slim>,
    /// Of all nodes, one node's behind the other's.
    pub children: Vec<usize>,
    pub seats: Vec<SeatSlot>,
    /// The claim and the holder of each reference.
    pub references: Vec<[Id; 2]>,
    /// The place of each reference's claim in the table of claims; [`NONE`] where it is
    /// not shown.
    pub reference_homes: Vec<u32>,
    pub folds: Ids,
    /// The places of the claims of each conflict.
    pub conflicts: Vec<[u32; 2]>,
    /// Whether any node was put somewhere by hand.
    pub pinned: bool,
    /// How many claims and reasons have no place because they stand below folds.
    pub hidden: usize,
}

impl Slots {
    pub(in crate::layout) fn children(&self, node: usize) -> &[usize] {
        let Some(slim) = self.nodes.get(node) else {
            return &[];
        };
        let (first, count) = (slim.first_child as usize, slim.children as usize);
        self.children.get(first..first + count).unwrap_or_default()
    }

    pub(in crate::layout) fn seats(&self, node: usize) -> &[SeatSlot] {
        let Slim {
            first_seat, seats, ..
        } = self.nodes[node];
        &self.seats[first_seat as usize..(first_seat + seats) as usize]
    }

    /// The children of a node, one slice for each record that they hang on.
    pub(in crate::layout) fn clumps<'a>(
        &'a self,
        children: &'a [usize],
    ) -> impl Iterator<Item = &'a [usize]> + Clone {
        children.chunk_by(|_, next| !self.nodes[*next].starts)
    }
}

/// From the parents of nodes to the lists of children, one node's behind the other's.
pub(super) fn hang(nodes: &mut [Slim]) -> Vec<usize> {
    for child in 0..nodes.len() {
        let parent = nodes[child].parent as usize;
        if let Some(parent) = nodes.get_mut(parent) {
            parent.children += 1;
        }
    }
    let mut hung = 0;
    for node in &mut *nodes {
        node.first_child = hung;
        hung += node.children;
        // Counted once more while they are filled in.
        node.children = 0;
    }
    let mut all = vec![0; hung as usize];
    for child in 0..nodes.len() {
        let Slim { parent, holder, .. } = nodes[child];
        let Some(parent) = nodes.get_mut(parent as usize) else {
            continue;
        };
        let place = (parent.first_child + parent.children) as usize;
        let first = parent.children == 0;
        parent.children += 1;
        all[place] = child;
        nodes[child].starts = first || nodes[all[place - 1]].holder != holder;
    }
    all
}
