//! A map as shapes at their places, made as far as they are looked at.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::faces::{Face, Faces, Looks};
use super::parts::Parts;
use super::places::{Places, link_part};
use super::shape::{Item, Part};
use super::wires;
use crate::layout::{ConflictLine, Hit, Layout, Link, LinkKind, Point, ReasonBox, Rect};
use crate::model::{Id, Kind};

/// A map as shapes at their places: what the canvas paints and an export writes.
///
/// It holds no shapes. [`in_rect`](Self::in_rect) finds what stands in a rectangle
/// and makes the faces that were not seen lately; so a picture of a hundred
/// thousand claims costs what is looked at of it.
#[derive(Clone, Debug, Default)]
pub struct Picture {
    pub(super) parts: Arc<Parts>,
    layout: Arc<Layout>,
    places: Arc<Places>,
    faces: Arc<Faces>,
    way: Option<Way>,
}

/// On its way from where things were.
#[derive(Clone, Debug)]
struct Way {
    from: Arc<Layout>,
    places: Arc<Places>,
    part: f32,
}

/// Up to so many nodes a picture is brought to a halt in the middle of its way.
const MOST_HALTED: usize = 3_000;

impl Picture {
    pub(super) fn new(
        parts: &Arc<Parts>,
        layout: &Arc<Layout>,
        places: &Arc<Places>,
        faces: &Arc<Faces>,
    ) -> Self {
        Self {
            parts: Arc::clone(parts),
            layout: Arc::clone(layout),
            places: Arc::clone(places),
            faces: Arc::clone(faces),
            way: None,
        }
    }

