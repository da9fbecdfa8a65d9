//! Values by the ids of records, kept in two dense rows.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::ops::Index;
use std::sync::Arc;

use super::{Rows, rows};
use crate::model::Id;

/// Ids in a row, shared between tables.
pub(super) type Ids = Arc<Vec<Id>>;

/// A table sorted by id. The ids are shared between all tables that speak of the
/// same records, so that such tables go together place by place.
#[derive(Clone, Debug)]
pub struct ById<T> {
    ids: Ids,
    values: Rows<T>,
}

impl<T> Default for ById<T> {
    fn default() -> Self {
        Self {
            ids: Arc::default(),
            values: Rows::default(),
        }
    }
}

impl<T: PartialEq> PartialEq for ById<T> {
    fn eq(&self, other: &Self) -> bool {
        (Arc::ptr_eq(&self.ids, &other.ids) || self.ids == other.ids) && self.values == other.values
    }
}

impl<T> ById<T> {
    /// Values for ids that are sorted and as many as the values.
    pub(super) fn of(ids: &Ids, values: impl Into<Rows<T>>) -> Self {
        let values = values.into();
        debug_assert_eq!(ids.len(), values.len());
        Self {
            ids: Arc::clone(ids),
            values,
        }
    }

    #[must_use]
    pub fn len(&self) -> usize {
        self.values.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// The place of an id in the order of ids.
    #[must_use]
    pub fn place(&self, id: Id) -> Option<usize> {
        self.ids.binary_search(&id).ok()
    }

    #[must_use]
    pub fn get(&self, id: &Id) -> Option<&T> {
        self.values.get(self.place(*id)?)
    }

    #[must_use]
    pub fn get_mut(&mut self, id: &Id) -> Option<&mut T>
    where
        T: Clone,
    {
        let place = self.place(*id)?;
        self.values.get_mut(place)
    }

    #[must_use]
    pub fn contains_key(&self, id: &Id) -> bool {
        self.place(*id).is_some()
    }

    /// All ids, sorted.
    pub fn keys(&self) -> std::slice::Iter<'_, Id> {
        self.ids.iter()
    }

    /// All values, in the order of their ids.
    #[must_use]
    pub fn values(&self) -> rows::Iter<'_, T> {
        self.values.iter()
    }

    /// Ids and values, sorted by id.
    pub fn iter(&self) -> Iter<'_, T> {
        self.ids.iter().zip(&self.values)
    }

    /// The same, to be altered.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = (&Id, &mut T)>
    where
        T: Clone,
    {
        self.ids.iter().zip(self.values.iter_mut())
    }

    /// The same with other values for some ids, or none: what is not named is shared.
    #[must_use]
    pub fn patched(&self, changes: impl IntoIterator<Item = (Id, Option<T>)>) -> Self
    where
        T: Clone,
    {
        let mut patched = self.clone();
        let mut others: BTreeMap<Id, Option<T>> = BTreeMap::new();
        for (id, value) in changes {
            match (self.place(id), value) {
                (Some(place), Some(value)) => patched.values.set(place, value),
                (None, None) => {}
                (_, value) => {
                    others.insert(id, value);
                }
            }
        }
        if others.is_empty() {
            return patched;
        }
        let mut ids = Vec::with_capacity(self.len() + others.len());
        let mut values = Rows::default();
        let mut next = 0;
        for (id, value) in others {
            let (place, known) = match self.ids.binary_search(&id) {
                Ok(place) => (place, true),
                Err(place) => (place, false),
            };
            ids.extend_from_slice(self.ids.get(next..place).unwrap_or_default());
            values.extend_from(&patched.values, next..place);
            if let Some(value) = value {
                ids.push(id);
                values.push(value);
            }
            next = place + usize::from(known);
        }
        ids.extend_from_slice(self.ids.get(next..).unwrap_or_default());
        values.extend_from(&patched.values, next..self.len());
        Self {
            ids: Arc::new(ids),
            values,
        }
    }

    pub(super) fn ids(&self) -> &Ids {
        &self.ids
    }

    pub(super) fn rows(&self) -> &Rows<T> {
        &self.values
    }

    /// The value of each of the given ids, which are sorted, or the default.
    pub(super) fn along(&self, ids: &Ids) -> Rows<T>
    where
        T: Copy + Default,
    {
        if Arc::ptr_eq(ids, &self.ids) {
            return self.values.clone();
        }
        if self.ids.get(..ids.len()) == Some(&ids[..]) {
            let mut front = self.values.clone();
            front.truncate(ids.len());
            return front;
        }
        let mut rest = self.iter().peekable();
        let value = |id: &Id| {
            while let Some((own, value)) = rest.peek() {
                match (*own).cmp(id) {
                    Ordering::Less => rest.next(),
                    Ordering::Equal => return **value,
                    Ordering::Greater => break,
                };
            }
            T::default()
        };
        ids.iter().map(value).collect()
    }
}

