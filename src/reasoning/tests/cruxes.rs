//! What would change the answer.

use super::build::{Build, id, ids, reasoner, rivals};
use crate::model::{Backing, Claim, Combination, Id, Map, Reason, Transaction};
use crate::reasoning::{Crux, Effect, Reading, Reasoner, Settings, WhatIf};

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

/// A thesis that leads by reasons of this strength; its rival stands where it would stand
/// without any.
fn led_by(reasons: &[&str]) -> Build {
    let mut build = Build::default()
        .claim("c-a", Some(0.5))
        .claim("c-b", Some(0.505))
        .question("q-which", &["c-a", "c-b"])
        .claim("c-x", Some(0.8));
    for reason in reasons {
        let premise = format!("c-{reason}");
        build = build
            .claim(&premise, Some(0.8))
            .pro(reason, &["c-x", &premise], "c-a")
            .combination(reason, Combination::Cumulative);
    }
    build
}

fn of_strength(map: &Map) -> Vec<(Vec<Id>, Effect, bool)> {
    let cruxes = reasoner(map).cruxes(map, id("q-which"), &|| false).unwrap();
    (cruxes.into_iter())
        .filter(|crux| crux.reading == Reading::Strength)
        .map(|crux| (crux.remove, crux.effect, crux.is_proven_smallest))
        .collect()
}

#[test]
fn where_no_single_item_is_enough_a_pair_is_proven_smallest() {
    let map = led_by(&["r-1", "r-2"]).map();
    let pair = ids(&["r-1", "r-2"]);
    assert_eq!(of_strength(&map), [(pair, Effect::Tie, true)]);
}

#[test]
fn a_set_found_step_by_step_has_no_item_to_spare_and_is_not_called_smallest() {
    // Withdrawing the shared premise weakens all three at once, so it comes first; once
    // all three are gone it is one too many.
    let map = led_by(&["r-1", "r-2", "r-3"]).map();
    let all = ids(&["r-1", "r-2", "r-3"]);
    assert_eq!(of_strength(&map), [(all, Effect::Tie, false)]);
}

#[test]
fn which_pairs_are_told_does_not_depend_on_how_the_map_came_about() {
    // Two chains of reasons for A, either of them enough: many pairs, of which few are told.
    let chains = |order: &[usize]| {
        // B's reason weighs half as much, by no rating that could be withdrawn.
        let half = ["c-pb", "c-none"];
        let build = rivals().claim("c-none", None).pro("r-b", &half, "c-b");
        let mut map = build.combination("r-b", Combination::Cumulative).map();
        let mut reasoner = reasoner(&map);
        let mut tx = Transaction::new(&mut map);
        tx.take::<Backing>(id("b-pa"));
        let change = tx.finish();
        reasoner.follow(&map, &change);
        for number in order {
            let mut tx = Transaction::new(&mut map);
            let name = |kind: char, of: usize| id(&format!("{kind}-{of}"));
            let bottom = Claim {
                assumption: number % 3 == 2,
                ..Claim::default()
            };
            let target = match number % 3 {
                0 => id("c-a"),
                _ => name('c', number - 1),
            };
            let reason = Reason {
                target,
                premises: vec![name('c', *number)],
                ..Reason::default()
            };
            tx.put(name('c', *number), bottom);
            tx.put(name('r', *number), reason);
            let change = tx.finish();
            reasoner.follow(&map, &change);
        }
        let cruxes = reasoner.cruxes(&map, id("q-which"), &|| false).unwrap();
        let is_of_verdict = |crux: &Crux| crux.reading == Reading::Verdict;
        let told: Vec<Crux> = cruxes.into_iter().filter(is_of_verdict).collect();
        assert!(told.len() >= 6 && told.iter().all(|crux| crux.len() == 2));
        told
    };
    let forwards = chains(&[0, 1, 2, 3, 4, 5]);
    assert_eq!(chains(&[5, 4, 3, 2, 1, 0]), forwards);
    assert_eq!(chains(&[3, 0, 5, 1, 4, 2]), forwards);
}
