//! The problems of a map, kept in step with it.
//!
//! Each record has a few problems that are looked for at it: from itself, from what it
//! names and from what names it, never further. So a change asks again only at the
//! records that it touches and at those beside them. Circles are the exception: a
//! circle can come or go only through what a changed reason leads to, and is looked
//! for from there upward.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::circles::{Circle, circles, circles_from};
use super::hints::{circle_hint, hints_of};
use super::invariants::invariants_at;
use super::{Problem, Severity};
use crate::model::{Change, Id, Map, Stance};

/// Past this share of the list, it is cheaper to sort it anew than to move things about.
const FEW: usize = 16;

type Shared = Vec<Arc<Problem>>;

/// All problems of a map: what [`check`](super::check) gives, without going through the
/// whole map after each change.
#[derive(Clone, Debug, Default)]
pub struct Tracked {
    /// By the record that they were looked for at.
    at: BTreeMap<Id, Shared>,
    /// By the first claim of each.
    circles: BTreeMap<Id, Circle>,
    /// The first claim of the circle that a claim or a reason is in.
    circle_of: BTreeMap<Id, Id>,
    circle_hints: BTreeMap<Id, Arc<Problem>>,
    /// By the record that they are about.
    of: BTreeMap<Id, Shared>,
    /// All of them, most severe first.
    list: Shared,
}

impl Tracked {
    /// Looks at a whole map.
    #[must_use]
    pub fn new(map: &Map) -> Self {
        let mut tracked = Self::default();
        let ids = (map.questions().ids())
            .chain(map.claims().ids())
            .chain(map.reasons().ids())
            .chain(map.conflicts().ids())
            .chain(map.sources().ids())
            .chain(map.quotes().ids())
            .chain(map.backings().ids())
            .chain(map.tags().ids())
            .chain(map.perspectives().ids())
            .chain(map.overrides().ids());
        let lost = map.layout().ids().filter(|id| !map.contains(*id));
        for id in ids.chain(lost) {
            let problems = problems_at(map, id);
            if !problems.is_empty() {
                let problems: Shared = problems.into_iter().map(Arc::new).collect();
                tracked.list.extend(problems.iter().cloned());
                tracked.at.insert(id, problems);
            }
        }
        for circle in circles(map) {
            tracked.put_circle(map, circle);
        }
        tracked.list.extend(tracked.circle_hints.values().cloned());
        tracked.list.sort_by(|one, other| one.compare(other));
        for problem in &tracked.list {
            let of = tracked.of.entry(problem.record).or_default();
            of.push(Arc::clone(problem));
        }
        tracked
    }

    /// All problems, most severe first, then by record.
    #[must_use]
    pub fn list(&self) -> &[Arc<Problem>] {
        &self.list
    }

    /// The problems of one record.
    #[must_use]
    pub fn of(&self, id: Id) -> &[Arc<Problem>] {
        self.of.get(&id).map_or(&[], Vec::as_slice)
    }

