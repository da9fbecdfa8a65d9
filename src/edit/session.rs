//! A map being worked on: the map, its history, and what is on the disk.

use std::sync::Arc;

use crate::model::{Change, Map};

use super::recent::Recent;
use super::{Edit, History, Refusal, apply};

/// What an edit, an undo or a redo did.
#[derive(Clone, Debug, PartialEq)]
pub struct Applied {
    /// In lower case, as in "Undo add objection".
    pub label: &'static str,
    pub change: Change,
}

/// One open map.
#[derive(Clone, Debug, Default)]
pub struct Session {
    map: Arc<Map>,
    revision: u64,
    history: History,
    recent: Recent,
    saved_state: u64,
}

impl Session {
    /// Starts from a map that counts as saved.
    #[must_use]
    pub fn new(map: Map) -> Self {
        Self {
            map: Arc::new(map),
            ..Self::default()
        }
    }

    #[must_use]
    pub fn map(&self) -> &Map {
        &self.map
    }

    /// The map as it is now, for work on another thread. While such a handle lives,
    /// an edit copies the small parts of the map that it writes to.
    #[must_use]
    pub fn shared_map(&self) -> Arc<Map> {
        Arc::clone(&self.map)
    }

    /// Rises with everything that alters the map; never falls, undo included.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// What leads from the map at a revision to the map now; `None` where that lies too
    /// far back. Undone steps are in it like all others.
    #[must_use]
    pub fn change_since(&self, revision: u64) -> Option<Change> {
        self.recent.since(revision, self.revision)
    }

    #[must_use]
    pub fn history(&self) -> &History {
        &self.history
    }

    /// Bounds what the history may take in memory, in bytes.
    pub fn limit_history(&mut self, limit_bytes: usize) {
        self.history.set_limit(limit_bytes);
    }

    /// Makes an edit. One that changes nothing leaves no step behind.
    ///
    /// # Errors
    /// The refusal, with the map as it was.
    pub fn apply(&mut self, edit: &Edit) -> Result<Applied, Refusal> {
        let change = apply::apply(edit, Arc::make_mut(&mut self.map))?;
        let applied = Applied {
            label: edit.label(),
            change,
        };
        if !applied.change.is_empty() {
            self.revision += 1;
            self.recent.push(self.revision, applied.change.clone());
            let key = edit.coalescing_key();
            self.history
                .push(applied.label, applied.change.clone(), key);
        }
        Ok(applied)
    }

    /// Typing or dragging has ended: the next edit is a step of its own.
    pub fn seal(&mut self) {
        self.history.seal();
    }

    /// Takes the newest step back.
    pub fn undo(&mut self) -> Option<Applied> {
        let (label, change) = self.history.undo()?;
        Some(self.follow(label, change))
    }

    /// Makes the step again that was taken back last.
    pub fn redo(&mut self) -> Option<Applied> {
        let (label, change) = self.history.redo()?;
        Some(self.follow(label, change))
    }

    fn follow(&mut self, label: &'static str, change: Change) -> Applied {
        change.apply(Arc::make_mut(&mut self.map));
        self.revision += 1;
        self.recent.push(self.revision, change.clone());
        Applied { label, change }
    }

    /// Whether something is not on the disk yet.
    #[must_use]
    pub fn is_dirty(&self) -> bool {
        self.history.state() != self.saved_state
    }

    /// Names the state of the map, to be handed to [`mark_saved`](Self::mark_saved)
    /// once it is on the disk.
    #[must_use]
    pub fn state(&self) -> u64 {
        self.history.state()
    }

    /// The named state is what the disk holds now.
    pub fn mark_saved(&mut self, state: u64) {
        self.saved_state = state;
        // Typing after a save must not join the step that was saved.
        self.history.seal();
    }

    /// There is no file that holds this map (a copy of a sample, a repaired map).
    pub fn mark_unsaved(&mut self) {
        self.saved_state = u64::MAX;
    }
}
