//! The graph of a whole map, with each record looked at once.
//!
//! Records stand anywhere in memory, and what is read at once is some ten thousand of
//! them: waiting for one after the other would cost more than all that is done with them.
//! So they are read in blocks. Each stage goes through the whole block with hardly
//! anything to decide, and the processor waits for many of them at a time: first the
//! records are touched, then what they point to, and then they are read.

use std::hint::black_box;
use std::sync::Arc;

use super::{Draft, Edges, Graph, Node, Role, role_of};
use crate::model::{Backing, Claim, Combination, Id, Map, Reason, Stance, Table};
use crate::reasoning::numbers::Numbers;
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
        let numbers = Numbers::of(&ids);
        let mut worth = vec![Worth::default(); ids.len()];
        let mut base = vec![0.0; ids.len()];
        let mut given = vec![Given::default(); ids.len()];
        // A reason costs about as much as three of the others: so many are left to the
        // thread that reads those.
        let lent = (3 * reasons.len()).saturating_sub(first_reason) / 6;
        let lent_end = first_reason + lent;
        let (mut owns, mut owns_behind) = Owns {
            first: 0,
            worth: &mut worth,
            base: &mut base,
            given: &mut given,
        }
        .split(lent_end);
        let names = Names {
            ids: &ids,
            numbers: &numbers,
        };
        let plain = Reader::of_unrated_quotes(map, settings);
        let ([backed, reasoned], reasoned_behind) = both(
            ids.len(),
            || {
                let reader = Reader::of_all(map, settings);
                let backed = read_backings(backings, &reader, &names, &mut owns);
                read_claims(claims, &plain, backings.len(), &mut owns);
                let lent = reasons.iter().take(lent);
                [
                    backed,
                    read_reasons(lent, &plain, first_reason, &names, &mut owns),
                ]
            },
            || {
                let kept = reasons.iter().skip(lent);
                read_reasons(kept, &plain, lent_end, &names, &mut owns_behind)
            },
        );
        let mut graph = Self {
            sorted: if is_sorted { ids.len() as Node } else { 0 },
            ids: Arc::new(ids),
            numbers: Arc::new(numbers),
            worth,
            base,
            given,
            ..Self::default()
        };
        let drafts = [backed, reasoned, reasoned_behind].map(|named| named.complete(&mut graph));
        graph.edges = Edges::of(graph.len(), &drafts.each_ref().map(Vec::as_slice));
        graph.read_contests(map, settings);
        let seen_by_the_map = Settings {
            evidence_only: settings.evidence_only,
            ..Settings::default()
        };
        graph.look_from(map, &seen_by_the_map, settings);
        graph
    }
}

/// The ids that have nodes.
struct Names<'a> {
    ids: &'a [Id],
    numbers: &'a Numbers,
}

/// What a stretch of nodes has by itself.
struct Owns<'a> {
    first: usize,
    worth: &'a mut [Worth],
    base: &'a mut [f64],
    given: &'a mut [Given],
}

impl Owns<'_> {
    fn split(self, at: usize) -> (Self, Self) {
        let first = self.first;
        let (worth, worth_behind) = self.worth.split_at_mut(at);
        let (base, base_behind) = self.base.split_at_mut(at);
        let (given, given_behind) = self.given.split_at_mut(at);
        (
            Self {
                first,
                worth,
                base,
                given,
            },
            Self {
                first: first + at,
                worth: worth_behind,
                base: base_behind,
                given: given_behind,
            },
        )
    }

    fn set(&mut self, node: usize, own: Own) {
        let place = node - self.first;
        self.worth[place] = own.worth;
        self.base[place] = own.base;
        self.given[place] = own.given;
    }
}

/// Edges between ids, and the nodes of those that have some.
#[derive(Default)]
struct Named {
    drafts: Vec<Draft>,
    /// Names of what is not in the map, and where they stand among the drafts.
    missing: Vec<(usize, Id)>,
}

