//! What can be undone, and undone again.

use std::collections::VecDeque;

use crate::model::{Change, Id};

/// The memory that a history may take before it forgets its oldest steps.
pub const HISTORY_BYTES: usize = 256 * 1024 * 1024;

type Key = Option<(&'static str, Vec<Id>)>;

#[derive(Clone, Debug)]
struct Step {
    label: &'static str,
    change: Change,
    weight_bytes: usize,
    /// Edits with an equal key join the step while it is open.
    key: Key,
    /// Tells apart states of the map, to know which one is on the disk.
    state: u64,
}

/// Steps that were made and steps that were taken back. Bounded by bytes, never by
/// count; the newest step always stays.
#[derive(Clone, Debug)]
pub struct History {
    done: VecDeque<Step>,
    undone: Vec<Step>,
    limit_bytes: usize,
    done_bytes: usize,
    open: bool,
    next_state: u64,
    /// The state that the oldest step starts from.
    base_state: u64,
}

impl Default for History {
    fn default() -> Self {
        Self {
            done: VecDeque::new(),
            undone: Vec::new(),
            limit_bytes: HISTORY_BYTES,
            done_bytes: 0,
            open: false,
            next_state: 1,
            base_state: 0,
        }
    }
}

impl History {
    pub(super) fn set_limit(&mut self, limit_bytes: usize) {
        self.limit_bytes = limit_bytes;
        self.forget();
    }

    /// What the map is in now; equal again after undoing what came in between.
    #[must_use]
    pub fn state(&self) -> u64 {
        self.done.back().map_or(self.base_state, |step| step.state)
    }

    #[must_use]
    pub fn undo_label(&self) -> Option<&'static str> {
        self.done.back().map(|step| step.label)
    }

    #[must_use]
    pub fn redo_label(&self) -> Option<&'static str> {
        self.undone.last().map(|step| step.label)
    }

    /// The labels of everything that can be undone, newest first.
    pub fn labels(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.done.iter().rev().map(|step| step.label)
    }

    #[must_use]
    pub fn weight_bytes(&self) -> usize {
        self.done_bytes
    }

    /// The next edit starts a step of its own.
    pub fn seal(&mut self) {
        self.open = false;
    }

    pub(super) fn push(&mut self, label: &'static str, change: Change, key: Key) {
        self.undone.clear();
        let state = self.next_state;
        self.next_state += 1;
        let joins = self.open && key.is_some();
        match self.done.back_mut().filter(|last| joins && last.key == key) {
            Some(last) => {
                self.done_bytes -= last.weight_bytes;
                last.change.then(change);
                last.weight_bytes = last.change.weight_bytes();
                last.state = state;
                self.done_bytes += last.weight_bytes;
            }
            None => {
                let weight_bytes = change.weight_bytes();
                self.done_bytes += weight_bytes;
                self.done.push_back(Step {
                    label,
                    change,
                    weight_bytes,
                    key,
                    state,
                });
            }
        }
        self.open = true;
        self.forget();
    }

    /// Drops the oldest steps until the bound holds.
    fn forget(&mut self) {
        while self.done_bytes > self.limit_bytes && self.done.len() > 1 {
            if let Some(oldest) = self.done.pop_front() {
                self.done_bytes -= oldest.weight_bytes;
                self.base_state = oldest.state;
            }
        }
    }

    /// The change that takes the newest step back, which becomes the next to redo.
    pub(super) fn undo(&mut self) -> Option<(&'static str, Change)> {
        self.open = false;
        let step = self.done.pop_back()?;
        self.done_bytes -= step.weight_bytes;
        let back = step.change.clone().reversed();
        let label = step.label;
        self.undone.push(step);
        Some((label, back))
    }

    pub(super) fn redo(&mut self) -> Option<(&'static str, Change)> {
        self.open = false;
        let step = self.undone.pop()?;
        let again = step.change.clone();
        let label = step.label;
        self.done_bytes += step.weight_bytes;
        self.done.push_back(step);
        Some((label, again))
    }
}
