//! What is looked for.

use std::collections::BTreeMap;

use super::words::words_of;

/// What counts for a word that stands only in what is said for or against the
/// claim, against 1 for one of the claim itself.
const AROUND_WEIGHT: f32 = 0.25;

/// The words to look for, with what each counts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Query {
    /// In alphabetical order.
    pub(super) terms: BTreeMap<String, f32>,
    /// Terms that follow each other in the claim.
    pub(super) pairs: Vec<(String, String)>,
}

impl Query {
    /// Of a claim's text and of the texts `around` it, such as those of its
    /// premises, which count for less.
    #[must_use]
    pub fn new(claim: &str, around: &[&str]) -> Self {
        let terms_of = |text: &str| -> Vec<String> {
            words_of(text).map(|word| word.term.into_owned()).collect()
        };
        let claim = terms_of(claim);
        let mut terms: BTreeMap<String, f32> = BTreeMap::new();
        for term in around.iter().flat_map(|text| terms_of(text)) {
            terms.insert(term, AROUND_WEIGHT);
        }
        for term in &claim {
            terms.insert(term.clone(), 1.0);
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
    fn words_of_the_claim_count_more_than_those_around_it() {
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
    fn common_words_alone_ask_for_nothing() {
        assert!(Query::new("It is so.", &["That it was."]).is_empty());
        assert!(!Query::new("The toll.", &[]).is_empty());
    }
}
