//! What the cards of claims look like.

use std::sync::Arc;

use super::card_text::{CARD_TEXT, LETTER_TEXT, THESIS_TEXT};
use super::measure::{Measure, TextStyle};
use super::remark::{self, Remark, Side};
use super::shape::{Corners, Drawn, Ink, Pen, Shape, TagColor};
use super::trimmings::{Trimmings, tag_dots, trimmings};
use crate::layout::{Point, Rect, Size};
use crate::model::{Claim, Id, problems::Severity};

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
    /// Whether it counts as not being there, for the sake of argument.
    pub is_off: bool,
}

/// Everything that a card's looks depend on. Equal contents, equal cards.
#[derive(Clone, Debug)]
pub struct CardContent {
    pub claim: Id,
    /// The claim itself: its text, its roles, and whether it has a note or a picture.
    pub record: Arc<Claim>,
    /// The letter of a thesis.
    pub letter: Option<String>,
    pub chips: Vec<ChipContent>,
    /// How the claim stands: on a thesis a line under its text, else a tag.
    pub remark: Option<Remark>,
    pub problem: Option<Severity>,
    pub tags: Vec<TagColor>,
    pub width: f32,
    /// The card is no lower than this: theses of one question are equal.
    pub min_height: f32,
}

impl PartialEq for CardContent {
    fn eq(&self, other: &Self) -> bool {
        let Self {
            claim,
            record,
            letter,
            chips,
            remark,
            problem,
            tags,
            width,
            min_height,
        } = self;
        *claim == other.claim
            && (Arc::ptr_eq(record, &other.record) || looks_alike(record, &other.record))
            && *letter == other.letter
            && *chips == other.chips
            && *remark == other.remark
            && *problem == other.problem
            && *tags == other.tags
            && *width == other.width
            && *min_height == other.min_height
    }
}

impl CardContent {
    /// Whether the cards are equally high, whatever is remarked on them.
    pub(super) fn is_as_high(&self, other: &Self) -> bool {
        let has_line = |content: &Self| content.letter.is_some() && content.remark.is_some();
        if has_line(self) != has_line(other) {
            return false;
        }
        let mut alike = self.clone();
        alike.remark = other.remark;
        alike == *other
    }
}

/// Whether two claims look alike on a card, tags aside.
fn looks_alike(one: &Claim, other: &Claim) -> bool {
    one.text == other.text
        && one.assumption == other.assumption
        && one.unstated == other.unstated
        && one.note.is_empty() == other.note.is_empty()
        && one.picture.is_some() == other.picture.is_some()
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
    /// How the claim stands.
    Standing,
}

pub(super) const CARD_CORNER: f32 = 8.0;
const BAND_WIDTH: f32 = 32.0;
const PADDING_X: f32 = 12.0;
const PADDING_Y: f32 = 10.0;
/// Between the left edge of a card or box and the tag on its lower edge.
pub(super) const TAG_LEFT: f32 = PADDING_X;
const PICTURE_PART: f32 = 9.0 / 16.0;

/// How the column of a card begins: picture and text.
struct Column {
    left: f32,
    /// The width of the text.
    inside: f32,
    picture: Option<Rect>,
    text_top: f32,
    style: TextStyle,
}

impl Column {
    fn of(content: &CardContent) -> Self {
        let is_thesis = content.letter.is_some();
        let left = PADDING_X + if is_thesis { BAND_WIDTH } else { 0.0 };
        let inside = (content.width - left - PADDING_X).max(24.0);
        let at = Point::new(left, PADDING_Y);
        let picture = (content.record.picture.is_some())
            .then(|| Rect::at(at, Size::new(inside, inside * PICTURE_PART)));
        Self {
            left,
            inside,
            picture,
            text_top: picture.map_or(PADDING_Y, |rect| rect.max.y + 8.0),
            style: if is_thesis { THESIS_TEXT } else { CARD_TEXT },
        }
    }

    /// The place of a text of so many lines.
    fn text_rect(&self, lines: usize) -> Rect {
        let height = lines as f32 * self.style.line_height;
        let at = Point::new(self.left, self.text_top);
        Rect::at(at, Size::new(self.inside, height))
    }
}

/// The size of [`card_face`], without drawing it.
#[must_use]
pub fn card_size(content: &CardContent, measure: &mut Measure) -> Size {
    let height = natural_height(content, measure).max(content.min_height);
    Size::new(content.width, height)
}

/// How high the content alone makes a card.
pub(super) fn natural_height(content: &CardContent, measure: &mut Measure) -> f32 {
    let column = Column::of(content);
    let text = &content.record.text;
    let extent = measure.extent(text, column.style, column.inside);
    let text = column.text_rect(extent.lines);
    let mut y = text.max.y;
    if content.letter.is_some() && content.remark.is_some() {
        y += remark::LINE_HEIGHT;
    }
    let placed = trimmings(content, text, y, measure, &mut Vec::new());
    placed.bottom + PADDING_Y
}

/// Draws a card.
#[must_use]
pub fn card_face(content: &CardContent, measure: &mut Measure) -> CardFace {
    let column = Column::of(content);
    let is_thesis = content.letter.is_some();
    let mut shapes = Vec::new();
    if let Some(rect) = column.picture {
        let claim = content.claim;
        shapes.push(Shape::Picture { rect, claim });
    }
    let words = &content.record.text;
    let mut set = if is_thesis {
        measure.balanced(words, column.style, column.inside)
    } else {
        measure.text(words, column.style, column.inside)
    };
    let text = column.text_rect(set.lines.len());
    set.at = text.min;
    shapes.push(Shape::Text(set));
    let mut y = text.max.y;
    let mut standing = None;
    if let Some(remark) = content.remark.as_ref().filter(|_| is_thesis) {
        let at = Point::new(column.left, y);
        let rect = remark::line(remark, at, column.inside, measure, &mut shapes);
        standing = Some(rect);
        y += remark::LINE_HEIGHT;
    }
    let Trimmings {
        chips,
        mut signs,
        bottom,
    } = trimmings(content, text, y, measure, &mut shapes);
    let height = (bottom + PADDING_Y).max(content.min_height);
    let size = Size::new(content.width, height);
    let mut all = frame(size, content, measure);
    all.append(&mut shapes);
    signs.extend(tag_dots(&mut all, size, &content.tags));
    if let Some(remark) = content.remark.as_ref().filter(|_| !is_thesis) {
        standing = remark::tag(remark, Side::Left(TAG_LEFT), size.height, measure, &mut all);
    }
    signs.extend(standing.map(|rect| (rect, Sign::Standing)));
    if is_thesis {
        let band = Rect::at(Point::default(), Size::new(BAND_WIDTH, size.height));
        signs.push((band, Sign::Letter));
    }
    CardFace {
        size,
        drawn: Arc::new(Drawn { shapes: all }),
        text,
        chips,
        signs,
    }
}

/// The card itself; a thesis has a dark edge and the band with its letter.
fn frame(size: Size, content: &CardContent, measure: &mut Measure) -> Vec<Shape> {
    let rect = Rect::at(Point::default(), size);
    let is_supposed = content.remark.is_some_and(|remark| remark.is_supposed);
    let line = if is_supposed {
        Pen::dashed(Ink::Text, 1.75)
    } else if content.letter.is_some() {
        Pen::solid(Ink::Band, 1.0)
    } else if content.record.unstated {
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
