//! How each kind of block looks when it is read.

use egui::text::TextFormat;
use egui::{Color32, FontFamily, FontId};

use crate::document::BlockKind;
use crate::ui::theme::{Face, Theme, size};

use super::blocks::Part;

/// A character's width as a part of the text size; only for estimates.
const CHARACTER_WIDTH: f32 = 0.43;

/// Sizes in points.
#[derive(Clone, Debug, PartialEq)]
pub struct Look {
    pub font: FontId,
    pub line: f32,
    /// Free space above.
    pub above: f32,
    /// Free space on the left; the mark of a list item hangs there.
    pub inset: f32,
    /// Of words that nobody quotes; quoted ones are in full ink.
    pub color: Color32,
}

impl Look {
    pub fn of(index: usize, part: &Part, theme: &Theme) -> Self {
        let em = theme.reading_points();
        let (face, share) = face_of(part);
        let font = match face {
            Some(face) => theme.reading_face(face).at(em * share),
            None => FontId::new(em * share, FontFamily::Monospace),
        };
        let font = match part.kind {
            BlockKind::Furniture => Face::Regular.at(em * share),
            _ => font,
        };
        let tokens = &theme.tokens;
        let soft = |share: f32| tokens.ink.lerp_to_gamma(tokens.muted, share);
        let leading = match part.kind {
            BlockKind::Heading => 1.35,
            BlockKind::Preformatted | BlockKind::Furniture => 1.45,
            _ => size::SERIF_LINE,
        };
        Self {
            line: (font.size * leading).round(),
            font,
            above: gap_above(index, part, em),
            inset: inset_of(part, em),
            color: match part.kind {
                BlockKind::Heading => tokens.ink,
                BlockKind::Furniture => tokens.muted,
                BlockKind::Note | BlockKind::Caption => soft(0.8),
                _ => soft(0.6),
            },
        }
    }

    /// About what a character takes.
    pub fn character(&self) -> f32 {
        let share = match self.font.family {
            FontFamily::Monospace => 0.6,
            _ => CHARACTER_WIDTH,
        };
        self.font.size * share
    }

    pub fn format(&self, quoted: bool, theme: &Theme) -> TextFormat {
        let color = match quoted {
            true => theme.tokens.ink,
            false => self.color,
        };
        TextFormat {
            line_height: Some(self.line),
            ..TextFormat::simple(self.font.clone(), color)
        }
    }
}

/// The face (`None` for one in which all letters are equally wide), and its size
/// as a part of the text's.
fn face_of(part: &Part) -> (Option<Face>, f32) {
    match (part.kind, part.level) {
        (BlockKind::Heading, 1) => (Some(Face::Bold), 1.5),
        (BlockKind::Heading, 2) => (Some(Face::Bold), 1.25),
        (BlockKind::Heading, 0 | 3) => (Some(Face::Bold), 1.1),
        (BlockKind::Heading, _) => (Some(Face::Bold), 1.0),
        (BlockKind::Note, _) => (Some(Face::Regular), 0.87),
        (BlockKind::Caption, _) => (Some(Face::Italic), 0.9),
        (BlockKind::TableRow, _) => (Some(Face::Regular), 0.93),
        (BlockKind::Furniture, _) => (Some(Face::Regular), 0.76),
        (BlockKind::Preformatted, _) => (None, 0.87),
        (BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Quotation, _) => {
            (Some(Face::Regular), 1.0)
        }
    }
}

fn gap_above(index: usize, part: &Part, em: f32) -> f32 {
    let ems = match (index, part.opens, part.kind, part.level) {
        (0, ..) => 0.5,
        (_, false, ..) => 0.0,
        (_, _, BlockKind::Heading, 1 | 2) => 2.1,
        (_, _, BlockKind::Heading, _) => 1.6,
        (_, _, BlockKind::ListItem | BlockKind::TableRow | BlockKind::Note, _) => 0.3,
        _ => 0.85,
    };
    (em * ems).round()
}

fn inset_of(part: &Part, em: f32) -> f32 {
    let ems = match part.kind {
        BlockKind::ListItem => 1.5 * f32::from(part.level.clamp(1, 6)),
        BlockKind::Quotation => 1.4,
        BlockKind::Preformatted => 0.7,
        _ => 0.0,
    };
    (em * ems).round()
}
