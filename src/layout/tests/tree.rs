//! What holds of the default arrangement whatever the map.

use super::*;
use crate::generate::generate;

/// The lines of the forest that run through the inside of a card which is neither of
/// their ends, or of a box which they do not leave or enter.
pub(super) fn lines_through_cards(layout: &Layout) -> Vec<Id> {
    let mut found = Vec::new();
    let tree = layout.links.iter();
    for link in tree.filter(|link| link.kind != LinkKind::Cross) {
        let own = layout.reason_around(link.from);
        let is_end = |id: Id| id == link.from || id == link.to || Some(id) == own;
        let crosses = link.points.windows(2).any(|piece| {
            let line = Rect::new(piece[0], piece[0]).union(Rect::new(piece[1], piece[1]));
            layout.in_rect(line).into_iter().any(|hit| {
                let rect = match hit {
                    Hit::Card(id) | Hit::Question(id) if !is_end(id) => layout.rect_of(id),
                    Hit::Reason(id) if !is_end(id) => layout.reasons.get(&id).map(|it| it.rect),
                    _ => None,
                };
                // A card in the box that the line leads to lies behind its edge.
                rect.is_some_and(|rect| rect.grown(-1.0).touches(line))
            })
        });
        if crosses {
            found.push(link.to);
        }
    }
    found
}

pub(super) fn overlaps(layout: &Layout) -> Vec<[Id; 2]> {
    let mut found = Vec::new();
    for (id, rect) in &layout.cards {
        for hit in layout.in_rect(rect.grown(-0.5)) {
            if let Hit::Card(other) = hit
                && other != *id
            {
                found.push([*id, other]);
            }
        }
    }
    for (id, reason) in &layout.reasons {
        for hit in layout.in_rect(reason.rect.grown(-0.5)) {
            match hit {
                Hit::Reason(other) if other != *id => found.push([*id, other]),
                Hit::Card(card) if !reason.rect.holds(layout.cards[&card]) => {
                    found.push([*id, card]);
                }
                _ => {}
            }
        }
    }
    found
}

#[test]
fn a_thousand_claims_fill_a_screen_with_nothing_on_top_of_anything() {
    let map = generate(1000, 3);
    let layout = layout(&request(&map));
    let shape = layout.bounds.width() / layout.bounds.height();
    assert!((1.2..2.2).contains(&shape), "{shape}");
    assert_eq!(overlaps(&layout), [] as [[Id; 2]; 0]);
    assert_eq!(lines_through_cards(&layout), []);
}

#[test]
fn the_picture_takes_the_shape_of_its_frame() {
    let map = generate(400, 5);
    let shape = |aspect: f32| {
        let request = Request {
            aspect,
            ..request(&map)
        };
        let bounds = layout(&request).bounds;
        bounds.width() / bounds.height()
    };
    let (portrait, landscape) = (shape(0.7), shape(2.5));
    assert!((0.45..1.1).contains(&portrait), "{portrait}");
    assert!((1.7..3.3).contains(&landscape), "{landscape}");
}

#[test]
fn a_person_says_how_reasons_are_spread_out() {
    let lines = ["q-1: c-a", "r-1 c-a: c-p", "r-2 c-a: c-q", "r-3 c-a: c-s"];
    let spread = |word: &str| {
        let mut change = Change::default();
        let place = Placement {
            spread: Some(word.into()),
            ..Placement::default()
        };
        put(&mut change, c("c-a"), place);
        layout(&request(&applied(change, map(&lines))))
    };
    let corners =
        |layout: &Layout| ["r-1", "r-2", "r-3"].map(|id| layout.reasons[&c(id)].outer.min);
    let [one, two, three] = corners(&spread("row"));
    assert!(one.y == two.y && two.y == three.y && one.x < two.x && two.x < three.x);
    let [one, two, three] = corners(&spread("column"));
    assert!(one.x == two.x && two.x == three.x && one.y < two.y && two.y < three.y);
    let unknown = spread("spiral");
    assert_eq!(corners(&unknown), corners(&layout(&request(&map(&lines)))));
}

