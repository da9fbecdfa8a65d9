//! Names of records: short, random, never sequential.
//!
//! An id is a prefix that tells the kind of record and, behind a hyphen, what
//! tells it apart: `c-7k2m9x4p3wzt8a`. New ids carry 70 random bits, so that two
//! people who add records to copies of one map never name two things alike, and
//! so that their additions land in different places of the sorted file. Ids that
//! people write by hand (`c-force`) are as good as any.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

use serde::de::{self, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The longest id in bytes, prefix included.
pub const MAX_ID_LEN: usize = 31;

const RANDOM_CHARACTERS: usize = 14;
/// Crockford's base 32: no i, l, o or u, so that an id read aloud stays itself.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// What kind of record an id names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    Question,
    Claim,
    Reason,
    Conflict,
    Source,
    Quote,
    Backing,
    Tag,
    Perspective,
    Override,
}

impl Kind {
    pub const ALL: [Self; 10] = [
        Self::Question,
        Self::Claim,
        Self::Reason,
        Self::Conflict,
        Self::Source,
        Self::Quote,
        Self::Backing,
        Self::Tag,
        Self::Perspective,
        Self::Override,
    ];

    /// The letter that ids of this kind begin with.
    #[must_use]
    pub const fn letter(self) -> char {
        match self {
            Self::Question => 'q',
            Self::Claim => 'c',
            Self::Reason => 'r',
            Self::Conflict => 'x',
            Self::Source => 's',
            Self::Quote => 'u',
            Self::Backing => 'b',
            Self::Tag => 't',
            Self::Perspective => 'p',
            Self::Override => 'o',
        }
    }

    /// The word for one record of this kind.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Question => "question",
            Self::Claim => "claim",
            Self::Reason => "reason",
            Self::Conflict => "conflict",
            Self::Source => "source",
            Self::Quote => "quote",
            Self::Backing => "backing",
            Self::Tag => "tag",
            Self::Perspective => "perspective",
            Self::Override => "override",
        }
    }

    fn from_letter(letter: u8) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|kind| kind.letter() == letter as char)
    }
}

/// The name of a record, unique in its map. Small and `Copy`: it lives inline.
#[derive(Clone, Copy)]
pub struct Id {
    // Zero-padded, so that comparing the arrays compares the text; the last byte is
    // the text's length.
    bytes: [u8; MAX_ID_LEN + 1],
}

/// Comparing and hashing go by words: tables of a large map do little else, and a
/// comparison byte by byte is a call.
impl Id {
    /// Numbers that compare as the text does.
    fn words(&self) -> [u64; 4] {
        let mut words = [0; 4];
        for (word, bytes) in words.iter_mut().zip(self.bytes.as_chunks::<8>().0) {
            *word = u64::from_be_bytes(*bytes);
        }
        words
    }
}

impl PartialEq for Id {
    fn eq(&self, other: &Self) -> bool {
        let pairs = self.words().into_iter().zip(other.words());
        pairs.fold(0, |sum, (one, other)| sum | (one ^ other)) == 0
    }
}

impl Eq for Id {}

