//! The graph of a whole map, with each record looked at once.
//!
//! Records stand anywhere in memory, and what is read at once is some ten thousand of
//! them: waiting for one after the other would cost more than all that is done with them.
//! So they are read in blocks. Each stage goes through the whole block with hardly
//! anything to decide, and the processor waits for many of them at a time: first the
//! records are touched, then what they point to, and then they are read.

use std::hint::black_box;
use std::sync::Arc;

use super::edges::{Link, Named};
use super::{Edges, Graph, Node, Role, role_of};
use crate::model::{Backing, Claim, Combination, Id, Map, Reason, Stance, Table};
use crate::reasoning::numbers::{MISSING, Numbers};
use crate::reasoning::settings::Settings;
use crate::reasoning::together::both;
use crate::reasoning::worth::{Given, Own, Reader, Worth};

/// So many records at a time: they fit the nearest cache with what they point to.
const BLOCK: usize = 64;

impl Graph {
    /// The graph of a map, seen by these settings.
    pub fn new(map: &Map, settings: &Settings) -> Self {
        let (backings, claims, reasons) = (map.backings(), map.claims(), map.reasons());
        // In this order all ids stand sorted, since their first letter tells the kind.
        let mut ids: Vec<Id> = Vec::with_capacity(backings.len() + claims.len() + reasons.len());
        ids.extend(backings.ids());
        ids.extend(claims.ids());
        let first_reason = ids.len();
        ids.extend(reasons.ids());
        // Each table is sorted in itself.
        let is_sorted = ([backings.len(), first_reason].into_iter())
            .all(|seam| seam == 0 || seam == ids.len() || ids[seam - 1] < ids[seam]);
        let sorted = if is_sorted { ids.len() } else { 0 };
        let numbers = Numbers::of(&ids, sorted);
        let mut worth = vec![Worth::default(); ids.len()];
        let mut base = vec![0.0; ids.len()];
        let mut given = vec![Given::default(); ids.len()];
        let mut named = Named {
            targets: vec![Link::NOWHERE; ids.len()],
            counts: vec![0; ids.len()],
            premises: Vec::with_capacity(2 * reasons.len()),
        };
        // A reason costs about as much as three of the others: so many are left to the
        // thread that reads those.
        let lent = (3 * reasons.len()).saturating_sub(first_reason) / 6;
        let lent_end = first_reason + lent;
        let (mut stretch, mut stretch_behind) = Stretch {
            first: 0,
            worth: &mut worth,
            base: &mut base,
            given: &mut given,
            targets: &mut named.targets,
            counts: &mut named.counts,
        }
        .split(lent_end);
        let names = Names {
            ids: &ids,
            numbers: &numbers,
        };
        let plain = Reader::of_unrated_quotes(map, settings);
        let mut premises_behind = Vec::with_capacity(2 * (reasons.len() - lent));
        let (missing, missing_behind) = both(
            ids.len(),
            || {
                let reader = Reader::of_all(map, settings);
                let mut missing = read_backings(backings, &reader, &names, &mut stretch);
                read_claims(claims, &plain, backings.len(), &mut stretch);
                let (lent, premises) = (reasons.iter().take(lent), &mut named.premises);
                let more = read_reasons(lent, &plain, first_reason, &names, &mut stretch, premises);
                missing.extend(more);
                missing
            },
            || {
                let (kept, premises) = (reasons.iter().skip(lent), &mut premises_behind);
                read_reasons(
                    kept,
                    &plain,
                    lent_end,
                    &names,
                    &mut stretch_behind,
                    premises,
                )
            },
        );
        let mut graph = Self {
            sorted: sorted as Node,
            ids: Arc::new(ids),
            numbers: Arc::new(numbers),
            worth,
            base,
            given,
            ..Self::default()
        };
        let places_before = named.premises.len();
        named.premises.append(&mut premises_behind);
        graph.complete(&mut named, missing, 0);
        graph.complete(&mut named, missing_behind, places_before);
        graph.edges = Edges::of(named);
        graph.read_contests(map, settings);
        let seen_by_the_map = Settings {
            evidence_only: settings.evidence_only,
            ..Settings::default()
        };
        graph.look_from(map, &seen_by_the_map, settings);
        graph
    }

    /// Makes nodes of names of what is not in the map. So many premises stand before those
    /// that the names are of.
    fn complete(&mut self, named: &mut Named, missing: Vec<(Missing, Id)>, before: usize) {
        for (what, id) in missing {
            let missing = self.number(id);
            match what {
                Missing::Premise(place) => named.premises[before + place] = missing,
                Missing::Target(node, role) => {
                    named.targets[node as usize] = Link::new(missing, role);
                }
            }
        }
        named.targets.resize(self.len(), Link::NOWHERE);
        named.counts.resize(self.len(), 0);
    }
}

/// The ids that have nodes.
struct Names<'a> {
    ids: &'a [Id],
    numbers: &'a Numbers,
}

/// What is named and has no node.
enum Missing {
    /// With its place among the premises.
    Premise(usize),
    /// Of a node that bears on it.
    Target(Node, Role),
}

/// What a stretch of nodes has by itself, and what it names.
struct Stretch<'a> {
    first: usize,
    worth: &'a mut [Worth],
    base: &'a mut [f64],
    given: &'a mut [Given],
    targets: &'a mut [Link],
    counts: &'a mut [u32],
}

