//! The marks with which a quote says that something was left out.

use std::ops::Range;

use super::places::trimmed;

/// Words that a part between two marks has at least.
const WORDS_MIN: usize = 3;

/// A quote's words with what is left out between them.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Elision {
    /// Bytes of the words, without white space at either end; never empty, each
    /// of three words and more.
    pub(super) parts: Vec<Range<usize>>,
    /// The mark after each part but the last.
    pub(super) marks: Vec<Range<usize>>,
}

/// The parts of `words` between marks of omission; nothing where there is no mark
/// or a part is too short to tell its place.
pub(super) fn elision_of(words: &str) -> Option<Elision> {
    let mut parts: Vec<Range<usize>> = Vec::new();
    let mut marks: Vec<Range<usize>> = Vec::new();
    let mut from = 0;
    let found = marks_of(words);
    if found.is_empty() {
        return None;
    }
    let end = words.len()..words.len();
    for mark in found.into_iter().chain([end]) {
        let inner = trimmed(words.get(from..mark.start).unwrap_or_default());
        if !inner.is_empty() {
            parts.push(from + inner.start..from + inner.end);
            marks.push(mark.clone());
        } else if let Some(last) = marks.last_mut() {
            // Two marks side by side are one.
            last.end = mark.end;
        }
        from = mark.end;
    }
    marks.truncate(parts.len().saturating_sub(1));
    let is_long_enough = |part: &Range<usize>| {
        words.get(part.clone()).is_some_and(|part| {
            let is_word = |word: &&str| word.contains(char::is_alphanumeric);
            part.split_whitespace().filter(is_word).count() >= WORDS_MIN
        })
    };
    (!parts.is_empty() && parts.iter().all(is_long_enough)).then_some(Elision { parts, marks })
}

/// The marks in `words`: `…`, `...`, `. . .`, alone or in round or square
/// brackets.
fn marks_of(words: &str) -> Vec<Range<usize>> {
    let mut marks = Vec::new();
    let mut at = 0;
    while let Some(rest) = words.get(at..) {
        let Some(character) = rest.chars().next() else {
            break;
        };
        if let Some(len) = bracketed_len(rest) {
            marks.push(at..at + len);
            at += len;
            continue;
        }
        let len = dots_len(rest);
        if len == 0 {
            at += character.len_utf8();
            continue;
        }
        // Of four dots the first ends the sentence before.
        let before = words
            .get(..at)
            .and_then(|before| before.chars().next_back());
        let dots = rest.get(..len).unwrap_or_default();
        let has_period =
            dots.matches('.').count() == 4 && before.is_some_and(|before| !before.is_whitespace());
        let start = at + usize::from(has_period);
        marks.push(start..at + len);
        at += len;
    }
    marks
}

/// Bytes of the run of dots at the start of `text`, if it is a mark.
fn dots_len(text: &str) -> usize {
    if text.starts_with('…') {
        return text.len() - text.trim_start_matches('…').len();
    }
    let tight = text.len() - text.trim_start_matches('.').len();
    if tight >= 3 {
        return tight;
    }
    if tight != 1 {
        return 0;
    }
    let mut len = 1;
    let mut dots = 1;
    while let Some(rest) = text.get(len..) {
        let spaces = rest.len() - rest.trim_start_matches([' ', '\u{A0}']).len();
        if spaces == 0 || !rest.get(spaces..).is_some_and(|rest| rest.starts_with('.')) {
            break;
        }
        len += spaces + 1;
        dots += 1;
    }
    if dots >= 3 { len } else { 0 }
}

fn bracketed_len(text: &str) -> Option<usize> {
    let closing = match text.chars().next()? {
        '[' => ']',
        '(' => ')',
        _ => return None,
    };
    let inner = text.get(1..)?;
    let dots = inner.trim_start();
    let len = dots_len(dots);
    let rest = dots.get(len..).filter(|_| len > 0)?.trim_start();
    let after = rest.strip_prefix(closing)?;
    Some(text.len() - after.len())
}

/// Words that turn a sentence around, so that leaving them out would, too.
const TURNING: [&str; 17] = [
    "not", "no", "never", "nor", "neither", "without", "cannot", "none", "nobody", "nothing",
    "nowhere", "hardly", "scarcely", "barely", "unless", "except", "false",
];

/// The first word in `gap` that turns a sentence around, as it is written there.
pub(super) fn turning_word(gap: &str) -> Option<&str> {
    gap.split(|character: char| !character.is_alphanumeric() && !matches!(character, '\'' | '’'))
        .find(|word| {
            let lower = word.to_lowercase().replace('’', "'");
            TURNING.contains(&lower.as_str()) || lower.ends_with("n't")
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(words: &str) -> Option<Vec<&str>> {
        elision_of(words).map(|elision| {
            assert_eq!(elision.marks.len() + 1, elision.parts.len());
            elision.parts.into_iter().map(|part| &words[part]).collect()
        })
    }

    #[test]
    fn every_mark_of_omission_parts_a_quote() {
        for mark in [
            "…", "...", "[...]", "[…]", "(...)", "(…)", ". . .", "[. . .]", "[ … ]", "… …",
        ] {
            let words = format!("one two three {mark} four five six");
            assert_eq!(
                parts(&words),
                Some(vec!["one two three", "four five six"]),
                "{mark}"
            );
        }
        assert_eq!(
            parts("one two three.... Four five six"),
            Some(vec!["one two three.", "Four five six"])
        );
        assert_eq!(parts("… one two three …"), Some(vec!["one two three"]));
    }

    #[test]
    fn what_is_no_mark_parts_nothing() {
        for words in [
            "one two three",
            "one. two. three.",
            "a .. b c d e f",
            "[he] said so",
            "…",
            "",
        ] {
            assert_eq!(parts(words), None, "{words}");
        }
    }

    #[test]
    fn short_parts_do_not_tell_their_place() {
        assert_eq!(parts("one two … four five six"), None);
        assert_eq!(parts("one two three … – – –"), None);
    }

    #[test]
    fn words_that_turn_a_sentence_around_are_seen() {
        assert_eq!(turning_word(" which was Not to"), Some("Not"));
        assert_eq!(turning_word("they didn’t see"), Some("didn’t"));
        assert_eq!(turning_word("a notable knot"), None);
    }
}
