//! A sorted map whose copies share what they have in common.
//!
//! Entries stand in chunks of at most [`CHUNK`], each behind an `Arc`, and so does
//! the list of chunks. A copy is one reference; writing to a copy, or to the
//! original while a copy lives, copies the list and the one chunk written to. So a
//! map of 100,000 records can be handed to a thread, or an edit be tried on a copy,
//! at a cost that does not show. Looking up is two binary searches. What it is not
//! good at: splitting and joining as a whole.

use std::slice;
use std::sync::Arc;

/// The most entries in a chunk: few enough to copy in passing, enough to keep the
/// list of chunks short.
const CHUNK: usize = 128;
/// A chunk that falls below this is joined to a neighbour that has room.
const SPARSE: usize = CHUNK / 4;

type Chunk<K, V> = Arc<Vec<(K, V)>>;

#[derive(Clone, Debug)]
pub(crate) struct Sorted<K, V> {
    /// Each chunk with its first key; none is empty.
    chunks: Arc<Vec<(K, Chunk<K, V>)>>,
    len: usize,
}

impl<K, V> Default for Sorted<K, V> {
    fn default() -> Self {
        Self {
            chunks: Arc::default(),
            len: 0,
        }
    }
}

impl<K, V> Sorted<K, V> {
    pub(crate) fn len(&self) -> usize {
        self.len
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Whether both are one and the same, which is known without looking inside.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.chunks, &other.chunks)
    }

    /// All entries in the order of their keys.
    pub(crate) fn iter(&self) -> Iter<'_, K, V> {
        Iter {
            chunks: self.chunks.iter(),
            front: [].iter(),
            back: [].iter(),
            left: self.len,
        }
    }

    /// The same in stretches as they stand in memory.
    pub(crate) fn chunks(&self) -> impl Iterator<Item = &[(K, V)]> {
        self.chunks.iter().map(|(_, chunk)| chunk.as_slice())
    }
}

impl<K: Copy + Ord, V: Clone> Sorted<K, V> {
    /// From entries that are sorted, each key once: all chunks are full.
    pub(crate) fn from_sorted(entries: Vec<(K, V)>) -> Self {
        debug_assert!(entries.is_sorted_by(|one, next| one.0 < next.0));
        let len = entries.len();
        let mut entries = entries.into_iter();
        let mut chunks = Vec::with_capacity(len.div_ceil(CHUNK));
        while let Some((first, value)) = entries.next() {
            let mut chunk = Vec::with_capacity(CHUNK.min(entries.len() + 1));
            chunk.push((first, value));
            chunk.extend(entries.by_ref().take(CHUNK - 1));
            chunks.push((first, Arc::new(chunk)));
        }
        Self {
            chunks: Arc::new(chunks),
            len,
        }
    }

    pub(crate) fn get(&self, key: &K) -> Option<&V> {
        let (_, chunk) = self.chunks.get(self.chunk_of(key)?)?;
        let place = chunk.binary_search_by(|(known, _)| known.cmp(key)).ok()?;
        chunk.get(place).map(|(_, value)| value)
    }

    pub(crate) fn contains(&self, key: &K) -> bool {
        self.get(key).is_some()
    }

    /// The entries at and behind a key.
    pub(crate) fn from(&self, key: K) -> impl Iterator<Item = (&K, &V)> {
        let at = self.chunk_of(&key).unwrap_or(0);
        let (first, rest) = match self.chunks.get(at..) {
            Some([(_, first), rest @ ..]) => (first.as_slice(), rest),
            _ => (&[][..], &[][..]),
        };
        let place = first.partition_point(|(known, _)| *known < key);
        let rest = rest.iter().flat_map(|(_, chunk)| chunk.iter());
        let first = first.get(place..).unwrap_or_default();
        first.iter().chain(rest).map(|(key, value)| (key, value))
    }

