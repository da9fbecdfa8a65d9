//! A map of many records is read in stretches and on several threads, with the same outcome.

use super::build::id;
use super::plan::{new, same};
use crate::generate::generate;
use crate::model::{
    Backing, Claim, Finite, Id, Map, Question, Quote, Reason, Source, Stance, Transaction,
};
use crate::reasoning::explain::Part;
use crate::reasoning::{Label, Reasoner, Settings};

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
    for (question, theses) in [("q-a", [0, 1]), ("q-b", [2, 3]), ("q-c", [4, 7])] {
        let question = (id(question), theses.map(|number| name('c', number)));
        let theses = question.1.to_vec();
        tx.put(
            question.0,
            Question {
                theses,
                ..Question::default()
            },
        );
    }
}

#[test]
fn a_large_map_read_at_once_is_judged_as_if_its_records_had_come_later() {
    let mut map = Map::default();
    let mut grown = new(&map);
    let mut tx = Transaction::new(&mut map);
    put_all(&mut tx);
    let change = tx.finish();
    grown.follow(&map, &change);
    let (read, matrices) = Reasoner::with_matrices(&map, Settings::default());
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
    let questions: Vec<Id> = read.questions().collect();
    assert_eq!(questions.len(), 3);
    assert_eq!(read.matrices(&map), matrices);
    let mut matrices = matrices.into_iter();
    for question in questions {
        assert_eq!(read.verdict(question), grown.verdict(question));
        let matrix = grown.matrix(&map, question);
        assert_eq!(matrices.next(), matrix);
        assert_eq!(read.matrix(&map, question), matrix);
        assert!(matrix.unwrap().rows.len() > 50);
    }
    let idle = read.evidence_that_bears_on_nothing(&map);
    assert_eq!(idle, grown.evidence_that_bears_on_nothing(&map));
    assert!(idle.len() > 100);
}

/// Names of what is not there lead nowhere, on either thread: the records that have them
/// are judged as if they had none.
#[test]
fn in_a_large_map_what_names_something_that_is_not_there_is_judged_without_it() {
    let mut map = Map::default();
    let mut tx = Transaction::new(&mut map);
    put_all(&mut tx);
    let _made = tx.finish();
    let read = new(&map);
    let question = id("q-a");
    let names_missing =
        |reason: &Reason| !reason.premises.iter().all(|it| map.claim(*it).is_some());
    let mut seen = 0;
    for (id, reason) in map.reasons().iter().filter(|(_, it)| names_missing(it)) {
        // A premise that is not there is not accepted, so no such step is.
        let explained = read.explain(question, id).unwrap();
        assert!(
            explained.weight == 0.0 && explained.label != Label::In,
            "{id}"
        );
        let there = reason
            .premises
            .iter()
            .filter(|it| map.claim(**it).is_some());
        let premises = (explained.because.iter()).filter(|it| it.part == Part::Premise);
        assert!(there.eq(premises.map(|it| &it.id)), "{id}");
        seen += 1;
    }
    assert!(seen > 300, "{seen}");
}

#[test]
fn the_matrices_of_many_questions_come_in_the_order_of_the_questions() {
    let map = generate(4000, 5);
    let (reasoner, matrices) = Reasoner::with_matrices(&map, Settings::default());
    let questions: Vec<Id> = reasoner.questions().collect();
    assert!(questions.len() > 24, "{}", questions.len());
    assert!((matrices.iter().map(|matrix| matrix.question)).eq(questions));
    for matrix in &matrices {
        let alone = reasoner.matrix(&map, matrix.question);
        assert_eq!(alone.as_ref(), Some(matrix));
    }
}
