//! How a record stands, in one short line: a mark, a word and figures.
//!
//! Theses have it under their text. On other cards and on reasons it is a small tag on
//! the lower edge, which takes no room from anything: a map does not move when a verdict
//! changes.

use super::card_text::{REMARK_TEXT, TAG_TEXT};
use super::fonts::Face;
use super::measure::{Measure, TextStyle};
use super::shape::{Corners, Ink, Pen, Shape};
use crate::layout::{Point, Rect, Size};

/// The shape that says a verdict without a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mark {
    /// Accepted.
    Filled,
    /// Undecided.
    Hollow,
    /// Not accepted.
    Struck,
}

/// How much, as it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Amount {
    Hundredths(u8),
    /// It comes to no stable value.
    Unstable,
}

/// How a record stands. Equal remarks, equal looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Remark {
    pub mark: Option<Mark>,
    /// The verdict in a word, or what is supposed; empty for neither.
    pub word: &'static str,
    pub strength: Option<Amount>,
    /// Of a thesis, in tenths.
    pub inconsistency: Option<u32>,
    /// Whether a thesis leads by verdict, by strength and by inconsistency.
    pub leads: [bool; 3],
    /// Whether it is so for the sake of argument.
    pub is_supposed: bool,
    /// How strong the step of a reason is rated, in hundredths.
    pub rating: Option<u8>,
}

impl Remark {
    /// All of it in words, for those who cannot see the mark: `accepted, strength .71`.
    #[must_use]
    pub fn sentence(&self) -> String {
        let strength = self.strength.map(|amount| match amount {
            Amount::Hundredths(_) => format!("strength {}", amount.words()),
            Amount::Unstable => amount.words(),
        });
        let inconsistency =
            (self.inconsistency).map(|tenths| format!("inconsistency {}", tenths_words(tenths)));
        let word = (!self.word.is_empty()).then(|| self.word.to_owned());
        let parts: Vec<String> = [word, strength, inconsistency]
            .into_iter()
            .flatten()
            .collect();
        parts.join(", ")
    }

    /// The same as short as it can be: a mark, a word, bare figures.
    #[must_use]
    pub fn saying(&self) -> Saying {
        Saying {
            mark: self.mark,
            words: thesis_words(self, "", ""),
        }
    }
}

/// A short line on how a record stands, for those who draw it themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Saying {
    pub mark: Option<Mark>,
    /// Words side by side, and whether they stand out.
    pub words: Vec<(String, bool)>,
}

impl Amount {
    /// A share from 0 to 1; `None` has no stable value.
    #[must_use]
    pub fn of(share: Option<f64>) -> Self {
        share.map_or(Self::Unstable, |share| Self::Hundredths(hundredths(share)))
    }

    /// `.71`, or a word where there is no figure.
    #[must_use]
    pub fn words(self) -> String {
        match self {
            Self::Hundredths(100..) => "1.00".to_owned(),
            Self::Hundredths(hundredths) => format!(".{hundredths:02}"),
            Self::Unstable => "no stable value".to_owned(),
        }
    }
}

/// A share from 0 to 1 in whole hundredths.
#[must_use]
pub fn hundredths(share: f64) -> u8 {
    (share.clamp(0.0, 1.0) * 100.0).round() as u8
}

