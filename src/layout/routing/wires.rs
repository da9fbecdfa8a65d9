//! What the router needs to know of a layout.

use std::collections::BTreeMap;

use super::{Effort, End, Ground, Led, Wire, ways};
use crate::layout::{Head, Hit, Layout, Link, LinkKind, Point, Rect};
use crate::model::Id;

/// Cards, boxes and the tree's lines, as they stand in a layout; of the lines those whose
/// places among all links `stand`.
fn ground(layout: &Layout, stand: impl Fn(usize) -> bool) -> Ground {
    let mut ground = Ground::default();
    ground.obstacles.extend(layout.questions.values());
    ground
        .obstacles
        .extend(layout.reasons.values().map(|reason| reason.outer));
    ground
        .obstacles
        .extend(layout.folds.values().map(|badge| badge.rect));
    for node in &layout.outline.nodes {
        if let Head::Claim(id) = node.head {
            ground.obstacles.extend(layout.cards.get(&id));
        }
    }
    let alone = |holder: &Id| !layout.reasons.contains_key(holder);
    let references = layout.references.iter();
    let standing = references.filter(|reference| alone(&reference.holder));
    ground
        .obstacles
        .extend(standing.map(|reference| reference.rect));
    for (place, link) in layout.links.iter().enumerate() {
        if link.kind != LinkKind::Cross && stand(place) {
            let pieces = link.points.windows(2);
            ground.lines.extend(pieces.map(|pair| [pair[0], pair[1]]));
        }
    }
    ground
}

/// The box that a claim stands in at its home, or its card.
fn home(layout: &Layout, claim: Id, card: Rect) -> End {
    let node = layout.outline.homes.get(&claim);
    let head = node.and_then(|node| layout.outline.nodes.get(*node));
    let around = match head.map(|node| node.head) {
        Some(Head::Reason(reason)) => layout.reasons.get(&reason).map(|it| it.outer),
        _ => None,
    };
    End {
        card,
        around: around.unwrap_or(card),
    }
}

/// From every reference whose claim is shown to the claim's home: the number of the
/// reference, and the line. What `before` had is kept where it is still free.
pub(in crate::layout) fn cross_ways(
    layout: &Layout,
    before: &Layout,
    effort: Effort<'_>,
) -> Vec<(usize, Led)> {
    let mut bundles: BTreeMap<Id, u32> = BTreeMap::new();
    let mut ground = ground(layout, |_| true);
    let mut led = Vec::new();
    let mut wires = Vec::new();
    let mut turns = Vec::new();
    let kept = Kept::new(layout, before);
    for (number, reference) in layout.references.iter().enumerate() {
        let Some(card) = layout.cards.get(&reference.claim).copied() else {
            continue;
        };
        if let Some(points) = kept.way(reference.holder, reference.claim, reference.rect) {
            let pieces = points.windows(2);
            ground.lines.extend(pieces.map(|pair| [pair[0], pair[1]]));
            led.push((number, Led::Around(points.to_vec())));
            continue;
        }
        let next = u32::try_from(bundles.len()).unwrap_or(0);
        let around = layout.reasons.get(&reference.holder).map(|it| it.outer);
        wires.push(Wire {
            from: End {
                card: reference.rect,
                around: around.unwrap_or(reference.rect),
            },
            to: home(layout, reference.claim, card),
            bundle: *bundles.entry(reference.claim).or_insert(next),
        });
        turns.push(led.len());
        led.push((number, Led::NotYet));
    }
    for (turn, way) in turns.into_iter().zip(ways(&ground, &wires, effort)) {
        led[turn].1 = way;
    }
    led
}

/// The cross-links of an earlier layout, for those that can stay.
struct Kept<'a> {
    layout: &'a Layout,
    before: &'a Layout,
    ways: BTreeMap<(Id, Id), &'a [Point]>,
    references: BTreeMap<(Id, Id), Rect>,
}

impl<'a> Kept<'a> {
    fn new(layout: &'a Layout, before: &'a Layout) -> Self {
        let cross = before
            .links
            .iter()
            .filter(|link| link.kind == LinkKind::Cross);
        let led = cross.filter(|link| link.is_led());
        let way = |link: &'a Link| ((link.from, link.to), &link.points[..]);
        let references = before.references.iter();
        Self {
            layout,
            before,
            ways: led.map(way).collect(),
            references: references
                .map(|it| ((it.holder, it.claim), it.rect))
                .collect(),
        }
    }

