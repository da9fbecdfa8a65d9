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
