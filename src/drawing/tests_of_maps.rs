//! Drawings brought up to date, and found piece by piece, are those made whole.

use std::collections::BTreeMap;
use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::generate::generate;
use crate::layout::{Point, Rect, Size};
use crate::model::{
    Backing, Change, Claim, Conflict, ConflictKind, Entry, Finite, Id, Kind, Map, Placement,
    Question, Reason, Source, Stance, Tag,
};

/// One alteration of a map, chosen by numbers.
fn alter(map: &mut Map, kind: usize, which: usize) -> Change {
    let mut change = Change::default();
    let pick = |ids: Vec<Id>| {
        let place = which % ids.len().max(1);
        ids.get(place).copied().unwrap_or_default()
    };
    let claim = pick(map.claims().ids().collect());
    match kind {
        0 | 1 => update::<Claim>(&mut change, map, claim, |claim| {
            claim.text = "Words ".repeat(1 + which % 40);
        }),
        2 => update::<Claim>(&mut change, map, claim, |claim| {
            claim.note.clear();
            claim.assumption = !claim.assumption;
            claim.tags.clear();
        }),
        3 => {
            let question = pick(map.questions().ids().collect());
            update::<Question>(&mut change, map, question, |question| {
                question.theses.rotate_left(1);
                question.text += " And why, if it is so, does nobody say it?";
            });
        }
        4 => {
            let reason = pick(map.reasons().ids().collect());
            update::<Reason>(&mut change, map, reason, |reason| {
                reason.rating = Finite::new(0.9);
                reason.premises.truncate(1);
            });
        }
        5 => {
            let source = pick(map.sources().ids().collect());
            update::<Source>(&mut change, map, source, |source| {
                source.short = format!("Source {which}");
            });
        }
        6 => {
            let backing = pick(map.backings().ids().collect());
            let old = map.get::<Backing>(backing).cloned();
            change.backings.record(backing, old, None);
        }
        7 => {
            let tag = pick(map.tags().ids().collect());
            update::<Tag>(&mut change, map, tag, |tag| tag.color = "amber".to_owned());
        }
        8 => {
            let reason = pick(map.reasons().ids().collect());
            let old = map.get::<Reason>(reason).cloned();
            change.reasons.record(reason, old, None);
        }
        9 => {
            let place = Placement {
                folded: which.is_multiple_of(2),
                width: Finite::new(150.0 + (which % 300) as f64),
                ..Placement::default()
            };
            let old = map.get::<Placement>(claim).cloned();
            change.layout.record(claim, old, Some(Arc::new(place)));
        }
        11 | 12 => {
            // A reason more: with a claim of its own, or with one that stands elsewhere.
            let noise = [which as u8; 14];
            let other = pick(map.claims().ids().skip(which % 7).collect());
            let leaf = Id::from_noise(Kind::Claim, noise);
            let premise = if kind == 11 { leaf } else { other };
            let reason = Reason {
                target: claim,
                premises: vec![premise],
                order: "zzz".to_owned(),
                ..Reason::default()
            };
            let id = Id::from_noise(Kind::Reason, noise);
            if map.contains(id) || map.contains(leaf) || premise == claim {
                return change;
            }
            if kind == 11 {
                change.claims.added.insert(leaf, Arc::default());
            }
            change.reasons.added.insert(id, Arc::new(reason));
        }
        _ => {
            let conflict = pick(map.conflicts().ids().collect());
            update::<Conflict>(&mut change, map, conflict, |conflict| {
                conflict.kind = ConflictKind::Contradictory;
            });
        }
    }
    change.apply(map);
    change
}

