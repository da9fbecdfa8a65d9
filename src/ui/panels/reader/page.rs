//! A document laid out for reading: only what is on the screen, and a little
//! around it, is ever set.

use std::ops::Range;
use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{Galley, Pos2, Rect, Ui, Vec2, vec2};

use crate::document::{BlockKind, Document};
use crate::ui::theme::{Face, Theme, size};

use super::blocks::{Part, part_at, parts_of, shown_text};
use super::flow::Flow;
use super::geometry::{char_at, place_of};
use super::highlights::{Highlight, stretches};

/// Lines are no wider than this many times the text size, which is about 75
/// characters: longer ones lose the eye on its way back.
const MEASURE: f32 = 34.0;
/// A character's width, as a part of the text size; only for estimates.
const CHARACTER_WIDTH: f32 = 0.43;

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
    /// What the map quotes; quoted words are set in full ink.
    pub highlights: Vec<Highlight>,
    /// The map's revision and the documents' generation that they are from.
    pub highlighted: Option<(u64, u64)>,
}

/// A part as it stands on the page.
#[derive(Clone, Debug)]
pub struct Set {
    pub part: usize,
    /// Its top left corner, from the page's.
    pub corner: Vec2,
    pub galley: Arc<Galley>,
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
            width: column(width, theme),
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
                    highlights: Vec::new(),
                    highlighted: None,
                }
            }
        }
    }

    /// Whether the other page has the same text in other lines.
    pub fn is_reset_of(&self, width: f32, theme: &Theme) -> bool {
        self.request.width != column(width, theme) || *self.request.theme != *theme
    }

    pub fn document(&self) -> &Arc<Document> {
        &self.request.document
    }

    /// Lays a part out; quick where that was done for the last frame.
    pub fn set(&self, ui: &Ui, index: usize) -> Option<Set> {
        let part = self.parts.get(index)?;
        let theme = &self.request.theme;
        let shown = shown_text(&self.request.document, part);
        let inset = inset_of(part, theme);
        let mut job = LayoutJob::default();
        job.wrap.max_width = self.request.width - inset;
        let mut byte = 0;
        for (chars, quoted) in stretches(&self.highlights, &part.chars) {
            let rest = shown.get(byte..).unwrap_or_default();
            let length = rest
                .char_indices()
                .nth(chars.len())
                .map_or(rest.len(), |(at, _)| at);
            let words = rest.get(..length).unwrap_or_default();
            job.append(words, 0.0, format_of(part, quoted, theme));
            byte += length;
        }
        let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
        let above = gap_above(index, part, theme);
        Some(Set {
            part: index,
            corner: vec2(inset, self.flow.top(index) + above),
            galley,
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
        let part = self.parts.get(index)?;
        let set = self.set(ui, index)?;
        Some(gap_above(index, part, &self.request.theme) + set.galley.size().y)
    }

    /// The character at a point of the page.
    pub fn char_at(&self, ui: &Ui, point: Pos2) -> Option<usize> {
        let index = self.flow.at(point.y)?;
        let set = self.set(ui, index)?;
        let part = self.parts.get(index)?;
        let inside = char_at(&set.galley, point.to_vec2() - set.corner);
        Some((part.chars.start + inside).min(part.chars.end))
    }

    /// Where a character stands on the page: no width, as high as its row.
    pub fn place_of(&self, ui: &Ui, char: usize) -> Option<Rect> {
        let index = self.part_at(char)?;
        let part = self.parts.get(index)?;
        let set = self.set(ui, index)?;
        let inside = char.saturating_sub(part.chars.start);
        Some(place_of(&set.galley, inside).translate(set.corner))
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

/// The width of the column in a panel with so much room.
fn column(width: f32, theme: &Theme) -> f32 {
    width.min(theme.scaled(size::TEXT_SERIF) * MEASURE).floor()
}

fn estimates(parts: &[Part], request: &Request) -> Vec<f32> {
    let Request { width, theme, .. } = request;
    let line = line_height(theme);
    let per_line = (width / (theme.scaled(size::TEXT_SERIF) * CHARACTER_WIDTH)).max(8.0);
    let height_of = |(index, part): (usize, &Part)| {
        let lines = (part.chars.len() as f32 / per_line).ceil().max(1.0);
        gap_above(index, part, theme) + lines * line
    };
    parts.iter().enumerate().map(height_of).collect()
}

/// The height of a line, in points.
pub fn line_height(theme: &Theme) -> f32 {
    (theme.scaled(size::TEXT_SERIF) * size::SERIF_LINE).round()
}

fn gap_above(index: usize, part: &Part, theme: &Theme) -> f32 {
    let gap = match (index, part.opens, part.kind) {
        (0, _, _) | (_, false, _) => 0.0,
        (_, true, BlockKind::Heading) => size::GAP_LARGE + size::GAP,
        (_, true, BlockKind::ListItem | BlockKind::TableRow) => size::GAP_SMALL,
        (_, true, _) => size::GAP + size::GAP_SMALL,
    };
    theme.scaled(gap)
}

fn inset_of(part: &Part, theme: &Theme) -> f32 {
    match part.kind {
        BlockKind::ListItem => theme.scaled(size::GAP_LARGE),
        _ => 0.0,
    }
}

fn format_of(part: &Part, quoted: bool, theme: &Theme) -> TextFormat {
    let tokens = &theme.tokens;
    let (face, points) = match part.kind {
        BlockKind::Heading => (Face::SerifBold, size::TEXT_TITLE),
        _ => (Face::Serif, size::TEXT_SERIF),
    };
    let color = match (part.kind, quoted) {
        (BlockKind::Heading, _) | (_, true) => tokens.ink,
        (_, false) => tokens.ink.lerp_to_gamma(tokens.muted, 0.6),
    };
    TextFormat {
        line_height: Some(line_height(theme)),
        ..TextFormat::simple(face.at(theme.scaled(points)), color)
    }
}
