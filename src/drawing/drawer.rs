//! From a map to its drawing, with what did not change kept from the last one.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::card::{CardContent, CardFace, ChipState, Sign, card_face};
use super::content::{card_content, reason_content};
use super::frame::{self, Frame};
use super::measure::Measure;
use super::picture::{Assembly, Kept, Parts, Picture};
use crate::layout::{
    self, ById, Head, Hit, Layout, Outline, Point, Rect, Request, Seat, Size, Sizes, Spacing,
};
use crate::model::problems::Severity;
use crate::model::{Id, Map};

/// What to draw.
#[derive(Clone, Copy)]
pub struct DrawRequest<'a> {
    pub map: &'a Map,
    /// Draw these questions, claims and reasons alone.
    pub only: Option<&'a BTreeSet<Id>>,
    /// The name of an [`Arrangement`](crate::layout::Arrangement).
    pub arrangement: &'a str,
    /// The width of the frame that the picture should fill, divided by its height.
    pub aspect: f32,
    /// The state of a quote, by its id.
    pub states: &'a dyn Fn(Id) -> ChipState,
    /// The worst problem with a claim.
    pub problems: &'a dyn Fn(Id) -> Option<Severity>,
    /// A line under a claim's text, such as a verdict.
    pub remarks: &'a dyn Fn(Id) -> Option<String>,
}

impl<'a> DrawRequest<'a> {
    /// All of a map, with no document at hand and nothing remarked.
    #[must_use]
    pub fn new(map: &'a Map) -> Self {
        Self {
            map,
            only: None,
            arrangement: &map.header().arrangement,
            aspect: layout::aspect_of(&map.header().proportions).unwrap_or(layout::DEFAULT_ASPECT),
            states: &|_| ChipState::NoDocument,
            problems: &|_| None,
            remarks: &|_| None,
        }
    }
}

/// A map laid out and drawn.
#[derive(Clone, Debug, Default)]
pub struct MapDrawing {
    pub layout: Arc<Layout>,
    /// All shapes, in drawing order.
    pub picture: Arc<Picture>,
    pub(super) parts: Arc<Parts>,
    request: Arc<Request>,
}

impl MapDrawing {
    /// The card of a claim that is shown.
    #[must_use]
    pub fn card(&self, claim: Id) -> Option<&CardFace> {
        self.parts.cards.get(&claim).map(Arc::as_ref)
    }

    /// What the layout was made from.
    #[must_use]
    pub fn request(&self) -> &Request {
        &self.request
    }

    /// What stands at a place, chips included.
    #[must_use]
    pub fn hit(&self, at: Point) -> Option<Hit> {
        let hit = self.layout.hit(at)?;
        if let Hit::Card(claim) = hit
            && let (Some(rect), Some(face)) = (self.layout.cards.get(&claim), self.card(claim))
        {
            let local = at.moved(-rect.min.x, -rect.min.y);
            let chip = face.chips.iter().find(|(rect, _)| rect.contains(local));
            if let Some((_, backing)) = chip {
                let backing = *backing;
                return Some(Hit::Chip { claim, backing });
            }
        }
        Some(hit)
    }

    /// The small sign on a claim's card at a place, if one is there.
    #[must_use]
    pub fn sign(&self, claim: Id, at: Point) -> Option<Sign> {
        let corner = self.layout.cards.get(&claim)?.min;
        let local = at.moved(-corner.x, -corner.y);
        let signs = &self.card(claim)?.signs;
        let found = signs.iter().find(|(rect, _)| rect.contains(local));
        found.map(|(_, sign)| *sign)
    }

    /// Where the text of a question or claim stands on the map: the place of an
    /// editor. Its style is [`QUESTION_TEXT`](super::QUESTION_TEXT),
    /// [`THESIS_TEXT`](super::THESIS_TEXT) or [`CARD_TEXT`](super::CARD_TEXT).
    #[must_use]
    pub fn text_rect(&self, id: Id) -> Option<Rect> {
        let corner = self.layout.rect_of(id)?.min;
        let card = self.parts.cards.get(&id).map(|card| card.text);
        let question = || self.parts.questions.get(&id).map(|frame| frame.text);
        let text = card.or_else(question)?;
        Some(text.moved(corner.x, corner.y))
    }

