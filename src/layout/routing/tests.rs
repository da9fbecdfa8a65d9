use proptest::prelude::*;

use super::*;

fn rect(x: i32, y: i32, width: i32, height: i32) -> Rect {
    let min = Point::new(x as f32, y as f32);
    Rect::new(min, min.moved(width as f32, height as f32))
}

fn end(card: Rect) -> End {
    End { card, around: card }
}

fn wire(from: Rect, to: Rect, bundle: u32) -> Wire {
    Wire {
        from: end(from),
        to: end(to),
        bundle,
    }
}

fn led(ground: &Ground, wires: &[Wire]) -> Vec<Vec<Point>> {
    let ways = ways(ground, wires, Effort::ALL);
    let points = ways.into_iter().map(|led| match led {
        Led::Around(points) => points,
        other => panic!("{other:?}"),
    });
    points.collect()
}

fn touches(points: &[Point], rect: Rect) -> bool {
    points.windows(2).any(|pair| {
        let piece = Rect::new(pair[0], pair[0]).union(Rect::new(pair[1], pair[1]));
        piece.grown(0.01).overlaps(rect)
    })
}

fn is_square(points: &[Point]) -> bool {
    let straight = |pair: &[Point]| pair[0].x == pair[1].x || pair[0].y == pair[1].y;
    points.windows(2).all(straight)
}

#[test]
fn neighbours_are_joined_by_one_straight_piece() {
    let cards = [rect(0, 0, 100, 60), rect(200, 10, 100, 60)];
    let ground = Ground {
        obstacles: cards.to_vec(),
        ..Ground::default()
    };
    let ways = led(&ground, &[wire(cards[0], cards[1], 0)]);
    assert_eq!(ways[0].len(), 2);
    assert_eq!((ways[0][0].x, ways[0][1].x), (100.0, 200.0));
}

#[test]
fn a_card_between_is_gone_around_with_a_gap() {
    let cards = [
        rect(0, 0, 100, 60),
        rect(300, 0, 100, 60),
        rect(150, -500, 100, 1200),
    ];
    let ground = Ground {
        obstacles: cards.to_vec(),
        ..Ground::default()
    };
    let ways = led(&ground, &[wire(cards[0], cards[1], 0)]);
    assert!(!touches(&ways[0], cards[2].grown(GAP - 1.0)));
}

#[test]
fn lines_side_by_side_keep_apart_and_those_of_one_bundle_run_together() {
    let wall = rect(150, -900, 100, 1800);
    let left: Vec<Rect> = (0..4).map(|row| rect(0, row * 100, 100, 60)).collect();
    let right: Vec<Rect> = (0..4).map(|row| rect(300, row * 100, 100, 60)).collect();
    let mut ground = Ground::default();
    ground
        .obstacles
        .extend(left.iter().chain(&right).chain([&wall]));
    let columns = |bundle: &dyn Fn(u32) -> u32| {
        let pairs = left.iter().zip(&right).zip(0..);
        let wires: Vec<Wire> = pairs
            .map(|((from, to), number)| wire(*from, *to, bundle(number)))
            .collect();
        let mut columns: Vec<i32> = (led(&ground, &wires).iter())
            .flat_map(|way| way.windows(2))
            .filter(|pair| pair[0].x == pair[1].x && pair[0].x < 150.0)
            .map(|pair| pair[0].x as i32)
            .collect();
        columns.sort_unstable();
        columns.dedup();
        columns
    };
    let apart = columns(&|number| number);
    assert_eq!(apart.len(), 4);
    assert!(
        apart.windows(2).all(|pair| pair[1] - pair[0] >= 8),
        "{apart:?}"
    );
    assert_eq!(columns(&|_| 0).len(), 1);
}

#[test]
fn a_line_stands_beside_one_of_the_tree() {
    let cards = [
        rect(0, 0, 100, 60),
        rect(300, 0, 100, 60),
        rect(150, -500, 100, 1200),
    ];
    let from = |ground: &Ground| led(ground, &[wire(cards[0], cards[1], 0)]).swap_remove(0)[1].x;
    let mut ground = Ground {
        obstacles: cards.to_vec(),
        ..Ground::default()
    };
    let alone = from(&ground);
    let tree = [Point::new(alone, -900.0), Point::new(alone, 900.0)];
    ground.lines.push(tree);
    assert!((from(&ground) - alone).abs() >= 8.0);
}

#[test]
fn what_is_shut_in_is_said_to_be() {
    let cards = [rect(0, 0, 100, 60), rect(1000, 0, 100, 60)];
    let mut ground = Ground {
        obstacles: cards.to_vec(),
        ..Ground::default()
    };
    let walls = [
        rect(-60, -60, 220, 20),
        rect(-60, 100, 220, 20),
        rect(-60, -60, 20, 180),
        rect(140, -60, 20, 180),
    ];
    ground.obstacles.extend(walls);
    let ways = ways(&ground, &[wire(cards[0], cards[1], 0)], Effort::ALL);
    assert_eq!(ways, [Led::ShutIn]);
}

#[test]
fn nothing_is_led_when_it_is_called_off_or_too_much() {
    let cards = [rect(0, 0, 100, 60), rect(200, 10, 100, 60)];
    let ground = Ground {
        obstacles: cards.to_vec(),
        ..Ground::default()
    };
    let wires = [wire(cards[0], cards[1], 0)];
    let off = Effort {
        go_on: &|| false,
        ..Effort::ALL
    };
    let none = Effort {
        lines: 0,
        ..Effort::ALL
    };
    assert_eq!(ways(&ground, &wires, off), [Led::NotYet]);
    assert_eq!(ways(&ground, &wires, none), [Led::NotYet]);
}

proptest! {
    /// Cards in a loose grid, and lines between any two.
    #[test]
    fn ways_are_square_end_at_their_cards_and_touch_no_other(
        cards in prop::collection::vec((0..40_i32, 0..30_i32, 40..110_i32, 20..80_i32), 2..30),
        pairs in prop::collection::vec((0..30_usize, 0..30_usize), 1..20),
    ) {
        let place = |(number, (x, y, width, height)): (usize, &(i32, i32, i32, i32))| {
            let number = i32::try_from(number).unwrap();
            rect(number % 6 * 170 + x, number / 6 * 140 + y, *width, *height)
        };
        let cards: Vec<Rect> = cards.iter().enumerate().map(place).collect();
        let ground = Ground { obstacles: cards.clone(), ..Ground::default() };
        let pairs: Vec<(usize, usize)> = (pairs.into_iter())
            .map(|(one, other)| (one % cards.len(), other % cards.len()))
            .filter(|(one, other)| one != other)
            .collect();
        let wires: Vec<Wire> = (pairs.iter().zip(0..))
            .map(|((one, other), number)| wire(cards[*one], cards[*other], number))
            .collect();
        let ways = led(&ground, &wires);
        for ((one, other), way) in pairs.iter().zip(&ways) {
            prop_assert!(is_square(way), "{way:?}");
            for (end, card) in [(way.first(), one), (way.last(), other)] {
                let (end, card) = (*end.unwrap(), cards[*card]);
                prop_assert!(end.x == card.min.x || end.x == card.max.x);
                prop_assert!(card.contains(end));
            }
            for (number, card) in cards.iter().enumerate() {
                let own = number == *one || number == *other;
                let near = if own { card.grown(-0.5) } else { card.grown(GAP - 1.0) };
                prop_assert!(!touches(way, near), "{way:?} {card:?}");
            }
        }
        prop_assert_eq!(led(&ground, &wires), ways, "the same again");
    }
}
