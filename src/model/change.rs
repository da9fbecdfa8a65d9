//! The one type that carries every alteration of a map.
//!
//! An edit makes a change, undo applies it reversed, the journal appends it, a
//! comparison of two maps is one. It holds both sides of what it updates, so it
//! can be read without the map and reversed exactly.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::entry::{Entry, tables};
use super::{
    Backing, Claim, Conflict, Header, Id, Map, Override, Perspective, Placement, Question, Quote,
    Reason, Source, Tag,
};

/// The alterations of one table.
#[derive(Clone, Debug, PartialEq)]
pub struct Delta<T> {
    pub added: BTreeMap<Id, Arc<T>>,
    /// Before and after.
    pub updated: BTreeMap<Id, [Arc<T>; 2]>,
    pub removed: BTreeMap<Id, Arc<T>>,
}

impl<T> Default for Delta<T> {
    fn default() -> Self {
        Self {
            added: BTreeMap::new(),
            updated: BTreeMap::new(),
            removed: BTreeMap::new(),
        }
    }
}

impl<T: Entry> Delta<T> {
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.updated.is_empty() && self.removed.is_empty()
    }

    /// Each record that is touched, before and after.
    pub fn sides(&self) -> impl Iterator<Item = (Id, [Option<&Arc<T>>; 2])> {
        let added = self.added.iter().map(|(id, to)| (*id, [None, Some(to)]));
        let updated = (self.updated.iter()).map(|(id, [from, to])| (*id, [Some(from), Some(to)]));
        let removed = (self.removed.iter()).map(|(id, from)| (*id, [Some(from), None]));
        added.chain(updated).chain(removed)
    }

    /// What the record is after the change: `None` where the change leaves it
    /// alone, `Some(None)` where it removes it.
    #[must_use]
    pub fn after(&self, id: Id) -> Option<Option<&Arc<T>>> {
        if let Some(added) = self.added.get(&id) {
            return Some(Some(added));
        }
        if let Some([_, to]) = self.updated.get(&id) {
            return Some(Some(to));
        }
        self.removed.contains_key(&id).then_some(None)
    }

    /// Notes that `id` goes from `from` to `to`, on top of what is noted already.
    /// What ends where it began is not a change.
    pub fn record(&mut self, id: Id, from: Option<Arc<T>>, to: Option<Arc<T>>) {
        let from = if let Some([first, _]) = self.updated.remove(&id) {
            Some(first)
        } else if let Some(first) = self.removed.remove(&id) {
            Some(first)
        } else if self.added.remove(&id).is_some() {
            None
        } else {
            from
        };
        match (from, to) {
            (None, None) => {}
            (None, Some(to)) => {
                self.added.insert(id, to);
            }
            (Some(from), None) => {
                self.removed.insert(id, from);
            }
            (Some(from), Some(to)) => {
                if from != to {
                    self.updated.insert(id, [from, to]);
                }
            }
        }
    }

    fn reversed(self) -> Self {
        Self {
            added: self.removed,
            updated: self
                .updated
                .into_iter()
                .map(|(id, [from, to])| (id, [to, from]))
                .collect(),
            removed: self.added,
        }
    }

    fn then(&mut self, next: Self) {
        for (id, to) in next.added {
            self.record(id, None, Some(to));
        }
        for (id, [from, to]) in next.updated {
            self.record(id, Some(from), Some(to));
        }
        for (id, from) in next.removed {
            self.record(id, Some(from), None);
        }
    }

    fn apply(&self, map: &mut Map) {
        for id in self.removed.keys() {
            map.take::<T>(*id);
        }
        for (id, record) in &self.added {
            map.put(*id, Arc::clone(record));
        }
        for (id, [_, to]) in &self.updated {
            map.put(*id, Arc::clone(to));
        }
    }

    fn fits(&self, map: &Map) -> bool {
        let table = T::table(map);
        self.added.keys().all(|id| !table.contains(*id))
            && self
                .updated
                .iter()
                .all(|(id, [from, _])| table.get(*id).is_some_and(|now| now == from))
            && self
                .removed
                .iter()
                .all(|(id, from)| table.get(*id).is_some_and(|now| now == from))
    }

    fn between(from: &Map, to: &Map) -> Self {
        let mut delta = Self::default();
        let (old, new) = (T::table(from), T::table(to));
        if old.is_same(new) {
            return delta;
        }
        for (id, before) in old.iter() {
            match new.get(id) {
                None => {
                    delta.removed.insert(id, Arc::clone(before));
                }
                Some(after) if !Arc::ptr_eq(before, after) && before != after => {
                    delta
                        .updated
                        .insert(id, [Arc::clone(before), Arc::clone(after)]);
                }
                Some(_) => {}
            }
        }
        for (id, after) in new.iter() {
            if !old.contains(id) {
                delta.added.insert(id, Arc::clone(after));
            }
        }
        delta
    }

    /// The ids of all records it touches.
    pub fn ids(&self) -> impl Iterator<Item = Id> + '_ {
        self.added
            .keys()
            .chain(self.updated.keys())
            .chain(self.removed.keys())
            .copied()
    }

    fn len(&self) -> usize {
        self.added.len() + 2 * self.updated.len() + self.removed.len()
    }

    fn weight_bytes(&self) -> usize {
        let updated = self.updated.values().flatten();
        (self
            .added
            .values()
            .chain(self.removed.values())
            .chain(updated))
        .map(|record| record.weight_bytes())
        .sum()
    }
}

