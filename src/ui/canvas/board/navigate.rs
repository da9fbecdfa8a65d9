//! Where the arrow keys lead.

use crate::layout::{Direction, Flow, Layout};
use crate::model::{Id, Kind};

/// The record that an arrow key leads to: by structure first (up to what it bears
/// on, down to what bears on it, sideways along siblings), by sight where the
/// structure has nothing there.
#[must_use]
pub fn step(layout: &Layout, from: Option<Id>, direction: Direction) -> Option<Id> {
    let Some(from) = from.filter(|id| layout.rect_of(*id).is_some()) else {
        return first(layout);
    };
    let near = layout.neighbours(from);
    // In a picture that grows to the right, what a card bears on is on its left.
    let structural = match (layout.flow, direction) {
        (Flow::Down, direction) => direction,
        (Flow::Right, Direction::Left) => Direction::Up,
        (Flow::Right, Direction::Right) => Direction::Down,
        (Flow::Right, Direction::Up) => Direction::Left,
        (Flow::Right, Direction::Down) => Direction::Right,
    };
    let by_structure = match structural {
        Direction::Up => near.parent.and_then(|parent| card_of(layout, parent, from)),
        Direction::Down => near
            .children
            .first()
            .and_then(|child| card_of(layout, *child, from)),
        Direction::Left => near.previous,
        Direction::Right => near.next,
    };
    by_structure
        .filter(|id| layout.rect_of(*id).is_some())
        .or_else(|| layout.toward(from, direction))
}

/// Arrow keys go from card to card; a reason's box is passed through, unless one
/// stands on it.
fn card_of(layout: &Layout, id: Id, from: Id) -> Option<Id> {
    if id.kind() != Kind::Reason || from.kind() == Kind::Reason {
        return Some(id);
    }
    let near = layout.neighbours(id);
    let inside = near.children.contains(&from) && layout.reason_around(from) == Some(id);
    if inside {
        // Upwards, out of the box.
        near.parent
    } else {
        near.children
            .into_iter()
            .find(|child| child.kind() == Kind::Claim)
    }
}

/// The first thing to read.
fn first(layout: &Layout) -> Option<Id> {
    let question = layout.questions.iter().min_by(|a, b| {
        let (a, b) = (a.1.min, b.1.min);
        (a.y, a.x)
            .partial_cmp(&(b.y, b.x))
            .unwrap_or(std::cmp::Ordering::Equal)
    });
    question.map(|(id, _)| *id).or_else(|| {
        let cards = layout.cards.iter().min_by(|a, b| {
            let (a, b) = (a.1.min, b.1.min);
            (a.y, a.x)
                .partial_cmp(&(b.y, b.x))
                .unwrap_or(std::cmp::Ordering::Equal)
        });
        cards.map(|(id, _)| *id)
    })
}
