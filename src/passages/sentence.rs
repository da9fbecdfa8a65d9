//! Where the sentences of a text begin and end.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;

use crate::document::characters::is_superscript_digit;

/// The sentences of a part of a text (bytes of `text`), without the white space
/// around them. Line ends are taken for spaces.
///
/// Unicode's sentence boundaries (UAX 29), mended where they fail in scholarly
/// prose: no sentence ends after "Dr." or an initial, and the mark of a note
/// belongs to the sentence before it.
pub(super) fn sentences_of(text: &str, part: &Range<usize>) -> Vec<Range<usize>> {
    let Some(words) = text.get(part.clone()) else {
        return Vec::new();
    };
    // A line end would end a sentence; a space is as long.
    let flowing = words.replace(['\n', '\r', '\u{C}'], " ");
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut joins = false;
    for (start, piece) in flowing.split_sentence_bound_indices() {
        let marks = piece.len() - piece.trim_start_matches(is_superscript_digit).len();
        let (start, piece) = match found.last_mut() {
            Some(last) if marks > 0 && !joins => {
                last.end = start + marks;
                (start + marks, piece.get(marks..).unwrap_or_default())
            }
            _ => (start, piece),
        };
        let inner = piece.trim();
        if inner.is_empty() {
            continue;
        }
        let start = start + (piece.len() - piece.trim_start().len());
        let end = start + inner.len();
        // “Yes!” he said: a sentence goes on where a small letter follows.
        let goes_on = inner.chars().next().is_some_and(char::is_lowercase);
        match found.last_mut() {
            Some(last) if joins || goes_on => last.end = end,
            _ => found.push(start..end),
        }
        joins = ends_in_abbreviation(inner);
    }
    let placed = |range: Range<usize>| part.start + range.start..part.start + range.end;
    found.into_iter().map(placed).collect()
}

/// Whether the full stop at the end is that of a shortened word.
fn ends_in_abbreviation(sentence: &str) -> bool {
    let Some(rest) = sentence.strip_suffix('.') else {
        return false;
    };
    let last = rest
        .rsplit(|character: char| character.is_whitespace() || matches!(character, '(' | '[' | '“'))
        .next()
        .unwrap_or_default();
    let is_initial = last.chars().count() == 1 && last.chars().all(char::is_uppercase);
    is_initial || ABBREVIATIONS.contains(&last)
}

/// Shortened words after which a sentence goes on, as a rule.
const ABBREVIATIONS: &[&str] = &[
    "Mr", "Mrs", "Ms", "Dr", "Prof", "Gen", "Lt", "Col", "Maj", "Capt", "Sgt", "Sen", "Rep", "Gov",
    "Hon", "Rev", "St", "Jr", "Fig", "No", "Vol", "vol", "no", "pp", "p", "ed", "eds", "cf", "vs",
    "e.g", "i.e", "al", "ca", "approx",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<&str> {
        let sentences = sentences_of(text, &(0..text.len()));
        sentences.into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn sentences_end_where_people_end_them() {
        assert_eq!(
            shown("It was closed. Was it? “Yes!” he said.  It was."),
            ["It was closed.", "Was it?", "“Yes!” he said.", "It was."]
        );
    }

    #[test]
    fn line_ends_inside_a_sentence_do_not_end_it() {
        assert_eq!(
            shown("The border was\nclosed. It\r\nopened again."),
            ["The border was\nclosed.", "It\r\nopened again."]
        );
    }

    #[test]
    fn shortened_words_and_initials_do_not_end_a_sentence() {
        assert_eq!(
            shown("Gen. Asim met Dr. Khan and M. Sheharyar Khan. They spoke."),
            [
                "Gen. Asim met Dr. Khan and M. Sheharyar Khan.",
                "They spoke."
            ]
        );
        assert_eq!(
            shown("It was Plan B. They left."),
            ["It was Plan B. They left."]
        );
    }

    #[test]
    fn marks_of_notes_belong_to_the_sentence_before() {
        assert_eq!(
            shown("They were denied.¹² The talks went on."),
            ["They were denied.¹²", "The talks went on."]
        );
    }

    #[test]
    fn white_space_alone_holds_no_sentence() {
        assert!(shown("").is_empty());
        assert!(shown(" \n ").is_empty());
        assert!(sentences_of("short", &(2..900)).is_empty());
    }
}
