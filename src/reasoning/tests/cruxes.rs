//! What would change the answer.

use super::build::{id, ids, reasoner, rivals};
use crate::model::{Combination, Id};
use crate::reasoning::{Effect, Reading, Reasoner, Settings, WhatIf};

#[test]
fn a_linchpin_is_found_by_all_readings() {
    let map = rivals().weight("r-b", 0.5).map();
    let reasoner = reasoner(&map);
    let cruxes = reasoner.cruxes(&map, id("q-which"), &|| false).unwrap();
    let removed = |reading: Reading, effect: Effect| -> Vec<Id> {
        (cruxes.iter())
            .filter(|crux| crux.reading == reading && crux.effect == effect)
            .flat_map(|crux| crux.remove.clone())
            .collect()
    };
    assert_eq!(
        removed(Reading::Verdict, Effect::Overtake),
        ids(&["b-pa", "c-pa", "r-a"])
    );
    assert!(removed(Reading::Strength, Effect::Overtake).contains(&id("r-a")));
    assert_eq!(reasoner.cruxes(&map, id("q-which"), &|| true), None);
}

#[test]
fn a_rating_alone_can_be_the_linchpin_and_is_named_as_such() {
    // Both reasons would weigh the same, had nobody rated one of them.
    let map = rivals().weight("r-b", 0.5).map();
    let cruxes = reasoner(&map)
        .cruxes(&map, id("q-which"), &|| false)
        .unwrap();
    let of_ratings: Vec<_> = (cruxes.iter())
        .filter(|crux| !crux.unrate.is_empty())
        .map(|crux| (crux.reading, crux.effect, crux.unrate.clone()))
        .collect();
    assert_eq!(
        of_ratings,
        [
            (Reading::Verdict, Effect::Tie, ids(&["r-b"])),
            (Reading::Strength, Effect::Tie, ids(&["r-b"])),
        ]
    );
}

#[test]
fn where_no_single_item_unseats_the_winner_pairs_do() {
    // Two reasons of the same weight for A: one is enough. B's weighs half as much.
    let map = rivals()
        .claim("c-none", None)
        .pro("r-b", &["c-pb", "c-none"], "c-b")
        .combination("r-b", Combination::Cumulative)
        .assumption("c-pc", None)
        .pro("r-c", &["c-pc"], "c-a")
        .map();
    let reasoner = reasoner(&map);
    let cruxes = reasoner.cruxes(&map, id("q-which"), &|| false).unwrap();
    let pairs: Vec<_> = (cruxes.iter())
        .filter(|crux| crux.reading == Reading::Verdict)
        .collect();
    assert!(!pairs.is_empty());
    for crux in pairs {
        assert_eq!((crux.len(), crux.rival), (2, id("c-b")));
        assert!(crux.is_proven_smallest);
        let mut what_if = WhatIf::default().without(&crux.remove);
        what_if.unrated.extend(&crux.unrate);
        let settings = Settings {
            what_if,
            ..Settings::default()
        };
        let winner = Reasoner::new(&map, settings)
            .verdict(id("q-which"))
            .unwrap()
            .winner;
        assert_eq!(
            winner,
            (crux.effect == Effect::Overtake).then_some(id("c-b"))
        );
    }
}
