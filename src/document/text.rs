//! The canonical text of a document and its hash.

use std::fmt;
use std::fmt::Write as _;
use std::ops::Range;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::block::{Block, blocks_of};
use super::content::{About, Content, Format, Page, PlaceOnPage};
use super::decode::EncodingNote;
use super::offsets::CharIndex;
use super::search;

/// SHA-256 of a document's canonical text in UTF-8, as 64 lower-case
/// hexadecimal digits. A hash that was read from a file is kept as it is: one
/// that is no such number merely equals none.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TextHash(String);

impl TextHash {
    /// The hash of `text`, taken as canonical.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let digest = Sha256::digest(text.as_bytes());
        let mut hexadecimal = String::with_capacity(64);
        for byte in digest {
            // Writing into a string cannot fail.
            let _ = write!(hexadecimal, "{byte:02x}");
        }
        Self(hexadecimal)
    }

    /// The hexadecimal digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for TextHash {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl From<String> for TextHash {
    fn from(hexadecimal: String) -> Self {
        Self(hexadecimal)
    }
}

/// A text that quotes can be anchored in. It never changes once made; a file
/// that changed on disk is another document with another hash.
#[derive(Clone, Debug)]
pub struct Document {
    text: String,
    hash: TextHash,
    encoding: EncodingNote,
    format: Format,
    blocks: Vec<Block>,
    pages: Vec<Page>,
    places: Vec<PlaceOnPage>,
    unmapped: Vec<Range<usize>>,
    about: About,
    remarks: Vec<String>,
    chars: CharIndex,
}

impl Document {
    /// A document of `text`, brought to canonical form: one byte order mark at
    /// the start is dropped, `\r\n` and `\r` become `\n`.
    #[must_use]
    pub fn from_text(text: String) -> Self {
        Self::decoded(text, EncodingNote::utf8())
    }

    pub(super) fn decoded(text: String, encoding: EncodingNote) -> Self {
        Self::from_content(Content {
            text: canonical(text),
            encoding,
            ..Content::default()
        })
    }

    /// A document of what a reader made of a file. Ranges that lie outside the
    /// text or cut a character are left out: what a damaged file says of its parts
    /// must not make its text unreadable.
    #[must_use]
    pub fn from_content(content: Content) -> Self {
        let Content {
            format,
            text,
            encoding,
            blocks,
            mut pages,
            mut places,
            mut unmapped,
            about,
            remarks,
        } = content;
        let is_part = |range: &Range<usize>| text.get(range.clone()).is_some();
        let blocks = match blocks {
            Some(mut blocks) => {
                blocks.retain(|block| is_part(&block.range));
                blocks
            }
            None => blocks_of(&text),
        };
        pages.retain(|page| is_part(&page.range));
        unmapped.retain(is_part);
        places.retain(|place| is_part(&(place.range.start as usize..place.range.end as usize)));
        Self {
            hash: TextHash::of(&text),
            blocks,
            chars: CharIndex::new(&text),
            encoding,
            format,
            pages,
            places,
            unmapped,
            about,
            remarks,
            text,
        }
    }

    /// The canonical text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The hash of the canonical text.
    #[must_use]
    pub fn hash(&self) -> &TextHash {
        &self.hash
    }

    /// How the file's bytes were turned into text.
    #[must_use]
    pub fn encoding(&self) -> &EncodingNote {
        &self.encoding
    }

    /// The text's parts in order, without overlap. White space between them
    /// belongs to none.
    #[must_use]
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// The kind of file that the text is from.
    #[must_use]
    pub fn format(&self) -> Format {
        self.format
    }

    /// The pages in order; none where the document has none.
    #[must_use]
    pub fn pages(&self) -> &[Page] {
        &self.pages
    }

    /// The index of the page on which byte `byte` stands.
    #[must_use]
    pub fn page_of_byte(&self, byte: usize) -> Option<usize> {
        let after = self.pages.partition_point(|page| page.range.start <= byte);
        after.checked_sub(1)
    }

    /// Where the pieces of the text stand on its pages, in the order of the text.
    #[must_use]
    pub fn places(&self) -> &[PlaceOnPage] {
        &self.places
    }

