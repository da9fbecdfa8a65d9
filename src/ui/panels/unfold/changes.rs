//! A quote and the document's words beside each other, word by word.

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, Stroke};

use crate::quote::{WordStretch, WordStretchKind};
use crate::ui::theme::{Face, Theme, size};

/// Which of the two texts is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Quote,
    Document,
}

/// Each change as a line of text.
pub fn change_lines(quote: &str, document: &str, stretches: &[WordStretch]) -> Vec<String> {
    let line = |stretch: &WordStretch| {
        let mine = flowing(quote.get(stretch.quote.clone()).unwrap_or_default());
        let theirs = flowing(document.get(stretch.document.clone()).unwrap_or_default());
        let (mine, theirs) = (mine.trim(), theirs.trim());
        match stretch.kind {
            WordStretchKind::Same => None,
            WordStretchKind::Changed => {
                Some(format!("The quote has “{mine}”, the document “{theirs}”."))
            }
            WordStretchKind::OnlyInQuote if mine.is_empty() => None,
            WordStretchKind::OnlyInQuote => Some(format!("Only the quote has “{mine}”.")),
            WordStretchKind::OnlyInDocument if theirs.is_empty() => None,
            WordStretchKind::OnlyInDocument => Some(format!("Only the document has “{theirs}”.")),
        }
    };
    stretches.iter().filter_map(line).collect()
}

/// One of the two texts in the serif between what stands around it. Words that the
/// other lacks are struck through in the quote and underlined in the document, so
/// that no colour is needed to see them. `stretches` may be empty: nothing is
/// marked then.
pub fn words_job(
    theme: &Theme,
    side: Side,
    text: &str,
    stretches: &[WordStretch],
    around: (&str, &str),
    width: f32,
) -> LayoutJob {
    let tokens = &theme.tokens;
    let format = |color: Color32| TextFormat {
        line_height: Some(theme.scaled(size::TEXT_SERIF * size::SERIF_LINE)),
        ..TextFormat::simple(Face::Serif.at(theme.scaled(size::TEXT_SERIF)), color)
    };
    let changed = match side {
        Side::Quote => TextFormat {
            background: tokens.against_soft,
            strikethrough: Stroke::new(1.5, tokens.against_strong),
            ..format(tokens.against_strong)
        },
        Side::Document => TextFormat {
            background: tokens.for_soft,
            underline: Stroke::new(1.5, tokens.for_strong),
            ..format(tokens.for_strong)
        },
    };
    let mut job = LayoutJob::default();
    job.wrap.max_width = width;
    if !around.0.is_empty() {
        let before = format!("…{}", flowing(around.0));
        job.append(&before, 0.0, format(tokens.muted));
    }
    if stretches.is_empty() {
        job.append(&flowing(text), 0.0, format(tokens.ink));
    }
    for stretch in stretches {
        let range = match side {
            Side::Quote => stretch.quote.clone(),
            Side::Document => stretch.document.clone(),
        };
        let words = flowing(text.get(range).unwrap_or_default());
        let format = match stretch.kind {
            WordStretchKind::Same => format(tokens.ink),
            _ => changed.clone(),
        };
        job.append(&words, 0.0, format);
    }
    if !around.1.is_empty() {
        let after = format!("{}…", flowing(around.1));
        job.append(&after, 0.0, format(tokens.muted));
    }
    job
}

/// The text with each run of white space as one space, so that the line ends of a
/// document do not break lines here.
pub fn flowing(text: &str) -> String {
    let mut flowing = String::with_capacity(text.len());
    let mut in_space = false;
    for character in text.chars() {
        let is_space = character.is_whitespace();
        if !(is_space && in_space) {
            flowing.push(if is_space { ' ' } else { character });
        }
        in_space = is_space;
    }
    flowing
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stretch(
        kind: WordStretchKind,
        quote: std::ops::Range<usize>,
        document: std::ops::Range<usize>,
    ) -> WordStretch {
        WordStretch {
            kind,
            quote,
            document,
        }
    }

    /// “The gates were shut.” against “The gate was never\nshut.”
    fn example() -> (&'static str, &'static str, [WordStretch; 4]) {
        let stretches = [
            stretch(WordStretchKind::Same, 0..4, 0..4),
            stretch(WordStretchKind::Changed, 4..14, 4..12),
            stretch(WordStretchKind::OnlyInDocument, 14..14, 12..18),
            stretch(WordStretchKind::Same, 14..20, 18..24),
        ];
        (
            "The gates were shut.",
            "The gate was never\nshut.",
            stretches,
        )
    }

    #[test]
    fn every_change_is_a_line() {
        let (quote, document, stretches) = example();
        assert_eq!(
            change_lines(quote, document, &stretches),
            [
                "The quote has “gates were”, the document “gate was”.",
                "Only the document has “never”.",
            ]
        );
    }

    #[test]
    fn what_changed_is_told_by_shape_and_not_by_colour_alone() {
        let (quote, document, stretches) = example();
        let theme = Theme::default();
        let marked = |side, text: &str| -> Vec<String> {
            let job = words_job(&theme, side, text, &stretches, ("before ", " after"), 300.0);
            let sections = job.sections.iter().filter(|section| {
                let format = &section.format;
                format.strikethrough.width > 0.0 || format.underline.width > 0.0
            });
            sections
                .map(|section| {
                    job.text[section.byte_range.start.0..section.byte_range.end.0]
                        .trim()
                        .to_owned()
                })
                .collect()
        };
        assert_eq!(marked(Side::Quote, quote), ["gates were"]);
        assert_eq!(marked(Side::Document, document), ["gate was", "never"]);
        let strikes = |side| {
            words_job(&theme, side, quote, &stretches, ("", ""), 300.0)
                .sections
                .iter()
                .any(|section| section.format.strikethrough.width > 0.0)
        };
        assert!(strikes(Side::Quote) && !strikes(Side::Document));
    }

    #[test]
    fn lines_of_a_document_flow() {
        assert_eq!(flowing("one\n  two\u{C}three "), "one two three ");
    }
}
