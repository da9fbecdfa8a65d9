//! From bytes to text, with a note of how.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::Encoding;
use serde::{Deserialize, Serialize};

/// What says that a text is in the encoding it was read in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum EncodingSource {
    /// The file starts with a byte order mark.
    ByteOrderMark,
    /// The file names its encoding, as web pages do.
    Declared,
    /// The bytes are valid UTF-8 (or plain ASCII), which chance does not make.
    Valid,
    /// Nothing says so: guessed from which letters would come out.
    Guessed,
}

/// How a file's bytes were turned into text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EncodingNote {
    /// The encoding's name, such as `UTF-8` or `windows-1252`.
    pub name: Cow<'static, str>,
    pub source: EncodingSource,
    /// How many places could not be read and show as `U+FFFD`. Quotes that hold
    /// such a place cannot be checked there.
    pub replaced: usize,
}

impl Default for EncodingNote {
    fn default() -> Self {
        Self::utf8()
    }
}

impl EncodingNote {
    pub(super) fn utf8() -> Self {
        Self {
            name: Cow::Borrowed(encoding_rs::UTF_8.name()),
            source: EncodingSource::Valid,
            replaced: 0,
        }
    }

    /// What a reader should know about the decoding, or nothing if all is well.
    #[must_use]
    pub fn warning(&self) -> Option<String> {
        let Self {
            name,
            source,
            replaced,
        } = self;
        if *replaced > 0 {
            let places = if *replaced == 1 { "place" } else { "places" };
            return Some(format!(
                "{replaced} {places} of this text could not be read as {name} and are shown as \u{FFFD}. \
                 Saving the file as UTF-8 in its own program may help"
            ));
        }
        (*source == EncodingSource::Guessed).then(|| {
            format!(
                "The file does not say how its letters are encoded; it was read as {name}. \
                 If letters look wrong, save it as UTF-8"
            )
        })
    }
}

/// The text of `bytes`: by byte order mark, else as UTF-8, else by guess.
pub(super) fn decode(bytes: Vec<u8>) -> (String, EncodingNote) {
    if let Some((encoding, mark_len)) = Encoding::for_bom(&bytes) {
        let rest = bytes.get(mark_len..).unwrap_or_default();
        return decode_as(encoding, EncodingSource::ByteOrderMark, rest);
    }
    match String::from_utf8(bytes) {
        Ok(text) => (text, EncodingNote::utf8()),
        Err(error) => {
            let bytes = error.as_bytes();
            let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
            detector.feed(bytes, true);
            // UTF-8 is left out: it was tried, and a damaged UTF-8 text would
            // otherwise be read as some other encoding without a word. So a
            // text that is nearly all UTF-8 is taken for damaged UTF-8.
            if is_damaged_utf8(bytes) {
                return decode_as(encoding_rs::UTF_8, EncodingSource::Guessed, bytes);
            }
            let encoding = detector.guess(None, Utf8Detection::Deny);
            decode_as(encoding, EncodingSource::Guessed, bytes)
        }
    }
}

/// How much of a page is searched for the name of its encoding, in bytes. The HTML
/// standard asks for 1,024; saved pages put comments first.
const DECLARED_WITHIN: usize = 4096;

/// The text of a web page: by byte order mark, else as UTF-8 where that is valid,
/// else by what the page declares, else by guess.
///
/// What is valid UTF-8 and not plain ASCII is no other encoding, whatever the page
/// says: programs that save pages anew tend to leave the old name in place.
pub(super) fn decode_web_page(bytes: &[u8]) -> (String, EncodingNote) {
    if Encoding::for_bom(bytes).is_none()
        && let Some(encoding) = declared_encoding(bytes)
        && (encoding == encoding_rs::ISO_2022_JP || std::str::from_utf8(bytes).is_err())
        && (encoding != encoding_rs::UTF_8 || is_damaged_utf8(bytes))
    {
        return decode_as(encoding, EncodingSource::Declared, bytes);
    }
    decode(bytes.to_vec())
}

