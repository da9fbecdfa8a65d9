//! Page headers, page numbers and notes that stand inside a sentence.
//!
//! Text taken from pages keeps what was printed at their edges, in the middle of
//! a sentence that runs over the page's end. Where the file says what is a note
//! or a header, that is passed over. Plain text does not say, so there only what
//! is certain is passed over, and only where the sentence before is open and goes
//! on after it:
//!
//! - a line that stands three times and more in the document, far apart, each
//!   time between blank lines or page breaks, together with the page numbers
//!   beside it;
//! - lines that begin with a number that the text before them bears as a mark.
//!
//! Whatever is passed over is flagged wherever a quote runs across it.

use std::collections::HashMap;
use std::ops::Range;

use super::difference::DifferenceKind;
use super::notes::{is_cited, note_number};
use super::passed::{Passed, merged};
use crate::document::characters::{SOFT_HYPHEN, is_hyphen, is_superscript_digit};
use crate::document::{BlockKind, Document, Format};

/// How often a header stands in the document at least.
const REPEATS_MIN: usize = 3;
/// Bytes between two pages' headers at least. A refrain comes sooner.
const PAGE_MIN: usize = 800;
/// Bytes of a header.
const HEADER_LEN: std::ops::RangeInclusive<usize> = 8..=120;

/// The stretches of `document` to pass over, ascending, from the last letter
/// before to the first letter after, so that each stands where white space would.
pub(super) fn furniture_within_sentences(document: &Document) -> Vec<Passed> {
    let text = document.text();
    match document.format() {
        Format::PlainText | Format::Markdown => guessed(text),
        Format::Pdf => merged(by_blocks(document), guessed(text)),
        Format::Html | Format::Docx | Format::Epub => by_blocks(document),
    }
}

/// What the file itself calls notes and furniture, between two other parts.
fn by_blocks(document: &Document) -> Vec<Passed> {
    let text = document.text();
    let mut found = Vec::new();
    let mut before: Option<&Range<usize>> = None;
    let mut passes = None;
    for block in document.blocks() {
        let kind = match block.kind {
            BlockKind::Note => DifferenceKind::NoteBlock,
            BlockKind::Furniture => DifferenceKind::PageFurniture,
            _ => {
                if let (Some(before), Some(kind)) = (before, passes) {
                    found.push(stretch(text, before.end, block.range.start, kind));
                }
                (before, passes) = (Some(&block.range), None);
                continue;
            }
        };
        passes = passes.max(Some(kind));
    }
    found
}

/// The stretch between two parts of a sentence. Where the first part ends in a
/// hyphen and the second goes on with a small letter, they may be one word.
fn stretch(text: &str, end: usize, start: usize, kind: DifferenceKind) -> Passed {
    let before = text.get(..end).unwrap_or_default();
    let after = text.get(start..).unwrap_or_default();
    let hyphen = dividing_hyphen(before).filter(|_| after.starts_with(char::is_lowercase));
    Passed {
        range: end - hyphen.map_or(0, char::len_utf8)..start,
        kind,
        parts_words: hyphen.is_none(),
    }
}

/// The hyphen that `words` end in, right after a letter.
fn dividing_hyphen(words: &str) -> Option<char> {
    let mut backwards = words.chars().rev();
    let hyphen = backwards.next()?;
    let divides = is_hyphen(hyphen) || hyphen == SOFT_HYPHEN;
    (divides && backwards.next().is_some_and(char::is_alphabetic)).then_some(hyphen)
}

/// A line without white space at its ends, by bytes of the text.
struct Line<'text> {
    words: &'text str,
    range: Range<usize>,
    /// Whether a page break stands in this line or right before it.
    breaks_page: bool,
}

