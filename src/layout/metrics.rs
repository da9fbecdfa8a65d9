//! How good a layout is, in figures.

use std::collections::BTreeMap;

use super::{Layout, LinkKind, Point, Rect};
use crate::model::Id;
use crossings::{Piece, count_crossings, merged};
use grid::Grid;

mod crossings;
mod grid;

/// What can be measured of a layout, in map points where it has a unit.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Metrics {
    pub bounds: Rect,
    /// Claims that are shown at their home.
    pub cards: usize,
    /// Lines of the tree.
    pub tree_links: usize,
    /// Lines from a reference to the claim's home.
    pub cross_links: usize,
    pub conflicts: usize,
    /// Pairs of cards that lie on each other.
    pub overlaps: usize,
    /// Places where two lines cross. Lines that share an end or a piece do not cross
    /// each other; where several run on top of each other, they count as one.
    pub crossings: usize,
    /// Cards, references among them, that a line of the tree runs through; for each
    /// card and line one.
    pub crossed_by_tree: usize,
    pub crossed_by_cross_links: usize,
    pub crossed_by_conflicts: usize,
}

impl Metrics {
    /// Measures a layout, in time that grows with its cards and the length of its
    /// lines.
    #[must_use]
    pub fn of(layout: &Layout) -> Self {
        let rects: Vec<(Id, Rect)> = (layout.cards.iter())
            .chain(layout.questions.iter())
            .map(|(id, rect)| (*id, *rect))
            .chain((layout.references.iter()).map(|it| (it.claim, it.rect)))
            .collect();
        let grid = Grid::new(rects.iter().map(|(_, rect)| *rect));
        let crossed = |ends: [Id; 2], points: &[Point]| {
            let mut found = grid.crossed_by(points);
            found.retain(|place| !ends.contains(&rects[*place].0));
            found.len()
        };
        let mut metrics = Self {
            bounds: layout.bounds,
            cards: layout.cards.len(),
            conflicts: layout.conflicts.len(),
            overlaps: grid.overlaps(),
            ..Self::default()
        };
        let mut pieces: Vec<Piece> = Vec::new();
        // Lines of the tree from one record share their spine, and those to the home of
        // one claim may share what they like.
        let mut bundles: BTreeMap<(bool, Id), u32> = BTreeMap::new();
        let mut ends: Vec<[Id; 2]> = Vec::new();
        let mut add = |key: (bool, Id), joins: [Id; 2], points: &[Point]| {
            let next = u32::try_from(bundles.len()).unwrap_or(u32::MAX);
            let bundle = *bundles.entry(key).or_insert(next);
            let line = u32::try_from(ends.len()).unwrap_or(u32::MAX);
            ends.push(joins);
            let piece = |pair: &[Point]| Piece::new(pair[0], pair[1], bundle, line);
            pieces.extend(points.windows(2).map(piece));
        };
        for link in &layout.links {
            let count = crossed([link.from, link.to], &link.points);
            if link.kind == LinkKind::Cross {
                metrics.cross_links += 1;
                metrics.crossed_by_cross_links += count;
                add((true, link.to), [link.from, link.to], &link.points);
            } else {
                metrics.tree_links += 1;
                metrics.crossed_by_tree += count;
                add((false, link.from), [link.from, link.to], &link.points);
            }
        }
        for (id, conflict) in &layout.conflicts {
            metrics.crossed_by_conflicts += crossed(conflict.claims, &conflict.points);
            add((true, *id), conflict.claims, &conflict.points);
        }
        let apart = |one: u32, other: u32| {
            let [one, other] = [one, other].map(|line| ends[line as usize]);
            one.iter().all(|end| !other.contains(end))
        };
        metrics.crossings = count_crossings(&merged(pieces), &apart);
        metrics
    }

    #[must_use]
    pub fn area(&self) -> f64 {
        f64::from(self.bounds.width()) * f64::from(self.bounds.height())
    }

    /// Width over height; 1 for nothing at all.
    #[must_use]
    pub fn aspect(&self) -> f32 {
        let height = self.bounds.height();
        if height > 0.0 {
            self.bounds.width() / height
        } else {
            1.0
        }
    }

    /// All cards that lines run through.
    #[must_use]
    pub fn cards_crossed(&self) -> usize {
        self.crossed_by_tree + self.crossed_by_cross_links + self.crossed_by_conflicts
    }
}

/// How many of the claims that stand in both layouts moved by more than `distance`, and
/// how many stand in both.
#[must_use]
pub fn cards_moved(from: &Layout, to: &Layout, distance: f32) -> (usize, usize) {
    let mut both = 0;
    let mut moved = 0;
    for (id, rect) in &to.cards {
        if let Some(before) = from.cards.get(id) {
            both += 1;
            moved += usize::from(before.min.distance(rect.min) > distance);
        }
    }
    (moved, both)
}

#[cfg(test)]
mod tests;