    /// How many problems are of a severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        let first = (self.list).partition_point(|problem| problem.severity < severity);
        let behind = (self.list).partition_point(|problem| problem.severity <= severity);
        behind - first
    }

    /// Follows a change that led to `map`.
    pub fn update(&mut self, map: &Map, change: &Change) {
        let mut swap = Swap::default();
        for id in touched(map, change) {
            let now = problems_at(map, id);
            let before = self.at.remove(&id).unwrap_or_default();
            let kept = swap.exchange(before, now);
            if !kept.is_empty() {
                self.at.insert(id, kept);
            }
        }
        self.update_circles(map, change, &mut swap);
        self.take_in(swap);
    }

    fn update_circles(&mut self, map: &Map, change: &Change, swap: &mut Swap) {
        let mut shaken = BTreeSet::new();
        for (id, sides) in change.reasons.sides() {
            for reason in sides.into_iter().flatten() {
                if reason.stance == Stance::For {
                    shaken.extend([id, reason.target]);
                    shaken.extend(reason.premises.iter().copied());
                }
            }
        }
        let appears = |sides: &[Option<_>; 2]| sides.iter().flatten().count() == 1;
        let claims = change.claims.sides();
        shaken.extend(claims.filter(|(_, sides)| appears(sides)).map(|(id, _)| id));

        let mut firsts: BTreeSet<Id> = (shaken.iter())
            .filter_map(|id| self.circle_of.get(id).copied())
            .collect();
        let mut gone = Vec::new();
        for first in &firsts {
            for member in self.circles.remove(first).iter().flat_map(Circle::members) {
                self.circle_of.remove(&member);
                // What is left of a broken circle may be a smaller one.
                shaken.insert(member);
            }
            gone.extend(self.circle_hints.remove(first));
        }
        let found = match shaken.is_empty() {
            true => Vec::new(),
            false => circles_from(map, shaken.into_iter()),
        };
        for circle in found {
            let Some(first) = circle.claims.first().copied() else {
                continue;
            };
            if self.circles.get(&first) == Some(&circle) {
                continue;
            }
            // Smaller circles may have grown together.
            let within: BTreeSet<Id> = (circle.members())
                .filter_map(|member| self.circle_of.get(&member).copied())
                .collect();
            for smaller in within {
                self.circles.remove(&smaller);
                gone.extend(self.circle_hints.remove(&smaller));
            }
            self.put_circle(map, circle);
            firsts.insert(first);
        }
        // Where a claim was reworded, its circle names it otherwise.
        for (id, _) in change.claims.sides() {
            let Some(first) = self.circle_of.get(&id) else {
                continue;
            };
            if firsts.insert(*first)
                && let Some(circle) = self.circles.get(first)
            {
                let hint = Arc::new(circle_hint(map, circle));
                gone.extend(self.circle_hints.insert(*first, hint));
            }
        }
        let now = firsts
            .iter()
            .filter_map(|first| self.circle_hints.get(first));
        swap.added.extend(now.cloned());
        swap.removed.extend(gone);
    }

    fn put_circle(&mut self, map: &Map, circle: Circle) {
        let Some(first) = circle.claims.first().copied() else {
            return;
        };
        let hint = Arc::new(circle_hint(map, &circle));
        self.circle_hints.insert(first, hint);
        for member in circle.members() {
            self.circle_of.insert(member, first);
        }
        self.circles.insert(first, circle);
    }

    fn take_in(&mut self, swap: Swap) {
        let Swap { removed, added } = swap;
        let is_little = (removed.len() + added.len()) * FEW < self.list.len();
        for problem in &removed {
            if let Some(of) = self.of.get_mut(&problem.record) {
                of.retain(|known| !Arc::ptr_eq(known, problem));
                if of.is_empty() {
                    self.of.remove(&problem.record);
                }
            }
            if is_little {
                let first = (self.list).partition_point(|known| known.compare(problem).is_lt());
                let behind = self.list.get(first..).unwrap_or_default();
                let place = behind.iter().position(|known| Arc::ptr_eq(known, problem));
                if let Some(place) = place {
                    self.list.remove(first + place);
                }
            }
        }
        for problem in &added {
            let of = self.of.entry(problem.record).or_default();
            let place = of.partition_point(|known| known.compare(problem).is_le());
            of.insert(place, Arc::clone(problem));
            if is_little {
                let place = (self.list).partition_point(|known| known.compare(problem).is_le());
                self.list.insert(place, Arc::clone(problem));
            }
        }
        if !is_little {
            self.list = (self.at.values().flatten())
                .chain(self.circle_hints.values())
                .cloned()
                .collect();
            self.list.sort_by(|one, other| one.compare(other));
        }
    }
}

/// What leaves the list and what comes in.
#[derive(Default)]
struct Swap {
    removed: Shared,
    added: Shared,
}

impl Swap {
    /// Notes what differs, and gives what now holds; what stays the same is shared.
    fn exchange(&mut self, mut before: Shared, now: Vec<Problem>) -> Shared {
        let mut kept = Vec::with_capacity(now.len());
        for problem in now {
            let known = before.iter().position(|known| **known == problem);
            if let Some(place) = known {
                kept.push(before.remove(place));
            } else {
                let problem = Arc::new(problem);
                self.added.push(Arc::clone(&problem));
                kept.push(problem);
            }
        }
        self.removed.extend(before);
        kept
    }
}

