//! Everything else that has a face of its own: questions, reasons' boxes,
//! references, badges, the words on conflicts.

use std::sync::Arc;

use super::card::{CARD_CORNER, TAG_LEFT};
use super::fonts::Face;
use super::measure::{Measure, TextStyle};
use super::remark::{self, Remark};
use super::shape::{Bearing, Corners, Drawn, Ink, Pen, Shape, Text};
use crate::layout::{Point, ReasonBox, Rect, Size};
use crate::model::scale::{STRONG, word_of};
use crate::model::{Combination, ConflictKind};

/// Shapes of a size.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Frame {
    pub size: Size,
    pub drawn: Arc<Drawn>,
    /// Where the record's own text stands, for editing in place.
    pub text: Rect,
}

pub const QUESTION_TEXT: TextStyle = TextStyle {
    face: Face::Bold,
    size: 19.0,
    line_height: 26.0,
    ink: Ink::Text,
};
const PILL_TEXT: TextStyle = TextStyle {
    face: Face::Bold,
    size: 12.0,
    line_height: 16.0,
    ink: Ink::Text,
};
const SMALL_TEXT: TextStyle = TextStyle {
    face: Face::Regular,
    size: 11.5,
    line_height: 16.0,
    ink: Ink::Muted,
};
pub(super) const PILL_HEIGHT: f32 = 22.0;
const BOX_CORNER: f32 = 12.0;

/// Of a lane's corners.
const LANE_CORNER: f32 = 12.0;

/// The band that a thesis stands in with all that hangs on it.
pub(super) fn lane_drawn(size: Size) -> Drawn {
    Drawn {
        shapes: vec![Shape::Rect {
            rect: Rect::at(Point::default(), size),
            corners: Corners::Round(LANE_CORNER),
            fill: Some(Ink::Lane),
            line: Some(Pen::solid(Ink::LaneLine, 1.0)),
        }],
    }
}

/// The size of [`question_frame`].
#[must_use]
pub fn question_size(text: &str, width: f32, measure: &mut Measure) -> Size {
    let lines = measure.extent(text, QUESTION_TEXT, width - 48.0).lines;
    Size::new(width, lines as f32 * QUESTION_TEXT.line_height + 28.0)
}

/// A question: wide, on top, in the middle; what was found of it stands on its upper
/// edge, where nothing else is.
#[must_use]
pub fn question_frame(
    text: &str,
    finding: Option<&str>,
    width: f32,
    measure: &mut Measure,
) -> Frame {
    let inside = width - 48.0;
    let mut set = measure.balanced(text, QUESTION_TEXT, inside);
    let size = Size::new(width, set.height() + 28.0);
    let rect = Rect::at(Point::default(), size);
    let mut shapes = vec![
        Shape::Shadow {
            rect,
            corner: CARD_CORNER + 2.0,
        },
        Shape::Rect {
            rect,
            corners: Corners::Round(CARD_CORNER + 2.0),
            fill: Some(Ink::Card),
            line: Some(Pen::solid(Ink::CardLine, 1.0)),
        },
    ];
    set.at = Point::new(24.0, 14.0);
    let text = Rect::at(set.at, Size::new(inside, set.height()));
    shapes.extend(centered(&set, width / 2.0));
    if let Some(words) = finding {
        finding_drawn(words, width, measure, &mut shapes);
    }
    Frame {
        size,
        drawn: Arc::new(Drawn { shapes }),
        text,
    }
}

/// A scrap on the upper edge of a question.
fn finding_drawn(words: &str, width: f32, measure: &mut Measure, shapes: &mut Vec<Shape>) {
    let text = measure.shortened(words, SMALL_TEXT, width - 48.0, 1);
    let size = Size::new(text.width() + 20.0, 18.0);
    let at = Point::new((width - size.width) / 2.0, -size.height / 2.0);
    let rect = Rect::at(at, size);
    shapes.push(Shape::Rect {
        rect,
        corners: Corners::Round(size.height / 2.0),
        fill: Some(Ink::Card),
        line: Some(Pen::solid(Ink::CardLine, 1.0)),
    });
    shapes.push(in_middle(text, rect.center()));
}

/// Every line with its middle at `x`.
fn centered(text: &Text, x: f32) -> impl Iterator<Item = Shape> + '_ {
    text.lines.iter().enumerate().map(move |(row, line)| {
        let mut single = text.clone();
        single.lines = vec![line.clone()];
        single.at = Point::new(x - line.1 / 2.0, text.at.y + row as f32 * text.line_height);
        Shape::Text(single)
    })
}

