//! Rival theses in few words: what tells them apart.

use crate::model::{Id, Map};

/// What a thesis says that its rivals do not begin with as well; nothing for a claim that
/// is none.
pub fn thesis_told_apart(map: &Map, thesis: Id) -> Option<String> {
    let question = *map.questions_of(thesis).first()?;
    let theses = &map.question(question)?.theses;
    let place = theses.iter().position(|rival| *rival == thesis)?;
    let texts = theses.iter().map(|rival| map.claim(*rival));
    // A thesis that is missing says nothing, and has no words in common with others.
    let texts: Vec<&str> = texts
        .map(|claim| claim.map_or("", |it| it.text.as_str()))
        .collect();
    without_common_start(&texts).into_iter().nth(place)
}

/// Where no text has more characters than this, all have room enough.
const SHORT: usize = 28;
/// One word is not worth an ellipsis.
const LEAST_WORDS: usize = 2;

/// The words of rival theses without what they begin with alike: that does not tell them
/// apart where there is little room.
///
/// One beginning at most is left out, and only where more than half of the texts have it:
/// so a mark of omission stands for the same words wherever it is seen, and those are the
/// words that one knows from most of the others. It is the beginning that saves the most
/// characters, as far as the texts that have it agree, and something is left of each of
/// them. All others are said whole. Where what is left of a text is the end of one that
/// is said whole, nothing is left out: `… it costs` beside `It costs` would be no help.
///
/// What is left are words of the text, to its end; texts that differ in their words differ
/// in what is left.
pub fn without_common_start(texts: &[&str]) -> Vec<String> {
    let words: Vec<Vec<&str>> = (texts.iter())
        .map(|text| text.split_whitespace().collect())
        .collect();
    let longest = words.iter().map(Vec::len).max().unwrap_or(0);
    let shared = (LEAST_WORDS..longest)
        .filter_map(|length| Shared::of(&words, length))
        .filter(|shared| shared.leaves_all_told_apart(&words))
        // Of equals the first, which is the shortest.
        .rev()
        .max_by_key(Shared::saved);
    (words.iter().enumerate())
        .map(|(place, words)| match &shared {
            Some(shared) if shared.by.contains(&place) => {
                format!("… {}", shared.rest_of(words).join(" "))
            }
            _ => words.join(" "),
        })
        .collect()
}

/// A beginning that most texts have, and after which they part.
struct Shared<'a> {
    words: &'a [&'a str],
    /// The places of those that have it and go on.
    by: Vec<usize>,
}

impl<'a> Shared<'a> {
    /// The beginning of so many words, if there is one that is worth leaving out.
    fn of(texts: &'a [Vec<&'a str>], length: usize) -> Option<Self> {
        let begins_as = |words: &'a [&'a str]| {
            let has_it = |text: &Vec<&str>| text.len() > length && text.starts_with(words);
            let places = texts.iter().enumerate().filter(|(_, text)| has_it(text));
            Self {
                words,
                by: places.map(|(place, _)| place).collect(),
            }
        };
        let beginnings = texts.iter().filter_map(|text| text.get(..length));
        let shared = (beginnings.map(begins_as))
            .find(|shared| shared.by.len() > 1 && 2 * shared.by.len() > texts.len())?;
        let mut own = shared.by.iter().filter_map(|place| texts.get(*place));
        let next = own.next().and_then(|text| text.get(length));
        let parts = (own.clone()).any(|text| text.get(length) != next);
        let is_long = |text: &Vec<&str>| chars(text) > SHORT;
        let has_long = shared
            .by
            .iter()
            .any(|at| texts.get(*at).is_some_and(is_long));
        (parts && has_long).then_some(shared)
    }

    fn rest_of<'b>(&self, text: &'b [&'b str]) -> &'b [&'b str] {
        text.get(self.words.len()..).unwrap_or_default()
    }

    /// In characters, over all.
    fn saved(&self) -> usize {
        self.by.len() * chars(self.words)
    }

    /// Whether what is left of a text cannot be taken for one that is said whole.
    fn leaves_all_told_apart(&self, texts: &[Vec<&str>]) -> bool {
        let lower = |words: &[&str]| -> Vec<String> {
            words.iter().map(|word| word.to_lowercase()).collect()
        };
        let (own, whole): (Vec<_>, Vec<_>) =
            (texts.iter().enumerate()).partition(|(place, _)| self.by.contains(place));
        let whole: Vec<_> = whole.iter().map(|(_, text)| lower(text)).collect();
        (own.iter())
            .map(|(_, text)| lower(self.rest_of(text)))
            .all(|rest| !whole.iter().any(|text| text.ends_with(&rest)))
    }
}