    /// Puts the value in and gives the one that was there before.
    pub(crate) fn insert(&mut self, key: K, value: V) -> Option<V> {
        let at = self.chunk_of(&key).unwrap_or(0);
        let is_last = at + 1 >= self.chunks.len();
        let chunks = Arc::make_mut(&mut self.chunks);
        let Some((first, chunk)) = chunks.get_mut(at) else {
            chunks.push((key, Arc::new(vec![(key, value)])));
            self.len = 1;
            return None;
        };
        let entries = Arc::make_mut(chunk);
        match entries.binary_search_by(|(known, _)| known.cmp(&key)) {
            Ok(place) => {
                let (_, known) = entries.get_mut(place)?;
                return Some(std::mem::replace(known, value));
            }
            // What comes in order, as from a file, leaves full chunks behind.
            Err(place) if place >= CHUNK && is_last => {
                chunks.push((key, Arc::new(vec![(key, value)])));
            }
            Err(place) => {
                // Split first: a chunk that once grew beyond its size would keep the room.
                let mut upper = Vec::new();
                if entries.len() >= CHUNK {
                    upper = entries.split_off(CHUNK / 2);
                }
                match place.checked_sub(entries.len()) {
                    Some(place) if place > 0 => insert(&mut upper, place, (key, value)),
                    _ => insert(entries, place, (key, value)),
                }
                if place == 0 {
                    *first = key;
                }
                if let Some((start, _)) = upper.first() {
                    chunks.insert(at + 1, (*start, Arc::new(upper)));
                }
            }
        }
        self.len += 1;
        None
    }

    /// Takes the entry out and gives its value, if it is there.
    pub(crate) fn remove(&mut self, key: &K) -> Option<V> {
        let at = self.chunk_of(key)?;
        // Looked up first, so that nothing is copied for what is not there.
        let place = {
            let (_, chunk) = self.chunks.get(at)?;
            chunk.binary_search_by(|(known, _)| known.cmp(key)).ok()?
        };
        let chunks = Arc::make_mut(&mut self.chunks);
        let (first, chunk) = chunks.get_mut(at)?;
        let entries = Arc::make_mut(chunk);
        let (_, value) = entries.remove(place);
        self.len -= 1;
        match entries.first() {
            None => {
                chunks.remove(at);
            }
            Some((start, _)) => {
                *first = *start;
                if entries.len() < SPARSE {
                    join(chunks, at);
                }
            }
        }
        Some(value)
    }

    /// The chunk that has the key if any has; `None` where the key comes before all.
    fn chunk_of(&self, key: &K) -> Option<usize> {
        self.chunks
            .partition_point(|(first, _)| first <= key)
            .checked_sub(1)
    }
}

/// Inserts into a chunk that is not full, without taking more room than a full one.
fn insert<E>(entries: &mut Vec<E>, place: usize, entry: E) {
    let len = entries.len();
    if len == entries.capacity() {
        entries.reserve_exact(len.max(4).min(CHUNK - len));
    }
    entries.insert(place, entry);
}

/// Joins a sparse chunk to the one behind it, or before it, where both fit in one
/// with room to spare.
fn join<K: Copy, V: Clone>(chunks: &mut Vec<(K, Chunk<K, V>)>, at: usize) {
    let len_of = |place: usize| chunks.get(place).map_or(CHUNK, |(_, chunk)| chunk.len());
    let fits = |one: usize, other: usize| len_of(one) + len_of(other) <= CHUNK - SPARSE;
    let into = if fits(at, at + 1) {
        at
    } else if at > 0 && fits(at - 1, at) {
        at - 1
    } else {
        return;
    };
    let (_, mut upper) = chunks.remove(into + 1);
    if let Some((_, lower)) = chunks.get_mut(into) {
        Arc::make_mut(lower).append(Arc::make_mut(&mut upper));
    }
}

/// Entries in order, from both ends.
#[derive(Clone, Debug)]
pub struct Iter<'a, K, V> {
    chunks: slice::Iter<'a, (K, Chunk<K, V>)>,
    front: slice::Iter<'a, (K, V)>,
    back: slice::Iter<'a, (K, V)>,
    left: usize,
}

impl<'a, K, V> Iterator for Iter<'a, K, V> {
    type Item = (&'a K, &'a V);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some((key, value)) = self.front.next() {
                self.left -= 1;
                return Some((key, value));
            }
            match self.chunks.next() {
                Some((_, chunk)) => self.front = chunk.iter(),
                None => {
                    let (key, value) = self.back.next()?;
                    self.left -= 1;
                    return Some((key, value));
                }
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left, Some(self.left))
    }

    /// Chunk by chunk, which is quicker than to ask for one after the other.
    fn fold<B, F: FnMut(B, Self::Item) -> B>(self, init: B, mut f: F) -> B {
        let mut fold = |made: B, entries: slice::Iter<'a, (K, V)>| {
            entries.fold(made, |made, (key, value)| f(made, (key, value)))
        };
        let mut made = fold(init, self.front);
        for (_, chunk) in self.chunks {
            made = fold(made, chunk.iter());
        }
        fold(made, self.back)
    }
}

