//! Documents, quotes and changes made at random, with the truth known.
//!
//! A document is a list of words, so whether it holds other words is known
//! without any of the code under test: they stand in its list side by side.

use std::ops::Range;
use std::sync::Arc;

use proptest::prelude::*;
use proptest::sample::{Index, select};
use unicode_normalization::UnicodeNormalization as _;

use super::{Finding, PreparedDocument, Selector, State, find, selector_for};
use crate::document::Document;

const WORDS: [&str; 44] = [
    "the", "border", "was", "not", "closed", "Kabul", "said", "that", "Pakistan’s", "“strategic", "depth”",
    "and", "of", "known", "unknown", "secure", "insecure", "never", "always", "2021", "2012", "30", "3,000",
    "agree", "disagree", "Türkiye", "efficient", "officials", "Taliban–TTP", "well-known", "ceasefire,",
    "talks.", "Then", "the", "war", "peace", "is", "not", "in", "Doha.", "(TTP)", "café", "10²", "did",
];
const MARKED: [&str; 4] = ["border¹⁹", "talks.¹²", "ceasefire,³", "said¹"];

#[derive(Clone, Debug)]
struct Made {
    /// Paragraphs of words.
    paragraphs: Vec<Vec<String>>,
}

impl Made {
    fn text(&self) -> String {
        let paragraphs: Vec<String> = self.paragraphs.iter().map(|words| words.join(" ")).collect();
        paragraphs.join("\n\n")
    }

    fn words(&self) -> Vec<&str> {
        self.paragraphs.iter().flatten().map(String::as_str).collect()
    }

    fn holds(&self, quote: &[String]) -> bool {
        let plain = |word: &str| word.trim_end_matches(|c| "¹²³⁹".contains(c) && !word.starts_with("10")).to_owned();
        let quote: Vec<String> = quote.iter().map(|word| plain(word)).collect();
        let words: Vec<String> = self.words().into_iter().map(plain).collect();
        words.windows(quote.len()).any(|window| window == quote)
    }
}

fn made() -> impl Strategy<Value = Made> {
    let word = prop_oneof![20 => select(WORDS.to_vec()), 1 => select(MARKED.to_vec())];
    let paragraph = prop::collection::vec(word.prop_map(str::to_owned), 4..30);
    prop::collection::vec(paragraph, 1..6).prop_map(|paragraphs| Made { paragraphs })
}

/// A run of words of one paragraph, by byte range of the text.
fn pick(made: &Made, paragraph: Index, from: Index, len: Index) -> (Vec<String>, Range<usize>) {
    let number = paragraph.index(made.paragraphs.len());
    let words = &made.paragraphs[number];
    let from = from.index(words.len());
    let len = 1 + len.index(words.len() - from);
    let joined_len = |words: &[String]| words.join(" ").len();
    let before: usize = made.paragraphs[..number].iter().map(|words| joined_len(words) + 2).sum();
    let start = before + joined_len(&words[..from]) + usize::from(from > 0);
    let picked = words[from..from + len].to_vec();
    let end = start + joined_len(&picked);
    (picked, start..end)
}

fn prepare(text: String) -> PreparedDocument {
    PreparedDocument::new(Arc::new(Document::from_text(text)))
}

fn selector_at(document: &Document, bytes: &Range<usize>) -> Selector {
    selector_for(document, document.chars_of_bytes(bytes))
}

