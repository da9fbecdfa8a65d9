//! What lies across theses, as entries of a table: plain data, without words.

use std::collections::BTreeSet;

use crate::model::Id;
use crate::reasoning::{Comparison, Shared};

use super::group::Group;

/// One row of the table.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Entry {
    /// There is nothing of this.
    Nothing,
    /// Something that several sides have, by the place in its list.
    Shared(usize),
    /// Two claims that exclude each other, by the place in the list of conflicts.
    Conflict(usize),
    /// Theses that exclude each other in one way, by their places in that list.
    Theses(Vec<usize>),
    /// Everything for a side is from one source.
    OneSource {
        side: usize,
        source: Id,
    },
    /// The sources of a side.
    Sources {
        side: usize,
    },
    /// Several records of a side, to unfold.
    Several {
        side: usize,
        ids: Vec<Id>,
    },
    One {
        side: usize,
        id: Id,
    },
}

/// An entry in its group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    pub group: Group,
    pub entry: Entry,
    /// One of several that were unfolded.
    pub is_inner: bool,
    /// The first of its group, which bears its name.
    pub is_first: bool,
}

/// The rows of the table. `unfolded` says of which side's lists one sees all.
#[must_use]
pub fn entries(
    found: &Comparison,
    theses: &[Id],
    is_verified: &dyn Fn(usize, Id) -> bool,
    unfolded: &BTreeSet<(Group, usize)>,
) -> Vec<Placed> {
    let mut placed: Vec<Placed> = Vec::new();
    for group in Group::ALL {
        let start = placed.len();
        let mut add = |entry, is_inner| {
            placed.push(Placed {
                group,
                entry,
                is_inner,
                is_first: false,
            });
        };
        match group {
            Group::SharedPremises | Group::ClaimedByBoth | Group::Unexplained => {
                for place in 0..shared_of(found, group).len() {
                    add(Entry::Shared(place), false);
                }
            }
            Group::HeadOn => {
                for entry in conflicts(found, theses) {
                    add(entry, false);
                }
            }
            Group::Sources => {
                for (side, sources) in found.sources.iter().enumerate() {
                    match found.only_source(side) {
                        Some(source) => add(Entry::OneSource { side, source }, false),
                        None if !sources.is_empty() => add(Entry::Sources { side }, false),
                        None => {}
                    }
                }
            }
            Group::Alone | Group::Unanswered | Group::Unbacked | Group::Unverified => {
                for (side, ids) in lists(found, group).into_iter().enumerate() {
                    let mut ids = ids.to_vec();
                    if group == Group::Unverified {
                        ids.retain(|id| !is_verified(side, *id));
                    }
                    match ids.as_slice() {
                        [] => {}
                        [id] => add(Entry::One { side, id: *id }, false),
                        _ => {
                            let is_open = unfolded.contains(&(group, side));
                            let inner = if is_open { ids.clone() } else { Vec::new() };
                            add(Entry::Several { side, ids }, false);
                            for id in inner {
                                add(Entry::One { side, id }, true);
                            }
                        }
                    }
                }
            }
        }
        if placed.len() == start {
            placed.push(Placed {
                group,
                entry: Entry::Nothing,
                is_inner: false,
                is_first: true,
            });
        } else if let Some(first) = placed.get_mut(start) {
            first.is_first = true;
        }
    }
    placed
}

/// Theses that exclude each other in one way are told together: rivals mostly do, each
/// pair of them.
fn conflicts(found: &Comparison, theses: &[Id]) -> Vec<Entry> {
    let (between, others): (Vec<usize>, Vec<usize>) =
        (0..found.conflicts.len()).partition(|place| {
            found.conflicts.get(*place).is_some_and(|it| {
                (it.sides.iter().zip(&it.claims)).all(|(side, id)| theses.get(*side) == Some(id))
            })
        });
    let kind = |place: &usize| found.conflicts.get(*place).map(|it| &it.kind);
    let mut entries: Vec<Entry> = Vec::new();
    for place in between {
        let same = entries.iter_mut().find_map(|entry| match entry {
            Entry::Theses(places) if places.first().map(kind) == Some(kind(&place)) => Some(places),
            _ => None,
        });
        match same {
            Some(places) => places.push(place),
            None => entries.push(Entry::Theses(vec![place])),
        }
    }
    entries.extend(others.into_iter().map(Entry::Conflict));
    entries
}

