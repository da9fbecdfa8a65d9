//! Ratings by id, one a line in the file.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use serde::{Serialize, Serializer};

use super::{Finite, Id};

/// What somebody rated, and how: from 0 to 1. Two people who rate different things
/// write different lines, so that their files merge.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ratings(BTreeMap<Id, Finite>);

impl Ratings {
    #[must_use]
    pub fn get(&self, id: Id) -> Option<Finite> {
        self.0.get(&id).copied()
    }

    /// Sets the rating, or takes it away.
    pub fn set(&mut self, id: Id, rating: Option<Finite>) {
        match rating {
            Some(rating) => self.0.insert(id, rating),
            None => self.0.remove(&id),
        };
    }

    #[must_use]
    pub fn contains(&self, id: Id) -> bool {
        self.0.contains_key(&id)
    }

    /// Sorted by id.
    pub fn iter(&self) -> impl Iterator<Item = (Id, Finite)> + '_ {
        self.0.iter().map(|(id, rating)| (*id, *rating))
    }

    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl FromIterator<(Id, Finite)> for Ratings {
    fn from_iter<I: IntoIterator<Item = (Id, Finite)>>(ratings: I) -> Self {
        Self(ratings.into_iter().collect())
    }
}

impl Serialize for Ratings {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(&self.0)
    }
}

impl<'de> Deserialize<'de> for Ratings {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct RatingsVisitor;

        impl<'de> Visitor<'de> for RatingsVisitor {
            type Value = Ratings;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("ratings by id")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Ratings, A::Error> {
                let mut ratings = BTreeMap::new();
                while let Some((id, rating)) = entries.next_entry::<Id, Finite>()? {
                    if ratings.insert(id, rating).is_some() {
                        let message = format_args!("the id {id} is rated twice");
                        return Err(A::Error::custom(message));
                    }
                }
                Ok(Ratings(ratings))
            }
        }

        deserializer.deserialize_map(RatingsVisitor)
    }
}
