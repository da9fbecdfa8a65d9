//! Each of the means by which a picture holds still, by itself.

use super::*;
use crate::generate::generate;

/// The map with a word for how what hangs on the record is spread.
fn spread(map: Map, id: &str, word: &str) -> Map {
    let mut change = Change::default();
    let place = Placement {
        spread: Some(word.into()),
        ..Placement::default()
    };
    put(&mut change, c(id), place);
    applied(change, map)
}

/// The map with so many more reasons of one premise each on the claim.
fn with_reasons(map: &Map, target: Id, count: usize) -> Map {
    (0..count).fold(map.clone(), |map, place| {
        with_leaf(&map, &format!("new{place}"), target)
    })
}

fn corner(layout: &Layout, id: &str) -> Point {
    layout.cards[&c(id)].min
}

#[test]
fn a_tree_that_loses_a_branch_keeps_its_room_and_gets_it_back() {
    let lines = [
        "q-1: c-a c-b",
        "r-1 c-a: c-p",
        "r-2 c-a: c-q",
        "r-4 c-b: c-t",
    ];
    let less = spread(map(&lines), "c-a", "row");
    let more = [&lines[..], &["r-3 c-a: c-s"]].concat();
    let more = spread(map(&more), "c-a", "row");
    let before = layout(&request(&more));
    let after = layout_after(&request(&less), Some(&before));
    assert_ne!(layout(&request(&less)).cards, after.cards, "there is room");
    for id in ["c-b", "c-t"] {
        assert_eq!(corner(&after, id), corner(&before, id));
    }
    let again = layout_after(&request(&more), Some(&after));
    assert_eq!(again.cards, before.cards);
}

#[test]
fn a_tree_that_grows_downwards_alone_does_not_pull_its_neighbours_nearer() {
    let lines = [
        "q-1: c-a c-b",
        "r-1 c-a: c-p",
        "r-2 c-a: c-q",
        "r-4 c-b: c-t",
    ];
    let wide = [&lines[..], &["r-3 c-a: c-s"]].concat();
    let before = layout(&request(&spread(map(&wide), "c-a", "row")));
    // Narrower by one, and higher by two.
    let high = [&lines[..], &["r-5 c-p: c-x", "r-6 c-x: c-y"]].concat();
    let after = layout_after(&request(&spread(map(&high), "c-a", "row")), Some(&before));
    assert!(after.bounds.height() > before.bounds.height());
    for id in ["c-b", "c-t"] {
        assert_eq!(corner(&after, id), corner(&before, id));
    }
}

#[test]
fn branches_stay_spread_as_they_are_whatever_the_frame_would_rather_have() {
    let map = generate(300, 8);
    let before = layout(&request(&map));
    let argued = |id: &Id| map.has_reasons_on(*id);
    let mut argued: Vec<Id> = map.claims().ids().filter(argued).collect();
    argued.truncate(60);
    let mut followed = 0;
    for target in argued {
        let request = Request {
            aspect: 1.3,
            ..request(&with_reasons(&map, target, 1))
        };
        let after = layout_after(&request, Some(&before));
        // Under the claim itself one more may be spread otherwise.
        let others = before.memory.modes().filter(|(id, _)| *id != target);
        for (id, mode) in others {
            assert_eq!(
                after.memory.mode(id),
                mode,
                "{id} with one more on {target}"
            );
        }
        let afresh = layout(&request);
        let same = |(id, mode): (Id, Mode)| afresh.memory.mode(id) == mode;
        followed += usize::from(!before.memory.modes().all(same));
    }
    assert!(
        followed > 30,
        "afresh they would be spread otherwise: {followed}"
    );
}

#[test]
fn a_new_branch_is_spread_such_that_the_picture_grows_least() {
    let free = "c-p";
    for word in ["row", "column"] {
        let lines = [
            "q-1: c-a",
            "r-1 c-a: c-p",
            "r-2 c-a: c-q",
            "r-3 c-a: c-s",
            "r-4 c-a: c-t",
        ];
        let base = spread(map(&lines), "c-a", word);
        let before = layout(&request(&base));
        let bounds = before.bounds;
        let more = with_reasons(&base, c(free), 4);
        let growth = |map: &Map| {
            let after = layout_after(&request(map), Some(&before)).bounds;
            let wider = (after.width() - bounds.width()).max(0.0);
            wider + (after.height() - bounds.height()).max(0.0)
        };
        let least = ["row", "column", "columns-2"]
            .map(|word| growth(&spread(more.clone(), free, word)))
            .into_iter()
            .fold(f32::INFINITY, f32::min);
        assert!(
            growth(&more) <= least + 0.5,
            "{word}: {} {least}",
            growth(&more)
        );
    }
}

#[test]
fn the_thesis_beside_a_large_tree_stands_a_little_apart() {
    let apart = |chains: usize| {
        let mut lines = vec!["q-1: c-a c-b".to_owned()];
        for chain in 0..chains {
            lines.push(format!("r-{chain} c-a: c-{chain}x0"));
            lines.extend((1..10).map(|step| {
                let above = step - 1;
                format!("r-{chain}x{step} c-{chain}x{above}: c-{chain}x{step}")
            }));
        }
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let layout = layout(&request(&spread(map(&lines), "c-a", "row")));
        let boxes = layout.reasons.values().map(|reason| reason.outer.max.x);
        corner(&layout, "c-b").x - boxes.fold(0.0, f32::max)
    };
    let gap = Spacing::default().thesis_gap;
    assert_eq!(apart(3), gap);
    assert!(apart(30) > gap + 20.0, "{}", apart(30));
}

/// The claims of a generated map, with all theses below one question.
fn below_one_question(map: &Map) -> Map {
    let questions = map.questions_in_order();
    let (first, others) = questions.split_first().unwrap();
    let outline = Outline::new(map, None);
    let root = |mut node: usize| {
        while let Some(parent) = outline.parent(node) {
            node = parent;
        }
        node
    };
    let top = outline.node_of(*first).unwrap();
    let homes = outline.homes.iter();
    let own = homes.filter(|(_, node)| root(**node) == top);
    let own: Vec<Id> = own.map(|(id, _)| *id).collect();
    let mut change = Change::default();
    for (place, id) in others.iter().enumerate() {
        let question = map.get::<Question>(*id).unwrap();
        change.questions.removed.insert(*id, Arc::clone(question));
        for (number, thesis) in question.theses.iter().enumerate() {
            let reason = Reason {
                target: own[(place * 7 + number) % own.len()],
                premises: vec![*thesis],
                ..Reason::default()
            };
            put(&mut change, c(&format!("r-{place}-{number}")), reason);
        }
    }
    applied(change, map.clone())
}

#[test]
fn one_leaf_more_below_a_single_question_moves_few_cards() {
    let map = below_one_question(&generate(1000, 3));
    let before = layout(&request(&map));
    assert_eq!(before.outline.roots.len(), 1);
    let claims: Vec<Id> = map.claims().ids().collect();
    let tries = 40;
    let shares = (0..tries).map(|step| {
        let map = with_reasons(&map, claims[step * 23], 1);
        let after = layout_after(&request(&map), Some(&before));
        stability::moved(&before, &after)
    });
    let mean = shares.sum::<f64>() / tries as f64;
    assert!(mean < 0.045, "{mean}");
}