/// `2.7` for 27.
#[must_use]
pub fn tenths_words(tenths: u32) -> String {
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// Between the parts of a remark.
const GAP: f32 = 9.0;
const MARK_RADIUS: f32 = 3.5;
/// What the mark takes before the words.
const MARK_WIDTH: f32 = 12.0;
const TAG_HEIGHT: f32 = 15.0;
const TAG_INSET: f32 = 6.0;

/// What a remark takes under the text of a thesis.
pub(super) const LINE_HEIGHT: f32 = 18.0;

/// Words of a remark, and whether they stand out.
type Word = (String, bool);

/// Draws the line under a thesis from `at`, no wider than `room`.
pub(super) fn line(
    remark: &Remark,
    at: Point,
    room: f32,
    measure: &mut Measure,
    shapes: &mut Vec<Shape>,
) -> Rect {
    let mut words = thesis_words(remark, "strength ", "inconsistency ");
    for (strength, inconsistency) in [("strength ", "incons. "), ("", "")] {
        if width(&words, remark, REMARK_TEXT, measure) > room {
            words = thesis_words(remark, strength, inconsistency);
        }
    }
    let at = at.moved(0.0, LINE_HEIGHT - REMARK_TEXT.line_height);
    let end = put(&words, remark, REMARK_TEXT, at, measure, shapes);
    Rect::at(at, Size::new(end - at.x, REMARK_TEXT.line_height))
}

/// Where a tag begins or ends.
#[derive(Clone, Copy, Debug)]
pub(super) enum Side {
    Left(f32),
    Right {
        end: f32,
        /// A line that crosses the edge here is not covered by it.
        clear_of: Option<f32>,
    },
}

/// Between a tag and a line beside it.
const BESIDE_LINE: f32 = 7.0;

/// Draws the tag over a lower edge at `y`.
pub(super) fn tag(
    remark: &Remark,
    side: Side,
    y: f32,
    measure: &mut Measure,
    shapes: &mut Vec<Shape>,
) -> Option<Rect> {
    let words = tag_words(remark);
    if words.is_empty() {
        return None;
    }
    let width = width(&words, remark, TAG_TEXT, measure) + 2.0 * TAG_INSET;
    let x = match side {
        Side::Left(x) => x,
        Side::Right { end, clear_of } => {
            let in_the_way =
                |line: &f32| (end - width - BESIDE_LINE..end + BESIDE_LINE).contains(line);
            let end = clear_of
                .filter(in_the_way)
                .map_or(end, |line| line - BESIDE_LINE);
            end - width
        }
    };
    let rect = Rect::at(
        Point::new(x, y - TAG_HEIGHT / 2.0),
        Size::new(width, TAG_HEIGHT),
    );
    let line = match remark.is_supposed {
        true => Pen::dashed(Ink::Text, 1.0),
        false => Pen::solid(Ink::CardLine, 1.0),
    };
    shapes.push(Shape::Rect {
        rect,
        corners: Corners::Round(TAG_HEIGHT / 2.0),
        fill: Some(Ink::Card),
        line: Some(line),
    });
    let top = rect.center().y - TAG_TEXT.line_height / 2.0;
    let at = Point::new(rect.min.x + TAG_INSET, top);
    put(&words, remark, TAG_TEXT, at, measure, shapes);
    Some(rect)
}

fn thesis_words(remark: &Remark, strength: &str, inconsistency: &str) -> Vec<Word> {
    let [verdict, by_strength, by_matrix] = remark.leads;
    let mut words = Vec::new();
    if !remark.word.is_empty() {
        words.push((remark.word.to_owned(), verdict || remark.is_supposed));
    }
    if let Some(amount) = remark.strength {
        let before = match amount {
            Amount::Unstable => "",
            Amount::Hundredths(_) => strength,
        };
        words.push((format!("{before}{}", amount.words()), by_strength));
    }
    if let Some(tenths) = remark.inconsistency {
        let figure = tenths_words(tenths);
        words.push((format!("{inconsistency}{figure}"), by_matrix));
    }
    words
}

fn tag_words(remark: &Remark) -> Vec<Word> {
    let mut words = Vec::new();
    if !remark.word.is_empty() {
        words.push((remark.word.to_owned(), remark.is_supposed));
    }
    words.extend(remark.strength.map(|amount| (amount.words(), false)));
    words
}

fn styled(style: TextStyle, stands_out: bool) -> TextStyle {
    match stands_out {
        true => TextStyle {
            face: Face::Bold,
            ink: Ink::Text,
            ..style
        },
        false => style,
    }
}

fn width(words: &[Word], remark: &Remark, style: TextStyle, measure: &mut Measure) -> f32 {
    let mark = if remark.mark.is_some() {
        MARK_WIDTH
    } else {
        0.0
    };
    let gaps = GAP * words.len().saturating_sub(1) as f32;
    let words = words.iter().map(|(text, stands_out)| {
        let style = styled(style, *stands_out);
        measure.width(text, style.face, style.size)
    });
    mark + gaps + words.sum::<f32>()
}

/// Puts mark and words in a row; where they end.
fn put(
    words: &[Word],
    remark: &Remark,
    style: TextStyle,
    at: Point,
    measure: &mut Measure,
    shapes: &mut Vec<Shape>,
) -> f32 {
    let mut x = at.x;
    if let Some(mark) = remark.mark {
        let center = Point::new(x + MARK_RADIUS, at.y + style.line_height / 2.0);
        draw_mark(mark, center, shapes);
        x += MARK_WIDTH;
    }
    let mut end = x;
    for (text, stands_out) in words {
        let mut set = measure.text(text, styled(style, *stands_out), f32::INFINITY);
        set.at = Point::new(x, at.y);
        end = x + set.width();
        x = end + GAP;
        shapes.push(Shape::Text(set));
    }
    end
}

fn draw_mark(mark: Mark, center: Point, shapes: &mut Vec<Shape>) {
    let radius = MARK_RADIUS - 0.5;
    let ink = Ink::Muted;
    if mark == Mark::Filled {
        shapes.push(Shape::Dot {
            center,
            radius: MARK_RADIUS,
            ink,
        });
        return;
    }
    let pen = Pen::solid(ink, 1.2);
    shapes.push(Shape::Ring {
        center,
        radius,
        pen,
    });
    if mark == Mark::Struck {
        let out = radius + 0.8;
        shapes.push(Shape::Line {
            points: vec![center.moved(-out, out), center.moved(out, -out)],
            pen,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_said_in_two_digits() {
        for (share, words) in [
            (Some(0.0), ".00"),
            (Some(0.054), ".05"),
            (Some(0.714), ".71"),
            (Some(0.999), "1.00"),
            (Some(7.0), "1.00"),
            (None, "no stable value"),
        ] {
            assert_eq!(Amount::of(share).words(), words);
        }
        assert_eq!(tenths_words(0), "0.0");
        assert_eq!(tenths_words(27), "2.7");
    }

    #[test]
    fn a_tag_on_the_right_makes_way_for_a_line_through_the_edge() {
        let remark = Remark {
            word: "undercut",
            strength: Some(Amount::Hundredths(30)),
            ..Remark::default()
        };
        let mut measure = Measure::default();
        let mut stands = |clear_of: Option<f32>| {
            let side = Side::Right {
                end: 240.0,
                clear_of,
            };
            let rect = tag(&remark, side, 100.0, &mut measure, &mut Vec::new()).unwrap();
            (rect.min.x, rect.max.x)
        };
        let usual = stands(None);
        assert_eq!(usual.1, 240.0);
        assert_eq!(
            stands(Some(usual.0 - 20.0)),
            usual,
            "the line runs beside it"
        );
        for line in [usual.0 + 1.0, 200.0, 226.0, 243.0] {
            let (_, right) = stands(Some(line));
            assert!(right <= line - BESIDE_LINE, "{right} {line}");
        }
    }

    #[test]
    fn the_line_of_a_thesis_leaves_out_words_before_figures() {
        let remark = Remark {
            mark: Some(Mark::Struck),
            word: "not accepted",
            strength: Some(Amount::Hundredths(71)),
            inconsistency: Some(10),
            ..Remark::default()
        };
        let mut measure = Measure::default();
        let mut said = |room: f32| -> Vec<String> {
            let mut shapes = Vec::new();
            line(&remark, Point::default(), room, &mut measure, &mut shapes);
            let texts = shapes.into_iter().filter_map(|shape| match shape {
                Shape::Text(text) => text.lines.first().map(|line| line.0.clone()),
                _ => None,
            });
            texts.collect()
        };
        assert_eq!(
            said(400.0),
            ["not accepted", "strength .71", "inconsistency 1.0"]
        );
        assert_eq!(said(232.0), ["not accepted", "strength .71", "incons. 1.0"]);
        assert_eq!(said(150.0), ["not accepted", ".71", "1.0"]);
    }
}
