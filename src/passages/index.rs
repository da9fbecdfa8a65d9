//! The words of one document, by where they stand.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use unicode_segmentation::UnicodeSegmentation as _;

use super::sentence::sentences_of;
use super::words::term_of;
use crate::document::{Block, BlockKind, Document};

/// The most sentences of a window.
const SENTENCES_MAX: usize = 4;
/// A window takes in a further sentence while it has no more words than this
/// with it.
const WINDOW_WORDS: usize = 70;
/// The positions of two sentences' words lie this far apart, so that the last
/// word of one is no neighbour of the first of the next.
const SENTENCE_GAP: u32 = 3;

/// A document's sentences, and in which of them each word stands.
///
/// Making one goes through the whole text: do it off the drawing thread and keep
/// it. Headings, running heads and lists of references are left out, since what
/// stands there is nobody's statement.
#[derive(Debug)]
pub struct Index {
    document: Arc<Document>,
    pub(super) sentences: Vec<Sentence>,
    pub(super) windows: Vec<Window>,
    /// For each term where it stands, in order: positions of words that say
    /// something, counted from the start of the document.
    postings: HashMap<Box<str>, Vec<u32>>,
}

#[derive(Debug)]
pub(super) struct Sentence {
    /// Bytes of the document's text.
    pub bytes: Range<usize>,
    /// The position of its first word that says something.
    pub first_position: u32,
    /// The windows that it stands in: a range of their list.
    pub windows: Range<usize>,
    /// How many words it has, the common ones too.
    pub words: usize,
}

/// Sentences that follow each other in one block. Windows overlap; each begins and
/// ends after the one before it.
#[derive(Debug)]
pub(super) struct Window {
    /// A range of the list of sentences.
    pub sentences: Range<usize>,
    /// How many words say something.
    pub length: u32,
}

impl Index {
    /// Goes through the document.
    #[must_use]
    pub fn new(document: Arc<Document>) -> Self {
        let mut reading = Reading::default();
        let text = document.text();
        for part in parts_of(&document) {
            reading.part(text, &part);
        }
        let Reading {
            sentences,
            windows,
            lists,
            terms,
            ..
        } = reading;
        let mut postings: HashMap<Box<str>, Vec<u32>> = HashMap::with_capacity(lists.len());
        let mut lists: Vec<Option<Vec<u32>>> = lists.into_iter().map(Some).collect();
        for (term, number) in terms {
            if let Some(list) = lists.get_mut(number).and_then(Option::take) {
                postings.insert(term, list);
            }
        }
        Self {
            document,
            sentences,
            windows,
            postings,
        }
    }

    #[must_use]
    pub fn document(&self) -> &Arc<Document> {
        &self.document
    }

    /// Where a term stands, in order.
    pub(super) fn positions(&self, term: &str) -> &[u32] {
        self.postings.get(term).map_or(&[], Vec::as_slice)
    }

    /// The sentence that a position is in.
    pub(super) fn sentence_at(&self, position: u32) -> Option<&Sentence> {
        let after = self
            .sentences
            .partition_point(|sentence| sentence.first_position <= position);
        after.checked_sub(1).and_then(|at| self.sentences.get(at))
    }

    /// How many words of all windows say something.
    pub(super) fn window_words(&self) -> u64 {
        let lengths = self.windows.iter().map(|window| u64::from(window.length));
        lengths.sum()
    }
}

/// An index on its way.
#[derive(Default)]
struct Reading<'text> {
    sentences: Vec<Sentence>,
    windows: Vec<Window>,
    /// By the number of the term.
    lists: Vec<Vec<u32>>,
    terms: HashMap<Box<str>, usize>,
    /// For words as they are written the number of their term, so that each is
    /// brought to its stem once.
    known: HashMap<&'text str, Option<usize>>,
    position: u32,
}

impl<'text> Reading<'text> {
    fn part(&mut self, text: &'text str, part: &Range<usize>) {
        let first = self.sentences.len();
        // How many words of each sentence say something.
        let mut lengths: Vec<u32> = Vec::new();
        for bytes in sentences_of(text, part) {
            let first_position = self.position;
            let mut words = 0;
            let sentence = text.get(bytes.clone()).unwrap_or_default();
            for word in sentence.unicode_words() {
                words += 1;
                if let Some(number) = self.number_of(word) {
                    if let Some(list) = self.lists.get_mut(number) {
                        list.push(self.position);
                    }
                    self.position = self.position.saturating_add(1);
                }
            }
            lengths.push(self.position - first_position);
            // Sentences without such words would share their position with the next.
            self.position = self.position.saturating_add(SENTENCE_GAP);
            self.sentences.push(Sentence {
                bytes,
                first_position,
                windows: 0..0,
                words,
            });
        }
        self.open_windows(first, &lengths);
    }

    fn number_of(&mut self, word: &'text str) -> Option<usize> {
        if let Some(known) = self.known.get(word) {
            return *known;
        }
        let number = term_of(word).map(|term| {
            if let Some(number) = self.terms.get(&*term) {
                return *number;
            }
            let number = self.lists.len();
            self.lists.push(Vec::new());
            self.terms.insert(term.into(), number);
            number
        });
        self.known.insert(word, number);
        number
    }

