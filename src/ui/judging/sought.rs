//! Something that a thread looks for, given up when something else is wanted.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::time::{Duration, Instant};

/// What was found last, and the search that is under way. Keys say of what.
#[derive(Debug)]
pub struct Sought<K, T> {
    known: Option<(K, T)>,
    work: Option<Work<K, T>>,
}

/// So long things have to stand still before one looks again: while one types, they hardly
/// do, and each start copies them.
pub const REST: Duration = Duration::from_millis(60);

/// Waits until nothing has changed for a while. Keys say what there is to look at.
#[derive(Debug)]
pub struct Rest<K> {
    since: Option<(K, Instant)>,
    is_waiting: bool,
}

impl<K> Default for Rest<K> {
    fn default() -> Self {
        Self {
            since: None,
            is_waiting: false,
        }
    }
}

impl<K: Copy + PartialEq> Rest<K> {
    /// Whether it has been this for long enough.
    pub fn has_rested(&mut self, key: K, wake: Option<&egui::Context>) -> bool {
        let since = match self.since {
            Some((of, since)) if of == key => since,
            _ => self.since.insert((key, Instant::now())).1,
        };
        let left = REST.saturating_sub(since.elapsed());
        if let Some(wake) = wake.filter(|_| !left.is_zero()) {
            wake.request_repaint_after(left);
        }
        self.is_waiting = !left.is_zero();
        left.is_zero()
    }

    /// Whether it was not yet, when somebody asked last.
    pub fn is_waiting(&self) -> bool {
        self.is_waiting
    }

    pub fn stop(&mut self) {
        self.is_waiting = false;
    }
}

#[derive(Debug)]
struct Work<K, T> {
    key: K,
    given_up: Arc<AtomicBool>,
    answer: Receiver<Option<T>>,
}

impl<K, T> Drop for Work<K, T> {
    fn drop(&mut self) {
        self.given_up.store(true, Ordering::Relaxed);
    }
}

impl<K, T> Default for Sought<K, T> {
    fn default() -> Self {
        Self {
            known: None,
            work: None,
        }
    }
}

impl<K: Copy + PartialEq, T: Send + 'static> Sought<K, T> {
    /// Takes what was found, and begins to look for what is wanted now if that is
    /// something else. `search` is made only then; it is given what says that it is no
    /// longer wanted.
    pub fn refresh<Search>(
        &mut self,
        key: K,
        name: &str,
        wake: Option<&egui::Context>,
        search: impl FnOnce() -> Search,
    ) where
        Search: FnOnce(&dyn Fn() -> bool) -> Option<T> + Send + 'static,
    {
        if let Some(work) = &self.work {
            match work.answer.try_recv() {
                Ok(answer) => {
                    if let Some(found) = answer {
                        self.known = Some((work.key, found));
                    }
                    self.work = None;
                }
                Err(TryRecvError::Empty) if work.key == key => return,
                // Stale, or it broke; dropping it makes the thread give up.
                Err(_) => self.work = None,
            }
        }
        if self.known.as_ref().is_some_and(|(known, _)| *known == key) {
            return;
        }
        let (sender, answer) = channel();
        let given_up = Arc::new(AtomicBool::new(false));
        let stop = Arc::clone(&given_up);
        let search = search();
        let wake = wake.cloned();
        let seek = move || {
            let found = search(&|| stop.load(Ordering::Relaxed));
            // Nobody waits for it any more when it is stale.
            let _ = sender.send(found);
            if let Some(wake) = wake {
                wake.request_repaint();
            }
        };
        let named = std::thread::Builder::new().name(name.to_owned());
        if named.spawn(seek).is_ok() {
            self.work = Some(Work {
                key,
                given_up,
                answer,
            });
        }
    }

    /// Lets go of what is being looked for.
    pub fn give_up(&mut self) {
        self.work = None;
    }

    /// Hands over what was found last, and of what.
    pub fn take(&mut self) -> Option<(K, T)> {
        self.known.take()
    }

    /// What was found last, and of what.
    pub fn known(&self) -> Option<(K, &T)> {
        self.known.as_ref().map(|(key, found)| (*key, found))
    }

    pub fn is_busy(&self) -> bool {
        self.work.is_some()
    }
}
