//! The same record under other ids.

use std::collections::BTreeMap;

use crate::model::{Backing, Claim, Conflict, Id, Placement, Question, Quote, Reason, Source, Tag};

/// Old ids to new ones; what is not listed keeps its name.
pub(super) type Names = BTreeMap<Id, Id>;

pub(super) fn name(names: &Names, id: Id) -> Id {
    names.get(&id).copied().unwrap_or(id)
}

fn all(names: &Names, ids: &mut [Id]) {
    for id in ids {
        *id = name(names, *id);
    }
}

/// Gives every id in a record its new name.
pub(super) trait Rename {
    fn rename(&mut self, names: &Names);
}

impl Rename for Question {
    fn rename(&mut self, names: &Names) {
        all(names, &mut self.theses);
        all(names, &mut self.tags);
    }
}

impl Rename for Claim {
    fn rename(&mut self, names: &Names) {
        all(names, &mut self.tags);
    }
}

impl Rename for Reason {
    fn rename(&mut self, names: &Names) {
        self.target = name(names, self.target);
        all(names, &mut self.premises);
        all(names, &mut self.tags);
    }
}

impl Rename for Conflict {
    fn rename(&mut self, names: &Names) {
        all(names, &mut self.claims);
        all(names, &mut self.tags);
    }
}

impl Rename for Source {
    fn rename(&mut self, names: &Names) {
        all(names, &mut self.tags);
    }
}

impl Rename for Quote {
    fn rename(&mut self, names: &Names) {
        self.source = name(names, self.source);
        all(names, &mut self.tags);
    }
}

impl Rename for Backing {
    fn rename(&mut self, names: &Names) {
        self.quote = name(names, self.quote);
        self.claim = name(names, self.claim);
        all(names, &mut self.tags);
    }
}

impl Rename for Tag {
    fn rename(&mut self, _names: &Names) {}
}

impl Rename for Placement {
    fn rename(&mut self, _names: &Names) {}
}
