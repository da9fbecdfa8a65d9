//! A long row whose copies share what they have in common.

use std::ops::{Index, Range};
use std::sync::Arc;

mod filling;

pub(super) use filling::Filling;

/// The most entries in a chunk: few enough to copy in passing.
const CHUNK: usize = 64;
/// Fewer than these are copied to what stands before them, lest chunks get ever smaller.
const SPARSE: usize = CHUNK / 4;

/// A row of values in chunks, each behind an `Arc`: a row that differs from another at a
/// few places shares all else with it. It reads like a slice.
#[derive(Clone, Debug)]
pub struct Rows<T> {
    /// None is empty.
    chunks: Vec<Arc<Vec<T>>>,
    /// Where each chunk begins.
    starts: Vec<usize>,
    len: usize,
}

impl<T> Default for Rows<T> {
    fn default() -> Self {
        Self {
            chunks: Vec::new(),
            starts: Vec::new(),
            len: 0,
        }
    }
}

impl<T> Rows<T> {
    #[must_use]
    pub fn len(&self) -> usize {
        self.len
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    #[must_use]
    pub fn get(&self, place: usize) -> Option<&T> {
        let chunk = self.chunk_of(place);
        let start = self.starts.get(chunk)?;
        self.chunks.get(chunk)?.get(place - start)
    }

    /// All values in order.
    #[must_use]
    pub fn iter(&self) -> Iter<'_, T> {
        self.iter_from(0)
    }

    /// The values from a place on, in order.
    #[must_use]
    pub fn iter_from(&self, place: usize) -> Iter<'_, T> {
        let chunk = self.chunk_of(place);
        let first = self.chunks.get(chunk).map_or(&[][..], |chunk| chunk);
        let passed = place - self.starts.get(chunk).copied().unwrap_or(place);
        let behind = self.chunks.get(chunk + 1..).unwrap_or_default();
        Iter {
            chunks: behind.iter(),
            values: first.get(passed..).unwrap_or_default().iter(),
        }
    }

    /// The place of the first value of which something does not hold that holds of all
    /// before it.
    pub(super) fn partition_point(&self, mut holds: impl FnMut(&T) -> bool) -> usize {
        let (mut from, mut to) = (0, self.len);
        while from < to {
            let middle = usize::midpoint(from, to);
            if self.get(middle).is_some_and(&mut holds) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        from
    }

    /// The chunk in which a place is, if it is in any.
    fn chunk_of(&self, place: usize) -> usize {
        // Where nothing was put in or taken out, all chunks are full.
        let guess = place / CHUNK;
        let start = |chunk: usize| self.starts.get(chunk).copied().unwrap_or(self.len);
        if start(guess) <= place && place < start(guess + 1) {
            return guess;
        }
        let behind = self.starts.partition_point(|start| *start <= place);
        behind.saturating_sub(1)
    }
}

impl<T: Clone> Rows<T> {
    /// All values, to be altered.
    pub(super) fn iter_mut(&mut self) -> impl Iterator<Item = &mut T> {
        let chunks = self.chunks.iter_mut();
        chunks.flat_map(|chunk| Arc::make_mut(chunk).iter_mut())
    }

    /// Leaves the first values alone.
    pub(super) fn truncate(&mut self, len: usize) {
        let mut shorter = Self::default();
        shorter.extend_from(self, 0..len.min(self.len));
        *self = shorter;
    }

    pub(super) fn push(&mut self, value: T) {
        match self.chunks.last_mut() {
            Some(last) if last.len() < CHUNK => Arc::make_mut(last).push(value),
            _ => {
                let mut chunk = Vec::with_capacity(CHUNK);
                chunk.push(value);
                self.starts.push(self.len);
                self.chunks.push(Arc::new(chunk));
            }
        }
        self.len += 1;
    }

    pub(super) fn get_mut(&mut self, place: usize) -> Option<&mut T> {
        let chunk = self.chunk_of(place);
        let start = self.starts.get(chunk)?;
        Arc::make_mut(self.chunks.get_mut(chunk)?).get_mut(place - start)
    }

    /// Puts another value in a place that there is.
    pub(super) fn set(&mut self, place: usize, value: T) {
        if let Some(there) = self.get_mut(place) {
            *there = value;
        }
    }

    /// Adds a part of another row, and shares the chunks that are wholly in it.
    pub(super) fn extend_from(&mut self, other: &Self, part: Range<usize>) {
        let mut at = part.start;
        while at < part.end {
            let place = other.chunk_of(at);
            let (Some(chunk), Some(start)) = (other.chunks.get(place), other.starts.get(place))
            else {
                return;
            };
            let end = (start + chunk.len()).min(part.end);
            let last = self.chunks.last().map_or(CHUNK, |last| last.len());
            if at == *start && end - at == chunk.len() && (last >= SPARSE || end - at >= CHUNK) {
                self.starts.push(self.len);
                self.chunks.push(Arc::clone(chunk));
                self.len += chunk.len();
            } else {
                for value in chunk.get(at - start..end - start).unwrap_or_default() {
                    self.push(value.clone());
                }
            }
            at = end;
        }
    }
}

impl<T: Copy> From<&[T]> for Rows<T> {
    fn from(values: &[T]) -> Self {
        let chunks = values.chunks(CHUNK).map(|chunk| Arc::new(chunk.to_vec()));
        Self {
            chunks: chunks.collect(),
            starts: (0..values.len()).step_by(CHUNK).collect(),
            len: values.len(),
        }
    }
}

