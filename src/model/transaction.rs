//! A change in the making, applied as it grows.
//!
//! Steps of one edit see what the steps before them did. Whoever holds the
//! transaction either keeps what it noted or rolls it back; there is no third way
//! to write a map besides applying a finished [`Change`].

use std::sync::Arc;

use super::{Change, Entry, Header, Id, Map};

/// Alters a map and notes what it does.
#[derive(Debug)]
pub struct Transaction<'a> {
    map: &'a mut Map,
    change: Change,
}

impl<'a> Transaction<'a> {
    pub fn new(map: &'a mut Map) -> Self {
        Self {
            map,
            change: Change::default(),
        }
    }

    /// The map with everything that was done so far.
    #[must_use]
    pub fn map(&self) -> &Map {
        self.map
    }

    /// What was done so far.
    #[must_use]
    pub fn change(&self) -> &Change {
        &self.change
    }

    /// Adds the record or puts it in place of the one with its id.
    pub fn put<T: Entry>(&mut self, id: Id, record: T) {
        self.put_shared(id, Arc::new(record));
    }

    pub fn put_shared<T: Entry>(&mut self, id: Id, record: Arc<T>) {
        let old = self.map.get::<T>(id).cloned();
        T::delta_mut(&mut self.change).record(id, old, Some(Arc::clone(&record)));
        self.map.put(id, record);
    }

    /// Takes the record out, if it is there.
    pub fn take<T: Entry>(&mut self, id: Id) {
        let Some(old) = self.map.get::<T>(id).cloned() else {
            return;
        };
        T::delta_mut(&mut self.change).record(id, Some(old), None);
        self.map.take::<T>(id);
    }

    /// Alters the record, if it is there; says whether it was.
    pub fn update<T: Entry>(&mut self, id: Id, alter: impl FnOnce(&mut T)) -> bool {
        let Some(old) = self.map.get::<T>(id) else {
            return false;
        };
        let mut record = T::clone(old);
        alter(&mut record);
        self.put(id, record);
        true
    }

    pub fn set_header(&mut self, header: Header) {
        let (old, new) = (Arc::clone(self.map.header()), Arc::new(header));
        self.change.set_header(old, Arc::clone(&new));
        self.map.set_header(new);
    }

    /// Applies a finished change as one of the steps.
    pub fn apply(&mut self, change: Change) {
        change.apply(self.map);
        self.change.then(change);
    }

    /// Keeps what was done.
    #[must_use]
    pub fn finish(self) -> Change {
        self.change
    }

    /// Takes back what was done.
    pub fn roll_back(self) {
        self.change.reversed().apply(self.map);
    }
}