/// One change that leaves the words the same.
fn rewritten(quote: &str, way: u8, at: Index) -> String {
    let nth_of = |pattern: fn(char) -> bool| {
        let places: Vec<usize> = quote.match_indices(pattern).map(|(place, _)| place).collect();
        (!places.is_empty()).then(|| places[at.index(places.len())])
    };
    let with = |place: usize, len: usize, new: &str| format!("{}{new}{}", &quote[..place], &quote[place + len..]);
    // Between two letters of one word, never at its edges.
    let inside: Vec<usize> = quote
        .char_indices()
        .zip(quote.char_indices().skip(1))
        .filter(|((_, one), (_, next))| one.is_alphabetic() && next.is_alphabetic())
        .map(|(_, (place, _))| place)
        .collect();
    let inside = (!inside.is_empty()).then(|| inside[at.index(inside.len())]);
    match way {
        0 => quote.replace(['“', '”'], "\"").replace('’', "'"),
        1 => nth_of(|c| c == ' ').map_or(quote.into(), |place| with(place, 1, "\n  ")),
        2 => quote.replace(' ', "\u{A0}"),
        3 => inside.map_or(quote.into(), |place| with(place, 0, "\u{AD}")),
        4 => inside.map_or(quote.into(), |place| with(place, 0, "\u{200B}\u{200F}")),
        5 => quote.nfd().collect(),
        6 => quote.replace("ffi", "\u{FB03}"),
        7 => quote.replace('–', "—"),
        8 => inside.map_or(quote.into(), |place| with(place, 0, "-\n")),
        9 => quote.replace("well-known", "well-\nknown"),
        10 => nth_of(|c| "¹³".contains(c)).map_or(quote.into(), |_| {
            quote.replace("10²", "10@").replace(['¹', '²', '³', '⁹'], "").replace("10@", "10²")
        }),
        _ => quote
            .split(' ')
            .enumerate()
            .map(|(index, word)| if index % 3 == 1 && word == "the" { "[the]" } else { word })
            .collect::<Vec<_>>()
            .join(" "),
    }
}

/// One change that makes other words.
fn falsified(quote: &[String], way: u8, at: Index) -> Vec<String> {
    let mut words = quote.to_vec();
    let place = at.index(words.len());
    let replace = |words: &mut Vec<String>, new: String| words[place] = new;
    match way {
        0 => words.insert(place, "not".into()),
        1 => words.insert(place, "never".into()),
        2 => drop(words.remove(place)),
        3 => {
            let other = (place + 1).min(words.len() - 1);
            words.swap(place, other);
        }
        4 => replace(&mut words, format!("un{}", quote[place])),
        5 => replace(&mut words, format!("in{}", quote[place])),
        6 => replace(&mut words, format!("non-{}", quote[place])),
        7 => {
            let swapped = quote[place].chars().map(|c| if c.is_uppercase() { c.to_ascii_lowercase() } else { c.to_ascii_uppercase() });
            let swapped = swapped.collect();
            replace(&mut words, swapped);
        }
        8 => replace(&mut words, quote[place].replace('a', "а").replace('o', "ο").replace('e', "е")),
        9 => replace(&mut words, quote[place].replace('0', "8").replace('1', "7").replace('3', "5")),
        10 => replace(&mut words, WORDS[at.index(WORDS.len())].into()),
        11 => words.insert(place, quote[place].clone()),
        12 => replace(&mut words, quote[place].strip_prefix("un").unwrap_or("x").into()),
        13 => replace(&mut words, quote[place].strip_prefix("in").or(quote[place].strip_prefix("dis")).unwrap_or("x").into()),
        14 => replace(&mut words, quote[place].replace("10²", "102").replace("3,000", "3.000").replace("well-known", "wellknown")),
        _ => {
            let next = words.get(place + 1).cloned().unwrap_or_else(|| "x".into());
            words.splice(place..(place + 2).min(words.len()), [quote[place].clone() + &next]);
        }
    }
    words
}

/// The crudest reading of a text: what may differ is gone. Two texts that are
/// verified against one another are equal in it.
fn crude(text: &str) -> String {
    let text = text.replace('ﬁ', "fi").replace('ﬃ', "ffi");
    let kept = text.nfc().filter(|c| {
        !c.is_whitespace() && !"-–—\u{AD}\u{200B}\u{FEFF}\u{202E}\u{200F}[]²¹³⁹,".contains(*c)
    });
    kept.map(|c| match c {
        '“' | '”' => '"',
        '’' => '\'',
        other => other,
    })
    .flat_map(char::to_lowercase)
    .collect()
}

