//! How lines begin and end: marks of lists, names of pictures, ends of sentences.

use super::lines::Line;
use crate::document::characters::is_superscript_digit;

/// Whether a line ends at a hyphen.
pub(super) fn ends_with_hyphen(text: &str) -> bool {
    let mut last = text.chars().rev();
    matches!(last.next(), Some('-' | '\u{2010}')) && last.next().is_some_and(char::is_alphabetic)
}

/// Whether a text ends as a sentence does, closing marks and footnotes aside.
pub(super) fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(|sign: char| {
        is_superscript_digit(sign)
            || !(sign.is_alphanumeric() || matches!(sign, '.' | '!' | '?' | ':' | '…'))
    })
    .ends_with(['.', '!', '?', ':', '…'])
}

/// Whether a line begins an item of a list.
pub(super) fn starts_item(line: &Line, next: Option<&Line>) -> bool {
    let text = &line.text;
    let mut signs = text.chars();
    // A sign without a meaning that stands alone in front is a bullet as a rule.
    let is_bullet = matches!(
        signs.next(),
        Some(
            '\u{FFFD}'
                | '•'
                | '‣'
                | '▪'
                | '◦'
                | '●'
                | '○'
                | '■'
                | '–'
                | '-'
                | '∗'
                | '*'
                | '·'
        )
    ) && signs.next() == Some(' ');
    if is_bullet {
        return true;
    }
    // Numbers count where the lines after them stand further in.
    let hangs = next.is_some_and(|next| {
        next.column == line.column && next.y > line.y && next.x0 > line.x0 + 0.5 * line.size
    });
    is_number(text) && (hangs || next.is_some_and(|next| is_number(&next.text)))
}

/// Whether a text begins with a number as of a list: `1.`, `2)`, `(3)`.
pub(super) fn is_number(text: &str) -> bool {
    let text = text.strip_prefix('(').unwrap_or(text);
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    let mut after = text.chars().skip(digits);
    (1..=2).contains(&digits)
        && matches!(after.next(), Some('.' | ')'))
        && after.next() == Some(' ')
}

/// Whether a text begins as what stands under a picture does: `Figure 3:`.
pub(super) fn is_caption(text: &str) -> bool {
    const NAMES: [&str; 8] = [
        "Figure",
        "Fig.",
        "Table",
        "Tab.",
        "Abbildung",
        "Abb.",
        "Tabelle",
        "Tableau",
    ];
    NAMES.iter().any(|name| {
        text.strip_prefix(name)
            .and_then(|rest| rest.strip_prefix(' '))
            .is_some_and(|rest| {
                let number = rest.trim_start_matches(|sign: char| sign.is_ascii_digit());
                number.len() < rest.len()
                    && number.starts_with(['.', ':', ' ', '|'])
                    && !number.starts_with(" s")
            })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_before_closing_marks_and_footnotes() {
        for text in [
            "It is.",
            "“Is it?”",
            "the bank.”¹²",
            "(so it is.)",
            "these:",
        ] {
            assert!(ends_sentence(text), "{text}");
        }
        for text in ["it is", "in 1503,", "Mr", "border¹", ""] {
            assert!(!ends_sentence(text), "{text}");
        }
    }

    #[test]
    fn captions_have_a_number() {
        assert!(is_caption("Figure 3: The pier"));
        assert!(is_caption("Abb. 12 Der Pfeiler"));
        assert!(!is_caption("Figure skating"));
        assert!(!is_caption("Table 3 shows that"));
    }

    #[test]
    fn numbers_of_lists() {
        assert!(is_number("1. Stone"));
        assert!(is_number("(12) Stone"));
        assert!(!is_number("1503. Stone"));
        assert!(!is_number("3.5 metres"));
    }
}
