//! Adding to a map and hanging things elsewhere.

use crate::model::{Backing, Claim, Id, Kind, Map, Question, Reason, Stance, Transaction, order};

use super::apply::require;
use super::siblings::{insert, place_among};
use super::{ClaimRef, Place, Refusal};

/// Refuses an id that is taken.
pub(super) fn fresh(tx: &Transaction<'_>, id: Id) -> Result<(), Refusal> {
    if tx.map().contains(id) {
        return Err(Refusal::new("A record with that id is in the map already."));
    }
    Ok(())
}

/// The claim's id, the claim being made first where it is new.
pub(super) fn resolve(tx: &mut Transaction<'_>, claim: &ClaimRef) -> Result<Id, Refusal> {
    match claim {
        ClaimRef::Existing(id) => {
            require(tx.map().claim(*id).is_some())?;
            Ok(*id)
        }
        ClaimRef::New { id, text } => {
            fresh(tx, *id)?;
            tx.put(
                *id,
                Claim {
                    text: text.clone(),
                    ..Claim::default()
                },
            );
            Ok(*id)
        }
    }
}

pub(super) fn add_question(tx: &mut Transaction<'_>, id: Id, text: &str) -> Result<(), Refusal> {
    fresh(tx, id)?;
    let questions = tx.map().questions_in_order();
    let last = questions.last().and_then(|last| tx.map().question(*last));
    let order = order::between(last.map(|question| question.order.as_str()), None);
    tx.put(
        id,
        Question {
            text: text.to_owned(),
            order,
            ..Question::default()
        },
    );
    Ok(())
}

pub(super) fn add_thesis(
    tx: &mut Transaction<'_>,
    question: Id,
    claim: &ClaimRef,
    place: Place,
) -> Result<(), Refusal> {
    let claim = resolve(tx, claim)?;
    let Some(asked) = tx.map().question(question) else {
        return require(false);
    };
    if asked.theses.contains(&claim) {
        return Err(Refusal::new(
            "The claim is a thesis of this question already.",
        ));
    }
    tx.update::<Question>(question, |record| insert(&mut record.theses, claim, place));
    Ok(())
}

pub(super) fn add_reason(
    tx: &mut Transaction<'_>,
    id: Id,
    target: Id,
    stance: &Stance,
    premise: &ClaimRef,
    place: Place,
) -> Result<(), Refusal> {
    fresh(tx, id)?;
    can_bear_on(tx.map(), &[premise.id()], target)?;
    let premise = resolve(tx, premise)?;
    let order = place_among(tx, &tx.map().reasons_on(target), place);
    tx.put(
        id,
        Reason {
            target,
            stance: stance.clone(),
            premises: vec![premise],
            order,
            ..Reason::default()
        },
    );
    Ok(())
}

pub(super) fn add_premise(
    tx: &mut Transaction<'_>,
    reason: Id,
    claim: &ClaimRef,
    place: Place,
) -> Result<(), Refusal> {
    let Some(record) = tx.map().reason(reason) else {
        return require(false);
    };
    if record.premises.contains(&claim.id()) {
        return Err(Refusal::new(
            "The claim is a premise of this reason already.",
        ));
    }
    can_bear_on(tx.map(), &[claim.id()], record.target)?;
    let claim = resolve(tx, claim)?;
    tx.update::<Reason>(reason, |record| insert(&mut record.premises, claim, place));
    Ok(())
}

pub(super) fn retarget(tx: &mut Transaction<'_>, reason: Id, target: Id) -> Result<(), Refusal> {
    let Some(record) = tx.map().reason(reason) else {
        return require(false);
    };
    if target == reason {
        return Err(Refusal::new("A reason cannot bear on itself."));
    }
    if target.kind() == Kind::Reason && undercut_chain_reaches(tx.map(), target, reason) {
        return Err(Refusal::new(
            "That reason already bears on this one; each would hang on the other.",
        ));
    }
    can_bear_on(tx.map(), &record.premises, target)?;
    let order = place_among(tx, &tx.map().reasons_on(target), Place::Last);
    tx.update::<Reason>(reason, |record| {
        record.target = target;
        record.order = order;
    });
    Ok(())
}

/// Whether following targets up from `from` leads to `goal` through reasons alone.
fn undercut_chain_reaches(map: &Map, from: Id, goal: Id) -> bool {
    let mut at = from;
    // A file may hold a ring of reasons; it is no longer than the map.
    for _ in 0..=map.reasons().len() {
        if at == goal {
            return true;
        }
        match map.reason(at) {
            Some(reason) if reason.target.kind() == Kind::Reason => at = reason.target,
            _ => return false,
        }
    }
    false
}

pub(super) fn move_premise(
    tx: &mut Transaction<'_>,
    claim: Id,
    from: Id,
    to: Id,
) -> Result<(), Refusal> {
    if from == to {
        return Ok(());
    }
    add_premise(tx, to, &ClaimRef::Existing(claim), Place::Last)?;
    remove_premise(tx, from, claim)
}

pub(super) fn remove_premise(
    tx: &mut Transaction<'_>,
    reason: Id,
    claim: Id,
) -> Result<(), Refusal> {
    require(tx.update::<Reason>(reason, |record| record.premises.retain(|id| *id != claim)))?;
    let empty = tx
        .map()
        .reason(reason)
        .is_some_and(|record| record.premises.is_empty());
    if empty {
        super::remove::remove(tx, &[reason], super::Below::Keep);
    }
    Ok(())
}

pub(super) fn add_backing(
    tx: &mut Transaction<'_>,
    id: Id,
    quote: Id,
    claim: Id,
    stance: &Stance,
) -> Result<(), Refusal> {
    fresh(tx, id)?;
    let backings = tx.map().backings_of(claim);
    let taken = (backings.iter())
        .filter_map(|id| tx.map().backing(*id))
        .any(|backing| backing.quote == quote);
    if taken {
        return Err(Refusal::new("The quote backs this claim already."));
    }
    let order = place_among(tx, &backings, Place::Last);
    tx.put(
        id,
        Backing {
            quote,
            claim,
            stance: stance.clone(),
            order,
            ..Backing::default()
        },
    );
    Ok(())
}

pub(super) fn conflict_is_new(map: &Map, claims: [Id; 2]) -> Result<(), Refusal> {
    let [one, other] = claims;
    if one == other {
        return Err(Refusal::new("A claim cannot be in conflict with itself."));
    }
    let known = map
        .conflicts_of(one)
        .iter()
        .filter_map(|id| map.conflict(*id))
        .any(|conflict| conflict.claims.contains(&other));
    if known {
        return Err(Refusal::new("These two claims are in conflict already."));
    }
    Ok(())
}

/// Whether claims can be premises of a reason on the target.
fn can_bear_on(map: &Map, premises: &[Id], target: Id) -> Result<(), Refusal> {
    match target.kind() {
        Kind::Claim | Kind::Reason => {}
        Kind::Question => {
            return Err(Refusal::new("A question takes theses, not reasons."));
        }
        _ => return Err(Refusal::new("Reasons bear on claims and on other reasons.")),
    }
    require(map.contains(target))?;
    if premises.contains(&target) {
        return Err(Refusal::new(
            "A claim cannot be a reason for or against itself.",
        ));
    }
    Ok(())
}
