//! Values by the ids of records, kept in two dense rows.

use std::cmp::Ordering;
use std::ops::Index;
use std::sync::Arc;

use crate::model::Id;

/// Ids in a row, shared between tables.
pub(super) type Ids = Arc<Vec<Id>>;

/// A table sorted by id. The ids are shared between all tables that speak of the
/// same records, so that such tables go together place by place.
#[derive(Clone, Debug)]
pub struct ById<T> {
    ids: Ids,
    values: Vec<T>,
}

impl<T> Default for ById<T> {
    fn default() -> Self {
        Self {
            ids: Arc::default(),
            values: Vec::new(),
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
    pub(super) fn of(ids: &Ids, values: Vec<T>) -> Self {
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
    pub fn get_mut(&mut self, id: &Id) -> Option<&mut T> {
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
    pub fn values(&self) -> std::slice::Iter<'_, T> {
        self.values.iter()
    }

    /// Ids and values, sorted by id.
    pub fn iter(&self) -> Iter<'_, T> {
        self.ids.iter().zip(&self.values)
    }

    pub fn iter_mut(&mut self) -> IterMut<'_, T> {
        self.ids.iter().zip(&mut self.values)
    }

    pub(super) fn ids(&self) -> &Ids {
        &self.ids
    }

    pub(super) fn rows(&self) -> &[T] {
        &self.values
    }

    /// The value of each of the given ids, which are sorted, or the default.
    pub(super) fn along(&self, ids: &Ids) -> Vec<T>
    where
        T: Copy + Default,
    {
        if Arc::ptr_eq(ids, &self.ids) {
            return self.values.clone();
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
pub type Iter<'a, T> = std::iter::Zip<std::slice::Iter<'a, Id>, std::slice::Iter<'a, T>>;
/// The same, to be altered.
pub type IterMut<'a, T> = std::iter::Zip<std::slice::Iter<'a, Id>, std::slice::IterMut<'a, T>>;

impl<T> FromIterator<(Id, T)> for ById<T> {
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
            values,
        }
    }
}

impl<T> Extend<(Id, T)> for ById<T> {
    fn extend<I: IntoIterator<Item = (Id, T)>>(&mut self, entries: I) {
        let old = std::mem::take(self);
        let own = old.ids.iter().copied().zip(old.values);
        *self = own.chain(entries).collect();
    }
}

impl<T> IntoIterator for ById<T> {
    type Item = (Id, T);
    type IntoIter = std::vec::IntoIter<(Id, T)>;

    fn into_iter(self) -> Self::IntoIter {
        let entries: Vec<(Id, T)> = self.ids.iter().copied().zip(self.values).collect();
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

impl<'a, T> IntoIterator for &'a mut ById<T> {
    type Item = (&'a Id, &'a mut T);
    type IntoIter = IterMut<'a, T>;

    fn into_iter(self) -> IterMut<'a, T> {
        self.iter_mut()
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

    #[test]
    fn values_are_found_along_other_ids() {
        let table: ById<u32> = [(c("c-a"), 1), (c("c-c"), 3)].into_iter().collect();
        let ids = Arc::new(vec![c("c-0"), c("c-a"), c("c-b"), c("c-c")]);
        assert_eq!(table.along(&ids), [0, 1, 0, 3]);
    }
}
