//! Page headers and page numbers that stand inside a sentence.
//!
//! Text taken from pages keeps what was printed at their edges, in the middle of
//! a sentence that runs over the page's end. Only what is certain is passed
//! over: a line that stands three times and more in the document, far apart,
//! each time between blank lines or page breaks, together with the page numbers
//! beside it; and only where the sentence before is open and goes on after it
//! with a small letter. It is flagged wherever a quote runs across it.

use std::collections::HashMap;
use std::ops::Range;

/// How often a header stands in the document at least.
const REPEATS_MIN: usize = 3;
/// Bytes between two pages' headers at least. A refrain comes sooner.
const PAGE_MIN: usize = 800;
/// Bytes of a header.
const HEADER_LEN: std::ops::RangeInclusive<usize> = 8..=120;

/// A line without white space at its ends, by bytes of the text.
struct Line<'text> {
    words: &'text str,
    range: Range<usize>,
    /// Whether a page break stands in this line or right before it.
    breaks_page: bool,
}

/// The stretches to pass over, ascending, from the last letter before to the
/// first letter after, so that each stands where white space would.
pub(super) fn furniture_within_sentences(text: &str) -> Vec<Range<usize>> {
    let lines = lines_of(text);
    let headers = repeated_headers(&lines);
    let has_breaks = lines.iter().any(|line| line.breaks_page);
    if headers.is_empty() && !has_breaks {
        return Vec::new();
    }
    let is_header = |line: &Line<'_>| headers.contains_key(line.words);
    let mut found = Vec::new();
    let mut index = 0;
    while index < lines.len() {
        // A stretch of blank lines, headers and page numbers.
        let from = index;
        while lines.get(index).is_some_and(|line| {
            line.words.is_empty() || is_header(line) || is_page_number(line.words)
        }) {
            index += 1;
        }
        let stretch = lines.get(from..index).unwrap_or_default();
        let is_furniture = stretch.iter().any(is_header)
            || (stretch.iter().any(|line| !line.words.is_empty())
                && lines
                    .get(from..=index)
                    .unwrap_or_default()
                    .iter()
                    .any(|line| line.breaks_page));
        let before = from.checked_sub(1).and_then(|before| lines.get(before));
        if is_furniture
            && let (Some(before), Some(after)) = (before, lines.get(index))
            && is_open(before.words)
            && after.words.starts_with(char::is_lowercase)
        {
            found.push(before.range.end..after.range.start);
        }
        index = index.max(from + 1);
    }
    found
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

/// Whether a line stops in the middle of a sentence, at the end of a word.
fn is_open(words: &str) -> bool {
    words
        .chars()
        .next_back()
        .is_some_and(|last| last.is_alphabetic() || last == ',')
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

    #[test]
    fn header_inside_a_sentence_is_passed_over() {
        let text = paged("Journal of Border Studies");
        let found: Vec<&str> = furniture_within_sentences(&text)
            .into_iter()
            .map(|range| &text[range])
            .collect();
        assert_eq!(found, ["\n\nJournal of Border Studies\n12\n\n"]);
    }

    #[test]
    fn line_that_stands_twice_or_close_together_is_part_of_the_text() {
        let twice = paged("Journal of Border Studies").replacen("Journal", "The journal", 1);
        assert!(furniture_within_sentences(&twice).is_empty());
        let refrain = "we said\n\nNever again, ever\n\nand went on\n\n".repeat(5);
        assert!(furniture_within_sentences(&refrain).is_empty());
    }

    #[test]
    fn page_number_at_a_page_break_is_passed_over() {
        let text = "the border\n14\n\u{C}was closed";
        let found = furniture_within_sentences(text);
        assert_eq!(found.first(), Some(&(10..text.len() - 10)));
        assert_eq!(found.len(), 1);
        let no_break = "the border\n14\nwas closed";
        assert!(furniture_within_sentences(no_break).is_empty());
    }
}
