//! Accents that are set as signs of their own over a letter, as TeX does.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// The combining accent that a sign is when it stands over (or under) a letter.
pub(super) fn accent_of(sign: char) -> Option<char> {
    Some(match sign {
        '`' | '\u{2CB}' => '\u{300}',
        '\u{B4}' | '\u{2CA}' => '\u{301}',
        '^' | '\u{2C6}' => '\u{302}',
        '~' | '\u{2DC}' => '\u{303}',
        '\u{AF}' | '\u{2C9}' => '\u{304}',
        '\u{2D8}' => '\u{306}',
        '\u{2D9}' => '\u{307}',
        '\u{A8}' => '\u{308}',
        '\u{2DA}' | '\u{B0}' => '\u{30A}',
        '\u{2DD}' => '\u{30B}',
        '\u{2C7}' => '\u{30C}',
        '\u{B8}' => '\u{327}',
        '\u{2DB}' => '\u{328}',
        sign if is_combining_mark(sign) => sign,
        _ => return None,
    })
}

/// `letter` with `accent`, in one character where there is one.
pub(super) fn accented(letter: &str, accent: char) -> String {
    // Strokes through letters do not compose by Unicode's tables.
    let stroked = match (letter, accent) {
        ("l", '\u{335}' | '\u{337}' | '\u{338}') => Some("ł"),
        ("L", '\u{335}' | '\u{337}' | '\u{338}') => Some("Ł"),
        ("o", '\u{337}' | '\u{338}') => Some("ø"),
        ("O", '\u{337}' | '\u{338}') => Some("Ø"),
        _ => None,
    };
    if let Some(stroked) = stroked {
        return stroked.to_owned();
    }
    // The dot gives way to the accent.
    let is_above = !matches!(accent, '\u{316}'..='\u{319}' | '\u{323}'..='\u{32B}');
    let base = match letter {
        "ı" if is_above => "i",
        "ȷ" if is_above => "j",
        letter => letter,
    };
    base.chars().chain([accent]).nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_accents_become_one_character() {
        assert_eq!(accented("e", accent_of('\u{B4}').unwrap()), "é");
        assert_eq!(accented("ı", accent_of('\u{A8}').unwrap()), "ï");
        assert_eq!(accented("C", accent_of('\u{2C7}').unwrap()), "Č");
        assert_eq!(accented("l", '\u{337}'), "ł");
        assert_eq!(accent_of('a'), None);
    }
}
