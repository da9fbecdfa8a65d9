//! Finding a pattern with errors, 64 rows of the table at a time.
//!
//! The bit-parallel table is that of Myers, "A fast bit-vector algorithm for
//! approximate string matching based on dynamic programming", Journal of the ACM
//! 46 (1999), in the form of Hyyrö, "A bit-vector algorithm for computing
//! Levenshtein and Damerau edit distances", Nordic Journal of Computing 10
//! (2003). Blocks that cannot come below the bound are left out after Ukkonen,
//! "Finding approximate patterns in strings", Journal of Algorithms 6 (1985).
//!
//! It counts bytes, so a letter outside ASCII counts for two or three. That is
//! enough for proposing places; nothing here decides what a quote is.

/// Rows in a block.
pub(super) const WORD: usize = 64;

/// A pattern made ready for looking.
#[derive(Clone, Debug)]
pub(super) struct Pattern {
    len: usize,
    blocks: usize,
    /// For each byte, `blocks` words whose bits say where the pattern has it.
    places: Vec<u64>,
}

/// One block of a column: the differences between its rows, and the value of its
/// last row.
#[derive(Clone, Copy, Debug)]
pub(super) struct Block {
    up: u64,
    down: u64,
    pub(super) last: usize,
    /// The bit of that row.
    top: u64,
}

/// An end of a place in a text, with its distance from the pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct End {
    /// The byte after the place.
    pub(super) end: usize,
    /// Bytes to insert, delete or replace.
    pub(super) errors: usize,
}

impl Pattern {
    /// `bytes` in order, or from the last one to the first.
    pub(super) fn new(bytes: &[u8], is_reversed: bool) -> Self {
        let blocks = bytes.len().div_ceil(WORD).max(1);
        let mut places = vec![0; 256 * blocks];
        for index in 0..bytes.len() {
            let from = if is_reversed {
                bytes.len() - 1 - index
            } else {
                index
            };
            let byte = bytes.get(from).copied().unwrap_or(0);
            if let Some(word) = places.get_mut(usize::from(byte) * blocks + index / WORD) {
                *word |= 1 << (index % WORD);
            }
        }
        Self {
            len: bytes.len(),
            blocks,
            places,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.len
    }

    pub(super) fn blocks(&self) -> usize {
        self.blocks
    }

    /// The words of one byte.
    #[inline]
    pub(super) fn places_of(&self, byte: u8) -> &[u64] {
        let start = usize::from(byte) * self.blocks;
        self.places
            .get(start..start + self.blocks)
            .unwrap_or_default()
    }

    /// The rows that a block holds; the last one may be shorter.
    pub(super) fn rows(&self, block: usize) -> usize {
        (self.len - block * WORD).min(WORD)
    }

    /// The bit of a block's last row.
    pub(super) fn top_row(&self, block: usize) -> u64 {
        1 << (self.rows(block) - 1)
    }

    /// For each length of a start of `text`, from none on, its distance from the
    /// whole pattern.
    pub(super) fn distances(&self, text: &[u8]) -> Vec<usize> {
        let mut column: Vec<Block> = Vec::with_capacity(self.blocks);
        let mut rows = 0;
        for block in 0..self.len.div_ceil(WORD) {
            rows += self.rows(block);
            column.push(Block::new(rows, self.top_row(block)));
        }
        let mut distances = Vec::with_capacity(text.len() + 1);
        distances.push(self.len);
        for (index, byte) in text.iter().enumerate() {
            let mut carry = 1;
            let places = self.places_of(*byte);
            for (block, places) in column.iter_mut().zip(places) {
                carry = block.advance(*places, carry);
            }
            distances.push(column.last().map_or(index + 1, |last| last.last));
        }
        distances
    }
}

impl Block {
    pub(super) fn new(last: usize, top: u64) -> Self {
        Self {
            up: !0,
            down: 0,
            last,
            top,
        }
    }

    /// Goes one column on. `places`: where the pattern has the column's byte;
    /// `carry`: how the row above changed; returns how the last row did.
    #[inline]
    pub(super) fn advance(&mut self, places: u64, carry: i8) -> i8 {
        let Self { up, down, top, .. } = *self;
        let vertical = places | down;
        let places = places | u64::from(carry < 0);
        let horizontal = ((places & up).wrapping_add(up) ^ up) | places;
        let mut right_up = down | !(horizontal | up);
        let mut right_down = up & horizontal;
        let change = i8::from(right_up & top != 0) - i8::from(right_down & top != 0);
        right_up = (right_up << 1) | u64::from(carry > 0);
        right_down = (right_down << 1) | u64::from(carry < 0);
        self.up = right_down | !(vertical | right_up);
        self.down = right_up & vertical;
        self.last = self.last.wrapping_add_signed(isize::from(change));
        change
    }
}

/// Bytes to insert, delete or replace (Levenshtein).
pub(super) fn edit_distance(one: &[u8], other: &[u8]) -> usize {
    let distances = Pattern::new(one, false).distances(other);
    distances.last().copied().unwrap_or(one.len())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The table by its definition. `free`: whether a place may start anywhere.
    fn last_row(pattern: &[u8], text: &[u8], free: bool) -> Vec<usize> {
        let mut column: Vec<usize> = (0..=pattern.len()).collect();
        let mut row = vec![pattern.len()];
        for (index, byte) in text.iter().enumerate() {
            let mut diagonal = column[0];
            column[0] = if free { 0 } else { index + 1 };
            for at in 1..column.len() {
                let replaced = diagonal + usize::from(pattern[at - 1] != *byte);
                diagonal = column[at];
                column[at] = replaced.min(column[at] + 1).min(column[at - 1] + 1);
            }
            row.push(column[pattern.len()]);
        }
        row
    }

    #[test]
    fn distance_counts_letters() {
        assert_eq!(edit_distance(b"", b""), 0);
        assert_eq!(edit_distance(b"abc", b""), 3);
        assert_eq!(edit_distance(b"", b"abc"), 3);
        assert_eq!(edit_distance(b"kitten", b"sitting"), 3);
    }

    fn letters(max: usize) -> impl Strategy<Value = Vec<u8>> {
        prop::collection::vec(prop::sample::select(b"abc".to_vec()), 0..max)
    }

    proptest! {
        #[test]
        fn distances_are_those_of_the_table(pattern in letters(200), text in letters(200)) {
            let found = Pattern::new(&pattern, false).distances(&text);
            prop_assert_eq!(found, last_row(&pattern, &text, false));
            let reversed: Vec<u8> = pattern.iter().rev().copied().collect();
            prop_assert_eq!(
                Pattern::new(&reversed, true).distances(&text),
                last_row(&pattern, &text, false)
            );
        }

        #[test]
        fn every_end_within_the_bound_is_found_and_no_other(
            pattern in letters(200), around in letters(150), after in letters(150),
            cuts in prop::collection::vec(any::<prop::sample::Index>(), 0..40), bound in 0_usize..120,
        ) {
            // The pattern itself stands in the text, with letters gone.
            let mut inner = pattern.clone();
            for cut in cuts {
                if !inner.is_empty() {
                    inner.remove(cut.index(inner.len()));
                }
            }
            let text = [around, inner, after].concat();
            let mut found = Vec::new();
            Pattern::new(&pattern, false).ends(&text, bound, |end| found.push((end.end, end.errors)));
            let expected: Vec<(usize, usize)> = last_row(&pattern, &text, true)
                .into_iter()
                .enumerate()
                .skip(1)
                .filter(|(_, errors)| !pattern.is_empty() && *errors <= bound)
                .collect();
            prop_assert_eq!(found, expected);
        }
    }
}
