//! The looks of a map's parts, made when they are first seen.

use std::sync::{Arc, Mutex, PoisonError};

use epaint::text::FontProvider;

use super::card::{CardFace, card_face};
use super::frame::{self, Frame};
use super::measure::Measure;
use super::parts::{CardPart, ConflictPart, QuestionPart, ReasonPart, ReferencePart};
use super::recent::Recent;
use super::shape::{Bearing, Drawn, Part};
use super::wires;
use crate::layout::{Link, Point, ReasonBox, Size};

/// So many faces are kept at least: several screens full at the smallest zoom at
/// which text is drawn.
const KEPT: usize = 12_000;

/// What a part's looks depend on; places are around its own corner or start.
/// Equal looks, equal shapes.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Looks {
    Card(Arc<CardPart>),
    Question(Arc<QuestionPart>),
    Reference(Arc<ReferencePart>),
    /// With where on its lower edge the lines of what is said about the step begin.
    Reason(Arc<ReasonPart>, ReasonBox, Option<f32>),
    Link(Link, Option<Bearing>),
    Fold(usize),
    Conflict(Vec<Point>),
    ConflictLabel(ConflictPart),
    Lane(Size),
}

#[derive(Clone, Debug)]
pub(super) enum Face {
    Card(Arc<CardFace>),
    Frame(Arc<Frame>),
    Plain(Arc<Drawn>),
}

impl Face {
    pub fn drawn(&self) -> &Arc<Drawn> {
        match self {
            Self::Card(face) => &face.drawn,
            Self::Frame(frame) => &frame.drawn,
            Self::Plain(drawn) => drawn,
        }
    }
}

/// Makes faces and keeps those that were wanted last. Shared by all drawings of one
/// [`Drawer`](super::Drawer), so that what looks the same is the same in each.
#[derive(Debug)]
pub(super) struct Faces(Mutex<Inner>);

#[derive(Debug)]
struct Inner {
    providers: Providers,
    /// Made with the first face, for it takes a while.
    measure: Option<Measure>,
    kept: Recent<Part, (Looks, Face)>,
}

struct Providers(Vec<Arc<dyn FontProvider>>);

impl std::fmt::Debug for Providers {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} providers", self.0.len())
    }
}

impl Default for Faces {
    fn default() -> Self {
        Self::new(Vec::new())
    }
}

impl Faces {
    pub fn new(providers: Vec<Arc<dyn FontProvider>>) -> Self {
        Self(Mutex::new(Inner {
            providers: Providers(providers),
            measure: None,
            kept: Recent::new(KEPT),
        }))
    }

    /// The face of a part that looks so.
    pub fn face(&self, part: Part, looks: Looks) -> Face {
        // A face is whole or not there, whatever happened to another thread.
        let mut inner = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        inner.face(part, looks)
    }

    /// The faces of many parts.
    pub fn faces(&self, wanted: Vec<(Part, Looks)>) -> Vec<(Part, Face)> {
        let mut inner = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let wanted = wanted.into_iter();
        let face = |(part, looks)| (part, inner.face(part, looks));
        wanted.map(face).collect()
    }
}

impl Inner {
    fn face(&mut self, part: Part, looks: Looks) -> Face {
        if let Some((known, face)) = self.kept.get(part)
            && known.is(&looks)
        {
            return face.clone();
        }
        let providers = &self.providers.0;
        let measure = (self.measure).get_or_insert_with(|| Measure::new(providers.clone()));
        let face = looks.drawn(measure);
        self.kept.insert(part, (looks, face.clone()));
        face
    }
}

impl Looks {
    /// Whether it looks the same; most often it is the very same thing.
    fn is(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Card(one), Self::Card(other)) => Arc::ptr_eq(one, other) || one == other,
            (Self::Question(one), Self::Question(other)) => Arc::ptr_eq(one, other),
            (Self::Reference(one), Self::Reference(other)) => Arc::ptr_eq(one, other),
            (one, other) => one == other,
        }
    }

    fn drawn(&self, measure: &mut Measure) -> Face {
        match self {
            Self::Card(card) => Face::Card(Arc::new(card_face(&card.content, measure))),
            Self::Question(question) => {
                let QuestionPart {
                    record,
                    size,
                    finding,
                } = question.as_ref();
                let (text, finding) = (&record.text, finding.as_deref());
                let frame = frame::question_frame(text, finding, size.width, measure);
                Face::Frame(Arc::new(frame))
            }
            Self::Reference(reference) => {
                let ReferencePart {
                    record,
                    letter,
                    size,
                } = reference.as_ref();
                let letter = letter.as_deref();
                let frame = frame::reference_frame(&record.text, letter, size.width, measure);
                Face::Frame(Arc::new(frame))
            }
            Self::Reason(reason, place, step) => {
                plain(frame::reason_drawn(&reason.content, place, *step, measure))
            }
            Self::Link(link, bearing) => plain(wires::link_drawn(link, *bearing)),
            Self::Fold(hidden) => plain(frame::fold_drawn(*hidden, measure)),
            Self::Conflict(points) => plain(wires::conflict_drawn(points)),
            Self::Lane(size) => plain(frame::lane_drawn(*size)),
            Self::ConflictLabel(part) => {
                Face::Frame(Arc::new(frame::conflict_frame(&part.kind, measure)))
            }
        }
    }
}

fn plain(drawn: Drawn) -> Face {
    Face::Plain(Arc::new(drawn))
}
