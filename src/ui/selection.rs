//! What is selected, and where one has been.

use std::collections::HashSet;

use crate::model::{Id, Map};

/// The selected records, in the order in which they were selected. The last one
/// leads: the inspector shows it and keys start from it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Selection {
    ids: Vec<Id>,
    /// The same ids, for asking: everything may be selected.
    members: HashSet<Id>,
}

impl Selection {
    #[must_use]
    pub fn lead(&self) -> Option<Id> {
        self.ids.last().copied()
    }

    #[must_use]
    pub fn contains(&self, id: Id) -> bool {
        self.members.contains(&id)
    }

    #[must_use]
    pub fn ids(&self) -> &[Id] {
        &self.ids
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    pub fn clear(&mut self) {
        self.ids.clear();
        self.members.clear();
    }

    pub fn only(&mut self, id: Id) {
        self.clear();
        self.add(id);
    }

    /// Adds the record, or makes it lead.
    pub fn add(&mut self, id: Id) {
        if !self.members.insert(id) {
            self.ids.retain(|other| *other != id);
        }
        self.ids.push(id);
    }

    pub fn toggle(&mut self, id: Id) {
        if self.members.remove(&id) {
            self.ids.retain(|other| *other != id);
        } else {
            self.add(id);
        }
    }

    /// Forgets what is no longer in the map.
    pub fn keep_to(&mut self, map: &Map) {
        let Self { ids, members } = self;
        ids.retain(|id| map.contains(*id) || !members.remove(id));
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
    fn each_record_is_selected_once_and_the_last_one_leads() {
        let [a, b, c] = ["c-a", "c-b", "c-c"].map(|text| Id::parse(text).unwrap());
        let mut selection = Selection::default();
        for id in [a, b, c, a] {
            selection.add(id);
        }
        assert_eq!(selection.ids(), [b, c, a]);
        selection.toggle(c);
        assert_eq!(selection.ids(), [b, a]);
        assert!(!selection.contains(c) && selection.contains(b));
        selection.keep_to(&Map::default());
        assert_eq!(selection, Selection::default());
        selection.only(b);
        assert_eq!((selection.lead(), selection.ids().len()), (Some(b), 1));
    }

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
