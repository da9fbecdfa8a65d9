//! What came and stands below a fold: it has no place, and is counted at the fold.

use std::collections::{BTreeMap, BTreeSet};

use super::super::{Head, NONE};
use super::{Piece, Regrowing};
use crate::model::{Id, Kind};

impl Regrowing<'_> {
    /// Sees to what came and found no place: all of it has to be hidden. What else is
    /// hidden must be what was.
    pub(super) fn hide(&mut self) -> Option<()> {
        let Self { old, map, .. } = *self;
        let awaited = std::mem::take(&mut self.awaited);
        let grown = &self.grown;
        let placed = (old.homes.len() + old.reasons.len() + grown.fresh.len())
            .checked_sub(grown.gone.len() + awaited.len())?;
        let hidden = old.slots.hidden + awaited.len();
        // Otherwise something that was hidden is altered, or stands elsewhere now, and what
        // the folds hide has to be counted anew.
        if map.claims().len() + map.reasons().len() != placed + hidden {
            return None;
        }
        let mut counts: BTreeMap<Id, usize> = BTreeMap::new();
        for id in &awaited {
            if id.kind() == Kind::Reason && !self.leaves_homes_alone(*id, &awaited) {
                return None;
            }
            for fold in self.folds_above(*id, &awaited)? {
                *counts.entry(fold).or_default() += usize::from(id.kind() == Kind::Claim);
            }
        }
        self.grown.hidden = hidden;
        self.grown.fresh.retain(|id| !awaited.contains(id));
        for (fold, more) in counts {
            self.count_at_fold(fold, more)?;
        }
        Some(())
    }

    /// Whether no premise of a reason stands by itself, or is hidden elsewhere as well.
    fn leaves_homes_alone(&self, reason: Id, awaited: &BTreeSet<Id>) -> bool {
        let premises = self.map.reason(reason).map(|it| &*it.premises);
        let mut premises = premises.unwrap_or_default().iter();
        premises.all(|claim| {
            let home = self.old.homes.get(claim);
            let home = home.and_then(|node| Some(self.old.nodes.get(*node)?.head));
            awaited.contains(claim)
                || self.grown.fresh.contains(claim)
                || matches!(home, Some(Head::Reason(_)))
                || self.map.claim(*claim).is_none()
        })
    }

    /// The folds that hide a record; `None` where there is none, or it is not hidden.
    fn folds_above(&self, id: Id, awaited: &BTreeSet<Id>) -> Option<BTreeSet<Id>> {
        let Self { old, map, .. } = *self;
        let is_placed = |id: Id| {
            let fresh = self.grown.fresh.contains(&id);
            !awaited.contains(&id) && (fresh || old.node_of(id).is_some())
        };
        let mut folds = BTreeSet::new();
        let mut met = BTreeSet::from([id]);
        let mut stack = vec![id];
        while let Some(id) = stack.pop() {
            let above = match id.kind() {
                Kind::Reason => vec![map.reason(id)?.target],
                _ => {
                    let mut above = map.reasons_with(id);
                    above.extend(map.questions_of(id));
                    above
                }
            };
            for id in above {
                if is_placed(id) {
                    if !self.is_folded(id) {
                        return None;
                    }
                    folds.insert(id);
                } else if !map.contains(id) {
                    return None;
                } else if met.insert(id) {
                    stack.push(id);
                }
            }
        }
        (!folds.is_empty()).then_some(folds)
    }

    /// Lets a fold hide more claims than before.
    fn count_at_fold(&mut self, fold: Id, more: usize) -> Option<()> {
        let old = self.old;
        let is_it = |head: Head| matches!(head, Head::Fold { below, .. } if below == fold);
        let pieces = &mut self.grown.pieces;
        for piece in &mut *pieces {
            if let Piece::New(node, _) = piece
                && let Head::Fold { below, hidden } = node.head
                && below == fold
            {
                let hidden = hidden + more;
                node.head = Head::Fold { below, hidden };
                return Some(());
            }
        }
        let parent = old.node_of(fold)?;
        let mut children = old.children(parent).iter().copied();
        let child =
            children.find(|child| old.nodes.get(*child).is_some_and(|it| is_it(it.head)))?;
        let mut node = old.nodes.get(child)?.clone();
        if let Head::Fold { hidden, .. } = &mut node.head {
            *hidden += more;
        }
        let parent = *self.grown.new_of_old.get(parent)?;
        let holds = |piece: &Piece| matches!(piece, Piece::Old(range) if range.contains(&child));
        let place = pieces.iter().position(holds)?;
        let Some(Piece::Old(range)) = pieces.get(place) else {
            return None;
        };
        let (before, behind) = (range.start..child, child + 1..range.end);
        let parted = [
            Piece::Old(before),
            Piece::New(node, parent),
            Piece::Old(behind),
        ];
        pieces.splice(place..=place, parted);
        (parent != NONE).then_some(())
    }
}
