//! What judging costs on a map of 10,000 claims, and after one edit.
//!
//! `cargo bench --bench reasoning`

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a bench stops where something is missing"
)]

use contend::edit::{Aspect, ClaimRef, Edit, Place, Session};
use contend::generate::generate;
use contend::model::{Finite, Id, Kind, Map, Stance};
use contend::reasoning::{Reasoner, Settings};

const CLAIMS: usize = 10_000;

fn main() {
    divan::main();
}

fn map() -> Map {
    generate(CLAIMS, 1)
}

/// The verdict, both strengths and all matrices, from the map.
#[divan::bench]
fn all_readings(bencher: divan::Bencher) {
    let map = map();
    bencher.bench_local(|| {
        let reasoner = Reasoner::new(&map, Settings::default());
        let matrices = reasoner.matrices(&map);
        (reasoner, matrices)
    });
}

/// Following a reason that is rated, and the matrix of one question.
#[divan::bench]
fn after_a_rating(bencher: divan::Bencher) {
    let mut session = Session::new(map());
    let reasons: Vec<Id> = session.map().reasons().ids().collect();
    let mut reasoner = Reasoner::new(session.map(), Settings::default());
    let question = session.map().questions_in_order()[0];
    let mut turn = 0;
    bencher
        .with_inputs(|| {
            turn += 1;
            let edit = Edit::Rate {
                ids: vec![reasons[(turn * 7919) % reasons.len()]],
                perspective: None,
                aspect: Aspect::Credibility,
                rating: Finite::new((turn % 5) as f64 / 4.0),
            };
            let change = session.apply(&edit).expect("a legal rating").change;
            (session.shared_map(), change)
        })
        .bench_local_values(|(map, change)| {
            reasoner.follow(&map, &change);
            reasoner.matrix(&map, question)
        });
}

/// Following a reason with a new claim, and the matrix of one question.
#[divan::bench]
fn after_a_reason_is_added(bencher: divan::Bencher) {
    let mut session = Session::new(map());
    let claims: Vec<Id> = session.map().claims().ids().collect();
    let mut reasoner = Reasoner::new(session.map(), Settings::default());
    let question = session.map().questions_in_order()[0];
    let mut turn = 0;
    bencher
        .with_inputs(|| {
            turn += 1;
            let edit = Edit::AddReason {
                id: Id::random(Kind::Reason),
                target: claims[(turn * 7919) % claims.len()],
                stance: Stance::Against,
                premise: ClaimRef::blank(),
                place: Place::Last,
            };
            let change = session.apply(&edit).expect("a legal reason").change;
            (session.shared_map(), change)
        })
        .bench_local_values(|(map, change)| {
            reasoner.follow(&map, &change);
            reasoner.matrix(&map, question)
        });
}

/// The cruxes of one question.
#[divan::bench]
fn cruxes_of_a_question(bencher: divan::Bencher) {
    let map = map();
    let reasoner = Reasoner::new(&map, Settings::default());
    let questions = map.questions_in_order();
    let mut turn = 0;
    bencher.bench_local(|| {
        turn += 1;
        reasoner.cruxes(&map, questions[turn % questions.len()], &|| false)
    });
}

/// The cruxes of all questions.
#[divan::bench]
fn cruxes_of_all_questions(bencher: divan::Bencher) {
    let map = map();
    let reasoner = Reasoner::new(&map, Settings::default());
    let questions = map.questions_in_order();
    bencher.bench_local(|| {
        let cruxes = |question: &Id| reasoner.cruxes(&map, *question, &|| false);
        questions.iter().map(cruxes).collect::<Vec<_>>()
    });
}
