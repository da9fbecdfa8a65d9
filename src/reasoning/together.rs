//! Two things done at once.

use std::panic::resume_unwind;
use std::sync::{Mutex, PoisonError};
use std::thread;

/// Fewer nodes than this are gone through before a thread would have started.
const MANY: usize = 4000;

/// Does both, the first on a thread of its own where a graph of so many nodes makes that
/// worth while.
pub(super) fn both<A: Send, B>(
    nodes: usize,
    mut one: impl FnMut() -> A + Send,
    other: impl FnOnce() -> B,
) -> (A, B) {
    if nodes < MANY {
        return (one(), other());
    }
    let one = Mutex::new(one);
    let one = || one.lock().unwrap_or_else(PoisonError::into_inner)();
    thread::scope(|scope| {
        let thread = thread::Builder::new().spawn_scoped(scope, one);
        let other = other();
        let one = match thread {
            Ok(thread) => thread.join().unwrap_or_else(|panic| resume_unwind(panic)),
            // No thread is to be had: one after the other will do.
            Err(_) => one(),
        };
        (one, other)
    })
}