/// How much there is in each group that has something, with where it begins. What
/// several sides of one map have counts once; `map_of` says of which map a side is.
#[must_use]
pub fn tally<M: Ord>(placed: &[Placed], map_of: impl Fn(usize) -> M) -> Vec<(Group, usize, usize)> {
    let mut tally: Vec<(Group, usize, usize)> = Vec::new();
    let mut counted: BTreeSet<(Group, M, Id)> = BTreeSet::new();
    for (at, row) in placed.iter().enumerate() {
        let count = match &row.entry {
            Entry::Nothing => continue,
            Entry::Several { side, ids } => {
                let mut is_new = |id: &&Id| counted.insert((row.group, map_of(*side), **id));
                ids.iter().filter(|id| is_new(id)).count()
            }
            Entry::One { side, id } => usize::from(counted.insert((row.group, map_of(*side), *id))),
            Entry::Theses(places) => places.len(),
            Entry::Shared(_) | Entry::Conflict(_) => 1,
            Entry::OneSource { .. } | Entry::Sources { .. } => 1,
        };
        match tally.last_mut() {
            Some((group, sum, _)) if *group == row.group => *sum += count,
            _ => tally.push((row.group, count, at)),
        }
    }
    tally
}

/// What several sides have, of a group that lists such things.
#[must_use]
pub fn shared_of(found: &Comparison, group: Group) -> &[Shared] {
    match group {
        Group::SharedPremises => &found.shared_premises,
        Group::ClaimedByBoth => &found.claimed_by_both,
        Group::Unexplained => &found.unexplained,
        _ => &[],
    }
}

/// By side, of a group that lists such things.
fn lists(found: &Comparison, group: Group) -> Vec<&[Id]> {
    let gaps = |list: fn(&crate::reasoning::Gaps) -> &Vec<Id>| -> Vec<&[Id]> {
        (found.gaps.iter())
            .map(|gaps| list(gaps).as_slice())
            .collect()
    };
    match group {
        Group::Alone => found.explained_alone.iter().map(Vec::as_slice).collect(),
        Group::Unanswered => gaps(|gaps| &gaps.unanswered),
        Group::Unbacked => gaps(|gaps| &gaps.unbacked),
        Group::Unverified => gaps(|gaps| &gaps.unverified),
        _ => Vec::new(),
    }
}

