//! On the way from one layout to the next.

use super::{Layout, Point};

impl Layout {
    /// Where things are when `part` of the way is behind them: 0 where they were
    /// in `from`, 1 where they are in `to`. What was not there before stands at
    /// its end from the start. There is no index to find things in on the way.
    #[must_use]
    pub fn between(from: &Self, to: &Self, part: f32) -> Self {
        let mut between = to.clone();
        between.index = super::Index::default();
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
                reason.pill = super::Rect::around(pill, reason.pill.size());
                lerp_points(&start.joints, &mut reason.joints, part);
            }
        }
        for reference in &mut between.references {
            let mut starts = from.references.iter();
            let (claim, holder) = (reference.claim, reference.holder);
            if let Some(start) = starts.find(|it| it.claim == claim && it.holder == holder) {
                let corner = start.rect.min.lerp(reference.rect.min, part);
                reference.rect = super::Rect::at(corner, reference.rect.size());
            }
        }
        for (id, badge) in &mut between.folds {
            if let Some(start) = from.folds.get(id) {
                badge.rect = start.rect.lerp(badge.rect, part);
            }
        }
        let mut starts: std::collections::BTreeMap<_, _> = std::collections::BTreeMap::new();
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
                conflict.label = super::Rect::around(center, conflict.label.size());
            }
        }
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
