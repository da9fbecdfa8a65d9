//! From a map to the contents and sizes of its parts; what did not change is kept.

mod follow;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::DrawRequest;
use super::card::CardContent;
use super::content::{card_content, reason_content};
use super::frame;
use super::parts::{CardPart, ConflictPart, Parts, QuestionPart, ReasonPart, ReferencePart};
use super::sizer::Sizer;
use super::touched::Touched;
use super::watch::Watch;
use crate::layout::{Head, Outline, Seat, Spacing};
use crate::model::sorted::Sorted;
use crate::model::{Claim, Id, Map, Question};

/// Among so many looks of reasons the same is looked for.
const MOST_USUAL: usize = 16;

/// Brings the parts of a map up to date.
pub(super) struct Update<'a> {
    pub request: &'a DrawRequest<'a>,
    pub spacing: &'a Spacing,
    pub sizer: &'a mut Sizer,
    pub watch: &'a Watch,
}

impl Update<'_> {
    /// All parts of an outline. What `touched` does not name is taken from `old`
    /// where it is there and as wide. `None` where nobody wants them any more.
    pub fn all(
        &mut self,
        old: &Parts,
        outline: &Outline,
        touched: Option<&Touched>,
    ) -> Option<Parts> {
        let mut parts = Parts::default();
        let map = self.request.map;
        let mut cards: Vec<(Id, Option<Arc<CardPart>>)> = Vec::new();
        let mut anew: Vec<(usize, CardContent)> = Vec::new();
        for (id, width) in outline.card_widths(map, self.spacing) {
            if let Some(record) = map.get::<Question>(id) {
                let known = old.questions.get(&id);
                let part = self.question(id, record, width, known);
                parts.questions.insert(id, part);
                continue;
            }
            let known = old.cards.get(&id);
            let looked_at = touched.is_none_or(|touched| touched.claims.contains(&id));
            let kept = known.filter(|card| !looked_at && card.content.width == width);
            if kept.is_none() {
                match self.content(id, width, known) {
                    Content::AsBefore => {}
                    Content::Gone => continue,
                    Content::New(content) => {
                        anew.push((cards.len(), content));
                        cards.push((id, None));
                        continue;
                    }
                }
            }
            cards.push((id, known.map(Arc::clone)));
        }
        self.watch.set_cards(anew.len());
        let (places, contents): (Vec<usize>, Vec<CardContent>) = anew.into_iter().unzip();
        let heights = self.sizer.heights(&contents, self.watch)?;
        for ((place, content), natural_height) in places.into_iter().zip(contents).zip(heights) {
            if let Some((_, card)) = cards.get_mut(place) {
                *card = Some(Arc::new(CardPart {
                    content,
                    natural_height,
                }));
            }
        }
        let cards = cards.into_iter().filter_map(|(id, card)| Some((id, card?)));
        parts.cards = Sorted::from_sorted(cards.collect());
        for (_, question) in map.questions().iter() {
            for thesis in &question.theses {
                level(&mut parts, map, *thesis);
            }
        }
        self.reasons_and_references(&mut parts, old, outline);
        for id in outline.conflicts.keys() {
            self.conflict(&mut parts, *id);
        }
        Some(parts)
    }

    /// The touched parts of a map in which everything hangs where it did. Tells which
    /// got another size.
    pub fn touched(&mut self, parts: &mut Parts, touched: &Touched) -> BTreeSet<Id> {
        let map = self.request.map;
        let mut resized = BTreeSet::new();
        for id in &touched.questions {
            if let (Some(part), Some(record)) = (parts.questions.get(id), map.get::<Question>(*id))
            {
                let new = self.question(*id, record, part.size.width, Some(part));
                if new.size != part.size {
                    resized.insert(*id);
                }
                parts.questions.insert(*id, new);
            }
        }
        for id in &touched.claims {
            self.reference(parts, *id, &mut resized);
            let Some(old) = parts.cards.get(id).map(Arc::clone) else {
                continue;
            };
            if let Content::New(content) = self.content(*id, old.content.width, Some(&old)) {
                let natural_height = match content.is_as_high(&old.content) {
                    true => old.natural_height,
                    false => self.sizer.height(&content),
                };
                let card = CardPart {
                    content,
                    natural_height,
                };
                if card.size() != old.size() {
                    resized.insert(*id);
                }
                parts.cards.insert(*id, Arc::new(card));
            }
            self.level_around(parts, *id, &mut resized);
        }
        for id in &touched.reasons {
            self.reason_again(parts, *id, &mut resized);
        }
        resized
    }

    /// Levels the theses that stand beside a claim.
    fn level_around(&self, parts: &mut Parts, claim: Id, resized: &mut BTreeSet<Id>) {
        let map = self.request.map;
        for question in map.questions_of(claim) {
            let theses = map.question(question).map_or(&[][..], |it| &it.theses);
            for thesis in theses {
                if level(parts, map, *thesis) {
                    resized.insert(*thesis);
                }
            }
        }
    }

    /// Looks again at a reason that has a part.
    fn reason_again(&mut self, parts: &mut Parts, id: Id, resized: &mut BTreeSet<Id>) {
        let Some(old) = parts.reasons.get(&id).map(Arc::clone) else {
            return;
        };
        if let Some(new) = self.reason(id, Some(&old), &[]) {
            if new.pill != old.pill {
                resized.insert(id);
            }
            parts.reasons.insert(id, new);
        }
    }

    fn question(
        &mut self,
        id: Id,
        record: &Arc<Question>,
        width: f32,
        known: Option<&Arc<QuestionPart>>,
    ) -> Arc<QuestionPart> {
        let finding = (self.request.findings)(id);
        if let Some(known) = known
            && known.size.width == width
            && (Arc::ptr_eq(&known.record, record) || known.record.text == record.text)
            && known.finding == finding
        {
            return Arc::clone(known);
        }
        let size = frame::question_size(&record.text, width, self.sizer.measure());
        let record = Arc::clone(record);
        Arc::new(QuestionPart {
            record,
            size,
            finding,
        })
    }

    fn content(&self, id: Id, width: f32, known: Option<&Arc<CardPart>>) -> Content {
        let Some(mut content) = card_content(self.request, id, width) else {
            return Content::Gone;
        };
        if let Some(known) = known {
            content.min_height = known.content.min_height;
            if content == known.content {
                return Content::AsBefore;
            }
        }
        Content::New(content)
    }

    /// The part of a reason; the one that is known, or one of a few others, where that
    /// looks the same.
    fn reason(
        &mut self,
        id: Id,
        known: Option<&Arc<ReasonPart>>,
        others: &[Arc<ReasonPart>],
    ) -> Option<Arc<ReasonPart>> {
        let content = reason_content(self.request, id)?;
        let mut alike = known.into_iter().chain(others);
        if let Some(part) = alike.find(|part| part.content == content) {
            return Some(Arc::clone(part));
        }
        let pill = frame::pill_size(&content, self.sizer.measure());
        Some(Arc::new(ReasonPart { content, pill }))
    }

    fn reasons_and_references(&mut self, parts: &mut Parts, old: &Parts, outline: &Outline) {
        let mut reasons: Vec<(Id, Arc<ReasonPart>)> = Vec::new();
        // Reasons look much alike: those that do share their part.
        let mut usual: Vec<Arc<ReasonPart>> = Vec::new();
        let mut references: BTreeMap<Id, Arc<ReferencePart>> = BTreeMap::new();
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
                if !references.contains_key(&claim)
                    && let Some(part) = self.stand_in(claim, old.references.get(&claim))
                {
                    references.insert(claim, part);
                }
            }
            if let Head::Reason(id) = node.head
                && let Some(part) = self.reason(id, old.reasons.get(&id), &usual)
            {
                if usual.len() < MOST_USUAL && !usual.iter().any(|it| Arc::ptr_eq(it, &part)) {
                    usual.push(Arc::clone(&part));
                }
                reasons.push((id, part));
            }
        }
        // In reading order so far.
        reasons.sort_by_key(|(id, _)| *id);
        parts.reasons = Sorted::from_sorted(reasons);
        parts.references = Sorted::from_sorted(references.into_iter().collect());
    }

    fn reference(&mut self, parts: &mut Parts, claim: Id, resized: &mut BTreeSet<Id>) {
        if let Some(old) = parts.references.get(&claim).map(Arc::clone)
            && let Some(new) = self.stand_in(claim, Some(&old))
        {
            if new.size != old.size {
                resized.insert(claim);
            }
            parts.references.insert(claim, new);
        }
    }

    fn stand_in(
        &mut self,
        claim: Id,
        known: Option<&Arc<ReferencePart>>,
    ) -> Option<Arc<ReferencePart>> {
        let map = self.request.map;
        let record = map.get::<Claim>(claim)?;
        let letter = map.thesis_letter(claim);
        if let Some(known) = known
            && known.letter == letter
            && (Arc::ptr_eq(&known.record, record) || known.record.text == record.text)
        {
            return Some(Arc::clone(known));
        }
        let width = self.spacing.reference_width;
        let measure = self.sizer.measure();
        let size = frame::reference_size(&record.text, letter.as_deref(), width, measure);
        let record = Arc::clone(record);
        Some(Arc::new(ReferencePart {
            record,
            letter,
            size,
        }))
    }

    fn conflict(&mut self, parts: &mut Parts, id: Id) {
        if let Some(conflict) = self.request.map.conflict(id) {
            let kind = conflict.kind.clone();
            let size = frame::conflict_size(&kind, self.sizer.measure());
            parts.conflicts.insert(id, ConflictPart { kind, size });
        }
    }
}

enum Content {
    Gone,
    AsBefore,
    New(CardContent),
}

/// Makes a thesis as high as the highest of its questions; says whether that
/// changed its size.
fn level(parts: &mut Parts, map: &Map, thesis: Id) -> bool {
    let theses = (map.questions_of(thesis).into_iter())
        .filter_map(|question| map.question(question))
        .flat_map(|question| &question.theses);
    let heights = theses.filter_map(|id| Some(parts.cards.get(id)?.natural_height));
    let height = heights.fold(0.0, f32::max);
    let Some(card) = parts.cards.get(&thesis) else {
        return false;
    };
    let before = card.size();
    let min_height = if card.natural_height < height {
        height
    } else {
        0.0
    };
    if card.content.min_height == min_height {
        return false;
    }
    let mut card = Arc::clone(card);
    Arc::make_mut(&mut card).content.min_height = min_height;
    let resized = card.size() != before;
    parts.cards.insert(thesis, card);
    resized
}
