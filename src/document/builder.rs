//! Puts a text together from the parts of a document.
//!
//! Readers of Word documents, web pages and e-books hand over words as they
//! come, and say where a part begins. White space, the lines between parts, the
//! marks of list items and the rows of tables are the same for all of them, so
//! that the same text saved in two formats has the same canonical text.

use super::block::BlockKind;
use super::built::Built;
use super::raised::{lowered, raised};
use super::refused::Refused;
use super::rows::Row;

/// The longest text that is made of a file, in bytes.
pub(super) const TEXT_MAX: usize = 64 * 1024 * 1024;
const TOO_LONG: &str = "its text is longer than 64 MB";
/// The most parts that a text is divided into.
const BLOCKS_MAX: usize = 1_000_000;
/// The most marks (pages, unknown signs) that are kept.
const MARKS_MAX: usize = 1_000_000;

/// A part as it is being filled.
#[derive(Debug, Default)]
pub(super) struct Part {
    pub(super) kind: Option<BlockKind>,
    pub(super) level: u8,
    pub(super) text: String,
    /// What stands where, by bytes of `text`, ascending.
    pub(super) marks: Vec<(usize, Mark)>,
}

impl Part {
    pub(super) fn kind(&self) -> BlockKind {
        self.kind.unwrap_or(BlockKind::Paragraph)
    }
}

/// What stands at a place of the text.
#[derive(Debug)]
pub(super) enum Mark {
    /// A page with this label begins.
    Page(String),
    /// One sign that nobody knows the meaning of.
    Unmapped,
}

/// Puts a text together.
#[derive(Debug, Default)]
pub(super) struct Builder {
    parts: Vec<Part>,
    open: Part,
    kind: Option<BlockKind>,
    level: u8,
    /// What the next part begins with, such as `•`.
    item_mark: Option<String>,
    /// Whether white space was read that shows only if more words follow.
    space: bool,
    /// Pages that begin at the next word.
    pages: Vec<String>,
    /// Digits at the very end that were set below the line.
    low_digits: Option<usize>,
    rows: Vec<Row>,
    bytes: usize,
    marks: usize,
    too_large: Option<&'static str>,
}

impl Builder {
    /// Ends the part that is open. What follows is of this kind.
    pub(super) fn begin(&mut self, kind: BlockKind, level: u8) {
        self.end_part();
        self.kind = Some(kind);
        self.level = level;
    }

    /// Has the next words begin with the mark of a list item.
    pub(super) fn mark_item(&mut self, mark: String) {
        self.end_part();
        self.item_mark = Some(mark);
    }

    /// Takes back a mark that no words followed.
    pub(super) fn forget_item_mark(&mut self) {
        self.item_mark = None;
    }

    /// Adds words whose white space counts as in a web page: a run of it is one
    /// space, and none at the ends of a line.
    pub(super) fn push_flowing(&mut self, text: &str) {
        for (index, word) in text.split(|c: char| c.is_ascii_whitespace()).enumerate() {
            self.space |= index > 0;
            if !word.is_empty() {
                self.push_word(word);
            }
        }
    }

    /// Adds words with their white space as it is.
    pub(super) fn push_as_written(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        if text.contains('\r') {
            self.push_word(&text.replace("\r\n", "\n").replace('\r', "\n"));
        } else {
            self.push_word(text);
        }
    }

    /// Adds what is set above the line. Digits become superscripts: `10²` read as
    /// `102` would be another number, and `border¹` is how the mark of a note is
    /// told from the text.
    pub(super) fn push_raised(&mut self, text: &str) {
        match raised(text) {
            Some(signs) => self.push_word(&signs),
            None => self.push_flowing(text),
        }
    }

    /// Adds a part of what is set above the line, with its white space. Where signs
    /// are raised one by one, each is of its own kind.
    pub(super) fn push_raised_run(&mut self, text: &str) {
        match raised(text) {
            Some(signs) => {
                let is_apart = |side: &str| side.len() < text.len();
                let (before, after) = (is_apart(text.trim_start()), is_apart(text.trim_end()));
                if before {
                    self.push_as_written(" ");
                }
                self.push_word(&signs);
                if after {
                    self.push_as_written(" ");
                }
            }
            None => self.push_as_written(text),
        }
    }

    /// Adds what is set below the line. Digits stay plain, as everybody writes
    /// `CO2` and `H2O`, unless another digit stands beside them.
    pub(super) fn push_lowered(&mut self, text: &str) {
        let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if !is_number {
            self.push_as_written(text);
            return;
        }
        // A digit, or the line of a fraction after a raised number.
        let after_digit = !self.space
            && (self.open.text.ends_with(char::is_numeric)
                || self
                    .open
                    .text
                    .strip_suffix(['/', '⁄'])
                    .is_some_and(|above| {
                        above.ends_with(['¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'])
                    }));
        if after_digit {
            self.push_word(&lowered(text));
        } else {
            self.push_word(text);
            self.low_digits = self.open.text.len().checked_sub(text.len());
        }
    }

    /// A line ends inside a part. Two in a row end the part.
    pub(super) fn line_end(&mut self) {
        self.space = false;
        self.low_digits = None;
        if self.open.kind() == BlockKind::Preformatted && !self.open.text.is_empty() {
            self.push_as_written("\n");
        } else if self.open.text.ends_with('\n') {
            self.end_part();
        } else if !self.open.text.is_empty() {
            self.open.text.push('\n');
        }
    }

