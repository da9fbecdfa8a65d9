//! The reading view: one document in the middle of the window.
//!
//! The text is drawn by the same [`Reader`] as in the left panel; here it has its
//! contents beside it, a search through all documents, and for a PDF the page
//! itself. [`contents`] and [`search`] make plain data first; what is drawn tells
//! the reader where to go.

mod contents;
mod page;
mod search;
mod side;

use std::sync::Arc;

use egui::{CentralPanel, Frame, Panel, Ui};

use crate::document::Document;
use crate::model::Id;
use crate::ui::documents::Text;
use crate::ui::panels::reader::{Place, Reader, nothing_open_ui};

use super::cx::Cx;
use super::theme::{icon_button, icons};

use contents::Contents;
pub use page::Artist;
use page::{PageView, Shown, has_pictures};
use search::Search;
use side::{Chosen, Side};

/// What the reading view remembers.
#[derive(Default)]
pub struct ReadingView {
    contents: Contents,
    search: Search,
    /// Whether the column beside the text is shown; `None` until somebody decides.
    side_open: Option<bool>,
    /// The documents at hand, for the map's revision and the attachments.
    documents: Vec<(Id, Arc<Document>)>,
    documents_for: Option<(u64, u64)>,
    page: PageView,
    /// Whether a PDF's page is shown beside its text; `None` until somebody decides.
    page_open: Option<bool>,
    /// Who draws pages; without, none are shown.
    artist: Option<Artist>,
}

impl std::fmt::Debug for ReadingView {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("ReadingView")
            .field("search", &self.search)
            .field("page", &self.page)
            .finish_non_exhaustive()
    }
}

/// The column is shown by itself where the text keeps this much room (points).
const TEXT_MIN: f32 = 420.0;
const SIDE_WIDTH: f32 = 224.0;
/// With less room than this, the page stands above its text.
const BESIDE_MIN: f32 = 560.0;

impl ReadingView {
    /// Shows the search through all documents, with the keyboard in its field.
    pub fn find_in_all(&mut self) {
        self.side_open = Some(true);
        self.search.take_focus = true;
    }

    /// Names who draws pages.
    pub fn draw_with(&mut self, artist: Artist) {
        self.artist = Some(artist);
    }

    /// Whether a thread is still looking for something or drawing a page.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.search.is_busy() || self.page.is_busy()
    }

    pub fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, reader: &mut Reader) {
        let ground = Frame::new().fill(cx.theme.tokens.panel);
        let Some(source) = reader.check_source(cx) else {
            let frame = CentralPanel::no_frame().frame(ground);
            frame.show(ui, |ui| nothing_open_ui(ui, cx));
            return;
        };
        self.update(ui, cx, source);
        let side_open = self.is_side_open(ui.available_width(), cx);
        Panel::top("reading header")
            .frame(ground)
            .show(ui, |ui| self.header_ui(ui, cx, reader, side_open));
        if side_open {
            let width = cx.theme.scaled(SIDE_WIDTH);
            let chosen = Panel::left("reading side")
                .frame(Frame::new().fill(cx.theme.tokens.chrome))
                .default_size(width)
                .size_range(width * 0.7..=(ui.available_width() * 0.5).max(width * 0.8))
                .show(ui, |ui| self.side_ui(ui, cx, reader))
                .inner;
            match chosen {
                Some(Chosen::Heading(char)) => reader.go_to_top(char),
                Some(Chosen::Hit(source, chars)) => {
                    reader.open(source, None);
                    reader.select(&chars);
                    reader.show_passage(chars);
                }
                None => {}
            }
        }
        self.printed_ui(ui, cx, reader);
        CentralPanel::no_frame()
            .frame(ground)
            .show(ui, |ui| reader.text_ui(ui, cx, Place::Middle));
    }

    /// The page as it was printed, left of its text or above it.
    fn printed_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, reader: &mut Reader) {
        let Some(source) = reader.source() else {
            return;
        };
        let (Some(text), Some(artist)) = (self.printed(cx, reader), self.artist.clone()) else {
            return;
        };
        let Some(path) = text
            .path
            .as_deref()
            .filter(|_| self.page_open != Some(false))
        else {
            return;
        };
        let shown = Shown {
            source,
            document: text.document.document(),
            path,
            artist: &artist,
        };
        let room = ui.available_size();
        let (panel, room) = match room.x >= cx.theme.scaled(BESIDE_MIN) {
            true => (Panel::left("printed page beside"), room.x),
            false => (Panel::top("printed page above"), room.y),
        };
        let frame = Frame::new().fill(cx.theme.tokens.canvas);
        panel
            .frame(frame)
            .resizable(true)
            .default_size((room * 0.5).floor())
            .size_range(160.0..=(room - 220.0).max(161.0))
            .show(ui, |ui| self.page.ui(ui, cx, reader, &shown));
    }

    /// The text that is open, if its pages can be drawn.
    fn printed<'a>(&self, cx: &Cx<'a>, reader: &Reader) -> Option<&'a Text> {
        self.artist.as_ref()?;
        let text = cx.desk.documents.text(reader.source()?)?;
        has_pictures(text).then_some(text)
    }

    fn update(&mut self, ui: &Ui, cx: &Cx<'_>, source: Id) {
        let documents = &cx.desk.documents;
        let now = (cx.desk.session.revision(), documents.generation());
        if self.documents_for != Some(now) {
            self.documents_for = Some(now);
            let at_hand = cx.map().sources_in_order().into_iter().filter_map(|id| {
                let text = documents.text(id)?;
                Some((id, Arc::clone(text.document.document())))
            });
            self.documents = at_hand.collect();
        }
        let text = documents.text(source);
        self.contents
            .refresh(text.map(|text| text.document.document()));
        self.search.refresh(&self.documents, ui.ctx());
    }

    fn is_side_open(&self, room: f32, cx: &Cx<'_>) -> bool {
        let has_room = room >= cx.theme.scaled(SIDE_WIDTH) + TEXT_MIN;
        let is_useful = self.contents.entries().len() > 1 || self.search.is_active();
        self.side_open.unwrap_or(has_room && is_useful)
    }

    fn header_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, reader: &mut Reader, side_open: bool) {
        let has_page = self.printed(cx, reader).is_some();
        reader.header_ui(ui, cx, |ui, _| {
            if has_page {
                let is_open = self.page_open != Some(false);
                let name = match is_open {
                    true => "Hide the printed page",
                    false => "Show the printed page",
                };
                if icon_button(ui, name, icons::ICON_TWO_PAGER).clicked() {
                    self.page_open = Some(!is_open);
                }
            }
            let name = match side_open {
                true => "Fold contents and search",
                false => "Show contents and search",
            };
            if icon_button(ui, name, icons::ICON_TOC).clicked() {
                self.side_open = Some(!side_open);
            }
        });
    }

    fn side_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, reader: &Reader) -> Option<Chosen> {
        let mut side = Side {
            contents: &self.contents,
            search: &mut self.search,
            documents: &self.documents,
            char_read: reader.char_read(),
        };
        side.ui(ui, cx)
    }
}
