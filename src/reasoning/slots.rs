//! Ids to places in a list that grows, by hash.
//!
//! Slots of numbers with linear probing; the ids themselves stay in the list that the
//! numbers lead to. The bits of a slot that no number needs hold a part of the hash, so
//! that a foreign id is passed by without a look at the list. Ids are random already:
//! multiplying spreads them enough. Ids chosen to collide would make a map slow to judge,
//! and nothing else.

use crate::model::Id;

/// A slot that is free. No other looks so, since there are more slots than numbers.
const FREE: u32 = u32::MAX;
const SPREAD: u64 = 0x517c_c1b7_2722_0a95;

#[derive(Clone, Debug, Default)]
pub(super) struct Slots {
    /// A power of two of them, at least twice as many as ids; or none yet. The low bits
    /// of a slot, as many as tell the slots apart, are the number.
    slots: Vec<u32>,
}

impl Slots {
    /// Of ids that all differ.
    pub fn of(ids: &[Id]) -> Self {
        let mut slots = Self::default();
        if !ids.is_empty() {
            slots = Self::with_capacity(ids.len());
        }
        slots.take_all(ids);
        slots
    }

    /// Room for so many ids.
    fn with_capacity(count: usize) -> Self {
        Self {
            slots: vec![FREE; (2 * count).next_power_of_two().max(16)],
        }
    }

    /// The number of the id, as given by the list.
    pub fn get(&self, ids: &[Id], id: Id) -> Option<u32> {
        let mask = self.mask()?;
        let hash = hash(id);
        let mut at = self.first_slot(hash);
        loop {
            let slot = *self.slots.get(at)?;
            if slot == FREE {
                return None;
            }
            let number = slot & mask;
            if (slot ^ part_of(hash)) & !mask == 0 && ids.get(number as usize) == Some(&id) {
                return Some(number);
            }
            at = (at + 1) & mask as usize;
        }
    }

    /// Takes in the last id of the list, which is not there yet.
    pub fn take_last(&mut self, ids: &[Id]) {
        if 2 * ids.len() > self.slots.len() {
            *self = Self::with_capacity(2 * ids.len());
            self.take_all(ids);
        } else if let Some(last) = ids.last() {
            self.take(*last, ids.len() - 1);
        }
    }

    fn take_all(&mut self, ids: &[Id]) {
        for (number, id) in ids.iter().enumerate() {
            self.take(*id, number);
        }
    }

    /// Puts the number into the first free slot; one is always met, since half of them
    /// are free.
    fn take(&mut self, id: Id, number: usize) {
        let Some(mask) = self.mask() else { return };
        let hash = hash(id);
        let mut at = self.first_slot(hash);
        while let Some(slot) = self.slots.get_mut(at) {
            if *slot == FREE {
                *slot = (part_of(hash) & !mask) | number as u32;
                return;
            }
            at = (at + 1) & mask as usize;
        }
    }

    /// The bits that tell the slots apart, if there are slots.
    fn mask(&self) -> Option<u32> {
        self.slots.len().checked_sub(1).map(|mask| mask as u32)
    }

    fn first_slot(&self, hash: u64) -> usize {
        (hash >> (u64::BITS - self.slots.len().trailing_zeros())) as usize
    }
}

/// The part that a slot keeps some of: other bits than those that choose the slot.
fn part_of(hash: u64) -> u32 {
    (hash >> 8) as u32
}

fn hash(id: Id) -> u64 {
    // The words laid over each other, and spread at the end, all at once.
    let mixed = (id.words().into_iter()).fold(0_u64, |mixed, word| mixed.rotate_left(23) ^ word);
    mixed.wrapping_mul(SPREAD)
}
