//! Theses side by side.

use super::build::{Build, id, ids};
use crate::model::{Claim, Conflict, ConflictKind, Id, Kind, Map, Stance, Transaction};
use crate::reasoning::{CasePart, Side, case, compare};

/// A: a reason with a quote, an objection to it, and what answers that. B: a reason that
/// shares a premise with A's, and leans on one quote alone.
fn debate() -> Build {
    Build::default()
        .claim("c-a", None)
        .claim("c-b", None)
        .question("q-which", &["c-a", "c-b"])
        .claim("c-shared", None)
        .claim("c-pa", None)
        .claim("c-pb", None)
        .claim("c-no", None)
        .assumption("c-yes", None)
        .backing("b-pa", "c-pa", Stance::For, None)
        .backing("b-pb", "c-pb", Stance::For, None)
        .backing("b-shared", "c-shared", Stance::For, None)
        .pro("r-a", &["c-pa", "c-shared"], "c-a")
        .con("r-no", &["c-no"], "c-a")
        .con("r-yes", &["c-yes"], "c-no")
        .pro("r-b", &["c-pb", "c-shared"], "c-b")
        .con("r-bare", &["c-pa"], "c-b")
}

fn sides(map: &Map) -> [Side<'_>; 2] {
    [id("c-a"), id("c-b")].map(|thesis| Side { map, thesis })
}

#[test]
fn a_case_reads_from_the_thesis_down_to_replies_and_quotes() {
    let map = debate().map();
    let lines: Vec<(usize, CasePart, String, bool)> = (case(&map, id("c-a")).into_iter())
        .map(|line| (line.depth, line.part, line.id.to_string(), line.helps))
        .collect();
    let wanted = [
        (0, CasePart::Thesis, "c-a", true),
        (1, CasePart::Reason, "r-a", true),
        (2, CasePart::Premise, "c-pa", true),
        (3, CasePart::QuoteFor, "b-pa", true),
        (2, CasePart::Premise, "c-shared", true),
        (3, CasePart::QuoteFor, "b-shared", true),
        (1, CasePart::Objection, "r-no", false),
        (2, CasePart::Premise, "c-no", false),
        (3, CasePart::Reply, "r-yes", true),
        (4, CasePart::Premise, "c-yes", true),
    ]
    .map(|(depth, part, id, helps)| (depth, part, id.to_owned(), helps));
    assert_eq!(lines, wanted);
}

#[test]
fn a_case_that_goes_in_a_circle_ends_and_says_where_it_was_told() {
    let map = Build::default()
        .claim("c-x", None)
        .claim("c-y", None)
        .pro("r-x", &["c-y"], "c-x")
        .con("r-y", &["c-x"], "c-y")
        .map();
    let lines = case(&map, id("c-x"));
    assert_eq!(lines.len(), 5);
    let last = lines.last().unwrap();
    assert_eq!((last.id, last.is_told_above), (id("c-x"), true));
    assert_eq!(case(&map, id("c-gone")), []);
}

#[test]
fn theses_of_one_map_show_what_they_share_and_what_each_lacks() {
    let map = debate().map();
    let found = compare(&sides(&map), &|_, quote| quote != id("u-pb"));
    let shared: Vec<_> = (found.shared_premises.iter())
        .map(|shared| {
            (
                shared.ids[0].unwrap(),
                shared.helps.clone(),
                shared.hurts.clone(),
            )
        })
        .collect();
    assert_eq!(
        shared,
        [
            (id("c-pa"), vec![true, false], vec![false, true]),
            (id("c-shared"), vec![true, true], vec![false, false]),
        ]
    );
    // The quote behind the premise that helps A hurts B: only one has it for itself.
    let claimed: Vec<_> = found
        .claimed_by_both
        .iter()
        .map(|s| s.ids.clone())
        .collect();
    assert_eq!(claimed, [vec![Some(id("u-shared")); 2]]);
    assert_eq!(found.unexplained, []);
    assert_eq!(found.explained_alone, [vec![], ids(&["u-pb"])]);
    assert_eq!(found.gaps[0].unanswered, []);
    assert_eq!(found.gaps[1].unanswered, ids(&["r-bare"]));
    assert_eq!(found.gaps[0].unbacked, ids(&["c-no"]));
    assert_eq!(found.gaps[0].unverified, []);
    assert_eq!(found.gaps[1].unverified, ids(&["u-pb"]));
    assert_eq!(found.sources[0].len(), 1);
    assert_eq!(found.sources[0][0].quotes, ids(&["u-pa", "u-shared"]));
    assert_eq!(found.only_source(0), Some(id("s-report")));
}

