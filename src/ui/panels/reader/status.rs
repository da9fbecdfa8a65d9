//! Where in the text one is, and how that is said.

use egui::Ui;

use crate::ui::theme::size;

use super::page::Page;
use super::{Arrived, Reader, blocks, pages, scroll};

impl Reader {
    /// `p. 12 · paragraph 9 of 16`, for the header of the next frame.
    pub(super) fn update_status(&mut self, ui: &Ui, page: &Page) {
        self.read_at = self.char_read_on(ui, page);
        let status = self.status_on(page);
        if self.status != status {
            self.status = status;
            ui.ctx().request_repaint();
        }
    }

    fn status_on(&self, page: &Page) -> String {
        let part = (self.read_at)
            .and_then(|char| blocks::part_at(&page.parts, char))
            .and_then(|index| page.parts.get(index));
        let (Some(part), Some(char)) = (part, self.read_at) else {
            return "empty".to_owned();
        };
        let number = part.paragraph.min(page.paragraphs).max(1);
        let paragraph = format!("paragraph {number} of {}", page.paragraphs);
        match pages::page_words(page.document(), char) {
            Some(words) => format!("{words} · {paragraph}"),
            None => paragraph,
        }
    }

    /// The character that one is taken to read: where one jumped to, else what
    /// stands at the reading line. That line goes up to the first words and down to
    /// the last, which no scrolling brings to where it is otherwise.
    fn char_read_on(&self, ui: &Ui, page: &Page) -> Option<usize> {
        if let Some(Arrived { offset, char }) = self.arrived
            && (self.offset - offset).abs() < 1.0
        {
            return Some(char);
        }
        let seen = self.seen.max(1.0);
        let left = (scroll::height_of(page) - self.offset - seen).max(0.0);
        let share = scroll::reading_share(self.offset / seen, left / seen);
        let line = self.offset + seen * share + size::GAP;
        page.char_at(ui, egui::pos2(0.0, line))
    }
}
