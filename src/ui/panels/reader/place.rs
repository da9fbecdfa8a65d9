//! What others may ask of where one is in the text, and tell it.

use std::ops::Range;

use super::highlights::Highlight;
use super::selection::WordSelection;
use super::{Goal, Reader};

/// For what stands beside the text: the contents, a page's picture, a search.
impl Reader {
    /// The character that one is taken to read; `None` where no text is shown.
    pub fn char_read(&self) -> Option<usize> {
        self.page.as_ref()?;
        self.read_at
    }

    /// How many passages were opened so far, and the last of them, in characters.
    pub fn passage(&self) -> (u64, Option<&Range<usize>>) {
        (self.passages, self.passage.as_ref())
    }

    /// Brings a passage into view, with its first line where the eye is.
    pub fn go_to(&mut self, chars: Range<usize>) {
        self.goal = Some(Goal::Chars(chars));
    }

    /// Brings a passage into view at the very top.
    pub fn go_to_top(&mut self, char: usize) {
        self.goal = Some(Goal::Opening(char));
    }

    /// Opens a passage and lights it for a moment.
    pub fn show_passage(&mut self, chars: Range<usize>) {
        self.goal = Some(Goal::Passage(chars));
    }

    /// Whether there is still somewhere to go.
    pub fn is_on_its_way(&self) -> bool {
        self.goal.is_some()
    }

    /// Selects words, in characters of the document's text.
    pub fn select(&mut self, chars: &Range<usize>) {
        self.selection = Some(WordSelection::of(chars));
    }

    /// The words that are selected, in characters; empty ones are a caret.
    pub fn selection(&self) -> Option<Range<usize>> {
        self.selection.map(WordSelection::range)
    }

    /// What the map quotes of the text.
    pub fn highlights(&self) -> &[Highlight] {
        self.page.as_ref().map_or(&[], |page| &page.highlights)
    }
}
