//! Two things done at once.

/// Fewer nodes than this are gone through before another thread has woken up.
const MANY: usize = 4000;

/// Does both, side by side where a graph of so many nodes makes that worth while.
pub(super) fn both<A: Send, B: Send>(
    nodes: usize,
    one: impl FnOnce() -> A + Send,
    other: impl FnOnce() -> B + Send,
) -> (A, B) {
    if nodes < MANY {
        return (one(), other());
    }
    rayon::join(one, other)
}

/// Does something on one of the threads that [`both`] has: going there once, and not for
/// each thing that is done side by side in it.
pub(super) fn among_them<T: Send>(nodes: usize, work: impl FnOnce() -> T + Send) -> T {
    if nodes < MANY {
        return work();
    }
    rayon::scope(|_| work())
}
