//! What holds for any document, quote and change.

use std::ops::Range;
use std::sync::Arc;

use proptest::prelude::*;
use proptest::sample::Index;

use super::test_made::{any_piece, crude, falsified, made, pick, rewritten};
use super::{
    Difference, DifferenceKind, Finding, PreparedDocument, Selector, State, find, selector_for,
};
use crate::document::Document;

pub(super) fn prepare(text: String) -> PreparedDocument {
    PreparedDocument::new(Arc::new(Document::from_text(text)))
}

pub(super) fn selector_at(document: &Document, bytes: &Range<usize>) -> Selector {
    selector_for(document, document.chars_of_bytes(bytes))
}

/// Whether a difference is of the sort it is called, by its characters alone.
fn is_harmless(difference: &Difference) -> bool {
    use DifferenceKind as Kind;
    let (quote, document) = (difference.quote.as_str(), difference.document.as_str());
    let only = |text: &str, allowed: &str| text.chars().all(|c| allowed.contains(c));
    let both_only = |allowed: &str| {
        !quote.is_empty() && !document.is_empty() && only(quote, allowed) && only(document, allowed)
    };
    let is_space = |text: &str| text.contains(char::is_whitespace);
    let invisible = "\u{AD}\u{200B}\u{FEFF}\u{202E}\u{200F}";
    match difference.kind {
        Kind::QuotationMark => both_only("'\"‘’“”"),
        // Where a gap follows the dash, one follows it on both sides.
        Kind::Dash => {
            both_only(&format!("-–— \n\u{A0}[]{invisible}"))
                && is_space(quote) == is_space(document)
        }
        Kind::Space | Kind::LineBreak | Kind::ParagraphBreak | Kind::PageBreak => {
            let dash_and_space = format!(" \n\u{A0}\u{C}-–—{invisible}");
            both_only(&dash_and_space) && is_space(quote) && is_space(document)
        }
        Kind::LineEndHyphen => {
            let around = format!("-\n []{invisible}");
            only(quote, &around)
                && only(document, &around)
                && (quote.contains('\n') || document.contains('\n'))
        }
        Kind::FootnoteMark => {
            let has_mark = |text: &str| text.contains(['¹', '²', '³', '⁹']);
            let around = format!("¹²³⁹,-–\n []{invisible}");
            has_mark(quote) != has_mark(document) && only(quote, &around) && only(document, &around)
        }
        Kind::Invisible => {
            only(quote, invisible) && only(document, invisible) || crude(quote) == crude(document)
        }
        Kind::Edited => quote.contains(['[', ']']),
        Kind::PageFurniture | Kind::NoteBlock => quote.trim().is_empty(),
        Kind::Words => false,
        _ => crude(quote) == crude(document),
    }
}

pub(super) fn check_honest(
    document: &Document,
    selector: &Selector,
    finding: &Finding,
) -> Result<(), TestCaseError> {
    prop_assert_eq!(
        finding.span.is_some(),
        finding.state.is_verified() || finding.state == State::Approximate
    );
    for difference in &finding.differences {
        prop_assert_eq!(
            &selector.exact[difference.quote_range.clone()],
            &difference.quote
        );
        prop_assert_eq!(
            &document.text()[difference.document_range.clone()],
            &difference.document
        );
    }
    let Some(span) = finding
        .byte_span
        .as_ref()
        .filter(|_| finding.state.is_verified())
    else {
        return Ok(());
    };
    let found = &document.text()[span.clone()];
    let words = selector.exact.trim_matches(|c: char| {
        c.is_whitespace() || "\u{200B}\u{FEFF}\u{202E}\u{AD}\u{200F}".contains(c)
    });
    if finding.state == State::Elided {
        for difference in &finding.differences {
            prop_assert!(is_harmless(difference), "{:?}", difference);
        }
        return Ok(());
    }
    if finding.state == State::Exact {
        prop_assert_eq!(found, words);
    } else {
        prop_assert_ne!(found, words);
        let mut read = found.to_owned();
        let passed_over = |kind| {
            matches!(
                kind,
                DifferenceKind::NoteBlock | DifferenceKind::PageFurniture
            )
        };
        for passed in finding
            .differences
            .iter()
            .rev()
            .filter(|one| passed_over(one.kind))
        {
            let range =
                passed.document_range.start - span.start..passed.document_range.end - span.start;
            read.replace_range(range, " ");
        }
        prop_assert_eq!(crude(&read), crude(words));
        prop_assert!(!finding.differences.is_empty());
    }
    for difference in &finding.differences {
        prop_assert!(is_harmless(difference), "{:?}", difference);
    }
    // Putting the document's characters in for every difference makes the quote
    // what the document has: nothing was left unsaid.
    let mut mended = selector.exact.clone();
    for difference in finding.differences.iter().rev() {
        mended.replace_range(difference.quote_range.clone(), &difference.document);
    }
    prop_assert!(mended.contains(found), "{:?} lacks {:?}", mended, found);
    Ok(())
}

pub(super) fn config() -> ProptestConfig {
    ProptestConfig {
        max_global_rejects: 1_000_000,
        ..ProptestConfig::default()
    }
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
        // "wellknown" divided at a line's end is "well-known" again.
        let rewrite = if way == 14 { 0 } else { rewrite };
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
