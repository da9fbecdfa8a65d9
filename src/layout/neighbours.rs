//! Who stands next to whom, for going about a map by keyboard.

use super::{Head, Layout, Rect};
use crate::model::{Id, Kind};

/// A record's neighbours in the structure of what is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Neighbours {
    /// What it hangs on: a premise on its reason, a reason on its target, a thesis
    /// on its question.
    pub parent: Option<Id>,
    /// What hangs on it, in order; a reason's premises first.
    pub children: Vec<Id>,
    /// The siblings before and after it.
    pub previous: Option<Id>,
    pub next: Option<Id>,
}

/// A direction on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    Left,
    Right,
    Up,
    Down,
}

impl Layout {
    /// The neighbours of a question, a claim or a reason, at its home.
    #[must_use]
    pub fn neighbours(&self, id: Id) -> Neighbours {
        let Some(index) = self.outline.node_of(id) else {
            return Neighbours::default();
        };
        let node = &self.outline.nodes[index];
        let seated = matches!(node.head, Head::Reason(reason) if reason != id);
        let parent = match node.head {
            Head::Reason(reason) if seated => Some(reason),
            _ => node.hangs_on,
        };
        let siblings: Vec<Id> = if seated {
            node.seats.iter().map(|seat| seat.claim()).collect()
        } else {
            match (self.outline.parent(index), node.hangs_on) {
                (Some(parent), Some(holder)) => self.hanging(parent, holder),
                _ => self
                    .outline
                    .roots
                    .iter()
                    .filter_map(|root| self.head(*root))
                    .collect(),
            }
        };
        let place = siblings.iter().position(|sibling| *sibling == id);
        let mut children = Vec::new();
        if node.head == Head::Reason(id) {
            children.extend(node.seats.iter().map(|seat| seat.claim()));
        }
        children.extend(self.hanging(index, id));
        Neighbours {
            parent,
            children,
            previous: place
                .and_then(|place| place.checked_sub(1))
                .and_then(|place| siblings.get(place).copied()),
            next: place.and_then(|place| siblings.get(place + 1).copied()),
        }
    }

    /// The nearest question or claim in a direction, straight ahead first.
    #[must_use]
    pub fn toward(&self, from: Id, direction: Direction) -> Option<Id> {
        let start = self.rect_of(from)?;
        let all = self.questions.iter().chain(&self.cards);
        let cost = |rect: &Rect| {
            let (here, there) = (start.center(), rect.center());
            let (ahead, aside) = match direction {
                Direction::Left => (start.min.x - rect.max.x, there.y - here.y),
                Direction::Right => (rect.min.x - start.max.x, there.y - here.y),
                Direction::Up => (start.min.y - rect.max.y, there.x - here.x),
                Direction::Down => (rect.min.y - start.max.y, there.x - here.x),
            };
            // What overlaps the way straight ahead is not aside.
            let reach = match direction {
                Direction::Left | Direction::Right => f32::midpoint(start.height(), rect.height()),
                Direction::Up | Direction::Down => f32::midpoint(start.width(), rect.width()),
            };
            let off = (aside.abs() - reach).max(0.0);
            (ahead >= 0.0 && off <= 2.0 * ahead + 40.0)
                .then(|| ahead + aside.abs() / 4.0 + 3.0 * off)
        };
        all.filter(|(id, _)| **id != from)
            .filter_map(|(id, rect)| cost(rect).map(|cost| (cost, *id)))
            .min_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1)))
            .map(|(_, id)| id)
    }

    /// What hangs on a record, of a node's children.
    fn hanging(&self, node: usize, holder: Id) -> Vec<Id> {
        let children = self.outline.children(node).iter().copied();
        children
            .filter(|child| self.outline.nodes[*child].hangs_on == Some(holder))
            .filter_map(|child| self.head(child))
            .collect()
    }

    fn head(&self, node: usize) -> Option<Id> {
        match self.outline.nodes[node].head {
            Head::Question(id) | Head::Claim(id) | Head::Reason(id) => Some(id),
            Head::Reference { claim, .. } => Some(claim),
            Head::Fold { .. } => None,
        }
    }

    /// The reason that the claim is a premise of, at its home.
    #[must_use]
    pub fn reason_around(&self, claim: Id) -> Option<Id> {
        let parent = self.neighbours(claim).parent?;
        (parent.kind() == Kind::Reason).then_some(parent)
    }
}
