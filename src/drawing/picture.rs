//! All shapes of a map, in drawing order.

use std::collections::BTreeMap;
use std::sync::Arc;

use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, RTree};

use super::card::CardFace;
use super::frame::{self, Frame, ReasonContent};
use super::measure::Measure;
use super::shape::{Bearing, Drawn, Item, Part};
use super::wires;
use crate::layout::{Layout, Link, LinkKind, Point, ReasonBox, Rect, Size};
use crate::model::{Id, Kind};

/// A map as shapes at their places: what the canvas paints and an export writes.
#[derive(Clone, Debug, Default)]
pub struct Picture {
    /// In drawing order: what comes later lies on top.
    pub items: Vec<Item>,
    pub bounds: Rect,
    /// Items by place; none while everything moves.
    index: Option<RTree<GeomWithData<Rectangle<[f32; 2]>, u32>>>,
}

impl Picture {
    /// The items that reach into a rectangle, in drawing order.
    #[must_use]
    pub fn in_rect(&self, rect: Rect) -> Vec<&Item> {
        let Some(index) = &self.index else {
            let items = self.items.iter();
            return items.filter(|item| item.rect.overlaps(rect)).collect();
        };
        let envelope = AABB::from_corners([rect.min.x, rect.min.y], [rect.max.x, rect.max.y]);
        let found = index.locate_in_envelope_intersecting(envelope);
        let mut places: Vec<u32> = found.map(|entry| entry.data).collect();
        places.sort_unstable();
        places
            .iter()
            .filter_map(|place| self.items.get(*place as usize))
            .collect()
    }

    fn index(&mut self) {
        let entry = |(place, item): (usize, &Item)| {
            let Rect { min, max } = item.rect;
            let rectangle = Rectangle::from_corners([min.x, min.y], [max.x, max.y]);
            GeomWithData::new(rectangle, u32::try_from(place).unwrap_or(u32::MAX))
        };
        let entries = self.items.iter().enumerate().map(entry).collect();
        self.index = Some(RTree::bulk_load(entries));
    }
}

/// The faces of a map's parts, whatever their places.
#[derive(Clone, Debug, Default)]
pub(super) struct Parts {
    pub questions: BTreeMap<Id, Arc<Frame>>,
    pub cards: BTreeMap<Id, Arc<CardFace>>,
    /// With the sizes of their labels.
    pub reasons: BTreeMap<Id, (ReasonContent, Size)>,
    /// By the claim that they stand for.
    pub references: BTreeMap<Id, Arc<Frame>>,
    pub conflicts: BTreeMap<Id, Arc<Frame>>,
}

impl Parts {
    fn bearing(&self, reason: Id) -> Option<Bearing> {
        self.reasons
            .get(&reason)
            .map(|(content, _)| content.bearing)
    }
}

/// What was drawn last of the parts whose looks depend on the layout.
#[derive(Default)]
pub(super) struct Kept {
    drawn: BTreeMap<Part, (Looks, Arc<Drawn>)>,
}

/// What the looks of a part depend on, moved to the origin.
#[derive(PartialEq)]
enum Looks {
    Reason(ReasonContent, ReasonBox),
    Link(Link, Option<Bearing>),
    Fold(usize),
    Other(Drawn),
}

/// Puts a picture together.
pub(super) struct Assembly<'a> {
    pub parts: &'a Parts,
    pub layout: &'a Layout,
    pub measure: &'a mut Measure,
    pub kept: &'a mut Kept,
}

