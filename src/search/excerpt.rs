//! The words found, with some of what surrounds them.

use std::ops::Range;

use super::fold::fold_each;
use super::found::words_of;

/// Characters shown on either side of the words.
const AROUND: usize = 36;

/// A piece of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Excerpt {
    /// On one line, with `…` where it is cut.
    pub text: String,
    /// Where the words are in it, in bytes.
    pub words: Range<usize>,
}

/// A folded query in a text: where a word begins with it, if one does, else the first
/// place. Where it stands nowhere as it is, but all of its words do, the longest of them.
/// `None` where the text does not hold it.
#[must_use]
pub fn excerpt(text: &str, query: &str) -> Option<Excerpt> {
    excerpt_at(text, query).or_else(|| {
        let words = words_of(query);
        let longest = *words.first()?;
        let holds = |word: &&str| excerpt_at(text, word).is_some();
        (words.iter().all(holds)).then(|| excerpt_at(text, longest))?
    })
}

/// The same of a single phrase.
fn excerpt_at(text: &str, query: &str) -> Option<Excerpt> {
    let mut folded = String::with_capacity(text.len());
    // For each byte of the folded text, the byte of `text` that it comes from.
    let mut origin = Vec::with_capacity(text.len());
    fold_each(text, |at, character| {
        folded.push(character);
        origin.resize(folded.len(), at);
    });
    let spaced = format!(" {query}");
    let (at, _) = place_of(&folded, |text| text.find(query), |text| text.find(&spaced))?;
    let start = *origin.get(at)?;
    let last = *origin.get((at + query.len()).checked_sub(1)?)?;
    let end = last + text.get(last..)?.chars().next()?.len_utf8();
    let from = text.get(..start)?.char_indices().nth_back(AROUND - 1);
    let from = from.map_or(0, |(at, _)| at);
    let to = text.get(end..)?.char_indices().nth(AROUND);
    let to = to.map_or(text.len(), |(at, _)| end + at);

    let mut excerpt = Excerpt::default();
    if from > 0 {
        excerpt.text.push('…');
    }
    push_on_one_line(&mut excerpt.text, text.get(from..start)?);
    excerpt.words.start = excerpt.text.len();
    push_on_one_line(&mut excerpt.text, text.get(start..end)?);
    excerpt.words.end = excerpt.text.len();
    push_on_one_line(&mut excerpt.text, text.get(end..to)?);
    if to < text.len() {
        excerpt.text.push('…');
    }
    Some(excerpt)
}

/// The place of a query in a folded text, and whether a word begins there: the first
/// place if one does, else the first behind a space, else the first. `find` and
/// `find_spaced` find the query, and the query behind a space.
pub(super) fn place_of(
    text: &str,
    find: impl FnOnce(&str) -> Option<usize>,
    find_spaced: impl FnOnce(&str) -> Option<usize>,
) -> Option<(usize, bool)> {
    let first = find(text)?;
    if begins_word(text, first) {
        return Some((first, true));
    }
    let behind_space = text.get(first..).and_then(find_spaced);
    Some(behind_space.map_or((first, false), |at| (first + at + 1, true)))
}

/// Whether nothing that belongs to a word stands before the place.
pub(super) fn begins_word(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|before| before.chars().next_back());
    before.is_none_or(|before| !before.is_alphanumeric())
}

/// Each white space becomes one space, so that excerpts stay on one line.
fn push_on_one_line(line: &mut String, text: &str) {
    for character in text.chars() {
        match character.is_whitespace() {
            true if line.ends_with(' ') => {}
            true => line.push(' '),
            false => line.push(character),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::folded;
    use super::*;

    fn shown(text: &str, query: &str) -> Option<(String, String)> {
        let excerpt = excerpt(text, &folded(query))?;
        let words = excerpt.text[excerpt.words.clone()].to_owned();
        Some((excerpt.text, words))
    }

    #[test]
    fn the_words_are_shown_as_they_are_written() {
        let (text, words) = shown("The État’s\n  bridge", "etat's br").unwrap();
        assert_eq!(text, "The État’s bridge");
        assert_eq!(words, "État’s br");
        assert_eq!(shown("The bridge", "toll"), None);
    }

    #[test]
    fn where_a_word_begins_comes_before_the_middle_of_one() {
        let (text, words) = shown("untold tolls", "tol").unwrap();
        assert_eq!((text.as_str(), words.as_str()), ("untold tolls", "tol"));
        let excerpt = excerpt("untold tolls", "tol").unwrap();
        assert_eq!(excerpt.words, 7..10);
    }

    #[test]
    fn long_texts_are_cut_on_both_sides() {
        let text = format!("{}here{}", "before ".repeat(30), " after".repeat(30));
        let (text, words) = shown(&text, "here").unwrap();
        assert!(text.starts_with('…') && text.ends_with('…'), "{text}");
        assert_eq!(words, "here");
        assert_eq!(text.chars().count(), 2 * AROUND + "here".len() + 2);
    }
}
