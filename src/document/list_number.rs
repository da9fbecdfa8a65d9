//! The numbers of list items, and of pages, as they are shown.

/// How the items of a list are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Counting {
    #[default]
    Decimal,
    /// With a zero in front of a single digit.
    DecimalZero,
    LowerLetter,
    UpperLetter,
    LowerRoman,
    UpperRoman,
    Bullet,
    Nothing,
}

impl Counting {
    /// The number of an item, without the point after it; empty where items are
    /// not counted.
    pub(super) fn number(self, number: u32) -> String {
        match self {
            Self::Decimal => number.to_string(),
            Self::DecimalZero => format!("{number:02}"),
            Self::LowerLetter => letters(number),
            Self::UpperLetter => letters(number).to_uppercase(),
            Self::LowerRoman => roman(number),
            Self::UpperRoman => roman(number).to_uppercase(),
            Self::Bullet | Self::Nothing => String::new(),
        }
    }
}

/// `a` to `z`, then `aa` to `zz` as word processors and browsers differ after
/// that anyway.
fn letters(number: u32) -> String {
    let mut rest = number;
    let mut reversed = Vec::new();
    while rest > 0 {
        rest -= 1;
        let letter = char::from_u32('a' as u32 + rest % 26).unwrap_or('a');
        reversed.push(letter);
        rest /= 26;
    }
    match reversed.is_empty() {
        true => number.to_string(),
        false => reversed.into_iter().rev().collect(),
    }
}

/// Numbers that Roman numerals are not written for stay in digits.
pub(super) fn roman(number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    if !(1..4000).contains(&number) {
        return number.to_string();
    }
    let mut rest = number;
    let mut written = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            written.push_str(sign);
            rest -= value;
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_in_lists() {
        for (counting, number, written) in [
            (Counting::Decimal, 12, "12"),
            (Counting::DecimalZero, 3, "03"),
            (Counting::LowerLetter, 1, "a"),
            (Counting::LowerLetter, 28, "ab"),
            (Counting::UpperLetter, 26, "Z"),
            (Counting::LowerLetter, 0, "0"),
            (Counting::LowerRoman, 1994, "mcmxciv"),
            (Counting::UpperRoman, 4, "IV"),
            (Counting::LowerRoman, 5000, "5000"),
            (Counting::Bullet, 7, ""),
        ] {
            assert_eq!(counting.number(number), written);
        }
    }
}