impl Assembly<'_> {
    pub(super) fn picture(mut self, settled: bool) -> Picture {
        let mut items = Vec::new();
        let mut old = std::mem::take(&mut self.kept.drawn);
        let (crossing, tree): (Vec<&Link>, Vec<&Link>) = self
            .layout
            .links
            .iter()
            .partition(|link| link.kind == LinkKind::Cross);
        items.extend(crossing.into_iter().map(|link| self.link(link, &mut old)));
        self.conflicts(&mut items, &mut old);
        for (id, place) in &self.layout.reasons {
            items.extend(self.reason(*id, place, &mut old));
        }
        items.extend(tree.into_iter().map(|link| self.link(link, &mut old)));
        self.faces(&mut items, &mut old);
        for (id, conflict) in &self.layout.conflicts {
            if let Some(frame) = self.parts.conflicts.get(id) {
                items.push(item(Part::ConflictLabel(*id), conflict.label, &frame.drawn));
            }
        }
        let bounds = items.iter().map(|item| item.rect).reduce(Rect::union);
        let mut picture = Picture {
            items,
            bounds: bounds.unwrap_or_default(),
            index: None,
        };
        if settled {
            picture.index();
        }
        picture
    }

    fn faces(&mut self, items: &mut Vec<Item>, old: &mut BTreeMap<Part, (Looks, Arc<Drawn>)>) {
        let Self { parts, layout, .. } = *self;
        for (id, rect) in &layout.questions {
            if let Some(frame) = parts.questions.get(id) {
                items.push(item(Part::Question(*id), *rect, &frame.drawn));
            }
        }
        for (id, rect) in &layout.cards {
            if let Some(face) = parts.cards.get(id) {
                items.push(item(Part::Card(*id), *rect, &face.drawn));
            }
        }
        for reference in &layout.references {
            if let Some(frame) = parts.references.get(&reference.claim) {
                let (claim, holder) = (reference.claim, reference.holder);
                let part = Part::Reference { claim, holder };
                items.push(item(part, reference.rect, &frame.drawn));
            }
        }
        for (id, badge) in &layout.folds {
            let part = Part::FoldBadge(*id);
            let drawn = self.keep(old, part, Looks::Fold(badge.hidden), |_, measure| {
                frame::fold_drawn(badge.hidden, measure)
            });
            items.push(item(part, badge.rect, &drawn));
        }
    }

    fn reason(
        &mut self,
        id: Id,
        place: &ReasonBox,
        old: &mut BTreeMap<Part, (Looks, Arc<Drawn>)>,
    ) -> Option<Item> {
        let (content, _) = self.parts.reasons.get(&id)?;
        let (dx, dy) = (-place.outer.min.x, -place.outer.min.y);
        let local = ReasonBox {
            rect: place.rect.moved(dx, dy),
            pill: place.pill.moved(dx, dy),
            joints: place
                .joints
                .iter()
                .map(|joint| joint.moved(dx, dy))
                .collect(),
            outer: place.outer.moved(dx, dy),
        };
        let looks = Looks::Reason(content.clone(), local);
        let part = Part::Reason(id);
        let drawn = self.keep(old, part, looks, |looks, measure| match looks {
            Looks::Reason(content, place) => frame::reason_drawn(content, place, measure),
            _ => Drawn::default(),
        });
        Some(item(part, place.outer, &drawn))
    }

    fn link(&mut self, link: &Link, old: &mut BTreeMap<Part, (Looks, Arc<Drawn>)>) -> Item {
        let at = link.points.first().copied().unwrap_or_default();
        let mut local = link.clone();
        for point in &mut local.points {
            *point = point.moved(-at.x, -at.y);
        }
        let part = match link.kind {
            LinkKind::Cross => Part::CrossLink {
                claim: link.to,
                holder: link.from,
            },
            _ => Part::Link {
                from: link.from,
                to: link.to,
            },
        };
        let bearing = match link.kind {
            LinkKind::Reason | LinkKind::Step if link.to.kind() == Kind::Reason => {
                self.parts.bearing(link.to)
            }
            _ => None,
        };
        let looks = Looks::Link(local, bearing);
        let drawn = self.keep(old, part, looks, |looks, _| match looks {
            Looks::Link(link, bearing) => wires::link_drawn(link, *bearing),
            _ => Drawn::default(),
        });
        Item {
            part,
            at,
            rect: wires::bounds(&link.points),
            drawn,
        }
    }

    fn conflicts(&mut self, items: &mut Vec<Item>, old: &mut BTreeMap<Part, (Looks, Arc<Drawn>)>) {
        for (id, conflict) in &self.layout.conflicts {
            let part = Part::Conflict(*id);
            let at = conflict.points.first().copied().unwrap_or_default();
            let local: Vec<Point> = conflict
                .points
                .iter()
                .map(|point| point.moved(-at.x, -at.y))
                .collect();
            let looks = Looks::Other(wires::conflict_drawn(&local));
            let drawn = self.keep(old, part, looks, |looks, _| match looks {
                Looks::Other(drawn) => drawn.clone(),
                _ => Drawn::default(),
            });
            items.push(Item {
                part,
                at,
                rect: wires::bounds(&conflict.points),
                drawn,
            });
        }
    }

    /// What was drawn last if it would look the same, or else drawn anew.
    fn keep(
        &mut self,
        old: &mut BTreeMap<Part, (Looks, Arc<Drawn>)>,
        part: Part,
        looks: Looks,
        draw: impl FnOnce(&Looks, &mut Measure) -> Drawn,
    ) -> Arc<Drawn> {
        let (looks, drawn) = match old.remove(&part) {
            Some(kept) if kept.0 == looks => kept,
            _ => {
                let drawn = Arc::new(draw(&looks, self.measure));
                (looks, drawn)
            }
        };
        self.kept.drawn.insert(part, (looks, Arc::clone(&drawn)));
        drawn
    }
}

fn item(part: Part, rect: Rect, drawn: &Arc<Drawn>) -> Item {
    Item {
        part,
        at: rect.min,
        rect,
        drawn: Arc::clone(drawn),
    }
}