    /// The way of old, if its ends stand where they stood and nothing came between.
    fn way(&self, holder: Id, claim: Id, reference: Rect) -> Option<&'a [Point]> {
        let points = *self.ways.get(&(holder, claim))?;
        let layout = self.layout;
        let before = self.before;
        let stays = self.references.get(&(holder, claim)) == Some(&reference)
            && before.cards.get(&claim) == layout.cards.get(&claim);
        let home = layout.reason_around(claim);
        let own = |hit: &Hit| match *hit {
            Hit::Card(id) => id == claim,
            Hit::Reference {
                claim: id,
                holder: at,
            } => (id, at) == (claim, holder),
            Hit::Reason(id) | Hit::ReasonLabel(id) => id == holder || Some(id) == home,
            Hit::Conflict(_) | Hit::Chip { .. } => true,
            Hit::Question(_) | Hit::FoldBadge(_) => false,
        };
        let free = || {
            points.windows(2).all(|pair| {
                let piece = Rect::new(pair[0], pair[0]).union(Rect::new(pair[1], pair[1]));
                layout.in_rect(piece.grown(2.0)).iter().all(own)
            })
        };
        (stays && free()).then_some(points)
    }
}

/// Lines of the forest, by their places among all links, led around everything that
/// stands between. `None` where nothing is free.
pub(in crate::layout) fn forest_ways(
    layout: &Layout,
    places: &[usize],
    effort: Effort<'_>,
) -> Vec<Option<Vec<Point>>> {
    let ground = ground(layout, |place| places.binary_search(&place).is_err());
    let mut bundles: BTreeMap<Id, u32> = BTreeMap::new();
    let mut found = vec![None; places.len()];
    let mut turns = Vec::new();
    let mut wires = Vec::new();
    for (turn, place) in places.iter().enumerate() {
        let Some(link) = layout.links.get(*place) else {
            continue;
        };
        if let (Some(from), Some(to)) = (start(layout, link), end(layout, link)) {
            let next = u32::try_from(bundles.len()).unwrap_or(0);
            let bundle = *bundles.entry(link.from).or_insert(next);
            wires.push(Wire { from, to, bundle });
            turns.push(turn);
        }
    }
    for (turn, way) in turns.into_iter().zip(ways(&ground, &wires, effort)) {
        if let Led::Around(points) = way {
            found[turn] = Some(points);
        }
    }
    found
}

/// Where a line of the forest starts: a card, or a box.
fn start(layout: &Layout, link: &Link) -> Option<End> {
    if let Some(card) = layout.cards.get(&link.from) {
        return Some(home(layout, link.from, *card));
    }
    let question = || Some(standing(*layout.questions.get(&link.from)?));
    boxed(layout, link.from).or_else(question)
}

/// What a line of the forest leads to.
fn end(layout: &Layout, link: &Link) -> Option<End> {
    let rect = match link.kind {
        LinkKind::Fold => layout.folds.get(&link.to)?.rect,
        LinkKind::Thesis => match layout.reference(link.to, link.from) {
            Some(reference) => reference.rect,
            None => *layout.cards.get(&link.to)?,
        },
        LinkKind::Reason | LinkKind::Step | LinkKind::Cross => return boxed(layout, link.to),
    };
    Some(standing(rect))
}

fn boxed(layout: &Layout, reason: Id) -> Option<End> {
    let reason = layout.reasons.get(&reason)?;
    Some(End {
        card: reason.rect,
        around: reason.outer,
    })
}

fn standing(rect: Rect) -> End {
    End {
        card: rect,
        around: rect,
    }
}

/// The lines between pairs of claims, led around everything and kept off all lines,
/// cross-links included. `None` where nothing is free.
pub(in crate::layout) fn conflict_ways(
    layout: &Layout,
    pairs: &[[Id; 2]],
    effort: Effort<'_>,
) -> Vec<Option<Vec<Point>>> {
    let mut ground = ground(layout, |_| true);
    for link in layout.links.iter().filter(|it| it.kind == LinkKind::Cross) {
        let pieces = link.points.windows(2);
        ground.lines.extend(pieces.map(|pair| [pair[0], pair[1]]));
    }
    let mut places = Vec::new();
    let mut wires = Vec::new();
    for (place, pair) in pairs.iter().enumerate() {
        let [Some(one), Some(other)] = pair.map(|claim| {
            let card = layout.cards.get(&claim).copied()?;
            Some(home(layout, claim, card))
        }) else {
            continue;
        };
        wires.push(Wire {
            from: one,
            to: other,
            // Each its own: no two conflicts are one line.
            bundle: u32::try_from(place).unwrap_or(0),
        });
        places.push(place);
    }
    let mut found = vec![None; pairs.len()];
    for (place, way) in places.into_iter().zip(ways(&ground, &wires, effort)) {
        if let Led::Around(points) = way {
            found[place] = Some(points);
        }
    }
    found
}
