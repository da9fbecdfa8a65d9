//! Taking things out, with all that cannot stand without them.

use std::collections::BTreeSet;

use crate::model::{
    Backing, Claim, Conflict, Id, Kind, Map, Override, Perspective, Placement, Question, Quote,
    Reason, Source, Tag, Transaction,
};

use super::Below;

/// Removes the records and what depends on them: reasons on them, backings,
/// conflicts, reasons left without premises, quotes of a source. What hangs below
/// goes or stays as `below` says; quotes stay with their source in either case.
pub(super) fn remove(tx: &mut Transaction<'_>, ids: &[Id], below: Below) {
    let doomed = doomed(tx.map(), ids, below);
    for id in &doomed {
        unhook(tx, *id, &doomed);
    }
    unrate(tx, &doomed);
    for id in &doomed {
        tx.take::<Placement>(*id);
        match id.kind() {
            Kind::Question => tx.take::<Question>(*id),
            Kind::Claim => tx.take::<Claim>(*id),
            Kind::Reason => tx.take::<Reason>(*id),
            Kind::Conflict => tx.take::<Conflict>(*id),
            Kind::Source => tx.take::<Source>(*id),
            Kind::Quote => tx.take::<Quote>(*id),
            Kind::Backing => tx.take::<Backing>(*id),
            Kind::Tag => tx.take::<Tag>(*id),
            Kind::Perspective => tx.take::<Perspective>(*id),
            Kind::Override => tx.take::<Override>(*id),
        }
    }
}

/// Everything that goes when `ids` go.
pub(super) fn doomed(map: &Map, ids: &[Id], below: Below) -> BTreeSet<Id> {
    let mut doomed = BTreeSet::new();
    let mut queue: Vec<Id> = ids.to_vec();
    while let Some(id) = queue.pop() {
        if !map.contains(id) || !doomed.insert(id) {
            continue;
        }
        queue.extend(map.overrides_with(id));
        match id.kind() {
            Kind::Claim => {
                queue.extend(map.reasons_on(id));
                queue.extend(map.backings_of(id));
                queue.extend(map.conflicts_of(id));
                for reason in map.reasons_with(id) {
                    let premises = map.reason(reason).map_or(&[][..], |r| &r.premises);
                    if premises.iter().all(|premise| doomed.contains(premise)) {
                        queue.push(reason);
                    }
                }
            }
            Kind::Reason => {
                queue.extend(map.reasons_on(id));
                if below == Below::Remove {
                    let premises = map.reason(id).map_or(&[][..], |r| &r.premises);
                    queue.extend(premises.iter().filter(|p| hangs_alone(map, **p, &doomed)));
                }
            }
            Kind::Question => {
                if below == Below::Remove {
                    let theses = map.question(id).map_or(&[][..], |q| &q.theses);
                    queue.extend(theses.iter().filter(|t| hangs_alone(map, **t, &doomed)));
                }
            }
            Kind::Source => queue.extend(map.quotes_of(id)),
            Kind::Quote => queue.extend(map.backings_with(id)),
            Kind::Conflict | Kind::Backing | Kind::Tag | Kind::Perspective | Kind::Override => {}
        }
    }
    doomed
}

/// Whether everything that holds the claim is going.
fn hangs_alone(map: &Map, claim: Id, doomed: &BTreeSet<Id>) -> bool {
    let all_gone = |holders: Vec<Id>| holders.iter().all(|holder| doomed.contains(holder));
    all_gone(map.questions_of(claim)) && all_gone(map.reasons_with(claim))
}

/// Takes the id out of the lists of records that stay.
fn unhook(tx: &mut Transaction<'_>, id: Id, doomed: &BTreeSet<Id>) {
    match id.kind() {
        Kind::Claim => {
            for question in tx.map().questions_of(id) {
                if !doomed.contains(&question) {
                    tx.update::<Question>(question, |q| q.theses.retain(|thesis| *thesis != id));
                }
            }
            for reason in tx.map().reasons_with(id) {
                if !doomed.contains(&reason) {
                    tx.update::<Reason>(reason, |r| r.premises.retain(|premise| *premise != id));
                }
            }
        }
        Kind::Tag => untag(tx, id),
        _ => {}
    }
}

/// Takes what goes out of the perspectives that rate it.
fn unrate(tx: &mut Transaction<'_>, doomed: &BTreeSet<Id>) {
    let rates =
        |who: &Perspective, id: &Id| who.ratings.contains(*id) || who.relevance.contains(*id);
    let raters: Vec<Id> = (tx.map().perspectives().iter())
        .filter(|(id, who)| !doomed.contains(id) && doomed.iter().any(|id| rates(who, id)))
        .map(|(id, _)| id)
        .collect();
    for rater in raters {
        tx.update::<Perspective>(rater, |who| {
            for id in doomed {
                who.ratings.set(*id, None);
                who.relevance.set(*id, None);
            }
        });
    }
}

fn untag(tx: &mut Transaction<'_>, tag: Id) {
    macro_rules! untag_tables {
        ($($table:ident: $record:ident),*) => {
            $(
                let tagged: Vec<Id> = tx.map().$table().iter()
                    .filter(|(_, record)| record.tags.contains(&tag))
                    .map(|(id, _)| id)
                    .collect();
                for id in tagged {
                    tx.update::<$record>(id, |record| record.tags.retain(|other| *other != tag));
                }
            )*
        };
    }
    untag_tables!(
        questions: Question, claims: Claim, reasons: Reason, conflicts: Conflict,
        sources: Source, quotes: Quote, backings: Backing
    );
}
