//! Texts made comparable.

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// A text made comparable: lower case, accents and fancy quotation marks off, and any
/// run of white space one space.
#[must_use]
pub fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_each(text, |_, character| folded.push(character));
    folded
}

/// Adds a folded text to another one.
pub(super) fn fold_onto(folded: &mut String, text: &str) {
    folded.reserve(text.len());
    fold_each(text, |_, character| folded.push(character));
}

/// Hands out the characters of the folded text one by one, each with the byte of
/// `text` that it comes from.
pub(super) fn fold_each(text: &str, mut put: impl FnMut(usize, char)) {
    // White space counts once something follows it, and something came before it.
    let mut gap = None;
    let mut begun = false;
    for (at, character) in text.char_indices() {
        if character.is_whitespace() {
            gap = gap.or(Some(at));
            continue;
        }
        if let Some(gap) = gap.take().filter(|_| begun) {
            put(gap, ' ');
        }
        begun = true;
        match character {
            _ if character.is_ascii() => put(at, character.to_ascii_lowercase()),
            '’' | '‘' => put(at, '\''),
            '“' | '”' => put(at, '"'),
            '–' | '—' => put(at, '-'),
            _ => decompose_canonical(character, |part| {
                if !is_combining_mark(part) {
                    part.to_lowercase().for_each(|small| put(at, small));
                }
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization as _;

    #[test]
    fn case_accents_fancy_quotes_and_line_ends_do_not_matter() {
        assert_eq!(folded("Élite’s “choice”"), "elite's \"choice\"");
        assert_eq!(folded("  one\n\t two — three "), "one two - three");
        assert_eq!(folded("E\u{301}tat"), folded("État"));
        assert_eq!(folded(""), "");
    }

    proptest! {
        #[test]
        fn however_a_text_is_composed_it_folds_alike(text in "\\PC{0,40}") {
            let composed: String = text.nfc().collect();
            let decomposed: String = text.nfd().collect();
            prop_assert_eq!(folded(&composed), folded(&decomposed));
            prop_assert!(!folded(&text).contains('\n'));
        }
    }
}