    /// Whether there is nothing to see.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.layout.outline.nodes.is_empty()
    }

    /// Whether everything stands (or is going to) where it does in another picture.
    #[must_use]
    pub fn stands_like(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.layout, &other.layout)
    }

    /// What everything covers together, lines included.
    #[must_use]
    pub fn bounds(&self) -> Rect {
        let links = self.layout.links.iter().map(|link| &link.points);
        let conflicts = self.layout.conflicts.values().map(|line| &line.points);
        let lines = links.chain(conflicts).map(|points| wires::bounds(points));
        lines.fold(self.layout.bounds, Rect::union)
    }

    /// Everything, in drawing order: for an export. Every face is made for it.
    #[must_use]
    pub fn items(&self) -> Vec<Item> {
        self.in_rect(self.bounds().grown(1.0))
    }

    /// What reaches into a rectangle, in drawing order: what comes later lies on top.
    #[must_use]
    pub fn in_rect(&self, rect: Rect) -> Vec<Item> {
        let found = self.placed_in(rect);
        let (places, wanted): (Vec<_>, Vec<_>) = (found.into_iter())
            .map(|placed| ((placed.at, placed.rect), (placed.part, placed.looks)))
            .unzip();
        let faces = self.faces.faces(wanted);
        let items = places.into_iter().zip(faces);
        items
            .map(|((at, rect), (part, face))| Item {
                part,
                at,
                rect,
                drawn: Arc::clone(face.drawn()),
            })
            .collect()
    }

    /// One part, if it is shown.
    #[must_use]
    pub fn item(&self, part: Part) -> Option<Item> {
        let placed = self.placed(part, None)?;
        let face = self.faces.face(part, placed.looks);
        Some(Item {
            part,
            at: placed.at,
            rect: placed.rect,
            drawn: Arc::clone(face.drawn()),
        })
    }

    /// The face of a card or a question, if it is shown.
    pub(super) fn face(&self, part: Part) -> Option<Face> {
        let looks = self.looks_of_face(part)?;
        Some(self.faces.face(part, looks))
    }

    /// This picture with everything `part` of the way from where another had it.
    #[must_use]
    pub fn coming_from(&self, other: &Self, part: f32) -> Self {
        Self {
            way: Some(Way {
                from: Arc::clone(&other.layout),
                places: Arc::clone(&other.places),
                part,
            }),
            ..self.clone()
        }
    }

    /// The picture standing where it is now; a large one at its end.
    #[must_use]
    pub fn halted(&self) -> Self {
        let mut halted = Self {
            way: None,
            ..self.clone()
        };
        if let Some(way) = &self.way
            && self.layout.outline.nodes.len() <= MOST_HALTED
        {
            halted.layout = Arc::new(Layout::between(&way.from, &self.layout, way.part));
            halted.places = Arc::default();
        }
        halted
    }

    fn placed_in(&self, rect: Rect) -> Vec<Placed> {
        let Some(way) = &self.way else {
            let mut found = parts_in(&self.layout, rect);
            let links = links_in(&self.layout, rect);
            found.extend(links.map(|link| (link_part(link), Some(link))));
            found.sort_by_key(|(part, _)| *part);
            let placed = found
                .into_iter()
                .filter_map(|(part, link)| self.placed(part, link))
                .filter(|placed| placed.rect.overlaps(rect));
            return placed.collect();
        };
        // What was in view or is going to be; what merely flies past is not drawn.
        let mut seen = BTreeSet::new();
        for layout in [&self.layout, &way.from] {
            seen.extend(parts_in(layout, rect).into_iter().map(|(part, _)| part));
            let links = links_in(layout, rect);
            seen.extend(links.map(link_part));
        }
        let placed = seen.into_iter().filter_map(|part| self.placed(part, None));
        placed.filter(|placed| placed.rect.overlaps(rect)).collect()
    }

    /// A part with its place and what it looks like; `link` where it is known already.
    fn placed(&self, part: Part, link: Option<&Link>) -> Option<Placed> {
        let layout = &self.layout;
        let from = self.way.as_ref();
        let part_done = from.map_or(1.0, |way| way.part);
        let (at, rect, looks) = match part {
            Part::Lane(place) => {
                let rect = *layout.lanes.get(place as usize)?;
                let start = from.and_then(|way| way.from.lanes.get(place as usize));
                let rect = start.map_or(rect, |start| rect.on_its_way(*start, part_done));
                (rect.min, rect, Looks::Lane(rect.size()))
            }
            Part::Card(id) => {
                let rect = *layout.cards.get(&id)?;
                let start = from.and_then(|way| way.from.cards.get(&id));
                let rect = start.map_or(rect, |start| rect.on_its_way(*start, part_done));
                (rect.min, rect, self.looks_of_face(part)?)
            }
            Part::Question(id) => {
                let rect = *layout.questions.get(&id)?;
                let start = from.and_then(|way| way.from.questions.get(&id));
                let rect = start.map_or(rect, |start| rect.on_its_way(*start, part_done));
                (rect.min, rect, self.looks_of_face(part)?)
            }
            Part::Reference { claim, holder } => {
                let rect = self.places.reference(layout, claim, holder)?;
                let start = from.and_then(|way| way.places.reference(&way.from, claim, holder));
                let rect = start.map_or(rect, |start| rect.on_its_way(start, part_done));
                let looks = Looks::Reference(Arc::clone(self.parts.references.get(&claim)?));
                (rect.min, rect, looks)
            }
            Part::FoldBadge(id) => {
                let badge = layout.folds.get(&id)?;
                let start = from.and_then(|way| way.from.folds.get(&id));
                let rect = start.map_or(badge.rect, |start| {
                    badge.rect.on_its_way(start.rect, part_done)
                });
                (rect.min, rect, Looks::Fold(badge.hidden))
            }
            Part::Reason(id) => {
                let place = layout.reasons.get(&id)?;
                let start = from.and_then(|way| way.from.reasons.get(&id));
                let moved = start.map(|start| place.on_its_way(start, part_done));
                let place = moved.as_ref().unwrap_or(place);
                let content = Arc::clone(self.parts.reasons.get(&id)?);
                // Nothing else of a box depends on what hangs on it.
                let step = (content.content.remark.as_ref()).and_then(|_| step_of(layout, id));
                let looks = Looks::Reason(content, box_at_origin(place), step);
                (place.outer.min, place.outer, looks)
            }
            Part::Conflict(id) | Part::ConflictLabel(id) => {
                let line = layout.conflicts.get(&id)?;
                let start = from.and_then(|way| way.from.conflicts.get(&id));
                let moved = start.map(|start| line.on_its_way(start, part_done));
                self.conflict(part, id, moved.as_ref().unwrap_or(line))?
            }
            Part::Link { .. } | Part::CrossLink { .. } => {
                let known = || self.places.link(layout, part);
                let link = link.or_else(known)?;
                let start = from.and_then(|way| way.places.link(&way.from, part));
                let moved = start.map(|start| link.on_its_way(start, part_done));
                self.link(moved.as_ref().unwrap_or(link))
            }
        };
        Some(Placed {
            part,
            at,
            rect,
            looks,
        })
    }

    fn looks_of_face(&self, part: Part) -> Option<Looks> {
        match part {
            Part::Card(id) => Some(Looks::Card(Arc::clone(self.parts.cards.get(&id)?))),
            Part::Question(id) => {
                let question = self.parts.questions.get(&id)?;
                Some(Looks::Question(Arc::clone(question)))
            }
            _ => None,
        }
    }

    fn conflict(&self, part: Part, id: Id, line: &ConflictLine) -> Option<(Point, Rect, Looks)> {
        if let Part::ConflictLabel(_) = part {
            let looks = Looks::ConflictLabel(self.parts.conflicts.get(&id)?.clone());
            return Some((line.label.min, line.label, looks));
        }
        let (at, points) = from_start(&line.points);
        Some((at, wires::bounds(&line.points), Looks::Conflict(points)))
    }

    fn link(&self, link: &Link) -> (Point, Rect, Looks) {
        let (at, points) = from_start(&link.points);
        let bearing = match link.kind {
            LinkKind::Reason | LinkKind::Step if link.to.kind() == Kind::Reason => {
                self.parts.bearing(link.to)
            }
            _ => None,
        };
        let local = Link {
            kind: link.kind,
            from: link.from,
            to: link.to,
            points: points.into(),
            shared: link.shared,
        };
        (at, wires::bounds(&link.points), Looks::Link(local, bearing))
    }
}

