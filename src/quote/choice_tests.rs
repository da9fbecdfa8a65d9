//! Which of several places is meant, and where the reader has to say.

use super::test_kit::{marked, prepared, typed};
use super::{ContextAgreement, Finding, Selector, State, find, selector_for};
use crate::document::Document;

fn spans(finding: &Finding) -> Vec<std::ops::Range<usize>> {
    let candidates = finding.candidates.iter();
    candidates.map(|candidate| candidate.span.clone()).collect()
}

#[test]
fn context_tells_equal_words_apart() {
    let text =
        "At first the border was closed by Kabul. Later on the border was closed by Islamabad.";
    for nth in [0, 1] {
        let finding = find(&prepared(text), &marked(text, "the border was closed", nth));
        let start = text.match_indices("the border").nth(nth).unwrap().0;
        assert_eq!(
            (finding.state, finding.span),
            (State::Exact, Some(start..start + 21))
        );
        assert!(!finding.moved);
    }
    let open = typed(text, "the border was closed");
    assert_eq!(open.state, State::Ambiguous);
    assert_eq!(spans(&open), [9..30, 50..71]);
    assert_eq!(open.span, None);
}

#[test]
fn position_decides_only_where_nothing_was_touched() {
    let refrain = "And so it goes on and on, they said. ".repeat(30);
    let document = Document::from_text(refrain.clone());
    let start = refrain.match_indices("goes").nth(15).unwrap().0;
    let selector = selector_for(&document, start..start + 4);
    let finding = find(&prepared(&refrain), &selector);
    assert_eq!(
        (finding.state, finding.span),
        (State::Exact, Some(start..start + 4))
    );
    // Four characters further on, the stored position means nothing.
    let shifted = find(&prepared(&format!("New {refrain}")), &selector);
    assert_eq!(shifted.state, State::Ambiguous);
    let no_context = Selector {
        start: Some(start),
        ..Selector::of_words("goes")
    };
    assert_eq!(
        find(&prepared(&refrain), &no_context).state,
        State::Ambiguous
    );
}

#[test]
fn moved_quote_is_exact_and_says_so() {
    let text = "The talks in Doha failed. The border was closed for weeks. Trade came to a halt.";
    let selector = marked(text, "The border was closed", 0);
    let finding = find(&prepared(&format!("A new paragraph.\n\n{text}")), &selector);
    assert_eq!(finding.state, State::Exact);
    assert!(finding.moved);
    assert_eq!(finding.span, Some(44..65));
    assert_eq!(finding.context, ContextAgreement::Whole);
}

#[test]
fn words_as_written_are_preferred_where_nothing_else_decides() {
    let text = "He said 'depth' twice. She said ‘depth’ once.";
    let finding = typed(text, "said ‘depth’");
    assert_eq!((finding.state, finding.span), (State::Exact, Some(27..39)));
    // But the text around the words comes first.
    let selector = Selector {
        exact: "‘depth’".into(),
        prefix: "He said ".into(),
        suffix: " twice. She said".into(),
        start: None,
    };
    let finding = find(&prepared(text), &selector);
    assert_eq!(
        (finding.state, finding.span),
        (State::Normalised, Some(8..15))
    );
}

#[test]
fn deleted_quote_is_missing_and_shows_where_it_was() {
    let text =
        "The talks in Doha failed at last. The border was closed. Trade came to a halt in May.";
    let selector = marked(text, "The border was closed.", 0);
    let finding = find(
        &prepared(&text.replace("The border was closed. ", "")),
        &selector,
    );
    assert_eq!(finding.state, State::Missing);
    assert_eq!(finding.was_here, Some(34));
    assert_eq!(find(&prepared("Another text."), &selector).was_here, None);
}

#[test]
fn few_words_left_in_another_sentence_are_asked_about() {
    let text =
        "Kabul rejected every word of the note. They sealed the border in the night and went home.";
    let selector = marked(text, "the border", 0);
    let other =
        "Nothing much is known about who first drew the border, or for what reason it was drawn.";
    let finding = find(&prepared(other), &selector);
    assert_eq!(finding.state, State::Ambiguous);
    assert_eq!(finding.candidates.len(), 1);
    let long = marked(
        text,
        "They sealed the border in the night and went home.",
        0,
    );
    let moved = find(
        &prepared("Elsewhere. They sealed the border in the night and went home."),
        &long,
    );
    assert_eq!((moved.state, moved.moved), (State::Exact, true));
}

#[test]
fn lookalike_paragraph_does_not_stand_in_for_the_one_deleted() {
    let paragraph = |year: &str| {
        format!("In {year} the council met and decided to close the border at once.\n\n")
    };
    let text = paragraph("2021") + &paragraph("2022") + &paragraph("2023");
    let words = "In 2022 the council met and decided to close the border";
    let selector = marked(&text, words, 0);
    let without = text.replace(&paragraph("2022"), "");
    let finding = find(&prepared(&without), &selector);
    assert_eq!((finding.state, finding.span), (State::Ambiguous, None));
    assert_eq!(finding.candidates.len(), 2);
}

#[test]
fn words_that_overlap_themselves_are_all_seen() {
    let finding = typed("that that that", "that that");
    assert_eq!(finding.state, State::Ambiguous);
    assert_eq!(spans(&finding), [0..9, 5..14]);
}

#[test]
fn word_that_stands_everywhere_is_still_found_by_its_context() {
    let text = "the ".repeat(20_000) + "very end of the " + &"other ".repeat(20_000);
    let selector = marked(&text, "the other", 0);
    assert_eq!(find(&prepared(&text), &selector).state, State::Exact);
    let open = typed(&text, "the");
    assert_eq!(open.state, State::Ambiguous);
    assert_eq!(open.candidates.len(), Finding::CANDIDATES_MAX);
}

#[test]
fn common_word_in_a_long_text_is_never_taken_for_a_single_one() {
    // The first thousands of places are inside other words.
    let text = "catalogue ".repeat(6_000) + "one log and another log.";
    let finding = typed(&text, "log");
    assert_eq!(finding.state, State::Ambiguous);
    assert_eq!(finding.candidates.len(), 2);
}
