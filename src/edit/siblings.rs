//! Places among siblings.

use crate::model::{Backing, Id, Question, Reason, Transaction, order};

use super::apply::require;
use super::{Place, Refusal, Sibling};

/// Puts `id` into a list where `place` says; unknown neighbours mean the end.
pub(super) fn insert(list: &mut Vec<Id>, id: Id, place: Place) {
    let find = |neighbour: Id| list.iter().position(|listed| *listed == neighbour);
    let index = match place {
        Place::First => Some(0),
        Place::Last => None,
        Place::Before(neighbour) => find(neighbour),
        Place::After(neighbour) => find(neighbour).map(|index| index + 1),
    };
    list.insert(index.unwrap_or(list.len()), id);
}

/// The order text that puts a record where `place` says among its siblings, which
/// are given in order. Siblings that share a place (files made by hand leave them
/// out) are spread first, or nothing could go between them.
pub(super) fn place_among(tx: &mut Transaction<'_>, siblings: &[Id], place: Place) -> String {
    let mut orders: Vec<String> = siblings.iter().map(|id| order_of(tx, *id)).collect();
    if orders.windows(2).any(|pair| pair[0] >= pair[1]) || orders.iter().any(String::is_empty) {
        let spread = order::row(None, siblings.len());
        for (id, order) in siblings.iter().zip(&spread) {
            set_order(tx, *id, order);
        }
        orders = spread;
    }
    let find = |neighbour: Id| siblings.iter().position(|id| *id == neighbour);
    let index = match place {
        Place::First => Some(0),
        Place::Last => None,
        Place::Before(neighbour) => find(neighbour),
        Place::After(neighbour) => find(neighbour).map(|index| index + 1),
    };
    let index = index.unwrap_or(orders.len());
    let before = index.checked_sub(1).map(|before| orders[before].as_str());
    let after = orders.get(index).map(String::as_str);
    order::between(before, after)
}

/// Moves something among its siblings.
pub(super) fn reorder(
    tx: &mut Transaction<'_>,
    sibling: Sibling,
    place: Place,
) -> Result<(), Refusal> {
    let moved_next_to_itself = |id: Id| place == Place::Before(id) || place == Place::After(id);
    match sibling {
        Sibling::Thesis { question, claim } => {
            if moved_next_to_itself(claim) {
                return Ok(());
            }
            require(
                tx.map()
                    .question(question)
                    .is_some_and(|q| q.theses.contains(&claim)),
            )?;
            tx.update::<Question>(question, |record| {
                record.theses.retain(|id| *id != claim);
                insert(&mut record.theses, claim, place);
            });
        }
        Sibling::Premise { reason, claim } => {
            if moved_next_to_itself(claim) {
                return Ok(());
            }
            require(
                tx.map()
                    .reason(reason)
                    .is_some_and(|r| r.premises.contains(&claim)),
            )?;
            tx.update::<Reason>(reason, |record| {
                record.premises.retain(|id| *id != claim);
                insert(&mut record.premises, claim, place);
            });
        }
        Sibling::Question(id) | Sibling::Reason(id) | Sibling::Backing(id) => {
            if moved_next_to_itself(id) {
                return Ok(());
            }
            require(tx.map().contains(id))?;
            let mut siblings = siblings_of(tx, sibling);
            siblings.retain(|other| *other != id);
            let order = place_among(tx, &siblings, place);
            set_order(tx, id, &order);
        }
    }
    Ok(())
}

fn siblings_of(tx: &Transaction<'_>, sibling: Sibling) -> Vec<Id> {
    let map = tx.map();
    match sibling {
        Sibling::Question(_) => map.questions_in_order(),
        Sibling::Reason(id) => map
            .reason(id)
            .map(|reason| map.reasons_on(reason.target))
            .unwrap_or_default(),
        Sibling::Backing(id) => map
            .backing(id)
            .map(|backing| map.backings_of(backing.claim))
            .unwrap_or_default(),
        Sibling::Thesis { .. } | Sibling::Premise { .. } => Vec::new(),
    }
}

fn order_of(tx: &Transaction<'_>, id: Id) -> String {
    let map = tx.map();
    let order = (map.reason(id).map(|record| &record.order))
        .or_else(|| map.backing(id).map(|record| &record.order))
        .or_else(|| map.question(id).map(|record| &record.order));
    order.cloned().unwrap_or_default()
}

fn set_order(tx: &mut Transaction<'_>, id: Id, order: &str) {
    // One of the three, by the id's kind; the others do not find it.
    tx.update::<Reason>(id, |record| order.clone_into(&mut record.order));
    tx.update::<Backing>(id, |record| order.clone_into(&mut record.order));
    tx.update::<Question>(id, |record| order.clone_into(&mut record.order));
}
