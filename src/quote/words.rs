//! Two texts side by side, word by word.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;

/// How a stretch of words stands in the two texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordStretchKind {
    /// The same characters in both.
    Same,
    /// Other words in the document than in the quote.
    Changed,
    /// Only in the quote.
    OnlyInQuote,
    /// Only in the document.
    OnlyInDocument,
}

/// A stretch of two texts that were laid side by side. The stretches of one
/// comparison cover both texts without a gap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordStretch {
    pub kind: WordStretchKind,
    /// Bytes of the quote's words; empty where only the document has it.
    pub quote: Range<usize>,
    /// Bytes of the document's words; empty where only the quote has it.
    pub document: Range<usize>,
}

/// Lays the words of a quote beside those of a place in a document, letter for
/// letter: what is [`WordStretchKind::Same`] is the same to the last character.
///
/// The longest common run of words is found (long words weigh more than short
/// ones, and spaces next to nothing). Where the part that differs is too long for
/// that, some thousands of words on either side, it is shown as one change.
#[must_use]
pub fn compare_words(quote: &str, document: &str) -> Vec<WordStretch> {
    let quote_words = words_of(quote);
    let document_words = words_of(document);
    let same_ahead = common(quote_words.iter(), document_words.iter());
    let (quote_rest, document_rest) = (
        quote_words.get(same_ahead..).unwrap_or_default(),
        document_words.get(same_ahead..).unwrap_or_default(),
    );
    let same_behind = common(quote_rest.iter().rev(), document_rest.iter().rev());
    let middle = |words: &[Word<'_>]| same_ahead..words.len() - same_behind;

    let mut stretches = Stretches::default();
    for word in quote_words.get(..same_ahead).unwrap_or_default() {
        stretches.same(word.text.len());
    }
    stretches.align(
        quote_words.get(middle(&quote_words)).unwrap_or_default(),
        document_words
            .get(middle(&document_words))
            .unwrap_or_default(),
    );
    for word in quote_words
        .get(quote_words.len() - same_behind..)
        .unwrap_or_default()
    {
        stretches.same(word.text.len());
    }
    stretches.finished(quote, document)
}

/// A word, a run of white space, or a sign.
struct Word<'text> {
    text: &'text str,
    /// What it counts for that both texts have it.
    weight: u32,
}

/// What a shared space counts.
const SPACE_WEIGHT: u32 = 1;
/// What a shared sign counts.
const SIGN_WEIGHT: u32 = 3;
/// What a shared word counts, and each of its letters besides.
const WORD_WEIGHT: u32 = 6;

fn words_of(text: &str) -> Vec<Word<'_>> {
    text.split_word_bounds()
        .map(|text| {
            let weight = if text.chars().all(char::is_whitespace) {
                SPACE_WEIGHT
            } else if text.contains(char::is_alphanumeric) {
                WORD_WEIGHT + u32::try_from(text.len().min(20)).unwrap_or(0)
            } else {
                SIGN_WEIGHT
            };
            Word { text, weight }
        })
        .collect()
}

/// How many words both have, from the first on.
fn common<'a>(
    one: impl Iterator<Item = &'a Word<'a>>,
    other: impl Iterator<Item = &'a Word<'a>>,
) -> usize {
    one.zip(other)
        .take_while(|(one, other)| one.text == other.text)
        .count()
}

/// Cells of the table of common words at most: 16 MB.
const CELLS_MAX: usize = 4_000_000;

#[derive(Default)]
struct Stretches {
    list: Vec<WordStretch>,
    quote_at: usize,
    document_at: usize,
}

impl Stretches {
    fn push(&mut self, kind: WordStretchKind, quote_len: usize, document_len: usize) {
        let quote = self.quote_at..self.quote_at + quote_len;
        let document = self.document_at..self.document_at + document_len;
        (self.quote_at, self.document_at) = (quote.end, document.end);
        match self.list.last_mut().filter(|last| last.kind == kind) {
            Some(last) => {
                last.quote.end = quote.end;
                last.document.end = document.end;
            }
            None => self.list.push(WordStretch {
                kind,
                quote,
                document,
            }),
        }
    }

    fn same(&mut self, len: usize) {
        self.push(WordStretchKind::Same, len, len);
    }