fn check_honest(document: &Document, selector: &Selector, finding: &Finding) -> Result<(), TestCaseError> {
    prop_assert_eq!(finding.span.is_some(), finding.state.is_verified());
    let Some(span) = &finding.byte_span else { return Ok(()) };
    let found = &document.text()[span.clone()];
    let words = selector.exact.trim_matches(|c: char| c.is_whitespace() || "\u{200B}\u{FEFF}\u{202E}\u{AD}\u{200F}".contains(c));
    match finding.state {
        State::Exact => prop_assert_eq!(found, words),
        _ => {
            prop_assert_ne!(found, words);
            prop_assert_eq!(crude(found), crude(words));
            prop_assert!(!finding.differences.is_empty());
        }
    }
    // Putting the document's characters in for every difference makes the quote
    // what the document has: nothing was left unsaid.
    let mut mended = selector.exact.clone();
    for difference in finding.differences.iter().rev() {
        prop_assert_eq!(&selector.exact[difference.quote_range.clone()], &difference.quote);
        prop_assert_eq!(&document.text()[difference.document_range.clone()], &difference.document);
        mended.replace_range(difference.quote_range.clone(), &difference.document);
    }
    prop_assert!(mended.contains(found), "{:?} lacks {:?}", mended, found);
    Ok(())
}

fn any_piece() -> impl Strategy<Value = String> {
    let parts = select(vec![
        "a", "b", "word", "Not", " ", "  ", "\n", "\n\n", "-", "–", "—", "-\n", "\u{AD}", "\u{AD}\n", "“", "”",
        "’", "'", "\"", "1", "20", "²", "¹²", ".", ",", ")", "(", "[", "]", "[he]", "he", "[T]", "t", "ﬁ", "fi",
        "é", "e\u{301}", "\u{301}", "\u{200B}", "\u{202E}", "\u{200D}", "漢", "😀", "\u{1100}", "\u{1161}", "%", "₂",
    ]);
    prop::collection::vec(parts, 1..30).prop_map(|parts| parts.concat())
}

