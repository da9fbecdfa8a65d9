//! Rows that are written place by place while something is made.

use super::Rows;

/// A row that is written while something is made: from nothing a plain list, which is
/// quick; or one that shares with an older row what does not change.
pub(super) trait Writable<T> {
    fn at(&self, place: usize) -> Option<&T>;
    fn write(&mut self, place: usize, value: T);
}

impl<T: Clone> Writable<T> for Rows<T> {
    fn at(&self, place: usize) -> Option<&T> {
        self.get(place)
    }

    fn write(&mut self, place: usize, value: T) {
        self.set(place, value);
    }
}

/// A plain list.
pub(super) struct Plain<'a, T>(pub &'a mut [T]);

impl<T> Writable<T> for Plain<'_, T> {
    fn at(&self, place: usize) -> Option<&T> {
        self.0.get(place)
    }

    fn write(&mut self, place: usize, value: T) {
        if let Some(there) = self.0.get_mut(place) {
            *there = value;
        }
    }
}
