//! Where a forest differs from the one before it, and tables that follow.

use std::ops::Range;
use std::sync::Arc;

use super::outline::{Node, Slots, What};
use super::{ById, Outline, Rows, Seat};
use crate::layout::outline::SeatSlot;
use crate::model::{Id, Kind};

/// The part of a row in which it differs from an older one: what stands before and
/// behind it is the same.
#[derive(Clone, Copy, Debug)]
pub(super) struct Window {
    pub front: usize,
    pub old_end: usize,
    pub new_end: usize,
}

impl Window {
    /// Where the nodes of two forests differ; `None` where that is more than is worth
    /// telling apart.
    pub(super) fn between(old: &Outline, new: &Outline) -> Option<Self> {
        let (front, back) = new.nodes.in_common(&old.nodes);
        let window = Self {
            front,
            old_end: old.nodes.len() - back,
            new_end: new.nodes.len() - back,
        };
        let differ = (window.old_end - front) + (window.new_end - front);
        (differ <= new.nodes.len() / 8 + 8).then_some(window)
    }

    /// The old place of what stands outside of the window.
    pub(super) fn old_of(&self, new: usize) -> Option<usize> {
        if new < self.front {
            return Some(new);
        }
        Some(new.checked_sub(self.new_end)? + self.old_end)
    }

    /// The old row with as much of the new value in the window as there is place.
    pub(super) fn row<T: Clone>(&self, old: &Rows<T>, fresh: &T) -> Rows<T> {
        let mut row = Rows::default();
        row.extend_from(old, 0..self.front.min(old.len()));
        for _ in row.len()..self.new_end {
            row.push(fresh.clone());
        }
        row.extend_from(old, self.old_end.min(old.len())..old.len());
        row
    }

    /// The same of a list.
    pub(super) fn list<T: Clone>(&self, old: &[T], fresh: &T) -> Vec<T> {
        let back = old.get(self.old_end..).unwrap_or_default();
        let mut row = Vec::with_capacity(self.new_end + back.len());
        row.extend_from_slice(old.get(..self.front).unwrap_or_default());
        row.resize(self.new_end, fresh.clone());
        row.extend_from_slice(back);
        row
    }
}

/// What came into a table sorted by id, and what went.
#[derive(Debug, Default)]
pub(super) struct Turnover {
    /// Old places, ascending.
    gone: Vec<usize>,
    /// New places, ascending.
    pub come: Vec<usize>,
}

impl Turnover {
    /// From what may have gone and what may have come; `None` where that is not all.
    fn between<T, U>(
        old: &ById<T>,
        new: &ById<U>,
        may_go: impl Iterator<Item = Id>,
        may_come: impl Iterator<Item = Id>,
    ) -> Option<Self> {
        if Arc::ptr_eq(old.ids(), new.ids()) {
            return Some(Self::default());
        }
        let gone = may_go.filter(|id| !new.contains_key(id));
        let come = may_come.filter(|id| !old.contains_key(id));
        let mut turnover = Self {
            gone: gone.filter_map(|id| old.place(id)).collect(),
            come: come.filter_map(|id| new.place(id)).collect(),
        };
        turnover.gone.sort_unstable();
        turnover.come.sort_unstable();
        let (before, after) = (
            old.len() + turnover.come.len(),
            new.len() + turnover.gone.len(),
        );
        (before == after).then_some(turnover)
    }

    /// The parts of an old row that stay, in order, and where what came stands between.
    fn parts(&self, old: usize, mut tell: impl FnMut(Option<Range<usize>>)) {
        let len = (old + self.come.len()).saturating_sub(self.gone.len());
        let (mut passed, mut placed) = (0, 0);
        let mut gone = self.gone.iter().copied().peekable();
        for end in self.come.iter().copied().chain([len]) {
            while placed < end {
                if gone.next_if_eq(&passed).is_some() {
                    passed += 1;
                    continue;
                }
                let stop = gone.peek().map_or(old, |gone| *gone);
                let count = stop.saturating_sub(passed).min(end - placed);
                if count == 0 {
                    break;
                }
                tell(Some(passed..passed + count));
                passed += count;
                placed += count;
            }
            if end < len {
                tell(None);
                placed += 1;
            }
        }
    }