/// What certainly is no part of the sentence in a text that does not say so.
fn guessed(text: &str) -> Vec<Passed> {
    let lines = lines_of(text);
    let headers = repeated_headers(&lines);
    let mut found = Vec::new();
    let mut index = 0;
    while index < lines.len() {
        let from = index;
        let run = Run::at(&lines, &headers, from);
        index = run.end.max(from + 1);
        let before = from.checked_sub(1).and_then(|before| lines.get(before));
        let (Some(before), Some(after)) = (before, lines.get(run.end)) else {
            continue;
        };
        let goes_on = after.words.starts_with(char::is_lowercase);
        let all_cited = |slack: usize| {
            let start = before.range.end.saturating_sub(slack);
            let start = text.floor_char_boundary(start);
            let cited_in = text.get(start..before.range.end).unwrap_or_default();
            !run.notes.is_empty() && run.notes.iter().all(|number| is_cited(cited_in, number))
        };
        let breaks_page = lines
            .get(from..=run.end)
            .unwrap_or_default()
            .iter()
            .any(|line| line.breaks_page);
        let has_edge = run.has_header || (run.has_words && breaks_page);
        let kind = if run.notes.is_empty() {
            let divides = breaks_page && dividing_hyphen(before.words).is_some();
            match has_edge {
                true if goes_on && is_open(before.words) => DifferenceKind::PageFurniture,
                false if goes_on && divides => DifferenceKind::LineEndHyphen,
                _ => continue,
            }
        } else if is_loosely_open(before.words) && all_cited(CITED_WITHIN) {
            DifferenceKind::NoteBlock
        } else {
            continue;
        };
        found.push(stretch(text, before.range.end, after.range.start, kind));
    }
    found
}

/// Bytes before a note in which its mark has to stand.
const CITED_WITHIN: usize = 12_000;

/// A run of blank lines, headers, page numbers and notes.
struct Run<'text> {
    /// The index of the line after it.
    end: usize,
    has_header: bool,
    has_words: bool,
    /// The numbers that the notes begin with.
    notes: Vec<&'text str>,
}

impl<'text> Run<'text> {
    fn at(lines: &[Line<'text>], headers: &HashMap<&str, usize>, from: usize) -> Self {
        let mut run = Self {
            end: from,
            has_header: false,
            has_words: false,
            notes: Vec::new(),
        };
        // Whether the line before is a note's, which may go on in the next.
        let mut in_note = false;
        let mut after_blank = false;
        while let Some(line) = lines.get(run.end) {
            let is_header = headers.contains_key(line.words);
            if line.words.is_empty() || is_header || is_page_number(line.words) {
                in_note = false;
                after_blank = line.words.is_empty();
            } else if let Some(number) = note_number(line.words).filter(|_| after_blank || in_note)
            {
                run.notes.push(number);
                in_note = true;
            } else if !in_note {
                break;
            }
            run.has_header |= is_header;
            run.has_words |= !line.words.is_empty();
            run.end += 1;
        }
        run
    }
}

fn lines_of(text: &str) -> Vec<Line<'_>> {
    let mut start = 0;
    let mut after_break = false;
    let mut lines = Vec::new();
    for line in text.split_inclusive(['\n', '\u{C}']) {
        let words = line.trim();
        let from = start + (line.len() - line.trim_start().len());
        lines.push(Line {
            words,
            range: from..from + words.len(),
            breaks_page: after_break || line.ends_with('\u{C}'),
        });
        after_break = line.ends_with('\u{C}');
        start += line.len();
    }
    lines
}

/// The lines that are headers, by their words. Only looked up, never listed.
fn repeated_headers<'text>(lines: &[Line<'text>]) -> HashMap<&'text str, usize> {
    let mut places: HashMap<&str, Vec<usize>> = HashMap::new();
    for (index, line) in lines.iter().enumerate() {
        let stands_alone = |neighbour: Option<usize>| {
            neighbour
                .and_then(|neighbour| lines.get(neighbour))
                .is_none_or(|other| other.words.is_empty() || is_page_number(other.words))
                || line.breaks_page
        };
        if HEADER_LEN.contains(&line.words.len())
            && line.words.contains(' ')
            && !line.words.ends_with(['.', '!', '?'])
            && stands_alone(index.checked_sub(1))
            && stands_alone(Some(index + 1))
        {
            places.entry(line.words).or_default().push(line.range.start);
        }
    }
    let far_apart = |starts: &[usize]| {
        starts
            .windows(2)
            .all(|pair| matches!(pair, [first, second] if second - first >= PAGE_MIN))
    };
    places
        .into_iter()
        .filter(|(_, starts)| starts.len() >= REPEATS_MIN && far_apart(starts))
        .map(|(words, starts)| (words, starts.len()))
        .collect()
}