    /// Lays windows over the sentences from `first` on.
    fn open_windows(&mut self, first: usize, lengths: &[u32]) {
        let count = self.sentences.len();
        let mut end_before = first;
        for start in first..count {
            let mut words = 0;
            let fitting = self.sentences.iter().skip(start).take(SENTENCES_MAX);
            let more = fitting.take_while(|sentence| {
                words += sentence.words;
                words <= WINDOW_WORDS
            });
            let end = start + more.count().max(1);
            // What lies in the window before it adds nothing.
            if end <= end_before {
                continue;
            }
            end_before = end;
            let inside = lengths.get(start - first..end - first).unwrap_or_default();
            let number = self.windows.len();
            self.windows.push(Window {
                sentences: start..end,
                length: inside.iter().sum(),
            });
            for sentence in self.sentences.get_mut(start..end).unwrap_or_default() {
                if sentence.windows.is_empty() {
                    sentence.windows = number..number;
                }
                sentence.windows.end = number + 1;
            }
        }
    }
}

/// The parts of a document in which somebody states something.
fn parts_of(document: &Document) -> Vec<Range<usize>> {
    let text = document.text();
    let words_of = |block: &Block| text.get(block.range.clone()).unwrap_or_default();
    let mut in_references = false;
    let mut parts = Vec::new();
    for block in document.blocks() {
        match block.kind {
            BlockKind::Furniture => {}
            _ if is_references_heading(words_of(block)) => in_references = true,
            BlockKind::Heading => in_references = false,
            _ if in_references => {}
            _ => parts.push(block.range.clone()),
        }
    }
    parts
}

/// Whether a line says that a list of references follows.
fn is_references_heading(line: &str) -> bool {
    const HEADINGS: [&str; 6] = [
        "references",
        "bibliography",
        "works cited",
        "literature cited",
        "list of references",
        "further reading",
    ];
    let plain = line.trim_start_matches(|character: char| {
        matches!(character, '#' | '.') || character.is_ascii_digit() || character.is_whitespace()
    });
    let plain = plain.trim_end_matches(':');
    HEADINGS
        .iter()
        .any(|heading| plain.eq_ignore_ascii_case(heading))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index(text: &str) -> Index {
        Index::new(Arc::new(Document::from_text(text.into())))
    }

    fn windows(text: &str) -> Vec<String> {
        let index = index(text);
        let text = |window: &Window| {
            let inside = &index.sentences[window.sentences.clone()];
            let range = inside[0].bytes.start..inside[inside.len() - 1].bytes.end;
            index.document().text()[range].to_owned()
        };
        index.windows.iter().map(text).collect()
    }

    #[test]
    fn windows_of_four_sentences_move_on_by_one() {
        assert_eq!(
            windows("One is it. Two is it. Three is it. Four is it. Five is it.\n\nSix is it."),
            [
                "One is it. Two is it. Three is it. Four is it.",
                "Two is it. Three is it. Four is it. Five is it.",
                "Six is it.",
            ]
        );
    }

    #[test]
    fn long_sentences_stand_alone() {
        let long = format!("{}end.", "Word and ".repeat(50));
        let text = format!("{long} {long}");
        assert_eq!(windows(&text), [long.as_str(), long.as_str()]);
    }

    #[test]
    fn each_sentence_knows_its_windows() {
        let index = index("One. Two. Three. Four. Five. Six.");
        for (place, sentence) in index.sentences.iter().enumerate() {
            let holding = |window: &Window| window.sentences.contains(&place);
            let expected: Vec<usize> = (0..index.windows.len())
                .filter(|number| holding(&index.windows[*number]))
                .collect();
            assert_eq!(sentence.windows.clone().collect::<Vec<_>>(), expected);
        }
    }

    #[test]
    fn words_are_found_in_the_sentence_that_holds_them() {
        let index = index("The border was shut. Is it? Both borders were.");
        let starts: Vec<usize> = (index.positions("border").iter())
            .map(|position| index.sentence_at(*position).unwrap().bytes.start)
            .collect();
        assert_eq!(starts, [0, 28]);
        assert!(index.positions("toll").is_empty());
    }

    #[test]
    fn headings_and_references_are_nobodys_statement() {
        let body = "The border was closed for weeks, and nobody knew why. ".repeat(5);
        let text = format!(
            "# The border\n{body}\n\n# References\nA Border Book, 2021.\n\n# Annex\n{body}"
        );
        let index = index(&text);
        let shown = |sentence: &Sentence| &text[sentence.bytes.clone()];
        assert_eq!(index.sentences.len(), 10);
        assert!(
            index
                .sentences
                .iter()
                .all(|it| shown(it).starts_with("The border was"))
        );
    }

    #[test]
    fn empty_text_has_no_windows() {
        assert!(index("").windows.is_empty());
        assert!(index(" \n\n").windows.is_empty());
    }
}