impl PartialOrd for Id {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Id {
    fn cmp(&self, other: &Self) -> Ordering {
        self.words().cmp(&other.words())
    }
}

impl Hash for Id {
    fn hash<H: Hasher>(&self, state: &mut H) {
        for word in self.words() {
            state.write_u64(word);
        }
    }
}

impl Id {
    /// A new random id.
    ///
    /// # Panics
    /// Never in practice: only where the system has no source of randomness.
    #[must_use]
    pub fn random(kind: Kind) -> Self {
        let mut noise = [0_u8; RANDOM_CHARACTERS];
        // Without randomness no id is safe, and no system that shows a window lacks it.
        #[expect(
            clippy::expect_used,
            reason = "nothing sensible can be done without randomness"
        )]
        getrandom::fill(&mut noise).expect("the system's random numbers");
        Self::from_noise(kind, noise)
    }

    /// An id made from the given random bytes, five bits of each: for generated
    /// maps, which have to come out the same for one seed.
    #[must_use]
    pub fn from_noise(kind: Kind, noise: [u8; RANDOM_CHARACTERS]) -> Self {
        let mut bytes = [0; MAX_ID_LEN + 1];
        bytes[0] = kind.letter() as u8;
        bytes[1] = b'-';
        for (byte, random) in bytes[2..MAX_ID_LEN].iter_mut().zip(noise) {
            *byte = ALPHABET[usize::from(random % 32)];
        }
        bytes[MAX_ID_LEN] = 2 + RANDOM_CHARACTERS as u8;
        Self { bytes }
    }

    /// Reads an id: a kind's letter, a hyphen, then lower-case letters, digits
    /// and hyphens.
    ///
    /// # Errors
    /// [`IdError`] says what the text lacks.
    pub fn parse(text: &str) -> Result<Self, IdError> {
        let raw = text.as_bytes();
        let wrong = || IdError(text.chars().take(40).collect());
        if raw.len() < 3 || raw.len() > MAX_ID_LEN || raw[1] != b'-' {
            return Err(wrong());
        }
        Kind::from_letter(raw[0]).ok_or_else(wrong)?;
        let plain = |byte: &u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || *byte == b'-';
        if !raw[2..].iter().all(plain) {
            return Err(wrong());
        }
        let mut bytes = [0; MAX_ID_LEN + 1];
        bytes[..raw.len()].copy_from_slice(raw);
        bytes[MAX_ID_LEN] = raw.len() as u8;
        Ok(Self { bytes })
    }

    /// The kind of record that the id names.
    #[must_use]
    pub fn kind(self) -> Kind {
        Kind::from_letter(self.bytes[0]).unwrap_or(Kind::Claim)
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        let len = usize::from(self.bytes[MAX_ID_LEN]);
        std::str::from_utf8(&self.bytes[..len]).unwrap_or("")
    }
}

/// Names nothing and sorts before every id: a blank to fill in.
impl Default for Id {
    fn default() -> Self {
        Self {
            bytes: [0; MAX_ID_LEN + 1],
        }
    }
}

/// A text that is not an id.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "{0:?} is not an id: an id is a letter for the kind of record, a hyphen, and up to \
     {max} lower-case letters or digits, such as c-7k2m9x4p3wzt8a",
    max = MAX_ID_LEN - 2
)]
pub struct IdError(String);

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct IdVisitor;
        impl Visitor<'_> for IdVisitor {
            type Value = Id;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an id such as \"c-7k2m9x4p3wzt8a\"")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Id, E> {
                Id::parse(text).map_err(E::custom)
            }
        }
        deserializer.deserialize_str(IdVisitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_reads_back_as_written_and_knows_its_kind() {
        for kind in Kind::ALL {
            let id = Id::random(kind);
            assert_eq!(Id::parse(id.as_str()), Ok(id));
            assert_eq!(id.kind(), kind);
        }
    }

    #[test]
    fn ids_sort_as_their_text_does() {
        let mut ids: Vec<Id> = (0..200).map(|_| Id::random(Kind::Claim)).collect();
        ids.extend(["c-a", "c-a-b", "c-zz", "q-a"].map(|text| Id::parse(text).unwrap()));
        let mut texts: Vec<String> = ids.iter().map(Id::to_string).collect();
        ids.sort();
        texts.sort();
        assert_eq!(texts, ids.iter().map(Id::to_string).collect::<Vec<_>>());
    }

    #[test]
    fn what_is_not_an_id_is_refused() {
        let long = format!("c-{}", "a".repeat(MAX_ID_LEN - 1));
        for text in [
            "", "c", "c-", "z-abc", "cabc", "c-ABC", "c-a b", "c-é", &long,
        ] {
            assert!(Id::parse(text).is_err(), "{text:?} was taken for an id");
        }
    }
}
