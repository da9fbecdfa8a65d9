//! Ids to places in a list, quickly.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use crate::model::Id;

/// Looked up by id; never iterated, so its order shows nowhere.
pub(super) type Numbers = HashMap<Id, u32, BuildHasherDefault<IdHasher>>;

/// Ids are random already: multiplying and turning eight bytes at a time spreads
/// them enough (the scheme of Firefox's hasher). Ids chosen to collide would make a
/// map slow to read, and nothing else.
#[derive(Default)]
pub(super) struct IdHasher(u64);

const SPREAD: u64 = 0x517c_c1b7_2722_0a95;

impl Hasher for IdHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            for (to, from) in word.iter_mut().zip(chunk) {
                *to = *from;
            }
            self.write_u64(u64::from_le_bytes(word));
        }
    }

    fn write_u8(&mut self, byte: u8) {
        self.write_u64(u64::from(byte));
    }

    fn write_u32(&mut self, number: u32) {
        self.write_u64(u64::from(number));
    }

    fn write_usize(&mut self, number: usize) {
        self.write_u64(number as u64);
    }

    fn write_u64(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(SPREAD);
    }
}
