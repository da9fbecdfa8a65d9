//! What is selected, and where one has been.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::model::{Id, Map};

/// The selected records, in the order in which they were selected. The last one
/// leads: the inspector shows it and keys start from it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Selection {
    ids: Vec<Id>,
    /// The same, for asking whether one is among them: it can be all of a large map.
    set: Arc<BTreeSet<Id>>,
}

impl Selection {
    #[must_use]
    pub fn lead(&self) -> Option<Id> {
        self.ids.last().copied()
    }

    #[must_use]
    pub fn contains(&self, id: Id) -> bool {
        self.set.contains(&id)
    }

    #[must_use]
    pub fn ids(&self) -> &[Id] {
        &self.ids
    }

    /// The selected records, sorted. The same pointer as long as nothing changes.
    #[must_use]
    pub fn set(&self) -> &Arc<BTreeSet<Id>> {
        &self.set
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    pub fn clear(&mut self) {
        *self = Self::default();
    }

    pub fn only(&mut self, id: Id) {
        self.clear();
        self.add(id);
    }

    /// Adds a record, which leads from now on.
    pub fn add(&mut self, id: Id) {
        if !Arc::make_mut(&mut self.set).insert(id) {
            self.ids.retain(|other| *other != id);
        }
        self.ids.push(id);
    }

    pub fn toggle(&mut self, id: Id) {
        if Arc::make_mut(&mut self.set).remove(&id) {
            self.ids.retain(|other| *other != id);
        } else {
            self.add(id);
        }
    }

    /// Forgets what is no longer in the map.
    pub fn keep_to(&mut self, map: &Map) {
        if self.ids.iter().all(|id| map.contains(*id)) {
            return;
        }
        self.ids.retain(|id| map.contains(*id));
        self.set = Arc::new(self.ids.iter().copied().collect());
    }
}

/// The records that one has looked at, for going back and forward.
#[derive(Clone, Debug, Default)]
pub struct Trail {
    visited: Vec<Id>,
    /// How many of `visited` lie at or behind where one stands.
    position: usize,
}

const TRAIL_LENGTH: usize = 200;

impl Trail {
    /// Where one has been, oldest first; what lies ahead is left out.
    #[must_use]
    pub fn visited(&self) -> &[Id] {
        self.visited.get(..self.position).unwrap_or_default()
    }

    /// Notes a visit; what lay ahead is forgotten.
    pub fn visit(&mut self, id: Id) {
        if self.position > 0 && self.visited.get(self.position - 1) == Some(&id) {
            return;
        }
        self.visited.truncate(self.position);
        self.visited.push(id);
        if self.visited.len() > TRAIL_LENGTH {
            self.visited.remove(0);
        }
        self.position = self.visited.len();
    }

    /// The last place before this one that is still in the map.
    pub fn back(&mut self, map: &Map) -> Option<Id> {
        while self.position > 1 {
            self.position -= 1;
            let id = self.visited[self.position - 1];
            if map.contains(id) {
                return Some(id);
            }
        }
        None
    }

    pub fn forward(&mut self, map: &Map) -> Option<Id> {
        while let Some(id) = self.visited.get(self.position).copied() {
            self.position += 1;
            if map.contains(id) {
                return Some(id);
            }
        }
        None
    }

    #[must_use]
    pub fn can_go_back(&self) -> bool {
        self.position > 1
    }

    #[must_use]
    pub fn can_go_forward(&self) -> bool {
        self.position < self.visited.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{ClaimRef, Edit, Session};

    #[test]
    fn back_and_forward_skip_what_was_deleted() {
        let mut session = Session::default();
        let ids = ["c-a", "c-b", "c-c"].map(|text| Id::parse(text).unwrap());
        let mut trail = Trail::default();
        for id in ids {
            let claim = ClaimRef::New {
                id,
                text: "x".into(),
            };
            session.apply(&Edit::AddClaim { claim, at: None }).unwrap();
            trail.visit(id);
        }
        let below = crate::edit::Below::Remove;
        session
            .apply(&Edit::Remove {
                ids: vec![ids[1]],
                below,
            })
            .unwrap();
        assert_eq!(trail.back(session.map()), Some(ids[0]));
        assert_eq!(trail.back(session.map()), None);
        assert_eq!(trail.forward(session.map()), Some(ids[2]));
        assert_eq!(trail.forward(session.map()), None);
    }
}
