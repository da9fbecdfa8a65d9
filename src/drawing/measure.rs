//! How wide words are, and how much room a text takes.

use std::collections::HashMap;
use std::sync::Arc;

use epaint::Color32;
use epaint::text::{FontProvider, Fonts, LayoutJob, TextOptions};

use super::fonts::{self, Face};
use super::lines::{Extent, Words, break_lines};
use super::shape::{Ink, Text};
use crate::layout::Point;

/// So many words of one face are remembered; then the table starts anew.
const MOST_WORDS: usize = 1 << 17;

/// Measures text without a window and breaks it into lines.
///
/// Words are measured once and remembered, so that ten thousand cards cost not
/// much more than the words that are new in them.
pub struct Measure {
    fonts: Fonts,
    /// By face and size.
    faces: HashMap<(Face, u32), Widths>,
}

/// What is known of a face at a size.
#[derive(Default)]
struct Widths {
    words: HashMap<Box<str>, f32>,
    /// The ascent and the height of a line.
    metrics: Option<(f32, f32)>,
}

impl Default for Measure {
    fn default() -> Self {
        Self::new(Vec::new())
    }
}

impl std::fmt::Debug for Measure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Measure").finish_non_exhaustive()
    }
}

impl Measure {
    /// `providers` find fonts for what the compiled-in ones lack.
    #[must_use]
    pub fn new(providers: Vec<Arc<dyn FontProvider>>) -> Self {
        let fonts = Fonts::new(TextOptions::default(), fonts::definitions());
        Self {
            fonts: fonts.with_font_providers(providers),
            faces: HashMap::new(),
        }
    }

    /// The width of some words on one line, trailing space included.
    pub fn width(&mut self, words: &str, face: Face, size: f32) -> f32 {
        let known = self.faces.entry((face, size.to_bits())).or_default();
        known.width(words, face, size, &mut self.fonts)
    }

    /// How much room [`text`](Self::text) takes, without making it. That of
    /// [`balanced`](Self::balanced) has as many lines.
    pub fn extent(&mut self, text: &str, style: TextStyle, max_width: f32) -> Extent {
        let mut extent = Extent::default();
        let TextStyle { face, size, .. } = style;
        let known = self.faces.entry((face, size.to_bits())).or_default();
        let fonts = &mut self.fonts;
        let mut width_of = |words: &str| known.width(words, face, size, fonts);
        break_lines(text, max_width, &mut width_of, &mut extent);
        extent
    }

    /// The text broken to a width, with its first line at the origin. A word that
    /// is wider than a line is broken where the line ends.
    pub fn text(&mut self, text: &str, style: TextStyle, max_width: f32) -> Text {
        let mut words = Words::default();
        let TextStyle { face, size, .. } = style;
        let known = self.faces.entry((face, size.to_bits())).or_default();
        let fonts = &mut self.fonts;
        let mut width_of = |words: &str| known.width(words, face, size, fonts);
        break_lines(text, max_width, &mut width_of, &mut words);
        self.set(words.lines, style)
    }

    /// As [`text`](Self::text), with lines of about equal length.
    pub fn balanced(&mut self, text: &str, style: TextStyle, max_width: f32) -> Text {
        let lines = self.extent(text, style, max_width).lines;
        let (mut narrow, mut wide) = (max_width / 2.0, max_width);
        while lines > 1 && wide - narrow > 4.0 {
            let middle = f32::midpoint(narrow, wide);
            let tried = self.extent(text, style, middle);
            if tried.lines == lines && tried.width <= middle {
                wide = middle;
            } else {
                narrow = middle;
            }
        }
        self.text(text, style, wide)
    }

    /// At most so many lines, the last one shortened where there is more.
    pub fn shortened(
        &mut self,
        text: &str,
        style: TextStyle,
        max_width: f32,
        max_lines: usize,
    ) -> Text {
        let mut set = self.text(text, style, max_width);
        if set.lines.len() > max_lines {
            set.lines.truncate(max_lines);
            if let Some((last, width)) = set.lines.last_mut() {
                loop {
                    let short = format!("{}…", last.trim_end_matches([' ', ',', '.', ';', ':']));
                    *width = self.width(&short, style.face, style.size);
                    if *width <= max_width || last.pop().is_none() {
                        *last = short;
                        break;
                    }
                }
            }
        }
        set
    }