    /// Lays two runs of words beside each other by their heaviest common
    /// subsequence (Wagner and Fischer's table, 1974).
    fn align(&mut self, quote: &[Word<'_>], document: &[Word<'_>]) {
        let width = document.len() + 1;
        if (quote.len() + 1).saturating_mul(width) > CELLS_MAX {
            for word in quote {
                self.push(WordStretchKind::OnlyInQuote, word.text.len(), 0);
            }
            for word in document {
                self.push(WordStretchKind::OnlyInDocument, 0, word.text.len());
            }
            return;
        }
        // `table[line * width + column]`: the weight that the words from there to
        // the end have in common.
        let mut table = vec![0_u32; (quote.len() + 1) * width];
        let cell = |table: &[u32], line: usize, column: usize| {
            table.get(line * width + column).copied().unwrap_or(0)
        };
        for (line, word) in quote.iter().enumerate().rev() {
            for (column, other) in document.iter().enumerate().rev() {
                let skipped = cell(&table, line + 1, column).max(cell(&table, line, column + 1));
                let best = if word.text == other.text {
                    skipped.max(cell(&table, line + 1, column + 1) + word.weight)
                } else {
                    skipped
                };
                if let Some(place) = table.get_mut(line * width + column) {
                    *place = best;
                }
            }
        }
        let (mut line, mut column) = (0, 0);
        loop {
            match (quote.get(line), document.get(column)) {
                (Some(word), Some(other)) => {
                    let here = cell(&table, line, column);
                    if word.text == other.text
                        && here == cell(&table, line + 1, column + 1) + word.weight
                    {
                        self.same(word.text.len());
                        (line, column) = (line + 1, column + 1);
                    } else if here == cell(&table, line + 1, column) {
                        self.push(WordStretchKind::OnlyInQuote, word.text.len(), 0);
                        line += 1;
                    } else {
                        self.push(WordStretchKind::OnlyInDocument, 0, other.text.len());
                        column += 1;
                    }
                }
                (Some(word), None) => {
                    self.push(WordStretchKind::OnlyInQuote, word.text.len(), 0);
                    line += 1;
                }
                (None, Some(other)) => {
                    self.push(WordStretchKind::OnlyInDocument, 0, other.text.len());
                    column += 1;
                }
                (None, None) => return,
            }
        }
    }

    /// The stretches, with what differs side by side made one change, and spaces
    /// between two changes taken into them: nobody reads a space as kept.
    fn finished(self, quote: &str, document: &str) -> Vec<WordStretch> {
        let mut finished: Vec<WordStretch> = Vec::new();
        let is_last = |index: usize| index + 1 == self.list.len();
        for (index, stretch) in self.list.iter().enumerate() {
            let text = quote.get(stretch.quote.clone()).unwrap_or_default();
            let is_space = stretch.kind == WordStretchKind::Same
                && text.chars().all(char::is_whitespace)
                && !is_last(index);
            let differs = stretch.kind != WordStretchKind::Same;
            match finished.last_mut() {
                Some(last) if last.kind != WordStretchKind::Same && (differs || is_space) => {
                    last.quote.end = stretch.quote.end;
                    last.document.end = stretch.document.end;
                }
                _ => finished.push(stretch.clone()),
            }
        }
        for stretch in &mut finished {
            if stretch.kind != WordStretchKind::Same {
                give_back_spaces(stretch, quote, document);
            }
        }
        covering(finished, quote.len(), document.len())
    }
}

/// Takes equal white space at the end of a change out of it, and says what kind
/// of change is left.
fn give_back_spaces(stretch: &mut WordStretch, quote: &str, document: &str) {
    let one = quote.get(stretch.quote.clone()).unwrap_or_default();
    let other = document.get(stretch.document.clone()).unwrap_or_default();
    let shared = one
        .chars()
        .rev()
        .zip(other.chars().rev())
        .take_while(|(one, other)| one == other && one.is_whitespace())
        .map(|(character, _)| character.len_utf8())
        .sum::<usize>();
    stretch.quote.end -= shared;
    stretch.document.end -= shared;
    stretch.kind = match (stretch.quote.is_empty(), stretch.document.is_empty()) {
        (false, true) => WordStretchKind::OnlyInQuote,
        (true, false) => WordStretchKind::OnlyInDocument,
        _ => WordStretchKind::Changed,
    };
}

