use std::collections::BTreeSet;
use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use maps::*;

use crate::model::{Change, Claim, Conflict, Entry, Id, Map, Placement, Question, Reason, Stance};

mod edits;
mod keep;
mod maps;
mod stability;
mod still;
mod tree;

#[test]
fn a_question_stands_on_top_its_theses_side_by_side_and_reasons_below() {
    let map = map(&["q-1: c-a c-b", "r-1 c-a: c-p c-q", "r-2 r-1: c-u"]);
    let layout = layout(&request(&map));
    let question = layout.questions[&c("q-1")];
    let [a, b] = ["c-a", "c-b"].map(|id| layout.cards[&c(id)]);
    assert!(question.max.y < a.min.y && a.min.y == b.min.y && a.max.x < b.min.x);
    let reason = &layout.reasons[&c("r-1")];
    assert!(reason.rect.min.y > a.max.y);
    for premise in ["c-p", "c-q"] {
        assert!(reason.rect.holds(layout.cards[&c(premise)]));
    }
    assert_eq!(reason.joints.len(), 1);
    let undercut = &layout.reasons[&c("r-2")];
    assert!(undercut.rect.min.y > reason.rect.max.y);
    let step = layout
        .links
        .iter()
        .find(|link| link.to == c("r-2"))
        .unwrap();
    assert_eq!((step.kind, step.from), (LinkKind::Step, c("r-1")));
    assert_eq!(step.points[0].y, reason.rect.max.y, "it starts on the box");
}

#[test]
fn a_folded_claim_that_is_in_one_box_twice_has_one_badge() {
    let map = map(&["q-1: c-a", "r-1 c-a: c-p c-p", "r-2 c-p: c-x"]);
    let layout = layout(&request(&folded(map, "c-p")));
    let folds = layout.outline.nodes.iter();
    let folds = folds.filter(|node| matches!(node.head, Head::Fold { .. }));
    assert_eq!(folds.count(), 1);
    let badge = layout.folds[&c("c-p")].rect;
    assert_ne!(badge, Rect::default());
}

#[test]
fn a_claim_used_twice_has_one_home_and_a_reference() {
    let map = map(&["q-1: c-a c-b", "r-1 c-a: c-p", "r-2 c-b: c-p c-z"]);
    let layout = layout(&request(&map));
    assert_eq!(layout.reason_around(c("c-p")), Some(c("r-1")));
    let [reference] = &layout.references[..] else {
        panic!("{:?}", layout.references);
    };
    assert_eq!((reference.claim, reference.holder), (c("c-p"), c("r-2")));
    assert!(layout.reasons[&c("r-2")].rect.holds(reference.rect));
    let hit = layout.hit(reference.rect.center());
    let (claim, holder) = (c("c-p"), c("r-2"));
    assert_eq!(hit, Some(Hit::Reference { claim, holder }));
    let mut cross = layout.links.iter();
    let cross = cross.find(|link| link.kind == LinkKind::Cross).unwrap();
    assert!(!cross.is_led());
    // Whoever asks for it before it is led sees where it goes.
    let way = layout.way_of(cross);
    let at = |end: Option<&Point>| Rect::around(*end.unwrap(), Size::default());
    assert!(reference.rect.touches(at(way.first())));
    assert!(layout.cards[&c("c-p")].touches(at(way.last())));
}

#[test]
fn a_claim_stated_under_two_questions_is_referred_to_in_the_second() {
    let map = map(&["q-1: c-a c-b", "q-2: c-b c-a"]);
    let layout = layout(&request(&map));
    assert_eq!(layout.cards.len(), 2);
    assert_eq!(layout.references.len(), 2);
}

#[test]
fn people_who_argue_in_circles_get_a_map_too() {
    let map = map(&[
        "r-1 c-a: c-b",
        "r-2 c-b: c-a",
        "r-3 r-4: c-x",
        "r-4 r-3: c-y",
    ]);
    let layout = layout(&request(&map));
    assert_eq!(layout.cards.len(), 4);
    assert_eq!(layout.reasons.len(), 4);
}

#[test]
fn a_fold_hides_what_is_below_and_counts_its_claims() {
    let map = map(&[
        "q-1: c-a c-b",
        "r-1 c-a: c-p c-q",
        "r-2 c-p: c-s",
        "r-3 r-1: c-u",
        "r-4 c-b: c-s",
    ]);
    let layout = layout(&request(&folded(map, "c-a")));
    // c-s is used under c-b as well, and so it is not hidden.
    assert_eq!(layout.folds[&c("c-a")].hidden, 3);
    let shown: Vec<Id> = layout.cards.keys().copied().collect();
    assert_eq!(shown, [c("c-a"), c("c-b"), c("c-s")]);
    let badge = layout.folds[&c("c-a")].rect;
    assert_eq!(layout.hit(badge.center()), Some(Hit::FoldBadge(c("c-a"))));
}

#[test]
fn the_focus_shows_what_it_is_given_and_nothing_else() {
    let map = map(&["q-1: c-a c-b", "r-1 c-a: c-p c-q", "r-2 c-p: c-s"]);
    let only = [c("r-1"), c("c-p"), c("r-2"), c("c-s")].into();
    let layout = layout(&request_of(&map, Some(&only)));
    let shown: Vec<Id> = layout.cards.keys().copied().collect();
    assert_eq!(shown, [c("c-p"), c("c-s")]);
    assert_eq!(
        layout.references.len(),
        1,
        "the other premise is only named"
    );
}

