//! Short lists without an allocation of their own.

use std::ops::Deref;

/// A list that mostly has one or two entries, which then stand in it: a map has two
/// lists for each node. It reads as a slice.
#[derive(Clone, Debug, Default)]
pub enum Few<T> {
    #[default]
    None,
    One([T; 1]),
    Two([T; 2]),
    Many(Vec<T>),
}

impl<T: Copy> Few<T> {
    pub(super) fn push(&mut self, entry: T) {
        *self = match self {
            Self::None => Self::One([entry]),
            Self::One([first]) => Self::Two([*first, entry]),
            Self::Two([first, second]) => Self::Many(vec![*first, *second, entry]),
            Self::Many(entries) => return entries.push(entry),
        };
    }
}

impl<T> Deref for Few<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        match self {
            Self::None => &[],
            Self::One(entries) => entries,
            Self::Two(entries) => entries,
            Self::Many(entries) => entries,
        }
    }
}

impl<T: PartialEq> PartialEq for Few<T> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<'a, T> IntoIterator for &'a Few<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<T: Copy> FromIterator<T> for Few<T> {
    fn from_iter<I: IntoIterator<Item = T>>(entries: I) -> Self {
        let mut few = Self::None;
        for entry in entries {
            few.push(entry);
        }
        few
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_any_length_reads_as_what_was_put_in() {
        for count in 0..5 {
            let few: Few<usize> = (0..count).collect();
            assert!(few.iter().copied().eq(0..count));
            assert_eq!(few.len(), count);
        }
    }
}
