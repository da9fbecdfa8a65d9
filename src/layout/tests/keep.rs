//! What a map keeps of how its branches spread.

use super::*;
use crate::generate::generate;

/// The map with that way kept for these records.
fn keeping(map: &Map, modes: &[(Id, Mode)]) -> Map {
    let mut change = Change::default();
    for (id, mode) in modes {
        let placement = Placement {
            spread: mode.word().map(|word| word.as_str().into()),
            ..Placement::default()
        };
        put(&mut change, *id, placement);
    }
    applied(change, map.clone())
}

fn with_leaf(map: &Map, step: usize, target: Id) -> Map {
    let mut change = Change::default();
    let claim = c(&format!("c-leaf{step}"));
    put(&mut change, claim, Claim::default());
    let reason = Reason {
        target,
        premises: vec![claim],
        order: "zzzz".into(),
        ..Reason::default()
    };
    put(&mut change, c(&format!("r-leaf{step}")), reason);
    applied(change, map.clone())
}

#[test]
fn laid_out_afresh_a_map_spreads_as_it_was_kept_and_little_had_to_be_kept() {
    let mut map = generate(300, 5);
    let claims: Vec<Id> = map.claims().ids().collect();
    let mut now = layout(&request(&map));
    for step in 0..30 {
        map = with_leaf(&map, step, claims[step * 9]);
        now = layout_after(&request(&map), Some(&now));
    }
    let kept = spreads_to_keep(&request(&map), &now);
    let all = now.memory.modes().count();
    assert!(
        !kept.is_empty() && kept.len() < all,
        "{} of {all}",
        kept.len()
    );
    let again = layout(&request(&keeping(&map, &kept)));
    let modes = |layout: &Layout| layout.memory.modes().collect::<Vec<_>>();
    assert_eq!(modes(&again), modes(&now));
    let without = layout(&request(&map));
    assert_ne!(modes(&without), modes(&now), "there was nothing to keep");
}

#[test]
fn of_a_picture_that_was_laid_out_afresh_nothing_has_to_be_kept() {
    let request = request(&generate(200, 6));
    assert_eq!(spreads_to_keep(&request, &layout(&request)), []);
}

#[test]
fn a_branch_whose_word_goes_spreads_as_before_the_word_came() {
    let map = generate(100, 4);
    let before = layout(&request(&map));
    let free = |(_, mode): &(Id, Mode)| matches!(mode, Mode::Columns(_));
    let (id, mode) = before.memory.modes().find(free).unwrap();
    let with_word = keeping(&map, &[(id, Mode::Row)]);
    let with_word = layout_after(&request(&with_word), Some(&before));
    assert_eq!(with_word.memory.mode(id), Mode::Row);
    let after = layout_after(&request(&map), Some(&with_word));
    assert_eq!(after.memory.mode(id), mode);
}