/// What a reason's box looks like, beside its size.
#[derive(Clone, Debug, PartialEq)]
pub struct ReasonContent {
    pub bearing: Bearing,
    /// The word of a stance that this version does not know.
    pub other_stance: Option<String>,
    pub combination: Combination,
    /// How strong the step is, from 0 to 1.
    pub rating: Option<f64>,
    /// How it stands, where that is worth saying.
    pub remark: Option<Remark>,
}

impl ReasonContent {
    /// What stands on the box.
    #[must_use]
    pub fn label(&self) -> String {
        let word = match (&self.other_stance, self.bearing) {
            (Some(word), _) => word,
            (None, Bearing::For) => "because",
            (None, Bearing::Against) => "however",
            (None, Bearing::Undercut) => "undercuts the step",
            (None, Bearing::Support) => "supports the step",
        };
        match self.rating {
            Some(rating) => format!("{word} · {}", word_of(STRONG, rating).to_lowercase()),
            None => word.to_owned(),
        }
    }

    /// What stands between the premises.
    #[must_use]
    pub fn joint(&self) -> &'static str {
        match self.combination {
            Combination::Convergent => "or",
            Combination::Cumulative => "+",
            Combination::Linked | Combination::Other(_) => "and",
        }
    }
}

/// The size of the label on a reason's box.
#[must_use]
pub fn pill_size(content: &ReasonContent, measure: &mut Measure) -> Size {
    let width = measure.width(&content.label(), PILL_TEXT.face, PILL_TEXT.size);
    Size::new(width.ceil() + 28.0, PILL_HEIGHT)
}

/// A reason's box with its label and joining words, around the corner of
/// [`ReasonBox::outer`]. `step` is where on the lower edge the line of an undercut begins.
#[must_use]
pub fn reason_drawn(
    content: &ReasonContent,
    place: &ReasonBox,
    step: Option<f32>,
    measure: &mut Measure,
) -> Drawn {
    let bearing = content.bearing;
    let (dx, dy) = (-place.outer.min.x, -place.outer.min.y);
    let frame = place.rect.moved(dx, dy);
    let pill = place.pill.moved(dx, dy);
    let strong = Ink::Strong(bearing);
    let (corners, line) = match bearing {
        Bearing::For => (
            Corners::Round(BOX_CORNER),
            Pen::solid(Ink::Edge(bearing), 1.0),
        ),
        Bearing::Against => (
            Corners::Cut(BOX_CORNER),
            Pen::solid(Ink::Edge(bearing), 1.0),
        ),
        Bearing::Undercut => (Corners::Square, Pen::dashed(Ink::Edge(bearing), 1.25)),
        Bearing::Support => (Corners::Round(4.0), Pen::dashed(Ink::Edge(bearing), 1.25)),
    };
    let is_supposed = content.remark.is_some_and(|remark| remark.is_supposed);
    let (fill, line) = match is_supposed {
        true => (Ink::Canvas, Pen::dashed(Ink::Text, 1.75)),
        false => (Ink::Soft(bearing), line),
    };
    let (pill_corners, pill_line) = match bearing {
        Bearing::For => (Corners::Round(PILL_HEIGHT / 2.0), Pen::solid(strong, 1.25)),
        Bearing::Against => (Corners::Cut(PILL_HEIGHT / 2.0), Pen::solid(strong, 1.25)),
        Bearing::Undercut => (Corners::Square, Pen::dashed(strong, 1.25)),
        Bearing::Support => (Corners::Round(4.0), Pen::dashed(strong, 1.25)),
    };
    let mut shapes = vec![
        Shape::Rect {
            rect: frame,
            corners,
            fill: Some(fill),
            line: Some(line),
        },
        Shape::Rect {
            rect: pill,
            corners: pill_corners,
            fill: Some(fill),
            line: Some(pill_line),
        },
    ];
    let style = TextStyle {
        ink: strong,
        ..PILL_TEXT
    };
    let label = measure.text(&content.label(), style, f32::INFINITY);
    shapes.push(in_middle(label, pill.center()));
    let style = TextStyle {
        ink: strong,
        ..SMALL_TEXT
    };
    for joint in &place.joints {
        let word = measure.text(content.joint(), style, f32::INFINITY);
        shapes.push(in_middle(word, joint.moved(dx, dy)));
    }
    if let Some(remark) = &content.remark {
        // On the right: the tags of the cards within stand on the left.
        let right = remark::Side::Right {
            end: frame.max.x - TAG_LEFT,
            // In the middle is what one takes hold of to hang something on the step.
            clear_of: step.or(Some(frame.center().x)),
        };
        remark::tag(remark, right, frame.max.y, measure, &mut shapes);
    }
    Drawn { shapes }
}

