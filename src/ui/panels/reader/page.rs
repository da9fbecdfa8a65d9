//! A document laid out for reading: only what is on the screen, and a little
//! around it, is ever set.

use std::ops::Range;
use std::sync::Arc;

use egui::text::LayoutJob;
use egui::{Galley, Pos2, Rect, Ui, Vec2, vec2};

use crate::document::{BlockKind, Document};
use crate::ui::theme::Theme;

use super::blocks::{Part, mark_len, part_at, parts_of, shown_text};
use super::flow::Flow;
use super::highlights::{Highlight, stretches};
use super::look::Look;
use super::pages::{PageMark, page_marks_of};
use super::set::{Piece, Set};

/// What the layout depends on.
#[derive(Clone, Debug)]
struct Request {
    document: Arc<Document>,
    width: f32,
    theme: Arc<Theme>,
}

impl Request {
    fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.document, &other.document)
            && self.width == other.width
            && self.theme == other.theme
    }
}

/// The layout of one document.
#[derive(Debug)]
pub struct Page {
    request: Request,
    pub parts: Vec<Part>,
    pub paragraphs: usize,
    pub flow: Flow,
    /// Where pages begin that have a label.
    pub begins: Vec<PageMark>,
    /// What the map quotes; quoted words are set in full ink.
    pub highlights: Vec<Highlight>,
    /// The map's revision and the documents' generation that they are from.
    pub highlighted: Option<(u64, u64)>,
}

impl Page {
    /// The document's page in a column that is `width` wide; the one given is
    /// kept where it is that already, and its parts where only the width differs.
    pub fn of(
        current: Option<Self>,
        document: &Arc<Document>,
        width: f32,
        theme: &Arc<Theme>,
    ) -> Self {
        let request = Request {
            document: Arc::clone(document),
            width,
            theme: Arc::clone(theme),
        };
        match current {
            Some(page) if page.request.is(&request) => page,
            Some(page) if Arc::ptr_eq(&page.request.document, document) => Self {
                flow: Flow::new(estimates(&page.parts, &request)),
                request,
                ..page
            },
            _ => {
                let (parts, paragraphs) = parts_of(document);
                Self {
                    flow: Flow::new(estimates(&parts, &request)),
                    request,
                    parts,
                    paragraphs,
                    begins: page_marks_of(document),
                    highlights: Vec::new(),
                    highlighted: None,
                }
            }
        }
    }

    /// Whether the other page has the same text in other lines.
    pub fn is_reset_of(&self, width: f32, theme: &Theme) -> bool {
        self.request.width != width || *self.request.theme != *theme
    }

    pub fn is_of(&self, document: &Arc<Document>) -> bool {
        Arc::ptr_eq(&self.request.document, document)
    }

    pub fn document(&self) -> &Arc<Document> {
        &self.request.document
    }

    /// How wide the column is.
    pub fn width(&self) -> f32 {
        self.request.width
    }

    pub fn look(&self, index: usize) -> Option<Look> {
        let part = self.parts.get(index)?;
        Some(Look::of(index, part, &self.request.theme))
    }

    /// Lays a part out; quick where that was done for the last frame.
    pub fn set(&self, ui: &Ui, index: usize) -> Option<Set> {
        let part = self.parts.get(index)?;
        let look = self.look(index)?;
        let shown = shown_text(&self.request.document, part);
        let setter = Setter {
            page: self,
            ui,
            part,
            look: &look,
            shown: &shown,
        };
        Some(Set {
            part: index,
            corner: vec2(0.0, self.flow.top(index) + look.above),
            pieces: setter.pieces(self.request.width),
        })
    }

    /// Measures what stands between two heights. Gives how much what lies wholly
    /// above `top` has grown.
    pub fn measure(&mut self, ui: &Ui, reach: Range<f32>, top: f32) -> f32 {
        let mut shift = 0.0;
        for index in self.flow.between(reach.start, reach.end) {
            if self.flow.is_measured(index) {
                continue;
            }
            let is_above = self.flow.top(index + 1) <= top;
            let Some(height) = self.height(ui, index) else {
                continue;
            };
            let grown = self.flow.measure(index, height);
            if is_above {
                shift += grown;
            }
        }
        self.flow.settle();
        shift
    }

    /// Measures one part.
    pub fn measure_part(&mut self, ui: &Ui, index: usize) {
        if let Some(height) = self.height(ui, index) {
            self.flow.measure(index, height);
            self.flow.settle();
        }
    }

    fn height(&self, ui: &Ui, index: usize) -> Option<f32> {
        let set = self.set(ui, index)?;
        Some(self.look(index)?.above + set.size().y)
    }

    /// The character at a point of the page.
    pub fn char_at(&self, ui: &Ui, point: Pos2) -> Option<usize> {
        let index = self.flow.at(point.y)?;
        let set = self.set(ui, index)?;
        let part = self.parts.get(index)?;
        let inside = set.char_at(point.to_vec2() - set.corner);
        Some((part.chars.start + inside).min(part.chars.end))
    }

