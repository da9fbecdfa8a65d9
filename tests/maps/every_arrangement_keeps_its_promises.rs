//! Whatever the arrangement: nothing lies on anything, no line of the tree runs
//! through a card, the same map gives the same picture, and pins are kept.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where something is missing"
)]

use std::collections::BTreeSet;
use std::sync::Arc;

use contend::generate::generate;
use contend::layout::{
    Effort, Head, Layout, LinkKind, Metrics, Outline, Point, Rect, Request, Size, Sizes, Spacing,
    arrangement, arrangement_names, layout,
};
use contend::model::{Change, Entry, Finite, Id, Map, Placement};
use proptest::prelude::*;

/// Heights as texts of any length have them, from the ids alone.
fn noise(id: Id) -> f32 {
    let sum = id.to_string().bytes().fold(7_u32, |sum, byte| {
        sum.wrapping_mul(31).wrapping_add(u32::from(byte))
    });
    (sum % 1000) as f32 / 1000.0
}

fn request(map: &Map, name: &str) -> Request {
    let outline = Arc::new(Outline::new(map, None));
    let widths = outline.card_widths(map, &Spacing::default());
    let card = |(id, width): (&Id, &f32)| (*id, Size::new(*width, 40.0 + 180.0 * noise(*id)));
    let pill = |id: Id| (id, Size::new(70.0 + 60.0 * noise(id), 20.0));
    let sizes = Sizes {
        cards: widths.iter().map(card).collect(),
        pills: map.reasons().ids().map(pill).collect(),
        references: (map.claims().ids())
            .map(|id| (id, Size::new(184.0, 30.0 + 30.0 * noise(id))))
            .collect(),
        fold: Size::new(80.0, 22.0),
        conflicts: map
            .conflicts()
            .ids()
            .map(|id| (id, Size::new(64.0, 18.0)))
            .collect(),
    };
    Request {
        arrangement: name.to_owned(),
        ..Request::new(outline, sizes)
    }
}

/// What stands at each node, label and all.
fn solids(layout: &Layout) -> Vec<(Option<Id>, Rect)> {
    let mut solids = Vec::new();
    for node in &layout.outline.nodes {
        let rect = match node.head {
            Head::Question(id) | Head::Claim(id) | Head::Reason(id) => layout.rect_of(id),
            Head::Fold { below, .. } => layout.folds.get(&below).map(|badge| badge.rect),
            Head::Reference { claim, holder } => (layout.references.iter())
                .find(|it| it.claim == claim && it.holder == holder)
                .map(|it| it.rect),
        };
        solids.push((node.head.record(), rect.expect("everything has a place")));
    }
    solids
}

fn nothing_overlaps(layout: &Layout, what: &str) {
    let solids = solids(layout);
    for (at, (id, rect)) in solids.iter().enumerate() {
        for (other, other_rect) in &solids[at + 1..] {
            let overlap = rect.grown(-0.1).overlaps(other_rect.grown(-0.1));
            assert!(
                !overlap,
                "{what}: {id:?} {rect:?} lies on {other:?} {other_rect:?}"
            );
        }
    }
}

/// Lines keep off everything but what they join and the box that they start in.
fn no_line_runs_through(map: &Map, layout: &Layout, what: &str) {
    let home = |claim: Id| layout.reason_around(claim);
    for link in layout
        .links
        .iter()
        .filter(|link| link.kind != LinkKind::Cross)
    {
        let ends: BTreeSet<Option<Id>> = [Some(link.from), Some(link.to), home(link.from)]
            .into_iter()
            .collect();
        for pair in link.points.windows(2) {
            let line = Rect::new(pair[0], pair[0]).union(Rect::new(pair[1], pair[1]));
            let line = line.grown(0.2);
            for (id, rect) in solids(layout) {
                let own = id.is_none() || ends.contains(&id);
                let through = !own && rect.grown(-1.0).overlaps(line);
                assert!(!through, "{what}: {link:?} runs through {id:?} {rect:?}");
            }
            for (claim, rect) in &layout.cards {
                let premise = map
                    .reason(link.to)
                    .is_some_and(|it| it.premises.contains(claim));
                let own = *claim == link.from || *claim == link.to || premise;
                let through = !own && rect.grown(-1.0).overlaps(line);
                assert!(!through, "{what}: {link:?} runs through {claim} {rect:?}");
            }
        }
    }
}

