//! What an arrangement keeps from one picture to the next, so that it holds still.

use crate::layout::{ById, Mode, Outline, Point, Size};
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

/// The memory along the row of all claims, reasons and questions that are shown.
#[derive(Clone, Debug, Default)]
pub(in crate::layout) struct Kept(Vec<Slot>);

impl Kept {
    /// What is known of the records of the outline. What people decided goes before
    /// what just happened to be so.
    pub(super) fn recalled(outline: &Outline, before: &Memory) -> Self {
        let slots = &outline.slots;
        let (claims, reasons) = (outline.homes.len(), slots.reasons.len());
        if before.is_empty() && outline.spreads.is_empty() {
            return Self::blank(outline);
        }
        let mut kept = before.claims.along(outline.homes.ids());
        kept.extend(before.reasons.along(&slots.reasons));
        kept.extend(before.questions.along(&slots.questions));
        for slot in &mut kept {
            if let Some(own) = slot.own.take() {
                slot.mode = own;
            }
        }
        for (id, mode) in &outline.spreads {
            let place = match id.kind() {
                Kind::Reason => slots.reasons.binary_search(id).map(|place| claims + place),
                Kind::Question => {
                    let place = slots.questions.binary_search(id);
                    place.map(|place| claims + reasons + place)
                }
                _ => outline.homes.ids().binary_search(id),
            };
            if let Ok(place) = place
                && let Some(slot) = kept.get_mut(place)
            {
                slot.own = Some(slot.mode);
                slot.mode = *mode;
            }
        }
        Self(kept)
    }

    fn blank(outline: &Outline) -> Self {
        let places = outline.places.len();
        Self(vec![Slot::default(); outline.homes.len() + places])
    }

    /// To note a new picture in: nothing but what was so before the map's words came.
    pub(super) fn for_the_next(&self) -> Self {
        let slot = |slot: &Slot| Slot {
            own: slot.own,
            ..Slot::default()
        };
        Self(self.0.iter().map(slot).collect())
    }

    /// What is kept of a record; nothing of stand-ins.
    pub(super) fn of(&self, place: u32) -> Slot {
        self.0.get(place as usize).copied().unwrap_or_default()
    }

    pub(super) fn slot_mut(&mut self, place: u32) -> Option<&mut Slot> {
        self.0.get_mut(place as usize)
    }

    pub(super) fn into_memory(mut self, outline: &Outline) -> Memory {
        let slots = &outline.slots;
        let reasons = outline.homes.len();
        let questions = self.0.split_off(reasons + slots.reasons.len());
        let reasons = self.0.split_off(reasons);
        Memory {
            claims: ById::of(outline.homes.ids(), self.0),
            reasons: ById::of(&slots.reasons, reasons),
            questions: ById::of(&slots.questions, questions),
            fill: 0.0,
        }
    }
}
