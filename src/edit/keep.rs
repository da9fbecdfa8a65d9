//! What a file says of a map beside what people did in it.

use std::collections::BTreeMap;

use crate::model::{Id, Map, Placement, Spread, Transaction};

use super::apply::place;

/// The map as it is to be saved: these records keep how they are spread out, and no
/// others for which `is_shown` holds. No step of the history: nobody did it, and whoever
/// takes a step back means another one.
#[must_use]
pub fn keeping(map: &Map, kept: &BTreeMap<Id, Spread>, is_shown: impl Fn(Id) -> bool) -> Map {
    let has_word = |placement: &Placement| placement.kept.is_some();
    let gone = map.layout().ids().filter(|id| {
        map.placement(*id).is_some_and(has_word) && is_shown(*id) && !kept.contains_key(id)
    });
    let now = kept.iter().filter(|(id, _)| map.record(**id).is_some());
    let words: Vec<(Id, Option<&Spread>)> = gone
        .map(|id| (id, None))
        .chain(now.map(|(id, word)| (*id, Some(word))))
        .collect();
    let mut map = map.clone();
    let mut tx = Transaction::new(&mut map);
    for (id, word) in words {
        place(&mut tx, id, |placement| placement.kept = word.cloned());
    }
    let _made = tx.finish();
    map
}