#[test]
fn a_line_is_led_around_a_card_that_was_put_in_its_way() {
    let map = map(&["q-1: c-a", "r-1 c-a: c-p", "r-2 c-p: c-x"]);
    let free = layout(&request(&map));
    let at = free.cards[&c("c-a")];
    // Over the box below: that one gives way downwards, and the line has to pass.
    let pinned = pinned(map, "c-z", f64::from(at.min.x), f64::from(at.max.y + 30.0));
    let mut change = Change::default();
    put(&mut change, c("c-z"), Claim::default());
    let layout = layout(&request(&applied(change, pinned)));
    let line = layout.links.iter().find(|link| link.to == c("r-1"));
    assert_ne!(line, free.links.iter().find(|link| link.to == c("r-1")));
    assert_eq!(lines_through_cards(&layout), []);
}

#[test]
fn a_chain_of_twenty_thousand_reasons_is_laid_out() {
    let mut change = Change::default();
    let name = |kind: char, place: usize| Id::parse(&format!("{kind}-{place:06}")).unwrap();
    for place in 0..20_000 {
        put(&mut change, name('c', place), Claim::default());
        let reason = Reason {
            target: name('c', place),
            premises: vec![name('c', place + 1)],
            ..Reason::default()
        };
        put(&mut change, name('r', place), reason);
    }
    put(&mut change, name('c', 20_000), Claim::default());
    let layout = layout(&request(&applied(change, Map::default())));
    assert_eq!(layout.cards.len(), 20_001);
}

proptest! {
    #[test]
    fn no_line_of_the_forest_runs_through_a_card(map in any_map_without_pins()) {
        let layout = layout(&request(&map));
        prop_assert_eq!(lines_through_cards(&layout), []);
    }

    #[test]
    fn siblings_stand_in_the_order_of_the_map(map in any_map_without_pins()) {
        let request = request(&map);
        let layout = layout(&request);
        let outline = &request.outline;
        for node in 0..outline.nodes.len() {
            let children = outline.children(node);
            for pair in children.windows(2) {
                let [one, other] = [pair[0], pair[1]].map(|child| &outline.nodes[child]);
                // What is kept of a box in which several records are argued about speaks
                // of all of them.
                let several = children.iter().any(|it| outline.nodes[*it].hangs_on != one.hangs_on);
                let own = several && one.hangs_on == outline.nodes[node].head.record();
                if one.hangs_on != other.hangs_on || own {
                    continue;
                }
                let rect = |node: &Node| layout.rect_of(node.head.record()?);
                let (Some(before), Some(after), Some(holder)) =
                    (rect(one), rect(other), one.hangs_on)
                else {
                    continue;
                };
                match layout.memory.mode(holder) {
                    Mode::Row => prop_assert!(before.min.x < after.min.x),
                    Mode::Columns(1) => prop_assert!(before.min.y < after.min.y),
                    Mode::Sides(..) if one.against != other.against => {
                        let left_first = before.max.x <= after.min.x;
                        prop_assert_eq!(left_first, other.against);
                    }
                    Mode::Sides(1, 1) => prop_assert!(before.min.y < after.min.y),
                    Mode::Free | Mode::Columns(_) | Mode::Sides(..) => {}
                }
            }
        }
    }

    #[test]
    fn what_is_found_at_a_place_is_what_stands_there(
        map in any_map(),
        x in -500.0..3000.0_f32,
        y in -500.0..3000.0_f32,
        side in 0.0..900.0_f32,
    ) {
        let layout = layout(&request(&map));
        let zone = Rect::at(Point::new(x, y), Size::new(side, side));
        let found: BTreeSet<Hit> = layout.in_rect(zone).into_iter().collect();
        for (id, rect) in &layout.cards {
            prop_assert_eq!(rect.touches(zone), found.contains(&Hit::Card(*id)));
        }
        for (id, reason) in &layout.reasons {
            prop_assert_eq!(reason.rect.touches(zone), found.contains(&Hit::Reason(*id)));
        }
        let lines: BTreeSet<usize> = layout.links_in(zone).into_iter().collect();
        for (place, link) in layout.links.iter().enumerate() {
            let meets = link.points.iter().any(|point| zone.contains(*point));
            prop_assert!(!meets || lines.contains(&place));
        }
    }
}
