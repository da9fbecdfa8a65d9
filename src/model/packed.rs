//! The text of an id in sixteen bytes.
//!
//! A large map holds a million ids in its records, its relations and its layout, and
//! tables compare them all the time. What stands behind an id's prefix is a number to
//! the base of 38 (the signs that ids are made of, and their end), eleven signs of it
//! in one word and twelve in the next, with the kind in front; numbers compare as the
//! texts do. What has more than 23 signs there is kept in a table of the process, and
//! the second word says where.

use std::cmp::Ordering;
use std::collections::HashMap;
use std::fmt;
use std::num::NonZeroU64;
use std::ops::Deref;
use std::sync::{LazyLock, PoisonError, RwLock};

/// The longest id in bytes, prefix included.
pub const MAX_ID_LEN: usize = 31;

const PREFIX: usize = 2;
const BASE: u64 = 38;
/// So many signs stand in the first word, below the kind, and in the second.
const HEAD: usize = 11;
const TAIL: usize = 12;
/// From here on the second word numbers a long id.
const LONG: u64 = BASE.pow(TAIL as u32);
/// The signs of ids in the order of their bytes; 0 stands for the end.
const SIGNS: &[u8; BASE as usize] = b"\0-0123456789abcdefghijklmnopqrstuvwxyz";
/// The letters that ids begin with, in their order.
const LETTERS: &[u8] = b"bcopqrstux";
const KIND_SHIFT: u32 = 60;

/// An id's text as numbers. The default is no text and comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Packed {
    /// Not zero, so that an `Option` of it takes no more room.
    head: NonZeroU64,
    tail: u64,
}

impl Default for Packed {
    fn default() -> Self {
        Self {
            head: NonZeroU64::MIN,
            tail: 0,
        }
    }
}

impl Packed {
    /// Packs a text that is known to be an id: a known letter, a hyphen, then at most 29
    /// of the signs.
    pub fn of(text: &[u8]) -> Self {
        let letter = text.first().copied().unwrap_or_default();
        let kind = LETTERS.iter().position(|known| *known == letter);
        let signs = text.get(PREFIX..).unwrap_or_default();
        let head = (kind.map_or(0, |kind| kind as u64 + 1) << KIND_SHIFT) + word(signs, 0, HEAD);
        let tail = if signs.len() > HEAD + TAIL {
            LONG + number_of(text)
        } else {
            word(signs, HEAD, TAIL)
        };
        Self {
            head: NonZeroU64::new(head).unwrap_or(NonZeroU64::MIN),
            tail,
        }
    }

    /// The letter that the id begins with; 0 for no text.
    pub fn letter(self) -> u8 {
        let kind = (self.head.get() >> KIND_SHIFT) as usize;
        let letter = kind.checked_sub(1).and_then(|place| LETTERS.get(place));
        letter.copied().unwrap_or(0)
    }

    #[inline]
    pub fn words(self) -> [u64; 2] {
        [self.head.get(), self.tail]
    }

    pub fn text(self) -> IdText {
        let letter = self.letter();
        if letter == 0 {
            return IdText::default();
        }
        if let Some(number) = self.tail.checked_sub(LONG) {
            return long_id(number);
        }
        let mut bytes = [0; MAX_ID_LEN];
        bytes[0] = letter;
        bytes[1] = b'-';
        let signs = &mut bytes[PREFIX..];
        let head = self.head.get() & ((1 << KIND_SHIFT) - 1);
        spell(head, &mut signs[..HEAD]);
        spell(self.tail, &mut signs[HEAD..HEAD + TAIL]);
        IdText::until_zero(bytes)
    }
}

/// As the texts compare.
impl Ord for Packed {
    fn cmp(&self, other: &Self) -> Ordering {
        if self.head == other.head && self.tail.max(other.tail) >= LONG {
            return self.text().cmp(&other.text());
        }
        (self.head, self.tail).cmp(&(other.head, other.tail))
    }
}

