//! One level of a numbering: how its marks look.

use crate::document::list_number::Counting;

/// The most levels that a numbering has.
pub(super) const LEVELS: usize = 9;

/// How the marks of one level look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Level {
    pub(super) counting: Counting,
    pub(super) start: u32,
    /// Such as `%1.%2)`: the numbers of these levels, with what is around them.
    pub(super) pattern: String,
    /// Whether all numbers in the mark are in digits.
    pub(super) in_digits: bool,
}

impl Default for Level {
    fn default() -> Self {
        Self {
            counting: Counting::Decimal,
            start: 1,
            pattern: String::new(),
            in_digits: false,
        }
    }
}

/// `numFmt` of the file format.
pub(super) fn counting_of(format: &str) -> Counting {
    match format {
        "bullet" => Counting::Bullet,
        "none" => Counting::Nothing,
        "lowerLetter" => Counting::LowerLetter,
        "upperLetter" => Counting::UpperLetter,
        "lowerRoman" => Counting::LowerRoman,
        "upperRoman" => Counting::UpperRoman,
        "decimalZero" => Counting::DecimalZero,
        _ => Counting::Decimal,
    }
}

impl Level {
    /// The mark of an item with `numbers` on each level; `levels` says how those of
    /// the others look.
    pub(super) fn mark(&self, numbers: &[u32; LEVELS], levels: &[Level; LEVELS]) -> Option<String> {
        if self.counting == Counting::Bullet {
            return Some(bullet(&self.pattern));
        }
        let mut mark = String::new();
        let mut characters = self.pattern.chars().peekable();
        while let Some(character) = characters.next() {
            let level = (character == '%')
                .then(|| characters.peek()?.to_digit(10)?.checked_sub(1))
                .flatten()
                .and_then(|level| usize::try_from(level).ok());
            let shown = level.and_then(|level| Some((levels.get(level)?, *numbers.get(level)?)));
            match shown {
                Some((level, number)) => {
                    characters.next();
                    let counting = match self.in_digits {
                        true => Counting::Decimal,
                        false => level.counting,
                    };
                    mark.push_str(&counting.number(number));
                }
                None => mark.push(character),
            }
        }
        let mark = mark.trim();
        (!mark.is_empty()).then(|| mark.to_owned())
    }
}

/// Bullets are set in symbol fonts, with signs that mean nothing elsewhere; dashes
/// and asterisks mean themselves.
fn bullet(pattern: &str) -> String {
    let plain = ["-", "–", "—", "*"];
    let pattern = pattern.trim();
    match plain.contains(&pattern) {
        true => pattern.to_owned(),
        false => "•".to_owned(),
    }
}
