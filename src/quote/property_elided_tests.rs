//! What holds for any document and any quote that leaves something out, that runs
//! across notes, or that is from another document.

use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::property_tests::{check_honest, config, prepare, selector_at};
use super::test_made::{Made, falsified, made, pick};
use super::{Selector, State, find};

/// Two or three runs of words of one paragraph in order, with words between.
fn parts(words: &[String], cuts: &[Index]) -> Vec<Vec<String>> {
    let mut edges: Vec<usize> = cuts.iter().map(|cut| cut.index(words.len() + 1)).collect();
    edges.sort_unstable();
    edges
        .chunks_exact(2)
        .map(|pair| words[pair[0]..pair[1]].to_vec())
        .filter(|part| !part.is_empty())
        .collect()
}

fn joined(parts: &[Vec<String>], mark: &str) -> String {
    let parts: Vec<String> = parts.iter().map(|part| part.join(" ")).collect();
    parts.join(&format!(" {mark} "))
}

fn marks() -> impl Strategy<Value = &'static str> {
    select(vec!["…", "...", "[...]", "[…]", "(...)", "(…)", ". . ."])
}

fn has_words(part: &[String]) -> bool {
    part.iter()
        .filter(|word| word.contains(char::is_alphanumeric))
        .count()
        >= 3
}

/// A change that the parts of a quote may have undergone.
fn altered(
    parts: &[Vec<String>],
    change: u8,
    which: Index,
    way: u8,
    at: Index,
) -> Vec<Vec<String>> {
    let mut altered = parts.to_vec();
    let which = which.index(parts.len());
    match change {
        0 => altered.reverse(),
        1 => altered.swap(which, 0),
        2 => altered.insert(which, parts[parts.len() - 1].clone()),
        _ => altered[which] = falsified(&parts[which], way, at),
    }
    altered.retain(|part| !part.is_empty());
    altered
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn parts_of_a_paragraph_in_order_are_elided(
        made in made(), paragraph: Index, cuts in prop::collection::vec(any::<Index>(), 4..7), mark in marks(),
    ) {
        let words = &made.paragraphs[paragraph.index(made.paragraphs.len())];
        let parts = parts(words, &cuts);
        prop_assume!(parts.len() > 1 && parts.iter().all(|part| has_words(part)));
        let prepared = prepare(made.text());
        let selector = Selector::of_words(joined(&parts, mark));
        let finding = find(&prepared, &selector);
        prop_assert!(matches!(finding.state, State::Elided | State::Ambiguous), "{:?} {:?}", selector, finding);
        if finding.state == State::Elided {
            prop_assert_eq!(finding.gaps.len(), parts.len() - 1);
            let (text, span) = (prepared.document().text(), finding.byte_span.clone().unwrap());
            // The parts of the place are what is left without its gaps.
            let mut from = span.start;
            let mut kept = String::new();
            for gap in &finding.gaps {
                let gap = prepared.document().bytes_of_chars(&gap.span);
                kept += &text[from..gap.start];
                kept.push(' ');
                from = gap.end;
            }
            kept += &text[from..span.end];
            let without_marks = |text: &str| text.replace(['¹', '²', '³', '⁹'], "");
            prop_assert_eq!(without_marks(&kept), without_marks(&joined(&parts, "").replace("  ", " ")));
        }
        check_honest(prepared.document(), &selector, &finding)?;
    }

    #[test]
    fn altered_swapped_and_repeated_parts_are_never_verified(
        made in made(), paragraph: Index, cuts in prop::collection::vec(any::<Index>(), 4..7), mark in marks(),
        change in 0_u8..12, which: Index, way in 0_u8..16, at: Index,
    ) {
        let words = &made.paragraphs[paragraph.index(made.paragraphs.len())];
        let whole = parts(words, &cuts);
        prop_assume!(!whole.is_empty());
        let parts = altered(&whole, change, which, way, at);
        prop_assume!(!parts.is_empty() && !made.holds_in_order(&parts));
        let prepared = prepare(made.text());
        let (_, bytes) = pick(&made, paragraph, which, at);
        let exact = joined(&parts, mark);
        for selector in [Selector { exact: exact.clone(), ..selector_at(prepared.document(), &bytes) }, Selector::of_words(exact)] {
            let finding = find(&prepared, &selector);
            prop_assert!(!finding.state.is_verified(), "{:?} {:?}", selector, finding);
            check_honest(prepared.document(), &selector, &finding)?;
        }
    }

    #[test]
    fn part_that_the_document_lost_is_never_verified(
        made in made(), paragraph: Index, cuts in prop::collection::vec(any::<Index>(), 4..7), mark in marks(), which: Index,
    ) {
        let number = paragraph.index(made.paragraphs.len());
        let parts = parts(&made.paragraphs[number], &cuts);
        prop_assume!(!parts.is_empty());
        let lost = &parts[which.index(parts.len())];
        let mut without = made.clone();
        let words = &mut without.paragraphs[number];
        let place = words.windows(lost.len()).position(|window| window == lost).unwrap();
        words.drain(place..place + lost.len());
        prop_assume!(!without.holds_in_order(&parts));
        let prepared = prepare(without.text());
        let selector = Selector::of_words(joined(&parts, mark));
        let finding = find(&prepared, &selector);
        prop_assert!(!finding.state.is_verified(), "{:?} {:?}", selector, finding);
        check_honest(prepared.document(), &selector, &finding)?;
    }

    #[test]
    fn quote_of_another_document_is_verified_only_where_its_words_stand(
        made in made(), other in made(), paragraph: Index, from: Index, len: Index,
    ) {
        let (words, bytes) = pick(&made, paragraph, from, len);
        let selector = selector_at(prepare(made.text()).document(), &bytes);
        let prepared = prepare(other.text());
        for selector in [selector.clone(), Selector::of_words(selector.exact)] {
            let finding = find(&prepared, &selector);
            prop_assert!(!finding.state.is_verified() || other.holds(&words), "{:?} {:?}", selector, finding);
            check_honest(prepared.document(), &selector, &finding)?;
        }
    }

    #[test]
    fn notes_inside_a_sentence_make_no_other_words_verified(
        made in made(), note in made(), paragraph: Index, from: Index, len: Index,
        cut: Index, way in 0_u8..17, at: Index,
    ) {
        let (words, _) = pick(&made, paragraph, from, len);
        let number = paragraph.index(made.paragraphs.len());
        let noted = with_note(&made, &note.paragraphs[0], number, cut);
        let quote = match way {
            16 => words,
            way => falsified(&words, way, at),
        };
        prop_assume!(!quote.is_empty());
        let is_true = made.holds(&quote) || note.holds(&quote);
        let prepared = prepare(noted.clone());
        let selector = Selector::of_words(quote.join(" "));
        let finding = find(&prepared, &selector);
        let stands = is_true || crosses_note(&noted, &quote);
        prop_assert!(!finding.state.is_verified() || stands, "{:?} {:?} {:?}", noted, selector, finding);
        check_honest(prepared.document(), &selector, &finding)?;
    }
}