#[test]
fn evidence_that_speaks_for_no_thesis_is_said_to_be_explained_by_none() {
    let map = debate()
        .backing("b-no", "c-no", Stance::For, None)
        .backing("b-both", "c-a", Stance::Against, None)
        .map();
    let unexplained = |map: &Map, sides: &[Side<'_>]| -> Vec<Vec<Option<Id>>> {
        let found = compare(sides, &|_, _| true);
        assert!(found.unexplained.iter().all(|it| !it.helps.contains(&true)));
        assert!(map.quotes().len() > 3);
        found.unexplained.into_iter().map(|it| it.ids).collect()
    };
    let [a, b] = sides(&map);
    let only_a = [vec![Some(id("u-both")), None], vec![Some(id("u-no")), None]];
    assert_eq!(unexplained(&map, &[a, b]), only_a);
    // What hurts B is what A rests on: left alone, B has nothing to say to it.
    assert_eq!(unexplained(&map, &[b]), [[Some(id("u-pa"))]]);
    // Among several sides it counts once.
    let twice: Vec<_> = unexplained(&map, &[a, b, a]);
    assert!(twice.iter().all(|ids| ids[0].is_some() && ids[0] == ids[2]));
    assert_eq!(twice.len(), 2);
}

#[test]
fn one_quote_alone_is_not_said_to_carry_everything() {
    let map = Build::default()
        .claim("c-a", None)
        .backing("b-a", "c-a", Stance::For, None)
        .map();
    let side = Side {
        map: &map,
        thesis: id("c-a"),
    };
    let found = compare(&[side], &|_, _| true);
    assert_eq!(found.only_source(0), None);
    assert_eq!(found.sources[0].len(), 1);
}

fn conflicting(map: Map, one: &str, other: &str) -> Map {
    let mut map = map;
    let mut tx = Transaction::new(&mut map);
    let conflict = Conflict {
        kind: ConflictKind::Contrary,
        claims: ids(&[one, other]),
        ..Conflict::default()
    };
    tx.put(id("x-1"), conflict);
    let _made = tx.finish();
    map
}

#[test]
fn conflicts_between_what_helps_either_side_are_told_once() {
    let map = conflicting(debate().map(), "c-pb", "c-pa");
    let found = compare(&sides(&map), &|_, _| true);
    assert_eq!(found.conflicts.len(), 1);
    assert_eq!(found.conflicts[0].sides, [0, 1]);
    assert_eq!(found.conflicts[0].claims, [id("c-pa"), id("c-pb")]);
    // What speaks against A is no conflict of A's with B.
    let map = conflicting(debate().map(), "c-no", "c-pb");
    assert_eq!(compare(&sides(&map), &|_, _| true).conflicts, []);
}

fn reworded(mut map: Map, claim: Id, text: &str) -> Map {
    let mut tx = Transaction::new(&mut map);
    assert!(tx.update::<Claim>(claim, |claim| claim.text = text.into()));
    let _made = tx.finish();
    map
}

#[test]
fn across_maps_equal_words_make_a_premise_the_same_and_hand_written_ids_do_not() {
    let one = reworded(debate().map(), id("c-pa"), "The  bridge, it fell!");
    let other = Build::default()
        .claim("c-t", None)
        // The same id as in the other map, by accident.
        .claim("c-shared", None)
        .claim("c-z", None)
        .pro("r-t", &["c-shared", "c-z"], "c-t");
    let other = reworded(other.map(), id("c-z"), "the bridge it fell");
    let other = reworded(other, id("c-shared"), "Something else");
    let sides = [
        Side {
            map: &one,
            thesis: id("c-a"),
        },
        Side {
            map: &other,
            thesis: id("c-t"),
        },
    ];
    let found = compare(&sides, &|_, _| true);
    let ids: Vec<_> = found
        .shared_premises
        .iter()
        .map(|s| s.ids.clone())
        .collect();
    assert_eq!(ids, [vec![Some(id("c-pa")), Some(id("c-z"))]]);
}

#[test]
fn across_copies_of_a_map_a_reworded_claim_stays_the_same_claim() {
    let noise = std::array::from_fn(|place| place as u8);
    let drawn = Id::from_noise(Kind::Claim, noise);
    let one = Build::default()
        .claim("c-t", None)
        .claim(&drawn.text(), None)
        .pro("r-t", &[&*drawn.text()], "c-t")
        .map();
    let other = reworded(one.clone(), drawn, "In other words");
    let sides = [&one, &other].map(|map| Side {
        map,
        thesis: id("c-t"),
    });
    let found = compare(&sides, &|_, _| true);
    assert_eq!(found.shared_premises.len(), 1);
    assert_eq!(found.shared_premises[0].ids, [Some(drawn); 2]);
}

#[test]
fn an_objection_is_answered_by_an_undercut_by_a_reply_or_by_a_quote_against_it() {
    let unanswered = |build: Build| {
        let map = build.con("r-o", &["c-no"], "c-b").map();
        compare(&sides(&map), &|_, _| true).gaps[1]
            .unanswered
            .clone()
    };
    assert_eq!(unanswered(debate()), ids(&["r-bare"]));
    let bare = || debate().claim("c-x", None);
    let undercut = bare().con("r-u", &["c-x"], "r-bare");
    let reply = bare().con("r-u", &["c-x"], "c-pa");
    let quote = bare().backing("b-x", "c-pa", Stance::Against, None);
    for (answered, what) in [(undercut, "undercut"), (reply, "reply"), (quote, "quote")] {
        assert!(!unanswered(answered).contains(&id("r-bare")), "{what}");
    }
}
