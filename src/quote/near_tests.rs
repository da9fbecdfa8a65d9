//! Words that do not stand in the document: when something near is shown, and
//! when nothing is.

use super::test_kit::{kinds, marked, prepared, state, typed};
use super::{DifferenceKind, Finding, Selector, State, find};

const TEXT: &str = "The talks in Doha had failed by the end of the week. Islamabad closed the \
    border at Torkham for nine days and sent the traders home. Prices in Kabul went up at once, \
    and nobody could say when the trucks would roll again.";
const QUOTE: &str =
    "Islamabad closed the border at Torkham for nine days and sent the traders home.";

fn found<'a>(text: &'a str, finding: &Finding) -> &'a str {
    finding.byte_span.clone().map_or("", |span| &text[span])
}

#[test]
fn one_changed_word_is_approximate_at_its_place_and_shown() {
    let changed = TEXT.replace("nine days", "ten days");
    let selector = marked(TEXT, QUOTE, 0);
    for text in [
        changed.clone(),
        format!("A new first paragraph.\n\n{changed}"),
    ] {
        let finding = find(&prepared(&text), &selector);
        assert_eq!(finding.state, State::Approximate);
        assert_eq!(found(&text, &finding), QUOTE.replace("nine", "ten"));
        assert!(!finding.state.is_verified() && finding.score < 1.0);
        assert_eq!(kinds(&finding), [DifferenceKind::Words]);
        let difference = &finding.differences[0];
        assert_eq!(
            (difference.quote.as_str(), difference.document.as_str()),
            ("nine", "ten")
        );
        assert_eq!(QUOTE[difference.quote_range.clone()], difference.quote);
        assert_eq!(text[difference.document_range.clone()], difference.document);
        assert_eq!(finding.candidates[0].span, finding.span.unwrap());
    }
}

#[test]
fn place_has_the_whole_words_at_its_ends() {
    let text = TEXT
        .replace("Islamabad closed", "Pakistan closed")
        .replace("traders home.", "merchants back.");
    let finding = find(&prepared(&text), &marked(TEXT, QUOTE, 0));
    assert_eq!(finding.state, State::Approximate);
    assert_eq!(
        found(&text, &finding),
        "Pakistan closed the border at Torkham for nine days and sent the merchants back."
    );
}

#[test]
fn typed_words_with_few_errors_are_approximate_and_with_many_missing() {
    let few = QUOTE
        .replace("Torkham", "Torkam")
        .replace("traders", "tradors");
    assert_eq!(state(TEXT, &few), State::Approximate);
    let many = QUOTE
        .replace("Torkham for nine", "Chaman for twelve")
        .replace("home", "away");
    let finding = typed(TEXT, &many);
    assert_eq!((finding.state, finding.span), (State::Missing, None));
    // But the place is worth a look.
    assert_eq!(finding.candidates.len(), 1);
    // With the text around it, it is near enough.
    let selector = Selector {
        exact: many,
        ..marked(TEXT, QUOTE, 0)
    };
    assert_eq!(find(&prepared(TEXT), &selector).state, State::Approximate);
}

#[test]
fn words_rewritten_between_the_same_contexts_are_approximate() {
    let selector = marked(TEXT, QUOTE, 0);
    let rewritten =
        "Islamabad shut the crossing at Torkham for a long week and sent all traders home.";
    let text = TEXT.replace(QUOTE, rewritten);
    let finding = find(&prepared(&text), &selector);
    assert_eq!(
        (finding.state, found(&text, &finding)),
        (State::Approximate, rewritten)
    );
    // Without one of the two contexts it is another sentence.
    let elsewhere = format!("Long ago, it is told, {rewritten} That was the end of it.");
    assert_eq!(find(&prepared(&elsewhere), &selector).state, State::Missing);
}

#[test]
fn deleted_quote_does_not_take_a_lookalike_elsewhere() {
    let lookalike = "Much later Islamabad closed the border at Torkham for nine days and sent the traders home, \
        for other reasons altogether, as far as anybody knows.";
    let text = TEXT.replace(&format!("{QUOTE} "), "") + "\n\n" + lookalike;
    let finding = find(&prepared(&text), &marked(TEXT, QUOTE, 0));
    assert_eq!(
        (finding.state, finding.span.clone()),
        (State::Missing, None)
    );
    assert!(finding.was_here.is_some());
    assert_eq!(finding.candidates.len(), 1);
}

