//! What a glyph stands for.

use hayro_interpret::hayro_cmap::BfString;
use unicode_normalization::UnicodeNormalization as _;

/// What a glyph stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    Sign(char),
    /// Several characters, as of a ligature.
    Signs(Box<str>),
    /// White space of any kind.
    Space,
    /// The file does not say.
    Unknown,
}

/// What a file says that a glyph stands for; nothing for what has no shape.
pub(super) fn meaning_of(unicode: Option<BfString>) -> Option<Meaning> {
    match unicode {
        None => Some(Meaning::Unknown),
        Some(BfString::Char(sign)) => meaning_of_text(sign.encode_utf8(&mut [0; 4])),
        Some(BfString::String(signs)) => meaning_of_text(&signs),
    }
}

fn meaning_of_text(signs: &str) -> Option<Meaning> {
    if !signs.is_empty() && signs.chars().all(char::is_whitespace) {
        return Some(Meaning::Space);
    }
    let mut cleaned = String::new();
    for sign in signs.chars().filter(|sign| !is_shapeless(*sign)) {
        match plain_form(sign) {
            Some(sign) if is_presentation_form(sign) => {
                cleaned.extend(std::iter::once(sign).nfkc());
            }
            Some(sign) => cleaned.push(sign),
            None => return Some(Meaning::Unknown),
        }
    }
    let mut letters = cleaned.chars();
    let first = letters.next()?;
    Some(match letters.next() {
        None => Meaning::Sign(first),
        Some(_) => Meaning::Signs(cleaned.into_boxed_str()),
    })
}

/// Characters that a page cannot show.
fn is_shapeless(sign: char) -> bool {
    matches!(sign, '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// The character that is meant, or nothing for one that means something only to
/// the program that wrote it.
fn plain_form(sign: char) -> Option<char> {
    match sign {
        // A hyphen that is drawn is seen, whatever the font calls it.
        '\u{AD}' => Some('-'),
        '\u{F6BE}' => Some('\u{237}'),
        // Bullets of the Symbol font, as word processors name them.
        '\u{F0B7}' | '\u{F0A7}' => Some('\u{2022}'),
        '\u{FFFD}' | '\u{E000}'..='\u{F8FF}' | '\u{F0000}'.. => None,
        sign if sign.is_control() => None,
        sign => Some(sign),
    }
}

/// Arabic letters by the shape they take in a word; the reader wants the letters.
fn is_presentation_form(sign: char) -> bool {
    matches!(sign, '\u{FB50}'..='\u{FDCF}' | '\u{FDF0}'..='\u{FDFB}' | '\u{FE70}'..='\u{FEFC}')
}

/// A text string of a PDF: UTF-16 or UTF-8 with a mark in front, else
/// PDFDocEncoding (ISO 32000-2, annex D.3).
pub(super) fn text_string(bytes: &[u8]) -> String {
    let units = |bytes: &[u8], from: fn([u8; 2]) -> u16| -> String {
        let (pairs, _) = bytes.as_chunks::<2>();
        let units: Vec<u16> = pairs.iter().map(|pair| from(*pair)).collect();
        String::from_utf16_lossy(&units)
    };
    let text = match bytes {
        [0xFE, 0xFF, rest @ ..] => units(rest, u16::from_be_bytes),
        [0xFF, 0xFE, rest @ ..] => units(rest, u16::from_le_bytes),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        // Not allowed, and written all the same.
        _ if bytes.iter().any(|byte| *byte >= 0x80) && std::str::from_utf8(bytes).is_ok() => {
            String::from_utf8_lossy(bytes).into_owned()
        }
        _ => bytes.iter().map(|byte| doc_encoded(*byte)).collect(),
    };
    without_language_marks(&text)
}

/// Escape sequences that name the language of what follows are no text.
fn without_language_marks(text: &str) -> String {
    let mut is_outside = true;
    text.chars()
        .filter(|sign| {
            let is_escape = *sign == '\u{1B}';
            is_outside ^= is_escape;
            is_outside && !is_escape && (!sign.is_control() || sign.is_whitespace())
        })
        .collect()
}

fn doc_encoded(byte: u8) -> char {
    const FROM_18: [char; 8] = ['˘', 'ˇ', 'ˆ', '˙', '˝', '˛', '˚', '˜'];
    const FROM_80: [char; 31] = [
        '•', '†', '‡', '…', '—', '–', 'ƒ', '⁄', '‹', '›', '−', '‰', '„', '“', '”', '‘', '’', '‚',
        '™', 'ﬁ', 'ﬂ', 'Ł', 'Œ', 'Š', 'Ÿ', 'Ž', 'ı', 'ł', 'œ', 'š', 'ž',
    ];
    let listed = match byte {
        0x18..=0x1F => FROM_18.get(usize::from(byte - 0x18)),
        0x80..=0x9E => FROM_80.get(usize::from(byte - 0x80)),
        0xA0 => Some(&'€'),
        _ => None,
    };
    listed.copied().unwrap_or(char::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_that_only_one_program_understands_are_unknown() {
        let meaning = |sign| meaning_of(Some(BfString::Char(sign)));
        assert_eq!(meaning('a'), Some(Meaning::Sign('a')));
        assert_eq!(meaning('\u{E123}'), Some(Meaning::Unknown));
        assert_eq!(meaning('\u{3}'), Some(Meaning::Unknown));
        assert_eq!(meaning('\u{A0}'), Some(Meaning::Space));
        assert_eq!(meaning('\u{200B}'), None);
        assert_eq!(meaning_of(None), Some(Meaning::Unknown));
    }

    #[test]
    fn arabic_shapes_become_letters_and_latin_ligatures_stay() {
        let meaning = |sign| meaning_of(Some(BfString::Char(sign)));
        assert_eq!(meaning('\u{FEFB}'), Some(Meaning::Signs("لا".into())));
        assert_eq!(meaning('\u{FB01}'), Some(Meaning::Sign('\u{FB01}')));
    }

    #[test]
    fn text_strings_are_read_in_every_encoding() {
        assert_eq!(text_string(b"\xFE\xFF\0\xD6\0t"), "Öt");
        assert_eq!(text_string(b"\xFF\xFE\xD6\0t\0"), "Öt");
        assert_eq!(text_string("\u{FEFF}Öt".as_bytes()), "Öt");
        assert_eq!(text_string("Öt".as_bytes()), "Öt");
        assert_eq!(text_string(b"\xD6t \x84 \x92"), "Öt — ™");
        assert_eq!(text_string(b"\xFE\xFF\0\x1B\0e\0n\0\x1B\0t"), "t");
        assert_eq!(text_string(b"\xFE\xFF\0"), "");
    }
}