/// Some claims and boxes pinned all over the place, some records folded.
fn meddled(map: &Map, pins: &[(usize, f64, f64)], folds: &[usize]) -> Map {
    let mut change = Change::default();
    let ids: Vec<Id> = map.claims().ids().chain(map.reasons().ids()).collect();
    let stood = |id: Id| map.placement(id).cloned().unwrap_or_default();
    let mut placements = std::collections::BTreeMap::<Id, Placement>::new();
    for (at, x, y) in pins {
        let id = ids[at % ids.len()];
        // A premise is pinned by its box.
        let id = map.reasons_with(id).first().copied().unwrap_or(id);
        let placement = placements.entry(id).or_insert_with(|| stood(id));
        placement.x = Finite::new(*x);
        placement.y = Finite::new(*y);
    }
    for at in folds {
        let id = ids[at % ids.len()];
        placements.entry(id).or_insert_with(|| stood(id)).folded = true;
    }
    for (id, placement) in placements {
        Placement::delta_mut(&mut change).record(
            id,
            map.placement(id).cloned().map(Arc::new),
            Some(Arc::new(placement)),
        );
    }
    let mut map = map.clone();
    change.apply(&mut map);
    map
}

/// Where a person may put a card.
fn near() -> impl Strategy<Value = f64> {
    (-900..2000_i16).prop_map(f64::from)
}

/// Where nobody ever will.
fn far() -> impl Strategy<Value = f64> {
    let large = [1.1e6, 1e10, 3e38, 1e39, 1e300, f64::MAX];
    (prop::sample::select(large.to_vec()), any::<bool>())
        .prop_map(|(at, minus)| if minus { -at } else { at })
}

/// As far away as pins are followed.
fn edge() -> impl Strategy<Value = f64> {
    prop::sample::select(vec![-1e6, -999_999.9, 0.0, 1e6, 999_900.0])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn nothing_lies_on_anything_and_no_line_runs_through_a_card(
        claims in 2..70_usize,
        seed in any::<u64>(),
        aspect in 0.5..3.0_f32,
        folds in prop::collection::vec(any::<usize>(), 0..4),
    ) {
        let map = meddled(&generate(claims, seed), &[], &folds);
        for name in arrangement_names() {
            let request = Request { aspect, ..request(&map, name) };
            let first = layout(&request);
            nothing_overlaps(&first, name);
            no_line_runs_through(&map, &first, name);
            prop_assert_eq!(&first, &layout(&request), "{} is not the same twice", name);
        }
    }

    #[test]
    fn pinned_cards_stand_where_they_were_put_and_the_rest_gives_way(
        claims in 2..60_usize,
        seed in any::<u64>(),
        pins in prop::collection::vec((any::<usize>(), near(), near()), 1..4),
    ) {
        let map = meddled(&generate(claims, seed), &pins, &[]);
        for name in arrangement_names() {
            let placed = layout(&request(&map, name));
            let pinned: Vec<(Id, Rect, Point)> = (placed.outline.nodes.iter())
                .filter_map(|node| {
                    let id = node.head.record()?;
                    let own = placed.reasons.get(&id).map(|reason| reason.rect);
                    Some((id, own.or_else(|| placed.rect_of(id))?, node.pin?))
                })
                .collect();
            for (id, rect, pin) in &pinned {
                prop_assert!(rect.min.distance(*pin) < 0.01, "{name}: {id} at {rect:?}, not {pin:?}");
            }
            // Pins may be put on each other; nothing else may.
            let apart = pinned.iter().all(|(id, rect, _)| {
                pinned.iter().all(|(other, far, _)| id == other || !rect.grown(12.0).overlaps(far.grown(12.0)))
            });
            if apart {
                nothing_overlaps(&placed, name);
                no_line_runs_through(&map, &placed, name);
                let mut led = placed.clone();
                led.lead_lines(None, Effort::ALL);
                prop_assert_eq!(Metrics::of(&led).cards_crossed(), 0, "{}", name);
            }
        }
    }

    #[test]
    fn a_pin_that_is_too_far_away_is_not_followed(
        claims in 2..30_usize,
        seed in any::<u64>(),
        pins in prop::collection::vec((any::<usize>(), far(), prop_oneof![near(), far()]), 1..4),
    ) {
        let map = generate(claims, seed);
        let pinned = meddled(&map, &pins, &[]);
        for name in arrangement_names() {
            let (free, placed) = (layout(&request(&map, name)), layout(&request(&pinned, name)));
            prop_assert_eq!(free.cards, placed.cards, "{}", name);
        }
    }

    #[test]
    fn a_layout_with_pins_as_far_away_as_can_be_ends_and_keeps_cards_apart(
        claims in 2..30_usize,
        seed in any::<u64>(),
        pins in prop::collection::vec((any::<usize>(), edge(), edge()), 1..3),
    ) {
        let map = meddled(&generate(claims, seed), &pins, &[]);
        let mut placed = layout(&request(&map, contend::layout::DEFAULT_ARRANGEMENT));
        placed.lead_lines(None, Effort::ALL);
        let bounds = Metrics::of(&placed).bounds;
        prop_assert!(bounds.width().is_finite() && bounds.height().is_finite());
    }
}

