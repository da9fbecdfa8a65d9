//! A map of many records is read in blocks and on two threads, with the same outcome.

use super::build::id;
use super::plan::{new, same};
use crate::model::{
    Backing, Claim, Finite, Id, Map, Question, Quote, Reason, Source, Stance, Transaction,
};
use crate::reasoning::Reasoner;

/// More than enough for two threads.
const CLAIMS: usize = 2600;

/// Claims below two theses, each a premise for or against one nearer to the top; some
/// reasons and backings name what is not there.
fn put_all(tx: &mut Transaction<'_>) {
    let name = |kind: char, number: usize| id(&format!("{kind}-{number:04}"));
    let rating = |number: usize| {
        Finite::new((number % 6) as f64 / 5.0).filter(|_| !number.is_multiple_of(3))
    };
    let stance = |number: usize| match number % 4 {
        0 => Stance::Against,
        _ => Stance::For,
    };
    tx.put(id("s-a"), Source::default());
    for number in 0..CLAIMS {
        let claim = Claim {
            rating: rating(number),
            assumption: number % 17 == 0,
            ..Claim::default()
        };
        tx.put(name('c', number), claim);
        let mut premises = vec![name('c', number)];
        if number % 7 == 0 {
            premises.push(name('c', CLAIMS + number % 40));
        }
        let target = match number % 13 {
            0 => name('r', number / 2 + 1),
            1 => name('c', CLAIMS + number % 50),
            _ => name('c', number / 2),
        };
        if number > 1 {
            let reason = Reason {
                target,
                premises,
                stance: stance(number),
                rating: rating(number + 1),
                ..Reason::default()
            };
            tx.put(name('r', number), reason);
        }
        let quote = Quote {
            source: id("s-a"),
            reliability: rating(number + 2),
            ..Quote::default()
        };
        tx.put(name('u', number), quote);
        if number % 3 == 0 {
            let backing = Backing {
                quote: name('u', number),
                claim: name('c', number + number % 30),
                stance: stance(number + 1),
                ..Backing::default()
            };
            tx.put(name('b', number), backing);
        }
    }
    let question = Question {
        theses: vec![name('c', 0), name('c', 1)],
        ..Question::default()
    };
    tx.put(id("q-a"), question);
}

#[test]
fn a_large_map_read_at_once_is_judged_as_if_its_records_had_come_later() {
    let mut map = Map::default();
    let mut grown = new(&map);
    let mut tx = Transaction::new(&mut map);
    put_all(&mut tx);
    let change = tx.finish();
    grown.follow(&map, &change);
    let read = new(&map);
    let ids: Vec<Id> = (map.claims().ids())
        .chain(map.reasons().ids())
        .chain(map.backings().ids())
        .collect();
    assert!(ids.len() > 4000, "{}", ids.len());
    for id in ids {
        let both =
            |figure: fn(&Reasoner, Id) -> Option<f64>| same(figure(&read, id), figure(&grown, id));
        assert!(both(Reasoner::strength_of), "{id}");
        assert!(both(Reasoner::check_strength_of), "{id}");
    }
    let question = Id::parse("q-a").unwrap();
    assert_eq!(read.verdict(question), grown.verdict(question));
    let matrix = read.matrix(&map, question);
    assert_eq!(matrix, grown.matrix(&map, question));
    assert!(matrix.unwrap().rows.len() > 500);
    assert_eq!(read.matrices(&map).len(), 1);
}
