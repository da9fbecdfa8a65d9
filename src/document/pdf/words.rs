//! Words: glyphs that stand close together on one line.

use std::ops::Range;

use super::accents::{accent_of, accented};
use super::direction::{is_right_to_left, runs_to_the_right, turn_runs};
use super::glyphs::{Glyph, Raise, Tag};
use super::meaning::Meaning;
use crate::document::raised::{subscript, superscript};

/// Glyphs without a gap between them, in one size, on one baseline. Lengths are in
/// points, in the frame of the text's turn.
#[derive(Clone, Debug)]
pub(super) struct Word {
    pub(super) text: String,
    /// Parts of `text` (bytes) of which the file does not say what they mean.
    pub(super) unmapped: Vec<Range<usize>>,
    pub(super) x0: f32,
    pub(super) x1: f32,
    /// The baseline.
    pub(super) y: f32,
    pub(super) size: f32,
    pub(super) is_bold: bool,
    pub(super) tag: Tag,
    /// Whether the file has a space before or after it.
    pub(super) has_space_before: bool,
    pub(super) has_space_after: bool,
}

impl Word {
    /// Where letters of this size reach to, at most.
    pub(super) fn top(&self) -> f32 {
        self.y - 0.75 * self.size
    }

    pub(super) fn bottom(&self) -> f32 {
        self.y + 0.22 * self.size
    }

    pub(super) fn is_right_to_left(&self) -> bool {
        is_right_to_left(&self.text)
    }

    pub(super) fn chars(&self) -> usize {
        self.text.chars().count()
    }
}

/// A gap wider than this, in sizes of the type, stands between words. Interword
/// space is a third of the size, and a fifth where a line is set tight; the gaps
/// inside words (kerning) stay under a tenth.
pub(super) const GAP_MIN: f32 = 0.14;
/// Letters that overlap by more than this are no neighbours.
const OVERLAP_MAX: f32 = 0.4;

/// The words of `glyphs`, which are all of one turn and in the order in which they
/// are drawn.
pub(super) fn words_of<'glyph>(glyphs: impl Iterator<Item = &'glyph Glyph>) -> Vec<Word> {
    let mut maker = Maker::default();
    for glyph in glyphs {
        maker.add(glyph);
    }
    maker.finish()
}

/// One or several characters that stand in one place.
struct Cluster {
    text: String,
    x0: f32,
    x1: f32,
    is_unknown: bool,
}

#[derive(Default)]
struct Maker {
    words: Vec<Word>,
    /// The word that is being made: its first glyph and its parts.
    style: Option<Glyph>,
    clusters: Vec<Cluster>,
    /// Accents that wait for their letter.
    accents: Vec<Glyph>,
    /// Whether a space stands before that word.
    has_space_before: bool,
    /// Whether a space came since the last word.
    has_space: bool,
}

impl Maker {
    fn add(&mut self, glyph: &Glyph) {
        let text = match &glyph.meaning {
            Meaning::Space => {
                self.flush_accents();
                self.end_word(true);
                self.has_space = true;
                return;
            }
            Meaning::Unknown => char::REPLACEMENT_CHARACTER.to_string(),
            Meaning::Sign(sign) => {
                if accent_of(*sign).is_some() {
                    self.add_accent(glyph);
                    return;
                }
                raised(*sign, glyph.raise).to_string()
            }
            Meaning::Signs(signs) => signs.to_string(),
        };
        let accents: Vec<char> = {
            let stands_over = |accent: &Glyph| {
                let middle = f32::midpoint(accent.x0, accent.x1);
                let slack = 0.25 * glyph.size;
                glyph.x0 - slack < middle
                    && middle < glyph.x1 + slack
                    && (accent.y - glyph.y).abs() < glyph.size
            };
            if text.chars().all(char::is_alphabetic) && self.accents.iter().all(stands_over) {
                let accents = self.accents.drain(..).collect::<Vec<_>>();
                accents
                    .iter()
                    .filter_map(sign_of)
                    .filter_map(accent_of)
                    .collect()
            } else {
                self.flush_accents();
                Vec::new()
            }
        };
        let text = accents
            .into_iter()
            .fold(text, |letter, accent| accented(&letter, accent));
        self.push(glyph, text);
    }

    fn push(&mut self, glyph: &Glyph, text: String) {
        if !self.continues(glyph, &text) {
            self.end_word(false);
            self.style = Some(glyph.clone());
            self.has_space_before = std::mem::take(&mut self.has_space);
        }
        self.clusters.push(Cluster {
            text,
            x0: glyph.x0,
            x1: glyph.x1,
            is_unknown: glyph.meaning == Meaning::Unknown,
        });
    }

