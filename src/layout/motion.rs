//! On the way from one layout to the next.

use std::collections::BTreeMap;

use super::{Layout, Point, Rect};
use crate::model::Id;

impl Layout {
    /// Where things are when `part` of the way is behind them: 0 where they were
    /// in `from`, 1 where they are in `to`. What was not there before stands at
    /// its end from the start.
    #[must_use]
    pub fn between(from: &Self, to: &Self, part: f32) -> Self {
        let mut between = to.clone();
        for (id, rect) in &mut between.questions {
            if let Some(start) = from.questions.get(id) {
                *rect = start.lerp(*rect, part);
            }
        }
        for (id, rect) in &mut between.cards {
            if let Some(start) = from.cards.get(id) {
                // Cards keep their size: only their place is on the way.
                let corner = start.min.lerp(rect.min, part);
                *rect = rect.moved(corner.x - rect.min.x, corner.y - rect.min.y);
            }
        }
        for (id, reason) in &mut between.reasons {
            if let Some(start) = from.reasons.get(id) {
                reason.rect = start.rect.lerp(reason.rect, part);
                reason.outer = start.outer.lerp(reason.outer, part);
                let pill = start.pill.center().lerp(reason.pill.center(), part);
                reason.pill = Rect::around(pill, reason.pill.size());
                lerp_points(&start.joints, &mut reason.joints, part);
            }
        }
        let references: BTreeMap<(Id, Id), Rect> = (from.references.iter())
            .map(|reference| ((reference.claim, reference.holder), reference.rect))
            .collect();
        for reference in &mut between.references {
            if let Some(start) = references.get(&(reference.claim, reference.holder)) {
                let corner = start.min.lerp(reference.rect.min, part);
                reference.rect = Rect::at(corner, reference.rect.size());
            }
        }
        for (id, badge) in &mut between.folds {
            if let Some(start) = from.folds.get(id) {
                badge.rect = start.rect.lerp(badge.rect, part);
            }
        }
        let mut starts: BTreeMap<_, _> = BTreeMap::new();
        for link in &from.links {
            starts.insert((link.from, link.to), &link.points);
        }
        for link in &mut between.links {
            if let Some(start) = starts.get(&(link.from, link.to)) {
                lerp_points(start, &mut link.points, part);
            }
        }
        for (id, conflict) in &mut between.conflicts {
            if let Some(start) = from.conflicts.get(id) {
                lerp_points(&start.points, &mut conflict.points, part);
                let center = start.label.center().lerp(conflict.label.center(), part);
                conflict.label = Rect::around(center, conflict.label.size());
            }
        }
        between.index = super::Index::new(&between);
        between.index.add_lines(&between.links, &between.conflicts);
        between
    }
}

fn lerp_points(from: &[Point], to: &mut [Point], part: f32) {
    if from.len() == to.len() {
        for (start, end) in from.iter().zip(to) {
            *end = start.lerp(*end, part);
        }
    }
}