macro_rules! make_change {
    ($($table:ident : $entry:ident = $kind:expr,)*) => {
        /// What is added, updated and removed, table by table.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct Change {
            /// Before and after, where the header changes.
            pub header: Option<[Arc<Header>; 2]>,
            $(pub $table: Delta<$entry>,)*
        }

        impl Change {
            /// What turns `from` into `to`.
            #[must_use]
            pub fn between(from: &Map, to: &Map) -> Self {
                let header = (from.header() != to.header())
                    .then(|| [Arc::clone(from.header()), Arc::clone(to.header())]);
                Self { header, $($table: Delta::between(from, to),)* }
            }

            #[must_use]
            pub fn is_empty(&self) -> bool {
                self.header.is_none() $(&& self.$table.is_empty())*
            }

            /// The change that takes this one back.
            #[must_use]
            pub fn reversed(self) -> Self {
                Self {
                    header: self.header.map(|[from, to]| [to, from]),
                    $($table: self.$table.reversed(),)*
                }
            }

            /// Adds a change that follows this one, so that both are one.
            pub fn then(&mut self, next: Self) {
                if let Some([from, to]) = next.header {
                    self.set_header(from, to);
                }
                $(self.$table.then(next.$table);)*
            }

            /// Whether the map is as the change expects to find it.
            #[must_use]
            pub fn fits(&self, map: &Map) -> bool {
                self.header.as_ref().is_none_or(|[from, _]| map.header() == from)
                    $(&& self.$table.fits(map))*
            }

            /// Alters the map. What the change expects to find is not asked for:
            /// see [`fits`](Self::fits).
            pub fn apply(&self, map: &mut Map) {
                if let Some([_, to]) = &self.header {
                    map.set_header(Arc::clone(to));
                }
                $(self.$table.apply(map);)*
            }

            /// The ids of all records it touches; placements under the id of what
            /// they place.
            pub fn ids(&self) -> impl Iterator<Item = Id> + '_ {
                std::iter::empty() $(.chain(self.$table.ids()))*
            }

            /// Roughly what it takes in memory.
            #[must_use]
            pub fn weight_bytes(&self) -> usize {
                std::mem::size_of::<Self>() $(+ self.$table.weight_bytes())*
            }

            /// Records held, both sides of an update counted.
            #[must_use]
            pub fn len(&self) -> usize {
                self.header.iter().len() $(+ self.$table.len())*
            }
        }
    };
}
tables!(make_change);

impl Change {
    /// Notes that the header goes from `from` to `to`.
    pub fn set_header(&mut self, from: Arc<Header>, to: Arc<Header>) {
        let first = self.header.take().map_or(from, |[first, _]| first);
        if first != to {
            self.header = Some([first, to]);
        }
    }

    /// Whether what is drawn where can have changed in more than its words.
    #[must_use]
    pub fn alters_structure(&self) -> bool {
        !(self.questions.is_empty()
            && self.claims.is_empty()
            && self.reasons.is_empty()
            && self.layout.is_empty())
    }
}