/// Where an entry stands in the columns: the side, and the record there.
#[must_use]
pub fn spots(found: &Comparison, placed: &Placed) -> Vec<(usize, Id)> {
    match &placed.entry {
        Entry::Nothing => Vec::new(),
        Entry::Shared(place) => (shared_of(found, placed.group).get(*place).into_iter())
            .flat_map(|shared| shared.ids.iter().enumerate())
            .filter_map(|(side, id)| Some((side, (*id)?)))
            .collect(),
        Entry::Conflict(place) => (found.conflicts.get(*place).into_iter())
            .flat_map(|it| it.sides.into_iter().zip(it.claims))
            .collect(),
        Entry::Theses(places) => (places.iter())
            .filter_map(|place| found.conflicts.get(*place))
            .flat_map(|it| it.sides.into_iter().zip(it.claims))
            .collect(),
        Entry::OneSource { side, .. } | Entry::Sources { side } => {
            let sources = found.sources.get(*side).into_iter().flatten();
            sources
                .flat_map(|share| share.quotes.iter().map(|quote| (*side, *quote)))
                .collect()
        }
        Entry::Several { side, ids } => ids.iter().map(|id| (*side, *id)).collect(),
        Entry::One { side, id } => vec![(*side, *id)],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ConflictKind;
    use crate::reasoning::{Conflicting, Gaps, SourceShare};
    use crate::ui::test_kit::id;

    fn found() -> Comparison {
        let quotes = vec![id("u-1"), id("u-2")];
        Comparison {
            shared_premises: vec![Shared {
                ids: vec![Some(id("c-1")), None, Some(id("c-2"))],
                helps: vec![true, false, false],
                hurts: vec![false, false, true],
            }],
            explained_alone: vec![quotes.clone(), Vec::new(), Vec::new()],
            sources: vec![
                vec![SourceShare {
                    source: id("s-1"),
                    quotes: quotes.clone(),
                }],
                Vec::new(),
                Vec::new(),
            ],
            gaps: vec![
                Gaps {
                    unverified: quotes,
                    ..Gaps::default()
                },
                Gaps {
                    unbacked: vec![id("c-2")],
                    ..Gaps::default()
                },
                Gaps::default(),
            ],
            ..Comparison::default()
        }
    }

    fn of(placed: &[Placed], group: Group) -> Vec<&Entry> {
        let of_it = placed.iter().filter(|it| it.group == group);
        of_it.map(|it| &it.entry).collect()
    }

    #[test]
    fn every_group_says_something_even_where_there_is_nothing() {
        let placed = entries(&Comparison::default(), &[], &|_, _| true, &BTreeSet::new());
        assert_eq!(placed.len(), Group::ALL.len());
        assert!(
            placed
                .iter()
                .all(|it| it.entry == Entry::Nothing && it.is_first)
        );
        let placed = entries(&found(), &[], &|_, _| false, &BTreeSet::new());
        for group in Group::ALL {
            let first = placed.iter().filter(|it| it.group == group && it.is_first);
            assert_eq!(first.count(), 1, "{group:?}");
        }
    }

    #[test]
    fn several_of_a_side_are_one_row_until_they_are_unfolded() {
        let found = found();
        let none = BTreeSet::new();
        let placed = entries(&found, &[], &|_, _| false, &none);
        let ids = vec![id("u-1"), id("u-2")];
        let several = Entry::Several { side: 0, ids };
        assert_eq!(of(&placed, Group::Alone), [&several]);
        assert_eq!(of(&placed, Group::Unverified), [&several]);
        let one = Entry::One {
            side: 1,
            id: id("c-2"),
        };
        assert_eq!(of(&placed, Group::Unbacked), [&one]);
        let open = BTreeSet::from([(Group::Alone, 0)]);
        let placed = entries(&found, &[], &|_, _| false, &open);
        assert_eq!(of(&placed, Group::Alone).len(), 3);
        let counts: Vec<_> = tally(&placed, |_| 0)
            .iter()
            .map(|it| (it.0, it.1))
            .collect();
        let wanted = [
            (Group::SharedPremises, 1),
            (Group::Alone, 2),
            (Group::Sources, 1),
            (Group::Unbacked, 1),
            (Group::Unverified, 2),
        ];
        assert_eq!(counts, wanted);
        assert_eq!(of(&placed, Group::Unverified).len(), 1);
    }

    #[test]
    fn quotes_leave_the_list_when_they_are_verified() {
        let is_first = |side, quote| side == 0 && quote == id("u-1");
        let placed = entries(&found(), &[], &is_first, &BTreeSet::new());
        let one = Entry::One {
            side: 0,
            id: id("u-2"),
        };
        assert_eq!(of(&placed, Group::Unverified), [&one]);
    }

    #[test]
    fn one_source_that_carries_a_side_is_said_and_entries_know_where_they_stand() {
        let found = found();
        let placed = entries(&found, &[], &|_, _| true, &BTreeSet::new());
        let source = Entry::OneSource {
            side: 0,
            source: id("s-1"),
        };
        assert_eq!(of(&placed, Group::Sources), [&source]);
        let at = |group| placed.iter().find(|it| it.group == group).unwrap();
        assert_eq!(
            spots(&found, at(Group::SharedPremises)),
            [(0, id("c-1")), (2, id("c-2"))]
        );
        assert_eq!(
            spots(&found, at(Group::Sources)),
            [(0, id("u-1")), (0, id("u-2"))]
        );
    }

    #[test]
    fn theses_that_exclude_each_other_in_one_way_are_told_in_one_row() {
        let conflict = |sides: [usize; 2], claims: [&str; 2], kind| Conflicting {
            sides,
            claims: claims.map(id),
            conflict: id("x-1"),
            kind,
        };
        let found = Comparison {
            conflicts: vec![
                conflict([0, 1], ["c-a", "c-b"], ConflictKind::Contrary),
                conflict([0, 1], ["c-a", "c-p"], ConflictKind::Contrary),
                conflict([0, 2], ["c-a", "c-c"], ConflictKind::Contradictory),
                conflict([1, 2], ["c-b", "c-c"], ConflictKind::Contrary),
            ],
            ..Comparison::default()
        };
        let theses = ["c-a", "c-b", "c-c"].map(id);
        let placed = entries(&found, &theses, &|_, _| true, &BTreeSet::new());
        let wanted = [
            &Entry::Theses(vec![0, 3]),
            &Entry::Theses(vec![2]),
            &Entry::Conflict(1),
        ];
        assert_eq!(of(&placed, Group::HeadOn), wanted);
    }
}
