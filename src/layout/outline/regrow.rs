//! What an edit leaves of a forest, and what grows in the places that it touched.
//!
//! The forest is gone through in reading order, as when it is made from nothing, but a
//! tree that nothing touched is passed over as a whole. Claims have their homes where
//! they had them; where an edit would move the home of a claim that is not touched
//! itself, or is otherwise more than a local matter, this gives up.

mod hidden;
mod nodes;

use std::collections::BTreeSet;
use std::ops::Range;

use super::{Head, NONE, Node, Outline, Seat};
use crate::layout::Point;
use crate::model::{Id, Kind, Map, Placement};

/// The forest after an edit, in the order of its nodes.
pub(super) struct Regrown {
    pub pieces: Vec<Piece>,
    pub roots: Vec<usize>,
    /// The new place of each old node; [`NONE`] of those that are gone.
    pub new_of_old: Vec<u32>,
    /// Claims and reasons that came, and those that went.
    pub fresh: BTreeSet<Id>,
    pub gone: BTreeSet<Id>,
    /// How many claims and reasons stand below folds.
    pub hidden: usize,
}

pub(super) enum Piece {
    /// Old nodes that stay as they are.
    Old(Range<usize>),
    /// A node with the place of its parent.
    New(Node, u32),
}

/// More records than this are rather looked at with all others.
const MOST_ALTERED: usize = 200;

/// `None` where the whole forest has to be made.
pub(super) fn regrow(old: &Outline, map: &Map, altered: &BTreeSet<Id>) -> Option<Regrown> {
    if altered.len() > MOST_ALTERED || old.nodes.is_empty() {
        return None;
    }
    let mut regrowing = Regrowing {
        old,
        map,
        altered,
        anchors: BTreeSet::new(),
        awaited: BTreeSet::new(),
        released: BTreeSet::new(),
        moved: BTreeSet::new(),
        reached: 0,
        len: 0,
        todo: Vec::new(),
        grown: Regrown {
            pieces: Vec::new(),
            roots: Vec::new(),
            new_of_old: vec![NONE; old.nodes.len()],
            fresh: BTreeSet::new(),
            gone: BTreeSet::new(),
            hidden: old.slots.hidden,
        },
    };
    for id in altered {
        regrowing.note(*id)?;
    }
    regrowing.roots()?;
    regrowing.hide()?;
    regrowing.finish()
}

struct Regrowing<'a> {
    old: &'a Outline,
    map: &'a Map,
    altered: &'a BTreeSet<Id>,
    /// Old nodes that may be otherwise now, or have other children.
    anchors: BTreeSet<usize>,
    /// What came and has no place yet.
    awaited: BTreeSet<Id>,
    /// Claims that no longer are premises where they had their homes.
    released: BTreeSet<Id>,
    /// Those of them that have found another home.
    moved: BTreeSet<Id>,
    /// What stands before this of the old nodes has been gone through.
    reached: usize,
    /// How many nodes there are so far.
    len: usize,
    todo: Vec<Todo>,
    grown: Regrown,
}

/// What comes next, the nearest last.
enum Todo {
    /// An old tree, up to its end.
    Tree(Range<usize>),
    /// What hangs on a record, with the places of its parent; the old one with the end
    /// of its tree, where there is one.
    Record {
        id: Id,
        holder: Id,
        parent: u32,
        old_parent: Option<Range<usize>>,
    },
    /// In place of what hangs on a record; the old node, and the place of the parent.
    Fold(usize, u32),
}

