//! One edit after the other: what follows from the last picture equals what comes of
//! going over everything.

use super::*;
use crate::generate::generate;
use crate::layout::again::{Trail, again};

/// Something that may be done to a map; the numbers choose what it is done to.
type Step = (u8, usize, usize);

fn steps() -> impl Strategy<Value = Vec<Step>> {
    prop::collection::vec((0..17_u8, any::<usize>(), any::<usize>()), 1..14)
}

fn nth(ids: impl Iterator<Item = Id>, number: usize) -> Option<Id> {
    let ids: Vec<Id> = ids.collect();
    ids.get(number.checked_rem(ids.len())?).copied()
}

fn update<T: Entry + Clone>(change: &mut Change, map: &Map, id: Id, alter: impl FnOnce(&mut T)) {
    let from = map.get::<T>(id).unwrap();
    let mut to = T::clone(from);
    alter(&mut to);
    T::delta_mut(change).record(id, Some(Arc::clone(from)), Some(Arc::new(to)));
}

fn take<T: Entry>(change: &mut Change, map: &Map, id: Id) {
    let from = map.get::<T>(id).map(Arc::clone);
    T::delta_mut(change).record(id, from, None);
}

/// What a step makes of a map, and the claim that got another height.
fn change(map: &Map, count: usize, (what, one, other): Step) -> (Change, Option<Id>) {
    let mut change = Change::default();
    let new_claim = c(&format!("c-{}new{count}", ["0", "m", "z"][one % 3]));
    let new_reason = c(&format!("r-{}new{count}", ["0", "m", "z"][other % 3]));
    let claim = nth(map.claims().ids(), one);
    let reason = nth(map.reasons().ids(), other);
    let question = nth(map.questions().ids(), other);
    let order = ["", "5", "zzz"][other % 3].to_owned();
    let leaf = |change: &mut Change, target: Id, premises: Vec<Id>| {
        put(change, new_claim, Claim::default());
        let reason = Reason {
            target,
            premises,
            order: order.clone(),
            ..Reason::default()
        };
        put(change, new_reason, reason);
    };
    match (what, claim, reason, question) {
        (0 | 1, Some(target), ..) => leaf(&mut change, target, vec![new_claim]),
        (2, _, Some(target), _) => leaf(&mut change, target, vec![new_claim]),
        (3, Some(premise), Some(target), _) => leaf(&mut change, target, vec![new_claim, premise]),
        (4, _, Some(id), _) => {
            put(&mut change, new_claim, Claim::default());
            update::<Reason>(&mut change, map, id, |it| it.premises.push(new_claim));
        }
        (5, _, Some(id), _) => {
            let record = map.reason(id).unwrap();
            for premise in record
                .premises
                .iter()
                .filter(|it| map.reasons_with(**it) == [id])
            {
                if !map.has_reasons_on(*premise) && !map.is_thesis(*premise) {
                    take::<Claim>(&mut change, map, *premise);
                }
            }
            take::<Reason>(&mut change, map, id);
        }
        (6, Some(_), Some(id), _) => update::<Reason>(&mut change, map, id, |it| {
            it.premises.pop();
        }),
        (7, _, Some(id), _) => update::<Reason>(&mut change, map, id, |it| {
            it.stance = if it.stance == Stance::For {
                Stance::Against
            } else {
                Stance::For
            };
        }),
        (8, _, Some(id), _) => update::<Reason>(&mut change, map, id, |it| it.order = order),
        (9, Some(target), Some(id), _) => {
            update::<Reason>(&mut change, map, id, |it| it.target = target);
        }
        (10, ..) => put(&mut change, new_claim, Claim::default()),
        (11, _, _, Some(id)) => {
            put(&mut change, new_claim, Claim::default());
            update::<Question>(&mut change, map, id, |it| it.theses.push(new_claim));
        }
        (12, Some(id), ..) => {
            let from = map.layout().get(id).map(Arc::clone);
            let mut to = from.as_deref().cloned().unwrap_or_default();
            to.folded = !to.folded;
            change.layout.record(id, from, Some(Arc::new(to)));
        }
        (13, Some(id), ..) => {
            let second = nth(map.claims().ids(), other);
            let pair = vec![id, second.unwrap()];
            let conflict = Conflict {
                claims: pair,
                ..Conflict::default()
            };
            put(&mut change, c(&format!("x-{count}")), conflict);
        }
        (14, Some(id), ..) => {
            let from = map.layout().get(id).map(Arc::clone);
            let mut to = from.as_deref().cloned().unwrap_or_default();
            to.spread = Some("column".into());
            change.layout.record(id, from, Some(Arc::new(to)));
        }
        (15, Some(premise), Some(id), _) => {
            update::<Reason>(&mut change, map, id, |it| it.premises.push(premise));
        }
        (16, Some(id), ..) => return (change, Some(id)),
        _ => {}
    }
    (change, None)
}

fn without_trail(layout: &Layout) -> Layout {
    Layout {
        trail: Trail::default(),
        ..layout.clone()
    }
}