    /// The old row without what went, with the new value for what came.
    pub(super) fn row<T: Clone>(&self, old: &Rows<T>, fresh: &T) -> Rows<T> {
        let mut row = Rows::default();
        self.parts(old.len(), |part| match part {
            Some(part) => row.extend_from(old, part),
            None => row.push(fresh.clone()),
        });
        row
    }

    /// The same of a list.
    pub(super) fn list<T: Copy>(&self, old: &[T], fresh: &T) -> Vec<T> {
        let mut list = Vec::with_capacity(old.len() + self.come.len());
        self.parts(old.len(), |part| match part {
            Some(part) => list.extend_from_slice(old.get(part).unwrap_or_default()),
            None => list.push(*fresh),
        });
        list
    }
}

/// How all tables of a layout follow from those before it.
#[derive(Debug)]
pub(super) struct Turnovers {
    pub claims: Turnover,
    pub reasons: Turnover,
    pub questions: Turnover,
    pub folds: Turnover,
    pub references: Window,
}

impl Turnovers {
    pub(super) fn between(old: &Outline, new: &Outline, window: &Window) -> Option<Self> {
        let went: Vec<&Node> = nodes(old, window.front, window.old_end);
        let came: Vec<&Node> = nodes(new, window.front, window.new_end);
        let records = |nodes: &[&Node], kind: Kind| -> Vec<Id> {
            let heads = nodes.iter().filter_map(|node| node.head.record());
            let seats = nodes.iter().flat_map(|node| node.seats.iter());
            let cards = seats.filter_map(|seat| match seat {
                Seat::Card(claim) => Some(*claim),
                Seat::Reference(_) => None,
            });
            heads.chain(cards).filter(|id| id.kind() == kind).collect()
        };
        let both = |kind| {
            (
                records(&went, kind).into_iter(),
                records(&came, kind).into_iter(),
            )
        };
        let (claims_went, claims_came) = both(Kind::Claim);
        let (reasons_went, reasons_came) = both(Kind::Reason);
        let (questions_went, questions_came) = both(Kind::Question);
        // Nodes in the window are placed anew, folds as well.
        if old.slots.folds != new.slots.folds {
            return None;
        }
        let front = references_before(&new.slots, window.front);
        Some(Self {
            claims: Turnover::between(&old.homes, &new.homes, claims_went, claims_came)?,
            reasons: Turnover::between(&old.reasons, &new.reasons, reasons_went, reasons_came)?,
            questions: Turnover::between(
                &old.questions,
                &new.questions,
                questions_went,
                questions_came,
            )?,
            folds: Turnover::default(),
            references: Window {
                front,
                old_end: references_before(&old.slots, window.old_end).max(front),
                new_end: references_before(&new.slots, window.new_end).max(front),
            },
        })
    }
}

fn nodes(outline: &Outline, from: usize, to: usize) -> Vec<&Node> {
    (from..to)
        .filter_map(|node| outline.nodes.get(node))
        .collect()
}

/// How many references stand in nodes before this one.
fn references_before(slots: &Slots, node: usize) -> usize {
    let last = (0..node).rev().find_map(|node| {
        let slim = slots.nodes.get(node)?;
        if slim.what == What::Reference {
            return Some(slim.slot);
        }
        let seats = slots.seats(node).iter().rev();
        seats.copied().find_map(|seat| match seat {
            SeatSlot::Reference(slot) => Some(slot),
            SeatSlot::Card(_) => None,
        })
    });
    last.map_or(0, |slot| slot as usize + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_row_follows_whatever_came_and_went(
            old in prop::collection::btree_set(0..60_u32, 0..40),
            new in prop::collection::btree_set(0..60_u32, 0..40),
        ) {
            let id = |number: u32| Id::parse(&format!("c-{number:02}")).unwrap();
            let table = |set: &std::collections::BTreeSet<u32>| -> ById<u32> {
                set.iter().map(|number| (id(*number), *number)).collect()
            };
            let ids = |set: &std::collections::BTreeSet<u32>| -> Vec<Id> {
                set.iter().map(|number| id(*number)).collect()
            };
            let turnover = Turnover::between(
                &table(&old),
                &table(&new),
                ids(&old).into_iter(),
                ids(&new).into_iter(),
            );
            let row = turnover.unwrap().row(table(&old).rows(), &99);
            let wanted: Vec<u32> = new.iter()
                .map(|number| if old.contains(number) { *number } else { 99 })
                .collect();
            prop_assert!(row.iter().eq(&wanted), "{row:?} {wanted:?}");
        }
    }
}
