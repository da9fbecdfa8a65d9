//! The graph of a whole map, with each record looked at once.
//!
//! Records stand anywhere in memory, and what is read at once is some ten thousand of
//! them: waiting for one after the other would cost more than all that is done with them.
//! So they are read stretch by stretch of their table. Each stage goes through the whole
//! stretch with hardly anything to decide, and the processor waits for many of them at a
//! time: first the records are touched, then what they point to, and then they are read.

use std::hint::black_box;
use std::sync::Arc;

use super::edges::{Link, Named};
use super::nodes::{Nodes, Record};
use super::{Graph, Node, Role, role_of};
use crate::model::{Backing, Claim, Combination, Id, Map, Reason, Stance, Table};
use crate::reasoning::numbers::{MISSING, Numbers};
use crate::reasoning::settings::Settings;
use crate::reasoning::together::both;
use crate::reasoning::worth::{Given, Own, Reader};

/// Records that stand in a row, with their ids: few enough for the nearest cache, with
/// what they point to.
type Records<T> = [(Id, Arc<T>)];

impl Graph {
    /// The graph of a map, seen by these settings.
    pub fn new(map: &Map, settings: &Settings) -> Self {
        let (backings, claims, reasons) = (map.backings(), map.claims(), map.reasons());
        // In this order all ids stand sorted, since their first letter tells the kind.
        let mut ids: Vec<Id> = Vec::with_capacity(backings.len() + claims.len() + reasons.len());
        take_ids(&mut ids, backings);
        take_ids(&mut ids, claims);
        let first_reason = ids.len();
        take_ids(&mut ids, reasons);
        // Each table is sorted in itself.
        let is_sorted = ([backings.len(), first_reason].into_iter())
            .all(|seam| seam == 0 || seam == ids.len() || ids[seam - 1] < ids[seam]);
        let sorted = if is_sorted { ids.len() } else { 0 };
        let numbers = Numbers::of(&ids, sorted);
        // A reason costs about as much as three of the others: so many are left to the
        // thread that reads those.
        let wanted = (3 * reasons.len()).saturating_sub(first_reason) / 6;
        let mut lent = Vec::new();
        let mut kept = reasons.chunks();
        let mut part_end = first_reason;
        while part_end < first_reason + wanted
            && let Some(records) = kept.next()
        {
            part_end += records.len();
            lent.push(records);
        }
        let names = Names {
            ids: &ids,
            numbers: &numbers,
        };
        let plain = Reader::of_unrated_quotes(map, settings);
        // Made here: what a thread of its own asks for, the allocator has to get anew.
        let mut part = Part::with_room(0, ids.len(), reasons.len());
        let mut behind = Part::with_room(part_end, ids.len(), reasons.len());
        both(
            ids.len(),
            || {
                let reader = Reader::of_all(map, settings);
                (backings.chunks()).for_each(|some| part.read_backings(some, &reader, &names));
                (claims.chunks()).for_each(|some| part.read_claims(some, &plain));
                for some in lent {
                    part.read_reasons(some, &plain, &names);
                }
            },
            || kept.for_each(|some| behind.read_reasons(some, &plain, &names)),
        );
        part.append(behind);
        let mut graph = Self {
            sorted: sorted as Node,
            ids: Arc::new(ids),
            numbers: Arc::new(numbers),
            given: part.given,
            ..Self::default()
        };
        graph.complete(&mut part.records, &mut part.named, part.missing);
        graph.nodes = Nodes::of(part.records, part.named);
        graph.read_contests(map, settings);
        let seen_by_the_map = Settings {
            evidence_only: settings.evidence_only,
            ..Settings::default()
        };
        graph.look_from(map, &seen_by_the_map, settings);
        graph
    }

    /// Makes nodes of names of what is not in the map.
    fn complete(
        &mut self,
        records: &mut Vec<Record>,
        named: &mut Named,
        missing: Vec<(Missing, Id)>,
    ) {
        for (what, id) in missing {
            let missing = self.number(id);
            match what {
                Missing::Premise(place) => named.premises[place] = missing,
                Missing::Target(node, role) => {
                    named.targets[node as usize] = Link::new(missing, role);
                }
            }
        }
        records.resize(self.len(), Record::default());
        named.targets.resize(self.len(), Link::NOWHERE);
        named.counts.resize(self.len(), 0);
    }
}

fn take_ids<T>(ids: &mut Vec<Id>, table: &Table<T>) {
    for records in table.chunks() {
        ids.extend(records.iter().map(|(id, _)| *id));
    }
}

/// The ids that have nodes.
struct Names<'a> {
    ids: &'a [Id],
    numbers: &'a Numbers,
}

impl Names<'_> {
    fn find_all(&self, wanted: &[Id], found: &mut Vec<Node>) {
        self.numbers.get_all(self.ids, wanted, found);
    }
}

/// What is named and has no node.
enum Missing {
    /// With its place among the premises.
    Premise(usize),
    /// Of a node that bears on it.
    Target(Node, Role),
}

/// What nodes that follow each other have by themselves, and what they name.
struct Part {
    /// The first node.
    first: usize,
    records: Vec<Record>,
    given: Vec<Given>,
    named: Named,
    missing: Vec<(Missing, Id)>,
    /// Of the records that are being read.
    owns: Vec<Own>,
    /// Names to look up, and the numbers of their nodes.
    names: Vec<Id>,
    found: Vec<Node>,
}