struct Placed {
    part: Part,
    /// Where the shapes' own origin lies.
    at: Point,
    rect: Rect,
    looks: Looks,
}

/// Everything but the lines of the tree that reaches into a rectangle.
fn parts_in(layout: &Layout, rect: Rect) -> Vec<(Part, Option<&Link>)> {
    let lanes = (0..).zip(&layout.lanes);
    let lanes = lanes.filter(|(_, lane)| lane.overlaps(rect));
    let mut found: Vec<_> = lanes.map(|(place, _)| (Part::Lane(place), None)).collect();
    for hit in layout.in_rect(rect.grown(LABEL_REACH)) {
        let part = match hit {
            Hit::Card(id) => Part::Card(id),
            Hit::Question(id) => Part::Question(id),
            Hit::Reason(id) | Hit::ReasonLabel(id) => Part::Reason(id),
            Hit::Reference { claim, holder } => Part::Reference { claim, holder },
            Hit::FoldBadge(id) => Part::FoldBadge(id),
            Hit::Conflict(id) => {
                found.push((Part::ConflictLabel(id), None));
                Part::Conflict(id)
            }
            Hit::Chip { .. } => continue,
        };
        found.push((part, None));
    }
    found.sort_by_key(|(part, _)| *part);
    found.dedup_by_key(|(part, _)| *part);
    found
}

/// Where on the lower edge of a reason's box the lines of what is said about its step
/// begin, from the corner of the box with its label.
fn step_of(layout: &Layout, reason: Id) -> Option<f32> {
    let place = layout.reasons.get(&reason)?;
    let Rect { min, max } = place.rect;
    let edge = Rect::new(Point::new(min.x, max.y), max);
    let lines = layout.links_in(edge).into_iter();
    let mut lines = lines.filter_map(|place| layout.links.get(place));
    let step = lines.find(|link| link.kind == LinkKind::Step && link.from == reason)?;
    let start = step.points.first()?.x - place.outer.min.x;
    Some(near(Point::new(start, 0.0)).x)
}

/// As high as the label of a box may stand out of it, and more: what is found beside a
/// rectangle is left out by what it takes up.
const LABEL_REACH: f32 = 40.0;

/// The lines that reach into a rectangle, as broad as they are.
fn links_in(layout: &Layout, rect: Rect) -> impl Iterator<Item = &Link> {
    let found = layout.links_in(rect.grown(wires::REACH)).into_iter();
    found.filter_map(|place| layout.links.get(place))
}

/// A line around its own start.
fn from_start(points: &[Point]) -> (Point, Vec<Point>) {
    let at = points.first().copied().unwrap_or_default();
    let local = points.iter().map(|point| near(point.moved(-at.x, -at.y)));
    (at, local.collect())
}

/// A reason's box around its own corner.
fn box_at_origin(place: &ReasonBox) -> ReasonBox {
    let (dx, dy) = (-place.outer.min.x, -place.outer.min.y);
    let local = |rect: Rect| Rect::new(near(rect.min.moved(dx, dy)), near(rect.max.moved(dx, dy)));
    ReasonBox {
        rect: local(place.rect),
        pill: local(place.pill),
        joints: (place.joints.iter())
            .map(|joint| near(joint.moved(dx, dy)))
            .collect(),
        outer: local(place.outer),
    }
}

/// Far from the origin places are coarse, and so are differences of them: what
/// merely moved has to look the same to the last bit.
fn near(point: Point) -> Point {
    let round = |at: f32| (at * 16.0).round() / 16.0;
    Point::new(round(point.x), round(point.y))
}
