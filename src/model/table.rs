//! One kind of record of a map, by id.

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use serde::{Serialize, Serializer};

use super::entry::Entry;
use super::sorted::{self, Sorted};
use super::{Id, Record};

/// Records of one kind, sorted by id. Cloning shares the records, and costs next to
/// nothing however many there are.
#[derive(Clone, Debug)]
pub struct Table<T>(Sorted<Id, Arc<T>>);

impl<T: PartialEq> PartialEq for Table<T> {
    fn eq(&self, other: &Self) -> bool {
        let is_same = |one: &Arc<T>, other: &Arc<T>| Arc::ptr_eq(one, other) || one == other;
        self.0.is_same(&other.0)
            || self.len() == other.len()
                && (self.iter().zip(other.iter()))
                    .all(|((id, one), (other_id, other))| id == other_id && is_same(one, other))
    }
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self(Sorted::default())
    }
}

impl<T> Table<T> {
    #[must_use]
    pub fn get(&self, id: Id) -> Option<&Arc<T>> {
        self.0.get(&id)
    }

    #[must_use]
    pub fn contains(&self, id: Id) -> bool {
        self.0.contains(&id)
    }

    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Ids and records, sorted by id.
    #[must_use]
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (Id, &Arc<T>)> + ExactSizeIterator {
        self.0.iter().map(|(id, record)| (*id, record))
    }

    #[must_use]
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = Id> + ExactSizeIterator + '_ {
        self.0.iter().map(|(id, _)| *id)
    }

    /// Ids and records, sorted by id, in stretches as they stand in memory: for whoever
    /// reads them all and knows how to read many at a time.
    pub(crate) fn chunks(&self) -> impl Iterator<Item = &[(Id, Arc<T>)]> {
        self.0.chunks()
    }

    /// Whether both are one and the same, which is known without looking inside.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.0.is_same(&other.0)
    }

    pub(super) fn insert(&mut self, id: Id, record: Arc<T>) -> Option<Arc<T>> {
        self.0.insert(id, record)
    }

    pub(super) fn remove(&mut self, id: Id) -> Option<Arc<T>> {
        self.0.remove(&id)
    }
}

impl<'a, T> IntoIterator for &'a Table<T> {
    type Item = (&'a Id, &'a Arc<T>);
    type IntoIter = sorted::Iter<'a, Id, Arc<T>>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl<T: Serialize> Serialize for Table<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self)
    }
}

impl<'de, T: Entry + Deserialize<'de>> Deserialize<'de> for Table<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TableVisitor<T>(PhantomData<T>);

        impl<'de, T: Entry + Deserialize<'de>> Visitor<'de> for TableVisitor<T> {
            type Value = Table<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("records by id")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Table<T>, A::Error> {
                let mut table = Table::default();
                while let Some(id) = entries.next_key::<Id>()? {
                    if let Some(kind) = T::KIND
                        && id.kind() != kind
                    {
                        return Err(A::Error::custom(format_args!(
                            "the id {id} cannot name a {word}: ids of a {word} begin with `{letter}-`",
                            word = kind.word(),
                            letter = kind.letter(),
                        )));
                    }
                    if table.contains(id) {
                        return Err(A::Error::custom(format_args!("the id {id} stands twice")));
                    }
                    table.insert(id, Arc::new(entries.next_value()?));
                }
                Ok(table)
            }
        }

        deserializer.deserialize_map(TableVisitor(PhantomData))
    }
}

/// Any record, for what treats all kinds alike.
impl Record {
    /// The note on the record; placements have none.
    #[must_use]
    pub fn note(&self) -> &str {
        match self {
            Self::Question(record) => &record.note,
            Self::Claim(record) => &record.note,
            Self::Reason(record) => &record.note,
            Self::Conflict(record) => &record.note,
            Self::Source(record) => &record.note,
            Self::Quote(record) => &record.note,
            Self::Backing(record) => &record.note,
            Self::Tag(record) => &record.note,
            Self::Perspective(record) => &record.note,
            Self::Override(record) => &record.note,
            Self::Placement(_) => "",
        }
    }

    /// The same record with another note; placements stay as they are.
    #[must_use]
    pub fn with_note(mut self, note: &str) -> Self {
        let slot = match &mut self {
            Self::Question(record) => &mut Arc::make_mut(record).note,
            Self::Claim(record) => &mut Arc::make_mut(record).note,
            Self::Reason(record) => &mut Arc::make_mut(record).note,
            Self::Conflict(record) => &mut Arc::make_mut(record).note,
            Self::Source(record) => &mut Arc::make_mut(record).note,
            Self::Quote(record) => &mut Arc::make_mut(record).note,
            Self::Backing(record) => &mut Arc::make_mut(record).note,
            Self::Tag(record) => &mut Arc::make_mut(record).note,
            Self::Perspective(record) => &mut Arc::make_mut(record).note,
            Self::Override(record) => &mut Arc::make_mut(record).note,
            Self::Placement(_) => return self,
        };
        note.clone_into(slot);
        self
    }

    /// The tags on the record; tags and placements have none.
    #[must_use]
    pub fn tags(&self) -> &[Id] {
        match self {
            Self::Question(record) => &record.tags,
            Self::Claim(record) => &record.tags,
            Self::Reason(record) => &record.tags,
            Self::Conflict(record) => &record.tags,
            Self::Source(record) => &record.tags,
            Self::Quote(record) => &record.tags,
            Self::Backing(record) => &record.tags,
            Self::Tag(_) | Self::Perspective(_) | Self::Override(_) | Self::Placement(_) => &[],
        }
    }

    /// The same record with other tags; tags and placements stay as they are.
    #[must_use]
    pub fn with_tags(mut self, tags: Vec<Id>) -> Self {
        match &mut self {
            Self::Question(record) => Arc::make_mut(record).tags = tags,
            Self::Claim(record) => Arc::make_mut(record).tags = tags,
            Self::Reason(record) => Arc::make_mut(record).tags = tags,
            Self::Conflict(record) => Arc::make_mut(record).tags = tags,
            Self::Source(record) => Arc::make_mut(record).tags = tags,
            Self::Quote(record) => Arc::make_mut(record).tags = tags,
            Self::Backing(record) => Arc::make_mut(record).tags = tags,
            Self::Tag(_) | Self::Perspective(_) | Self::Override(_) | Self::Placement(_) => {}
        }
        self
    }
}
