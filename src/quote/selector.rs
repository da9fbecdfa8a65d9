//! What anchors a quote in a document.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::places::trimmed;
use crate::document::Document;

/// The words of a quote with what tells their place from others. The fields
/// bear the names of the W3C text quote selector. It holds what a reader chose
/// and is never brought up to date by guesses.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Selector {
    /// The words.
    pub exact: String,
    /// The text right before them, as long as was kept. May be empty.
    #[serde(default)]
    pub prefix: String,
    /// The text right after them.
    #[serde(default)]
    pub suffix: String,
    /// Where `exact` started: characters (Unicode scalar values) of the
    /// document's text.
    #[serde(default)]
    pub start: Option<usize>,
}

impl Selector {
    /// Words alone, as when they were typed.
    #[must_use]
    pub fn of_words(exact: impl Into<String>) -> Self {
        Self {
            exact: exact.into(),
            ..Self::default()
        }
    }
}

/// Characters of context that are kept at least, where the document has them.
const CONTEXT_MIN: usize = 32;
/// Characters of context that are kept at most, plus the rest of a word.
const CONTEXT_MAX: usize = 256;
/// Characters by which context is drawn out so as not to cut a word.
const WORD_MAX: usize = 16;

/// The selector of a part of `document`, in characters; cut to what the text
/// has. White space and invisible characters at its ends are left out. The
/// context is drawn out until words and context stand in the document once, or
/// to 256 characters on each side.
#[must_use]
pub fn selector_for(document: &Document, chars: Range<usize>) -> Selector {
    let text = document.text();
    let marked = document.bytes_of_chars(&chars);
    let exact = text.get(marked.clone()).unwrap_or_default();
    let inner = trimmed(exact);
    let words = marked.start + inner.start..marked.start + inner.end;
    let exact = text.get(words.clone()).unwrap_or_default();
    if exact.is_empty() {
        return Selector::default();
    }

    let mut reach = CONTEXT_MIN;
    let around = loop {
        let around = widened(text, &words, reach);
        if reach >= CONTEXT_MAX || stands_once(text, &around) {
            break around;
        }
        reach *= 2;
    };
    Selector {
        exact: exact.to_owned(),
        prefix: text
            .get(around.start..words.start)
            .unwrap_or_default()
            .to_owned(),
        suffix: text
            .get(words.end..around.end)
            .unwrap_or_default()
            .to_owned(),
        start: Some(document.char_of_byte(words.start)),
    }
}

/// `words` with `reach` characters on either side and the rest of the words
/// these would cut.
fn widened(text: &str, words: &Range<usize>, reach: usize) -> Range<usize> {
    let before = text.get(..words.start).unwrap_or_default();
    let after = text.get(words.end..).unwrap_or_default();
    let far = before.char_indices().rev().take(reach).last();
    let start = far.map_or(words.start, |(offset, _)| offset);
    let beyond = text.get(..start).unwrap_or_default();
    let rest_of_word = beyond
        .char_indices()
        .rev()
        .take(WORD_MAX)
        .take_while(|(_, character)| !character.is_whitespace())
        .last();
    let start = rest_of_word.map_or(start, |(offset, _)| offset);

    let end_of = |(offset, character): (usize, char)| offset + character.len_utf8();
    let near = after.char_indices().take(reach).last().map_or(0, end_of);
    let beyond = after.get(near..).unwrap_or_default();
    let rest_of_word = beyond
        .char_indices()
        .take(WORD_MAX)
        .take_while(|(_, character)| !character.is_whitespace())
        .last()
        .map_or(0, end_of);
    start..words.end + near + rest_of_word
}

fn stands_once(text: &str, part: &Range<usize>) -> bool {
    let needle = text.get(part.clone()).unwrap_or_default();
    let again = part.start + 1;
    memchr::memmem::find(text.as_bytes(), needle.as_bytes()) == Some(part.start)
        && text
            .as_bytes()
            .get(again..)
            .is_none_or(|rest| memchr::memmem::find(rest, needle.as_bytes()).is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marked_words_are_kept_without_the_space_around_them() {
        let document = Document::from_text("One two.\n\n  Three four \u{200B} five.".into());
        let selector = selector_for(&document, 8..24);
        assert_eq!(selector.exact, "Three four");
        assert_eq!(selector.prefix, "One two.\n\n  ");
        assert_eq!(selector.suffix, " \u{200B} five.");
        assert_eq!(selector.start, Some(12));
    }

    #[test]
    fn context_has_at_least_32_characters_and_cuts_no_word() {
        let text = "word ".repeat(8) + "border was closed" + &" again".repeat(40);
        let document = Document::from_text(text);
        let selector = selector_for(&document, 40..57);
        assert_eq!(selector.prefix, "word word word word word word word ");
        assert_eq!(selector.suffix, " again again again again again again");
    }

    #[test]
    fn context_grows_until_the_place_is_the_only_one() {
        let lines = "The border was closed. ".repeat(4);
        let document = Document::from_text(format!("{lines}Then. {lines}{lines}"));
        let selector = selector_for(&document, 4..10);
        assert_eq!(selector.exact, "border");
        let whole = format!("{}{}{}", selector.prefix, selector.exact, selector.suffix);
        assert_eq!(document.text().matches(&whole).count(), 1);
    }

    #[test]
    fn space_alone_makes_an_empty_selector() {
        let document = Document::from_text("One \n two".into());
        assert_eq!(selector_for(&document, 3..6), Selector::default());
        assert_eq!(selector_for(&document, 300..600), Selector::default());
    }
}