    /// Where a character stands on the page: no width, as high as its row.
    pub fn place_of(&self, ui: &Ui, char: usize) -> Option<Rect> {
        let index = self.part_at(char)?;
        let part = self.parts.get(index)?;
        let set = self.set(ui, index)?;
        let inside = char.saturating_sub(part.chars.start);
        Some(set.place_of(inside)?.translate(set.corner))
    }

    /// The part of a character. A caret at the very end of a part belongs to it
    /// and not to the next.
    fn part_at(&self, char: usize) -> Option<usize> {
        let index = part_at(&self.parts, char)?;
        let before = index.checked_sub(1);
        let ends_here = before
            .and_then(|before| self.parts.get(before))
            .is_some_and(|part| part.chars.end == char && !self.opens_at(index, char));
        if ends_here { before } else { Some(index) }
    }

    fn opens_at(&self, index: usize, char: usize) -> bool {
        self.parts
            .get(index)
            .is_some_and(|part| part.chars.start == char)
    }
}

/// Lays one part out.
struct Setter<'a> {
    page: &'a Page,
    ui: &'a Ui,
    part: &'a Part,
    look: &'a Look,
    shown: &'a str,
}

impl Setter<'_> {
    fn pieces(&self, width: f32) -> Vec<Piece> {
        let count = self.part.chars.len();
        let inset = self.look.inset;
        let room = (width - inset).max(self.look.font.size * 3.0);
        match (&self.part.columns, self.part.kind) {
            (Some(columns), _) => {
                let places = columns.places(room, self.look.character());
                let mut pieces = Vec::with_capacity(places.len());
                for (cell, chars) in self.cells(places.len()).into_iter().enumerate() {
                    let (left, width) = places.get(cell).copied().unwrap_or((0.0, room));
                    pieces.push(self.piece(chars, vec2(inset + left, 0.0), width));
                }
                pieces
            }
            (None, BlockKind::ListItem) if self.part.opens => {
                let mark = mark_len(self.shown).min(count);
                let hung = self.piece(0..mark, Vec2::ZERO, f32::INFINITY);
                let right = inset - self.look.font.size * 0.25;
                let left = (right - hung.galley.size().x).max(0.0);
                // A mark that is too long for its place pushes the words aside.
                let body = inset.max(hung.galley.size().x);
                let words = self.piece(mark..count, vec2(body, 0.0), room - (body - inset));
                let offset = vec2(left, 0.0);
                match mark {
                    0 => vec![words],
                    _ => vec![Piece { offset, ..hung }, words],
                }
            }
            _ => vec![self.piece(0..count, vec2(inset, 0.0), room)],
        }
    }

    /// The cells of a row, each with the tab behind it; the last one takes the rest.
    fn cells(&self, columns: usize) -> Vec<Range<usize>> {
        let text = self.page.document().slice_of_chars(&self.part.chars);
        let tabs = text
            .chars()
            .enumerate()
            .filter(|(_, character)| *character == '\t')
            .map(|(at, _)| at + 1)
            .take(columns.saturating_sub(1));
        let mut cells = Vec::with_capacity(columns);
        let mut start = 0;
        for end in tabs {
            cells.push(start..end);
            start = end;
        }
        cells.push(start..self.part.chars.len());
        cells
    }

    fn piece(&self, chars: Range<usize>, offset: Vec2, width: f32) -> Piece {
        Piece {
            galley: self.galley(&chars, width),
            chars,
            offset,
        }
    }

    fn galley(&self, chars: &Range<usize>, width: f32) -> Arc<Galley> {
        let theme = &self.page.request.theme;
        let start = self.part.chars.start;
        let wanted = start + chars.start..start + chars.end;
        let mut job = LayoutJob::default();
        job.wrap.max_width = width;
        let mut rest = self.shown.get(byte_of(self.shown, chars.start)..);
        for (stretch, quoted) in stretches(&self.page.highlights, &wanted) {
            let text = rest.unwrap_or_default();
            let (words, after) = text.split_at(byte_of(text, stretch.len()));
            job.append(words, 0.0, self.look.format(quoted, theme));
            rest = Some(after);
        }
        if job.sections.is_empty() {
            job.append("", 0.0, self.look.format(false, theme));
        }
        self.ui.fonts_mut(|fonts| fonts.layout_job(job))
    }
}

/// The byte at which a character of `text` begins; its length past the end.
fn byte_of(text: &str, char: usize) -> usize {
    let mut starts = text.char_indices().map(|(byte, _)| byte);
    starts.nth(char).unwrap_or(text.len())
}

fn estimates(parts: &[Part], request: &Request) -> Vec<f32> {
    let height_of = |(index, part): (usize, &Part)| {
        let look = Look::of(index, part, &request.theme);
        let room = (request.width - look.inset).max(1.0);
        let per_line = (room / look.character()).max(8.0);
        let lines = match part.columns {
            Some(_) => 1.0,
            None => (part.chars.len() as f32 / per_line).ceil().max(1.0),
        };
        look.above + lines * look.line
    };
    parts.iter().enumerate().map(height_of).collect()
}
