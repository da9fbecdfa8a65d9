//! A branch as a map of its own, for the clipboard, and back into a map.

use std::collections::BTreeSet;

use crate::model::{
    Backing, Claim, Conflict, Entry, Id, Kind, Map, Placement, Question, Quote, Reason, Source,
    Stance, Tag, Transaction,
};

use super::apply::{pin, require};
use super::rename::{Names, Rename, name};
use super::{ClaimRef, Onto, Place, Refusal, grow, judged};

/// Part of a map: claims with all that hangs below them, the quotes behind them,
/// their sources and tags. A reason at its top may name a target that is not in it.
pub type Fragment = Map;

/// What is copied when `ids` are: the records and everything below them.
#[must_use]
pub fn fragment(map: &Map, ids: &[Id]) -> Fragment {
    let taken = with_all_below(map, ids);
    let mut part = Map::default();
    let mut tx = Transaction::new(&mut part);
    copy::<Question>(map, &taken, &mut tx);
    copy::<Claim>(map, &taken, &mut tx);
    copy::<Reason>(map, &taken, &mut tx);
    copy::<Conflict>(map, &taken, &mut tx);
    copy::<Source>(map, &taken, &mut tx);
    copy::<Quote>(map, &taken, &mut tx);
    copy::<Backing>(map, &taken, &mut tx);
    copy::<Tag>(map, &taken, &mut tx);
    copy::<Placement>(map, &taken, &mut tx);
    judged::copy(map, &taken, &mut tx);
    // Where a card stood and how it happened to be spread out mean nothing in another map.
    for id in &taken {
        super::apply::place(&mut tx, *id, |placement| {
            placement.x = None;
            placement.y = None;
            placement.kept = None;
        });
    }
    let _whole = tx.finish();
    part
}

fn copy<T: Entry>(map: &Map, taken: &BTreeSet<Id>, tx: &mut Transaction<'_>) {
    for id in taken {
        if let Some(record) = map.get::<T>(*id) {
            tx.put_shared(*id, record.clone());
        }
    }
}

fn with_all_below(map: &Map, ids: &[Id]) -> BTreeSet<Id> {
    let mut taken = BTreeSet::new();
    let mut queue = ids.to_vec();
    while let Some(id) = queue.pop() {
        let Some(record) = map.record(id) else {
            continue;
        };
        if !taken.insert(id) {
            continue;
        }
        queue.extend(record.tags());
        match id.kind() {
            Kind::Question => queue.extend(map.question(id).map_or(&[][..], |q| &q.theses)),
            Kind::Claim => {
                queue.extend(map.reasons_on(id));
                queue.extend(map.backings_of(id));
                queue.extend(map.conflicts_of(id));
            }
            Kind::Reason => {
                queue.extend(map.reason(id).map_or(&[][..], |r| &r.premises));
                queue.extend(map.reasons_on(id));
            }
            Kind::Backing => queue.extend(map.backing(id).map(|backing| backing.quote)),
            Kind::Quote => queue.extend(map.quote(id).map(|quote| quote.source)),
            Kind::Conflict | Kind::Source | Kind::Tag | Kind::Perspective | Kind::Override => {}
        }
    }
    // A conflict comes along only with both of its sides.
    let whole = |id: &Id| {
        map.conflict(*id)
            .is_none_or(|conflict| conflict.claims.iter().all(|claim| taken.contains(claim)))
    };
    taken.iter().copied().filter(whole).collect()
}

/// Puts a fragment into the map under new names. Sources, quotes and tags that the
/// map holds already are used, not doubled.
pub(super) fn paste(
    tx: &mut Transaction<'_>,
    fragment: &Fragment,
    onto: &Onto,
) -> Result<(), Refusal> {
    let (names, known) = names_for(tx.map(), fragment);
    put_all::<Tag>(tx, fragment, &names, &known);
    put_all::<Source>(tx, fragment, &names, &known);
    put_all::<Quote>(tx, fragment, &names, &known);
    put_all::<Claim>(tx, fragment, &names, &known);
    put_all::<Question>(tx, fragment, &names, &known);
    put_all::<Backing>(tx, fragment, &names, &known);
    put_all::<Conflict>(tx, fragment, &names, &known);
    for (id, reason) in fragment.reasons().iter() {
        if fragment.contains(reason.target) {
            let mut reason = Reason::clone(reason);
            reason.rename(&names);
            tx.put(name(&names, id), reason);
        }
    }
    for (id, placement) in fragment.layout().iter() {
        if names.contains_key(&id) {
            tx.put_shared(name(&names, id), placement.clone());
        }
    }
    attach(tx, fragment, &names, onto)?;
    // Last, since only what has arrived can be judged.
    judged::paste(tx, fragment, &names);
    Ok(())
}

