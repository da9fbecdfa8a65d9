//! What stands on a card below its text: roles, quotes, signs, tags.

use egui_material_icons::icons;

use super::card::{CardContent, ChipContent, ChipState, Sign};
use super::card_text::CHIP_TEXT;
use super::fonts::Face;
use super::measure::{Measure, TextStyle};
use super::shape::{Bearing, Corners, Ink, Pen, Shape, TagColor, Text};
use crate::layout::{Point, Rect, Size};
use crate::model::Id;
use crate::model::problems::Severity;

const CHIP_HEIGHT: f32 = 18.0;
const CHIP_GAP: f32 = 6.0;

/// The places of what stands below the text, around the card's corner.
#[derive(Default)]
pub(super) struct Trimmings {
    pub chips: Vec<(Rect, Id)>,
    pub signs: Vec<(Rect, Sign)>,
    /// Their lower edge.
    pub bottom: f32,
}

/// Puts everything below a text that ends at `y`; the rows are as wide as the text.
pub(super) fn trimmings(
    content: &CardContent,
    text: Rect,
    y: f32,
    measure: &mut Measure,
    shapes: &mut Vec<Shape>,
) -> Trimmings {
    let mut placed = Trimmings {
        bottom: y,
        ..Trimmings::default()
    };
    let mut flow = Flow {
        left: text.min.x,
        right: text.max.x,
        x: text.min.x,
        y: y + 8.0,
        used: false,
    };
    for (word, sign) in roles(content) {
        let rect = role_chip(measure, shapes, &mut flow, word);
        placed.signs.push((rect, sign));
    }
    for chip in &content.chips {
        let rect = quote_chip(measure, shapes, &mut flow, chip);
        placed.chips.push((rect, chip.backing));
    }
    let marks = marks(measure, shapes, &mut flow, content);
    placed.signs.extend(marks);
    if flow.used {
        placed.bottom = flow.y + CHIP_HEIGHT;
    }
    placed
}

fn roles(content: &CardContent) -> impl Iterator<Item = (&'static str, Sign)> {
    let record = &content.record;
    let assumption = record
        .assumption
        .then_some(("assumption", Sign::Assumption));
    let unstated = record.unstated.then_some(("unstated", Sign::Unstated));
    assumption.into_iter().chain(unstated)
}

/// Puts things in rows from the left.
struct Flow {
    left: f32,
    right: f32,
    x: f32,
    y: f32,
    used: bool,
}

impl Flow {
    fn take(&mut self, width: f32) -> Rect {
        if self.x > self.left && self.x + width > self.right {
            self.x = self.left;
            self.y += CHIP_HEIGHT + CHIP_GAP;
        }
        let width = width.min(self.right - self.left);
        let rect = Rect::at(Point::new(self.x, self.y), Size::new(width, CHIP_HEIGHT));
        self.x = rect.max.x + CHIP_GAP;
        self.used = true;
        rect
    }
}

fn role_chip(measure: &mut Measure, shapes: &mut Vec<Shape>, flow: &mut Flow, word: &str) -> Rect {
    let mut text = measure.text(word, CHIP_TEXT, f32::INFINITY);
    text.face = Face::Italic;
    let width = measure.width(word, Face::Italic, CHIP_TEXT.size);
    text.lines = vec![(word.to_owned(), width)];
    let rect = flow.take(width + 12.0);
    text.at = rect.min.moved(6.0, 1.0);
    shapes.push(Shape::Rect {
        rect,
        corners: Corners::Round(4.0),
        fill: None,
        line: Some(Pen::solid(Ink::CardLine, 1.0)),
    });
    shapes.push(Shape::Text(text));
    rect
}

/// A quotation mark, who says it, and whether the words were found.
fn quote_chip(
    measure: &mut Measure,
    shapes: &mut Vec<Shape>,
    flow: &mut Flow,
    chip: &ChipContent,
) -> Rect {
    const INSET: f32 = 6.0;
    const QUOTE_WIDTH: f32 = 9.0;
    let state_width = 14.0 + gap_mark_width(chip.state);
    let most = flow.right - flow.left - 2.0 * INSET - QUOTE_WIDTH - state_width;
    let words = if chip.against {
        format!("{} against", chip.source)
    } else {
        chip.source.clone()
    };
    let ink = if chip.against {
        Ink::Strong(Bearing::Against)
    } else {
        Ink::Muted
    };
    let style = TextStyle { ink, ..CHIP_TEXT };
    let mut label = measure.shortened(&words, style, most, 1);
    let width = 2.0 * INSET + QUOTE_WIDTH + label.width() + state_width;
    let rect = flow.take(width);
    let (corners, fill, line) = if chip.against {
        let edge = Pen::solid(Ink::Edge(Bearing::Against), 1.0);
        (Corners::Cut(4.0), Some(Ink::Soft(Bearing::Against)), edge)
    } else {
        (Corners::Round(4.0), None, Pen::solid(Ink::CardLine, 1.0))
    };
    let line = match chip.is_off {
        true => Pen::dashed(Ink::Text, 1.25),
        false => line,
    };
    shapes.push(Shape::Rect {
        rect,
        corners,
        fill,
        line: Some(line),
    });
    let mut mark = measure.text("“", style, f32::INFINITY);
    mark.face = Face::Bold;
    mark.at = rect.min.moved(INSET, 1.0);
    shapes.push(Shape::Text(mark));
    label.at = rect.min.moved(INSET + QUOTE_WIDTH, 1.0);
    shapes.push(Shape::Text(label));
    let gap_mark = gap_mark_width(chip.state);
    let center = Point::new(rect.max.x - INSET - 4.0 - gap_mark, rect.center().y);
    if chip.is_off {
        switched_off(measure, shapes, rect, center);
        return rect;
    }
    state_mark(measure, shapes, chip.state, center);
    if gap_mark > 0.0 {
        let after = center.moved(gap_mark, 0.0);
        let dots = icons::ICON_MORE_HORIZ.codepoint;
        let dots = glyph_at(measure, dots, Face::Icon, 11.0, Ink::Verified, after);
        shapes.push(Shape::Text(dots));
    }
    rect
}