    fn set(&mut self, lines: Vec<(String, f32)>, style: TextStyle) -> Text {
        let (ascent, height) = self.metrics(style.face, style.size);
        Text {
            at: Point::default(),
            lines,
            face: style.face,
            size: style.size,
            line_height: style.line_height,
            // Half of the room between the lines stands above.
            ascent: (style.line_height - height) / 2.0 + ascent,
            ink: style.ink,
        }
    }

    /// The ascent of a face and the height of its lines.
    fn metrics(&mut self, face: Face, size: f32) -> (f32, f32) {
        let fonts = &mut self.fonts;
        let known = self.faces.entry((face, size.to_bits())).or_default();
        *known.metrics.get_or_insert_with(|| {
            let job = LayoutJob::simple_singleline("x".to_owned(), face.at(size), Color32::WHITE);
            let galley = fonts.layout_uncached(1.0, Arc::new(job));
            let glyph = galley.rows.first().and_then(|row| row.row.glyphs.first());
            glyph.map_or((size, size * 1.2), |glyph| {
                (glyph.font_ascent, glyph.font_height)
            })
        })
    }
}

impl Widths {
    fn width(&mut self, words: &str, face: Face, size: f32, fonts: &mut Fonts) -> f32 {
        if let Some(width) = self.words.get(words) {
            return *width;
        }
        let job = LayoutJob::simple_singleline(words.to_owned(), face.at(size), Color32::WHITE);
        let galley = fonts.layout_uncached(1.0, Arc::new(job));
        let glyphs = galley.rows.iter().flat_map(|row| &row.row.glyphs);
        let width = glyphs.map(|glyph| glyph.advance_width).sum();
        if self.words.len() >= MOST_WORDS {
            self.words.clear();
        }
        self.words.insert(words.into(), width);
        width
    }
}

/// How text is set, colour included.
#[derive(Clone, Copy, Debug)]
pub struct TextStyle {
    pub face: Face,
    pub size: f32,
    pub line_height: f32,
    pub ink: Ink,
}

#[cfg(test)]
mod tests {
    use super::*;

    const STYLE: TextStyle = TextStyle {
        face: Face::Regular,
        size: 13.0,
        line_height: 18.0,
        ink: Ink::Text,
    };

    fn lines(text: &Text) -> Vec<&str> {
        text.lines.iter().map(|line| line.0.as_str()).collect()
    }

    #[test]
    fn text_breaks_between_words_and_never_sticks_out() {
        let mut measure = Measure::default();
        let words = "The same force was used against a rival group, so the means exist.";
        for width in [60.0, 100.0, 184.0, 400.0] {
            let text = measure.text(words, STYLE, width);
            assert!(text.lines.iter().all(|line| line.1 <= width), "{text:?}");
            assert_eq!(lines(&text).join(" "), words);
        }
    }

    #[test]
    fn words_are_as_wide_alone_as_in_a_line() {
        let mut measure = Measure::default();
        let whole = "Fences and strikes are read as coercion.";
        let text = measure.text(whole, STYLE, 1000.0);
        let together = measure.width(whole, Face::Regular, 13.0);
        assert!((text.lines[0].1 - together).abs() < 1.0);
    }

    #[test]
    fn a_word_without_end_breaks_anyway() {
        let mut measure = Measure::default();
        let text = measure.text(&"w".repeat(200), STYLE, 100.0);
        assert!(text.lines.len() > 10 && text.width() <= 100.0);
    }

    #[test]
    fn headings_have_lines_of_about_one_length() {
        let mut measure = Measure::default();
        let words = "Why do the Taliban not act against the TTP at all today";
        let greedy = measure.text(words, STYLE, 300.0);
        let balanced = measure.balanced(words, STYLE, 300.0);
        assert_eq!(greedy.lines.len(), balanced.lines.len());
        let shortest = |text: &Text| {
            let widths = text.lines.iter().map(|line| line.1);
            widths.fold(f32::INFINITY, f32::min)
        };
        assert!(shortest(&balanced) >= shortest(&greedy));
    }

    #[test]
    fn what_is_shortened_ends_in_dots_and_fits() {
        let mut measure = Measure::default();
        let words = "Commanders in the east answer to no one, and that has been so for long.";
        let text = measure.shortened(words, STYLE, 120.0, 2);
        assert_eq!(text.lines.len(), 2);
        assert!(text.lines[1].0.ends_with('…') && text.width() <= 120.0);
        assert_eq!(
            measure.shortened("Short.", STYLE, 120.0, 2).lines[0].0,
            "Short."
        );
    }
}
