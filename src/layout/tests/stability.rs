//! What holds still from one picture to the next.

use super::tree::{lines_through_cards, overlaps};
use super::*;
use crate::generate::generate;

/// The share of the cards in both that stand more than 50 points from where they did.
pub(super) fn moved(before: &Layout, after: &Layout) -> f64 {
    let cards = before.cards.iter();
    let far = cards.filter(|(id, rect)| {
        let now = after.cards.get(id);
        now.is_some_and(|now| now.min.distance(rect.min) > 50.0)
    });
    far.count() as f64 / before.cards.len() as f64
}

#[test]
fn one_leaf_more_among_a_thousand_claims_moves_few_of_them() {
    let map = generate(1000, 3);
    let before = layout(&request(&map));
    let claims: Vec<Id> = map.claims().ids().collect();
    let shares = (0..20).map(|step| {
        let map = with_leaf(&map, "leaf", claims[step * 47]);
        let after = layout_after(&request(&map), Some(&before));
        assert_eq!(overlaps(&after), [] as [[Id; 2]; 0]);
        assert_eq!(lines_through_cards(&after), []);
        moved(&before, &after)
    });
    let mean = shares.sum::<f64>() / 20.0;
    assert!(mean < 0.05, "{mean}");
}

#[test]
fn taking_a_leaf_away_again_moves_nothing() {
    let map = generate(300, 8);
    let target = map.claims().ids().nth(100).unwrap();
    let with = layout(&request(&with_leaf(&map, "leaf", target)));
    let without = layout_after(&request(&map), Some(&with));
    assert_eq!(moved(&with, &without), 0.0);
}

#[test]
fn folding_a_branch_and_unfolding_it_again_moves_little_else() {
    let map = generate(1000, 3);
    let before = layout(&request(&map));
    let argued: Vec<Id> = map
        .claims()
        .ids()
        .filter(|id| map.has_reasons_on(*id) && !map.is_thesis(*id))
        .collect();
    let (mut away, mut back) = (0.0, 0.0);
    for step in 0..10 {
        let id = argued[step * 31 % argued.len()];
        let folded = layout_after(
            &request(&super::folded(map.clone(), &id.text())),
            Some(&before),
        );
        assert_eq!(overlaps(&folded), [] as [[Id; 2]; 0]);
        let unfolded = layout_after(&request(&map), Some(&folded));
        assert_eq!(overlaps(&unfolded), [] as [[Id; 2]; 0]);
        away += moved(&before, &folded) / 10.0;
        back += moved(&before, &unfolded) / 10.0;
    }
    assert!(away < 0.05 && back < 0.1, "{away} {back}");
}

#[test]
fn another_map_in_the_same_window_is_laid_out_afresh() {
    let other = layout(&request(&generate(200, 1)));
    let request = request(&generate(200, 2));
    assert_eq!(
        layout_after(&request, Some(&other)).cards,
        layout(&request).cards
    );
}

#[test]
fn a_map_that_grows_claim_by_claim_does_not_become_a_strip() {
    let mut lines = vec!["q-1: c-a c-b".to_owned()];
    let borrowed = |lines: &[String]| {
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        map(&lines)
    };
    let mut last = layout(&request(&borrowed(&lines)));
    for step in 0..60 {
        let target = match step {
            0 | 1 => ["a", "b"][step].to_owned(),
            _ => format!("{:03}", (step * 7) % step),
        };
        lines.push(format!("r-{step:03} c-{target}: c-{step:03}"));
        let now = layout_after(&request(&borrowed(&lines)), Some(&last));
        last = now;
    }
    let shape = last.bounds.width() / last.bounds.height();
    assert!((0.7..3.2).contains(&shape), "{shape}");
}

#[test]
fn a_layout_that_nobody_wants_any_more_is_given_up_wherever_it_has_come_to() {
    let request = request(&generate(9000, 2));
    let asked = std::cell::Cell::new(0);
    let never = || {
        asked.set(asked.get() + 1);
        false
    };
    let whole = layout_unless(&request, None, &never);
    assert!(whole.is_some_and(|whole| !whole.cards.is_empty()));
    let looks = asked.get();
    assert!(looks > 6, "{looks}");
    for last in 0..looks {
        asked.set(0);
        let given_up = || {
            asked.set(asked.get() + 1);
            asked.get() > last
        };
        assert_eq!(layout_unless(&request, None, &given_up), None);
        assert_eq!(asked.get(), last + 1, "it ends at once");
    }
}

proptest! {
    #[test]
    fn laying_out_again_moves_nothing(map in any_map()) {
        let request = request(&map);
        let first = layout(&request);
        prop_assert_eq!(&layout_after(&request, Some(&first)), &first);
    }

    #[test]
    fn after_any_edit_nothing_overlaps_and_nothing_is_crossed(
        before in any_map_without_pins(),
        after in any_map_without_pins(),
    ) {
        let before = layout(&request(&before));
        let request = request(&after);
        let after = layout_after(&request, Some(&before));
        prop_assert_eq!(overlaps(&after), [] as [[Id; 2]; 0]);
        prop_assert_eq!(lines_through_cards(&after), []);
        let again = layout_after(&request, Some(&before));
        prop_assert_eq!(after, again);
    }
}
