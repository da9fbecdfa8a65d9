//! The sample maps and a generated one, laid out as the window lays them out: they
//! fit a screen, nothing lies on anything, and no line of the tree runs through a
//! card.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where something is missing"
)]

use std::collections::BTreeMap;

use contend::drawing::{DrawRequest, Drawer, Touched};
use contend::edit::{ClaimRef, Edit, Place, Session, keeping};
use contend::generate::generate;
use contend::layout::{Layout, LinkKind, Point, Rect, cards_moved, spreads_to_keep};
use contend::model::{Id, Kind, Map, Spread, Stance};
use contend::samples::samples;

fn laid_out() -> Vec<(String, Map, std::sync::Arc<Layout>)> {
    let samples = samples().iter().map(|sample| {
        let opened = contend::file::parse(sample.text, sample.file_name.as_ref());
        (sample.title.to_owned(), opened.expect("a sample opens").map)
    });
    let generated = [("generated".to_owned(), generate(300, 7))];
    samples
        .chain(generated)
        .map(|(title, map)| {
            let drawing = Drawer::default().draw(&DrawRequest::new(&map));
            (title, map, drawing.layout)
        })
        .collect()
}

/// Whether the straight piece runs through the inside of the rectangle.
fn runs_through(from: Point, to: Point, rect: Rect) -> bool {
    let inside = rect.grown(-2.0);
    (1..40).any(|step| inside.contains(from.lerp(to, step as f32 / 40.0)))
}

#[test]
fn no_line_of_the_tree_runs_through_a_card_that_it_does_not_join() {
    for (title, map, layout) in laid_out() {
        for link in layout
            .links
            .iter()
            .filter(|link| link.kind != LinkKind::Cross)
        {
            let ends = [link.from, link.to];
            // A line may leave the box of its own reason.
            let own = |card: Id| {
                ends.contains(&card)
                    || map
                        .reason(link.to)
                        .is_some_and(|reason| reason.premises.contains(&card))
            };
            for pair in link.points.windows(2) {
                for (card, rect) in layout.cards.iter().filter(|(card, _)| !own(**card)) {
                    let through = runs_through(pair[0], pair[1], *rect);
                    assert!(!through, "{title}: the line {ends:?} runs through {card}");
                }
            }
        }
    }
}

#[test]
fn cards_lie_on_nothing_but_their_boxes() {
    for (title, _, layout) in laid_out() {
        let cards: Vec<_> = layout.cards.iter().collect();
        for (place, (one, rect)) in cards.iter().enumerate() {
            for (other, other_rect) in &cards[place + 1..] {
                assert!(
                    !rect.overlaps(**other_rect),
                    "{title}: {one} lies on {other}"
                );
            }
        }
    }
}

#[test]
fn reasons_for_stand_left_of_a_thesis_and_objections_right() {
    let (_, map, layout) = laid_out().swap_remove(3);
    let mut seen = 0;
    for thesis in map.claims().ids().filter(|id| map.is_thesis(*id)) {
        let middle = layout.cards[&thesis].center().x;
        for reason in map.reasons_on(thesis) {
            let at = layout.reasons[&reason].rect.center().x;
            let opposes = map.reason(reason).unwrap().stance.as_str() == "against";
            assert_eq!(at > middle, opposes, "{reason}");
            seen += 1;
        }
    }
    assert!(seen > 20);
}

#[test]
fn a_map_of_sixty_claims_is_no_strip() {
    for (title, map, layout) in laid_out().into_iter().take(4) {
        let shape = layout.bounds.width() / layout.bounds.height();
        assert!(
            (0.6..3.0).contains(&shape),
            "{title}, {} claims: {shape}",
            map.claims().len()
        );
    }
}

#[test]
fn a_sample_becomes_as_wide_as_its_frame_asks() {
    for sample in samples() {
        let opened = contend::file::parse(sample.text, sample.file_name.as_ref());
        let map = opened.expect("a sample opens").map;
        let shape = |arrangement, aspect| {
            let request = DrawRequest {
                arrangement,
                aspect,
                ..DrawRequest::new(&map)
            };
            let bounds = Drawer::default().draw(&request).layout.bounds;
            bounds.width() / bounds.height()
        };
        for arrangement in ["tip-over", "indented"] {
            for aspect in [1.0, 1.6, 2.4] {
                let nearness = shape(arrangement, aspect) / aspect;
                assert!(
                    (0.6..1.4).contains(&nearness),
                    "{}, {arrangement} for {aspect}: {nearness}",
                    sample.title
                );
            }
        }
    }
}

