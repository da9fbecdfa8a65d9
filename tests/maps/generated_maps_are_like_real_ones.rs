//! What a generated map must be to stand for a real one.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where something is missing"
)]

use contend::file;
use contend::generate::generate;
use contend::model::{Kind, Map, Stance, problems};

/// Links of premises and targets and conflicts to a hundred nodes, nodes being
/// claims and reasons.
fn edges_per_hundred_nodes(map: &Map) -> usize {
    let edges: usize = (map.reasons().iter())
        .map(|(_, reason)| 1 + reason.premises.len())
        .sum();
    (edges + map.conflicts().len()) * 100 / (map.claims().len() + map.reasons().len())
}

#[test]
fn it_has_as_many_claims_as_were_asked_for_and_keeps_the_invariants() {
    for claims in [0, 1, 2, 3, 10, 100, 1000, 5000] {
        for seed in 0..3 {
            let map = generate(claims, seed);
            assert_eq!(map.claims().len(), claims);
            assert_eq!(problems::invariants(&map), []);
        }
    }
}

#[test]
fn one_seed_gives_one_map_on_every_machine() {
    let text = file::print(&generate(300, 7)).unwrap();
    assert_eq!(text, file::print(&generate(300, 7)).unwrap());
    assert_ne!(text, file::print(&generate(300, 8)).unwrap());
    let fingerprint = file::Fingerprint::of(text.as_bytes()).to_string();
    assert_eq!(fingerprint[..16], *"c55080d0b8af18b2");
}

#[test]
fn it_has_the_shape_of_real_arguments() {
    let map = generate(5000, 1);
    let edges = edges_per_hundred_nodes(&map);
    assert!(
        (105..135).contains(&edges),
        "{edges} edges to a hundred nodes"
    );
    let count = |holds: &dyn Fn(&contend::model::Reason) -> bool| {
        map.reasons()
            .iter()
            .filter(|(_, reason)| holds(reason))
            .count()
    };
    let reasons = map.reasons().len();
    let undercuts = count(&|reason| reason.target.kind() == Kind::Reason);
    let against = count(&|reason| reason.stance == Stance::Against);
    let joint = count(&|reason| reason.premises.len() > 1);
    assert!(
        undercuts * 20 > reasons,
        "{undercuts} undercuts of {reasons} reasons"
    );
    assert!(against * 5 > reasons && joint * 4 > reasons);
    let shared = map
        .claims()
        .ids()
        .filter(|id| map.reasons_with(*id).len() > 1)
        .count();
    assert!(shared > 50);
    assert!(map.quotes().len() > 1000 && map.backings().len() > map.quotes().len());
    assert!(map.questions().len() > 20 && map.conflicts().len() > 50);
    let circles = problems::hints(&map)
        .iter()
        .filter(|p| p.code == "circle")
        .count();
    assert_eq!(circles, 0);
    assert!(map.free_claims().next().is_none());
}
