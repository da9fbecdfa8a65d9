//! Flip sets do what they say, and no smaller ones do.

use std::collections::{BTreeMap, BTreeSet};

use proptest::collection::vec;
use proptest::prelude::*;

use super::build::id;
use super::plan::{build, new, plan, rating};
use crate::model::{Id, Map};
use crate::reasoning::matrix::diagnosticity;
use crate::reasoning::{Cell, Crux, Effect, Matrix, Reading, Reasoner, Row, Settings, TIE, WhatIf};

/// The lead of one thesis over another without these items; `None` where a strength has
/// no stable value.
fn lead_without(map: &Map, crux: &Crux, items: &Items) -> Option<f64> {
    let after = without(map, items);
    Some(after.strength_of(crux.leader)? - after.strength_of(crux.rival)?)
}

/// What is withdrawn, and of what the rating alone.
type Items = (Vec<Id>, Vec<Id>);

fn without(map: &Map, (remove, unrate): &Items) -> Reasoner {
    let mut what_if = WhatIf::default().without(remove);
    what_if.unrated.extend(unrate);
    let settings = Settings {
        what_if,
        ..Settings::default()
    };
    Reasoner::new(map, settings)
}

fn items_of(crux: &Crux) -> Items {
    let all = crux.remove.iter().chain(&crux.along);
    (all.copied().collect(), crux.unrate.clone())
}

/// The sets that are one item smaller.
fn with_one_less((remove, unrate): &Items) -> Vec<Items> {
    let less = |all: &[Id], place: usize| {
        let mut all = all.to_vec();
        all.remove(place);
        all
    };
    let removed = (0..remove.len()).map(|place| (less(remove, place), unrate.clone()));
    let unrated = (0..unrate.len()).map(|place| (remove.clone(), less(unrate, place)));
    removed.chain(unrated).collect()
}

/// Every single item that can be withdrawn: anything but the theses, and ratings.
fn singles(map: &Map) -> Vec<Items> {
    let claims = map.claims().ids().filter(|id| !map.is_thesis(*id));
    let all = || map.reasons().ids().chain(map.backings().ids());
    let removed = claims.chain(all()).map(|id| (vec![id], Vec::new()));
    let inner = map.claims().ids().filter(|id| !map.is_thesis(*id));
    let unrated = inner.chain(all()).map(|id| (Vec::new(), vec![id]));
    removed.chain(unrated).collect()
}

