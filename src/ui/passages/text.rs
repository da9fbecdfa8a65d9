//! A passage's words as they are set: what is shared in bold, what would be quoted
//! in full ink.

use std::ops::Range;

use egui::text::{LayoutJob, TextFormat};

use crate::document::Document;
use crate::passages::Passage;
use crate::ui::theme::{Face, Theme, size};

/// A stretch of a passage that is set in one way.
#[derive(Debug, PartialEq, Eq)]
pub struct Stretch {
    pub text: String,
    /// Whether the claim has the word too.
    pub is_shared: bool,
    /// Whether it is part of what would be quoted.
    pub is_best: bool,
}

/// The passage from its first to its last character, in one line.
pub fn stretches(document: &Document, passage: &Passage) -> Vec<Stretch> {
    let mut made: Vec<Stretch> = Vec::new();
    let words = document.slice_of_chars(&passage.chars);
    for (at, character) in (passage.chars.start..).zip(words.chars()) {
        let is_shared = passage
            .matched
            .iter()
            .any(|range: &Range<usize>| range.contains(&at));
        let is_best = passage.best.contains(&at);
        let character = if character.is_whitespace() {
            ' '
        } else {
            character
        };
        match made.last_mut() {
            Some(last) if last.is_shared == is_shared && last.is_best == is_best => {
                last.text.push(character);
            }
            _ => made.push(Stretch {
                text: character.to_string(),
                is_shared,
                is_best,
            }),
        }
    }
    made
}

/// The stretches in the serif, `width` points wide.
pub fn job(theme: &Theme, stretches: &[Stretch], width: f32) -> LayoutJob {
    let mut job = LayoutJob::default();
    job.wrap.max_width = width;
    for stretch in stretches {
        let face = match stretch.is_shared {
            true => Face::SerifBold,
            false => Face::Serif,
        };
        let color = match stretch.is_best {
            true => theme.tokens.ink,
            false => theme.tokens.muted,
        };
        let format = TextFormat {
            line_height: Some(theme.scaled(size::TEXT_SERIF * size::SERIF_LINE)),
            ..TextFormat::simple(face.at(theme.scaled(size::TEXT_SERIF)), color)
        };
        job.append(&stretch.text, 0.0, format);
    }
    job
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Id;
    use crate::passages::Standing;

    #[test]
    fn shared_words_and_the_sentence_to_quote_are_told_apart() {
        let document = Document::from_text("It rained. The border\nwas shut.".into());
        let passage = Passage {
            source: Id::parse("s-one").unwrap(),
            chars: 0..31,
            best: 11..31,
            matched: std::iter::once(15..21).collect(),
            cues: Vec::new(),
            standing: Standing::New,
            score: 1.0,
        };
        let shown: Vec<(String, bool, bool)> = stretches(&document, &passage)
            .into_iter()
            .map(|it| (it.text, it.is_shared, it.is_best))
            .collect();
        let expected = [
            ("It rained. ", false, false),
            ("The ", false, true),
            ("border", true, true),
            (" was shut.", false, true),
        ];
        assert_eq!(
            shown,
            expected.map(|(text, one, other)| (text.to_owned(), one, other))
        );
    }
}