/// A line of nothing but a small number.
fn is_page_number(words: &str) -> bool {
    (1..=4).contains(&words.len()) && words.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a line stops in the middle of a sentence, at the end of a word or
/// inside a divided one.
fn is_open(words: &str) -> bool {
    let last = words.chars().next_back();
    last.is_some_and(|last| last.is_alphabetic() || last == ',') || dividing_hyphen(words).is_some()
}

/// The same where something else says that the sentence goes on: it may also stop
/// after a number, a bracket or a footnote's mark.
fn is_loosely_open(words: &str) -> bool {
    let words = words.trim_end_matches(is_superscript_digit);
    let bare = words.trim_end_matches(['”', '’', '"', '\'', ')', '*']);
    let ends_sentence = bare.ends_with(['.', '!', '?', ':']);
    !ends_sentence
        && words
            .chars()
            .next_back()
            .is_some_and(|last| !last.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paged(header: &str) -> String {
        let page = "It was a long page of words. ".repeat(40);
        format!(
            "{page}and the border\n\n{header}\n12\n\nwas closed. {page}\n\n{header}\n\n\
             Another page. {page}\n\n{header}\n\n{page}"
        )
    }

    fn passed(text: &str) -> Vec<&str> {
        guessed(text)
            .into_iter()
            .map(|passed| &text[passed.range])
            .collect()
    }

    #[test]
    fn header_inside_a_sentence_is_passed_over() {
        let text = paged("Journal of Border Studies");
        assert_eq!(passed(&text), ["\n\nJournal of Border Studies\n12\n\n"]);
    }

    #[test]
    fn line_that_stands_twice_or_close_together_is_part_of_the_text() {
        let twice = paged("Journal of Border Studies").replacen("Journal", "The journal", 1);
        assert!(passed(&twice).is_empty());
        let refrain = "we said\n\nNever again, ever\n\nand went on\n\n".repeat(5);
        assert!(passed(&refrain).is_empty());
    }

    #[test]
    fn page_number_at_a_page_break_is_passed_over() {
        assert_eq!(passed("the border\n14\n\u{C}was closed"), ["\n14\n\u{C}"]);
        assert!(passed("the border\n14\nwas closed").is_empty());
    }

    #[test]
    fn notes_that_the_text_bears_marks_of_are_passed_over() {
        let notes = "\n\n¹ Ann Author, *A Book*, 12.\n\n² The same,\nand more.\n\n";
        let text = format!("It began.¹ The end² of the border{notes}was closed.");
        assert_eq!(passed(&text), [notes]);
        // Without their marks they may be anything.
        let uncited = format!("It began. The end of the border{notes}was closed.");
        assert!(passed(&uncited).is_empty());
        // A sentence that is over does not go on.
        let over = format!("It began.¹ The end² of the border.{notes}was closed.");
        assert!(passed(&over).is_empty());
    }

    #[test]
    fn verses_and_lists_are_no_notes() {
        let verses = "¹ In the town\n\n² there was\n\n³ a border\n\n⁴ that was closed";
        assert!(passed(verses).is_empty());
        let list = "They want, in short\n\n1 One border\n\n2 Two gates\n\nand no more";
        assert!(passed(list).is_empty());
    }

    #[test]
    fn hyphen_before_the_stretch_belongs_to_it() {
        let text = "It began.¹ The bor-\n\n¹ Ann Author, 12.\n\nder was closed";
        assert_eq!(passed(text), ["-\n\n¹ Ann Author, 12.\n\n"]);
        assert_eq!(passed("the bor-\n\n\u{C}der was"), ["-\n\n\u{C}"]);
    }
}