/// The effect of a lead, but for leads so near to a border that digits decide.
fn effect_of(lead: f64) -> Option<Effect> {
    if lead <= -TIE - 1e-6 {
        Some(Effect::Overtake)
    } else {
        (lead.abs() < TIE - 1e-6).then_some(Effect::Tie)
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    #[test]
    fn flip_sets_do_what_they_say(plan in plan()) {
        let map = build(&plan, "");
        let question = id("q-00");
        let reasoner = new(&map);
        let matrix = reasoner.matrix(&map, question).unwrap();
        for crux in reasoner.cruxes(&map, question, &|| false).unwrap() {
            prop_assert!(!crux.is_empty());
            match crux.reading {
                Reading::Verdict => {
                    let after = without(&map, &items_of(&crux));
                    let winner = after.verdict(question).unwrap().winner;
                    let wanted = (crux.effect == Effect::Overtake).then_some(crux.rival);
                    prop_assert_eq!(winner, wanted);
                }
                Reading::Strength => {
                    let lead = lead_without(&map, &crux, &items_of(&crux)).unwrap();
                    match crux.effect {
                        Effect::Tie => prop_assert!(lead.abs() < TIE + 1e-9),
                        Effect::Overtake => prop_assert!(lead <= -TIE + 1e-9),
                    }
                }
                Reading::Matrix => {
                    let after = without(&map, &items_of(&crux)).matrix(&map, question).unwrap();
                    let rows = (matrix.rows.iter()).filter(|row| !crux.remove.contains(&row.evidence));
                    let rows: Vec<Row> = rows.cloned().collect();
                    prop_assert_eq!(&after.rows, &rows);
                    let of = |thesis| after.inconsistency_of(thesis).unwrap();
                    let gap = of(crux.rival) - of(crux.leader);
                    match crux.effect {
                        Effect::Tie => prop_assert!(gap.abs() < 1e-6),
                        Effect::Overtake => prop_assert!(gap < -1e-9),
                    }
                }
            }
        }
    }

    #[test]
    fn the_flip_set_of_a_matrix_is_the_smallest_there_is(
        cells in vec((vec(-2..=2_i8, 3), rating(), rating()), 1..=10),
    ) {
        let theses: Vec<Id> = ["c-a", "c-b", "c-d"].map(id).to_vec();
        let row = |(place, (values, credibility, relevance)): (usize, (Vec<i8>, _, _))| {
            let cell = |value| Cell { derived: Some(value), by_hand: None };
            let cells: Vec<Cell> = values.into_iter().map(cell).collect();
            Row {
                evidence: id(&format!("b-{place:02}")),
                diagnosticity: diagnosticity(&cells),
                cells,
                credibility,
                relevance,
            }
        };
        let rows: Vec<Row> = cells.into_iter().enumerate().map(row).collect();
        let matrix = Matrix::of_rows(id("q-00"), theses.clone(), rows.clone());
        let cruxes = crate::reasoning::crux::cruxes_of_rows(&matrix, &|_| true);
        let Some(leader) = matrix.leader else {
            prop_assert!(cruxes.is_empty());
            return Ok(());
        };
        for rival in theses.iter().filter(|thesis| **thesis != leader) {
            // By trying all sets of rows.
            let mut smallest: BTreeMap<bool, usize> = BTreeMap::new();
            for set in 0..1_u32 << rows.len() {
                let kept = (rows.iter().enumerate()).filter(|(place, _)| set & (1 << place) == 0);
                let kept: Vec<Row> = kept.map(|(_, row)| row.clone()).collect();
                let rest = Matrix::of_rows(id("q-00"), theses.clone(), kept);
                let of = |thesis| rest.inconsistency_of(thesis).unwrap();
                let gap = of(*rival) - of(leader);
                let size = set.count_ones() as usize;
                for passes in [false, true] {
                    if if passes { gap < -1e-9 } else { gap < 1e-9 } {
                        let best = smallest.entry(passes).or_insert(size);
                        *best = (*best).min(size);
                    }
                }
            }
            let found = |effect| {
                (cruxes.iter().find(|c| c.rival == *rival && c.effect == effect)).map(|c| c.remove.len())
            };
            let (tie, pass) = (found(Effect::Tie), found(Effect::Overtake));
            prop_assert_eq!(tie.or(pass), smallest.get(&false).copied());
            prop_assert_eq!(pass, smallest.get(&true).copied());
        }
    }
}

proptest! {
    // Each case judges the map once for every item in it.
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn every_linchpin_of_the_strengths_is_found_and_no_set_has_an_item_to_spare(plan in plan()) {
        let map = build(&plan, "");
        let question = id("q-00");
        let reasoner = new(&map);
        let mut cruxes = reasoner.cruxes(&map, question, &|| false).unwrap();
        cruxes.retain(|crux| crux.reading == Reading::Strength);
        for crux in &cruxes {
            for fewer in with_one_less(&items_of(crux)) {
                // Passing may do without what a tie needs, never the other way round.
                let effect = lead_without(&map, crux, &fewer).and_then(effect_of);
                prop_assert_ne!(effect, Some(crux.effect), "{:?}", crux);
            }
        }
        let Some(leader) = reasoner.leaders(&map, question).strength else {
            prop_assert!(cruxes.is_empty());
            return Ok(());
        };
        for rival in reasoner.theses(question).into_iter().filter(|thesis| *thesis != leader) {
            for items in singles(&map) {
                let after = without(&map, &items);
                let both = (after.strength_of(leader), after.strength_of(rival));
                let (Some(ours), Some(theirs)) = both else { continue };
                if let Some(effect) = effect_of(ours - theirs) {
                    let is_told = cruxes.iter().any(|crux| {
                        crux.rival == rival && crux.effect == effect && items_of(crux) == items
                    });
                    prop_assert!(is_told, "{items:?} {effect:?} {rival}");
                }
            }
        }
    }

    #[test]
    fn every_linchpin_of_the_verdict_is_found(plan in plan()) {
        let map = build(&plan, "");
        let question = id("q-00");
        let reasoner = new(&map);
        let mut cruxes = reasoner.cruxes(&map, question, &|| false).unwrap();
        cruxes.retain(|crux| crux.reading == Reading::Verdict);
        let Some(leader) = reasoner.leaders(&map, question).verdict else {
            prop_assert!(cruxes.is_empty());
            return Ok(());
        };
        let flips = |items: &Items| {
            without(&map, items).verdict(question).unwrap().winner != Some(leader)
        };
        let found: BTreeSet<Items> = (singles(&map).into_iter()).filter(flips).collect();
        let told: BTreeSet<Items> = (cruxes.iter())
            .filter(|crux| crux.len() == 1)
            .map(items_of)
            .collect();
        prop_assert_eq!(&told, &found);
        // Pairs are told only where no item does it alone.
        prop_assert!(found.is_empty() || cruxes.iter().all(|crux| crux.len() == 1));
    }
}