    /// Where a backing's chip stands on the map.
    #[must_use]
    pub fn chip_rect(&self, claim: Id, backing: Id) -> Option<Rect> {
        let corner = self.layout.cards.get(&claim)?.min;
        let chips = &self.card(claim)?.chips;
        let (rect, _) = chips.iter().find(|(_, id)| *id == backing)?;
        Some(rect.moved(corner.x, corner.y))
    }
}

/// Draws maps, and remembers what it drew: what is drawn again unchanged is shared
/// with the last drawing, so that what was made from it can be kept as well.
#[derive(Default)]
pub struct Drawer {
    measure: Measure,
    cards: Cards,
    last: Option<(Arc<Request>, Arc<Layout>)>,
    /// The last layout of the whole map, from which the next moves as little as it can.
    whole: Option<Arc<Layout>>,
    kept: Kept,
    parts: Arc<Parts>,
}

impl Drawer {
    /// A drawer that measures with fonts of one's own choice.
    #[must_use]
    pub fn new(measure: Measure) -> Self {
        Self {
            measure,
            ..Self::default()
        }
    }

    /// Lays out and draws a map.
    #[must_use]
    pub fn draw(&mut self, request: &DrawRequest) -> MapDrawing {
        let outline = Arc::new(Outline::new(request.map, request.only));
        let spacing = Spacing::default();
        let parts = Arc::new(self.parts(request, &outline, &spacing));
        self.parts = Arc::clone(&parts);
        let layout_request = Arc::new(Request {
            spacing,
            arrangement: request.arrangement.to_owned(),
            aspect: request.aspect,
            ..Request::new(outline, sizes(&parts))
        });
        let layout = match self.last.take() {
            Some((last, layout)) if last == layout_request => layout,
            _ => {
                let whole = self.whole.as_deref().filter(|_| request.only.is_none());
                Arc::new(layout::layout_after(&layout_request, whole))
            }
        };
        if request.only.is_none() {
            self.whole = Some(Arc::clone(&layout));
        }
        self.last = Some((Arc::clone(&layout_request), Arc::clone(&layout)));
        let picture = self.assemble(&parts, &layout, true);
        MapDrawing {
            layout,
            picture: Arc::new(picture),
            parts,
            request: layout_request,
        }
    }

    /// The drawing with everything where another layout of the same parts has it:
    /// on its way from one layout to the next.
    #[must_use]
    pub fn picture(&mut self, drawing: &MapDrawing, layout: &Layout) -> Picture {
        self.assemble(&drawing.parts, layout, false)
    }

    fn assemble(&mut self, parts: &Parts, layout: &Layout, settled: bool) -> Picture {
        Assembly {
            parts,
            layout,
            measure: &mut self.measure,
            kept: &mut self.kept,
        }
        .picture(settled)
    }

