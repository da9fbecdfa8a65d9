//! Going through a text for the ends of places near a pattern.
//!
//! Each column of the table waits for the one before, and a processor has room for
//! more meanwhile. So a long text is gone through at two places at a time, in step:
//! each stretch of it in two halves, of which the second begins early enough to hold
//! every place that ends in it.

use super::myers::{Block, End, Pattern, WORD};

/// Bytes that are gone through at once, in two halves.
const STRETCH: usize = 1 << 18;
/// Blocks of a column up to which it is kept in registers.
const FEW: usize = 6;

/// One of the two halves.
struct Half<'text> {
    /// Its text, with what is needed to know of places that begin before it.
    text: &'text [u8],
    at: usize,
    column: Vec<Block>,
    /// How the last row changed last.
    carry: i8,
}

impl Pattern {
    /// Every end in `text` of a place with at most `errors_max` errors, in order.
    pub(super) fn ends(&self, text: &[u8], errors_max: usize, mut found: impl FnMut(End)) {
        if self.len() == 0 {
            return;
        }
        let reach = self.len() + errors_max;
        let stretch = STRETCH.max(16 * reach);
        let mut start = 0;
        // Kept for one half of a stretch, while the other one is gone through.
        let mut later = Vec::new();
        while start < text.len() {
            let end = text.len().min(start + stretch);
            let middle = match end - start < 4 * reach {
                true => end,
                false => usize::midpoint(start, end),
            };
            let half = |from: usize, to: usize| {
                // Nothing ends in an empty half.
                let first = match from == to {
                    true => from,
                    false => from.saturating_sub(reach),
                };
                let half = Half {
                    text: text.get(first..to).unwrap_or_default(),
                    at: 0,
                    column: self.column_at_first(errors_max),
                    carry: 0,
                };
                (first, half)
            };
            let ((first, mut one), (second, mut other)) = (half(start, middle), half(middle, end));
            let place = |begin: usize, from: usize, end: End| {
                let end = End {
                    end: begin + end.end,
                    ..end
                };
                (end.end > from).then_some(end)
            };
            self.go_through([&mut one, &mut other], errors_max, |half, end| match half {
                0 => place(first, start, end).into_iter().for_each(&mut found),
                _ => later.extend(place(second, middle, end)),
            });
            later.drain(..).for_each(&mut found);
            start = end;
        }
    }

    /// The blocks that may come below the bound: at first those whose first row does.
    fn column_at_first(&self, errors_max: usize) -> Vec<Block> {
        let at_first = (errors_max / WORD + 1).min(self.blocks());
        let mut rows = 0;
        let blocks = (0..at_first).map(|block| {
            rows += self.rows(block);
            Block::new(rows, self.top_row(block))
        });
        blocks.collect()
    }

