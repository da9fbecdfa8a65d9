//! What a map keeps of how its branches spread.

use std::collections::BTreeMap;

use super::*;
use crate::generate::generate;

/// The map with that way decided for these records.
fn deciding(map: &Map, modes: &[(Id, Mode)]) -> Map {
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

/// A generated map that grew leaf by leaf, and its picture that held still meanwhile.
fn grown() -> (Map, Layout) {
    let mut map = generate(300, 5);
    let claims: Vec<Id> = map.claims().ids().collect();
    let mut now = layout(&request(&map));
    for step in 0..30 {
        map = with_leaf(&map, &format!("leaf{step}"), claims[step * 9]);
        now = layout_after(&request(&map), Some(&now));
    }
    (map, now)
}

fn modes(layout: &Layout) -> Vec<(Id, Mode)> {
    layout.memory.modes().collect()
}

fn opened(request: &Request, kept: &BTreeMap<Id, Mode>) -> Layout {
    layout_as_kept(request, kept, &|| false).unwrap()
}

#[test]
fn a_map_opens_as_it_was_kept_and_little_had_to_be_kept() {
    let (map, now) = grown();
    let request = request(&map);
    let kept = spreads_to_keep(&request, &now, &BTreeMap::new());
    let all = now.memory.modes().count();
    let few = !kept.is_empty() && kept.len() < all;
    assert!(few, "{} of {all}", kept.len());
    let again = opened(&request, &kept);
    assert_eq!(modes(&again), modes(&now));
    let moved = |other: &Layout| cards_moved(&now, other, 50.0);
    let afresh = layout(&request);
    assert_ne!(modes(&afresh), modes(&now), "there was nothing to keep");
    let ((kept, _), (afresh, _)) = (moved(&again), moved(&afresh));
    assert!(kept < afresh, "{kept} cards moved, afresh {afresh}");
}

#[test]
fn what_is_kept_and_still_true_stays_as_it_is_kept() {
    let (map, now) = grown();
    let request = request(&map);
    let kept = spreads_to_keep(&request, &now, &BTreeMap::new());
    let again = opened(&request, &kept);
    assert_eq!(spreads_to_keep(&request, &again, &kept), kept);
    // In a window of another shape a fresh layout would choose other shapes.
    let wide = Request {
        aspect: 2.4,
        ..request
    };
    let still = spreads_to_keep(&wide, &opened(&wide, &kept), &kept);
    for (id, mode) in &kept {
        assert_eq!(still.get(id), Some(mode), "{id}");
    }
}

#[test]
fn of_a_picture_that_was_laid_out_afresh_nothing_has_to_be_kept() {
    let request = request(&generate(200, 6));
    let afresh = layout(&request);
    let keeps = afresh.memory.modes().take(3).collect();
    for keeps in [BTreeMap::new(), keeps] {
        assert_eq!(spreads_to_keep(&request, &afresh, &keeps), BTreeMap::new());
    }
}

#[test]
fn what_a_person_decided_goes_before_what_is_kept() {
    let map = generate(100, 4);
    let free = |(_, mode): &(Id, Mode)| matches!(mode, Mode::Columns(_));
    let before = layout(&request(&map));
    let (id, mode) = before.memory.modes().find(free).unwrap();
    let with_word = request(&deciding(&map, &[(id, Mode::Row)]));
    let opened = opened(&with_word, &BTreeMap::from([(id, mode)]));
    assert_eq!(opened.memory.mode(id), Mode::Row);
    let kept = spreads_to_keep(&with_word, &opened, &BTreeMap::from([(id, mode)]));
    assert_eq!(kept.get(&id), None);
}

#[test]
fn a_map_that_would_fill_its_window_badly_as_it_was_kept_is_laid_out_afresh() {
    let map = generate(200, 6);
    let request = Request {
        aspect: 0.5,
        ..request(&map)
    };
    let afresh = layout(&request);
    let in_a_row = |(id, _): (Id, Mode)| (id, Mode::Row);
    let strip: BTreeMap<Id, Mode> = afresh.memory.modes().map(in_a_row).collect();
    assert_eq!(modes(&opened(&request, &strip)), modes(&afresh));
}

#[test]
fn a_branch_whose_word_goes_spreads_as_before_the_word_came() {
    let map = generate(100, 4);
    let before = layout(&request(&map));
    let free = |(_, mode): &(Id, Mode)| matches!(mode, Mode::Columns(_));
    let (id, mode) = before.memory.modes().find(free).unwrap();
    let with_word = deciding(&map, &[(id, Mode::Row)]);
    let with_word = layout_after(&request(&with_word), Some(&before));
    assert_eq!(with_word.memory.mode(id), Mode::Row);
    let after = layout_after(&request(&map), Some(&with_word));
    assert_eq!(after.memory.mode(id), mode);
}