#[test]
fn two_places_about_equally_near_are_asked_about() {
    let sentence = |month: &str| {
        format!("In {month} the two sides met in Doha and could not agree on the border. ")
    };
    let text = sentence("May") + "Weeks went by. " + &sentence("July");
    let finding = typed(&text, &sentence("June"));
    assert_eq!((finding.state, finding.span), (State::Ambiguous, None));
    assert_eq!(finding.candidates.len(), 2);
    // The text around decides, if there is any.
    let before = text.replace("July", "June");
    let selector = marked(&before, sentence("June").trim_end(), 0);
    let finding = find(&prepared(&text), &selector);
    assert_eq!(finding.state, State::Approximate);
    assert!(found(&text, &finding).contains("July"));
}

#[test]
fn a_name_is_not_found_inside_another_word() {
    let text = "They walked through chines and gorges all day long, and Linux was far.";
    for words in ["Linus", "chins", "gorge"] {
        let finding = typed(text, words);
        assert_eq!(
            (finding.state, finding.span),
            (State::Missing, None),
            "{words}"
        );
    }
    let selector = Selector {
        prefix: "It was written by ".into(),
        suffix: " Torvalds in the year".into(),
        start: Some(20),
        ..Selector::of_words("Linus")
    };
    assert_eq!(find(&prepared(text), &selector).state, State::Missing);
}

#[test]
fn words_that_lost_their_spaces_are_approximate_and_never_verified() {
    let lost = QUOTE.replace("closed the border", "closedtheborder");
    for (text, words) in [
        (TEXT.to_owned(), lost.clone()),
        (TEXT.replace(QUOTE, &lost), QUOTE.to_owned()),
    ] {
        assert_eq!(state(&text, &words), State::Approximate);
    }
}

#[test]
fn nothing_but_signs_is_nowhere() {
    for words in ["", " ", "…", "—", "“”", "()", "..."] {
        let finding = typed(TEXT, words);
        assert!(
            finding.span.is_none() && finding.candidates.is_empty(),
            "{words}"
        );
    }
}

#[test]
fn text_that_repeats_itself_comes_to_an_end() {
    let text = "ab ".repeat(60_000);
    for words in [
        "ab ".repeat(100) + "c",
        "ba".repeat(300),
        "a b ".repeat(100),
    ] {
        assert!(!state(&text, words.trim()).is_verified());
    }
}

#[test]
fn homoglyphs_are_shown_as_other_words() {
    let words = QUOTE.replace("border", "bоrder");
    let finding = typed(TEXT, &words);
    assert_eq!(finding.state, State::Approximate);
    assert_eq!(kinds(&finding), [DifferenceKind::Words]);
}

#[test]
fn ways_of_writing_beside_a_changed_word_are_called_what_they_are() {
    let text = TEXT.replace("the traders", "the “traders”");
    let words = QUOTE
        .replace("the traders", "the \"traders\"")
        .replace("nine", "ten");
    let finding = typed(&text, &words);
    let found = kinds(&finding);
    assert!(
        found.contains(&DifferenceKind::Words) && found.contains(&DifferenceKind::QuotationMark),
        "{found:?}"
    );
}

#[test]
fn changed_words_across_notes_are_approximate() {
    let text = "It began in May.¹ The talks² had failed and Islamabad closed the border at\n\n\
        ¹ Ann Author, *A Long Book*, 12.\n\n² The same, 14.\n\nTorkham for ten days and sent the traders home.";
    let finding = typed(text, QUOTE);
    assert_eq!(finding.state, State::Approximate);
    assert!(found(text, &finding).ends_with("traders home."));
    // What stands in the notes can be near as well.
    let note = typed(text, "Ann Author, *A Log Book*, 12.");
    assert_eq!(found(text, &note), "Ann Author, *A Long Book*, 12.");
}