    /// Hands on the ends in each half, with the half's number.
    fn go_through(
        &self,
        halves: [&mut Half<'_>; 2],
        errors_max: usize,
        mut found: impl FnMut(usize, End),
    ) {
        let [one, other] = halves;
        while one.is_on() && other.is_on() {
            match one.column.len() {
                1 => self.in_step::<1>(one, other, errors_max),
                2 => self.in_step::<2>(one, other, errors_max),
                3 => self.in_step::<3>(one, other, errors_max),
                4 => self.in_step::<4>(one, other, errors_max),
                5 => self.in_step::<5>(one, other, errors_max),
                FEW => self.in_step::<FEW>(one, other, errors_max),
                _ => {
                    self.step(one);
                    self.step(other);
                }
            }
            self.adjust(&mut [one, other], errors_max);
            for (number, half) in [&*one, &*other].into_iter().enumerate() {
                if let Some(end) = self.end_of(half, errors_max) {
                    found(number, end);
                }
            }
        }
        for (number, half) in [one, other].into_iter().enumerate() {
            while half.is_on() {
                self.step(half);
                self.adjust(&mut [half], errors_max);
                if let Some(end) = self.end_of(half, errors_max) {
                    found(number, end);
                }
            }
        }
    }

    /// Goes on in both halves, column by column, until something is to be done or one
    /// of them is at its end. Both have `N` blocks.
    fn in_step<const N: usize>(&self, one: &mut Half<'_>, other: &mut Half<'_>, errors_max: usize) {
        let (Some(mut left), Some(mut right)) = (one.column_of::<N>(), other.column_of::<N>())
        else {
            return;
        };
        let texts = one.rest().iter().zip(other.rest());
        // Of the last block nothing is to be done while it is between these.
        let low = match N == self.blocks() {
            true => errors_max,
            false => errors_max + 1,
        };
        let high = match N {
            1 => usize::MAX,
            _ => errors_max + WORD,
        };
        let (mut steps, mut carries) = (0, (0, 0));
        for (byte, other_byte) in texts {
            steps += 1;
            carries = (
                advance(&mut left, self.places_of(*byte)),
                advance(&mut right, self.places_of(*other_byte)),
            );
            let last = |column: &[Block; N]| column.last().map_or(0, |block| block.last);
            let (left, right) = (last(&left), last(&right));
            if left.min(right) <= low || left.min(right) >= high {
                break;
            }
        }
        one.column.copy_from_slice(&left);
        other.column.copy_from_slice(&right);
        (one.carry, other.carry) = carries;
        one.at += steps;
        other.at += steps;
    }

    /// Goes one column on.
    fn step(&self, half: &mut Half<'_>) {
        if let Some(byte) = half.text.get(half.at) {
            half.carry = advance(&mut half.column, self.places_of(*byte));
            half.at += 1;
        }
    }

    /// The end at the column of a half, if it is one.
    fn end_of(&self, half: &Half<'_>, errors_max: usize) -> Option<End> {
        let last = half.column.last()?.last;
        (half.column.len() == self.blocks() && last <= errors_max).then_some(End {
            end: half.at,
            errors: last,
        })
    }

    /// Takes in the next block where it may come below the bound in one of the
    /// halves, and leaves out those that no longer can in any. A block more than is
    /// needed does no harm: what is above the bound need not be exact.
    fn adjust(&self, halves: &mut [&mut Half<'_>], errors_max: usize) {
        let Some(number) = halves.first().map(|half| half.column.len()) else {
            return;
        };
        let next_of = |half: &Half<'_>| {
            let byte = half.text.get(half.at.checked_sub(1)?)?;
            self.places_of(*byte).get(number).copied()
        };
        let is_wanted = |half: &Half<'_>| {
            half.before() <= errors_max
                && next_of(half).is_some_and(|next| next & 1 != 0 || half.carry < 0)
        };
        if halves.iter().any(|half| is_wanted(half)) {
            for half in halves {
                if let Some(next) = next_of(half) {
                    let last = half.before() + self.rows(number);
                    let mut block = Block::new(last, self.top_row(number));
                    half.carry = block.advance(next, half.carry);
                    half.column.push(block);
                }
            }
            return;
        }
        let is_above = |half: &&mut Half<'_>| {
            let last = half.column.last();
            half.column.len() > 1 && last.is_some_and(|block| block.last >= errors_max + WORD)
        };
        while halves.iter().all(is_above) {
            for half in &mut *halves {
                half.column.pop();
            }
        }
    }
}

/// Goes one column on; returns how its last row changed.
#[inline]
fn advance(column: &mut [Block], places: &[u64]) -> i8 {
    let mut carry = 0;
    for (block, places) in column.iter_mut().zip(places) {
        carry = block.advance(*places, carry);
    }
    carry
}

impl<'text> Half<'text> {
    fn rest(&self) -> &'text [u8] {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn is_on(&self) -> bool {
        self.at < self.text.len()
    }

    fn column_of<const N: usize>(&self) -> Option<[Block; N]> {
        self.column.as_slice().try_into().ok()
    }

    /// The last row in the column before.
    fn before(&self) -> usize {
        let last = self.column.last().map_or(0, |block| block.last);
        last.saturating_add_signed(-isize::from(self.carry))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Ends by a table of bytes, over the whole text.
    fn by_definition(pattern: &[u8], text: &[u8], bound: usize) -> Vec<(usize, usize)> {
        let mut column: Vec<usize> = (0..=pattern.len()).collect();
        let mut found = Vec::new();
        for (index, byte) in text.iter().enumerate() {
            let mut diagonal = 0;
            for at in 1..column.len() {
                let replaced = diagonal + usize::from(pattern[at - 1] != *byte);
                diagonal = column[at];
                column[at] = replaced.min(column[at] + 1).min(column[at - 1] + 1);
            }
            if column[pattern.len()] <= bound {
                found.push((index + 1, column[pattern.len()]));
            }
        }
        found
    }

    #[test]
    fn places_across_the_halves_and_stretches_of_a_long_text_are_found_once() {
        let mut seed = 7_u32;
        let mut letter = || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            b"abcdefgh ijklmnop"[(seed >> 24) as usize % 17]
        };
        for (len, bound) in [(40, 8), (100, 20), (300, 60)] {
            let pattern: Vec<u8> = (0..len).map(|_| letter()).collect();
            let mut text: Vec<u8> = (0..STRETCH + STRETCH / 2).map(|_| letter()).collect();
            let seams = [STRETCH / 2, STRETCH, STRETCH + STRETCH / 4];
            for seam in seams {
                for start in [seam - 2 * len, seam - len / 2, seam + len] {
                    text[start..start + len].copy_from_slice(&pattern);
                    text[start + len / 3] = b'Z';
                }
            }
            let mut found = Vec::new();
            Pattern::new(&pattern, false)
                .ends(&text, bound, |end| found.push((end.end, end.errors)));
            assert_eq!(found.iter().filter(|(_, errors)| *errors == 1).count(), 9);
            assert_eq!(found, by_definition(&pattern, &text, bound));
        }
    }
}