/// Strikes a chip out, with a word where the state of the quote would stand: it is as
/// wide as before.
fn switched_off(measure: &mut Measure, shapes: &mut Vec<Shape>, chip: Rect, center: Point) {
    let word = glyph_at(measure, "off", Face::Bold, 9.0, Ink::Text, center);
    let (left, y) = (chip.min.x + 3.0, chip.center().y);
    shapes.push(Shape::Line {
        points: vec![Point::new(left, y), Point::new(word.at.x - 2.0, y)],
        pen: Pen::solid(Ink::Text, 1.0),
    });
    shapes.push(Shape::Text(word));
}

/// What the mark of left out parts takes beside the tick.
fn gap_mark_width(state: ChipState) -> f32 {
    match state {
        ChipState::Elided => 11.0,
        _ => 0.0,
    }
}

fn state_mark(measure: &mut Measure, shapes: &mut Vec<Shape>, state: ChipState, center: Point) {
    let (glyph, face, size, ink) = match state {
        ChipState::Verified | ChipState::Elided => {
            (icons::ICON_CHECK.codepoint, Face::Icon, 12.0, Ink::Verified)
        }
        ChipState::Confirmed => (icons::ICON_PERSON.codepoint, Face::Icon, 12.0, Ink::Muted),
        ChipState::LookAt => ("?", Face::Bold, 11.5, Ink::LookAt),
        ChipState::Missing => ("!", Face::Bold, 11.5, Ink::Strong(Bearing::Against)),
        ChipState::NoDocument => {
            shapes.push(Shape::Ring {
                center,
                radius: 3.0,
                pen: Pen::solid(Ink::Muted, 1.0),
            });
            return;
        }
    };
    shapes.push(Shape::Text(glyph_at(
        measure, glyph, face, size, ink, center,
    )));
}

/// A single character with its middle at a place.
fn glyph_at(
    measure: &mut Measure,
    glyph: &str,
    face: Face,
    size: f32,
    ink: Ink,
    center: Point,
) -> Text {
    let line_height = 16.0;
    let style = TextStyle {
        face,
        size,
        line_height,
        ink,
    };
    let mut text = measure.text(glyph, style, f32::INFINITY);
    text.at = center.moved(-text.width() / 2.0, -line_height / 2.0);
    text
}

/// What is to be looked at, and that there is a note.
fn marks(
    measure: &mut Measure,
    shapes: &mut Vec<Shape>,
    flow: &mut Flow,
    content: &CardContent,
) -> Vec<(Rect, Sign)> {
    let mut signs = Vec::new();
    let mut mark = |icon: egui_material_icons::MaterialIcon, ink: Ink, sign: Sign| {
        let rect = flow.take(14.0);
        shapes.push(Shape::Text(glyph_at(
            measure,
            icon.codepoint,
            Face::Icon,
            14.0,
            ink,
            rect.center(),
        )));
        signs.push((rect, sign));
    };
    match content.problem {
        Some(Severity::Error) => {
            let ink = Ink::Strong(Bearing::Against);
            mark(icons::ICON_ERROR, ink, Sign::Problem);
        }
        Some(Severity::Warning) => mark(icons::ICON_WARNING, Ink::LookAt, Sign::Problem),
        Some(Severity::Hint) | None => {}
    }
    if !content.record.note.is_empty() {
        mark(icons::ICON_STICKY_NOTE_2, Ink::Muted, Sign::Note);
    }
    signs
}

/// Beads on the lower edge, where they take no room from the text.
pub(super) fn tag_dots(
    shapes: &mut Vec<Shape>,
    size: Size,
    tags: &[TagColor],
) -> Option<(Rect, Sign)> {
    let mut covered: Option<Rect> = None;
    for (place, color) in tags.iter().enumerate().take(8) {
        let center = Point::new(size.width - 14.0 - 10.0 * place as f32, size.height);
        shapes.push(Shape::Dot {
            center,
            radius: 4.0,
            ink: Ink::Card,
        });
        shapes.push(Shape::Dot {
            center,
            radius: 3.0,
            ink: Ink::Tag(*color),
        });
        let dot = Rect::new(center, center).grown(6.0);
        covered = Some(covered.map_or(dot, |covered| covered.union(dot)));
    }
    covered.map(|rect| (rect, Sign::Tags))
}