/// New names for everything that is added, and what need not be added.
fn names_for(map: &Map, fragment: &Fragment) -> (Names, BTreeSet<Id>) {
    let mut names = Names::new();
    let mut known = BTreeSet::new();
    let mut know = |names: &mut Names, id: Id, there: Option<Id>| match there {
        Some(there) => {
            names.insert(id, there);
            known.insert(id);
        }
        None => {
            names.insert(id, Id::random(id.kind()));
        }
    };
    for (id, tag) in fragment.tags().iter() {
        let there = (map.tags().iter()).find(|(_, other)| other.name == tag.name);
        know(&mut names, id, there.map(|(there, _)| there));
    }
    for (id, source) in fragment.sources().iter() {
        let same = |other: &Source| {
            other.title == source.title
                && other.authors == source.authors
                && other.date == source.date
        };
        let there = match map.source(id) {
            Some(other) if same(other) => Some(id),
            _ => (map.sources().iter()).find_map(|(there, other)| same(other).then_some(there)),
        };
        know(&mut names, id, there);
    }
    for (id, quote) in fragment.quotes().iter() {
        let source = name(&names, quote.source);
        let there = map.quotes_of(source).into_iter().find(|there| {
            map.quote(*there)
                .is_some_and(|other| other.exact == quote.exact && other.start == quote.start)
        });
        know(&mut names, id, there);
    }
    let others = (fragment.questions().ids())
        .chain(fragment.claims().ids())
        .chain(fragment.reasons().ids())
        .chain(fragment.conflicts().ids())
        .chain(fragment.backings().ids());
    for id in others {
        names.insert(id, Id::random(id.kind()));
    }
    (names, known)
}

fn put_all<T: Entry + Rename>(
    tx: &mut Transaction<'_>,
    fragment: &Fragment,
    names: &Names,
    known: &BTreeSet<Id>,
) {
    for (id, record) in T::table(fragment).iter() {
        if !known.contains(&id) {
            let mut record = T::clone(record);
            record.rename(names);
            tx.put(name(names, id), record);
        }
    }
}

/// Hangs the top of the fragment where it was pasted.
fn attach(
    tx: &mut Transaction<'_>,
    fragment: &Fragment,
    names: &Names,
    onto: &Onto,
) -> Result<(), Refusal> {
    let top_reasons: Vec<(Id, &Reason)> = (fragment.reasons().iter())
        .filter(|(_, reason)| !fragment.contains(reason.target))
        .map(|(id, reason)| (name(names, id), reason.as_ref()))
        .collect();
    let held_by_top: BTreeSet<Id> = (top_reasons.iter())
        .flat_map(|(_, reason)| reason.premises.iter().copied())
        .collect();
    let top_claims: Vec<Id> = fragment
        .free_claims()
        .filter(|claim| !held_by_top.contains(claim))
        .map(|claim| name(names, claim))
        .collect();
    let premises_of_top = held_by_top.iter().map(|claim| name(names, *claim));

    match onto {
        Onto::Canvas(point) => {
            let first = top_claims.iter().copied().chain(premises_of_top).next();
            if let (Some(point), Some(first)) = (point, first) {
                pin(tx, first, Some(*point));
            }
        }
        Onto::Target { target, stance } => {
            require(tx.map().contains(*target))?;
            for claim in top_claims {
                add_reason(tx, *target, stance, claim)?;
            }
            for (id, reason) in top_reasons {
                let mut reason = reason.clone();
                reason.rename(names);
                let first = reason.premises.first().copied().unwrap_or_default();
                grow::add_reason(
                    tx,
                    id,
                    *target,
                    &reason.stance,
                    &ClaimRef::Existing(first),
                    Place::Last,
                )?;
                tx.update::<Reason>(id, |new| {
                    reason.target = new.target;
                    reason.order.clone_from(&new.order);
                    *new = reason;
                });
            }
        }
        Onto::Reason(reason) => {
            for claim in top_claims.into_iter().chain(premises_of_top) {
                grow::add_premise(tx, *reason, &ClaimRef::Existing(claim), Place::Last)?;
            }
        }
        Onto::Question(question) => {
            for claim in top_claims.into_iter().chain(premises_of_top) {
                grow::add_thesis(tx, *question, &ClaimRef::Existing(claim), Place::Last)?;
            }
        }
    }
    Ok(())
}

fn add_reason(
    tx: &mut Transaction<'_>,
    target: Id,
    stance: &Stance,
    claim: Id,
) -> Result<(), Refusal> {
    let id = Id::random(Kind::Reason);
    grow::add_reason(
        tx,
        id,
        target,
        stance,
        &ClaimRef::Existing(claim),
        Place::Last,
    )
}