impl<T: PartialEq> Rows<T> {
    /// Tells of the places at which this row differs from a part of another that begins
    /// at a place.
    pub(super) fn differing(
        &self,
        from: usize,
        other: &Self,
        other_from: usize,
        count: usize,
        mut tell: impl FnMut(usize),
    ) {
        let mut passed = 0;
        while passed < count {
            let (one, another) = (from + passed, other_from + passed);
            let (mine, theirs) = (self.chunk_of(one), other.chunk_of(another));
            let (Some(chunk), Some(start)) = (self.chunks.get(mine), self.starts.get(mine)) else {
                return;
            };
            let (Some(same), Some(begin)) = (other.chunks.get(theirs), other.starts.get(theirs))
            else {
                return;
            };
            let (skip, pass) = (one - start, another - begin);
            let both = (chunk.len() - skip).min(same.len() - pass);
            let step = both.min(count - passed);
            let is_shared = Arc::ptr_eq(chunk, same) && skip == pass;
            if !is_shared && chunk.get(skip..skip + step) != same.get(pass..pass + step) {
                let values = chunk.iter().skip(skip).zip(same.iter().skip(pass));
                for (place, (value, other)) in values.take(step).enumerate() {
                    if value != other {
                        tell(one + place);
                    }
                }
            }
            if step == 0 {
                return;
            }
            passed += step;
        }
    }

    /// How many values are the same at the front of both, and then at the back.
    pub(super) fn in_common(&self, other: &Self) -> (usize, usize) {
        let most = self.len.min(other.len);
        let front = self.same_from(other, 0, 0, most);
        let (mut one, mut another) = (self.len, other.len);
        let mut back = 0;
        while back < most - front {
            // Whole chunks that both share, and else one value at a time.
            let (mine, theirs) = (self.chunk_of(one - 1), other.chunk_of(another - 1));
            let shared = match (self.chunks.get(mine), other.chunks.get(theirs)) {
                (Some(chunk), Some(same)) if Arc::ptr_eq(chunk, same) => chunk.len(),
                _ => 0,
            };
            let whole = self.starts.get(mine).map(|start| start + shared) == Some(one)
                && other.starts.get(theirs).map(|start| start + shared) == Some(another);
            let step = if shared > 0 && whole && back + shared <= most - front {
                shared
            } else if self.get(one - 1) == other.get(another - 1) {
                1
            } else {
                break;
            };
            back += step;
            one -= step;
            another -= step;
        }
        (front, back)
    }

    fn same_from(&self, other: &Self, mut one: usize, mut another: usize, most: usize) -> usize {
        let first = one;
        while one - first < most {
            let (mine, theirs) = (self.chunk_of(one), other.chunk_of(another));
            let (Some(chunk), Some(same)) = (self.chunks.get(mine), other.chunks.get(theirs))
            else {
                break;
            };
            let aligned = self.starts.get(mine) == Some(&one)
                && other.starts.get(theirs) == Some(&another)
                && one - first + chunk.len() <= most;
            let step = if aligned && Arc::ptr_eq(chunk, same) {
                chunk.len()
            } else if self.get(one) == other.get(another) {
                1
            } else {
                break;
            };
            one += step;
            another += step;
        }
        one - first
    }
}

impl<T: PartialEq> PartialEq for Rows<T> {
    fn eq(&self, other: &Self) -> bool {
        self.len == other.len && self.same_from(other, 0, 0, self.len) == self.len
    }
}

impl<T> Index<usize> for Rows<T> {
    type Output = T;

    /// # Panics
    ///
    /// If the row is not so long, as of a slice.
    fn index(&self, place: usize) -> &T {
        match self.get(place) {
            Some(value) => value,
            None => panic!("there is no {place} in a row of {}", self.len),
        }
    }
}

impl<T: Clone> FromIterator<T> for Rows<T> {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        let mut rows = Self::default();
        rows.extend(values);
        rows
    }
}

impl<T: Clone> Extend<T> for Rows<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, values: I) {
        let mut values = values.into_iter();
        let last = self.chunks.last().map_or(CHUNK, |last| last.len());
        for value in values.by_ref().take(CHUNK.saturating_sub(last)) {
            self.push(value);
        }
        loop {
            let mut chunk = Vec::with_capacity(CHUNK);
            chunk.extend(values.by_ref().take(CHUNK));
            if chunk.is_empty() {
                return;
            }
            self.starts.push(self.len);
            self.len += chunk.len();
            self.chunks.push(Arc::new(chunk));
        }
    }
}

impl<T: Clone> From<Vec<T>> for Rows<T> {
    fn from(values: Vec<T>) -> Self {
        values.into_iter().collect()
    }
}

impl<'a, T> IntoIterator for &'a Rows<T> {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;

    fn into_iter(self) -> Iter<'a, T> {
        self.iter()
    }
}

/// The values of a row in order.
#[derive(Debug)]
pub struct Iter<'a, T> {
    chunks: std::slice::Iter<'a, Arc<Vec<T>>>,
    values: std::slice::Iter<'a, T>,
}

impl<'a, T> Iterator for Iter<'a, T> {
    type Item = &'a T;

    fn next(&mut self) -> Option<&'a T> {
        loop {
            if let Some(value) = self.values.next() {
                return Some(value);
            }
            self.values = self.chunks.next()?.iter();
        }
    }

    fn fold<B, F: FnMut(B, &'a T) -> B>(self, first: B, mut step: F) -> B {
        let first = self.values.fold(first, &mut step);
        let chunks = self.chunks;
        chunks.fold(first, |sum, chunk| chunk.iter().fold(sum, &mut step))
    }
}

impl<T> Clone for Iter<'_, T> {
    fn clone(&self) -> Self {
        Self {
            chunks: self.chunks.clone(),
            values: self.values.clone(),
        }
    }
}

#[cfg(test)]
mod tests;
