//! Where lines break: one piece of code for measuring and for drawing, so that what
//! is measured is what is drawn.

/// What is made of a text while it is broken into lines.
pub(super) trait Lines {
    /// Goes on with the line.
    fn push(&mut self, words: &str);
    /// The line is full: it is so wide, without the space at its end.
    fn end(&mut self, width: f32);
}

/// The lines themselves, each with its width.
#[derive(Default)]
pub(super) struct Words {
    pub lines: Vec<(String, f32)>,
    line: String,
}

impl Lines for Words {
    fn push(&mut self, words: &str) {
        self.line.push_str(words);
    }

    fn end(&mut self, width: f32) {
        let line = self.line.trim_end().to_owned();
        self.lines.push((line, width));
        self.line.clear();
    }
}

/// How much room the lines take, without a copy of any.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Extent {
    pub lines: usize,
    /// Of the widest line.
    pub width: f32,
}

impl Lines for Extent {
    fn push(&mut self, _: &str) {}

    fn end(&mut self, width: f32) {
        self.lines += 1;
        self.width = self.width.max(width);
    }
}

/// Breaks a text to a width. A word that is wider than a line is broken where the
/// line ends. There is always a line, be it empty.
pub(super) fn break_lines(
    text: &str,
    max_width: f32,
    width_of: &mut impl FnMut(&str) -> f32,
    into: &mut impl Lines,
) {
    let space = width_of(" ");
    let mut paragraphs = text.lines();
    break_paragraph(
        paragraphs.next().unwrap_or_default(),
        max_width,
        space,
        width_of,
        into,
    );
    for paragraph in paragraphs {
        break_paragraph(paragraph, max_width, space, width_of, into);
    }
}

fn break_paragraph(
    text: &str,
    max_width: f32,
    space: f32,
    width_of: &mut impl FnMut(&str) -> f32,
    into: &mut impl Lines,
) {
    let mut is_empty = true;
    // With and without the space at its end.
    let (mut full, mut inked) = (0.0_f32, 0.0_f32);
    for piece in pieces(text) {
        let word = piece.trim_end();
        let word_width = width_of(word);
        if full + word_width > max_width && !is_empty {
            into.end(inked);
            is_empty = true;
            (full, inked) = (0.0, 0.0);
        }
        if word_width > max_width {
            for character in word.chars() {
                let mut bytes = [0; 4];
                let character = &*character.encode_utf8(&mut bytes);
                let width = width_of(character);
                if full + width > max_width && !is_empty {
                    into.end(inked);
                    full = 0.0;
                }
                into.push(character);
                is_empty = false;
                full += width;
                inked = full;
            }
        } else if !word.is_empty() {
            into.push(word);
            is_empty = false;
            full += word_width;
            inked = full;
        }
        if piece.len() > word.len() {
            into.push(" ");
            is_empty = false;
            full += space;
        }
    }
    into.end(inked);
}

/// The pieces between which a line may break, each with the space behind it.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text.trim_start();
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let mut end = rest.len();
        let mut before: Option<char> = None;
        let mut spaced = false;
        for (at, character) in rest.char_indices() {
            if let Some(before) = before {
                let space = is_breaking_space(character);
                if !space && (spaced || breaks_between(before, character)) {
                    end = at;
                    break;
                }
                spaced |= space;
            }
            before = Some(character);
        }
        let (piece, behind) = rest.split_at(end);
        rest = behind;
        Some(piece)
    })
}

fn is_breaking_space(character: char) -> bool {
    character.is_whitespace() && !matches!(character, '\u{a0}' | '\u{202f}')
}

fn breaks_between(before: char, after: char) -> bool {
    let after_hyphen =
        matches!(before, '-' | '–' | '—' | '/' | '\u{ad}' | '\u{200b}') && after.is_alphabetic();
    let ideograph = |c: char| matches!(u32::from(c), 0x2E80..=0x9FFF | 0xAC00..=0xD7AF | 0xF900..=0xFAFF | 0x20000..=0x3FFFF);
    let closing = matches!(
        after,
        '、' | '。' | '，' | '．' | '）' | '」' | '』' | '？' | '！'
    );
    after_hyphen || (!closing && (ideograph(before) || ideograph(after)))
}