/// The text with a note in the middle of a paragraph, whose mark stands before it.
fn with_note(made: &Made, note: &[String], number: usize, cut: Index) -> String {
    let mut paragraphs: Vec<String> = made
        .paragraphs
        .iter()
        .map(|words| words.join(" "))
        .collect();
    let words = &made.paragraphs[number];
    let cut = 1 + cut.index(words.len() - 1);
    let (before, after) = words.split_at(cut);
    paragraphs[number] = format!(
        "Ministers¹ said {}\n\n¹ Ann {}.\n\n{}",
        before.join(" "),
        note.join(" "),
        after.join(" ")
    );
    paragraphs.join("\n\n")
}

/// Whether the words stand side by side in the text with its note, into or out of
/// which they run.
fn crosses_note(text: &str, quote: &[String]) -> bool {
    let plain = |word: &str| word.trim_end_matches(['¹', '²', '³', '⁹']).to_owned();
    let words: Vec<String> = text.split_whitespace().map(plain).collect();
    let quote: Vec<String> = quote.iter().map(|word| plain(word)).collect();
    // The note's last word has a full stop of its own.
    let same = |window: &[String]| {
        window
            .iter()
            .zip(&quote)
            .all(|(one, other)| one == other || one.strip_suffix('.') == Some(other))
    };
    words.windows(quote.len()).any(same)
}
