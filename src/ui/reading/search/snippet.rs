//! A hit with a few words before and after it, on one line.

use std::ops::Range;

/// What is shown of the text around a hit, in bytes of the text.
const BEFORE: usize = 48;
const AFTER: usize = 110;

/// Words of a document, and which of them were looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    pub text: String,
    /// Bytes of the text above.
    pub found: Range<usize>,
}

/// The snippet of a hit (bytes of `text`), cut between words.
#[must_use]
pub fn snippet_of(text: &str, hit: &Range<usize>) -> Snippet {
    let from = text.floor_char_boundary(hit.start.saturating_sub(BEFORE));
    let upto = text.ceil_char_boundary((hit.end + AFTER).min(text.len()));
    let before = text.get(from..hit.start).unwrap_or_default();
    let after = text.get(hit.end..upto).unwrap_or_default();
    let before = match (from, before.find(char::is_whitespace)) {
        (0, _) | (_, None) => before,
        (_, Some(space)) => before.get(space..).unwrap_or_default(),
    };
    let after = match after.rfind(char::is_whitespace) {
        Some(space) if upto < text.len() => after.get(..space).unwrap_or_default(),
        _ => after,
    };
    let mut line = String::with_capacity(before.len() + hit.len() + after.len() + 8);
    if from > 0 {
        line.push('…');
    }
    push_flat(&mut line, before.trim_start());
    let start = line.len();
    push_flat(&mut line, text.get(hit.clone()).unwrap_or_default());
    let found = start..line.len();
    push_flat(&mut line, after.trim_end());
    if upto < text.len() {
        line.push('…');
    }
    Snippet { text: line, found }
}

/// Adds words with one space for each run of white space.
fn push_flat(line: &mut String, words: &str) {
    let mut in_space = line.ends_with(' ');
    for character in words.chars() {
        let is_space = character.is_whitespace();
        if !is_space {
            line.push(character);
        } else if !in_space {
            line.push(' ');
        }
        in_space = is_space;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, words: &str) -> (String, String) {
        let start = text.find(words).unwrap();
        let Snippet { text, found } = snippet_of(text, &(start..start + words.len()));
        let found = text[found].to_owned();
        (text, found)
    }

    #[test]
    fn a_hit_stands_among_whole_words_on_one_line() {
        let long = "nobody crossed é the river ".repeat(20);
        let text = format!("{long}\n\nThen the\n toll house was locked. {long}");
        let (line, found) = shown(&text, "toll house");
        assert_eq!(found, "toll house");
        assert!(line.starts_with('…') && line.ends_with('…'), "{line}");
        assert!(
            line.contains("river Then the toll house was locked. nobody"),
            "{line}"
        );
        assert!(!line.contains('\n'));
    }

    #[test]
    fn a_short_text_is_shown_whole() {
        let (line, found) = shown("The toll.", "toll");
        assert_eq!((line.as_str(), found.as_str()), ("The toll.", "toll"));
        assert_eq!(shown("toll", "toll").0, "toll");
    }
}
