use super::*;
use crate::layout::{ConflictLine, Link, LinkKind, Reference};

fn id(text: &str) -> Id {
    Id::parse(text).unwrap()
}

fn rect(x: f32, y: f32, width: f32, height: f32) -> Rect {
    Rect::new(Point::new(x, y), Point::new(x + width, y + height))
}

fn link(kind: LinkKind, from: &str, to: &str, points: &[(f32, f32)]) -> Link {
    Link {
        kind,
        from: id(from),
        to: id(to),
        points: points.iter().map(|(x, y)| Point::new(*x, *y)).collect(),
        shared: false,
    }
}

/// Three cards in a row, at 0, 1000 and 2000.
fn three() -> Layout {
    let cards = ["c-a", "c-b", "c-c"];
    let place =
        |(place, name): (usize, &&str)| (id(name), rect(place as f32 * 1000.0, 0.0, 100.0, 100.0));
    Layout {
        cards: cards.iter().enumerate().map(place).collect(),
        bounds: rect(0.0, 0.0, 2100.0, 100.0),
        ..Layout::default()
    }
}

/// The card of a claim there, and not where it was.
fn with(layout: &mut Layout, id: Id, rect: Rect) {
    let others = layout.cards.iter().filter(|(other, _)| **other != id);
    let others: Vec<(Id, Rect)> = others.map(|(id, rect)| (*id, *rect)).collect();
    layout.cards = others.into_iter().chain([(id, rect)]).collect();
}

#[test]
fn a_line_through_a_card_between_its_ends_is_counted_and_its_ends_are_not() {
    let mut layout = three();
    let points = [(50.0, 50.0), (2050.0, 50.0)];
    layout.links = vec![link(LinkKind::Reason, "c-a", "c-c", &points)].into();
    assert_eq!(Metrics::of(&layout).crossed_by_tree, 1);
    layout.links.get_mut(0).unwrap().kind = LinkKind::Cross;
    let metrics = Metrics::of(&layout);
    assert_eq!(
        (metrics.crossed_by_tree, metrics.crossed_by_cross_links),
        (0, 1)
    );
    let along_the_edge = [(50.0, 100.0), (2050.0, 100.0)];
    layout.links = vec![link(LinkKind::Reason, "c-a", "c-c", &along_the_edge)].into();
    assert_eq!(Metrics::of(&layout).cards_crossed(), 0);
}

#[test]
fn a_conflict_through_a_reference_is_counted() {
    let mut layout = three();
    layout.references = vec![Reference {
        claim: id("c-z"),
        holder: id("r-1"),
        rect: rect(400.0, 0.0, 100.0, 100.0),
    }];
    let line = ConflictLine {
        claims: [id("c-a"), id("c-b")],
        points: vec![Point::new(100.0, 50.0), Point::new(1000.0, 50.0)].into(),
        label: Rect::default(),
    };
    layout.conflicts = [(id("x-1"), line)].into_iter().collect();
    assert_eq!(Metrics::of(&layout).crossed_by_conflicts, 1);
}

#[test]
fn lines_cross_where_they_meet_inside_and_not_at_their_ends() {
    let mut layout = three();
    let level = [(0.0, 500.0), (1000.0, 500.0)];
    let upright = [(300.0, 0.0), (300.0, 900.0)];
    layout.links = vec![
        link(LinkKind::Reason, "c-a", "r-1", &level),
        link(LinkKind::Reason, "c-b", "r-2", &upright),
    ]
    .into();
    assert_eq!(Metrics::of(&layout).crossings, 1);
    let mut points = layout.links[1].points.to_vec();
    points[1].y = 500.0;
    layout.links.get_mut(1).unwrap().points = points.into();
    assert_eq!(Metrics::of(&layout).crossings, 0, "it ends on the other");
}

#[test]
fn a_spine_is_crossed_once_however_many_lines_share_it() {
    let mut layout = three();
    layout.links = (1..5)
        .map(|place| {
            let x = place as f32 * 600.0;
            let points = [(0.0, 0.0), (0.0, 200.0), (x, 200.0), (x, 300.0)];
            link(LinkKind::Reason, "c-a", &format!("r-{place}"), &points)
        })
        .collect();
    assert_eq!(Metrics::of(&layout).crossings, 0, "a tree crosses nothing");
    let across = [(100.0, 0.0), (100.0, 900.0)];
    layout
        .links
        .push(link(LinkKind::Cross, "r-9", "c-b", &across));
    assert_eq!(Metrics::of(&layout).crossings, 1);
    layout
        .links
        .push(link(LinkKind::Cross, "r-8", "c-b", &across));
    assert_eq!(Metrics::of(&layout).crossings, 1, "both lead to one home");
    layout
        .links
        .push(link(LinkKind::Cross, "r-1", "c-c", &across));
    // It ends where one of the tree's lines does, but not the others.
    assert!(Metrics::of(&layout).crossings >= 1);
}

#[test]
fn slanting_lines_cross_too() {
    let mut layout = three();
    let (one, other) = ([(0.0, 0.0), (900.0, 900.0)], [(0.0, 900.0), (900.0, 0.0)]);
    layout.links = vec![
        link(LinkKind::Reason, "c-a", "r-1", &one),
        link(LinkKind::Reason, "c-b", "r-2", &other),
    ]
    .into();
    assert_eq!(Metrics::of(&layout).crossings, 1);
}

#[test]
fn cards_on_each_other_count_once_and_neighbours_not() {
    let mut layout = three();
    assert_eq!(Metrics::of(&layout).overlaps, 0);
    with(&mut layout, id("c-d"), rect(50.0, 50.0, 900.0, 900.0));
    with(&mut layout, id("c-e"), rect(100.0, 0.0, 100.0, 49.0));
    assert_eq!(Metrics::of(&layout).overlaps, 1);
}

#[test]
fn cards_count_as_moved_beyond_the_distance_alone() {
    let (from, mut to) = (three(), three());
    with(&mut to, id("c-a"), rect(60.0, 0.0, 100.0, 100.0));
    with(&mut to, id("c-b"), rect(1040.0, 0.0, 100.0, 100.0));
    with(&mut to, id("c-new"), rect(0.0, 900.0, 100.0, 100.0));
    assert_eq!(cards_moved(&from, &to, 50.0), (1, 3));
}

#[test]
fn an_empty_map_has_a_shape_too() {
    let metrics = Metrics::of(&Layout::default());
    assert_eq!(
        (metrics.aspect(), metrics.area(), metrics.crossings),
        (1.0, 0.0, 0)
    );
}