impl Part {
    /// Room for the nodes from `first` up to `end`, with so many reasons at most.
    fn with_room(first: usize, end: usize, reasons: usize) -> Self {
        Self {
            first,
            records: Vec::with_capacity(end - first),
            given: Vec::with_capacity(end - first),
            named: Named {
                targets: Vec::with_capacity(end - first),
                counts: Vec::with_capacity(end - first),
                premises: Vec::with_capacity(2 * reasons),
            },
            missing: Vec::new(),
            owns: Vec::new(),
            names: Vec::new(),
            found: Vec::new(),
        }
    }

    /// Takes in the nodes that follow.
    fn append(&mut self, mut behind: Self) {
        let before = self.named.premises.len();
        let moved = |(what, id)| match what {
            Missing::Premise(place) => (Missing::Premise(before + place), id),
            what @ Missing::Target(..) => (what, id),
        };
        self.missing.extend(behind.missing.into_iter().map(moved));
        self.records.append(&mut behind.records);
        self.given.append(&mut behind.given);
        self.named.targets.append(&mut behind.named.targets);
        self.named.counts.append(&mut behind.named.counts);
        self.named.premises.append(&mut behind.named.premises);
    }

    /// What the next nodes have by themselves.
    fn take<T>(&mut self, records: &Records<T>, own: impl Fn(Id, &T) -> Own) {
        self.owns.clear();
        (self.owns).extend(records.iter().map(|(id, record)| own(*id, record)));
        self.records.extend(self.owns.iter().map(Record::of));
        self.given.extend(self.owns.iter().map(|own| own.given));
    }

    /// Where the next nodes lead: by the names that were looked up. A word that this
    /// version does not know is left out of account.
    fn lead<'a>(&mut self, stances: impl ExactSizeIterator<Item = &'a Stance>) {
        let Self { named, missing, .. } = self;
        let first = self.first + named.targets.len();
        let links = (stances.zip(&self.found).zip(&self.names)).enumerate();
        (named.targets).extend(links.map(|(place, ((stance, number), name))| {
            match (role_of(stance), *number) {
                (None, _) => Link::NOWHERE,
                (Some(role), MISSING) => {
                    missing.push((Missing::Target((first + place) as Node, role), *name));
                    Link::NOWHERE
                }
                (Some(role), number) => Link::new(number, role),
            }
        }));
    }

    fn read_claims(&mut self, claims: &Records<Claim>, reader: &Reader) {
        touch(claims, |claim| {
            usize::from(claim.assumption) + usize::from(claim.rating.is_some())
        });
        self.take(claims, |id, claim| reader.claim(id, claim));
        let nodes = self.records.len();
        self.named.targets.resize(nodes, Link::NOWHERE);
        self.named.counts.resize(nodes, 0);
    }

    fn read_backings(&mut self, backings: &Records<Backing>, reader: &Reader, names: &Names) {
        touch(backings, |backing| {
            usize::from(backing.rating.is_some()) + usize::from(backing.stance == Stance::For)
        });
        self.take(backings, |id, backing| reader.backing(id, backing));
        self.names.clear();
        (self.names).extend(backings.iter().map(|(_, backing)| backing.claim));
        names.find_all(&self.names, &mut self.found);
        self.lead(backings.iter().map(|(_, backing)| &backing.stance));
        self.named.counts.resize(self.records.len(), 0);
    }

    fn read_reasons(&mut self, reasons: &Records<Reason>, reader: &Reader, names: &Names) {
        touch(reasons, |reason| {
            let is_linked = reason.combination == Combination::Linked;
            reason.premises.len()
                + usize::from(reason.rating.is_some())
                + usize::from(is_linked)
                + usize::from(reason.stance == Stance::For)
        });
        touch(reasons, |reason| {
            let first = reason.premises.first();
            first.map_or(0, |first| first.words()[0] as usize)
        });
        self.take(reasons, |id, reason| reader.reason(id, reason));
        self.names.clear();
        (self.names).extend(reasons.iter().map(|(_, reason)| reason.target));
        for (_, reason) in reasons {
            self.names.extend_from_slice(&reason.premises);
        }
        names.find_all(&self.names, &mut self.found);
        self.lead(reasons.iter().map(|(_, reason)| &reason.stance));
        let counts = reasons
            .iter()
            .map(|(_, reason)| reason.premises.len() as u32);
        self.named.counts.extend(counts);
        let premises = self.found.split_at(reasons.len()).1;
        if premises.contains(&MISSING) {
            let places = self.named.premises.len()..;
            let unknown = (places.zip(premises).zip(&self.names[reasons.len()..]))
                .filter(|((_, number), _)| **number == MISSING)
                .map(|((place, _), name)| (Missing::Premise(place), *name));
            self.missing.extend(unknown);
        }
        self.named.premises.extend_from_slice(premises);
    }
}

/// Looks at a part of every record, so that all of them are at hand.
fn touch<T>(records: &Records<T>, part: impl Fn(&T) -> usize) {
    black_box(
        records
            .iter()
            .fold(0, |sum, (_, record)| sum ^ part(record)),
    );
}