/// Everything that is looked for at one record.
fn problems_at(map: &Map, id: Id) -> Vec<Problem> {
    let mut problems = Vec::new();
    invariants_at(map, id, &mut problems);
    hints_of(map, id, &mut problems);
    problems
}

/// The records at which a change may have altered what is found: each that it touches,
/// what that names or named, and what names it.
fn touched(map: &Map, change: &Change) -> BTreeSet<Id> {
    let mut touched: BTreeSet<Id> = change.ids().collect();
    for (_, sides) in change.questions.sides() {
        let theses = sides.map(|side| side.map_or(&[][..], |question| &question.theses));
        if theses[0] == theses[1] {
            continue;
        }
        for thesis in theses.into_iter().flatten() {
            touched.insert(*thesis);
            // Objections to it are objections to a thesis, or no longer.
            touched.extend(map.reasons_on(*thesis));
        }
    }
    for (id, _) in change.claims.sides() {
        // They say its words, or miss it.
        touched.extend(map.questions_of(id));
        touched.extend(map.reasons_on(id));
        touched.extend(map.reasons_with(id));
        touched.extend(map.conflicts_of(id));
        touched.extend(map.backings_of(id));
        touched.extend(map.overrides_with(id));
    }
    for (id, sides) in change.reasons.sides() {
        touched.extend(map.reasons_on(id));
        for reason in sides.into_iter().flatten() {
            touched.insert(reason.target);
            touched.extend(reason.premises.iter().copied());
            // An objection to a premise answers the reason that the premise is in.
            touched.extend(map.reasons_with(reason.target));
        }
    }
    for (_, sides) in change.conflicts.sides() {
        for conflict in sides.into_iter().flatten() {
            touched.extend(conflict.claims.iter().copied());
        }
    }
    for (id, sides) in change.sources.sides() {
        if sides.iter().flatten().count() == 1 {
            touched.extend(map.quotes_of(id));
        }
    }
    for (id, sides) in change.quotes.sides() {
        touched.extend(map.backings_with(id));
        touched.extend(sides.into_iter().flatten().map(|quote| quote.source));
    }
    for (_, sides) in change.backings.sides() {
        for backing in sides.into_iter().flatten() {
            touched.extend([backing.claim, backing.quote]);
        }
    }
    touch_judged(map, change, &mut touched);
    let tags: BTreeSet<Id> = (change.tags.sides())
        .filter(|(_, sides)| sides.iter().flatten().count() == 1)
        .map(|(id, _)| id)
        .collect();
    if !tags.is_empty() {
        touched.extend(tagged(map, &tags));
    }
    touched
}

/// Adds the perspectives and the cells set by hand that a change may have altered the
/// problems of, and the evidence and the perspectives where these are looked for.
fn touch_judged(map: &Map, change: &Change, touched: &mut BTreeSet<Id>) {
    for (id, _) in change.backings.sides() {
        touched.extend(map.overrides_with(id));
    }
    for (_, sides) in change.overrides.sides() {
        for cell in sides.into_iter().flatten() {
            touched.extend([cell.evidence, cell.thesis]);
        }
    }
    for (id, sides) in change.perspectives.sides() {
        touched.extend(map.overrides_with(id));
        let [before, after] = sides.map(|side| side.map(|who| &who.name));
        if before != after {
            // It may have the name of any other, or be the first of all now.
            touched.extend(map.perspectives().ids());
        }
    }
    for (id, who) in map.perspectives() {
        // It may come, or go.
        let is_rated = |rated| who.ratings.contains(rated) || who.relevance.contains(rated);
        if !touched.contains(id) && change.ids().any(is_rated) {
            touched.insert(*id);
        }
    }
}

/// The records that bear one of the tags. The map keeps no list of them, so all are
/// asked; tags come and go rarely.
fn tagged(map: &Map, tags: &BTreeSet<Id>) -> Vec<Id> {
    let mut found = Vec::new();
    macro_rules! look {
        ($($table:ident)*) => {$(
            for (id, record) in map.$table() {
                if record.tags.iter().any(|tag| tags.contains(tag)) {
                    found.push(*id);
                }
            }
        )*};
    }
    look!(questions claims reasons conflicts sources quotes backings);
    found
}
