//! Problems kept in step are the problems of the map, whatever happens to it.

use std::sync::Arc;

use proptest::prelude::*;

use super::{Problem, Tracked, check};
use crate::edit::{Edit, Session};
use crate::generate::generate;
use crate::model::{
    Backing, Change, Claim, Conflict, ConflictKind, Entry, Finite, Fit, Id, Kind, Map, Outcome,
    Override, Perspective, Placement, ProcessTest, Question, Quote, Ratings, Reason, Source,
    Stance, Standard, Tag,
};

/// Ids of a small pool, so that records do find each other.
fn id(kind: Kind, number: u8) -> Id {
    let letter = kind.letter();
    Id::parse(&format!("{letter}-{}", number % 6)).unwrap()
}

/// Numbers that make up one record.
type Noise = [u8; 6];

fn put<T: Entry>(change: &mut Change, map: &Map, id: Id, record: Option<T>) {
    let before = map.get::<T>(id).cloned();
    T::delta_mut(change).record(id, before, record.map(Arc::new));
}

fn words(noise: u8) -> String {
    ["", "One", "Two", "Three", "Four", "Five"][usize::from(noise % 6)].to_owned()
}

fn claims(noise: Noise) -> Vec<Id> {
    let most = usize::from(noise[5] % 4);
    (noise.iter().take(most))
        .map(|number| id(Kind::Claim, *number))
        .collect()
}

/// Ratings of records that may be there, some of them out of range or of the wrong kind.
fn ratings(noise: Noise) -> Ratings {
    let kinds = [Kind::Claim, Kind::Backing, Kind::Reason, Kind::Question];
    (kinds.into_iter().zip(noise))
        .take(usize::from(noise[4] % 5))
        .filter_map(|(kind, number)| {
            let rating = Finite::new(f64::from(number % 5) / 3.0)?;
            Some((id(kind, number % 3), rating))
        })
        .collect()
}

/// Puts some record into a map, or takes one out, with no regard to what holds.
fn step(map: &Map, (kind, number, is_there, noise): (u8, u8, bool, Noise)) -> Change {
    let mut change = Change::default();
    let kind = kind % 15;
    let stance = || match noise[4] % 5 {
        0 => Stance::Against,
        1 => Stance::from("sideways"),
        _ => Stance::For,
    };
    let tags = || match noise[3] % 3 {
        0 => vec![id(Kind::Tag, noise[3] % 2)],
        _ => Vec::new(),
    };
    let there = |id: Id| is_there.then_some(id);
    match kind {
        0 => {
            let id = id(Kind::Question, number % 2);
            let question = there(id).map(|_| Question {
                text: words(noise[0]),
                theses: claims(noise),
                standard: match noise[2] % 4 {
                    0 => Standard::from("hearsay"),
                    _ => Standard::default(),
                },
                tags: tags(),
                ..Question::default()
            });
            put(&mut change, map, id, question);
        }
        1 | 2 => {
            let id = id(Kind::Claim, number);
            let claim = there(id).map(|_| Claim {
                text: words(noise[0]),
                assumption: noise[1] % 3 == 0,
                tags: tags(),
                ..Claim::default()
            });
            put(&mut change, map, id, claim);
        }
        3..=6 => {
            let own = id(Kind::Reason, number);
            let target = match noise[0] % 3 {
                0 => id(Kind::Reason, noise[1]),
                _ => id(Kind::Claim, noise[1]),
            };
            let reason = there(own).map(|_| Reason {
                target,
                stance: stance(),
                premises: claims(noise),
                tags: tags(),
                ..Reason::default()
            });
            put(&mut change, map, own, reason);
        }
        7 => {
            let own = id(Kind::Conflict, number);
            let conflict = there(own).map(|_| Conflict {
                kind: ConflictKind::Contrary,
                claims: vec![id(Kind::Claim, noise[0] % 3), id(Kind::Claim, noise[1] % 3)],
                ..Conflict::default()
            });
            put(&mut change, map, own, conflict);
        }
        8 => {
            let own = id(Kind::Source, number % 2);
            let source = there(own).map(|_| Source {
                title: words(noise[0]),
                ..Source::default()
            });
            put(&mut change, map, own, source);
        }
        9 => {
            let own = id(Kind::Quote, number);
            let quote = there(own).map(|_| Quote {
                source: id(Kind::Source, noise[0] % 2),
                exact: words(noise[1] % 3),
                ..Quote::default()
            });
            put(&mut change, map, own, quote);
        }
        10 => {
            let own = id(Kind::Backing, number);
            let backing = there(own).map(|_| Backing {
                quote: id(Kind::Quote, noise[0] % 3),
                claim: id(Kind::Claim, noise[1] % 3),
                stance: stance(),
                outcome: (noise[3] % 4 == 0).then_some(Outcome::Passed),
                test: (noise[2] % 3 == 0).then(|| ProcessTest::from(words(noise[2]).as_str())),
                ..Backing::default()
            });
            put(&mut change, map, own, backing);
        }
        11 | 12 => {
            let own = id(Kind::Perspective, number % 4);
            let who = there(own).map(|_| Perspective {
                name: words(noise[0] % 3),
                ratings: ratings(noise),
                relevance: ratings([noise[3], noise[2], noise[1], noise[0], noise[5], noise[4]]),
                ..Perspective::default()
            });
            put(&mut change, map, own, who);
        }
        13 => {
            let own = id(Kind::Override, number);
            let cell = there(own).map(|_| Override {
                evidence: match noise[0] % 2 {
                    0 => id(Kind::Claim, noise[1] % 2),
                    _ => id(Kind::Backing, noise[1] % 2),
                },
                thesis: id(Kind::Claim, noise[2] % 2),
                fit: match noise[3] % 4 {
                    0 => Fit::from("rather"),
                    _ => Fit::from("neutral"),
                },
                perspective: (noise[4] % 3 == 0).then(|| id(Kind::Perspective, noise[5] % 2)),
                ..Override::default()
            });
            put(&mut change, map, own, cell);
        }
        _ if noise[0] % 2 == 0 => {
            let own = id(Kind::Tag, number % 2);
            put(&mut change, map, own, there(own).map(|_| Tag::default()));
        }
        _ => {
            let own = id(Kind::Claim, number);
            let placement = there(own).map(|_| Placement {
                x: Finite::new(1.0),
                ..Placement::default()
            });
            put(&mut change, map, own, placement);
        }
    }
    change
}

