//! What folds to what, and that every offset finds its way back.

use proptest::prelude::*;

use super::fold::Folded;
use super::piece::{Reading, pieces};

fn folded(text: &str) -> String {
    Folded::new(text, Reading::Plain, &[]).key().to_owned()
}

#[test]
fn marks_dashes_spaces_and_ligatures_have_one_form() {
    assert_eq!(folded("“Pakistan’s ‚depth‘”"), "\"Pakistan's 'depth'\"");
    assert_eq!(
        folded("one – two — three − four"),
        "one - two - three - four"
    );
    assert_eq!(folded("a\u{A0}\u{2009}b \n\n\t c\u{C}d"), "a b c d");
    assert_eq!(
        folded("e\u{FB03}cient \u{FB01}x \u{FB06}"),
        "efficient fix st"
    );
    assert_eq!(folded("«guillemets» 5′ 10″"), "«guillemets» 5′ 10″");
}

#[test]
fn invisible_characters_go_and_joiners_stay() {
    assert_eq!(
        folded("bor\u{AD}der\u{200B} \u{202B}x\u{202C}\u{FEFF}"),
        "border x"
    );
    assert_eq!(
        folded("a\u{200C}b\u{200D}c\u{2060}d"),
        "a\u{200C}b\u{200D}c\u{2060}d"
    );
}

#[test]
fn accents_are_composed_and_compatibility_forms_are_kept() {
    assert_eq!(folded("Tu\u{308}rkiye"), "Türkiye");
    assert_eq!(folded("q\u{307}\u{323}"), folded("q\u{323}\u{307}"));
    assert_eq!(folded("각"), folded("\u{1100}\u{1161}\u{11A8}"));
    assert_eq!(folded("10² ½ Ⅳ ﬀ x₂ ＡＢ"), "10² ½ Ⅳ ff x₂ ＡＢ");
}

#[test]
fn case_homoglyphs_and_digits_stay() {
    for (one, other) in [
        ("Not", "not"),
        ("Таlib", "Talib"),
        ("1987", "1987¹²"),
        ("1", "１"),
        ("ß", "ss"),
    ] {
        assert_ne!(folded(one), folded(other));
    }
}

#[test]
fn footnote_marks_go_and_powers_stay() {
    assert_eq!(
        folded("flank.¹ This border¹⁹ and"),
        "flank. This border and"
    );
    assert_eq!(folded("10² km² 1987¹² x²"), "10² km² 1987¹² x²");
}

/// Text of the characters that folding treats in special ways, and others.
fn any_text() -> impl Strategy<Value = String> {
    let parts = prop::sample::select(vec![
        "a", "b", "word", "The", " ", "  ", "\n", "\n\n", "\t", "\u{C}", "-", "–", "—", "-\n",
        "\u{AD}", "\u{AD}\n", "“", "”", "’", "'", "\"", "1", "20", "²", "¹²", ".", ",", ")", "(",
        "[", "]", "[he]", "[T]", "ﬁ", "ﬃ", "é", "e\u{301}", "\u{301}", "\u{323}", "\u{200B}",
        "\u{FEFF}", "\u{202E}", "\u{200D}", "한", "\u{1100}", "\u{1161}", "漢", "😀", "\u{212A}",
        "ß", "م", "\u{64B}", "\u{A0}", "\u{2009}", "₂",
    ]);
    prop::collection::vec(parts, 0..40).prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn pieces_cover_a_text_without_gap_and_make_its_key(text in any_text()) {
        for reading in [Reading::Plain, Reading::Edited { swap_case: false }, Reading::Edited { swap_case: true }] {
            let mut end = 0;
            let mut key = String::new();
            for piece in pieces(&text, 0..text.len(), reading, &[]) {
                prop_assert_eq!(piece.raw.start, end);
                prop_assert!(piece.raw.end > end && text.is_char_boundary(piece.raw.end));
                key.push_str(&piece.key);
                end = piece.raw.end;
            }
            prop_assert_eq!(end, text.len());
            let folded = Folded::new(&text, reading, &[]);
            prop_assert_eq!(folded.key(), key);
        }
    }

    #[test]
    fn every_folded_offset_maps_back_to_a_character_and_in_order(text in any_text()) {
        let folded = Folded::new(&text, Reading::Plain, &[]);
        let key = folded.key().to_owned();
        let offsets = || (0..=key.len()).filter(|at| key.is_char_boundary(*at));
        let mut last = 0..0;
        for start in offsets() {
            let Some(here) = folded.raw_range(&(start..key.len())) else { continue };
            prop_assert!(text.is_char_boundary(here.start));
            prop_assert!(here.start >= last.start);
            last = here;
        }
        for start in offsets() {
            for end in offsets().filter(|end| *end > start) {
                let Some(raw) = folded.raw_range(&(start..end)) else { continue };
                prop_assert!(raw.start < raw.end && text.is_char_boundary(raw.end));
                // The place read again has the key it was found by, unless it
                // cuts an accent from its letter.
                let again: Vec<_> = pieces(&text, raw.clone(), Reading::Plain, &[]).collect();
                if again.last().is_some_and(|last| last.raw.end > raw.end) { continue }
                let again: String = again.into_iter().map(|piece| piece.key.into_owned()).collect();
                prop_assert_eq!(&again, &key[start..end]);
            }
        }
    }

    #[test]
    fn folding_twice_changes_nothing_in_words(words in prop::collection::vec("[a-zé“”’ﬁ–]{1,8}", 1..10)) {
        let once = folded(&words.join(" "));
        prop_assert_eq!(folded(&once), once);
    }
}
