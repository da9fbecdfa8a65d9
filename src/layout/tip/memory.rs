//! What an arrangement keeps from one picture to the next, so that it holds still.

use crate::layout::{ById, Head, Mode, Outline, Point, Seat, Size};

/// How things were spread out in a layout, and how much room they had.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Memory {
    pub(in crate::layout) claims: ById<Slot>,
    /// Of questions and reasons.
    pub(in crate::layout) places: ById<Slot>,
    /// How much of its frame the picture filled when it was last laid out afresh.
    pub(in crate::layout) fill: f32,
}

impl Memory {
    /// How what hangs on the record was spread out; [`Mode::Free`] where nothing was
    /// to be decided.
    #[must_use]
    pub fn mode(&self, holder: crate::model::Id) -> Mode {
        let slot = self.claims.get(&holder).or_else(|| self.places.get(&holder));
        slot.map_or(Mode::Free, |slot| slot.mode)
    }

    /// Whether there is nothing to remember.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.claims.is_empty() && self.places.is_empty()
    }
}

/// What is kept of one record.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(in crate::layout) struct Slot {
    /// How what hangs on it was spread out.
    pub mode: Mode,
    /// The room of its tree, where it is the head of one; nothing otherwise.
    pub room: Size,
    /// Where the room of a root's tree began.
    pub corner: Point,
}

/// The memory along the dense tables of an outline.
#[derive(Clone, Debug, Default)]
pub(in crate::layout) struct Kept {
    pub claims: Vec<Slot>,
    pub places: Vec<Slot>,
}

impl Kept {
    /// What is known of the records of the outline. What people decided goes before
    /// what just happened to be so.
    pub(super) fn recalled(outline: &Outline, before: &Memory) -> Self {
        let mut kept = Self {
            claims: before.claims.along(outline.homes.ids()),
            places: before.places.along(outline.places.ids()),
        };
        for (id, mode) in &outline.spreads {
            let place = outline.homes.place(*id).and_then(|place| kept.claims.get_mut(place));
            let place = place.or_else(|| {
                let place = outline.places.place(*id)?;
                kept.places.get_mut(place)
            });
            if let Some(slot) = place {
                slot.mode = *mode;
            }
        }
        kept
    }

    pub(super) fn blank(outline: &Outline) -> Self {
        Self {
            claims: vec![Slot::default(); outline.homes.len()],
            places: vec![Slot::default(); outline.places.len()],
        }
    }

    /// What is kept of the head of a node; nothing of references and badges.
    pub(super) fn of_head(&self, outline: &Outline, node: usize) -> Slot {
        self.slot(head_place(outline, node))
    }

    /// What is kept of the record on which a child hangs.
    pub(super) fn of_holder(&self, outline: &Outline, child: usize) -> Slot {
        self.slot(holder_place(outline, child))
    }

    pub(super) fn head_mut(&mut self, outline: &Outline, node: usize) -> Option<&mut Slot> {
        self.slot_mut(head_place(outline, node))
    }

    pub(super) fn holder_mut(&mut self, outline: &Outline, child: usize) -> Option<&mut Slot> {
        self.slot_mut(holder_place(outline, child))
    }

    fn slot(&self, place: Option<Place>) -> Slot {
        let found = match place {
            Some(Place::Claim(place)) => self.claims.get(place),
            Some(Place::Other(place)) => self.places.get(place),
            None => None,
        };
        found.copied().unwrap_or_default()
    }

    fn slot_mut(&mut self, place: Option<Place>) -> Option<&mut Slot> {
        match place? {
            Place::Claim(place) => self.claims.get_mut(place),
            Place::Other(place) => self.places.get_mut(place),
        }
    }
}

/// Where a record is kept: among claims, or among questions and reasons.
enum Place {
    Claim(usize),
    Other(usize),
}

fn head_place(outline: &Outline, node: usize) -> Option<Place> {
    let place = *outline.slots.nodes.get(node)? as usize;
    match outline.nodes[node].head {
        Head::Claim(_) => Some(Place::Claim(place)),
        Head::Question(_) => Some(Place::Other(place)),
        Head::Reason(_) => Some(Place::Other(outline.slots.questions.len() + place)),
        Head::Reference { .. } | Head::Fold { .. } => None,
    }
}

fn holder_place(outline: &Outline, child: usize) -> Option<Place> {
    let parent = outline.nodes[child].parent?;
    let holder = outline.nodes[child].hangs_on?;
    let seats = &outline.nodes[parent].seats;
    match seats.iter().position(|seat| *seat == Seat::Card(holder)) {
        Some(seat) => {
            let first = outline.slots.first_seats[parent] as usize;
            let place = *outline.slots.seats.get(first + seat)?;
            Some(Place::Claim(place as usize))
        }
        None => head_place(outline, parent),
    }
}
