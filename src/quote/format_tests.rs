//! What the kind of file says of a quote's words.

use std::sync::Arc;

use super::test_kit::kinds;
use super::{DifferenceKind, Finding, PreparedDocument, Selector, State, find};
use crate::document::{Block, BlockKind, Content, Document, Format};

fn typed(content: Content, words: &str) -> Finding {
    let document = Document::from_content(content);
    find(
        &PreparedDocument::new(Arc::new(document)),
        &Selector::of_words(words),
    )
}

fn markdown(text: &str) -> Content {
    Content {
        format: Format::Markdown,
        text: text.into(),
        ..Content::default()
    }
}

#[test]
fn words_copied_from_rendered_markdown_are_normalised() {
    for (text, words) in [
        (
            "The *border* was **closed** again.",
            "The border was closed again.",
        ),
        (
            "They met [in Doha](https://example.org/a_b) again.",
            "They met in Doha again.",
        ),
        (
            "It ended.\n\n# The border\n\nIt was closed.",
            "It ended. The border It was closed.",
        ),
        ("> It was\n> closed again.", "It was closed again."),
        ("He said `no` and 2 \\* 3.", "He said no and 2 * 3."),
    ] {
        let finding = typed(markdown(text), words);
        assert_eq!(finding.state, State::Normalised, "{text}");
        assert!(kinds(&finding).contains(&DifferenceKind::Markup), "{text}");
        assert!(finding.differences.iter().any(|one| one.kind.is_flagged()));
        // Other kinds of file have no such signs.
        let plain = Content {
            format: Format::PlainText,
            ..markdown(text)
        };
        assert!(!typed(plain, words).state.is_verified(), "{text}");
    }
}

#[test]
fn markdown_keeps_words_whole_as_they_are_shown() {
    let text = "It is un*known* to us that [not](https://example.org) all agreed.";
    for words in [
        "known to us",
        "known",
        "is un",
        "It is un known",
        "that all agreed",
        "example.org",
    ] {
        let finding = typed(markdown(text), words);
        let may = words == "example.org";
        assert!(may || !finding.state.is_verified(), "{words} {finding:?}");
    }
    assert_eq!(
        typed(markdown(text), "is unknown to us that not all").state,
        State::Normalised
    );
    assert_eq!(typed(markdown(text), "un*known* to us").state, State::Exact);
}

fn pdf(text: &str, unmapped: &str) -> Content {
    let at = text.find(unmapped).unwrap();
    Content {
        format: Format::Pdf,
        text: text.into(),
        unmapped: std::iter::once(at..at + unmapped.len()).collect(),
        ..Content::default()
    }
}

#[test]
fn sign_without_meaning_inside_the_words_blocks_the_tick() {
    let text = "The border was \u{FFFD} closed. The talks failed.";
    let finding = typed(pdf(text, "\u{FFFD}"), "border was \u{FFFD} closed");
    assert_eq!(finding.state, State::Approximate);
    assert!(finding.hindrance.as_deref().unwrap().contains("a sign"));
    assert!(finding.span.is_some());
    let finding = typed(pdf(text, "\u{FFFD}"), "The border was … talks failed.");
    assert_eq!(finding.state, State::Missing);
    let finding = typed(pdf(text, "\u{FFFD}"), "The talks failed.");
    assert_eq!((finding.state, finding.hindrance), (State::Exact, None));
    // Left out with the rest, it does not stand in the words.
    let finding = typed(pdf(text, "\u{FFFD}"), "The border was … The talks failed.");
    assert_eq!(finding.state, State::Elided);
}

/// A document whose blocks are the given texts, one paragraph each.
fn blocks(parts: &[(BlockKind, &str)]) -> Content {
    let mut text = String::new();
    let mut blocks = Vec::new();
    for (kind, part) in parts {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        blocks.push(Block {
            range: text.len()..text.len() + part.len(),
            kind: *kind,
            level: 0,
        });
        text.push_str(part);
    }
    Content {
        format: Format::Pdf,
        text,
        blocks: Some(blocks),
        ..Content::default()
    }
}

#[test]
fn notes_and_headers_that_the_file_names_are_passed_over_and_said() {
    use BlockKind::{Furniture, Note, Paragraph};
    let content = blocks(&[
        (Paragraph, "They sealed the Torkham bor-"),
        (Note, "1. See the second chapter."),
        (Furniture, "Journal of Borders 12"),
        (Paragraph, "der for nine days. It was the"),
        (Furniture, "13"),
        (Paragraph, "Afghan side that opened it."),
    ]);
    let finding = typed(content.clone(), "sealed the Torkham border for nine days");
    assert_eq!(finding.state, State::Normalised);
    assert_eq!(kinds(&finding), [DifferenceKind::NoteBlock]);
    let passed = &finding.differences[0].document;
    assert!(
        passed.contains("second chapter") && passed.contains("Journal"),
        "{passed}"
    );
    let finding = typed(content.clone(), "It was the Afghan side that");
    assert_eq!(kinds(&finding), [DifferenceKind::PageFurniture]);
    // What is passed over can be quoted itself.
    assert_eq!(
        typed(content.clone(), "See the second chapter.").state,
        State::Exact
    );
    for words in [
        "sealed the Torkham bor der for",
        "It was not the Afghan side",
        "the bor for nine",
        "der for nine days",
        "sealed the Torkham bor",
    ] {
        assert!(
            !typed(content.clone(), words).state.is_verified(),
            "{words}"
        );
    }
}
