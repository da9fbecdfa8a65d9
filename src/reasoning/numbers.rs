//! Ids to places in a list, quickly.
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

/// Where each id stands in a list of ids.
#[derive(Clone, Debug, Default)]
pub(super) struct Numbers {
    /// A power of two of them, at least twice as many as ids; or none yet. The low bits
    /// of a slot, as many as tell the slots apart, are the number.
    slots: Vec<u32>,
}

impl Numbers {
    /// Of ids that all differ.
    pub fn of(ids: &[Id]) -> Self {
        let mut numbers = Self::with_capacity(ids.len());
        for (number, id) in ids.iter().enumerate() {
            numbers.take(*id, number);
        }
        numbers
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

    /// The numbers of many ids. They are guessed first and compared with the list
    /// afterwards, so that the memory is waited for by many of them at a time.
    pub fn get_all(&self, ids: &[Id], wanted: &[Id], found: &mut Vec<Option<u32>>) {
        found.clear();
        found.extend(wanted.iter().map(|id| self.guess(*id)));
        for (number, id) in found.iter_mut().zip(wanted) {
            let is_known = |number: &u32| ids.get(*number as usize) == Some(id);
            if number.as_ref().is_some_and(|number| !is_known(number)) {
                *number = self.get(ids, *id);
            }
        }
    }

    /// The number of the id, if it has one, or else that of one with the same part of
    /// the hash.
    fn guess(&self, id: Id) -> Option<u32> {
        let mask = self.mask()?;
        let hash = hash(id);
        let mut at = self.first_slot(hash);
        loop {
            let slot = *self.slots.get(at)?;
            if slot == FREE {
                return None;
            }
            if (slot ^ part_of(hash)) & !mask == 0 {
                return Some(slot & mask);
            }
            at = (at + 1) & mask as usize;
        }
    }

    /// Takes in the last id of the list, which is not there yet.
    pub fn take_last(&mut self, ids: &[Id]) {
        if 2 * ids.len() > self.slots.len() {
            let mut larger = Self::with_capacity(2 * ids.len());
            for (number, id) in ids.iter().enumerate() {
                larger.take(*id, number);
            }
            *self = larger;
        } else if let Some(last) = ids.last() {
            self.take(*last, ids.len() - 1);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_id_is_found_again_and_no_other_also_while_the_table_grows() {
        let id = |number: usize| Id::parse(&format!("c-{number}")).unwrap();
        let (mut numbers, mut ids) = (Numbers::default(), Vec::new());
        assert_eq!(numbers.get(&ids, id(0)), None);
        for number in 0..500 {
            ids.push(id(number));
            numbers.take_last(&ids);
        }
        for number in 0..500 {
            assert_eq!(numbers.get(&ids, id(number)), Some(number as u32));
            assert_eq!(numbers.get(&ids, id(number + 500)), None);
        }
    }
}
