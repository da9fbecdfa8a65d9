//! Which characters count as the same when texts are compared: the tables that
//! the reader's search and the folding of quotes share.
//!
//! Each table is closed on purpose. A character that is not listed stays what
//! it is, so that homoglyphs, digits and letters of another case never pass for
//! one another.

/// The straight form of a curly quotation mark or apostrophe. Guillemets and
/// primes (feet, minutes) are other signs and stay.
pub(crate) fn straight_quote(character: char) -> Option<&'static str> {
    match character {
        '\u{2018}' | '\u{2019}' | '\u{201A}' | '\u{201B}' => Some("'"),
        '\u{201C}' | '\u{201D}' | '\u{201E}' | '\u{201F}' => Some("\""),
        _ => None,
    }
}

/// Hyphens, dashes and the minus sign.
pub(crate) fn is_dash(character: char) -> bool {
    matches!(character, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// The dashes that join the parts of one word.
pub(crate) fn is_hyphen(character: char) -> bool {
    matches!(character, '-' | '\u{2010}' | '\u{2011}')
}

/// The letters that a typographic ligature stands for.
pub(crate) fn ligature_letters(character: char) -> Option<&'static str> {
    match character {
        '\u{FB00}' => Some("ff"),
        '\u{FB01}' => Some("fi"),
        '\u{FB02}' => Some("fl"),
        '\u{FB03}' => Some("ffi"),
        '\u{FB04}' => Some("ffl"),
        '\u{FB05}' | '\u{FB06}' => Some("st"),
        _ => None,
    }
}

/// The soft hyphen: shown only where a line ends at it.
pub(crate) const SOFT_HYPHEN: char = '\u{AD}';

/// Characters without a shape of their own: soft hyphen, zero-width space, byte
/// order mark, and the marks that steer the direction of text. The joiners
/// (U+200C, U+200D, U+2060) are kept: they change words in several scripts.
pub(crate) fn is_invisible(character: char) -> bool {
    matches!(
        character,
        SOFT_HYPHEN
            | '\u{200B}'
            | '\u{FEFF}'
            | '\u{200E}'
            | '\u{200F}'
            | '\u{61C}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2066}'..='\u{2069}'
    )
}

/// Superscript digits, as footnote marks are set in.
pub(crate) fn is_superscript_digit(character: char) -> bool {
    matches!(
        character,
        '\u{B2}' | '\u{B3}' | '\u{B9}' | '\u{2070}' | '\u{2074}'..='\u{2079}'
    )
}

/// Superscripts and subscripts of any sort: digits, signs, brackets.
pub(crate) fn is_raised_or_lowered(character: char) -> bool {
    is_superscript_digit(character)
        || matches!(character, '\u{2071}' | '\u{207A}'..='\u{207F}' | '\u{2080}'..='\u{209C}')
}