fn holds(tracked: &Tracked, map: &Map) -> Result<(), TestCaseError> {
    let list: Vec<Problem> = tracked.list().iter().map(|p| Problem::clone(p)).collect();
    prop_assert_eq!(&list, &check(map));
    for problem in tracked.list() {
        let of: Vec<&Problem> = tracked.of(problem.record).iter().map(Arc::as_ref).collect();
        let wanted: Vec<&Problem> = list
            .iter()
            .filter(|other| other.record == problem.record)
            .collect();
        prop_assert_eq!(of, wanted);
        let count = list
            .iter()
            .filter(|other| other.severity == problem.severity)
            .count();
        prop_assert_eq!(tracked.count(problem.severity), count);
    }
    Ok(())
}

fn noise() -> impl Strategy<Value = (u8, u8, bool, Noise)> {
    (
        any::<u8>(),
        any::<u8>(),
        prop::bool::weighted(0.75),
        any::<Noise>(),
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn after_any_changes_they_are_what_a_look_at_the_whole_map_gives(
        steps in prop::collection::vec(noise(), 1..60),
        together in 1_usize..4,
    ) {
        let mut map = Map::default();
        let mut tracked = Tracked::new(&map);
        for steps in steps.chunks(together) {
            let mut change = Change::default();
            for one in steps {
                let one = step(&map, *one);
                one.apply(&mut map);
                change.then(one);
            }
            tracked.update(&map, &change);
            holds(&tracked, &map)?;
        }
        for problem in tracked.list() {
            prop_assert!(tracked.of(problem.record).contains(problem));
        }
    }
}

#[test]
fn on_a_large_map_few_are_touched_and_many_are_sorted_anew() {
    let mut session = Session::new(generate(600, 2));
    let mut tracked = Tracked::new(session.map());
    let ids: Vec<Id> = session.map().claims().ids().collect();
    let write = |id: &Id| Edit::SetText {
        id: *id,
        text: String::new(),
    };
    for id in ids.iter().take(3) {
        let applied = session.apply(&write(id)).unwrap();
        tracked.update(session.map(), &applied.change);
    }
    holds(&tracked, session.map()).unwrap();
    let all = Edit::Many {
        label: "clear",
        edits: ids.iter().map(write).collect(),
    };
    let applied = session.apply(&all).unwrap();
    tracked.update(session.map(), &applied.change);
    holds(&tracked, session.map()).unwrap();
    let undone = session.undo().unwrap();
    tracked.update(session.map(), &undone.change);
    holds(&tracked, session.map()).unwrap();
}

#[test]
fn a_circle_goes_with_a_reason_that_has_none_of_its_claims_as_a_premise() {
    let [circled, other] = [0, 1].map(|number| id(Kind::Claim, number));
    let [upper, middle, lower] = [0, 1, 2].map(|number| id(Kind::Reason, number));
    // The claim supports the middle reason, which supports the upper one for that claim.
    let mut map = Map::default();
    let mut change = Change::default();
    for claim in [circled, other] {
        put(&mut change, &map, claim, Some(Claim::default()));
    }
    let supports = [
        (upper, other, circled),
        (middle, other, upper),
        (lower, circled, middle),
    ];
    for (own, premise, target) in supports {
        let reason = Reason {
            target,
            stance: Stance::For,
            premises: vec![premise],
            ..Reason::default()
        };
        put(&mut change, &map, own, Some(reason));
    }
    change.apply(&mut map);
    let mut tracked = Tracked::new(&map);
    let in_circles = |tracked: &Tracked| {
        let hints = tracked.list().iter().filter(|p| p.code == "circle");
        hints.map(|p| p.record).collect::<Vec<Id>>()
    };
    assert_eq!(in_circles(&tracked), [circled]);

    let before = map.clone();
    let objection = Reason {
        stance: Stance::Against,
        ..map.reason(middle).unwrap().clone()
    };
    let mut change = Change::default();
    put(&mut change, &map, middle, Some(objection));
    change.apply(&mut map);
    tracked.update(&map, &change);
    assert_eq!(in_circles(&tracked), []);
    holds(&tracked, &map).unwrap();

    let support = before.reason(middle).cloned();
    let mut change = Change::default();
    put(&mut change, &map, middle, support);
    change.apply(&mut map);
    tracked.update(&map, &change);
    assert_eq!(in_circles(&tracked), [circled]);
    holds(&tracked, &map).unwrap();
}
