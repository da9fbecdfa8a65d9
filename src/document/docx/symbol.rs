//! Signs that are set in a font of symbols, where codes mean other signs.

/// The sign of `code` (hexadecimal) in `font`; nothing where that is not known.
pub(super) fn symbol(font: &str, code: &str) -> Option<char> {
    let code = u32::from_str_radix(code.trim(), 16).ok()?;
    // Symbol fonts put their signs into a private range, from F000 on.
    let own = match code {
        0xF000..=0xF0FF => code - 0xF000,
        code => code,
    };
    match font.to_ascii_lowercase().as_str() {
        "symbol" => in_symbol(own),
        "wingdings" => in_wingdings(own),
        _ if (0xE000..=0xF8FF).contains(&code) => None,
        _ => char::from_u32(code).filter(|sign| !sign.is_control()),
    }
}

/// The letters of the font Symbol that stand in place of `A` to `Z` and `a` to `z`.
const CAPITALS: &str = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ";
const SMALL: &str = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ";

fn in_symbol(code: u32) -> Option<char> {
    let nth = |letters: &str, from: u32| {
        let index = usize::try_from(code - from).ok()?;
        letters.chars().nth(index)
    };
    Some(match code {
        0x41..=0x5A => return nth(CAPITALS, 0x41),
        0x61..=0x7A => return nth(SMALL, 0x61),
        0x2D => '−',
        0x20..=0x7E => return None,
        0xA3 => '≤',
        0xA5 => '∞',
        0xAC => '←',
        0xAE => '→',
        0xB0 => '°',
        0xB1 => '±',
        0xB3 => '≥',
        0xB4 => '×',
        0xB7 => '•',
        0xB9 => '≠',
        0xBB => '≈',
        0xDB => '⇔',
        0xDE => '⇒',
        _ => return None,
    })
}

fn in_wingdings(code: u32) -> Option<char> {
    Some(match code {
        0x6C => '●',
        0x6E => '■',
        0xA7 => '▪',
        0xA8 => '◻',
        0xD8 => '➢',
        0xDF => '←',
        0xE0 => '→',
        0xFB => '✗',
        0xFC => '✓',
        0xFE => '☑',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_known_by_font_and_code_or_not_at_all() {
        assert_eq!(symbol("Symbol", "F061"), Some('α'));
        assert_eq!(symbol("Symbol", "0057"), Some('Ω'));
        assert_eq!(symbol("Wingdings", "F0E0"), Some('→'));
        assert_eq!(symbol("Times New Roman", "2014"), Some('—'));
        assert_eq!(symbol("House Font", "F0E0"), None);
        assert_eq!(symbol("Symbol", "no"), None);
    }
}
