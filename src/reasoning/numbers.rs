//! Ids to places in a list, quickly.
//!
//! Slots of numbers with linear probing; the ids themselves stay in the list that the
//! numbers lead to. A slot has room for a part of the hash besides, so that a foreign id
//! is passed by without a look at the list. Ids are random already: multiplying and
//! turning eight bytes at a time spreads them enough (the scheme of Firefox's hasher).
//! Ids chosen to collide would make a map slow to judge, and nothing else.

use std::hash::{Hash as _, Hasher};

use crate::model::Id;

const SPREAD: u64 = 0x517c_c1b7_2722_0a95;

/// A number, and what to know it by.
#[derive(Clone, Copy, Debug)]
struct Slot {
    number: u32,
    part_of_hash: u32,
}

const FREE: Slot = Slot {
    number: u32::MAX,
    part_of_hash: 0,
};

impl Slot {
    fn is_free(self) -> bool {
        self.number == FREE.number
    }
}

/// Where each id stands in a list of ids.
#[derive(Clone, Debug, Default)]
pub(super) struct Numbers {
    /// A power of two of them, at least twice as many as ids; or none yet.
    slots: Vec<Slot>,
}

impl Numbers {
    /// Of ids that all differ.
    pub fn of(ids: &[Id]) -> Self {
        let mut numbers = Self::with_capacity(ids.len());
        for number in 0..ids.len() {
            numbers.take(ids, number);
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
        let hash = hash(id);
        let is_it = |slot: Slot| {
            slot.part_of_hash == part_of(hash) && ids.get(slot.number as usize) == Some(&id)
        };
        let slot = self.slots.get(self.slot_of(hash, is_it)?)?;
        (!slot.is_free()).then_some(slot.number)
    }

    /// Takes in the last id of the list, which is not there yet.
    pub fn take_last(&mut self, ids: &[Id]) {
        if 2 * ids.len() > self.slots.len() {
            *self = Self::with_capacity(2 * ids.len());
            for number in 0..ids.len() {
                self.take(ids, number);
            }
        } else if let Some(last) = ids.len().checked_sub(1) {
            self.take(ids, last);
        }
    }

    fn take(&mut self, ids: &[Id], number: usize) {
        let Some(id) = ids.get(number) else { return };
        let hash = hash(*id);
        // The id is new, so the first free slot is its own.
        let slot = self.slot_of(hash, |_| false);
        if let Some(slot) = slot.and_then(|slot| self.slots.get_mut(slot)) {
            *slot = Slot {
                number: number as u32,
                part_of_hash: part_of(hash),
            };
        }
    }

    /// The slot where one looks for the hash no further: it is free, or it is the one.
    /// A free one is always met, since half of them are free.
    fn slot_of(&self, hash: u64, is_it: impl Fn(Slot) -> bool) -> Option<usize> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut at = (hash >> 32) as usize & mask;
        loop {
            let slot = *self.slots.get(at)?;
            if slot.is_free() || is_it(slot) {
                return Some(at);
            }
            at = (at + 1) & mask;
        }
    }
}

/// The part that a slot keeps: mostly other bits than those that choose the slot.
fn part_of(hash: u64) -> u32 {
    (hash >> 8) as u32
}

fn hash(id: Id) -> u64 {
    let mut spread = Spread(0);
    id.hash(&mut spread);
    spread.finish()
}

struct Spread(u64);

impl Hasher for Spread {
    fn write_u64(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(SPREAD);
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
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