/// Ids with what stands for them, sorted by id.
pub type Iter<'a, T> = std::iter::Zip<std::slice::Iter<'a, Id>, rows::Iter<'a, T>>;

impl<T: Clone> FromIterator<(Id, T)> for ById<T> {
    /// In any order; of several values for one id the last counts.
    fn from_iter<I: IntoIterator<Item = (Id, T)>>(entries: I) -> Self {
        let (mut ids, mut values) = (Vec::new(), Vec::new());
        let mut sorted = true;
        for (id, value) in entries {
            sorted &= ids.last().is_none_or(|last| *last < id);
            ids.push(id);
            values.push(value);
        }
        if !sorted {
            let mut entries: Vec<(Id, T)> = ids.into_iter().zip(values).rev().collect();
            entries.sort_by_key(|(id, _)| *id);
            entries.dedup_by_key(|(id, _)| *id);
            (ids, values) = entries.into_iter().unzip();
        }
        Self {
            ids: Arc::new(ids),
            values: values.into(),
        }
    }
}

impl<T: Clone> Extend<(Id, T)> for ById<T> {
    fn extend<I: IntoIterator<Item = (Id, T)>>(&mut self, entries: I) {
        let old = std::mem::take(self);
        let own = old.ids.iter().copied().zip(old.values.iter().cloned());
        *self = own.chain(entries).collect();
    }
}

impl<T: Clone> IntoIterator for ById<T> {
    type Item = (Id, T);
    type IntoIter = std::vec::IntoIter<(Id, T)>;

    fn into_iter(self) -> Self::IntoIter {
        let entries: Vec<(Id, T)> = self
            .iter()
            .map(|(id, value)| (*id, value.clone()))
            .collect();
        entries.into_iter()
    }
}

impl<'a, T> IntoIterator for &'a ById<T> {
    type Item = (&'a Id, &'a T);
    type IntoIter = Iter<'a, T>;

    fn into_iter(self) -> Iter<'a, T> {
        self.iter()
    }
}

impl<T> Index<&Id> for ById<T> {
    type Output = T;

    /// # Panics
    ///
    /// If there is nothing for the id: for tests. Others ask [`get`](Self::get).
    fn index(&self, id: &Id) -> &T {
        match self.get(id) {
            Some(value) => value,
            None => panic!("there is nothing for {id}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn c(text: &str) -> Id {
        Id::parse(text).unwrap()
    }

    #[test]
    fn a_table_is_sorted_whatever_the_order_it_is_made_in_and_the_last_value_counts() {
        let table: ById<u32> = [(c("c-b"), 1), (c("c-a"), 2), (c("c-b"), 3)]
            .into_iter()
            .collect();
        let all: Vec<(Id, u32)> = table.iter().map(|(id, value)| (*id, *value)).collect();
        assert_eq!(all, [(c("c-a"), 2), (c("c-b"), 3)]);
        assert_eq!(table.get(&c("c-b")), Some(&3));
        assert_eq!(table.get(&c("c-c")), None);
    }

    proptest! {
        #[test]
        fn a_patched_table_is_the_one_made_anew(
            old in prop::collection::btree_map(0..200_u32, any::<u8>(), 0..200),
            changes in prop::collection::btree_map(0..200_u32, any::<Option<u8>>(), 0..9),
        ) {
            let id = |number: u32| c(&format!("c-{number:03}"));
            let table = |map: &BTreeMap<u32, u8>| -> ById<u8> {
                map.iter().map(|(number, value)| (id(*number), *value)).collect()
            };
            let mut new = old.clone();
            for (number, value) in &changes {
                match value {
                    Some(value) => new.insert(*number, *value),
                    None => new.remove(number),
                };
            }
            let changes = changes.into_iter().map(|(number, value)| (id(number), value));
            prop_assert_eq!(table(&old).patched(changes), table(&new));
        }
    }

    #[test]
    fn values_are_found_along_other_ids() {
        let table: ById<u32> = [(c("c-a"), 1), (c("c-c"), 3)].into_iter().collect();
        let ids = Arc::new(vec![c("c-0"), c("c-a"), c("c-b"), c("c-c")]);
        assert!(table.along(&ids).iter().eq(&[0, 1, 0, 3]));
    }
}
