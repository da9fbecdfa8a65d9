//! Which source a document belongs to, by the quotes it holds.

use super::find::stands_in;
use super::prepared::PreparedDocument;
use super::selector::Selector;

/// How many of one source's quotes a document holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceTally<Key> {
    pub key: Key,
    /// The source's quotes.
    pub quotes: usize,
    /// Those found verified.
    pub verified: usize,
}

/// What a document holds of several sources.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceMatches<Key> {
    /// A tally for each source that has quotes: most verified first, then by key.
    pub tallies: Vec<SourceTally<Key>>,
    /// The source the document clearly belongs to.
    pub winner: Option<Key>,
}

/// Looks for every quote in the document and counts by source. The winner has at
/// least half of its quotes in the document, and at least twice as many as any
/// other source: texts quote one another.
pub fn match_sources<'quote, Key: Clone + Ord>(
    prepared: &PreparedDocument,
    quotes: impl IntoIterator<Item = (Key, &'quote Selector)>,
) -> SourceMatches<Key> {
    let mut by_key = std::collections::BTreeMap::<Key, (usize, usize)>::new();
    for (key, selector) in quotes {
        let (quotes, verified) = by_key.entry(key).or_default();
        *quotes += 1;
        *verified += usize::from(stands_in(prepared, selector));
    }
    let mut tallies: Vec<SourceTally<Key>> = by_key
        .into_iter()
        .map(|(key, (quotes, verified))| SourceTally {
            key,
            quotes,
            verified,
        })
        .collect();
    // The sort keeps the order of keys among equals.
    tallies.sort_by_key(|tally| std::cmp::Reverse(tally.verified));
    let next = tallies.get(1).map_or(0, |tally| tally.verified);
    let winner = tallies
        .first()
        .filter(|best| {
            best.verified > 0 && best.verified * 2 >= best.quotes && best.verified >= next * 2
        })
        .map(|best| best.key.clone());
    SourceMatches { tallies, winner }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::document::Document;

    fn matched(text: &str, quotes: &[(&'static str, &str)]) -> SourceMatches<&'static str> {
        let prepared = PreparedDocument::new(Arc::new(Document::from_text(text.into())));
        let selectors: Vec<(&str, Selector)> = quotes
            .iter()
            .map(|(key, words)| (*key, Selector::of_words(*words)))
            .collect();
        match_sources(
            &prepared,
            selectors.iter().map(|(key, selector)| (*key, selector)),
        )
    }

    const TEXT: &str = "The border was closed. The talks in Doha failed. Trade came to a halt.";

    #[test]
    fn document_belongs_to_the_source_whose_quotes_it_holds() {
        let matches = matched(
            TEXT,
            &[
                ("b", "The border was closed"),
                ("a", "The border was opened"),
                ("b", "Trade came to a halt"),
                ("a", "The talks went on"),
            ],
        );
        assert_eq!(matches.winner, Some("b"));
        let counts: Vec<(&str, usize, usize)> = matches
            .tallies
            .iter()
            .map(|tally| (tally.key, tally.verified, tally.quotes))
            .collect();
        assert_eq!(counts, [("b", 2, 2), ("a", 0, 2)]);
    }

    #[test]
    fn without_a_clear_lead_nobody_wins() {
        let tie = [
            ("a", "The border was closed"),
            ("b", "Trade came to a halt"),
        ];
        assert_eq!(matched(TEXT, &tie).winner, None);
        let few = [
            ("a", "The border was closed"),
            ("a", "Not there"),
            ("a", "Nor this"),
        ];
        assert_eq!(matched(TEXT, &few).winner, None);
        assert_eq!(matched(TEXT, &[]).winner, None);
        assert_eq!(matched(TEXT, &[("a", "")]).winner, None);
    }
}
