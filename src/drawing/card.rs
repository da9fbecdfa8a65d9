//! What the cards of claims look like.

use std::sync::Arc;

use egui_material_icons::icons;

use super::card_text::{CARD_TEXT, CHIP_TEXT, LETTER_TEXT, REMARK_TEXT, THESIS_TEXT};
use super::fonts::Face;
use super::measure::{Measure, TextStyle};
use super::shape::{Bearing, Corners, Drawn, Ink, Pen, Shape, TagColor, Text};
use crate::layout::{Point, Rect, Size};
use crate::model::{Id, problems::Severity};

/// Whether a quote's words stand in its document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ChipState {
    Verified,
    /// Verified, with parts left out between.
    Elided,
    /// Found nearly, and confirmed by a person: never a tick.
    Confirmed,
    /// Found nearly, or more than once: a person has to look.
    LookAt,
    /// The document does not have the words.
    Missing,
    #[default]
    NoDocument,
}

/// A quote behind a claim, as its chip says it.
#[derive(Clone, Debug, PartialEq)]
pub struct ChipContent {
    pub backing: Id,
    /// The source's short name.
    pub source: String,
    pub against: bool,
    pub state: ChipState,
}

/// Everything that a card's looks depend on. Equal contents, equal cards.
#[derive(Clone, Debug, PartialEq)]
pub struct CardContent {
    pub claim: Id,
    pub text: String,
    /// The letter of a thesis.
    pub letter: Option<String>,
    pub assumption: bool,
    pub unstated: bool,
    pub chips: Vec<ChipContent>,
    /// A line of its own under the text, such as a verdict.
    pub remark: Option<String>,
    pub problem: Option<Severity>,
    pub note: bool,
    pub tags: Vec<TagColor>,
    pub picture: bool,
    pub width: f32,
    /// The card is no lower than this: theses of one question are equal.
    pub min_height: f32,
}

/// A card as shapes, with the places that can be pressed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CardFace {
    pub size: Size,
    pub drawn: Arc<Drawn>,
    /// Where the claim's text stands, for editing in place.
    pub text: Rect,
    /// The chips by their backings, around the card's corner.
    pub chips: Vec<(Rect, Id)>,
    /// The small signs that ask to be explained, around the card's corner.
    pub signs: Vec<(Rect, Sign)>,
}

/// A small sign on a card that does not say by itself what it means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    Letter,
    Assumption,
    Unstated,
    Problem,
    Note,
    Tags,
}

pub(super) const CARD_CORNER: f32 = 8.0;
const BAND_WIDTH: f32 = 32.0;
const PADDING_X: f32 = 12.0;
const PADDING_Y: f32 = 10.0;
const CHIP_HEIGHT: f32 = 18.0;
const CHIP_GAP: f32 = 6.0;
const PICTURE_PART: f32 = 9.0 / 16.0;

/// Draws a card.
#[must_use]
pub fn card_face(content: &CardContent, measure: &mut Measure) -> CardFace {
    let thesis = content.letter.is_some();
    let left = PADDING_X + if thesis { BAND_WIDTH } else { 0.0 };
    let inside = (content.width - left - PADDING_X).max(24.0);
    let mut y = PADDING_Y;
    let mut shapes = Vec::new();

    if content.picture {
        let rect = Rect::at(
            Point::new(left, y),
            Size::new(inside, inside * PICTURE_PART),
        );
        let claim = content.claim;
        shapes.push(Shape::Picture { rect, claim });
        y = rect.max.y + 8.0;
    }
    let style = if thesis { THESIS_TEXT } else { CARD_TEXT };
    let mut text = if thesis {
        measure.balanced(&content.text, style, inside)
    } else {
        measure.text(&content.text, style, inside)
    };
    text.at = Point::new(left, y);
    let text_rect = Rect::at(text.at, Size::new(inside, text.height()));
    y = text_rect.max.y;
    shapes.push(Shape::Text(text));
    if let Some(remark) = &content.remark {
        let mut text = measure.text(remark, REMARK_TEXT, inside);
        text.at = Point::new(left, y + 2.0);
        y += 2.0 + text.height();
        shapes.push(Shape::Text(text));
    }
    let mut flow = Flow {
        left,
        right: left + inside,
        x: left,
        y: y + 8.0,
        used: false,
    };
    let mut chips = Vec::new();
    let mut signs = Vec::new();
    for (word, sign) in roles(content) {
        let rect = role_chip(measure, &mut shapes, &mut flow, word);
        signs.push((rect, sign));
    }
    for chip in &content.chips {
        let rect = quote_chip(measure, &mut shapes, &mut flow, chip);
        chips.push((rect, chip.backing));
    }
    signs.extend(marks(measure, &mut shapes, &mut flow, content));
    if flow.used {
        y = flow.y + CHIP_HEIGHT;
    }
    let height = (y + PADDING_Y).max(content.min_height);
    let size = Size::new(content.width, height);
    let mut all = frame(size, content, measure);
    all.append(&mut shapes);
    signs.extend(tag_dots(&mut all, size, &content.tags));
    if thesis {
        let band = Rect::at(Point::default(), Size::new(BAND_WIDTH, size.height));
        signs.push((band, Sign::Letter));
    }
    CardFace {
        size,
        drawn: Arc::new(Drawn { shapes: all }),
        text: text_rect,
        chips,
        signs,
    }
}

fn roles(content: &CardContent) -> impl Iterator<Item = (&'static str, Sign)> {
    let assumption = content
        .assumption
        .then_some(("assumption", Sign::Assumption));
    let unstated = content.unstated.then_some(("unstated", Sign::Unstated));
    assumption.into_iter().chain(unstated)
}

/// The card itself; a thesis has a dark edge and the band with its letter.
fn frame(size: Size, content: &CardContent, measure: &mut Measure) -> Vec<Shape> {
    let rect = Rect::at(Point::default(), size);
    let line = if content.letter.is_some() {
        Pen::solid(Ink::Band, 1.0)
    } else if content.unstated {
        Pen::dashed(Ink::CardLine, 1.0)
    } else {
        Pen::solid(Ink::CardLine, 1.0)
    };
    let mut shapes = vec![
        Shape::Shadow {
            rect,
            corner: CARD_CORNER,
        },
        Shape::Rect {
            rect,
            corners: Corners::Round(CARD_CORNER),
            fill: Some(Ink::Card),
            line: Some(line),
        },
    ];
    if let Some(letter) = &content.letter {
        let band = Rect::at(rect.min, Size::new(BAND_WIDTH, size.height));
        shapes.push(Shape::Band {
            rect: band,
            corner: CARD_CORNER,
            fill: Ink::Band,
        });
        let mut text = measure.text(letter, LETTER_TEXT, f32::INFINITY);
        let half = text.width() / 2.0;
        text.at = band.center().moved(-half, -LETTER_TEXT.line_height / 2.0);
        shapes.push(Shape::Text(text));
    }
    shapes
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
    state_mark(measure, shapes, chip.state, center);
    if gap_mark > 0.0 {
        let after = center.moved(gap_mark, 0.0);
        let dots = icons::ICON_MORE_HORIZ.codepoint;
        let dots = glyph_at(measure, dots, Face::Icon, 11.0, Ink::Verified, after);
        shapes.push(Shape::Text(dots));
    }
    rect
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
    if content.note {
        mark(icons::ICON_STICKY_NOTE_2, Ink::Muted, Sign::Note);
    }
    signs
}

/// Beads on the lower edge, where they take no room from the text.
fn tag_dots(shapes: &mut Vec<Shape>, size: Size, tags: &[TagColor]) -> Option<(Rect, Sign)> {
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