/// How many characters they take in a line.
fn chars(words: &[&str]) -> usize {
    let letters: usize = words.iter().map(|word| word.chars().count()).sum();
    letters + words.len().saturating_sub(1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn rivals_are_told_apart_by_what_differs() {
        let short = without_common_start(&[
            "They always act out of fear.",
            "They always act out of greed.",
        ]);
        assert_eq!(short, ["… fear.", "… greed."]);
        let whole = ["Explanation number 1.", "Explanation number 2."];
        assert_eq!(without_common_start(&whole), whole, "there is room for all");
        let whole = ["The flood did it.", "The toll did it."];
        assert_eq!(without_common_start(&whole), whole, "one word is kept");
        let within = [
            "It was the rain that came over the hills",
            "It was the rain",
        ];
        assert_eq!(
            without_common_start(&within),
            within,
            "something is left of each"
        );
        assert_eq!(
            without_common_start(&["Alone it stays"]),
            ["Alone it stays"]
        );
        assert!(without_common_start(&[]).is_empty());
    }

    #[test]
    fn who_begins_otherwise_is_said_whole_and_takes_nothing_from_the_others() {
        let short = without_common_start(&[
            "The ministers hold back mainly because they lack the power.",
            "The ministers hold back mainly because it serves them.",
            "Nobody has asked the ministers yet.",
            "The ministers hold back mainly because they fear a war.",
            "The ministers are divided.",
        ]);
        assert_eq!(
            short,
            [
                "… they lack the power.",
                "… it serves them.",
                "Nobody has asked the ministers yet.",
                "… they fear a war.",
                "The ministers are divided.",
            ]
        );
    }

    #[test]
    fn what_only_half_of_them_begin_with_is_kept() {
        let whole = [
            "The ministers hold back because they lack power.",
            "The ministers hold back because all are afraid.",
            "Parliament has never let them act.",
            "Nobody has asked the ministers yet.",
        ];
        assert_eq!(without_common_start(&whole), whole);
        let most = without_common_start(&whole[..3]);
        assert_eq!(most, ["… they lack power.", "… all are afraid.", whole[2]]);
    }

    #[test]
    fn a_text_that_is_the_beginning_of_the_others_is_said_whole() {
        let short = without_common_start(&[
            "The bridge fell because the rope was worn",
            "The bridge fell because a bolt was gone",
            "The bridge fell because",
        ]);
        assert_eq!(
            short,
            [
                "… the rope was worn",
                "… a bolt was gone",
                "The bridge fell because"
            ]
        );
    }

    #[test]
    fn nothing_is_left_out_where_the_rest_says_the_same_as_a_rival() {
        let whole = [
            "The ministers believe that it costs too much.",
            "The ministers believe that nobody wants it.",
            "It costs too much.",
        ];
        assert_eq!(without_common_start(&whole), whole);
    }

    /// Texts of few words, so that many begin alike.
    fn texts() -> impl Strategy<Value = Vec<String>> {
        let word = prop::sample::select(vec!["because", "ministers", "It", "it", "…", "acts"]);
        let text = prop::collection::vec(word, 0..7).prop_map(|words| words.join(" "));
        prop::collection::vec(text, 0..7)
    }

    proptest! {
        #[test]
        fn labels_are_ends_of_their_texts_and_differ_where_those_do(texts in texts()) {
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            let labels = without_common_start(&texts);
            prop_assert_eq!(labels.len(), texts.len());
            for (label, text) in labels.iter().zip(&texts) {
                if label != text {
                    let rest = label.strip_prefix("… ").unwrap();
                    prop_assert!(!rest.is_empty());
                    prop_assert!(text.ends_with(&format!(" {rest}")), "{label} / {text}");
                }
            }
            for (at, one) in labels.iter().enumerate() {
                for (other, label) in labels.iter().enumerate().skip(at + 1) {
                    prop_assert_eq!(one == label, texts[at] == texts[other]);
                }
            }
        }
    }
}
