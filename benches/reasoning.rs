//! What judging costs on a map of 10,000 claims and 12,000 reasons, after one edit, and
//! seen from elsewhere; what a matrix of 2,000 rows and 8 theses costs, and comparing two
//! theses of 2,000 claims each.
//!
//! `cargo bench --bench reasoning`

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a bench stops where something is missing"
)]

use contend::edit::{Aspect, ClaimRef, Edit, Place, Session};
use contend::generate::generate;
use contend::model::{
    Backing, Claim, Finite, Fit, Id, Kind, Map, Override, Perspective, Question, Quote, Reason,
    Source, Stance, Transaction,
};
use contend::reasoning::{Hold, Matrix, Reasoner, RowOrder, Settings, Side, WhatIf, compare};

/// The program's.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const CLAIMS: usize = 10_000;
const REASONS: usize = 12_000;

fn main() {
    divan::main();
}

/// A generated map, where claims at the bottom speak once more for what their reason
/// bears on until there are reasons enough.
fn map() -> Map {
    let mut map = generate(CLAIMS, 1);
    let bottom = |reason: &Reason| {
        let mut premises = reason.premises.iter().copied();
        premises.find(|claim| !map.has_reasons_on(*claim))
    };
    let mut more: Vec<Reason> = (map.reasons().iter())
        .filter_map(|(_, reason)| {
            Some(Reason {
                premises: vec![bottom(reason)?],
                ..Reason::clone(reason)
            })
        })
        .collect();
    more.truncate(REASONS.saturating_sub(map.reasons().len()));
    let mut tx = Transaction::new(&mut map);
    for (number, reason) in more.into_iter().enumerate() {
        tx.put(numbered(Kind::Reason, number), reason);
    }
    let _made = tx.finish();
    map
}

