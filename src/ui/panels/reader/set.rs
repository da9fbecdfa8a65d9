//! A part as it stands on the page: one or several pieces of text that were laid
//! out each for itself.

use std::ops::Range;
use std::sync::Arc;

use egui::{Galley, Pos2, Rect, Vec2};

use super::geometry::{char_at, place_of, row_rects};

/// Words that flow together: a paragraph, the mark of a list item, a cell.
#[derive(Clone, Debug)]
pub struct Piece {
    /// Characters, counted from the beginning of the part.
    pub chars: Range<usize>,
    /// Its top left corner, from the part's.
    pub offset: Vec2,
    pub galley: Arc<Galley>,
}

impl Piece {
    fn rect(&self) -> Rect {
        Rect::from_min_size(self.offset.to_pos2(), self.galley.size())
    }
}

/// A part as it stands on the page.
#[derive(Clone, Debug)]
pub struct Set {
    pub part: usize,
    /// Its top left corner, from the page's.
    pub corner: Vec2,
    /// In the order of the text, without gap; at least one.
    pub pieces: Vec<Piece>,
}

impl Set {
    pub fn size(&self) -> Vec2 {
        let rects = self.pieces.iter().map(Piece::rect);
        rects.fold(Vec2::ZERO, |size, rect| size.max(rect.max.to_vec2()))
    }

    pub fn text(&self) -> String {
        self.pieces
            .iter()
            .map(|piece| piece.galley.text())
            .collect()
    }

    /// The rectangles, row by row, of some characters of the part when its corner
    /// stands at `origin`.
    pub fn rects(&self, chars: &Range<usize>, origin: Pos2) -> Vec<Rect> {
        let mut rects = Vec::new();
        for piece in &self.pieces {
            let start = chars.start.clamp(piece.chars.start, piece.chars.end);
            let end = chars.end.clamp(piece.chars.start, piece.chars.end);
            if start < end {
                let inside = start - piece.chars.start..end - piece.chars.start;
                rects.extend(row_rects(&piece.galley, &inside, origin + piece.offset));
            }
        }
        rects
    }

    /// The character nearest to a point that is relative to the corner.
    pub fn char_at(&self, point: Vec2) -> usize {
        let distance = |piece: &&Piece| piece.rect().distance_sq_to_pos(point.to_pos2());
        let nearest = self
            .pieces
            .iter()
            .min_by(|one, other| distance(one).total_cmp(&distance(other)));
        nearest.map_or(0, |piece| {
            let inside = char_at(&piece.galley, point - piece.offset);
            (piece.chars.start + inside).min(piece.chars.end)
        })
    }

    /// Where a character stands, from the corner: no width, as high as its row.
    pub fn place_of(&self, char: usize) -> Option<Rect> {
        let after = self
            .pieces
            .partition_point(|piece| piece.chars.start <= char);
        let piece = self.pieces.get(after.saturating_sub(1))?;
        let inside = char.saturating_sub(piece.chars.start);
        Some(place_of(&piece.galley, inside).translate(piece.offset))
    }
}
