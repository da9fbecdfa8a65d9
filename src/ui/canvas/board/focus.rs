//! What the focus view shows.

use std::collections::BTreeSet;

use crate::model::{Id, Kind, Map};

/// How many links away from the focused record is still shown.
const LINKS: usize = 2;

/// The records within two links of `centre`: a link leads from a premise over its
/// reason to the target, from a thesis to its question, from a claim to one that
/// it conflicts with.
#[must_use]
pub fn around(map: &Map, centre: Id) -> BTreeSet<Id> {
    let mut shown = BTreeSet::from([centre]);
    let mut edge = vec![centre];
    for _ in 0..LINKS {
        let mut next = Vec::new();
        for id in edge {
            for near in linked(map, id, &mut shown) {
                if shown.insert(near) {
                    next.push(near);
                }
            }
        }
        edge = next;
    }
    shown
}

/// What is one link away; reasons on the way are shown with it.
fn linked(map: &Map, id: Id, shown: &mut BTreeSet<Id>) -> Vec<Id> {
    let mut near = Vec::new();
    let mut through = |reason: Id, near: &mut Vec<Id>| {
        if let Some(record) = map.reason(reason) {
            shown.insert(reason);
            near.push(record.target);
            near.extend(&record.premises);
        }
    };
    match id.kind() {
        Kind::Question => near.extend(
            map.question(id)
                .map_or(&[][..], |question| &question.theses),
        ),
        Kind::Claim => {
            near.extend(map.questions_of(id));
            for reason in map.reasons_with(id).into_iter().chain(map.reasons_on(id)) {
                through(reason, &mut near);
            }
            for conflict in map.conflicts_of(id) {
                near.extend(
                    map.conflict(conflict)
                        .map_or(&[][..], |conflict| &conflict.claims),
                );
            }
        }
        Kind::Reason => {
            through(id, &mut near);
            for reason in map.reasons_on(id) {
                through(reason, &mut near);
            }
        }
        _ => {}
    }
    near
}
