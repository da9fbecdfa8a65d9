//! Signs above and below the line.

/// `text` in superscript signs, as `¹²` or `²⁺`, where there are such signs.
/// White space at its ends and the brackets of a note's mark (`[12]`) are dropped.
pub(super) fn raised(text: &str) -> Option<String> {
    let text = text.trim();
    let text = text
        .strip_prefix('[')
        .and_then(|text| text.strip_suffix(']'))
        .filter(|text| text.bytes().all(|byte| byte.is_ascii_digit()))
        .unwrap_or(text);
    let has_sign = text
        .chars()
        .any(|character| superscript(character).is_some());
    if !has_sign {
        return None;
    }
    text.chars()
        .map(|character| match character {
            // Between the numbers of several notes.
            ',' | '–' | '-' => Some(character),
            _ if is_superscript(character) => Some(character),
            _ => superscript(character),
        })
        .collect()
}

/// The digits of `text` as subscripts.
pub(super) fn lowered(text: &str) -> String {
    text.chars()
        .map(|character| subscript(character).unwrap_or(character))
        .collect()
}

/// The sign for a digit that is set below the line.
pub(super) fn subscript(character: char) -> Option<char> {
    char::from_u32(0x2080 + character.to_digit(10)?)
}

/// The sign for a character that is set above the line, where there is one.
pub(super) fn superscript(character: char) -> Option<char> {
    Some(match character {
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        '0' | '4'..='9' => return char::from_u32(0x2070 + character.to_digit(10)?),
        'i' => 'ⁱ',
        'n' => 'ⁿ',
        '+' => '⁺',
        '−' => '⁻',
        '=' => '⁼',
        '(' => '⁽',
        ')' => '⁾',
        _ => return None,
    })
}

fn is_superscript(character: char) -> bool {
    matches!(character, '¹' | '²' | '³' | '\u{2070}'..='\u{207F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_note_marks_are_raised_and_words_are_not() {
        for (written, expected) in [
            ("12", Some("¹²")),
            (" 3 ", Some("³")),
            ("[7]", Some("⁷")),
            ("1,2", Some("¹,²")),
            ("2+", Some("²⁺")),
            ("n", Some("ⁿ")),
            ("th", None),
            ("[a]", None),
            ("note 3", None),
            ("*", None),
            ("", None),
        ] {
            assert_eq!(raised(written).as_deref(), expected, "{written}");
        }
    }
}