#[test]
fn a_pinned_thesis_stays_put_and_takes_its_reasons_along() {
    let lines = ["q-1: c-a c-b", "r-1 c-a: c-p", "r-2 c-b: c-q"];
    let free = layout(&request(&map(&lines)));
    let moved = layout(&request(&pinned(map(&lines), "c-b", 2000.0, 500.0)));
    let thesis = moved.cards[&c("c-b")];
    assert_eq!(thesis.min, Point::new(2000.0, 500.0));
    let relative = |layout: &Layout| layout.cards[&c("c-q")].min.y - layout.cards[&c("c-b")].min.y;
    assert!((relative(&free) - relative(&moved)).abs() < 0.01);
    assert_eq!(moved.cards[&c("c-a")], free.cards[&c("c-a")]);
}

#[test]
fn a_pinned_reason_has_its_box_at_the_pin_and_others_make_room() {
    let lines = ["q-1: c-a", "r-1 c-a: c-p", "r-2 c-a: c-q"];
    let free = layout(&request(&map(&lines)));
    let at = free.reasons[&c("r-1")].rect.min;
    let map = pinned(map(&lines), "r-2", f64::from(at.x), f64::from(at.y));
    let moved = layout(&request(&map));
    assert_eq!(moved.reasons[&c("r-2")].rect.min, at);
    let (one, other) = (
        moved.reasons[&c("r-1")].outer,
        moved.reasons[&c("r-2")].outer,
    );
    assert!(!one.overlaps(other));
}

#[test]
fn arrows_lead_to_what_stands_that_way() {
    let map = map(&["q-1: c-a c-b", "r-1 c-a: c-p c-q", "r-2 c-a: c-s"]);
    let layout = layout(&request(&map));
    let toward = |id: &str, direction| layout.toward(c(id), direction).map(|id| id.to_string());
    assert_eq!(toward("c-a", Direction::Right).as_deref(), Some("c-b"));
    assert_eq!(toward("c-b", Direction::Left).as_deref(), Some("c-a"));
    assert_eq!(toward("c-p", Direction::Down).as_deref(), Some("c-q"));
    assert_eq!(toward("c-p", Direction::Up).as_deref(), Some("c-a"));
    assert_eq!(toward("c-a", Direction::Up).as_deref(), Some("q-1"));
    assert_eq!(toward("q-1", Direction::Up), None);
    let neighbours = layout.neighbours(c("c-a"));
    assert_eq!(neighbours.parent, Some(c("q-1")));
    assert_eq!(neighbours.children, [c("r-1"), c("r-2")]);
    assert_eq!(neighbours.next, Some(c("c-b")));
    let neighbours = layout.neighbours(c("c-q"));
    assert_eq!(neighbours.parent, Some(c("r-1")));
    assert_eq!(neighbours.previous, Some(c("c-p")));
}

#[test]
fn conflicts_of_neighbours_run_straight_between_them() {
    let map = map(&["q-1: c-a c-b c-c", "x-1: c-a c-b", "x-2: c-a c-c"]);
    let layout = layout(&request(&map));
    assert_eq!(layout.conflicts[&c("x-1")].points.len(), 2);
    assert_eq!(
        layout.conflicts[&c("x-2")].points.len(),
        4,
        "over the one between"
    );
    let label = layout.conflicts[&c("x-2")].label.center();
    assert_eq!(layout.hit(label), Some(Hit::Conflict(c("x-2"))));
}

proptest! {
    #[test]
    fn nothing_free_overlaps_and_nothing_is_lost(map in any_map()) {
        let request = request(&map);
        let layout = layout(&request);
        let outline = &request.outline;
        let mut boxes: Vec<(Rect, bool)> = Vec::new();
        for node in &outline.nodes {
            let rect = match node.head {
                Head::Question(id) | Head::Claim(id) | Head::Reason(id) => {
                    layout.rect_of(id).unwrap()
                }
                Head::Fold { below, .. } => layout.folds[&below].rect,
                Head::Reference { claim, holder } => {
                    let mut all = layout.references.iter();
                    all.find(|it| it.claim == claim && it.holder == holder).unwrap().rect
                }
            };
            if let Some(pin) = node.pin {
                let at = match node.head {
                    Head::Reason(id) => layout.reasons[&id].rect.min,
                    _ => rect.min,
                };
                prop_assert!(at.distance(pin) < 0.01, "{:?} is not at its pin", node.head);
            }
            boxes.push((rect, node.pin.is_some()));
        }
        for (place, (one, one_pinned)) in boxes.iter().enumerate() {
            for (other, other_pinned) in &boxes[place + 1..] {
                let excused = *one_pinned && *other_pinned;
                prop_assert!(excused || !one.overlaps(*other), "{one:?} {other:?}");
            }
        }
        for (id, reason) in &layout.reasons {
            for seat in &outline.nodes[outline.node_of(*id).unwrap()].seats {
                if let Seat::Card(claim) = seat {
                    prop_assert!(reason.rect.holds(layout.cards[claim]));
                }
            }
        }
        // Every claim is shown once, or below a fold.
        let folds = !layout.folds.is_empty();
        for claim in map.claims().ids() {
            prop_assert!(layout.cards.contains_key(&claim) || folds, "{claim} is lost");
        }
        let again = super::layout(&request_of(&map, None));
        prop_assert_eq!(layout, again);
    }
}
