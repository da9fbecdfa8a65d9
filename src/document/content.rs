//! What a reader makes of a file, whatever its kind.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::block::Block;
use super::decode::EncodingNote;

/// The kinds of file that can be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Format {
    #[default]
    PlainText,
    Markdown,
    Html,
    Pdf,
    Docx,
    Epub,
}

impl Format {
    /// Every kind, the plainest first.
    pub const ALL: [Self; 6] = [
        Self::PlainText,
        Self::Markdown,
        Self::Html,
        Self::Pdf,
        Self::Docx,
        Self::Epub,
    ];

    /// What people call it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::PlainText => "plain text",
            Self::Markdown => "Markdown",
            Self::Html => "web page",
            Self::Pdf => "PDF",
            Self::Docx => "Word document",
            Self::Epub => "e-book",
        }
    }

    /// How files of this kind end, in lower case, the usual one first.
    #[must_use]
    pub fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::PlainText => &["txt", "text"],
            Self::Markdown => &["md", "markdown"],
            Self::Html => &["html", "htm", "xhtml"],
            Self::Pdf => &["pdf"],
            Self::Docx => &["docx"],
            Self::Epub => &["epub"],
        }
    }

    /// The kind whose files end so (without the dot, in capitals or not).
    #[must_use]
    pub fn from_extension(extension: &str) -> Option<Self> {
        let is = |known: &&str| known.eq_ignore_ascii_case(extension);
        (Self::ALL.into_iter()).find(|format| format.extensions().iter().any(&is))
    }

    /// How files of any of these kinds end.
    #[must_use]
    pub fn all_extensions() -> Vec<&'static str> {
        let endings = Self::ALL.into_iter().flat_map(Self::extensions);
        endings.copied().collect()
    }
}

/// A page of a document that has pages.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Page {
    /// What the document itself calls the page (`iv`, `12`), which need not be its
    /// place among the pages; empty where it does not say.
    pub label: String,
    /// Bytes of the document's text.
    pub range: Range<usize>,
    /// Width and height in points, as shown (after the page's own rotation);
    /// `None` where pages are marks in a text, as in an e-book.
    pub size: Option<[f32; 2]>,
}

/// Where a piece of the text, a word as a rule, stands on its page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlaceOnPage {
    /// Bytes of the document's text.
    pub range: Range<u32>,
    /// Index of the page.
    pub page: u32,
    /// Left, top, right, bottom in points from the page's top left corner as shown.
    pub rect: [f32; 4],
}

/// What a file says of itself. Everything may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    pub title: String,
    /// Names as they are written.
    pub authors: Vec<String>,
    /// As much as is known: `2025`, `2025-10` or `2025-10-20`.
    pub date: String,
    /// The journal, book or site that holds it.
    pub container: String,
    pub publisher: String,
    /// Without `https://doi.org/`.
    pub doi: String,
    pub url: String,
    /// A language tag, such as `en` or `de-CH`.
    pub language: String,
}

/// A text with everything that its file said of it. Readers make one; a
/// [`Document`](super::Document) is made of it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Content {
    pub format: Format,
    /// The text: without a byte order mark, and with `\n` at the end of lines.
    pub text: String,
    pub encoding: EncodingNote,
    /// The text's parts in order, without overlap and without white space at their
    /// ends; `None` where the file does not say, so that they have to be guessed.
    pub blocks: Option<Vec<Block>>,
    /// In order, without overlap; empty where there are no pages.
    pub pages: Vec<Page>,
    /// In the order of the text; empty where the file has no places on pages.
    pub places: Vec<PlaceOnPage>,
    /// Parts of the text (bytes, in order) that stand for glyphs of which the file
    /// does not say what they mean. Words there cannot be verified.
    pub unmapped: Vec<Range<usize>>,
    pub about: About,
    /// What a reader should know of how well the file could be read, in sentences.
    pub remarks: Vec<String>,
}