impl Named {
    /// Makes nodes of the names of what is not there.
    fn complete(mut self, graph: &mut Graph) -> Vec<Draft> {
        for (place, id) in self.missing {
            let node = graph.number(id);
            let (from, to, role) = &mut self.drafts[place];
            match role {
                Role::Premise => *from = node,
                Role::Support | Role::Attack => *to = node,
            }
        }
        self.drafts
    }

    /// An edge to what a node bears on, or from its premise, which has this name.
    fn add(&mut self, node: Node, role: Role, (id, found): (Id, Option<Node>)) {
        if found.is_none() {
            self.missing.push((self.drafts.len(), id));
        }
        let found = found.unwrap_or_default();
        self.drafts.push(match role {
            Role::Premise => (found, node, role),
            Role::Support | Role::Attack => (node, found, role),
        });
    }
}

/// Goes through records block by block; `read` is given a block and the place of its first
/// record.
fn for_each_block<'a, T: 'a>(
    mut records: impl Iterator<Item = (Id, &'a Arc<T>)>,
    mut read: impl FnMut(usize, &[(Id, &'a T)]),
) {
    let mut block: Vec<(Id, &T)> = Vec::with_capacity(BLOCK);
    let mut place = 0;
    loop {
        block.clear();
        block.extend(
            records
                .by_ref()
                .take(BLOCK)
                .map(|(id, record)| (id, &**record)),
        );
        if block.is_empty() {
            return;
        }
        read(place, &block);
        place += block.len();
    }
}

/// Looks at a part of every record of the block, so that all of them are at hand.
fn touch<T>(block: &[(Id, &T)], part: impl Fn(&T) -> usize) {
    black_box(block.iter().fold(0, |sum, (_, record)| sum ^ part(record)));
}

fn read_claims(claims: &Table<Claim>, reader: &Reader, first: usize, owns: &mut Owns) {
    for_each_block(claims.iter(), |place, block| {
        touch(block, |claim| {
            usize::from(claim.assumption) + usize::from(claim.rating.is_some())
        });
        for (number, (id, claim)) in block.iter().enumerate() {
            owns.set(first + place + number, reader.claim(*id, claim));
        }
    });
}

fn read_backings(
    backings: &Table<Backing>,
    reader: &Reader,
    names: &Names,
    owns: &mut Owns,
) -> Named {
    let mut named = Named {
        drafts: Vec::with_capacity(backings.len()),
        ..Named::default()
    };
    let (mut ids, mut found) = (Vec::new(), Vec::new());
    for_each_block(backings.iter(), |place, block| {
        touch(block, |backing| {
            usize::from(backing.rating.is_some()) + usize::from(backing.stance == Stance::For)
        });
        ids.clear();
        ids.extend(block.iter().map(|(_, backing)| backing.claim));
        names.numbers.get_all(names.ids, &ids, &mut found);
        for (number, (id, backing)) in block.iter().enumerate() {
            let place = place + number;
            owns.set(place, reader.backing(*id, backing));
            if let Some(role) = role_of(&backing.stance) {
                named.add(place as Node, role, (ids[number], found[number]));
            }
        }
    });
    named
}

/// Reads the reasons whose nodes begin with `first`.
fn read_reasons<'a>(
    reasons: impl ExactSizeIterator<Item = (Id, &'a Arc<Reason>)>,
    reader: &Reader,
    first: usize,
    names: &Names,
    owns: &mut Owns,
) -> Named {
    let mut named = Named {
        drafts: Vec::with_capacity(3 * reasons.len()),
        ..Named::default()
    };
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
            ids.push(reason.target);
        }
        names.numbers.get_all(names.ids, &ids, &mut found);
        let mut ends = ids.iter().copied().zip(found.iter().copied());
        for (number, (id, reason)) in block.iter().enumerate() {
            let place = first + place + number;
            let node = place as Node;
            owns.set(place, reader.reason(*id, reason));
            for premise in ends.by_ref().take(reason.premises.len()) {
                named.add(node, Role::Premise, premise);
            }
            // A word that this version does not know is left out of account.
            if let (Some(target), Some(role)) = (ends.next(), role_of(&reason.stance)) {
                named.add(node, role, target);
            }
        }
    });
    named
}