impl<K, V> DoubleEndedIterator for Iter<'_, K, V> {
    fn next_back(&mut self) -> Option<Self::Item> {
        loop {
            if let Some((key, value)) = self.back.next_back() {
                self.left -= 1;
                return Some((key, value));
            }
            match self.chunks.next_back() {
                Some((_, chunk)) => self.back = chunk.iter(),
                None => {
                    let (key, value) = self.front.next_back()?;
                    self.left -= 1;
                    return Some((key, value));
                }
            }
        }
    }
}

impl<K, V> ExactSizeIterator for Iter<'_, K, V> {}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    /// Every chunk is in order, not empty, not too long, and named by its first key.
    fn is_sound(sorted: &Sorted<u16, u32>) -> bool {
        let counted: usize = sorted.chunks.iter().map(|(_, chunk)| chunk.len()).sum();
        let keys: Vec<u16> = sorted.iter().map(|(key, _)| *key).collect();
        counted == sorted.len
            && keys.is_sorted_by(|one, next| one < next)
            && (sorted.chunks.iter()).all(|(first, chunk)| {
                chunk.len() <= CHUNK && chunk.first().map(|(key, _)| key) == Some(first)
            })
    }

    proptest! {
        #[test]
        fn it_does_what_a_tree_does_and_copies_keep_what_they_had(
            steps in prop::collection::vec((0u16..1500, any::<u32>(), 0u8..8), 1..2500),
            looked_up in prop::collection::vec(0u16..1500, 20),
        ) {
            let mut sorted = Sorted::default();
            let mut tree = BTreeMap::new();
            let mut copies = Vec::new();
            for (key, value, what) in steps {
                match what {
                    0..=4 => prop_assert_eq!(sorted.insert(key, value), tree.insert(key, value)),
                    _ => prop_assert_eq!(sorted.remove(&key), tree.remove(&key)),
                }
                if value % 500 == 0 {
                    copies.push((sorted.clone(), tree.clone()));
                }
            }
            copies.push((sorted, tree));
            for (sorted, tree) in copies {
                prop_assert!(is_sound(&sorted));
                prop_assert!(sorted.iter().eq(tree.iter()));
                prop_assert!(sorted.iter().rev().eq(tree.iter().rev()));
                for key in &looked_up {
                    prop_assert_eq!(sorted.get(key), tree.get(key));
                    prop_assert!(sorted.from(*key).eq(tree.range(key..)));
                }
            }
        }

        #[test]
        fn it_is_gone_through_from_both_ends_at_once(
            ends in prop::collection::vec(any::<bool>(), 0..600),
            len in 0u16..500,
        ) {
            let mut sorted = Sorted::default();
            let mut tree = BTreeMap::new();
            for key in 0..len {
                sorted.insert(key, true);
                tree.insert(key, true);
            }
            let (mut ours, mut theirs) = (sorted.iter(), tree.iter());
            for front in ends {
                prop_assert_eq!(ours.len(), theirs.len());
                match front {
                    true => prop_assert_eq!(ours.next(), theirs.next()),
                    false => prop_assert_eq!(ours.next_back(), theirs.next_back()),
                }
            }
        }
    }

    #[test]
    fn what_is_made_at_once_is_what_grows_entry_by_entry_and_takes_no_more_room() {
        for len in [0, 1, 127, 128, 129, 1000_u16] {
            let entries: Vec<(u16, u32)> = (0..len).map(|key| (key, 7)).collect();
            let mut sorted = Sorted::from_sorted(entries.clone());
            assert!(is_sound(&sorted) && sorted.len() == entries.len());
            assert!(
                sorted
                    .iter()
                    .eq(entries.iter().map(|(key, value)| (key, value)))
            );
            sorted.insert(len + 1, 1);
            for key in (0..=len).rev() {
                sorted.insert(key, 0);
                assert!(is_sound(&sorted));
            }
            assert!((sorted.chunks.iter()).all(|(_, chunk)| chunk.capacity() <= CHUNK));
        }
    }

    #[test]
    fn a_copy_is_shared_until_one_of_the_two_is_written_to() {
        let mut sorted: Sorted<u16, u32> = Sorted::default();
        for key in 0..1000 {
            sorted.insert(key, 0);
        }
        let copy = sorted.clone();
        assert!(copy.is_same(&sorted));
        assert_eq!(sorted.remove(&1000), None);
        assert!(copy.is_same(&sorted), "taking out nothing copies nothing");
        sorted.insert(500, 1);
        let shared = (sorted.chunks.iter().zip(copy.chunks.iter()))
            .filter(|((_, one), (_, other))| Arc::ptr_eq(one, other));
        assert_eq!(shared.count(), sorted.chunks.len() - 1);
        assert_eq!((copy.get(&500), sorted.get(&500)), (Some(&0), Some(&1)));
    }
}
