//! What is derived from the whole map: made once, then kept in step.

use std::sync::mpsc::{Receiver, TryRecvError, channel};

use crate::edit::Session;
use crate::model::{Change, Map};

/// For a map of more records than this, the first making is left to a thread: it takes
/// longer than a frame may.
const MOST_AT_ONCE: usize = 5_000;

/// How something is made of a map, and how it follows a change.
pub trait Derive: Default + Send + 'static {
    fn of(map: &Map) -> Self;

    /// Follows a change that led to `map`.
    fn follow(&mut self, map: &Map, change: &Change);
}

impl Derive for crate::model::problems::Tracked {
    fn of(map: &Map) -> Self {
        Self::new(map)
    }

    fn follow(&mut self, map: &Map, change: &Change) {
        self.update(map, change);
    }
}

impl Derive for crate::search::Index {
    fn of(map: &Map) -> Self {
        Self::new(map)
    }

    fn follow(&mut self, map: &Map, change: &Change) {
        self.update(map, change.ids());
    }
}

/// Something derived, with the revision of the map that it stands for.
#[derive(Debug)]
pub struct Derived<T> {
    value: T,
    /// `None` until it is there for the first time.
    revision: Option<u64>,
    /// It is being made on a thread, for that revision.
    coming: Option<(u64, Receiver<T>)>,
    generation: u64,
}

impl<T: Default> Default for Derived<T> {
    fn default() -> Self {
        Self {
            value: T::default(),
            revision: None,
            coming: None,
            generation: 0,
        }
    }
}

impl<T: Derive> Derived<T> {
    /// Brings it up to date, or has it made on a thread that wakes the window. Whether
    /// one that was made on a thread has come.
    pub fn refresh(&mut self, session: &Session, wake: Option<&egui::Context>) -> bool {
        let mut has_come = false;
        if let Some((revision, receiver)) = &self.coming {
            match receiver.try_recv() {
                Ok(value) => {
                    self.value = value;
                    self.revision = Some(*revision);
                    self.generation += 1;
                    self.coming = None;
                    has_come = true;
                }
                Err(TryRecvError::Empty) => return false,
                // It broke: try again here, where one can see why.
                Err(TryRecvError::Disconnected) => self.coming = None,
            }
        }
        let now = session.revision();
        if self.revision == Some(now) {
            return has_come;
        }
        if let Some(change) = self.revision.and_then(|then| session.change_since(then)) {
            self.value.follow(session.map(), &change);
        } else if session.map().len() > MOST_AT_ONCE && self.start(session, wake) {
            return has_come;
        } else {
            self.value = T::of(session.map());
        }
        self.revision = Some(now);
        self.generation += 1;
        has_come
    }

    fn start(&mut self, session: &Session, wake: Option<&egui::Context>) -> bool {
        let (sender, receiver) = channel();
        let map = session.shared_map();
        let wake = wake.cloned();
        let make = move || {
            let value = T::of(&map);
            drop(map);
            // Nobody waits for it any more when the map is closed.
            let _ = sender.send(value);
            if let Some(wake) = wake {
                wake.request_repaint();
            }
        };
        let started = std::thread::Builder::new()
            .name("derive".into())
            .spawn(make);
        if started.is_ok() {
            self.coming = Some((session.revision(), receiver));
        }
        started.is_ok()
    }

    /// It, as it stood at the last refresh; empty until it is there.
    pub fn value(&self) -> &T {
        &self.value
    }

    /// Makes another of it that stands for the same revision.
    pub fn alter(&mut self, alter: impl FnOnce(&mut T)) {
        alter(&mut self.value);
        self.generation += 1;
    }

    /// Whether it has been made at all.
    pub fn is_there(&self) -> bool {
        self.revision.is_some()
    }

    pub fn is_coming(&self) -> bool {
        self.coming.is_some()
    }

    /// Rises whenever it becomes another.
    pub fn generation(&self) -> u64 {
        self.generation
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::Edit;
    use crate::generate::generate;
    use crate::model::problems::{Problem, Tracked, check};

    fn list(derived: &Derived<Tracked>) -> Vec<Problem> {
        let list = derived.value().list().iter();
        list.map(|problem| Problem::clone(problem)).collect()
    }

    #[test]
    fn what_comes_from_a_thread_catches_up_with_edits_made_meanwhile() {
        let mut session = Session::new(generate(2_500, 1));
        assert!(session.map().len() > MOST_AT_ONCE);
        let mut derived = Derived::<Tracked>::default();
        derived.refresh(&session, None);
        assert!(derived.is_coming() && !derived.is_there());
        let id = session.map().claims().ids().next().unwrap();
        let text = String::new();
        session.apply(&Edit::SetText { id, text }).unwrap();
        while !derived.refresh(&session, None) {
            std::thread::yield_now();
        }
        assert!(derived.is_there() && !derived.is_coming());
        assert_eq!(list(&derived), check(session.map()));
        let generation = derived.generation();
        derived.refresh(&session, None);
        assert_eq!(derived.generation(), generation, "nothing has happened");
    }

    #[test]
    fn what_is_small_is_there_at_once_and_follows() {
        let mut session = Session::new(generate(50, 1));
        let mut derived = Derived::<Tracked>::default();
        derived.refresh(&session, None);
        assert!(derived.is_there());
        let title = Edit::SetTitle("Another".into());
        session.apply(&title).unwrap();
        let id = session.map().claims().ids().next().unwrap();
        let text = String::new();
        session.apply(&Edit::SetText { id, text }).unwrap();
        derived.refresh(&session, None);
        assert_eq!(list(&derived), check(session.map()));
    }
}