/// The stretches with the holes between them filled with what is the same.
fn covering(
    stretches: Vec<WordStretch>,
    quote_len: usize,
    document_len: usize,
) -> Vec<WordStretch> {
    let mut covering: Vec<WordStretch> = Vec::new();
    let (mut quote_at, mut document_at) = (0, 0);
    let end = WordStretch {
        kind: WordStretchKind::Same,
        quote: quote_len..quote_len,
        document: document_len..document_len,
    };
    for stretch in stretches.into_iter().chain([end]) {
        let (quote, document) = (stretch.quote.clone(), stretch.document.clone());
        if stretch.kind != WordStretchKind::Same {
            if quote_at < quote.start {
                covering.push(WordStretch {
                    kind: WordStretchKind::Same,
                    quote: quote_at..quote.start,
                    document: document_at..document.start,
                });
            }
            (quote_at, document_at) = (quote.end, document.end);
            covering.push(stretch);
        } else if quote.start == quote_len && quote_at < quote_len {
            covering.push(WordStretch {
                kind: WordStretchKind::Same,
                quote: quote_at..quote_len,
                document: document_at..document_len,
            });
        }
    }
    covering
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The stretches as marked text: `[quote|document]` where they differ.
    fn marked(quote: &str, document: &str) -> String {
        compare_words(quote, document)
            .into_iter()
            .map(|stretch| match stretch.kind {
                WordStretchKind::Same => quote[stretch.quote].to_owned(),
                _ => format!(
                    "[{}|{}]",
                    &quote[stretch.quote], &document[stretch.document]
                ),
            })
            .collect()
    }

    #[test]
    fn one_changed_word_stands_out() {
        assert_eq!(
            marked("the border was closed again", "the border was opened again"),
            "the border was [closed|opened] again"
        );
        assert_eq!(
            marked("did agree to act", "did not agree to act"),
            "did [|not ]agree to act"
        );
        assert_eq!(marked("did not agree", "did agree"), "did [not |]agree");
    }

    #[test]
    fn words_changed_side_by_side_are_one_change() {
        assert_eq!(
            marked("he flatly denied it", "he openly admitted it"),
            "he [flatly denied|openly admitted] it"
        );
    }

    #[test]
    fn same_is_the_same_to_the_last_character() {
        assert_eq!(
            marked("Pakistan's view", "Pakistan’s view"),
            "[Pakistan's|Pakistan’s] view"
        );
        assert_eq!(marked("Тalib", "Talib"), "[Тalib|Talib]");
    }

    #[test]
    fn empty_texts_and_ends_are_covered() {
        assert_eq!(marked("", ""), "");
        assert_eq!(marked("one", ""), "[one|]");
        assert_eq!(marked("", "one"), "[|one]");
        assert_eq!(marked("one two", "two"), "[one |]two");
        assert_eq!(marked("one", "one two"), "one[| two]");
    }

    #[test]
    fn texts_too_long_to_lay_side_by_side_are_one_change() {
        let one = "a b ".repeat(2_000) + "end";
        let other = "c d ".repeat(2_000) + "end";
        let stretches = compare_words(&one, &other);
        let kinds: Vec<WordStretchKind> = stretches.iter().map(|stretch| stretch.kind).collect();
        assert_eq!(kinds, [WordStretchKind::Changed, WordStretchKind::Same]);
    }

    proptest! {
        #[test]
        fn stretches_cover_both_texts_and_tell_the_truth(
            one in "([abc’é] ?|\n){0,24}", other in "([abc’é] ?|\n){0,24}",
        ) {
            let (mut quote_at, mut document_at) = (0, 0);
            let mut last = None;
            for stretch in compare_words(&one, &other) {
                prop_assert_eq!((stretch.quote.start, stretch.document.start), (quote_at, document_at));
                (quote_at, document_at) = (stretch.quote.end, stretch.document.end);
                let (in_quote, in_document) = (&one[stretch.quote], &other[stretch.document]);
                let kind = match (in_quote.is_empty(), in_document.is_empty()) {
                    (true, true) => return Err(TestCaseError::fail("an empty stretch")),
                    (false, true) => WordStretchKind::OnlyInQuote,
                    (true, false) => WordStretchKind::OnlyInDocument,
                    _ if in_quote == in_document => WordStretchKind::Same,
                    _ => WordStretchKind::Changed,
                };
                prop_assert_eq!(stretch.kind, kind);
                prop_assert_ne!(last, Some(kind));
                last = Some(kind);
            }
            prop_assert_eq!((quote_at, document_at), (one.len(), other.len()));
        }
    }
}
