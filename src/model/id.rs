//! Names of records: short, random, never sequential.
//!
//! An id is a prefix that tells the kind of record and, behind a hyphen, what
//! tells it apart: `c-7k2m9x4p3wzt8a`. New ids carry 70 random bits, so that two
//! people who add records to copies of one map never name two things alike, and
//! so that their additions land in different places of the sorted file. Ids that
//! people write by hand (`c-force`) are as good as any.

use std::fmt;

use serde::de::{self, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::packed::Packed;
pub use super::packed::{IdText, MAX_ID_LEN};

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

/// The name of a record, unique in its map. Sixteen bytes, and `Copy`. The default names
/// nothing and sorts before every id: a blank to fill in.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(Packed);

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
        let mut bytes = [0; 2 + RANDOM_CHARACTERS];
        bytes[0] = kind.letter() as u8;
        bytes[1] = b'-';
        for (byte, random) in bytes[2..].iter_mut().zip(noise) {
            *byte = ALPHABET[usize::from(random % 32)];
        }
        Self(Packed::of(&bytes))
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
        Ok(Self(Packed::of(raw)))
    }

    /// The kind of record that the id names.
    #[must_use]
    pub fn kind(self) -> Kind {
        Kind::from_letter(self.0.letter()).unwrap_or(Kind::Claim)
    }

    /// Two numbers that tell it from every other id while the program runs.
    #[must_use]
    #[inline]
    pub fn words(self) -> [u64; 2] {
        self.0.words()
    }

    /// The id as it stands in the file.
    #[must_use]
    pub fn text(self) -> IdText {
        self.0.text()
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
        f.write_str(&self.text())
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text())
    }
}

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text())
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
            assert_eq!(Id::parse(&id.text()), Ok(id));
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