#[test]
fn a_map_that_keeps_how_its_branches_spread_looks_the_same_when_it_is_opened_again() {
    for (title, map, layout) in laid_out().into_iter().take(4) {
        let words = layout.memory.words();
        let spreads = words.map(|(id, word)| (id, Some(Spread::from(word.as_str()))));
        let mut session = Session::new(map);
        session
            .apply(&Edit::Spread(spreads.collect()))
            .expect("an edit that can be made");
        let text = contend::file::print(session.map()).expect("a map that can be printed");
        let opened = contend::file::parse(&text, "kept.ron".as_ref());
        let again = opened.expect("a map that can be read").map;
        let drawing = Drawer::default().draw(&DrawRequest::new(&again));
        assert_eq!(drawing.layout.cards, layout.cards, "{title}");
    }
}

#[test]
fn a_map_that_grew_leaf_by_leaf_opens_as_it_looked() {
    for (title, map, _) in laid_out() {
        let mut session = Session::new(map);
        let mut drawer = Drawer::default();
        let mut looked = drawer.draw(&DrawRequest::new(session.map()));
        let claims: Vec<Id> = session.map().claims().ids().collect();
        for step in 0..6 {
            let revision = session.revision();
            let edit = Edit::AddReason {
                id: Id::from_noise(Kind::Reason, [step as u8; 14]),
                target: claims[(step * 17 + 3) % claims.len()],
                stance: Stance::For,
                premise: ClaimRef::New {
                    id: Id::from_noise(Kind::Claim, [step as u8; 14]),
                    text: "Something else that speaks for it".into(),
                },
                place: Place::Last,
            };
            session.apply(&edit).expect("an edit that can be made");
            let change = session.change_since(revision).expect("one step");
            let touched = Touched::by(&change, session.map());
            looked = drawer.draw(&DrawRequest {
                touched: Some(&touched),
                ..DrawRequest::new(session.map())
            });
        }
        let kept = spreads_to_keep(looked.request(), &looked.layout, &BTreeMap::new());
        let words = kept
            .iter()
            .filter_map(|(id, mode)| Some((*id, Spread::from(mode.word()?.as_str()))));
        let map = keeping(session.map(), &words.collect(), |_| true);
        let text = contend::file::print(&map).expect("a map that can be printed");
        let opened = contend::file::parse(&text, "kept.ron".as_ref());
        let map = opened.expect("a map that can be read").map;
        let moved = |map: &Map| {
            let layout = Drawer::default().draw(&DrawRequest::new(map)).layout;
            cards_moved(&looked.layout, &layout, 50.0)
        };
        let (again, all) = moved(&map);
        let (afresh, _) = moved(session.map());
        let told = format!("{title}: {again} of {all} cards moved, afresh {afresh}");
        // Of several questions, trees that gave up room close up.
        assert!(again * 2 <= afresh, "{told}");
        assert!(again * 20 <= all || all > 200, "{told}");
    }
}

#[test]
fn one_reason_more_leaves_most_of_a_sample_where_it_is() {
    for (title, map, before) in laid_out().into_iter().take(4) {
        let claims: Vec<Id> = map.claims().ids().collect();
        let mut moved = 0;
        for target in &claims {
            let mut drawer = Drawer::default();
            let _first = drawer.draw(&DrawRequest::new(&map));
            let mut session = Session::new(map.clone());
            let edit = Edit::AddReason {
                id: Id::from_noise(Kind::Reason, [3; 14]),
                target: *target,
                stance: Stance::For,
                premise: ClaimRef::New {
                    id: Id::from_noise(Kind::Claim, [3; 14]),
                    text: "Something else that speaks for it".into(),
                },
                place: Place::Last,
            };
            session.apply(&edit).expect("an edit that can be made");
            let after = drawer.draw(&DrawRequest::new(session.map()));
            moved += cards_moved(&before, &after.layout, 50.0).0;
        }
        let share = moved as f64 / (claims.len() * claims.len()) as f64;
        assert!(share < 0.12, "{title}: {share} of the cards move");
    }
}