impl PartialOrd for Packed {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// So many signs from a place on as one number.
fn word(signs: &[u8], from: usize, count: usize) -> u64 {
    (from..from + count).fold(0, |sum, at| sum * BASE + digit(signs.get(at)))
}

fn digit(sign: Option<&u8>) -> u64 {
    u64::from(match sign {
        Some(b'-') => 1,
        Some(sign @ b'0'..=b'9') => sign - b'0' + 2,
        Some(sign @ b'a'..=b'z') => sign - b'a' + 12,
        _ => 0,
    })
}

/// The signs of a number, the last one first.
fn spell(mut number: u64, signs: &mut [u8]) {
    for sign in signs.iter_mut().rev() {
        *sign = SIGNS[(number % BASE) as usize];
        number /= BASE;
    }
}

/// The ids that are too long to be packed, for the life of the program: ids are `Copy`,
/// and nobody knows when the last one of a text is gone. People write a few of them by
/// hand.
#[derive(Default)]
struct LongIds {
    texts: Vec<IdText>,
    numbers: HashMap<IdText, u64>,
}

static LONG_IDS: LazyLock<RwLock<LongIds>> = LazyLock::new(RwLock::default);

fn number_of(text: &[u8]) -> u64 {
    let mut bytes = [0; MAX_ID_LEN];
    for (byte, sign) in bytes.iter_mut().zip(text) {
        *byte = *sign;
    }
    let text = IdText::until_zero(bytes);
    let mut ids = LONG_IDS.write().unwrap_or_else(PoisonError::into_inner);
    if let Some(number) = ids.numbers.get(&text) {
        return *number;
    }
    let number = ids.texts.len() as u64;
    ids.texts.push(text);
    ids.numbers.insert(text, number);
    number
}

fn long_id(number: u64) -> IdText {
    let ids = LONG_IDS.read().unwrap_or_else(PoisonError::into_inner);
    ids.texts.get(number as usize).copied().unwrap_or_default()
}

/// The text of an id; it reads as a `str`.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IdText {
    /// Zero behind the end, so that comparing the bytes compares the texts.
    bytes: [u8; MAX_ID_LEN],
    len: u8,
}

impl IdText {
    fn until_zero(bytes: [u8; MAX_ID_LEN]) -> Self {
        let len = bytes.iter().position(|byte| *byte == 0);
        let len = len.unwrap_or(MAX_ID_LEN) as u8;
        Self { bytes, len }
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        let bytes = self.bytes.get(..usize::from(self.len)).unwrap_or_default();
        std::str::from_utf8(bytes).unwrap_or("")
    }
}

impl Deref for IdText {
    type Target = str;

    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl fmt::Debug for IdText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn texts_of_any_length_come_back_and_compare_as_they_do(
            texts in prop::collection::vec("[bcopqrstux]-([a-c0-1-]{1,3}|a{9,12}[a-z-]{0,17}|[a-z0-9-]{20,29})", 2..20),
        ) {
            let packed: Vec<Packed> = texts.iter().map(|text| Packed::of(text.as_bytes())).collect();
            for (one, text) in packed.iter().zip(&texts) {
                prop_assert_eq!(&*one.text(), text.as_str());
                prop_assert_eq!(*one, Packed::of(text.as_bytes()));
                prop_assert_eq!(one.letter(), text.as_bytes()[0]);
                for (other, other_text) in packed.iter().zip(&texts) {
                    prop_assert_eq!(one.cmp(other), text.cmp(other_text));
                    prop_assert_eq!(one == other, text == other_text);
                }
            }
        }
    }

    #[test]
    fn an_id_takes_sixteen_bytes_also_where_there_may_be_none() {
        assert_eq!(size_of::<Packed>(), 16);
        assert_eq!(size_of::<Option<Packed>>(), 16);
    }

    #[test]
    fn no_text_comes_before_every_id() {
        let blank = Packed::default();
        assert_eq!((&*blank.text(), blank.letter()), ("", 0));
        assert!(blank < Packed::of(b"b--") && blank < Packed::of(b"c-a"));
    }
}
