//! Two things done at once.

use std::panic::resume_unwind;
use std::thread;

/// Fewer nodes than this are gone through before a thread would have started.
const MANY: usize = 4000;

/// Does both, the first on a thread of its own where a graph of so many nodes makes that
/// worth while.
pub(super) fn both<A: Send, B>(
    nodes: usize,
    one: impl FnOnce() -> A + Send,
    other: impl FnOnce() -> B,
) -> (A, B) {
    if nodes < MANY {
        return (one(), other());
    }
    thread::scope(|scope| {
        let one = scope.spawn(one);
        let other = other();
        (
            one.join().unwrap_or_else(|panic| resume_unwind(panic)),
            other,
        )
    })
}