fn in_middle(mut text: Text, center: Point) -> Shape {
    text.at = center.moved(-text.width() / 2.0, -text.height() / 2.0);
    Shape::Text(text)
}

/// At most so many lines of a claim stand on what stands for it.
const REFERENCE_LINES: usize = 2;

/// The size of [`reference_frame`].
#[must_use]
pub fn reference_size(text: &str, letter: Option<&str>, width: f32, measure: &mut Measure) -> Size {
    let words = reference_words(text, letter);
    let lines = measure.extent(&words, SMALL_TEXT, width - 20.0).lines;
    let lines = lines.min(REFERENCE_LINES);
    Size::new(width, lines as f32 * SMALL_TEXT.line_height + 12.0)
}

fn reference_words(text: &str, letter: Option<&str>) -> String {
    match letter {
        Some(letter) => format!("see {letter}: {text}"),
        None => format!("see “{text}”"),
    }
}

/// A small card that stands for a claim away from its home.
#[must_use]
pub fn reference_frame(
    text: &str,
    letter: Option<&str>,
    width: f32,
    measure: &mut Measure,
) -> Frame {
    let words = reference_words(text, letter);
    let mut set = measure.shortened(&words, SMALL_TEXT, width - 20.0, REFERENCE_LINES);
    let size = Size::new(width, set.height() + 12.0);
    let rect = Rect::at(Point::default(), size);
    set.at = Point::new(10.0, 6.0);
    let text = Rect::at(set.at, Size::new(width - 20.0, set.height()));
    let shapes = vec![
        Shape::Rect {
            rect,
            corners: Corners::Round(6.0),
            fill: Some(Ink::Card),
            line: Some(Pen::dashed(Ink::Muted, 1.0)),
        },
        Shape::Text(set),
    ];
    Frame {
        size,
        drawn: Arc::new(Drawn { shapes }),
        text,
    }
}

/// The size of every badge on a fold.
pub const FOLD_SIZE: Size = Size::new(84.0, 24.0);

/// What counts the claims that a fold hides.
#[must_use]
pub fn fold_drawn(hidden: usize, measure: &mut Measure) -> Drawn {
    let rect = Rect::at(Point::default(), FOLD_SIZE);
    let words = if hidden == 0 {
        "folded".to_owned()
    } else {
        format!("+ {hidden} below")
    };
    let text = measure.text(&words, SMALL_TEXT, f32::INFINITY);
    let shapes = vec![
        Shape::Rect {
            rect,
            corners: Corners::Round(6.0),
            fill: Some(Ink::Canvas),
            line: Some(Pen::dashed(Ink::Muted, 1.0)),
        },
        in_middle(text, rect.center()),
    ];
    Drawn { shapes }
}

fn conflict_word(kind: &ConflictKind) -> &str {
    match kind {
        ConflictKind::Contrary => "not both",
        ConflictKind::Contradictory => "exactly one",
        ConflictKind::Other(word) => word,
    }
}

/// The size of [`conflict_frame`].
#[must_use]
pub fn conflict_size(kind: &ConflictKind, measure: &mut Measure) -> Size {
    let extent = measure.extent(conflict_word(kind), SMALL_TEXT, f32::INFINITY);
    Size::new(extent.width.ceil() + 8.0, 16.0)
}

/// The word on a conflict's line, on a scrap of canvas so that it can be read.
#[must_use]
pub fn conflict_frame(kind: &ConflictKind, measure: &mut Measure) -> Frame {
    let text = measure.text(conflict_word(kind), SMALL_TEXT, f32::INFINITY);
    let size = Size::new(text.width().ceil() + 8.0, 16.0);
    let rect = Rect::at(Point::default(), size);
    let shapes = vec![
        Shape::Rect {
            rect,
            corners: Corners::Round(4.0),
            fill: Some(Ink::Canvas),
            line: None,
        },
        in_middle(text, rect.center()),
    ];
    Frame {
        size,
        drawn: Arc::new(Drawn { shapes }),
        text: rect,
    }
}