/// An id that is the same each time and stands anywhere among the others.
fn numbered(kind: Kind, number: usize) -> Id {
    let spread = (number as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    Id::from_noise(
        kind,
        std::array::from_fn(|place| (spread >> (4 * place)) as u8),
    )
}

/// The verdict, both strengths and all matrices, from the map.
#[divan::bench]
fn all_readings(bencher: divan::Bencher) {
    let map = map();
    bencher.bench_local(|| Reasoner::with_matrices(&map, Settings::default()));
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

/// Holding another claim in, for the sake of argument, and the matrix of one question.
#[divan::bench]
fn after_a_claim_is_held(bencher: divan::Bencher) {
    let map = map();
    let claims: Vec<Id> = map.claims().ids().collect();
    let mut reasoner = Reasoner::new(&map, Settings::default());
    let question = map.questions_in_order()[0];
    let mut turn = 0;
    bencher
        .with_inputs(|| {
            turn += 1;
            let mut what_if = WhatIf::default();
            what_if
                .held
                .insert(claims[(turn * 7919) % claims.len()], Hold::In);
            Settings {
                what_if,
                ..Settings::default()
            }
        })
        .bench_local_values(|settings| {
            reasoner.look_from(&map, settings);
            reasoner.matrix(&map, question)
        });
}

/// Seeing the map as somebody does who rates 100 claims, and as the map itself does, in
/// turn.
#[divan::bench]
fn after_the_perspective_is_switched(bencher: divan::Bencher) {
    let mut map = map();
    let claims: Vec<Id> = map.claims().ids().collect();
    let who = numbered(Kind::Perspective, 0);
    let mut perspective = Perspective::default();
    for claim in claims.iter().step_by(claims.len() / 100) {
        perspective.ratings.set(*claim, Finite::new(0.9));
    }
    let mut tx = Transaction::new(&mut map);
    tx.put(who, perspective);
    let _made = tx.finish();
    let mut reasoner = Reasoner::new(&map, Settings::default());
    let mut is_own = false;
    bencher.bench_local(|| {
        is_own = !is_own;
        let perspective = is_own.then_some(who);
        reasoner.look_from(
            &map,
            Settings {
                perspective,
                ..Settings::default()
            },
        );
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

/// One question with 8 theses and 2,000 quotes: each behind a premise of its own, for a
/// thesis or against it, one of ten for two theses at once; one cell of a hundred is set
/// by hand.
fn large_question() -> (Map, Id) {
    let mut map = Map::default();
    let mut tx = Transaction::new(&mut map);
    let theses: Vec<Id> = (0..8).map(|number| numbered(Kind::Claim, number)).collect();
    for thesis in &theses {
        tx.put(*thesis, Claim::default());
    }
    let sources: Vec<Id> = (0..40)
        .map(|number| numbered(Kind::Source, number))
        .collect();
    for (number, source) in sources.iter().enumerate() {
        let title = format!("Report {number}");
        tx.put(
            *source,
            Source {
                title,
                ..Source::default()
            },
        );
    }
    for number in 0..2_000 {
        let claim = numbered(Kind::Claim, 8 + number);
        tx.put(claim, Claim::default());
        let quote = numbered(Kind::Quote, number);
        let source = sources[number % sources.len()];
        tx.put(
            quote,
            Quote {
                source,
                ..Quote::default()
            },
        );
        let backing = Backing {
            quote,
            claim,
            stance: Stance::For,
            rating: Finite::new((number % 5) as f64 / 4.0),
            ..Backing::default()
        };
        tx.put(numbered(Kind::Backing, number), backing);
        for turn in 0..=usize::from(number % 10 == 0) {
            let stance = if number % 3 == 0 {
                Stance::Against
            } else {
                Stance::For
            };
            let reason = Reason {
                target: theses[(number + 3 * turn) % theses.len()],
                premises: vec![claim],
                stance,
                rating: Finite::new((number % 4) as f64 / 3.0),
                ..Reason::default()
            };
            tx.put(numbered(Kind::Reason, 2 * number + turn), reason);
        }
        if number % 12 == 0 {
            let cell = Override {
                evidence: numbered(Kind::Backing, number),
                thesis: theses[number % theses.len()],
                fit: Fit::Inconsistent,
                ..Override::default()
            };
            tx.put(numbered(Kind::Override, number), cell);
        }
    }
    let question = numbered(Kind::Question, 0);
    tx.put(
        question,
        Question {
            theses,
            ..Question::default()
        },
    );
    let _made = tx.finish();
    (map, question)
}

fn large_matrix() -> (Map, Matrix) {
    let (map, question) = large_question();
    let reasoner = Reasoner::new(&map, Settings::default());
    let matrix = reasoner.matrix(&map, question).expect("a matrix");
    assert_eq!((matrix.rows.len(), matrix.theses.len()), (2_000, 8));
    (map, matrix)
}

/// A matrix of 2,000 rows and 8 columns.
#[divan::bench]
fn large_matrix_is_made(bencher: divan::Bencher) {
    let (map, question) = large_question();
    let reasoner = Reasoner::new(&map, Settings::default());
    bencher.bench_local(|| reasoner.matrix(&map, question));
}

#[divan::bench(args = [RowOrder::Evidence, RowOrder::Diagnosticity, RowOrder::Inconsistency])]
fn large_matrix_is_sorted(bencher: divan::Bencher, order: RowOrder) {
    let (_, matrix) = large_matrix();
    bencher.bench_local(|| matrix.sorted_by(order));
}

#[divan::bench]
fn large_matrix_is_sorted_by_source(bencher: divan::Bencher) {
    let (map, matrix) = large_matrix();
    bencher.bench_local(|| matrix.sorted_by_source(&map));
}

/// Two theses with about 2,000 claims each below them.
fn large_cases() -> (Map, [Id; 2]) {
    let mut map = generate(4_000, 1);
    let questions = map.questions_in_order();
    let below: Vec<Id> = (questions.iter())
        .filter_map(|question| map.question(*question))
        .flat_map(|question| question.theses.iter().copied())
        .collect();
    let theses = [0, 1].map(|number| numbered(Kind::Claim, number));
    let mut tx = Transaction::new(&mut map);
    for thesis in theses {
        tx.put(thesis, Claim::default());
    }
    for (number, claim) in below.into_iter().enumerate() {
        let reason = Reason {
            target: theses[number % 2],
            premises: vec![claim],
            stance: Stance::For,
            ..Reason::default()
        };
        tx.put(numbered(Kind::Reason, number), reason);
    }
    let _made = tx.finish();
    (map, theses)
}

/// Two theses of one map, of about 2,000 claims each.
#[divan::bench]
fn large_cases_compared(bencher: divan::Bencher) {
    let (map, theses) = large_cases();
    let sides = theses.map(|thesis| Side { map: &map, thesis });
    bencher.bench_local(|| compare(&sides, &|_, _| true));
}

/// The same thesis of two copies of a map, where words tell what is the same.
#[divan::bench]
fn large_cases_of_two_maps_compared(bencher: divan::Bencher) {
    let (map, [thesis, _]) = large_cases();
    let copy = map.clone();
    let sides = [&map, &copy].map(|map| Side { map, thesis });
    bencher.bench_local(|| compare(&sides, &|_, _| true));
}