impl Regrowing<'_> {
    /// Sees what became of a record.
    fn note(&mut self, id: Id) -> Option<()> {
        let (old, map) = (self.old, self.map);
        if !matches!(id.kind(), Kind::Claim | Kind::Reason | Kind::Question) {
            return Some(());
        }
        let is_there = map.contains(id);
        let Some(index) = old.node_of(id) else {
            if is_there {
                return self.note_fresh(id);
            }
            // It may have been hidden, and counted.
            return old.slots.folds.is_empty().then_some(());
        };
        let node = old.nodes.get(index)?;
        let was_folded = old.slots.folds.binary_search(&id).is_ok();
        if !is_there {
            if id.kind() == Kind::Question || was_folded || map.is_premise(id) {
                return None;
            }
            self.grown.gone.insert(id);
            if node.head.record() != Some(id) {
                self.anchors.insert(index);
            }
            self.anchors.extend(old.parent(index));
            return Some(());
        }
        if was_folded != self.has_fold(id) {
            return None;
        }
        match id.kind() {
            Kind::Claim => {
                if node.head == Head::Claim(id) && node.pin != self.pin(id) {
                    self.anchors.insert(index);
                }
            }
            Kind::Reason => {
                if node.hangs_on != Some(map.reason(id)?.target) {
                    return None;
                }
                self.anchors.insert(index);
                self.anchors.extend(old.parent(index));
            }
            _ => {
                self.anchors.insert(index);
                self.question_stays(id, index)?;
            }
        }
        Some(())
    }

    fn note_fresh(&mut self, id: Id) -> Option<()> {
        let (map, altered) = (self.map, self.altered);
        let all_altered = |ids: Vec<Id>| ids.iter().all(|id| altered.contains(id));
        if !all_altered(map.reasons_on(id)) {
            return None;
        }
        match id.kind() {
            Kind::Claim => {
                if !all_altered(map.reasons_with(id)) || !all_altered(map.questions_of(id)) {
                    return None;
                }
            }
            Kind::Reason => {
                let target = map.reason(id)?.target;
                match self.old.node_of(target) {
                    Some(node) => self.anchors.insert(node),
                    None => altered.contains(&target),
                };
            }
            _ => return None,
        }
        self.awaited.insert(id);
        self.grown.fresh.insert(id);
        Some(())
    }

    /// Whether a question stands where it stood, with the theses that it had but for
    /// those that came or went.
    fn question_stays(&self, id: Id, index: usize) -> Option<()> {
        let (old, map) = (self.old, self.map);
        let heads = old.roots.iter().filter_map(|root| old.nodes.get(*root));
        let questions = heads.filter_map(|node| match node.head {
            Head::Question(id) => Some(id),
            _ => None,
        });
        if !questions.eq(map.questions_in_order()) {
            return None;
        }
        if self.has_fold(id) {
            return Some(());
        }
        let children = old.children(index).iter();
        let before = children.filter_map(|child| match old.nodes.get(*child)?.head {
            Head::Claim(claim) | Head::Reference { claim, .. } => Some(claim),
            _ => None,
        });
        let before = before.filter(|claim| map.claim(*claim).is_some());
        let now = self.theses(id).into_iter();
        let now = now.filter(|claim| old.homes.contains_key(claim));
        before.eq(now).then_some(())
    }

    fn theses(&self, question: Id) -> Vec<Id> {
        let theses = self.map.question(question).map(|it| &*it.theses);
        let theses = theses.unwrap_or_default().iter().copied();
        theses.filter(|id| self.map.claim(*id).is_some()).collect()
    }

    /// What hangs on a record, in order.
    fn held(&self, holder: Id) -> Vec<Id> {
        match holder.kind() {
            Kind::Question => self.theses(holder),
            _ => self.map.reasons_on(holder),
        }
    }

    fn is_folded(&self, id: Id) -> bool {
        self.map.placement(id).is_some_and(|place| place.folded)
    }

    /// Whether a fold stands in place of what hangs on the record.
    fn has_fold(&self, id: Id) -> bool {
        self.is_folded(id) && !self.held(id).is_empty()
    }

    fn pin(&self, id: Id) -> Option<Point> {
        let pin = self.map.placement(id).and_then(Placement::pin_in_reach);
        pin.map(|(x, y)| Point::new(x as f32, y as f32))
    }

    fn roots(&mut self) -> Option<()> {
        let (old, map) = (self.old, self.map);
        let held = |id: Id| map.is_premise(id) || map.is_thesis(id);
        let claims = self.awaited.iter().copied();
        let free = claims.filter(|id| id.kind() == Kind::Claim && !held(*id));
        let free: Vec<Id> = free.collect();
        let mut free = free.into_iter().peekable();
        let ends = old.roots.iter().copied().skip(1).chain([old.nodes.len()]);
        let mut last: Option<Id> = None;
        for (root, end) in old.roots.iter().copied().zip(ends) {
            let head = old.nodes.get(root)?.head;
            match head {
                Head::Question(_) => {}
                // Free claims stand behind the questions, sorted.
                Head::Claim(id) if !held(id) => {
                    // One that stood in a circle is free now: it stood last.
                    if last.replace(id).is_some_and(|last| last > id) {
                        return None;
                    }
                    while let Some(claim) = free.next_if(|claim| *claim < id) {
                        self.free_claim(claim)?;
                    }
                }
                // What hangs on nothing that is shown, or in a circle, comes last, and
                // there is no telling what comes before it.
                _ => return None,
            }
            let record = head.record();
            if record.is_some_and(|id| self.grown.gone.contains(&id)) {
                continue;
            }
            self.grown.roots.push(self.len);
            self.todo.push(Todo::Tree(root..end));
            self.work()?;
        }
        for claim in free {
            self.free_claim(claim)?;
        }
        Some(())
    }

    fn free_claim(&mut self, claim: Id) -> Option<()> {
        self.grown.roots.push(self.len);
        self.awaited.remove(&claim);
        self.grow(Head::Claim(claim), None, NONE)?;
        self.work()
    }

    fn work(&mut self) -> Option<()> {
        while let Some(todo) = self.todo.pop() {
            match todo {
                Todo::Tree(range) => self.tree(range)?,
                Todo::Record {
                    id,
                    holder,
                    parent,
                    old_parent,
                } => self.hanging(id, holder, parent, old_parent)?,
                Todo::Fold(fold, parent) => {
                    let node = self.old.nodes.get(fold)?.clone();
                    *self.grown.new_of_old.get_mut(fold)? = self.len as u32;
                    self.push(node, parent);
                }
            }
        }
        Some(())
    }

    /// Goes through an old tree.
    fn tree(&mut self, Range { start, end }: Range<usize>) -> Option<()> {
        if self.anchors.range(start..end).next().is_none() {
            return self.take_over(start..end);
        }
        if self.anchors.contains(&start) {
            return self.remake(start..end);
        }
        self.take_over(start..start + 1)?;
        let mut end = end;
        for child in self.old.children(start).iter().rev() {
            self.todo.push(Todo::Tree(*child..end));
            end = *child;
        }
        Some(())
    }

    /// Old nodes that stay as they are.
    fn take_over(&mut self, range: Range<usize>) -> Option<()> {
        self.pass(range.start)?;
        let places = self.grown.new_of_old.get_mut(range.clone())?;
        for (new, place) in (self.len as u32..).zip(places) {
            *place = new;
        }
        self.reached = range.end;
        self.len += range.len();
        match self.grown.pieces.last_mut() {
            Some(Piece::Old(last)) if last.end == range.start => last.end = range.end,
            _ => self.grown.pieces.push(Piece::Old(range)),
        }
        Some(())
    }

    /// In another order, other trees would be the first to use a claim.
    fn pass(&mut self, node: usize) -> Option<()> {
        let in_order = node >= self.reached;
        self.reached = node + 1;
        in_order.then_some(())
    }

    fn push(&mut self, node: Node, parent: u32) {
        self.grown.pieces.push(Piece::New(node, parent));
        self.len += 1;
    }

    /// Makes sure that nothing is left without a place.
    fn finish(self) -> Option<Regrown> {
        if !self.awaited.is_empty() || !self.released.is_empty() {
            return None;
        }
        let places = self.grown.new_of_old.iter().enumerate();
        for (node, _) in places.filter(|(_, place)| **place == NONE) {
            let node = self.old.nodes.get(node)?;
            let is_gone = match node.head {
                Head::Fold { .. } => false,
                Head::Reference { .. } => true,
                Head::Question(id) | Head::Claim(id) | Head::Reason(id) => {
                    self.grown.gone.contains(&id)
                }
            };
            let cards_are_gone = node.seats.iter().all(|seat| match seat {
                Seat::Card(claim) => self.grown.gone.contains(claim),
                Seat::Reference(_) => true,
            });
            if !is_gone || !cards_are_gone {
                return None;
            }
        }
        Some(self.grown)
    }
}