/// The encoding that is named in `charset=…` of a page, or in its XML declaration.
fn declared_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = bytes.get(..DECLARED_WITHIN).unwrap_or(bytes);
    let lower = start.to_ascii_lowercase();
    let after = |word: &[u8]| {
        let at = memchr::memmem::find(&lower, word)?;
        let value = lower.get(at + word.len()..)?.trim_ascii_start();
        let value = value.strip_prefix(b"=")?.trim_ascii_start();
        let value = value.trim_ascii_start();
        let value = value
            .strip_prefix(b"\"")
            .or_else(|| value.strip_prefix(b"'"))
            .unwrap_or(value);
        let len = value
            .iter()
            .position(|byte| {
                matches!(byte, b'"' | b'\'' | b';' | b'>' | b'/' | b'?')
                    || byte.is_ascii_whitespace()
            })
            .unwrap_or(value.len());
        Encoding::for_label(value.get(..len)?)
    };
    let is_xml = lower.trim_ascii_start().starts_with(b"<?xml");
    let declared = is_xml
        .then(|| after(b"encoding"))
        .flatten()
        .or_else(|| after(b"charset"))?;
    // Whoever can read the name is not reading UTF-16.
    let is_wide = declared == encoding_rs::UTF_16LE || declared == encoding_rs::UTF_16BE;
    Some(if is_wide {
        encoding_rs::UTF_8
    } else {
        declared
    })
}

fn decode_as(
    encoding: &'static Encoding,
    source: EncodingSource,
    bytes: &[u8],
) -> (String, EncodingNote) {
    let (text, replaced_any) = encoding.decode_without_bom_handling(bytes);
    let replaced = if replaced_any {
        text.chars().filter(|char| *char == '\u{FFFD}').count()
    } else {
        0
    };
    let note = EncodingNote {
        name: Cow::Borrowed(encoding.name()),
        source,
        replaced,
    };
    (text.into_owned(), note)
}

/// Whether valid multi-byte characters outnumber the broken places by far.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let mut valid = 0_usize;
    let mut broken = 0_usize;
    for chunk in bytes.utf8_chunks() {
        valid += chunk
            .valid()
            .chars()
            .filter(|char| !char.is_ascii())
            .count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    valid >= 4 * broken
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf_16_with_its_mark_is_read_either_way_round() {
        let text = "“Né”";
        let units: Vec<u16> = std::iter::once(0xFEFF).chain(text.encode_utf16()).collect();
        let little = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
        let big = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
        for bytes in [little, big] {
            let (decoded, note) = decode(bytes);
            assert_eq!(decoded, text);
            assert_eq!(note.source, EncodingSource::ByteOrderMark);
            assert_eq!(note.warning(), None);
        }
    }

    #[test]
    fn old_western_text_is_guessed_and_says_so() {
        let bytes =
            b"Il a d\xE9clar\xE9 que la fronti\xE8re \x93ouverte\x94 serait ferm\xE9e.".to_vec();
        let (text, note) = decode(bytes);
        assert_eq!(
            text,
            "Il a déclaré que la frontière “ouverte” serait fermée."
        );
        assert_eq!(note.name, "windows-1252");
        assert!(
            note.warning()
                .is_some_and(|warning| warning.contains("windows-1252"))
        );
    }

    #[test]
    fn web_page_is_read_in_the_encoding_it_names_unless_it_is_utf_8() {
        let page = |name: &str, words: &[u8]| {
            let mut bytes = format!("<html><head><meta charset=\"{name}\">").into_bytes();
            bytes.extend(words);
            decode_web_page(&bytes)
        };
        let (text, note) = page("windows-1251", b"\xCC\xE8\xF0");
        assert!(text.ends_with("Мир"), "{text}");
        assert_eq!(note.source, EncodingSource::Declared);
        assert_eq!(note.warning(), None);
        assert!(page("windows-1251", "Né".as_bytes()).0.ends_with("Né"));
        assert!(page("utf-16", "Né".as_bytes()).0.ends_with("Né"));
        let (text, _) = page("iso-2022-jp", b"\x1B$B0!\x1B(B");
        assert!(text.ends_with('亜'), "{text}");
        let old = b"<meta http-equiv=Content-Type content='text/html; charset=ISO-8859-1'>\xE9";
        assert!(decode_web_page(old).0.ends_with('é'));
        let xml = b"<?xml version='1.0' encoding='windows-1252'?><html>\xE9</html>";
        assert!(decode_web_page(xml).0.contains('é'));
    }

    #[test]
    fn broken_places_in_utf_8_are_counted() {
        let mut bytes = "“One” – “two” – “three” – ".as_bytes().to_vec();
        bytes.extend(b"four \xFF five");
        let (text, note) = decode(bytes);
        assert!(text.ends_with("four \u{FFFD} five"));
        assert_eq!((note.name.as_ref(), note.replaced), ("UTF-8", 1));
        assert!(
            note.warning()
                .is_some_and(|warning| warning.starts_with("1 place"))
        );
    }
}
