//! A text's words, in the form in which passages and claims are compared.

use std::borrow::Cow;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation as _;

use super::stem::stem;
use crate::document::characters::is_invisible;

/// One word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word<'text> {
    /// Bytes of the text.
    pub range: Range<usize>,
    /// What it is compared as: in lower case, without accents and endings.
    pub term: Cow<'text, str>,
}

/// The words of a text that say something, in order: those of Unicode's word
/// boundaries without the [`is_common`] ones and single letters.
pub(super) fn words_of(text: &str) -> impl Iterator<Item = Word<'_>> {
    text.unicode_word_indices().filter_map(|(start, word)| {
        let term = term_of(word)?;
        Some(Word {
            range: start..start + word.len(),
            term,
        })
    })
}

/// What a word is compared as; `None` where it says nothing.
pub(super) fn term_of(word: &str) -> Option<Cow<'_, str>> {
    let folded = folded(word);
    let says_something = folded.len() > 1 || folded.bytes().all(|byte| byte.is_ascii_digit());
    if !says_something || is_common(&folded) {
        return None;
    }
    Some(match folded {
        Cow::Borrowed(folded) => stem(folded),
        Cow::Owned(folded) => Cow::Owned(stem(&folded).into_owned()),
    })
}

/// The word in lower case, without accents, marks that cannot be seen, and the
/// possessive `'s`.
pub(super) fn folded(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return Cow::Borrowed(word);
    }
    let base = word
        .strip_suffix("'s")
        .or_else(|| word.strip_suffix("’s"))
        .unwrap_or(word);
    if base.is_ascii() {
        return Cow::Owned(base.to_ascii_lowercase());
    }
    let seen = base.chars().filter(|character| !is_invisible(*character));
    let plain = seen
        .nfkd()
        .filter(|character| !is_combining_mark(*character));
    let straight = plain.map(|character| match character {
        '’' => '\'',
        other => other,
    });
    Cow::Owned(straight.flat_map(char::to_lowercase).collect())
}

/// Words so common in English that sharing them says nothing.
pub(super) fn is_common(word: &str) -> bool {
    COMMON.binary_search(&word).is_ok()
}

/// In alphabetical order.
const COMMON: &[&str] = &[
    "about",
    "after",
    "all",
    "also",
    "although",
    "am",
    "among",
    "an",
    "and",
    "any",
    "are",
    "as",
    "at",
    "be",
    "because",
    "been",
    "being",
    "between",
    "both",
    "but",
    "by",
    "can",
    "could",
    "did",
    "do",
    "does",
    "doing",
    "done",
    "during",
    "each",
    "either",
    "even",
    "every",
    "for",
    "from",
    "had",
    "has",
    "have",
    "having",
    "he",
    "her",
    "here",
    "him",
    "his",
    "how",
    "however",
    "if",
    "in",
    "into",
    "is",
    "it",
    "its",
    "itself",
    "just",
    "may",
    "might",
    "more",
    "most",
    "much",
    "must",
    "neither",
    "no",
    "nor",
    "not",
    "of",
    "on",
    "only",
    "or",
    "other",
    "our",
    "over",
    "own",
    "rather",
    "same",
    "shall",
    "she",
    "should",
    "since",
    "so",
    "some",
    "such",
    "than",
    "that",
    "the",
    "their",
    "them",
    "themselves",
    "then",
    "there",
    "these",
    "they",
    "this",
    "those",
    "though",
    "through",
    "thus",
    "to",
    "too",
    "under",
    "until",
    "up",
    "upon",
    "very",
    "was",
    "we",
    "were",
    "what",
    "when",
    "where",
    "whether",
    "which",
    "while",
    "who",
    "whom",
    "whose",
    "why",
    "will",
    "with",
    "within",
    "without",
    "would",
    "you",
    "your",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(text: &str) -> Vec<String> {
        words_of(text).map(|word| word.term.into_owned()).collect()
    }

    #[test]
    fn common_words_are_listed_in_order() {
        assert!(COMMON.is_sorted());
    }

    #[test]
    fn case_accents_endings_and_possessives_make_no_difference() {
        assert_eq!(terms("TÜRKİYE’s attacks"), terms("turkiye attack"));
        assert_eq!(terms("caf\u{e9}"), terms("CAFE\u{301}"));
        assert_eq!(terms("bor\u{ad}der"), terms("Border's"));
        assert_eq!(terms("\u{fb01}ghters"), terms("fighter"));
    }

    #[test]
    fn words_that_say_nothing_are_passed_over() {
        assert_eq!(
            terms("It is not a matter of the border, in 2021."),
            ["matter", "border", "2021"]
        );
    }

    #[test]
    fn ranges_are_those_of_the_text() {
        let text = "The “borders” of Kabul’s";
        let found: Vec<&str> = words_of(text).map(|word| &text[word.range]).collect();
        assert_eq!(found, ["borders", "Kabul’s"]);
    }
}