fn config() -> ProptestConfig {
    ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn words_marked_in_a_document_are_exact_at_their_place(
        made in made(), paragraph: Index, from: Index, len: Index,
    ) {
        let (_, bytes) = pick(&made, paragraph, from, len);
        let prepared = prepare(made.text());
        let selector = selector_at(prepared.document(), &bytes);
        let finding = find(&prepared, &selector);
        prop_assert_eq!((finding.state, finding.byte_span, finding.moved), (State::Exact, Some(bytes), false));
    }

    #[test]
    fn any_characters_marked_in_any_text_are_exact_at_their_place(text in any_piece(), from: Index, len: Index) {
        let prepared = prepare(text);
        let document = prepared.document();
        let from = from.index(document.char_count().max(1));
        let chars = from..from + 1 + len.index(document.char_count());
        let selector = selector_for(document, chars);
        let finding = find(&prepared, &selector);
        if selector.exact.is_empty() {
            prop_assert_eq!(finding.state, State::Missing);
        } else {
            prop_assert_eq!(finding.state, State::Exact, "{:?}", selector);
            prop_assert_eq!(finding.span.map(|span| span.start), selector.start);
        }
    }

    #[test]
    fn words_written_another_way_stay_verified_at_their_place(
        made in made(), paragraph: Index, from: Index, len: Index, way in 0_u8..12, at: Index,
    ) {
        let (_, bytes) = pick(&made, paragraph, from, len);
        let prepared = prepare(made.text());
        let mut selector = selector_at(prepared.document(), &bytes);
        selector.exact = rewritten(&selector.exact, way, at);
        let finding = find(&prepared, &selector);
        prop_assert!(finding.state.is_verified(), "{:?} {:?}", selector, finding);
        prop_assert_eq!(finding.byte_span.clone().map(|span| span.start), Some(bytes.start));
        check_honest(prepared.document(), &selector, &finding)?;
    }

    #[test]
    fn document_written_another_way_keeps_its_quotes(
        made in made(), paragraph: Index, from: Index, len: Index, way in 0_u8..11, at: Index,
    ) {
        let (_, bytes) = pick(&made, paragraph, from, len);
        let text = made.text();
        let selector = selector_at(&Document::from_text(text.clone()), &bytes);
        let quote = &text[bytes.clone()];
        let changed = format!("{}{}{}", &text[..bytes.start], rewritten(quote, way, at), &text[bytes.end..]);
        let prepared = prepare(changed);
        let finding = find(&prepared, &selector);
        prop_assert!(finding.state.is_verified(), "{:?} {:?}", selector, finding);
        prop_assert_eq!(finding.byte_span.clone().map(|span| span.start), Some(bytes.start));
        check_honest(prepared.document(), &selector, &finding)?;
    }

    #[test]
    fn other_words_are_never_verified(
        made in made(), paragraph: Index, from: Index, len: Index, way in 0_u8..16, at: Index, rewrite in 0_u8..12,
    ) {
        let (words, bytes) = pick(&made, paragraph, from, len);
        let other = falsified(&words, way, at);
        prop_assume!(!other.is_empty() && !made.holds(&other));
        let prepared = prepare(made.text());
        let mut selector = selector_at(prepared.document(), &bytes);
        let plain = other.join(" ");
        for exact in [rewritten(&plain, rewrite, at), plain] {
            selector.exact = exact;
            // With its context, and as if it were typed.
            for selector in [selector.clone(), Selector::of_words(selector.exact.clone())] {
                let finding = find(&prepared, &selector);
                prop_assert!(!finding.state.is_verified(), "{:?} {:?}", selector, finding);
            }
        }
    }

    #[test]
    fn quote_of_a_falsified_document_is_never_verified(
        made in made(), paragraph: Index, from: Index, len: Index, way in 0_u8..16, at: Index,
    ) {
        let (words, bytes) = pick(&made, paragraph, from, len);
        let text = made.text();
        let selector = selector_at(&Document::from_text(text.clone()), &bytes);
        let number = paragraph.index(made.paragraphs.len());
        let mut changed = made.clone();
        let from = from.index(made.paragraphs[number].len());
        let other = falsified(&words, way, at);
        changed.paragraphs[number].splice(from..from + words.len(), other);
        prop_assume!(!changed.holds(&words));
        let finding = find(&prepare(changed.text()), &selector);
        prop_assert!(!finding.state.is_verified(), "{:?} {:?}", selector, finding);
    }

    #[test]
    fn quote_of_a_deleted_paragraph_is_not_verified_unless_its_words_stand_elsewhere(
        made in made(), paragraph: Index, from: Index, len: Index,
    ) {
        let (words, bytes) = pick(&made, paragraph, from, len);
        let selector = selector_at(&Document::from_text(made.text()), &bytes);
        let mut without = made.clone();
        without.paragraphs.remove(paragraph.index(made.paragraphs.len()));
        let prepared = prepare(without.text());
        let finding = find(&prepared, &selector);
        check_honest(prepared.document(), &selector, &finding)?;
        prop_assert!(!finding.state.is_verified() || without.holds(&words));
    }

    #[test]
    fn repeated_paragraph_never_takes_the_quote_of_the_first(
        made in made(), paragraph: Index, from: Index, len: Index, to: Index,
    ) {
        let (_, bytes) = pick(&made, paragraph, from, len);
        let text = made.text();
        let selector = selector_at(&Document::from_text(text.clone()), &bytes);
        let number = paragraph.index(made.paragraphs.len());
        let mut repeated = made.clone();
        let copy = repeated.paragraphs[number].clone();
        // Behind the original, so that it stays where it was.
        let place = number + 1 + to.index(made.paragraphs.len() - number);
        repeated.paragraphs.insert(place, copy);
        let prepared = prepare(repeated.text());
        let finding = find(&prepared, &selector);
        check_honest(prepared.document(), &selector, &finding)?;
        if finding.state.is_verified() && finding.byte_span != Some(bytes.clone()) {
            // Only where the text around the original was changed and the text
            // around the copy is what was stored.
            let span = finding.byte_span.unwrap_or_default();
            let after = &prepared.document().text()[span.end..];
            let first_after = &prepared.document().text()[bytes.end..];
            prop_assert!(after.starts_with(&selector.suffix) && !first_after.starts_with(&selector.suffix));
        }
    }

    #[test]
    fn whatever_is_looked_for_in_whatever_text_the_answer_is_honest(
        text in any_piece(), exact in any_piece(), prefix in any_piece(), from: Index, len: Index, cut: bool,
    ) {
        let prepared = prepare(text);
        let document = prepared.document();
        let from = from.index(document.char_count());
        let part = document.slice_of_chars(&(from..from + 1 + len.index(8)));
        let exact = if cut { part.replace(' ', "\n").replace('“', "\"").replace("-\n", "") } else { exact };
        for prefix in [String::new(), prefix] {
            let selector = Selector { exact: exact.clone(), prefix, suffix: String::new(), start: Some(from) };
            check_honest(document, &selector, &find(&prepared, &selector))?;
        }
    }
}