    /// Whether `glyph` stands right after what there is of the word.
    fn continues(&self, glyph: &Glyph, text: &str) -> bool {
        let (Some(style), Some(last)) = (&self.style, self.clusters.last()) else {
            return false;
        };
        let is_like = (glyph.size - style.size).abs() <= 0.08 * style.size
            && (glyph.y - style.y).abs() <= 0.1 * style.size
            && glyph.tag == style.tag;
        let stands_at = |gap: f32| -OVERLAP_MAX * style.size < gap && gap < GAP_MIN * style.size;
        let is_after = stands_at(glyph.x0 - last.x1);
        let is_before = is_right_to_left(text) && stands_at(last.x0 - glyph.x1);
        is_like && (is_after || is_before)
    }

    /// An accent right over the letter before belongs to that; else it waits.
    fn add_accent(&mut self, glyph: &Glyph) {
        let Some(accent) = sign_of(glyph).and_then(accent_of) else {
            return;
        };
        let is_combining = sign_of(glyph) == Some(accent);
        if let (Some(style), Some(last)) = (&self.style, self.clusters.last_mut()) {
            let middle = f32::midpoint(glyph.x0, glyph.x1);
            let is_over = last.x0 < middle && middle < last.x1;
            // Combining accents may be drawn to the left of where they stand.
            let has_no_width = glyph.x1 - glyph.x0 < 0.05 * style.size;
            let is_at_end =
                is_combining && has_no_width && (glyph.x0 - last.x1).abs() < 0.2 * style.size;
            let is_letter = last.text.chars().all(char::is_alphabetic) && !last.text.is_empty();
            if (is_over || is_at_end) && is_letter && (glyph.y - style.y).abs() < style.size {
                last.text = accented(&last.text, accent);
                return;
            }
        }
        self.accents.push(glyph.clone());
    }

    /// Accents whose letter did not come are signs of their own.
    fn flush_accents(&mut self) {
        for accent in std::mem::take(&mut self.accents) {
            if let Some(sign) = sign_of(&accent) {
                self.push(&accent, sign.to_string());
            }
        }
    }

    fn end_word(&mut self, has_space_after: bool) {
        let mut clusters = std::mem::take(&mut self.clusters);
        let Some(style) = self.style.take() else {
            return;
        };
        let (x0, x1) = extent(clusters.iter().map(|part| (part.x0, part.x1)));
        if clusters.iter().any(|part| is_right_to_left(&part.text)) {
            put_in_logical_order(&mut clusters);
        }
        let mut text = String::new();
        let mut unmapped: Vec<Range<usize>> = Vec::new();
        for cluster in clusters {
            let start = text.len();
            text.push_str(&cluster.text);
            if cluster.is_unknown {
                unmapped.push(start..text.len());
            }
        }
        self.words.push(Word {
            text,
            unmapped,
            x0,
            x1,
            y: style.y,
            size: style.size,
            is_bold: style.is_bold,
            tag: style.tag,
            has_space_before: self.has_space_before,
            has_space_after,
        });
    }

    fn finish(mut self) -> Vec<Word> {
        self.flush_accents();
        self.end_word(false);
        self.words
    }
}

/// From where to where all of them reach.
pub(super) fn extent(parts: impl Iterator<Item = (f32, f32)>) -> (f32, f32) {
    parts.fold((f32::MAX, f32::MIN), |(x0, x1), part| {
        (x0.min(part.0), x1.max(part.1))
    })
}

fn sign_of(glyph: &Glyph) -> Option<char> {
    match glyph.meaning {
        Meaning::Sign(sign) => Some(sign),
        _ => None,
    }
}

/// A digit as its shape stands: raised digits are no plain digits.
pub(super) fn raised(sign: char, raise: Raise) -> char {
    match raise {
        Raise::Level => sign,
        Raise::Up if sign.is_ascii_digit() => superscript(sign).unwrap_or(sign),
        Raise::Up => sign,
        Raise::Down => subscript(sign).unwrap_or(sign),
    }
}

/// From right to left, but for what runs to the right in every script.
fn put_in_logical_order(clusters: &mut [Cluster]) {
    clusters.sort_by(|one, other| other.x0.total_cmp(&one.x0));
    turn_runs(clusters, |part| part.text.chars().all(runs_to_the_right));
}
