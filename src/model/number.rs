//! Numbers as they may stand in a map: finite, always.

use std::cmp::Ordering;
use std::fmt;
use std::num::NonZeroU64;

use serde::de;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A finite number. Reading refuses NaN and the infinities, which no position
/// and no rating can be.
///
/// Kept as its bits, with those of NaN turned round: never zero, so that an `Option`
/// of it takes no more room. A large map has half a million of them.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Finite(NonZeroU64);

const NAN: u64 = f64::NAN.to_bits();

impl Finite {
    /// `None` for NaN and the infinities.
    #[must_use]
    pub fn new(value: f64) -> Option<Self> {
        // One zero, so that a negative one does not show up as a change.
        let bits = value.is_finite().then_some((value + 0.0).to_bits() ^ NAN)?;
        NonZeroU64::new(bits).map(Self)
    }

    #[must_use]
    pub fn get(self) -> f64 {
        f64::from_bits(self.0.get() ^ NAN)
    }
}

/// Zero.
impl Default for Finite {
    fn default() -> Self {
        const ZERO: NonZeroU64 = match NonZeroU64::new(NAN) {
            Some(bits) => bits,
            None => NonZeroU64::MIN,
        };
        Self(ZERO)
    }
}

impl PartialOrd for Finite {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        self.get().partial_cmp(&other.get())
    }
}

impl fmt::Debug for Finite {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.get().fmt(f)
    }
}

impl fmt::Display for Finite {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.get().fmt(f)
    }
}

impl Serialize for Finite {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(self.get())
    }
}

impl<'de> Deserialize<'de> for Finite {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = f64::deserialize(deserializer)?;
        Self::new(value)
            .ok_or_else(|| de::Error::custom(format_args!("{value} is not a finite number")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back_to_the_bit_and_take_eight_bytes_also_where_there_may_be_none() {
        for value in [0.0, 0.1, -0.1, 1.0, -7.5e300, f64::MIN_POSITIVE, f64::MAX] {
            let kept = Finite::new(value).unwrap();
            assert_eq!(kept.get().to_bits(), value.to_bits());
        }
        assert_eq!(Finite::new(-0.0), Finite::new(0.0));
        assert_eq!(Finite::default().get().to_bits(), 0.0_f64.to_bits());
        assert_eq!(size_of::<Option<Finite>>(), 8);
    }

    #[test]
    fn what_is_no_number_is_refused() {
        let turned = f64::from_bits(f64::NAN.to_bits() | 1);
        for value in [
            f64::NAN,
            -f64::NAN,
            turned,
            f64::INFINITY,
            f64::NEG_INFINITY,
        ] {
            assert_eq!(Finite::new(value), None);
        }
    }
}
