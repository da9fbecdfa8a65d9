//! A map laid out and drawn: what one asks of it.

use std::sync::Arc;

use super::card::{CardFace, Sign};
use super::faces::Face;
use super::picture::Picture;
use super::shape::Part;
use crate::layout::{Hit, Layout, Point, Rect, Request};
use crate::model::Id;

/// A map laid out, with its shapes made as far as they are looked at. It can be made
/// on one thread and looked at on another.
#[derive(Clone, Debug, Default)]
pub struct MapDrawing {
    pub layout: Arc<Layout>,
    pub picture: Arc<Picture>,
    pub(super) request: Arc<Request>,
    pub(super) awaits_lines: bool,
}

impl MapDrawing {
    /// The card of a claim that is shown.
    #[must_use]
    pub fn card(&self, claim: Id) -> Option<Arc<CardFace>> {
        match self.picture.face(Part::Card(claim))? {
            Face::Card(face) => Some(face),
            Face::Frame(_) | Face::Plain(_) => None,
        }
    }

    /// What the layout was made from.
    #[must_use]
    pub fn request(&self) -> &Request {
        &self.request
    }

    /// Whether the lines across the map are yet to be led, on another thread:
    /// [`Layout::lead_lines`], and then [`Drawer::with_lines`](super::Drawer::with_lines).
    #[must_use]
    pub fn awaits_lines(&self) -> bool {
        self.awaits_lines
    }

    /// What stands at a place, chips included.
    #[must_use]
    pub fn hit(&self, at: Point) -> Option<Hit> {
        let hit = self.layout.hit(at)?;
        if let Hit::Card(claim) = hit
            && self.has_chips(claim)
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

    fn has_chips(&self, claim: Id) -> bool {
        let card = self.picture.parts.cards.get(&claim);
        card.is_some_and(|card| !card.content.chips.is_empty())
    }

    /// The small sign on a claim's card at a place, if one is there.
    #[must_use]
    pub fn sign(&self, claim: Id, at: Point) -> Option<Sign> {
        let corner = self.layout.cards.get(&claim)?.min;
        let local = at.moved(-corner.x, -corner.y);
        let card = self.card(claim)?;
        let found = card.signs.iter().find(|(rect, _)| rect.contains(local));
        found.map(|(_, sign)| *sign)
    }

    /// Where a small sign of a claim's card stands on the map, if it is there.
    #[must_use]
    pub fn sign_rect(&self, claim: Id, sign: Sign) -> Option<Rect> {
        let corner = self.layout.cards.get(&claim)?.min;
        let card = self.card(claim)?;
        let (rect, _) = card.signs.iter().find(|(_, own)| *own == sign)?;
        Some(rect.moved(corner.x, corner.y))
    }

    /// Where the text of a question or claim stands on the map: the place of an
    /// editor. Its style is [`QUESTION_TEXT`](super::QUESTION_TEXT),
    /// [`THESIS_TEXT`](super::THESIS_TEXT) or [`CARD_TEXT`](super::CARD_TEXT).
    #[must_use]
    pub fn text_rect(&self, id: Id) -> Option<Rect> {
        let corner = self.layout.rect_of(id)?.min;
        let face = (self.picture.face(Part::Card(id)))
            .or_else(|| self.picture.face(Part::Question(id)))?;
        let text = match face {
            Face::Card(card) => card.text,
            Face::Frame(frame) => frame.text,
            Face::Plain(_) => return None,
        };
        Some(text.moved(corner.x, corner.y))
    }

    /// Where a backing's chip stands on the map.
    #[must_use]
    pub fn chip_rect(&self, claim: Id, backing: Id) -> Option<Rect> {
        let corner = self.layout.cards.get(&claim)?.min;
        let card = self.card(claim)?;
        let (rect, _) = card.chips.iter().find(|(_, id)| *id == backing)?;
        Some(rect.moved(corner.x, corner.y))
    }
}
