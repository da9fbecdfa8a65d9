//! What an arrangement keeps from one picture to the next, so that it holds still.

use std::collections::BTreeMap;

use super::front::Shape;
use crate::layout::outline::{NONE, SeatSlot};
use crate::layout::window::Turnovers;
use crate::layout::{ById, Mode, Outline, Point, Rows, Size};
use crate::model::{Id, Kind};

/// How things were spread out in a layout, and how much room they had.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Memory {
    pub(in crate::layout) claims: ById<Slot>,
    pub(in crate::layout) reasons: ById<Slot>,
    pub(in crate::layout) questions: ById<Slot>,
    /// How much of its frame the picture filled when it was last laid out afresh.
    pub(in crate::layout) fill: f32,
}

impl Memory {
    /// How what hangs on the record was spread out; [`Mode::Free`] where nothing was
    /// to be decided.
    #[must_use]
    pub fn mode(&self, holder: Id) -> Mode {
        let tables = [&self.claims, &self.reasons, &self.questions];
        let slot = tables.into_iter().find_map(|table| table.get(&holder));
        slot.map_or(Mode::Free, |slot| slot.mode)
    }

    /// Every holder of whose children the way was decided.
    pub fn modes(&self) -> impl Iterator<Item = (Id, Mode)> + '_ {
        let tables = [&self.claims, &self.reasons, &self.questions];
        let slots = tables.into_iter().flat_map(|table| table.iter());
        let modes = slots.map(|(id, slot)| (*id, slot.mode));
        modes.filter(|(_, mode)| *mode != Mode::Free)
    }

    /// The same with the words that a map keeps.
    pub fn words(&self) -> impl Iterator<Item = (Id, String)> + '_ {
        let modes = self.modes();
        modes.filter_map(|(id, mode)| Some((id, mode.word()?)))
    }

    /// The memory of a picture of which nothing is known but how some branches were
    /// spread out.
    #[must_use]
    pub fn of_modes(outline: &Outline, modes: &BTreeMap<Id, Mode>) -> Self {
        if modes.is_empty() {
            return Self::default();
        }
        let mut noting = Noting::new(outline, &Kept::default());
        for (id, mode) in modes {
            if let Some(place) = place_of(outline, *id) {
                noting.mode(place, *mode);
            }
        }
        noting.into_memory(outline)
    }

    /// Whether the record was shown in the picture.
    #[must_use]
    pub fn knows(&self, id: Id) -> bool {
        let tables = [&self.claims, &self.reasons, &self.questions];
        tables.into_iter().any(|table| table.get(&id).is_some())
    }

    /// Whether there is nothing to remember.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.claims.is_empty() && self.questions.is_empty()
    }
}

/// What is kept of one record.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(in crate::layout) struct Slot {
    /// How what hangs on it was spread out.
    pub mode: Mode,
    /// Where the map keeps a word for it: how it was spread out before that word came.
    /// When the word goes, that is so again.
    pub own: Option<Mode>,
    /// The room of its tree, where it is the head of one; nothing otherwise.
    pub room: Size,
    /// Where the room of a root's tree began.
    pub corner: Point,
}

impl Slot {
    /// What was so before the map's word came is so again.
    fn recall(&mut self) {
        if let Some(own) = self.own.take() {
            self.mode = own;
        }
    }

    /// The map has a word.
    fn decide(&mut self, mode: Mode) {
        self.own = Some(self.mode);
        self.mode = mode;
    }

    fn forgotten(self) -> Self {
        Self {
            own: self.own,
            ..Self::default()
        }
    }
}

/// The memory along the tables of all claims, reasons and questions that are shown.
#[derive(Clone, Debug, Default)]
pub(in crate::layout) struct Kept {
    claims: Rows<Slot>,
    reasons: Rows<Slot>,
    questions: Rows<Slot>,
}

impl Kept {
    /// What is known of the records of the outline. What people decided goes before
    /// what just happened to be so.
    pub(super) fn recalled(outline: &Outline, before: &Memory) -> Self {
        if before.is_empty() && outline.spreads.is_empty() {
            return Self::default();
        }
        let mut kept = Self {
            claims: before.claims.along(outline.homes.ids()),
            reasons: before.reasons.along(outline.reasons.ids()),
            questions: before.questions.along(outline.questions.ids()),
        };
        for slot in kept.all_mut() {
            slot.recall();
        }
        for (id, mode) in &outline.spreads {
            if let Some(place) = place_of(outline, *id)
                && let Some(slot) = kept.slot_mut(place)
            {
                slot.decide(*mode);
            }
        }
        kept
    }

    /// The same where only some records came or went: others are as they were noted,
    /// until they are recalled one by one.
    pub(super) fn followed(before: &Memory, turnovers: &Turnovers) -> Self {
        let slot = Slot::default();
        Self {
            claims: turnovers.claims.row(before.claims.rows(), &slot),
            reasons: turnovers.reasons.row(before.reasons.rows(), &slot),
            questions: turnovers.questions.row(before.questions.rows(), &slot),
        }
    }

