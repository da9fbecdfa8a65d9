//! The forest in few bytes, for whoever goes over all of it.
//!
//! A node with its ids and lists takes more than a hundred bytes; a layout goes
//! over all nodes several times, and what it costs is memory read.

use std::sync::Arc;

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
    pub children: Vec<u32>,
    pub seats: Vec<SeatSlot>,
    /// The claim and the holder of each reference.
    pub references: Vec<[Id; 2]>,
    pub questions: Arc<[Id]>,
    pub reasons: Arc<[Id]>,
    pub folds: Arc<[Id]>,
    /// Whether any node was put somewhere by hand.
    pub pinned: bool,
}

impl Slots {
    pub(in crate::layout) fn children(&self, node: usize) -> &[u32] {
        let Slim {
            first_child,
            children,
            ..
        } = self.nodes[node];
        &self.children[first_child as usize..(first_child + children) as usize]
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
        children: &'a [u32],
    ) -> impl Iterator<Item = &'a [u32]> + Clone {
        children.chunk_by(|_, next| !self.nodes[*next as usize].starts)
    }
}