#[test]
fn every_arrangement_makes_a_picture_of_its_own_and_is_found_by_its_name() {
    let map = generate(60, 3);
    let mut pictures: Vec<(&str, Layout)> = Vec::new();
    for name in arrangement_names() {
        assert_eq!(arrangement(name).name(), name);
        let placed = layout(&request(&map, name));
        for (other, picture) in &pictures {
            assert!(placed.cards != picture.cards, "{name} looks like {other}");
        }
        pictures.push((name, placed));
    }
    assert_eq!(
        arrangement("tidy").name(),
        "top-to-bottom",
        "its former name"
    );
    assert_eq!(
        arrangement("a way of a later version").name(),
        contend::layout::DEFAULT_ARRANGEMENT
    );
}

#[test]
fn children_stand_below_or_beside_what_they_hang_on() {
    let map = generate(80, 11);
    let placed = |name| layout(&request(&map, name));
    let pairs = |layout: &Layout| -> Vec<(Rect, Rect)> {
        let rects: Vec<Rect> = solids(layout).into_iter().map(|(_, rect)| rect).collect();
        (0..rects.len())
            .filter_map(|index| Some((rects[layout.outline.parent(index)?], rects[index])))
            .collect()
    };
    for (parent, child) in pairs(&placed("left-to-right")) {
        assert!(child.min.x > parent.max.x);
    }
    for name in ["top-to-bottom", "layered", "columns"] {
        for (parent, child) in pairs(&placed(name)) {
            assert!(child.min.y > parent.max.y, "{name}");
        }
    }
    let indented = placed("indented");
    // Theses may stand side by side, and so may the reasons on one.
    let outline = &indented.outline;
    let is_question = |at: usize| matches!(outline.nodes[at].head, Head::Question(_));
    let is_thesis = |at: usize| outline.parent(at).is_some_and(is_question);
    let root_of = |mut at: usize| {
        while let Some(parent) = indented.outline.parent(at) {
            if is_question(parent) || is_thesis(parent) {
                break;
            }
            at = parent;
        }
        at
    };
    let mut rows: Vec<(usize, Rect)> = (solids(&indented).into_iter().enumerate())
        .map(|(at, (_, rect))| (root_of(at), rect))
        .collect();
    rows.sort_by(|a, b| (a.0.cmp(&b.0)).then(a.1.min.y.total_cmp(&b.1.min.y)));
    for pair in rows.windows(2).filter(|pair| pair[0].0 == pair[1].0) {
        assert!(pair[0].1.max.y < pair[1].1.min.y, "one below the other");
    }
}

#[test]
fn many_questions_fill_the_frame_together() {
    // Some twenty questions, each a tree of its own.
    let map = generate(1000, 1);
    // Trunks look at one node at a time.
    for name in arrangement_names().filter(|name| *name != "trunk") {
        let bounds = layout(&request(&map, name)).bounds;
        let aspect = bounds.width() / bounds.height();
        assert!((0.6..3.0).contains(&aspect), "{name}: {aspect}");
    }
}

#[test]
fn what_is_equally_deep_stands_on_one_level_in_ranks() {
    let placed = layout(&request(&generate(80, 5), "layered"));
    let rects = solids(&placed);
    let root_of = |mut at: usize| {
        let mut depth = 0;
        while let Some(parent) = placed.outline.parent(at) {
            (at, depth) = (parent, depth + 1);
        }
        (at, depth)
    };
    let mut levels = std::collections::BTreeMap::<(usize, i32), f32>::new();
    for (at, (_, rect)) in rects.iter().enumerate() {
        let level = *levels.entry(root_of(at)).or_insert(rect.min.y);
        assert!((level - rect.min.y).abs() < 0.01);
    }
}

#[test]
fn lanes_hold_their_theses_with_everything_that_hangs_on_them() {
    let map = generate(80, 5);
    let placed = layout(&request(&map, "columns"));
    let solids = solids(&placed);
    let questions: Vec<Rect> = placed.questions.values().copied().collect();
    assert!(placed.lanes.len() > 1);
    for (id, rect) in &solids {
        if questions.contains(rect) {
            continue;
        }
        let holding = placed.lanes.iter().filter(|lane| lane.holds(*rect)).count();
        assert_eq!(holding, 1, "{id:?} {rect:?} in {:?}", placed.lanes);
    }
    for (at, lane) in placed.lanes.iter().enumerate() {
        assert!(
            placed.lanes[at + 1..]
                .iter()
                .all(|other| !lane.overlaps(*other))
        );
    }
}

/// Such a line crossed nothing that can be pressed, and was left as it was.
#[test]
fn a_line_keeps_off_a_box_beside_the_label_that_stands_up_from_it() {
    let pins = [
        (2_131_671_645_578_627_068, 1124.0, 981.0),
        (16_611_835_079_193_898_919, -618.0, 1214.0),
        (13_072_540_254_492_167_839, 894.0, 1389.0),
    ];
    let map = meddled(&generate(49, 9_218_723_079_224_452_549), &pins, &[]);
    let placed = layout(&request(&map, "top-to-bottom"));
    no_line_runs_through(&map, &placed, "top-to-bottom");
}