fn update<T: Entry + Clone>(change: &mut Change, map: &Map, id: Id, alter: impl FnOnce(&mut T)) {
    if let Some(old) = map.get::<T>(id) {
        let mut new = T::clone(old);
        alter(&mut new);
        let (old, new) = (Arc::clone(old), Arc::new(new));
        T::delta_mut(change).record(id, Some(old), Some(new));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn a_drawing_brought_up_to_date_is_the_drawing_made_anew(
        seed in 0_u64..1000,
        edits in prop::collection::vec((0_usize..14, 0_usize..1000), 1..6),
    ) {
        let mut map = generate(60, seed);
        let mut drawer = Drawer::default();
        let _ = drawer.draw(&DrawRequest::new(&map));
        // A layout holds on to the one before, so this one has seen the same.
        let mut thorough = Drawer::default();
        let _ = thorough.draw(&DrawRequest::new(&map));
        for (kind, which) in edits {
            let change = alter(&mut map, kind, which);
            let touched = Touched::by(&change, &map);
            let request = DrawRequest { touched: Some(&touched), ..DrawRequest::new(&map) };
            let updated = drawer.draw(&request);
            let anew = thorough.draw(&DrawRequest::new(&map));
            prop_assert_eq!(updated.request(), anew.request(), "after {} {}", kind, which);
            let (updated, anew) = (updated.picture.items(), anew.picture.items());
            prop_assert_eq!(updated.len(), anew.len());
            for (updated, anew) in updated.iter().zip(&anew) {
                prop_assert_eq!(updated, anew, "after {} {}", kind, which);
            }
        }
    }

    #[test]
    fn what_is_found_in_a_rectangle_is_what_reaches_into_it(
        seed in 0_u64..1000,
        (x, y) in (0_f32..1.0, 0_f32..1.0),
        (width, height) in (0_f32..3000.0, 0_f32..2000.0),
    ) {
        let drawing = Drawer::default().draw(&DrawRequest::new(&generate(80, seed)));
        let all = drawing.picture.items();
        let layout = &drawing.layout;
        let parts = layout.cards.len() + layout.questions.len() + layout.reasons.len()
            + layout.references.len() + layout.folds.len() + layout.links.len() + layout.lanes.len()
            + 2 * layout.conflicts.len();
        prop_assert_eq!(all.len(), parts, "everything is in the whole picture once");
        prop_assert!(all.is_sorted_by_key(|item| item.part), "in drawing order");
        let bounds = layout.bounds;
        let min = Point::new(
            bounds.min.x + x * bounds.width(),
            bounds.min.y + y * bounds.height(),
        );
        let rect = Rect::new(min, min.moved(width, height));
        let found: BTreeMap<Part, Item> = (drawing.picture.in_rect(rect).into_iter())
            .map(|item| (item.part, item))
            .collect();
        for item in all {
            let is_line = matches!(
                item.part,
                Part::Link { .. } | Part::CrossLink { .. } | Part::Conflict(_)
            );
            match found.get(&item.part) {
                Some(found) => {
                    prop_assert!(found.rect.overlaps(rect));
                    prop_assert!(Arc::ptr_eq(&found.drawn, &item.drawn));
                }
                // Of lines those alone are found of which a piece passes.
                None => prop_assert!(is_line || !item.rect.overlaps(rect), "{:?}", item.part),
            }
        }
    }
}

#[test]
fn the_lanes_of_theses_lie_behind_everything_else() {
    let map = generate(60, 2);
    let request = DrawRequest {
        arrangement: "columns",
        ..DrawRequest::new(&map)
    };
    let drawing = Drawer::default().draw(&request);
    let lanes = &drawing.layout.lanes;
    assert!(lanes.len() > 1);
    let items = drawing.picture.items();
    let (behind, front) = items.split_at(lanes.len());
    for (item, lane) in behind.iter().zip(lanes) {
        assert!(matches!(item.part, Part::Lane(_)) && item.rect == *lane);
    }
    assert!(!front.iter().any(|item| matches!(item.part, Part::Lane(_))));
    let only = drawing
        .picture
        .in_rect(Rect::at(lanes[1].min, Size::new(1.0, 1.0)));
    assert!(only.iter().any(|item| item.part == Part::Lane(1)));
    let tone = drawing.tone(Part::Lane(0));
    assert_eq!(tone.block, Block::Lane);
}

#[test]
fn a_box_is_found_where_nothing_but_its_label_reaches_in() {
    let mut map = generate(20, 1);
    let (id, reason) = map.reasons().iter().next().unwrap();
    let mut wide = Reason::clone(reason);
    let words = "speaks, as far as the minutes let one tell, neither way".repeat(3);
    wide.stance = Stance::from(words.as_str());
    let mut change = Change::default();
    let (old, wide) = (Arc::clone(reason), Arc::new(wide));
    change.reasons.record(id, Some(old), Some(wide));
    change.apply(&mut map);
    let drawing = Drawer::default().draw(&DrawRequest::new(&map));
    let place = &drawing.layout.reasons[&id];
    // A box is at least as wide as its label.
    assert!(place.pill.width() > 500.0 && place.outer.holds(place.pill));
    let tip = Rect::at(place.pill.min, Size::new(2.0, place.pill.height()));
    let found = drawing.picture.in_rect(tip);
    assert!(found.iter().any(|item| item.part == Part::Reason(id)));
}

#[test]
fn a_drawing_can_be_made_on_one_thread_and_looked_at_on_another() {
    fn is_shared<T: Send + Sync>() {}
    is_shared::<MapDrawing>();
    let map = generate(40, 1);
    let thread = std::thread::spawn(move || Drawer::default().draw(&DrawRequest::new(&map)));
    let drawing = thread.join().unwrap();
    assert!(!drawing.picture.items().is_empty());
}

#[test]
fn many_cards_are_measured_by_threads_as_they_are_by_one() {
    let drawing = Drawer::default().draw(&DrawRequest::new(&generate(2_000, 3)));
    let cards = &drawing.picture.parts.cards;
    assert!(cards.len() > 1_500, "enough for more than one thread");
    let mut measure = Measure::default();
    for (_, card) in cards.iter() {
        assert_eq!(card_size(&card.content, &mut measure), card.size());
    }
}

#[test]
fn what_is_given_up_leaves_the_last_drawing_to_build_on() {
    let map = generate(40, 1);
    let mut drawer = Drawer::default();
    let first = drawer.draw(&DrawRequest::new(&map));
    let watch = Watch::default();
    watch.give_up();
    assert!(
        drawer
            .draw_watched(&DrawRequest::new(&map), &watch)
            .is_none()
    );
    let again = drawer.draw(&DrawRequest::new(&map));
    assert!(Arc::ptr_eq(&first.layout, &again.layout));
}

#[test]
fn on_the_way_a_card_is_between_its_places_and_as_large_as_ever() {
    let before = generate(60, 5);
    let mut after = before.clone();
    let mut drawer = Drawer::default();
    let from = drawer.draw(&DrawRequest::new(&before));
    for which in 0..6 {
        alter(&mut after, 8, which * 7);
    }
    let to = drawer.draw(&DrawRequest::new(&after));
    let half = to.picture.coming_from(&from.picture, 0.5);
    let mut moved = 0;
    for claim in to.layout.cards.keys() {
        let part = Part::Card(*claim);
        let (Some(old), Some(new)) = (from.picture.item(part), to.picture.item(part)) else {
            continue;
        };
        let way = half.item(part).unwrap();
        assert_eq!(way.rect.min, old.rect.min.lerp(new.rect.min, 0.5));
        assert!((way.rect.height() - new.rect.height()).abs() < 0.1);
        assert!(Arc::ptr_eq(&way.drawn, &new.drawn));
        moved += usize::from(old.at != new.at);
        // And it is found where it is.
        let found = half.in_rect(way.rect.grown(1.0).union(new.rect));
        assert!(found.iter().any(|item| item.part == part));
    }
    assert!(moved > 10, "{moved}");
    assert_eq!(half.halted().items().len(), to.picture.items().len());
}

#[test]
fn a_block_has_the_tone_of_what_it_stands_for() {
    let map = generate(60, 5);
    let drawing = Drawer::default().draw(&DrawRequest::new(&map));
    for item in drawing.picture.items() {
        let block = drawing.tone(item.part).block;
        match item.part {
            Part::Card(id) if map.is_thesis(id) => assert_eq!(block, Block::Thesis),
            Part::Card(_) => assert_eq!(block, Block::Claim),
            Part::Question(_) => assert_eq!(block, Block::Question),
            Part::Reason(id) if map.is_undercut(id) => {
                assert_eq!(block, Block::Reason(Bearing::Undercut));
            }
            _ => {}
        }
    }
}
