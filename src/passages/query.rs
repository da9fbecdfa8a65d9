//! What is looked for.

use std::collections::BTreeMap;

use super::words::words_of;

/// What a word counts that stands only around the claim, against 1 for one of the
/// claim itself.
const AROUND_WEIGHT: f32 = 0.25;
/// A claim with so many words that say something is looked for by its own alone: on
/// the maps of `maps/` and the documents that they quote, those around it found no
/// more, and they light words in which nobody sees the claim.
const ENOUGH_TERMS: usize = 4;

/// The words to look for, with what each counts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Query {
    /// In alphabetical order.
    pub(super) terms: BTreeMap<String, f32>,
    /// Terms that follow each other in the claim.
    pub(super) pairs: Vec<(String, String)>,
}

impl Query {
    /// Of a claim's text. Where that is short, the texts `around` it, such as those
    /// of its premises, help out, and count for less.
    #[must_use]
    pub fn new(claim: &str, around: &[&str]) -> Self {
        let terms_of = |text: &str| -> Vec<String> {
            words_of(text).map(|word| word.term.into_owned()).collect()
        };
        let claim = terms_of(claim);
        let mut terms: BTreeMap<String, f32> = BTreeMap::new();
        for term in &claim {
            terms.insert(term.clone(), 1.0);
        }
        if terms.len() < ENOUGH_TERMS {
            for term in around.iter().flat_map(|text| terms_of(text)) {
                terms.entry(term).or_insert(AROUND_WEIGHT);
            }
        }
        let mut pairs: Vec<(String, String)> = claim
            .windows(2)
            .filter_map(|pair| match pair {
                [one, other] if one != other => Some((one.clone(), other.clone())),
                _ => None,
            })
            .collect();
        pairs.sort();
        pairs.dedup();
        Self { terms, pairs }
    }

    /// Whether there is nothing to look for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_around_help_out_a_short_claim_and_count_less() {
        let query = Query::new("The border was closed.", &["A closed border harms trade."]);
        let terms: Vec<(&str, f32)> = (query.terms.iter())
            .map(|(term, weight)| (term.as_str(), *weight))
            .collect();
        assert_eq!(
            terms,
            [
                ("border", 1.0),
                ("close", 1.0),
                ("harm", AROUND_WEIGHT),
                ("trade", AROUND_WEIGHT)
            ]
        );
        assert_eq!(query.pairs, [("border".to_owned(), "close".to_owned())]);
    }

    #[test]
    fn a_claim_with_words_enough_needs_no_others() {
        let claim = "The border was closed to all trade.";
        let query = Query::new(claim, &["The harbour too."]);
        assert!(query.terms.contains_key("harbour"));
        let query = Query::new(
            "The border was closed to all foreign trade.",
            &["A harbour."],
        );
        assert_eq!(
            query,
            Query::new("The border was closed to all foreign trade.", &[])
        );
    }

    #[test]
    fn common_words_alone_ask_for_nothing() {
        assert!(Query::new("It is so.", &["That it was."]).is_empty());
        assert!(!Query::new("The toll.", &[]).is_empty());
    }
}