    fn parts(&mut self, request: &DrawRequest, outline: &Outline, spacing: &Spacing) -> Parts {
        let map = request.map;
        let old = Arc::clone(&self.parts);
        let mut parts = Parts::default();
        let mut contents = BTreeMap::new();
        for (id, width) in outline.card_widths(map, spacing) {
            if let Some(question) = map.question(id) {
                let frame = frame::question_frame(&question.text, width, &mut self.measure);
                parts
                    .questions
                    .insert(id, shared(old.questions.get(&id), frame));
            } else if let Some(content) = card_content(request, id, width) {
                contents.insert(id, content);
            }
        }
        parts.cards = self.cards.faces(contents, map, &mut self.measure);
        let measure = &mut self.measure;
        for node in &outline.nodes {
            let seats = node.seats.iter().filter_map(|seat| match seat {
                Seat::Reference(claim) => Some(*claim),
                Seat::Card(_) => None,
            });
            let head = match node.head {
                Head::Reference { claim, .. } => Some(claim),
                _ => None,
            };
            for claim in seats.chain(head) {
                if let Some(record) = map.claim(claim) {
                    let letter = map.thesis_letter(claim);
                    let width = spacing.reference_width;
                    let letter = letter.as_deref();
                    let frame = frame::reference_frame(&record.text, letter, width, measure);
                    let old = old.references.get(&claim);
                    parts.references.insert(claim, shared(old, frame));
                }
            }
            if let Head::Reason(id) = node.head
                && let Some(content) = reason_content(request, id)
            {
                let size = frame::pill_size(&content, measure);
                parts.reasons.insert(id, (content, size));
            }
        }
        for id in outline.conflicts.keys() {
            if let Some(conflict) = map.conflict(*id) {
                let frame = frame::conflict_frame(&conflict.kind, measure);
                parts
                    .conflicts
                    .insert(*id, shared(old.conflicts.get(id), frame));
            }
        }
        parts
    }
}

/// The frame of last time if it looks the same.
fn shared(old: Option<&Arc<Frame>>, new: Frame) -> Arc<Frame> {
    match old {
        Some(old) if **old == new => Arc::clone(old),
        _ => Arc::new(new),
    }
}

fn sizes(parts: &Parts) -> Sizes {
    let sizes_of = |frames: &BTreeMap<Id, Arc<Frame>>| -> ById<Size> {
        frames.iter().map(|(id, frame)| (*id, frame.size)).collect()
    };
    let mut cards: ById<Size> = parts
        .cards
        .iter()
        .map(|(id, face)| (*id, face.size))
        .collect();
    cards.extend(sizes_of(&parts.questions));
    Sizes {
        cards,
        pills: parts
            .reasons
            .iter()
            .map(|(id, (_, size))| (*id, *size))
            .collect(),
        references: sizes_of(&parts.references),
        fold: frame::FOLD_SIZE,
        conflicts: sizes_of(&parts.conflicts),
    }
}

/// The cards drawn last, by claim.
#[derive(Default)]
struct Cards(BTreeMap<Id, KeptCard>);

struct KeptCard {
    content: CardContent,
    /// As high as its content.
    natural: Arc<CardFace>,
    /// As high as the other theses of its question, where it is one.
    level: Option<Arc<CardFace>>,
}

impl Cards {
    /// The cards for these contents: those of last time where nothing changed.
    fn faces(
        &mut self,
        contents: BTreeMap<Id, CardContent>,
        map: &Map,
        measure: &mut Measure,
    ) -> BTreeMap<Id, Arc<CardFace>> {
        let mut old = std::mem::take(&mut self.0);
        for (id, content) in contents {
            let kept = match old.remove(&id) {
                Some(kept) if kept.content == content => kept,
                _ => KeptCard {
                    natural: Arc::new(card_face(&content, measure)),
                    content,
                    level: None,
                },
            };
            self.0.insert(id, kept);
        }
        for (_, question) in map.questions().iter() {
            let height = |id: &Id| self.0.get(id).map(|card| card.natural.size.height);
            let heights = question.theses.iter().filter_map(height);
            let height = heights.fold(0.0, f32::max);
            for id in &question.theses {
                if let Some(card) = self.0.get_mut(id) {
                    card.level_to(height, measure);
                }
            }
        }
        let face = |card: &KeptCard| Arc::clone(card.level.as_ref().unwrap_or(&card.natural));
        self.0.iter().map(|(id, card)| (*id, face(card))).collect()
    }
}

impl KeptCard {
    fn level_to(&mut self, height: f32, measure: &mut Measure) {
        let natural = self.natural.size.height;
        if natural >= height {
            self.level = None;
        } else if self
            .level
            .as_ref()
            .is_none_or(|face| (face.size.height - height).abs() > 0.01)
        {
            let content = CardContent {
                min_height: height,
                ..self.content.clone()
            };
            self.level = Some(Arc::new(card_face(&content, measure)));
        }
    }
}