    /// Parts of the text that stand for signs of which the file does not say what
    /// they mean.
    #[must_use]
    pub fn unmapped(&self) -> &[Range<usize>] {
        &self.unmapped
    }

    /// What the file says of itself.
    #[must_use]
    pub fn about(&self) -> &About {
        &self.about
    }

    /// What a reader should know of how well the file could be read.
    #[must_use]
    pub fn remarks(&self) -> &[String] {
        &self.remarks
    }

    /// How many characters (Unicode scalar values) the text has.
    #[must_use]
    pub fn char_count(&self) -> usize {
        self.chars.count()
    }

    /// The number of characters before byte `byte`. A byte inside a character
    /// counts as that character's start; one past the end as the end.
    #[must_use]
    pub fn char_of_byte(&self, byte: usize) -> usize {
        self.chars.char_of_byte(&self.text, byte)
    }

    /// The byte at which character `char` starts; past the end, the text's
    /// length. Always a character boundary.
    #[must_use]
    pub fn byte_of_char(&self, char: usize) -> usize {
        self.chars.byte_of_char(&self.text, char)
    }

    /// A range of bytes as a range of characters.
    #[must_use]
    pub fn chars_of_bytes(&self, bytes: &Range<usize>) -> Range<usize> {
        self.char_of_byte(bytes.start)..self.char_of_byte(bytes.end)
    }

    /// A range of characters as a range of bytes.
    #[must_use]
    pub fn bytes_of_chars(&self, chars: &Range<usize>) -> Range<usize> {
        self.byte_of_char(chars.start)..self.byte_of_char(chars.end)
    }

    /// The characters in `chars`, cut to what the text has.
    #[must_use]
    pub fn slice_of_chars(&self, chars: &Range<usize>) -> &str {
        let Range { start, end } = self.bytes_of_chars(chars);
        self.text.get(start..end).unwrap_or_default()
    }

    /// Every place (bytes, in order, without overlap) where `needle` stands.
    /// Curly and straight quotation marks, dashes and white space of any width
    /// count as the same, accents do however they are stored (composed or
    /// decomposed), and invisible characters are passed over; with
    /// `case_insensitive`, so do capitals. An empty needle is nowhere.
    #[must_use]
    pub fn find_all(&self, needle: &str, case_insensitive: bool) -> Vec<Range<usize>> {
        search::find_all(&self.text, needle, case_insensitive)
    }
}

/// `text` without a byte order mark and with `\n` at the end of lines.
pub(super) fn canonical(mut text: String) -> String {
    if text.starts_with('\u{FEFF}') {
        text.drain(..'\u{FEFF}'.len_utf8());
    }
    if text.contains('\r') {
        text = text.replace("\r\n", "\n").replace('\r', "\n");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn byte_order_mark_and_line_ends_do_not_change_the_text_or_its_hash() {
        let plain = Document::from_text("One.\nTwo.\n\nThree.".into());
        for text in [
            "\u{FEFF}One.\nTwo.\n\nThree.",
            "One.\r\nTwo.\r\n\r\nThree.",
            "\u{FEFF}One.\rTwo.\r\rThree.",
        ] {
            let document = Document::from_text(text.into());
            assert_eq!(document.text(), plain.text());
            assert_eq!(document.hash(), plain.hash());
        }
    }

    #[test]
    fn everything_else_is_kept_as_written() {
        let text = "\tTabs,  runs \u{A0}of\u{AD} spaces — “and” \u{FB01} e\u{301}\u{FEFF}\n \n";
        assert_eq!(Document::from_text(text.into()).text(), text);
    }

    #[test]
    fn hash_is_sha_256_of_the_utf_8_text() {
        assert_eq!(
            Document::from_text("abc".into()).hash().as_str(),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }

    #[test]
    fn characters_are_cut_to_what_the_text_has() {
        let document = Document::from_text("añb".into());
        assert_eq!(document.slice_of_chars(&(1..2)), "ñ");
        assert_eq!(document.slice_of_chars(&(1..900)), "ñb");
        let backwards = std::ops::Range { start: 2, end: 1 };
        assert_eq!(document.slice_of_chars(&backwards), "");
    }
}
