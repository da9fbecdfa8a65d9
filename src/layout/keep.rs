//! What a map has to keep so that a picture can be made again from the map alone.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::measures::Measures;
use super::{Layout, Mode, Request, arrangement};
use crate::model::Id;

/// How what hangs on records is spread out in the layout that was made from the
/// request, where a layout made afresh would spread it out otherwise: with these words
/// in the map, a layout made afresh spreads out everything as this one does. What a
/// fresh layout chooses anyway is left out.
///
/// It says nothing of the room that a tree holds on to after something in it has gone,
/// nor of where whole trees stand: those close up when a map is opened anew.
#[must_use]
pub fn spreads_to_keep(request: &Request, layout: &Layout) -> Vec<(Id, Mode)> {
    let measures = Measures::new(request);
    let arrangement = arrangement(&request.arrangement);
    let known: BTreeMap<Id, Mode> = (request.outline.spreads.iter())
        .map(|(id, mode)| (*id, *mode))
        .collect();
    let is_new = |(id, _): &(Id, Mode)| !known.contains_key(id);
    let held: Vec<(Id, Mode)> = layout.memory.modes().filter(is_new).collect();
    let mut request = request.clone();
    let mut kept: BTreeMap<Id, Mode> = BTreeMap::new();
    for _ in 0..ROUNDS {
        let fresh = arrangement.arrange(&request, &measures.nodes).memory;
        let before = kept.len();
        let otherwise = held.iter().filter(|(id, mode)| fresh.mode(*id) != *mode);
        kept.extend(otherwise.copied());
        if kept.len() == before {
            return kept.into_iter().collect();
        }
        // What is kept leaves other shapes to choose from elsewhere.
        let all = known.iter().chain(&kept).map(|(id, mode)| (*id, *mode));
        let all: BTreeMap<Id, Mode> = all.collect();
        Arc::make_mut(&mut request.outline).spreads = all.into_iter().collect();
    }
    held
}

/// So often a layout is made afresh before everything is kept.
const ROUNDS: usize = 8;
