//! Quotes that leave something out.

use super::test_kit::{marked, prepared, state, typed};
use super::{Finding, Selector, State, find};

const TEXT: &str = "The talks in Doha had failed by then. Islamabad, which did not want it, closed \
    the border at Torkham for nine days. It sent the traders home. Prices in Kabul went up.";

fn gaps<'a>(text: &'a str, finding: &Finding) -> Vec<&'a str> {
    let chars: Vec<usize> = text
        .char_indices()
        .map(|(at, _)| at)
        .chain([text.len()])
        .collect();
    finding
        .gaps
        .iter()
        .map(|gap| &text[chars[gap.span.start]..chars[gap.span.end]])
        .collect()
}

#[test]
fn parts_in_order_are_elided_with_their_gaps() {
    for mark in ["…", "...", "[...]", "[…]", "(...)", ". . ."] {
        let words = format!("the border at Torkham {mark} sent the traders home");
        let finding = typed(TEXT, &words);
        assert_eq!(finding.state, State::Elided, "{mark}");
        assert!(finding.state.is_verified());
        assert_eq!(gaps(TEXT, &finding), [" for nine days. It "]);
        assert_eq!(&words[finding.gaps[0].quote_range.clone()], mark);
        assert_eq!(finding.gaps[0].warning, None);
        let span = finding.byte_span.unwrap();
        assert!(TEXT[span.clone()].starts_with("the border") && TEXT[span].ends_with("home"));
    }
}

#[test]
fn parts_may_be_written_differently() {
    let text = TEXT.replace("the traders", "the “traders”");
    let finding = typed(
        &text,
        "talks in Doha … the\nborder at [Torkham] … sent the \"traders\" home",
    );
    assert_eq!(finding.state, State::Elided);
    assert_eq!(finding.gaps.len(), 2);
    assert!(finding.differences.len() >= 3);
}

#[test]
fn gap_that_turns_the_sense_around_is_warned_of() {
    let text = "It was clear that he would not, for all he said, agree to close the border.";
    let finding = typed(
        text,
        "It was clear that he would … agree to close the border.",
    );
    assert_eq!(finding.state, State::Elided);
    let warning = finding.gaps[0].warning.as_deref().unwrap();
    assert!(warning.contains("“not”"), "{warning}");
    let text = "One side of the page\u{C}and the other side of it.";
    let finding = typed(text, "One side of … other side of it.");
    assert!(
        finding.gaps[0]
            .warning
            .as_deref()
            .unwrap()
            .contains("end of a page")
    );
}

#[test]
fn literal_ellipsis_of_the_document_wins() {
    let text = "He said: we closed it … and we opened it. Later we closed it and we opened it.";
    let finding = typed(text, "we closed it … and we opened it");
    assert_eq!((finding.state, finding.gaps.len()), (State::Exact, 0));
}

#[test]
fn changed_dropped_and_swapped_parts_are_not_verified() {
    for words in [
        "sent the traders home … the border at Torkham",
        "the border at Chaman … sent the traders home",
        "the border at Torkham … sent no traders home",
        "the border at Torkham … was closed again … sent the traders home",
        "the border at Torkham … the border at Torkham",
        "the border at Tork … ham for nine days",
        "the border at … traders",
    ] {
        assert!(!state(TEXT, words).is_verified(), "{words}");
    }
}

#[test]
fn parts_far_apart_do_not_belong_together() {
    let text = format!(
        "The border was closed. {} The traders went home.",
        "And so on. ".repeat(900)
    );
    assert!(!state(&text, "The border was … traders went home.").is_verified());
}

#[test]
fn nearest_chain_is_taken_and_context_decides_between_several() {
    let one = "At first the border was closed, as they say, for all traders in May. ";
    let other = "Then again the border was closed, as they said, for all traders in June. ";
    let text = format!("{one}{other}");
    let words = "the border was closed … for all traders";
    assert_eq!(typed(&text, words).state, State::Ambiguous);
    assert_eq!(typed(&text, words).candidates.len(), 2);
    let selector = Selector {
        exact: words.into(),
        ..marked(
            &text,
            "the border was closed, as they said, for all traders",
            0,
        )
    };
    let finding = find(&prepared(&text), &selector);
    assert_eq!(finding.state, State::Elided);
    assert_eq!(gaps(&text, &finding), [", as they said, "]);
}

#[test]
fn marks_at_the_ends_leave_nothing_to_look_for() {
    let finding = typed(TEXT, "… sent the traders home …");
    assert_eq!((finding.state, finding.gaps.len()), (State::Elided, 0));
}

#[test]
fn changed_word_in_one_part_is_approximate_at_its_place() {
    let words = "the border at Torkham … sent the merchants home … Kabul went up.";
    let finding = typed(TEXT, words);
    assert_eq!(finding.state, State::Missing);
    let selector = Selector {
        exact: words.into(),
        ..marked(
            TEXT,
            "the border at Torkham for nine days. It sent the traders home. Prices in Kabul went up.",
            0,
        )
    };
    let finding = find(&prepared(TEXT), &selector);
    assert_eq!((finding.state, finding.gaps.len()), (State::Approximate, 2));
    let changed: Vec<(&str, &str)> = finding
        .differences
        .iter()
        .map(|one| (one.quote.as_str(), one.document.as_str()))
        .collect();
    assert_eq!(changed, [("merchants", "traders")]);
    assert_eq!(
        &words[finding.differences[0].quote_range.clone()],
        "merchants"
    );
}
