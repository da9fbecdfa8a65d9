//! From byte offsets to character counts and back, without walking the text
//! from its start.

/// Bytes between two entries of the index. A conversion looks at this many
/// bytes at most; the index takes one word for each stretch, 40 kB for 5 MB.
const STRIDE: usize = 1024;

/// How many characters start before each multiple of [`STRIDE`] bytes.
#[derive(Clone, Debug)]
pub(super) struct CharIndex {
    /// `starts_before[n]`: characters that start in the first `n * STRIDE` bytes.
    starts_before: Vec<usize>,
    count: usize,
}

/// Whether a character starts at this byte of UTF-8.
fn starts_character(byte: u8) -> bool {
    byte & 0b1100_0000 != 0b1000_0000
}

fn count_starts(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| starts_character(**byte)).count()
}

impl CharIndex {
    pub(super) fn new(text: &str) -> Self {
        let mut starts_before = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut count = 0;
        for stretch in text.as_bytes().chunks(STRIDE) {
            starts_before.push(count);
            count += count_starts(stretch);
        }
        Self {
            starts_before,
            count,
        }
    }

    pub(super) fn count(&self) -> usize {
        self.count
    }

    pub(super) fn char_of_byte(&self, text: &str, byte: usize) -> usize {
        if byte >= text.len() {
            return self.count;
        }
        let byte = text.floor_char_boundary(byte);
        let stretch = byte / STRIDE;
        let before = self.starts_before.get(stretch).copied().unwrap_or(0);
        let rest = text.as_bytes().get(stretch * STRIDE..byte);
        before + rest.map_or(0, count_starts)
    }

    pub(super) fn byte_of_char(&self, text: &str, char: usize) -> usize {
        if char >= self.count {
            return text.len();
        }
        // The last stretch before which at most `char` characters start holds it,
        // or, when a character straddles two stretches, its first start does.
        let stretch = self
            .starts_before
            .partition_point(|before| *before <= char)
            .saturating_sub(1);
        let mut left = char - self.starts_before.get(stretch).copied().unwrap_or(0);
        let start = stretch * STRIDE;
        for (offset, byte) in text.as_bytes().iter().enumerate().skip(start) {
            if starts_character(*byte) {
                if left == 0 {
                    return offset;
                }
                left -= 1;
            }
        }
        text.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A long text with characters of one to four bytes, so that some straddle
    /// the stretches of the index.
    fn mixed(chars: usize) -> String {
        "aé—😀b".chars().cycle().take(chars).collect()
    }

    #[test]
    fn every_character_and_its_byte_convert_both_ways() {
        for length in [0, 1, 5, 700, 5000] {
            let text = mixed(length);
            let index = CharIndex::new(&text);
            assert_eq!(index.count(), length);
            for (number, (byte, character)) in text.char_indices().enumerate() {
                assert_eq!(index.byte_of_char(&text, number), byte);
                for inside in byte..byte + character.len_utf8() {
                    assert_eq!(index.char_of_byte(&text, inside), number);
                }
            }
            assert_eq!(index.byte_of_char(&text, length), text.len());
            assert_eq!(index.char_of_byte(&text, text.len()), length);
        }
    }

    #[test]
    fn positions_past_the_end_are_the_end() {
        let text = mixed(3000);
        let index = CharIndex::new(&text);
        assert_eq!(index.byte_of_char(&text, usize::MAX), text.len());
        assert_eq!(index.char_of_byte(&text, usize::MAX), 3000);
    }
}
