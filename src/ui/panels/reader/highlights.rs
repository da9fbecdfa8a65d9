//! What the map quotes of a document, as stretches of its text.

use std::ops::Range;

use crate::model::{Id, Map, Stance};

/// How the map uses a quote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    For,
    Against,
    /// For one claim and against another.
    Both,
    /// Behind no claim yet.
    Unused,
    /// However it is used: the document has other words here.
    Near,
    /// The same, and somebody confirmed the quote by hand.
    Confirmed,
}

/// A quote where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Highlight {
    pub quote: Id,
    /// Characters of the document's text.
    pub chars: Range<usize>,
    pub usage: Use,
}

pub fn usage_of(map: &Map, quote: Id) -> Use {
    let stances = |wanted: Stance| {
        map.backings_with(quote)
            .into_iter()
            .filter_map(|id| map.backing(id))
            .any(|backing| backing.stance == wanted)
    };
    match (stances(Stance::For), stances(Stance::Against)) {
        (true, true) => Use::Both,
        (true, false) => Use::For,
        (false, true) => Use::Against,
        (false, false) => Use::Unused,
    }
}

/// The quotes of a source that were found in its text, by where they begin.
pub fn highlights_of(
    map: &Map,
    source: Id,
    place_of: impl Fn(Id) -> Option<Range<usize>>,
) -> Vec<Highlight> {
    let mut highlights: Vec<Highlight> = map
        .quotes_of(source)
        .into_iter()
        .filter_map(|quote| {
            let chars = place_of(quote).filter(|chars| !chars.is_empty())?;
            Some(Highlight {
                quote,
                chars,
                usage: usage_of(map, quote),
            })
        })
        .collect();
    highlights.sort_by_key(|highlight| (highlight.chars.start, highlight.quote));
    highlights
}

/// The quotes that cover a character.
pub fn quotes_at(highlights: &[Highlight], char: usize) -> Vec<Id> {
    highlights
        .iter()
        .filter(|highlight| highlight.chars.contains(&char))
        .map(|highlight| highlight.quote)
        .collect()
}

/// Those that touch a stretch.
pub fn touching<'a>(
    highlights: &'a [Highlight],
    chars: &Range<usize>,
) -> impl Iterator<Item = &'a Highlight> {
    let (start, end) = (chars.start, chars.end);
    let upto = highlights.partition_point(|highlight| highlight.chars.start < end);
    highlights
        .get(..upto)
        .unwrap_or_default()
        .iter()
        .filter(move |highlight| highlight.chars.end > start)
}

/// Where, within `chars`, quoted words begin and end: pairs of (stretch, whether
/// it is quoted) that follow each other.
pub fn stretches(highlights: &[Highlight], chars: &Range<usize>) -> Vec<(Range<usize>, bool)> {
    let mut stretches: Vec<(Range<usize>, bool)> = Vec::new();
    let mut at = chars.start;
    let mut push = |range: Range<usize>, quoted: bool| {
        if range.is_empty() {
            return;
        }
        match stretches.last_mut() {
            Some((last, was)) if *was == quoted => last.end = range.end,
            _ => stretches.push((range, quoted)),
        }
    };
    for highlight in touching(highlights, chars) {
        let start = highlight.chars.start.clamp(at, chars.end);
        let end = highlight.chars.end.clamp(start, chars.end);
        push(at..start, false);
        push(start..end, true);
        at = end;
    }
    push(at..chars.end, false);
    stretches
}

#[cfg(test)]
mod tests {
    use super::*;

    fn highlight(quote: &str, chars: Range<usize>) -> Highlight {
        Highlight {
            quote: Id::parse(quote).unwrap(),
            chars,
            usage: Use::For,
        }
    }

    #[test]
    fn overlapping_quotes_are_both_at_their_common_words() {
        let highlights = [highlight("u-a", 0..10), highlight("u-b", 5..20)];
        assert_eq!(quotes_at(&highlights, 7).len(), 2);
        assert_eq!(quotes_at(&highlights, 10).len(), 1);
        assert!(quotes_at(&highlights, 20).is_empty());
    }

    #[test]
    fn a_part_is_cut_where_quoted_words_begin_and_end() {
        let highlights = [
            highlight("u-a", 0..4),
            highlight("u-b", 10..20),
            highlight("u-c", 15..18),
            highlight("u-d", 18..30),
        ];
        assert_eq!(
            stretches(&highlights, &(2..25)),
            [(2..4, true), (4..10, false), (10..25, true)]
        );
        assert_eq!(stretches(&[], &(3..5)), [(3..5, false)]);
        assert_eq!(touching(&highlights, &(4..12)).count(), 1);
    }
}
