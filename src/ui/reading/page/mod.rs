//! A page as it was printed, beside its text.
//!
//! [`geometry`] says where words stand on the page, [`turn`] which page is shown,
//! [`zoom`] how large, and [`pictures`] has pages drawn on a thread. The text and
//! the page lead to each other: what is selected, quoted or read in one is lit in
//! the other.

mod bar;
mod geometry;
mod pictures;
mod pointer;
mod turn;
mod view;
mod zoom;

use std::path::Path;
use std::sync::Arc;

use egui::{Ui, vec2};

use crate::document::{Document, Format};
use crate::model::Id;
use crate::ui::cx::Cx;
use crate::ui::documents::Text;
use crate::ui::panels::reader::Reader;

pub use pictures::Artist;

use pictures::Pictures;
use turn::Turning;
use zoom::Zoom;

/// The page that is shown.
#[derive(Debug, Default)]
pub struct PageView {
    of: Option<Arc<Document>>,
    turning: Turning,
    zoom: Zoom,
    /// What that came to when it was last drawn.
    last_scale: Option<f32>,
    pictures: Pictures,
    /// What is being typed into the field with the page's name.
    typed: Option<String>,
    /// The number of the passage that was last brought into view.
    passage_seen: u64,
    /// The character that was read when the page was last scrolled to it.
    char_seen: Option<usize>,
    /// Where a drag over words began, in bytes of the text.
    drag: Option<std::ops::Range<usize>>,
}

/// What the view is drawn from.
pub struct Shown<'a> {
    pub source: Id,
    pub document: &'a Arc<Document>,
    pub path: &'a Path,
    pub artist: &'a Artist,
}

/// Whether the pages of a text can be shown as pictures.
pub fn has_pictures(text: &Text) -> bool {
    let document = text.document.document();
    let has_size = document.pages().iter().any(|page| page.size.is_some());
    document.format() == Format::Pdf && has_size && text.path.is_some()
}

impl PageView {
    /// Whether a page is being drawn.
    pub fn is_busy(&self) -> bool {
        self.pictures.is_busy()
    }

    pub fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, reader: &mut Reader, shown: &Shown<'_>) {
        let document = shown.document;
        let is_known = (self.of.as_ref()).is_some_and(|known| Arc::ptr_eq(known, document));
        if !is_known {
            *self = Self {
                of: Some(Arc::clone(document)),
                zoom: self.zoom,
                pictures: std::mem::take(&mut self.pictures),
                ..Self::default()
            };
        }
        self.pictures.refresh(ui.ctx());
        self.follow(document, reader);
        let page = self.page_size(document);
        self.bar_ui(ui, cx, reader, document);
        let scale = self.zoom.scale(page, ui.available_size());
        self.page_ui(ui, cx, reader, shown, page * scale);
    }

    /// Goes to the passage that was opened, else where one reads.
    fn follow(&mut self, document: &Document, reader: &Reader) {
        let page_of = |char: usize| document.page_of_byte(document.byte_of_char(char));
        let read = reader.char_read().and_then(page_of);
        self.turning.follow(read, reader.is_on_its_way());
        let (number, passage) = reader.passage();
        if number != self.passage_seen
            && let Some(passage) = passage
        {
            let bytes = document.bytes_of_chars(passage);
            let page = geometry::page_of(document.places(), &bytes);
            if let Some(page) = page.or_else(|| page_of(passage.start)) {
                self.turning.index = page;
            }
        }
        let last = document.pages().len().saturating_sub(1);
        self.turning.index = self.turning.index.min(last);
    }

    /// The size of the page that is shown, in its own points.
    fn page_size(&self, document: &Document) -> egui::Vec2 {
        let pages = document.pages();
        let size = pages.get(self.turning.index).and_then(|page| page.size);
        let [width, height] = size.unwrap_or([595.0, 842.0]);
        vec2(width.clamp(10.0, 20_000.0), height.clamp(10.0, 20_000.0))
    }

    /// Turns to a page, and the text with it.
    fn turn_to(&mut self, index: usize, document: &Document, reader: &mut Reader) {
        let Some(page) = document.pages().get(index) else {
            return;
        };
        self.turning.turn_to(index);
        reader.go_to_top(document.char_of_byte(page.range.start));
    }

    fn turn_by(&mut self, forward: bool, document: &Document, reader: &mut Reader) {
        let index = self.turning.index;
        let next = if forward {
            Some(index + 1)
        } else {
            index.checked_sub(1)
        };
        if let Some(next) = next {
            self.turn_to(next, document, reader);
        }
    }
}
