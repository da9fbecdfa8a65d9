//! What differs between a quote and the document where both are the same words.

use std::fmt::Write as _;
use std::ops::Range;

use crate::document::characters::is_invisible;

/// The kinds of difference between a quote and a document. All but the last leave
/// the quote's words the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum DifferenceKind {
    QuotationMark,
    Dash,
    Ligature,
    /// The same letter stored in another way: accent and letter apart or in one.
    Accent,
    Space,
    LineBreak,
    ParagraphBreak,
    PageBreak,
    Invisible,
    /// A word divided at a line's end: with and without its hyphen both fit.
    LineEndHyphen,
    FootnoteMark,
    /// `[he]` or `[T]he`: marked by the quote as altered.
    Edited,
    /// Signs of Markdown that a rendered text does not show were passed over.
    Markup,
    /// A page header or page number inside the sentence was passed over.
    PageFurniture,
    /// Notes at the foot of a page, inside the sentence, were passed over (with
    /// page headers beside them).
    NoteBlock,
    /// Other words: never of a verified quote.
    Words,
}

impl DifferenceKind {
    /// What it is, in a few words for people.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::QuotationMark => "quotation mark",
            Self::Dash => "dash",
            Self::Ligature => "joined letters",
            Self::Accent => "letter stored differently",
            Self::Space => "space",
            Self::LineBreak => "line break",
            Self::ParagraphBreak => "paragraph break",
            Self::PageBreak => "page break",
            Self::Invisible => "invisible character",
            Self::LineEndHyphen => "hyphen at a line's end",
            Self::FootnoteMark => "footnote mark",
            Self::Edited => "edited in the quote",
            Self::Markup => "signs of Markdown passed over",
            Self::PageFurniture => "page header passed over",
            Self::NoteBlock => "notes passed over",
            Self::Words => "other words",
        }
    }

    /// Whether a reader should look at it even so, because the document leaves
    /// more than one reading open or something was left out.
    #[must_use]
    pub fn is_flagged(self) -> bool {
        matches!(
            self,
            Self::LineEndHyphen
                | Self::FootnoteMark
                | Self::Edited
                | Self::Markup
                | Self::PageFurniture
                | Self::NoteBlock
                | Self::Words
                | Self::ParagraphBreak
        )
    }
}

/// One difference between a quote and the place it was found at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    pub kind: DifferenceKind,
    /// What the quote has there; may be empty.
    pub quote: String,
    /// What the document has there; may be empty.
    pub document: String,
    /// Where in the quote's words: bytes of the selector's `exact`.
    pub quote_range: Range<usize>,
    /// Where in the document: bytes of its text.
    pub document_range: Range<usize>,
}

impl Difference {
    /// The difference as a line of text, with characters that cannot be seen
    /// named.
    #[must_use]
    pub fn describe(&self) -> String {
        let Self {
            kind,
            quote,
            document,
            ..
        } = self;
        format!(
            "{}: the document has {}, the quote {}",
            kind.label(),
            shown(document),
            shown(quote)
        )
    }
}

/// `text` in quotation marks, or in words where it could not be seen.
fn shown(text: &str) -> String {
    if text.is_empty() {
        return "nothing".into();
    }
    let mut seen = String::new();
    for character in text.chars() {
        match name_of(character) {
            Some(name) => {
                let _ = write!(seen, "⟨{name}⟩");
            }
            None if is_invisible(character) || character.is_control() => {
                let _ = write!(seen, "⟨U+{:04X}⟩", u32::from(character));
            }
            None if character.is_whitespace() && character != ' ' => {
                let _ = write!(seen, "⟨space U+{:04X}⟩", u32::from(character));
            }
            None => seen.push(character),
        }
    }
    format!("“{seen}”")
}

fn name_of(character: char) -> Option<&'static str> {
    Some(match character {
        '\n' => "line end",
        '\t' => "tab",
        '\u{C}' => "page break",
        '\u{A0}' => "no-break space",
        '\u{AD}' => "soft hyphen",
        '\u{200B}' => "zero-width space",
        '\u{FEFF}' => "byte order mark",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_that_cannot_be_seen_are_named() {
        let difference = Difference {
            kind: DifferenceKind::Space,
            quote: "  ".into(),
            document: "\u{A0}\u{2009}".into(),
            quote_range: 3..5,
            document_range: 30..35,
        };
        assert_eq!(
            difference.describe(),
            "space: the document has “⟨no-break space⟩⟨space U+2009⟩”, the quote “  ”"
        );
    }

    #[test]
    fn what_one_side_lacks_is_called_nothing() {
        let difference = Difference {
            kind: DifferenceKind::FootnoteMark,
            quote: String::new(),
            document: "¹²".into(),
            quote_range: 3..3,
            document_range: 30..34,
        };
        assert_eq!(
            difference.describe(),
            "footnote mark: the document has “¹²”, the quote nothing"
        );
    }
}
