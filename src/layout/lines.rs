//! The lines across the tree, all of them: led before a layout is shown, or after.

use std::borrow::Cow;
use std::collections::HashMap;

use super::routing::Effort;
use super::{ConflictLine, Layout, Link, Point, Rect, conflicts, cross_links, links};
use crate::model::Id;

impl Layout {
    /// Leads cross-links and conflicts around what stands in their way: a stage of its
    /// own after [`layout`](super::layout()), since it takes longer than all the rest.
    /// Ways of this layout, or of `before` where there is one, stay where they are still
    /// free. Says whether every cross-link is led.
    pub fn lead_lines(&mut self, before: Option<&Self>, effort: Effort<'_>) -> bool {
        let links = cross_links::cross_links(self, before.unwrap_or(self), effort);
        self.links.truncate(links::count_in_forest(&self.links));
        self.links.extend(links);
        conflicts::lead_conflicts(self, before, effort);
        self.index.add_lines(&self.links, &self.conflicts);
        self.links.iter().all(Link::is_led)
    }

    /// Leads the lines across of a layout that has few. Of one that has many, those stay
    /// as they were whose ends do, whatever stands in their way now; then
    /// [`lead_lines`](Self::lead_lines) has still to be done, off the main thread. Says
    /// whether it has not.
    pub fn lead_lines_at_once(&mut self, before: Option<&Self>) -> bool {
        let few = self.references.len() + self.conflicts.len() <= Effort::AT_ONCE.lines;
        match before {
            _ if few => {
                self.lead_lines(before, Effort::AT_ONCE);
            }
            Some(before) => self.hold_lines(before),
            None => {}
        }
        few
    }

    /// The corners of a line as whoever asks for it wants to see it. A cross-link whose
    /// turn to be led has not come goes straight to its claim, through what stands
    /// between: where it leads is known before how.
    #[must_use]
    pub fn way_of<'a>(&self, link: &'a Link) -> Cow<'a, [Point]> {
        if !link.is_led()
            && let Some(reference) = self.reference(link.to, link.from)
            && let Some(home) = self.cards.get(&link.to)
        {
            return cross_links::straight(reference.rect, *home).to_vec().into();
        }
        Cow::Borrowed(&link.points)
    }

    /// Takes the lines of an earlier layout whose ends stand where they stood.
    fn hold_lines(&mut self, before: &Self) {
        let old = (before.links).iter_from(links::count_in_forest(&before.links));
        let old: Vec<&Link> = old.collect();
        let first = links::count_in_forest(&self.links);
        let ends = stub_ends(self);
        let mut across: Vec<Link> = self.links.iter_from(first).cloned().collect();
        // Both stand in reading order: few are not where they stood among the others.
        let same = |(old, new): &(&&Link, &Link)| (old.from, old.to) == (new.from, new.to);
        let front = old.iter().zip(&across).take_while(same).count();
        let most = old.len().min(across.len()) - front;
        let back = (old.iter().rev().zip(across.iter().rev())).take_while(same);
        let back = back.take(most).count();
        let between = old.get(front..old.len() - back).unwrap_or_default();
        let between: HashMap<(Id, Id), &Link> = between
            .iter()
            .map(|link| ((link.from, link.to), *link))
            .collect();
        let behind = across.len() - back;
        let ahead = old.len() - back;
        for (place, (link, [reference, card])) in across.iter_mut().zip(ends).enumerate() {
            let old = match place {
                _ if place < front => old.get(place).copied(),
                _ if place >= behind => old.get(place - behind + ahead).copied(),
                _ => between.get(&(link.from, link.to)).copied(),
            };
            if let Some(old) = old
                && old.is_led()
                && let (Some(first), Some(last)) = (old.points.first(), old.points.last())
                && is_at_side(*first, reference)
                && is_at_side(*last, card)
            {
                link.points.clone_from(&old.points);
                link.shared = old.shared;
            }
        }
        self.links.truncate(first);
        self.links.extend(across);
        let cards = &self.cards;
        for (id, line) in self.conflicts.iter_mut() {
            if let Some(old) = before.conflicts.get(id)
                && is_to_be_led(line)
                && old.label.size() == line.label.size()
                && (old.claims.iter()).all(|claim| before.cards.get(claim) == cards.get(claim))
            {
                line.clone_from(old);
            }
        }
        self.index.add_lines(&self.links, &self.conflicts);
    }
}

/// The ends of all cross-links, in order.
fn stub_ends(layout: &Layout) -> Vec<[Rect; 2]> {
    let homes = &layout.outline.slots.reference_homes;
    let cards = layout.cards.rows();
    let ends = layout.references.iter().zip(homes);
    ends.filter_map(|(reference, home)| Some([reference.rect, *cards.get(*home as usize)?]))
        .collect()
}

/// Whether a line can begin or end there: on the left or right edge, which lines meet at
/// whole points.
fn is_at_side(at: Point, rect: Rect) -> bool {
    let meets = |x: f32| (at.x - x).abs() <= 0.5;
    (meets(rect.min.x) || meets(rect.max.x)) && rect.min.y <= at.y && at.y <= rect.max.y
}

/// Whether a line leaves its claim sideways, for want of room over it or between the two.
fn is_to_be_led(line: &ConflictLine) -> bool {
    matches!(line.points[..], [first, second, _, ..] if first.y == second.y)
}
