//! Ids to places in a list, quickly.
//!
//! Slots of numbers with linear probing; the ids themselves stay in the list that the
//! numbers lead to. Ids are random already: multiplying and turning eight bytes at a
//! time spreads them enough (the scheme of Firefox's hasher). Ids chosen to collide
//! would make a map slow to judge, and nothing else.

use crate::model::Id;

/// A slot that is free.
const FREE: u32 = u32::MAX;
const SPREAD: u64 = 0x517c_c1b7_2722_0a95;

/// Where each id stands in a list of ids.
#[derive(Clone, Debug, Default)]
pub(super) struct Numbers {
    /// A power of two of them, at least twice as many as ids; or none yet.
    slots: Vec<u32>,
}

impl Numbers {
    /// Room for so many ids.
    pub fn with_capacity(count: usize) -> Self {
        Self {
            slots: vec![FREE; (2 * count).next_power_of_two().max(16)],
        }
    }

    /// The number of the id, as given by the list.
    pub fn get(&self, ids: &[Id], id: Id) -> Option<u32> {
        let slot = self.slots.get(self.slot_of(ids, id)?)?;
        (*slot != FREE).then_some(*slot)
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
        let slot = self.slot_of(ids, *id);
        if let Some(slot) = slot.and_then(|slot| self.slots.get_mut(slot)) {
            *slot = number as u32;
        }
    }

    /// The slot that holds the id, or the one where it would go. A free one is always
    /// met, since half of them are free.
    fn slot_of(&self, ids: &[Id], id: Id) -> Option<usize> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut at = (hash(id) >> 20) as usize & mask;
        loop {
            let number = *self.slots.get(at)?;
            if number == FREE || ids.get(number as usize) == Some(&id) {
                return Some(at);
            }
            at = (at + 1) & mask;
        }
    }
}

fn hash(id: Id) -> u64 {
    let mut hash = 0_u64;
    for word in id.words() {
        hash = (hash.rotate_left(5) ^ word).wrapping_mul(SPREAD);
    }
    hash
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
