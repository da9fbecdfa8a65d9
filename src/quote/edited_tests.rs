//! Documents that were edited after a quote was chosen: how many quotes find
//! their place again, and how many find one where none is.
//!
//! On the documents beside the project, where present. The bounds are those that
//! the project promises; what was reached is printed.

use std::ops::Range;
use std::sync::Arc;

use super::document_tests::{Dice, documents, windows};
use super::{Finding, PreparedDocument, Selector, State, find, selector_for};
use crate::document::Document;

/// Quotes of each document.
const QUOTES: usize = 60;

struct Quote {
    selector: Selector,
    /// The document's text before, in and after the quote.
    before: String,
    words: String,
    after: String,
}

fn quotes() -> Vec<(String, Quote)> {
    let mut quotes = Vec::new();
    for (name, prepared) in documents() {
        let document = prepared.document();
        for window in windows(document, QUOTES) {
            let bytes = document.bytes_of_chars(&window);
            let text = document.text();
            let quote = Quote {
                selector: selector_for(document, window),
                before: text[..bytes.start].to_owned(),
                words: text[bytes.clone()].to_owned(),
                after: text[bytes.end..].to_owned(),
            };
            quotes.push((name.clone(), quote));
        }
    }
    quotes
}

fn look(text: String, selector: &Selector) -> Finding {
    let document = Document::from_text(text);
    find(&PreparedDocument::new(Arc::new(document)), selector)
}

/// The words with one of them replaced by one of another place in the document.
fn one_word_changed(quote: &Quote, dice: &mut Dice) -> String {
    let others: Vec<&str> = quote
        .after
        .split_whitespace()
        .chain(quote.before.split_whitespace())
        .collect();
    let words: Vec<(usize, &str)> = quote
        .words
        .match_indices(|character: char| !character.is_whitespace())
        .filter(|(at, _)| *at == 0 || quote.words[..*at].ends_with(char::is_whitespace))
        .map(|(at, _)| {
            let rest = &quote.words[at..];
            (at, rest.split_whitespace().next().unwrap_or(rest))
        })
        .collect();
    loop {
        let (at, word) = words[dice.below(words.len())];
        let other = others[dice.below(others.len())];
        if other != word {
            return format!(
                "{}{other}{}",
                &quote.words[..at],
                &quote.words[at + word.len()..]
            );
        }
    }
}

fn chars(text: &str) -> usize {
    text.chars().count()
}

const PARAGRAPH: &str =
    "This paragraph was put in after the quote had been chosen, and says nothing of note.\n\n";

#[test]
fn quotes_with_one_word_changed_and_text_before_them_are_approximate_at_their_place() {
    let mut dice = Dice(77);
    let (mut all, mut right, mut to_the_letter) = (0, 0, 0);
    for (name, quote) in quotes() {
        let changed = one_word_changed(&quote, &mut dice);
        let text = format!("{PARAGRAPH}{}{changed}{}", quote.before, quote.after);
        let finding = look(text, &quote.selector);
        let start = chars(PARAGRAPH) + chars(&quote.before);
        let expected = start..start + chars(&changed);
        assert!(!finding.state.is_verified(), "{name} {:?}", quote.words);
        all += 1;
        let span = finding.span.clone().unwrap_or_default();
        let overlap = span
            .end
            .min(expected.end)
            .saturating_sub(span.start.max(expected.start));
        let is_right = finding.state == State::Approximate && overlap * 10 >= expected.len() * 8;
        right += usize::from(is_right);
        to_the_letter += usize::from(is_right && span == expected);
        if !is_right || span != expected {
            println!(
                "{name}: {:?} {span:?} for {expected:?} {:?} / {changed:?}",
                finding.state, quote.words
            );
        }
    }
    println!("one word changed: {right} of {all} at their place, {to_the_letter} to the letter");
    assert!(right * 100 >= all * 98);
}

#[test]
fn deleted_quotes_are_hardly_ever_anchored_elsewhere() {
    let (mut all, mut anchored) = (0, 0);
    for (name, quote) in quotes() {
        let finding = look(format!("{}{}", quote.before, quote.after), &quote.selector);
        all += 1;
        let stands_elsewhere =
            quote.before.contains(&quote.words) || quote.after.contains(&quote.words);
        assert!(
            !finding.state.is_verified() || stands_elsewhere,
            "{name} {finding:?}"
        );
        if finding.state == State::Approximate {
            anchored += 1;
            println!("{name}: {:?} at {:?}", quote.words, finding.differences);
        }
    }
    println!("deleted: {anchored} of {all} anchored");
    assert!(anchored * 50 <= all);
}

/// The byte range of the paragraph around the quote in before, words and after.
fn paragraph(quote: &Quote) -> (usize, usize) {
    let start = quote.before.rfind("\n\n").map_or(0, |at| at + 2);
    let end = quote
        .after
        .find("\n\n")
        .map_or(quote.after.len(), |at| at + 2);
    (start, end)
}

#[test]
fn quotes_that_moved_are_all_found_where_they_are_now() {
    let (mut all, mut found) = (0, 0);
    for (name, quote) in quotes() {
        if quote.before.contains(&quote.words) || quote.after.contains(&quote.words) {
            continue;
        }
        let (start, end) = paragraph(&quote);
        let moved = format!(
            "{}{}{}",
            &quote.before[start..],
            quote.words,
            &quote.after[..end]
        );
        let rest = format!("{}{}", &quote.before[..start], &quote.after[end..]);
        // The whole paragraph to either end, and the words alone.
        let texts: [(String, Range<usize>); 3] = [
            (
                format!("{moved}\n\n{rest}"),
                at(&quote.before[start..], &quote.words),
            ),
            (
                format!("{rest}\n\n{moved}"),
                at(
                    &format!("{rest}\n\n{}", &quote.before[start..]),
                    &quote.words,
                ),
            ),
            (
                format!("{}\n\n{}{}", quote.words, quote.before, quote.after),
                at("", &quote.words),
            ),
        ];
        for (text, expected) in texts {
            let finding = look(text, &quote.selector);
            all += 1;
            let is_found = finding.state == State::Exact && finding.span == Some(expected);
            found += usize::from(is_found);
            if !is_found {
                println!("{name}: {finding:?} {:?}", quote.words);
            }
        }
    }
    println!("moved: {found} of {all} found");
    assert_eq!(found, all);
}

fn at(before: &str, words: &str) -> Range<usize> {
    let start = chars(before);
    start..start + chars(words)
}