    /// Recalls the records of one node.
    pub(super) fn recall(&mut self, outline: &Outline, node: usize) {
        let Some(stands) = outline.nodes.get(node) else {
            return;
        };
        let spread = |id: Id| outline.spreads.get(&id).copied();
        let head = outline.slots.nodes.get(node).map_or(NONE, |slim| slim.head);
        self.recall_one(head, stands.head.record().and_then(spread));
        for (seat, slot) in stands.seats.iter().zip(outline.slots.seats(node)) {
            if let SeatSlot::Card(slot) = slot {
                self.recall_one(*slot, spread(seat.claim()));
            }
        }
    }

    fn recall_one(&mut self, place: u32, spread: Option<Mode>) {
        if let Some(slot) = self.slot_mut(place) {
            slot.recall();
            if let Some(mode) = spread {
                slot.decide(mode);
            }
        }
    }

    /// The same for the records of one node.
    pub(super) fn forget(&mut self, outline: &Outline, node: usize) {
        let head = outline.slots.nodes.get(node).map_or(NONE, |slim| slim.head);
        let cards = outline.slots.seats(node).iter();
        let cards = cards.filter_map(|seat| match seat {
            SeatSlot::Card(slot) => Some(*slot),
            SeatSlot::Reference(_) => None,
        });
        for place in cards.chain([head]) {
            if let Some(slot) = self.slot_mut(place) {
                *slot = slot.forgotten();
            }
        }
    }

    fn all_mut(&mut self) -> impl Iterator<Item = &mut Slot> {
        let others = self.reasons.iter_mut().chain(self.questions.iter_mut());
        self.claims.iter_mut().chain(others)
    }

    /// What is kept of a record; nothing of stand-ins.
    pub(super) fn of(&self, place: u32) -> Slot {
        if self.is_blank() {
            return Slot::default();
        }
        let place = place as usize;
        let slot = match place.checked_sub(self.claims.len()) {
            None => self.claims.get(place),
            Some(place) => match place.checked_sub(self.reasons.len()) {
                None => self.reasons.get(place),
                Some(place) => self.questions.get(place),
            },
        };
        slot.copied().unwrap_or_default()
    }

    /// Whether nothing is known of anything.
    fn is_blank(&self) -> bool {
        self.claims.is_empty() && self.reasons.is_empty() && self.questions.is_empty()
    }

    pub(super) fn slot_mut(&mut self, place: u32) -> Option<&mut Slot> {
        let place = place as usize;
        match place.checked_sub(self.claims.len()) {
            None => self.claims.get_mut(place),
            Some(place) => match place.checked_sub(self.reasons.len()) {
                None => self.reasons.get_mut(place),
                Some(place) => self.questions.get_mut(place),
            },
        }
    }

    pub(super) fn into_memory(self, outline: &Outline) -> Memory {
        Memory {
            claims: ById::of(outline.homes.ids(), self.claims),
            reasons: ById::of(outline.reasons.ids(), self.reasons),
            questions: ById::of(outline.questions.ids(), self.questions),
            fill: 0.0,
        }
    }
}

/// To note a picture in that is put from nothing: what is kept of all records, claims
/// first, then reasons, then questions.
pub(super) struct Noting(Vec<Slot>);

impl Noting {
    /// Nothing is noted yet but what was so before the map's words came.
    pub(super) fn new(outline: &Outline, kept: &Kept) -> Self {
        let count = outline.homes.len() + outline.reasons.len() + outline.questions.len();
        if kept.is_blank() {
            return Self(vec![Slot::default(); count]);
        }
        let others = kept.reasons.iter().chain(&kept.questions);
        let slots = kept.claims.iter().chain(others).copied();
        Self(slots.map(Slot::forgotten).collect())
    }

    fn slot_mut(&mut self, place: u32) -> Option<&mut Slot> {
        self.0.get_mut(place as usize)
    }

    /// The room of the tree of which the record is the head.
    pub(super) fn room(&mut self, head: u32, shape: &Shape) {
        if let Some(slot) = self.slot_mut(head) {
            slot.room = Size::new(shape.width, shape.height);
        }
    }

    /// Where the tree of a root stands.
    pub(super) fn corner(&mut self, root: u32, corner: Point) {
        if let Some(slot) = self.slot_mut(root) {
            slot.corner = corner;
        }
    }

    pub(super) fn mode(&mut self, holder: u32, mode: Mode) {
        if let Some(slot) = self.slot_mut(holder) {
            slot.mode = mode;
        }
    }

    pub(super) fn into_memory(self, outline: &Outline) -> Memory {
        let (claims, others) = self.0.split_at(outline.homes.len().min(self.0.len()));
        let (reasons, questions) = others.split_at(outline.reasons.len().min(others.len()));
        Memory {
            claims: ById::of(outline.homes.ids(), claims),
            reasons: ById::of(outline.reasons.ids(), reasons),
            questions: ById::of(outline.questions.ids(), questions),
            fill: 0.0,
        }
    }
}

/// The place of a record in the row of all.
fn place_of(outline: &Outline, id: Id) -> Option<u32> {
    let claims = outline.homes.len();
    let place = match id.kind() {
        Kind::Reason => outline.reasons.place(id)? + claims,
        Kind::Question => outline.questions.place(id)? + outline.reasons.len() + claims,
        _ => outline.homes.place(id)?,
    };
    Some(place as u32)
}