/// Goes through the steps; says how often the forest and the layout could be made from
/// those before.
fn follow(mut map: Map, steps: &[Step]) -> Result<(usize, usize), TestCaseError> {
    let mut last = layout(&request(&map));
    let mut taller: Vec<Id> = Vec::new();
    let (mut forests, mut layouts) = (0, 0);
    for (count, step) in steps.iter().enumerate() {
        let (change, higher) = change(&map, count, *step);
        taller.extend(higher);
        let named = altered(&change);
        map = applied(change, map);
        let mut request = request(&map);
        for id in &taller {
            if let Some(size) = request.sizes.cards.get_mut(id) {
                size.height += 37.0;
            }
        }
        if let Some(outline) = last.outline.after(&map, &named) {
            prop_assert_eq!(&outline, &*request.outline, "{:?}", step);
            request.outline = Arc::new(outline);
            forests += 1;
        }
        let whole = layout_after(&request, Some(&without_trail(&last)));
        if let Some(followed) = again(&request, &last) {
            prop_assert_eq!(&followed, &whole, "{:?}", step);
            // What stands where is found alike.
            for rect in whole.cards.values().chain([&whole.bounds]) {
                prop_assert_eq!(followed.in_rect(*rect), whole.in_rect(*rect));
                prop_assert_eq!(followed.links_in(*rect), whole.links_in(*rect));
            }
            last = followed;
            layouts += 1;
        } else {
            last = whole;
        }
    }
    Ok((forests, layouts))
}

proptest! {
    #[test]
    fn what_follows_on_an_edit_is_what_comes_of_going_over_everything(
        map in any_map_without_pins(),
        steps in steps(),
    ) {
        follow(map, &steps)?;
    }
}

proptest! {
    #[test]
    fn what_follows_on_another_map_is_what_comes_of_going_over_everything(
        before in any_map_without_pins(),
        after in any_map_without_pins(),
    ) {
        let before = layout(&request(&before));
        let request = request(&after);
        let whole = layout_after(&request, Some(&without_trail(&before)));
        prop_assert_eq!(layout_after(&request, Some(&before)), whole);
    }

    #[test]
    fn a_picture_left_alone_stays_as_it_is(
        before in any_map_without_pins(),
        after in any_map_without_pins(),
    ) {
        let before = layout(&request(&before));
        let request = request(&after);
        let after = layout_after(&request, Some(&without_trail(&before)));
        let again = layout_after(&request, Some(&without_trail(&after)));
        prop_assert_eq!(again, after);
    }
}

#[test]
fn in_a_large_map_edits_at_one_place_follow_on_what_was_there() {
    let map = generate(600, 4);
    // One leaf after the other, a premise more, another height, one reason less.
    let steps: Vec<Step> = (0..24)
        .map(|step| {
            (
                [0, 2, 16, 4, 0, 1, 16, 7][step % 8],
                step * 7919 + 5,
                step * 31 + 2,
            )
        })
        .collect();
    let (forests, layouts) = follow(map, &steps).unwrap();
    assert!(forests > 20, "{forests}");
    assert!(layouts > 20, "{layouts}");
}

#[test]
fn taking_away_what_was_added_gives_the_forest_that_was() {
    let map = generate(300, 2);
    let outline = Outline::new(&map, None);
    let (change, _) = change(&map, 0, (0, 77, 1));
    let named = altered(&change);
    let more = applied(change.clone(), map);
    let grown = outline.after(&more, &named).unwrap();
    assert_eq!(grown, Outline::new(&more, None));
    assert_ne!(grown, outline);
    let back = applied(change.reversed(), more);
    assert_eq!(grown.after(&back, &named).unwrap(), outline);
}

#[test]
fn what_comes_below_a_fold_is_counted_at_it() {
    let lines = ["q-1: c-a", "r-1 c-a: c-b", "r-2 c-b: c-c", "r-3 c-c: c-d"];
    let map = folded(map(&lines), "c-b");
    let outline = Outline::new(&map, None);
    for target in ["c-b", "c-c", "c-d", "r-3"] {
        let mut change = Change::default();
        put(&mut change, c("c-new"), Claim::default());
        let reason = Reason {
            target: c(target),
            premises: vec![c("c-new")],
            ..Reason::default()
        };
        put(&mut change, c("r-new"), reason);
        let named = altered(&change);
        let more = applied(change, map.clone());
        let after = outline.after(&more, &named).unwrap();
        assert_eq!(after, Outline::new(&more, None), "{target}");
        let heads = after.nodes.iter().map(|node| node.head);
        let fold = Head::Fold {
            below: c("c-b"),
            hidden: 3,
        };
        assert!(heads.into_iter().any(|head| head == fold), "{target}");
        // A box with a fold in it is made anew, and the fold with it.
        let before = layout(&request(&map));
        assert!(again(&request(&more), &before).is_some(), "{target}");
    }
}

#[test]
fn roots_that_were_pushed_down_stay_in_their_rows_when_nothing_changes() {
    let claims = |count: u8| (0..count).map(|place| format!("c-{place:02}"));
    let of = |claims: Vec<String>, others: &[&str]| {
        let mut lines: Vec<&str> = claims.iter().map(String::as_str).collect();
        lines.extend(others);
        request(&map(&lines))
    };
    let few = ["q-0: c-07", "q-1: c-10", "r-00 c-04: c-02 c-03"];
    let before = layout(&of(claims(19).collect(), &few));
    let more = [
        "q-0: c-06",
        "q-1: c-00",
        "r-00 c-03: c-00",
        "r-01 c-00: c-00 c-01",
        "r-02 c-00: c-00",
        "r-03 c-13: c-00",
        "r-04 c-03: c-13",
        "r-05 c-06: c-03",
        "r-06 c-14: c-00 c-01",
        "r-07 c-06: c-05",
        "r-08 c-13: c-05",
        "r-09 c-23: c-00",
        "r-10 c-01: c-00",
        "r-11 c-01: c-02",
    ];
    let request = of(claims(24).collect(), &more);
    let after = layout_after(&request, Some(&before));
    assert_eq!(layout_after(&request, Some(&without_trail(&after))), after);
}
