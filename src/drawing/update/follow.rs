//! The parts of a map after an edit that changes what hangs where: what the edit did not
//! touch is not looked at.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{Content, Update};
use crate::drawing::card::CardContent;
use crate::drawing::parts::{CardPart, Parts};
use crate::drawing::touched::Touched;
use crate::layout::{Head, Node, Outline, Seat};
use crate::model::{Id, Kind, Question};

impl Update<'_> {
    /// The parts of an outline that followed on another, from those of that other; and
    /// what came, went or may have got another size. `None` where all has to be gone over.
    pub fn followed(
        &mut self,
        old: &Parts,
        before: &Outline,
        outline: &Outline,
        touched: &Touched,
    ) -> Option<(Parts, BTreeSet<Id>)> {
        let [now, then] = outline.changed_since(before)?;
        let mut parts = old.clone();
        let mut renewed = BTreeSet::new();
        let mut references = BTreeSet::new();
        for node in then.filter_map(|node| before.nodes.get(node)) {
            references.extend(referred_to(node));
            for id in records(node).filter(|id| outline.node_of(*id).is_none()) {
                parts.remove(id);
                renewed.insert(id);
            }
        }
        let named = [&touched.claims, &touched.questions, &touched.placements];
        let named = named.into_iter().flatten();
        let mut nodes: BTreeSet<usize> = named.filter_map(|id| outline.node_of(*id)).collect();
        nodes.extend(now);
        for node in nodes.into_iter().filter_map(|node| outline.nodes.get(node)) {
            references.extend(referred_to(node));
            self.cards_in(node, &mut parts, touched, &mut renewed);
            if let Head::Reason(id) = node.head
                && let Some(part) = self.reason(id, parts.reasons.get(&id), &[])
            {
                parts.reasons.insert(id, part);
                renewed.insert(id);
            }
        }
        let levelled: Vec<Id> = (renewed.iter().chain(&touched.claims).copied())
            .filter(|id| id.kind() == Kind::Claim)
            .collect();
        for claim in levelled {
            self.level_around(&mut parts, claim, &mut renewed);
        }
        for id in &touched.reasons {
            self.reason_again(&mut parts, *id, &mut renewed);
        }
        for claim in &touched.claims {
            self.reference(&mut parts, *claim, &mut renewed);
        }
        for claim in references {
            if !self.is_referred_to(outline, claim) {
                parts.references.remove(&claim);
            } else if !parts.references.contains(&claim)
                && let Some(part) = self.stand_in(claim, None)
            {
                parts.references.insert(claim, part);
            }
            renewed.insert(claim);
        }
        self.conflicts(&mut parts, before, outline, touched, &mut renewed);
        Some((parts, renewed))
    }

    /// The cards in a node that are new, touched or not as wide as they were.
    fn cards_in(
        &mut self,
        node: &Node,
        parts: &mut Parts,
        touched: &Touched,
        renewed: &mut BTreeSet<Id>,
    ) {
        let (map, spacing) = (self.request.map, self.spacing);
        let mut widths: Vec<(Id, f32)> = Vec::new();
        node.card_widths(map, spacing, |id, width| widths.push((id, width)));
        for (id, width) in widths {
            if let Some(record) = map.get::<Question>(id) {
                let part = self.question(id, record, width, parts.questions.get(&id));
                parts.questions.insert(id, part);
                renewed.insert(id);
                continue;
            }
            let known = parts.cards.get(&id);
            let is_kept = known.is_some_and(|card| card.content.width == width);
            if is_kept && !touched.claims.contains(&id) {
                continue;
            }
            match self.content(id, width, known) {
                Content::AsBefore => {}
                Content::Gone => {
                    parts.cards.remove(&id);
                }
                Content::New(content) => {
                    let card = self.measured(content);
                    parts.cards.insert(id, card);
                }
            }
            renewed.insert(id);
        }
    }

    fn measured(&mut self, content: CardContent) -> Arc<CardPart> {
        let natural_height = self.sizer.height(&content);
        Arc::new(CardPart {
            content,
            natural_height,
        })
    }

    /// Whether something stands for a claim anywhere.
    fn is_referred_to(&self, outline: &Outline, claim: Id) -> bool {
        let map = self.request.map;
        let reasons = map.reasons_with(claim).into_iter();
        let mut seats = reasons.filter_map(|reason| outline.nodes.get(outline.node_of(reason)?));
        let questions = map.questions_of(claim).into_iter();
        let questions = questions.filter_map(|question| outline.node_of(question));
        let mut theses = questions.flat_map(|question| outline.children(question));
        let stands = |node: &Node| referred_to(node).any(|it| it == claim);
        seats.any(stands) || theses.any(|node| outline.nodes.get(*node).is_some_and(stands))
    }

    fn conflicts(
        &mut self,
        parts: &mut Parts,
        before: &Outline,
        outline: &Outline,
        touched: &Touched,
        renewed: &mut BTreeSet<Id>,
    ) {
        let (old, new) = (&before.conflicts, &outline.conflicts);
        let gone = old.keys().filter(|id| !new.contains_key(id));
        let come = new.keys().filter(|id| !old.contains_key(id));
        let named = touched.conflicts.iter();
        let others: BTreeSet<Id> = gone.chain(come).chain(named).copied().collect();
        for id in others {
            if new.contains_key(&id) {
                self.conflict(parts, id);
            } else {
                parts.conflicts.remove(&id);
            }
            renewed.insert(id);
        }
    }
}

/// The records that have their place in a node.
fn records(node: &Node) -> impl Iterator<Item = Id> + '_ {
    let cards = node.seats.iter().filter_map(|seat| match seat {
        Seat::Card(claim) => Some(*claim),
        Seat::Reference(_) => None,
    });
    cards.chain(node.head.record())
}

/// The claims that a node has stand-ins for.
fn referred_to(node: &Node) -> impl Iterator<Item = Id> + '_ {
    let seats = node.seats.iter().filter_map(|seat| match seat {
        Seat::Reference(claim) => Some(*claim),
        Seat::Card(_) => None,
    });
    let head = match node.head {
        Head::Reference { claim, .. } => Some(claim),
        _ => None,
    };
    seats.chain(head)
}
