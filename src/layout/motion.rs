//! On the way from one layout to the next.

use std::collections::BTreeMap;

use super::{ConflictLine, Layout, Link, Point, ReasonBox, Rect};
use crate::model::Id;

impl Layout {
    /// Where things are when `part` of the way is behind them: 0 where they were
    /// in `from`, 1 where they are in `to`. What was not there before stands at
    /// its end from the start. Things can be found where they are on the way.
    #[must_use]
    pub fn between(from: &Self, to: &Self, part: f32) -> Self {
        let mut between = to.clone();
        for (id, rect) in between.questions.iter_mut() {
            if let Some(start) = from.questions.get(id) {
                *rect = start.lerp(*rect, part);
            }
        }
        for (id, rect) in between.cards.iter_mut() {
            if let Some(start) = from.cards.get(id) {
                *rect = rect.on_its_way(*start, part);
            }
        }
        for (id, reason) in between.reasons.iter_mut() {
            if let Some(start) = from.reasons.get(id) {
                *reason = reason.on_its_way(start, part);
            }
        }
        let references: BTreeMap<(Id, Id), Rect> = (from.references.iter())
            .map(|reference| ((reference.claim, reference.holder), reference.rect))
            .collect();
        for reference in &mut between.references {
            if let Some(start) = references.get(&(reference.claim, reference.holder)) {
                reference.rect = reference.rect.on_its_way(*start, part);
            }
        }
        for (id, badge) in between.folds.iter_mut() {
            if let Some(start) = from.folds.get(id) {
                badge.rect = start.rect.lerp(badge.rect, part);
            }
        }
        let mut starts: BTreeMap<_, _> = BTreeMap::new();
        for link in &from.links {
            starts.insert((link.from, link.to), link);
        }
        for link in between.links.iter_mut() {
            if let Some(start) = starts.get(&(link.from, link.to)) {
                *link = link.on_its_way(start, part);
            }
        }
        for (id, conflict) in between.conflicts.iter_mut() {
            if let Some(start) = from.conflicts.get(id) {
                *conflict = conflict.on_its_way(start, part);
            }
        }
        between.bounds = from.bounds.union(to.bounds);
        between.index = super::Index::new(&between);
        between.index.add_lines(&between.links, &between.conflicts);
        between
    }
}

impl Rect {
    /// `part` of the way from another place to this one, as large as this one.
    #[must_use]
    pub fn on_its_way(self, from: Self, part: f32) -> Self {
        Self::at(from.min.lerp(self.min, part), self.size())
    }
}

impl ReasonBox {
    /// `part` of the way from another place to this one.
    #[must_use]
    pub fn on_its_way(&self, from: &Self, part: f32) -> Self {
        let pill = from.pill.center().lerp(self.pill.center(), part);
        Self {
            rect: from.rect.lerp(self.rect, part),
            pill: Rect::around(pill, self.pill.size()),
            joints: points_between(&from.joints, &self.joints, part),
            outer: from.outer.lerp(self.outer, part),
        }
    }
}

impl Link {
    /// `part` of the way from another course to this one.
    #[must_use]
    pub fn on_its_way(&self, from: &Self, part: f32) -> Self {
        Self {
            points: points_between(&from.points, &self.points, part),
            ..self.clone()
        }
    }
}

impl ConflictLine {
    /// `part` of the way from another course to this one.
    #[must_use]
    pub fn on_its_way(&self, from: &Self, part: f32) -> Self {
        let center = from.label.center().lerp(self.label.center(), part);
        Self {
            points: points_between(&from.points, &self.points, part),
            label: Rect::around(center, self.label.size()),
            ..self.clone()
        }
    }
}

/// Lines with other corners than before take their new course at once.
fn points_between<T>(from: &[Point], to: &[Point], part: f32) -> T
where
    T: FromIterator<Point>,
{
    if from.len() != to.len() {
        return to.iter().copied().collect();
    }
    let pairs = from.iter().zip(to);
    pairs.map(|(start, end)| start.lerp(*end, part)).collect()
}