    /// A page begins at the next word.
    pub(super) fn begin_page(&mut self, label: &str) {
        if self.marks < MARKS_MAX {
            self.marks += 1;
            self.pages.push(label.to_owned());
        }
    }

    /// A sign whose meaning the file does not say.
    pub(super) fn push_unmapped(&mut self) {
        self.push_word("\u{FFFD}");
        if self.marks < MARKS_MAX {
            self.marks += 1;
            let at = self.open.text.len() - '\u{FFFD}'.len_utf8();
            self.open.marks.push((at, Mark::Unmapped));
        }
    }

    pub(super) fn row_start(&mut self) {
        self.end_part();
        self.rows.push(Row::new(self.parts.len()));
    }

    pub(super) fn cell_start(&mut self) {
        self.end_part();
        let first_part = self.parts.len();
        if let Some(row) = self.rows.last_mut() {
            row.begin_cell(first_part);
        }
    }

    /// Ends a row of a table: its cells become one line, unless they hold more
    /// than a few words each (see [`Row`]).
    pub(super) fn row_end(&mut self) {
        self.end_part();
        if let Some(row) = self.rows.pop() {
            row.close(&mut self.parts);
        }
    }

    /// Adds all that another text holds, after what is here.
    pub(super) fn absorb(&mut self, mut other: Self) {
        self.end_part();
        other.end_part();
        while !other.rows.is_empty() {
            other.row_end();
        }
        self.bytes = self.bytes.saturating_add(other.bytes);
        if self.bytes > TEXT_MAX {
            self.too_large = Some(TOO_LONG);
        }
        self.too_large = self.too_large.or(other.too_large);
        self.marks = self.marks.saturating_add(other.marks);
        if !self.is_full() {
            self.parts.append(&mut other.parts);
            self.pages.append(&mut other.pages);
        }
    }

    /// Whether anything was added.
    pub(super) fn is_empty(&self) -> bool {
        self.parts.is_empty() && self.open.text.trim().is_empty()
    }

    /// Whether a bound was reached, so that nothing more is taken in.
    pub(super) fn is_full(&self) -> bool {
        self.too_large.is_some()
    }

    fn push_word(&mut self, word: &str) {
        self.bytes = self.bytes.saturating_add(word.len() + 1);
        if self.bytes > TEXT_MAX {
            self.too_large = Some(TOO_LONG);
        }
        if self.is_full() {
            return;
        }
        let mut word = word;
        if self.open.text.is_empty() {
            // A byte order mark in front of a part is none of its words.
            word = word.trim_start_matches('\u{FEFF}');
            if self.kind != Some(BlockKind::Preformatted) {
                word = word.trim_start();
            }
            if word.is_empty() {
                return;
            }
            self.open.kind = self.kind;
            self.open.level = self.level;
            self.pages_begin_here();
            if let Some(mark) = self.item_mark.take() {
                self.open.text.push_str(&mark);
                self.open.text.push(' ');
            }
        } else {
            if std::mem::take(&mut self.space) && !self.open.text.ends_with('\n') {
                self.open.text.push(' ');
                self.low_digits = None;
            }
            if let Some(start) = self.low_digits.take()
                && word.starts_with(|c: char| c.is_ascii_digit())
            {
                let digits = self.open.text.split_off(start);
                self.open.text.push_str(&lowered(&digits));
            }
            self.pages_begin_here();
        }
        self.space = false;
        self.low_digits = None;
        self.open.text.push_str(word);
    }

    fn pages_begin_here(&mut self) {
        let at = self.open.text.len();
        let pages = self.pages.drain(..).map(|label| (at, Mark::Page(label)));
        self.open.marks.extend(pages);
    }

    fn end_part(&mut self) {
        self.space = false;
        self.low_digits = None;
        let len = self.open.text.trim_end().len();
        if len == 0 {
            // Its pages begin with what comes next.
            let marks = self.open.marks.drain(..);
            let pages = marks.filter_map(|(_, mark)| match mark {
                Mark::Page(label) => Some(label),
                Mark::Unmapped => None,
            });
            self.pages.splice(0..0, pages);
            self.open.text.clear();
            return;
        }
        if self.parts.len() >= BLOCKS_MAX {
            self.too_large = Some("it has more than a million paragraphs");
            return;
        }
        let mut part = std::mem::take(&mut self.open);
        part.text.truncate(len);
        if part.kind() == BlockKind::Preformatted {
            let blank = part.text.len() - part.text.trim_start_matches(['\n', '\r']).len();
            part.text.drain(..blank);
            for (at, _) in &mut part.marks {
                *at = at.saturating_sub(blank);
            }
        }
        self.parts.push(part);
    }

    /// The text and its parts.
    ///
    /// # Errors
    /// When a bound was reached.
    pub(super) fn finish(mut self) -> Result<Built, Refused> {
        self.end_part();
        while !self.rows.is_empty() {
            self.row_end();
        }
        if let Some(what) = self.too_large {
            let what = what.to_owned();
            return Err(Refused::TooLarge { what });
        }
        Ok(Built::join(self.parts))
    }
}

#[cfg(test)]
#[path = "builder_tests.rs"]
mod tests;
