//! Ids in a row, and the place of each.

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hash, Hasher};
use std::ops::Deref;

use crate::model::Id;

/// A row of ids, no two alike, that tells the place of each.
///
/// The table holds places alone, 4 bytes each at most half full: with the ids in it, it
/// would be ten times as large and would not stay in the processor's cache, which is all
/// that looking up by the hundred thousand costs.
pub(super) struct Numbered {
    ids: Vec<Id>,
    /// Where the hash of an id points, or behind: its place, or [`FREE`].
    table: Vec<u32>,
    seed: u64,
}

const FREE: u32 = u32::MAX;

impl Numbered {
    pub(super) fn new(ids: Vec<Id>) -> Self {
        let room = (ids.len() * 2).next_power_of_two();
        let mut numbered = Self {
            ids,
            table: vec![FREE; room],
            // Differs each time, so that no file can be made to collide. No order of
            // anything depends on it.
            seed: RandomState::new().hash_one(0_u8),
        };
        for (place, id) in (0..).zip(&numbered.ids) {
            let mut at = slot(numbered.seed, *id, room);
            while numbered.table[at] != FREE {
                at = (at + 1) & (room - 1);
            }
            numbered.table[at] = place;
        }
        numbered
    }

    /// The place of an id in the row.
    pub(super) fn number(&self, id: Id) -> Option<u32> {
        let room = self.table.len();
        let mut at = slot(self.seed, id, room);
        loop {
            let place = *self.table.get(at)?;
            // Half of the table is free, so this ends.
            if *self.ids.get(place as usize)? == id {
                return Some(place);
            }
            at = (at + 1) & (room - 1);
        }
    }
}

impl Deref for Numbered {
    type Target = [Id];

    fn deref(&self) -> &[Id] {
        &self.ids
    }
}

/// Where to look for an id first.
fn slot(seed: u64, id: Id, room: usize) -> usize {
    let mut hasher = Folded(seed);
    id.hash(&mut hasher);
    hasher.finish() as usize & (room - 1)
}

/// Hashing by folded multiplication: ids are short.
struct Folded(u64);

/// Odd, with its bits well spread: the golden ratio in 64 bits.
const MULTIPLIER: u64 = 0x9e37_79b9_7f4a_7c15;

impl Hasher for Folded {
    fn write_u64(&mut self, word: u64) {
        let product = u128::from(self.0 ^ word) * u128::from(MULTIPLIER);
        self.0 = (product >> 64) as u64 ^ product as u64;
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
    fn every_id_has_its_place_and_others_have_none() {
        for count in [0, 1, 2, 3, 100] {
            let id = |number: usize| Id::parse(&format!("c-{number}")).unwrap();
            let numbered = Numbered::new((0..count).map(id).collect());
            for place in 0..count {
                assert_eq!(numbered.number(id(place)), Some(place as u32));
            }
            assert_eq!(numbered.number(id(count)), None);
        }
    }
}
