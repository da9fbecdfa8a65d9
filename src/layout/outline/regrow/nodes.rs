//! Nodes that are made anew, and what hangs on them.

use std::ops::Range;

use super::super::{Head, NONE, Node, Seat};
use super::{Regrowing, Todo};
use crate::model::{Id, Kind, Stance};

impl Regrowing<'_> {
    /// Makes a node anew that was there before.
    pub(super) fn remake(&mut self, Range { start, end }: Range<usize>) -> Option<()> {
        self.pass(start)?;
        let before = self.old.nodes.get(start)?;
        let mut node = self.node(before.head, Some(start))?;
        node.hangs_on = before.hangs_on;
        let parent = match self.old.parent(start) {
            Some(parent) => *self.grown.new_of_old.get(parent)?,
            None => NONE,
        };
        *self.grown.new_of_old.get_mut(start)? = self.len as u32;
        self.hang(&node, Some(start..end))?;
        self.push(node, parent);
        Some(())
    }

    /// Makes a node that was not there before.
    pub(super) fn grow(&mut self, head: Head, holder: Option<Id>, parent: u32) -> Option<()> {
        let mut node = self.node(head, None)?;
        node.hangs_on = holder;
        self.hang(&node, None)?;
        self.push(node, parent);
        Some(())
    }

    /// The node of a record, with the premises of a reason.
    fn node(&mut self, head: Head, before: Option<usize>) -> Option<Node> {
        let mut node = Node::of(head);
        node.pin = self.pin(head.record()?);
        let Head::Reason(id) = head else {
            return Some(node);
        };
        let map = self.map;
        let record = map.reason(id)?;
        node.against = record.stance == Stance::Against;
        for claim in record.premises.iter().copied() {
            if map.claim(claim).is_some() {
                let seat = if self.has_home_here(claim, &node, before)? {
                    Seat::Card(claim)
                } else {
                    Seat::Reference(claim)
                };
                node.seats.push(seat);
            }
        }
        let seats = before.and_then(|before| Some(&self.old.nodes.get(before)?.seats));
        for seat in seats.into_iter().flatten() {
            if let Seat::Card(claim) = seat
                && !node.seats.contains(seat)
                && map.claim(*claim).is_some()
            {
                self.released.insert(*claim);
            }
        }
        Some(node)
    }

    /// Whether a premise has its home in the node that is being made.
    fn has_home_here(&mut self, claim: Id, node: &Node, before: Option<usize>) -> Option<bool> {
        let questions = self.map.questions_of(claim);
        if questions.iter().any(|question| !self.is_folded(*question)) {
            return Some(false);
        }
        if self.awaited.remove(&claim) {
            return Some(true);
        }
        if self.released.remove(&claim) {
            self.moved.insert(claim);
            return (!self.map.has_reasons_on(claim)).then_some(true);
        }
        if self.grown.fresh.contains(&claim) || self.moved.contains(&claim) {
            return Some(false);
        }
        let home = *self.old.homes.get(&claim)?;
        if before == Some(home) {
            return Some(!node.seats.contains(&Seat::Card(claim)));
        }
        // What was free is no longer so.
        let was_free = self.old.nodes.get(home)?.head == Head::Claim(claim);
        (!was_free && *self.grown.new_of_old.get(home)? != NONE).then_some(false)
    }

    /// Notes what hangs on the records of the next node.
    fn hang(&mut self, node: &Node, before: Option<Range<usize>>) -> Option<()> {
        let first = self.todo.len();
        let parent = self.len as u32;
        let cards = node.seats.iter().filter_map(|seat| match seat {
            Seat::Card(claim) => Some(*claim),
            Seat::Reference(_) => None,
        });
        for holder in cards.chain(node.head.record()) {
            let held = self.held(holder);
            if self.is_folded(holder) && !held.is_empty() {
                // It hides what it hid; what comes to that is counted in the end.
                let children = before
                    .as_ref()
                    .map(|before| self.old.children(before.start));
                let is_it = |child: &&usize| {
                    let head = self.old.nodes.get(**child).map(|node| node.head);
                    matches!(head, Some(Head::Fold { below, .. }) if below == holder)
                };
                let fold = *children.unwrap_or_default().iter().find(is_it)?;
                self.todo.push(Todo::Fold(fold, parent));
                continue;
            }
            for id in held {
                self.todo.push(Todo::Record {
                    id,
                    holder,
                    parent,
                    old_parent: before.clone(),
                });
            }
        }
        self.todo.get_mut(first..)?.reverse();
        Some(())
    }

    /// Places what hangs on a record.
    pub(super) fn hanging(
        &mut self,
        id: Id,
        holder: Id,
        parent: u32,
        old_parent: Option<Range<usize>>,
    ) -> Option<()> {
        let old = self.old;
        if self.awaited.remove(&id) {
            let head = match id.kind() {
                Kind::Reason => Head::Reason(id),
                _ => Head::Claim(id),
            };
            return self.grow(head, Some(holder), parent);
        }
        if self.grown.fresh.contains(&id) {
            return (id.kind() == Kind::Reason).then_some(());
        }
        let node = old.node_of(id)?;
        let is_placed = *self.grown.new_of_old.get(node)? != NONE;
        if is_placed && id.kind() == Kind::Claim {
            let claim = id;
            let mut node = Node::of(Head::Reference { claim, holder });
            node.hangs_on = Some(holder);
            self.push(node, parent);
            return Some(());
        }
        let Range { start, end } = old_parent?;
        let place = old.children(start).binary_search(&node).ok()?;
        let hung = old.nodes.get(node)?;
        if hung.hangs_on != Some(holder) || hung.head.record() != Some(id) {
            return None;
        }
        let end = old.children(start).get(place + 1).copied().unwrap_or(end);
        self.todo.push(Todo::Tree(node..end));
        Some(())
    }
}