impl Stretch<'_> {
    fn split(self, at: usize) -> (Self, Self) {
        let first = self.first;
        let (worth, worth_behind) = self.worth.split_at_mut(at);
        let (base, base_behind) = self.base.split_at_mut(at);
        let (given, given_behind) = self.given.split_at_mut(at);
        let (targets, targets_behind) = self.targets.split_at_mut(at);
        let (counts, counts_behind) = self.counts.split_at_mut(at);
        (
            Self {
                first,
                worth,
                base,
                given,
                targets,
                counts,
            },
            Self {
                first: first + at,
                worth: worth_behind,
                base: base_behind,
                given: given_behind,
                targets: targets_behind,
                counts: counts_behind,
            },
        )
    }

    fn set(&mut self, node: usize, own: Own) {
        let place = node - self.first;
        self.worth[place] = own.worth;
        self.base[place] = own.base;
        self.given[place] = own.given;
    }

    /// Sets where a node leads; `number` is that of the name, if there is such a node. A
    /// word that this version does not know is left out of account.
    fn lead(
        &mut self,
        node: usize,
        stance: &Stance,
        (id, number): (Id, u32),
        missing: &mut Vec<(Missing, Id)>,
    ) {
        let Some(role) = role_of(stance) else { return };
        match number {
            MISSING => missing.push((Missing::Target(node as Node, role), id)),
            number => self.targets[node - self.first] = Link::new(number, role),
        }
    }
}

/// Goes through records block by block; `read` is given a block and the place of its first
/// record.
fn for_each_block<'a, T: 'a>(
    records: impl Iterator<Item = (Id, &'a Arc<T>)>,
    mut read: impl FnMut(usize, &[(Id, &'a T)]),
) {
    let mut block: Vec<(Id, &T)> = Vec::with_capacity(BLOCK);
    let mut place = 0;
    records.for_each(|(id, record)| {
        block.push((id, &**record));
        if block.len() == BLOCK {
            read(place, &block);
            place += BLOCK;
            block.clear();
        }
    });
    read(place, &block);
}

/// Looks at a part of every record of the block, so that all of them are at hand.
fn touch<T>(block: &[(Id, &T)], part: impl Fn(&T) -> usize) {
    black_box(block.iter().fold(0, |sum, (_, record)| sum ^ part(record)));
}

fn read_claims(claims: &Table<Claim>, reader: &Reader, first: usize, stretch: &mut Stretch) {
    for_each_block(claims.iter(), |place, block| {
        touch(block, |claim| {
            usize::from(claim.assumption) + usize::from(claim.rating.is_some())
        });
        for (number, (id, claim)) in block.iter().enumerate() {
            stretch.set(first + place + number, reader.claim(*id, claim));
        }
    });
}

fn read_backings(
    backings: &Table<Backing>,
    reader: &Reader,
    names: &Names,
    stretch: &mut Stretch,
) -> Vec<(Missing, Id)> {
    let mut missing = Vec::new();
    let (mut ids, mut found) = (Vec::new(), Vec::new());
    for_each_block(backings.iter(), |place, block| {
        touch(block, |backing| {
            usize::from(backing.rating.is_some()) + usize::from(backing.stance == Stance::For)
        });
        ids.clear();
        ids.extend(block.iter().map(|(_, backing)| backing.claim));
        names.numbers.get_all(names.ids, &ids, &mut found);
        let claims = ids.iter().copied().zip(found.iter().copied());
        for (number, ((id, backing), claim)) in block.iter().zip(claims).enumerate() {
            let node = place + number;
            stretch.set(node, reader.backing(*id, backing));
            stretch.lead(node, &backing.stance, claim, &mut missing);
        }
    });
    missing
}

/// Reads the reasons whose nodes begin with `first`.
fn read_reasons<'a>(
    reasons: impl Iterator<Item = (Id, &'a Arc<Reason>)>,
    reader: &Reader,
    first: usize,
    names: &Names,
    stretch: &mut Stretch,
    premises: &mut Vec<Node>,
) -> Vec<(Missing, Id)> {
    let mut missing = Vec::new();
    let (mut ids, mut found) = (Vec::new(), Vec::new());
    for_each_block(reasons, |place, block| {
        touch(block, |reason| {
            let is_linked = reason.combination == Combination::Linked;
            reason.premises.len()
                + usize::from(reason.rating.is_some())
                + usize::from(is_linked)
                + usize::from(reason.stance == Stance::For)
        });
        touch(block, |reason| {
            let first = reason.premises.first();
            first.map_or(0, |first| first.words()[0] as usize)
        });
        ids.clear();
        for (_, reason) in block {
            ids.extend_from_slice(&reason.premises);
        }
        let count = ids.len();
        ids.extend(block.iter().map(|(_, reason)| reason.target));
        names.numbers.get_all(names.ids, &ids, &mut found);
        let (their_premises, their_targets) = found.split_at(count);
        if their_premises.contains(&MISSING) {
            let places = premises.len()..;
            let unknown = (places.zip(their_premises).zip(&ids))
                .filter(|((_, number), _)| **number == MISSING)
                .map(|((place, _), id)| (Missing::Premise(place), *id));
            missing.extend(unknown);
        }
        premises.extend_from_slice(their_premises);
        for (number, ((id, reason), target)) in block.iter().zip(their_targets).enumerate() {
            let node = first + place + number;
            stretch.set(node, reader.reason(*id, reason));
            stretch.counts[node - stretch.first] = reason.premises.len() as u32;
            let target = (reason.target, *target);
            stretch.lead(node, &reason.stance, target, &mut missing);
        }
    });
    missing
}
