//! The shapes that a drawing is made of, as plain data in map points.

use std::sync::Arc;

use epaint::Color32;

use super::Palette;
use super::fonts::Face;
use crate::layout::{Point, Rect};
use crate::model::Id;

/// Which way a reason bears on its target: what its shape, word and colour say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bearing {
    For,
    /// An objection to a claim.
    Against,
    /// An objection to a reason.
    Undercut,
    /// A reason for a reason.
    Support,
}

/// A colour by its meaning; [`Palette::color`] says which one it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ink {
    Canvas,
    /// The band that a thesis stands in, and its edge.
    Lane,
    LaneLine,
    Panel,
    Card,
    CardLine,
    Text,
    Muted,
    /// Lines of the tree that say nothing but "hangs on".
    Wire,
    /// Lines that run across the tree, quieter than its own.
    Across,
    Strong(Bearing),
    Soft(Bearing),
    /// The edge of a reason's box: between strong and soft.
    Edge(Bearing),
    Band,
    BandLetter,
    Verified,
    LookAt,
    Tag(TagColor),
}

/// The colours that tags can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TagColor {
    Blue,
    Green,
    Amber,
    Red,
    Purple,
    Grey,
}

impl From<&str> for TagColor {
    /// Grey for a colour that is not known.
    fn from(word: &str) -> Self {
        match word {
            "blue" => Self::Blue,
            "green" => Self::Green,
            "amber" => Self::Amber,
            "red" => Self::Red,
            "purple" => Self::Purple,
            _ => Self::Grey,
        }
    }
}

impl Palette {
    #[must_use]
    pub fn color(&self, ink: Ink) -> Color32 {
        match ink {
            Ink::Canvas => self.canvas,
            Ink::Lane => self.chrome,
            Ink::LaneLine => self.line,
            Ink::Panel => self.panel,
            Ink::Card => self.card,
            Ink::CardLine => self.card_line,
            Ink::Text => self.ink,
            Ink::Muted => self.muted,
            Ink::Wire => self.canvas.lerp_to_gamma(self.muted, 0.75),
            Ink::Across => self.canvas.lerp_to_gamma(self.muted, 0.7),
            Ink::Strong(bearing) => self.bearing(bearing).0,
            Ink::Soft(bearing) => self.bearing(bearing).1,
            Ink::Edge(bearing) => {
                let (strong, soft) = self.bearing(bearing);
                soft.lerp_to_gamma(strong, 0.45)
            }
            Ink::Band => self.band,
            Ink::BandLetter => self.band_letter,
            Ink::Verified => self.verified,
            Ink::LookAt => self.look_at,
            Ink::Tag(color) => match color {
                TagColor::Blue => self.for_strong,
                TagColor::Green => self.verified,
                TagColor::Amber => self.look_at,
                TagColor::Red => self.against_strong,
                TagColor::Purple => self.undercut_strong,
                TagColor::Grey => self.muted,
            },
        }
    }

    /// The strong and the soft colour of a bearing.
    #[must_use]
    pub fn bearing(&self, bearing: Bearing) -> (Color32, Color32) {
        match bearing {
            Bearing::For | Bearing::Support => (self.for_strong, self.for_soft),
            Bearing::Against => (self.against_strong, self.against_soft),
            Bearing::Undercut => (self.undercut_strong, self.undercut_soft),
        }
    }
}

/// How a line is broken up.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Dash {
    #[default]
    Solid,
    Dashed,
    Dotted,
}

/// How a line is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pen {
    pub ink: Ink,
    pub width: f32,
    pub dash: Dash,
}

impl Pen {
    #[must_use]
    pub const fn solid(ink: Ink, width: f32) -> Self {
        let dash = Dash::Solid;
        Self { ink, width, dash }
    }

    #[must_use]
    pub const fn dashed(ink: Ink, width: f32) -> Self {
        let dash = Dash::Dashed;
        Self { ink, width, dash }
    }

    #[must_use]
    pub const fn dotted(ink: Ink, width: f32) -> Self {
        let dash = Dash::Dotted;
        Self { ink, width, dash }
    }
}

/// How the corners of a rectangle are made: this says stance without colour.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Corners {
    Square,
    Round(f32),
    Cut(f32),
}

/// Text that is broken into lines already.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// The top left corner of the first line.
    pub at: Point,
    /// Each with its width.
    pub lines: Vec<(String, f32)>,
    pub face: Face,
    pub size: f32,
    pub line_height: f32,
    /// From the top of a line to its base line.
    pub ascent: f32,
    pub ink: Ink,
}

impl Text {
    #[must_use]
    pub fn width(&self) -> f32 {
        let widths = self.lines.iter().map(|line| line.1);
        widths.fold(0.0, f32::max)
    }

    #[must_use]
    pub fn height(&self) -> f32 {
        self.lines.len() as f32 * self.line_height
    }
}

/// One thing to draw.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// What a card throws on the canvas; an export may leave it out.
    Shadow {
        rect: Rect,
        corner: f32,
    },
    Rect {
        rect: Rect,
        corners: Corners,
        fill: Option<Ink>,
        line: Option<Pen>,
    },
    /// The left part of a card with round corners.
    Band {
        rect: Rect,
        corner: f32,
        fill: Ink,
    },
    Line {
        points: Vec<Point>,
        pen: Pen,
    },
    /// A cubic curve.
    Curve {
        points: [Point; 4],
        pen: Pen,
    },
    Dot {
        center: Point,
        radius: f32,
        ink: Ink,
    },
    Ring {
        center: Point,
        radius: f32,
        pen: Pen,
    },
    Text(Text),
    /// Room for the picture of a claim; whoever draws has the picture.
    Picture {
        rect: Rect,
        claim: Id,
    },
}

/// Shapes that belong together, around the corner of what they draw. Shared and
/// never altered, so that what is made from them can be kept as long as they are.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawn {
    pub shapes: Vec<Shape>,
}

/// Which thing an item draws.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The band behind a thesis with all that hangs on it, by its place in
    /// [`Layout::lanes`](crate::layout::Layout::lanes).
    Lane(u32),
    /// From the reference in `holder` to the home of `claim`.
    CrossLink {
        claim: Id,
        holder: Id,
    },
    Conflict(Id),
    Reason(Id),
    /// From `from` to `to`.
    Link {
        from: Id,
        to: Id,
    },
    Question(Id),
    Card(Id),
    Reference {
        claim: Id,
        holder: Id,
    },
    FoldBadge(Id),
    /// The word on a conflict's line.
    ConflictLabel(Id),
}

impl Part {
    /// The record that the item shows; a blank for a lane, which shows none.
    #[must_use]
    pub fn record(self) -> Id {
        match self {
            Self::Lane(_) => Id::default(),
            Self::CrossLink { claim, .. } | Self::Reference { claim, .. } => claim,
            Self::Link { to, .. } => to,
            Self::Conflict(id)
            | Self::Reason(id)
            | Self::Question(id)
            | Self::Card(id)
            | Self::FoldBadge(id)
            | Self::ConflictLabel(id) => id,
        }
    }
}

/// Something at its place on the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    pub part: Part,
    /// Where the shapes' own origin lies.
    pub at: Point,
    /// What it covers on the map.
    pub rect: Rect,
    pub drawn: Arc<Drawn>,
}
