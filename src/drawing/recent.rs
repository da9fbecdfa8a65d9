//! A table that forgets what nobody asked for in a long time.

use std::collections::HashMap;
use std::hash::Hash;

/// Keeps what was used last. It holds at most twice as many entries as it is told:
/// when the young ones are that many they become the old ones, and the old ones
/// that nobody asked for meanwhile are forgotten.
#[derive(Debug)]
pub(super) struct Recent<K, V> {
    young: HashMap<K, V>,
    old: HashMap<K, V>,
    most_young: usize,
}

impl<K: Eq + Hash + Copy, V> Recent<K, V> {
    pub fn new(most_young: usize) -> Self {
        Self {
            young: HashMap::new(),
            old: HashMap::new(),
            most_young,
        }
    }

    pub fn get(&mut self, key: K) -> Option<&V> {
        if let Some(value) = self.old.remove(&key) {
            self.insert(key, value);
        }
        self.young.get(&key)
    }

    pub fn insert(&mut self, key: K, value: V) {
        if self.young.len() >= self.most_young && !self.young.contains_key(&key) {
            self.old = std::mem::take(&mut self.young);
        }
        self.young.insert(key, value);
    }

    #[cfg(test)]
    fn len(&self) -> usize {
        self.young.len() + self.old.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_used_stays_and_the_rest_is_forgotten() {
        let mut recent = Recent::new(10);
        recent.insert(1_000, "kept");
        for key in 0..500 {
            recent.insert(key, "passing");
            assert_eq!(recent.get(1_000), Some(&"kept"), "after {key}");
            assert!(recent.len() <= 20);
        }
        assert_eq!(recent.get(0), None);
    }
}
